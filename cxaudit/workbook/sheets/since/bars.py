"""The charts of changes, and the hidden tables that they draw."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit import look
from cxaudit.report import Report, signed
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import CellValue, per_cent
from cxaudit.workbook.charts import Drawn, changes
from cxaudit.workbook.columns import Column
from cxaudit.workbook.fitting import pixels
from cxaudit.workbook.formulas import scores
from cxaudit.workbook.formulas.expressions import first_of, number, text
from cxaudit.workbook.formulas.ranking import place_of
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Over
from cxaudit.workbook.places import Block, Places, quoted, reference
from cxaudit.workbook.score_lines import ScoreLine, department_lines, gathered_lines
from cxaudit.workbook.sheet_names import LISTS, called
from cxaudit.workbook.tables.figures import Figures
from cxaudit.workbook.tables.since import (
    ARROW,
    BLANKS,
    LEFT,
    RIGHT,
    WITHOUT_CHANGE,
    ChangeBars,
    SinceLast,
    change_of,
    key_of,
    label_of,
)

_TOP = 2
"""First row of the hidden tables, which stand below each other."""

DEPARTMENTS, PRINCIPLES = N_("Departments, best change first"), N_("What customers judge by")
STAGES = N_("Along the customer's way")


def charts_of(report: Report, places: Places, page: Page) -> list[ChangeBars]:
    """Return the charts: departments, principles, stages; of what has a score of then."""
    every = (
        (DEPARTMENTS, department_lines(report, places.sheets), places.departments, True, LEFT),
        (PRINCIPLES, gathered_lines(report, "principle", report.principles), places.principles, True, LEFT),
        (STAGES, gathered_lines(report, "stage", report.stages), places.stages, False, RIGHT),
    )
    charts, row = [], _TOP
    for title, lines, figures, ranked, over in every:
        compared = [
            (line, there) for there, line in enumerate(lines, figures.first) if line.before is not None
        ]
        rows = Block(row, row + len(compared) - 1, quoted(called(SinceLast.name)))
        of, rows_of = [line for line, _row in compared], [there for _line, there in compared]
        charts.append(ChangeBars(title, of, rows_of, rows, ranked, _wide(page, over)))
        row += len(compared)
    return charts


def _wide(page: Page, over: Over) -> int:
    return sum(pixels(width) for width in page.widths[over[0].number - 1 : over[1].number] if width)


def write_tables(page: Page, chart: ChangeBars) -> None:
    """Write what a chart draws: its lines, and its bars from the top."""
    for place, (line, figures) in enumerate(zip(chart.lines, chart.figures, strict=True), 1):
        _line(page, chart.rows.first + place - 1, place, line, figures)
    for rank, (place, line) in enumerate(chart.shown, 1):
        _bar(page, chart, rank, place, line)


def _put(page: Page, row: int, column: Column[None], value: CellValue, formula: str = "") -> None:
    page.put(row, column, value, styles.HELPER, formula)


def _line(page: Page, row: int, place: int, line: ScoreLine, figures: int) -> None:
    then, now, change = (f"{each.letter}{row}" for each in (SinceLast.then, SinceLast.now, SinceLast.change))
    there = reference(called(LISTS), Figures.score, figures)
    _put(page, row, SinceLast.title, line.short)
    _put(page, row, SinceLast.then, per_cent(line.before))
    _put(page, row, SinceLast.now, per_cent(line.standing.score), f'IF({there}="","",{there})')
    _put(page, row, SinceLast.change, change_of(line), scores.change(now, then))
    key = f'IF({change}="",{WITHOUT_CHANGE},0-{change})+{number(place / 1000000)}'
    _put(page, row, SinceLast.key, key_of(line, place), key)


def _bar(page: Page, chart: ChangeBars, rank: int, place: int, line: ScoreLine) -> None:
    row, change = chart.rows.first + rank - 1, change_of(line)
    at, points = f"{SinceLast.place.letter}{row}", f"{SinceLast.points.letter}{row}"
    ranked = place_of(_cells(chart, SinceLast.key), rank) if chart.ranked else str(rank)
    _put(page, row, SinceLast.place, place, ranked)
    _put(page, row, SinceLast.points, change, _at(chart, SinceLast.change, at))
    _put(page, row, SinceLast.label, label_of(line), _label(chart, at, points))
    for column, bound in ((SinceLast.better, "MAX"), (SinceLast.worse, "MIN")):
        part = {"MAX": max, "MIN": min}[bound](0, change or 0)
        _put(page, row, column, part, f'IF({points}="",0,{bound}(0,{points}))')


def _cells(chart: ChangeBars, column: Column[None]) -> str:
    letter, rows = column.letter, chart.rows
    return f"${letter}${rows.first}:${letter}${rows.last}"


def _at(chart: ChangeBars, column: Column[None], place: str) -> str:
    return f"INDEX({_cells(chart, column)},{place})"


def _label(chart: ChangeBars, at: str, points: str) -> str:
    name, then, now = (_at(chart, each, at) for each in (SinceLast.title, SinceLast.then, SinceLast.now))
    rated = f'IF({now}="",{text(look.NONE_SYMBOL)},{now})'
    change = f'IF({points}="","",{text(BLANKS)}&{signed_by(points)})'
    return f"{name}&{text(BLANKS)}&{then}&{text(ARROW)}&{rated}&{change}"


def signed_by(points: str) -> str:
    """Return the formula that says a change with its sign, as `signed` does."""
    more, less = signed(1)[0], signed(-1)[0]
    cases = [(f"{points}>0", f"{text(more)}&{points}"), (f"{points}<0", f"{text(less)}&ABS({points})")]
    return first_of(cases, f'{points}&""')


def draw(book: Book, page: Page, chart: ChangeBars, row: int, over: Over, scale: int, height: float) -> None:
    """Draw a chart over columns, from a row on whose heights are set.

    Args:
        book: of the sheet.
        page: the sheet.
        chart: what is drawn.
        row: where it begins.
        over: the columns.
        scale: where its scale ends, in points either way.
        height: in pixels.
    """
    lines = [line for _place, line in chart.shown]
    parts = [change_of(line) or 0 for line in lines]
    labels = Drawn(chart.rows.drawn(SinceLast.label), [label_of(line) for line in lines])
    better = Drawn(chart.rows.drawn(SinceLast.better), [max(0, part) for part in parts])
    worse = Drawn(chart.rows.drawn(SinceLast.worse), [min(0, part) for part in parts])
    drawn = changes(labels, better, worse, scale, chart.plot_share, right_to_left=book.right_to_left)
    page.drawings.chart(drawn, row, over, height, _described(_(chart.title), lines))


def _described(title: str, lines: Sequence[ScoreLine]) -> str:
    """Say in words what a chart shows: its first bar, and its last one."""
    ends = dict.fromkeys((lines[0], lines[-1]))
    return f"{title}: {'; '.join(label_of(line).replace(BLANKS, ' ') for line in ends)}."
