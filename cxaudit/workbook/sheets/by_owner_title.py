"""What the sheet By owner says above its table: who has most to do."""

from __future__ import annotations

from cxaudit.audit import Severity
from cxaudit.words import N_, Plural, _
from cxaudit.workbook.live import Live, counted, first_of, fixed, joined, said
from cxaudit.workbook.lookups.plan import LONGEST_NAME
from cxaudit.workbook.places import Block
from cxaudit.workbook.tables.by_owner import ByOwner, Workload

_NOTHING = N_("Nothing is left to do")
_NOBODY = Plural("The only item is nobody's on the list", "None of {n} items is anybody's on the list")
_ALL = Plural("{owner} has the only item that is left", "{owner} has all {n} items that are left")
_MOST = N_("{owner} carries most: {n} of {all} items")
_NOBODY_MORE = N_("Nobody carries more than {owner}: {n} of {all} items")
_CRITICAL = Plural(", {n} of them critical", ", {n} of them critical")
_ALL_CRITICAL = Plural(", a critical one", ", all of them critical")


def sentence(rows: Block, load: Workload) -> Live:
    """Say who has most to do, and how much of it is critical.

    Args:
        rows: of the table's owners; what others have, and the sum, stand in the row below and above.
        load: what the plan comes to.
    """
    everything = Live(len(load.works), f"{ByOwner.open.letter}{rows.first - 1}")
    nothing, nobody = fixed(_(_NOTHING)), counted(_NOBODY, everything)
    if rows.last < rows.first:
        return first_of([(everything.equals(0), nothing)], nobody)
    works = load.of(load.ranked[0])
    open_ = Live(len(works) or "", f"{ByOwner.open.letter}{rows.first}")
    name = load.names[load.ranked[0] - 1] if works else ""
    owner = Live(name[:LONGEST_NAME], f"LEFT({ByOwner.number.letter}{rows.first},{LONGEST_NAME})")
    critical = Live(
        sum(each.item.severity == Severity.CRITICAL.label for each in works) if works else "",
        f"{ByOwner.critical.letter}{rows.first}",
    )
    parts = {"owner": owner, "n": open_, "all": everything}
    cases = [
        (everything.equals(0), nothing),
        (open_.is_empty, nobody),
        (open_.same_as(everything), counted(_ALL, open_, owner=owner)),
    ]
    if rows.size > 1:
        second = Live(len(load.of(load.ranked[1])) or "", f"{ByOwner.open.letter}{rows.first + 1}")
        cases.append((open_.same_as(second), said(_(_NOBODY_MORE), **parts)))
    most = first_of(cases, said(_(_MOST), **parts))
    behind = first_of(
        [
            (open_.is_empty, fixed("")),
            (critical.equals(0), fixed("")),
            (critical.same_as(open_), counted(_ALL_CRITICAL, open_)),
        ],
        counted(_CRITICAL, critical),
    )
    return joined(most, behind)
