"""Reads one YAML file into a `Document`; whatever is wrong with the file is one of its flaws."""

from __future__ import annotations

import errno
from pathlib import Path

from cxaudit.library.documents import Document, Flaw
from cxaudit.library.parsing import parse

LARGEST = 2**20
"""How many bytes a file may have: 1 MiB."""


def read_yaml(path: Path) -> Document:
    """Read a file that a person wrote; the document's `content` is None where that is not possible."""
    try:
        content = _bytes(path)
    except OSError as error:
        what, fix = _refused(path, error)
        return _unreadable(str(path), what, fix)
    if len(content) > LARGEST:
        return _unreadable(path.name, "the file is larger than 1 MiB", "split it into several files")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _unreadable(
            path.name, "the file is not written in UTF-8", "save it as UTF-8 in your editor", line
        )
    return parse(path.name, text.replace("\r\n", "\n").replace("\r", "\n"))


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _unreadable(name: str, what: str, fix: str, line: int = 0) -> Document:
    return Document(name, flaws=(Flaw(name, line, (), what, fix),))


def _refused(path: Path, error: OSError) -> tuple[str, str]:
    if error.errno in (errno.ENOENT, errno.ENAMETOOLONG):
        return "there is no such file", "see that the name is right"
    if path.is_dir():
        return "this is a folder, not a file", "name a YAML file"
    if isinstance(error, PermissionError):
        return "the file may not be read", "ask for the right to read it"
    return (
        f"the file cannot be read: {error.strerror or error}",
        "copy it to another folder, and name that one",
    )
