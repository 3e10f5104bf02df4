"""From answers to findings, dated action items, resolutions and strengths."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.actions import Kind, find, plan_actions
from cxaudit.audit import ActionState, Audit, MeasureType, Response, Severity, Status
from cxaudit.checklist import Effort, Gap, Reading
from cxaudit.numbers import whole
from cxaudit.scoring import scorecard
from tests.action_plans import (
    asked,
    findings,
    ids,
    item,
    items,
    kind_of,
    last_year,
    many,
    of_questions,
    strengths_of,
)
from tests.builders import (
    Answer,
    a_checklist,
    a_department,
    a_measured_question,
    a_question,
    a_response,
    an_audit,
)
from tests.runs import runs
from tests.strategies import audits, large_audits

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


def test_an_action_item_is_as_urgent_as_its_worst_finding_and_as_large_as_all_tasks_together() -> None:
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
    ("efforts", "whole"),
    [
        ("S", "S"),
        ("SS", "S"),
        ("SSS", "M"),
        ("M", "M"),
        ("MM", "M"),
        ("SSSSSSSSSS", "M"),
        ("MMS", "L"),
        ("SSSSSSSSSSS", "L"),
        ("L", "L"),
    ],
)
def test_effort_is_that_of_all_tasks_together(efforts: str, whole: str) -> None:
    questions = [asked(f"q{n:02}", effort=effort, clause="desk") for n, effort in enumerate(efforts)]

    [only] = items(*questions)

    assert only.effort is Effort(whole)


def test_a_task_that_two_findings_ask_for_counts_once() -> None:
    same = {"do": "Do it.", "effort": "S"}
    [only] = items(*(asked(f"q{n}", clause="desk", action=same) for n in range(3)))

    assert (only.tasks, only.effort) == (("Do it.",), Effort.S)


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

    assert only.findings[0].unknown
    assert only.kind is Kind.WRITE


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


def test_what_is_dropped_takes_nobodys_place_and_has_no_date() -> None:
    dropped = {"status": "dropped"}
    plan = items(*many(23), actions={f"reception.about_q{number:02}": dropped for number in (0, 1)})

    assert [each.status for each in plan] == [Status.DROPPED] * 2 + [Status.OPEN] * 20 + [Status.PARKED]
    assert plan[0].due is None
    assert plan[2].due == items(*many(1))[0].due
    named = items(*many(1), actions={"reception.about_q00": {**dropped, "due": "2026-03-02"}})
    assert named[0].due == date(2026, 3, 2)


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


# --- strengths


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
def test_strengths_are_five_at_most_and_never_findings(audit: Audit) -> None:
    strong = strengths_of(audit)

    wanting = {each.scored.id for each in find(scorecard(audit))}
    assert len(strong) <= 5
    assert not wanting & {each.id for each in strong}
    assert all(each.question.weight >= 2 and whole(each.score or Fraction(0)) >= 85 for each in strong)
