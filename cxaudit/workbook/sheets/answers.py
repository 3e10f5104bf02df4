"""Answers: one flat table of everything asked, which all sums of the workbook read."""

from __future__ import annotations

from cxaudit.report import QuestionRow
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.laying import lay
from cxaudit.workbook.page import Page
from cxaudit.workbook.tables.answers import Answers, Asked
from cxaudit.workbook.tables.questions import Questions


def write(book: Book) -> None:
    """Write all questions of all departments."""
    asked = _asked(book)
    page = book.page(Answers, asked)
    page.title(
        _(Answers.name), _("Everything asked, in one table; change answers on the departments' sheets")
    )
    rows = page.table(Answers, asked, book.places)
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
            lay(page, row, column, book.photos.of(names), question.ask, least=0.05)


def _asked(book: Book) -> list[Asked]:
    listed = {finding.question for finding in book.report.findings}
    mark = book.report.marks.wanting
    return [
        Asked(question, part.title, book.places.sheets[part.id], row, question.id in listed, mark)
        for part in book.report.departments
        for row, question in enumerate(part.questions, Questions.top)
    ]
