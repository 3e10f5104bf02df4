"""The training plan: who is taught what, in sessions of at most 45 minutes, before the policy holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cxaudit.actions import THE_OWNER
from cxaudit.audit import Audit
from cxaudit.checklist import LONGEST_SESSION, Clause
from cxaudit.days import after
from cxaudit.policy.decisions import ClauseDecision
from cxaudit.policy.text import compose, in_force
from cxaudit.words import _

DAYS_TO_ASKING = 28
"""Days after a session on which two people are asked what they learnt."""


@dataclass(frozen=True)
class Session:
    """One sitting in which a role is taught some clauses."""

    role: str
    """Who is taught."""

    number: int
    """Which of the role's sessions it is, from 1."""

    clauses: tuple[Clause, ...]
    """What is taught, in the policy's order."""

    held: date
    """A weekday before the policy is in force."""

    ask_two: date
    """When two people are asked what they learnt: four weeks later."""

    @property
    def minutes(self) -> int:
        """How long it takes, at most 45 minutes."""
        return sum(clause.minutes for clause in self.clauses)


def train(audit: Audit, decisions: Iterable[ClauseDecision]) -> tuple[Session, ...]:
    """Return all sessions, by role in the policy's order and then by date.

    Taught is whatever is written, revised, corrected or trained, and what is new or changed in the text.
    The last session of each role is on the last weekday before the policy is in force, and the earlier
    ones on the weekdays before it, but none before the day after the audit.

    Args:
        audit: gives the policy and who works there.
        decisions: of this audit, as `decide` returns them.
    """
    policy = compose(audit)
    changed = {each.clause.id for each in (*policy.promises, *policy.rules) if each.change}
    taught = {each.clause.id for each in decisions if each.decision.teaches or each.clause.id in changed}
    clauses = [clause for clause in audit.clauses if clause.id in taught]
    return tuple(
        session
        for role in _roles(audit, clauses)
        for session in _sessions(audit, role, [c for c in clauses if audit.alone or role in c.roles])
    )


def _roles(audit: Audit, clauses: Iterable[Clause]) -> list[str]:
    roles = [role for clause in clauses for role in clause.roles]
    return [_(THE_OWNER)] if audit.alone and roles else list(dict.fromkeys(roles))


def _sessions(audit: Audit, role: str, clauses: Iterable[Clause]) -> list[Session]:
    blocks: list[list[Clause]] = [[]]
    for clause in clauses:
        if sum(other.minutes for other in blocks[-1]) + clause.minutes > LONGEST_SESSION:
            blocks.append([])
        blocks[-1].append(clause)
    days = _weekdays_before(in_force(audit), len(blocks))
    first = after(audit.date, 1)
    return [
        Session(role, number, tuple(block), max(first, day), after(max(first, day), DAYS_TO_ASKING))
        for number, (block, day) in enumerate(zip(blocks, days, strict=True), 1)
    ]


def _weekdays_before(day: date, count: int) -> list[date]:
    """Return the last so many weekdays before the day, earliest first."""
    days: list[date] = []
    while len(days) < count:
        day -= timedelta(days=1)
        if day.weekday() < 5:
            days.insert(0, day)
    return days
