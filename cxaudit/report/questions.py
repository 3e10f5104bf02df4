"""One question with its answer, as a row of a table and as a remark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from cxaudit.actions import to_the_best
from cxaudit.audit import AnswerType, Waiting
from cxaudit.audit.answer_types import Answer
from cxaudit.checklist import Principle, Stage
from cxaudit.scoring import Scorecard, ScoredQuestion, Tally


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

    type: AnswerType
    """How it is answered."""

    answer: Answer
    """A step, a number, Never, a text, N/A, Don't know; None where it is open."""

    score: Fraction | None
    """From 0 to 1; None where it is not rated."""

    tally: Tally
    """What it counts for."""

    weight: int
    """1 to 3."""

    scored: bool
    """Whether its answer counts in any score."""

    critical: bool
    """Whether it is critical."""

    principle: str
    """Title of the principle."""

    action: str
    """Id of the action item that would see to it."""

    clause: str
    """Id of the clause of the policy that it tests; empty where it tests none that applies."""

    evidence: str
    """What the rating rests on; empty where it is not rated."""

    seen: str
    """What was seen, in words."""

    readings: str
    """All of several readings, as they can be typed; empty where the answer is one thing."""

    poor_readings: str
    """How many of several readings are poor, in words; empty where none is."""

    photos: str
    """Names of photos for the client."""

    staff_photos: str
    """Names of photos for staff too."""

    told_by: str
    """Who gave the answer; empty where nobody did, or in confidence."""

    confidential: bool
    """Whether it was told in confidence."""

    note: str
    """What was noted for the client."""

    staff_note: str
    """What was noted for staff."""

    why_not: str
    """Why the question does not apply; empty where it does."""

    waiting: Waiting | None
    """Who is to answer, where the question is open and somebody was named."""

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


def _title(parts: Iterable[Stage | Principle], id: str | None) -> str:
    """The title of a stage or a principle; empty where the question names none."""
    return next((part.title for part in parts if part.id == id), "")


def question_row(card: Scorecard, scored: ScoredQuestion) -> QuestionRow:
    """Say a question with its answer, and what the baseline answered."""
    checklist, place, response = card.audit.checklist, scored.place, scored.response
    question = scored.question
    return QuestionRow(
        id=scored.id,
        touchpoint=place.touchpoint.title,
        stage=_title(checklist.stages, place.touchpoint.stage),
        ask=question.ask,
        type=scored.type,
        answer=scored.answer,
        score=scored.score,
        tally=scored.tally,
        weight=question.weight,
        scored=question.scored,
        critical=question.critical,
        principle=_title(checklist.principles, question.principle),
        action=scored.action,
        clause=scored.clause or "",
        evidence="" if scored.score is None else scored.evidence.label,
        seen=response.seen,
        readings=scored.type.typed(response) if scored.type.several(response) else "",
        poor_readings=scored.type.poor_of_several(response),
        photos=", ".join(response.photos),
        staff_photos=", ".join(response.staff_photos),
        told_by=response.told_by,
        confidential=response.confidential,
        note=response.note,
        staff_note=response.staff_note,
        why_not=response.na or "",
        waiting=response.waiting,
        before=_before(card, scored.id),
        do=question.action.do if question.action else to_the_best(scored.type),
    )


def _before(card: Scorecard, question: str) -> str:
    """What the baseline answered, in its own words; empty where it was not asked or left open."""
    before = card.before_as_reported.questions.get(question) if card.before_as_reported else None
    return before.in_words if before and before.answer is not None and not before.ruled_out else ""


def remark(scored: ScoredQuestion) -> Remark:
    """Say a finding or a strength in words."""
    return Remark(
        department=scored.place.department.title,
        question=scored.id,
        ask=scored.question.ask,
        answer=scored.in_words,
        score=scored.score,
        seen=scored.response.seen,
    )
