"""The page from top to bottom."""

from __future__ import annotations

from cxaudit import look
from cxaudit.workbook.book import Book
from cxaudit.workbook.frame import fit, set_height
from cxaudit.workbook.sheets.summary.columns import Summary
from cxaudit.workbook.sheets.summary.head import TOP, head
from cxaudit.workbook.sheets.summary.rail import rail
from cxaudit.workbook.sheets.summary.standing import below, beside_what_to_do
from cxaudit.workbook.sheets.summary.to_do import resolutions
from cxaudit.workbook.sheets.summary.words import words

_GAP = 10


def write(book: Book) -> None:
    """Write the page."""
    page = book.page(Summary)
    head(book, page)
    row = beside_what_to_do(book, page, TOP, resolutions(book, page, TOP))
    row = below(book, page, row)
    set_height(page, row, _GAP)
    strong = row + 1
    last = words(book, page, strong) - 1
    fit(page, last, before=strong)
    rail(book, page, TOP)
    page.protect()
    page.paint_tab(look.TAB_RESULT)
