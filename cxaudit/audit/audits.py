"""An audit: what people told, joined with the checklist as it was asked and the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from cxaudit.audit.answer_types import AnswerType, answer_type
from cxaudit.audit.answers import Answers
from cxaudit.audit.collected import Collected
from cxaudit.audit.conditions import in_words, links, with_what_hangs_on_it
from cxaudit.audit.decisions import ActionId, Became, ClauseSitting, Decision
from cxaudit.audit.facts import contradiction, facts_told
from cxaudit.audit.responses import Response
from cxaudit.checklist import (
    AskedAfter,
    Checklist,
    Clause,
    Day,
    Figure,
    Frozen,
    Line,
    Place,
    Question,
    Slug,
)

FORMAT: Literal[8] = 8
"""Number of the file's format; raised with every field that comes or goes, with a step in `migrations`."""


_OPEN = Response()


class Superseded(Frozen):
    """A response that was replaced: one entry of the change log."""

    question: Slug
    """Which question."""

    response: Response
    """What it was before."""

    at: datetime | None = None
    """When it was replaced."""

    @property
    def without_name(self) -> Superseded:
        """The same without whoever told it, or was to."""
        return self.changed(response=self.response.changed(told_by="", waiting=None))


class Audit(Answers):
    """One visit to one site, or a self-assessment, with all that its workbook needs."""

    format: Literal[8] = FORMAT
    """Number of the file's format."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    """Tells this audit from every other, also in its workbook."""

    as_written: Annotated[Checklist, Field(alias="checklist")]
    """The whole checklist as it was written when the audit began: later edits of it touch new audits only."""

    plan: tuple[Slug, ...]
    """Questions to ask, in the checklist's order."""

    excluded: dict[Slug, Line] = Field(default_factory=dict)
    """Questions in scope that the profile rules out, with the reason: asked of nobody."""

    numbers: dict[str, Figure] = Field(default_factory=dict)
    """Numbers of the policy (`clause.number`) in force when it began, kept once its own baseline is not."""

    last_number: Annotated[int, Field(ge=0)] = 0
    """The last number that an action item was given before it began; 0: none ever was."""

    last_actions: dict[ActionId, Became] = Field(default_factory=dict)
    """What became of the baseline's action items, as far as somebody was asked."""

    superseded: tuple[Superseded, ...] = ()
    """Responses that were replaced, oldest first."""

    collected: tuple[Collected, ...] = ()
    """What was read back from workbooks and other copies, oldest first."""

    baseline: Audit | None = None
    """The whole earlier audit compared with, less its own baseline."""

    @property
    def checklist(self) -> Checklist:
        """The checklist as it is asked here: in the words for this kind of audit and business."""
        return self.as_written.worded(self.kind, self.profile)

    @property
    def places(self) -> Iterator[Place]:
        """Every question that is asked, in the order of asking: planned, and not ruled out by the profile."""
        asked = frozenset(self.plan) - self.ruled_out.keys()
        return (place for name, place in self.checklist.places.items() if name in asked)

    @cached_property
    def ruled_out(self) -> dict[str, str]:
        """Questions in scope that the profile rules out, or what they hang on, with the reason."""
        all_of_them = with_what_hangs_on_it(self.as_written, self.excluded)
        return {name: reason for name, reason in all_of_them.items() if name in self._scope}

    @cached_property
    def _scope(self) -> frozenset[str]:
        """Ids of the questions that were planned or ruled out."""
        return frozenset((*self.plan, *self.excluded))

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses that apply to this business, in the policy's order."""
        facts = facts_told(self.checklist, self.profile)
        return tuple(each for each in self.checklist.clauses if contradiction(each.applies_if, facts) is None)

    @property
    def plan_began(self) -> Day:
        """The day from which the dates of actions are counted."""
        return self.agreed or self.date

    def asks(self, question: str) -> bool:
        """Whether a question is in scope: planned, or ruled out by the profile."""
        return question in self._scope

    def told(self, question: str) -> Response:
        """Return what was told about a question in scope; an open response where nothing was yet."""
        if question in self.excluded:
            return Response(na=self.excluded[question])
        return self.responses.get(question, _OPEN)

    def response(self, question: str) -> Response:
        """Return the response to a question in scope as it counts.

        Where the answer to another question rules it out (`only_if`) it is not applicable, with the condition
        as the reason; what was told about it is kept, and does not count.
        """
        told = self.told(question)
        return told.answered(Response(na=self.condition(question))) if self.sets_aside(question) else told

    def sets_aside(self, question: str) -> bool:
        """Whether an answer to another question, or that it is not applicable, rules this one out."""
        return any(link.breaks for link in links(self, question))

    def condition(self, question: str) -> str:
        """Say after which answers to another question alone this one is asked; empty: after any."""
        condition = self.checklist.places[question].question.asked_after
        return in_words(self.checklist, condition) if condition else ""

    def conditions(self, question: str) -> tuple[AskedAfter, ...]:
        """Return all that must have been answered so that a question is asked: its own condition first."""
        return tuple(link.condition for link in links(self, question))

    def answer_type(self, question: Question) -> AnswerType:
        """Return how a question is answered, with the numbers of the policy in force when the audit began."""
        return answer_type(self.checklist, question, self.number)

    def answered(self, question: str, response: Response) -> Audit:
        """Return the audit with one more answer; an answer that it replaces goes to the change log.

        What was told in confidence names nobody there either.
        """
        log = self.superseded
        if before := self.responses.get(question):
            log = (*log, Superseded(question=question, response=before, at=response.at))
        if response.confidential:
            log = tuple(each.without_name if each.question == question else each for each in log)
        responses = {**self.responses, question: response}
        return self.model_copy(update={"responses": responses, "superseded": log})

    def put_back(self, question: str, before: Response | None, at: datetime) -> Audit:
        """Return the audit with a response as it was before its last change, which the change log keeps.

        Args:
            question: its id; it has a response.
            before: the response as it was; None: there was none.
            at: when it is put back.
        """
        log = (*self.superseded, Superseded(question=question, response=self.responses[question], at=at))
        responses = {**self.responses, question: before or _OPEN}
        if before is None:
            del responses[question]
        return self.model_copy(update={"responses": responses, "superseded": log})

    def judged(self, verdict: str, headline: str) -> Audit:
        """Return the audit with a verdict and its headline, cleaned like everything that people type."""
        return self.changed(verdict=verdict, headline=headline)

    @property
    def alone(self) -> bool:
        """Whether the business is one person, who then owns every action."""
        return self.as_written.one_person(self.profile)

    @property
    def few(self) -> bool:
        """Whether the business is so few people, or one, that an action a week is enough for them."""
        return self.as_written.few_people(self.profile)

    @property
    def nobody_else(self) -> bool:
        """Whether one person is the whole business and audits it: nobody else tells anything, or reads it."""
        return self.alone and self.kind == "self"

    def number(self, reference: str) -> float:
        """Return a number of the policy (`clause.number`) as in force when the audit began.

        That is the baseline's own number, else the default: a policy sitting never rescores its audit.
        """
        clause_id, name = reference.split(".")
        if self.baseline and self.baseline.policy:
            sitting = self.baseline.policy.clauses.get(clause_id)
            if sitting and name in sitting.numbers:
                return sitting.numbers[name]
        return self.numbers.get(reference, self.checklist.number(reference).default)

    @property
    def in_policy(self) -> tuple[Clause, ...]:
        """The clauses that apply and of which a question is asked, in the policy's order.

        What the profile rules out altogether has no place in the policy.
        """
        asked = {place.question.clause for place in self.places}
        return tuple(clause for clause in self.clauses if clause.id in asked)

    def sitting_on(self, clause: str) -> ClauseSitting:
        """Return what the policy sitting said about a clause; nothing said where none was held."""
        return (self.policy.clauses.get(clause) if self.policy else None) or ClauseSitting()

    def leaves_out(self, clause: str) -> bool:
        """Whether a clause is left out of the policy: as this sitting decided, else the one before."""
        sittings = (each.sitting_on(clause) for each in (self, self.baseline) if each)
        return next((each.decision for each in sittings if each.decided), None) is Decision.LEAVE_OUT

    @property
    def undecided(self) -> tuple[Clause, ...]:
        """The promises that no sitting decided in this audit, and so what makes its policy a draft.

        Where no promise is in scope, the rules of the house stand for them.
        """
        promises = [clause for clause in self.in_policy if clause.kind == "promise"]
        return tuple(each for each in promises or self.in_policy if not self.sitting_on(each.id).decided)

    @property
    def drafts(self) -> bool:
        """Whether its policy is a draft: no sitting was held, or not all promises are decided."""
        return self.policy is None or bool(self.undecided)

    @property
    def policy_version(self) -> int:
        """Version of the policy that is valid after it: as decided, else the sittings held; 0: none was."""
        if self.policy and self.policy.version is not None:
            return self.policy.version
        earlier = self.baseline.policy_version if self.baseline else 0
        return earlier if self.drafts else earlier + 1

    @property
    def currency(self) -> str:
        """What money is counted in, as said in this sitting or the one before; empty: nobody said."""
        sittings = (self.policy, self.baseline.policy if self.baseline else None)
        return next((each.currency for each in sittings if each and each.currency), "")
