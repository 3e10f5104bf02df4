"""From answers to findings, dated action items, resolutions and strengths."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.actions import ActionItem, Finding, Kind, find, plan_actions, resolutions, strengths
from cxaudit.actions.dates import MOST_IN_A_MONTH, Months
from cxaudit.audit import ActionState, Audit, MeasureType, Response, Severity, Status
from cxaudit.checklist import Effort, Gap, Question, Reading
from cxaudit.days import after, next_month, on_weekday
from cxaudit.numbers import whole
from cxaudit.plan import begin
from cxaudit.scoring import ScoredQuestion, scorecard
from tests.builders import (
    DAY,
    Answer,
    a_checklist,
    a_department,
    a_measured_question,
    a_question,
    a_response,
    an_audit,
    some_answers,
)
from tests.runs import runs
from tests.strategies import audits, large_audits

FIVE = ("none of us", "some of us", "half of us", "most of us", "all of us")
"""Steps that score 0, 25, 50, 75 and 100 %."""

LAST_YEAR = date(2025, 1, 6)


def asked(id: str = "greeted", *, effort: object = "S", **changes: object) -> Question:
    """A question with five steps; each is on a clause of its own, so that each is an action item."""
    action = {"do": f"Do this: {id}.", "effort": effort}
    return a_question(id, steps=FIVE, action=action, **{"clause": f"about_{id}", **changes})


def strengths_of(audit: Audit) -> tuple[ScoredQuestion, ...]:
    card = scorecard(audit)
    return strengths(card.questions.values(), card.rules)


def findings(*questions: Question, answer: Answer = 1, **changes: object) -> tuple[Finding, ...]:
    """What is found where all these questions have this answer."""
    return find(
        scorecard(an_audit(a_checklist(*questions), {each.id: answer for each in questions}, **changes))
    )


def items(*questions: Question, answer: Answer = 1, **changes: object) -> tuple[ActionItem, ...]:
    """The action items where all these questions have this answer."""
    return plan_actions(
        scorecard(an_audit(a_checklist(*questions), {each.id: answer for each in questions}, **changes))
    )


def item(question: Question, answer: Answer = 1, **changes: object) -> ActionItem:
    """The only action item where one question has this answer."""
    [only] = items(question, answer=answer, **changes)
    return only


def of_questions(item: ActionItem) -> list[Finding]:
    """Findings of questions that an action item sees to."""
    return [finding for finding in item.findings if isinstance(finding, Finding)]


def kind_of(item: ActionItem) -> str:
    """The kind of work of an action item; empty where there is none."""
    return item.kind.label if item.kind else ""


def last_year(*questions: Question, answer: Answer = 1, **changes: object) -> Audit:
    """A baseline of a year ago in which all these questions had this answer."""
    return an_audit(
        a_checklist(*questions), {each.id: answer for each in questions}, date=LAST_YEAR, **changes
    )


def ids(of: tuple[ActionItem, ...]) -> list[str]:
    return [each.id.removeprefix("reception.about_") for each in of]


def many(count: int, **changes: object) -> list[Question]:
    """So many questions that all fail alike, with ids in alphabetical order."""
    return [asked(id=f"q{number:02}", **changes) for number in range(count)]


# --- what is a finding


@pytest.mark.parametrize(
    ("reading", "found"),
    [(0, True), (59_000, True), (59_499, True), (59_500, False), (60_000, False), (100_000, False)],
)
def test_a_rating_shown_below_sixty_per_cent_is_a_finding(reading: float, found: bool) -> None:
    question = a_measured_question(good=100_000, poor=0)

    assert bool(findings(question, answer=reading)) is found


@pytest.mark.parametrize(("step", "failed"), [(1, True), (2, True), (3, True)])
def test_a_critical_question_up_to_fifty_per_cent_is_a_failed_one(step: int, failed: bool) -> None:
    [finding] = findings(asked(critical=True), answer=step)

    assert finding.scored.failed is failed
    assert finding.severity is Severity.CRITICAL


def test_a_critical_question_between_fifty_and_sixty_per_cent_is_wanting_but_did_not_fail() -> None:
    question = a_measured_question(good=100, poor=0, critical=True, weight=3)

    [finding] = findings(question, answer=55)

    assert finding.scored.score == Fraction(55, 100)
    assert not finding.scored.failed
    assert finding.severity is Severity.HIGH


def test_an_unknown_answer_is_something_to_find_out() -> None:
    [finding] = findings(asked(gap="promise", effort="L"), answer="unknown")

    assert finding.unknown
    assert finding.scored.score is None
    assert not finding.scored.failed
    assert finding.do == "Find out: How many of us do this: greeted?"
    assert finding.effort is Effort.S


@pytest.mark.parametrize(
    "answer", ["no counter here", Response(), a_response(waiting={"kind": "ask", "who": "Ed"})]
)
def test_what_does_not_apply_or_is_open_is_no_finding(answer: Answer) -> None:
    assert findings(asked(critical=True), answer=answer) == ()


def test_neither_is_a_poor_answer_outside_the_plan_or_ruled_out_by_the_profile() -> None:
    assert findings(asked(), plan=[]) == ()
    assert findings(asked(), excluded={"greeted": "nobody comes"}) == ()


def test_the_gap_is_the_questions_own_unless_the_auditor_said_otherwise() -> None:
    [usual] = findings(asked(gap="policy"))
    [changed] = findings(asked(gap="policy"), answer=Response(step=1, gap=Gap.PROMISE))

    assert usual.gap is Gap.POLICY
    assert changed.gap is Gap.PROMISE


# --- priority


@pytest.mark.parametrize(
    ("weight", "critical", "answer", "priority"),
    [
        (1, False, 1, "1"),
        (3, False, 1, "3"),
        (3, False, 2, "2.25"),
        (2, False, 3, "1"),
        (1, True, 1, "2"),
        (3, True, 1, "6"),
        (1, True, 3, "1"),
        (1, False, "unknown", "0.5"),
        (3, False, "unknown", "1.5"),
        (3, True, "unknown", "3"),
    ],
)
def test_priority_is_weight_times_what_is_wanting_and_twice_that_if_critical(
    weight: int, critical: bool, answer: Answer, priority: str
) -> None:
    question = asked(weight=weight, critical=critical)

    [first] = findings(question, answer=answer)
    [again] = findings(question, answer=answer, baseline=last_year(question))

    assert first.priority == Fraction(priority)
    assert not first.repeated
    assert again.priority == Fraction(priority) * Fraction(3, 2)
    assert again.repeated


def test_priorities_are_rounded_to_four_decimals() -> None:
    [finding] = findings(a_question(), answer=2)

    assert finding.scored.score == Fraction(1, 3)
    assert finding.priority == Fraction("0.6667")


@pytest.mark.parametrize(
    ("before", "repeated"),
    [
        (1, True),
        (3, True),
        ("unknown", True),
        (4, False),
        (5, False),
        ("not here", False),
        (Response(), False),
    ],
)
def test_a_finding_is_repeated_where_the_baseline_found_the_same_question_wanting(
    before: Answer, repeated: bool
) -> None:
    [finding] = findings(asked(), baseline=last_year(asked(), answer=before))

    assert finding.repeated is repeated


def test_another_finding_on_the_same_clause_does_not_make_it_a_repeated_one() -> None:
    [finding] = findings(asked("new", clause="greeting"), baseline=last_year(asked("old", clause="greeting")))

    assert not finding.repeated


@pytest.mark.parametrize(
    ("weight", "answer", "severity"),
    [
        (2, 1, Severity.HIGH),
        (3, 3, Severity.MEDIUM),
        (1, 1, Severity.MEDIUM),
        (2, "unknown", Severity.MEDIUM),
        (1, 2, Severity.LOW),
        (1, "unknown", Severity.LOW),
    ],
)
def test_severity_is_high_from_priority_two_and_medium_from_one(
    weight: int, answer: Answer, severity: Severity
) -> None:
    [finding] = findings(asked(weight=weight), answer=answer)

    assert finding.severity is severity


def test_findings_come_by_priority_and_ties_in_the_checklists_order() -> None:
    found = findings(asked("z"), asked("heavy", weight=3), asked("a"), asked("heavy_too", weight=3))

    assert [each.scored.id for each in found] == ["heavy", "heavy_too", "z", "a"]


# --- action items


def test_an_action_item_is_one_departments_work_on_one_clause() -> None:
    reception = a_department(
        asked("a", clause="calls"), asked("b", clause="desk"), asked("c", clause="calls", weight=2)
    )
    billing = a_department(asked("d", clause="calls"), id="billing")
    audit = an_audit(a_checklist(reception, billing), {"a": 1, "b": 1, "c": 1, "d": 1})

    planned = plan_actions(scorecard(audit))

    assert [(each.id, [f.scored.id for f in of_questions(each)]) for each in planned] == [
        ("reception.calls", ["c", "a"]),
        ("reception.desk", ["b"]),
        ("billing.calls", ["d"]),
    ]
    assert [(each.department.id, each.title) for each in planned] == [
        ("reception", "Calls"),
        ("reception", "Desk"),
        ("billing", "Calls"),
    ]


def test_an_action_item_is_as_urgent_as_its_worst_finding_and_as_large_as_its_largest() -> None:
    [only] = items(
        asked("slight", effort="L", weight=1, clause="desk"),
        asked("heavy", effort="S", weight=3, clause="desk", gap="policy"),
    )

    assert only.priority == 3
    assert only.severity is Severity.HIGH
    assert only.effort is Effort.L
    assert only.kind is Kind.WRITE


def test_an_action_item_is_critical_even_where_another_finding_has_the_higher_priority() -> None:
    questions = asked("failed", critical=True, clause="desk"), asked("heavy", weight=3, clause="desk")
    audit = an_audit(a_checklist(*questions), {"failed": 3, "heavy": 1})

    [only] = plan_actions(scorecard(audit))

    assert of_questions(only)[0].scored.id == "heavy"
    assert only.critical
    assert only.severity is Severity.CRITICAL


@pytest.mark.parametrize(
    ("gap", "kind"),
    [
        ("listening", "Listen"),
        ("policy", "Write"),
        ("delivery", "Train & equip"),
        ("promise", "Keep the promise"),
    ],
)
def test_the_gap_decides_the_kind_of_action(gap: str, kind: str) -> None:
    assert kind_of(item(asked(gap=gap))) == kind
    assert kind_of(item(asked(gap=gap), answer="unknown")) == "Find out"


def test_what_is_known_decides_the_kind_even_where_an_unknown_weighs_more() -> None:
    questions = asked("known", gap="policy", clause="desk"), asked("dark", weight=3, clause="desk")

    [only] = plan_actions(scorecard(an_audit(a_checklist(*questions), {"known": 1, "dark": "unknown"})))

    assert only.worst.unknown
    assert only.kind is Kind.WRITE


@pytest.mark.parametrize(
    ("weight", "effort", "quick"),
    [(3, "S", True), (1, "S", True), (3, "M", False), (3, "L", False)],
)
def test_a_quick_win_matters_and_takes_less_than_a_day(weight: int, effort: str, quick: bool) -> None:
    assert item(asked(weight=weight, effort=effort)).quick_win is quick


def test_what_matters_little_is_no_quick_win() -> None:
    assert not item(asked(), answer=2).quick_win


def test_a_failed_critical_question_of_small_effort_is_a_quick_win() -> None:
    assert item(asked(critical=True)).quick_win


# --- owners


def test_an_action_goes_to_the_departments_owner_unless_somebody_leads_it_or_was_named() -> None:
    leader = {"name": "Ed", "leads": ["reception"]}
    elsewhere = {"name": "Flo", "leads": ["billing"]}
    named = {"reception.about_greeted": {"owner": "Gus"}}
    unnamed = {"reception.about_greeted": {"comment": "soon"}}

    assert item(asked()).owner == "Reception lead"
    assert item(asked(), people=[leader]).owner == "Ed"
    assert item(asked(), people=[leader], actions=unnamed).owner == "Ed"
    assert item(asked(), people=[leader], actions=named).owner == "Gus"
    checklist = a_checklist(a_department(asked()), a_department(id="billing"))
    [only] = plan_actions(scorecard(an_audit(checklist, {"greeted": 1}, people=[elsewhere])))
    assert only.owner == "Reception lead"


def test_somebody_alone_owns_every_action_unless_somebody_was_named() -> None:
    alone = {"size": "alone"}
    named = {"reception.about_greeted": {"owner": "Gus"}}

    assert item(asked(), kind="self", profile=alone).owner == "Ada Auditor"
    assert item(asked(), kind="self", profile=alone, actions=named).owner == "Gus"


def test_whoever_visits_somebody_alone_gets_none_of_the_actions() -> None:
    alone = {"size": "alone"}

    assert item(asked(), profile=alone, people=[{"name": "Ed"}]).owner == "Ed"
    assert item(asked(), profile=alone).owner == "The owner"


# --- dates


DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@given(DAYS)
def test_saturday_and_sunday_become_monday(day: date) -> None:
    moved = on_weekday(day)

    assert moved.weekday() < 5
    assert moved - day == timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))


@given(DAYS, st.integers(0, 200))
def test_days_are_counted_from_the_audit_and_then_moved_to_a_weekday(day: date, days: int) -> None:
    assert after(day, days) == on_weekday(day + timedelta(days=days))


@given(DAYS)
def test_the_next_month_begins_with_its_first_weekday(day: date) -> None:
    first = next_month(day)

    assert (first.year * 12 + first.month) - (day.year * 12 + day.month) == 1
    assert first.weekday() < 5
    assert first.day == 1 or (first.day <= 3 and first.weekday() == 0)


def test_the_fourth_in_a_month_moves_to_the_first_weekday_of_the_next_month_with_room() -> None:
    months = Months()
    feb, march, april, may = date(2026, 2, 4), date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 1)
    months.take("Ann", date(2026, 3, 31))

    given = [months.find("Ann", feb) for _ in range(10)]

    assert given == [feb] * 3 + [march] * 2 + [april] * 3 + [may] * 2
    assert months.find("Ben", feb) == feb


@pytest.mark.parametrize(
    ("weight", "critical", "answer", "effort", "due"),
    [
        (3, True, 1, "S", date(2026, 1, 19)),
        (3, True, 1, "M", date(2026, 2, 19)),
        (3, True, 1, "L", date(2026, 5, 5)),
        (3, False, 1, "S", date(2026, 2, 4)),
        (3, False, 1, "M", date(2026, 2, 19)),
        (3, False, 1, "L", date(2026, 5, 5)),
        (1, False, 1, "S", date(2026, 4, 6)),
        (1, False, 1, "L", date(2026, 5, 5)),
        (1, False, 2, "S", date(2026, 7, 6)),
        (1, False, 2, "L", date(2026, 7, 6)),
    ],
)
def test_an_action_is_due_at_the_later_of_severity_and_effort(
    weight: int, critical: bool, answer: int, effort: str, due: date
) -> None:
    assert item(asked(weight=weight, critical=critical, effort=effort), answer=answer).due == due


def test_a_failed_critical_is_contained_within_seven_days_and_moved_to_a_weekday() -> None:
    saturday = date(2026, 1, 3)

    assert item(asked(critical=True)).contained_by == DAY + timedelta(days=7)
    assert item(asked(critical=True), date=saturday).contained_by == date(2026, 1, 12)
    assert item(asked(weight=3)).contained_by is None
    assert item(asked(critical=True), answer="unknown").contained_by is None


def test_the_fourth_action_of_an_owner_in_a_month_waits_for_the_next() -> None:
    dues = [each.due for each in items(*many(8, weight=3))]

    assert dues == [date(2026, 2, 4)] * 3 + [date(2026, 3, 2)] * 3 + [date(2026, 4, 1)] * 2


def test_the_important_get_their_date_first_whatever_the_order_of_asking() -> None:
    planned = items(*many(3, weight=2), asked("urgent", weight=3))

    assert ids(planned) == ["urgent", "q00", "q01", "q02"]
    assert [each.due for each in planned] == [date(2026, 2, 4)] * 3 + [date(2026, 3, 2)]


def test_failed_criticals_neither_wait_nor_make_others_wait() -> None:
    planned = items(*many(5, critical=True), asked("high", weight=2))

    assert [each.due for each in planned] == [date(2026, 1, 19)] * 5 + [date(2026, 2, 4)]


def test_owners_do_not_fill_each_others_months() -> None:
    named = {f"reception.about_q{number:02}": {"owner": "Gus"} for number in range(3)}

    assert {each.due for each in items(*many(6, weight=3), actions=named)} == {date(2026, 2, 4)}


def test_a_date_that_people_set_stands_and_takes_its_room() -> None:
    saturday = date(2026, 2, 14)
    decided = {f"reception.about_q{number:02}": {"due": saturday} for number in (1, 3, 5)}

    dues = [each.due for each in items(*many(6, weight=3), actions=decided)]

    assert dues == [date(2026, 3, 2), saturday] * 3


# --- planned or parked


def test_twenty_are_planned_and_the_rest_is_parked_without_a_date() -> None:
    planned = items(*many(23, weight=2), asked("heavy", weight=3))

    assert [each.status for each in planned] == [Status.OPEN] * 20 + [Status.PARKED] * 4
    assert [each.due is None for each in planned] == [False] * 20 + [True] * 4
    assert ids(planned)[0] == "heavy"


def test_a_failed_critical_is_planned_however_low_its_priority() -> None:
    questions = [*many(20, weight=3), asked("failed", critical=True)]
    answers: dict[str, Answer] = {each.id: 1 for each in questions}
    audit = an_audit(a_checklist(*questions), {**answers, "failed": 3})

    planned = plan_actions(scorecard(audit))

    assert ids(planned)[-1] == "failed"
    assert [each.status for each in planned] == [Status.OPEN] * 19 + [Status.PARKED, Status.OPEN]


def test_more_than_twenty_failed_criticals_are_all_planned_and_nothing_else() -> None:
    planned = items(*many(22, critical=True), *[asked(f"r{number}") for number in range(4)])

    assert [each.status for each in planned] == [Status.OPEN] * 22 + [Status.PARKED] * 4


def test_people_may_park_anything_but_a_failed_critical() -> None:
    parked = {"reception.about_greeted": {"status": "parked", "due": "2026-02-02"}}

    by_hand = item(asked(weight=3), actions=parked)
    failed = item(asked(critical=True), actions=parked)

    assert (by_hand.status, by_hand.due) == (Status.PARKED, None)
    assert (failed.status, failed.due) == (Status.OPEN, date(2026, 2, 2))


def test_whatever_people_park_makes_room_for_the_next() -> None:
    planned = items(*many(21), actions={"reception.about_q00": {"status": "parked"}})

    assert [each.id for each in planned if each.status is Status.PARKED] == ["reception.about_q00"]


def test_whatever_people_began_is_not_parked() -> None:
    planned = items(*many(22), actions={"reception.about_q21": {"status": "in_progress"}})

    parked = [each for each in ids(planned) if planned[ids(planned).index(each)].status is Status.PARKED]
    assert parked == ["q19", "q20"]
    assert planned[-1].status is Status.IN_PROGRESS
    assert planned[-1].due is not None


@pytest.mark.parametrize("status", [each for each in Status if each is not Status.PARKED])
def test_a_status_that_people_gave_stands(status: Status) -> None:
    state = {
        "status": status,
        "done_on": "2026-02-02",
        "comment": "as agreed",
        "done_when": "calls are answered",
    }

    only = item(asked(), actions={"reception.about_greeted": state})

    assert only.status is status
    assert only.state == ActionState.model_validate(state)


# --- carried over from the baseline


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
    states = {} if was is None else {"reception.about_greeted": {"status": was}}

    again = item(asked(), baseline=last_year(asked(), actions=states))

    assert again.status is now


@pytest.mark.parametrize("was", ["open", "in_progress", "reopened"])
def test_an_unfinished_action_keeps_its_first_due_date(was: str) -> None:
    states = {"reception.about_greeted": {"status": was}}

    assert item(asked(), baseline=last_year(asked(), actions=states)).due == date(2025, 4, 7)


@pytest.mark.parametrize("was", ["done", "dropped", "parked"])
def test_an_action_that_was_finished_or_put_off_gets_a_new_date(was: str) -> None:
    states = {"reception.about_greeted": {"status": was}}

    assert item(asked(), baseline=last_year(asked(), actions=states)).due == date(2026, 4, 6)


def test_a_date_that_people_set_last_year_is_the_first_due_date_unless_they_set_another() -> None:
    set_then = {"reception.about_greeted": {"due": "2025-11-03"}}
    set_now = {"reception.about_greeted": {"due": "2026-03-03"}}
    baseline = last_year(asked(), actions=set_then)

    assert item(asked(), baseline=baseline).due == date(2025, 11, 3)
    assert item(asked(), baseline=baseline, actions=set_now).due == date(2026, 3, 3)


def test_a_failed_critical_keeps_its_first_due_date_and_is_contained_anew() -> None:
    again = item(asked(critical=True), baseline=last_year(asked(critical=True)))

    assert again.due == date(2025, 1, 20)
    assert again.contained_by == DAY + timedelta(days=7)


def test_a_date_carried_over_takes_its_room_in_the_month() -> None:
    old, new = many(3, weight=3), [asked(f"r{number}", weight=3) for number in range(2)]
    states = {f"reception.about_{each.id}": {"due": "2026-02-10"} for each in old}

    planned = items(*new, *old, baseline=last_year(*old, actions=states))

    assert {each.due for each in planned if of_questions(each)[0].repeated} == {date(2026, 2, 10)}
    assert {each.due for each in planned if not of_questions(each)[0].repeated} == {date(2026, 3, 2)}


def test_a_failed_critical_that_was_carried_over_takes_no_room() -> None:
    failed, new = many(3, critical=True), [asked(f"r{number}", weight=3) for number in range(3)]
    states = {f"reception.about_{each.id}": {"due": "2026-02-10"} for each in failed}

    planned = items(*failed, *new, baseline=last_year(*failed, actions=states))

    assert {each.due for each in planned if each.critical} == {date(2026, 2, 10)}
    assert {each.due for each in planned if not each.critical} == {date(2026, 2, 4)}


def test_an_action_that_was_not_in_the_baseline_begins_now() -> None:
    new = item(asked("new"), baseline=last_year(asked("old")))

    assert (new.status, new.due) == (Status.OPEN, date(2026, 4, 6))


def test_an_action_whose_findings_are_gone_is_gone() -> None:
    assert items(asked(), answer=5, baseline=last_year(asked())) == ()


def test_an_action_keeps_its_first_due_date_in_the_third_year_too() -> None:
    checklist = a_checklist(asked())
    poor = {"greeted": a_response(1)}
    audit: Audit | None = None
    for year in (2024, 2025, 2026):
        audit = begin(some_answers(poor, date=date(year, 1, 8)), checklist, f"in-{year}", baseline=audit)

    assert audit is not None
    assert [each.due for each in plan_actions(scorecard(audit))] == [date(2024, 4, 8)]


def test_an_action_that_was_done_is_not_reopened_by_an_answer_that_nobody_knows() -> None:
    checklist = a_checklist(asked())
    done = {"reception.about_greeted": {"status": "done"}}
    earlier = an_audit(checklist, {"greeted": 1}, actions=done)

    failing = plan_actions(scorecard(an_audit(checklist, {"greeted": 1}, baseline=earlier)))
    unknown = plan_actions(scorecard(an_audit(checklist, {"greeted": "unknown"}, baseline=earlier)))

    assert [each.status for each in (*failing, *unknown)] == [Status.REOPENED, Status.OPEN]


# --- resolutions and strengths


def test_resolutions_are_failed_criticals_then_quick_wins_then_the_most_important() -> None:
    questions = [
        asked("heavy", weight=3, effort="L"),
        asked("quick", weight=1),
        asked("quick_too", weight=2),
        asked("failed", critical=True, effort="L"),
        asked("light", effort="M"),
        asked("lightest", effort="M"),
    ]

    assert ids(resolutions(items(*questions))) == ["failed", "quick_too", "quick", "heavy", "light"]


def test_nobody_has_more_than_two_resolutions_where_there_are_several_owners() -> None:
    named = {f"reception.about_q{number:02}": {"owner": f"P{number // 4}"} for number in range(12)}

    chosen = resolutions(items(*many(12), actions=named))

    assert ids(chosen) == ["q00", "q01", "q04", "q05", "q08"]


def test_two_owners_have_four_resolutions_and_one_alone_has_five() -> None:
    named = {f"reception.about_q{number:02}": {"owner": "Gus"} for number in range(5)}

    assert len(resolutions(items(*many(10), actions=named))) == 4
    assert len(resolutions(items(*many(10)))) == 5


def test_resolutions_are_neither_parked_nor_finished() -> None:
    states = {
        f"reception.about_q{number:02}": {"status": status}
        for number, status in enumerate(("parked", "done", "dropped", "in_progress", "reopened", "open"))
    }

    assert ids(resolutions(items(*many(6), actions=states))) == ["q03", "q04", "q05"]


def test_there_are_no_resolutions_where_nothing_is_to_be_done() -> None:
    assert resolutions(items(asked(), answer=5)) == ()


def test_a_measure_of_which_a_reading_is_as_poor_as_can_be_is_no_strength() -> None:
    question = a_measured_question(good=4, poor=40, weight=3, how="test")

    def strong(*readings: Reading) -> bool:
        return bool(strengths_of(an_audit(a_checklist(question), {"rings": Response(readings=readings)})))

    assert strong(1, 2, 3, 4, 39)
    assert not strong(1, 2, 3, 4, 40)
    assert not strong(1, 2, 3, 4, "never")


def test_of_strengths_that_show_alike_the_weightier_comes_first() -> None:
    parts = {"light": (2, 1000), "heavy": (3, 996)}
    questions = [
        a_measured_question(id, good=1000, poor=0, weight=weight, how="test")
        for id, (weight, _) in parts.items()
    ]

    found = strengths_of(
        an_audit(a_checklist(*questions), {id: reading for id, (_, reading) in parts.items()})
    )

    assert [each.id for each in found] == ["heavy", "light"]


def test_marks_are_the_checklists_own() -> None:
    def audit(**marks: int) -> Audit:
        return an_audit(a_checklist(a_question(weight=2, how="look"), marks=marks), {"greeted": 3})

    assert [bool(find(scorecard(audit(wanting=mark)))) for mark in (67, 68)] == [False, True]
    assert [bool(strengths_of(audit(strong=mark))) for mark in (67, 68)] == [True, False]


def test_a_finding_of_the_baseline_is_one_by_the_mark_of_today() -> None:
    before = an_audit(a_checklist(marks={"wanting": 70}), {"reception_greeted": 3}, id="before")
    now = an_audit(a_checklist(marks={"wanting": 60}), {"reception_greeted": 2}, baseline=before)

    assert bool(find(scorecard(before)))
    assert [finding.repeated for finding in find(scorecard(now))] == [False]


@pytest.mark.parametrize(
    ("weight", "how", "answer", "strong"),
    [
        (2, "look", Response(step=5), True),
        (3, "read", Response(step=5), True),
        (1, "look", Response(step=5), False),
        (2, "look", Response(step=4), False),
        (2, "ask", Response(step=5), False),
        (2, "ask", a_response(5, evidence="documented"), True),
        (2, "look", a_response(5, told_by="Ed"), True),
        (2, "look", a_response(5, evidence="stated"), False),
        (2, "look", Response(unknown=True), False),
        (2, "look", Response(na="no counter"), False),
        (2, "look", Response(), False),
    ],
)
def test_a_strength_weighs_is_answered_well_and_rests_on_more_than_words(
    weight: int, how: str, answer: Answer, strong: bool
) -> None:
    question = asked(weight=weight, how=how)

    found = strengths_of(an_audit(a_checklist(question), {"greeted": answer}))

    assert bool(found) is strong


@pytest.mark.parametrize(("reading", "strong"), [(84_499, False), (84_500, True), (85_000, True)])
def test_a_strength_is_shown_as_eighty_five_per_cent_or_more(reading: float, strong: bool) -> None:
    question = a_measured_question(good=100_000, poor=0, weight=2, how="test")

    assert bool(strengths_of(an_audit(a_checklist(question), {"rings": reading}))) is strong


def test_the_five_best_are_named_by_score_weight_evidence_and_order() -> None:
    measured = a_measured_question("nearly", good=100, poor=0, weight=3, how="test")
    questions = [
        measured,
        asked("read", weight=2, how="read"),
        asked("seen", weight=2, how="look"),
        asked("heavy", weight=3, how="read"),
        asked("confirmed", weight=2),
        asked("seen_too", weight=2, how="test"),
    ]
    answers: dict[str, Answer] = {each.id: 5 for each in questions}
    confirmed = a_response(5, evidence="confirmed")
    audit = an_audit(a_checklist(*questions), {**answers, "nearly": 99, "confirmed": confirmed})

    best = [each.id for each in strengths_of(audit)]

    assert best == ["heavy", "confirmed", "seen", "seen_too", "read"]


# --- properties


def with_answer(audit: Audit, question: str, response: Response) -> Audit:
    return audit.model_copy(update={"responses": {**audit.responses, question: response}})


def share(audit: Audit, question: str) -> Fraction | None:
    return audit.answer_type(audit.checklist.places[question].question).score(audit.response(question))


@given(audits(), st.data())
@settings(deadline=None)
def test_a_better_answer_never_raises_a_priority(audit: Audit, data: st.DataObject) -> None:
    id, place = data.draw(st.sampled_from(list(audit.checklist.places.items())))
    steps = len(audit.checklist.steps(place.question))
    ratings = [Response(step=step) for step in range(1, steps + 1)] or [a_response(text="One way.")]
    if place.question.measure:
        kind = audit.answer_type(place.question)
        assert isinstance(kind, MeasureType)
        poor, good = kind.poor, kind.good
        ratings = [Response(readings=(float(poor + (good - poor) * part / 8),)) for part in range(9)]
    worse, better = sorted(data.draw(st.tuples(*[st.integers(0, len(ratings) - 1)] * 2)))

    before = priorities(with_answer(audit, id, ratings[worse]))
    now = priorities(with_answer(audit, id, ratings[better]))

    assert now.keys() <= before.keys()
    assert all(now[name] <= before[name] for name in now)


def priorities(audit: Audit) -> dict[str, Fraction]:
    """Priority of each finding and of each action item."""
    found = {each.scored.id: each.priority for each in find(scorecard(audit))}
    return found | {each.id: each.priority for each in plan_actions(scorecard(audit))}


@given(audits(), st.data())
@settings(deadline=None)
def test_setting_a_question_aside_takes_its_finding_away_and_no_other(
    audit: Audit, data: st.DataObject
) -> None:
    id = data.draw(st.sampled_from(list(audit.checklist.places)))
    plan = tuple(each for each in audit.plan if each != id)
    others = [each for each in find(scorecard(audit)) if each.scored.id != id]

    for changed in (
        with_answer(audit, id, Response()),
        with_answer(audit, id, Response(na="no such thing")),
        audit.model_copy(update={"plan": plan}),
    ):
        assert [each for each in find(scorecard(changed)) if each.scored.id != id] == others
        assert id not in {each.scored.id for each in find(scorecard(changed))}


@given(audits())
@settings(deadline=None)
def test_findings_are_what_is_poor_or_unknown_and_in_scope(audit: Audit) -> None:
    found = {each.scored.id for each in find(scorecard(audit))}

    for place in audit.checklist.places.values():
        id = place.question.id
        rated = share(audit, id)
        poor = rated is not None and whole(rated) < audit.checklist.marks.wanting
        counts = id in audit.plan and place.question.scored
        assert (id in found) == (counts and (poor or audit.response(id).unknown))


@given(large_audits())
@settings(max_examples=runs(20))
def test_the_same_audit_gives_the_same_plan(audit: Audit) -> None:
    copy = Audit.model_validate_json(audit.model_dump_json())

    assert plan_actions(scorecard(copy)) == plan_actions(scorecard(audit))


@given(large_audits())
@settings(max_examples=runs(20))
def test_each_finding_is_in_one_action_item_and_those_come_by_priority(audit: Audit) -> None:
    planned = plan_actions(scorecard(audit))

    numbered = {id: number for number, id in enumerate(audit.checklist.places)}
    keys = [(-each.priority, numbered[of_questions(each)[0].scored.id]) for each in planned]
    assert keys == sorted(keys)
    assert Counter(f for each in planned for f in each.findings).keys() == set(find(scorecard(audit)))
    assert sum(len(each.findings) for each in planned) == len(find(scorecard(audit)))
    assert len({each.id for each in planned}) == len(planned)


@given(large_audits())
@settings(max_examples=runs(20))
def test_a_due_date_is_a_weekday_not_before_severity_and_effort_allow(audit: Audit) -> None:
    for each in plan_actions(scorecard(audit)):
        days = max(
            {"critical": 7, "high": 30, "medium": 90, "low": 180}[each.severity],
            {"S": 14, "M": 45, "L": 120}[each.effort],
        )
        assert (each.due is None) == (each.status is Status.PARKED)
        if each.due:
            assert each.due.weekday() < 5
            assert each.due >= audit.date + timedelta(days=days)
            assert each.due in (after(audit.date, days), on_weekday(each.due.replace(day=1)))
        if each.critical:
            assert each.due == after(audit.date, days)
            assert each.contained_by == after(audit.date, 7)


@given(large_audits())
@settings(max_examples=runs(20))
def test_nobody_gets_a_fourth_action_in_a_month_criticals_aside(audit: Audit) -> None:
    counts = Counter(
        (each.owner, each.due.year, each.due.month)
        for each in plan_actions(scorecard(audit))
        if each.due and not each.critical
    )

    assert all(count <= MOST_IN_A_MONTH for count in counts.values())


@given(large_audits())
@settings(max_examples=runs(20))
def test_at_most_twenty_are_planned_or_as_many_as_have_failed_criticals(audit: Audit) -> None:
    everything = plan_actions(scorecard(audit))
    planned = [each for each in everything if each.status is not Status.PARKED]
    parked = [each for each in everything if each.status is Status.PARKED]
    critical = [each for each in everything if each.critical]

    assert len(planned) == min(len(everything), max(20, len(critical)))
    assert not any(each.critical for each in parked)
    least = min((each.priority for each in planned if not each.critical), default=Fraction(9))
    assert all(each.priority <= least for each in parked)


@given(large_audits())
@settings(max_examples=runs(20))
def test_resolutions_are_five_at_most_and_two_of_one_owner_where_there_are_several(audit: Audit) -> None:
    planned = [each for each in plan_actions(scorecard(audit)) if each.status.unfinished]

    chosen = resolutions(planned)

    owners = Counter(each.owner for each in chosen)
    several = len({each.owner for each in planned}) > 1
    assert len(chosen) <= 5
    assert all(count <= (2 if several else 5) for count in owners.values())
    assert len(chosen) == min(
        5, sum(min(2 if several else 5, count) for count in Counter(e.owner for e in planned).values())
    )
    assert all(each in planned for each in chosen)


@given(large_audits())
@settings(max_examples=runs(20))
def test_strengths_are_five_at_most_and_never_findings(audit: Audit) -> None:
    strong = strengths_of(audit)

    wanting = {each.scored.id for each in find(scorecard(audit))}
    assert len(strong) <= 5
    assert not wanting & {each.id for each in strong}
    assert all(each.question.weight >= 2 and whole(each.score or Fraction(0)) >= 85 for each in strong)
