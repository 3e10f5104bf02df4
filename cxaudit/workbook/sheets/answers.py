"""Answers: one flat table of everything asked, which all sums of the workbook read."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit import look
from cxaudit.report import QuestionRow
from cxaudit.words import Plural, _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.formulas.expressions import is_none_of
from cxaudit.workbook.formulas.names import COMING
from cxaudit.workbook.frame import begin, freeze
from cxaudit.workbook.laying import SMALLEST, lay
from cxaudit.workbook.live import Live, counted, first_of, fixed, joined
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.tables.answers import Answers, Asked

_MESSAGE = Answers.department, Answers.answer
"""Columns that its message stands over: those that are seen first."""

_ASKED = Plural("{n} question asked", "{n} questions asked")
_RATED = Plural(", {n} of them rated", ", {n} of them rated")
_STRANGE = Plural("; {n} answer is none of its own", "; {n} answers are none of their own")


def write(book: Book) -> None:
    """Write all questions of all departments."""
    asked = _asked(book)
    page = book.page(Answers, asked)
    how = _(
        "one row a question, for filters and pivots, not for paper; cream cells are yours to change, answers"
        " are changed on the departments' sheets"
    )
    begin(page, book.report, called(Answers.name), _sentence(book, asked), how, over=_MESSAGE)
    rows = page.table(Answers, asked, book.places)
    _entries(page, rows)
    freeze(page)
    page.filter(Answers.columns[1:], rows)
    for row, each in enumerate(asked, rows.first):
        _photos(book, page, row, each.question)
    page.paint_tab(look.TAB_RESULT)
    page.protect(filtered=True)


def _sentence(book: Book, asked: Sequence[Asked]) -> Live:
    """Say how much was asked, and how many of the answers are rated, and are none."""
    everything = book.places.everything
    rated = Live(sum(each.question.tally.rated for each in asked), f"SUM({everything.column(Answers.rated)})")
    strange = Live(0, f"SUM({everything.column(Answers.strange)})")
    said_strange = first_of([(strange.equals(0), fixed(""))], counted(_STRANGE, strange))
    return joined(fixed(_ASKED.said(len(asked))), counted(_RATED, rated), said_strange)


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
    page.colours.where(rows.cells(Answers.coming), unknown, look.CORAL, styles.STRANGE)
    missing = f"${rows.top(Answers.lacks_note)}=1"
    page.colours.where(rows.cells(Answers.note), missing, look.CORAL)
    page.colours.where(rows.cells(Answers.answer), f"${rows.top(Answers.strange)}=1", look.CORAL)


def _asked(book: Book) -> list[Asked]:
    listed = {finding.question for finding in book.report.findings}
    mark = book.report.marks.wanting
    return [
        Asked(question, part.title, place, question.id in listed, mark)
        for part in book.report.departments
        for place, question in enumerate(part.questions, 1)
    ]
