"""Owners are led through their sittings, and change the plan under way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pytest

from cxaudit.audit import Audit
from cxaudit.interview.asking import Stopped
from cxaudit.interview.commands import Command, SetSpeaker, Stop
from cxaudit.interview.flow import Interview, begin, step
from cxaudit.interview.replanning import change_plan
from cxaudit.interview.review import going_on
from cxaudit.interview.sittings import at_hand, by_sittings
from cxaudit.plan import route
from tests.builders import a_checklist, a_department, a_question, an_audit
from tests.people import NONE, UNKNOWN, Scripted

NOW = datetime.fromisoformat("2026-01-05T10:00:00+01:00")
HARD = [a_question(f"hard_{number}", how="test", minutes=20) for number in range(5)]
CHECKLIST = a_checklist(*HARD, a_question("send", ahead=2, check="Send a letter."))


def an_owner() -> Audit:
    return an_audit(CHECKLIST, kind="self", profile={"size": "alone"})


class Answering(Scripted):
    """Somebody who knows no answer, and stops after so many."""

    def __init__(self, *answers: str, stops: Stop | None = None, after: int = 99) -> None:
        super().__init__(*answers)
        self._stops, self._after = stops, after
        self.seen: list[str] = []

    def command(self, interview: Interview) -> Command | None:
        if interview.over:
            return None
        if len(self.seen) == self._after:
            return self._stops
        self.seen.append(interview.order[interview.position])
        return UNKNOWN


def sat(person: Answering, audit: Audit) -> tuple[Audit | None, Sequence[Audit]]:
    saved: list[Audit] = []
    after = by_sittings(person, begin(audit, route(audit)), saved.append, lambda: NOW)
    return after.audit if after else None, saved


def test_a_sitting_ends_with_what_must_be_begun_and_one_can_stop_there() -> None:
    person = Answering("stop")

    after, saved = sat(person, an_owner())

    assert after is None
    assert person.seen == ["hard_0", "hard_1", "hard_2"]
    assert len(saved) == 3
    assert person.said == [
        "This sitting is over.\n"
        "Begin now what takes some days:\n"
        "  2 working days: How many of us do this: send?\n"
        "    Send a letter.\n"
        "The next one takes about 44 minutes, with the policy."
    ]


def test_one_can_go_on_to_the_next_sitting_at_once() -> None:
    after, _ = sat(Answering("on"), an_owner())

    assert after
    assert set(after.responses) == {"hard_0", "hard_1", "hard_2"}


def test_a_sitting_that_was_held_is_not_held_again() -> None:
    first, _ = sat(Answering("on"), an_owner())
    assert first
    person = Answering()

    assert sat(person, first) == (first, [])
    assert person.seen == []


def test_of_a_visit_nothing_is_asked_beforehand() -> None:
    audit = an_audit(CHECKLIST)

    assert sat(Answering(), audit) == (audit, [])


def test_who_stops_within_a_sitting_goes_on_there_another_time() -> None:
    person = Answering(stops=Stop(), after=1)

    after, saved = sat(person, an_owner())

    assert after is None
    again = Answering("stop")
    sat(again, saved[-1])
    assert again.seen == ["hard_1", "hard_2"]
    with pytest.raises(Stopped):
        sat(Answering(stops=Stop(interrupted=True), after=1), an_owner())


def test_where_one_goes_on_is_said_within_the_sitting_that_is_held() -> None:
    audit = an_owner()
    sitting = at_hand(begin(audit, route(audit)))
    part = begin(audit, ("send",))

    assert going_on(sitting) == "Going on at the first open question, 1 of 3."
    assert at_hand(part) == part


# ---- the plan under way


FRONT = a_department(
    *(a_question(f"front_{number}", weight=1 + number % 3) for number in range(6)), id="front"
)
BACK = a_department(*(a_question(f"back_{number}", depth="full") for number in range(3)), id="back")
TWO = a_checklist(FRONT, BACK)


def test_where_it_goes_slowly_what_to_leave_out_is_proposed_and_can_be_unticked() -> None:
    audit = an_audit(a_checklist(FRONT), {"front_0": 2})
    person = Scripted("minutes", "5", "")

    after = change_plan(person, audit)

    assert person.said == ["Still open: 5 questions, 8 minutes", "2 questions, 3 minutes"]
    assert person.offered[-1] == (
        "Front: How many of us do this: front_3? (2 minutes)",
        "Front: How many of us do this: front_4? (2 minutes)",
    )
    assert after.plan == ("front_0", "front_1", "front_2", "front_5")
    assert change_plan(Scripted("minutes", "5", "front_3"), audit).plan[-3:] == (
        "front_2",
        "front_4",
        "front_5",
    )
    assert change_plan(Scripted("minutes", "5", NONE), audit) == audit


def test_where_time_is_left_more_is_proposed() -> None:
    audit = an_audit(TWO, plan=["front_0", "back_0"])

    after = change_plan(Scripted("minutes", "6", ""), audit)

    assert after.plan == ("front_0", "front_2", "front_5", "back_0")
    person = Scripted("minutes", "soon", "4")
    assert change_plan(person, audit) == audit
    assert person.said[1:] == [
        "Type a whole number of minutes, such as 60.",
        "The plan fits these minutes, and nothing more does.",
    ]


def test_departments_can_be_added_and_taken_out() -> None:
    audit = an_audit(TWO, plan=["front_0"], departments=["front"])
    person = Scripted("departments", "front back")

    after = change_plan(person, audit)

    assert person.offered[-1] == ("Front: 1 question, 2 minutes", "Back")
    assert after.plan == ("front_0", "back_0", "back_1", "back_2")
    assert change_plan(Scripted("departments", "front"), after) == audit
    assert change_plan(Scripted("leave"), after) == after


def test_who_leads_something_counts_as_seen_once_he_or_she_talks() -> None:
    checklist = a_checklist(a_question("one"))
    audit = an_audit(checklist, people=[{"name": "Ruth", "leads": ["reception"], "seen": False}])

    after = step(begin(audit, ("one",)), SetSpeaker("Ruth"), NOW).audit

    assert [(each.name, each.leads, each.seen) for each in after.people] == [("Ruth", ("reception",), True)]
