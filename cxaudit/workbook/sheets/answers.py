"""Answers: one flat table of everything asked, a mirror of the departments' sheets by position.

All sums of the workbook read this sheet, so that sorting a department's sheet changes none of them.
"""

from __future__ import annotations

from cxaudit.checklist import UNKNOWN
from cxaudit.report import DepartmentPart, QuestionRow
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book, Cells, freeze, heads, protect, table_row, title
from cxaudit.workbook.cells import Live, Plain, per_cent
from cxaudit.workbook.columns import Ans, Col, Fin
from cxaudit.workbook.formulas import questions as formulas
from cxaudit.workbook.formulas.names import NO, YES
from cxaudit.workbook.layout import ANSWERS, ANSWERS_TOP, DEPARTMENT_TOP, FINDINGS, FINDINGS_TOP
from cxaudit.workbook.sheets.department import asked


def write(book: Book) -> None:
    """Write all questions of all departments."""
    page = book.page(ANSWERS, book.widths(Ans))
    title(page, ANSWERS, "Everything asked, in one table; change answers on the departments' sheets")
    heads(page, ANSWERS_TOP - 1, Ans)
    listed = {finding.question for finding in book.report.findings}
    for part in book.report.departments:
        first = book.layout.blocks[part.id].first
        for position, question in enumerate(part.questions):
            cells = {
                **_mirrored(book, part, question, position),
                Ans.SHARE: (_mirror(book, part, Col.SHARE, position, question.score), styles.POINTS_EARNED),
                **_found(book, question, first + position, listed=question.id in listed),
                **_steps_of_the_sums(question, first + position),
            }
            table_row(page, first + position, cells)
    freeze(page, ANSWERS_TOP, Ans.DEPARTMENT)
    last = book.layout.everything.last
    page.sheet.auto_filter.ref = f"A{ANSWERS_TOP - 1}:{list(Ans)[-1].letter}{last}"
    page.sheet.print_area = f"A1:{Ans.PRINCIPLE.letter}{last}"
    page.sheet.sheet_properties.tabColor = styles.MUTED_INK
    protect(page)
    page.sheet.protection.autoFilter = False


def _mirrored(book: Book, part: DepartmentPart, question: QuestionRow, position: int) -> Cells:
    def same(column: Col, value: Plain) -> Live:
        return _mirror(book, part, column, position, value)

    return {
        Ans.ID: (same(Col.ID, question.id), styles.TEXT),
        Ans.DEPARTMENT: (part.title, styles.TEXT),
        Ans.TOUCHPOINT: (same(Col.TOUCHPOINT, question.touchpoint), styles.TEXT),
        Ans.STAGE: (same(Col.STAGE, question.stage), styles.TEXT),
        Ans.QUESTION: (same(Col.QUESTION, asked(question)), styles.TEXT),
        Ans.ANSWER: (same(Col.UNDERSTOOD, question.answer), styles.TEXT),
        Ans.SCORE: (same(Col.SCORE, per_cent(question.score)), styles.PERCENT),
        Ans.WEIGHT: (same(Col.WEIGHT, question.weight), styles.NUMBER),
        Ans.CRITICAL: (same(Col.CRITICAL, YES if question.critical else NO), styles.TEXT),
        Ans.PRINCIPLE: (same(Col.PRINCIPLE, question.principle), styles.TEXT),
        Ans.ACTION: (same(Col.ACTION, question.action), styles.TEXT),
        Ans.EVIDENCE: (same(Col.EVIDENCE, question.evidence), styles.TEXT),
        Ans.SEEN: (same(Col.SEEN, question.seen), styles.LINE),
        Ans.TOLD_BY: (same(Col.TOLD_BY, question.told_by), styles.LINE),
        Ans.NOTE: (same(Col.NOTE, question.note), styles.LINE),
        Ans.FOR_STAFF: (same(Col.FOR_STAFF, YES if question.shared else ""), styles.TEXT),
    }


def _mirror(book: Book, part: DepartmentPart, column: Col, position: int, value: Plain) -> Live:
    """What a cell of a department's sheet shows, by its position."""
    return Live(formulas.mirror(book.layout.sheets[part.id], column, DEPARTMENT_TOP + position), value)


def _found(book: Book, question: QuestionRow, row: int, *, listed: bool) -> Cells:
    """Whether the question is a finding now, and whether it was one on the audit's date."""
    # from the heads to the row below: something of it is left, whichever findings are deleted
    ids = f"{FINDINGS}!${Fin.ID.letter}${FINDINGS_TOP - 1}:${Fin.ID.letter}${book.layout.last_finding + 1}"
    mark = book.report.marks.wanting
    found = formulas.found(mark, per_cent(question.score)) if listed else ""
    return {
        Ans.CLAUSE: (Live(formulas.clause(row), question.action.split(".")[1]), styles.TEXT),
        Ans.STRANGE: (Live(formulas.strange(row), 0), styles.NUMBER),
        Ans.FINDING: (Live(formulas.finding(row, mark), found), styles.TEXT),
        Ans.LISTED: (Live(formulas.listed(row, ids), int(listed)), styles.NUMBER),
    }


def _steps_of_the_sums(question: QuestionRow, row: int) -> Cells:
    rated = question.score is not None
    weight = question.weight
    return {
        Ans.COUNTED: (Live(formulas.counted(row), weight if rated else 0), styles.NUMBER),
        Ans.POINTS: (Live(formulas.points(row), (question.score or 0) * weight), styles.POINTS_EARNED),
        Ans.DOUBTFUL: (Live(formulas.doubtful(row), weight * (question.answer == UNKNOWN)), styles.NUMBER),
        Ans.BACKED: (Live(formulas.backed(row), weight if question.backed else 0), styles.NUMBER),
        Ans.FAILED: (Live(formulas.failed(row), int(question.failed)), styles.NUMBER),
        Ans.UNVERIFIED: (Live(formulas.unverified(row), int(question.unverified)), styles.NUMBER),
    }
