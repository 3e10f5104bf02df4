"""Files that are whole at every moment.

A new file is written beside its place, under a name of its own, and takes the place when it is whole.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Self

from cxaudit.errors import CxauditError, Problem
from cxaudit.files.looking import is_folder, mode_of, resolved
from cxaudit.files.new_files import PRIVATE, SHARED, NewFile, new_file_beside
from cxaudit.words import N_, _

WriteContent = Callable[[BinaryIO], object]
"""Writes the content of a file into the open file it is given."""

Sleep = Callable[[float], object]
"""Waits so many seconds."""

WriteFile = Callable[[Path, WriteContent], None]
"""A way to write a file whole: `write_atomically` or `write_new`."""

_WAITS = (0.1, 0.2, 0.4, 0.8)
"""Seconds between the tries to put a file in its place."""

_MAKE_ROOM = N_("make room")
_TAKE_AWAY = N_("take it away")
_NOT_ALLOWED = (N_("you may not write in this folder"), N_("ask for the right to write there"))

_WHAT_AND_FIX = {
    errno.ENOSPC: (N_("the disk is full"), _MAKE_ROOM),
    errno.EDQUOT: (N_("the disk space allowed to you is used up"), _MAKE_ROOM),
    errno.ENAMETOOLONG: (N_("the name is too long for this disk"), N_("shorten it")),
    errno.EROFS: (N_("the disk can only be read"), N_("choose another folder")),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EISDIR: (N_("there is a folder of this name"), _TAKE_AWAY),
    errno.ELOOP: (N_("this is a link that leads to itself"), _TAKE_AWAY),
}

_REFUSED = (N_("it can't be written: {reason}"), N_("choose another folder, or another disk"))

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
"""How disks without hard links refuse one."""


class NotWritten(CxauditError):
    """A file that cannot be written, at least not under this name."""

    def or_else(self, fix: str) -> Self:
        """Return the same with something more that the person can do."""
        return type(self)(*(each._replace(fix=_either(str(each.fix), fix)) for each in self.problems))


def _either(fix: str, other: str) -> str:
    return _("{fix}, or {other}", fix=fix, other=other) if fix else other


class Exists(NotWritten):
    """There is a file of that name already."""


def write_atomically(path: Path, write: WriteContent, mode: int = SHARED, sleep: Sleep = time.sleep) -> None:
    """Write a file whole: at every moment there is the old one or the new one, never a part.

    Args:
        path: the file; its folder is made if it is missing. A link stays a link, and an
            existing file keeps its permissions.
        write: writes the content.
        mode: permissions of a file that is new.
        sleep: waits before another try.

    Raises:
        NotWritten: if the system refuses; the old file is then as it was. What `write` raises otherwise
            passes through.
    """
    _write(path, write, mode, lambda new, place: _replace(new, place, sleep))


def write_new(path: Path, write: WriteContent, mode: int = SHARED) -> None:
    """Write a file whole that is not there yet.

    Args:
        path: the file; its folder is made if it is missing.
        write: writes the content.
        mode: its permissions.

    Raises:
        Exists: if there is a file of that name, at the latest moment.
        NotWritten: if the system refuses.
    """
    _write(path, write, mode, _place_new)


def _write(path: Path, write: WriteContent, mode: int, place: Callable[[NewFile, Path], None]) -> None:
    try:
        path = resolved(path)
        _check_place(path)
        make_folder(path.parent)
        with new_file_beside(path, mode) as new:
            write(new.file)
            new.file.flush()
            os.fsync(new.file.fileno())
            place(new, path)
    except OSError as error:
        raise system_refused(path, error) from error
    _keep_entry(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it lies in, where they are missing.

    Raises:
        NotWritten: if there is a file of that name.
    """
    try:
        with contextlib.suppress(FileNotFoundError):
            folder.stat()  # else a name that is too long would be tried folder by folder
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        what = _("its folder can't be made: there is a file of that name")
        raise NotWritten(Problem(str(folder), what)) from error


def system_refused(path: Path, error: OSError) -> NotWritten:
    """Say why a file can't be written."""
    what, fix = _WHAT_AND_FIX.get(error.errno or 0, _REFUSED)
    return NotWritten(Problem(str(path), _(what, reason=error.strerror or error), _(fix)))


def check_place(path: Path) -> None:
    """Make sure that a file can take a place, as far as can be seen, before anything is done for it.

    Raises:
        NotWritten: if there is a folder, a pipe, a device, or a link that leads to itself.
    """
    try:
        _check_place(resolved(path))
    except OSError as error:
        raise system_refused(path, error) from error


def _check_place(path: Path) -> None:
    """Make sure that what is there, if anything, can be replaced by a file."""
    mode = mode_of(path)
    if mode is None:
        if path.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    elif is_folder(path):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    elif not stat.S_ISREG(mode):
        raise NotWritten(Problem(str(path), _("this is a pipe or a device, not a file"), _(_TAKE_AWAY)))


def _place_new(new: NewFile, path: Path) -> None:
    try:
        if os.name == "nt":  # which renames to no name that is taken
            new.file.close()
            new.path.rename(path)
        else:
            _link(new.path, path)
    except FileExistsError as error:
        raise Exists(Problem(str(path), _("there is a file of that name already"))) from error


def _link(new: Path, path: Path) -> None:
    try:
        path.hardlink_to(new)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))  # takes the name
        new.replace(path)


def _replace(new: NewFile, path: Path, sleep: Sleep) -> None:
    """Put the new file in place; a sync or virus program may hold the old one for a moment."""
    if os.name == "nt":  # where an open file can't be renamed
        new.file.close()
    for wait in _WAITS:
        try:
            new.path.replace(path)
        except PermissionError:
            sleep(wait)
        else:
            return
    try:
        new.path.replace(path)
    except PermissionError as error:
        what = _("it is open in another program, or you may not change it")
        fix = _("close it in Word") if path.suffix == ".docx" else _("close it in Excel")
        raise NotWritten(Problem(str(path), what, fix)) from error


def _keep_entry(folder: Path) -> None:
    """Have the folder's entry outlive a power cut, where the system can do that."""
    # Windows can't open a folder and some network drives refuse; the file is in place by then.
    with contextlib.suppress(OSError):
        entry = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(entry)
        finally:
            os.close(entry)
