"""Everything a reader will see: the words, the rows, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.actions import find
from cxaudit.audit import Audit, MeasureType, Response, Status, StepsType, Waiting, answer_in_words
from cxaudit.audit.said import last_answer, seen, waited_for
from cxaudit.checklist import Checklist, Question, Reading
from cxaudit.numbers import percent
from cxaudit.plan import begin
from cxaudit.report import (
    ActionRow,
    DepartmentPart,
    PrinciplePart,
    QuestionRow,
    Report,
    StandingInWords,
    Term,
    build_report,
)
from cxaudit.report.scope import RuledOut
from cxaudit.report.words import band_text, score_text
from cxaudit.scoring import Rules, Standing, Tally, scorecard
from cxaudit.scoring.standings import standing
from cxaudit.words import ngettext
from tests.builders import (
    DAY,
    STEPS,
    Answer,
    a_checklist,
    a_clause,
    a_department,
    a_measured_question,
    a_question,
    a_response,
    a_touchpoint,
    an_audit,
    some_answers,
)
from tests.runs import runs
from tests.strategies import audits

CHECKLIST = a_checklist()
LAST_YEAR = date(2025, 1, 6)
RINGS = a_measured_question(good="contact.rings", poor=8, clause="contact")
PROMISED = [a_clause("contact", numbers={"rings": 4})]


def stands(share: str | None = None, count: int = 3, failures: int = 0, **changes: int) -> Standing:
    """How something stands that scores this share with so many answers."""
    scored = {} if share is None else {"earned": Fraction(share) * 100, "possible": 100, "rated": count}
    return standing(Rules.of(CHECKLIST), Tally(**{**scored, "failed": failures, **changes}), failures)  # type: ignore[arg-type]


def report(*questions: Question, answers: dict[str, Answer] | None = None, **changes: object) -> Report:
    """The report on these questions, of one department."""
    return build_report(an_audit(a_checklist(*questions), answers, **changes))


def part(*questions: Question, answers: dict[str, Answer] | None = None, **changes: object) -> DepartmentPart:
    """The only department's part of the report on these questions."""
    [only] = report(*questions, answers=answers, **changes).departments
    return only


def row(question: Question, answer: Answer, **changes: object) -> QuestionRow:
    """The row of a question with this answer."""
    [only] = part(question, answers={question.id: answer}, **changes).questions
    return only


def action(question: Question, answer: Answer = 1, **changes: object) -> ActionRow:
    """The only action item where a question has this answer."""
    [only] = part(question, answers={question.id: answer}, **changes).actions
    return only


# --- words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("0.125", "13 %"),
        ("0.1249999", "12 %"),
        ("0", "0 %"),
        ("1", "100 %"),
        ("0.69499999", "69 %"),
        ("0.575", "58 %"),
        ("2/3", "67 %"),
    ],
)
def test_a_share_is_whole_per_cent_halves_upwards(share: str, words: str) -> None:
    assert percent(Fraction(share)) == words


def test_one_is_counted_without_a_plural() -> None:
    said = [ngettext("{n} answer", "{n} answers", count) for count in (0, 1, 2)]
    assert said == ["0 answers", "1 answer", "2 answers"]


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (stands("0.68", 41), "68 %, 41 answers"),
        (stands("0.68", 41, unknown=2, doubtful=11), "68 % (61-71), 41 answers"),
        (stands("0.5", 1), "50 %, 1 answer"),
        (stands("0", 3), "0 %, 3 answers"),
        (stands("0.68", 41, open=9), "68 %, 41 answers"),
        (stands(), "not rated"),
        (stands(unknown=3, doubtful=5), "not rated"),
        (stands(open=3), "not rated"),
    ],
)
def test_a_score_is_said_with_its_range_and_its_count(standing: Standing, words: str) -> None:
    assert score_text(standing) == words


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (stands("0.9"), "★ Excellent"),
        (stands("0.82"), "✔ Good"),
        (stands("0.82", failures=1), "✖ Poor: 1 critical failure"),
        (stands("0.82", failures=2), "✖ Poor: 2 critical failures"),
        (stands("0.82", open=9), "✔ Good, provisional"),
        (stands("0.82", 30, unverified=1, open=1), "✔ Good, provisional: 1 critical not verified"),
        (
            stands("0.6", failures=1, unverified=2),
            "✖ Poor, provisional: 1 critical failure, 2 critical not verified",
        ),
        (stands("0.82", 2, open=2), "fewer than 3 answers"),
        (stands("0.82", 2, open=2, failures=1), "fewer than 3 answers: 1 critical failure"),
        (stands("0.82", 2, open=1), "✔ Good, provisional"),
        (stands("0.82", 1), "fewer than 2 answers"),
        (stands("0.82", 25, open=75), "✔ Good, provisional"),
        (stands("0.82", 24, open=76), "too few answers to judge"),
        (stands("0.82", 24, open=76, failures=1), "too few answers to judge: 1 critical failure"),
        (stands(), "not rated"),
        (stands(open=1, unverified=1), "not rated: 1 critical not verified"),
    ],
)
def test_a_band_is_said_with_everything_that_qualifies_it(standing: Standing, words: str) -> None:
    assert band_text(standing) == words


