"""How cells are coloured by what they hold, as soon as it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.report import BandRow
from cxaudit.workbook import styles

_FIRST_OWN_FORMAT = 200
"""Number of the first of our own number formats in conditional formats; Excel's own end at 163."""


class _Look(DifferentialStyle):
    """A look of which there is but one: openpyxl compares each rule's with those of all rules before it."""

    __elements__ = DifferentialStyle.__elements__  # which openpyxl empties for every class of its own
    __eq__ = object.__eq__
    __hash__ = object.__hash__


@cache
def _look(fill: str, number_format: str) -> DifferentialStyle:
    look, said = styles.over(fill), None
    if number_format:
        place = _FIRST_OWN_FORMAT + styles.own_formats().index(number_format)
        said = NumberFormat(numFmtId=place, formatCode=number_format)
    return _Look(font=look.font, fill=look.fill, numFmt=said)


@dataclass(frozen=True)
class Colours:
    """The conditional formats of one sheet: of those that hold for a cell, the first one wins."""

    _sheet: Worksheet

    def where(self, cells: str, condition: str, fill: str, number_format: str = "") -> None:
        """Colour cells where a condition, written for the first of them, holds.

        A `number_format`, one of `styles.own_formats`, also says the value in another way there.
        """
        look = _look(fill, number_format)
        rule = Rule(type="expression", dxf=look, formula=[condition], stopIfTrue=True)
        self._sheet.conditional_formatting.add(cells, rule)

    def by_band(self, cells: str, bands: Sequence[BandRow]) -> None:
        """Colour scores by the band of each, whatever caps that band elsewhere."""
        first, _, _ = cells.partition(":")
        for band in reversed(bands):
            # ISNUMBER, since any text, an empty one too, is more than any number
            self.where(cells, f"IF(ISNUMBER({first}),{first}>={band.floor},FALSE)", band.colour)
