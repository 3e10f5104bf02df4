"""One sheet a department: how it stands, its questions with their answers, its strengths and actions."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.policy import figure
from cxaudit.report import ActionRow, DepartmentPart, QuestionRow
from cxaudit.report.words import day, none_found
from cxaudit.scoring import FAILED
from cxaudit.workbook import styles
from cxaudit.workbook.book import (
    Book,
    Cells,
    accept,
    choose,
    colour,
    colour_by_band,
    freeze,
    heads,
    protect,
    section,
    spread,
    table_row,
    title,
)
from cxaudit.workbook.cells import Live, Page, Plain
from cxaudit.workbook.columns import Col, Columns, Dep
from cxaudit.workbook.formulas import questions as formulas
from cxaudit.workbook.formulas.actions import action_score, shown
from cxaudit.workbook.formulas.names import EVIDENCE, NO, YES, whole
from cxaudit.workbook.layout import DEPARTMENT_TOP, DEPARTMENTS, DEPARTMENTS_TOP, LISTS
from cxaudit.workbook.printing import fit

_FIGURES = (
    (Col.TOUCHPOINT, "Score", Dep.SCORE, styles.BIG_PERCENT),
    (Col.QUESTION, "Band", Dep.BAND, styles.BIG_TEXT),
    (Col.ANSWER, "In words", Dep.TEXT, styles.BIG_TEXT),
)


_STRONG = (Col.QUESTION.number, Col.DO.number)
_NOT_STRONG = "No proven strength yet: one that scores {} %, weighs 2 or 3, and rests on more than words."

_ACTIONS = {
    (Col.TOUCHPOINT.number, Col.TOUCHPOINT.number): "Severity",
    (Col.QUESTION.number, Col.QUESTION.number): "Clause of the policy",
    (Col.ANSWER.number, Col.ANSWER.number): "Owner and date",
    (Col.SCORE.number, Col.SCORE.number): "Clause here now",
    (Col.WEIGHT.number, Col.DO.number): "What to do",
}
"""Columns and head of each part of an action item."""


def write_all(book: Book) -> None:
    """Write a sheet for each department in scope."""
    for position, part in enumerate(book.report.departments):
        _write(book, part, DEPARTMENTS_TOP + position)


def _write(book: Book, part: DepartmentPart, row_of_department: int) -> None:
    typed: dict[Columns, list[str]] = {
        Col.NOTE: [question.note for question in part.questions],
        Col.SEEN: [question.seen for question in part.questions],
    }
    page = book.page(book.layout.sheets[part.id], book.widths(Col, typed))
    report = book.report
    owner = f" · action items go to: {part.owner}"
    title(page, part.title, f"{report.organisation} · {report.kind} of {day(report.day)}{owner}")
    _figures(page, row_of_department, part)
    heads(page, DEPARTMENT_TOP - 1, Col)
    for row, question in enumerate(part.questions, DEPARTMENT_TOP):
        table_row(page, row, _cells(book, question, row))
        _entries(book, page, question, row)
    last = DEPARTMENT_TOP + len(part.questions) - 1
    _colours(book, page, last)
    _below(book, page, part, last + 2)
    freeze(page, DEPARTMENT_TOP, Col.ANSWER)
    fit(page)
    protect(page)


def _figures(page: Page, row_of_department: int, part: DepartmentPart) -> None:
    """Show how the department stands, read from the sheet Departments."""
    result = part.result
    values: dict[Dep, Plain] = {
        Dep.SCORE: result.score,
        Dep.BAND: result.band,
        Dep.TEXT: result.text,
    }
    for column, label, source, style in _FIGURES:
        page.put(4, column.number, label, styles.LABEL)
        figure = Live(shown(DEPARTMENTS, source, row_of_department), values[source])
        spread(page, 5, (column.number, column.number), figure, style)
    beside = (Col.SCORE.number, Col.DO.number)
    if part.about:
        spread(page, 4, beside, "What it shapes", styles.LABEL)
        spread(page, 5, beside, part.about, styles.VERDICT)
    page.heights[5] = max(42, page.heights[5])


def _cells(book: Book, question: QuestionRow, row: int) -> Cells:
    entry = styles.ENTRY if question.steps else styles.ENTRY_NUMBER
    return {
        Col.ID: (question.id, styles.TEXT),
        Col.TOUCHPOINT: (question.touchpoint, styles.TEXT),
        Col.QUESTION: (asked(question), styles.TEXT),
        Col.ANSWER: (question.answer, entry),
        Col.SCORE: (_score(book, question, row), styles.PERCENT),
        Col.WEIGHT: (question.weight, styles.NUMBER),
        Col.CRITICAL: (YES if question.critical else NO, styles.TEXT),
        Col.EVIDENCE: (question.evidence, styles.ENTRY),
        Col.SEEN: (question.seen, styles.ENTRY),
        Col.TOLD_BY: (question.told_by, styles.ENTRY),
        Col.NOTE: (question.note, styles.ENTRY),
        Col.BEFORE: (question.before, styles.TEXT),
        Col.DO: (question.do, styles.TEXT),
        Col.PRINCIPLE: (question.principle, styles.TEXT),
        Col.ACTION: (question.action, styles.TEXT),
    }


def asked(question: QuestionRow) -> str:
    """The question, a measure with what its readings score."""
    if question.poor is None or question.good is None:
        return question.ask
    ends = f"{figure(question.good)} scores\u00a0100\u00a0%, {figure(question.poor)} scores\u00a00\u00a0%"
    return f"{question.ask}\n({question.unit}: {ends})"


def _score(book: Book, question: QuestionRow, row: int) -> Live:
    if question.poor is not None and question.good is not None:
        return Live(formulas.measure_score(row, question.poor, question.good), question.score)
    return Live(formulas.step_score(row, book.layout.lists[question.id], len(question.steps)), question.score)


def _entries(book: Book, page: Page, question: QuestionRow, row: int) -> None:
    """Let the answer be one of the question's own steps or a number, N/A or Don't know."""
    cell = f"{Col.ANSWER.letter}{row}"
    others = f"{NOT_APPLICABLE} or {UNKNOWN}"
    if question.steps:
        there = book.layout.lists[question.id]
        last = get_column_letter(1 + len(question.steps) + 2)  # the id before them, two answers after
        choose(page, cell, f"{LISTS}!$B${there}:${last}${there}", f"Choose a step, {others}, from the list.")
    else:
        said = f"Type a number ({question.unit}), {others}."
        accept(page, cell, formulas.measure_entry(row), said)


def _colours(book: Book, page: Page, last: int) -> None:
    score, critical = Col.SCORE.letter, Col.CRITICAL.letter
    first = DEPARTMENT_TOP
    share = f"{score}{first}"
    failed = f'IF({share}="",FALSE,{whole(share)}<={FAILED})'
    failing = f'IF({critical}{first}="{YES}",{failed},FALSE)'
    colour(page, f"{critical}{first}:{critical}{last}", failing, styles.ALARM_FILL)
    colour_by_band(page, book.report, f"{score}{first}:{score}{last}", f"{score}{first}")
    evidence = f"{Col.EVIDENCE.letter}{first}:{Col.EVIDENCE.letter}{last}"
    choose(page, evidence, EVIDENCE, "Choose from the list what the answer rests on.")


def _below(book: Book, page: Page, part: DepartmentPart, row: int) -> None:
    """Write strengths and actions below the questions."""
    section(page, row, "What is strong here, as of the audit's date")
    for strength in part.strengths:
        row += 1
        page.put(row, Col.TOUCHPOINT.number, "★", styles.STRONG)
        spread(page, row, _STRONG, f"{strength.ask} → {strength.answer}", styles.TEXT)
    if not part.strengths:
        row += 1
        page.put(row, Col.TOUCHPOINT.number, _NOT_STRONG.format(book.report.marks.strong), styles.QUIET)
    row += 2
    section(page, row, "Action items, as of the audit's date (kept on the sheet Action plan)")
    if not part.actions:
        page.put(row + 1, Col.TOUCHPOINT.number, none_found(part.result.rated), styles.QUIET)
        return
    row += 1
    for (first, last), head in _ACTIONS.items():
        spread(page, row, (first, last), head, styles.HEAD)
    for action in part.actions:
        row += 1
        _action(book, page, row, action)


def _action(book: Book, page: Page, row: int, action: ActionRow) -> None:
    due = f"due {day(action.due)}" if action.due else "parked"
    live = Live(action_score(f'"{action.id}"', book.layout.everything), action.score)
    do = "\n".join(f"• {do}" for do in action.do)
    texts: tuple[Plain | Live, ...] = (action.severity, action.clause, f"{action.owner}, {due}", live, do)
    looks = (styles.STRONG, styles.TEXT, styles.TEXT, styles.PERCENT, styles.TEXT)
    for columns, text, style in zip(_ACTIONS, texts, looks, strict=True):
        spread(page, row, columns, text, style)
