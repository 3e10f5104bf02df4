"""How other sheets read the figures on Lists: one cell, or those of whatever has a rank."""

from __future__ import annotations

from cxaudit.workbook.book import Book
from cxaudit.workbook.live import Live
from cxaudit.workbook.places import reference
from cxaudit.workbook.score_lines import ScoreLine, whole_line
from cxaudit.workbook.sheet_names import LISTS, called
from cxaudit.workbook.tables.figures import ScoreColumn


def figure(line: ScoreLine, row: int, column: ScoreColumn) -> Live:
    """Return what a column of the figures has in a row of Lists, which shows that line."""
    return Live(column.value(line), reference(called(LISTS), column, row))


def of_whole(book: Book, column: ScoreColumn) -> Live:
    """Return what a column of the figures has of all departments together."""
    return figure(whole_line(book.report), book.places.whole_row, column)
