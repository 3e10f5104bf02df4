"""Findings: what the audit found wanting, and what it found out to be strong.

A finding is a rated question scored below the mark `wanting`, or a failed critical one, or an unknown one (to
be found out) unless its answer is never scored. Its priority is weight times (1 - score), twice that where
the question is critical, and half as much again where it was a finding in the baseline too; an unknown answer
counts as a score of 50 %.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cxaudit.audit import Evidence
from cxaudit.checklist import Effort, Gap, Marks, Question
from cxaudit.numbers import half_up, whole
from cxaudit.scoring import Scorecard, ScoredQuestion
from cxaudit.words import SEVERITIES, _

MOST_STRENGTHS = 5
"""Strengths that are named."""

LEAST_WEIGHT_OF_STRENGTH = 2
"""Weight that a strength has at least."""

IF_CRITICAL, IF_REPEATED = 2, Fraction(3, 2)
"""What a priority is multiplied by where the question is critical, and where it was a finding before."""

UNKNOWN_SCORE = Fraction(1, 2)
"""What an unknown answer counts for in its priority."""

HIGH_FROM, MEDIUM_FROM = 2, 1
"""Priorities from which on a finding is high, and medium."""


class Severity(StrEnum):
    """How much a finding matters, most first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(SEVERITIES[self])


@dataclass(frozen=True)
class Finding:
    """One question that was found wanting, or that nobody could answer."""

    scored: ScoredQuestion
    """The question with its answer; its score is None where the answer is unknown."""

    priority: Fraction
    """Weight of what is wanting, from 0 to 9, rounded to four decimals."""

    repeated: bool
    """Whether it was a finding in the baseline too."""

    @property
    def question(self) -> Question:
        """The question."""
        return self.scored.question

    @property
    def severity(self) -> Severity:
        """Critical where a critical question failed; else high from priority 2, medium from 1, low."""
        if self.scored.failed:
            return Severity.CRITICAL
        if self.priority >= HIGH_FROM:
            return Severity.HIGH
        return Severity.MEDIUM if self.priority >= MEDIUM_FROM else Severity.LOW

    @property
    def unknown(self) -> bool:
        """Whether nobody could answer."""
        return self.scored.score is None

    @property
    def gap(self) -> Gap:
        """Why it fails: as the auditor said, else as the question usually does."""
        return self.scored.response.gap or self.question.gap

    @property
    def do(self) -> str:
        """What is to be done about it."""
        return _("Find out: {ask}", ask=self.question.ask) if self.unknown else self.question.action.do

    @property
    def effort(self) -> Effort:
        """Effort of what is to be done; finding out takes less than a day."""
        return Effort.S if self.unknown else self.question.action.effort


def find(card: Scorecard) -> tuple[Finding, ...]:
    """Return all findings, most important first, ties in the checklist's order."""
    before = {finding.scored.id for finding in find(card.before)} if card.before else set()
    wanting = card.rules.marks.wanting
    found = [
        _finding(scored, repeated=scored.id in before)
        for scored in card.questions.values()
        if _is_wanting(scored, wanting)
    ]
    return tuple(sorted(found, key=lambda finding: -finding.priority))


def _is_wanting(scored: ScoredQuestion, mark: int) -> bool:
    if scored.score is None:
        return scored.unknown and scored.question.scored
    return scored.failed or whole(scored.score) < mark


def _finding(scored: ScoredQuestion, *, repeated: bool) -> Finding:
    priority = scored.question.weight * (1 - (UNKNOWN_SCORE if scored.score is None else scored.score))
    if scored.question.critical:
        priority *= IF_CRITICAL
    if repeated:
        priority *= IF_REPEATED
    return Finding(scored, half_up(priority), repeated)


def strengths(questions: Iterable[ScoredQuestion], marks: Marks) -> tuple[ScoredQuestion, ...]:
    """Return the five best: by whole per cent, then weight, then evidence, then the order of asking.

    A strength weighs, is answered well, and rests on more than words; of a measure no reading is as poor as
    can be.

    Args:
        questions: where to look for them, such as one department's.
        marks: say what is strong.
    """
    found = []
    for scored in questions:
        score, weight, evidence = scored.score, scored.question.weight, scored.evidence
        if (
            score is None
            or whole(score) < marks.strong
            or weight < LEAST_WEIGHT_OF_STRENGTH
            or evidence is Evidence.STATED
        ):
            continue
        if not scored.type.partly_poor(scored.response):
            found.append(((-whole(score), -weight, -list(Evidence).index(evidence)), scored))
    return tuple(scored for _, scored in sorted(found, key=lambda pair: pair[0])[:MOST_STRENGTHS])
