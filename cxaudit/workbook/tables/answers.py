"""Answers: one flat table of everything asked; what is for whoever runs the business is typed here.

Each row shows its own question, wherever that stands by now on its department's sheet. All sums of the
workbook read this sheet, so that sorting a department's sheet changes none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxaudit import look
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report import QuestionRow
from cxaudit.scoring import Tally
from cxaudit.words import IN_CONFIDENCE, N_, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.cells import CellValue, per_cent
from cxaudit.workbook.columns import Column, Part, Row, Sheet
from cxaudit.workbook.formulas import counting
from cxaudit.workbook.formulas.expressions import number, shown
from cxaudit.workbook.formulas.understanding import is_strange
from cxaudit.workbook.places import Block
from cxaudit.workbook.sheet_names import ANSWERS
from cxaudit.workbook.tables.questions import Questions, asked_in_words, missing_note


@dataclass(frozen=True)
class Asked:
    """A question with all that its row on Answers shows."""

    question: QuestionRow
    """The question."""

    department: str
    """Title of its department."""

    place: int
    """Its place, from 1, among the questions of its department's sheet."""

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
    head_style: str = "",
) -> AnswerColumn:
    """A column that shows what a column of the department's sheet does now."""
    return AnswerColumn(
        head,
        width,
        style,
        lambda asked: there.value(asked.question),
        lambda row: shown(_there(row, there)),
        needs=needs,
        head_style=head_style,
    )


def _there(row: Row[Asked], column: Column[QuestionRow]) -> str:
    """The cell of the question in a column of its department's sheet."""
    return f"INDEX({_rows_there(row).column(column)},{row[Answers.at]})"


def _rows_there(row: Row[Asked]) -> Block:
    return row.places.asked[row.record.question.id]


def _fixed(
    head: str,
    width: float,
    value: Callable[[QuestionRow], CellValue],
    style: str = roles.CELL,
    *,
    needs: Part = "",
) -> AnswerColumn:
    """A column of what is of the question itself, and so never changed in a workbook."""
    return AnswerColumn(head, width, style, lambda asked: value(asked.question), needs=needs)


def _typed(
    head: str, width: float, value: Callable[[QuestionRow], CellValue], style: str = roles.CREAM_LINE
) -> AnswerColumn:
    """A column of what is typed on Answers, since not everybody may read it."""
    return AnswerColumn(head, width, style, lambda asked: value(asked.question))


def _counted(head: str, value: Callable[[Tally], int], formula: Callable[[Row[Asked]], str]) -> AnswerColumn:
    """A column of what a question counts for, in numbers of questions or in weight."""
    return AnswerColumn(
        head,
        12,
        roles.CELL_NUMBER,
        lambda asked: value(asked.question.tally),
        formula,
        head_style=roles.FILTER_NUMBER,
    )


def _then(head: str, value: Callable[[QuestionRow], CellValue]) -> AnswerColumn:
    """A hidden column of what the last audit said, which nothing changes."""
    return AnswerColumn(head, 0, styles.HELPER, lambda asked: value(asked.question), needs="baseline")


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
    return roles.CELL_LINE if asked.question.type.scored_by == "nothing" else roles.CELL


def _note(row: Row[Asked]) -> str:
    """The note that somebody alone types beside the answer; everybody else's is typed here."""
    return shown(_there(row, Questions.note)) if row.record.question.alone else ""


def _lacks_note(row: Row[Asked]) -> str:
    notes = (row[Answers.note], row[Answers.staff_note])
    return missing_note(row.record.question, row.places, row[Answers.answer], notes)


def _least(row: Row[Asked]) -> str:
    """What an unknown answer scores at least, by its weight."""
    return f"{row[Answers.doubtful]}*{number(float(row.record.question.type.worst_score))}"


