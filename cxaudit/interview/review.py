"""Looks back at the end: what is open, unknown and critical, and the verdict in the auditor's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cxaudit.audit import Audit, State
from cxaudit.interview.asking import Option, Stopped, User
from cxaudit.interview.flow import Clock, Interview, Save, again, run, unsettled
from cxaudit.interview.listing import pick_question
from cxaudit.words import ngettext

_REVIEW = (
    Option("verdict", "finish: the verdict in my own words, then the workbook"),
    Option("open", "go through what is open or unknown"),
    Option("later", "stop here and go on another time"),
    Option("change", "change an answer"),
)


def sit(user: User, interview: Interview, save: Save, clock: Clock) -> Audit | None:
    """Ask and look back until the person is through.

    Returns:
        The audit with its verdict, saved; None where the rest waits for another time.

    Raises:
        Stopped: if the person interrupted; everything answered is saved, the verdict half typed too.
    """
    order = interview.order
    while True:
        interview = run(interview, user.command, save, clock)
        if interview.stopped:
            if interview.stopped.interrupted:
                raise Stopped
            return None
        try:
            chosen, told = look_back(user, replace(interview, order=order))
        except Stopped as stopped:
            if stopped.typed not in ("", interview.audit.verdict):
                save(interview.audit.judged(stopped.typed))
            raise
        if chosen == "later":
            return None
        if chosen == "verdict":
            audit = interview.audit.judged(told)
            save(audit)
            return audit
        interview = again(interview, (told,) if told else unsettled(interview.audit, order))


def look_back(user: User, interview: Interview) -> tuple[str, str]:
    """Tell what is left, and ask how to go on.

    Returns:
        How to go on (verdict, open, later or change), with the verdict, or the question to change.

    Raises:
        Stopped: if the person wants to stop.
    """
    audit = interview.audit
    for line in left_over(audit, interview.order):
        user.say(line)
    left = unsettled(audit, interview.order)
    chosen = user.pick(
        "All questions were shown. And now?", [choice for choice in _REVIEW if choice.value != "open" or left]
    )
    if chosen == "verdict":
        return chosen, user.text("Your verdict in a few sentences", audit.verdict, nothing="none")
    return chosen, pick_question(user, audit, interview.order) if chosen == "change" else ""


def left_over(audit: Audit, order: Sequence[str]) -> list[str]:
    """Count the questions by their state, and name what is open, unknown, or critical and not verified.

    Where only some departments were asked about, it says so, and counts those alone.
    """
    names = {state: [name for name in order if audit.response(name).state is state] for state in State}
    counts = {state: f"{len(those)} {state.label}" for state, those in names.items()}
    told = [said for state, said in counts.items() if names[state] or state is State.RATED]
    asked = ngettext("{n} question", "{n} questions", len(order))
    lines = [f"{_only(audit, order)}{asked}: {', '.join(told)}."]
    for state in (State.OPEN, State.UNKNOWN):
        lines += [f"{counts[state]}:"] if names[state] else []
        lines += [f"  {_named(audit, name)}" for name in names[state]]
    return lines


def going_on(interview: Interview) -> str:
    """Say where an audit goes on that was begun before."""
    if interview.over:
        return "Nothing is open any more: going on at the end."
    return f"Going on at the first open question, {interview.position + 1} of {len(interview.order)}."


def _only(audit: Audit, order: Sequence[str]) -> str:
    """Which departments are looked back at; empty where all are."""
    if set(order) == set(audit.plan):
        return ""
    titles = dict.fromkeys(audit.checklist.places[name].department.title for name in order)
    return f"Only {', '.join(titles)}: "


def _named(audit: Audit, name: str) -> str:
    place = audit.checklist.places[name]
    critical = " (critical: not verified)" if place.question.critical else ""
    return f"{place.department.title}: {place.question.ask}{critical}"
