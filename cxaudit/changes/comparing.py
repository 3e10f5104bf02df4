"""Everything that changed between two audits, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cxaudit.audit import Audit
from cxaudit.changes.actions import LastAction, last_actions
from cxaudit.changes.clauses import ClauseChange, clause_changes
from cxaudit.changes.findings import Fate, FindingChange, finding_changes
from cxaudit.changes.questions import ComparedQuestion, side_by_side
from cxaudit.changes.scores import (
    ScoreChange,
    department_changes,
    principle_changes,
    stage_changes,
    whole_change,
)
from cxaudit.numbers import whole
from cxaudit.plan import as_baseline
from cxaudit.scoring import Scorecard, scorecard


@dataclass(frozen=True)
class Changes:
    """What changed since the audit before, which is counted by the rules, marks and numbers of this one."""

    before: Audit
    """The audit before."""

    audit: Audit
    """This audit."""

    questions: tuple[ComparedQuestion, ...]
    """Every question of either: those of today in the order of asking, then those that are asked no more."""

    overall: ScoreChange
    """The whole."""

    reported: int | None
    """What the overall score of the audit before was by its own rules, in whole per cents."""

    departments: tuple[ScoreChange, ...]
    """Departments that were in scope at least once, those of today first."""

    principles: tuple[ScoreChange, ...]
    """All principles of today."""

    stages: tuple[ScoreChange, ...]
    """Stages of the customer's way that have a question today."""

    findings: tuple[FindingChange, ...]
    """Those of now first, each most important first."""

    actions: tuple[LastAction, ...]
    """What was planned then, the worst outcome first."""

    clauses: tuple[ClauseChange, ...]
    """Clauses of the policy that hold otherwise than they did."""

    def found(self, *fates: Fate) -> tuple[FindingChange, ...]:
        """Return the findings of which this became."""
        return tuple(each for each in self.findings if each.fate in fates)

    @cached_property
    def otherwise(self) -> tuple[ComparedQuestion, ...]:
        """Questions that were asked both times, but with other steps or another measure."""
        return tuple(each for each in self.questions if each.otherwise)

    @property
    def same_business(self) -> bool:
        """Whether both are of one business, at one site, whatever the case of their letters."""
        names = [(each.organisation.casefold(), each.site.casefold()) for each in (self.before, self.audit)]
        return names[0] == names[1]


def changes_of(card: Scorecard) -> Changes | None:
    """Return what changed since the audit before; None where there is none."""
    before, reported = card.before, card.before_as_reported
    if before is None or reported is None:
        return None
    questions = tuple(side_by_side(before, card))
    findings = finding_changes(before, card, questions)
    own = reported.overall.score
    return Changes(
        before=before.audit,
        audit=card.audit,
        questions=questions,
        overall=whole_change(before, card, questions),
        reported=None if own is None else whole(own),
        departments=department_changes(before, card, questions),
        principles=principle_changes(before, card, questions),
        stages=stage_changes(before, card, questions),
        findings=findings,
        actions=last_actions(card, findings),
        clauses=clause_changes(before.audit, card.audit),
    )


def compare(before: Audit, audit: Audit) -> Changes:
    """Return what changed from one audit to another, whether or not the later one was begun from it."""
    changes = changes_of(scorecard(audit, as_baseline(before)))
    assert changes, "there is an audit before"
    return changes
