"""What a department's sheet says above its questions, in the whole workbook and in editions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from cxaudit import look
from cxaudit.audit import Status
from cxaudit.report import BandRow, SharedAction
from cxaudit.words import N_, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.cells import Rich, cell_name
from cxaudit.workbook.colours import Letters
from cxaudit.workbook.columns import Column
from cxaudit.workbook.department_rows import (
    ABOUT,
    FIGURES,
    NAME,
    SAID,
    TO_DO,
    DepartmentRows,
    in_order,
    is_parked,
)
from cxaudit.workbook.fitting import POINTS_A_PIXEL, TALLEST_ROW, tall
from cxaudit.workbook.frame import lead_back, room, set_height, strip
from cxaudit.workbook.live import Live, first_of, fixed, joined
from cxaudit.workbook.live import said as filled
from cxaudit.workbook.lookups.plan import (
    contained_of,
    done_actions,
    due_of,
    name_of,
    parked_actions,
    planned_actions,
    status_of,
)
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Figure, Over, Standing, colour_chip, grow, section, why_this_band
from cxaudit.workbook.places import Block
from cxaudit.workbook.sheet_names import ACTION_PLAN, called
from cxaudit.workbook.tables.action_plan import what_to_do

_NAME, _ABOUT, _SAID, _GAP, _LINE, _ITEM, _PARKED, _STRENGTH = 40, 24, 22, 10, 24, 23, 20, 23
"""Pixels of rows."""

_LINE_FEED = Live("\n", "CHAR(10)")

_NONE_DONE, _DONE = N_("planned, none done"), N_("planned, {done} done")
_MORE_PARKED = N_("{planned}; {parked} more parked")


class Across(NamedTuple):
    """The columns that the parts of a sheet stand over, each from the first to the last."""

    whole: Over
    """All that are printed, between the margins."""

    to_do: Over
    """What is to be done: its numbers stand in the first column, its days in the last."""

    titles: Over
    """Titles of what is to be done, between these two."""

    about: Over
    """What the department shapes; the link back stands right of that."""

    edge: Column[Any]
    """The narrow column that is coral beside what is critical."""


def head(page: Page, across: Across, title: str, said: str, about: str) -> None:
    """Write the first rows: what the sheet is, the department's name, what it shapes, and the link back."""
    strip(page, title, said)
    page.block((NAME, NAME), across.whole, title, roles.NAME)
    set_height(page, NAME, max(_NAME, tall(title, room(page, *across.whole), look.TITLE)))
    page.block((ABOUT, ABOUT), across.about, about, roles.TEXT_BLOCK)
    set_height(page, ABOUT, max(_ABOUT, tall(about, room(page, *across.about), look.TEXT)))
    lead_back(page, ABOUT, across.whole[1], roles.BACK)
    set_height(page, SAID, _SAID)
    set_height(page, TO_DO - 1, _GAP)


def band_figure(column: Column[Any], chip: Live, standing: Standing, bands: Sequence[BandRow]) -> Figure:
    """Return the figure of the band, with the sentence that joins it to the score."""
    return Figure((column, column), _("Band"), chip, why_this_band(standing, bands), roles.CHIP)


def colour_band(
    page: Page, column: Column[Any], helper: Column[Any], rank: Live, bands: Sequence[BandRow]
) -> None:
    """Colour the figure of the band by its number, which is kept in a hidden column."""
    page.put(FIGURES + 1, helper, rank.value, styles.HELPER, rank.formula)
    there = f"${cell_name(FIGURES + 1, helper.number)}"
    colour_chip(page, cell_name(FIGURES + 1, column.number), there, bands)


def actions_figure(over: Over, items: Sequence[SharedAction], title: str) -> Figure:
    """Return how many actions are planned here, how many of these are done, and how many are parked.

    Args:
        over: its columns.
        items: all of them.
        title: what a formula knows the department's title by.
    """
    states = [item.status for item in items]
    planned = Live(
        sum(status not in (Status.PARKED, Status.DROPPED) for status in states), planned_actions(title)
    )
    done = Live(states.count(Status.DONE), done_actions(title))
    parked = Live(states.count(Status.PARKED), parked_actions(title))
    so_far = first_of([(done.equals(0), fixed(_(_NONE_DONE)))], filled(_(_DONE), done=done))
    more = filled(_(_MORE_PARKED), planned=so_far, parked=parked)
    meaning = first_of([(parked.equals(0), so_far)], more)
    return Figure(over, _("Actions"), planned, meaning, roles.FIGURE_NUMBER)


def to_do(page: Page, across: Across, items: Sequence[SharedAction], none: str) -> None:
    """Write the action items below their section head; owner, day and status are those of the plan."""
    section(page, TO_DO, across.to_do, _("To do here"), fixed(_("action plan →")), called(ACTION_PLAN))
    row = TO_DO + 1
    if not items:
        page.block((row, row), across.to_do, none, roles.TEXT_BLOCK)
        set_height(page, row, _LINE)
    for item in in_order(items):
        write = _parked if is_parked(item) else _item
        row = write(page, across, row, item)


