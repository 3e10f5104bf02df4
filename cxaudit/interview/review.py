"""Looks back at the end: what is open, unknown and critical, and the verdict in the auditor's own words."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.audit import Audit, State
from cxaudit.interview.asking import Choice, Person
from cxaudit.interview.flow import Interview
from cxaudit.report.words import counted

_REVIEW = (
    Choice("verdict", "finish: the verdict in my own words, then the workbook"),
    Choice("open", "go through what is open"),
    Choice("later", "stop here and go on another time"),
)


def look_back(person: Person, interview: Interview) -> tuple[str, str]:
    """Tell what is left, and ask how to go on.

    Returns:
        How to go on (verdict, open or later), and the verdict where one was given.

    Raises:
        Stopped: if the person wants to stop.
    """
    audit = interview.audit
    for line in left_over(audit, interview.order):
        person.say(line)
    choices = [choice for choice in _REVIEW if choice.value != "open" or audit.open_questions]
    chosen = person.pick("All questions were shown. And now?", choices)
    if chosen != "verdict":
        return chosen, ""
    return chosen, person.text("Your verdict in a few sentences (Enter: none)", audit.verdict)


def left_over(audit: Audit, order: Sequence[str]) -> list[str]:
    """Say what is rated, and name what is open, unknown, or critical and not verified."""
    rated = [name for name in order if audit.response(name).state is State.RATED]
    lines = [f"{counted(len(order), 'question')}: {len(rated)} rated."]
    for state, words in ((State.OPEN, "open"), (State.UNKNOWN, "unknown")):
        names = _in_state(audit, state)
        lines += [f"{len(names)} {words}:"] if names else []
        lines += [f"  {_named(audit, name)}" for name in names]
    return lines


def _in_state(audit: Audit, state: State) -> list[str]:
    return [name for name in audit.plan if audit.response(name).state is state]


def _named(audit: Audit, name: str) -> str:
    place = audit.checklist.places[name]
    critical = " (critical: not verified)" if place.question.critical else ""
    return f"{place.department.title}: {place.question.ask}{critical}"
