"""What goes on from the last audit: days, owners, titles, numbers, and the auditor's own findings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cxaudit.actions import Carried, keep_numbers, plan_actions
from cxaudit.audit import Audit, Status
from cxaudit.audit.references import wrong_in
from cxaudit.plan import begin
from cxaudit.report import build_report
from cxaudit.scoring import scorecard
from tests.action_plans import LAST_YEAR, LETTERS, asked, item, items, last_year
from tests.builders import DAY, Answer, a_checklist, a_department, an_audit, some_answers

ID = "reception.about_greeted"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (None, Status.OPEN),
        ("open", Status.OPEN),
        ("in_progress", Status.IN_PROGRESS),
        ("reopened", Status.REOPENED),
        ("done", Status.REOPENED),
        ("dropped", Status.OPEN),
        ("parked", Status.OPEN),
    ],
)
def test_what_became_of_an_action_last_year_is_where_it_begins_this_year(
    was: str | None, now: Status
) -> None:
    states = {} if was is None else {ID: {"status": was}}

    assert item(asked(), baseline=last_year(asked(), actions=states)).status is now


@pytest.mark.parametrize("was", ["open", "in_progress", "reopened"])
def test_an_unfinished_action_gets_a_new_day_beside_its_first_one(was: str) -> None:
    again = item(asked(), baseline=last_year(asked(), actions={ID: {"status": was}}))

    assert again.carried == Carried(LAST_YEAR, date(2025, 1, 20))
    assert again.due == date(2026, 1, 19)


@pytest.mark.parametrize("was", ["done", "dropped", "parked"])
def test_an_action_that_was_finished_or_put_off_is_not_carried_over(was: str) -> None:
    again = item(asked(), baseline=last_year(asked(), actions={ID: {"status": was}}))

    assert (again.carried, again.due) == (None, date(2026, 1, 19))


def test_a_day_that_people_set_last_year_is_the_first_one_and_the_one_they_set_now_the_new_one() -> None:
    baseline = last_year(asked(), actions={ID: {"due": "2025-11-03"}})

    again = item(asked(), baseline=baseline, actions={ID: {"due": "2026-03-03"}})

    assert again.carried == Carried(LAST_YEAR, date(2025, 11, 3))
    assert again.due == date(2026, 3, 3)


def test_what_was_decided_about_an_unfinished_action_holds_until_it_is_decided_otherwise() -> None:
    decided = {"owner": "Gus", "title": "Our own name", "tasks": ["Do it."], "done_when": "It is done."}
    baseline = last_year(asked(), actions={ID: {**decided, "comment": "soon"}})

    again = item(asked(), baseline=baseline)
    changed = item(asked(), baseline=baseline, actions={ID: {"owner": "Flo"}})
    reopened = item(asked(), baseline=last_year(asked(), actions={ID: {**decided, "status": "done"}}))
    dropped = item(asked(), baseline=last_year(asked(), actions={ID: {**decided, "status": "dropped"}}))

    assert (again.owner, again.title, again.tasks) == ("Gus", "Our own name", ("Do it.",))
    assert (again.state.done_when, again.state.comment) == ("It is done.", "")
    assert (changed.owner, changed.title) == ("Flo", "Our own name")
    assert (reopened.owner, reopened.title) == ("Gus", "Our own name")
    assert (dropped.owner, dropped.title) == ("Reception lead", "About_greeted")


def test_an_owner_whom_nobody_decided_on_is_whoever_leads_by_now() -> None:
    baseline = last_year(asked(), people=[{"name": "Ed", "leads": ["reception"]}])

    assert item(asked(), baseline=baseline, people=[{"name": "Flo", "leads": ["reception"]}]).owner == "Flo"


def test_the_report_says_from_when_it_is_carried_over_and_when_it_was_first_due() -> None:
    checklist, answers = a_checklist(asked()), {"greeted": 1}
    report = build_report(an_audit(checklist, answers, baseline=last_year(asked())))

    [row] = report.not_parked
    assert row.beside == ("Carried over from the audit of 6 January 2025, first due on 20 January 2025.",)
    assert (row.first_due, row.due) == (date(2025, 1, 20), date(2026, 1, 19))


def test_a_failed_critical_that_is_carried_over_is_contained_and_due_anew() -> None:
    again = item(asked(critical=True), baseline=last_year(asked(critical=True)))

    assert again.carried == Carried(LAST_YEAR, date(2025, 1, 13))
    assert (again.contained_by, again.due) == (DAY + timedelta(days=3), DAY + timedelta(days=7))


def test_an_action_that_was_not_in_the_baseline_begins_now() -> None:
    new = item(asked("new"), baseline=last_year(asked("old")))

    assert (new.status, new.carried) == (Status.OPEN, None)


def test_an_action_whose_findings_are_gone_is_gone() -> None:
    assert items(asked(), answer=5, baseline=last_year(asked())) == ()


def test_what_was_begun_last_year_is_not_parked_unless_people_park_it() -> None:
    questions = [asked(f"q{number:02}", weight=2) for number in range(22)] + [asked()]
    baseline = last_year(asked(), actions={ID: {"status": "in_progress"}})
    answers: dict[str, Answer] = {each.id: 1 for each in questions}

    def status(**changes: object) -> Status:
        audit = an_audit(a_checklist(*questions), answers, baseline=baseline, **changes)
        return next(each.status for each in plan_actions(scorecard(audit)) if each.id == ID)

    assert status() is Status.IN_PROGRESS
    assert status(actions={ID: {"status": "parked"}}) is Status.PARKED


def test_an_action_that_was_done_is_not_reopened_by_an_answer_that_nobody_knows() -> None:
    done = last_year(asked(), actions={ID: {"status": "done"}})

    assert item(asked(), baseline=done).status is Status.REOPENED
    assert item(asked(), answer="unknown", baseline=done).status is Status.OPEN


# --- year after year


def years(*answers: dict[str, Answer], **changes: Any) -> list[Audit]:  # noqa: ANN401
    """Audits of a checklist of two questions, each begun from the one before, with numbers kept."""
    checklist, found = a_checklist(asked("a", weight=2), asked("b")), []
    audit: Audit | None = None
    for year, told in enumerate(answers, 2024):
        given = some_answers(told, date=date(year, 1, 8), **(changes if audit is None else {}))
        audit = keep_numbers(begin(given, checklist, f"in-{year}", baseline=audit))
        found.append(audit)
    return found


def test_the_first_day_and_what_was_decided_stay_in_the_third_year_too() -> None:
    poor: dict[str, Answer] = {"a": 1}

    *_, third = years(poor, poor, poor, actions={"reception.about_a": {"owner": "Gus", "title": "Our own"}})

    [only] = plan_actions(scorecard(third))
    assert only.carried == Carried(date(2025, 1, 8), date(2024, 1, 22))
    assert (only.owner, only.title, only.due) == ("Gus", "Our own", date(2026, 1, 22))


def test_a_baseline_keeps_how_far_each_action_had_come_whatever_its_own_baseline_had_moved() -> None:
    questions = [asked(f"q{n}", weight=2) for n in range(22)]
    checklist = a_checklist(*questions)
    poor = dict.fromkeys([each.id for each in questions], 1)
    first = begin(some_answers({"q21": 1}), checklist, "first")
    second = begin(some_answers(poor), checklist, "second", baseline=first)
    third = begin(some_answers(poor), checklist, "third", baseline=second)
    assert third.baseline

    reported = {each.id: each.status for each in plan_actions(scorecard(second))}

    assert list(reported.values()).count(Status.PARKED) == 2
    assert {id: state.status for id, state in third.baseline.actions.items()} == reported


def test_numbers_are_kept_from_year_to_year_and_never_given_again() -> None:
    both: dict[str, Answer] = {"a": 1, "b": 1}

    audits = years(both, {"a": 5, "b": 1}, both)

    numbers = [{each.id: each.number for each in plan_actions(scorecard(audit))} for audit in audits]
    assert numbers == [
        {"reception.about_a": 1, "reception.about_b": 2},
        {"reception.about_b": 2},
        {"reception.about_a": 3, "reception.about_b": 2},
    ]
    assert all(list(wrong_in(audit)) == [] for audit in audits)


def test_a_number_of_this_audit_is_not_taken_by_an_item_of_the_last() -> None:
    baseline = last_year(asked(), actions={ID: {"number": 1}})
    taken = {"reception.about_other": {"number": 1}}
    audit = an_audit(
        a_checklist(asked(), asked("other")), {"greeted": 1, "other": 1}, baseline=baseline, actions=taken
    )

    assert sorted(each.number for each in plan_actions(scorecard(audit))) == [1, 2]


# --- the auditor's own findings


@pytest.mark.parametrize(
    ("status", "stays"),
    [(None, True), ("in_progress", True), ("parked", True), ("done", False), ("dropped", False)],
)
def test_an_own_finding_that_nobody_finished_is_carried_over(status: str | None, stays: bool) -> None:
    states = {"reception.own_1": {"status": status, "owner": "Gus"}}
    last = an_audit(own=[LETTERS], date=LAST_YEAR, actions=states)

    now = begin(some_answers(), a_checklist(), "now", last)

    assert [own.action for own in now.own] == (["reception.own_1"] if stays else [])
    assert [each.carried is not None for each in plan_actions(scorecard(now))] == (
        [status != "parked"] if stays else []
    )


def test_an_own_finding_that_is_told_again_stands_once_as_it_is_told() -> None:
    titled = {**LETTERS, "title": "Answer the letters"}
    last = an_audit(own=[titled], date=LAST_YEAR)

    now = begin(some_answers(own=[{**titled, "found": "31 letters are unread."}]), a_checklist(), "now", last)

    assert [own.found for own in now.own] == ["31 letters are unread."]


def test_an_own_finding_of_a_department_that_is_out_of_scope_is_left_behind() -> None:
    checklist = a_checklist(a_department(), a_department(id="billing"))
    last = an_audit(checklist, own=[LETTERS], date=LAST_YEAR)

    now = begin(some_answers(departments=["billing"]), checklist, "now", last)

    assert now.own == ()