def test_the_whole_with_one_critical_failure_is_fair_and_says_why() -> None:
    questions = [a_question(f"q{number}") for number in range(8)]
    answers: dict[str, Answer] = {each.id: 4 for each in questions}
    failed = a_question("failed", critical=True)

    other = a_department(*(a_question(f"p{number}") for number in range(3)), id="billing")
    answers |= {f"p{number}": 4 for number in range(3)} | {"failed": 1}

    whole = build_report(an_audit(a_checklist(*questions, failed, other), answers)).overall

    assert whole.text == "94 %, 12 answers"
    assert whole.band == "▲ Fair: 1 critical failure"


def said(question: Question, answer: Answer, **changes: object) -> str:
    audit = an_audit(a_checklist(question), {question.id: answer}, **changes)
    return answer_in_words(audit.answer_type(question), audit.response(question.id))


def test_an_answer_is_said_as_its_step_its_number_or_what_is_missing() -> None:
    assert said(a_question(), 2) == STEPS[1]
    assert said(a_question(scale="share"), 4) == STEPS[3]
    assert said(a_question(), "unknown") == "Don't know"
    assert said(a_question(), "no counter") == "N/A"
    assert said(a_question(), Response()) == "no answer yet"


@pytest.mark.parametrize(
    ("reading", "words"),
    [(5, "5 rings"), (2.5, "2.5 rings"), (1_500_000, "1500000 rings"), (98_765.4, "98765.4 rings")],
)
def test_a_number_is_said_with_its_unit_as_people_write_it(reading: float, words: str) -> None:
    assert said(a_measured_question(), reading) == words


def seen_of(response: Response, question: Question | None = None) -> str:
    question = question or a_measured_question()
    return seen(an_audit(a_checklist(question)).answer_type(question), response)


def test_of_several_readings_one_is_the_answer_and_all_are_seen() -> None:
    response = Response(readings=(3, 5, 4.5), seen="3 calls")

    assert said(a_measured_question(), response) == "4.5 rings"
    assert seen_of(response) == "readings 3, 5, 4.5\n3 calls"
    assert seen_of(Response(readings=(3,), seen="1 call")) == "1 call"
    assert seen_of(Response(step=1), a_question()) == ""
    photographed = Response(step=1, photos=("desk.jpg", "queue.jpg"))
    assert seen_of(photographed, a_question()) == "photos: desk.jpg, queue.jpg"


@pytest.mark.parametrize(
    ("readings", "words"),
    [
        ((3, 4, "never"), "readings 3, 4, never (1 of 3: never)"),
        ((3, 8, 1_000_000), "readings 3, 8, 1000000 (2 of 3: 8 or more)"),
        (("never", 9, 3), "readings never, 9, 3 (1 of 3: never; 1 of 3: 8 or more)"),
    ],
)
def test_readings_that_are_as_poor_as_can_be_are_named(readings: tuple[Reading, ...], words: str) -> None:
    assert seen_of(Response(readings=readings)) == words


def test_where_more_is_better_less_is_poor() -> None:
    question = a_measured_question(good=8, poor=2)

    assert seen_of(Response(readings=(1, 9)), question) == "readings 1, 9 (1 of 2: 2 or less)"


def test_what_never_came_is_said_so() -> None:
    assert said(a_measured_question(), Response(readings=("never",))) == "Never"


def test_it_is_said_who_is_waited_for_and_until_when() -> None:
    assert waited_for(Waiting(kind="ask", who="Ed")) == "to be asked: Ed"
    assert waited_for(Waiting(kind="send", who="Flo", until=date(2026, 2, 3))) == (
        "to be sent by: Flo, by 3 February 2026"
    )


def judged_by(rings: float) -> Audit:
    """An audit whose baseline's policy promised so many rings."""
    policy = {"clauses": {"contact": {"numbers": {"rings": rings}}}}
    checklist = a_checklist(RINGS, clauses=PROMISED)
    return an_audit(checklist, {"rings": 7}, baseline=an_audit(checklist, date=LAST_YEAR, policy=policy))


