"""Looks back at the end: what is open, unknown and critical, and the verdict in the auditor's own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from cxaudit.audit import LONGEST_HEADLINE, Audit, State, answer_in_words
from cxaudit.interview.asking import Option, Stopped, User, WentBack, one_line
from cxaudit.interview.commands import SetNote
from cxaudit.interview.flow import Clock, Interview, Save, again, run, step, unsettled
from cxaudit.interview.listing import pick_question
from cxaudit.text import first_sentence
from cxaudit.words import _, ngettext


def sit(user: User, interview: Interview, save: Save, clock: Clock) -> Audit | None:
    """Ask and look back until the user is through.

    Returns:
        The audit with its verdict, saved; None where the rest waits for another time.

    Raises:
        Stopped: if the user interrupted; everything answered is saved, what is half typed at the end too.
    """
    order = interview.order
    while True:
        interview = run(interview, user.command, save, clock)
        if interview.stopped:
            if interview.stopped.interrupted:
                raise Stopped
            return None
        chosen, question = look_back(user, replace(interview, order=order))
        if chosen == "later":
            return None
        if chosen == "verdict":
            audit = note_what_needs_it(user, replace(interview, order=order), save, clock)
            return judge(user, audit, save)
        interview = again(interview, (question,) if question else unsettled(interview.audit, order))


def look_back(user: User, interview: Interview) -> tuple[str, str]:
    """Tell what is left, and ask how to go on.

    Returns:
        How to go on (verdict, open, later or change), with the question to change.

    Raises:
        Stopped: if the user wants to stop.
    """
    audit = interview.audit
    for line in left_over(audit, interview.order):
        user.say(line)
    left = unsettled(audit, interview.order)
    options = [option for option in _ways_on() if option.value != "open" or left]
    while True:
        chosen = user.pick(_("All questions were shown. And now?"), options)
        try:
            return chosen, pick_question(user, audit, interview.order) if chosen == "change" else ""
        except WentBack:
            continue


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
    note = _typed(lambda: user.text(message, nothing=_("pass it over")), "", keep)
    return keep(note) if note.strip() else interview


def lacking_notes(audit: Audit, order: Sequence[str]) -> tuple[str, ...]:
    """Return those of the questions whose answers need a note and have none."""
    places = audit.checklist.places
    return tuple(name for name in order if audit.response(name).lacks_note(places[name].question))


def _with_answer(audit: Audit, name: str) -> str:
    question = audit.checklist.places[name].question
    return f"{question.listed} → {answer_in_words(audit.answer_type(question), audit.response(name))}"


def judge(user: User, audit: Audit, save: Save) -> Audit:
    """Ask for the verdict, and for its headline, which its first sentence is proposed for; save each.

    Raises:
        Stopped: if the user wants to stop; what is half typed is saved.
    """

    def keep(verdict: str, headline: str) -> Audit:
        judged = audit.judged(verdict, one_line(headline)[:LONGEST_HEADLINE])
        save(judged)
        return judged

    verdict = _typed(
        lambda: user.text(_("Your verdict in a few sentences"), audit.verdict, nothing=_("none")),
        audit.verdict,
        lambda half: keep(half, audit.headline),
    )
    audit = keep(verdict, audit.headline)
    proposed = audit.headline or first_sentence(audit.verdict, LONGEST_HEADLINE)
    headline = _typed(
        lambda: user.line(_("Its headline"), proposed, nothing=_("none"), longest=LONGEST_HEADLINE),
        proposed,
        lambda half: keep(verdict, half),
    )
    return keep(verdict, headline)


def _typed(ask: Callable[[], str], so_far: str, keep: Callable[[str], object]) -> str:
    """Ask for a text, and keep of somebody who stops what is no longer as it was."""
    try:
        return ask()
    except Stopped as stopped:
        if stopped.typed not in ("", so_far):
            keep(stopped.typed)
        raise


def _ways_on() -> tuple[Option, ...]:
    return (
        Option("verdict", _("finish: the verdict in my own words, then the workbook")),
        Option("open", _("go through what is open or unknown")),
        Option("later", _("stop here and go on another time")),
        Option("change", _("change an answer")),
    )


def left_over(audit: Audit, order: Sequence[str]) -> list[str]:
    """Count the questions by their state, and name what is open, unknown, or critical and not verified.

    Where only some departments were asked about, it says so, and counts those alone.
    """
    names = {state: [name for name in order if audit.response(name).state is state] for state in State}
    counts = {state: _counted(audit, state, those) for state, those in names.items()}
    told = ", ".join(said for state, said in counts.items() if names[state] or state is State.ANSWERED)
    lines = [_all_in_all(audit, order, told)]
    for state in (State.OPEN, State.UNKNOWN):
        lines += [f"{counts[state]}:"] if names[state] else []
        lines += [f"  {_named(audit, name)}" for name in names[state]]
    if lacking := lacking_notes(audit, order):
        lines.append(ngettext("{n} answer needs a note:", "{n} answers need a note:", len(lacking)))
        lines += [f"  {_with_answer(audit, name)}" for name in lacking]
    return lines


def going_on(interview: Interview) -> str:
    """Say where an audit goes on that was begun before."""
    if interview.over:
        waits = any(interview.audit.response(name).waiting for name in interview.order)
        if waits:
            return _("Nothing is open any more but what is waited for: going on at the end.")
        return _("Nothing is open any more: going on at the end.")
    if interview.wanted != (State.OPEN,):
        return ngettext("{n} question to go through.", "{n} questions to go through.", len(interview.order))
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
