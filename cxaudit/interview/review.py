"""Looks back at the end: what is open, unknown, promised and critical, and what needs a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cxaudit.audit import Audit, State, answer_in_words
from cxaudit.audit.said import waited_for
from cxaudit.groups import grouped
from cxaudit.interview.asking import User
from cxaudit.interview.commands import SetNote
from cxaudit.interview.flow import Clock, Interview, Save, step
from cxaudit.interview.verdict import typed_or_kept
from cxaudit.scoring import scorecard
from cxaudit.words import _, ngettext


def note_what_needs_it(user: User, interview: Interview, save: Save, clock: Clock) -> Audit:
    """Ask for the notes that answers need, one after the other; each can be passed over.

    Raises:
        Stopped: if the user wants to stop; what is half typed is saved.
    """
    for name in lacking_notes(interview.audit, interview.order):
        asked = replace(interview, position=interview.order.index(name))
        interview = _noted(user, asked, save, clock)
    return interview.audit


def _noted(user: User, interview: Interview, save: Save, clock: Clock) -> Interview:
    """Ask for a note on the question at which the interview stands."""

    def keep(note: str) -> Interview:
        noted = step(interview, SetNote(note), clock())
        save(noted.audit)
        return noted

    question = _with_answer(interview.audit, interview.place.question.id)
    message = _("A note is needed: {question}", question=question)
    note = typed_or_kept(lambda: user.text(message, nothing=_("pass it over")), "", keep)
    return keep(note) if note.strip() else interview


def lacking_notes(audit: Audit, order: Sequence[str]) -> tuple[str, ...]:
    """Return those of the questions whose answers need a note and have none."""
    places = audit.checklist.places
    return tuple(name for name in order if audit.response(name).lacks_note(places[name].question))


def _with_answer(audit: Audit, name: str) -> str:
    question = audit.checklist.places[name].question
    return f"{question.listed} → {answer_in_words(audit.answer_type(question), audit.response(name))}"


def left_over(audit: Audit, order: Sequence[str]) -> list[str]:
    """Count the questions by their state, and name what is open, unknown, promised, or critical.

    Where only some departments were asked about, it says so, and counts those alone.
    """
    names = {state: [name for name in order if audit.response(name).state is state] for state in State}
    counts = {state: _counted(audit, state, those) for state, those in names.items()}
    told = ", ".join(said for state, said in counts.items() if names[state] or state is State.ANSWERED)
    lines = [_all_in_all(audit, order, told)]
    for state in (State.OPEN, State.UNKNOWN):
        lines += [f"{counts[state]}:"] if names[state] else []
        lines += [f"  {_named(audit, name)}" for name in names[state] if not _waits(audit, name)]
        lines += _promised(audit, names[state])
    lines += _failed(audit, order)
    if lacking := lacking_notes(audit, order):
        lines.append(ngettext("{n} answer needs a note:", "{n} answers need a note:", len(lacking)))
        lines += [f"  {_with_answer(audit, name)}" for name in lacking]
    return lines


def _waits(audit: Audit, name: str) -> bool:
    return audit.response(name).waiting is not None


def _promised(audit: Audit, names: Sequence[str]) -> Iterator[str]:
    """Who is waited for, until when, and for what; who promised the nearest day first."""
    waiting = {name: each for name in names if (each := audit.response(name).waiting)}
    soonest = sorted(waiting, key=lambda name: waiting[name].until or date.max)
    for said, those in grouped(soonest, lambda name: waited_for(waiting[name])).items():
        yield f"  {said}"
        yield from (f"    {_named(audit, name)}" for name in those)


def _failed(audit: Audit, order: Sequence[str]) -> list[str]:
    """The critical questions that failed, with their answers."""
    questions = scorecard(audit).questions
    failed = [name for name in order if name in questions and questions[name].failed]
    said = ngettext("{n} critical question failed:", "{n} critical questions failed:", len(failed))
    return [said, *(f"  {_with_answer(audit, name)}" for name in failed)] if failed else []


def going_on(interview: Interview) -> str:
    """Say where an audit goes on that was begun before."""
    if interview.over:
        return _("Nothing is open any more: going on at the end.")
    number, last = interview.position + 1, len(interview.order)
    return _("Going on at the first open question, {number} of {all}.", number=number, all=last)


def _counted(audit: Audit, state: State, names: Sequence[str]) -> str:
    """Say how many questions are in a state."""
    count = len(names)
    match state:
        case State.ANSWERED:
            return _answered(audit, names)
        case State.NOT_APPLICABLE:
            return ngettext("{n} not applicable", "{n} not applicable", count)
        case State.UNKNOWN:
            return ngettext("{n} unknown", "{n} unknown", count)
        case State.OPEN:
            return ngettext("{n} open", "{n} open", count)


def _answered(audit: Audit, names: Sequence[str]) -> str:
    """Say how many of the answers have a score, and how many are noted alone."""
    noted = sum(not audit.checklist.places[name].question.scored for name in names)
    rated = ngettext("{n} rated", "{n} rated", len(names) - noted)
    return f"{rated}, {ngettext('{n} noted', '{n} noted', noted)}" if noted else rated


def _all_in_all(audit: Audit, order: Sequence[str], states: str) -> str:
    """Say how many questions there are in which states, and of which departments where these are not all."""
    questions = ngettext("{n} question", "{n} questions", len(order))
    if set(order) == set(audit.plan):
        return _("{questions}: {states}.", questions=questions, states=states)
    titles = dict.fromkeys(audit.checklist.places[name].department.title for name in order)
    departments = ", ".join(titles)
    return _(
        "Only {departments}: {questions}: {states}.",
        departments=departments,
        questions=questions,
        states=states,
    )


def _named(audit: Audit, name: str) -> str:
    place = audit.checklist.places[name]
    question = f"{place.department.title}: {place.question.listed}"
    return (
        _("{question} (critical: not verified)", question=question) if place.question.critical else question
    )
