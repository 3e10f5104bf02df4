"""References to cells: `B3`, `$A$1:C9`, whole columns and whole rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from openpyxl.utils import get_column_letter

LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

_CELLS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?")
_COLUMNS = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})")
_ROWS = re.compile(r"\$?([1-9]\d{0,6}):\$?([1-9]\d{0,6})")


class Area(NamedTuple):
    """A rectangle of cells; all numbers are from 1 and belong to it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left + 1

    @property
    def height(self) -> int:
        return self.bottom - self.top + 1

    def meets(self, other: Area) -> bool:
        """Whether a cell belongs to both."""
        beside = self.right < other.left or other.right < self.left
        return not (beside or self.bottom < other.top or other.bottom < self.top)

    def holds(self, other: Area) -> bool:
        """Whether every cell of the other belongs to this one too."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def __str__(self) -> str:
        first, last = place(self.top, self.left), place(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"


def place(row: int, column: int) -> str:
    """Name of a cell."""
    return f"{get_column_letter(column)}{row}"


@cache
def column_number(letters: str) -> int:
    """Number, from 1, of a column; those beyond the sheet too."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def area_of(reference: str) -> Area | None:
    """The cells of a reference; None if it isn't one, leaves the sheet, or has its corners wrongly round."""
    area = _read(reference)
    if area and area.left <= area.right <= LAST_COLUMN and area.top <= area.bottom <= LAST_ROW:
        return area
    return None


def _read(reference: str) -> Area | None:
    if found := _CELLS.fullmatch(reference):
        left, top, right, bottom = found.groups()
        last = column_number(right or left), int(bottom or top)
        return Area(column_number(left), int(top), *last)
    if found := _COLUMNS.fullmatch(reference):
        return Area(column_number(found[1]), 1, column_number(found[2]), LAST_ROW)
    if found := _ROWS.fullmatch(reference):
        return Area(1, int(found[1]), LAST_COLUMN, int(found[2]))
    return None


def areas_of(references: str) -> list[Area]:
    """The cells of references with spaces between them, of those that are sound."""
    return [area for reference in references.split() if (area := area_of(reference))]


def meetings(areas: Sequence[Area]) -> list[tuple[Area, Area]]:
    """Pairs of areas that share a cell."""
    found = []
    areas = sorted(areas, key=lambda area: area.top)
    for number, one in enumerate(areas, 1):
        for other in areas[number:]:
            if other.top > one.bottom:
                break
            if one.meets(other):
                found.append((one, other))
    return found
