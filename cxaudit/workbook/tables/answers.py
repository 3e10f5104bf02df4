"""Answers: one flat table of everything asked, a mirror of the departments' sheets by position.

All sums of the workbook read this sheet, so that sorting a department's sheet changes none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report import QuestionRow
from cxaudit.scoring import Tally
from cxaudit.words import IN_CONFIDENCE, N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.columns import Column, Part, Row, Sheet
from cxaudit.workbook.formulas import counting
from cxaudit.workbook.formulas.expressions import shown
from cxaudit.workbook.formulas.understanding import is_strange
from cxaudit.workbook.places import reference
from cxaudit.workbook.sheet_names import ANSWERS
from cxaudit.workbook.tables.questions import Questions


@dataclass(frozen=True)
class Asked:
    """A question with all that its row on Answers shows."""

    question: QuestionRow
    """The question."""

    department: str
    """Title of its department."""

    sheet: str
    """Name of its department's sheet."""

    row: int
    """Row of that sheet where it stands."""

    listed: bool
    """Whether it stands in the list of findings, next steps among them."""

    mark: int
    """Whole per cent below which a score makes a finding."""


AnswerColumn = Column[Asked]


def _mirror(
    head: str,
    width: float,
    style: str | Callable[[Asked], str],
    there: Column[QuestionRow],
    *,
    needs: Part = "",
    heads: Mapping[Part, str] | None = None,
) -> AnswerColumn:
    """A column that shows what a column of the department's sheet does."""
    return AnswerColumn(
        head,
        width,
        style,
        lambda asked: there.value(asked.question),
        lambda row: shown(reference(row.record.sheet, there, row.record.row)),
        needs=needs,
        heads=heads or {},
    )


def _counted(head: str, value: Callable[[Tally], int], formula: Callable[[Row[Asked]], str]) -> AnswerColumn:
    """A column of what a question counts for, in numbers of questions or in weight."""
    return AnswerColumn(head, 12, styles.NUMBER, lambda asked: value(asked.question.tally), formula)


def _open(row: Row[Asked]) -> str:
    """An answer that is none of the question's counts as none."""
    return f'IF({row[Answers.answer]}="",1,{row[Answers.strange]})'


def _why_found(asked: Asked) -> str:
    score, failed = per_cent(asked.question.score), asked.question.tally.failed
    could_be_better = score is not None and score >= asked.mark and not failed
    return counting.why_found(asked.mark, score) if asked.listed and not could_be_better else ""


def _finding(row: Row[Asked]) -> str:
    counted = (Answers.weight, Answers.answer, Answers.score, Answers.failed)
    weight, answer, score, failed = (row[each] for each in counted)
    return counting.finding(weight, answer, score, failed, row.record.mark)


def _of_answer(asked: Asked) -> str:
    """A text may be long, and is read on the department's sheet: here it takes one line."""
    return styles.LINE if asked.question.type.scored_by == "nothing" else styles.TEXT


def _least(row: Row[Asked]) -> str:
    """What an unknown answer scores at least, by its weight."""
    return f"{row[Answers.doubtful]}*{reference(row.record.sheet, Questions.worst, row.record.row)}"


