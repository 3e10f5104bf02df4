"""Decisions on clauses, and the text of the policy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cxaudit.actions import ActionItem, AnyFinding
from cxaudit.audit import Audit
from cxaudit.policy import ClauseDecision, Paragraph, Policy, compose, decide
from cxaudit.report.actions import ActionRow
from cxaudit.report.reasons import followed, stands, why
from cxaudit.report.training import SessionRow, session_row
from cxaudit.scoring import Scorecard
from cxaudit.words import CLAUSES, WRITTEN, _


@dataclass(frozen=True)
class ClauseRow:
    """One clause in scope, and what is decided about it."""

    id: str
    """Id of the clause."""

    number: int
    """What it is called by, the same on every sheet."""

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
    """What is done in a sentence, its findings in words, or why there is nothing to do."""

    before: str | None
    """Its wording as it held before; empty: nothing was written; None: nobody said."""

    text: str
    """Its wording as it will hold."""

    change: str
    """new, changed, or empty."""

    follows: str
    """When it follows later, or what it waits for; empty: it holds once the policy is in force."""

    action: str
    """Id of the action item that sees to it; empty where there is nothing to do."""

    owner: str
    """Who sees to it; empty where there is nothing to do, and nobody was named."""

    due: date | None
    """When; None where there is nothing to do, no day was named, or it is parked or dropped."""

    status: str
    """How far the action item has come; empty where there is nothing to do."""


@dataclass(frozen=True)
class PolicyLine:
    """One clause of the policy's text."""

    number: int
    """What it is called by, the same on every sheet."""

    title: str
    """Its title."""

    text: str
    """Its wording, numbers filled in."""

    numbers: tuple[str, ...]
    """The numbers in it that are promises, with their units."""

    change: str
    """new, changed, or empty."""


@dataclass(frozen=True)
class Following:
    """One clause that follows later."""

    number: int
    """What it is called by, the same on every sheet."""

    title: str
    """Its title."""

    text: str
    """What it will say."""

    numbers: tuple[str, ...]
    """The numbers in it that are promises, with their units."""

    when: str
    """By when, or what it waits for."""


@dataclass(frozen=True)
class PolicyText:
    """The text of the policy, as everybody may read it."""

    alone: bool
    """Whether one person is the whole business, and so has no staff to sign or to be taught."""

    draft: bool
    """Whether the policy is a draft: no sitting was held, or not all promises are decided."""

    stands: str
    """That it is a draft, and why; or its version, and from when to when it holds. A sentence or two."""

    version: int | None
    """Version of the policy, from 1; None of a draft."""

    promises: tuple[PolicyLine, ...]
    """What customers are told, once the policy is in force."""

    rules: tuple[PolicyLine, ...]
    """The rules of the house, once the policy is in force."""

    free: tuple[PolicyLine, ...]
    """What staff may decide themselves; nothing where one person is the whole business."""

    reminders: tuple[PolicyLine, ...]
    """What somebody who works alone must remember of what is new, changed or not kept; else nothing."""

    following: tuple[Following, ...]
    """What follows later, and what it will say."""

    in_force: date | None
    """From when the policy holds; None of a draft."""

    review: date | None
    """When it is looked at again; None of a draft."""


@dataclass(frozen=True)
class Refresh(PolicyText):
    """Everything a policy refresh needs."""

    sitting: bool
    """Whether a policy sitting was held; if not, decisions rest on the answers alone."""

    staff: tuple[str, ...]
    """Everybody of whom it is known what he or she does; nobody where one person is the whole business."""

    clauses: tuple[ClauseRow, ...]
    """Those in scope, worst first; none where there is no policy."""

    sessions: tuple[SessionRow, ...]
    """The training plan, by date; none where one person is the whole business."""


def refresh(
    card: Scorecard,
    items: Sequence[ActionItem],
    actions: Mapping[str, ActionRow],
    findings: Sequence[AnyFinding],
) -> Refresh:
    """Gather everything a policy refresh needs, from the action items and findings of the audit."""
    audit = card.audit
    decisions = decide(card, findings)
    policy = compose(audit, decisions, items)
    rows = {row.number: row for row in actions.values()}
    paragraphs = {each.clause.id: each for each in policy.paragraphs}
    follows = {id: followed(each.later, rows) for id, each in paragraphs.items() if each.later}
    return Refresh(
        alone=audit.alone,
        sitting=audit.policy is not None,
        draft=policy.draft,
        stands=stands(audit, policy),
        staff=() if audit.alone else _staff(audit),
        clauses=tuple(
            _clause_row(each, paragraphs[each.clause.id], follows.get(each.clause.id, ""), actions)
            for each in decisions
        ),
        version=policy.version,
        promises=_lines(policy.holding("promise")),
        rules=_lines(policy.holding("rule")),
        free=() if audit.alone else tuple(_free(policy)),
        reminders=tuple(_reminders(policy, decisions)) if audit.alone else (),
        following=tuple(
            Following(
                each.number,
                each.clause.title,
                each.wording.text,
                each.wording.numbers,
                follows[each.clause.id],
            )
            for each in policy.paragraphs
            if each.later
        ),
        in_force=policy.in_force,
        review=policy.review,
        sessions=tuple(session_row(audit, paragraphs, session) for session in policy.sessions),
    )


def _staff(audit: Audit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in audit.does.values() for name in names))


def _lines(paragraphs: Iterable[Paragraph]) -> tuple[PolicyLine, ...]:
    return tuple(_line(each, each.text, each.change) for each in paragraphs)


def _line(each: Paragraph, text: str, change: str = "") -> PolicyLine:
    return PolicyLine(each.number, each.clause.title, text, each.wording.numbers, change)


def _free(policy: Policy) -> Iterable[PolicyLine]:
    """What staff may decide themselves by what holds; nothing yet of what follows."""
    for each in policy.paragraphs:
        if each.wording.may and not each.later:
            yield _line(each, each.wording.may)


def _reminders(policy: Policy, decisions: Iterable[ClauseDecision]) -> Iterable[PolicyLine]:
    """What would be taught if there were somebody to teach."""
    unkept = {each.clause.id for each in decisions if each.decision.teaches}
    for each in policy.paragraphs:
        if not each.later and (each.change or each.clause.id in unkept):
            yield _line(each, each.clause.teach)


def _clause_row(
    decided: ClauseDecision, paragraph: Paragraph, follows: str, actions: Mapping[str, ActionRow]
) -> ClauseRow:
    """Say a decision in words; its work is that of the most important finding's action item."""
    action = actions[decided.findings[0].action] if decided.findings else None
    wording = paragraph.wording
    return ClauseRow(
        id=decided.clause.id,
        number=paragraph.number,
        title=decided.clause.title,
        numbers=wording.numbers,
        kind=_(CLAUSES[decided.clause.kind]),
        written=_(WRITTEN[decided.written]),
        score=decided.tally.score,
        decision=decided.decision.label,
        why=why(decided, wording),
        before=wording.before,
        text=wording.text,
        change=wording.change,
        follows=follows,
        action=action.id if action else "",
        owner=action.owner if action else decided.sitting.owner,
        due=action.due if action else decided.sitting.due,
        status=action.status.label if action else "",
    )
