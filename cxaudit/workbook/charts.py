"""Charts that follow the cells they draw, carry what these show now, and say it in words.

All are horizontal stacked bars without axes to read off, legend or title: the figure stands in the label of
its bar, so nothing collides, and no viewer draws them otherwise. What they draw are tables on Lists
(`tables.bars`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from openpyxl.chart import BarChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)

from cxaudit import look
from cxaudit.workbook.texts import text_of_formula

_MANY, _FEW_GAP, _GAP = 8, 38, 32
"""From so many bars on, the gap between two is so many per cent of a bar; that of fewer is wider."""

_LEFT_FREE, _TOP = 0.99, 0.005
"""Where the plot ends at the right, and where it begins at the top, as shares of the chart."""


class Drawn(NamedTuple):
    """Cells that a chart draws, with what they show."""

    cells: str
    """Absolute reference, with the sheet."""

    values: Sequence[str | float | None]
    """Value of each cell; None where it is empty."""


class Stack(NamedTuple):
    """One series: parts of all bars, in one colour."""

    name: str
    drawn: Drawn
    colour: str


def stacked_bars(labels: Drawn, series: Sequence[Stack], plot: float, *, right_to_left: bool) -> BarChart:
    """Return bars from 0 to 1, each stacked from parts.

    Args:
        labels: what stands before each bar, from the top.
        series: the parts, from the left.
        plot: what the bars take of the chart's width, at its right; the labels take the rest.
        right_to_left: whether it is mirrored.
    """
    chart = _bars(labels, series, right_to_left=right_to_left)
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1
    left = 1 - _LEFT_FREE if right_to_left else _LEFT_FREE - plot
    return _laid_out(chart, left, plot)


def changes(
    labels: Drawn, better: Drawn, worse: Drawn, most: int, plot: float, *, right_to_left: bool
) -> BarChart:
    """Return changes in points, better ones to the right of nought and worse ones to its left.

    Args:
        labels: what stands before each bar, from the top: name, both scores, the change.
        better: the changes above 0, else 0.
        worse: those below.
        most: the largest that is drawn, the same for all charts of a sheet.
        plot: what the bars take of the chart's width.
        right_to_left: whether it is mirrored.
    """
    series = [Stack("+", better, look.BETTER), Stack("\N{MINUS SIGN}", worse, look.WORSE)]
    chart = _bars(labels, series, right_to_left=right_to_left)
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = -most, most
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=look.TICK))
    left = 1 - _LEFT_FREE if right_to_left else _LEFT_FREE - plot
    return _laid_out(chart, left, plot)


def _bars(labels: Drawn, series: Sequence[Stack], *, right_to_left: bool) -> BarChart:
    gap = _GAP if len(labels.values) >= _MANY else _FEW_GAP
    chart = BarChart(barDir="bar", grouping="stacked", overlap=100, gapWidth=gap, varyColors=False)
    chart.series = [_series(number, labels, stack) for number, stack in enumerate(series)]
    names, values = chart.x_axis, chart.y_axis
    # unless told, openpyxl 3.1 writes nothing, and Excel hides the axis then; LibreOffice shows it
    names.delete, values.delete = False, True
    names.scaling.orientation = "maxMin"  # the first on top
    names.tickLblPos = "low"  # where 0 is: at the right where it is mirrored
    names.majorTickMark = names.minorTickMark = "none"
    names.graphicalProperties = GraphicalProperties(ln=_no_line())
    names.txPr = _letters()
    values.scaling.orientation = "maxMin" if right_to_left else "minMax"
    values.majorGridlines = None
    chart.legend = None
    chart.roundedCorners = False  # they are rounded where a file says nothing
    chart.visible_cells_only = False  # the cells stand on a hidden sheet
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=_no_line())
    chart.plot_area.graphicalProperties = GraphicalProperties(noFill=True, ln=_no_line())
    return chart


def _laid_out(chart: BarChart, left: float, plot: float) -> BarChart:
    inner = ManualLayout(
        layoutTarget="inner",
        xMode="edge",
        yMode="edge",
        x=round(left, 4),
        y=_TOP,
        w=round(plot, 4),
        h=1 - 2 * _TOP,
    )
    chart.layout = Layout(manualLayout=inner)
    return chart


def _series(number: int, labels: Drawn, stack: Stack) -> Series:
    series = Series(
        idx=number,
        order=number,
        tx=SeriesLabel(v=stack.name),
        cat=AxDataSource(strRef=_texts(labels)),
        val=NumDataSource(numRef=_numbers(stack.drawn)),
    )
    series.graphicalProperties = GraphicalProperties(solidFill=stack.colour, ln=_no_line())
    series.invertIfNegative = False
    return series


def _no_line() -> LineProperties:
    return LineProperties(noFill=True)


def _texts(drawn: Drawn) -> StrRef:
    points = [StrVal(idx=number, v=text_of_formula(str(text))) for number, text in enumerate(drawn.values)]
    return StrRef(f=drawn.cells, strCache=StrData(ptCount=len(points), pt=points))


def _numbers(drawn: Drawn) -> NumRef:
    points = [
        NumVal(idx=number, v=value)
        for number, value in enumerate(drawn.values)
        if isinstance(value, int | float)
    ]
    return NumRef(f=drawn.cells, numCache=NumData(formatCode="General", ptCount=len(drawn.values), pt=points))


def _letters() -> RichText:
    letters = CharacterProperties(sz=look.LABEL * 100, solidFill=look.INK, latin=Font(typeface=look.FONT))
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=CharacterProperties())
    return RichText(bodyPr=RichTextProperties(), p=[paragraph])
