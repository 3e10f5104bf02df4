"""Decisions on clauses, the text of the policy, and the training."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cxaudit.actions import AnyFinding, Finding
from cxaudit.audit import Audit
from cxaudit.policy import ClauseDecision, Paragraph, Session, compose, decide, numbers, train
from cxaudit.report.actions import ActionRow
from cxaudit.scoring import Scorecard
from cxaudit.text import lines, sentence
from cxaudit.words import CLAUSES, WRITTEN, _, ngettext

_NAMED = 3
"""Findings that are named as the reason of a decision; all stand on the sheet Findings."""


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
    """Who sees to it; empty where there is nothing to do, and nobody was named."""

    due: date | None
    """When; None where there is nothing to do, no day was named, or it is parked."""

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

    names: tuple[str, ...]
    """Who does that here; empty where nobody said."""

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

    done_on: date | None
    """When it was held; None where it was not yet."""

    heard: str
    """What the two said."""


@dataclass(frozen=True)
class Refresh:
    """Everything a policy refresh needs."""

    alone: bool
    """Whether one person is the whole business, and so has no staff who sign."""

    sitting: bool
    """Whether a policy sitting was held; if not, decisions rest on the answers alone."""

    held: date | None
    """The day of the sitting; None where none was held, or its day is not known."""

    clauses: tuple[ClauseRow, ...]
    """Those in scope, worst first; none where there is no policy."""

    version: int
    """Version of the policy, from 1."""

    promises: tuple[PolicyLine, ...]
    """What customers are told."""

    rules: tuple[PolicyLine, ...]
    """The rules of the house."""

    free: tuple[PolicyLine, ...]
    """What staff may decide themselves."""

    in_force: date
    """From when the policy holds."""

    review: date
    """When it is looked at again."""

    sessions: tuple[SessionRow, ...]
    """The training plan, by role and date."""


def refresh(card: Scorecard, actions: Mapping[str, ActionRow], findings: Sequence[AnyFinding]) -> Refresh:
    """Gather everything a policy refresh needs, from the action items and findings of the audit."""
    audit = card.audit
    policy, decisions = compose(audit), decide(card, findings)
    return Refresh(
        alone=audit.alone,
        sitting=audit.policy is not None,
        held=audit.policy.held if audit.policy else None,
        clauses=tuple(_clause_row(audit, each, actions) for each in decisions),
        version=policy.version,
        promises=_lines(policy.promises),
        rules=_lines(policy.rules),
        free=tuple(PolicyLine(clause.title, text, "") for clause, text in policy.free),
        in_force=policy.in_force,
        review=policy.review,
        sessions=tuple(
            _session_row(audit, session)
            for session in sorted(train(audit, decisions), key=lambda session: session.held)
        ),
    )


def _lines(paragraphs: Iterable[Paragraph]) -> tuple[PolicyLine, ...]:
    return tuple(PolicyLine(each.clause.title, each.text, each.change) for each in paragraphs)


def _session_row(audit: Audit, session: Session) -> SessionRow:
    """Say a session in words, with what became of it."""
    key = "" if audit.alone else session.role, session.number
    state = next((each for each in audit.training if (each.role, each.number) == key), None)
    return SessionRow(
        role=session.role,
        names=audit.does.get(session.role, ()),
        number=session.number,
        held=session.held,
        minutes=session.minutes,
        clauses=tuple(clause.title for clause in session.clauses),
        teach=tuple(clause.teach for clause in session.clauses),
        ask_two=session.ask_two,
        done_on=state.done_on if state else None,
        heard=state.heard if state else "",
    )


def _clause_row(audit: Audit, decided: ClauseDecision, actions: Mapping[str, ActionRow]) -> ClauseRow:
    """Say a decision in words; its work is that of the most important finding's action item."""
    action = actions[decided.findings[0].action] if decided.findings else None
    return ClauseRow(
        id=decided.clause.id,
        title=decided.clause.title,
        numbers=tuple(
            decided.clause.numbers[name].unit.said(number)
            for name, number in numbers(audit, decided.clause).items()
        ),
        kind=_(CLAUSES[decided.clause.kind]),
        written=_(WRITTEN[decided.written]),
        score=decided.tally.score,
        decision=decided.decision.label,
        why=lines([_to_be_decided(decided), _why(decided)]),
        action=action.id if action else "",
        owner=action.owner if action else decided.sitting.owner,
        due=action.due if action else decided.sitting.due,
        status=action.status.label if action else "",
    )


def _to_be_decided(decided: ClauseDecision) -> str:
    """What only the top can decide before the clause is written; empty where it is, or there is nothing."""
    decision = decided.clause.decide
    if decision is None or decided.written in ("yes", "known"):
        return ""
    return _("To be decided: {title} {do}", title=sentence(decision.title), do=decision.do)


def _why(decided: ClauseDecision) -> str:
    rated = decided.tally.rated
    if not decided.findings:
        return ngettext("{n} answer, nothing wanting", "{n} answers, nothing wanting", rated) if rated else ""
    named = [_reason(finding) for finding in decided.findings[:_NAMED]]
    others = len(decided.findings) - len(named)
    return lines(
        [*named, ngettext("and {n} more finding", "and {n} more findings", others) if others else ""]
    )


def _reason(finding: Finding) -> str:
    """Name a finding with why it fails, where somebody said."""
    ask = f"• {finding.question.short_ask}"
    if finding.unknown:
        return f"{ask} → {_('not known yet')}"
    return f"{ask} → {finding.gap.label}" if finding.gap else ask
