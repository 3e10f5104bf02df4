"""What was decided after the questions: on the policy, and on the action items."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from cxaudit.checklist import Day, Figure, Frozen, Slug, Text
from cxaudit.checklist.base import NUMERIC
from cxaudit.text import DOTTED_NAME
from cxaudit.words import STATUSES, _


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


class ClauseSitting(Frozen):
    """What the policy sitting said about one clause."""

    written: Literal["no", "yes", "known"] | None = None
    """Whether the clause is written down today: no; yes; known (yes, and staff know it). None: not said."""

    wording: Text = ""
    """The business's own wording, with numbers in braces; empty: the checklist's."""

    numbers: dict[Slug, Figure] = Field(default_factory=dict)
    """The business's own numbers by name; others keep their default."""


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
