"""Parts that come again on sheets in the frame: section heads, figures, the band's chip, items to do, charts.

Each is written by one call, from its row and its columns; heights are pixels, and each part sets those of its
own rows, never smaller than they are, so that parts stand side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from cxaudit import look
from cxaudit.report import BandRow
from cxaudit.words import N_, Plural, _
from cxaudit.workbook import roles
from cxaudit.workbook.book import Book
from cxaudit.workbook.charts import Drawn, Stack, stacked_bars
from cxaudit.workbook.columns import Column
from cxaudit.workbook.fitting import POINTS_A_PIXEL, tall
from cxaudit.workbook.formulas.names import BAND_FLOORS, BAND_NAMES
from cxaudit.workbook.frame import room, set_height
from cxaudit.workbook.live import Live, counted, first_of, fixed, joined, said
from cxaudit.workbook.page import Page
from cxaudit.workbook.tables.bars import Bars, bar_columns

Over = tuple[Column[Any], Column[Any]]
"""Columns of a part, from the first to the last."""

SECTION, LABEL, FIGURE, MEANING = 26, 24, 40, 34
"""Pixels of a section head, and of the three rows of a strip of figures."""

_ITEM = 21
_GROUP, _GROUP_LOUD = 30, 24

_BARS = {8: 19, 1: 26}
"""Pixels a bar takes, from so many bars on."""

_CAPPED = Plural(
    "{score} % would be {reached}. {n} critical failure makes it {band} until it is put right.",
    "{score} % would be {reached}. {n} critical failures make it {band} until all are put right.",
)
_FAILED = Plural("{n} critical failure comes first.", "{n} critical failures come first.")
_TO_THE_NEXT = Plural("{n} point more is {band}.", "{n} points more are {band}.")
_BEST = N_("The best band there is.")
_NO_BAND = N_("Too little is known to name a band.")
_UNVERIFIED = Plural(" {n} critical is not verified.", " {n} critical are not verified.")
_PROVISIONAL = N_(" Provisional: much is still unknown.")


def grow(page: Page, row: int, px: float) -> None:
    """Make a row so many pixels high, unless it is higher."""
    set_height(page, row, max(px, page.heights.get(row, 0) / POINTS_A_PIXEL))


def section(page: Page, row: int, over: Over, title: str, link: Live | None = None, to: str = "") -> None:
    """Write a section head over its block, and at its right end a link to the sheet called `to`."""
    for number in range(over[0].number, over[1].number + 1):
        page.put(row, number, None, roles.SECTION)
    page.put(row, over[0], title, roles.SECTION)
    if link:
        page.put(row, over[1], link.value, roles.SECTION_LINK, link.formula)
        page.link(row, over[1], to)
    grow(page, row, SECTION)


class Figure(NamedTuple):
    """One of the figures of a strip."""

    over: Over
    """Columns of its label and its figure."""

    label: str
    """What it is."""

    value: Live
    """The figure itself."""

    meaning: Live
    """What it says, in two lines."""

    style: str = roles.FIGURE_PERCENT
    """A role of figures."""

    meant: Over | None = None
    """Columns of its meaning, where these are others."""


def figures(page: Page, row: int, over: Over, strip: Sequence[Figure]) -> int:
    """Write a strip of figures, a label above and a meaning below each; return the row after its three."""
    for number in range(over[0].number, over[1].number + 1):
        page.put(row, number, None, roles.FIGURE_LABEL)
    for each in strip:
        meant = each.meant or each.over
        page.put(row, each.over[0], each.label, roles.FIGURE_LABEL)
        page.block((row + 1, row + 1), each.over, each.value.value, each.style, each.value.formula)
        page.block((row + 2, row + 2), meant, each.meaning.value, roles.MEANING, each.meaning.formula)
        grow(page, row + 2, max(MEANING, tall(str(each.meaning.value or ""), room(page, *meant))))
    grow(page, row, LABEL)
    grow(page, row + 1, FIGURE)
    return row + 3


def colour_chip(page: Page, cell: str, rank: str, bands: Sequence[BandRow]) -> None:
    """Colour cells by the number of a band, 0 for none; `rank` is the cell with that of the first."""
    for number, band in enumerate(bands, 1):
        page.colours.where(cell, f"{rank}={number}", band.colour)


class Standing(NamedTuple):
    """How something stands, as cells of the figures say it."""

    score: Live
    rank: Live
    reached: Live
    named: Live
    failed: Live
    unverified: Live
    provisional: Live


def why_this_band(standing: Standing, bands: Sequence[BandRow]) -> Live:
    """Say in a sentence or two what joins score and band, or how far it is to the next one."""
    rank, reached = standing.rank, standing.reached
    best = said("{band}", band=_band(reached, bands))
    capped = counted(_CAPPED, standing.failed, score=standing.score, reached=best, band=standing.named)
    next_rank = Live(rank.number + 1, f"{rank.expression}+1")
    missing = Live(
        _floor(int(rank.number), bands) - standing.score.number,
        f"INDEX({BAND_FLOORS},{next_rank.expression})-{standing.score.expression}",
    )
    to_the_next = counted(_TO_THE_NEXT, missing, band=_band(next_rank, bands))
    reason = first_of(
        [
            (rank.equals(0), fixed(_(_NO_BAND))),
            (reached.over_cell(rank), capped),
            (standing.failed.over(0), counted(_FAILED, standing.failed)),
            (rank.equals(len(bands)), fixed(_(_BEST))),
        ],
        to_the_next,
    )
    doubt = first_of(
        [
            (standing.unverified.over(0), counted(_UNVERIFIED, standing.unverified)),
            (standing.provisional.over(0), fixed(_(_PROVISIONAL))),
        ],
        fixed(""),
    )
    return joined(reason, doubt)


def _band(rank: Live, bands: Sequence[BandRow]) -> Live:
    number = int(rank.number)
    label = bands[number - 1].label if 0 < number <= len(bands) else ""
    return Live(label, f"INDEX({BAND_NAMES},{rank.expression})")


def _floor(place: int, bands: Sequence[BandRow]) -> int:
    return bands[place].floor if place < len(bands) else 0


class Item(NamedTuple):
    """Something to do, in two lines."""

    number: int
    title: str
    day: Live
    more: Live
    """Why, whose it is, and how far it has come."""
    loud: bool = False
    """Whether its day is bold."""


def group(page: Page, row: int, over: Over, label: Live, *, loud: bool = False) -> int:
    """Write the heading of a group of items, in coral where somebody must act; return the row after it."""
    page.block((row, row), over, label.value, roles.GROUP_LOUD if loud else roles.GROUP, label.formula)
    grow(page, row, _GROUP_LOUD if loud else _GROUP)
    return row + 1


def item(page: Page, row: int, over: Over, titles: Over, each: Item) -> int:
    """Write an item over two rows, its number left of its title, its day right of it; return the next."""
    first, last = over
    page.put(row, first, each.number, roles.ITEM_NUMBER)
    page.block((row, row), titles, each.title, roles.ITEM_TITLE)
    day = roles.ITEM_DAY_LOUD if each.loud else roles.ITEM_DAY
    page.put(row, last, each.day.value, day, each.day.formula)
    grow(page, row, max(_ITEM, tall(each.title, room(page, *titles), look.TEXT, bold=True)))
    page.put(row + 1, first, None, roles.ITEM_MORE)
    page.block((row + 1, row + 1), (titles[0], last), each.more.value, roles.ITEM_MORE, each.more.formula)
    more = room(page, titles[0], last)
    grow(page, row + 1, max(_ITEM, tall(str(each.more.value or ""), more)))
    return row + 2


def bars_height(count: int, least: int = 0) -> int:
    """Return how many pixels a chart of so many bars takes, at least `least`."""
    a_bar = next(px for bars, px in _BARS.items() if count >= bars)
    return max(least, a_bar * count)


def draw_bars(book: Book, page: Page, chart: Bars, row: int, over: Over, title: str, height: float) -> None:
    """Draw bars by band over columns that are as wide as the chart says, from a row on whose heights are set.

    Args:
        book: of the sheet.
        page: the sheet.
        chart: one of `book.bars`.
        row: where it begins.
        over: the columns.
        title: what stands above it, for whoever doesn't see it.
        height: in pixels; see `bars_height`.
    """
    columns, shown = bar_columns(book.report), chart.bars
    series = [
        Stack(name, Drawn(chart.rows.drawn(column), [bar.parts[number] for bar in shown]), colour)
        for number, (column, name, colour) in enumerate(
            zip(columns.stacked, _names(book), columns.colours, strict=True)
        )
    ]
    labels = Drawn(chart.rows.drawn(columns.label), [str(columns.label.value(bar)) for bar in shown])
    drawn = stacked_bars(labels, series, chart.plot_share, right_to_left=book.right_to_left)
    page.drawings.chart(drawn, row, over, height, _described(title, chart))


def _names(book: Book) -> list[str]:
    bands = [band.label for band in book.report.bands]
    return [*bands, look.NONE_SYMBOL, *(f"t{number}" for number in range(2 * len(bands) - 1))]


def _described(title: str, chart: Bars) -> str:
    """Say in words what a chart shows: its first bar, and its last one."""
    ends = dict.fromkeys((chart.shown[0], chart.shown[-1]))
    return f"{title}: {'; '.join(f'{line.title} {line.standing.short}' for line in ends)}."


def marks_note(bands: Sequence[BandRow]) -> str:
    """Say below a chart what its bars and ticks are."""
    first, *others = bands[1:]
    marks = [_("{band} from {share}", band=first.word, share=first.floor)]
    marks += [f"{band.word} {band.floor}" for band in others]
    return _("% of what is possible; marks: {marks}", marks=", ".join(marks))
