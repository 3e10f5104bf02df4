"""Findings, and the action items that see to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypedDict

from cxaudit.actions import ActionItem, AddedFinding, AnyFinding
from cxaudit.audit import Status
from cxaudit.audit.said import seen
from cxaudit.checklist import Marks
from cxaudit.days import in_full
from cxaudit.scoring import Scorecard
from cxaudit.text import first_sentence, lines, sentence, shortened
from cxaudit.words import N_, _

NEXT_STEP = N_("Next step")
"""Instead of the severity of what only could be better."""

_LONGEST_ASK = 140
"""Letters of a question where it says when something is done; none of the core has more."""

_LONGEST_FOUND = 200
"""Letters of what was found, where it is told when that is no longer so."""


@dataclass(frozen=True)
class SharedAction:
    """One action item, as everybody may read it."""

    id: str
    """As `ActionItem` has it."""

    number: int
    """What people call it by, from 1."""

    title: str
    """What it is called."""

    department: str
    """Title of the department."""

    severity: str
    """Critical, High, Medium or Low; or that it is a next step."""

    critical: bool
    """Whether a critical question of it failed."""

    decision: bool
    """Whether it is a decision that only whoever leads the business can make."""

    followers: int
    """How many items wait for it, where it is a decision."""

    beside: tuple[str, ...]
    """What is to be known before: that it is carried over, and what the top decides first."""

    do: tuple[str, ...]
    """What is to be done, most important first."""

    effort: str
    """S, M or L."""

    quick_win: bool
    """Whether it takes less than a day, is due in the first month, and is one of the first five of those."""

    owner: str
    """Who sees to it."""

    contained_by: date | None
    """When a failed critical is contained."""

    first_due: date | None
    """When it was first to be done, where it is carried over; else None."""

    due: date | None
    """When it is to be done; None where it is parked or dropped."""

    status: Status
    """How far it has come."""

    done_when: str
    """How it is known that it is done: a line for each of its findings, or what was said."""

    done_on: date | None
    """When it was done."""


@dataclass(frozen=True)
class ActionRow(SharedAction):
    """One action item, with what is for whoever runs the business."""

    kind: str
    """Kind of work; empty where nobody said why anything of it fails."""

    priority: float
    """From 0 to 9, rounded to four decimals."""

    comment: str
    """Whatever else was said."""

    score: Fraction | None
    """Score of the questions that it would see to; None where none is rated."""


@dataclass(frozen=True)
class FindingRow:
    """One finding: of a question, or one that the auditor added."""

    place: int
    """Its place in the list, from 1."""

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
    """Critical, High, Medium or Low; or that it is a next step."""

    next_step: bool
    """Whether it only could be better, and fills up a short plan."""

    strong: int
    """The mark from which on, in whole per cents, its question could not be better."""

    priority: float
    """From 0 to 9, rounded to four decimals."""

    before: Fraction | None
    """The score in the last audit, by the rules of now; None where there was none."""

    repeated: bool
    """Whether it was a finding in the last audit too."""

    why: str
    """Why it fails, or usually does; empty where the answer is unknown, or nobody said."""

    told: str
    """What was seen, and noted for the client and for staff, a line each."""

    photos: tuple[str, ...]
    """Names of photos for the client."""

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
    """When it is due; None where it is parked or dropped."""

    status: str
    """How far the action item has come."""


def action_rows(items: Sequence[ActionItem]) -> dict[str, ActionRow]:
    """Say action items in words, by id."""
    by_id = {item.id: item for item in items}
    return {item.id: _action_row(item, by_id) for item in items}


def _action_row(item: ActionItem, by_id: Mapping[str, ActionItem]) -> ActionRow:
    return ActionRow(
        id=item.id,
        number=item.number,
        title=item.title,
        department=item.department.title,
        kind=item.kind.label if item.kind else "",
        severity=_severity(item),
        priority=float(item.priority),
        critical=item.critical,
        decision=item.decision is not None,
        followers=sum(each.follows == item.id for each in by_id.values()),
        beside=tuple(_beside(item, by_id)),
        do=item.tasks,
        effort=item.effort.label,
        quick_win=item.quick_win,
        owner=item.owner,
        contained_by=item.contained_by,
        first_due=item.carried.first_due if item.carried else None,
        due=item.due,
        status=item.status,
        done_when=item.state.done_when or _done_when(item),
        done_on=item.state.done_on,
        comment=item.state.comment,
        score=item.tally.score,
    )


def _severity(of: ActionItem | AnyFinding) -> str:
    return _(NEXT_STEP) if of.next_step else of.severity.label


def _beside(item: ActionItem, by_id: Mapping[str, ActionItem]) -> Iterator[str]:
    """What is to be known of an action item before it is begun, a sentence each."""
    if item.carried:
        day, first = in_full(item.carried.day), item.carried.first_due
        if first:
            yield _(
                "Carried over from the audit of {day}, first due on {first}.", day=day, first=in_full(first)
            )
        else:
            yield _("Carried over from the audit of {day}.", day=day)
    if item.follows:
        decision = by_id[item.follows]
        yield _("After no. {number} is decided: {title}", number=decision.number, title=decision.title)


def _done_when(item: ActionItem) -> str:
    """Say when all of an item is done: a line for each of its findings."""
    if item.decision:
        return _("It is decided and written down, and whoever it concerns has been told.")
    return lines(dict.fromkeys(map(_settled, item.findings)))


def _settled(finding: AnyFinding) -> str:
    """Say when one finding is none any more."""
    if isinstance(finding, AddedFinding):
        found = finding.own.found
        told = first_sentence(found, _LONGEST_FOUND) or shortened(found, _LONGEST_FOUND)
        return _("No longer so: {found}", found=sentence(told))
    ask = shortened(finding.question.ask, _LONGEST_ASK)
    if finding.unknown:
        return _("{ask} → known", ask=ask)
    return f"{ask} → {finding.scored.type.best}"


def cause(finding: AnyFinding) -> str:
    """Say why a finding is one, or usually is where nobody said; empty where nobody knows, or can."""
    if finding.unknown or not finding.gap:
        return ""
    return finding.gap.label if finding.confirmed else _("usually: {cause}", cause=finding.gap.label)


def finding_rows(
    found: Sequence[AnyFinding], actions: Mapping[str, ActionRow], card: Scorecard
) -> tuple[FindingRow, ...]:
    """Say findings in words, in their order."""
    before = card.before.questions if card.before else {}
    scores = {id: scored.score for id, scored in before.items()}
    return tuple(
        _finding_row(place, finding, actions[finding.action], scores, card.rules.marks)
        for place, finding in enumerate(found, 1)
    )


def _finding_row(
    place: int, finding: AnyFinding, action: ActionRow, before: Mapping[str, Fraction | None], marks: Marks
) -> FindingRow:
    found = _found(finding)
    return FindingRow(
        **found,
        place=place,
        before=before.get(found["question"]),
        department=finding.department.title,
        severity=_severity(finding),
        next_step=finding.next_step,
        strong=marks.strong,
        priority=float(finding.priority),
        why=cause(finding),
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
    photos: tuple[str, ...]


def _found(finding: AnyFinding) -> _Found:
    if isinstance(finding, AddedFinding):
        found = finding.own.found
        return _Found(question="", ask=found, answer="", score=None, repeated=False, told="", photos=())
    scored, response = finding.scored, finding.scored.response
    return _Found(
        question=scored.id,
        ask=scored.question.ask,
        answer=scored.in_words,
        score=scored.score,
        repeated=finding.repeated,
        told=lines([seen(scored.type, response), response.note, response.staff_note]),
        photos=response.photos,
    )
