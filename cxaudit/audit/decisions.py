"""What was decided after the questions: on the policy, and on the action items."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from cxaudit.checklist import Day, Figure, Frozen, Slug, Text
from cxaudit.checklist.base import NUMERIC
from cxaudit.text import DOTTED_NAME
from cxaudit.words import DECISIONS, STATUSES, _


class Status(StrEnum):
    """How far an action item has come."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    PARKED = "parked"
    DROPPED = "dropped"
    REOPENED = "reopened"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(STATUSES[self])

    @property
    def unfinished(self) -> bool:
        """Whether work on it is due or under way."""
        return self in (Status.OPEN, Status.IN_PROGRESS, Status.REOPENED)


class Decision(StrEnum):
    """What is done about a clause, most work first."""

    WRITE = "write"
    REVISE = "revise"
    CORRECT = "correct"
    TRAIN = "train"
    FIND_OUT = "find_out"
    NOT_ASSESSED = "not_assessed"
    KEEP = "keep"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(DECISIONS[self])

    @property
    def teaches(self) -> bool:
        """Whether the staff has to be taught afterwards."""
        return self in (Decision.WRITE, Decision.REVISE, Decision.CORRECT, Decision.TRAIN)


class ClauseSitting(Frozen):
    """What the policy sitting said about one clause."""

    written: Literal["no", "yes", "known"] | None = None
    """Whether the clause is written down today: no; yes; known (yes, and staff know it). None: not said."""

    wording: Text = ""
    """The business's own wording, with numbers in braces; empty: the checklist's."""

    numbers: dict[Slug, Figure] = Field(default_factory=dict)
    """The business's own numbers by name; others keep their default."""

    decision: Decision | None = None
    """What was decided about it; None: as the answers say."""

    owner: Text = ""
    """Who sees to it where no action item does; empty where nobody was named."""

    due: Day | None = None
    """When that is to be done; None where no day was named."""


class PolicySitting(Frozen):
    """The policy sitting at the end of an audit."""

    held: Day | None = None
    """The day it was held; None: the day of the audit."""

    in_force: Day | None = None
    """From when the policy holds; None: see `policy.in_force`."""

    version: Annotated[int, Field(ge=1), NUMERIC] | None = None
    """Number of the policy's version; None: one more than the baseline's, beginning at 1."""

    clauses: dict[str, ClauseSitting] = Field(default_factory=dict)
    """What was said, by clause."""


class SessionState(Frozen):
    """What became of a session of the training plan."""

    role: Text = ""
    """Who was taught, as the policy's clauses call the role; empty: the owner, who is alone."""

    number: Annotated[int, Field(ge=1), NUMERIC]
    """Which of the role's sessions, from 1."""

    done_on: Day | None = None
    """When it was held; None where it was not yet."""

    heard: Text = ""
    """What the two people said who were asked about it."""


class ActionState(Frozen):
    """What people decided about an action item; whatever is None stays as the audit proposes it."""

    owner: Text | None = None
    """Who sees to it."""

    due: Day | None = None
    """When it is to be done."""

    status: Status | None = None
    """How far it has come."""

    done_when: Text | None = None
    """How it is known that it is done."""

    done_on: Day | None = None
    """When it was done."""

    comment: Text = ""
    """Whatever else was said."""


ActionId = Annotated[str, Field(pattern=DOTTED_NAME)]
"""`department.clause`."""
