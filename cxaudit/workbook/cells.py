"""What goes into the cells of a sheet: text that stays text, numbers, dates, formulas with their value."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from cxaudit.numbers import whole
from cxaudit.workbook.texts import text_for_cell, text_of_formula

CellValue = str | int | float | Fraction | date | None
"""A value as Excel shows it; None and the empty text are an empty cell."""


class Rich(str):
    """A text of which parts are bold, in letters of one size and colour; elsewhere a text as any other."""

    __slots__ = ("ink", "runs", "size")

    runs: tuple[tuple[str, bool], ...]
    """Its parts, each with whether it is bold."""

    size: int
    """Of its letters, in points."""

    ink: str
    """Their colour, RRGGBB."""

    @classmethod
    def of(cls, *runs: tuple[str, bool], size: int, ink: str) -> Rich:
        """Join parts to a text."""
        rich = cls("".join(text for text, _ in runs))
        rich.runs, rich.size, rich.ink = tuple((text, bold) for text, bold in runs if text), size, ink
        return rich


LONGEST_FORMULA = 8_191
"""Letters, without the `=`."""

_FIRST_YEAR = 1900


class Cell(NamedTuple):
    """One cell as the file will hold it."""

    style: int
    """Number of its style in the workbook."""

    value: str | int | float | date | None
    """What it shows; None only where it is empty."""

    formula: str = ""
    """What computes the value, without the `=`; empty where nothing does."""


def plain_cell(style: int, value: CellValue) -> Cell:
    """Return a cell that nothing computes; text stays text even if it looks like a formula or an error.

    Raises:
        ValueError: for what no workbook can hold: NaN, infinity, a date before 1900.
    """
    if isinstance(value, Rich):
        runs = [(text_for_cell(text), bold) for text, bold in value.runs]
        whole = text_for_cell(value)
        if "".join(text for text, _ in runs) != whole:  # cut, or an escape that two parts make
            return Cell(style, whole)
        return Cell(style, Rich.of(*runs, size=value.size, ink=value.ink) or None)
    if isinstance(value, str):
        return Cell(style, text_for_cell(value) or None)
    return Cell(style, _checked(value))


def live_cell(style: int, formula: str, value: CellValue) -> Cell:
    """Return a cell that Excel computes, with the value that every reader shows until it does.

    Args:
        style: number of its style.
        formula: without the `=`.
        value: what the program computed; None is an empty text, since a formula leaves no cell empty.

    Raises:
        ValueError: for a formula with an `=` before it or over 8,191 characters, and as for other cells.
    """
    if formula.startswith("=") or len(formula) > LONGEST_FORMULA:
        raise ValueError(f"not a formula that Excel takes: {formula[:40]}")
    if value is None or isinstance(value, str):
        return Cell(style, text_of_formula(value or ""), formula)
    return Cell(style, _checked(value), formula)


def per_cent(share: Fraction | None) -> int | None:
    """Return a share as its cell shows it, in whole per cents; None where there is none."""
    return None if share is None else whole(share)


def cell_name(row: int, column: int) -> str:
    """Return a cell's name, such as `B3`."""
    return f"{get_column_letter(column)}{row}"


def _checked(value: float | Fraction | date | None) -> int | float | date | None:
    if isinstance(value, date):
        if value.year < _FIRST_YEAR:
            raise ValueError(f"Excel has no dates before 1900: {value}")
    elif isinstance(value, Fraction):
        return float(value)
    elif value is not None and not math.isfinite(value):
        raise ValueError(f"a cell can't hold {value}")
    return value
