"""How far the action plan has come, as the sentence above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxaudit.audit import Status
from cxaudit.report import SharedAction
from cxaudit.words import N_, Plural, _
from cxaudit.workbook.columns import Column
from cxaudit.workbook.live import Live, counted, first_of, fixed, joined
from cxaudit.workbook.lookups.plan import (
    DONE,
    PARKED,
    begun_actions,
    critical_actions,
    done_actions,
    parked_actions,
    planned_actions,
)
from cxaudit.workbook.tables.action_plan import ActionPlan, PlanRow

_NOTHING = N_("Nothing is planned")
_ALL_DONE = Plural("The only action item is done", "All {n} are done")
_NONE_DONE = Plural("The only action item is not done yet", "None of {n} done yet")
_ALL_BEGUN = Plural("The only action item is in progress", "All {n} are in progress")
_BEGUN = Plural("{n} in progress", "{n} in progress")
_CRITICAL = Plural("the critical one comes first", "the {n} critical ones come first")


Counts = Mapping[Column[PlanRow], Live]
"""How many items there are of each kind, by the hidden column that counts them."""


def plan_counts(items: Sequence[SharedAction]) -> Counts:
    """Count what the sentence says, each in a cell of its own: a formula that counts is long."""
    done, begun, parked, dropped = (
        sum(item.status is status for item in items)
        for status in (Status.DONE, Status.IN_PROGRESS, Status.PARKED, Status.DROPPED)
    )
    critical = sum(item.critical and item.status.unfinished for item in items)
    return {
        ActionPlan.planned: Live(len(items) - parked - dropped, planned_actions()),
        ActionPlan.done: Live(done, done_actions()),
        ActionPlan.begun: Live(begun, begun_actions()),
        ActionPlan.parked: Live(parked, parked_actions()),
        ActionPlan.critical: Live(critical, critical_actions()),
    }


def plan_sentence(counts: Counts, row: int) -> Live:
    """Say how many are done, in progress and parked, and that critical ones come first.

    Args:
        counts: what `plan_counts` returned.
        row: where they stand, each in its column.
    """
    cells = {column: Live(count.value, f"{column.letter}{row}") for column, count in counts.items()}
    planned, done, begun = (cells[each] for each in (ActionPlan.planned, ActionPlan.done, ActionPlan.begun))
    come = first_of(
        [
            (planned.equals(0), fixed(_(_NOTHING))),
            (done.same_as(planned), counted(_ALL_DONE, planned)),
            (begun.same_as(planned), counted(_ALL_BEGUN, planned)),
            (done.equals(0), counted(_NONE_DONE, planned)),
        ],
        counted(DONE, planned, done=done),
    )
    others = first_of([(begun.same_as(planned), fixed(""))], _beside(", ", _BEGUN, begun))
    parked = _beside(", ", PARKED, cells[ActionPlan.parked])
    return joined(come, others, parked, _beside("; ", _CRITICAL, cells[ActionPlan.critical]))


def _beside(sign: str, plural: Plural, count: Live) -> Live:
    """Say how many more, behind a sign; nothing of none."""
    return first_of([(count.equals(0), fixed(""))], joined(fixed(sign), counted(plural, count)))
