"""Departments: how each stands, the whole, the principles, and the heat map of both."""

from __future__ import annotations

from fractions import Fraction

from openpyxl.utils import get_column_letter

from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report import DepartmentPart, Report, Result
from cxaudit.workbook import styles
from cxaudit.workbook.book import (
    Book,
    Cells,
    colour,
    colour_by_band,
    freeze,
    heads,
    protect,
    section,
    table_row,
    title,
)
from cxaudit.workbook.cells import Live, Page
from cxaudit.workbook.columns import Ans, Dep
from cxaudit.workbook.fitting import height
from cxaudit.workbook.formulas import standings, sums
from cxaudit.workbook.formulas.actions import unfinished_actions
from cxaudit.workbook.formulas.sums import Rows
from cxaudit.workbook.layout import DEPARTMENTS, DEPARTMENTS_TOP

_FIRST_HEAT = Dep.SCORE.number
"""Column of the first principle in the heat map."""


def _counts(report: Report) -> int:
    """Column, hidden, of the first count beside the heat map."""
    return max(30, _FIRST_HEAT + len(report.principles) + 1)


ALL = "All departments"


def total_row(report: Report) -> int:
    """Return the row of the whole."""
    return DEPARTMENTS_TOP + len(report.departments)


def principles_row(report: Report) -> int:
    """Return the row of the first principle."""
    return total_row(report) + 4


def write(book: Book) -> None:
    """Write departments, principles and the heat map."""
    report = book.report
    page = book.page(DEPARTMENTS, book.columns(Dep))
    title(page, DEPARTMENTS, f"{report.organisation} · how each department stands; the numbers are live")
    heads(page, DEPARTMENTS_TOP - 1, Dep)
    last = total_row(report) - 1
    for row, part in enumerate(report.departments, DEPARTMENTS_TOP):
        _department(book, page, row, part)
    table_row(page, last + 1, _whole(book, last))
    _principles(book, page)
    _heat_map(book, page, principles_row(report) + len(report.principles) + 2)
    end = principles_row(report) + len(report.principles) - 1
    scores = f"{Dep.SCORE.letter}{DEPARTMENTS_TOP}:{Dep.SCORE.letter}{end}"
    colour_by_band(page, report, scores, f"{Dep.SCORE.letter}{DEPARTMENTS_TOP}")
    freeze(page, DEPARTMENTS_TOP, Dep.SCORE)
    protect(page)


def _department(book: Book, page: Page, row: int, part: DepartmentPart) -> None:
    rows = Rows(book.layout.blocks[part.id])
    cells = {
        **_standing(part.title, part.result, rows, row, standings.department_cap(row)),
        Dep.BEFORE: (part.before, styles.PERCENT),
        Dep.CHANGE: (_change(row, part.result.score, part.before), styles.CHANGED),
        Dep.ACTIONS: (Live(unfinished_actions(f"$A{row}"), _unfinished(part)), styles.NUMBER),
        Dep.WEIGHT: (part.weight, styles.NUMBER),
    }
    table_row(page, row, cells)
    page.put(row, Dep.TITLE.number, part.title, styles.LINK)
    page.link_to(row, Dep.TITLE.number, book.layout.sheets[part.id])


def _unfinished(part: DepartmentPart) -> int:
    return sum(action.unfinished for action in part.actions)


def _standing(title: str, result: Result, rows: Rows, row: int, cap: str) -> Cells:
    """Everything that departments and principles have in common."""
    return {
        Dep.TITLE: (title, styles.STRONG),
        Dep.SCORE: (Live(sums.score(rows), result.score), styles.PERCENT),
        Dep.TEXT: (Live(standings.score_words(row), result.text), styles.TEXT),
        Dep.BAND: (Live(standings.band(row, cap), result.band), styles.TEXT),
        Dep.RATED: (Live(sums.rated(rows), result.rated), styles.NUMBER),
        Dep.NOT_APPLICABLE: (Live(sums.answered(rows, NOT_APPLICABLE), result.not_applicable), styles.NUMBER),
        Dep.UNKNOWN: (Live(sums.answered(rows, UNKNOWN), result.unknown), styles.NUMBER),
        Dep.OPEN: (Live(sums.still_open(rows, row), result.open), styles.NUMBER),
        Dep.COVERAGE: (Live(standings.coverage(row), result.coverage), styles.PERCENT),
        Dep.CONFIDENCE: (Live(sums.confidence(rows), result.confidence), styles.PERCENT),
        Dep.FAILED: (Live(sums.summed(rows, Ans.FAILED), result.failed), styles.NUMBER),
        Dep.UNVERIFIED: (Live(sums.summed(rows, Ans.UNVERIFIED), result.unverified), styles.NUMBER),
        Dep.LOW: (Live(sums.low(rows), result.low), styles.HELPER),
        Dep.HIGH: (Live(sums.high(rows), result.high), styles.HELPER),
    }


