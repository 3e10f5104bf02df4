"""One sheet a department: how it stands, its questions with their answers, its strengths and actions."""

from __future__ import annotations

from cxaudit.days import in_full
from cxaudit.numbers import figure
from cxaudit.report import ActionRow, DepartmentPart, QuestionRow
from cxaudit.report.words import none_found
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
from cxaudit.workbook.cells import Formula, Live, Page, Plain, per_cent
from cxaudit.workbook.columns import Col, Columns, Dep
from cxaudit.workbook.formulas import questions as formulas
from cxaudit.workbook.formulas.actions import action_score, due_of, owner_of, shown, status_of
from cxaudit.workbook.formulas.names import EVIDENCE, NO, YES, is_none_of, text
from cxaudit.workbook.formulas.since import strength_since
from cxaudit.workbook.formulas.sums import strange_answers
from cxaudit.workbook.layout import DEPARTMENT_TOP, DEPARTMENTS, DEPARTMENTS_TOP
from cxaudit.workbook.printing import fit

_FIGURES = (
    (Col.TOUCHPOINT, "Score", Dep.SCORE, styles.BIG_PERCENT),
    (Col.QUESTION, "Band", Dep.BAND, styles.BIG_TEXT),
    (Col.ANSWER, "In words", Dep.TEXT, styles.BIG_TEXT),
)


_STRONG = (Col.QUESTION.number, Col.BEFORE.number)
_NOT_STRONG = "No proven strength yet: one that scores {} %, weighs 2 or 3, and rests on more than words."

