"""Departments: how each stands, the whole, the principles, and the heat map of both."""

from __future__ import annotations

from fractions import Fraction

from cxaudit.audit import Status
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report import DepartmentPart, Report, Result
from cxaudit.report.words import floors
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
from cxaudit.workbook.cells import Live, Page, per_cent
from cxaudit.workbook.columns import Ans, Col, Dep
from cxaudit.workbook.formulas import standings, sums
from cxaudit.workbook.formulas.actions import parked_actions, shown, unfinished_actions
from cxaudit.workbook.formulas.names import BAND_NAMES
from cxaudit.workbook.formulas.questions import score
from cxaudit.workbook.formulas.sums import Rows
from cxaudit.workbook.layout import DEPARTMENTS, DEPARTMENTS_TOP, principles_row, total_row
from cxaudit.workbook.sheets.heat_map import HEAT_WIDTH, heat_map

ALL = "All departments"


def write(book: Book) -> None:
    """Write departments with the heat map, the whole, and the principles."""
    report = book.report
    count = len(report.principles)
    widths = [*book.widths(Dep), *[HEAT_WIDTH] * count, *[0] * count]
    page = book.page(DEPARTMENTS, widths)
    title(page, DEPARTMENTS, f"{report.organisation} · how each department stands; the numbers are live")
    strange = Live(sums.strange_answers(book.layout.everything), "")
    page.put(3, Dep.BAND.number, strange, styles.QUIET)
    page.put(DEPARTMENTS_TOP - 2, Dep.TITLE.number, _bands(report), styles.QUIET)
    heads(page, DEPARTMENTS_TOP - 1, Dep)
    last = total_row(report) - 1
    for row, part in enumerate(report.departments, DEPARTMENTS_TOP):
        _department(book, page, row, part)
    table_row(page, last + 1, _whole(book, last))
    alone = Live(standings.of_no_department(DEPARTMENTS_TOP, last), "")
    page.put(last + 2, Dep.BAND.number, alone, styles.QUIET)
    _principles(book, page)
    heat_map(book, page)
    end = principles_row(report) + len(report.principles) - 1
    _colours(report, page, end)
    freeze(page, DEPARTMENTS_TOP, Dep.BAND)
    page.sheet.sheet_properties.tabColor = styles.HEAD_FILL
    protect(page)


def _colours(report: Report, page: Page, last: int) -> None:
    """Scores by themselves, pale where few answers are behind them; bands as critical failures leave them."""
    top = DEPARTMENTS_TOP
    few = f'IF({Dep.SCORE.letter}{top}="",FALSE,{Dep.RATED.letter}{top}<{report.marks.few})'
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
    rows, here = Rows(book.layout.blocks[part.id]), f"${Dep.TITLE.letter}{row}"
    cells = {
        **_standing(
            book, part.title, part.result, rows, row, standings.department_cap(row, book.report.limits)
        ),
        **_compared(row, part.result, part.before),
        Dep.ACTIONS: (Live(unfinished_actions(here), _unfinished(part)), styles.NUMBER),
        Dep.PARKED: (Live(parked_actions(here), _parked_items(part)), styles.NUMBER),
        Dep.WEIGHT: (part.weight, styles.NUMBER),
    }
    table_row(page, row, cells)
    sheet = book.layout.sheets[part.id]
    # a formula, since LibreOffice wraps no link that is a text
    page.put(row, Dep.TITLE.number, Live(shown(sheet, Col.TOUCHPOINT, 1), part.title), styles.LINK)
    page.link_to(row, Dep.TITLE.number, sheet)


def _parked_items(part: DepartmentPart) -> int:
    return sum(action.status == Status.PARKED for action in part.actions)


def _unfinished(part: DepartmentPart) -> int:
    return sum(action.unfinished for action in part.actions)


