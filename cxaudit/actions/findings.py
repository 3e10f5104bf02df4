"""Findings: what the audit found wanting, and what it found out to be strong.

A finding is a rated question scored below the mark `wanting`, or a failed critical one, or an unknown one (to
be found out). Its priority is weight times (1 - score), twice that where the question is critical, and half
as much again where it was a finding in the baseline too; an unknown answer counts as a score of 50 %.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from cxaudit.audit import Audit, Evidence, Response, State, evidence_of
from cxaudit.checklist import Effort, Gap, Place, Question
from cxaudit.numbers import half_up, whole
from cxaudit.scoring import as_poor, earlier, has_failed, score

MOST_STRENGTHS = 5
"""Strengths that are named."""


class Severity(StrEnum):
    """How much a finding matters, most first."""

    CRITICAL = "Critical"
    HIGH = "High"
    MEDIUM = "Medium"
    LOW = "Low"


@dataclass(frozen=True)
class Finding:
    """One question that was found wanting, or that nobody could answer."""

    place: Place
    """The question, with its department and touchpoint."""

    response: Response
    """The answer."""

    score: Fraction | None
    """From 0 to below 1; None where the answer is unknown."""

    priority: Fraction
    """Weight of what is wanting, from 0 to 9, rounded to four decimals."""

    failed: bool
    """Whether it is a failed critical question."""

    repeated: bool
    """Whether it was a finding in the baseline too."""

    @property
    def severity(self) -> Severity:
        """Critical where a critical question failed; else high from priority 2, medium from 1, low."""
        if self.failed:
            return Severity.CRITICAL
        if self.priority >= 2:
            return Severity.HIGH
        return Severity.MEDIUM if self.priority >= 1 else Severity.LOW

    @property
    def unknown(self) -> bool:
        """Whether nobody could answer."""
        return self.score is None

    @property
    def gap(self) -> Gap:
        """Why it fails: as the auditor said, else as the question usually does."""
        return self.response.gap or self.place.question.gap

    @property
    def do(self) -> str:
        """What is to be done about it."""
        question = self.place.question
        return f"Find out: {question.ask}" if self.unknown else question.action.do

    @property
    def effort(self) -> Effort:
        """Effort of what is to be done; finding out takes less than a day."""
        return Effort.S if self.unknown else self.place.question.action.effort

    @property
    def action(self) -> str:
        """Id of the action item that sees to it: `department.clause`."""
        return f"{self.place.department.id}.{self.place.question.clause}"


@dataclass(frozen=True)
class Strength:
    """A question that weighs, is answered well, and rests on more than words."""

    place: Place
    """The question, with its department and touchpoint."""

    response: Response
    """The answer."""

    score: Fraction
    """From the mark `strong` to 1."""


def find(audit: Audit) -> tuple[Finding, ...]:
    """Return all findings, most important first, ties in the checklist's order."""
    baseline = earlier(audit)
    before = {finding.place.question.id for finding in find(baseline)} if baseline else set()
    found = [finding for place in audit.places if (finding := _finding(audit, place, before))]
    return tuple(sorted(found, key=lambda finding: -finding.priority))


def _finding(audit: Audit, place: Place, before: set[str]) -> Finding | None:
    question, response = place.question, audit.response(place.question.id)
    share = score(audit, question, response)
    failed = has_failed(question, share)
    if share is None:
        if response.state is not State.UNKNOWN:
            return None
    elif whole(share) >= audit.checklist.marks.wanting and not failed:
        return None
    repeated = question.id in before
    wanting = 1 - (Fraction(1, 2) if share is None else share)
    priority = question.weight * wanting * (2 if question.critical else 1)
    if repeated:
        priority *= Fraction(3, 2)
    return Finding(place, response, share, half_up(priority), failed, repeated)


def strengths(audit: Audit, places: Iterable[Place] | None = None) -> tuple[Strength, ...]:
    """Return the five best: by whole per cent, then weight, then evidence, then the checklist's order.

    Args:
        audit: gives the answers.
        places: where to look for strengths, such as one department's questions; None: everywhere.
    """
    found = []
    for place in audit.places if places is None else places:
        question, response = place.question, audit.response(place.question.id)
        share = score(audit, question, response)
        evidence = evidence_of(question, response)
        if share is None or whole(share) < audit.checklist.marks.strong:
            continue
        if question.weight < 2 or evidence is Evidence.STATED or _partly_poor(audit, question, response):
            continue
        rank = (-whole(share), -question.weight, -list(Evidence).index(evidence))
        found.append((rank, Strength(place, response, share)))
    return tuple(strength for _, strength in sorted(found, key=lambda pair: pair[0])[:MOST_STRENGTHS])


def _partly_poor(audit: Audit, question: Question, response: Response) -> bool:
    """Whether some readings of a measure are as poor as can be, whichever of them counts."""
    return question.measure is not None and as_poor(audit, question.measure, response) > 0
