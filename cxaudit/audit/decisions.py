"""What was decided after the questions: on the policy, and on the action items."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StrictBool, StringConstraints, model_validator

from cxaudit.checklist import OWN, Day, Effort, Figure, Frozen, Gap, Line, Slug, Text, Title
from cxaudit.checklist.base import NUMERIC, OptionalLine, flaw
from cxaudit.text import DOTTED_NAME
from cxaudit.words import DECISIONS, SEVERITIES, STATUSES, _

Ordinal = Annotated[int, Field(ge=1, le=999_999), NUMERIC]
"""Which of several, from 1; no larger than people say."""


Version = Annotated[int, Field(ge=0, le=999_999), NUMERIC]
"""Which version of a policy, from 1; 0: a draft."""


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
    LEAVE_OUT = "leave_out"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(DECISIONS[self])

    @property
    def teaches(self) -> bool:
        """Whether the staff has to be taught afterwards."""
        return self in (Decision.WRITE, Decision.REVISE, Decision.CORRECT, Decision.TRAIN)


class Severity(StrEnum):
    """How much a finding matters, most first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(SEVERITIES[self])


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

    @property
    def decided(self) -> bool:
        """Whether the sitting settled it: said whether it is written, what is done, its words or numbers."""
        return bool(self.written or self.decision or self.wording or self.numbers)


LONGEST_CURRENCY = 20
"""Letters that the name of a currency may have."""


class PolicySitting(Frozen):
    """The policy sitting at the end of an audit."""

    held: Day | None = None
    """The day it was held; None: the day of the audit."""

    in_force: Day | None = None
    """From when the policy holds; None: once it is written and taught, six weeks later at the earliest."""

    version: Version | None = None
    """Number of the policy's version; None: how many sittings were held, this one included.

    0: it is a draft, as the baseline keeps of what several sittings decided in part.
    """

    currency: Annotated[OptionalLine, StringConstraints(max_length=LONGEST_CURRENCY)] = ""
    """What sums of money are counted in, such as euros; empty: as before, or nobody said."""

    clauses: dict[str, ClauseSitting] = Field(default_factory=dict)
    """What was said, by clause."""


class SessionState(Frozen):
    """What became of a session of the training plan."""

    role: Text = ""
    """Who was taught, as the policy's clauses call the first of their roles."""

    person: Text = ""
    """The first of those who were taught, by name; empty: nobody is named for the role."""

    number: Ordinal
    """Which of their sessions, from 1."""

    done_on: Day | None = None
    """When it was held; None where it was not yet."""

    heard: Text = ""
    """What the two people said who were asked about it."""


class ActionState(Frozen):
    """What people decided about an action item; whatever is None stays as the audit proposes it."""

    number: Ordinal | None = None
    """What people call it by, unique in its audit and never given again; None: not given yet."""

    title: Title | None = None
    """What it is called, instead of what is proposed."""

    tasks: Annotated[tuple[Line, ...], Field(min_length=1)] | None = None
    """What is to be done, most important first, instead of all that is proposed."""

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
"""`department.clause`, `department.at_touchpoint`, `department.own_n` or `decide.clause`."""


class Became(Frozen):
    """What became of an action item of the audit before, as it was told in this one."""

    status: Literal[Status.OPEN, Status.IN_PROGRESS, Status.DONE, Status.DROPPED]
    """How far it has come; open: it was not begun."""

    done_on: Day | None = None
    """Since when it is done; None where it is not, or nobody knows the day."""

    seen: StrictBool = False
    """Whether the auditor saw that it is done; else it was only said."""

    why: Text = ""
    """Why it was dropped; empty where nobody said."""


MOST_RESOLUTIONS = 8
"""Resolutions, of all kinds: what the Summary has room for, and anybody can keep in mind."""

Resolutions = Annotated[tuple[ActionId, ...], Field(min_length=1, max_length=MOST_RESOLUTIONS)]
"""Ids of action items to begin with."""


class OwnFinding(Frozen):
    """What the auditor found beside all questions; an action item of its own, and in no score."""

    department: Slug
    """Where it was found; a department in scope."""

    number: Ordinal
    """Which of the department's own findings it is; never used again for another."""

    found: Annotated[Text, Field(min_length=1)]
    """What was found, in the auditor's words."""

    severity: Severity
    """How much it matters."""

    do: Line
    """What is to be done."""

    title: Title | None = None
    """What its action item is called; None: as much of what is to be done as there is room for."""

    effort: Effort = Effort.M
    """S under a day, M under a month, L longer."""

    gap: Gap | None = None
    """Why it fails; None: nothing is said of it."""

    @property
    def action(self) -> str:
        """Id of its action item: `department.own_n`."""
        return f"{self.department}.{OWN}{self.number}"


_LONGEST_OUT = 53
"""Weeks that one range of weeks that are out can have."""


class WeeksOut(Frozen):
    """Weeks in which nothing can be begun, from Monday to Sunday."""

    first: Day = Field(alias="from")
    """A day in the first of them."""

    last: Day = Field(alias="to")
    """A day in the last of them."""

    @model_validator(mode="after")
    def _within_a_year(self) -> Self:
        if self.last < self.first:
            raise flaw(_("these weeks end before they begin"), _("write the earlier day as `from`"))
        if self.last - self.first > timedelta(weeks=_LONGEST_OUT):
            raise flaw(_("these weeks are more than a year"), _("write those that lie in the year ahead"))
        return self

    @property
    def monday(self) -> date:
        """The first day of the first of them."""
        return self.first - timedelta(days=self.first.weekday())

    @property
    def sunday(self) -> date:
        """The last day of the last of them."""
        return self.last + timedelta(days=6 - self.last.weekday())

    def hold(self, day: date) -> bool:
        """Whether a day lies in one of them."""
        return self.monday <= day <= self.sunday


def _one_week(value: object) -> object:
    """Take a day by itself for the week that it lies in."""
    return value if isinstance(value, Mapping | WeeksOut) else {"from": value, "to": value}


Out = Annotated[WeeksOut, BeforeValidator(_one_week, json_schema_input_type=Day | WeeksOut)]
"""A week, as a day in it, or several, as `{from: 2026-07-06, to: 2026-08-14}`."""
