"""What each clause of the customer-service policy needs.

Not written today → Write; else a finding with the gap listening or policy → Revise; else promise →
Put right; else delivery → Train; else only unknown → Find out; nothing rated → Not assessed; else Keep.
What the policy sitting decided itself stands instead.
An unknown answer has no gap: nobody knows yet why it would fail. Where nobody said why something fails, it
counts as delivery: nothing speaks against the wording. Only what no action item works on is
kept. Where no policy sitting was held, nobody said what is written today, and the rest decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxaudit.actions import AnyFinding, Finding, find
from cxaudit.audit import ClauseSitting, Decision
from cxaudit.checklist import Clause, Gap
from cxaudit.groups import grouped
from cxaudit.scoring import Scorecard, Tally


@dataclass(frozen=True)
class ClauseDecision:
    """One clause in scope: how it stands, and what is done about it."""

    clause: Clause
    """The clause."""

    sitting: ClauseSitting
    """What the policy sitting said; nothing said where none was held."""

    tally: Tally
    """Its questions in scope, added up."""

    findings: tuple[Finding, ...]
    """Its findings, most important first."""

    decision: Decision
    """What is done about it."""

    @property
    def written(self) -> Literal["no", "yes", "known"] | None:
        """Whether it is written down today; None where nobody said."""
        return self.sitting.written


def decide(card: Scorecard, findings: Sequence[AnyFinding] | None = None) -> tuple[ClauseDecision, ...]:
    """Return a decision for each clause in scope, worst first, ties in the policy's order.

    The worst is the one with the largest sum of priorities.

    Args:
        card: the audit, counted, with the policy sitting.
        findings: of this audit, as `find_all` returns them; None: they are looked for.
    """
    findings = find(card) if findings is None else findings
    asked = (finding for finding in findings if isinstance(finding, Finding))
    found = grouped(asked, lambda finding: finding.clause)
    decisions = [_decision(card, clause, tuple(found.get(clause.id, ()))) for clause in card.audit.in_policy]
    return tuple(sorted(decisions, key=lambda each: -_weight(each.findings)))


def _decision(card: Scorecard, clause: Clause, findings: tuple[Finding, ...]) -> ClauseDecision:
    audit, tally = card.audit, card.clauses[clause.id].tally
    sitting = audit.sitting_on(clause.id)
    decision = sitting.decision or propose(sitting, tally, findings)
    return ClauseDecision(clause, sitting, tally, findings, decision)


def propose(sitting: ClauseSitting, tally: Tally, findings: Sequence[Finding]) -> Decision:
    """Return what is to be done about a clause by its answers, and by whether it is written today."""
    gaps = {finding.gap or Gap.DELIVERY for finding in findings if not finding.unknown}
    for applies, decision in (
        (sitting.written == "no", Decision.WRITE),
        (gaps & {Gap.LISTENING, Gap.POLICY}, Decision.REVISE),
        (Gap.PROMISE in gaps, Decision.CORRECT),
        (Gap.DELIVERY in gaps, Decision.TRAIN),
        (findings, Decision.FIND_OUT),
        (not tally.rated, Decision.NOT_ASSESSED),
    ):
        if applies:
            return decision
    return Decision.KEEP


def _weight(findings: Sequence[Finding]) -> Fraction:
    return sum((finding.priority for finding in findings), Fraction(0))