class Answers(Sheet[Asked]):
    """Columns of the sheet Answers; those from `rated` on are a tally's fields, which all sums add up."""

    name = ANSWERS
    top = 5

    id = _mirror(N_("ID"), 28, styles.TEXT, Questions.id)
    department = AnswerColumn(N_("Department"), 20, styles.TEXT, lambda asked: asked.department)
    touchpoint = _mirror(N_("Touchpoint"), 16, styles.TEXT, Questions.touchpoint)
    stage = _mirror(N_("Stage"), 14, styles.TEXT, Questions.stage, needs="stages")
    question = _mirror(N_("Question"), 44, styles.TEXT, Questions.question)
    answer = _mirror(N_("Answer"), 28, _of_answer, Questions.understood)
    score = _mirror(N_("Score"), 8, styles.PERCENT, Questions.score)
    weight = _mirror(N_("Weight"), 8, styles.NUMBER, Questions.weight)
    critical = _mirror(N_("Critical"), 8, styles.TEXT, Questions.critical)
    principle = _mirror(N_("Principle"), 14, styles.TEXT, Questions.principle, needs="principles")
    action = _mirror(N_("Action item"), 26, styles.TEXT, Questions.action)
    evidence = _mirror(N_("Evidence"), 14, styles.TEXT, Questions.evidence)
    told_by = AnswerColumn(
        N_("Told by"),
        16,
        lambda asked: styles.LINE if asked.question.confidential else styles.ENTRY_LINE,
        lambda asked: _(IN_CONFIDENCE) if asked.question.confidential else asked.question.told_by,
    )
    seen = _mirror(N_("What was seen"), 20, styles.LINE, Questions.seen)
    note = _mirror(N_("Note for the client"), 36, styles.LINE, Questions.note, heads=Questions.note.heads)
    staff_note = _mirror(N_("Note for staff"), 36, styles.LINE, Questions.staff_note, needs="staff")
    readings = _mirror(N_("Readings"), 14, styles.LINE, Questions.readings)
    poor_readings = _mirror(N_("Poor readings"), 16, styles.LINE, Questions.poor_readings)
    why_not = _mirror(N_("Why not (N/A)"), 24, styles.LINE, Questions.why_not)
    waiting = _mirror(N_("Waiting for"), 18, styles.LINE, Questions.waiting)
    coming = _mirror(N_("Asked or sent"), 14, styles.LINE, Questions.coming)
    until = _mirror(N_("Until"), 12.5, styles.DATE, Questions.until)
    photos = _mirror(N_("Photos"), 18, styles.LINE, Questions.photos)
    staff_photos = _mirror(N_("Photos for staff"), 18, styles.LINE, Questions.staff_photos, needs="staff")
    clause = _mirror(N_("Clause"), 16, styles.TEXT, Questions.clause, needs="policy")
    strange = AnswerColumn(
        N_("None of its answers"),
        12,
        styles.NUMBER,
        lambda asked: 0,
        lambda row: f"IF({is_strange(row[Answers.answer])},1,0)",
    )
    share = _mirror(N_("Share"), 12, styles.POINTS_EARNED, Questions.share)
    finding = AnswerColumn(N_("Finding now"), 12, styles.TEXT, _why_found, _finding)
    listed = AnswerColumn(
        N_("Listed as finding"),
        12,
        styles.NUMBER,
        lambda asked: int(asked.listed),
        lambda row: counting.is_listed(row.places.listed, row[Answers.id]),
    )
    # the fields of a tally
    rated = _counted(
        N_("Rated"),
        lambda tally: tally.rated,
        lambda row: counting.if_rated(row[Answers.share], f"SIGN({row[Answers.weight]})"),
    )
    not_applicable = _counted(
        N_("N/A"),
        lambda tally: tally.not_applicable,
        lambda row: counting.if_answered(row[Answers.answer], NOT_APPLICABLE),
    )
    unknown = _counted(
        N_("Unknown"),
        lambda tally: tally.unknown,
        lambda row: counting.if_answered(row[Answers.answer], UNKNOWN),
    )
    open = _counted(N_("Open"), lambda tally: tally.open, _open)
    possible = _counted(
        N_("Weight rated"),
        lambda tally: tally.possible,
        lambda row: counting.if_rated(row[Answers.share], row[Answers.weight]),
    )
    earned = AnswerColumn(
        N_("Weight × share"),
        12,
        styles.POINTS_EARNED,
        lambda asked: asked.question.tally.earned,
        lambda row: counting.if_rated(row[Answers.share], f"{row[Answers.weight]}*{row[Answers.share]}"),
    )
    doubtful = _counted(
        N_("Weight unknown"),
        lambda tally: tally.doubtful,
        lambda row: f"IF({row[Answers.unknown]}=1,{row[Answers.weight]},0)",
    )
    backed = _counted(
        N_("Weight more than stated"),
        lambda tally: tally.backed,
        lambda row: counting.backed(row[Answers.evidence], row[Answers.possible]),
    )
    failed = _counted(
        N_("Critical failed"),
        lambda tally: tally.failed,
        lambda row: counting.failed(row[Answers.critical], row[Answers.score]),
    )
    unverified = _counted(
        N_("Critical not verified"),
        lambda tally: tally.unverified,
        lambda row: counting.unverified(row[Answers.critical], row[Answers.unknown], row[Answers.open]),
    )
    # stays with what was told by whom, whichever question a sorted department's sheet brings into the row
    written = AnswerColumn(N_("ID as written"), 0, styles.HELPER, lambda asked: asked.question.id)
    least = AnswerColumn(
        N_("Weight × share at least, if unknown"),
        0,
        styles.HELPER,
        lambda asked: asked.question.tally.least,
        _least,
    )
