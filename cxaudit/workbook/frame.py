"""The frame of a sheet: what it is, what it says, how it is read, and how it is printed.

How a sheet stands in it:

1. Its class says `px = look.PORTRAIT` or `look.LANDSCAPE`, and each column its `px`; the first and the last
   printed one are margins (`px=look.MARGIN`). What stands right of the print area, the rail, is
   `printed=False`; ids have neither px nor width and so are hidden, and come last. `checked` sees that the
   widths add up.
2. `page = book.page(Kind, records)` sets up paper, headings and the mirrored view.
3. `begin(page, book.report, title, sentence, how)` writes rows 1 to 3, and `page.heads(4, columns)` the heads
   in row 4; or nothing is written there, and the figures of `parts` begin below.
4. `freeze(page)` keeps rows 1 to 4 in sight and prints them on every page; `freeze(page, rows=1)` where no
   table begins in row 5. `fit(page, last)` prints it on one page, or on several. `page.protect()` and
   `page.paint_tab(look.TAB_RESULT)` as everywhere.

Heights are pixels here: `set_height`, with `fitting.tall` for what texts need.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxaudit import look
from cxaudit.days import in_full
from cxaudit.report import Report
from cxaudit.words import _
from cxaudit.workbook import roles
from cxaudit.workbook.cells import Rich
from cxaudit.workbook.columns import Column
from cxaudit.workbook.fitting import (
    POINTS_A_PIXEL,
    TALLEST_ROW,
    USUAL_ROW,
    cut,
    pixels,
    tall,
)
from cxaudit.workbook.live import Live
from cxaudit.workbook.page import Page
from cxaudit.workbook.sheet_names import SUMMARY, called

STRIP, SENTENCE, HOW, HEADS = 1, 2, 3, 4
"""Its rows; the table begins in the next."""

_HEIGHTS = {STRIP: 24, SENTENCE: 40, HOW: 24}
_LONGEST_STRIP = 100
"""Letters, in sizes of their own, of what the strip says of the audit."""


def checked(columns: Sequence[Column[Any]], widths: Sequence[float], most: int) -> int:
    """Return how many of the columns are printed, from the first.

    Raises:
        ValueError: where they are wider than a page, or not side by side.
    """
    printed = [column.printed and width > 0 for column, width in zip(columns, widths, strict=True)]
    last = max((number for number, is_printed in enumerate(printed, 1) if is_printed), default=0)
    across = sum(pixels(width) for width in widths[:last] if width)
    if across > most or any(not each.printed for each in columns[:last]):
        raise ValueError(f"{across} pixels in a page of {most}, or what is not printed between what is")
    return last


def printed_columns(page: Page) -> tuple[Column[Any], Column[Any]]:
    """Return the first and the last column between the margins."""
    printed = [
        column for column, width in zip(page.columns, page.widths, strict=True) if column.printed and width
    ]
    return printed[1], printed[-2]


def rail(page: Page) -> list[Column[Any]]:
    """Return the columns right of the print area that are seen."""
    return [
        column
        for column, width in zip(page.columns, page.widths, strict=True)
        if not column.printed and width
    ]


def set_height(page: Page, row: int, px: float) -> None:
    """Make a row so many pixels high, at most what Excel takes."""
    page.heights[row] = min(TALLEST_ROW, px * POINTS_A_PIXEL)


def room(page: Page, first: Column[Any], last: Column[Any]) -> int:
    """Return how many pixels columns have together, from the first to the last; hidden ones have none."""
    return sum(pixels(width) for width in page.widths[first.number - 1 : last.number] if width)


def begin(page: Page, report: Report, title: str, sentence: Live, how: str, *, beside: bool = False) -> None:
    """Write what the sheet is, its message, how it is read, and the link back to the Summary.

    Args:
        page: the sheet.
        report: what the book shows.
        title: what the sheet is called.
        sentence: its message.
        how: how it is read, in a line that runs over to the right.
        beside: whether the link stands in the rail, where there is one, and not at the right end of the page.
    """
    strip(page, title, about(report))
    first, last = printed_columns(page)
    page.block((SENTENCE, SENTENCE), (first, last), sentence.value, roles.SENTENCE, sentence.formula)
    set_height(page, SENTENCE, max(_HEIGHTS[SENTENCE], _tall_sentence(page, sentence)))
    page.put(HOW, first, how, roles.HOW)
    back = rail(page)[1] if beside else last
    page.put(HOW, back, f"← {called(SUMMARY)}", roles.RAIL_LINK if beside else roles.BACK)
    page.link(HOW, back, called(SUMMARY))
    set_height(page, HOW, _HEIGHTS[HOW])


def _tall_sentence(page: Page, sentence: Live) -> int:
    across = room(page, *printed_columns(page))
    return tall(str(sentence.value), across, look.TITLE, bold=True)


def strip(page: Page, title: str, said: str) -> None:
    """Write the first row: what the sheet is, over the print area and the rail."""
    whole = [column for column, width in zip(page.columns, page.widths, strict=True) if width]
    for column in whole:
        page.put(STRIP, column, None, roles.STRIP)
    beside = cut(f"   {said}", _LONGEST_STRIP)
    page.put(STRIP, 1, Rich.of((title, True), (beside, False), size=look.LABEL, ink=look.WHITE), roles.STRIP)
    set_height(page, STRIP, _HEIGHTS[STRIP])


def about(report: Report) -> str:
    """Say whose audit it is, and of when."""
    day = in_full(report.day)
    made = _("self-assessment of {day}", day=day) if report.by_oneself else _("audit of {day}", day=day)
    return f"{report.organisation}, {made}"


def fit(page: Page, last: int, before: int = 0) -> None:
    """Print a page down to its last row: on one sheet of paper where letters of 10 points still print as 8.

    Args:
        page: with the heights of all its rows.
        last: its last row.
        before: the row that a second sheet of paper begins with where one is not enough; 0: any.
    """
    page.paper.end_at(page.printed, last)
    if sum(page.heights.get(row, USUAL_ROW) for row in range(1, last + 1)) <= page.paper.room:
        page.paper.fit_on_one()
    elif before:
        page.paper.break_before(before)


def break_between(page: Page, begins: Sequence[int], last: int, heads: int) -> None:
    """Print a page down to its last row, on as few sheets of paper as 8 points allow, broken between parts.

    Args:
        page: with the heights of all its rows.
        begins: the rows that a sheet of paper may begin with.
        last: its last row.
        heads: the row that is repeated on each sheet of paper after its own.
    """
    page.paper.end_at(page.printed, last)
    points = {row: page.heights.get(row, USUAL_ROW) for row in range(1, last + 1)}
    used, pages = 0.0, 1
    for begin, end in zip([1, *begins], [*begins, last + 1], strict=True):
        part = sum(points[row] for row in range(begin, end))
        if begin > 1 and used + part > page.paper.room:
            page.paper.break_before(begin)
            used, pages = points[heads] if begin > heads else 0, pages + 1
        used += part
    page.paper.fit_on(pages)


def freeze(page: Page, rows: int = HEADS, column: Column[Any] | None = None) -> None:
    """Keep the first rows in sight, and the columns left of one, and print the rows on every page."""
    page.worksheet.freeze_panes = f"{column.letter if column else 'A'}{rows + 1}"
    page.paper.repeat(rows, 1)