def test_the_best_answer_is_the_last_step_or_the_number_that_scores_full() -> None:
    assert an_audit().answer_type(a_question()).best == STEPS[-1]
    assert an_audit().answer_type(a_measured_question(good=2.5)).best == "2.5 rings or better"
    assert judged_by(3).answer_type(RINGS).best == "3 rings or better"
    assert judged_by(30).answer_type(RINGS).best == "4 rings or better"


def test_nothing_is_better_than_the_least_or_the_most_that_can_be() -> None:
    assert an_audit().answer_type(a_measured_question(good=0)).best == "0 rings"
    assert an_audit().answer_type(a_measured_question(good=10, poor=5, most=10)).best == "10 rings"


# --- the row of a question


def test_a_row_has_the_answer_and_what_it_rests_on() -> None:
    response = a_response(3, seen="4 of 5", told_by="Ed", evidence="documented", note="soon better")

    only = row(a_question(weight=2, critical=True, principle="systems"), response)

    assert (only.id, only.touchpoint, only.ask) == ("greeted", "Desk", "How many of us do this: greeted?")
    assert only.type == StepsType(STEPS)
    assert (only.answer, only.score, only.weight) == (STEPS[2], Fraction(2, 3), 2)
    assert (only.critical, only.tally.failed) == (True, 0)
    assert (only.evidence, (only.tally.backed > 0), only.seen, only.told_by) == (
        "Documented",
        True,
        "4 of 5",
        "Ed",
    )
    assert (only.note, only.before, only.do) == ("soon better", "", "Do this every day: greeted.")
    assert (only.principle, only.action) == ("Systems", "reception.welcome")


def test_a_measures_row_has_its_ends_as_they_are_scored() -> None:
    only = row(a_measured_question(good=2, poor=8), 5)

    measure = only.type
    assert isinstance(measure, MeasureType)
    assert (measure.poor, measure.good, measure.measure.unit.many) == (Fraction(8), Fraction(2), "rings")
    assert (only.answer, only.score) == (5, Fraction(1, 2))

    [department] = build_report(judged_by(30)).departments
    judged = department.questions[0].type
    assert isinstance(judged, MeasureType)
    assert (judged.poor, judged.good) == (Fraction(8), Fraction(4))


@pytest.mark.parametrize(
    ("answer", "shown"), [("unknown", "Don't know"), ("no counter", "N/A"), (Response(), None)]
)
def test_a_row_without_a_rating_has_neither_score_nor_evidence(answer: Answer, shown: str | None) -> None:
    only = row(a_question(critical=True, how="look"), answer)

    assert only.answer == shown
    assert (only.score, only.evidence, (only.tally.backed > 0), (only.tally.failed > 0)) == (
        None,
        "",
        False,
        False,
    )


def test_evidence_is_stated_where_it_was_only_said() -> None:
    assert (row(a_question(), 3).evidence, (row(a_question(), 3).tally.backed > 0)) == ("Stated", False)
    assert (row(a_question(how="look"), 3).evidence, (row(a_question(how="look"), 3).tally.backed > 0)) == (
        "Observed",
        True,
    )


# --- departments and principles


def a_house() -> Checklist:
    """Three departments; two touchpoints in the first."""
    return a_checklist(
        a_department(
            a_touchpoint(a_question("calls"), a_question("voice"), id="phone"),
            a_touchpoint(a_question("door"), a_question("seats"), id="desk"),
            owner="Desk lead",
        ),
        a_department(id="billing", weight=3),
        a_department(id="storage"),
    )


def test_departments_and_questions_come_in_the_checklists_order_whatever_the_plan_says() -> None:
    plan = ["billing_greeted", "seats", "voice", "calls"]

    told = build_report(an_audit(a_house(), {"seats": 1}, plan=plan))

    assert [each.id for each in told.departments] == ["reception", "billing"]
    assert [each.id for each in told.departments[0].questions] == ["calls", "voice", "seats"]
    assert [each.touchpoint for each in told.departments[0].questions] == ["Phone", "Phone", "Desk"]


def test_what_the_profile_rules_out_stands_in_no_row_and_in_no_count_and_is_told_by_its_reason() -> None:
    told = build_report(an_audit(a_house(), {}, excluded={"calls": "nobody calls", "door": "nobody comes"}))

    assert [each.id for each in told.departments[0].questions] == ["voice", "seats"]
    assert told.departments[0].standing.tally.not_applicable == 0
    assert told.left_out == 0
    assert told.ruled_out == (RuledOut("nobody calls", (), 1), RuledOut("nobody comes", (), 1))


