"""One sheet being written, with everything that is drawn on it; only through it openpyxl's is reached."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, SupportsIndex

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.filters import AutoFilter, FilterColumn
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.workbook import roles, styles
from cxaudit.workbook.cells import Cell, CellValue, cell_name, live_cell, plain_cell
from cxaudit.workbook.colours import Colours
from cxaudit.workbook.columns import Column, Record, Row, Sheet
from cxaudit.workbook.drawings import Drawings
from cxaudit.workbook.entries import Entries
from cxaudit.workbook.fitting import height, in_file, joined, parts_that_fit, pixels
from cxaudit.workbook.paper import Paper
from cxaudit.workbook.places import Block, Places
from cxaudit.workbook.sheet_names import SUMMARY
from cxaudit.workbook.texts import looks_live

_LAST_SAID = 3
"""The last of the rows that say what a sheet is."""

_HIDDEN = 8
"""Width of a hidden column once somebody shows it."""

_TWO_LINES = 27
"""Points of heads in the frame."""

_HEAD_SIZE = 11
"""Points that the height of heads is reckoned by; they are bold, and so a little wider than they are high."""


@dataclass
class Page:
    """A sheet being written. Rows and columns begin at 1; a column stands where its number is wanted."""

    worksheet: Worksheet
    """The sheet of openpyxl, which has no cells of its own."""

    widths: Sequence[float] = ()
    """Width of each column in characters, from the first; 0 hides it."""

    said_heads: Sequence[str] = ()
    """Head of each column; empty where it has none."""

    absent: Collection[int] = ()
    """Numbers of the columns that its report has nothing for, which have no cells but their heads."""

    home: str = SUMMARY
    """The sheet that its link leads back to, one of `sheet_names`."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    """Cells by row and column."""

    heights: dict[int, float] = field(default_factory=dict)
    """Height of each row that has one, in points."""

    columns: Sequence[Column[Any]] = ()
    """What it was declared with, from the first."""

    printed: int = 0
    """How many of them are printed, from the first; 0: all, or those that are said with `fit`."""

    links: dict[str, str] = field(default_factory=dict)
    """Where a cell leads to within the workbook, by its name, such as `B3`."""

    typed_as_text: list[str] = field(default_factory=list)
    """Ranges where numbers are typed as texts, of which no reader need warn."""

    kind: type[Sheet[Any]] = Sheet
    """What kind of sheet it is."""

    row_of_heads: int = 0
    """Where the heads of its columns stand, those that were written last; 0 where it has none."""

    _numbers: dict[tuple[str, bool], int] = field(default_factory=dict)

    @cached_property
    def paper(self) -> Paper:
        """How the sheet is printed."""
        return Paper(self.worksheet)

    @cached_property
    def drawings(self) -> Drawings:
        """What is drawn on it."""
        return Drawings(self.worksheet, self.heights)

    @cached_property
    def colours(self) -> Colours:
        """How cells are coloured by what they hold."""
        return Colours(self.worksheet)

    @cached_property
    def entries(self) -> Entries:
        """What may be typed into cells."""
        return Entries(self.worksheet, self.colours)

    def set_up(self, columns: Sequence[Column[Any]], *, right_to_left: bool) -> None:
        """Give a new sheet its columns, and the way it is read."""
        self.columns = columns
        for column, width in zip(columns, self.widths, strict=True):
            dimension = self.worksheet.column_dimensions[column.letter]
            shown = in_file(width) if self.kind.px else width
            dimension.width, dimension.hidden = shown or _HIDDEN, not width
        self.worksheet.sheet_view.showGridLines = False
        self.worksheet.sheet_view.rightToLeft = right_to_left

    def put(self, row: int, column: SupportsIndex, value: CellValue, style: str, formula: str = "") -> None:
        """Write one cell, over what was there.

        Text stays text even if it looks like a formula (`=1+1`) or an error (`#N/A`).

        Args:
            row: from 1.
            column: its number from 1, or the column itself.
            value: what it shows, until a formula is computed anew; None and the empty text: nothing.
            style: name of a style of the workbook.
            formula: what Excel computes the value by, without `=`; empty: nothing does.

        Raises:
            ValueError: for what no workbook can hold: NaN, infinity, a date before 1900, a formula
                with an `=` before it or over 8,191 characters.
        """
        number = column.__index__()
        look = self._number(style, quoted=not formula and isinstance(value, str) and looks_live(value))
        try:
            cell = live_cell(look, formula, value) if formula else plain_cell(look, value)
        except ValueError as error:
            raise ValueError(f"{self.worksheet.title}!{cell_name(row, number)}: {error}") from None
        self.rows.setdefault(row, {})[number] = cell

    def open_cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Return row and column of every cell that may be changed, with the cell."""
        numbers = {number for (style, _), number in self._numbers.items() if style in styles.unlocked()}
        all_ = ((row, *pair) for row, cells in sorted(self.rows.items()) for pair in sorted(cells.items()))
        return (place for place in all_ if place[-1].style in numbers)

    def _number(self, style: str, *, quoted: bool = False) -> int:
        key = style, quoted
        if key not in self._numbers:
            self._numbers[key] = styles.number_of(style, self.worksheet, quoted=quoted)
        return self._numbers[key]

    def is_one_line(self, cell: Cell) -> bool:
        """Whether the text of a cell of this sheet stays on one line, however long it is."""
        return any(
            number == cell.style and style in styles.one_line()
            for (style, _), number in self._numbers.items()
        )

    def spread(
        self,
        row: int,
        columns: tuple[SupportsIndex, SupportsIndex],
        value: CellValue,
        style: str,
        formula: str = "",
    ) -> None:
        """Write one value over several columns, from the first to the last, as tall as its text needs."""
        first, last = (column.__index__() for column in columns)
        self.put(row, first, value, style, formula)
        if last > first:
            for number in range(first + 1, last + 1):
                self.put(row, number, None, style)
            self.worksheet.merged_cells.add(f"{cell_name(row, first)}:{cell_name(row, last)}")
        width, size = joined(self.widths[first - 1 : last]), styles.sizes()[style]
        needed = height([(value, width)], size)
        self.heights[row] = max(self.heights.get(row, 0), needed)

    def block(
        self,
        rows: tuple[int, int],
        columns: tuple[SupportsIndex, SupportsIndex],
        value: CellValue,
        style: str,
        formula: str = "",
    ) -> None:
        """Write one value over rows and columns, from the first to the last; heights are left as they are."""
        left, right = (column.__index__() for column in columns)
        for row in range(rows[0], rows[1] + 1):
            for number in range(left, right + 1):
                self.put(row, number, None, style)
        self.put(rows[0], left, value, style, formula)
        if (rows[0], left) != (rows[1], right):
            self.worksheet.merged_cells.add(f"{cell_name(rows[0], left)}:{cell_name(rows[1], right)}")

    def spread_long(
        self, row: int, columns: tuple[SupportsIndex, SupportsIndex], text: str, style: str
    ) -> int:
        """Write a text of any length over columns, and as many rows as it needs; return the last of them."""
        first, last = (column.__index__() for column in columns)
        parts = parts_that_fit(text, joined(self.widths[first - 1 : last]), styles.sizes()[style])
        for place, part in enumerate(parts, row):
            self.spread(place, columns, part, style)
        return row + len(parts) - 1

    def link(self, row: int, column: SupportsIndex, title: str) -> None:
        """Lead from a cell to the first cell of the sheet called `title`."""
        self.links[cell_name(row, column.__index__())] = f"{quote_sheetname(title)}!A1"

    def heads(self, row: int, columns: Sequence[Column[Any]]) -> None:
        """Write the heads of columns, as tall as the tallest; those in the frame have room for two lines."""
        said = [(self._head(column), self.widths[column.number - 1]) for column in columns]
        for column in columns:
            usual = self.kind.head_style or (roles.HEAD_TEXT if self.printed else styles.HEAD)
            self.put(row, column, self._head(column), column.head_style or usual)
        least = _TWO_LINES if self.printed else 0
        self.heights[row] = max(self.heights.get(row, 0), least, height(said, _HEAD_SIZE))
        self.row_of_heads = row

    def _head(self, column: Column[Any]) -> str:
        return self.said_heads[column.number - 1]

    def row(self, row: Row[Record], columns: Iterable[Column[Record]]) -> None:
        """Write the cells of a row, as tall as its texts need; texts that stay on one line aside."""
        tall, one_line = [], styles.one_line()
        for column in columns:
            if column.number not in self.absent and (style := column.style_of(row.record)):
                value = column.value(row.record)
                formula = column.formula(row) if column.formula else ""
                self.put(row.number, column, value, style, formula)
                if style not in one_line:
                    tall.append((value, styles.room(style, self.widths[column.number - 1])))
        self.heights[row.number] = height(tall)

    def table(self, kind: type[Sheet[Record]], records: Sequence[Record], places: Places) -> Block:
        """Write heads and rows of a sheet's table; return its rows, of which there is one at least."""
        self.heads(kind.top - 1, [column for column in kind.columns if column.head])
        for number, record in enumerate(records, kind.top):
            self.row(Row(number, record, places), kind.columns)
        return Block(kind.top, kind.top + max(1, len(records)) - 1)

    def name_table(
        self,
        title: str,
        columns: Sequence[Column[Any]],
        rows: Block,
        filtered: Collection[Column[Any]] | None = None,
    ) -> None:
        """Make rows, with the heads above them, a table that grows, and that formulas know by a title.

        Only columns in `filtered` have a button to filter by; None: all have.
        """
        # Excel repairs a file whose table has other heads than its cells: both are written from the columns
        ref = Block(rows.first - 1, rows.last).cells(columns[0], columns[-1])
        table = Table(
            displayName=title,
            ref=ref,
            autoFilter=AutoFilter(ref, filterColumn=_without_button(columns, filtered)),
            tableColumns=[
                TableColumn(id=place, name=self._head(each)) for place, each in enumerate(columns, 1)
            ],
            tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
        )
        self.worksheet.add_table(table)

    def filter(
        self, columns: Sequence[Column[Any]], rows: Block, filtered: Collection[Column[Any]] | None = None
    ) -> None:
        """Let the rows of a table be filtered by the heads above them.

        Only columns in `filtered` have a button to filter by; None: all have.
        """
        self.worksheet.auto_filter = AutoFilter(
            Block(rows.first - 1, rows.last).cells(columns[0], columns[-1]),
            filterColumn=_without_button(columns, filtered),
        )

    def protect(self, *, filtered: bool = False) -> None:
        """Protect a sheet without a password: entries stay open, heights and widths may be changed.

        `filtered` says whether a filter may be used.
        """
        protection = self.worksheet.protection
        protection.sheet = True
        protection.formatColumns = protection.formatRows = False
        if filtered:
            protection.autoFilter = False  # what is not protected, although it reads otherwise

    def keep_within(self) -> None:
        """Print the columns of a finished sheet alone: a long text beyond them would make all small.

        Of what is not for paper, only the first rows, which say what it is.
        """
        # sheets that are not protected may be made longer
        if self.paper.ends:
            return
        if not self.kind.on_paper:
            across = accumulate(pixels(width) if width else 0 for width in self.widths)
            self.paper.end_at(sum(px <= self.kind.px for px in across), _LAST_SAID)
            self.paper.fit_on_one()
            return
        if self.printed or self.worksheet.protection.sheet:
            self.paper.end_at(self.printed or len(self.widths), max(self.rows))

    def paint_tab(self, colour: str) -> None:
        """Give the tab of the sheet a colour."""
        self.worksheet.sheet_properties.tabColor = colour

    @property
    def hidden(self) -> bool:
        """Whether it is shown to nobody who doesn't ask for it."""
        return bool(self.worksheet.sheet_state != "visible")

    def hide(self) -> None:
        """Show the sheet to nobody who doesn't ask for it."""
        self.worksheet.sheet_state = "hidden"


def _without_button(
    columns: Sequence[Column[Any]], filtered: Collection[Column[Any]] | None
) -> list[FilterColumn]:
    """Return the columns of a table that have no button to filter by."""
    return [
        FilterColumn(colId=place, hiddenButton=True)
        for place, column in enumerate(columns)
        if filtered is not None and column not in filtered
    ]
