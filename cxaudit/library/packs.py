"""The packs of a library, and packs that lie elsewhere: found by their names or folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from cxaudit.checklist.references import texts, unknown
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.files import is_file, is_folder, names_in
from cxaudit.library.documents import Flaw, Placed, error_of
from cxaudit.library.file_models import PackFile
from cxaudit.library.folders import PACK, PACKS, shown_in
from cxaudit.library.messages import flaws_of
from cxaudit.library.yaml_text import read_yaml
from cxaudit.words import _


class PackOffer(NamedTuple):
    """A pack that may be added to a checklist."""

    id: str
    """Its name."""

    title: str
    """As people read it, such as Shops."""

    trade: str
    """What a business is that it is for, such as: A shop."""

    folder: Path
    """Where it lies."""


def is_pack(folder: Path) -> bool:
    """Whether a folder is a pack."""
    return is_file(folder / PACK)


def library_of(pack: Path) -> Path | None:
    """Return the library in whose folder of packs a pack lies; None where it lies elsewhere."""
    packs, library = pack.parent, pack.parent.parent
    return library if packs.name == PACKS and is_folder(library / "core") else None


def packs_of(library: Path, others: Sequence[Path] = ()) -> list[PackOffer]:
    """Return the packs of a library by their names, and then those of other folders.

    One that lies elsewhere stands in the place of the library's of the same name.

    Raises:
        CxauditError: if one does not say rightly what it is.
    """
    own = _folders(library)
    elsewhere = [folder for folder in others if folder not in own]
    read = [_offer(folder) for folder in (*own, *elsewhere)]
    flaws = [flaw for _offer, found in read for flaw in found]
    offers = {offer.id: offer for offer, _found in read if offer}
    flaws += _misnamed(offer for offer, _found in read if offer and offer.folder in own)
    if flaws:
        raise error_of(flaws)
    return [*offers.values()]


def pack_folders(library: Path, packs: Sequence[str]) -> list[Path]:
    """Return the folders of packs, each given by its name in a library or as a folder.

    Raises:
        CxauditError: if one is neither, or given twice.
    """
    names = {folder.name: folder for folder in _folders(library)}
    problems = [
        Problem(pack, _("no pack is called so, and none lies there"), nearest(pack, names))
        for pack in packs
        if pack not in names and not is_pack(Path(pack))
    ]
    if problems:
        raise CxauditError(*problems)
    return list(dict.fromkeys(names.get(pack) or Path(pack) for pack in packs))


def with_packs_of(answers: Path, library: Path, packs: Sequence[str]) -> list[str]:
    """Return packs that are given, and then those that a file of answers names besides.

    What else is wrong with the file is said where its answers are read.

    Raises:
        CxauditError: if there is no pack of a name, or one does not say rightly what it is.
    """
    document = read_yaml(answers)
    folders = pack_folders(library, packs)
    offers = {each.id: each for each in packs_of(library, folders)}
    named = dict(texts(document.content, "packs.*"))
    if wrong := [document.flaw(*each[:3]) for each in unknown("pack", offers, named.items())]:
        raise error_of(wrong)
    return [
        *dict.fromkeys(str(each) for each in (*folders, *(offers[name].folder for name in named.values())))
    ]


def _folders(library: Path) -> list[Path]:
    """The packs in a library, in the order of their names; none where it has none."""
    packs = library / PACKS
    return [folder for name in names_in(packs) if is_pack(folder := packs / name)]


def _offer(folder: Path) -> tuple[PackOffer | None, list[Flaw]]:
    """A pack as it says itself what it is, or what is wrong with that."""
    document = read_yaml(folder / PACK, shown_in(folder, PACK))
    if document.content is None or document.flaws:
        return None, list(document.flaws)
    try:
        pack = PackFile.model_validate(document.content, by_alias=True, by_name=False)
    except ValidationError as error:
        return None, flaws_of(error, PackFile, Placed(document.content, document).find)
    return PackOffer(pack.id, pack.title, pack.trade or pack.title, folder), []


def _misnamed(offers: Iterable[PackOffer]) -> Iterator[Flaw]:
    """Packs of a library whose folders are called otherwise: they are found by those."""
    for offer in offers:
        if offer.id != offer.folder.name:
            name = f"{offer.folder.name}/{PACK}"
            what = _(
                "the pack {name!r} lies in a folder called {folder}", name=offer.id, folder=offer.folder.name
            )
            fix = _("rename the folder {name}, or the pack {folder}", name=offer.id, folder=offer.folder.name)
            yield Flaw(name, 1, ("pack",), what, fix)
