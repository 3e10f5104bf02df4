"""The questions of a department in an edition: with their scores alone, or with their answers too."""

from __future__ import annotations

from cxaudit.report import AnsweredLine, QuestionLine
from cxaudit.text import lines
from cxaudit.words import N_
from cxaudit.workbook import styles
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.tables.questions import Questions

LineColumn = Column[QuestionLine]
AnsweredColumn = Column[AnsweredLine]


def _photos(line: QuestionLine) -> str:
    return ", ".join(line.photos)


class ScoredQuestions(Sheet[QuestionLine]):
    """Columns of a department that all of the staff see."""

    touchpoint = LineColumn(N_("Touchpoint"), 20, styles.TEXT, lambda line: line.touchpoint)
    question = LineColumn(N_("Question"), 46, styles.TEXT, lambda line: line.ask)
    score = LineColumn(N_("Score"), 12, styles.PERCENT, lambda line: line.score)
    staff_note = LineColumn(N_("Note for staff"), 36, styles.TEXT, lambda line: line.note, widens=True)
    photos = LineColumn(N_("Photos for staff"), 16, styles.LINE, _photos, needs="photos")
    do = LineColumn(N_("What to do"), 44, styles.TEXT, lambda line: line.do)
    id = LineColumn(N_("ID"), 0, styles.HELPER, lambda line: line.id)


def _answer(line: AnsweredLine) -> str:
    return lines([line.answer, line.readings])


class AnsweredQuestions(Sheet[AnsweredLine]):
    """Columns of a department that is handed its own; what may be changed is named as in the whole book."""

    code = Questions.code

    touchpoint = AnsweredColumn(N_("Touchpoint"), 16, styles.TEXT, lambda line: line.touchpoint)
    question = AnsweredColumn(N_("Question"), 34, styles.TEXT, lambda line: line.ask)
    answer = AnsweredColumn(N_("Answer"), 26, styles.TEXT, _answer, widens=True)
    before = AnsweredColumn(
        N_("Last answer"), 18, styles.TEXT, lambda line: line.before, widens=True, needs="baseline"
    )
    score = AnsweredColumn(N_("Score"), 12, styles.PERCENT, lambda line: line.score)
    evidence = AnsweredColumn(N_("Evidence"), 12, styles.TEXT, lambda line: line.evidence)
    staff_note = AnsweredColumn(N_("Note for staff"), 24, styles.ENTRY, lambda line: line.note, widens=True)
    photos = AnsweredColumn(N_("Photos for staff"), 16, styles.LINE, _photos, needs="photos")
    do = AnsweredColumn(N_("What to do"), 30, styles.TEXT, lambda line: line.do)
    id = AnsweredColumn(N_("ID"), 0, styles.HELPER, lambda line: line.id)
