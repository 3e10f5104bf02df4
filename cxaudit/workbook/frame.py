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

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Protocol

from cxaudit import look
from cxaudit.days import in_full
from cxaudit.words import _
from cxaudit.workbook import roles
from cxaudit.workbook.cells import Rich
from cxaudit.workbook.columns import Column
from cxaudit.workbook.fitting import BOLD, POINTS_A_PIXEL, TALLEST_ROW, USUAL_ROW, cut, length, pixels, tall
from cxaudit.workbook.live import Live
from cxaudit.workbook.page import Page
from cxaudit.workbook.sheet_names import called

STRIP, SENTENCE, HOW, HEADS = 1, 2, 3, 4
"""Its rows; the table begins in the next."""

_HEIGHTS = {STRIP: 24, SENTENCE: 40, HOW: 24}


class Audited(Protocol):
    """What a book shows: a report, or an edition."""

    @property
    def organisation(self) -> str:
        """Name of the business."""

    @property
    def day(self) -> date:
        """Day of the audit."""

    @property
    def by_oneself(self) -> bool:
        """Whether it is a self-assessment."""


def checked(columns: Sequence[Column[Any]], widths: Sequence[float], most: int | None) -> int:
    """Return how many of the columns are printed, from the first; `most` pixels, or None for the screen.

    Raises:
        ValueError: where they are wider than a page, or not side by side.
    """
    printed = [column.printed and width > 0 for column, width in zip(columns, widths, strict=True)]
    last = max((number for number, is_printed in enumerate(printed, 1) if is_printed), default=0)
    across = sum(pixels(width) for width in widths[:last] if width)
    if (most and across > most) or any(not each.printed for each in columns[:last]):
        raise ValueError(f"{across} pixels in a page of {most}, or what is not printed between what is")
    return last


def printed_columns(page: Page) -> tuple[Column[Any], Column[Any]]:
    """Return the first and the last column between the margins; a table may go on beyond the page's end."""
    printed = [
        column for column, width in zip(page.columns, page.widths, strict=True) if column.printed and width
    ]
    return printed[1], printed[-1] if printed[-1].head else printed[-2]


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


def begin(
    page: Page,
    report: Audited,
    title: str,
    sentence: Live,
    how: str,
    *,
    beside: bool = False,
    over: tuple[Column[Any], Column[Any]] | None = None,
    size: int = look.LABEL,
) -> None:
    """Write what the sheet is, its message, how it is read, and the link back to the first sheet.

    Args:
        page: the sheet.
        report: what the book shows.
        title: what the sheet is called.
        sentence: its message.
        how: how it is read, in a line that runs over to the right.
        beside: whether the link stands in the rail, where there is one, and not at the right end of the page.
        over: columns of the message, from the first to the last; None: all that are printed.
        size: points of what is small: larger where the page is printed smaller.
    """
    begin_alone(page, title, about(report), sentence, how, over=over, size=size)
    last = (over or printed_columns(page))[1]
    lead_back(page, HOW, rail(page)[1] if beside else last, roles.RAIL_LINK if beside else roles.BACK)


def begin_alone(
    page: Page,
    title: str,
    said: str,
    sentence: Live,
    how: str,
    *,
    over: tuple[Column[Any], Column[Any]] | None = None,
    size: int = look.LABEL,
) -> None:
    """Write the same of a sheet that leads nowhere, with what is said beside its title."""
    strip(page, title, said, size)
    first, last = over or printed_columns(page)
    page.block((SENTENCE, SENTENCE), (first, last), sentence.value, roles.SENTENCE, sentence.formula)
    set_height(page, SENTENCE, max(_HEIGHTS[SENTENCE], _tall(page, sentence, (first, last))))
    page.put(HOW, first, how, roles.HOW if size == look.LABEL else roles.HOW_LARGE)
    set_height(page, HOW, _HEIGHTS[HOW])


def _tall(page: Page, sentence: Live, over: tuple[Column[Any], Column[Any]]) -> int:
    return tall(str(sentence.value), room(page, *over), look.TITLE, bold=True)


def lead_back(page: Page, row: int, column: Column[Any], style: str = roles.RAIL_LINK) -> None:
    """Write the link to the sheet that all others lead back to."""
    page.put(row, column, _("← {sheet}", sheet=called(page.home)), style)
    page.link(row, column, called(page.home))


def strip(page: Page, title: str, said: str, size: int = look.LABEL) -> None:
    """Write the first row: what the sheet is, over the print area and the rail."""
    whole = [column for column, width in zip(page.columns, page.widths, strict=True) if width]
    for column in whole:
        page.put(STRIP, column, None, roles.STRIP)
    first = cut(title, _longest(page, size))
    beside = cut(f"   {said}", _longest(page, size) - length(first) * BOLD)
    page.put(STRIP, 1, Rich.of((first, True), (beside, False), size=size, ink=look.WHITE), roles.STRIP)
    set_height(page, STRIP, _HEIGHTS[STRIP])


def _longest(page: Page, size: int) -> float:
    """How long the words of the strip may be to be printed, in sizes of their letters."""
    across = room(page, page.columns[0], page.columns[page.printed - 1]) - 2 * look.MARGIN
    return across * POINTS_A_PIXEL / size / BOLD


def about(report: Audited) -> str:
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


def break_pages(page: Page, last: int, heads: Collection[int] = ()) -> None:
    """Begin pages between rows, on A4 and on Letter alike, so that none ends with a heading.

    Args:
        page: with the heights of all its rows, and what is printed on top of every page.
        last: its last row.
        heads: rows of headings, each of which stays with the row below it.
    """
    page.paper.end_at(page.printed, last)
    repeated, used = sum(page.heights.get(row, USUAL_ROW) for row in page.paper.repeated), 0.0
    for row in range(1, last + 1):
        height = page.heights.get(row, USUAL_ROW)
        needed = height + (page.heights.get(row + 1, USUAL_ROW) if row in heads else 0)
        if used + needed > page.paper.sure_room:
            page.paper.break_before(row)
            used = repeated
        used += height
    if not page.paper.is_broken:
        page.paper.fit_on_one()


def fit_parts(page: Page, last: int, starts: Sequence[int], smallest: int = look.LABEL) -> None:
    """Print a page down to its last row: on one sheet of paper, or on several that begin with given rows.

    Args:
        page: with the heights of all its rows.
        last: its last row.
        starts: rows that a sheet of paper may begin with, from the first.
        smallest: points of its smallest letters, which print as 8 where all is on one sheet.
    """
    page.paper.end_at(page.printed, last)
    down = [page.heights.get(row, USUAL_ROW) for row in range(1, last + 1)]
    if sum(down) <= page.paper.room * smallest / look.LABEL:
        page.paper.fit_on_one()
        return
    repeated = sum(down[row - 1] for row in page.paper.repeated)
    free = page.paper.room_at(room(page, page.columns[0], page.columns[page.printed - 1])) - repeated
    begun, room_left = starts[0], free + repeated - sum(down[: starts[0] - 1])
    for start, end in zip(starts, [*starts[1:], last + 1], strict=True):
        needed = sum(down[start - 1 : end - 1])
        if needed > room_left and start > begun:
            page.paper.break_before(start)
            begun, room_left = start, free
        room_left -= needed


def freeze(page: Page, rows: int = HEADS, column: Column[Any] | None = None) -> None:
    """Keep the first rows in sight, and the columns left of one, and print the rows on every page."""
    page.worksheet.freeze_panes = f"{column.letter if column else 'A'}{rows + 1}"
    page.paper.repeat(rows, 1)
