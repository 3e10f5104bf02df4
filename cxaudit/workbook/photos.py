"""The photos that an audit names, each read once and made small, and what is wrong with any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from math import ceil
from pathlib import Path, PureWindowsPath

from cxaudit.audit import Audit, Response
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import is_within
from cxaudit.words import _
from cxaudit.workbook.fitting import POINTS_A_PIXEL

_SIDE = 100
"""Pixels of the screen that the longer side of a photo takes."""

GAP = 4
"""Pixels around a photo."""

_FINENESS = 3
"""Pixels of the picture for one of the screen, so that it prints well."""

_QUALITY = 85
"""Of JPEG. A photo full of detail takes 19 kB then, so a hundred of them 2 MB; at 95 it would be 32 kB."""


def room_for(names: Sequence[str]) -> float:
    """Return the points that are kept free for photos below a text, two of them side by side.

    Of many, room for four is kept: more are made smaller.
    """
    return min(2, ceil(len(names) / 2)) * (_SIDE + GAP) * POINTS_A_PIXEL


@dataclass(frozen=True)
class Photo:
    """One photo, as small as it is shown."""

    name: str
    """Its name in the folder."""

    number: int
    """Its place among the photos of the audit, from 1."""

    content: bytes
    """The picture's file: upright, without anything else that the camera wrote."""

    kind: str
    """`jpeg`; `png` where something can be seen through it."""

    width: int
    """Pixels of the screen, across."""

    height: int
    """Pixels of the screen, down."""


@dataclass(frozen=True)
class Photos:
    """The photos of an audit."""

    found: Mapping[str, Photo] = field(default_factory=dict)
    """Those that can be shown, by their names."""

    problems: tuple[Problem, ...] = ()
    """What is wrong with the others, one for each."""

    def of(self, names: Iterable[str]) -> list[Photo]:
        """Return the photos of some names, each once, without those that can't be shown."""
        return [self.found[name] for name in dict.fromkeys(names) if name in self.found]

    def named_in(self, audit: Audit) -> Audit:
        """Return the audit with a word behind the name of each photo that can't be shown, for its book."""
        if not self.problems:
            return audit
        responses = {id: self._named(response) for id, response in audit.responses.items()}
        return audit.model_copy(update={"responses": responses})

    def _named(self, response: Response) -> Response:
        said = {
            kind: tuple(name if name in self.found else _("{photo} (missing)", photo=name) for name in names)
            for kind, names in (("photos", response.photos), ("staff_photos", response.staff_photos))
        }
        return response.model_copy(update=said)


def read_photos(audit: Audit, folder: Path) -> Photos:
    """Read all photos that the answers of an audit name, one after the other.

    Args:
        audit: names them.
        folder: where they lie; nothing outside of it is read, whatever a name or a link says.

    Returns:
        Those that can be shown, and a problem for each of the others: nothing is raised.
    """
    found: dict[str, Photo] = {}
    problems: list[Problem] = []
    for number, name in enumerate(dict.fromkeys(_names(audit)), 1):
        try:
            found[name] = _photo(name, number, _within(folder, name))
        except CxauditError as error:
            problems += error.problems
    return Photos(found, tuple(problems))


def _names(audit: Audit) -> Iterator[str]:
    for response in audit.responses.values():
        yield from response.photos
        yield from response.staff_photos


def _within(folder: Path, name: str) -> Path:
    """Return the path of a photo.

    Raises:
        CxauditError: if it leads out of the folder.
    """
    # on Windows even a look at \\server\share would tell that server who is logged in
    windows = PureWindowsPath(name)
    leads_out = windows.drive or windows.root or ".." in windows.parts
    if not leads_out and is_within(folder / name, folder):
        return folder / name
    what = _("the photo {name} would lie outside of the folder", name=repr(name))
    raise CxauditError(Problem(str(folder), what, _("copy the photo itself into the folder, and name that")))


def _photo(name: str, number: int, path: Path) -> Photo:
    """Read a photo.

    Raises:
        CxauditError: if there is no such file, or it is no picture that can be taken.
    """
    from cxaudit.workbook.pictures import read_picture  # Pillow's formats are slow to load, and seldom needed

    picture = read_picture(path, _SIDE * _FINENESS, _SIDE * _FINENESS)
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    kind = "png" if picture.mode == "RGBA" else "jpeg"
    file = BytesIO()
    picture.save(file, kind, optimize=True, quality=_QUALITY)
    share = min(1 / _FINENESS, _SIDE / max(picture.size))
    width, height = (max(1, round(side * share)) for side in picture.size)
    return Photo(name, number, file.getvalue(), kind, width, height)
