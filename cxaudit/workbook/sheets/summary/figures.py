"""How the whole stands: figures and charts, all read from the sheet Departments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.report import DepartmentPart, PrinciplePart
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.charts import Drawn, bars, gauge, radar
from cxaudit.workbook.columns import Column
from cxaudit.workbook.fitting import TALLEST_ROW, height
from cxaudit.workbook.lookups.sums import BACKED, RATED, backed_of_rated, rated_of_all
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block, reference
from cxaudit.workbook.score_lines import ALL, whole_line
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.sheets.summary.columns import RIGHT, Summary
from cxaudit.workbook.tables.departments import Departments, ScoreColumn, whole_rows

_HEIGHTS = (18, 40, 30, 30)
"""Heights of the rows of the figures, in points."""

_RADAR_ROWS, _RADAR_HEIGHT = 10, 220
_BAR, _FRAME = 17, 60
"""Points that the chart of departments takes for each bar, and for all that is no bar."""

Parts = Sequence[DepartmentPart] | Sequence[PrinciplePart]

Corner = tuple[Column[None], int]
"""Column and row of a corner of a chart."""


def figures(book: Book, page: Page, row: int) -> int:
    """Write the figures of the whole, with what each rests on; return the row after them."""
    for place, points in enumerate(_HEIGHTS, row):
        for column in Summary.columns:
            if column is not Summary.between:
                page.put(place, column, None, styles.LABEL)
        page.heights[place] = points
    page.put(row, Summary.left, _("Overall score"), styles.LABEL)
    _figure(book, page, row + 1, Summary.left, Departments.score, styles.BIG_PERCENT)
    _figure(book, page, row + 2, Summary.left, Departments.text, styles.LABEL)
    page.spread(row, RIGHT, _("Band"), styles.LABEL)
    band = book.report.overall.band, styles.BIG_TEXT, _of_whole(book, Departments.band)
    page.spread(row + 1, RIGHT, *band)
    _bases(book, page, row + 2)
    _gauge(book, page, row)
    return row + len(_HEIGHTS) + 1


def _bases(book: Book, page: Page, row: int) -> None:
    """Write coverage and confidence, each with the numbers it rests on."""
    overall = book.report.overall
    counted = [question for part in book.report.inside for question in part.questions]
    backed, rated = sum(question.tally.backed > 0 for question in counted), overall.tally.rated
    cells = [_of_whole(book, each) for each in (Departments.rated, Departments.unknown, Departments.open)]
    asked = _(RATED, rated=rated, asked=overall.tally.applicable)
    behind = _(BACKED, backed=backed, rated=rated)
    for place, (label, column, words, formula) in enumerate(
        (
            (_("Coverage"), Departments.coverage, asked, rated_of_all(*cells)),
            (
                _("Confidence"),
                Departments.confidence,
                behind,
                backed_of_rated(whole_rows(book.report, book.places), cells[0]),
            ),
        ),
        row,
    ):
        page.put(place, Summary.right, label, styles.LABEL)
        _figure(book, page, place, Summary.right_figure, column, styles.MIDDLE_PERCENT)
        page.put(place, Summary.right_text, words, styles.LABEL, formula)


def _figure(book: Book, page: Page, row: int, column: Column[None], shown: ScoreColumn, style: str) -> None:
    """Show what a column of Departments has of the whole."""
    page.put(row, column, shown.value(whole_line(book.report)), style, _of_whole(book, shown))


def _of_whole(book: Book, column: ScoreColumn) -> str:
    return reference(called(Departments.name), column, book.places.whole_row)


def _gauge(book: Book, page: Page, row: int) -> None:
    overall, departments = book.report.overall, book.places.departments
    whole = Block(book.places.whole_row, book.places.whole_row, departments.sheet)
    reached = per_cent(overall.score) or 0
    chart = gauge(
        Drawn(whole.drawn(Departments.label), [f"{_(ALL)} {overall.short}"]),
        Drawn(whole.drawn(Departments.reached, Departments.below), [reached, 100 - reached, 100]),
    )
    described = _("Gauge of the overall score: {score}.", score=overall.text_and_band)
    last = row + len(_HEIGHTS) - 1
    page.draw(chart, (Summary.left_figure, row), (Summary.left_text, last), described)


def charts(book: Book, page: Page, row: int) -> int:
    """Draw departments, and principles with what customers ask themselves; return the row after them."""
    report = book.report
    first = row + _RADAR_ROWS
    last = first + len(report.principles) - 1
    _questions(book, page, first)
    below = sum(page.heights[place] for place in range(first, last + 1))
    wanted = _FRAME + _BAR * len(report.departments)
    for place in range(row, first):
        page.heights[place] = min(TALLEST_ROW, round(max(_RADAR_HEIGHT, wanted - below) / _RADAR_ROWS, 1))
    until = Summary.left_text if report.principles else Summary.right_text
    _departments(book, page, (Summary.left, row), (until, last))
    if report.principles:
        _principles(book, page, (Summary.right, row), (Summary.right_text, first - 1))
    return last + 2


def _departments(book: Book, page: Page, top: Corner, bottom: Corner) -> None:
    report, rows = book.report, book.places.departments
    chart = bars(
        _("Departments"),
        _labels(rows, report.departments),
        _scores(rows, Departments.score, [part.standing.score for part in report.departments]),
    )
    described = _("Scores of the departments: {scores}.", scores=_told(report.departments))
    page.draw(chart, top, bottom, described)


def _principles(book: Book, page: Page, top: Corner, bottom: Corner) -> None:
    report, rows = book.report, book.places.principles
    before = _scores(rows, Departments.before, (part.before for part in report.principles))
    chart = radar(
        _("What customers judge by"),
        _labels(rows, report.principles),
        _scores(rows, Departments.score, [part.standing.score for part in report.principles]),
        before if report.compared else None,
    )
    described = _("Scores of the principles: {scores}.", scores=_told(report.principles))
    page.draw(chart, top, bottom, described)


def _questions(book: Book, page: Page, first: int) -> None:
    """Write what customers ask themselves, with the score of each principle."""
    principles = book.report.principles
    for place, part in enumerate(principles):
        row = first + place
        score = reference(called(Departments.name), Departments.score, book.places.principles.first + place)
        page.put(row, Summary.right, part.title, styles.STRONG)
        page.put(row, Summary.right_figure, per_cent(part.standing.score), styles.PERCENT, score)
        page.put(row, Summary.right_text, part.asks, styles.TEXT)
        texts = ((part.title, Summary.right.width), (part.asks, Summary.right_text.width))
        page.heights[row] = height(texts)
    if not principles:
        return
    rows = Block(first, first + len(principles) - 1)
    page.colours.by_band(rows.cells(Summary.right_figure), book.report.bands)


def _labels(rows: Block, parts: Parts) -> Drawn:
    return Drawn(rows.drawn(Departments.label), [part.label for part in parts])


def _scores(rows: Block, column: ScoreColumn, scores: Iterable[Fraction | None]) -> Drawn:
    return Drawn(rows.drawn(column), [*map(per_cent, scores)])


def _told(parts: Parts) -> str:
    """Say in words what a chart shows, as of the audit's date."""
    return "; ".join(f"{part.title} {part.standing.short}" for part in parts)
