"""The trades for which there are packs, as they are asked at the start of an audit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from cxaudit.checklist import Checklist
from cxaudit.interview.setup import Trades
from cxaudit.library import checklists_folder, load_checklist, pack_folders, packs_of


def read_trades(folder: Path | None, packs: Sequence[str] = ()) -> Trades:
    """Read the checklists in a folder, or ours, and what trades there are packs for.

    Args:
        folder: the checklists; None: ours.
        packs: what is added to them, whatever is said of the trade.
    """
    library = folder or checklists_folder()
    given = pack_folders(library, packs)
    offers = packs_of(library, given)
    folders = {each.id: str(each.folder) for each in offers}

    @cache
    def load(names: tuple[str, ...]) -> Checklist:
        return load_checklist(library, [folders[name] for name in names])

    added = tuple(each.id for each in offers if each.folder in given)
    load(added)
    return Trades(load(()), {each.id: each.trade for each in offers}, added, load)