def test_what_hangs_on_what_the_profile_rules_out_is_ruled_out_with_it() -> None:
    questions = [a_question("door"), a_question("kept", only_if={"door": [3, 4]}), a_question("calls")]
    told = build_report(an_audit(a_checklist(*questions), {"kept": 2}, excluded={"door": "nobody comes"}))

    assert [each.id for each in told.departments[0].questions] == ["calls"]
    assert told.ruled_out == (RuledOut("nobody comes", (), 2),)


def test_reasons_of_the_profile_are_counted() -> None:
    told = build_report(
        an_audit(a_house(), {}, excluded=dict.fromkeys(("calls", "voice", "door"), "nobody comes"))
    )

    assert told.ruled_out == (RuledOut("nobody comes", (), 3),)


def test_a_department_that_the_profile_rules_out_is_told_with_its_reason_and_not_as_not_audited() -> None:
    alone = {"id": "alone", "ask": "Do you work alone?", "holds": "one person alone", "fails": "several"}
    only_for_some = a_question("greeted", applies_if=["not alone"]), a_question("seen")
    checklist = a_checklist(
        a_department(*only_for_some),
        a_department(id="people", applies_if=["not alone"]),
        a_department(id="billing"),
        facts=[alone],
    )
    answers = some_answers(profile={"alone": True}, departments=["reception"])

    told = build_report(begin(answers, checklist, "a"))

    assert told.out_of_scope == ("Billing",)
    assert told.ruled_out == (RuledOut("one person alone", ("People",), 1),)


def test_departments_without_a_question_in_scope_are_told_by_their_titles() -> None:
    told = build_report(an_audit(a_house(), {}, plan=["billing_greeted"]))

    assert [each.id for each in told.departments] == ["billing"]
    assert told.out_of_scope == ("Reception", "Storage")
    assert build_report(an_audit(a_house())).out_of_scope == ()


def test_a_critical_failure_caps_its_department_and_no_principle() -> None:
    questions = [a_question(f"q{number}", principle="values") for number in range(9)]
    failed = a_question("failed", critical=True, principle="values")
    answers: dict[str, Answer] = {each.id: 4 for each in questions}

    told = report(*questions, failed, answers={**answers, "failed": 1})

    assert told.departments[0].standing.band == "✖ Poor: 1 critical failure"
    values = next(each for each in told.principles if each.title == "Values")
    assert values.standing.band == "★ Excellent: 1 critical failure"
    assert values.standing.score == told.departments[0].standing.score == Fraction(9, 10)


def test_every_principle_is_told_also_one_that_nothing_was_asked_about() -> None:
    told = report(a_question(principle="values"), answers={"greeted": 4})

    assert [each.title for each in told.principles] == [each.title for each in a_checklist().principles]
    assert [each.standing.tally.rated for each in told.principles] == [0, 0, 1, 0, 0, 0]
    assert [each.score is None for each in told.departments[0].heat] == [True, True, False, True, True, True]
    assert [each.rated for each in told.departments[0].heat] == [0, 0, 1, 0, 0, 0]
    assert told.principles[0].asks == "expectations?"


def test_a_department_has_its_own_strengths_and_actions_only() -> None:
    strong, poor = a_question("strong", how="look", weight=3), a_question("poor", clause="other")
    checklist = a_checklist(a_department(strong, poor), a_department(id="billing"))

    told = build_report(an_audit(checklist, {"strong": 4, "poor": 1, "billing_greeted": 1}))

    reception, billing = told.departments
    assert (
        [each.question for each in reception.strengths] == ["strong"] == [e.question for e in told.strengths]
    )
    assert [each.id for each in reception.actions] == ["reception.other"]
    assert billing.strengths == ()
    assert [each.id for each in billing.actions] == ["billing.welcome"]


def test_the_whole_weighs_departments() -> None:
    checklist = a_checklist(a_department(weight=1), a_department(id="billing", weight=3))

    told = build_report(an_audit(checklist, {"reception_greeted": 1, "billing_greeted": 4}))

    assert told.overall.score == Fraction(3, 4)
    assert [each.standing.score for each in told.departments] == [0, 1]
    assert [each.weight for each in told.departments] == [1, 3]


# --- actions, failures, owners


def test_an_action_tells_what_is_to_be_done_once_most_important_first() -> None:
    same = {"do": "Agree who picks up.", "effort": "S"}
    first, second = a_question("first", action=same), a_question("second", action=same)
    heavy = a_question("heavy", weight=3)

    [only] = part(first, second, heavy, answers={"first": 1, "second": 1, "heavy": 2}).actions

    assert only.do == ("Do this every day: heavy.", "Agree who picks up.")
    assert (only.id, only.department, only.title) == ("reception.welcome", "Reception", "Welcome")
    assert (only.kind, only.severity, only.priority, only.effort) == ("Train & equip", "High", 2, "S")
    assert (only.quick_win, only.owner, only.status) == (
        True,
        "Reception lead",
        Status.OPEN,
    )
    assert only.score == Fraction(1, 5)


