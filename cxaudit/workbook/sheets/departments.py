"""Departments: how each stands, the whole, the principles, and the heat map of both."""

from __future__ import annotations

from fractions import Fraction

from openpyxl.utils import get_column_letter

from cxaudit.audit import Status
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report import DepartmentPart, Report, Result
from cxaudit.report.words import NOT_RATED, floors, percent
from cxaudit.scoring import ENOUGH
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
from cxaudit.workbook.formulas.actions import parked_actions, unfinished_actions
from cxaudit.workbook.formulas.names import BAND_NAMES
from cxaudit.workbook.formulas.sums import Rows
from cxaudit.workbook.layout import DEPARTMENTS, DEPARTMENTS_TOP
from cxaudit.workbook.sheets.action_plan import parked_rows

_FIRST_HEAT = len(Dep) + 1
"""Column of the first principle in the heat map."""

_HEAT_WIDTH = 12
_HEAT = "By principle (one answer only: pale and marked “(1)”; none: blank)"

ALL = "All departments"


def total_row(report: Report) -> int:
    """Return the row of the whole."""
    return DEPARTMENTS_TOP + len(report.departments)


def principles_row(report: Report) -> int:
    """Return the row of the first principle."""
    return total_row(report) + 4


def write(book: Book) -> None:
    """Write departments with the heat map, the whole, and the principles."""
    report = book.report
    count = len(report.principles)
    widths = [*book.columns(Dep), *[_HEAT_WIDTH] * count, *[0] * count]
    page = book.page(DEPARTMENTS, widths)
    title(page, DEPARTMENTS, f"{report.organisation} · how each department stands; the numbers are live")
    page.put(DEPARTMENTS_TOP - 2, Dep.TITLE.number, _bands(report), styles.QUIET)
    heads(page, DEPARTMENTS_TOP - 1, Dep)
    last = total_row(report) - 1
    for row, part in enumerate(report.departments, DEPARTMENTS_TOP):
        _department(book, page, row, part)
    table_row(page, last + 1, _whole(book, last))
    _principles(book, page)
    _heat_map(book, page)
    end = principles_row(report) + len(report.principles) - 1
    _colours(report, page, end)
    freeze(page, DEPARTMENTS_TOP, Dep.BAND)
    page.sheet.sheet_properties.tabColor = styles.HEAD_FILL
    protect(page)


def _colours(report: Report, page: Page, last: int) -> None:
    """Scores by themselves, pale where few answers are behind them; bands as critical failures leave them."""
    top = DEPARTMENTS_TOP
    few = f"{Dep.RATED.letter}{top}<{ENOUGH}"
    scores = f"{Dep.SCORE.letter}{top}:{Dep.SCORE.letter}{last}"
    colour(page, scores, few, styles.QUIET_FILL)
    colour_by_band(page, report, scores, f"{Dep.SCORE.letter}{top}")
    bands = f"{Dep.BAND.letter}{top}:{Dep.BAND.letter}{last}"
    for number, band in enumerate(report.bands, 1):
        colour(page, bands, f"${Dep.NAMED.letter}{top}=INDEX({BAND_NAMES},{number})", band.colour)


def _bands(report: Report) -> str:
    """What the colours mean, best first."""
    return "  ·  ".join(f"{band.label} {said}" for band, said in floors(report.bands))


def _department(book: Book, page: Page, row: int, part: DepartmentPart) -> None:
    rows, parked = Rows(book.layout.blocks[part.id]), parked_rows(book)
    cells = {
        **_standing(part.title, part.result, rows, row, standings.department_cap(row)),
        **_compared(row, part.result, part.before),
        Dep.ACTIONS: (Live(unfinished_actions(f"$A{row}", parked), _unfinished(part)), styles.NUMBER),
        Dep.PARKED: (Live(parked_actions(f"$A{row}", parked), _parked_items(part)), styles.NUMBER),
        Dep.WEIGHT: (part.weight, styles.NUMBER),
    }
    table_row(page, row, cells)
    page.put(row, Dep.TITLE.number, part.title, styles.LINK)
    page.link_to(row, Dep.TITLE.number, book.layout.sheets[part.id])


def _parked_items(part: DepartmentPart) -> int:
    return sum(action.status == Status.PARKED for action in part.actions)


def _unfinished(part: DepartmentPart) -> int:
    return sum(action.unfinished for action in part.actions)


def _standing(title: str, result: Result, rows: Rows, row: int, cap: str) -> Cells:
    """Everything that departments and principles have in common."""
    return {
        Dep.TITLE: (title, styles.STRONG),
        Dep.SCORE: (Live(sums.score(rows), result.score), styles.PERCENT),
        Dep.TEXT: (Live(standings.score_words(row), result.text), styles.TEXT),
        Dep.BAND: (Live(standings.band(row), result.band), styles.TEXT),
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
        Dep.NAMED: (Live(standings.named(row, cap), result.named), styles.HELPER),
        Dep.LABEL: (_label(row, title, result), styles.HELPER),
    }


