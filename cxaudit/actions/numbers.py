"""The numbers by which people name action items."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from cxaudit.actions.findings import AnyFinding, find_all
from cxaudit.audit import ActionState, Audit
from cxaudit.scoring import scorecard


def numbers_of(audit: Audit, findings: Iterable[AnyFinding]) -> dict[str, int]:
    """Return numbers by item: those that were given, then on from the last that was ever given.

    Args:
        audit: keeps the numbers that were given.
        findings: of this audit, most important first; an item is numbered by its first one.
    """
    given = {id: state.number for id, state in audit.actions.items() if state.number}
    following = count(1 + max(given.values(), default=0))
    items = dict.fromkeys(finding.action for finding in findings)
    return {id: given.get(id) or next(following) for id in items}


def keep_numbers(audit: Audit) -> Audit:
    """Return the audit with the numbers of its action items; the same one where all have theirs already."""
    states = {
        id: state.model_copy(update={"number": number})
        for id, number in numbers_of(audit, find_all(scorecard(audit))).items()
        if (state := audit.actions.get(id, ActionState())).number is None
    }
    return audit.model_copy(update={"actions": {**audit.actions, **states}}) if states else audit
