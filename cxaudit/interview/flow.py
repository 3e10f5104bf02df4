"""The interview without a terminal: what a person tells is a command, and `step` is pure.

The person is a function of type `Ask`: a terminal, plain lines, or a script in a test. After every command
that changed the audit it is saved, before the next question is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from cxaudit.audit import Audit, Evidence, Person, Response, State
from cxaudit.checklist import Gap, How, Place


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
        """Whether there is nothing to ask any more, or the person stopped."""
        return self.stopped is not None or self.position >= len(self.order)

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


@dataclass(frozen=True)
class Rate:
    """The answer is a step."""

    step: int
    """From 1, the worst."""


@dataclass(frozen=True)
class Measured:
    """The answer is a number, or several."""

    readings: tuple[float, ...]
    """At least one."""


@dataclass(frozen=True)
class NotApplicable:
    """The question does not apply here."""

    reason: str
    """Why, in a few words."""


@dataclass(frozen=True)
class Unknown:
    """Nobody knows yet."""


@dataclass(frozen=True)
class Note:
    """Something to keep with a question, answered or not; replaces what was noted before."""

    text: str
    """May be empty, which removes the note."""

    question: str = ""
    """Id of the question; empty: the one asked now."""


@dataclass(frozen=True)
class ToldBy:
    """Who is talking from here on."""

    name: str
    """Empty: nobody, the auditor sees for himself or herself."""


@dataclass(frozen=True)
class Rests:
    """What the answer rests on."""

    evidence: Evidence
    """How much more than stated it is."""

    seen: str
    """What was seen; may be empty."""


@dataclass(frozen=True)
class Fails:
    """Why it fails here, where that is not what usually is the reason."""

    gap: Gap
    """The gap."""


@dataclass(frozen=True)
class Back:
    """Go back to the question before."""


@dataclass(frozen=True)
class Skip:
    """Leave the question open and go on."""


@dataclass(frozen=True)
class Jump:
    """Go to a question."""

    question: str
    """Its id."""


@dataclass(frozen=True)
class Stop:
    """Save and stop."""

    interrupted: bool = False
    """Whether from outside: by Ctrl-C, or because the window was closed."""


Answer = Rate | Measured | NotApplicable | Unknown
Remark = Note | Rests | Fails
Move = Back | Skip | Jump | ToldBy | Stop
Command = Answer | Remark | Move

Ask = Callable[[Interview], Command]
"""The person: sees where the interview stands, and tells one command."""

Save = Callable[[Audit], object]
"""Keeps the audit, before it returns."""

Clock = Callable[[], datetime]
"""Says what time it is."""


def begin(audit: Audit, order: tuple[str, ...]) -> Interview:
    """Go on with an audit at its first open question."""
    open_ = (number for number, name in enumerate(order) if audit.response(name).state is State.OPEN)
    return Interview(audit, order, position=next(open_, len(order)))


def run(interview: Interview, ask: Ask, save: Save, clock: Clock) -> Interview:
    """Ask until it is over, saving whatever was told before the next question is asked."""
    while not interview.over:
        before = interview.audit
        interview = step(interview, ask(interview), clock())
        if interview.audit is not before:
            save(interview.audit)
    return interview


def step(interview: Interview, command: Command, now: datetime) -> Interview:
    """One step onward: an answer moves on, a remark stays, a move changes only the place."""
    match command:
        case Back():
            return replace(interview, position=max(interview.position - 1, 0))
        case Skip():
            return replace(interview, position=interview.position + 1)
        case Jump(question):
            return replace(interview, position=interview.order.index(question))
        case ToldBy(name):
            return replace(interview, speaker=name, audit=_met(interview.audit, name))
        case Stop():
            return replace(interview, stopped=command)
        case Note() | Rests() | Fails():
            about = (isinstance(command, Note) and command.question) or interview.order[interview.position]
            return _keep(interview, about, _remarked(interview.audit.response(about), command), now)
        case _:
            asked = interview.order[interview.position]
            answered = _keep(interview, asked, _answered(interview, command), now)
            return replace(answered, position=interview.position + 1)


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