def _label(row: int, title: str, result: Result) -> Live:
    return Live(standings.label(row), f"{title} {result.short}")


def plain_label(title: str, result: Result) -> str:
    """Title with the score alone, as a radar has room for it."""
    return f"{title} {NOT_RATED if result.score is None else percent(result.score)}"


def _compared(row: int, result: Result, before: Fraction | None) -> Cells:
    # a difference of floats, as every calculator works it out
    change = None if result.score is None or before is None else float(result.score) - float(before)
    return {
        Dep.BEFORE: (before, styles.PERCENT),
        Dep.CHANGE: (Live(standings.change(row), change), styles.CHANGED),
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
        Dep.PARKED: sum(map(_parked_items, report.departments)),
    }
    return {
        **{c: (Live(standings.mean(c, first, last), v), styles.PERCENT) for c, v in means.items()},
        **{c: (Live(standings.column_sum(c, first, last), v), styles.NUMBER) for c, v in counts.items()},
        Dep.TITLE: (ALL, styles.STRONG),
        Dep.TEXT: (Live(standings.score_words(row), result.text), styles.STRONG),
        Dep.BAND: (Live(standings.band(row), result.band), styles.STRONG),
        Dep.NAMED: (Live(standings.named(row, cap), result.named), styles.HELPER),
        **_compared(row, result, report.before),
        Dep.COVERAGE: (Live(standings.coverage(row), result.coverage), styles.PERCENT),
        Dep.CONFIDENCE: (Live(sums.confidence(everything), result.confidence), styles.PERCENT),
        Dep.WEIGHT: ("", styles.NUMBER),
        Dep.LABEL: (_label(row, ALL, result), styles.HELPER),
        Dep.REACHED: (Live(standings.reached(row), result.score or 0), styles.HELPER),
        Dep.MISSING: (Live(standings.missing(row), 1 - (result.score or 0)), styles.HELPER),
        Dep.BELOW: (1, styles.HELPER),
    }


def _principles(book: Book, page: Page) -> None:
    first = principles_row(book.report)
    section(page, first - 2, "What customers judge by, over all departments")
    heads(page, first - 1, Dep)
    page.put(first - 1, Dep.TITLE.number, "Principle", styles.HEAD)
    for row, part in enumerate(book.report.principles, first):
        rows = Rows(book.layout.everything, f"${Dep.TITLE.letter}{row}")
        cells = {
            **_standing(part.title, part.result, rows, row, standings.NO_CAP),
            **_compared(row, part.result, part.before),
            Dep.LABEL: (
                Live(standings.plain_label(row), plain_label(part.title, part.result)),
                styles.HELPER,
            ),
            Dep.ACTIONS: ("", styles.TEXT),
            Dep.PARKED: ("", styles.TEXT),
            Dep.WEIGHT: ("", styles.TEXT),
        }
        table_row(page, row, cells)


def _heat_map(book: Book, page: Page) -> None:
    """Scores of departments by principle: one answer is pale and says so, none is blank."""
    report, head = book.report, DEPARTMENTS_TOP - 1
    page.put(head - 1, _FIRST_HEAT, _HEAT, styles.QUIET)
    for position, principle in enumerate(report.principles):
        column = _FIRST_HEAT + position
        page.put(head, column, principle.title, styles.HEAD)
        above = Live(standings.same(Dep.SCORE, principles_row(report) + position), principle.result.score)
        page.put(total_row(report), column, above, styles.PERCENT)
    titles = [(part.title, _HEAT_WIDTH) for part in report.principles]
    page.heights[head] = max(page.heights[head], height(titles, 11))
    for row, part in enumerate(report.departments, DEPARTMENTS_TOP):
        _heat_row(book, page, row, part)
    _heat_colours(report, page)


def _heat_row(book: Book, page: Page, row: int, part: DepartmentPart) -> None:
    for column, cell in enumerate(part.heat, _FIRST_HEAT):
        head = f"{get_column_letter(column)}${DEPARTMENTS_TOP - 1}"
        rows = Rows(book.layout.blocks[part.id], head)
        page.put(row, column, Live(sums.score(rows), cell.score), styles.PERCENT)
        page.put(row, column + len(part.heat), Live(sums.rated(rows), cell.rated), styles.HELPER)


def _heat_colours(report: Report, page: Page) -> None:
    begin, count, end = (
        get_column_letter(_FIRST_HEAT + beyond)
        for beyond in (0, len(report.principles), len(report.principles) - 1)
    )
    top = DEPARTMENTS_TOP
    single = f'IF({begin}{top}="",FALSE,{count}{top}=1)'
    departments = f"{begin}{top}:{end}{total_row(report) - 1}"
    colour(page, departments, single, styles.QUIET_FILL, f'{styles.SHARE}" (1)"')
    colour_by_band(page, report, f"{begin}{top}:{end}{total_row(report)}", f"{begin}{top}")
