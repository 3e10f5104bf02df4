"""The questions of a department in an edition: with their scores alone, or with their answers too.

They stand as on its sheet in the whole workbook, `questions`, and nothing of them is computed.
"""

from __future__ import annotations

from cxaudit import look
from cxaudit.report import AnsweredLine, QuestionLine
from cxaudit.words import N_
from cxaudit.workbook import roles, styles
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.tables.questions import Questions, with_critical

LineColumn = Column[QuestionLine]
AnsweredColumn = Column[AnsweredLine]


def _edge(line: QuestionLine) -> str:
    """Coral beside a critical question that failed."""
    return roles.EDGE if line.failed else ""


def _question(line: QuestionLine) -> CellValue:
    return with_critical(line.ask, critical=line.critical)


def _photos(line: QuestionLine) -> str:
    return ", ".join(line.photos)


class ScoredQuestions(Sheet[QuestionLine]):
    """Columns of a department that all of the staff see."""

    px = look.LANDSCAPE

    margin = LineColumn(px=8)
    edge = LineColumn(px=8, style=_edge)
    touchpoint = LineColumn(
        N_("Touchpoint"), style=roles.CELL_GREY, value=lambda line: line.touchpoint, px=120
    )
    question = LineColumn(N_("Question"), style=roles.CELL, value=_question, px=400)
    score = LineColumn(
        N_("Score"),
        style=roles.CELL_SCORE,
        value=lambda line: line.score,
        px=46,
        head_style=roles.HEAD_CENTRE,
    )
    apart = LineColumn(style=roles.CELL, px=24)
    staff_note = LineColumn(N_("Note for staff"), style=roles.CELL, value=lambda line: line.note, px=310)
    do = LineColumn(
        N_("What to do"),
        style=roles.CELL_INDENTED,
        value=lambda line: line.do,
        px=318,
        head_style=roles.HEAD_INDENTED,
    )
    end = LineColumn(px=look.MARGIN)
    # what follows is not printed
    gap = LineColumn(px=24, printed=False)
    photos = LineColumn(
        N_("Photos for staff"), style=roles.CELL_LINE, value=_photos, px=130, needs="photos", printed=False
    )
    # what follows is hidden
    rank = LineColumn()
    """The number of the department's band, beside its figures."""
    id = LineColumn(N_("ID"), style=styles.HELPER, value=lambda line: line.id, printed=False)


class AnsweredQuestions(Sheet[AnsweredLine]):
    """Columns of a department that is handed its own; what may be changed is named as in the whole book."""

    code = Questions.code
    px = look.LANDSCAPE

    margin = AnsweredColumn(px=8)
    edge = AnsweredColumn(px=8, style=_edge)
    touchpoint = AnsweredColumn(
        N_("Touchpoint"), style=roles.CELL_GREY, value=lambda line: line.touchpoint, px=120
    )
    question = AnsweredColumn(N_("Question"), style=roles.CELL, value=_question, px=250)
    answer = AnsweredColumn(
        N_("Answer"),
        style=roles.CELL_INDENTED,
        value=lambda line: line.answer,
        px=208,
        head_style=roles.HEAD_INDENTED,
    )
    score = AnsweredColumn(
        N_("Score"),
        style=roles.CELL_SCORE,
        value=lambda line: line.score,
        px=46,
        head_style=roles.HEAD_CENTRE,
    )
    last = AnsweredColumn(
        heads={"baseline": N_("Last")},
        style=roles.CELL_LAST,
        value=lambda line: line.before_score,
        px=46,
        head_style=roles.HEAD_CENTRE,
    )
    """The score in the audit before; without one a gap, as in the whole workbook."""
    seen = AnsweredColumn(N_("What was seen"), style=roles.CELL, value=lambda line: line.evidence, px=130)
    """The kind of evidence alone."""
    staff_note = AnsweredColumn(N_("Note for staff"), style=roles.CREAM, value=lambda line: line.note, px=172)
    do = AnsweredColumn(
        N_("What to do"),
        style=roles.CELL_INDENTED,
        value=lambda line: line.do,
        px=246,
        head_style=roles.HEAD_INDENTED,
    )
    end = AnsweredColumn(px=look.MARGIN)
    # what follows is not printed
    gap = AnsweredColumn(px=24, printed=False)
    readings = AnsweredColumn(
        N_("Readings"), style=roles.CELL_LINE, value=lambda line: line.readings, px=116, printed=False
    )
    before = AnsweredColumn(
        N_("Last answer"),
        style=roles.CELL_LINE,
        value=lambda line: line.before,
        px=140,
        needs="baseline",
        printed=False,
    )
    photos = AnsweredColumn(
        N_("Photos for staff"), style=roles.CELL_LINE, value=_photos, px=130, needs="photos", printed=False
    )
    # what follows is hidden
    rank = AnsweredColumn()
    """The number of the department's band, beside its figures."""
    id = AnsweredColumn(N_("ID"), style=styles.HELPER, value=lambda line: line.id, printed=False)
