"""Lists, hidden: what dropdowns offer and formulas look up."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from cxaudit.audit import Evidence, Status
from cxaudit.policy import Decision
from cxaudit.words import WRITTEN as WORDS_OF_WRITTEN
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import Plain
from cxaudit.workbook.formulas.names import (
    BAND_FLOORS,
    BAND_NAMES,
    DECISIONS,
    EVIDENCE,
    OWNERS,
    SAID,
    STATUSES,
    TITLES,
    WRITTEN,
)
from cxaudit.workbook.formulas.questions import MEASURE_ANSWERS, STEP_ANSWERS
from cxaudit.workbook.layout import LISTS, LISTS_TOP


def write(book: Book) -> None:
    """Write a row for each question (id, steps, N/A, Don't know), and the named lists beside them."""
    named = _named(book)
    steps = max(len(question.steps) for part in book.report.departments for question in part.questions)
    answers = steps + len(STEP_ANSWERS)
    first = 1 + answers + 2  # the ids before them, an empty column after them
    page = book.page(LISTS, [30, *([24] * answers), 4, *([16] * len(named))])
    page.put(1, 1, "ID", styles.HEAD)
    page.put(1, 2, "Steps, worst first; then N/A and Don't know", styles.HEAD)
    for part in book.report.departments:
        for question in part.questions:
            row = book.layout.lists[question.id]
            for column, text in enumerate((question.id, *question.steps, *STEP_ANSWERS), 1):
                page.put(row, column, text, styles.PLAIN)
    for column, (name, values) in enumerate(named, first):
        page.put(1, column, name, styles.HEAD)
        for row, value in enumerate(values, LISTS_TOP):
            page.put(row, column, value, styles.PLAIN)
        book.name(name, get_column_letter(column), LISTS_TOP, LISTS_TOP + max(len(values), 1) - 1)
    page.sheet.sheet_state = "hidden"


def _named(book: Book) -> list[tuple[str, Sequence[Plain]]]:
    """Lists that have a name."""
    bands = book.report.bands
    return [
        (BAND_FLOORS, [band.floor for band in bands]),
        (BAND_NAMES, [band.label for band in bands]),
        (STATUSES, list(Status)),
        (OWNERS, book.report.owners),
        (TITLES, [part.title for part in book.report.departments]),
        (EVIDENCE, [evidence.capitalize() for evidence in Evidence]),
        (DECISIONS, list(Decision)),
        (SAID, MEASURE_ANSWERS),
        (WRITTEN, list(WORDS_OF_WRITTEN.values())),
    ]
