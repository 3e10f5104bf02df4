"""The numbers by which people name action items."""

from __future__ import annotations

from cxaudit.actions.items import plan_actions
from cxaudit.audit import Audit
from cxaudit.scoring import scorecard


def keep_numbers(audit: Audit) -> Audit:
    """Return the audit with the numbers of its action items; the same one where all have theirs already."""
    given = {
        item.id: item.state.model_copy(update={"number": item.number})
        for item in plan_actions(scorecard(audit))
        if item.state.number is None
    }
    return audit.model_copy(update={"actions": {**audit.actions, **given}}) if given else audit