def test_an_action_is_done_when_the_best_answer_holds_unless_people_said_otherwise() -> None:
    own = {"reception.welcome": {"done_when": "Nobody waits.", "done_on": "2026-03-01", "comment": "at last"}}

    assert action(a_question()).done_when == f"How many of us do this: greeted? → {STEPS[-1]}"
    assert action(a_question(), "unknown").done_when == "How many of us do this: greeted? → known"
    decided = action(a_question(), actions=own)
    assert (decided.done_when, decided.done_on, decided.comment) == (
        "Nobody waits.",
        date(2026, 3, 1),
        "at last",
    )


def test_an_actions_score_is_that_of_its_clause_in_its_department() -> None:
    checklist = a_checklist(
        a_department(a_question("poor"), a_question("good"), a_question("else", clause="other")),
        a_department(id="billing"),
    )

    told = build_report(an_audit(checklist, {"poor": 1, "good": 4, "else": 4, "billing_greeted": "unknown"}))

    assert {each.id: each.score for each in told.not_parked} == {
        "reception.welcome": Fraction(1, 2),
        "billing.welcome": None,
    }


def test_planned_and_parked_stand_apart_each_by_priority() -> None:
    questions = [a_question(f"q{number:02}", clause=f"c{number:02}") for number in range(23)]
    heavy = a_question("heavy", clause="heavy", weight=3)
    answers: dict[str, Answer] = {each.id: 1 for each in questions}

    told = report(*questions, heavy, answers={**answers, "heavy": 1})

    assert [each.id for each in told.not_parked[:2]] == ["reception.heavy", "reception.c00"]
    assert len(told.not_parked) == 20
    assert [each.id for each in told.parked] == [f"reception.c{number}" for number in (19, 20, 21, 22)]
    assert told.resolutions[0].id == "reception.heavy"
    assert {each.status for each in told.parked} == {Status.PARKED}


def test_failures_are_the_failed_criticals_by_priority() -> None:
    light, heavy = a_question("light", critical=True), a_question("heavy", critical=True, weight=3)
    dark = a_question("dark", critical=True)

    told = report(light, heavy, dark, answers={"light": 1, "heavy": 1, "dark": "unknown"})

    assert [(each.question, each.answer) for each in told.failures] == [
        ("heavy", STEPS[0]),
        ("light", STEPS[0]),
    ]
    assert [each.score for each in told.failures] == [0, 0]
    assert (told.overall.tally.failed, told.overall.tally.unverified) == (2, 1)


PEOPLE = [
    {"name": "Ed", "role": "Desk"},
    {"name": "Flo", "leads": ["billing"], "seen": False},
]


def test_owners_are_people_then_whoever_owns_something_then_roles_each_once() -> None:
    audit = an_audit(
        a_house(),
        {"calls": 1, "billing_greeted": 1},
        plan=["calls", "billing_greeted"],
        people=PEOPLE,
        actions={"reception.welcome": {"owner": "Gus"}},
    )

    assert build_report(audit).owners == ("Ed", "Flo", "Gus", "Desk lead", "Billing lead")


def test_somebody_alone_is_the_only_owner() -> None:
    alone = {"size": "alone"}

    assert build_report(an_audit(a_house(), {"calls": 1}, kind="self", profile=alone)).owners == (
        "Ada Auditor",
    )
    assert build_report(an_audit(a_house(), {"calls": 1}, profile=alone, people=PEOPLE)).owners == ("Ed",)
    assert build_report(an_audit(a_house(), {"calls": 1}, profile=alone)).owners == ("The owner",)


def test_who_was_seen_is_told_with_the_role_and_who_was_not_apart() -> None:
    told = build_report(an_audit(a_house(), people=PEOPLE))

    assert told.seen == ("Ed, Desk",)
    assert told.not_seen == ("Flo",)


def test_the_cover_tells_who_where_and_when() -> None:
    told = report(a_question(), site="Harbour Street", kind="self", verdict="Well done.")

    assert (told.organisation, told.site, told.kind) == ("Corner Shop", "Harbour Street", "Self-assessment")
    assert (told.day, told.auditor, told.verdict) == (DAY, "Ada Auditor", "Well done.")
    assert (told.audit_id, told.checklist, told.language) == (
        "test-audit",
        "Test checklist, version 1.0",
        "en",
    )
    assert report(a_question()).kind == "Audit on site"


