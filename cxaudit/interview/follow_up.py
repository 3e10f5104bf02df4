"""What is asked after a key: a note, a reason, a name; the same for every way of asking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from cxaudit.audit import Evidence, MeasureType, Response, answer_in_words, evidence_of
from cxaudit.checklist import Gap, Measure, Reading
from cxaudit.interview.asking import LONGEST_TEXT, Choice, Person, Stopped, chosen
from cxaudit.interview.commands import (
    Answer,
    Back,
    Command,
    Fails,
    Jump,
    Measured,
    NotApplicable,
    Note,
    On,
    Rate,
    Remark,
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
from cxaudit.numbers import figure, percent
from cxaudit.words import GAPS

_GAPS = [Choice(gap, words) for gap, words in GAPS.items()]
_SOMEBODY = Choice("somebody", "somebody else …")
_NOBODY = Choice("nobody", "nobody: I see for myself")


def keeping(ask: Callable[[], str], half: Callable[[str], Remark | None]) -> str:
    """Ask for a text; of somebody who stops meanwhile, keep what was typed so far.

    Args:
        ask: asks for the text.
        half: says as what a text that is not finished is kept; None: it is not.

    Raises:
        Stopped: if the person wants to stop, with what is to be kept.
    """
    try:
        return ask()
    except Stopped as stopped:
        raise Stopped(stopped.typed, half(stopped.typed)) from stopped


def _unfinished(interview: Interview, what: str, typed: str, before: str) -> Note | None:
    """What is half typed and no answer yet, as a note below the one that is there."""
    if typed in ("", before):
        return None
    lines = (interview.response.note, f"(not finished) {what}: {typed}")
    return Note("\n".join(filter(None, lines))[:LONGEST_TEXT])


def half_read(interview: Interview, typed: str) -> Note | None:
    """As what readings are kept that are half typed: not as an answer, the last may lack a digit."""
    return _unfinished(interview, f"counted, {_measure(interview).unit}", typed, typed_before(interview))


def _note(person: Person, interview: Interview) -> Command:
    before = interview.response.note
    typed = keeping(lambda: person.text("Note", before), partial(_half_noted, interview))
    never = _never(interview, typed)
    told = measured(person, interview, never) if never else None
    return told if isinstance(told, Measured) else Note(typed)


def _half_noted(interview: Interview, typed: str) -> Note | None:
    if never := _never(interview, typed):
        return half_read(interview, never)
    return None if typed in ("", interview.response.note) else Note(typed)


def _never(interview: Interview, noted: str) -> str:
    """The readings that one began with the word never, or no answer, whose n led to the note.

    Empty where it is a note.
    """
    typed = f"n{noted.removeprefix(interview.response.note)}"
    measure = interview.place.question.measure
    return typed if measure and not isinstance(read(typed, measure), str) else ""


def _not_applicable(person: Person, interview: Interview) -> Command:
    before = interview.response.na or ""
    return NotApplicable(
        keeping(
            lambda: person.line("Why does it not apply here?", before),
            lambda typed: _unfinished(interview, "does not apply here", typed, before),
        )
    )


def _told_by(person: Person, interview: Interview) -> Command:
    """Ask who talks: somebody named before, somebody else or nobody; at first it is who talks now."""
    names = _names(interview)
    if not names:
        return ToldBy(person.line("Who is talking from here on?", nothing="nobody"))
    values = {name: str(number) for number, name in enumerate(names)}
    choices = [*(Choice(value, name) for name, value in values.items()), _SOMEBODY, _NOBODY]
    unnamed = _SOMEBODY if interview.speaker is None else _NOBODY
    now = values[interview.speaker] if interview.speaker else unnamed.value
    told = person.pick("Who is talking from here on?", choices, now)
    if told == _SOMEBODY.value:
        return ToldBy(person.line("Who is it?"))
    return ToldBy("" if told == _NOBODY.value else names[int(told)])


def _names(interview: Interview) -> list[str]:
    """Everybody who was named so far, those first who talked in this sitting."""
    audit = interview.audit
    people = (each.name for each in audit.people)
    told = (response.told_by for response in audit.responses.values())
    return [name for name in dict.fromkeys((*interview.speakers.values(), *people, *told)) if name]


def _rests(person: Person, interview: Interview) -> Command:
    now, before = evidence_of(interview.place.question, interview.response), interview.response.seen
    picked = person.pick(
        "What does the answer rest on?", [Choice(each, each.label) for each in Evidence], now
    )
    seen = keeping(
        lambda: person.text("What was seen, such as 4 of 5 bills?", before),
        lambda typed: (
            None if picked == now and typed in ("", before) else Rests(Evidence(picked), typed or before)
        ),
    )
    return Rests(Evidence(picked), seen)


def _fails(person: Person, interview: Interview) -> Command:
    now = interview.response.gap or interview.place.question.gap
    return Fails(Gap(person.pick("Why does it fail here?", _GAPS, now)))


def _jump(person: Person, interview: Interview) -> Command:
    return Jump(pick_question(person, interview.audit, interview.audit.plan, interview.place.question.id))


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
        typed = _meant(person, interview, typed, result)


def _meant(person: Person, interview: Interview, typed: str, doubt: Doubt) -> str:
    """Ask back which of its meanings something typed has."""
    return keeping(lambda: person.pick(doubt.ask, doubt.meanings), lambda _: half_read(interview, typed))


def understood(interview: Interview, told: Answer) -> str:
    """Say an answer as it was understood: readings with what counts of them, and its score."""
    match told:
        case Rate(step):
            return answer_in_words(interview.type, Response(step=step))
        case NotApplicable(reason):
            return f"does not apply: {reason}"
        case Unknown():
            return "don't know yet"
        case Measured(readings):
            return _counted(interview, readings)


def _counted(interview: Interview, readings: tuple[Reading, ...]) -> str:
    kind, response = interview.type, Response(readings=readings)
    assert isinstance(kind, MeasureType)
    share, counts = kind.score(response), kind.counting(response)
    assert share is not None
    assert counts is not None
    several = f"{_said(counts)} counts, " if len(readings) > 1 else ""
    return f"{kind.measure.unit}: {', '.join(map(_said, readings))} → {several}{percent(share)}"


def _measure(interview: Interview) -> Measure:
    measure = interview.place.question.measure
    assert measure
    return measure


def typed_before(interview: Interview) -> str:
    """Return the readings so far, as they can be typed and put right."""
    return "; ".join(map(_said, interview.response.readings))


def _said(reading: Reading | Fraction) -> str:
    return reading if isinstance(reading, str) else figure(float(reading))
