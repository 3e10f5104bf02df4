"""The interview without a terminal: what a user tells is a command, and `step` is pure.

The user is a function of type `Ask`: a terminal, plain lines, or a script in a test. After every command
that changed the audit it is saved, before the next question is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from cxaudit.audit import AnswerType, Audit, Response, State
from cxaudit.audit.own_findings import with_own, without_own
from cxaudit.checklist import How, Place
from cxaudit.interview.annotating import annotated, told_anew
from cxaudit.interview.commands import (
    Command,
    GoBack,
    GoOn,
    GoTo,
    GoToOpen,
    KeepFinding,
    Move,
    SetAnswer,
    SetPlan,
    SetSpeaker,
    Speaker,
    Stop,
    TakeOutFinding,
    Undo,
)
from cxaudit.interview.orders import as_planned
from cxaudit.interview.photos import NOWHERE, Album
from cxaudit.interview.speakers import last_speakers, met, names_known
from cxaudit.interview.undoing import Change, taken_back
from cxaudit.text import clean


@dataclass(frozen=True)
class Interview:
    """An audit being answered."""

    audit: Audit
    """What was answered so far."""

    order: tuple[str, ...]
    """Questions in the order of asking."""

    position: int = 0
    """Which of them is asked now; `len(order)` when all were."""

    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    """Who is being talked with, by department; missing: it was not said yet."""

    wanted: tuple[State, ...] = (State.OPEN,)
    """States in which a question is still to be answered."""

    waits: bool = True
    """Whether what waits for somebody is still to be answered in this round too."""

    changes: tuple[Change, ...] = ()
    """What was changed in this sitting and can be taken back, the last one last."""

    plan_agreed: bool = False
    """Whether the plan was looked at in this sitting, or changed before: then nothing is said of it."""

    today: date | None = None
    """The day on which it is answered; None: the day of the audit."""

    album: Album = NOWHERE
    """Where photos are found and kept."""

    stopped: Stop | None = None
    """How the user saved and stopped; None while the interview goes on."""

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
    def type(self) -> AnswerType:
        """How the question is answered."""
        return self.audit.answer_type(self.place.question)

    @property
    def response(self) -> Response:
        """What was told so far about the question asked now, as it counts."""
        return self.audit.response(self.order[self.position])

    @property
    def told(self) -> Response:
        """The same as it was told, whatever the answer to another question makes of it."""
        return self.audit.told(self.order[self.position])

    @property
    def speaker(self) -> Speaker | None:
        """Who is being talked with in this department; what is asked for is told by this person.

        None: it was not said yet.
        """
        return self.speakers.get(self.place.department.id)

    @property
    def day(self) -> date:
        """The day from which dates are counted that are said in words."""
        return self.today or self.audit.date

    @property
    def names(self) -> list[str]:
        """Everybody who was named so far, those first who probably talk here."""
        return names_known(self.audit, self.place.department.id, self.speakers)

    def wants(self, question: str) -> bool:
        """Whether a question is still to be answered."""
        response = self.audit.response(question)
        return response.state in self.wanted and (self.waits or response.waiting is None)


Ask = Callable[[Interview], Command | None]
"""The user: sees where the interview stands, and tells one command; None when all was told."""

Save = Callable[[Audit], object]
"""Keeps the audit, before it returns."""

Clock = Callable[[], datetime]
"""Says what time it is."""


def begin(
    audit: Audit,
    order: tuple[str, ...],
    *,
    wanted: tuple[State, ...] = (State.OPEN,),
    waits: bool = False,
    speaker: str = "",
) -> Interview:
    """Go on with an audit at its first open question, with whom one talked last in each department.

    Args:
        audit: what was answered so far.
        order: questions in the order of asking.
        wanted: states in which a question is to be answered.
        waits: whether what waits for somebody is asked too; else it is passed over.
        speaker: with whom one talks, in confidence where that was so before; empty: as it was.
    """
    speakers = last_speakers(audit)
    for name in order if speaker else ():
        department = audit.checklist.places[name].department.id
        confidential = speakers.get(department, Speaker()).confidential
        speakers[department] = Speaker(speaker, confidential)
    begun = Interview(audit, order, speakers=speakers, wanted=wanted, waits=waits)
    return replace(begun, position=_next_wanted(begun, 0))


def on_with(interview: Interview, order: tuple[str, ...]) -> Interview:
    """Go on in the same sitting with these questions, at the first that is still to be answered."""
    return replace(interview, order=order, position=_next_wanted(replace(interview, order=order), 0))


def again(interview: Interview, order: tuple[str, ...]) -> Interview:
    """Ask these questions once more, whether they are open or not, and unknown ones like open ones."""
    wanted = (State.OPEN, State.UNKNOWN)
    return replace(interview, order=order, position=0, wanted=wanted, waits=True)


def run(interview: Interview, ask: Ask, save: Save, clock: Clock) -> Interview:
    """Ask until all was told, or the user stops; whatever changed is saved before the next question."""
    while interview.stopped is None and (command := ask(interview)):
        before = interview.audit
        interview = step(interview, command, clock())
        if interview.audit is not before:
            save(interview.audit)
    return interview


def step(interview: Interview, command: Command, now: datetime) -> Interview:
    """Return the interview after a command.

    An answer leads on to the next question that is still to be answered. After an annotation, and after
    `SetSpeaker`, the same question is asked again. What the answer to another question sets aside is passed
    over, unless one goes to it from the list. What changed can be taken back as long as the sitting lasts.
    """
    after = _stepped(interview, command, now)
    if after.audit is interview.audit or isinstance(command, SetSpeaker | SetPlan | Undo):
        return after
    change = Change(interview.place.question.id, interview.audit, after.audit)
    return replace(after, changes=(*interview.changes, change))


def _stepped(interview: Interview, command: Command, now: datetime) -> Interview:
    if isinstance(command, Move):
        return _moved(interview, command)
    match command:
        case SetAnswer(answer):
            return _onward(_settled(interview, answer, now))
        case KeepFinding(finding):
            return replace(interview, audit=with_own(interview.audit, finding))
        case TakeOutFinding(finding):
            return replace(interview, audit=without_own(interview.audit, finding))
        case SetPlan(planned):
            return _replanned(interview, planned)
        case Undo():
            return _undone(interview, now)
        case _:
            response = annotated(interview.told, command)
            return interview if response == interview.told else _keep(interview, response, now)


def _moved(interview: Interview, move: Move) -> Interview:
    now, last = interview.position, len(interview.order)
    match move:
        case GoBack():
            return replace(interview, position=_asked(interview, range(now - 1, -1, -1), now))
        case GoToOpen():
            return _onward(interview)
        case GoOn():
            return replace(interview, position=_asked(interview, range(now + 1, last), last))
        case GoTo(question):
            return _gone_to(interview, question)
        case SetSpeaker(name, confidential):
            return _talking(interview, Speaker(clean(name), confidential))
        case Stop():
            return replace(interview, stopped=move)


def _replanned(interview: Interview, planned: Audit) -> Interview:
    """Go on by a plan with the question that is asked now; where that is left out, with what comes next."""
    order = as_planned(interview.order, interview.audit, planned)
    after = replace(interview, audit=planned, order=order, plan_agreed=True)
    left = [name for name in interview.order[interview.position :] if name in order]
    return replace(after, position=order.index(left[0]) if left else len(order))


def _undone(interview: Interview, now: datetime) -> Interview:
    """Take the last change back, and go to its question; nothing happens where there is none."""
    if not interview.changes:
        return interview
    *earlier, change = interview.changes
    audit = taken_back(interview.audit, change, now)
    return _gone_to(replace(interview, audit=audit, changes=tuple(earlier)), change.question)


def _talking(interview: Interview, speaker: Speaker) -> Interview:
    """Talk with somebody in this department from here on; in a business of one, in all of them."""
    audit = interview.audit
    departments = audit.departments if audit.alone else (interview.place.department.id,)
    speakers = {**interview.speakers, **dict.fromkeys(departments, speaker)}
    return replace(interview, speakers=speakers, audit=met(audit, speaker))


def _onward(interview: Interview) -> Interview:
    """Go on to the next question that is still to be answered; past the end where there is none."""
    return replace(interview, position=_next_wanted(interview, interview.position + 1))


def _asked(interview: Interview, positions: Iterable[int], otherwise: int) -> int:
    """The first of some positions whose question is not set aside by an answer; else where there is none."""
    order, audit = interview.order, interview.audit
    return next((each for each in positions if not audit.sets_aside(order[each])), otherwise)


def _next_wanted(interview: Interview, position: int) -> int:
    left = range(position, len(interview.order))
    return next((each for each in left if interview.wants(interview.order[each])), len(interview.order))


def _gone_to(interview: Interview, question: str) -> Interview:
    """Go to a question; one that is not asked in this round comes before the one that is asked now."""
    order, position = interview.order, interview.position
    if question not in interview.audit.plan:  # another plan left it out meanwhile
        return interview
    if question in order:
        return replace(interview, position=order.index(question))
    return replace(interview, order=(*order[:position], question, *order[position:]))


def _keep(interview: Interview, response: Response, now: datetime) -> Interview:
    """Put a response to the question asked now into the audit."""
    stamped = response.model_copy(update={"at": now, "by": interview.audit.auditor})
    return replace(interview, audit=interview.audit.answered(interview.place.question.id, stamped))


def _settled(interview: Interview, answer: Response, now: datetime) -> Interview:
    """Settle the question asked now; who tells all in confidence now counts as seen no more."""
    asked = interview.place.question.how is How.ASK and not answer.waiting
    told = told_anew(interview.told, answer, interview.speaker, asked=asked)
    after = _keep(interview, told, now)
    if not told.confidential:
        return after
    name = (interview.speaker or Speaker()).name or interview.told.told_by
    return replace(after, audit=met(after.audit, Speaker(name, confidential=True)))
