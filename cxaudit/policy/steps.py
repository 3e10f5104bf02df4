"""What a policy sitting asks, a class each: with what is proposed, and what an answer makes of the audit."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from cxaudit.audit import Audit, Decision, PolicySitting
from cxaudit.checklist import Clause, Number

Written = Literal["no", "yes", "known", "leave_out"]
"""Whether a clause is written today; or that it is left out of the policy, and no more is asked about it."""

Answer = TypeVar("Answer", contravariant=True)


class AbstractStep(ABC, Generic[Answer]):
    """One thing to ask."""

    @abstractmethod
    def take(self, audit: Audit, answer: Answer) -> Audit:
        """Return the audit with an answer.

        Raises:
            ValidationError: if what was typed cannot be.
        """


@dataclass(frozen=True)
class AskWritten(AbstractStep[Written]):
    """Is the clause written down today?"""

    clause: Clause
    """Which."""

    text: str
    """As it would hold, its numbers filled in."""

    proposed: Written | None
    """What was said, or follows from the sitting before; None: nothing is known."""

    choices: tuple[Written, ...]
    """What can be answered: who is alone has no staff to know it."""

    def take(self, audit: Audit, answer: Written) -> Audit:
        """Return the audit with the answer."""
        if answer == "leave_out":
            return _said(audit, self.clause, decision=Decision.LEAVE_OUT)
        return _said(audit, self.clause, written=answer)


@dataclass(frozen=True)
class AskNumber(AbstractStep[float]):
    """Which number is to hold?"""

    clause: Clause
    """Of which clause."""

    name: str
    """What it is called in the wording."""

    number: Number
    """What is counted."""

    proposed: float
    """As it is in force, or what a well-run business publishes."""

    def take(self, audit: Audit, answer: float) -> Audit:
        """Return the audit with the number."""
        known = audit.sitting_on(self.clause.id).numbers
        return _said(audit, self.clause, numbers={**known, self.name: answer})


@dataclass(frozen=True)
class AskWording(AbstractStep[str]):
    """Which words are to hold? Asked only where somebody wants to edit them."""

    clause: Clause
    """Of which clause."""

    wording: str
    """Its words as they are, with names of numbers in braces."""

    def take(self, audit: Audit, answer: str) -> Audit:
        """Return the audit with the words; those of the checklist are no words of one's own."""
        own = "" if answer.strip() == self.clause.wording else answer
        return _said(audit, self.clause, wording=own)


@dataclass(frozen=True)
class Settled:
    """How a clause leaves the sitting."""

    decision: Decision
    """What is done about it."""

    wording: str = ""
    """The business's own words, with names of numbers in braces; empty: they are kept as they are."""


@dataclass(frozen=True)
class AskSettled(AbstractStep[Settled]):
    """Are these the words, and is that what is to be done?"""

    clause: Clause
    """Of which clause."""

    wording: str
    """Its words as they are, with names of numbers in braces: to be kept or edited."""

    text: str
    """The same with its numbers filled in."""

    proposed: Decision
    """What its answers, and whether it is written, lead to."""

    choices: tuple[Decision, ...]
    """What can be decided."""

    def take(self, audit: Audit, answer: Settled) -> Audit:
        """Return the audit with both."""
        own = {"wording": answer.wording} if answer.wording not in ("", self.wording) else {}
        return _said(audit, self.clause, decision=answer.decision, **own)


@dataclass(frozen=True)
class Proposal:
    """What is proposed for a clause that is not gone through by itself."""

    clause: Clause
    """Which."""

    text: str
    """As it would hold, its numbers filled in."""

    decision: Decision
    """What would be done about it."""


@dataclass(frozen=True)
class AskOthers(AbstractStep[Sequence[str]]):
    """Which of all other clauses are left out? The answer is their ids; the rest is taken as proposed."""

    proposals: tuple[Proposal, ...]
    """All others, worst first."""

    def take(self, audit: Audit, answer: Sequence[str]) -> Audit:
        """Return the audit with a decision on each; what was left out until now comes back as it is."""
        for each in self.proposals:
            back = Decision.KEEP if each.decision is Decision.LEAVE_OUT else each.decision
            decision = Decision.LEAVE_OUT if each.clause.id in answer else back
            audit = _said(audit, each.clause, decision=decision)
        return audit


@dataclass(frozen=True)
class AskCurrency(AbstractStep[str]):
    """What are sums of money counted in? Asked once."""

    def take(self, audit: Audit, answer: str) -> Audit:
        """Return the audit with the currency."""
        return with_sitting(audit, currency=answer)


@dataclass(frozen=True)
class AskWho(AbstractStep[Mapping[str, Sequence[str]]]):
    """Who does what? The answer is names by role."""

    roles: tuple[str, ...]
    """Roles that must know something of the policy, in its order."""

    names: tuple[str, ...]
    """Everybody who is known by name."""

    proposed: Mapping[str, tuple[str, ...]]
    """Who is known to do it, by role; nobody where nothing is known."""

    def take(self, audit: Audit, answer: Mapping[str, Sequence[str]]) -> Audit:
        """Return the audit with the names; a role of nobody stays open."""
        told = {role: tuple(names) for role, names in {**audit.does, **answer}.items() if names}
        return audit.changed(does=told)


@dataclass(frozen=True)
class AskInForce(AbstractStep[date]):
    """From when does the policy hold?"""

    proposed: date
    """As soon as it is written and taught."""

    first: date
    """The day of the sitting: it cannot hold before."""

    def take(self, audit: Audit, answer: date) -> Audit:
        """Return the audit with the day."""
        return with_sitting(audit, in_force=answer)


Step = AskWritten | AskNumber | AskSettled | AskOthers | AskCurrency | AskWho | AskInForce


def with_sitting(audit: Audit, **changes: object) -> Audit:
    """Return the audit with something more that its policy sitting said."""
    sitting = audit.policy or PolicySitting()
    return audit.model_copy(update={"policy": sitting.changed(**changes)})


def _said(audit: Audit, clause: Clause, **changes: object) -> Audit:
    """Return the audit with something more that was said about a clause."""
    clauses = audit.policy.clauses if audit.policy else {}
    return with_sitting(audit, clauses={**clauses, clause.id: audit.sitting_on(clause.id).changed(**changes)})
