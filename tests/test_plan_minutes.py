"""What fits the minutes of a session: never too much talk, and what matters most before the rest."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxaudit.actions import find
from cxaudit.audit import Answers, Audit
from cxaudit.checklist import Checklist, Department, How, Question
from cxaudit.errors import CxauditError, Problem
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.plan import begin, in_scope, minutes_needed, proposal
from cxaudit.scoring import scorecard
from tests.builders import a_checklist, a_department, a_question, an_audit, some_answers
from tests.runs import runs

SHIPPED = load_checklist(checklists_folder())


@st.composite
def departments(draw: st.DrawFn, id: str) -> Department:
    questions = [
        a_question(
            f"{id}_{number}",
            how=draw(st.sampled_from(["ask", "ask", "ask", "look", "test", "read"])),
            weight=draw(st.integers(1, 3)),
            critical=draw(st.integers(0, 5)) == 0,
            ahead=draw(st.sampled_from([0, 0, 0, 2])),
            minutes=draw(st.sampled_from([None, None, 0.5, 4, 12])),
            depth=draw(st.sampled_from(["core", "full"])),
            applies_if=draw(st.sampled_from([(), (), (), ("sells_online",)])),
        )
        for number in range(draw(st.integers(1, 9)))
    ]
    return a_department(*questions, id=id, weight=draw(st.integers(1, 3)))


CHECKLISTS = st.builds(
    lambda first, others: a_checklist(first, *others),
    departments("a"),
    st.one_of(st.just(()), st.tuples(departments("b")), st.tuples(departments("b"), departments("c"))),
)


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Checklist, Answers, Audit | None]:
    """A checklist, what was told before the plan is made, and perhaps an audit before."""
    checklist = draw(st.just(SHIPPED) | CHECKLISTS | CHECKLISTS)
    stepped = [name for name, place in checklist.places.items() if not place.question.measure]
    rated = st.dictionaries(st.sampled_from(stepped), st.integers(1, 3), min_size=1, max_size=4)
    before = draw(st.none() | rated)
    baseline = an_audit(checklist, before) if before else None
    profile = draw(st.sampled_from([{}, {"sells_online": False}, {"sells_online": True}]))
    answers = some_answers(profile=profile, minutes=draw(st.integers(1, 90)))
    assume(in_scope(checklist, answers))
    return checklist, answers, baseline


def talks(department: Department, audit: Audit) -> list[Question]:
    """What could be asked in talk."""
    return [
        question
        for question in department.questions
        if question.how is How.ASK and not question.ahead and question.id not in audit.excluded
    ]


def planned(checklist: Checklist, answers: Answers, baseline: Audit | None) -> Audit:
    """The audit begun, without the departments for which the minutes do not reach."""
    scope = in_scope(checklist, answers)
    out = proposal(checklist, answers, scope, baseline)
    left = [each.id for each in scope if each not in out]
    needed = minutes_needed(checklist, answers, [each for each in scope if each not in out], baseline)
    assert answers.minutes is not None
    assume(needed <= answers.minutes)
    return begin(answers.model_copy(update={"departments": tuple(left)}), checklist, "a", baseline)


@given(sessions())
@settings(max_examples=runs(50))
def test_the_talk_fits_the_minutes_and_every_department_is_asked_at_least_three(
    session: tuple[Checklist, Answers, Audit | None],
) -> None:
    checklist, answers, _ = session

    audit = planned(*session)

    asked = Fraction()
    for department in checklist.departments:
        if department.id in audit.departments:
            possible = [question.id for question in talks(department, audit)]
            chosen = [name for name in possible if name in audit.plan]
            assert len(chosen) >= min(3, len(possible))
            asked += sum(Fraction(checklist.places[name].question.takes) for name in chosen)
    assert answers.minutes is not None
    assert asked <= answers.minutes


@given(sessions())
@settings(max_examples=runs(50))
def test_what_matters_most_comes_before_the_rest(session: tuple[Checklist, Answers, Audit | None]) -> None:
    checklist, _, baseline = session
    wanting = {finding.scored.id for finding in find(scorecard(baseline))} if baseline else set()

    def matters(question: Question) -> tuple[bool, bool, bool, int]:
        core = question.depth == "core"
        return question.critical, question.id in wanting, core, question.weight

    audit = planned(*session)

    beyond: list[Question] = []
    left: list[Question] = []
    for department in checklist.departments:
        if department.id in audit.departments:
            possible = sorted(talks(department, audit), key=matters, reverse=True)
            chosen = [question for question in possible if question.id in audit.plan]
            assert list(map(matters, chosen)) == list(map(matters, possible[: len(chosen)]))
            beyond += chosen[3:]
            left += possible[len(chosen) :]
    assert not beyond or not left or min(map(matters, beyond)) >= max(map(matters, left))


@given(sessions())
@settings(max_examples=runs(50))
def test_leaving_out_what_is_proposed_makes_the_minutes_reach(
    session: tuple[Checklist, Answers, Audit | None],
) -> None:
    checklist, answers, _ = session
    scope = in_scope(checklist, answers)
    assert answers.minutes is not None

    out = proposal(checklist, answers, scope)

    left = [department for department in scope if department not in out]
    alone = [minutes_needed(checklist, answers, [department]) for department in scope]
    reaches = minutes_needed(checklist, answers, left) <= answers.minutes
    assert left
    assert bool(out) <= (minutes_needed(checklist, answers, scope) > answers.minutes)
    assert reaches or (not out and min(alone) > answers.minutes)
    assert all(minutes_needed(checklist, answers, [department]) for department in out)


@given(sessions(), st.integers(1, 60))
@settings(max_examples=runs(50))
def test_more_minutes_never_ask_less(session: tuple[Checklist, Answers, Audit | None], more: int) -> None:
    checklist, answers, baseline = session
    audit = planned(*session)
    assert answers.minutes is not None
    scope = {"departments": audit.departments}

    longer = answers.model_copy(update={**scope, "minutes": answers.minutes + more})
    unlimited = answers.model_copy(update={**scope, "minutes": None})

    plans = [set(begin(each, checklist, "a", baseline).plan) for each in (longer, unlimited)]
    assert set(audit.plan) <= plans[0] <= plans[1]


# ---- by example --------------------------------------------------------------------------------------------


def a_desk(id: str, questions: int = 6, weight: int = 1, **changes: object) -> Department:
    asked = (a_question(f"{id}_{number}", **changes) for number in range(questions))
    return a_department(*asked, id=id, weight=weight)


TWO = a_checklist(a_desk("reception", weight=2), a_desk("billing"))


def refused(checklist: Checklist, minutes: int, *departments: str) -> tuple[Problem, ...]:
    with pytest.raises(CxauditError) as caught:
        begin(some_answers(minutes=minutes, departments=departments), checklist, "a")
    return caught.value.problems


def test_nine_minutes_are_three_questions_for_each_of_two_departments() -> None:
    audit = begin(some_answers(minutes=9), TWO, "a")

    assert audit.plan == tuple(f"{desk}_{number}" for desk in ("reception", "billing") for number in range(3))


@pytest.mark.parametrize(
    ("minutes", "questions"), [(9, 6), (10, 6), (11, 7), (12, 8), (18, 12), (10**400, 12)]
)
def test_a_question_is_asked_only_where_all_of_it_fits(minutes: int, questions: int) -> None:
    assert len(begin(some_answers(minutes=minutes), TWO, "a").plan) == questions


def test_where_the_minutes_do_not_reach_the_lightest_department_is_to_be_left_out() -> None:
    what = "8 minutes do not reach for the departments in scope"

    assert refused(TWO, 8) == (Problem("minutes", what, "leave out billing, or plan 9 minutes"),)


@pytest.mark.parametrize("departments", [["reception"], []])
def test_where_leaving_out_does_not_help_only_the_minutes_that_are_needed_are_told(
    departments: list[str],
) -> None:
    needed = 5 if departments else 9
    what = "4 minutes do not reach for the departments in scope"

    problems = refused(TWO, 4, *departments)

    assert problems == (Problem("minutes", what, f"plan {needed} minutes"),)


def test_a_department_that_needs_no_talk_is_not_left_out() -> None:
    walk = a_desk("walk", how="look", weight=1)
    checklist = a_checklist(a_desk("reception", weight=3), walk)

    out = proposal(checklist, some_answers(minutes=3), checklist.departments)

    assert [department.id for department in out] == ["reception"]


def test_a_department_that_does_not_fit_alone_is_left_out_before_a_lighter_one_that_does() -> None:
    checklist = a_checklist(a_desk("reception", 2, weight=3), a_desk("billing", 1))

    out = proposal(checklist, some_answers(minutes=2), checklist.departments)

    assert [department.id for department in out] == ["reception"]


def test_a_department_that_meets_customers_indirectly_is_left_out_before_a_lighter_one() -> None:
    back = a_desk("back", weight=3).changed(meets_customers="indirectly")
    checklist = a_checklist(back, a_desk("reception", weight=1))

    out = proposal(checklist, some_answers(minutes=6), checklist.departments)

    assert [department.id for department in out] == ["back"]


def test_each_question_takes_its_own_minutes() -> None:
    minutes = (5, 5, 5, 5, 10, 2)
    questions = [a_question(f"asked_{number}", minutes=each) for number, each in enumerate(minutes)]
    checklist = a_checklist(a_department(*questions))

    plans = [begin(some_answers(minutes=each), checklist, "a").plan for each in (20, 29, 30, 32)]

    assert [len(plan) for plan in plans] == [4, 4, 5, 6]


def test_of_equal_departments_the_last_is_left_out_first() -> None:
    checklist = a_checklist(a_desk("one"), a_desk("two"), a_desk("three"))

    out = proposal(checklist, some_answers(minutes=6), checklist.departments)

    assert [department.id for department in out] == ["two", "three"]


def test_what_was_answered_stays_even_where_it_does_not_fit() -> None:
    audit = begin(some_answers({"billing_5": 1}, minutes=12), TWO, "a")

    assert "billing_5" in audit.plan
    assert len(audit.plan) == 9


def test_of_what_is_looked_at_a_session_takes_what_is_core_or_critical() -> None:
    full = {"how": "look", "depth": "full"}
    walk = a_department(
        a_question("core", how="look"), a_question("full", **full), a_question("grave", critical=True, **full)
    )
    checklist = a_checklist(walk)

    assert begin(some_answers(minutes=1), checklist, "a").plan == ("core", "grave")
    assert begin(some_answers(), checklist, "a").plan == ("core", "full", "grave")


def test_what_the_last_audit_found_wanting_comes_before_what_it_found_good() -> None:
    checklist = a_checklist(a_desk("reception", 6, weight=1))
    baseline = an_audit(checklist, {"reception_5": 1, "reception_4": "unknown", "reception_0": 4})

    plan = begin(some_answers(minutes=6), checklist, "a", baseline).plan

    assert plan == ("reception_0", "reception_1", "reception_4", "reception_5")


def test_a_department_is_never_left_out_for_having_nothing_to_talk_about() -> None:
    quiet = a_department(
        *(a_question(f"read_{each}", how="read", depth="full", weight=1 + each % 3) for each in range(6)),
        id="quiet",
    )
    audit = begin(some_answers(minutes=1), a_checklist(quiet), "audit")

    assert audit.plan == ("read_1", "read_2", "read_5")
