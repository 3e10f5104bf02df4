"""The minutes on the screen: those spent over all sittings, and those that are left."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.audit import Response
from cxaudit.interview.flow import Interview, begin
from cxaudit.interview.pace import Pace, Stopwatch, pace_of
from tests.builders import a_checklist, a_question, an_audit

TEN = datetime.fromisoformat("2026-01-05T10:00:00+01:00")
CHECKLIST = a_checklist(*(a_question(f"q{number}", minutes=2) for number in range(40)))
ORDER = tuple(CHECKLIST.places)


def after(number: int, each: float, pause: float = 0, at: int = 20) -> Interview:
    """An interview after so many answers, each of which took so long, with a pause in it."""
    audit, now = an_audit(CHECKLIST), TEN
    for place, name in enumerate(ORDER[:number]):
        now += timedelta(minutes=each + (pause if place == at else 0))
        audit = audit.answered(name, Response(unknown=True, at=now))
    return begin(audit, ORDER)


@pytest.mark.parametrize(
    ("pace", "left"),
    [
        (Pace(0, 0), 80),
        (Pace(60, 9, 4), 80),
        (Pace(60, 10, 4), 104),
        (Pace(60, 1000, 4), 318),
        (Pace(20, 10, 0), 72),
        (Pace(20, 1000, 0), 1),
    ],
)
def test_from_the_tenth_answer_on_the_pace_moves_what_is_left(pace: Pace, left: int) -> None:
    assert pace.left(begin(an_audit(CHECKLIST), ORDER)) == left


def test_what_is_left_is_all_that_is_still_to_be_answered_wherever_one_stands() -> None:
    audit = an_audit(CHECKLIST, {"q0": 3, "q7": 2})

    assert [Pace(0, 0).left(Interview(audit, ORDER, position)) for position in (0, 9, 39)] == [76, 76, 76]
    assert Pace(0, 0).left(Interview(audit, ("q0", "q7"), 1)) == 0


@given(st.floats(0.05, 9.5), st.floats(0, 1000))
def test_what_is_left_never_jumps_however_quickly_it_goes_and_whatever_the_pauses(
    each: float, pause: float
) -> None:
    left = []
    for number in range(38):
        interview = after(number, each, pause)
        left.append(pace_of(interview, 0).left(interview))

    steps = [before - now for before, now in pairwise(left)]
    assert min(steps) >= -0.3 * max(left)
    assert max(steps) <= 12


@pytest.mark.parametrize(("waited", "shown"), [(0, 22), (3, 25), (10, 32), (11, 24), (600, 24)])
def test_minutes_go_on_where_the_last_sitting_stopped_and_a_pause_counts_as_planned(
    waited: float, shown: int
) -> None:
    interview = after(11, 2)

    assert pace_of(interview, waited).minutes == pytest.approx(shown)


def test_a_stopwatch_begins_with_the_first_question_and_again_with_every_answer() -> None:
    now = [50.0]
    watch = Stopwatch(lambda: now[0])
    assert watch.waited == 0

    now[0] = 52
    assert watch.waited == 2

    watch.told()
    now[0] = 53
    assert watch.waited == 1
