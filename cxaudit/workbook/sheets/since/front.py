"""The page from top to bottom."""

from __future__ import annotations

from cxaudit import look
from cxaudit.report import Since
from cxaudit.words import _
from cxaudit.workbook.book import Book, ComparisonBook
from cxaudit.workbook.fitting import POINTS_A_PIXEL, USUAL_ROW
from cxaudit.workbook.frame import HEADS, about, begin, begin_alone, fit, freeze, set_height
from cxaudit.workbook.live import Live
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import bars_height, section
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.sheets.since.bars import charts_of, draw, write_tables
from cxaudit.workbook.sheets.since.head import how, sentence, strip
from cxaudit.workbook.sheets.since.lists import actions, changed, found
from cxaudit.workbook.tables.since import LEFT, RIGHT, ChangeBars, SinceLast, scale_of

_GAP, _ROW, _BESIDE, _HIGHEST = 14, 22, 6, 26
"""Pixels between parts, of rows beside charts, below a chart, and of a bar at most."""


def write(book: Book) -> None:
    """Write the page, where there is an audit before."""
    since = book.report.since
    if since is None:
        return
    page = book.page(SinceLast)
    charts = charts_of(book.report, book.places, page)
    departments, principles, stages = charts
    _begin(book, page, since, sentence(book, since, departments))
    for chart in charts:
        write_tables(page, chart)
    row = strip(book, page, since, HEADS, charts[0].rows.first)
    set_height(page, row, _GAP)
    row += 1
    end = actions(page, row, since)
    row = _beside(book, page, departments, row, end, scale_of(charts))
    row = _below(book, page, principles, stages, row, scale_of(charts))
    row = found(page, row, since)
    last = changed(page, row, since)
    freeze(page, rows=1)
    fit(page, last - 1, before=row)
    page.paint_tab(look.TAB_RESULT)
    page.protect()


def _begin(book: Book, page: Page, since: Since, message: Live) -> None:
    """Write what is on top of every sheet; where it is the first sheet it leads nowhere."""
    title, said = called(SinceLast.name), how(since, live=book.live)
    if isinstance(book, ComparisonBook):
        said = " ".join([said, *book.doubts])
        begin_alone(page, title, about(book.report), message, said)
    else:
        begin(page, book.report, title, message, said)


def _beside(book: Book, page: Page, chart: ChangeBars, row: int, end: int, scale: int) -> int:
    """Draw the departments beside the actions, which end before a row; return the row after both."""
    section(page, row, LEFT, _(chart.title))
    height = bars_height(len(chart.lines)) if chart.lines else 0
    end = _fill(page, row + 1, end, height + _BESIDE)
    if chart.lines:
        room = min(_px(page, row + 1, end) - _BESIDE, _HIGHEST * len(chart.lines))
        draw(book, page, chart, row + 1, LEFT, scale, max(height, room))
    return end


def _below(book: Book, page: Page, principles: ChangeBars, stages: ChangeBars, row: int, scale: int) -> int:
    """Draw principles and stages side by side; return the row after both."""
    sides = [(chart, over) for chart, over in ((principles, LEFT), (stages, RIGHT)) if chart.lines]
    if not sides:
        return row
    set_height(page, row, _GAP)
    row += 1
    height = max(bars_height(len(chart.lines)) for chart, _over in sides)
    end = _fill(page, row + 1, row + 1, height + _BESIDE)
    for chart, over in sides:
        section(page, row, over, _(chart.title))
        draw(book, page, chart, row + 1, over, scale, bars_height(len(chart.lines)))
    return end


def _fill(page: Page, first: int, row: int, height: float) -> int:
    """Add rows from `row` on until those from the first on are so many pixels high; return the row after."""
    there = _px(page, first, row)
    while there < height:
        set_height(page, row, min(_ROW, max(4, height - there)))
        there, row = there + _ROW, row + 1
    return row


def _px(page: Page, first: int, end: int) -> float:
    return sum(page.heights.get(row, USUAL_ROW) for row in range(first, end)) / POINTS_A_PIXEL
