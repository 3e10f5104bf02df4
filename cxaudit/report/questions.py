"""One question with its answer, as a row of a table and as a remark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from cxaudit.actions import AddedFinding, AnyFinding, to_the_best
from cxaudit.audit import AnswerType, Audit, Waiting, answer, evidence_of
from cxaudit.audit.answer_types import Answer
from cxaudit.checklist import Marks, Principle, Stage
from cxaudit.numbers import whole
from cxaudit.report.last_time import last_time
from cxaudit.report.words import COULD_BE_BETTER, TO_FIND_OUT, WANTING
from cxaudit.scoring import Scorecard, ScoredQuestion, Tally
from cxaudit.words import _


@dataclass(frozen=True)
class Needed:
    """Answers to another question without which one is not applicable; while that is open, it is asked."""

    question: str
    """Id of the other question, which is in scope."""

    steps: tuple[int, ...]
    """Numbers of the steps that are needed."""

    of: int
    """How many steps it has."""

    na: bool
    """Whether it may be answered with N/A."""


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
    """A step, a number, Never, a text, N/A, Don't know; None where it is open. As it counts."""

    told: Answer
    """The same as it was told, whatever the answer to another question makes of it."""

    needed: tuple[Needed, ...]
    """Answers to other questions without any of which it is not applicable."""

    only_if: str
    """The first of them in words; empty where it needs none."""

    na: bool
    """Whether it may be answered with N/A."""

    needs_note: int | None
    """Step up to which the book asks for a note; None: it does not, or has a note that stands in no book."""

    lacks_note: bool
    """Whether its answer needs a note, and it has none."""

    score: Fraction | None
    """From 0 to 1; None where it is not rated."""

    marks: Marks
    """What its score is compared with."""

    stands: str
    """Whether it is to be found out, is wanting, or could be better; empty where it is none of these."""

    tally: Tally
    """What it counts for."""

    weight: int
    """From 0, for what is not scored, to 100."""

    critical: bool
    """Whether it is critical."""

    principle: str
    """Title of the principle."""

    action: str
    """Id of the action item that would see to it."""

    clause: str
    """Id of the clause of the policy that it tests; empty where it tests none that applies."""

    evidence: str
    """What the answer rests on that was told; empty where that has no score."""

    seen: str
    """What was seen, in words."""

    readings: str
    """All of several readings, as they can be typed; empty where the answer is one thing."""

    poor_readings: str
    """How many of several readings are poor, in words; empty where none is."""

    photos: tuple[str, ...]
    """Names of photos for the client."""

    staff_photos: tuple[str, ...]
    """Names of photos for staff too."""

    told_by: str
    """Who gave the answer; empty where nobody did, or in confidence."""

    confidential: bool
    """Whether it was told in confidence."""

    alone: bool
    """Whether one person is the whole business, who alone reads what is noted."""

    note: str
    """What was noted for whoever runs the business."""

    staff_note: str
    """What was noted for staff."""

    why_not: str
    """Why the question does not apply; empty where it does."""

    waiting: Waiting | None
    """Who is to answer, where the question is open and somebody was named."""

    before: str
    """The baseline's answer, else empty."""

    before_score: Fraction | None
    """What that answer scores, counted as today; None where it is not rated, or was not asked."""

    before_alike: Fraction | None
    """The same, if it may be compared like for like; else None."""

    found_before: bool
    """Whether it was a finding then, by the marks of today."""

    do: str
    """What to do if the answer is poor; empty where there is nothing."""


@dataclass(frozen=True)
class Remark:
    """One failure or strength, in words; or what is to be done about what was found beside the questions."""

    department: str
    """Title of the department."""

    question: str
    """Id of the question; empty where nothing was asked."""

    ask: str
    """The question, of a long one the beginning; of a strength what customers expect; or a title."""

    answer: str
    """The answer, a number with its unit; or what is to be done, unless that is the title."""

    score: Fraction | None
    """From 0 to 1; None where the answer is unknown, or nothing was asked."""


def _title(parts: Iterable[Stage | Principle], id: str | None) -> str:
    """The title of a stage or a principle; empty where the question names none."""
    return next((part.title for part in parts if part.id == id), "")


def question_row(card: Scorecard, scored: ScoredQuestion) -> QuestionRow:
    """Say a question with its answer, and what the baseline answered."""
    checklist, place = card.audit.checklist, scored.place
    question, response, told = scored.question, scored.response, scored.told
    return QuestionRow(
        id=scored.id,
        touchpoint=place.touchpoint.title,
        stage=_title(checklist.stages, place.touchpoint.stage),
        ask=question.ask,
        type=scored.type,
        answer=scored.answer,
        told=answer(scored.type, told),
        needed=_needed(card.audit, scored.id),
        only_if=card.audit.condition(scored.id),
        na=question.na,
        needs_note=None if told.private else question.needs_note,
        lacks_note=response.lacks_note(question),
        score=scored.score,
        marks=card.rules.marks,
        stands=_stands(scored, card.rules.marks),
        tally=scored.tally,
        weight=question.weight if question.scored else 0,
        critical=question.critical,
        principle=_title(checklist.principles, question.principle),
        action=scored.action,
        clause=scored.clause or "",
        evidence="" if scored.type.score(told) is None else evidence_of(question, told).label,
        seen=told.seen,
        readings=scored.type.typed(told) if len(told.readings) > 1 else "",
        poor_readings=scored.type.poor_of_several(told),
        photos=told.photos,
        staff_photos=told.staff_photos,
        told_by=told.told_by,
        confidential=told.confidential,
        alone=card.audit.alone,
        note=told.note,
        staff_note=told.staff_note,
        why_not=told.na or "",
        waiting=told.waiting,
        **last_time(card, scored)._asdict(),
        do=_do(scored),
    )


def _stands(scored: ScoredQuestion, marks: Marks) -> str:
    if not scored.question.scored:
        return ""
    if scored.score is None:
        return _(TO_FIND_OUT) if scored.unknown else ""
    score = whole(scored.score)
    if score < marks.wanting or scored.failed:
        return _(WANTING)
    return _(COULD_BE_BETTER) if score < marks.strong else ""


def _do(scored: ScoredQuestion) -> str:
    """What to do if the answer is poor; without an action, what is never a finding asks for nothing."""
    if action := scored.question.action:
        return action.do
    return to_the_best(scored.type) if scored.question.scored else ""


def _needed(audit: Audit, question: str) -> tuple[Needed, ...]:
    others = audit.checklist.places
    return tuple(
        Needed(id, steps, len(audit.checklist.steps(others[id].question)), others[id].question.na)
        for id, steps in audit.conditions(question)
    )


def remark(scored: ScoredQuestion) -> Remark:
    """Say a question with its answer in words."""
    return Remark(
        department=scored.place.department.title,
        question=scored.id,
        ask=scored.question.short_ask,
        answer=scored.in_words,
        score=scored.score,
    )


def strong_point(scored: ScoredQuestion) -> Remark:
    """Say a strength in words: in the customer's sentence, where there is one."""
    return replace(remark(scored), ask=scored.question.expect or scored.question.short_ask)


def failure(finding: AnyFinding) -> Remark:
    """Say a critical finding in words."""
    if not isinstance(finding, AddedFinding):
        return remark(finding.scored)
    title, do = finding.own.title, finding.do
    return Remark(
        department=finding.department.title,
        question="",
        ask=title or do,
        answer=do if title else "",
        score=None,
    )
