"""Findings, and the action items that see to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypedDict

from cxaudit.actions import ActionItem, AddedFinding, AnyFinding
from cxaudit.audit import Status
from cxaudit.audit.said import seen
from cxaudit.text import lines, sentence
from cxaudit.words import _


@dataclass(frozen=True)
class ActionRow:
    """One action item."""

    id: str
    """As `ActionItem` has it."""

    number: int
    """What people call it by, from 1."""

    title: str
    """What it is called."""

    department: str
    """Title of the department."""

    kind: str
    """Kind of work; empty where nobody said why anything of it fails."""

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
    """Score of the questions that it would see to; None where none is rated."""


@dataclass(frozen=True)
class FindingRow:
    """One finding: of a question, or one that the auditor added."""

    question: str
    """Id of the question; empty where the auditor added it."""

    department: str
    """Title of the department."""

    ask: str
    """The question; or what was found."""

    answer: str
    """The answer on the audit's date; empty where nothing was asked."""

    score: Fraction | None
    """From 0 to below 1; None where the answer is unknown, or nothing was asked."""

    severity: str
    """Critical, High, Medium or Low."""

    priority: float
    """From 0 to 9, rounded to four decimals."""

    repeated: bool
    """Whether it was a finding in the last audit too."""

    why: str
    """Why it fails, in words; empty where the answer is unknown, or nobody said."""

    told: str
    """What was seen, and noted for the client and for staff, a line each."""

    do: str
    """What is to be done."""

    action: str
    """Id of the action item."""

    number: int
    """What people call the action item by."""

    title: str
    """What the action item is called."""

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
        number=item.number,
        title=item.title,
        department=item.department.title,
        kind=item.kind.label if item.kind else "",
        severity=item.severity.label,
        priority=float(item.priority),
        do=item.tasks,
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


def _done_when(finding: AnyFinding) -> str:
    if isinstance(finding, AddedFinding):
        return _("No longer so: {found}", found=sentence(finding.own.found))
    if finding.unknown:
        return _("The answer is known.")
    return f"{finding.question.short_ask}\n→ {finding.scored.type.best}"


def finding_row(finding: AnyFinding, actions: Mapping[str, ActionRow]) -> FindingRow:
    """Say a finding in words."""
    action = actions[finding.action]
    return FindingRow(
        **_found(finding),
        department=finding.department.title,
        severity=finding.severity.label,
        priority=float(finding.priority),
        why="" if finding.unknown or not finding.gap else finding.gap.label,
        do=finding.do,
        action=action.id,
        number=action.number,
        title=action.title,
        owner=action.owner,
        due=action.due,
        status=action.status.label,
    )


class _Found(TypedDict):
    """What a finding of a question has and one that was added has not."""

    question: str
    ask: str
    answer: str
    score: Fraction | None
    repeated: bool
    told: str


def _found(finding: AnyFinding) -> _Found:
    if isinstance(finding, AddedFinding):
        return _Found(question="", ask=finding.own.found, answer="", score=None, repeated=False, told="")
    scored, response = finding.scored, finding.scored.response
    return _Found(
        question=scored.id,
        ask=scored.question.ask,
        answer=scored.in_words,
        score=scored.score,
        repeated=finding.repeated,
        told=lines([seen(scored.type, response), response.note, response.staff_note]),
    )
