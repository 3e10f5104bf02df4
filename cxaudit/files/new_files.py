"""A new file beside the place that it is to take, and what is left of those whose writers were killed.

It has its final permissions from its first byte. While it is being written it is locked, so that the files
that killed programs leave behind can be recognised, and swept.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cxaudit.files.system import lock_or_refuse

PRIVATE, SHARED = 0o600, 0o666
"""Permissions of a new file: for nobody else, or as the person's system has it (its umask is taken off)."""

_NEW_FILE = re.compile(r"cxaudit-[0-9a-f]{16}\.tmp")
_CREATED = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_AN_HOUR = 3600.0


class NewFile(NamedTuple):
    """A new file before it takes its place."""

    path: Path
    file: BinaryIO


@contextlib.contextmanager
def new_file_beside(path: Path, mode: int) -> Iterator[NewFile]:
    """Open a new file beside a path, with the permissions that it is to have; it is gone at the end."""
    new = _opened(path, mode)
    try:
        yield new
    finally:
        # on a full disk closing fails as writing did; what is kept was written through before
        with contextlib.suppress(OSError):
            new.file.close()
        with contextlib.suppress(OSError):
            new.path.unlink(missing_ok=True)


def _opened(path: Path, mode: int) -> NewFile:
    try:
        old = path.stat()
    except OSError:
        old = None
    while True:
        new = path.with_name(f"cxaudit-{os.urandom(8).hex()}.tmp")
        number = os.open(new, _CREATED, PRIVATE if old else mode)
        with contextlib.suppress(OSError):  # some network drives have no locks; nothing is swept there
            lock_or_refuse(number)
        if os.fstat(number).st_nlink:  # else it was swept before it was locked
            break
        os.close(number)
    if old:
        _allow_like(old, number)
    return NewFile(new, open(number, "w+b"))  # noqa: PTH123 - it is open already


def _allow_like(old: os.stat_result, number: int) -> None:
    """Give a file the group and permissions of another; where the group is refused, nothing to a group."""
    if os.name == "nt":  # where there are none
        return
    allowed = stat.S_IMODE(old.st_mode)
    try:
        if os.fstat(number).st_gid != old.st_gid:
            os.fchown(number, -1, old.st_gid)
    except PermissionError:
        allowed &= ~stat.S_IRWXG
    os.fchmod(number, allowed)


def sweep(folder: Path) -> None:
    """Remove the unfinished files of programs that were killed.

    Only regular files under our own kind of name that belong to this user, and whose writer is gone: a
    running one keeps its file locked. Windows does not remove an open file; there the file must be an hour
    old besides, since it is closed for a moment before it takes its place.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NEW_FILE.fullmatch(entry.name):
                with contextlib.suppress(OSError):
                    _sweep_one(Path(entry.path))


def _sweep_one(path: Path) -> None:
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        return
    if os.name == "nt":
        if time.time() - found.st_mtime > _AN_HOUR:
            path.unlink()
        return
    if found.st_uid != os.geteuid():
        return
    number = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        lock_or_refuse(number)
        path.unlink()
    finally:
        os.close(number)