class Answers(Sheet[Asked]):
    """Columns of the sheet Answers; those from `rated` on are a tally's fields, which all sums add up."""

    code = "answers"
    name = ANSWERS
    px = look.LANDSCAPE
    on_paper = False
    headings = True
    head_style = roles.FILTER_TEXT
    top = 5

    left = AnswerColumn(px=look.MARGIN)
    department = AnswerColumn(N_("Department"), 20, roles.CELL, lambda asked: asked.department)
    touchpoint = _fixed(N_("Touchpoint"), 16, Questions.touchpoint.value)
    stage = _fixed(N_("Stage"), 14, lambda question: question.stage, needs="stages")
    question = _fixed(N_("Question"), 44, asked_in_words)
    answer = _mirror(N_("Answer"), 28, _of_answer, Questions.understood)
    score = _mirror(N_("Score"), 8, roles.CELL_NUMBER, Questions.score, head_style=roles.FILTER_NUMBER)
    weight = _mirror(N_("Weight"), 8, roles.CELL_NUMBER, Questions.weight, head_style=roles.FILTER_NUMBER)
    critical = _mirror(N_("Critical"), 8, roles.CELL, Questions.critical)
    principle = _fixed(N_("Principle"), 14, lambda question: question.principle, needs="principles")
    action = _fixed(N_("Action item"), 26, lambda question: question.action)
    evidence = _mirror(N_("Evidence"), 14, roles.CELL, Questions.evidence)
    told_by = AnswerColumn(
        N_("Told by"),
        16,
        lambda asked: roles.CELL_LINE if asked.question.confidential else roles.CREAM_LINE,
        lambda asked: _(IN_CONFIDENCE) if asked.question.confidential else asked.question.told_by,
    )
    seen = _typed(N_("What was seen"), 20, lambda question: question.seen)
    note = AnswerColumn(
        N_("Note for the client"),
        36,
        lambda asked: roles.CELL_LINE if asked.question.alone else roles.CREAM_LINE,
        lambda asked: asked.question.note,
        _note,
        heads={"alone": N_("Note"), "self": N_("Note for whoever leads")},
    )
    staff_note = _mirror(N_("Note for staff"), 36, roles.CELL_LINE, Questions.staff_note, needs="staff")
    readings = _mirror(N_("Readings"), 14, roles.CELL_LINE, Questions.readings)
    poor_readings = _fixed(N_("Poor readings"), 16, lambda question: question.poor_readings, roles.CELL_LINE)
    why_not = _typed(N_("Why not (N/A)"), 24, lambda question: question.why_not)
    waiting = _typed(N_("Waiting for"), 18, lambda question: question.waiting.who if question.waiting else "")
    coming = _typed(
        N_("Asked or sent"), 14, lambda question: question.waiting.coming if question.waiting else ""
    )
    until = _typed(
        N_("Until"),
        12.5,
        lambda question: question.waiting.until if question.waiting else None,
        roles.CREAM_DATE,
    )
    photos = _fixed(N_("Photos"), 18, lambda question: ", ".join(question.photos), roles.CELL_LINE)
    staff_photos = _fixed(
        N_("Photos for staff"),
        18,
        lambda question: ", ".join(question.staff_photos),
        roles.CELL_LINE,
        needs="staff",
    )
    clause = _fixed(N_("Clause"), 16, lambda question: question.clause, needs="policy")
    strange = AnswerColumn(
        N_("None of its answers"),
        12,
        roles.CELL_NUMBER,
        lambda asked: 0,
        lambda row: f"IF({is_strange(row[Answers.answer])},1,0)",
        head_style=roles.FILTER_NUMBER,
    )
    share = _mirror(N_("Share"), 12, roles.CELL_FIGURE, Questions.share, head_style=roles.FILTER_NUMBER)
    finding = AnswerColumn(N_("Finding now"), 12, roles.CELL, _why_found, _finding)
    listed = AnswerColumn(
        N_("Listed as finding"),
        12,
        roles.CELL_NUMBER,
        lambda asked: int(asked.listed),
        lambda row: counting.is_listed(row.places.listed, row[Answers.id]),
        head_style=roles.FILTER_NUMBER,
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
        roles.CELL_FIGURE,
        lambda asked: asked.question.tally.earned,
        lambda row: counting.if_rated(row[Answers.share], f"{row[Answers.weight]}*{row[Answers.share]}"),
        head_style=roles.FILTER_NUMBER,
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
    id: AnswerColumn = _fixed(N_("ID"), 28, lambda question: question.id)
    at = AnswerColumn(
        N_("Row on its department's sheet"),
        0,
        styles.HELPER,
        lambda asked: asked.place,
        lambda row: f"MATCH({row[Answers.id]},{_rows_there(row).column(Questions.id)},0)",
    )
    least = AnswerColumn(
        N_("Weight × share at least, if unknown"),
        0,
        styles.HELPER,
        lambda asked: asked.question.tally.least,
        _least,
    )
    lacks_note = AnswerColumn(
        N_("Note missing"),
        0,
        lambda asked: "" if asked.question.needs_note is None else styles.HELPER,
        lambda asked: int(asked.question.lacks_note),
        _lacks_note,
    )
    alike = _then(N_("Asked alike then, and rated"), lambda question: int(question.before_alike is not None))
    then = _then(N_("Share then, asked alike"), lambda question: question.before_alike or 0)
    found_then = _then(N_("Finding then"), lambda question: int(question.found_before))
