"""How the business stands, as bars: departments beside what to do, principles and stages below."""

from __future__ import annotations

from typing import NamedTuple

from cxaudit.report import Report
from cxaudit.text import lines
from cxaudit.words import N_, _
from cxaudit.workbook import roles
from cxaudit.workbook.book import Book
from cxaudit.workbook.fitting import POINTS_A_PIXEL, tall
from cxaudit.workbook.frame import room, set_height
from cxaudit.workbook.live import Live, fixed
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Over, bars_height, draw_bars, marks_note, section
from cxaudit.workbook.sheet_names import DEPARTMENTS, called
from cxaudit.workbook.sheets.summary.columns import LEFT, RIGHT, Summary

_MARKS, _ROW, _ROWS, _GAP = 28, 22, 8, 6
"""Pixels of the note below a chart, of rows beside charts, how many of these there are, and above a chart."""

_LEAST, _HIGHEST = 150, 34
"""Pixels of a chart of few bars, and of each of these at most."""


_CAPPED = N_("Where the band is lower than its score: a critical failure.")


class _Chart(NamedTuple):
    """A chart with what stands above it."""

    name: str
    title: str
    link: Live | None = None


def stages_first(report: Report) -> bool:
    """Whether the stages stand before the departments: where fewer than half of these have a band."""
    banded = sum(part.standing.counted.band is not None for part in report.departments)
    return bool(report.stages) and 2 * banded < len(report.departments)


def _departments() -> _Chart:
    return _Chart("departments", _("Departments, worst first"), fixed(_("heat map →")))


def _stages() -> _Chart:
    return _Chart("stages", _("Along the customer's way"))


def beside_what_to_do(book: Book, page: Page, top: int, row: int) -> int:
    """Draw the first chart below the row `top`, beside rows that end before `row`; return the row after both.

    Its section head stands in the row `top`.
    """
    shown = _stages() if stages_first(book.report) else _departments()
    row = _fill(page, top + 1, row, _height(book, shown) + _GAP)
    _draw(book, page, top, RIGHT, shown)
    note = lines([marks_note(book.report.bands), _(_CAPPED) if book.report.failures else ""])
    over = Summary.j, Summary.p
    page.block((row, row), over, note, roles.NOTE_RIGHT)
    set_height(page, row, max(_MARKS, tall(note, room(page, *over))))
    return row + 1


def below(book: Book, page: Page, row: int) -> int:
    """Draw the other charts side by side; return the row after them."""
    report = book.report
    right = _departments() if stages_first(report) else _stages()
    charts = []
    if report.principles:
        charts.append((LEFT, _Chart("principles", _("What customers judge by, worst first"))))
    if right.name in book.bars:
        charts.append((RIGHT if charts else LEFT, right))
    if not charts:
        return row
    height = max(_height(book, shown) + _GAP for _over, shown in charts)
    end = _fill(page, row + 1, row + 1, max(height, _ROW * _ROWS))
    for over, shown in charts:
        _draw(book, page, row, over, shown)
    return end


def _height(book: Book, shown: _Chart) -> int:
    count = len(book.bars[shown.name].lines)
    return bars_height(count, min(_LEAST, _HIGHEST * count))


def _draw(book: Book, page: Page, row: int, over: Over, shown: _Chart) -> None:
    """Write a section head, and draw its chart below."""
    section(page, row, over, shown.title, shown.link, called(DEPARTMENTS) if shown.link else "")
    draw_bars(book, page, book.bars[shown.name], row + 1, over, shown.title, _height(book, shown))


def _fill(page: Page, first: int, row: int, height: float) -> int:
    """Add rows from `row` on until those from the first on are so many pixels high; return the row after."""
    there = sum(page.heights.get(number, 15) for number in range(first, row)) / POINTS_A_PIXEL
    while there < height:
        set_height(page, row, min(_ROW, max(4, height - there)))
        there, row = there + _ROW, row + 1
    return row
