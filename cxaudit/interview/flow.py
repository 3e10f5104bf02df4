"""The interview without a terminal: what a person tells is a command, and `step` is pure.

The person is a function of type `Ask`: a terminal, plain lines, or a script in a test. After every command
that changed the audit it is saved, before the next question is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from cxaudit.audit import Audit, Person, Response, State
from cxaudit.checklist import How, Place, clean
from cxaudit.interview.commands import (
    Answer,
    Back,
    Command,
    Fails,
    Jump,
    Measured,
    NotApplicable,
    Note,
    Rate,
    Remark,
    Rests,
    Skip,
    Stop,
    ToldBy,
    Unknown,
)


@dataclass(frozen=True)
class Interview:
    """An audit being answered."""

    audit: Audit
    """What was answered so far."""

    order: tuple[str, ...]
    """Questions in the order of asking."""

    position: int = 0
    """Which of them is asked now; `len(order)` when all were."""

    speaker: str = ""
    """Who is being talked with; answers that are asked for are told by this person."""

    stopped: Stop | None = None
    """How the person saved and stopped; None while the interview goes on."""

    @property
    def over(self) -> bool:
        """Whether all questions were shown."""
        return self.position >= len(self.order)

    @property
    def place(self) -> Place:
        """The question asked now.

        Raises:
            IndexError: if the interview is over.
        """
        return self.audit.checklist.places[self.order[self.position]]

    @property
    def response(self) -> Response:
        """What was told so far about the question asked now."""
        return self.audit.response(self.order[self.position])


Ask = Callable[[Interview], Command | None]
"""The person: sees where the interview stands, and tells one command; None when all was told."""

Save = Callable[[Audit], object]
"""Keeps the audit, before it returns."""

Clock = Callable[[], datetime]
"""Says what time it is."""


def begin(audit: Audit, order: tuple[str, ...]) -> Interview:
    """Go on with an audit at its first open question."""
    return Interview(audit, order, position=_next_open(audit, order, 0))


def run(interview: Interview, ask: Ask, save: Save, clock: Clock) -> Interview:
    """Ask until all was told, or the person stops; whatever changed is saved before the next question."""
    while interview.stopped is None and (command := ask(interview)):
        before = interview.audit
        interview = step(interview, command, clock())
        if interview.audit is not before:
            save(interview.audit)
    return interview


def step(interview: Interview, command: Command, now: datetime) -> Interview:
    """One step onward: an answer moves on, a remark stays, a move changes only the place."""
    match command:
        case Back():
            return replace(interview, position=max(interview.position - 1, 0))
        case Skip():
            return _onward(interview)
        case Jump(question):
            return replace(interview, position=interview.order.index(question))
        case ToldBy(name):
            speaker = clean(name)
            return replace(interview, speaker=speaker, audit=_met(interview.audit, speaker))
        case Stop():
            return replace(interview, stopped=command)
        case Note() | Rests() | Fails():
            about = (isinstance(command, Note) and command.question) or interview.order[interview.position]
            return _keep(interview, about, _remarked(interview.audit.response(about), command), now)
        case _:
            asked = interview.order[interview.position]
            return _onward(_keep(interview, asked, _answered(interview, command), now))


def _onward(interview: Interview) -> Interview:
    """Go on to the next question without an answer; what was answered already is left alone."""
    following = _next_open(interview.audit, interview.order, interview.position + 1)
    return replace(interview, position=following)


def _next_open(audit: Audit, order: tuple[str, ...], position: int) -> int:
    """The first open question from a position on; past the end where there is none."""
    left = range(position, len(order))
    return next((each for each in left if audit.response(order[each]).state is State.OPEN), len(order))


def _keep(interview: Interview, question: str, response: Response, now: datetime) -> Interview:
    stamped = response.model_copy(update={"at": now, "by": interview.audit.auditor})
    return replace(interview, audit=interview.audit.answered(question, stamped))


def _met(audit: Audit, name: str) -> Audit:
    """Count somebody who talks among the people that were seen."""
    if not name or name in (person.name for person in audit.people):
        return audit
    return audit.model_copy(update={"people": (*audit.people, Person(name=name))})


def _remarked(response: Response, remark: Remark) -> Response:
    match remark:
        case Note(text):
            return _changed(response, note=text)
        case Rests(evidence, seen):
            return _changed(response, evidence=evidence, seen=seen)
        case Fails(gap):
            return _changed(response, gap=gap)


def _answered(interview: Interview, answer: Answer) -> Response:
    """The new answer, with what was remarked before; who tells it is who talks now."""
    asked = interview.place.question.how is How.ASK
    kept = _changed(
        interview.response,
        step=None,
        readings=(),
        na=None,
        unknown=False,
        waiting=None,
        told_by=(interview.speaker or interview.response.told_by) if asked else "",
    )
    match answer:
        case Rate(step):
            return _changed(kept, step=step)
        case Measured(readings):
            return _changed(kept, readings=readings)
        case NotApplicable(reason):
            return _changed(kept, na=reason)
        case Unknown():
            return _changed(kept, unknown=True)


def _changed(response: Response, **changes: object) -> Response:
    """Change some fields, checked and cleaned like everything that people type."""
    return Response.model_validate({**dict(response), **changes})
