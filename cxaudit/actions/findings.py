"""Findings: what the audit found wanting.

A finding is a rated question scored below the mark `wanting`, or a failed critical one, or an unknown one
(to be found out), or what the auditor added; what is not scored is none. Its priority is weight times
(1 - score), twice that where the question is critical, and half as much again where it was a finding in the
baseline too; an unknown answer counts as a score of 50 %. Weights are brought to ours for that, see
`Rules.importance`.

What lies between the marks `wanting` and `strong` could be better. Where there are too few action items, the
best of it are findings too, as *next steps*: after all others, and never grave.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from fractions import Fraction

from cxaudit.actions.added import HIGH_FROM, MEDIUM_FROM, AddedFinding
from cxaudit.audit import AnswerType, Severity
from cxaudit.checklist import Department, Effort, Gap, Question
from cxaudit.numbers import half_up, whole
from cxaudit.scoring import Rules, Scorecard, ScoredQuestion
from cxaudit.text import sentence, shortened
from cxaudit.words import _

_LONGEST_ASK = 200
"""Letters of a question that are said with what is to be done; with the best step a task still holds them."""

IF_CRITICAL, IF_REPEATED = 2, Fraction(3, 2)
"""What a priority is multiplied by where the question is critical, and where it was a finding before."""

UNKNOWN_SCORE = Fraction(1, 2)
"""What an unknown answer counts for in its priority."""


@dataclass(frozen=True)
class Finding:
    """One question that was found wanting, or that nobody could answer."""

    scored: ScoredQuestion
    """The question with its answer; its score is None where the answer is unknown."""

    priority: Fraction
    """Weight of what is wanting, from 0 to 9, rounded to four decimals."""

    repeated: bool
    """Whether it was a finding in the baseline too."""

    next_step: bool = False
    """Whether it only could be better, and fills up a short plan."""

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
        """Critical where a critical question failed; else high from priority 2, medium from 1, low.

        A next step is low.
        """
        if self.critical:
            return Severity.CRITICAL
        if self.next_step:
            return Severity.LOW
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
    def confirmed(self) -> bool:
        """Whether the auditor said why it fails; else it is only what usually is the cause."""
        return self.scored.response.gap is not None

    @property
    def title(self) -> str:
        """What an action item is called by of which it is the worst finding that has one; empty: none."""
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


AnyFinding = Finding | AddedFinding


def find_all(card: Scorecard) -> tuple[AnyFinding, ...]:
    """Return what the questions found and what the auditor added, most important first.

    Ties are in the checklist's order, what was added before all others: somebody thought it worth the words.
    Next steps come last.
    """
    checklist = card.audit.checklist
    added = [AddedFinding(own, checklist.department(own.department)) for own in card.audit.own]
    unsorted: list[AnyFinding] = [*added, *find(card)]
    found = sorted(unsorted, key=lambda finding: -finding.priority)
    return (*found, *_next_steps(card, {finding.action for finding in found}))


def _next_steps(card: Scorecard, items: Set[str]) -> list[Finding]:
    """What could be better most, of one action item each, as far as there are too few `items`."""
    better: dict[str, Finding] = {}
    could_be = [
        Finding(scored, half_up(_missing(card.rules, scored)), repeated=False, next_step=True)
        for scored in card.questions.values()
        if _could_be_better(card.rules, scored) and scored.action not in items
    ]
    for finding in sorted(could_be, key=lambda finding: -finding.priority):
        better.setdefault(finding.action, finding)
    return list(better.values())[: max(0, card.rules.marks.next_steps - len(items))]


def _could_be_better(rules: Rules, scored: ScoredQuestion) -> bool:
    if scored.score is None or not scored.question.scored or scored.failed:
        return False
    return rules.marks.wanting <= whole(scored.score) < rules.marks.strong


def find(card: Scorecard) -> tuple[Finding, ...]:
    """Return what the questions found, most important first, ties in the checklist's order."""
    before = {finding.scored.id for finding in find(card.before)} if card.before else set()
    wanting = card.rules.marks.wanting
    found = [
        _finding(card.rules, scored, repeated=scored.id in before)
        for scored in card.questions.values()
        if is_wanting(scored, wanting)
    ]
    return tuple(sorted(found, key=lambda finding: -finding.priority))


def is_wanting(scored: ScoredQuestion, mark: int) -> bool:
    """Whether a question is a finding: scored below a whole per cent, failed critically, or unknown."""
    if not scored.question.scored:
        return False
    if scored.score is None:
        return scored.unknown
    return scored.failed or whole(scored.score) < mark


def _finding(rules: Rules, scored: ScoredQuestion, *, repeated: bool) -> Finding:
    priority = _missing(rules, scored)
    if scored.question.critical:
        priority *= IF_CRITICAL
    if repeated:
        priority *= IF_REPEATED
    return Finding(scored, half_up(priority), repeated)


def _missing(rules: Rules, scored: ScoredQuestion) -> Fraction:
    """Weight of what is missing to 100 %."""
    missing = 1 - (UNKNOWN_SCORE if scored.score is None else scored.score)
    return rules.importance(scored.question.weight) * missing
