"""Answers: one flat table of everything asked, which all sums of the workbook read."""

from __future__ import annotations

from cxaudit.report import QuestionRow
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.formulas.expressions import is_none_of
from cxaudit.workbook.formulas.names import COMING
from cxaudit.workbook.laying import SMALLEST, lay
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block
from cxaudit.workbook.tables.answers import Answers, Asked


def write(book: Book) -> None:
    """Write all questions of all departments."""
    asked = _asked(book)
    page = book.page(Answers, asked)
    page.title(
        _(Answers.name),
        _("Everything asked, in one table; change answers on the departments' sheets, yellow cells here"),
    )
    rows = page.table(Answers, asked, book.places)
    _entries(page, rows)
    page.freeze(Answers.top, Answers.department)
    page.filter(Answers.columns, rows)
    for row, each in enumerate(asked, rows.first):
        _photos(book, page, row, each.question)
    # what stands to the right of it is for formulas and filters, or too much for a page
    page.paper.end_at(Answers.principle, rows.last)
    page.paint_tab(styles.MUTED_INK)
    page.protect(filtered=True)


def _photos(book: Book, page: Page, row: int, question: QuestionRow) -> None:
    """Lay photos that stand nowhere else."""
    for column, names in ((Answers.photos, question.photos), (Answers.staff_photos, question.staff_photos)):
        if (question.id, names) not in book.laid:
            lay(page, row, column, book.photos.of(names), question.ask, least=SMALLEST)


def _entries(page: Page, rows: Block) -> None:
    """Let it be chosen how an answer will come, dates be dates, and colour notes that are missing."""
    page.entries.from_list(
        rows.cells(Answers.coming), COMING, _("Choose from the list how the answer will come.")
    )
    page.entries.dates(rows.cells(Answers.until))
    unknown = is_none_of(rows.top(Answers.coming), COMING)
    page.colours.where(rows.cells(Answers.coming), unknown, styles.ALARM_FILL, styles.STRANGE)
    missing = f"${rows.top(Answers.lacks_note)}=1"
    page.colours.where(rows.cells(Answers.note), missing, styles.ALARM_FILL)


def _asked(book: Book) -> list[Asked]:
    listed = {finding.question for finding in book.report.findings}
    mark = book.report.marks.wanting
    return [
        Asked(question, part.title, place, question.id in listed, mark)
        for part in book.report.departments
        for place, question in enumerate(part.questions, 1)
    ]
