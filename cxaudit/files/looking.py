"""What there is under a path; whatever the system refuses to look at is taken as not there."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from cxaudit.words import _


def mode_of(path: Path) -> int | None:
    """Return kind and permissions of what a path leads to; None where that is nothing, or cannot be seen.

    The last may be a folder that may not be entered, a name that is too long, a link that leads to itself.
    """
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # a null character, or half of a letter, is a ValueError
        return None


def is_file(path: Path) -> bool:
    """Whether there is such a file: no folder, pipe or device."""
    return stat.S_ISREG(mode_of(path) or 0)


def is_folder(path: Path) -> bool:
    """Whether there is such a folder."""
    return stat.S_ISDIR(mode_of(path) or 0)


def is_taken(path: Path) -> bool:
    """Whether there is anything of that name, other than a link that leads nowhere."""
    return mode_of(path) is not None


def changed_at(path: Path) -> float:
    """Return when a file was last changed, in seconds since 1970; 0 where that cannot be seen."""
    try:
        return path.stat().st_mtime
    except (OSError, ValueError):
        return 0.0


def remove(path: Path) -> None:
    """Remove a file, if it is there and the system lets it go."""
    with suppress(OSError, ValueError):
        path.unlink()


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, sorted; none where it cannot be read."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, not paths
    except (OSError, ValueError):
        return []


def is_same(path: Path, other: Path) -> bool:
    """Whether two paths lead to the same place, whether there is something or not."""
    try:
        return resolved(path) == resolved(other)
    except OSError:
        return False


def is_within(path: Path, folder: Path) -> bool:
    """Whether a path, with every link followed, lies in a folder, whether there is something or not."""
    try:
        return resolved(path).is_relative_to(resolved(folder))
    except OSError:
        return False


def resolved(path: Path) -> Path:
    """Return where a path leads to, with every link followed; a link that leads to itself stays as it is.

    Raises:
        OSError: if the working folder is gone.
    """
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:  # a null character, or half of a letter
        raise OSError(errno.EINVAL, _("the name has a letter that no file can have")) from error
