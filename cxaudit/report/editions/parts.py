"""What an edition shows. No type here has a field for what is private."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from cxaudit.report.actions import SharedAction
from cxaudit.report.editions.standings import GatheredLine, Proof, SharedStanding
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

    critical: bool
    """Whether it is critical."""

    failed: bool
    """Whether it is critical and failed; False where that is not shown."""

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

    before_score: int | None
    """What that answer scores by today's rules, in whole per cents; None where it is not rated."""

    evidence: str
    """What the answer rests on; empty where it has no score."""


Line = TypeVar("Line", bound=QuestionLine, covariant=True)


@dataclass(frozen=True)
class HeatCell:
    """One field of the heat map."""

    score: int | None
    """In whole per cents; None where nothing is rated, or it is not shown."""

    rated: int
    """Answers it rests on; 0 where it is not shown."""


@dataclass(frozen=True)
class DepartmentPage(Generic[Line]):
    """One department."""

    id: str
    """Id of the department."""

    title: str
    """Its title."""

    about: str
    """What it shapes in the customer's experience."""

    meets: str
    """How it meets customers: directly or indirectly."""

    standing: SharedStanding | None
    """How it stands; None where that is not shown, since fewer than three people work there."""

    proof: Proof | None
    """How much of it is answered and proven; None where answers are not told."""

    heat: tuple[HeatCell, ...]
    """Its score by each principle; nothing in a handout."""

    touchpoints: tuple[GatheredLine, ...]
    """How its touchpoints stand, in the order of asking; nothing where that is not shown."""

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
    """Titles of the principles, which the heat map is of; nothing in a handout."""

    whole: SharedStanding | None
    """How all departments stand together; None where one of them is not shown, which it would tell of."""

    by_principle: tuple[GatheredLine, ...]
    by_stage: tuple[GatheredLine, ...]
    """How principles and stages stand over all departments; nothing where `whole` is None."""

    before: date | None
    """Day of the audit that scores are compared with; None where there is none."""

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
