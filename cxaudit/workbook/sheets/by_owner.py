"""By owner: who has how much to do, by month; then what each has to do. All of it follows the action plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils.datetime import to_excel

from cxaudit import look
from cxaudit.audit import Severity
from cxaudit.days import short_month
from cxaudit.words import N_, Plural, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.colours import Letters
from cxaudit.workbook.columns import Column
from cxaudit.workbook.fitting import tall
from cxaudit.workbook.formulas.expressions import first_of as first_that
from cxaudit.workbook.formulas.expressions import text, trimmed
from cxaudit.workbook.formulas.sentences import counted as counted_by_formula
from cxaudit.workbook.frame import HEADS, begin, freeze, room, set_height
from cxaudit.workbook.lookups import by_owner as formulas
from cxaudit.workbook.lookups.by_owner import Helpers
from cxaudit.workbook.lookups.plan import at, status_at, unfinished_actions
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block, quoted
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.sheets.by_owner_title import sentence
from cxaudit.workbook.tables.action_plan import ActionPlan
from cxaudit.workbook.tables.by_owner import BY_MONTH, DAYS_APART, LATER, ByOwner, Work, Workload

SPARE_OWNERS, SPARE_ROWS, ADDED = 3, 2, 60
"""Room beside what is there on the day: for owners, for items of each, and for rows of the plan."""

_ROW, _HEAD, _ITEM, _MORE, _GAP = 24, 36, 23, 20, 14
"""Pixels of rows."""

_FIRST, _LAST = ByOwner.number, ByOwner.open

OTHERS = N_("others, or nobody")
_MORE_ITEMS = Plural("and {n} more", "and {n} more")
_ITEMS = Plural("{n} item", "{n} items")


@dataclass(frozen=True)
class _Sheet:
    """The sheet being written."""

    page: Page
    load: Workload
    helpers: Helpers
    shown: int
    """Owners that the table has room for."""

    @property
    def rows(self) -> Block:
        """Rows of the table's owners, below the sum; that of all others is the next."""
        return Block(self.whole + 1, self.whole + self.shown)

    @property
    def others(self) -> int:
        """Row of whoever is not on the list, or finds no room, and of nobody."""
        return self.rows.last + 1

    @property
    def whole(self) -> int:
        """Row of the sum, above those that grow and shrink."""
        return ByOwner.top

    def put(
        self,
        row: int,
        column: Column[None],
        value: CellValue,
        style: str,
        formula: str,
        *,
        bare: bool = False,
    ) -> None:
        """Write a cell that is empty where its row has no place, unless it is bare."""
        shown = formula if bare else f'IF(${ByOwner.place.letter}{row}="","",{formula})'
        self.page.put(row, column, value, style, shown)


def write(book: Book) -> None:
    """Write the table, a block for each owner and for all others, and the numbers beside them."""
    load = Workload(book.report)
    page = book.page(ByOwner)
    here = quoted(called(ByOwner.name))
    listed = Block(ByOwner.top, ByOwner.top + max(1, len(load.names)) - 1, here)
    plan = Block(ByOwner.top, ByOwner.top + len(load.items) + ADDED - 1, here)
    busy = sum(bool(load.of(owner)) for owner in load.ranked)
    sheet = _Sheet(page, load, Helpers(listed, plan), min(len(load.names), busy + SPARE_OWNERS))
    how = _(
        "Items not yet done, by the month of their day (later: none yet); all of it follows the action plan."
    )
    begin(page, book.report, called(ByOwner.name), sentence(sheet.rows, load), how)
    _helpers(sheet)
    _table(sheet)
    last = _blocks(sheet)
    freeze(page, rows=1)
    page.paper.end_at(page.printed, last)
    page.paint_tab(look.TAB_RESULT)
    page.protect()


def _helpers(sheet: _Sheet) -> None:
    """Write the hidden rows: everybody on the list, and the plan by position."""
    load, helpers = sheet.load, sheet.helpers
    by_place = {work.place: work for work in load.works}
    for number, name in enumerate(load.names, 1):
        row = helpers.listed.first + number - 1
        sheet.page.put(row, ByOwner.name_listed, name, styles.HELPER)
        sheet.page.put(row, ByOwner.number_listed, number, styles.HELPER)
        count = f"{ByOwner.open_listed.letter}{row}"
        _hidden(sheet, row, ByOwner.open_listed, len(load.of(number)), helpers.open_of(str(number)))
        _hidden(sheet, row, ByOwner.key_listed, load.key(number), formulas.key(number, count))
    for place in range(1, helpers.plan.size + 1):
        _plan_row(sheet, helpers.plan.first + place - 1, place, by_place.get(place))


