"""What goes into the cells of a sheet: text that stays text, numbers, dates, formulas with their value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.numbers import whole
from cxaudit.workbook.styles import number_of
from cxaudit.workbook.texts import looks_live, text_for_cell, text_of_formula

Plain = str | int | float | Fraction | date | None
"""A value as Excel shows it; None and the empty text are an empty cell."""

Drawing = Any
"""A chart or a picture of openpyxl, with its anchor."""

LONGEST_FORMULA = 8_192

_FIRST_YEAR = 1900


class Formula(str):
    """Text that Excel is to compute, from `=` on. No other text becomes a live formula."""

    __slots__ = ()


class Live(NamedTuple):
    """A formula with the value that the program computed for it."""

    formula: Formula
    """What Excel computes as soon as something changes."""

    value: Plain
    """What every reader shows until then; None and the empty text are an empty text."""


class Cell(NamedTuple):
    """One cell as the file will hold it."""

    style: int
    """Number of its style in the workbook."""

    value: str | int | float | date | None
    """What it shows; None only where it is empty."""

    formula: str = ""
    """What computes the value, without the `=`; empty where nothing does."""


@dataclass
class Page:
    """A sheet being written: its cells and their heights; all else is set on the sheet of openpyxl."""

    sheet: Worksheet
    """The sheet of openpyxl, which has no cells of its own."""

    widths: Sequence[float] = ()
    """Width of each column in characters, from the first; 0 hides it."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    """Cells by row and column, both from 1."""

    heights: dict[int, float] = field(default_factory=dict)
    """Height of each row that has one, in points."""

    links: dict[str, str] = field(default_factory=dict)
    """Where a cell leads to within the workbook, by its name, such as `B3`."""

    typed_as_text: list[str] = field(default_factory=list)
    """Ranges where numbers are typed as texts, of which no reader need warn."""

    charts: list[tuple[Drawing, str]] = field(default_factory=list)
    """Charts with what each shows, for whoever doesn't see it."""

    pictures: list[tuple[Drawing, str]] = field(default_factory=list)
    """Pictures of openpyxl, told in the same way."""

    _numbers: dict[tuple[str, bool], int] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Plain | Live, style: str) -> None:
        """Write one cell, over what was there.

        Text stays text even if it looks like a formula (`=1+1`) or an error (`#N/A`).

        Args:
            row: from 1.
            column: from 1.
            value: None and the empty text leave an empty cell with its style.
            style: name of a NamedStyle of the workbook.

        Raises:
            ValueError: for what no workbook can hold: NaN, infinity, a date before 1900, a
                formula without `=` or over 8,192 characters.
            TypeError: for a formula without its value.
        """
        try:
            if isinstance(value, Live):
                cell = Cell(self._number(style), _result(value.value), _checked_formula(value.formula))
            elif isinstance(value, str):
                cell = Cell(self._number(style, quoted=looks_live(value)), _text(value))
            else:
                cell = Cell(self._number(style), _checked(value))
        except (ValueError, TypeError) as error:
            raise type(error)(f"{self.sheet.title}!{name(row, column)}: {error}") from None
        self.rows.setdefault(row, {})[column] = cell

    def link_to(self, row: int, column: int, title: str, cell: str = "A1") -> None:
        """Lead from a cell to a cell of the sheet called `title`."""
        self.links[name(row, column)] = f"{quote_sheetname(title)}!{cell}"

    def _number(self, style: str, *, quoted: bool = False) -> int:
        """Number of a style; a quoted one says that what looks like a formula is a text."""
        key = style, quoted
        if key not in self._numbers:
            self._numbers[key] = number_of(style, self.sheet, quoted=quoted)
        return self._numbers[key]


def per_cent(share: Fraction | None) -> int | None:
    """Return a share as its cell shows it, in whole per cents; None where there is none."""
    return None if share is None else whole(share)


def name(row: int, column: int) -> str:
    """Return a cell's name, such as `B3`."""
    return f"{get_column_letter(column)}{row}"


def _text(text: str) -> str | None:
    if isinstance(text, Formula):
        raise TypeError("a formula goes with its value, as Live")
    return text_for_cell(text) or None


def _checked_formula(formula: str) -> str:
    if not formula.startswith("=") or not 1 < len(formula) <= LONGEST_FORMULA:
        raise ValueError(f"not a formula that Excel takes: {formula[:40]}")
    return formula[1:]


def _result(value: Plain) -> str | int | float | date:
    if value is None or isinstance(value, str):
        return text_of_formula(value or "")
    result = _checked(value)
    assert result is not None
    return result


def _checked(value: float | Fraction | date | None) -> int | float | date | None:
    if isinstance(value, date):
        if value.year < _FIRST_YEAR:
            raise ValueError(f"Excel has no dates before 1900: {value}")
    elif isinstance(value, Fraction):
        return float(value)
    elif value is not None and not math.isfinite(value):
        raise ValueError(f"a cell can't hold {value}")
    return value
