"""What stands on the screen of a question, part by part, as styled lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cxaudit.audit import Audit, Choices, Entry, Person, State, TypedEntry, answer_in_words, evidence_of
from cxaudit.audit.said import last_answer, seen, waited_for
from cxaudit.checklist import How, how_to_check
from cxaudit.interview.commands import Speaker
from cxaudit.interview.flow import Interview
from cxaudit.interview.keys import LIKELY, PLAN, SPEAKER
from cxaudit.interview.pace import Pace
from cxaudit.interview.wrapping import wrap
from cxaudit.words import IN_CONFIDENCE, N_, _


@dataclass(frozen=True)
class Shown:
    """One line on the screen."""

    text: str
    """Fits the width."""

    style: str = ""
    """One of quiet, strong, key, chosen, or empty."""


class Asked(NamedTuple):
    """What a question says."""

    ask: list[Shown]
    """The question as it is read aloud."""

    expect: list[Shown]
    """What a customer expects."""

    check: list[Shown]
    """How it is found out."""


def lines_of(text: str, width: int, style: str = "") -> list[Shown]:
    """Return a text as lines that fit the width."""
    return [Shown(line, style) for line in wrap(text, width)]


def where(interview: Interview, pace: Pace) -> str:
    """Say where the interview stands, and how long it will take."""
    place = interview.place
    number = _("{number} of {all}", number=interview.position + 1, all=len(interview.order))
    time = _("{minutes} min, about {left} left", minutes=round(pace.minutes), left=pace.left(interview))
    return f"{place.department.title} · {place.touchpoint.title} · {number} · {time}{_speaker(interview)}"


def off_plan(interview: Interview, pace: Pace) -> str:
    """Say how much longer the plan takes than planned, or less, and which key changes it; else empty."""
    over, audit = pace.over(interview), interview.audit
    if interview.plan_agreed or not over:
        return ""
    if over > 0:
        return _("about {minutes} minutes over: {key} changes the plan", minutes=over, key=PLAN.id)
    if audit.extent == "all" and audit.minutes is None:  # there is nothing to add
        return ""
    return _("about {minutes} minutes to spare: {key} adds to the plan", minutes=-over, key=PLAN.id)


def _speaker(interview: Interview) -> str:
    """Who is talking; once somebody was named, also that nobody was so far where somebody is asked."""
    match interview.speaker:
        case Speaker("", confidential=True):
            return f" · {_('talking in confidence')}"
        case Speaker(name, confidential=True):
            return f" · {_('talking with {name} in confidence', name=name)}"
        case Speaker(name) if name:
            return f" · {_('talking with {name}', name=name)}"
    named = any(map(any, interview.speakers.values()))
    is_asked = interview.place.question.how is How.ASK and not interview.audit.nobody_else
    unsaid = named and is_asked and interview.speaker is None
    return f" · {_('who is talking? {key}', key=SPEAKER.id)}" if unsaid and not _asks_who(interview) else ""


def who_talks(interview: Interview, width: int) -> list[Shown]:
    """Ask who talks, before the first answer of a department that somebody gives; an answer skips it."""
    if not _asks_who(interview):
        return []
    names = interview.names
    leads = any(each.name == names[0] for each in _leading(interview)) if names else False
    likely = _("{name}, who leads this", name=names[0]) if leads else names[0] if names else ""
    ways = [_("{key} {name}", key=LIKELY.id, name=likely)] if likely else []
    ways.append(_("{key} somebody else", key=SPEAKER.id) if likely else _("{key} a name", key=SPEAKER.id))
    return lines_of(_("Who is talking? {ways} · or answer", ways=" · ".join(ways)), width, "key")


def _leading(interview: Interview) -> Iterator[Person]:
    department = interview.place.department.id
    return (each for each in interview.audit.people if department in each.leads)


def _asks_who(interview: Interview) -> bool:
    """Whether it is not said yet who talks here, where somebody does."""
    audit, place = interview.audit, interview.place
    if audit.nobody_else or interview.speaker or place.question.how is not How.ASK:
        return False
    asked = (each.id for each in place.department.questions if each.how is How.ASK)
    return all(audit.told(id).state is State.OPEN for id in asked if id in audit.plan)


def asked(interview: Interview, width: int) -> Asked:
    """Return what the question that is asked now says."""
    place = interview.place
    expect, check = place.question.expect, how_to_check(place, interview.audit.kind)
    return Asked(
        lines_of(place.question.ask, width, "strong"),
        lines_of(f"“{expect}”", width) if expect else [],
        [line for each in check for line in lines_of(each, width, "quiet")],
    )


def answers(entry: Entry, width: int, chosen: int) -> list[list[Shown]]:
    """Return the lines of each step to choose from, or of what is to be typed.

    Args:
        entry: how the question is answered.
        width: cells of a line.
        chosen: number of the step that is marked; 0: none.
    """
    match entry:
        case Choices(titles):
            steps = enumerate(zip(entry.keys, titles, strict=True), 1)
            return [_step(key, step, width, marked=number == chosen) for number, (key, step) in steps]
        case TypedEntry(invitation):
            return [[Shown(f"  {line}", "key") for line in wrap(invitation, width - 2)]]


def _step(key: str, step: str, width: int, *, marked: bool) -> list[Shown]:
    style = "chosen" if marked else "key"
    first, *rest = wrap(step, width - 5)
    mark = "›" if marked else " "
    return [Shown(f" {mark}{key}  {first}", style), *(Shown(f"     {line}", style) for line in rest)]


def so_far(interview: Interview) -> list[str]:
    """Say what the baseline answered, and what was answered or noted this time, a line each."""
    question, response = interview.place.question, interview.response
    scored = interview.type.score(response) is not None
    evidence = evidence_of(question, response) if scored else response.evidence
    audit, id = interview.audit, question.id
    told = {
        N_("Asked: {text}"): "" if audit.sets_aside(id) else audit.condition(id),
        N_("Last audit: {text}"): last_answer(interview.audit, question.id),
        N_("So far: {text}"): _answered(interview),
        N_("Waiting: {text}"): waited_for(response.waiting) if response.waiting else "",
        _note_for(audit): response.note,
        N_("Note for staff: {text}"): response.staff_note,
        N_("Private note: {text}"): response.private,
        N_("Told by: {text}"): _(IN_CONFIDENCE) if response.confidential else response.told_by,
        N_("Rests on: {text}"): evidence.label if evidence else "",
        N_("Seen: {text}"): seen(interview.type, response),
        N_("Cause: {text}"): response.gap.label if response.gap else "",
    }
    return [_(label, text=text) for label, text in told.items() if text]


def told_so_far(interview: Interview, width: int) -> list[Shown]:
    """Return the same as lines that fit the width; a note keeps its own lines, further ones indented."""
    told = []
    for text in so_far(interview):
        first, *more = text.split("\n")
        told += lines_of(first, width, "quiet")
        told += [Shown(f"  {line}", "quiet") for each in more for line in wrap(each, width - 2)]
    return told


def _note_for(audit: Audit) -> str:
    """How a note for whoever runs the business is called."""
    if audit.nobody_else:
        return N_("Note: {text}")
    return N_("Note for whoever leads: {text}") if audit.kind == "self" else N_("Note for the client: {text}")


def _answered(interview: Interview) -> str:
    """The answer so far, with the reason why it does not apply; empty where it is open."""
    response = interview.response
    if response.state is State.OPEN:
        return ""
    reason = f": {response.na}" if response.na else ""
    return answer_in_words(interview.type, response) + reason