def _whole(book: Book, last: int) -> Cells:
    """The row of all departments: counts are summed, scores are the mean by weight."""
    report, first, row = book.report, DEPARTMENTS_TOP, last + 1
    result = report.overall
    everything = Rows(book.layout.everything)
    open_actions = sum(_unfinished(part) for part in report.departments)
    cap = standings.overall_cap(first, last)
    means = {
        Dep.SCORE: result.score,
        Dep.LOW: result.low,
        Dep.HIGH: result.high,
    }
    counts = {
        Dep.RATED: result.rated,
        Dep.NOT_APPLICABLE: result.not_applicable,
        Dep.UNKNOWN: result.unknown,
        Dep.OPEN: result.open,
        Dep.FAILED: result.failed,
        Dep.UNVERIFIED: result.unverified,
        Dep.ACTIONS: open_actions,
    }
    return {
        **{c: (Live(standings.mean(c, first, last), v), styles.PERCENT) for c, v in means.items()},
        **{c: (Live(standings.column_sum(c, first, last), v), styles.NUMBER) for c, v in counts.items()},
        Dep.TITLE: (ALL, styles.STRONG),
        Dep.TEXT: (Live(standings.score_words(row), result.text), styles.STRONG),
        Dep.BAND: (Live(standings.band(row, cap), result.band), styles.STRONG),
        Dep.BEFORE: (report.before, styles.PERCENT),
        Dep.CHANGE: (_change(row, result.score, report.before), styles.CHANGED),
        Dep.COVERAGE: (Live(standings.coverage(row), result.coverage), styles.PERCENT),
        Dep.CONFIDENCE: (Live(sums.confidence(everything), result.confidence), styles.PERCENT),
        Dep.WEIGHT: ("", styles.NUMBER),
    }


def _change(row: int, now: Fraction | None, before: Fraction | None) -> Live:
    change = None if now is None or before is None else float(now) - float(before)
    return Live(standings.change(row), change)


def _principles(book: Book, page: Page) -> None:
    first = principles_row(book.report)
    section(page, first - 2, "What customers judge by, over all departments")
    heads(page, first - 1, Dep)
    page.put(first - 1, Dep.TITLE.number, "Principle", styles.HEAD)
    for row, part in enumerate(book.report.principles, first):
        rows = Rows(book.layout.everything, f"${Dep.TITLE.letter}{row}")
        table_row(page, row, _standing(part.title, part.result, rows, row, standings.NO_CAP))
        for column in (Dep.BEFORE, Dep.CHANGE, Dep.ACTIONS, Dep.WEIGHT):
            page.put(row, column.number, "", styles.TEXT)


def _heat_map(book: Book, page: Page, row: int) -> None:
    """Scores of departments by principle: one answer is pale and says so, none is blank."""
    report = book.report
    section(page, row, "Departments by principle (one answer only: marked “(1)”; none: blank)")
    titles = [part.title for part in report.principles]
    for column, text in enumerate(("Department", "Band", "Score in words", *titles), 1):
        page.put(row + 1, column, text, styles.HEAD)
    page.heights[row + 1] = height([(text, Dep.SCORE.width) for text in titles], 11)
    for position, part in enumerate(report.departments):
        above = DEPARTMENTS_TOP + position
        for source, value in ((Dep.BAND, part.result.band), (Dep.TEXT, part.result.text)):
            same = Live(standings.above(source, above), value)
            page.put(row + 2 + position, source.number, same, styles.TEXT)
        _heat_row(book, page, row + 1, row + 2 + position, part)
    last = row + 1 + len(report.departments)
    for number in range(_counts(report), _counts(report) + len(titles)):
        page.sheet.column_dimensions[get_column_letter(number)].hidden = True
    _heat_colours(book, page, row + 2, last)


def _heat_row(book: Book, page: Page, head: int, row: int, part: DepartmentPart) -> None:
    block, counts = book.layout.blocks[part.id], _counts(book.report)
    page.put(row, 1, part.title, styles.STRONG)
    texts = ((part.title, Dep.TITLE), (part.result.band, Dep.BAND), (part.result.text, Dep.TEXT))
    page.heights[row] = height([(text, column.width) for text, column in texts])
    for position, cell in enumerate(part.heat):
        rows = Rows(block, f"{get_column_letter(_FIRST_HEAT + position)}${head}")
        page.put(row, _FIRST_HEAT + position, Live(sums.score(rows), cell.score), styles.PERCENT)
        page.put(row, counts + position, Live(sums.rated(rows), cell.rated), styles.HELPER)


def _heat_colours(book: Book, page: Page, first: int, last: int) -> None:
    begin, count = get_column_letter(_FIRST_HEAT), get_column_letter(_counts(book.report))
    end = get_column_letter(_FIRST_HEAT + len(book.report.principles) - 1)
    cells = f"{begin}{first}:{end}{last}"
    single = f'IF({begin}{first}="",FALSE,{count}{first}=1)'
    colour(page, cells, single, styles.QUIET_FILL, f'{styles.SHARE}" (1)"')
    colour_by_band(page, book.report, cells, f"{begin}{first}")
