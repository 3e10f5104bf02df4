"""Findings: what the audit found wanting, and what it found out to be strong.

A finding is a rated question scored below the mark `wanting`, or a failed critical one, or an unknown one (to
be found out); what is not scored is none. Its priority is weight times (1 - score), twice that where the
question is critical, and half as much again where it was a finding in the baseline too; an unknown answer
counts as a score of 50 %. Weights are brought to ours for that, see `Rules.importance`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxaudit.audit import AnswerType, Evidence, OwnFinding, Severity
from cxaudit.checklist import LONGEST_TITLE, Department, Effort, Gap, Question
from cxaudit.numbers import half_up, whole
from cxaudit.scoring import Rules, Scorecard, ScoredQuestion
from cxaudit.text import sentence, shortened
from cxaudit.words import _

_LONGEST_ASK = 200
"""Letters of a question that are said with what is to be done; with the best step a task still holds them."""

MOST_STRENGTHS = 5
"""Strengths that are named."""

IF_CRITICAL, IF_REPEATED = 2, Fraction(3, 2)
"""What a priority is multiplied by where the question is critical, and where it was a finding before."""

UNKNOWN_SCORE = Fraction(1, 2)
"""What an unknown answer counts for in its priority."""

HIGH_FROM, MEDIUM_FROM = 2, 1
"""Priorities from which on a finding is high, and medium."""

_PRIORITIES = {
    Severity.CRITICAL: Fraction(9),
    Severity.HIGH: Fraction(HIGH_FROM),
    Severity.MEDIUM: Fraction(MEDIUM_FROM),
    Severity.LOW: Fraction(1, 2),
}
"""Priority of what the auditor added, by its severity."""


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
    def department(self) -> Department:
        """Where it was found."""
        return self.scored.place.department

    @property
    def action(self) -> str:
        """Id of the action item that sees to it."""
        return self.scored.action

    @property
    def clause(self) -> str | None:
        """Id of the clause that it is about; None: of none."""
        return self.scored.clause

    @property
    def critical(self) -> bool:
        """Whether a critical question failed."""
        return self.scored.failed

    @property
    def severity(self) -> Severity:
        """Critical where a critical question failed; else high from priority 2, medium from 1, low."""
        if self.critical:
            return Severity.CRITICAL
        if self.priority >= HIGH_FROM:
            return Severity.HIGH
        return Severity.MEDIUM if self.priority >= MEDIUM_FROM else Severity.LOW

    @property
    def unknown(self) -> bool:
        """Whether nobody could answer."""
        return self.scored.score is None

    @property
    def gap(self) -> Gap | None:
        """Why it fails: as the auditor said, else as the question usually does; None: nobody said."""
        return self.scored.response.gap or self.question.gap

    @property
    def title(self) -> str:
        """What an action item is called by of which it is the worst finding; empty: by its clause."""
        return "" if self.unknown or not self.question.action else self.question.action.title or ""

    @property
    def do(self) -> str:
        """What is to be done about it; without an action, to bring it to its best answer."""
        if self.unknown:
            return _("Find out: {ask}", ask=self.question.short_ask)
        if self.question.action:
            return self.question.action.do
        return f"{sentence(shortened(self.question.ask, _LONGEST_ASK))} {to_the_best(self.scored.type)}"

    @property
    def effort(self) -> Effort:
        """Effort of what is to be done; finding out takes less than a day."""
        if self.unknown:
            return Effort.S
        return self.question.action.effort if self.question.action else Effort.M


def to_the_best(kind: AnswerType) -> str:
    """Say what is to be done without an action: to bring it to its best answer, if it has one."""
    return _("Bring it to: {best}", best=kind.best) if kind.best else ""


@dataclass(frozen=True)
class AddedFinding:
    """What the auditor found beside all questions; by itself an action item."""

    own: OwnFinding
    """What was found, and what is to be done."""

    department: Department
    """Where it was found."""

    clause: None = None
    """It is about none."""

    unknown: Literal[False] = False
    """It is known."""

    @property
    def action(self) -> str:
        """Id of its action item."""
        return self.own.action

    @property
    def critical(self) -> bool:
        """Whether it is as grave as a failed critical question."""
        return self.severity is Severity.CRITICAL

    @property
    def severity(self) -> Severity:
        """As the auditor said."""
        return self.own.severity

    @property
    def priority(self) -> Fraction:
        """That of the least of its severity; the highest of them where it is critical."""
        return _PRIORITIES[self.severity]

    @property
    def gap(self) -> Gap | None:
        """Why it fails, as the auditor said; None: nothing was said."""
        return self.own.gap

    @property
    def title(self) -> str:
        """What its action item is called: as the auditor said, else the beginning of what was found."""
        return self.own.title or shortened(self.own.found.rstrip("."), LONGEST_TITLE)

    @property
    def do(self) -> str:
        """What is to be done about it."""
        return self.own.do

    @property
    def effort(self) -> Effort:
        """Effort of what is to be done."""
        return self.own.effort


AnyFinding = Finding | AddedFinding


def find_all(card: Scorecard) -> tuple[AnyFinding, ...]:
    """Return what the questions found and what the auditor added, most important first.

    Ties are in the checklist's order, what was added after all others.
    """
    checklist = card.audit.checklist
    added = [AddedFinding(own, checklist.department(own.department)) for own in card.audit.own]
    return tuple(sorted([*find(card), *added], key=lambda finding: -finding.priority))


def find(card: Scorecard) -> tuple[Finding, ...]:
    """Return what the questions found, most important first, ties in the checklist's order."""
    before = {finding.scored.id for finding in find(card.before)} if card.before else set()
    wanting = card.rules.marks.wanting
    found = [
        _finding(card.rules, scored, repeated=scored.id in before)
        for scored in card.questions.values()
        if _is_wanting(scored, wanting)
    ]
    return tuple(sorted(found, key=lambda finding: -finding.priority))


def _is_wanting(scored: ScoredQuestion, mark: int) -> bool:
    if not scored.question.scored:
        return False
    if scored.score is None:
        return scored.unknown
    return scored.failed or whole(scored.score) < mark


def _finding(rules: Rules, scored: ScoredQuestion, *, repeated: bool) -> Finding:
    missing = 1 - (UNKNOWN_SCORE if scored.score is None else scored.score)
    priority = rules.importance(scored.question.weight) * missing
    if scored.question.critical:
        priority *= IF_CRITICAL
    if repeated:
        priority *= IF_REPEATED
    return Finding(scored, half_up(priority), repeated)


def strengths(questions: Iterable[ScoredQuestion], rules: Rules) -> tuple[ScoredQuestion, ...]:
    """Return the five best: by whole per cent, then weight, then evidence, then the order of asking.

    A strength weighs, is answered well, and rests on more than words; of a measure no reading is as poor as
    can be.

    Args:
        questions: where to look for them, such as one department's.
        rules: say what is strong, and what weighs.
    """
    found = []
    for scored in questions:
        score, weight, evidence = scored.score, scored.question.weight, scored.evidence
        if score is None or weight < rules.usual_weight or evidence is Evidence.STATED:
            continue
        if whole(score) >= rules.marks.strong and not scored.type.partly_poor(scored.response):
            rank = list(Evidence).index(evidence)
            found.append(((-whole(score), -rules.importance(weight), -rank), scored))
    return tuple(scored for _, scored in sorted(found, key=lambda pair: pair[0])[:MOST_STRENGTHS])
