"""What was answered: one visit to one site, or a self-assessment, whole in itself.

`Answers` is what people tell, on a terminal or in a file; `Audit` joins it with the checklist as it was
asked and the plan, so that an audit alone is enough to write its workbook anywhere. `references` finds what
the models can't see: names that lead nowhere, and answers that their question does not have.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from cxaudit.audit.decisions import ActionId, ActionState, ClauseSitting, PolicySitting, Status
from cxaudit.audit.responses import Evidence, Misfit, Response, State, Waiting, evidence_of, exact, misfit
from cxaudit.checklist import Checklist, Day, Figure, Frozen, Line, Place, Slug, Text, clean
from cxaudit.checklist.base import NUMERIC
from cxaudit.errors import nearest

__all__ = [
    "ActionState",
    "Answers",
    "Audit",
    "ClauseSitting",
    "Evidence",
    "Misfit",
    "Person",
    "PolicySitting",
    "Response",
    "State",
    "Status",
    "Waiting",
    "evidence_of",
    "exact",
    "misfit",
    "profile_misfit",
    "truth",
]

FORMAT: Literal[2] = 2
"""Number of the file's format; raised with every field that comes or goes, with a step in `migrations`."""


def truth(value: object) -> object:
    """Return yes and no, as people write them, as true and false; anything else as it is."""
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


Told = Annotated[bool | str, BeforeValidator(truth)]
"""Answer to a fact of the profile: yes or no, or the id of a choice."""


class Person(Frozen):
    """Somebody who was seen, or who will own actions."""

    name: Line
    """As it is to be read."""

    role: Text = ""
    """What the person does in the business."""

    leads: tuple[str, ...] = ()
    """Departments whose action items go to this person."""

    seen: bool = True
    """Whether the auditor talked with the person."""


class Answers(Frozen):
    """Everything that people tell in an audit."""

    kind: Literal["visit", "self"] = "visit"
    """visit: somebody from outside rated; self: a self-assessment, and every page says so."""

    organisation: Line
    """Name of the business."""

    site: Text = ""
    """Which of its sites; empty where there is one."""

    date: Day
    """Day of the audit; dates of actions are counted from it."""

    auditor: Line
    """Who rated, and prepared the workbook."""

    profile: dict[Slug, Told] = Field(default_factory=dict)
    """Facts about the business by id; what is not told rules nothing out."""

    packs: tuple[Slug, ...] = ()
    """Packs that were added to the core."""

    departments: tuple[str, ...] = ()
    """Departments in scope; empty: all of them."""

    minutes: Annotated[int, Field(ge=1), NUMERIC] | None = None
    """Minutes planned for talking; None: no limit."""

    people: tuple[Person, ...] = ()
    """Who was seen, and who leads which department."""

    responses: dict[str, Response] = Field(default_factory=dict)
    """Responses by question."""

    policy: PolicySitting | None = None
    """The policy sitting; None where none was held."""

    actions: dict[ActionId, ActionState] = Field(default_factory=dict)
    """What people decided about action items."""

    verdict: Text = ""
    """The auditor's verdict in words."""


class Superseded(Frozen):
    """A response that was replaced: one entry of the change log."""

    question: Slug
    """Which question."""

    response: Response
    """What it was before."""

    at: datetime | None = None
    """When it was replaced."""


class Audit(Answers):
    """One visit to one site, or a self-assessment, with all that its workbook needs."""

    format: Literal[2] = FORMAT
    """Number of the file's format."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    """Tells this audit from every other, also in its workbook."""

    checklist: Checklist
    """The checklist as it was asked: later edits of the checklist touch new audits only."""

    plan: tuple[Slug, ...]
    """Questions to ask, in the checklist's order."""

    excluded: dict[Slug, Line] = Field(default_factory=dict)
    """Questions in scope that the profile rules out, with the reason: not applicable by themselves."""

    numbers: dict[str, Figure] = Field(default_factory=dict)
    """Numbers of the policy (`clause.number`) in force when it began, kept once its own baseline is not."""

    superseded: tuple[Superseded, ...] = ()
    """Responses that were replaced, oldest first."""

    baseline: Audit | None = None
    """The whole earlier audit compared with, less its own baseline."""

    @property
    def places(self) -> Iterator[Place]:
        """Every question in scope that was planned or ruled out by the profile, in the order of asking."""
        scope = {*self.plan, *self.excluded}
        return (place for name, place in self.checklist.places.items() if name in scope)

    def response(self, question: str) -> Response:
        """Return the response to a question in scope; an open one where there is none yet."""
        if question in self.excluded:
            return Response(na=self.excluded[question])
        return self.responses.get(question, Response())

    def answered(self, question: str, response: Response) -> Audit:
        """Return the audit with one more answer; an answer that it replaces goes to the change log."""
        log = self.superseded
        if before := self.responses.get(question):
            log = (*log, Superseded(question=question, response=before, at=response.at))
        responses = {**self.responses, question: response}
        return self.model_copy(update={"responses": responses, "superseded": log})

    def judged(self, verdict: str) -> Audit:
        """Return the audit with a verdict, cleaned like everything that people type."""
        return self.model_copy(update={"verdict": clean(verdict)})

    @property
    def alone(self) -> bool:
        """Whether the business is one person, who then owns every action."""
        return self.profile.get("size") == "alone"

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
    def policy_version(self) -> int:
        """Version of the policy that comes out of it: as decided, else one more than the baseline's, or 1."""
        decided = self.policy.version if self.policy else None
        return decided or (1 + self.baseline.policy_version if self.baseline else 1)


def profile_misfit(checklist: Checklist, fact_id: str, told: bool | str) -> Misfit | None:
    """Say why this cannot be the answer to a fact of the profile; None where it can."""
    fact = next((fact for fact in checklist.facts if fact.id == fact_id), None)
    if fact is None:
        return Misfit(f"no fact is called {fact_id!r}", nearest(fact_id, (f.id for f in checklist.facts)))
    choices = [choice.id for choice in fact.choices]
    if choices and told not in choices:
        return Misfit(f"{told!r} is no answer to {fact.ask!r}", "choose from " + ", ".join(choices))
    if not choices and not isinstance(told, bool):
        return Misfit(f"{told!r} is no answer to {fact.ask!r}", "say yes or no")
    return None
