"""The numbers by which people name action items, and the days from which their dates are counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from cxaudit.actions import ActionItem, keep_numbers, plan_actions
from cxaudit.audit import Audit, WeeksOut
from cxaudit.audit.references import wrong_in
from cxaudit.report import build_report
from cxaudit.scoring import scorecard
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_question, a_response, an_audit
from tests.runs import runs
from tests.strategies import large_audits

CHECKLIST = a_checklist(
    *(a_question(id, weight=weight, clause=id) for id, weight in (("light", 1), ("heavy", 3), ("middle", 2)))
)


def planned(audit: Audit) -> tuple[ActionItem, ...]:
    return plan_actions(scorecard(audit))


def numbers(audit: Audit) -> dict[str, int]:
    return {item.id.partition(".")[2]: item.number for item in planned(audit)}


def test_items_are_numbered_in_the_order_of_priority() -> None:
    audit = an_audit(CHECKLIST, dict.fromkeys(CHECKLIST.places, 1))

    assert numbers(audit) == {"heavy": 1, "middle": 2, "light": 3}
    assert [row.id for row in build_report(audit).not_parked] == [
        "reception.heavy",
        "reception.middle",
        "reception.light",
    ]


def test_a_number_is_kept_and_never_given_again_and_new_items_go_on_from_the_last() -> None:
    first = keep_numbers(an_audit(CHECKLIST, {"middle": 1, "light": 1}))
    assert numbers(first) == {"middle": 1, "light": 2}

    mended = first.answered("light", a_response(4)).answered("heavy", a_response(1))
    second = keep_numbers(mended)

    assert numbers(second) == {"heavy": 3, "middle": 1}
    assert [row.number for row in build_report(second).not_parked] == [1, 3]
    assert numbers(second.answered("light", a_response(1)))["light"] == 2


@given(large_audits())
@settings(max_examples=runs(10))
def test_every_item_has_a_number_of_its_own_that_the_audit_keeps(audit: Audit) -> None:
    kept = keep_numbers(audit)

    given_numbers = [item.number for item in planned(kept)]
    assert sorted(given_numbers) == list(range(1, len(given_numbers) + 1))
    assert [item.number for item in planned(audit)] == given_numbers
    assert keep_numbers(kept) is kept


def test_two_items_of_one_number_are_told() -> None:
    states = {"reception.heavy": {"number": 4}, "reception.light": {"number": 4}}

    [wrong] = wrong_in(an_audit(CHECKLIST, actions=states))

    assert wrong.what == "the number 4 is that of two action items"


# --- from which day on


def test_dates_are_counted_from_the_day_on_which_the_plan_was_agreed() -> None:
    [item] = planned(an_audit(responses={"reception_greeted": 1}, agreed="2026-01-12"))
    critical = a_checklist(a_question(critical=True))
    [contained] = planned(an_audit(critical, {"greeted": 1}, agreed="2026-01-12"))

    assert item.due == date(2026, 1, 26)
    assert (contained.contained_by, contained.due) == (date(2026, 1, 15), date(2026, 1, 19))


@pytest.mark.parametrize(
    ("out", "due"),
    [
        ([], date(2026, 1, 19)),
        (["2026-01-19"], date(2026, 1, 26)),
        (["2026-01-25"], date(2026, 1, 26)),
        (["2026-01-18", "2026-01-26"], date(2026, 1, 19)),
        (["2026-01-21", "2026-01-28"], date(2026, 2, 2)),
        ([{"from": "2026-01-12", "to": "2026-02-04"}], date(2026, 2, 9)),
    ],
)
def test_what_would_be_due_in_a_week_that_is_out_is_due_on_the_monday_after(
    out: list[object], due: date
) -> None:
    [item] = planned(an_audit(responses={"reception_greeted": 1}, weeks_out=out))

    assert item.due == due


def test_a_day_that_people_set_stays_also_in_a_week_that_is_out() -> None:
    state = {"reception.welcome": {"due": "2026-01-21"}}
    audit = an_audit(responses={"reception_greeted": 1}, weeks_out=["2026-01-21"], actions=state)

    assert planned(audit)[0].due == date(2026, 1, 21)


@pytest.mark.parametrize(
    ("weeks", "told"),
    [
        ({"from": "2026-01-21", "to": "2026-01-20"}, "these weeks end before they begin"),
        ({"from": "2026-01-21", "to": "2027-05-07"}, "these weeks are more than a year"),
    ],
)
def test_weeks_that_cannot_be_are_refused(weeks: dict[str, str], told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        WeeksOut.model_validate(weeks)


def test_weeks_out_and_the_day_of_the_plan_are_kept_in_the_file(tmp_path: Path) -> None:
    audit = an_audit(weeks_out=["2026-01-21"], agreed="2026-01-12")

    save_audit(audit, tmp_path / "a.audit.json")

    assert load_audit(tmp_path / "a.audit.json") == audit
