"""Reads one YAML file into a `Document`; whatever is wrong with the file is one of its flaws."""

from __future__ import annotations

from pathlib import Path

from cxaudit.files import CannotRead, Reason, read
from cxaudit.library.documents import Document, Flaw
from cxaudit.library.parsing import parse
from cxaudit.words import N_, _

LARGEST = 2**20
"""How many bytes a file may have: 1 MiB."""

_FIXES = {
    Reason.MISSING: N_("see that the name is right"),
    Reason.FOLDER: N_("name a YAML file"),
    Reason.NO_FILE: N_("name a YAML file"),
    Reason.FORBIDDEN: N_("ask for the right to read it"),
    Reason.TOO_LARGE: N_("split it into several files"),
    Reason.REFUSED: N_("copy it to another folder, and name that one"),
}


def read_yaml(path: Path, name: str = "") -> Document:
    """Read a file that a person wrote; the document's `content` is None where that is not possible.

    Args:
        path: the file.
        name: as people are to read it; empty: its own name.
    """
    name = name or path.name
    try:
        content = read(path, LARGEST, _("a file"))
    except CannotRead as error:
        return _unreadable(str(path), error.what, _(_FIXES[error.reason]))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = _("the file is not written in UTF-8")
        return _unreadable(name, what, _("save it as UTF-8 in your editor"), line)
    return parse(name, text.replace("\r\n", "\n").replace("\r", "\n"))


def _unreadable(name: str, what: str, fix: str, line: int = 0) -> Document:
    return Document(name, flaws=(Flaw(name, line, (), what, fix),))
