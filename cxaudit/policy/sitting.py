"""The policy sitting: what is asked, in which order, and what comes of it.

In the first sitting the promises and whatever has findings are gone through one by one, worst first and at
most fifteen; in a later one whatever has findings, and what no sitting has decided yet. All other clauses are
shown together, to be taken as proposed or left out. Then comes what sums are counted in, who does what, and
from when the policy holds, which depends on whom there is to teach.

Every answer stands in the audit at once, and what is asked next follows from the audit. So a sitting can be
stopped after every answer, and `begin` goes on with it from the audit as it was saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cxaudit.actions import plan_actions
from cxaudit.audit import Audit, Decision
from cxaudit.checklist import Clause
from cxaudit.policy.decisions import ClauseDecision, decide, propose
from cxaudit.policy.steps import (
    AbstractStep,
    Answer,
    AskCurrency,
    AskInForce,
    AskNumber,
    AskOthers,
    AskSettled,
    AskWho,
    AskWritten,
    Proposal,
    Step,
    Written,
    with_sitting,
)
from cxaudit.policy.text import compose
from cxaudit.policy.wordings import numbers, words_of
from cxaudit.policy.writing import force_bounds
from cxaudit.scoring import Scorecard, scorecard

MOST_ONE_BY_ONE = 15
"""Clauses that are gone through one by one, at most."""

_CHOICES = (Decision.WRITE, Decision.REVISE, Decision.CORRECT, Decision.TRAIN, Decision.KEEP)


@dataclass(frozen=True)
class Sitting:
    """A sitting as far as it has come."""

    audit: Audit
    """With everything that was answered."""

    today: date
    """The day on which it is held."""

    one_by_one: tuple[ClauseDecision, ...]
    """Clauses to go through, worst first, as they stood when it began."""

    others: tuple[ClauseDecision, ...]
    """Clauses that are shown together, worst first."""

    asked_who: bool = False
    """Whether it was asked who does what: nobody may be known for some roles."""

    @property
    def next(self) -> Step | None:
        """What is asked next; None: it is over, and the policy is decided."""
        return next(self._open(), None)

    @property
    def left(self) -> int:
        """How many clauses are still to be gone through one by one."""
        return sum(not self._is_settled(each.clause) for each in self.one_by_one)

    def answered(self, step: AbstractStep[Answer], answer: Answer) -> Sitting:
        """Return the sitting with an answer: to the next step, or to any before, which changes it.

        Raises:
            ValidationError: if what was typed cannot be.
        """
        asked_who = self.asked_who or isinstance(step, AskWho)
        audit = with_sitting(step.take(self.audit, answer), held=self.today)
        return replace(self, audit=audit, asked_who=asked_who)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All that it is about: those to go through, then the others."""
        return tuple(each.clause for each in (*self.one_by_one, *self.others))

    def decided(self, clause: str) -> ClauseDecision:
        """Return how a clause stood when the sitting began."""
        return next(each for each in (*self.one_by_one, *self.others) if each.clause.id == clause)

    def steps(self, clause: str) -> tuple[Step, ...]:
        """Return everything that is asked about a clause, to change what was said of it."""
        return tuple(self._steps(self.decided(clause)))

    def _open(self) -> Iterator[Step]:
        """What is not answered yet; nothing where there is no policy."""
        if not self.clauses:
            return
        for each in self.one_by_one:
            if not self._is_settled(each.clause):
                yield from filter(self._is_open, self._steps(each))
        if waiting := [each for each in self.others if not self._is_settled(each.clause)]:
            yield AskOthers(tuple(map(self._proposal, waiting)))
        yield from self._at_the_end()

    def _at_the_end(self) -> Iterator[Step]:
        audit = self.audit
        clauses = [clause for clause in audit.in_policy if not audit.leaves_out(clause.id)]
        money = (each.money for clause in clauses for each in clause.placed(words_of(audit, clause)).values())
        if not audit.currency and any(money):
            yield AskCurrency()
        roles = tuple(dict.fromkeys(role for clause in clauses for role in clause.roles))
        in_force = audit.policy is not None and audit.policy.in_force is not None
        if not (audit.alone or self.asked_who or in_force or audit.does.keys() >= set(roles)):
            yield AskWho(roles, _names(audit), {role: audit.does.get(role, ()) for role in roles})
        if clauses and not in_force:
            yield AskInForce(max(_proposed_force(audit), self.today), self.today)

    def _steps(self, decided: ClauseDecision) -> Iterator[Step]:
        audit, clause = self.audit, decided.clause
        said, now, wording = audit.sitting_on(clause.id), numbers(audit, clause), words_of(audit, clause)
        text = clause.filled(wording, now, audit.currency)
        written: tuple[Written, ...] = ("no", "yes") if audit.alone else ("no", "yes", "known")
        yield AskWritten(clause, text, said.written or _known(audit, clause), (*written, "leave_out"))
        for name, number in clause.placed(wording).items():
            yield AskNumber(clause, name, number, now[name])
        proposed = self._proposed(decided)
        choices = dict.fromkeys((*_CHOICES, proposed, Decision.LEAVE_OUT))
        yield AskSettled(clause, wording, text, proposed, tuple(choices))

    def _is_open(self, step: Step) -> bool:
        """Whether a step about a clause that is not settled has no answer yet."""
        if isinstance(step, AskWritten):
            return self.audit.sitting_on(step.clause.id).written is None
        if isinstance(step, AskNumber):
            return step.name not in self.audit.sitting_on(step.clause.id).numbers
        return True

    def _is_settled(self, clause: Clause) -> bool:
        return self.audit.sitting_on(clause.id).decision is not None

    def _proposal(self, decided: ClauseDecision) -> Proposal:
        audit, clause = self.audit, decided.clause
        text = clause.filled(words_of(audit, clause), numbers(audit, clause), audit.currency)
        return Proposal(clause, text, self._proposed(decided))

    def _proposed(self, decided: ClauseDecision) -> Decision:
        """What is proposed for a clause after what was said so far; what was left out before stays out."""
        said = self.audit.sitting_on(decided.clause.id)
        if said.written is None and not decided.findings and self.audit.leaves_out(decided.clause.id):
            return Decision.LEAVE_OUT
        return propose(said, decided.tally, decided.findings)