_ACTIONS = {
    (Col.TOUCHPOINT.number, Col.TOUCHPOINT.number): "Severity",
    (Col.QUESTION.number, Col.QUESTION.number): "Clause of the policy",
    (Col.ANSWER.number, Col.ANSWER.number): "Owner now",
    (Col.SCORE.number, Col.SCORE.number): "Clause here now",
    (Col.WEIGHT.number, Col.CRITICAL.number): "Due now",
    (Col.EVIDENCE.number, Col.EVIDENCE.number): "Status now",
    (Col.SEEN.number, Col.DO.number): "What to do",
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
    owner = f" · meets customers {part.meets} · action items go to: {part.owner}"
    title(page, part.title, f"{report.organisation} · {report.kind} of {in_full(report.day)}{owner}")
    strange = Live(strange_answers(book.layout.blocks[part.id]), "")
    page.put(3, Col.QUESTION.number, strange, styles.QUIET)
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
        Dep.SCORE: per_cent(result.score),
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
    return {
        Col.TOUCHPOINT: (question.touchpoint, styles.TEXT),
        Col.QUESTION: (asked(question), styles.TEXT),
        Col.ANSWER: (question.answer, styles.ENTRY),
        Col.SCORE: (Live(formulas.score(Col.SHARE, row), per_cent(question.score)), styles.PERCENT),
        Col.WEIGHT: (question.weight, styles.NUMBER),
        Col.CRITICAL: (YES if question.critical else NO, styles.TEXT),
        Col.EVIDENCE: (question.evidence, styles.ENTRY),
        Col.SEEN: (question.seen, styles.ENTRY),
        Col.TOLD_BY: (question.told_by, styles.ENTRY),
        Col.NOTE: (question.note, styles.ENTRY),
        Col.BEFORE: (question.before, styles.TEXT),
        Col.DO: (question.do, styles.TEXT),
        Col.ID: (question.id, styles.TEXT),
        Col.STAGE: (question.stage, styles.TEXT),
        Col.PRINCIPLE: (question.principle, styles.TEXT),
        Col.ACTION: (question.action, styles.TEXT),
        Col.FOR_STAFF: (YES if question.shared else "", styles.TEXT),
        Col.UNDERSTOOD: (Live(_understood(book, question, row), question.answer), styles.HELPER),
        Col.SHARE: (Live(_share(book, question, row), question.score), styles.HELPER),
    }


def asked(question: QuestionRow) -> str:
    """The question, a measure with what its readings score."""
    if question.poor is None or question.good is None:
        return question.ask
    ends = f"{figure(question.good)} scores\u00a0100\u00a0%, {figure(question.poor)} scores\u00a00\u00a0%"
    return f"{question.ask}\n({question.unit}: {ends})"


def _understood(book: Book, question: QuestionRow, row: int) -> Formula:
    if question.steps:
        return formulas.understood_step(row, book.layout.lists[question.id], len(question.steps))
    return formulas.understood_measure(row, question.least, question.most, question.answer)


def _share(book: Book, question: QuestionRow, row: int) -> Formula:
    if question.poor is not None and question.good is not None:
        return formulas.measure_share(row, question.poor, question.good)
    return formulas.step_share(row, book.layout.lists[question.id], len(question.steps))


def _entries(book: Book, page: Page, question: QuestionRow, row: int) -> None:
    """Let the answer be one of the question's own steps or a number, N/A or Don't know."""
    cell = f"{Col.ANSWER.letter}{row}"
    if question.steps:
        there = formulas.listed_answers(book.layout.lists[question.id], len(question.steps))
        choose(page, cell, there, f"Choose a step, {' or '.join(formulas.STEP_ANSWERS)}, from the list.")
    else:
        condition = formulas.measure_entry(row, question.least, question.most)
        accept(page, cell, condition, _expected(question))


def _expected(question: QuestionRow) -> str:
    """Say what may be typed as the answer to a measure."""
    least, most = (None if end is None else figure(end) for end in (question.least, question.most))
    ends = f" from {least}" if least else ""
    ends += f" to {most}" if most else ""
    others = ", ".join(formulas.MEASURE_ANSWERS)
    return f"Type a plain number{ends} ({question.unit}), or one of: {others}. No time, no date, no %."


def _colours(book: Book, page: Page, last: int) -> None:
    def cells(column: Col) -> str:
        return f"{column.letter}{DEPARTMENT_TOP}:{column.letter}{last}"

    score, critical, evidence = (
        f"{column.letter}{DEPARTMENT_TOP}" for column in (Col.SCORE, Col.CRITICAL, Col.EVIDENCE)
    )
    failing = f'IF({critical}="{YES}",{formulas.failing(score)},FALSE)'
    colour(page, cells(Col.CRITICAL), failing, styles.ALARM_FILL)
    for column in (Col.ANSWER, Col.SCORE):  # what is pasted with its format takes the answer's colour away
        colour(page, cells(column), formulas.is_strange(DEPARTMENT_TOP), styles.ALARM_FILL, styles.STRANGE)
    unknown = is_none_of(evidence, EVIDENCE)
    colour(page, cells(Col.EVIDENCE), unknown, styles.ALARM_FILL, styles.STRANGE)
    colour_by_band(page, book.report, cells(Col.SCORE), score)
    page.typed_as_text.append(cells(Col.ANSWER))
    choose(page, cells(Col.EVIDENCE), EVIDENCE, "Choose from the list what the answer rests on.")


def _below(book: Book, page: Page, part: DepartmentPart, row: int) -> None:
    """Write strengths and actions below the questions."""
    section(page, row, "What is strong here, as of the audit's date")
    strong = book.report.marks.strong
    for strength in part.strengths:
        row += 1
        page.put(row, Col.TOUCHPOINT.number, "★", styles.STRONG)
        spread(page, row, _STRONG, f"{strength.ask} → {strength.answer}", styles.TEXT)
        since = strength_since(strength.question, per_cent(strength.score), book.layout.everything, strong)
        page.put(row, Col.DO.number, Live(since, ""), styles.TEXT)
    if not part.strengths:
        row += 1
        page.put(row, Col.TOUCHPOINT.number, _NOT_STRONG.format(strong), styles.QUIET)
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
    live = Live(action_score(text(action.id), book.layout.everything), per_cent(action.score))
    owner, status = Live(owner_of(action.id), action.owner), Live(status_of(action.id), action.status)
    due = Live(due_of(action.id), action.due or action.status)
    do = "\n".join(f"• {do}" for do in action.do)
    texts: tuple[Plain | Live, ...] = (action.severity, action.clause, owner, live, due, status, do)
    looks = (styles.STRONG, *[styles.TEXT] * 2, styles.PERCENT, styles.DATE, *[styles.TEXT] * 2)
    for columns, said, style in zip(_ACTIONS, texts, looks, strict=True):
        spread(page, row, columns, said, style)
