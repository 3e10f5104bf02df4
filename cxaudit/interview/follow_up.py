"""What is asked after a key: a note, a reason, a name; the same for every way of asking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from cxaudit.audit import Evidence, Response, evidence_of
from cxaudit.checklist import Gap, Measure, Reading
from cxaudit.interview.asking import Choice, Person, chosen
from cxaudit.interview.commands import (
    Back,
    Command,
    Fails,
    Jump,
    Measured,
    NotApplicable,
    Note,
    On,
    Rate,
    Rests,
    Skip,
    Stop,
    ToldBy,
    Unknown,
)
from cxaudit.interview.doubts import Doubt
from cxaudit.interview.flow import Interview
from cxaudit.interview.listing import pick_question
from cxaudit.interview.readings import read
from cxaudit.policy import figure
from cxaudit.report.words import GAPS, answer_text, percent
from cxaudit.scoring import score

_GAPS = [Choice(gap, words) for gap, words in GAPS.items()]
_SOMEBODY = Choice("somebody", "somebody else …")
_NOBODY = Choice("nobody", "nobody: I see for myself")


def _note(person: Person, interview: Interview) -> Command:
    return Note(person.text("Note", interview.response.note))


def _not_applicable(person: Person, interview: Interview) -> Command:
    return NotApplicable(person.line("Why does it not apply here?", interview.response.na or "", needed=True))


def _told_by(person: Person, interview: Interview) -> Command:
    """Ask who talks: somebody named before, somebody else or nobody; at first it is who talks now."""
    names = _names(interview)
    if not names:
        return ToldBy(person.line("Who is talking from here on? (Enter: nobody)"))
    values = {name: str(number) for number, name in enumerate(names)}
    choices = [*(Choice(value, name) for name, value in values.items()), _SOMEBODY, _NOBODY]
    unnamed = _SOMEBODY if interview.speaker is None else _NOBODY
    now = values[interview.speaker] if interview.speaker else unnamed.value
    told = person.pick("Who is talking from here on?", choices, now)
    if told == _SOMEBODY.value:
        return ToldBy(person.line("Who is it?", needed=True))
    return ToldBy("" if told == _NOBODY.value else names[int(told)])


def _names(interview: Interview) -> list[str]:
    """Everybody who was named so far, those first who talked in this sitting."""
    audit = interview.audit
    people = (each.name for each in audit.people)
    told = (response.told_by for response in audit.responses.values())
    return [name for name in dict.fromkeys((*interview.speakers.values(), *people, *told)) if name]


def _rests(person: Person, interview: Interview) -> Command:
    now = evidence_of(interview.place.question, interview.response)
    evidence = person.pick("What does the answer rest on?", [Choice(each, each) for each in Evidence], now)
    seen = person.text("What was seen? (such as 4 of 5 bills; Enter: nothing)", interview.response.seen)
    return Rests(Evidence(evidence), seen)


def _fails(person: Person, interview: Interview) -> Command:
    now = interview.response.gap or interview.place.question.gap
    return Fails(Gap(person.pick("Why does it fail here?", _GAPS, now)))


def _jump(person: Person, interview: Interview) -> Command:
    return Jump(pick_question(person, interview.audit, interview.place.question.id))


FOLLOW_UPS: Mapping[str, Callable[[Person, Interview], Command]] = {
    "n": _note,
    "a": _not_applicable,
    "t": _told_by,
    "e": _rests,
    "c": _fails,
    "l": _jump,
    "d": lambda _, __: Unknown(),
    "s": lambda _, __: Skip(),
    "b": lambda _, __: Back(),
    ">": lambda _, __: On(),
    "q": lambda _, __: Stop(),
}
"""What each key leads to."""


def rated(interview: Interview, typed: str) -> Rate | str:
    """Read the number of a step; a sentence says why it is none."""
    steps = len(interview.audit.checklist.steps(interview.place.question))
    step = chosen(typed, steps)
    return Rate(step) if step else f"Choose a step from 1 to {steps}."


class Unclear(NamedTuple):
    """Something typed that is no reading."""

    typed: str
    """As it is to be put right, with what was asked back and answered already."""

    why: str
    """What is wrong with it."""


def measured(person: Person, interview: Interview, typed: str) -> Measured | Unclear:
    """Read the readings of a measure; ask back what has two meanings.

    Raises:
        Stopped: if the person wants to stop.
    """
    while True:
        result = read(typed, _measure(interview))
        if isinstance(result, str):
            return Unclear(typed, result)
        if not isinstance(result, Doubt):
            return Measured(result)
        typed = person.pick(result.ask, result.meanings)


def understood(interview: Interview, told: Rate | Measured) -> str:
    """Say an answer as it was understood: a step, or readings with what counts of them and its score."""
    audit, question = interview.audit, interview.place.question
    response = response_of(told)
    if isinstance(told, Rate):
        return answer_text(audit, question, response)
    counts = answer_text(audit, question, response)
    share = score(audit, question, response)
    assert share is not None
    if len(told.readings) == 1:
        return f"{counts}: {percent(share)}"
    readings = f"{_joined(told.readings)} {_measure(interview).unit}"
    return f"{readings}: {counts} counts, {percent(share)}"


def response_of(told: Rate | Measured) -> Response:
    """Return the response that an answer alone makes."""
    return Response(step=told.step) if isinstance(told, Rate) else Response(readings=told.readings)


def _measure(interview: Interview) -> Measure:
    measure = interview.place.question.measure
    assert measure
    return measure


def typed_before(interview: Interview) -> str:
    """Return the readings so far, as they can be typed and put right."""
    return "; ".join(map(_said, interview.response.readings))


def _said(reading: Reading) -> str:
    return reading if isinstance(reading, str) else figure(reading)


def _joined(readings: tuple[Reading, ...]) -> str:
    *first, last = map(_said, readings)
    return f"{', '.join(first)} and {last}" if first else last
