"""How cells are coloured by what they hold, as soon as it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.report import BandRow
from cxaudit.workbook import styles

_FIRST_OWN_FORMAT = 200
"""Number of the first of our own number formats in conditional formats; Excel's own end at 163."""


class Letters(NamedTuple):
    """How a conditional format writes: as its cell does, but for what is named."""

    color: str | None = None
    """Their colour, RRGGBB."""

    bold: bool | None = None
    italic: bool | None = None
    strike: bool | None = None


_AS_THEY_ARE = Letters()


class _Look(DifferentialStyle):
    """A look of which there is but one: openpyxl compares each rule's with those of all rules before it."""

    __elements__ = DifferentialStyle.__elements__  # which openpyxl empties for every class of its own
    __eq__ = object.__eq__
    __hash__ = object.__hash__


@cache
def _look(fill: str, number_format: str, said_by: Letters, below: str) -> DifferentialStyle:
    said = None
    if number_format:
        place = _FIRST_OWN_FORMAT + styles.own_formats().index(number_format)
        said = NumberFormat(numFmtId=place, formatCode=number_format)
    over = styles.over(fill) if fill else DifferentialStyle()
    font = Font(**said_by._asdict()) if said_by != _AS_THEY_ARE else over.font
    line = Border(bottom=Side(style="thin", color=below)) if below else None
    return _Look(font=font, fill=over.fill, numFmt=said, border=line)


@dataclass(frozen=True)
class Colours:
    """The conditional formats of one sheet: of those that hold for a cell, the first one wins."""

    _sheet: Worksheet

    def where(
        self,
        cells: str,
        condition: str,
        fill: str,
        number_format: str = "",
        letters: Letters = _AS_THEY_ARE,
        below: str = "",
    ) -> None:
        """Colour cells where a condition, written for the first of them, holds.

        Args:
            cells: a range of the sheet, or several with blanks between.
            condition: for its first cell.
            fill: ground as RRGGBB; empty: it stays as it is.
            number_format: one of `styles.own_formats`, which says the value in another way there.
            letters: how it is written there.
            below: colour of a thin line below; empty: there is none but its own.
        """
        look = _look(fill, number_format, letters, below)
        rule = Rule(type="expression", dxf=look, formula=[condition], stopIfTrue=True)
        self._sheet.conditional_formatting.add(cells, rule)

    def by_band(self, cells: str, bands: Sequence[BandRow]) -> None:
        """Colour scores by the band of each, whatever caps that band elsewhere."""
        first, _, _ = cells.partition(":")
        for band in reversed(bands):
            # ISNUMBER, since any text, an empty one too, is more than any number
            self.where(cells, f"IF(ISNUMBER({first}),{first}>={band.floor},FALSE)", band.colour)
