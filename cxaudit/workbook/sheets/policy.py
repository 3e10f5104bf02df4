"""Policy: the finished text, set like a document, to print and sign."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.days import in_full
from cxaudit.report import PolicyLine
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book, protect, section, spread, spread_long, title
from cxaudit.workbook.cells import Page
from cxaudit.workbook.fitting import TALLEST_ROW
from cxaudit.workbook.layout import POLICY
from cxaudit.workbook.printing import fit

_WIDTHS = (4, 24, 64, 12)
_NUMBER, _TITLE, _TEXT, _MARK = 1, 2, 3, 4
_MARKS = {"new": "● new", "changed": "○ changed", "": ""}
_KEY = "● new: not written before   ○ changed: other words or numbers than before"
_AIR = 8
"""Points between two clauses."""

_SIGNATURES = ("For the management", "For the staff")


def write(book: Book) -> None:
    """Write promises, rules and the lines to sign on."""
    report, refresh = book.report, book.report.refresh
    page = book.page(POLICY, _WIDTHS, "portrait")
    held = f", decided on {in_full(refresh.held)}" if refresh.held else ""
    said = f"Version {refresh.version}{held}, in force from {in_full(refresh.in_force)}"
    site = f" · {report.site}" if report.site else ""
    title(page, "Our customer-service policy", f"{report.organisation}{site}")
    page.put(3, _TEXT, _KEY, styles.QUIET)
    page.put(4, _NUMBER, f"{said}. Next review: {in_full(refresh.review)}.", styles.SUBTITLE)
    page.heights[4] = 18
    row = _clauses(page, 6, "What we promise our customers", refresh.promises, first=1)
    row = _clauses(page, row, "The rules of our house", refresh.rules, first=1 + len(refresh.promises))
    _signatures(page, row)
    fit(page)
    protect(page)


def _clauses(page: Page, row: int, heading: str, clauses: Sequence[PolicyLine], first: int) -> int:
    if not clauses:
        return row
    section(page, row, heading)
    for number, clause in enumerate(clauses, first):
        row += 1
        page.put(row, _NUMBER, number, styles.CLAUSE_NUMBER)
        page.put(row, _MARK, _MARKS[clause.change], styles.CLAUSE_MARK)
        spread(page, row, (_TITLE, _TITLE), clause.title, styles.CLAUSE_TITLE)
        row = spread_long(page, row, (_TEXT, _TEXT), clause.text, styles.CLAUSE_TEXT)
        page.heights[row] = min(TALLEST_ROW, page.heights[row] + _AIR)
    return row + 2


def _signatures(page: Page, row: int) -> None:
    section(page, row, "Signed")
    for who in _SIGNATURES:
        row += 1
        page.put(row, _TEXT, f"{who}: name, date and signature", styles.SIGNATURE)
        page.heights[row] = 44
