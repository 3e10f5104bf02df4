"""The page from top to bottom, and its heading."""

from __future__ import annotations

from pathlib import Path

from cxaudit.days import in_full
from cxaudit.text import storable
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.fitting import pixels
from cxaudit.workbook.page import Page
from cxaudit.workbook.sheets.summary.columns import WHOLE, Summary
from cxaudit.workbook.sheets.summary.figures import charts, figures
from cxaudit.workbook.sheets.summary.remarks import failures, resolutions, strengths
from cxaudit.workbook.sheets.summary.scope import index, scope

_BESIDE_LOGO = (Summary.left, Summary.right)

_TITLE = 1
"""Row of the title."""

_BETWEEN = 7
"""Points of an empty row between two parts."""


def write(book: Book) -> None:
    """Write the page."""
    page = book.page(Summary, orientation="portrait")
    page.paper.fit_on_one()
    row = _heading(book, page)
    for part in (figures, failures, charts, strengths, resolutions, scope, index):
        row = part(book, page, row)
    for between in set(range(1, row - 1)) - page.rows.keys() - page.heights.keys():
        page.heights[between] = _BETWEEN
    page.protect()
    page.paint_tab(styles.HEAD_FILL)


def _heading(book: Book, page: Page) -> int:
    """Write the heading, with headline and verdict if there are; return the row for what comes next."""
    report = book.report
    site = f" · {report.site}" if report.site else ""
    page.put(_TITLE, Summary.left, _("Customer experience audit"), styles.TITLE)
    page.heights[_TITLE] = 32
    page.spread(_TITLE + 1, _BESIDE_LOGO, f"{report.organisation}{site}", styles.ABOUT)
    made = _("{kind} of {day}", kind=report.kind, day=in_full(report.day))
    prepared = _("prepared by {auditor}", auditor=report.auditor_with_contact)
    page.spread(_TITLE + 2, _BESIDE_LOGO, f"{made} · {prepared}", styles.ABOUT)
    if book.logo:
        _logo(page, book.logo, report.organisation)
    first = row = _TITLE + 4
    for text, style in ((report.headline, styles.BIG_TEXT), (report.verdict, styles.VERDICT)):
        if text:
            row = page.spread_long(row, WHOLE, text, style) + 1
    return row if row == first else row + 1


def _logo(page: Page, path: Path, organisation: str) -> None:
    from cxaudit.workbook.logo import place, read_logo  # Pillow is slow to load, and seldom needed

    logo = read_logo(path)
    place(logo, Summary.right_text.number, pixels(Summary.right_text.width))
    page.pictures.append((logo, storable(_("Logo of {organisation}", organisation=organisation))))
