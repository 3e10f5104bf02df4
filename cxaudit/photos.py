"""Photos: the newest pictures of a folder, and copies of some in the folder of an audit.

A copy is whole before an answer names it. No photo is ever removed or written over: an answer that no longer
names one leaves it where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from cxaudit.errors import CxauditError, Problem
from cxaudit.files import (
    AUDIT_ENDING,
    PRIVATE,
    CannotRead,
    Exists,
    changed_at,
    is_file,
    is_folder,
    names_in,
    read,
    safe_name,
    write_new,
)
from cxaudit.words import _

FOLDER_ENDING = ".photos"
"""How the name of the folder ends in which an audit's photos lie."""

ENDINGS = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff")
"""How the names of pictures end that can be shown."""

_LARGEST = 20 * 2**20
"""How many bytes a picture may have: 20 MiB."""


def photos_folder(audit: Path) -> Path:
    """Return the folder in which the photos of an audit lie, beside its file."""
    name = audit.name
    stem = name.removesuffix(AUDIT_ENDING) if name.endswith(AUDIT_ENDING) else audit.stem
    return audit.with_name(f"{stem}{FOLDER_ENDING}")


def newest_pictures(folder: Path, most: int) -> list[Path]:
    """Return the pictures of a folder that were changed last, the newest first."""
    pictures = (folder / name for name in names_in(folder) if name.lower().endswith(ENDINGS))
    return sorted(filter(is_file, pictures), key=changed_at, reverse=True)[:most]


def check_folder(folder: Path) -> None:
    """Make sure that there is such a folder.

    Raises:
        CxauditError: if there is none.
    """
    if not is_folder(folder):
        raise CxauditError(Problem(str(folder), _("there is no such folder"), _("name one with pictures")))


def keep_photo(picture: Path, audit: Path) -> str:
    """Copy a picture into an audit's folder for photos, and return its name there.

    It keeps its name as far as every system accepts that; where another picture has it, a number is added.

    Raises:
        CxauditError: if it cannot be read, or not be written.
    """
    content = _content(picture)
    for path in _names(photos_folder(audit), picture.name):
        if _holds(path, content):
            return path.name
        try:
            write_new(path, lambda file: file.write(content), PRIVATE)
        except Exists:
            continue
        return path.name
    raise AssertionError("there are always more names")


def carry_photos(names: Iterable[str], old: Path, new: Path) -> None:
    """Copy photos of an audit that is saved elsewhere from now on; one that is missing stays so.

    Raises:
        CxauditError: if one cannot be written.
    """
    for name in names:
        picture = photos_folder(old) / name
        if is_file(picture) and not is_file(photos_folder(new) / name):
            keep_photo(picture, new)


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file has this content; one that cannot be read has another."""
    try:
        return is_file(path) and read(path, _LARGEST, "") == content
    except CannotRead:
        return False


def _content(picture: Path) -> bytes:
    try:
        return read(picture, _LARGEST, _("a picture"))
    except CannotRead as error:
        fix = _("choose another picture, or copy this one to another folder")
        raise CxauditError(Problem(str(picture), error.what, fix)) from error


def _names(folder: Path, name: str) -> Iterator[Path]:
    stem, ending = safe_name(Path(name).stem), Path(name).suffix.lower()
    names = (f"{stem}-{number}{ending}" if number > 1 else f"{stem}{ending}" for number in count(1))
    return (folder / each for each in names)
