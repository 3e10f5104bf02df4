"""Everything a reader will see, row by row, as plain values: no rule is left to apply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cxaudit.report.results import Cell, Result
from cxaudit.report.words import score_alone


@dataclass(frozen=True)
class QuestionRow:
    """One question in scope, with its answer."""

    id: str
    """Id of the question."""

    touchpoint: str
    """Title of the touchpoint."""

    stage: str
    """Title of the stage of the customer's way."""

    ask: str
    """The question."""

    steps: tuple[str, ...]
    """Steps, worst first; empty for a measure."""

    poor: float | None
    """Reading that scores 0; None unless it is a measure."""

    good: float | None
    """Reading that scores 1; None unless it is a measure."""

    least: float | None
    """Smallest reading that can be true; None unless it is a measure."""

    most: float | None
    """Largest reading that can be true; None where there is none, or it is no measure."""

    unit: str
    """Unit of a measure, else empty."""

    answer: str | float | None
    """A step, a number, Never, N/A, Don't know; None where it is open."""

    score: Fraction | None
    """From 0 to 1; None where it is not rated."""

    weight: int
    """1 to 3."""

    critical: bool
    """Whether it is critical."""

    failed: bool
    """Whether it is critical and failed."""

    unverified: bool
    """Whether it is critical and unknown or open."""

    principle: str
    """Title of the principle."""

    action: str
    """Id of the action item that would see to it."""

    evidence: str
    """What the rating rests on; empty where it is not rated."""

    backed: bool
    """Whether it is rated on more than what was stated."""

    seen: str
    """What was seen."""

    told_by: str
    """Who gave the answer."""

    note: str
    """Note, or why it does not apply, or who is waited for."""

    shared: bool
    """Whether note and photos may be shown to staff."""

    before: str
    """The baseline's answer, else empty."""

    do: str
    """What to do if the answer is poor."""


@dataclass(frozen=True)
class Remark:
    """One finding or strength, in words."""

    department: str
    """Title of the department."""

    question: str
    """Id of the question."""

    ask: str
    """The question."""

    answer: str
    """The answer, a number with its unit."""

    score: Fraction | None
    """From 0 to 1; None where the answer is unknown."""

    seen: str
    """What was seen."""


@dataclass(frozen=True)
class ActionRow:
    """One action item."""

    id: str
    """`department.clause`."""

    department: str
    """Title of the department."""

    clause: str
    """Title of the clause."""

    kind: str
    """Kind of work."""

    severity: str
    """Critical, High, Medium or Low."""

    priority: float
    """From 0 to 9, rounded to four decimals."""

    do: tuple[str, ...]
    """What is to be done, most important first."""

    effort: str
    """S, M or L."""

    quick_win: bool
    """Whether it matters and takes less than a day."""

    owner: str
    """Who sees to it."""

    contained_by: date | None
    """When a failed critical is contained."""

    due: date | None
    """When it is to be done; None where it is parked."""

    status: str
    """How far it has come."""

    unfinished: bool
    """Whether work on it is due or under way."""

    done_when: str
    """How it is known that it is done."""

    done_on: date | None
    """When it was done."""

    comment: str
    """Whatever else was said."""

    score: Fraction | None
    """Score of the department's questions on the clause; None where none is rated."""


@dataclass(frozen=True)
class DepartmentPart:
    """Everything about one department."""

    id: str
    """Id of the department."""

    title: str
    """Its title."""

    about: str
    """What it shapes in the customer's experience."""

    meets: str
    """How it meets customers: directly or indirectly."""

    owner: str
    """Who answers for it and gets its action items."""

    weight: int
    """Against the other departments."""

    result: Result
    """How it stands."""

    before: Fraction | None
    """Its score in the baseline; None where there is none."""

    questions: tuple[QuestionRow, ...]
    """In the order of asking, those that the profile rules out last; at least one."""

    heat: tuple[Cell, ...]
    """One for each principle."""

    strengths: tuple[Remark, ...]
    """Its own five best."""

    actions: tuple[ActionRow, ...]
    """Its action items, planned and parked, by priority."""

    @property
    def label(self) -> str:
        """Title with score and band in few words, for charts and links."""
        return f"{self.title} {self.result.short}"


@dataclass(frozen=True)
class PrinciplePart:
    """How one principle stands over all departments."""

    title: str
    """Title of the principle."""

    asks: str
    """What customers ask themselves."""

    result: Result
    """How it stands."""

    before: Fraction | None
    """Its score in the baseline; None where there is none."""

    @property
    def label(self) -> str:
        """Title with the score alone, as a radar has room for it."""
        return f"{self.title} {score_alone(self.result.score)}"
