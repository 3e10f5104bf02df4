"""Which questions a round asks: those that another plan leaves, and those that are not settled yet."""

from __future__ import annotations

from cxaudit.audit import Audit, State
from cxaudit.plan import route


def as_planned(order: tuple[str, ...], before: Audit, after: Audit) -> tuple[str, ...]:
    """Return the questions of a round by another plan: without those it leaves out, with its new ones."""
    if before.plan == after.plan:
        return order
    asked = {name for name in after.plan if name in order or name not in before.plan}
    return route(after, asked)


def unsettled(audit: Audit, order: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the questions that are open or unknown."""
    return tuple(name for name in order if audit.response(name).state in (State.OPEN, State.UNKNOWN))
