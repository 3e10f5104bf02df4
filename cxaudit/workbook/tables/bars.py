"""What the charts of bars by band draw: a table on Lists for each chart, a row for each bar.

A bar is stacked from 3 × bands series: one of a colour for each band, one without a band, then the track with
a tick at each mark that the bar doesn't reach. So it reads its band, and reorders by itself, in every viewer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cxaudit import look
from cxaudit.report import Report
from cxaudit.workbook import styles
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.columns import Column, Row, numbered
from cxaudit.workbook.fitting import POINTS_A_PIXEL, length
from cxaudit.workbook.formulas.expressions import first_of, number, text
from cxaudit.workbook.formulas.ranking import place_of
from cxaudit.workbook.places import Block, Places
from cxaudit.workbook.score_lines import ScoreLine, department_lines, gathered_lines, worst_first
from cxaudit.workbook.tables.figures import Figures, ScoreColumn

LEFT, RIGHT, TOUCHPOINTS_PX = 444, 360, 548
"""Pixels that charts are wide: left and right on a portrait page, and on a department's sheet."""

FEWEST_TOUCHPOINTS = 3
"""Touchpoints of a department from which on they are drawn."""

_TICK = 0.0075
"""How wide a tick is, as a share of the plot: one or two pixels."""

_LEAST = 0.002
"""Length of a bar of nothing, so that its colour is seen."""

_PLOT = 0.99
"""What labels and plot take of a chart's width."""

_LONGEST_LABELS = 0.64
"""What labels take of it at most."""

_BESIDE_LABELS = 16
"""Pixels between labels and bars."""

_BLANKS = "\N{NO-BREAK SPACE}" * 3
"""Between name, symbol and figure: a name never parts from its figure."""


@dataclass(frozen=True)
class Bars:
    """One chart of bars by band."""

    lines: Sequence[ScoreLine]
    """What it shows, in the checklist's order."""

    figures: Block
    """The rows of their figures."""

    rows: Block
    """The rows of its own table."""

    ranked: bool
    """Whether the worst is first; else they stand in their own order."""

    px: int
    """Pixels that it is wide."""

    @cached_property
    def shown(self) -> list[ScoreLine]:
        """Its lines as they are shown first."""
        return worst_first(self.lines) if self.ranked else list(self.lines)

    @property
    def labels_share(self) -> float:
        """What its labels take of its width."""
        longest = max((length(_label(line)) for line in self.lines), default=0)
        return min(_LONGEST_LABELS, (longest * look.LABEL / POINTS_A_PIXEL + _BESIDE_LABELS) / self.px)

    @property
    def plot_share(self) -> float:
        """What its bars take of its width."""
        return _PLOT - self.labels_share

    @cached_property
    def bars(self) -> list[Bar]:
        """Its bars from the top."""
        return [Bar(self, place, line) for place, line in enumerate(self.shown, 1)]


@dataclass(frozen=True)
class Bar:
    """One bar."""

    chart: Bars
    """What it is part of."""

    place: int
    """From the top, from 1."""

    line: ScoreLine
    """What it shows first."""

    @property
    def parts(self) -> tuple[float, ...]:
        """The lengths of its series."""
        bands = self.line.report.bands
        marks = tuple(band.floor / 100 for band in bands[1:])
        return _stack(_score(self), _rank(self), len(bands), marks)


BarColumn = Column[Bar]


@dataclass(frozen=True)
class BarColumns:
    """The columns of these tables, which all charts of a book share."""

    place: BarColumn
    label: BarColumn
    score: BarColumn
    rank: BarColumn
    stacked: Sequence[BarColumn]
    """The series, from the first."""

    colours: Sequence[str]
    """Their colours, RRGGBB."""

    @property
    def all(self) -> list[BarColumn]:
        """From the left."""
        return [self.place, self.label, self.score, self.rank, *self.stacked]


def all_bars(report: Report, places: Places) -> dict[str, Bars]:
    """Return the charts of a book by name: departments, principles, stages, and each department's id."""
    charts: dict[str, Bars] = {}
    last = Figures.top - 1
    for name, lines, figures, ranked, px in _drawn(report, places):
        if lines:
            rows = Block(last + 1, last + len(lines), figures.sheet)
            charts[name], last = Bars(lines, figures, rows, ranked, px), rows.last
    return charts


def _drawn(report: Report, places: Places) -> Iterator[tuple[str, list[ScoreLine], Block, bool, int]]:
    departments = department_lines(report, places.sheets)
    yield "departments", departments, places.departments, True, RIGHT
    principles = gathered_lines(report, "principle", report.principles)
    yield "principles", principles, places.principles, True, LEFT
    yield "stages", gathered_lines(report, "stage", report.stages), places.stages, False, RIGHT
    for part in report.departments:
        if len(part.touchpoints) >= FEWEST_TOUCHPOINTS:
            lines = gathered_lines(report, "touchpoint", part.touchpoints, part)
            yield part.id, lines, places.touchpoints[part.id], True, TOUCHPOINTS_PX


