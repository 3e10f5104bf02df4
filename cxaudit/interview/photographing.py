"""Asks which photo belongs to an answer, and for whom it is."""

from __future__ import annotations

from collections.abc import Iterable

from cxaudit.audit import Response
from cxaudit.errors import CxauditError
from cxaudit.interview.asking import Option, User, WentBack
from cxaudit.interview.commands import Command, SetPhotos
from cxaudit.interview.flow import Interview
from cxaudit.interview.photos import NOWHERE, Album, Picture
from cxaudit.words import _

_FOLDER, _OUT, _STAFF, _CLIENT = "folder", "out: ", "staff", "client"


def photo(user: User, interview: Interview) -> Command:
    """Ask for one of the newest pictures and for whom it is; or which photo is taken off the answer.

    The picture is copied first, so an answer never names a photo that is not there. A photo that is taken
    off stays in its folder.
    """
    album, told = interview.album, interview.told
    if album is NOWHERE:
        user.say(_("There is no folder in which photos could be kept."))
        raise WentBack
    if album.folder is None:
        _open(user, album)
    while True:
        pictures = album.newest()
        picked = user.pick(_("Which picture?"), list(_options(pictures, told)))
        if picked.startswith(_OUT):
            return _without(told, picked.removeprefix(_OUT))
        if picked != _FOLDER:
            return _kept(user, interview, pictures[int(picked)])
        _open(user, album)


def _open(user: User, album: Album) -> None:
    """Ask for the folder; where it is none, say so, and go back to the question."""
    try:
        album.open(user.line(_("In which folder are your newest pictures?"), str(album.folder or "")))
    except CxauditError as error:
        user.say(str(error))
        raise WentBack from error


def _options(pictures: Iterable[Picture], told: Response) -> Iterable[Option]:
    for number, picture in enumerate(pictures):
        yield Option(str(number), f"{picture.taken:%d.%m. %H:%M}  {picture.path.name}")
    yield Option(_FOLDER, _("another folder …"))
    for name in (*told.photos, *told.staff_photos):
        yield Option(f"{_OUT}{name}", _("take {name} off this answer", name=name))


def _without(told: Response, name: str) -> SetPhotos:
    photos, staff_photos = ([each for each in those if each != name] for those in _both(told))
    return SetPhotos(tuple(photos), tuple(staff_photos))


def _both(told: Response) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return told.photos, told.staff_photos


def _kept(user: User, interview: Interview, picture: Picture) -> SetPhotos:
    for_staff = not interview.audit.nobody_else and _is_for_staff(user, interview)
    try:
        name = interview.album.keep(picture.path)
    except CxauditError as error:
        user.say(str(error))
        raise WentBack from error
    photos, staff_photos = _both(_without_name(interview.told, name))
    return SetPhotos(photos, (*staff_photos, name)) if for_staff else SetPhotos((*photos, name), staff_photos)


def _without_name(told: Response, name: str) -> Response:
    taken = _without(told, name)
    return told.changed(photos=taken.for_client, staff_photos=taken.for_staff)


def _is_for_staff(user: User, interview: Interview) -> bool:
    client = _("the client") if interview.audit.kind == "visit" else _("whoever leads")
    readers = [Option(_CLIENT, client), Option(_STAFF, _("staff may see it too"))]
    return user.pick(_("For whom is it?"), readers) == _STAFF