def test_bands_are_told_worst_first() -> None:
    assert [(each.label, each.floor) for each in report(a_question()).bands] == [
        ("✖ Poor", 0),
        ("▲ Fair", 45),
        ("✔ Good", 65),
        ("★ Excellent", 85),
    ]


# --- with a baseline


def test_without_a_baseline_there_is_nothing_before() -> None:
    told = report(a_question(), answers={"greeted": 2})

    assert (told.before, told.compared) == (None, None)
    assert told.departments[0].before is None
    assert told.departments[0].questions[0].before == ""


def test_with_a_baseline_scores_and_answers_of_then_stand_beside() -> None:
    before = an_audit(
        a_house(),
        {"calls": 2, "voice": "unknown", "billing_greeted": 4},
        date=LAST_YEAR,
        excluded={"seats": "none"},
    )

    told = build_report(an_audit(a_house(), {"calls": 4}, baseline=before))

    assert told.compared == LAST_YEAR
    assert told.before == (Fraction(1, 3) + 3) / 4
    assert [each.before for each in told.departments] == [Fraction(1, 3), 1, None]
    assert {each.id: each.before for each in told.departments[0].questions} == {
        "calls": STEPS[1],
        "voice": "Don't know",
        "door": "",
        "seats": "",
    }


def test_an_answer_of_then_is_told_in_the_words_of_then() -> None:
    words = ("never", "at times", "always")
    before = an_audit(a_checklist(a_question(steps=words)), {"greeted": 3}, date=LAST_YEAR)

    audit = an_audit(a_checklist(a_question()), {"greeted": 3}, baseline=before)

    assert last_answer(audit, "greeted") == "always"


def test_a_question_that_was_not_asked_then_has_no_answer_of_then() -> None:
    before = an_audit(a_checklist(a_question("old"), a_question("greeted")), {"greeted": 1}, plan=["old"])

    assert last_answer(an_audit(a_checklist(a_question("greeted")), baseline=before), "greeted") == ""
    assert last_answer(an_audit(a_checklist(a_question("new")), baseline=before), "new") == ""


def test_a_department_that_was_not_in_the_baseline_has_no_score_of_then() -> None:
    before = an_audit(a_checklist(a_question()), {"greeted": 4}, date=LAST_YEAR)

    told = build_report(an_audit(a_checklist(a_department(id="billing")), baseline=before))

    assert told.before == 1
    assert [each.before for each in told.departments] == [None]


# --- the worked example


def test_the_example_is_the_department_with_the_shortest_sum() -> None:
    audit = an_audit(a_house(), {"calls": 4, "voice": 1, "billing_greeted": 2})

    example = build_report(audit).example

    assert example is not None
    assert example.department == "Billing"
    answer = "a few do (step 2 of 4)"
    assert example.terms == (Term("How many of us do this: billing_greeted?", answer, 1, Fraction(1, 3)),)
    assert example.tally.score == Fraction(1, 3)


def test_the_example_says_where_a_reading_stands() -> None:
    example = report(a_measured_question(), answers={"rings": 5.5}).example

    assert example is not None
    assert example.terms[0].answer == "5.5 rings (8 is poor, 4 is good)"


def test_the_example_writes_large_numbers_in_full() -> None:
    question = a_measured_question("sums", good=2_000_000, poor=1_000_000, unit="pounds")
    example = report(question, answers={"sums": 1_234_567.5}).example

    assert example is not None
    assert example.terms[0].answer == "1234567.5 pounds (1000000 is poor, 2000000 is good)"


def test_the_steps_that_questions_share_are_told() -> None:
    shared = a_question("shared", scale="how_often")

    assert report(a_question()).scales == ()
    assert report(a_question(), shared).scales == (STEPS,)


def test_a_department_that_scores_zero_may_be_the_example_too() -> None:
    example = report(a_question(), answers={"greeted": 1}).example

    assert example is not None
    assert example.tally.score == 0


def test_where_nothing_is_rated_there_is_no_example() -> None:
    assert report(a_question(), a_question("other"), answers={"greeted": "unknown"}).example is None


@given(audits())
@settings(max_examples=runs(60))
def test_the_examples_sum_comes_out(audit: Audit) -> None:
    told = build_report(audit)

    if told.example is None:
        assert told.overall.tally.rated == 0
    else:
        terms = told.example.terms
        earned, weights = sum(term.weight * term.score for term in terms), sum(term.weight for term in terms)
        assert told.example.tally.score == earned / weights
        assert [told.example.tally.score] == [
            each.standing.score for each in told.departments if each.title == told.example.department
        ]


# --- the fingerprint of the questions


def fingerprint(*questions: Question, answers: dict[str, Answer] | None = None, **changes: object) -> str:
    return report(*questions, answers=answers, **changes).question_set


