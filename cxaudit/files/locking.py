"""One cxaudit at a time for each audit, on every system and in folders that people share."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxaudit.errors import CxauditError, Problem
from cxaudit.files.looking import resolved
from cxaudit.files.new_files import SHARED, sweep
from cxaudit.files.reading import CannotRead, read
from cxaudit.files.system import lock_or_refuse
from cxaudit.files.writing import make_folder, system_refused
from cxaudit.words import _

_LONGEST_NOTE = 1000


class LockedElsewhere(CxauditError):
    """Another cxaudit has locked the audit."""


@contextmanager
def locked(path: Path, holder: str) -> Iterator[None]:
    """Lock an audit, so that no other cxaudit writes it at the same time, and sweep its folder.

    The system gives the lock back when the program ends, however it ends. The lock's file is removed at the
    end, and everybody may write it, so that whoever comes next in a shared folder is not kept out.

    Args:
        path: the audit's file; it may not exist yet.
        holder: who locks it, as the next one reads it.

    Raises:
        LockedElsewhere: if another cxaudit has locked it.
        NotWritten: if the folder cannot be written.
    """
    try:
        audit = resolved(path)  # whatever link leads to it
        make_folder(audit.parent)
        lock = _Lock(audit, holder)
    except BlockingIOError as error:
        what = _("it is open in another cxaudit: {holder}", holder=_holder(audit))
        raise LockedElsewhere(Problem(str(path), what, _("finish there first"))) from error
    except OSError as error:
        raise system_refused(path, error) from error
    try:
        sweep(audit.parent)
        yield
    finally:
        lock.release()


def _lock_file(audit: Path) -> Path:
    return audit.with_name(f".{audit.name}.lock")


def _holder(audit: Path) -> str:
    """Who has locked an audit, as that one wrote it down."""
    try:
        note = read(_note(audit), _LONGEST_NOTE, wanted="a note")  # which nobody reads
    except CannotRead:
        note = b""
    return note.decode("utf-8", errors="replace") or _("nobody says whose")


if sys.platform == "win32":
    from filelock import FileLock, Timeout

    def _note(audit: Path) -> Path:
        return audit.with_name(f".{audit.name}.holder")  # a locked file can't be read there

    class _Lock:
        def __init__(self, audit: Path, holder: str) -> None:
            """Lock an audit, or raise a BlockingIOError."""
            self._path, self._note = _lock_file(audit), _note(audit)
            self._lock = FileLock(self._path, timeout=0)
            try:
                self._lock.acquire()
            except Timeout as error:
                raise BlockingIOError(errno.EWOULDBLOCK, "it is locked") from error
            with contextlib.suppress(OSError):
                self._note.write_bytes(holder.encode("utf-8", errors="replace")[:_LONGEST_NOTE])

        def release(self) -> None:
            """Give it back."""
            with contextlib.suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.release()
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

else:
    _note = _lock_file

    class _Lock:
        def __init__(self, audit: Path, holder: str) -> None:
            """Lock an audit, or raise a BlockingIOError."""
            self._path = _lock_file(audit)
            self._number = _locked(self._path)
            with contextlib.suppress(OSError):  # a full disk: then nobody says whose it is
                os.ftruncate(self._number, 0)
                os.write(self._number, holder.encode("utf-8", errors="replace")[:_LONGEST_NOTE])

        def release(self) -> None:
            """Give it back; removed first, so that nobody locks a file that is about to go."""
            with contextlib.suppress(
                OSError
            ):  # somebody else's, in a folder where one removes only one's own
                self._path.unlink(missing_ok=True)
            os.close(self._number)

    def _locked(path: Path) -> int:
        """Lock a file that still stands under its name when it is locked."""
        while True:
            number = _opened(path)
            try:
                if not stat.S_ISREG(os.fstat(number).st_mode):
                    raise FileExistsError(errno.EEXIST, _("something else has the name of its lock"))
                lock_or_refuse(number)
                with contextlib.suppress(FileNotFoundError):
                    if os.path.samestat(os.fstat(number), path.lstat()):
                        return number
            except BaseException:
                os.close(number)
                raise
            os.close(number)

    def _opened(path: Path) -> int:
        """Open the lock's file, or make it for everybody; a link that somebody laid is not followed.

        It is opened before it is made: Linux lets nobody make a file over another's in a shared folder.
        """
        how = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK
        while True:
            try:
                return os.open(path, how)
            except FileNotFoundError:
                pass
            except OSError as error:
                if error.errno != errno.ELOOP:
                    raise
                raise FileExistsError(errno.EEXIST, _("a link has the name of its lock")) from error
            with contextlib.suppress(FileExistsError):
                number = os.open(path, how | os.O_CREAT | os.O_EXCL, SHARED)
                with contextlib.suppress(OSError):  # some network drives refuse
                    os.fchmod(number, SHARED)
                return number
