"""Files that are whole at every moment, under names that every system accepts."""

import contextlib
import errno
import os
import re
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from cxaudit.errors import CxauditError, Problem

AUDIT_ENDING = ".audit.json"
"""How the name of an audit's file ends."""

_WAITS = (0.1, 0.2, 0.4, 0.8)
"""Seconds between the tries to put a file in its place."""

_ANOTHER_NAME = "give another name with -o"

_WHAT_AND_FIX = {
    errno.ENOSPC: ("the disk is full", f"make room, or {_ANOTHER_NAME}"),
    errno.EDQUOT: ("the disk space allowed to you is used up", f"make room, or {_ANOTHER_NAME}"),
    errno.ENAMETOOLONG: ("the name is too long for this disk", f"shorten it, or {_ANOTHER_NAME}"),
    errno.EROFS: ("the disk can only be read", _ANOTHER_NAME),
    errno.EACCES: ("you may not write in this folder", _ANOTHER_NAME),
    errno.EPERM: ("you may not write in this folder", _ANOTHER_NAME),
    errno.EISDIR: ("there is a folder of this name", _ANOTHER_NAME),
}

_BETWEEN_WORDS = re.compile(r'[-.\s<>:"/\\|?*]+')
_JOINERS = "\u200c\u200d"
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_MOST_LETTERS = 100
_MOST_BYTES = 200


def put_in_place(
    path: Path, write: Callable[[BinaryIO], object], sleep: Callable[[float], object] = time.sleep
) -> None:
    """Write a file whole: at every moment there is the old one or the new one, never a part.

    Args:
        path: the file; its folder is made if it is missing. A link stays a link, and an
            existing file keeps its permissions.
        write: writes the content into the open file it is given.
        sleep: waits so many seconds before another try.

    Raises:
        CxauditError: if the system refuses; the old file is then as it was. What `write`
            raises otherwise passes through.
    """
    try:
        path = path.resolve()
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        make_folder(path.parent)
        beside = path.with_name(f"cxaudit-{os.urandom(8).hex()}.tmp")
        try:
            _write_whole(beside, write)
            _replace(beside, path, sleep)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise system_refused(path, error) from error
    _keep_entry(path.parent)


def is_file(path: Path) -> bool:
    """Whether there is such a file; no name that the system refuses, such as one too long, is one."""
    try:
        return path.is_file()
    except OSError:
        return False


def safe_name(text: str) -> str:
    """A file name, without its ending, that Windows, macOS and Linux all accept.

    Letters of every script stay. Spaces, dots and what some system refuses become one `-`
    between words; dots too, so that an ending can be added or changed later. Names that
    Windows reserves (`CON`, `COM1`) get `audit-` before them.

    Returns:
        1 to 100 characters and at most 200 bytes; `audit` where nothing is left.
    """
    words = _BETWEEN_WORDS.sub("-", "".join(filter(_has_a_place, text)))
    name = _cut(unicodedata.normalize("NFC", words)) or "audit"
    return f"audit-{name}" if _RESERVED.fullmatch(name) else name


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it lies in, where they are missing.

    Raises:
        CxauditError: if there is a file of that name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        what = "its folder can't be made: there is a file of that name"
        raise CxauditError(Problem(str(folder), what, _ANOTHER_NAME)) from error


def _write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    with path.open("xb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())


def _replace(beside: Path, path: Path, sleep: Callable[[float], object]) -> None:
    """Put the new file in place; a sync or virus program may hold the old one for a moment."""
    if path.exists():
        import shutil

        shutil.copymode(path, beside)
    for wait in _WAITS:
        try:
            beside.replace(path)
        except PermissionError:
            sleep(wait)
        else:
            return
    try:
        beside.replace(path)
    except PermissionError as error:
        problem = Problem(
            str(path),
            "it is open in another program, or you may not change it",
            f"close it in Excel, or {_ANOTHER_NAME}",
        )
        raise CxauditError(problem) from error


def _keep_entry(folder: Path) -> None:
    """Have the folder's entry outlive a power cut, where the system can do that."""
    # Windows can't open a folder and some network drives refuse; the file is in place by then.
    with contextlib.suppress(OSError):
        entry = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)


def system_refused(path: Path, error: OSError) -> CxauditError:
    """Tell why a file can't be written."""
    told = f"it can't be written: {error.strerror or error}"
    what, fix = _WHAT_AND_FIX.get(error.errno or 0, (told, _ANOTHER_NAME))
    return CxauditError(Problem(str(path), what, fix))


def _has_a_place(letter: str) -> bool:
    """No control, no lone surrogate, and nothing unassigned, which macOS refuses."""
    kept = letter.isspace() or letter in _JOINERS
    return kept or not unicodedata.category(letter).startswith("C")


def _cut(name: str) -> str:
    short = name[:_MOST_LETTERS].encode()[:_MOST_BYTES].decode(errors="ignore")
    return short.strip("-" + _JOINERS)