FIRST, SECOND = a_question("first"), a_question("second")


@pytest.mark.parametrize(
    "same",
    [
        lambda: fingerprint(FIRST, SECOND, answers={"first": 1, "second": "unknown"}),
        lambda: fingerprint(FIRST, SECOND, organisation="Another", id="another", date=LAST_YEAR),
        lambda: fingerprint(a_question("first", weight=3, critical=True, principle="values"), SECOND),
        lambda: fingerprint(a_question("first", ask="Do we all do this, really?", clause="other"), SECOND),
        lambda: fingerprint(a_question("first", scale="share"), SECOND),
        lambda: fingerprint(FIRST, SECOND, a_question("third"), plan=["first", "second"]),
    ],
)
def test_what_is_neither_question_nor_step_leaves_the_fingerprint(same: Callable[[], str]) -> None:
    assert same() == fingerprint(FIRST, SECOND)


@pytest.mark.parametrize(
    "other",
    [
        lambda: fingerprint(FIRST),
        lambda: fingerprint(SECOND, FIRST),
        lambda: fingerprint(FIRST, SECOND, a_question("third")),
        lambda: fingerprint(a_question("first", steps=[*STEPS[:3], "everybody does"]), SECOND),
        lambda: fingerprint(a_question("first", steps=STEPS[:3]), SECOND),
        lambda: fingerprint(a_question("first", steps=STEPS[::-1]), SECOND),
        lambda: fingerprint(a_measured_question("first"), SECOND),
    ],
)
def test_other_questions_steps_or_order_have_another_fingerprint(other: Callable[[], str]) -> None:
    assert other() != fingerprint(FIRST, SECOND)


def test_a_measure_with_other_ends_has_another_fingerprint() -> None:
    assert fingerprint(a_measured_question(poor=8)) != fingerprint(a_measured_question(poor=9))
    assert build_report(judged_by(3)).question_set != build_report(judged_by(5)).question_set
    assert build_report(judged_by(4)).question_set == build_report(judged_by(30)).question_set


def test_a_fingerprint_has_sixteen_hexadecimal_digits() -> None:
    assert len(fingerprint(FIRST)) == 16
    assert int(fingerprint(FIRST), 16) >= 0


# --- properties


@given(audits())
@settings(max_examples=runs(60))
def test_the_report_agrees_with_itself(audit: Audit) -> None:
    told = build_report(audit)

    rows = [each for department in told.departments for each in department.questions]
    counted = [each for department in told.departments if department.weight for each in department.questions]
    assert sum(each.score is not None and each.weight > 0 for each in counted) == told.overall.tally.rated
    assert sum(each.answer == "N/A" for each in counted) == told.overall.tally.not_applicable
    assert sum(each.answer == "Don't know" for each in counted) == told.overall.tally.unknown
    assert sum(each.answer is None for each in counted) == told.overall.tally.open
    assert sum((each.tally.failed > 0) for each in counted) == told.overall.tally.failed
    assert sum((each.tally.failed > 0) for each in rows) == len(told.failures)
    assert [each.id for each in sorted(rows, key=order_of(audit))] == [p.question.id for p in audit.places]
    for count in ("rated", "not_applicable", "unknown", "open", "failed", "unverified"):
        of_departments = {each.id: getattr(each.standing.tally, count) for each in told.departments}
        of_principles = [getattr(each.standing.tally, count) for each in told.principles]
        weighing = [of_departments[each.id] for each in told.departments if each.weight]
        assert sum(of_departments.values()) == sum(of_principles)
        assert sum(weighing) == getattr(told.overall.tally, count)
    assert len(told.not_parked) + len(told.parked) == sum(len(each.actions) for each in told.departments)
    assert {each.owner for each in told.not_parked} <= set(told.owners)
    ids = {each.id for each in (*told.not_parked, *told.parked) if not each.id.startswith("decide.")}
    assert {each.action for each in rows} >= ids
    assert sum(each.questions for each in told.ruled_out) == len(audit.ruled_out)


def order_of(audit: Audit) -> Callable[[QuestionRow], int]:
    order = list(audit.checklist.places)
    return lambda row: order.index(row.id)


@given(audits())
@settings(max_examples=runs(60))
def test_where_nothing_is_rated_nothing_is_zero(audit: Audit) -> None:
    told = build_report(audit)

    parts: list[DepartmentPart | PrinciplePart] = [*told.departments, *told.principles]
    results: list[StandingInWords] = [told.overall, *(each.standing for each in parts)]
    for each in results:
        assert (each.score is None) == (each.tally.confidence is None) == (each.tally.rated == 0)
        assert (each.tally.coverage is None) == (each.tally.rated + each.tally.unknown + each.tally.open == 0)
        assert (
            (each.counted.low is None)
            == (each.counted.high is None)
            == (each.tally.possible + each.tally.doubtful == 0)
        )
        assert (
            each.text.startswith("not rated") == each.band.startswith("not rated") == (each.tally.rated == 0)
        )
    for cell in (each for department in told.departments for each in department.heat):
        assert (cell.score is None) == (cell.rated == 0)