def begin(card: Scorecard, today: date) -> Sitting:
    """Begin a policy sitting, or go on with one.

    Args:
        card: an audit, counted, with as much of a sitting as was held.
        today: the day on which it is held.
    """
    decisions = decide(card)
    chosen = [each for each in decisions if _by_itself(card.audit, each)][:MOST_ONE_BY_ONE]
    return Sitting(
        audit=card.audit,
        today=today,
        one_by_one=tuple(chosen),
        others=tuple(each for each in decisions if each not in chosen),
    )


def _by_itself(audit: Audit, decided: ClauseDecision) -> bool:
    """Whether a clause is worth going through by itself."""
    baseline = audit.baseline
    if decided.findings:
        return True
    if baseline is None or baseline.policy is None:
        return decided.clause.kind == "promise"
    return not baseline.sitting_on(decided.clause.id).decided


def _known(audit: Audit, clause: Clause) -> Written | None:
    """What the sitting before lets suppose of whether a clause is written: what was decided then was."""
    before = audit.baseline.sitting_on(clause.id) if audit.baseline else None
    if before is None or not before.decided:
        return None
    return "leave_out" if before.decision is Decision.LEAVE_OUT else "yes"


def _proposed_force(audit: Audit) -> date:
    """Return the day on which the policy can hold, as it stands now."""
    card = scorecard(audit)
    return compose(audit, decide(card), plan_actions(card)).in_force or force_bounds(audit)[0]


def _names(audit: Audit) -> tuple[str, ...]:
    """Everybody who is known by name: who was seen first."""
    doing = (name for names in audit.does.values() for name in names)
    return tuple(dict.fromkeys([*(person.name for person in audit.people), *doing]))
