"""The policy sitting: what it asks, in which order, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.actions import plan_actions
from cxaudit.audit import Audit, Decision
from cxaudit.policy import MOST_ONE_BY_ONE, Policy, Sitting, begin, compose, decide
from cxaudit.policy.steps import (
    AskCurrency,
    AskInForce,
    AskNumber,
    AskOthers,
    AskSettled,
    AskWho,
    AskWritten,
    Settled,
    Step,
)
from cxaudit.scoring import scorecard
from tests.builders import DAY, a_checklist, a_clause, a_question, an_audit
from tests.runs import runs
from tests.strategies import large_audits

CALLS = a_clause("calls", {"rings": 4})
REFUNDS = a_clause("refunds", {"sum": {"money": True, "default": 50}}, kind="rule")
BILLS = a_clause("bills", kind="rule")
WAITING = a_clause("waiting")
CLAUSES = (CALLS, REFUNDS, BILLS, WAITING)


def a_shop(answers: Sequence[int] = (4, 4, 4, 4), **changes: object) -> Audit:
    """An audit with a question for each of the four clauses."""
    questions = [a_question(f"q_{clause.id}", clause=clause.id) for clause in CLAUSES]
    checklist = a_checklist(*questions, clauses=CLAUSES)
    responses = {each.id: answer for each, answer in zip(questions, answers, strict=True)}
    return an_audit(checklist, responses, **changes)


def sitting(audit: Audit) -> Sitting:
    return begin(scorecard(audit), DAY)


AnyStep = Any
"""A step whose answers are of a type of their own, which a test knows."""


def said(state: Sitting, step: AnyStep, answer: object) -> Sitting:
    return state.answered(step, answer)


def about(state: Sitting, clause: str) -> SimpleNamespace:
    """What is asked about a clause: whether it is written, its numbers, and how it is settled."""
    written, *numbers, settled = state.steps(clause)
    return SimpleNamespace(written=written, numbers=numbers, settled=settled)


def answered(state: Sitting, step: Step, **own: object) -> Sitting:
    """Take what is proposed, but for what is given by the name of a step or of a clause."""
    match step:
        case AskWritten():
            return said(state, step, own.get(step.clause.id, step.proposed or "yes"))
        case AskNumber():
            return state.answered(step, step.proposed)
        case AskSettled():
            return state.answered(step, Settled(step.proposed))
        case AskOthers():
            return said(state, step, own.get("out", ()))
        case AskCurrency():
            return state.answered(step, "euros")
        case AskWho():
            return state.answered(step, {})
        case AskInForce():
            return state.answered(step, step.proposed)


def held(state: Sitting, **own: object) -> tuple[Sitting, list[Step]]:
    """Hold a sitting to its end; return what was asked too."""
    asked: list[Step] = []
    while step := state.next:
        asked.append(step)
        state = answered(state, step, **own)
        assert len(asked) < 500
    return state, asked


def policy_of(audit: Audit) -> Policy:
    card = scorecard(audit)
    return compose(audit, decide(card), plan_actions(card))


def in_short(steps: list[Step]) -> list[str]:
    """What was asked, with the clauses."""
    return [
        type(step).__name__.removeprefix("Ask").lower()
        + (f" {step.clause.id}" if isinstance(step, AskWritten | AskNumber | AskSettled) else "")
        for step in steps
    ]


# --- what is asked


def test_the_first_time_promises_and_findings_come_one_by_one_and_all_others_together() -> None:
    _, asked = held(sitting(a_shop((4, 4, 1, 4))))

    assert in_short(asked) == [
        "written bills",
        "settled bills",
        "written calls",
        "number calls",
        "settled calls",
        "written waiting",
        "settled waiting",
        "others",
        "currency",
        "who",
        "inforce",
    ]
    [others] = [step for step in asked if isinstance(step, AskOthers)]
    assert [each.clause.id for each in others.proposals] == ["refunds"]


def a_year_later(audit: Audit, answers: Sequence[int]) -> Audit:
    return a_shop(answers, baseline=audit.changed(baseline=None))


def test_later_whatever_has_findings_comes_by_itself_and_what_was_decided_with_the_rest() -> None:
    first, _ = held(sitting(a_shop()))

    _, asked = held(sitting(a_year_later(first.audit, (4, 4, 1, 4))))

    assert in_short(asked) == ["written bills", "settled bills", "others", "who", "inforce"]


def test_what_the_sitting_before_decided_is_proposed_as_written() -> None:
    first, _ = held(sitting(a_shop()), calls="leave_out")

    later = sitting(a_year_later(first.audit, (1, 4, 1, 4)))

    assert [about(later, id).written.proposed for id in ("bills", "calls")] == ["yes", "leave_out"]


def test_currency_is_asked_where_a_sum_is_named_and_it_is_not_left_out() -> None:
    assert "currency" in in_short(held(sitting(a_shop()))[1])
    assert "currency" not in in_short(held(sitting(a_shop()), out=["refunds"])[1])
    assert "currency" not in in_short(held(sitting(a_shop((4, 4, 4, 1))), out=["refunds"])[1])


def test_one_person_is_not_asked_who_does_what_nor_whether_staff_know_it() -> None:
    _, asked = held(sitting(a_shop(profile={"size": "alone"})))

    assert "who" not in in_short(asked)
    assert {step.choices for step in asked if isinstance(step, AskWritten)} == {("no", "yes", "leave_out")}


def test_who_does_what_is_asked_with_everybody_known_unless_it_is_told_of_every_role() -> None:
    people = [{"name": "Ana"}, {"name": "Bo"}]
    _, asked = held(sitting(a_shop(people=people)))
    [who] = [step for step in asked if isinstance(step, AskWho)]

    assert (who.roles, who.names, who.proposed) == (("Everyone",), ("Ana", "Bo"), {"Everyone": ()})
    assert "who" not in in_short(held(sitting(a_shop(does={"Everyone": ["Ana"]})))[1])


# --- what comes of it


def test_what_was_said_of_a_clause_stands_in_the_audit() -> None:
    state = sitting(a_shop())
    asked = about(state, "calls")
    state = said(said(state, asked.written, "no"), asked.numbers[0], 6)

    assert about(state, "calls").settled.proposed is Decision.WRITE
    wording = "We answer after {rings} rings at the latest."
    state = said(state, asked.settled, Settled(Decision.TRAIN, wording))

    told = state.audit.sitting_on("calls")
    assert (told.written, told.numbers, told.wording) == ("no", {"rings": 6}, wording)
    assert told.decision is Decision.TRAIN
    assert about(state, "calls").settled.text == "We answer after 6 rings at the latest."


def test_words_that_are_kept_stay_those_of_the_checklist() -> None:
    state, _ = held(sitting(a_shop()))

    assert {state.audit.sitting_on(clause.id).wording for clause in CLAUSES} == {""}


def test_what_is_left_out_stands_nowhere_in_the_policy_and_comes_back_when_it_is_taken_again() -> None:
    state, _ = held(sitting(a_shop()), calls="leave_out", out=["bills"])

    policy = policy_of(state.audit)
    assert [each.clause.id for each in policy.holding("promise")] == ["waiting"]
    assert [each.clause.id for each in policy.holding("rule")] == ["refunds"]
    assert [each for each in policy.paragraphs if each.later] == []
    assert all(clause.id != "calls" for each in policy.sessions for clause in each.clauses)

    back, _ = held(sitting(a_year_later(state.audit, (4, 4, 4, 4))))
    assert {each.clause.id for each in policy_of(back.audit).paragraphs if each.text} == {
        clause.id for clause in CLAUSES
    }


def test_what_was_left_out_stays_out_until_somebody_decides_otherwise() -> None:
    state, _ = held(sitting(a_shop()), out=["bills"])
    later = sitting(a_year_later(state.audit, (4, 4, 4, 4)))
    [others] = [step for step in [later.next] if isinstance(step, AskOthers)]

    assert {each.clause.id: each.decision for each in others.proposals}["bills"] is Decision.LEAVE_OUT
    state, _ = held(later, out=["bills"])
    policy = policy_of(state.audit)
    assert "bills" not in {each.clause.id for each in policy.paragraphs if each.text or each.later}
    assert "bills" not in {lesson.clause.id for each in policy.sessions for lesson in each.lessons}
    assert {each.change for each in policy.paragraphs} == {""}


def test_any_answer_can_be_changed_after_the_end() -> None:
    state, _ = held(sitting(a_shop()))

    changed = said(state, about(state, "calls").numbers[0], 9)

    assert changed.next is None
    assert changed.audit.sitting_on("calls").numbers == {"rings": 9}


def test_names_of_roles_are_kept_and_nobody_is_no_name() -> None:
    state = sitting(a_shop(does={"Everyone": ["Ana"]}))
    step = AskWho(("Everyone",), (), {})

    assert state.answered(step, {"Everyone": ["Bo", "Cy"]}).audit.does == {"Everyone": ("Bo", "Cy")}
    assert state.answered(step, {"Everyone": []}).audit.does == {}


# --- properties

CHOICES = st.lists(st.integers(0, 3), max_size=80)


def random_answer(state: Sitting, step: Step, choice: int) -> Sitting:
    if isinstance(step, AskWritten):
        return state.answered(step, step.choices[choice % len(step.choices)])
    if isinstance(step, AskSettled):
        return state.answered(step, Settled(step.choices[choice % len(step.choices)]))
    if isinstance(step, AskOthers):
        return state.answered(step, [each.clause.id for each in step.proposals[: choice * 4]])
    return answered(state, step)


@pytest.mark.slow
@given(large_audits(), CHOICES)
@settings(max_examples=runs(15), deadline=None)
def test_each_clause_in_scope_is_gone_through_or_shown_exactly_once(audit: Audit, choices: list[int]) -> None:
    state, one_by_one, shown = sitting(audit), list[str](), list[str]()
    turns = iter(choices)
    while step := state.next:
        if isinstance(step, AskWritten):
            one_by_one.append(step.clause.id)
        if isinstance(step, AskOthers):
            shown += [each.clause.id for each in step.proposals]
        state = random_answer(state, step, next(turns, 0))

    assert len(one_by_one) <= MOST_ONE_BY_ONE
    assert sorted(one_by_one + shown) == sorted(clause.id for clause in audit.in_policy)
    order = [each.clause.id for each in decide(scorecard(audit))]
    assert one_by_one == sorted(one_by_one, key=order.index)
    assert not state.audit.drafts or not audit.in_policy


@pytest.mark.slow
@given(large_audits(), CHOICES, st.integers(0, 40))
@settings(max_examples=runs(15), deadline=None)
def test_stopping_and_going_on_loses_nothing(audit: Audit, choices: list[int], stop: int) -> None:
    state, turns = sitting(audit), iter(choices)
    for _ in range(stop):
        if step := state.next:
            state = random_answer(state, step, next(turns, 0))

    again = sitting(Audit.model_validate_json(state.audit.model_dump_json()))

    assert again.audit.policy == state.audit.policy
    assert [each.clause for each in again.one_by_one] == [each.clause for each in state.one_by_one]
    if not state.asked_who:
        assert again.next == state.next


@pytest.mark.slow
@given(large_audits(), CHOICES)
@settings(max_examples=runs(15), deadline=None)
def test_what_comes_of_it_is_a_policy_in_force(audit: Audit, choices: list[int]) -> None:
    state, turns = sitting(audit), iter(choices)
    while step := state.next:
        state = random_answer(state, step, next(turns, 0))

    policy = policy_of(state.audit)
    assert audit.in_policy == () or (policy.version == 1 and isinstance(policy.in_force, date))
    scope = (clause.id for clause in audit.in_policy)
    out = {id for id in scope if state.audit.sitting_on(id).decision is Decision.LEAVE_OUT}
    assert not out & {each.clause.id for each in policy.paragraphs if each.text}
