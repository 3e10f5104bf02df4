"""The plan is changed from any question by a key, and one line at the foot says where that is worth it."""

from __future__ import annotations

from datetime import datetime

import pytest

from cxaudit.audit import Audit, Response
from cxaudit.interview.commands import SetPlan, Undo
from cxaudit.interview.ending import sit
from cxaudit.interview.flow import Interview, begin, step
from cxaudit.interview.keys import PLAN
from cxaudit.interview.pace import Pace
from cxaudit.interview.parts import off_plan
from cxaudit.interview.plain import Lines
from cxaudit.plan import with_more, without
from tests.builders import a_checklist, a_department, a_question, an_audit
from tests.people import Scripted, rated

NOW = datetime.fromisoformat("2026-01-05T10:00:00+01:00")
FRONT = a_department(*(a_question(f"front_{number}", minutes=10) for number in range(4)), id="front")
BACK = a_department(*(a_question(f"back_{number}", minutes=10) for number in range(4)), id="back")
CHECKLIST = a_checklist(FRONT, BACK)
PLANNED = ("front_0", "front_1", "back_0", "back_1")


def an_interview(order: tuple[str, ...] = PLANNED, position: int = 0) -> Interview:
    return Interview(an_audit(CHECKLIST, plan=PLANNED, extent="core"), order, position)


def test_the_key_asks_for_another_plan_and_the_same_question_is_asked_on() -> None:
    interview = an_interview()

    command = PLAN.ask(Scripted("minutes", "20", ""), interview)
    after = step(interview, command, NOW)

    assert len(after.audit.plan) == 2
    assert after.order == tuple(name for name in PLANNED if name in after.audit.plan)
    assert after.place.question.id == after.order[0]


def test_where_the_question_asked_now_is_left_out_the_next_one_comes() -> None:
    interview = an_interview(position=1)

    after = step(interview, SetPlan(without(interview.audit, ["front_1"])), NOW)

    assert after.order == ("front_0", "back_0", "back_1")
    assert after.place.question.id == "back_0"


def test_of_a_round_only_what_is_new_comes_on_top_and_the_end_is_of_it_too() -> None:
    interview = an_interview(("front_0", "front_1"))

    after = step(interview, SetPlan(with_more(interview.audit, ["back_2"])), NOW)

    assert after.order == ("front_0", "front_1", "back_2")
    assert after.audit.plan == ("front_0", "front_1", "back_0", "back_1", "back_2")


def test_another_plan_is_saved_and_the_rest_of_the_sitting_goes_by_it() -> None:
    saved: list[Audit] = []

    class Person(Scripted):
        def command(self, interview: Interview) -> SetPlan | None:
            if len(interview.audit.plan) == 4:
                return SetPlan(without(interview.audit, ["back_0", "back_1"]))
            return None

    person = Person("stop")
    sit(person, an_interview(), saved.append, lambda: NOW)

    assert [audit.plan for audit in saved] == [("front_0", "front_1")]
    assert person.said[0] == "2 questions: 0 rated, 2 open."


def test_a_change_at_a_question_that_is_left_out_since_is_taken_back_without_going_there() -> None:
    interview = step(an_interview(), rated(2), NOW)
    back = step(interview, Undo(), NOW)
    assert back.place.question.id == "front_0"

    gone = step(back, SetPlan(without(back.audit, ["front_0"])), NOW)

    assert step(gone, Undo(), NOW) == gone
    assert gone.place.question.id == "front_1"


@pytest.mark.parametrize(
    ("pace", "said"),
    [
        (Pace(60, 9, 3), ""),
        (Pace(60, 1000, 1.1), ""),
        (Pace(60, 1000, 1.5), "about 20 minutes over: r changes the plan"),
        (Pace(60, 1000, 0.5), "about 20 minutes to spare: r adds to the plan"),
    ],
)
def test_too_slow_or_time_left_is_said_from_the_tenth_answer_on(pace: Pace, said: str) -> None:
    assert off_plan(an_interview(), pace) == said


def test_nothing_is_said_once_the_plan_was_looked_at_nor_of_time_left_where_nothing_can_be_added() -> None:
    interview = an_interview()
    agreed = step(interview, SetPlan(interview.audit), NOW)
    everything = begin(an_audit(CHECKLIST, extent="all"), PLANNED)

    assert agreed.audit == interview.audit
    assert off_plan(agreed, Pace(60, 1000, 2)) == ""
    assert off_plan(everything, Pace(60, 1000, 0.5)) == ""


def test_the_line_stands_on_the_screen_of_a_question() -> None:
    shown: list[str] = []
    slow = {
        name: Response(unknown=True, at=NOW.replace(minute=5 * number)) for number, name in enumerate(TEN)
    }
    audit = an_audit(MANY, slow)

    Lines(lambda: "q", shown.append, lambda: 0.0).command(begin(audit, audit.plan))

    assert any("minutes over: r changes the plan" in line for line in shown)


MANY = a_checklist(*(a_question(f"many_{number}", minutes=2) for number in range(40)))
TEN = tuple(MANY.places)[:12]