@given(audits(), st.data())
@settings(max_examples=runs(60))
def test_a_response_to_a_question_that_is_not_asked_is_told_nowhere(
    audit: Audit, data: st.DataObject
) -> None:
    id = data.draw(st.sampled_from(list(audit.checklist.places)))
    plan = tuple(each for each in audit.plan if each != id)
    excluded = {each: reason for each, reason in audit.excluded.items() if each != id}
    responses = {each: response for each, response in audit.responses.items() if each != id}
    left_out = audit.model_copy(update={"plan": plan, "excluded": excluded})

    assert build_report(left_out) == build_report(left_out.model_copy(update={"responses": responses}))


@given(audits())
@settings(max_examples=runs(60))
def test_the_same_audit_gives_the_same_report(audit: Audit) -> None:
    copy = Audit.model_validate_json(audit.model_dump_json())

    first, second = build_report(audit), build_report(copy)

    for field in fields(Report):
        assert getattr(first, field.name) == getattr(second, field.name)
    assert len(first.failures) == sum(each.scored.failed for each in find(scorecard(audit)))


@given(audits())
@settings(max_examples=runs(60))
def test_an_audit_compared_with_itself_stands_as_before(audit: Audit) -> None:
    told = build_report(audit.model_copy(update={"baseline": audit}))

    assert told.before == told.overall.score
    for department in told.departments:
        assert department.before == department.standing.score


# --- the baseline, counted anew


def test_where_rules_changed_both_scores_of_the_baseline_are_said() -> None:
    then = a_checklist(a_measured_question(good=4, poor=8, counts="median"))
    now = a_checklist(a_measured_question(good=4, poor=8))
    readings = Response(readings=(4, 5, 6, 7, 30))
    before = an_audit(then, {"rings": readings}, date="2025-01-06", id="before")

    report = build_report(an_audit(now, {"rings": 4}, baseline=before))

    assert report.before == Fraction(1, 4)
    assert report.counted_anew == (
        "The last audit, of 6 January 2025, is counted by the rules of this one: 25 %."
        " Its own book said 50 %."
    )


def test_a_number_of_the_policy_that_was_changed_since_is_named() -> None:
    question, clause = a_measured_question(good="phone.rings", poor=10), a_clause("phone", {"rings": 4})
    checklist = a_checklist(question, clauses=[clause])
    sitting = {"clauses": {"phone": {"numbers": {"rings": 6}}}}
    before = an_audit(checklist, {"rings": 6}, policy=sitting, id="before")

    told = build_report(an_audit(checklist, {"rings": 6}, baseline=before)).counted_anew

    assert told.endswith("Its own book said 67 %.\nChanged in the policy since: Phone, 4 rings to 6 rings.")


def test_where_nothing_changed_nothing_is_said_of_the_baseline() -> None:
    before = an_audit(a_checklist(a_question()), {"greeted": 2}, id="before")

    assert (
        build_report(an_audit(a_checklist(a_question()), {"greeted": 3}, baseline=before)).counted_anew == ""
    )
    assert build_report(before).counted_anew == ""


# --- what was not asked


def test_what_was_not_asked_for_lack_of_minutes_is_counted_and_is_not_what_does_not_apply() -> None:
    checklist = a_checklist(
        *(a_question(f"q{number}") for number in range(6)), a_question("web", applies_if=["sells_online"])
    )
    answers = some_answers(minutes=6, profile={"sells_online": False})

    told = build_report(begin(answers, checklist, "audit"))

    assert (told.left_out, told.minutes) == (2, 6)
    assert told.overall.tally.applicable == 4
    assert build_report(an_audit(checklist)).left_out == 0


@pytest.mark.parametrize(
    ("changes", "do"),
    [
        ({"action": None}, "Bring it to: all of them do"),
        ({"action": None, "weight": 0}, ""),
        ({"action": None, "steps": None, "text": True}, ""),
        ({"weight": 0}, "Do this every day: greeted."),
    ],
)
def test_what_is_never_a_finding_asks_for_nothing_by_itself(changes: dict[str, object], do: str) -> None:
    question = a_question("greeted", **changes)
    report = build_report(an_audit(a_checklist(question)))

    assert [question.do for question in report.departments[0].questions] == [do]
