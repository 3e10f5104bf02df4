"""Reads one YAML file into a `Document`; whatever is wrong with the file is one of its flaws."""

from __future__ import annotations

from pathlib import Path

from cxaudit.files import CannotRead, Reason, read
from cxaudit.library.documents import Document, Flaw
from cxaudit.library.parsing import parse

LARGEST = 2**20
"""How many bytes a file may have: 1 MiB."""


_FIXES = {
    Reason.MISSING: "see that the name is right",
    Reason.FOLDER: "name a YAML file",
    Reason.NO_FILE: "name a YAML file",
    Reason.FORBIDDEN: "ask for the right to read it",
    Reason.TOO_LARGE: "split it into several files",
    Reason.REFUSED: "copy it to another folder, and name that one",
}


def read_yaml(path: Path) -> Document:
    """Read a file that a person wrote; the document's `content` is None where that is not possible."""
    try:
        content = read(path, LARGEST, "a file")
    except CannotRead as error:
        return _unreadable(str(path), error.what, _FIXES[error.reason])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _unreadable(
            path.name, "the file is not written in UTF-8", "save it as UTF-8 in your editor", line
        )
    return parse(path.name, text.replace("\r\n", "\n").replace("\r", "\n"))


def _unreadable(name: str, what: str, fix: str, line: int = 0) -> Document:
    return Document(name, flaws=(Flaw(name, line, (), what, fix),))
