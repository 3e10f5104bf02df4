"""How far the action plan has come, as the sentence above it."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.audit import Status
from cxaudit.report import SharedAction
from cxaudit.words import N_, Plural, _
from cxaudit.workbook.live import Condition, Live, counted, first_of, fixed, joined
from cxaudit.workbook.lookups.plan import (
    DONE,
    PARKED,
    begun_actions,
    critical_actions,
    done_actions,
    parked_actions,
    planned_actions,
)

_NOTHING = N_("Nothing is planned")
_ALL_DONE = Plural("The only action item is done", "All {n} are done")
_NONE_DONE = Plural("The only action item is not done yet", "None of {n} done yet")
_ALL_BEGUN = Plural("The only action item is in progress", "All {n} are in progress")
_BEGUN = Plural("{n} in progress", "{n} in progress")
_CRITICAL = Plural("the critical one comes first", "the {n} critical ones come first")


def plan_sentence(items: Sequence[SharedAction]) -> Live:
    """Say how many are done, in progress and parked, and that critical ones come first."""
    done = Live(_count(items, Status.DONE), done_actions())
    aside = _count(items, Status.PARKED) + _count(items, Status.DROPPED)
    planned = Live(len(items) - aside, planned_actions())
    all_done = Condition(done.value == planned.value, f"{done.formula}={planned.formula}")
    begun = Live(_count(items, Status.IN_PROGRESS), begun_actions())
    all_begun = Condition(begun.value == planned.value, f"{begun.formula}={planned.formula}")
    come = first_of(
        [
            (planned.equals(0), fixed(_(_NOTHING))),
            (all_done, counted(_ALL_DONE, planned)),
            (all_begun, counted(_ALL_BEGUN, planned)),
            (done.equals(0), counted(_NONE_DONE, planned)),
        ],
        counted(DONE, planned, done=done),
    )
    parked = Live(_count(items, Status.PARKED), parked_actions())
    critical = sum(item.critical and item.status.unfinished for item in items)
    first = Live(critical, critical_actions())
    others = first_of([(all_begun, fixed(""))], _beside(", ", _BEGUN, begun))
    return joined(come, others, _beside(", ", PARKED, parked), _beside("; ", _CRITICAL, first))


def _count(items: Sequence[SharedAction], status: Status) -> int:
    return sum(item.status is status for item in items)


def _beside(sign: str, plural: Plural, count: Live) -> Live:
    """Say how many more, behind a sign; nothing of none."""
    return first_of([(count.equals(0), fixed(""))], joined(fixed(sign), counted(plural, count)))
