"""What a person can tell at a question: an answer, a remark or a move; each a value."""

from __future__ import annotations

from dataclasses import dataclass

from cxaudit.audit import Evidence
from cxaudit.checklist import Gap, Reading


@dataclass(frozen=True)
class Rate:
    """The answer is a step."""

    step: int
    """From 1, the worst."""


@dataclass(frozen=True)
class Measured:
    """The answer is a number, or several."""

    readings: tuple[Reading, ...]
    """At least one; `never` for what did not come at all."""


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
class On:
    """Go on to the next question, and leave this one as it is."""


@dataclass(frozen=True)
class Skip:
    """Go on to the next question that is still to be answered, and leave this one as it is."""


@dataclass(frozen=True)
class Jump:
    """Go to a question of the plan."""

    question: str
    """Its id."""


@dataclass(frozen=True)
class Stop:
    """Save and stop."""

    interrupted: bool = False
    """Whether from outside: by Ctrl-C, or because the window was closed."""


Answer = Rate | Measured | NotApplicable | Unknown
"""Settles the question."""

Remark = Note | Rests | Fails
"""Is kept with a question, and leaves it as open or answered as it was."""

Move = Back | On | Skip | Jump | ToldBy | Stop
"""Changes where the interview stands, or who is talked with."""

Command = Answer | Remark | Move
"""Whatever a person can tell."""
