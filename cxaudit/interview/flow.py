"""The interview without a terminal: what a user tells is a command, and `step` is pure.

The user is a function of type `Ask`: a terminal, plain lines, or a script in a test. After every command
that changed the audit it is saved, before the next question is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from operator import itemgetter

from cxaudit.audit import AnswerType, Audit, Person, Response, State
from cxaudit.checklist import How, Place
from cxaudit.interview.commands import (
    Annotation,
    Command,
    GoBack,
    GoOn,
    GoTo,
    GoToOpen,
    MoveNote,
    SetAnswer,
    SetCause,
    SetEvidence,
    SetNote,
    SetSpeaker,
    Speaker,
    Stop,
)
from cxaudit.text import clean, lines


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

    def wants(self, question: str) -> bool:
        """Whether a question is still to be answered."""
        return self.audit.response(question).state in self.wanted


Ask = Callable[[Interview], Command | None]
"""The user: sees where the interview stands, and tells one command; None when all was told."""

Save = Callable[[Audit], object]
"""Keeps the audit, before it returns."""

Clock = Callable[[], datetime]
"""Says what time it is."""


def begin(audit: Audit, order: tuple[str, ...]) -> Interview:
    """Go on with an audit at its first open question, with whom one talked last in each department."""
    begun = Interview(audit, order, speakers=_last_speakers(audit))
    return replace(begun, position=_next_wanted(begun, 0))


def again(interview: Interview, order: tuple[str, ...]) -> Interview:
    """Ask these questions once more, whether they are open or not, and unknown ones like open ones."""
    return replace(interview, order=order, position=0, wanted=(State.OPEN, State.UNKNOWN))


def unsettled(audit: Audit, order: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the questions that are open or unknown."""
    return tuple(name for name in order if audit.response(name).state in (State.OPEN, State.UNKNOWN))


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
    over, unless one goes to it from the list.
    """
    match command:
        case GoBack():
            return replace(interview, position=_asked_before(interview))
        case GoToOpen():
            return _onward(interview)
        case GoOn():
            return replace(interview, position=_asked_next(interview))
        case GoTo(question):
            return _gone_to(interview, question)
        case SetSpeaker(name, confidential):
            speaker = Speaker(clean(name), confidential)
            speakers = {**interview.speakers, interview.place.department.id: speaker}
            return replace(interview, speakers=speakers, audit=_met(interview.audit, speaker))
        case Stop():
            return replace(interview, stopped=command)
        case SetAnswer(answer):
            return _onward(_unnamed(interview, _keep(interview, _answered(interview, answer), now)))
        case _:
            return _keep(interview, _annotated(interview.told, command), now)


def _onward(interview: Interview) -> Interview:
    """Go on to the next question that is still to be answered; past the end where there is none."""
    return replace(interview, position=_next_wanted(interview, interview.position + 1))


def _asked_before(interview: Interview) -> int:
    """Position of the question before that is not set aside by an answer; where there is none, it stays."""
    before = range(interview.position - 1, -1, -1)
    return next((each for each in before if _asks(interview, each)), interview.position)


def _asked_next(interview: Interview) -> int:
    """Position of the next question that is not set aside by an answer; past the end where there is none."""
    left = range(interview.position + 1, len(interview.order))
    return next((each for each in left if _asks(interview, each)), len(interview.order))


def _asks(interview: Interview, position: int) -> bool:
    return not interview.audit.sets_aside(interview.order[position])


def _next_wanted(interview: Interview, position: int) -> int:
    left = range(position, len(interview.order))
    return next((each for each in left if interview.wants(interview.order[each])), len(interview.order))


def _gone_to(interview: Interview, question: str) -> Interview:
    """Go to a question; one that is not asked in this round comes before the one that is asked now."""
    order, position = interview.order, interview.position
    if question in order:
        return replace(interview, position=order.index(question))
    return replace(interview, order=(*order[:position], question, *order[position:]))


def _last_speakers(audit: Audit) -> dict[str, Speaker]:
    """Who told the latest answer in each department, of those that are asked for.

    That nobody told it says nothing on whom one talks with when one goes on; a talk in confidence stays one.
    """
    places = audit.checklist.places
    told = [
        (
            response.at.replace(tzinfo=None),
            places[name].department.id,
            Speaker(response.told_by, response.confidential),
        )
        for name, response in audit.responses.items()
        if response.at and response.state is not State.OPEN and places[name].question.how is How.ASK
    ]
    latest = {department: speaker for _, department, speaker in sorted(told, key=itemgetter(0))}
    return {department: speaker for department, speaker in latest.items() if any(speaker)}


def _keep(interview: Interview, response: Response, now: datetime) -> Interview:
    """Put a response to the question asked now into the audit."""
    stamped = response.model_copy(update={"at": now, "by": interview.audit.auditor})
    return replace(interview, audit=interview.audit.answered(interview.place.question.id, stamped))


def _unnamed(before: Interview, after: Interview) -> Interview:
    """Count nobody as seen whose only open answer was told anew in confidence."""
    if not after.told.confidential:
        return after
    speaker = before.speaker or Speaker()
    name = speaker.name or before.told.told_by
    return replace(after, audit=_met(after.audit, Speaker(name, confidential=True)))


def _met(audit: Audit, speaker: Speaker) -> Audit:
    """Count somebody who talks among the people that were seen, and nobody who does so in confidence."""
    name, people = speaker.name, audit.people
    if speaker.confidential:
        told_openly = any(response.told_by == name for response in audit.responses.values())
        people = people if told_openly else tuple(_unseen(people, name))
    elif name and name not in (person.name for person in people):
        people = (*people, Person(name=name))
    elif name:
        people = tuple(each.changed(seen=True) if each.name == name else each for each in people)
    return audit if people == audit.people else audit.model_copy(update={"people": people})


def _unseen(people: Iterable[Person], name: str) -> Iterator[Person]:
    """The people without somebody who was only met, or with that one not seen who is known otherwise."""
    for person in people:
        if person.name != name:
            yield person
        elif person != Person(name=name):
            yield person.changed(seen=False)


def _annotated(response: Response, annotation: Annotation) -> Response:
    match annotation:
        case SetNote(text):
            return response.changed(note=text)
        case MoveNote(reader):
            joined = lines([getattr(response, reader.next), getattr(response, reader)])
            return response.changed(**{reader: "", reader.next: joined})
        case SetEvidence(evidence, seen):
            return response.changed(evidence=evidence, seen=seen)
        case SetCause(gap):
            return response.changed(gap=gap)


def _answered(interview: Interview, answer: Response) -> Response:
    """The new answer, with the annotations of before; who tells it is who talks now, once that was said."""
    response = interview.told.answered(answer)
    if interview.place.question.how is not How.ASK:
        return response.changed(told_by="", confidential=False)
    if interview.speaker is None:
        return response
    name, confidential = interview.speaker
    return response.changed(told_by="" if confidential else name, confidential=confidential)
