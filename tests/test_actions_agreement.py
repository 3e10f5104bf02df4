"""The plan as it is agreed: what is asked about it, in which order, and what comes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cxaudit.actions import Agreement, agree, resolutions, with_told
from cxaudit.actions.agreement_steps import (
    AskAction,
    AskAgreed,
    AskParked,
    AskResolutions,
    AskWeeksOut,
    PlanStep,
)
from cxaudit.audit import Audit, Status, WeeksOut
from cxaudit.plan.baseline import as_baseline
from tests.action_plans import asked
from tests.builders import DAY, a_checklist, an_audit
from tests.random_audits import random_audit
from tests.runs import runs

TODAY = date(2026, 1, 8)


def a_shop(count: int = 3, **changes: object) -> Audit:
    """An audit with so many action items, each of a clause of its own."""
    questions = [asked(f"q{number:02}") for number in range(count)]
    return an_audit(a_checklist(*questions), {each.id: 1 for each in questions}, **changes)


def a_year_later(last: Audit, **changes: object) -> Audit:
    now: dict[str, Any] = {"date": date(2027, 1, 4), "baseline": as_baseline(last), **changes}
    return an_audit(last.as_written, dict.fromkeys(last.plan, 1), **now)


AnyStep = Any
"""A step whose answers are of a type of their own, which a test knows."""


def said(state: Agreement, step: AnyStep, answer: object) -> Agreement:
    return state.answered(step, answer)


def answered(state: Agreement, step: PlanStep, choice: int = 0) -> Agreement:
    """Take what is proposed, or for a choice above 0 something else."""
    match step:
        case AskWeeksOut():
            return state.answered(step, [WeeksOut.model_validate({"from": DAY, "to": DAY})] if choice else [])
        case AskAgreed():
            return state.answered(step, step.proposed)
        case AskAction():
            changes = [step.keep, step.park or step.drop, step.drop, {"owner": "Bo"}, {"title": "Do it"}]
            return state.answered(step, changes[choice % (3 if step.item.state.owner == "Bo" else 5)])
        case AskParked():
            return state.answered(step, [item.id for item in step.items[:choice]])
        case AskResolutions():
            chosen = [item.id for item in step.items[: choice + 1]][:8] if choice else step.proposed
            return state.answered(step, chosen)


def gone_through(state: Agreement, choices: list[int] | None = None) -> tuple[Agreement, list[PlanStep]]:
    steps: list[PlanStep] = []
    left = list(choices or [])
    while step := state.next:
        steps.append(step)
        state = answered(state, step, left.pop(0) if left else 0)
        assert len(steps) < 1000
    return state, steps


def in_short(steps: list[PlanStep]) -> list[str]:
    return [
        type(step).__name__.removeprefix("Ask").lower()
        + (f" {step.item.id}" if isinstance(step, AskAction) else "")
        for step in steps
    ]


def at_the_actions(audit: Audit) -> Agreement:
    state = agree(audit, TODAY)
    while not isinstance(step := state.next, AskAction):
        assert step
        state = answered(state, step)
    return state


def asked_now(state: Agreement) -> AskAction:
    step = state.next
    assert isinstance(step, AskAction)
    return step


# --- what is asked


def test_first_come_weeks_and_day_then_each_action_then_what_to_begin_with() -> None:
    state, steps = gone_through(agree(a_shop(), TODAY))

    assert in_short(steps) == [
        "weeksout",
        "agreed",
        "action reception.about_q00",
        "action reception.about_q01",
        "action reception.about_q02",
        "resolutions",
    ]
    assert state.audit.agreed == TODAY
    assert state.audit.resolutions == tuple(f"reception.about_q0{number}" for number in range(3))
    assert [item.status for item in state.items] == [Status.OPEN] * 3
    assert agree(state.audit, TODAY).next is None


def test_where_nothing_is_to_be_done_nothing_is_asked() -> None:
    fine = an_audit(a_checklist(asked("greeted")), {"greeted": 5})

    assert agree(fine, TODAY).next is None


def test_what_is_parked_can_be_taken_up_and_stays_parked_otherwise() -> None:
    state, steps = gone_through(agree(a_shop(22), TODAY), [0] * 22 + [1])

    assert in_short(steps)[-2:] == ["parked", "resolutions"]
    [parked] = [step for step in steps if isinstance(step, AskParked)]
    assert [item.id for item in parked.items] == ["reception.about_q20", "reception.about_q21"]
    assert {item.id: item.status for item in state.items}["reception.about_q20"] is Status.OPEN
    assert {item.id: item.status for item in state.items}["reception.about_q21"] is Status.PARKED


@pytest.mark.parametrize("answer", ["park", "drop"])
def test_nothing_moves_up_for_what_is_dropped_or_put_off(answer: str) -> None:
    state = at_the_actions(a_shop(22))
    step = asked_now(state)

    state = said(state, step, getattr(step, answer))

    assert [item.id for item in state.undecided] == [
        f"reception.about_q{number:02}" for number in range(1, 20)
    ]


def test_an_action_is_asked_about_until_it_is_decided_whatever_else_changes() -> None:
    state = at_the_actions(a_shop())
    changes = {"title": "Call back", "tasks": ["One.", "Two."], "done_when": "It rings.", "owner": "Ruth"}

    for key, value in {**changes, "due": date(2026, 3, 2)}.items():
        state = said(state, asked_now(state), {key: value})

    item = asked_now(state).item
    assert item.id == "reception.about_q00"
    assert (item.title, item.tasks, item.owner, item.due) == (
        "Call back",
        ("One.", "Two."),
        "Ruth",
        date(2026, 3, 2),
    )
    assert item.state.done_when == "It rings."
    state = said(state, asked_now(state), asked_now(state).keep)
    assert asked_now(state).item.id == "reception.about_q01"


def test_a_title_that_is_too_long_is_refused_and_changes_nothing() -> None:
    state = at_the_actions(a_shop())

    with pytest.raises(ValidationError):
        said(state, asked_now(state), {"title": "x" * 61})


def test_a_failed_critical_is_never_put_off() -> None:
    question = asked("safe", critical=True)
    state = at_the_actions(an_audit(a_checklist(question), {"safe": 1}))

    assert asked_now(state).park is None
    assert asked_now(state).drop == {"status": Status.DROPPED}


def test_all_the_rest_is_taken_as_proposed_at_once() -> None:
    state = at_the_actions(a_shop(22))
    step = asked_now(state)
    state = said(state, step, step.drop)

    state = state.rest_kept()

    assert [item.status for item in state.items] == [
        Status.DROPPED,
        *[Status.OPEN] * 19,
        *[Status.PARKED] * 2,
    ]
    assert isinstance(state.next, AskParked)


def test_who_may_see_to_it_is_offered_by_name_first() -> None:
    audit = a_shop(
        people=[{"name": "Ana"}, {"name": "Bo", "leads": ["reception"]}], does={"Everyone": ["Cy"]}
    )

    assert asked_now(at_the_actions(audit)).names == ("Bo", "Ana", "Cy")


# --- last time


def test_what_was_done_last_time_and_fails_again_is_reopened() -> None:
    audit = with_told(a_year_later(a_shop()), "reception.about_q00", status="done", done_on=date(2026, 6, 1))
    audit = with_told(audit, "reception.about_q01", status="in_progress")

    statuses = {item.id: item.status for item in agree(audit, date(2027, 1, 5)).items}

    assert statuses == {
        "reception.about_q00": Status.REOPENED,
        "reception.about_q01": Status.IN_PROGRESS,
        "reception.about_q02": Status.OPEN,
    }


# --- a finding of one's own


def test_an_own_finding_is_asked_about_in_its_turn_under_a_number_that_no_other_had() -> None:
    state = at_the_actions(a_shop(own=[], actions={"reception.own_1": {"number": 9}}))

    state = state.with_own(
        "reception", found="23 letters are unread.", severity="high", do="Answer them.", title="Answer them"
    )

    item = next(item for item in state.items if item.id == "reception.own_2")
    assert (item.title, item.number) == ("Answer them", 13)
    assert item in state.undecided
    with pytest.raises(ValidationError):
        state.with_own("reception", found="", severity="high", do="Answer.")


# --- what to begin with


def test_what_was_chosen_is_begun_with_until_it_is_no_longer_planned() -> None:
    state, _ = gone_through(agree(a_shop(10), TODAY))
    [*others, last] = [item.id for item in state.items]
    audit = state.audit.changed(resolutions=(last, others[0]))
    items = agree(audit, TODAY).items

    assert [item.id for item in resolutions(items, audit.resolutions)] == [last, others[0]]
    parked = audit.changed(actions={**audit.actions, last: {"status": "parked"}})
    assert [item.id for item in resolutions(agree(parked, TODAY).items, parked.resolutions)] == [others[0]]
    neither = audit.changed(actions={id: {"status": "done"} for id in (last, others[0])})
    by_rule = resolutions(agree(neither, TODAY).items, neither.resolutions)
    assert [item.id for item in by_rule] == others[1:6]


# --- properties

CHOICES = st.lists(st.integers(0, 6), max_size=30)
SEEDS = st.integers(0, 500)


@pytest.mark.slow
@given(SEEDS, CHOICES, st.integers(0, 60))
@settings(max_examples=runs(15), deadline=None)
def test_wherever_one_stops_one_goes_on_to_the_same_end(seed: int, choices: list[int], stop: int) -> None:
    audit = random_audit(seed)
    whole, steps = gone_through(agree(audit, audit.date), choices)
    state, left = agree(audit, audit.date), list(choices)
    for _ in range(min(stop, len(steps))):
        step = state.next
        assert step
        state = answered(state, step, left.pop(0) if left else 0)

    again = agree(Audit.model_validate_json(state.audit.model_dump_json()), audit.date)

    assert again.audit == state.audit
    while isinstance(again.next, AskWeeksOut | AskParked) and again.next != state.next:
        again = again.answered(_any(again.next), _as_it_is(again, again.next))
    assert again.next == state.next
    assert gone_through(again, left)[0].audit == whole.audit


def _any(step: PlanStep) -> AnyStep:
    return step


def _as_it_is(state: Agreement, step: AskWeeksOut | AskParked) -> object:
    """The answer that changes nothing: what is asked once more when one goes on shows what was said."""
    match step:
        case AskWeeksOut() | AskParked():
            return []


@pytest.mark.slow
@given(SEEDS, CHOICES)
@settings(max_examples=runs(15), deadline=None)
def test_every_planned_action_is_decided_and_every_number_stays(seed: int, choices: list[int]) -> None:
    audit = random_audit(seed)
    begun = agree(audit, audit.date)
    numbers = {item.id: item.number for item in begun.items}

    state, _ = gone_through(begun, choices)

    stay = {item.id: item.number for item in state.items if item.id in numbers}
    assert stay == {id: numbers[id] for id in stay}  # a decision for which nobody waits any more is gone
    assert state.undecided == ()
    assert all(state.audit.actions[item.id].status for item in state.items)
    chosen = state.audit.resolutions or ()
    planned = {item.id for item in state.items if item.status.unfinished}
    assert set(chosen) <= planned
    assert bool(chosen) == bool(planned)
