"""Reading a file that a person named: within a bound of bytes, and never waiting for a pipe or device."""

from __future__ import annotations

import errno
import os
import stat
from enum import Enum, auto
from pathlib import Path

from cxaudit.files.looking import mode_of
from cxaudit.words import _

_WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Reason(Enum):
    """Why a file cannot be read."""

    MISSING = auto()
    FOLDER = auto()
    NO_FILE = auto()
    """It is a pipe, a device or a socket."""
    FORBIDDEN = auto()
    TOO_LARGE = auto()
    REFUSED = auto()
    """By the system, for another reason."""


class CannotRead(Exception):
    """A file cannot be read."""

    def __init__(self, reason: Reason, what: str) -> None:
        super().__init__(what)
        self.reason = reason
        """Why."""
        self.what = what
        """The same as a sentence, without a full stop."""


def read(path: Path, most: int, wanted: str) -> bytes:
    """Read a file.

    Args:
        path: the file.
        most: how many bytes it may have.
        wanted: what it should be, as it is said: "an audit".

    Raises:
        CannotRead: if there is no such file, it is too large, or the system refuses.
    """
    mode = mode_of(path)
    if mode is not None and not stat.S_ISREG(mode):  # looked at before opening: a device may act on that
        raise _no_file(mode, wanted)
    try:
        with open(os.open(path, _WITHOUT_WAITING), "rb") as file:  # noqa: PTH123 - which cannot say how
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise _no_file(mode, wanted)
            content = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise CannotRead(*_why(error)) from error
    if len(content) > most:
        raise CannotRead(Reason.TOO_LARGE, _("the file is larger than {most} MiB", most=most // 2**20))
    return content


def _no_file(mode: int, wanted: str) -> CannotRead:
    if stat.S_ISDIR(mode):
        return CannotRead(Reason.FOLDER, _("this is a folder, not {wanted}", wanted=wanted))
    return CannotRead(Reason.NO_FILE, _("this is a pipe or a device, not {wanted}", wanted=wanted))


def _why(error: OSError | ValueError) -> tuple[Reason, str]:
    number = error.errno if isinstance(error, OSError) else errno.ENOENT
    if number in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return Reason.MISSING, _("there is no such file")
    if number == errno.ELOOP:
        return Reason.REFUSED, _("this is a link that leads to itself")
    if isinstance(error, PermissionError):
        return Reason.FORBIDDEN, _("the file may not be read")
    said = error.strerror if isinstance(error, OSError) else None
    return Reason.REFUSED, _("the file cannot be read: {reason}", reason=said or error)
