"""What a question looks like, as styled lines: pure, so that every way of asking shows the same."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap

from cxaudit.audit import State
from cxaudit.interview.flow import Interview
from cxaudit.plan import MINUTES_A_QUESTION
from cxaudit.report.words import answer_before, answer_text, note

_KEYS = (
    "n note", "t who talks", "e evidence", "c cause", "a N/A", "d don't know", "s skip", "b back", "q stop",
    "? help",
)  # fmt: skip
KEYS = " · ".join(key.replace(" ", "\N{NO-BREAK SPACE}") for key in _KEYS)
"""Keys besides those of the steps; a key and its meaning stay on one line."""

HELP = """\
Press the number of a step, or type the reading of a measure: that is the answer, and the next question comes.
n  a note on this question             e  what the answer rests on, and what was seen
t  who is talking from here on         c  why it fails here, if not for the usual reason
a  it does not apply here, and why     d  nobody knows yet
s  skip: leave it open                 b  back to the question before (Esc does the same)
q  save and stop (Ctrl-C does the same); everything answered so far is saved already"""

_ENOUGH_FOR_A_PACE = 5
"""Answers from which on the pace of a sitting can be judged."""


@dataclass(frozen=True)
class Shown:
    """One line on the screen."""

    text: str
    """Fits the width."""

    style: str = ""
    """One of quiet, strong, key, or empty."""


@dataclass(frozen=True)
class Pace:
    """How the sitting goes."""

    minutes: float
    """Since it began."""

    answered: int
    """Questions answered since it began."""

    def left(self, interview: Interview) -> int:
        """Minutes that the rest will probably take, by the pace so far once that can be judged."""
        ahead = interview.order[interview.position :]
        rest = sum(interview.audit.response(name).state is State.OPEN for name in ahead)
        judged = self.answered >= _ENOUGH_FOR_A_PACE
        return round(rest * (self.minutes / self.answered if judged else MINUTES_A_QUESTION))


def screen(interview: Interview, pace: Pace, width: int, height: int) -> list[Shown]:
    """Return the lines of the question that is asked now, cut to the height where they must be."""
    steps = _steps(interview, width)
    head = [Shown(line, "quiet") for line in wrap(_where(interview, pace), width)]
    keys = [Shown(""), *(Shown(line, "quiet") for line in wrap(KEYS, width))]
    question = interview.place.question
    asked = [Shown(line, "strong") for line in wrap(question.ask, width)]
    told = [Shown(line) for line in wrap(f"“{question.expect}”", width)]
    check = [Shown(line, "quiet") for line in wrap(f"{question.how}: {question.check}", width)]
    so_far = [Shown(line, "quiet") for text in _so_far(interview) for line in wrap(text, width)]
    room = height - sum(map(len, (head, keys, asked, told, steps))) - 2
    so_far = _cut(so_far, room - 1, "…")
    check = _cut(check, room - len(so_far), "… (? shows all of it)")
    return [*head, Shown(""), *asked, *told, *check, *so_far, Shown(""), *steps, *keys]


def _cut(lines: list[Shown], room: int, more: str) -> list[Shown]:
    """Leave out what has no room, and say so."""
    return lines if len(lines) <= room else [*lines[: max(0, room - 1)], Shown(more, "quiet")]


def _where(interview: Interview, pace: Pace) -> str:
    place = interview.place
    number = f"{interview.position + 1} of {len(interview.order)}"
    time = f"{round(pace.minutes)} min, about {pace.left(interview)} left"
    speaker = f" · talking with {interview.speaker}" if interview.speaker else ""
    return f"{place.department.title} · {place.touchpoint.title} · {number} · {time}{speaker}"


def _steps(interview: Interview, width: int) -> list[Shown]:
    question = interview.place.question
    if question.measure:
        told = f"Type a number of {question.measure.unit}; several readings are separated by blanks"
        return [Shown(f"  {line}", "key") for line in wrap(told, width - 2)]
    lines = []
    for number, step in enumerate(interview.audit.checklist.steps(question), 1):
        first, *rest = wrap(step, width - 5)
        lines += [Shown(f"  {number}  {first}", "key"), *(Shown(f"     {line}", "key") for line in rest)]
    return lines


def _so_far(interview: Interview) -> list[str]:
    """What the baseline answered, and what was answered or noted this time."""
    question, response = interview.place.question, interview.response
    answered = response.state is not State.OPEN
    told = {
        "Last audit": answer_before(interview.audit, question.id),
        "So far": answer_text(interview.audit, question, response) if answered else "",
        "Note": note(response),
        "Seen": response.seen,
    }
    return [f"{label}: {text}" for label, text in told.items() if text]
