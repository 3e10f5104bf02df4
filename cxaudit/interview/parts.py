"""What stands on the screen of a question, part by part, as styled lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxaudit.audit import State, answer_in_words, evidence_of
from cxaudit.audit.said import last_answer, note, seen
from cxaudit.interview.flow import Interview
from cxaudit.interview.wrapping import wrap
from cxaudit.words import GAPS

_REMARKS = (
    ("n", "a note on this question"),
    ("e", "what the answer rests on, and what was seen"),
    ("t", "who is talking from here on, in this department"),
    ("c", "why it fails here, if not for the usual reason"),
    ("a", "it does not apply here, and why"),
    ("d", "nobody knows yet"),
)
_MOVES = (
    ("s", "on to the next question that is still open; this one stays as it is"),
    ("l", "the list of all questions with their answers: go to one, and change what you like"),
)
HELP = (
    (
        "1 2 3",
        "a number alone answers, and the next question comes; or go with ↑ and ↓ to a step, and press Enter",
    ),
    ("Enter", "at a measure: puts right what was typed before"),
    *_REMARKS,
    ("b", "back to the question before; Esc and ← do the same"),
    (">", "on to the next question, and this one stays as it is; → and the space bar do the same"),
    *_MOVES,
    ("q", "save and stop; Ctrl-C does the same. Everything answered so far is saved already"),
)
"""Every key, and what it does."""

TYPED_HELP = (
    ("1 2 3", "a number answers, and the next question comes; at a measure it is what was counted"),
    *_REMARKS,
    ("b", "back to the question before; after another letter, back from what it asks"),
    (">", "on to the next question, and this one stays as it is"),
    *_MOVES,
    ("q", "save and stop. Everything answered so far is saved already"),
)
"""The same where everything is typed, and ended by Enter."""


@dataclass(frozen=True)
class Shown:
    """One line on the screen."""

    text: str
    """Fits the width."""

    style: str = ""
    """One of quiet, strong, key, chosen, or empty."""


def lines_of(text: str, width: int, style: str = "") -> list[Shown]:
    """Return a text as lines that fit the width."""
    return [Shown(line, style) for line in wrap(text, width)]


def steps_of(interview: Interview, width: int, chosen: int) -> list[list[Shown]]:
    """Return the lines of each step, or of what a measure wants; `chosen` is marked, 0: none."""
    question = interview.place.question
    if question.measure:
        told = f"Type a number ({question.measure.unit}) or never; several with blanks between them"
        return [[Shown(f"  {line}", "key") for line in wrap(told, width - 2)]]
    steps = enumerate(interview.audit.checklist.steps(question), 1)
    return [_step(number, step, width, marked=number == chosen) for number, step in steps]


def _step(number: int, step: str, width: int, *, marked: bool) -> list[Shown]:
    style = "chosen" if marked else "key"
    first, *rest = wrap(step, width - 5)
    mark = "›" if marked else " "
    return [Shown(f" {mark}{number}  {first}", style), *(Shown(f"     {line}", style) for line in rest)]


def listed(entries: Iterable[tuple[object, str]], width: int) -> list[Shown]:
    """Return keys with what they do, the lines of one below each other."""
    shown = []
    for key, text in entries:
        first, *rest = wrap(text, width - 7)
        shown += [f"{key!s:<5}  {first}", *(f"       {line}" for line in rest)]
    return [Shown(line) for line in shown]


def so_far(interview: Interview) -> list[str]:
    """Say what the baseline answered, and what was answered or noted this time, a line each."""
    question, response = interview.place.question, interview.response
    evidence = evidence_of(question, response) if response.state is State.RATED else response.evidence
    told = {
        "Last audit": last_answer(interview.audit, question.id),
        "So far": _answered(interview),
        "Note": note(response.model_copy(update={"na": None})),
        "Told by": response.told_by,
        "Rests on": evidence.label if evidence else "",
        "Seen": seen(interview.type, response),
        "Cause": GAPS[response.gap] if response.gap else "",
    }
    return [f"{label}: {text}" for label, text in told.items() if text]


def _answered(interview: Interview) -> str:
    """The answer so far, with the reason why it does not apply; empty where it is open."""
    response = interview.response
    if response.state is State.OPEN:
        return ""
    reason = f": {response.na}" if response.na else ""
    return answer_in_words(interview.type, response) + reason
