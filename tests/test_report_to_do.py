"""What is to be done of several audits, by who sees to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from cxaudit.actions import ActionItem
from cxaudit.audit import Audit, Status
from cxaudit.report import Share, ToDo, by_owner, owned_by, to_do
from tests.action_plans import LAST_YEAR, asked, item
from tests.builders import DAY, a_checklist, a_department, an_audit

CHECKLIST = a_checklist(
    a_department(asked("desk"), asked("calls", effort="M"), id="reception"),
    a_department(asked("bills"), id="billing"),
)
LONG_AFTER = date(2026, 12, 24)


def an_audit_of(organisation: str = "Corner Shop", **changes: object) -> Audit:
    named = {"organisation": organisation, "id": organisation.casefold().replace(" ", "-"), **changes}
    return an_audit(CHECKLIST, dict.fromkeys(CHECKLIST.places, 1), **named)


def only(today: date, **state: object) -> ToDo:
    """What is to be done of an audit with one finding, about which that was decided."""
    states = {"reception.about_desk": state}
    [item] = to_do([an_audit(a_checklist(asked("desk")), {"desk": 1}, actions=states)], today)
    return item


@pytest.mark.parametrize(
    ("today", "late"), [(date(2026, 1, 19), 0), (date(2026, 1, 20), 1), (LONG_AFTER, 339)]
)
def test_an_item_is_overdue_from_the_day_after_it_was_due(today: date, late: int) -> None:
    assert only(today).due == date(2026, 1, 19)
    assert only(today).late == late


@pytest.mark.parametrize(
    ("status", "late", "settled"),
    [
        (Status.OPEN, 10, False),
        (Status.IN_PROGRESS, 10, False),
        (Status.REOPENED, 10, False),
        (Status.DONE, 0, True),
        (Status.PARKED, 0, True),
        (Status.DROPPED, 0, True),
    ],
)
def test_what_people_settled_is_never_overdue(status: Status, late: int, settled: bool) -> None:
    found = only(date(2026, 1, 29), status=status)

    assert (found.status, found.late, found.settled) == (status, late, settled)


def test_a_failed_critical_is_overdue_from_the_day_after_it_was_to_be_contained() -> None:
    failed: ActionItem = item(asked("desk", critical=True))

    assert (failed.contained_by, failed.due) == (date(2026, 1, 8), date(2026, 1, 12))
    assert [failed.late_on(date(2026, 1, day)) for day in (8, 9, 12, 14)] == [0, 1, 4, 6]


def test_one_that_the_rule_parked_is_not_settled() -> None:
    questions = [asked(f"q{number}") for number in range(21)]
    audit = an_audit(a_checklist(*questions), {each.id: 1 for each in questions})

    parked = [item for item in to_do([audit], LONG_AFTER) if item.status is Status.PARKED]

    assert [(item.due, item.late, item.settled) for item in parked] == [(None, 0, False)]


def test_one_that_is_carried_over_says_when_it_was_first_due() -> None:
    before = an_audit_of(id="before", date=LAST_YEAR)

    items = list(to_do([an_audit_of(baseline=before)], DAY))

    assert {item.first_due for item in items} == {date(2025, 1, 20), date(2025, 2, 20)}


def counts(shares: Sequence[Share]) -> list[tuple[str, int, int]]:
    return [(share.owner, share.unfinished, share.overdue) for share in shares]


def test_it_is_shared_out_by_owner_who_has_most_that_is_overdue_first() -> None:
    states: dict[str, object] = {
        "reception.about_desk": {"owner": "ida  lund"},
        "reception.about_calls": {"owner": "Ida Lund "},
        "billing.about_bills": {"owner": "Bo"},
    }
    earlier = {"billing.about_bills": {"owner": "Bo", "due": "2026-01-06"}}
    first, second = an_audit_of("Shop", actions=states), an_audit_of("Mill", actions={**states, **earlier})

    early, later = (by_owner(to_do([first, second], day)) for day in (date(2026, 1, 10), LONG_AFTER))

    assert counts(early) == [("Bo", 2, 1), ("ida  lund", 4, 0)]
    assert counts(later) == [("ida  lund", 4, 4), ("Bo", 2, 2)]
    days = [item.due for item in later[0].items if item.due]
    assert days == sorted(days)
    assert len(owned_by(to_do([first, second], DAY), " IDA LUND")) == 4
    assert owned_by(to_do([first, second], DAY), "Ida") == []
