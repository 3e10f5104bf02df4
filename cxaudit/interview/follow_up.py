"""What is asked after a key: a note, a reason, a name; the same for every way of asking."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxaudit.audit import Evidence, Response, exact
from cxaudit.checklist import Gap, Question
from cxaudit.interview.asking import Choice, Person, chosen
from cxaudit.interview.commands import (
    Back,
    Command,
    Fails,
    Measured,
    NotApplicable,
    Note,
    Rate,
    Rests,
    Skip,
    Stop,
    ToldBy,
    Unknown,
)
from cxaudit.interview.flow import Interview
from cxaudit.report.words import GAPS

_GAPS = [Choice(gap, words) for gap, words in GAPS.items()]


def _note(person: Person, interview: Interview) -> Command:
    return Note(person.text("Note", interview.response.note))


def _not_applicable(person: Person, interview: Interview) -> Command:
    return NotApplicable(person.line("Why does it not apply here?", interview.response.na or "", needed=True))


def _told_by(person: Person, _: Interview) -> Command:
    return ToldBy(person.line("Who is talking from here on? (Enter: nobody)"))


def _rests(person: Person, interview: Interview) -> Command:
    evidence = person.pick("What does the answer rest on?", [Choice(each, each) for each in Evidence])
    seen = person.text("What was seen? (such as 4 of 5 bills; Enter: nothing)", interview.response.seen)
    return Rests(Evidence(evidence), seen)


def _fails(person: Person, _: Interview) -> Command:
    return Fails(Gap(person.pick("Why does it fail here?", _GAPS)))


FOLLOW_UPS: Mapping[str, Callable[[Person, Interview], Command]] = {
    "n": _note,
    "a": _not_applicable,
    "t": _told_by,
    "e": _rests,
    "c": _fails,
    "d": lambda _, __: Unknown(),
    "s": lambda _, __: Skip(),
    "b": lambda _, __: Back(),
    "q": lambda _, __: Stop(),
}
"""What each key leads to."""


def answer(interview: Interview, typed: str) -> Rate | Measured | str:
    """Read a typed answer: a step's number, or readings of a measure.

    Returns:
        The answer, or a sentence that says why it is none.
    """
    question = interview.place.question
    if question.measure:
        return _readings(question, typed)
    steps = len(interview.audit.checklist.steps(question))
    step = chosen(typed, steps)
    return Rate(step) if step else f"Choose a step from 1 to {steps}."


def response_of(told: Rate | Measured) -> Response:
    """Return the response that an answer alone makes."""
    return Response(step=told.step) if isinstance(told, Rate) else Response(readings=told.readings)


def _readings(question: Question, typed: str) -> Measured | str:
    try:
        readings = tuple(float(reading.replace(",", ".")) for reading in typed.split())
        for reading in readings:
            exact(reading)
    except (ValueError, OverflowError):
        readings = ()
    unit = question.measure.unit if question.measure else ""
    return Measured(readings) if readings else f"Type numbers ({unit}) separated by blanks, such as 3 4.5 12."
