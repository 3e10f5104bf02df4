"""When each clause is written, and from when the policy can hold.

First the rules are written, then taught, from the week after, then they hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from cxaudit.actions import ActionItem, Kind
from cxaudit.audit import Audit, Status, WeeksOut
from cxaudit.days import next_week, on_weekday

DAYS_TO_FORCE = 42
"""Days from the sitting until the policy holds, at least, unless the sitting said otherwise."""

MOST_DAYS_TO_FORCE = 90
"""Days from the sitting until the policy holds, at most, unless the sitting said otherwise."""

MONTHS_TO_REVIEW = 6
"""Months that must lie between the audit and the next review of the policy."""

_WEEK = timedelta(days=7)


def sitting_day(audit: Audit) -> date:
    """Return the day of the policy sitting; without one, or where nobody said, the audit's."""
    return (audit.policy.held if audit.policy else None) or audit.date


def work_on(items: Iterable[ActionItem], clause: str) -> list[ActionItem]:
    """Return the action items on a clause that are not done, but for those that only find something out."""
    return [
        item
        for item in items
        if item.id.partition(".")[2] == clause
        and item.kind is not Kind.FIND_OUT
        and item.status is not Status.DONE
    ]


def written_by(audit: Audit, items: Iterable[ActionItem], clause: str) -> date | None:
    """Return the day by which a clause is written: that of the sitting where nothing is left to be done.

    None where all work on it is parked or dropped.
    """
    work = work_on(items, clause)
    planned = [item for item in work if item.status.unfinished]
    if work and not planned:
        return None
    dues = [item.due for item in planned if item.kind not in (None, Kind.TRAIN)]
    own = audit.sitting_on(clause).due
    return max([sitting_day(audit), *(due for due in (dues if work else [own]) if due)])


def taught_from(day: date, out: Sequence[WeeksOut]) -> date:
    """Return the Monday from which on is taught what is written by a day, in a week that is not out."""
    monday = next_week(day)
    while any(weeks.hold(monday) for weeks in out):
        monday = next_week(monday)
    return monday


def proposed_force(audit: Audit, written: Iterable[date]) -> date:
    """Return the Monday on which the policy can hold with all that is written and taught in time.

    That is six weeks after the sitting at the earliest, 90 days after it at the latest.

    Args:
        audit: gives the sitting, and whether there is anybody to be taught, which takes a week.
        written: by when each clause that is new or changed is written.
    """
    first, last = force_bounds(audit)
    days = (
        next_week(day - timedelta(days=1)) if audit.alone else taught_from(day, audit.weeks_out) + _WEEK
        for day in written
    )
    return max([first, *(day for day in days if day <= last)])


def force_bounds(audit: Audit) -> tuple[date, date]:
    """Return the first and the last Monday on which the policy is proposed to be in force."""
    held = sitting_day(audit)
    latest = held + timedelta(days=MOST_DAYS_TO_FORCE)
    return (
        next_week(held + timedelta(days=DAYS_TO_FORCE - 1)),
        latest - timedelta(days=latest.weekday()),
    )


def next_review(day: date) -> date:
    """Return the first weekday from 2 January that lies at least six months after the day."""
    month = day.month - 1 + MONTHS_TO_REVIEW
    earliest = (day.year + month // 12, month % 12 + 1, day.day)
    review = on_weekday(date(day.year + 1, 1, 2))
    if (review.year, review.month, review.day) < earliest:
        review = on_weekday(date(day.year + 2, 1, 2))
    return review
