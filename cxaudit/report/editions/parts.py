"""What an edition shows. No type here has a field for what is private."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from cxaudit.report.actions import SharedAction
from cxaudit.report.method import BandRow
from cxaudit.report.policy import PolicyLine, PolicyText
from cxaudit.report.training import SharedSession


@dataclass(frozen=True)
class QuestionLine:
    """One question with its score, and what was noted for staff."""

    id: str
    """Id of the question."""

    touchpoint: str
    """Title of the touchpoint."""

    ask: str
    """The question."""

    score: int | None
    """In whole per cents; None where it is not rated, or not shown."""

    note: str
    """What was noted for staff."""

    photos: tuple[str, ...]
    """Names of photos for staff."""

    do: str
    """What to do, where it is wanting; else empty."""


@dataclass(frozen=True)
class AnsweredLine(QuestionLine):
    """One question with its answer, for the department that it is about."""

    answer: str
    """The answer in words, a number with its unit; empty where it is open."""

    readings: str
    """All of several readings; empty where the answer is one thing."""

    before: str
    """The answer of the audit before, else empty."""

    evidence: str
    """What the answer rests on; empty where it has no score."""


Line = TypeVar("Line", bound=QuestionLine, covariant=True)


@dataclass(frozen=True)
class DepartmentPage(Generic[Line]):
    """One department."""

    id: str
    """Id of the department."""

    title: str
    """Its title."""

    about: str
    """What it shapes in the customer's experience."""

    score: int | None
    """In whole per cents; None where nothing is rated, or it is not shown."""

    band: str
    """Its band with what qualifies it, or why there is no score."""

    heat: tuple[int | None, ...]
    """Its score by each principle, in whole per cents; None where nothing is rated, or it is not shown."""

    strengths: tuple[str, ...]
    """What is strong, in the customer's sentence."""

    actions: tuple[SharedAction, ...]
    """Its action items, planned and parked, by number."""

    questions: tuple[Line, ...]
    """In the order of asking."""


@dataclass(frozen=True)
class Change:
    """One clause that is new or changed, in one line."""

    number: int
    """What the clause is called by, the same on every sheet."""

    title: str
    """Its title."""

    teach: str
    """What is to be done, in one line."""

    change: str
    """new or changed."""


@dataclass(frozen=True)
class Edition:
    """Everything that the staff, or one department, is handed."""

    organisation: str
    """Name of the business."""

    site: str
    """Which site; empty where there is one."""

    kind: str
    """Audit on site, or Self-assessment."""

    by_oneself: bool
    """Whether it is a self-assessment."""

    day: date
    """Day of the audit."""

    language: str
    """Language tag of the texts."""

    audit_id: str
    """Tells the audit from every other."""

    question_set: str
    """Fingerprint of the questions in scope and their steps."""

    bands: tuple[BandRow, ...]
    """Worst first."""

    principles: tuple[str, ...]
    """Titles of the principles."""

    departments: tuple[DepartmentPage[QuestionLine], ...]
    """To the staff, all departments; nothing in a handout, or where few people are the whole business."""

    few: tuple[str, ...]
    """Titles of those of fewer than three people, of which no score is shown."""

    own: DepartmentPage[AnsweredLine] | None
    """The department that a handout is for; None of what all are handed."""

    actions: tuple[SharedAction, ...]
    """Action items, planned and parked, by number; in a handout those of its department."""

    policy: PolicyText | None
    """The text of the policy; None where there is none."""

    free: tuple[PolicyLine, ...]
    """What staff may decide themselves, up to which sum first."""

    changes: tuple[Change, ...]
    """What is new or changed in the policy."""

    sessions: tuple[SharedSession, ...]
    """The training plan, by date."""

    @property
    def house(self) -> str:
        """The business, and which of its sites."""
        return " · ".join(filter(None, (self.organisation, self.site)))
