"""The questions of a department, on its own sheet: where answers are given.

Whoever works there may read it: what is for whoever runs the business stands on Answers, and not here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxaudit import look
from cxaudit.report import Needed, QuestionRow
from cxaudit.report.words import WANTING
from cxaudit.text import lines
from cxaudit.words import N_, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.answer_cells import answer_cells
from cxaudit.workbook.cells import CellValue, Rich, per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.formulas.counting import stands
from cxaudit.workbook.formulas.expressions import NO, YES, shown, text, whole_or_empty
from cxaudit.workbook.formulas.understanding import is_one_that_breaks, lacks_note, not_applicable_if
from cxaudit.workbook.places import Places
from cxaudit.workbook.tables.lists import listed

QuestionColumn = Column[QuestionRow]

_CRITICAL = N_("Critical.")
"""Before a question that is so."""

_BOTH_NOTES = 106
"""Pixels of a note where somebody alone has one for staff too."""


def asked_in_words(question: QuestionRow) -> str:
    """The question, with the answers to another one after which alone it is asked."""
    return lines([answer_cells(question).asked, f"({question.only_if})" if question.only_if else ""])


def with_critical(asked: str, *, critical: bool) -> CellValue:
    """A question, and before it that it is critical."""
    if not critical:
        return asked
    return Rich.of((f"{_(_CRITICAL)} ", True), (asked, False), size=look.LABEL, ink=look.INK)


def _question(question: QuestionRow) -> CellValue:
    return with_critical(asked_in_words(question), critical=question.critical)


def _by_itself(row: Row[QuestionRow]) -> str:
    cells = answer_cells(row.record)
    return cells.understood(row[Questions.answer], row.places.lists[row.record.id])


def _understood(row: Row[QuestionRow]) -> str:
    """The answer by itself, where those are given to other questions without which it is not applicable."""
    broken = [_broken(row.places, needed) for needed in row.record.needed]
    return not_applicable_if(broken, row[Questions.by_itself]) if broken else row[Questions.by_itself]


def _broken(places: Places, needed: Needed) -> str:
    """1 where another question, wherever it stands by now, is answered otherwise than is needed."""
    rows, of = places.asked[needed.question], needed.of
    ids, answers = (rows.column(column) for column in (Questions.id, Questions.by_itself))
    answer = f"INDEX({answers},MATCH({text(needed.question)},{ids},0))"
    # what stands in its row of Lists: its steps, and N/A where it may be said
    breaks = [step not in needed.steps for step in range(1, of + 1)] + [True] * needed.na
    return is_one_that_breaks(answer, listed(places.lists[needed.question], len(breaks)), breaks)


def missing_note(question: QuestionRow, places: Places, answer: str, notes: Sequence[str]) -> str:
    """1 where an answer needs a note, and there is none; nothing where none ever does.

    Args:
        question: what is answered.
        places: where its steps stand.
        answer: the cell with the answer as understood.
        notes: cells for notes.
    """
    if question.needs_note is None:
        return ""
    return lacks_note(answer, listed(places.lists[question.id], question.needs_note), notes)


def _lacks_note(row: Row[QuestionRow]) -> str:
    notes = (row[Questions.note], row[Questions.staff_note])
    return missing_note(row.record, row.places, row[Questions.understood], notes)


def _share(row: Row[QuestionRow]) -> str:
    cells = answer_cells(row.record)
    return cells.share(row[Questions.understood], row.places.lists[row.record.id])


def _do(question: QuestionRow) -> str:
    return question.do if question.stands == _(WANTING) else ""


def _what_to_do(row: Row[QuestionRow]) -> str:
    """What to do as long as the question is below the mark of findings."""
    if not row.record.do:
        return ""
    return f'IF({row[Questions.stands]}={text(_(WANTING))},{row[Questions.remedy]},"")'


def _stands(row: Row[QuestionRow]) -> str:
    counted = (Questions.weight, Questions.understood, Questions.score, Questions.critical)
    weight, answer, score, critical = (row[each] for each in counted)
    return stands(weight, answer, score, critical, row.record.marks)


def _helper(
    head: str,
    value: Callable[[QuestionRow], CellValue],
    formula: Callable[[Row[QuestionRow]], str] | None = None,
) -> QuestionColumn:
    """A hidden column."""
    return QuestionColumn(head, 0, styles.HELPER, value, formula, printed=False)


class Questions(Sheet[QuestionRow]):
    """Columns of a department's sheet; where its rows begin is said by `department_rows`."""

    code = "questions"
    px = look.LANDSCAPE

    margin = QuestionColumn(px=8)
    edge = QuestionColumn(px=8)
    """Coral where a critical question failed: a condition can draw no thick line."""
    touchpoint = QuestionColumn(
        N_("Touchpoint"), style=roles.CELL_GREY, value=lambda question: question.touchpoint, px=120
    )
    question = QuestionColumn(
        N_("Question"), style=roles.CELL_INDENTED, head_style=roles.HEAD_INDENTED, value=_question, px=250
    )
    answer = QuestionColumn(
        N_("Answer"),
        style=roles.CREAM_INDENTED,
        head_style=roles.HEAD_INDENTED,
        value=lambda question: question.told,
        px=208,
    )
    score = QuestionColumn(
        N_("Score"),
        style=roles.CELL_SCORE,
        value=lambda question: per_cent(question.score),
        formula=lambda row: whole_or_empty(row[Questions.share]),
        px=46,
        head_style=roles.HEAD_CENTRE,
    )
    last = QuestionColumn(
        heads={"baseline": N_("Last")},
        style=roles.CELL_LAST,
        value=lambda question: per_cent(question.before_score),
        px=46,
        head_style=roles.HEAD_CENTRE,
    )
    """The score in the audit before; without one a gap, which keeps what stands above apart."""
    seen = QuestionColumn(
        N_("What was seen"),
        style=roles.CELL,
        value=lambda question: question.evidence,
        formula=lambda row: shown(row[Questions.evidence]),
        px=164,
    )
    """The kind of evidence alone, so that the sheet may be handed out."""
    staff_note = QuestionColumn(
        N_("Note for staff"),
        style=roles.CREAM,
        value=lambda question: question.staff_note,
        needs="staff",
        px=212,
        narrower={"alone": _BOTH_NOTES},
    )
    note = QuestionColumn(
        N_("Note"),
        style=roles.CREAM_INDENTED,
        head_style=roles.HEAD_INDENTED,
        value=lambda question: question.note,
        needs="alone",
        px=212,
        narrower={"staff": _BOTH_NOTES},
    )
    do = QuestionColumn(
        N_("What to do"),
        style=roles.CELL_INDENTED,
        head_style=roles.HEAD_INDENTED,
        value=_do,
        formula=_what_to_do,
        px=172,
    )
    end = QuestionColumn(px=look.MARGIN)
    # what follows is not printed
    gap = QuestionColumn(px=24, printed=False)
    # typed, since `seen` reads it before mypy gets here
    evidence: QuestionColumn = QuestionColumn(
        N_("Evidence"),
        style=roles.CREAM_LINE,
        value=lambda question: question.evidence,
        px=104,
        printed=False,
    )
    readings = QuestionColumn(
        N_("Readings"),
        style=lambda question: roles.CREAM_LINE if question.type.counts else roles.CELL_LINE,
        value=lambda question: question.readings,
        px=116,
        printed=False,
    )
    poor_readings = QuestionColumn(
        N_("Poor readings"),
        style=roles.CELL_LINE,
        value=lambda question: question.poor_readings,
        px=116,
        printed=False,
    )
    before = QuestionColumn(
        N_("Last answer"),
        style=roles.CELL_LINE,
        value=lambda question: question.before,
        needs="baseline",
        px=140,
        printed=False,
    )
    staff_photos = QuestionColumn(
        N_("Photos for staff"),
        style=roles.CELL_LINE,
        value=lambda question: ", ".join(question.staff_photos),
        needs="staff",
        px=130,
        printed=False,
    )
    # what follows is hidden
    weight = _helper(N_("Weight"), lambda question: question.weight)
    critical = _helper(N_("Critical"), lambda question: _(YES) if question.critical else _(NO))
    stands = _helper(N_("Stands"), lambda question: question.stands, _stands)
    remedy = _helper(N_("What to do if poor"), lambda question: question.do)
    by_itself = _helper(N_("Answer by itself"), lambda question: question.told, _by_itself)
    understood = _helper(N_("Answer as understood"), lambda question: question.answer, _understood)
    # typed, since `score` reads it before mypy gets here
    share: QuestionColumn = _helper(N_("Share"), lambda question: question.score, _share)
    lacks_note = QuestionColumn(
        N_("Note missing"),
        0,
        lambda question: "" if question.needs_note is None else styles.HELPER,
        lambda question: int(question.lacks_note),
        _lacks_note,
        needs="alone",
        printed=False,
    )
    id = _helper(N_("ID"), lambda question: question.id)
