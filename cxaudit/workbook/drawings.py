"""What is drawn on a sheet: charts, pictures, and bars behind numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, SupportsIndex

from openpyxl.chart import BarChart
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit import look
from cxaudit.text import storable
from cxaudit.workbook.fitting import EMU_A_PIXEL, POINTS_A_PIXEL, USUAL_ROW

Drawing = Any
"""A chart or a picture of openpyxl, with its anchor."""

_LONGEST_DESCRIPTION = 2_000


@dataclass
class Drawings:
    """What is drawn on one sheet."""

    _sheet: Worksheet
    _heights: Mapping[int, float]

    charts: list[tuple[Drawing, str]] = field(default_factory=list)
    """Charts with what each shows, for whoever doesn't see it."""

    pictures: list[tuple[Drawing, str]] = field(default_factory=list)
    """Pictures, told in the same way."""

    data_bars: list[tuple[str, int]] = field(default_factory=list)
    """Ranges of numbers with bars in their cells, from 0 to a number."""

    def chart(
        self,
        chart: BarChart,
        row: int,
        columns: tuple[SupportsIndex, SupportsIndex],
        px: float,
        described: str,
    ) -> None:
        """Lay a chart over columns, from a row on so many pixels down.

        It moves with its cells, keeps its size, and is as wide as its columns in every viewer. Its rows must
        have their heights.

        Args:
            chart: what is drawn.
            row: where it begins.
            columns: the first and the last.
            px: its height.
            described: what it shows, for whoever doesn't see it.
        """
        first, last = (column.__index__() for column in columns)
        end, left = row, px * POINTS_A_PIXEL
        while left > (height := self._heights.get(end, USUAL_ROW)):
            left, end = left - height, end + 1
        begin = AnchorMarker(col=first - 1, row=row - 1)
        until = AnchorMarker(col=last, row=end - 1, rowOff=round(left / POINTS_A_PIXEL * EMU_A_PIXEL))
        there: Any = TwoCellAnchor(editAs="oneCell", _from=begin, to=until)
        chart.anchor = there
        self.charts.append((chart, _shortly(described)))

    def picture(self, picture: Drawing, described: str) -> None:
        """Take a picture that knows its place."""
        self.pictures.append((picture, _shortly(described)))

    def bars(self, cells: str, most: int) -> None:
        """Lay a bar behind each number of a range, from 0 to a number."""
        ends = [FormatObject(type="num", val=end) for end in (0, most)]
        bar = DataBar(cfvo=ends, color=look.DATA_BAR, minLength=0, maxLength=100)
        self._sheet.conditional_formatting.add(cells, Rule(type="dataBar", dataBar=bar))
        self.data_bars.append((cells, most))


def _shortly(described: str) -> str:
    return storable(described)[:_LONGEST_DESCRIPTION]
