"""Resolutions: the action items to begin with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxaudit.actions.items import ActionItem
from cxaudit.audit import MOST_RESOLUTIONS

MOST_OTHERS = 5
"""Resolutions that are neither critical nor decisions; and how many there are at least."""

MOST_OF_ONE = 2
"""Resolutions of one owner from which on no other is added, unless there are fewer than five in all."""


def resolutions(items: Iterable[ActionItem], chosen: Sequence[str] | None = None) -> tuple[ActionItem, ...]:
    """Return those to begin with, as the auditor chose them; else what is critical, decisions, five more.

    They are eight at most. Of the others, which follow by priority, none is of an owner who has two already,
    unless five can't be reached otherwise, and none on a clause of which there is one already. Of those that
    were chosen falls out what is done, parked or dropped; where none is left, it is as if nobody had chosen.

    Args:
        items: of an audit, in their order.
        chosen: ids of those that the auditor chose; None: nobody chose.
    """
    unfinished = [item for item in items if item.status.unfinished]
    by_id = {item.id: item for item in unfinished}
    return tuple(by_id[id] for id in chosen or () if id in by_id) or _by_rule(unfinished)


def _by_rule(unfinished: Sequence[ActionItem]) -> tuple[ActionItem, ...]:
    first = [item for item in unfinished if item.critical]
    first += [item for item in unfinished if item.decision and not item.critical]
    first = first[:MOST_RESOLUTIONS]
    others = [item for item in unfinished if item not in first and not item.critical and not item.decision]
    spread = _fitting(first, others, MOST_OF_ONE)
    if len(first) + len(spread) < MOST_OTHERS:
        rest = [item for item in others if item not in spread]
        more = _fitting([*first, *spread], rest, len(others))
        spread += more[: MOST_OTHERS - len(first) - len(spread)]
    return (*first, *sorted(spread, key=others.index)[: min(MOST_OTHERS, MOST_RESOLUTIONS - len(first))])


def _fitting(first: Sequence[ActionItem], others: Iterable[ActionItem], of_one: int) -> list[ActionItem]:
    """Those on clauses that no other one is on, while their owner has fewer than `of_one`."""
    chosen: list[ActionItem] = []
    for item in others:
        taken = [each.clause for each in (*first, *chosen) if each.clause]
        owned = sum(each.owner == item.owner for each in (*first, *chosen))
        if item.clause not in taken and owned < of_one:
            chosen.append(item)
    return chosen
