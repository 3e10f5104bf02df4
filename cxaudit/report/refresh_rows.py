"""Findings, decisions on clauses, the policy and the training, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True)
class FindingRow:
    """One finding."""

    question: str
    """Id of the question."""

    department: str
    """Title of the department."""

    ask: str
    """The question."""

    answer: str
    """The answer on the audit's date."""

    score: Fraction | None
    """From 0 to below 1; None where the answer is unknown."""

    severity: str
    """Critical, High, Medium or Low."""

    priority: float
    """From 0 to 9, rounded to four decimals."""

    repeated: bool
    """Whether it was a finding in the last audit too."""

    why: str
    """Why it fails, in words; empty where the answer is unknown."""

    told: str
    """What was seen and noted."""

    do: str
    """What is to be done."""

    clause: str
    """Title of the clause, and so of the action item."""

    action: str
    """Id of the action item."""

    owner: str
    """Whose the action item is."""

    due: date | None
    """When it is due; None where it is parked."""

    status: str
    """How far the action item has come."""


@dataclass(frozen=True)
class ClauseRow:
    """One clause in scope, and what is decided about it."""

    id: str
    """Id of the clause."""

    title: str
    """Its title."""

    numbers: tuple[str, ...]
    """Its numbers as they will hold, with their units."""

    kind: str
    """Promise or Rule."""

    written: str
    """Whether it is written today."""

    score: Fraction | None
    """Score of its questions; None where none is rated."""

    decision: str
    """What is done about it."""

    why: str
    """Its findings in words, or why there is nothing to do."""

    action: str
    """Id of the action item that sees to it; empty where there is nothing to do."""

    owner: str
    """Who sees to it; empty where there is nothing to do."""

    due: date | None
    """When; None where there is nothing to do, or it is parked."""

    status: str
    """How far the action item has come; empty where there is nothing to do."""


@dataclass(frozen=True)
class PolicyLine:
    """One clause of the policy's text."""

    title: str
    """Its title."""

    text: str
    """Its wording, numbers filled in."""

    change: str
    """new, changed, or empty."""


@dataclass(frozen=True)
class SessionRow:
    """One training session."""

    role: str
    """Who is taught."""

    number: int
    """Which of the role's sessions, from 1."""

    held: date
    """When."""

    minutes: int
    """How long, at most 45."""

    clauses: tuple[str, ...]
    """Titles of the clauses taught."""

    teach: tuple[str, ...]
    """What is to be learnt, a line for each clause."""

    ask_two: date
    """When two people are asked what they learnt."""


@dataclass(frozen=True)
class Refresh:
    """Everything a policy refresh needs."""

    sitting: bool
    """Whether a policy sitting was held; if not, decisions rest on the answers alone."""

    held: date | None
    """The day of the sitting; None where none was held, or its day is not known."""

    clauses: tuple[ClauseRow, ...]
    """Worst first."""

    version: int
    """Version of the policy, from 1."""

    promises: tuple[PolicyLine, ...]
    """What customers are told."""

    rules: tuple[PolicyLine, ...]
    """The rules of the house."""

    in_force: date
    """From when the policy holds."""

    review: date
    """When it is looked at again."""

    sessions: tuple[SessionRow, ...]
    """The training plan, by role and date."""
