"""The figures and charts of the sheet Summary, all read from the sheet Departments."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cxaudit.report import DepartmentPart, PrinciplePart
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book, colour_by_band, draw, spread
from cxaudit.workbook.cells import Live, Page, Plain, per_cent
from cxaudit.workbook.charts import Drawn, bars, gauge, radar
from cxaudit.workbook.columns import Dep
from cxaudit.workbook.fitting import TALLEST_ROW, height
from cxaudit.workbook.formulas import sums
from cxaudit.workbook.formulas.actions import shown
from cxaudit.workbook.layout import DEPARTMENTS, DEPARTMENTS_TOP, principles_row, range_of, total_row
from cxaudit.workbook.sheets.departments import ALL

WIDTHS = (25, 12.5, 37, 2, 25, 12.5, 37)
"""Columns of the Summary: two halves of three, with a little room between them."""

_HEIGHTS = (18, 40, 30, 30)
"""Heights of the rows of the figures, in points."""

_RADAR_ROWS, _RADAR_HEIGHT = 10, 220
_BAR, _FRAME = 17, 60
"""Points that the chart of departments takes for each bar, and for all that is no bar."""


def figures(book: Book, page: Page, row: int) -> int:
    """Write the figures of the whole, with what each rests on; return the row after them."""
    result = book.report.overall
    backed = sum(question.backed for part in book.report.departments for question in part.questions)
    words = (
        Live(sums.rated_of_all(book.layout.everything), sums.RATED.format(result.rated, result.applicable)),
        Live(sums.backed_of_rated(book.layout.everything), sums.BACKED.format(backed, result.rated)),
    )
    for place, points in enumerate(_HEIGHTS, row):
        for column in (1, 2, 3, 5, 6, 7):
            page.put(place, column, None, styles.LABEL)
        page.heights[place] = points
    page.put(row, 1, "Overall score", styles.LABEL)
    page.put(row + 1, 1, _whole(book, Dep.SCORE, per_cent(result.score)), styles.BIG_PERCENT)
    page.put(row + 2, 1, _whole(book, Dep.TEXT, result.text), styles.LABEL)
    spread(page, row, (5, 7), "Band", styles.LABEL)
    spread(page, row + 1, (5, 7), _whole(book, Dep.BAND, result.band), styles.BIG_TEXT)
    page.put(row + 2, 5, "Coverage", styles.LABEL)
    page.put(row + 2, 6, _whole(book, Dep.COVERAGE, per_cent(result.coverage)), styles.MIDDLE_PERCENT)
    page.put(row + 2, 7, words[0], styles.LABEL)
    page.put(row + 3, 5, "Confidence", styles.LABEL)
    page.put(row + 3, 6, _whole(book, Dep.CONFIDENCE, per_cent(result.confidence)), styles.MIDDLE_PERCENT)
    page.put(row + 3, 7, words[1], styles.LABEL)
    _gauge(book, page, row)
    return row + 5


def _whole(book: Book, column: Dep, value: Plain) -> Live:
    """What the row of all departments shows in a column."""
    return Live(shown(DEPARTMENTS, column, total_row(book.report)), value)


def _gauge(book: Book, page: Page, row: int) -> None:
    whole, result = total_row(book.report), book.report.overall
    reached = per_cent(result.score) or 0
    chart = gauge(
        Drawn(range_of(DEPARTMENTS, Dep.LABEL, whole), [f"{ALL} {result.short}"]),
        Drawn(range_of(DEPARTMENTS, Dep.REACHED, whole, Dep.BELOW), [reached, 100 - reached, 100]),
    )
    draw(page, chart, (2, row), (3, row + 3), f"Gauge of the overall score: {result.text_and_band}.")


def charts(book: Book, page: Page, row: int) -> int:
    """Draw departments and principles, with what customers ask themselves; return the row after them."""
    report = book.report
    first = row + _RADAR_ROWS
    last = first + len(report.principles) - 1
    _questions(book, page, first)
    below = sum(page.heights[place] for place in range(first, last + 1))
    wanted = _FRAME + _BAR * len(report.departments)
    for place in range(row, first):
        page.heights[place] = min(TALLEST_ROW, round(max(_RADAR_HEIGHT, wanted - below) / _RADAR_ROWS, 1))
    departments = bars(
        "Departments",
        _labels(DEPARTMENTS_TOP, report.departments),
        _scores(Dep.SCORE, DEPARTMENTS_TOP, [part.result.score for part in report.departments]),
    )
    draw(
        page,
        departments,
        (1, row),
        (3, last),
        f"Scores of the departments: {_told(report.departments)}.",
    )
    top = principles_row(report)
    before = _scores(Dep.BEFORE, top, [part.before for part in report.principles])
    principles = radar(
        "What customers judge by",
        _labels(top, report.principles),
        _scores(Dep.SCORE, top, [part.result.score for part in report.principles]),
        before if report.compared else None,
    )
    draw(page, principles, (5, row), (7, first - 1), f"Scores of the principles: {_told(report.principles)}.")
    return last + 2


def _questions(book: Book, page: Page, first: int) -> None:
    """Write what customers ask themselves, with the score of each principle."""
    report = book.report
    for place, part in enumerate(report.principles):
        row = first + place
        live = Live(
            shown(DEPARTMENTS, Dep.SCORE, principles_row(report) + place), per_cent(part.result.score)
        )
        page.put(row, 5, part.title, styles.STRONG)
        page.put(row, 6, live, styles.PERCENT)
        page.put(row, 7, part.asks, styles.TEXT)
        page.heights[row] = height([(part.title, WIDTHS[4]), (part.asks, WIDTHS[6])])
    colour_by_band(page, report, f"F{first}:F{first + len(report.principles) - 1}", f"F{first}")


Parts = Sequence[DepartmentPart] | Sequence[PrinciplePart]


def _labels(first: int, parts: Parts) -> Drawn:
    cells = range_of(DEPARTMENTS, Dep.LABEL, first, rows=len(parts))
    return Drawn(cells, [part.label for part in parts])


def _scores(column: Dep, first: int, scores: Sequence[Fraction | None]) -> Drawn:
    return Drawn(range_of(DEPARTMENTS, column, first, rows=len(scores)), [*map(per_cent, scores)])


def _told(parts: Parts) -> str:
    """Say in words what a chart shows, as of the audit's date."""
    return "; ".join(f"{part.title} {part.result.short}" for part in parts)
