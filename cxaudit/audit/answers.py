"""What people tell in an audit, on a terminal or in a file."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, StringConstraints, model_validator

from cxaudit.audit.decisions import (
    ActionId,
    ActionState,
    Out,
    OwnFinding,
    PolicySitting,
    Resolutions,
    SessionState,
)
from cxaudit.audit.responses import Misfit, Response
from cxaudit.checklist import Checklist, Day, Frozen, Line, Slug, Text
from cxaudit.checklist.base import NUMERIC, OptionalLine, flaw
from cxaudit.errors import nearest
from cxaudit.words import _

LONGEST_HEADLINE = 160
"""How many letters a headline may have."""

Headline = Annotated[OptionalLine, StringConstraints(max_length=LONGEST_HEADLINE)]
"""What is read first: one line of at most 160 letters, or nothing."""


def truth(value: object) -> object:
    """Return yes and no, as people write them, as true and false; anything else as it is."""
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


Extent = Literal["all", "core", "short"]
"""How much is asked of what applies: all of it, the core, or the short core."""

Told = Annotated[StrictBool | str, BeforeValidator(truth)]
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
    """Day of the audit."""

    auditor: Line
    """Who rated, and prepared the workbook."""

    contact: OptionalLine = ""
    """How the auditor is reached: mail, telephone; empty where readers need not know."""

    profile: dict[Slug, Told] = Field(default_factory=dict)
    """Facts about the business by id; what is not told rules nothing out."""

    packs: tuple[Slug, ...] = ()
    """Packs that were added to the core."""

    departments: tuple[str, ...] = ()
    """Departments in scope; empty: all of them."""

    few_in: tuple[str, ...] = ()
    """Departments of fewer than three people: to staff, no score of theirs is shown; empty: nobody said."""

    minutes: Annotated[int, Field(ge=1), NUMERIC] | None = None
    """Minutes planned for talking; None: no limit."""

    extent: Extent = "all"
    """How much is asked of what applies; with minutes, `all` stands for what fits them."""

    people: tuple[Person, ...] = ()
    """Who was seen, and who leads which department."""

    does: dict[Line, Annotated[tuple[Line, ...], Field(min_length=1)]] = Field(default_factory=dict)
    """Who does what: names by role, as the clauses of the policy call the roles that must know them."""

    responses: dict[str, Response] = Field(default_factory=dict)
    """Responses by question."""

    policy: PolicySitting | None = None
    """The policy sitting; None where none was held."""

    own: tuple[OwnFinding, ...] = ()
    """What the auditor found beside all questions."""

    actions: dict[ActionId, ActionState] = Field(default_factory=dict)
    """What people decided about action items."""

    resolutions: Resolutions | None = None
    """Action items to begin with, as the auditor chose them; None: those that the plan proposes.

    What is no longer planned falls out.
    """

    agreed: Day | None = None
    """The day on which the plan was agreed; dates of actions are counted from it. None: the audit's day."""

    weeks_out: tuple[Out, ...] = ()
    """Weeks in which nothing can be begun: what would be due then is due on the first Monday after."""

    headline: Headline = ""
    """The verdict in one line of at most 160 letters, on top of the Summary; empty: there is none."""

    training: tuple[SessionState, ...] = ()
    """What became of the sessions of the training plan."""

    verdict: Text = ""
    """The auditor's verdict in words."""

    @model_validator(mode="after")
    def _minutes_or_an_extent(self) -> Self:
        if self.minutes and self.extent != "all":
            what = _("minutes choose the questions, and extent chooses them too")
            raise flaw(what, _("keep the one that holds"))
        return self


def profile_misfit(checklist: Checklist, fact_id: str, told: bool | str) -> Misfit | None:
    """Say why this cannot be the answer to a fact of the profile; None where it can."""
    fact = next((fact for fact in checklist.facts if fact.id == fact_id), None)
    if fact is None:
        what = _("no fact is called {name!r}", name=fact_id)
        return Misfit(what, nearest(fact_id, (fact.id for fact in checklist.facts)))
    what = _("{told!r} is no answer to {ask!r}", told=told, ask=fact.ask)
    choices = [choice.id for choice in fact.choices]
    if choices and told not in choices:
        return Misfit(what, _("choose from {choices}", choices=", ".join(choices)))
    if not choices and not isinstance(told, bool):
        return Misfit(what, _("say yes or no"))
    return None