def _plan_row(sheet: _Sheet, row: int, place: int, work: Work | None) -> None:
    owner, day = (f"${column.letter}{row}" for column in (ByOwner.owner, ByOwner.day))
    due: int | None = None
    if work and work.day:
        due = int(to_excel(work.day))  # type: ignore[no-untyped-call]
    by_day = work.owner * DAYS_APART + due if work and due else ""
    cells: list[tuple[Column[None], CellValue, str]] = [
        (ByOwner.owner, work.owner if work else "", sheet.helpers.owner_at(place)),
        (ByOwner.day, due, formulas.day(place, owner)),
        (ByOwner.month, work.month if work else "", formulas.month(day, owner, sheet.load.months)),
        (ByOwner.is_critical, int(bool(work and _critical(work))), formulas.is_critical(place, owner)),
        (ByOwner.is_quick, int(bool(work and work.item.quick_win)), formulas.is_quick(place, owner)),
        (ByOwner.order, work.order if work else "", formulas.order(place, owner)),
        (ByOwner.order_of_days, by_day, formulas.order_of_days(day, owner)),
    ]
    for column, value, formula in cells:
        _hidden(sheet, row, column, value, formula)


def _hidden(sheet: _Sheet, row: int, column: Column[None], value: CellValue, formula: str) -> None:
    sheet.page.put(row, column, value, styles.HELPER, formula)


def _critical(work: Work) -> bool:
    return work.item.severity == Severity.CRITICAL.label


def _counted(load: Workload, works: Sequence[Work]) -> dict[Column[None], int]:
    """What is counted of items, by column."""
    months = {
        column: sum(each.month == number for each in works) for number, column in enumerate(BY_MONTH, 1)
    }
    return {
        ByOwner.critical: sum(map(_critical, works)),
        **months,
        ByOwner.quick: sum(each.item.quick_win for each in works),
        ByOwner.open: len(works),
    }


def _table(sheet: _Sheet) -> None:
    """Write the sum, owners, those first who have most, and all others."""
    page, load, rows = sheet.page, sheet.load, sheet.rows
    page.heads(HEADS, page.columns[_FIRST.number - 1 : _LAST.number])
    for column, day in zip(BY_MONTH, load.months[: LATER - 1], strict=False):
        page.put(HEADS, column, short_month(day), roles.HEAD_NUMBER)
    set_height(page, HEADS, _HEAD)
    _whole(sheet)
    left = list(load.works)
    for rank, row in enumerate(range(rows.first, rows.last + 1), 1):
        owner = load.ranked[rank - 1]
        works = load.of(owner)
        left = [each for each in left if each.owner != owner]
        _owner(sheet, row, rank, owner, works)
        set_height(page, row, _ROW)
    _others(sheet, left)
    _colours(sheet)


def _owner(sheet: _Sheet, row: int, rank: int, owner: int, works: Sequence[Work]) -> None:
    helpers, place = sheet.helpers, f"${ByOwner.place.letter}{row}"
    there = bool(works)
    _hidden(sheet, row, ByOwner.place, owner if there else "", helpers.ranked(rank))
    name = sheet.load.names[owner - 1] if there else ""
    sheet.put(row, ByOwner.number, name, roles.LIST_NAME, helpers.named(place))
    days = [work.day for work in works if work.day]
    sheet.put(row, ByOwner.first_due, min(days, default=""), roles.LIST_DAY, helpers.first_day(place))
    counts = _counted(sheet.load, works)
    for column, formula in _counts(helpers, place).items():
        style = roles.LIST_SUM if column is ByOwner.open else roles.LIST_COUNT
        sheet.put(row, column, counts[column] if there else "", style, formula)


def _counts(helpers: Helpers, number: str) -> dict[Column[None], str]:
    months = {column: helpers.in_month(number, month) for month, column in enumerate(BY_MONTH, 1)}
    return {
        ByOwner.critical: helpers.sum_of(ByOwner.is_critical, number),
        **months,
        ByOwner.quick: helpers.sum_of(ByOwner.is_quick, number),
        ByOwner.open: helpers.open_of(number),
    }