def _item(page: Page, across: Across, row: int, item: SharedAction) -> int:
    """Write an item over two rows: title and day, then whose it is and its tasks; return the next row."""
    first, last = across.to_do
    page.put(
        row, first, f"{item.number}  {item.severity}" if item.critical else item.number, roles.ITEM_NUMBER
    )
    page.block((row, row), across.titles, item.title, roles.ITEM_TITLE)
    day = Live(_day(item), contained_of(item.id) if item.critical else due_of(item.id))
    page.put(row, last, day.value, roles.ITEM_DAY_LOUD if item.critical else roles.ITEM_DAY, day.formula)
    grow(page, row, max(_ITEM, tall(item.title, room(page, *across.titles), look.TEXT, bold=True)))
    status = Live(item.status.label, status_of(item.id))
    whose = joined(
        name_of(item.owner, item.id), first_of([(status.is_empty, fixed(""))], joined(_LINE_FEED, status))
    )
    page.put(row + 1, first, whose.value, roles.ITEM_MORE, whose.formula)
    tasks, over = what_to_do(item), (across.titles[0], last)
    page.block((row + 1, row + 1), over, tasks, roles.CELL)
    grow(page, row + 1, max(tall(str(whose.value), room(page, first, first)), tall(tasks, room(page, *over))))
    if item.critical:
        page.block((row, row + 1), (across.edge, across.edge), None, roles.EDGE)
    return row + 2


def _day(item: SharedAction) -> date | str:
    by = item.contained_by or item.due if item.critical else item.due
    return by or item.status.label


def _parked(page: Page, across: Across, row: int, item: SharedAction) -> int:
    """Write an item that is parked in one grey line; return the next row."""
    first, last = across.to_do
    page.put(row, first, item.number, roles.ITEM_MORE)
    page.block((row, row), across.titles, item.title, roles.ITEM_MORE)
    page.put(row, last, item.due or item.status.label, roles.ITEM_DAY_QUIET, due_of(item.id))
    grow(page, row, max(_PARKED, tall(item.title, room(page, *across.titles))))
    return row + 1


def fill(page: Page, rows: DepartmentRows, chart: float) -> None:
    """Give what is to be done as many pixels as the chart beside it takes, and a gap below."""
    spare = rows.marks - 1
    set_height(page, spare, max(_GAP, chart - bottom_of(page, spare - 1)))
    set_height(page, rows.marks, _GAP)


def bottom_of(page: Page, row: int) -> float:
    """How many pixels the rows of what is to be done take, down to one of them."""
    return sum(page.heights.get(number, 15) for number in range(TO_DO + 1, row + 1)) / POINTS_A_PIXEL


def strength(page: Page, row: int, over: Over, sentence: str) -> None:
    """Write one sentence of what is strong."""
    said = f"{look.STAR}  {sentence}"
    page.block((row, row), over, said, roles.TEXT_LINE)
    grow(page, row, max(_STRENGTH, tall(said, room(page, *over), look.TEXT)))


def asked_head(page: Page, across: Across, rows: DepartmentRows, how: str) -> None:
    """Write the section head above the questions, with how they are read at its right end."""
    set_height(page, rows.asked - 1, _GAP)
    section(page, rows.asked, across.whole, _("What was asked"))
    page.put(rows.asked, across.whole[1], how, roles.SECTION_NOTE)


def begins(page: Page, rows: DepartmentRows, told: int) -> Iterator[int]:
    """Yield the rows that a sheet of paper may begin with: no head stands alone at the foot of another.

    Args:
        page: with the heights of its rows.
        rows: where its parts stand.
        told: rows of what is strong, and beside it.
    """
    if sum(page.heights[row] for row in range(1, rows.strong)) > page.paper.room:
        yield from range(TO_DO + 2, rows.marks)
    yield rows.strong
    yield from range(rows.strong + 2, rows.strong + 1 + told)
    yield rows.asked
    yield from range(rows.first + 1, rows.last + 1)


class Whole(NamedTuple):
    """A text that finds no room in its cell, to be printed whole below the table."""

    question: str
    head: str
    """Of its column."""

    text: str


def too_tall(page: Page, texts: Sequence[tuple[str, Column[Any], str]]) -> Iterator[Whole]:
    """Yield what would be cut: of questions, columns and texts those that are taller than any row.

    What stands in columns that the sheet has not is never told: it may be private.
    """
    for question, column, text in texts:
        if column.number in page.absent:
            continue
        needed = roles.tall_in(str(column.style), text, room(page, column, column))
        if text and needed * POINTS_A_PIXEL > TALLEST_ROW:
            yield Whole(question, page.said_heads[column.number - 1], text)


def in_full(page: Page, across: Across, row: int, texts: Sequence[Whole]) -> list[int]:
    """Write texts whole, each below its question; return the rows that a page may begin with."""
    if not texts:
        return []
    set_height(page, row, _GAP)
    section(page, row + 1, across.whole, _("Too long for its cell above"))
    begins, row = [row], row + 2
    for each in texts:
        title = Rich.of((each.head, True), (f"  {each.question}", False), size=look.LABEL, ink=look.INK)
        page.block((row, row), across.whole, title, roles.NOTE)
        set_height(page, row, tall(title, room(page, *across.whole), bold=True) + 4)
        end = page.spread_long(row + 1, across.whole, each.text, roles.TEXT_BLOCK)
        begins += [row, *range(row + 2, end + 1)]
        row = end + 1
    return begins


def once_each(page: Page, rows: Block, touchpoint: Column[Any]) -> None:
    """Show a touchpoint once: white where it equals the row above, so that sorting works."""
    above = f"${touchpoint.letter}{rows.first - 1}"
    again = Letters(color=look.WHITE)
    page.colours.where(rows.cells(touchpoint), f"${rows.top(touchpoint)}={above}", "", letters=again)
