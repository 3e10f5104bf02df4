"""Where the rows stand that formulas of other sheets read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from openpyxl.utils import quote_sheetname

_NEEDS_NO_QUOTES = re.compile("(?!true$|false$)[a-z]{4,}", re.IGNORECASE)
"""Plain words that are no name of a column or a row, and no truth value."""


class Lettered(Protocol):
    """A column, as far as references to it go."""

    @property
    def letter(self) -> str:
        """Its name in Excel, such as `AB`."""


@dataclass(frozen=True)
class Block:
    """Some rows of a sheet, from the first to the last."""

    first: int
    """From 1."""

    last: int
    """Not above the first."""

    sheet: str = ""
    """The name of the sheet as formulas write it, in quotes where it needs them."""

    @property
    def size(self) -> int:
        """How many rows there are."""
        return self.last - self.first + 1

    def top(self, column: Lettered) -> str:
        """Return the first cell of a column, which conditions are written for."""
        return f"{column.letter}{self.first}"

    def cells(self, column: Lettered, until: Lettered | None = None) -> str:
        """Return the cells of a column, or of several side by side, as the same sheet calls them."""
        return f"{column.letter}{self.first}:{(until or column).letter}{self.last}"

    def column(self, column: Lettered, until: Lettered | None = None) -> str:
        """Return the same as an absolute reference from any sheet."""
        return f"{self.sheet}!${column.letter}${self.first}:${(until or column).letter}${self.last}"

    def drawn(self, column: Lettered, until: Lettered | None = None) -> str:
        """Return the same for a chart, which knows a single cell by its own name."""
        whole = self.column(column, until)
        single = f"{self.sheet}!${column.letter}${self.first}"
        return single if whole == f"{single}:${column.letter}${self.first}" else whole


@dataclass(frozen=True)
class Places:
    """Where everything stands in the workbook of one report."""

    sheets: dict[str, str]
    """Name of the sheet of each department by its id."""

    answers: dict[str, Block]
    """Rows of each department on Answers, by its id."""

    asked: dict[str, Block]
    """Rows of the sheet of its department among which each question stands, by its id."""

    everything: Block
    """Rows of all departments on Answers."""

    departments: Block
    """Rows of the figures of departments on Lists; that of the whole is the next."""

    principles: Block
    """Rows of the figures of principles."""

    stages: Block
    """Rows of the figures of stages of the customer's way."""

    touchpoints: dict[str, Block]
    """Rows of the figures of each department's touchpoints, by its id."""

    lists: dict[str, Block]
    """Row of each question on Lists, by its id."""

    listed: str
    """The ids of the listed findings, with the cells above and below them, from any sheet."""

    @property
    def whole_row(self) -> int:
        """Row of the figures of all departments."""
        return self.departments.last + 1


_NO_ROWS = Block(1, 1)


def without_answers(sheets: dict[str, str]) -> Places:
    """Return the places of a workbook that has no answers, by the names of its departments' sheets."""
    return Places(
        sheets=sheets,
        answers={},
        asked={},
        everything=_NO_ROWS,
        departments=_NO_ROWS,
        principles=_NO_ROWS,
        stages=_NO_ROWS,
        touchpoints={},
        lists={},
        listed="",
    )


def quoted(sheet: str) -> str:
    """Return a sheet's name as formulas write it, in quotes where it needs them."""
    return sheet if _NEEDS_NO_QUOTES.fullmatch(sheet) else quote_sheetname(sheet)


def reference(sheet: str, column: Lettered, row: int) -> str:
    """Return a reference to a cell of another sheet, relative in its row."""
    return f"{quote_sheetname(sheet)}!{column.letter}{row}"