def _others(sheet: _Sheet, works: Sequence[Work]) -> None:
    """Write what is nobody's of the table: what is left of the sums."""
    row, rows = sheet.others, sheet.rows
    counts = _counted(sheet.load, works)
    there = f"{ByOwner.open.letter}{row}"
    name = f'IF({there}=0,"",{text(_(OTHERS))})'
    sheet.page.put(row, ByOwner.number, _(OTHERS) if works else "", roles.LIST_MORE, name)
    for column, count in counts.items():
        above = f"-SUM({rows.cells(column)})" if sheet.shown else ""
        style = roles.LIST_SUM if column is ByOwner.open else roles.LIST_COUNT
        sheet.page.put(row, column, count, style, f"{column.letter}{sheet.whole}{above}")
    set_height(sheet.page, row, _ROW)


def _whole(sheet: _Sheet) -> None:
    """Write the sums, of which the last is the plan's own."""
    row, page, helpers = sheet.whole, sheet.page, sheet.helpers
    for number in range(_FIRST.number, _LAST.number + 1):
        page.put(row, number, None, roles.ROW_TEXT)
    page.put(row, ByOwner.number, _("All"), roles.ROW_BOLD)
    sums = {
        ByOwner.critical: f"SUM({helpers.of_plan(ByOwner.is_critical)})",
        **{
            column: f"COUNTIF({helpers.of_plan(ByOwner.month)},{month})"
            for month, column in enumerate(BY_MONTH, 1)
        },
        ByOwner.quick: f"SUM({helpers.of_plan(ByOwner.is_quick)})",
        ByOwner.open: unfinished_actions(),
    }
    for column, count in _counted(sheet.load, sheet.load.works).items():
        style = roles.ROW_SCORE if column is ByOwner.open else roles.ROW_COUNT
        page.put(row, column, count, style, sums[column])
    set_height(page, row, _ROW)


def _colours(sheet: _Sheet) -> None:
    """Colour what is critical and how much there is in a month, and draw lines below whoever is named."""
    page, rows, where = sheet.page, Block(sheet.rows.first, sheet.others), sheet.page.colours.where
    most = max((len(sheet.load.of(owner)) for owner in sheet.load.ranked), default=0)
    # before all others, of which the first that holds ends it
    page.drawings.bars(rows.cells(ByOwner.open), most + 4)
    bold, line = Letters(bold=True), look.HAIRLINE
    first = f"N({rows.top(ByOwner.critical)})>0"
    where(rows.cells(ByOwner.critical), first, look.CORAL, letters=bold, below=line)
    months = rows.cells(BY_MONTH[0], BY_MONTH[-1])
    for least, colour in ((3, look.MANY), (1, look.FEW)):
        where(months, f"N({rows.top(BY_MONTH[0])})>={least}", colour, below=line)
    named = f'${rows.top(ByOwner.number)}<>""'
    where(rows.cells(_FIRST, _LAST), named, "", below=line)


def _blocks(sheet: _Sheet) -> int:
    """Write a block for each owner of the table, and one for what is on no list; return the last row."""
    load = sheet.load
    row, last = sheet.others + 2, sheet.others
    set_height(sheet.page, row - 1, _GAP)
    used = sum(sheet.page.heights.values())
    owners = [(rank, owner, load.of(owner)) for rank, owner in enumerate(load.ranked[: sheet.shown])]
    for rank, owner, works in [*owners, (-1, 0, load.of(0))]:
        end = _block(sheet, row, rank, owner, works)
        height = sum(sheet.page.heights[each] for each in range(row, end + 1))
        if used + height > sheet.page.paper.sure_room:
            if not works:
                continue
            sheet.page.paper.break_before(row)
            used = sheet.page.heights[1]
        used += height
        row, last = end + 1, end
    return last


