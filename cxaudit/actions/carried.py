"""What goes on from the last audit: an unfinished action, or one that was done and fails again."""

from __future__ import annotations

from dataclasses import replace

from cxaudit.actions.items import ActionItem, Carried
from cxaudit.audit import ActionState, Audit, Became, Status
from cxaudit.scoring import Scorecard

_KEPT = ("owner", "title", "tasks", "done_when")
"""What people decided about an action that goes on, and that holds until they decide otherwise."""


def state_of(audit: Audit, action: str, earlier: ActionItem | None) -> ActionState:
    """Return what people decided about an action item: in this audit, else in the last where it goes on.

    Args:
        audit: what was decided in it.
        action: id of the item.
        earlier: the same item of the last audit; None where there was none.
    """
    now = audit.actions.get(action, ActionState())
    if earlier is None or not goes_on(earlier):
        return now
    kept = {key: getattr(earlier.state, key) for key in _KEPT if getattr(now, key) is None}
    return now.model_copy(update=kept)


def told_of(card: Scorecard, action: str) -> Became | None:
    """Return what was told in an audit of an action item of its baseline; None: nothing yet.

    That counts as long as the audit is compared with its baseline, and not with another one.
    """
    audit, before = card.audit, card.before
    own = audit.baseline and before and audit.baseline.id == before.audit.id
    return audit.last_actions.get(action) if own else None


def with_told(audit: Audit, action: str, **told: object) -> Audit:
    """Return the audit with what was told of an action item of its baseline.

    Raises:
        ValidationError: if that cannot be.
    """
    became = Became.model_validate({**told})
    return audit.model_copy(update={"last_actions": {**audit.last_actions, action: became}})


def as_told(card: Scorecard, item: ActionItem) -> ActionItem:
    """Return an action item of the audit before, as far as it has come by what was told since."""
    told = told_of(card, item.id)
    if told is None:
        return item
    state = item.state.changed(status=told.status, done_on=told.done_on)
    return replace(item, status=told.status, state=state)


def goes_on(earlier: ActionItem) -> bool:
    """Whether an item of the last audit goes on where it is one again."""
    return earlier.status.unfinished or earlier.status is Status.DONE


def carried_over(audit: Audit, earlier: ActionItem | None) -> Carried | None:
    """Say from where an item was carried over; None where it was finished, parked or not there."""
    if earlier is None or audit.baseline is None or not earlier.status.unfinished:
        return None
    return Carried(audit.baseline.date, earlier.due)


def status_of(state: ActionState, earlier: ActionItem | None, *, parked: bool, failing: bool) -> Status:
    """Say how far an item has come.

    Args:
        state: what people decided.
        earlier: the same item of the last audit; None where there was none.
        parked: whether it is put aside.
        failing: whether something of it is known to be wanting; what nobody knows reopens nothing.
    """
    if parked:
        return Status.PARKED
    if state.status and state.status is not Status.PARKED:
        return state.status
    if earlier and earlier.status is Status.DONE and failing:
        return Status.REOPENED
    return earlier.status if earlier and earlier.status.unfinished else Status.OPEN
