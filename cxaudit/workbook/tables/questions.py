"""The questions of a department, on its own sheet: where answers are given."""

from __future__ import annotations

from cxaudit.report import QuestionRow
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.answer_cells import answer_cells
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.formulas.expressions import NO, YES, whole_or_empty

QuestionColumn = Column[QuestionRow]


def _understood(row: Row[QuestionRow]) -> str:
    cells = answer_cells(row.record)
    return cells.understood(row[Questions.answer], row.places.lists[row.record.id])


def _share(row: Row[QuestionRow]) -> str:
    cells = answer_cells(row.record)
    return cells.share(row[Questions.understood], row.places.lists[row.record.id])


class Questions(Sheet[QuestionRow]):
    """Columns of a department's sheet."""

    top = 8

    touchpoint = QuestionColumn(N_("Touchpoint"), 19, styles.TEXT, lambda question: question.touchpoint)
    question = QuestionColumn(N_("Question"), 34, styles.TEXT, lambda question: answer_cells(question).asked)
    answer = QuestionColumn(N_("Answer"), 25, styles.ENTRY, lambda question: question.answer)
    score = QuestionColumn(
        N_("Score"),
        7.5,
        styles.PERCENT,
        lambda question: per_cent(question.score),
        lambda row: whole_or_empty(row[Questions.share]),
    )
    weight = QuestionColumn(N_("Weight"), 7.5, styles.NUMBER, lambda question: question.weight)
    critical = QuestionColumn(
        N_("Critical"), 8, styles.TEXT, lambda question: _(YES) if question.critical else _(NO)
    )
    evidence = QuestionColumn(N_("Evidence"), 12, styles.ENTRY, lambda question: question.evidence)
    seen = QuestionColumn(N_("What was seen"), 18, styles.ENTRY, lambda question: question.seen, widens=True)
    told_by = QuestionColumn(N_("Told by"), 12, styles.ENTRY, lambda question: question.told_by)
    note = QuestionColumn(N_("Note"), 30, styles.ENTRY, lambda question: question.note, widens=True)
    before = QuestionColumn(
        N_("Last audit"), 16, styles.TEXT, lambda question: question.before, needs="baseline"
    )
    do = QuestionColumn(N_("What to do if poor"), 30, styles.TEXT, lambda question: question.do)
    id = QuestionColumn(N_("ID"), 0, styles.TEXT, lambda question: question.id)
    stage = QuestionColumn(N_("Stage"), 0, styles.TEXT, lambda question: question.stage)
    principle = QuestionColumn(N_("Principle"), 0, styles.TEXT, lambda question: question.principle)
    action = QuestionColumn(N_("Action item"), 0, styles.TEXT, lambda question: question.action)
    for_staff = QuestionColumn(N_("Note for staff"), 0, styles.TEXT, lambda question: question.staff_note)
    understood = QuestionColumn(
        N_("Answer as understood"), 0, styles.HELPER, lambda question: question.answer, _understood
    )
    # typed, since `score` reads it before mypy gets here
    share: QuestionColumn = QuestionColumn(
        N_("Share"), 0, styles.HELPER, lambda question: question.score, _share
    )
    clause = QuestionColumn(N_("Clause"), 0, styles.TEXT, lambda question: question.clause)
