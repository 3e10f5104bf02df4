"""Lists, hidden: what dropdowns offer and formulas look up."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.audit import Decision, Evidence, Status
from cxaudit.words import COMING as WORDS_OF_COMING
from cxaudit.words import WRITTEN as WORDS_OF_WRITTEN
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.answer_cells import answer_cells
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.formulas.names import (
    BAND_FLOORS,
    BAND_NAMES,
    BAND_SYMBOLS,
    COMING,
    DECISIONS,
    EVIDENCE,
    OWNERS,
    SAID,
    SAID_BUT_NA,
    STATUSES,
    TITLES,
    WRITTEN,
)
from cxaudit.workbook.formulas.understanding import measure_answers
from cxaudit.workbook.places import Block, quoted
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.sheets.figures import figures, right_of
from cxaudit.workbook.tables.lists import Lists, answer_columns, named_columns


def write(book: Book) -> None:
    """Write a row for each question (id, what may be answered), and the named lists beside them."""
    questions = [question for part in book.report.departments for question in part.questions]
    answers = {question.id: answer_cells(question).on_lists for question in questions}
    named = _named(book)
    if any(not question.na for question in questions):
        named[SAID_BUT_NA] = measure_answers(na=False)
    offered = answer_columns(max(map(len, answers.values())))
    empty, *beside = named_columns(len(offered), list(named))
    page = book.page(Lists, beside=[*offered, empty, *beside, *right_of(book, beside[-1].number)])
    for column in (Lists.id, offered[0], *beside):
        page.put(Lists.top - 1, column, column.said_head, styles.HEAD)
    for id, texts in answers.items():
        row = book.places.lists[id].first
        page.put(row, Lists.id, id, styles.PLAIN)
        for column, text in zip(offered, texts, strict=False):  # most questions have fewer than the widest
            page.put(row, column, text, styles.PLAIN)
    for column, values in zip(beside, named.values(), strict=True):
        rows = Block(Lists.top, Lists.top + max(len(values), 1) - 1, quoted(called(Lists.name)))
        for row, value in enumerate(values, rows.first):
            page.put(row, column, value, styles.PLAIN)
        book.define_name(column.head, rows.column(column))
    figures(book, page)
    page.hide()


def _named(book: Book) -> dict[str, Sequence[CellValue]]:
    """Lists by their names."""
    bands, policy = book.report.bands, {}
    if book.report.has_policy:
        policy = {
            DECISIONS: [decision.label for decision in Decision],
            WRITTEN: list(map(_, WORDS_OF_WRITTEN.values())),
        }
    return {
        BAND_FLOORS: [band.floor for band in bands],
        BAND_NAMES: [band.label for band in bands],
        BAND_SYMBOLS: [band.symbol for band in bands],
        STATUSES: [status.label for status in Status],
        OWNERS: book.report.owners,
        TITLES: [part.title for part in book.report.departments],
        EVIDENCE: [evidence.label for evidence in Evidence],
        COMING: list(map(_, WORDS_OF_COMING.values())),
        SAID: measure_answers(),
        **policy,
    }