def _standing(book: Book, title: str, result: Result, rows: Rows, row: int, cap: str) -> Cells:
    """Everything that departments and principles have in common."""
    return {
        Dep.TITLE: (title, styles.STRONG),
        Dep.SCORE: (Live(score(Dep.SHARE, row), per_cent(result.score)), styles.PERCENT),
        Dep.TEXT: (Live(standings.score_words(row), result.text), styles.TEXT),
        Dep.BAND: (Live(standings.band(row, book.report.marks), result.band), styles.TEXT),
        Dep.RATED: (Live(sums.rated(rows), result.rated), styles.NUMBER),
        Dep.NOT_APPLICABLE: (Live(sums.answered(rows, NOT_APPLICABLE), result.not_applicable), styles.NUMBER),
        Dep.UNKNOWN: (Live(sums.answered(rows, UNKNOWN), result.unknown), styles.NUMBER),
        Dep.OPEN: (Live(sums.still_open(rows, row), result.open), styles.NUMBER),
        Dep.COVERAGE: (Live(standings.coverage(row), per_cent(result.coverage)), styles.PERCENT),
        Dep.CONFIDENCE: (Live(sums.confidence(rows), per_cent(result.confidence)), styles.PERCENT),
        Dep.FAILED: (Live(sums.summed(rows, Ans.FAILED), result.failed), styles.NUMBER),
        Dep.UNVERIFIED: (Live(sums.summed(rows, Ans.UNVERIFIED), result.unverified), styles.NUMBER),
        Dep.SHARE: (Live(sums.earned(rows), result.score), styles.HELPER),
        Dep.LOW: (Live(sums.low(rows), result.low), styles.HELPER),
        Dep.HIGH: (Live(sums.high(rows), result.high), styles.HELPER),
        Dep.NAMED: (Live(standings.named(row, cap, book.report.marks), result.named), styles.HELPER),
        Dep.LABEL: (_label(book, row, title, result), styles.HELPER),
    }


def _label(book: Book, row: int, title: str, result: Result) -> Live:
    return Live(standings.label(row, book.report.marks), f"{title} {result.short}")


def _compared(row: int, result: Result, before: Fraction | None) -> Cells:
    now, then = per_cent(result.score), per_cent(before)
    change = None if now is None or then is None else now - then
    return {
        Dep.BEFORE: (then, styles.PERCENT),
        Dep.CHANGE: (Live(standings.change(row), change), styles.CHANGED),
    }


def _whole(book: Book, last: int) -> Cells:
    """The row of all departments: counts are summed, scores are the mean by weight."""
    report, first, row = book.report, DEPARTMENTS_TOP, last + 1
    result = report.overall
    everything = Rows(book.layout.everything)
    open_actions = sum(_unfinished(part) for part in report.departments)
    cap = standings.overall_cap(first, last, report.limits)
    means = {
        Dep.SHARE: result.score,
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
    }
    return {
        **{c: (Live(standings.mean(c, first, last), v), styles.HELPER) for c, v in means.items()},
        **{c: (Live(standings.column_sum(c, first, last), v), styles.NUMBER) for c, v in counts.items()},
        Dep.TITLE: (ALL, styles.STRONG),
        Dep.SCORE: (Live(score(Dep.SHARE, row), per_cent(result.score)), styles.PERCENT),
        Dep.ACTIONS: (Live(unfinished_actions(), open_actions), styles.NUMBER),
        Dep.PARKED: (Live(parked_actions(), len(report.parked)), styles.NUMBER),
        Dep.TEXT: (Live(standings.score_words(row), result.text), styles.STRONG),
        Dep.BAND: (Live(standings.band(row, report.marks), result.band), styles.STRONG),
        Dep.NAMED: (Live(standings.named(row, cap, report.marks), result.named), styles.HELPER),
        **_compared(row, result, report.before),
        Dep.COVERAGE: (Live(standings.coverage(row), per_cent(result.coverage)), styles.PERCENT),
        Dep.CONFIDENCE: (Live(sums.confidence(everything), per_cent(result.confidence)), styles.PERCENT),
        Dep.WEIGHT: ("", styles.NUMBER),
        Dep.LABEL: (_label(book, row, ALL, result), styles.HELPER),
        Dep.REACHED: (Live(standings.reached(row), per_cent(result.score) or 0), styles.HELPER),
        Dep.MISSING: (Live(standings.missing(row), 100 - (per_cent(result.score) or 0)), styles.HELPER),
        Dep.BELOW: (100, styles.HELPER),
    }


def _principles(book: Book, page: Page) -> None:
    first = principles_row(book.report)
    section(page, first - 2, "What customers judge by, over all departments")
    heads(page, first - 1, Dep)
    page.put(first - 1, Dep.TITLE.number, "Principle", styles.HEAD)
    for row, part in enumerate(book.report.principles, first):
        rows = Rows(book.layout.everything, f"${Dep.TITLE.letter}{row}")
        cells = {
            **_standing(book, part.title, part.result, rows, row, standings.NO_CAP),
            **_compared(row, part.result, part.before),
            Dep.LABEL: (Live(standings.plain_label(row), part.label), styles.HELPER),
            Dep.ACTIONS: ("", styles.TEXT),
            Dep.PARKED: ("", styles.TEXT),
            Dep.WEIGHT: ("", styles.TEXT),
        }
        table_row(page, row, cells)