def bar_columns(report: Report) -> BarColumns:
    """Return the columns of all charts of a book."""
    bands, marks = len(report.bands), [band.floor / 100 for band in report.bands[1:]]
    place = _column(lambda bar: bar.place if not bar.chart.ranked else _position(bar), _place)
    label = _column(lambda bar: _label(bar.line), lambda row: _label_of(row, place))
    score = _column(_score, lambda row: _score_of(row, place))
    rank = _column(_rank, lambda row: _figure(row, place, Figures.rank))
    stacked = [_series(place) for place in range(3 * bands)]
    numbered(
        [place, label, score, rank, *stacked], Figures.columns[-1].number + 2 * len(report.principles) + 1
    )
    _compute(score, rank, stacked, marks)
    colours = [*(band.colour for band in report.bands), look.NO_BAND]
    colours += [look.TRACK, look.TICK] * (bands - 1) + [look.TRACK]
    return BarColumns(place, label, score, rank, stacked, colours)


def _column(
    value: Callable[[Bar], str | float | None], formula: Callable[[Row[Bar]], str] | None
) -> BarColumn:
    return BarColumn("", 12, styles.HELPER, value, formula)


def _position(bar: Bar) -> int:
    return bar.line.position


def _place(row: Row[Bar]) -> str:
    chart = row.record.chart
    return place_of(chart.figures.column(Figures.key), row.record.place) if chart.ranked else ""


def _figure(row: Row[Bar], place: BarColumn, column: ScoreColumn) -> str:
    return f"INDEX({row.record.chart.figures.column(column)},{row[place]})"


def _label(line: ScoreLine) -> str:
    score, band = per_cent(line.standing.score), line.standing.counted.band
    symbol = band.symbol if band else look.NONE_SYMBOL
    return _BLANKS.join((line.short, symbol, look.NONE_SYMBOL if score is None else str(score)))


def _label_of(row: Row[Bar], place: BarColumn) -> str:
    name, symbol, score = (
        _figure(row, place, column) for column in (Figures.short, Figures.symbol, Figures.score)
    )
    shown = f'IF({score}="",{text(look.NONE_SYMBOL)},{score})'
    return f"{name}&{text(_BLANKS)}&{symbol}&{text(_BLANKS)}&{shown}"


def _score(bar: Bar) -> float | None:
    score = per_cent(bar.line.standing.score)
    return None if score is None else score / 100


def _score_of(row: Row[Bar], place: BarColumn) -> str:
    score = _figure(row, place, Figures.score)
    return f'IF({score}="","",{score}/100)'


def _rank(bar: Bar) -> int:
    line = bar.line
    return line.report.rules.bands.index(band) + 1 if (band := line.standing.counted.band) else 0


def _series(place: int) -> BarColumn:
    return _column(lambda bar: bar.parts[place], None)


@lru_cache(maxsize=4096)
def _stack(score: float | None, rank: int, bands: int, marks: tuple[float, ...]) -> tuple[float, ...]:
    """Return the lengths of the series, by the same steps as the formulas."""
    long = max(_LEAST, score or 0.0)
    stack = [long if rank == number else 0.0 for number in range(1, bands + 1)]
    stack.append(long if not rank and score is not None else 0.0)
    bar, reached = sum(stack), score or 0.0
    for place, mark in enumerate(marks):
        begin = marks[place - 1] + _TICK if place and reached < marks[place - 1] else bar
        stack += [mark - begin, _TICK] if reached < mark else [0.0, 0.0]
    return (*stack, 1 - sum(stack))


def _compute(score: BarColumn, rank: BarColumn, stacked: Sequence[BarColumn], marks: Sequence[float]) -> None:
    """Give the series their formulas, now that all columns have their places."""
    bands = len(marks) + 1
    for place, column in enumerate(stacked[: bands + 1]):
        column.formula = _bar_of(score, rank, (place + 1) % (bands + 1))
    bar = stacked[0], stacked[bands]
    for place, (track, tick) in enumerate(
        zip(stacked[bands + 1 : -1 : 2], stacked[bands + 2 :: 2], strict=True)
    ):
        track.formula = _track_of(score, bar, marks[: place + 1])
        tick.formula = _tick_of(score, marks[place])
    stacked[-1].formula = lambda row: f"1-SUM({row[stacked[0]]}:{row[stacked[-2]]})"


def _bar_of(score: BarColumn, rank: BarColumn, band: int) -> Callable[[Row[Bar]], str]:
    """The bar where it is of a band, 0 being none."""

    def formula(row: Row[Bar]) -> str:
        long = f"MAX({number(_LEAST)},{row[score]})"
        if band:
            return f"IF({row[rank]}={band},{long},0)"
        return first_of([(f"{row[rank]}>0", "0"), (f'{row[score]}=""', "0")], long)

    return formula


def _track_of(
    score: BarColumn, bar: tuple[BarColumn, BarColumn], marks: Sequence[float]
) -> Callable[[Row[Bar]], str]:
    """The track from the bar, or from the mark before, up to the last of the marks."""

    def formula(row: Row[Bar]) -> str:
        reached, begin = f"N({row[score]})", f"SUM({row[bar[0]]}:{row[bar[1]]})"
        if len(marks) > 1:
            before = f"{number(marks[-2])}+{number(_TICK)}"
            begin = f"IF({reached}<{number(marks[-2])},{before},{begin})"
        return f"IF({reached}<{number(marks[-1])},{number(marks[-1])}-{begin},0)"

    return formula


def _tick_of(score: BarColumn, mark: float) -> Callable[[Row[Bar]], str]:
    return lambda row: f"IF(N({row[score]})<{number(mark)},{number(_TICK)},0)"
