"""The numbers by which people name action items."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from cxaudit.audit import Audit


def numbers_of(audit: Audit, actions: Iterable[str]) -> dict[str, int]:
    """Return numbers by item: those that were given, in this audit or the last, then on from the last one.

    Args:
        audit: keeps the numbers that were given.
        actions: ids of its items in their order.
    """
    given = _given(audit)
    before = _given(audit.baseline) if audit.baseline else {}
    taken = set(given.values())
    given |= {id: number for id, number in before.items() if id not in given and number not in taken}
    following = count(1 + max([*taken, *before.values(), audit.last_number]))
    return {id: given.get(id) or next(following) for id in actions}


def last_number(audit: Audit) -> int:
    """Return the last number that was given in an audit or before it; 0: none ever was."""
    return max([audit.last_number, *_given(audit).values()])


def _given(audit: Audit) -> dict[str, int]:
    return {id: state.number for id, state in audit.actions.items() if state.number}
