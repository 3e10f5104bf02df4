"""Says findings, decisions on clauses, the policy and the training as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cxaudit.actions import Finding
from cxaudit.audit import Audit
from cxaudit.numbers import figure
from cxaudit.policy import ClauseDecision, Paragraph, compose, decide, numbers, train
from cxaudit.report.refresh_rows import ClauseRow, FindingRow, PolicyLine, Refresh, SessionRow
from cxaudit.report.rows import ActionRow
from cxaudit.report.words import GAPS, WRITTEN, answer_text, note, seen
from cxaudit.text import lines
from cxaudit.words import counted

_NAMED = 3
"""Findings that are named as the reason of a decision; all stand on the sheet Findings."""


def finding_row(audit: Audit, finding: Finding, actions: Mapping[str, ActionRow]) -> FindingRow:
    """Say a finding in words."""
    place, action = finding.place, actions[finding.action]
    return FindingRow(
        question=place.question.id,
        department=place.department.title,
        ask=place.question.ask,
        answer=answer_text(audit, place.question, finding.response),
        score=finding.score,
        severity=finding.severity,
        priority=float(finding.priority),
        repeated=finding.repeated,
        why="" if finding.unknown else GAPS[finding.gap],
        told=lines([seen(audit, place.question, finding.response), note(finding.response)]),
        do=finding.do,
        clause=action.clause,
        action=action.id,
        owner=action.owner,
        due=action.due,
        status=action.status,
    )


def refresh(audit: Audit, actions: Mapping[str, ActionRow], findings: Sequence[Finding]) -> Refresh:
    """Gather everything a policy refresh needs, from the action items and findings of the audit."""
    policy, decisions = compose(audit), decide(audit, findings)
    return Refresh(
        sitting=audit.policy is not None,
        held=audit.policy.held if audit.policy else None,
        clauses=tuple(_clause_row(audit, each, actions) for each in decisions),
        version=policy.version,
        promises=_lines(policy.promises),
        rules=_lines(policy.rules),
        in_force=policy.in_force,
        review=policy.review,
        sessions=tuple(
            SessionRow(
                session.role,
                session.number,
                session.held,
                session.minutes,
                tuple(clause.title for clause in session.clauses),
                tuple(clause.teach for clause in session.clauses),
                session.ask_two,
            )
            for session in sorted(train(audit, decisions), key=lambda session: session.held)
        ),
    )


def _lines(paragraphs: Iterable[Paragraph]) -> tuple[PolicyLine, ...]:
    return tuple(PolicyLine(each.clause.title, each.text, each.change) for each in paragraphs)


def _clause_row(audit: Audit, decided: ClauseDecision, actions: Mapping[str, ActionRow]) -> ClauseRow:
    """Say a decision in words; its work is that of the most important finding's action item."""
    action = actions[decided.findings[0].action] if decided.findings else None
    return ClauseRow(
        id=decided.clause.id,
        title=decided.clause.title,
        numbers=tuple(
            f"{figure(number)} {decided.clause.numbers[name].unit}"
            for name, number in numbers(audit, decided.clause).items()
        ),
        kind=decided.clause.kind.capitalize(),
        written=WRITTEN[decided.written],
        score=decided.tally.score,
        decision=decided.decision,
        why=_why(decided),
        action=action.id if action else "",
        owner=action.owner if action else "",
        due=action.due if action else None,
        status=action.status if action else "",
    )


def _why(decided: ClauseDecision) -> str:
    if not decided.findings:
        return f"{counted(decided.tally.rated, 'answer')}, nothing wanting" if decided.tally.rated else ""
    named = [
        f"• {finding.place.question.ask} → {'nobody knows' if finding.unknown else GAPS[finding.gap]}"
        for finding in decided.findings[:_NAMED]
    ]
    others = len(decided.findings) - len(named)
    return lines([*named, f"and {counted(others, 'more finding')}" if others else ""])
