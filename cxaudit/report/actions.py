"""Findings, and the action items that see to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cxaudit.actions import ActionItem, Finding
from cxaudit.audit import Status
from cxaudit.audit.said import seen
from cxaudit.text import lines
from cxaudit.words import _


@dataclass(frozen=True)
class ActionRow:
    """One action item."""

    id: str
    """`department.clause`."""

    department: str
    """Title of the department."""

    clause: str
    """Title of the clause."""

    kind: str
    """Kind of work."""

    severity: str
    """Critical, High, Medium or Low."""

    priority: float
    """From 0 to 9, rounded to four decimals."""

    do: tuple[str, ...]
    """What is to be done, most important first."""

    effort: str
    """S, M or L."""

    quick_win: bool
    """Whether it matters and takes less than a day."""

    owner: str
    """Who sees to it."""

    contained_by: date | None
    """When a failed critical is contained."""

    due: date | None
    """When it is to be done; None where it is parked."""

    status: Status
    """How far it has come."""

    done_when: str
    """How it is known that it is done."""

    done_on: date | None
    """When it was done."""

    comment: str
    """Whatever else was said."""

    score: Fraction | None
    """Score of the department's questions on the clause; None where none is rated."""


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
    """What was seen, and noted for the client and for staff, a line each."""

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


def action_row(item: ActionItem) -> ActionRow:
    """Say an action item in words."""
    return ActionRow(
        id=item.id,
        department=item.department.title,
        clause=item.clause.title,
        kind=item.kind.label,
        severity=item.severity.label,
        priority=float(item.priority),
        do=tuple(dict.fromkeys(finding.do for finding in item.findings)),
        effort=item.effort.label,
        quick_win=item.quick_win,
        owner=item.owner,
        contained_by=item.contained_by,
        due=item.due,
        status=item.status,
        done_when=item.state.done_when or _done_when(item.worst),
        done_on=item.state.done_on,
        comment=item.state.comment,
        score=item.tally.score,
    )


def _done_when(finding: Finding) -> str:
    if finding.unknown:
        return _("The answer is known.")
    return f"{finding.question.ask}\n→ {finding.scored.type.best}"


def finding_row(finding: Finding, actions: Mapping[str, ActionRow]) -> FindingRow:
    """Say a finding in words."""
    scored, action = finding.scored, actions[finding.scored.action]
    response = scored.response
    return FindingRow(
        question=scored.id,
        department=scored.place.department.title,
        ask=scored.question.ask,
        answer=scored.in_words,
        score=scored.score,
        severity=finding.severity.label,
        priority=float(finding.priority),
        repeated=finding.repeated,
        why="" if finding.unknown else finding.gap.label,
        told=lines([seen(scored.type, response), response.note, response.staff_note]),
        do=finding.do,
        clause=action.clause,
        action=action.id,
        owner=action.owner,
        due=action.due,
        status=action.status.label,
    )