def _block(sheet: _Sheet, row: int, rank: int, owner: int, works: Sequence[Work]) -> int:
    """Write a block; return its last row, which says how many more there are."""
    page, helpers = sheet.page, sheet.helpers
    set_height(page, row, 26)
    there = f"${ByOwner.place.letter}${row}"
    if rank < 0:
        open_ = helpers.open_of("0")
        _hidden(sheet, row, ByOwner.place, 0 if works else "", f'IF({open_}=0,"",0)')
        name, named = _(OTHERS), text(_(OTHERS))
    else:
        above = f"${ByOwner.place.letter}${sheet.rows.first + rank}"
        _hidden(sheet, row, ByOwner.place, owner if works else "", above)
        name, named = sheet.load.names[owner - 1], helpers.named(there)
    count, before = (f"${column.letter}${row}" for column in (ByOwner.count, ByOwner.before))
    _hidden(sheet, row, ByOwner.count, len(works), f'IF({there}="",0,{helpers.open_of(there)})')
    stand = sum(each.owner < owner for each in sheet.load.works) if works else 0
    _hidden(sheet, row, ByOwner.before, stand, f'IF({there}="",0,{helpers.before(there)})')
    sheet.put(row, ByOwner.number, name if works else "", roles.LIST_HEAD, named)
    said = _ITEMS.said(len(works)) if works else ""
    sheet.put(row, ByOwner.open, said, roles.LIST_OF, counted_by_formula(_ITEMS, count))
    page.colours.where(Block(row, row).cells(_FIRST, _LAST), f'{there}<>""', "", below=look.NAVY)
    return _items(sheet, row, works, count, before)


def _items(sheet: _Sheet, row: int, works: Sequence[Work], count: str, before: str) -> int:
    size = len(works) + SPARE_ROWS
    for number in range(1, size + 1):
        work = works[number - 1] if number <= len(works) else None
        there = sheet.helpers.nth(before, number)
        place = f'IF({number}>{count},"",{there})'
        _hidden(sheet, row + number, ByOwner.place, work.place if work else "", place)
        _item(sheet, row + number, work)
    rows = Block(row + 1, row + size)
    there = f"${rows.top(ByOwner.place)}"
    colour = sheet.page.colours.where
    colour(rows.cells(_CHIP), f'{rows.top(_CHIP)}<>""', look.CORAL, below=look.HAIRLINE)
    colour(rows.cells(_FIRST, _LAST), f'{there}<>""', "", below=look.HAIRLINE)
    last = row + size + 1
    more = counted_by_formula(_MORE_ITEMS, f"({count}-{size})")
    sheet.page.put(last, ByOwner.title, "", roles.LIST_MORE, f'IF({count}>{size},{more},"")')
    set_height(sheet.page, last, _MORE)
    return last


_CHIP, _STATUS = ByOwner.month_3, ByOwner.quick


def _item(sheet: _Sheet, row: int, work: Work | None) -> None:
    """Write one item as the plan has it now."""
    place, item = f"${ByOwner.place.letter}{row}", work.item if work else None
    what, how = at(ActionPlan.title, place), at(ActionPlan.do, place)
    number, day = at(ActionPlan.number, place), f"INDEX({sheet.helpers.of_plan(ByOwner.day)},{place})"
    critical = f"INDEX({sheet.helpers.of_plan(ByOwner.is_critical)},{place})"
    named = first_that([(f'{trimmed(what)}=""', f'{how}&""')], f'{what}&""')
    chip = text(Severity.CRITICAL.label)
    cells: list[tuple[Column[None], CellValue, str, str]] = [
        (ByOwner.number, item.number if item else "", roles.LIST_ITEM, f'IF({number}="","",{number})'),
        (ByOwner.title, item.title if item else "", roles.LIST_TITLE, named),
        (
            ByOwner.first_due,
            item.department if item else "",
            roles.LIST_TEXT,
            f'{at(ActionPlan.department, place)}&""',
        ),
        (
            _CHIP,
            Severity.CRITICAL.label if work and _critical(work) else "",
            roles.LIST_CHIP,
            f'IF({critical}=1,{chip},"")',
        ),
        (_STATUS, item.status.label if item else "", roles.LIST_RIGHT, status_at(place)),
        (ByOwner.open, (work.day or "") if work else "", roles.LIST_DAY, day),
    ]
    for column, value, style, formula in cells:
        sheet.put(row, column, value, style, formula)
    title = tall(item.title, room(sheet.page, ByOwner.title, ByOwner.title), bold=True) if item else 0
    set_height(sheet.page, row, max(_ITEM, title))
