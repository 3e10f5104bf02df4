"""Charts that follow the cells they draw, carry what these show now, and say it in words.

Charts draw an empty text as 0: the labels say what the cell has, such as "IT & data not rated".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeVar

from openpyxl.chart import BarChart, DoughnutChart, RadarChart
from openpyxl.chart.axis import ChartLines, NumericAxis, TextAxis
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
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)

from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.texts import text_of_formula

Chart = TypeVar("Chart", BarChart, RadarChart, DoughnutChart)

_NOW, _BEFORE = N_("This audit"), N_("Last audit")
_NOW_COLOUR, _BEFORE_COLOUR, _REST_COLOUR, _GRID = "2A6F97", "D17B0F", "DDE5ED", "D5DCE4"
_LABEL_SIZE = 900
"""Hundredths of a point."""


_MANY, _GAP, _WIDER = 10, 45, 50
"""From so many bars on, the gap between two is so many per cent of a bar; wider for each bar less."""


class Drawn(NamedTuple):
    """Cells that a chart draws, with what they show."""

    cells: str
    """Absolute reference, with the sheet."""

    values: Sequence[str | int | None]
    """Value of each cell; None where it is empty."""


def bars(title: str, labels: Drawn, scores: Drawn) -> BarChart:
    """A bar for each score, from 0 to 100 %, the first on top."""
    few = max(0, _MANY - len(scores.values))
    chart = BarChart(barDir="bar", gapWidth=_GAP + few * _WIDER)
    chart.series = [_series(0, _(_NOW), labels, scores)]
    chart.series[0].graphicalProperties = GraphicalProperties(solidFill=_NOW_COLOUR)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.majorTickMark = "none"
    _axes(chart.x_axis, chart.y_axis)
    chart.y_axis.crosses = "max"  # at the bottom, since the first label is on top
    return _finished(chart, _title(title))


def radar(title: str, labels: Drawn, scores: Drawn, before: Drawn | None) -> RadarChart:
    """Scores around a centre of 0 %; those of the baseline, if there is one, as a dashed line."""
    chart = RadarChart(radarStyle="marker")
    drawn = [_series(0, _(_NOW), labels, scores)]
    _line(drawn[0], _NOW_COLOUR, "solid")
    if before:
        drawn.append(_series(1, _(_BEFORE), labels, before))
        _line(drawn[1], _BEFORE_COLOUR, "dash")
        chart.legend = Legend(legendPos="b", overlay=False, txPr=_rich(_LABEL_SIZE))
    chart.series = drawn
    _axes(chart.x_axis, chart.y_axis)
    inner = ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=0.2, y=0.2, w=0.6, h=0.66)
    chart.layout = Layout(manualLayout=inner)
    return _finished(chart, _title(title))


def gauge(title: Drawn, parts: Drawn) -> DoughnutChart:
    """Half a ring, filled as far as the score reaches; titled by a cell.

    Args:
        title: one cell with the score in words.
        parts: three cells: what is reached, what is missing, and 100 for the half that isn't drawn.
    """
    chart = DoughnutChart(firstSliceAng=270, holeSize=62)
    chart.series = [_series(0, title.values[0] or "", title, parts)]
    for number, fill in enumerate((_NOW_COLOUR, _REST_COLOUR, None)):
        shape = GraphicalProperties(solidFill=fill) if fill else GraphicalProperties(noFill=True)
        shape.line = _no_line()
        chart.series[0].dPt.append(DataPoint(idx=number, spPr=shape))
    chart.layout = Layout(manualLayout=ManualLayout(layoutTarget="inner", x=0.05, y=0.05, w=0.9, h=0.95))
    below = Layout(manualLayout=ManualLayout(xMode="edge", yMode="edge", x=0.22, y=0.7))
    said = Title(tx=Text(strRef=_texts(title)), layout=below, overlay=False, txPr=_rich(1_000, bold=True))
    return _finished(chart, said, GraphicalProperties(solidFill=styles.QUIET_FILL, ln=_no_line()))


def _finished(chart: Chart, title: Title, frame: GraphicalProperties | None = None) -> Chart:
    """Give a chart what all have; `frame` is its ground and border, white with a thin line unless given."""
    chart.title = title
    chart.legend = chart.legend if len(chart.series) > 1 else None
    chart.roundedCorners = False  # they are rounded where a file says nothing
    chart.visible_cells_only = False  # labels stand in hidden columns
    chart.graphical_properties = frame or GraphicalProperties(solidFill="FFFFFF", ln=_thin_line())
    return chart


def _axes(labels: TextAxis, values: NumericAxis) -> None:
    # unless told, openpyxl 3.1 writes nothing, and Excel hides both axes then; LibreOffice shows them
    labels.delete = values.delete = False
    values.scaling.min, values.scaling.max = 0, 100
    values.number_format, values.majorUnit = styles.PER_CENT, 25
    values.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=_thin_line()))
    labels.txPr = values.txPr = _rich(_LABEL_SIZE)
    labels.graphicalProperties = GraphicalProperties(ln=_thin_line())
    values.graphicalProperties = GraphicalProperties(ln=_no_line())


def _thin_line() -> LineProperties:
    return LineProperties(solidFill=_GRID)


def _no_line() -> LineProperties:
    return LineProperties(noFill=True)


def _series(number: int, name: object, labels: Drawn, values: Drawn) -> Series:
    return Series(
        idx=number,
        order=number,
        tx=SeriesLabel(v=str(name)),
        cat=AxDataSource(strRef=_texts(labels)),
        val=NumDataSource(numRef=_numbers(values)),
    )


def _line(series: Series, colour: str, dash: Literal["solid", "dash"]) -> None:
    line = LineProperties(solidFill=colour, prstDash=dash, w=22_000)
    series.graphicalProperties = GraphicalProperties(noFill=True, ln=line)
    dot = GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=colour))
    series.marker = Marker(symbol="circle", size=5, spPr=dot)


def _texts(drawn: Drawn) -> StrRef:
    points = [StrVal(idx=number, v=text_of_formula(str(text))) for number, text in enumerate(drawn.values)]
    return StrRef(f=drawn.cells, strCache=StrData(ptCount=len(points), pt=points))


def _numbers(drawn: Drawn) -> NumRef:
    points = [
        NumVal(idx=number, v=value) for number, value in enumerate(drawn.values) if isinstance(value, int)
    ]
    return NumRef(
        f=drawn.cells, numCache=NumData(formatCode=styles.PER_CENT, ptCount=len(drawn.values), pt=points)
    )


def _title(text: str) -> Title:
    run = RegularTextRun(t=text, rPr=_letters(1_100, bold=True))
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=_letters(1_100, bold=True)), r=[run])
    return Title(tx=Text(rich=RichText(bodyPr=RichTextProperties(), p=[paragraph])), overlay=False)


def _rich(size: int, *, bold: bool = False) -> RichText:
    letters = _letters(size, bold=bold)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=CharacterProperties())
    return RichText(bodyPr=RichTextProperties(), p=[paragraph])


def _letters(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=styles.INK)
