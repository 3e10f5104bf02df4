"""Departments: how each stands, the whole, the heat map by principle, principles and stages."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.report import GatheredPart, Report
from cxaudit.report.words import floors
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.columns import Row
from cxaudit.workbook.formulas.names import BAND_NAMES
from cxaudit.workbook.formulas.scores import of_no_department
from cxaudit.workbook.lookups.sums import strange_answers
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block, Places
from cxaudit.workbook.score_lines import department_line, gathered_line, whole_line
from cxaudit.workbook.tables.departments import Departments, ScoreColumn
from cxaudit.workbook.tables.heat_map import heat_map

_HEAT = N_("By principle (one answer only: pale and marked “(1)”; none: blank)")


def write(book: Book) -> None:
    """Write departments with the heat map, the whole, the principles and the stages."""
    report, places = book.report, book.places
    scores, counts = heat_map(report)
    lines = [*(department_line(report, part) for part in report.departments), whole_line(report)]
    page = book.page(Departments, lines, beside=[*scores, *counts])
    said = _("how each department stands; the numbers are live")
    page.title(_(Departments.name), f"{report.organisation} · {said}")
    page.live_note(Departments.band, strange_answers(places.everything))
    head = Departments.top - 1
    page.put(head - 1, Departments.title, _bands(report), styles.QUIET)
    if scores:
        page.put(head - 1, scores[0], _(_HEAT), styles.QUIET)
    page.heads(head, [*Departments.columns, *scores])
    for row, record in enumerate(lines, Departments.top):
        page.row(Row(row, record, places), [*Departments.columns, *scores, *counts])
        if record.department:
            page.link(row, Departments.title, places.sheets[record.department.id])
    page.put(places.whole_row + 1, Departments.band, "", styles.QUIET, _of_no_department(places))
    if report.principles:
        said = _("What customers judge by, over all departments")
        _gathered(book, page, places.principles, report.principles, said, _("Principle"))
        _heat_colours(book, page, scores, counts[0])
    if report.stages:
        said = _("Along the customer's way, over all departments")
        _gathered(book, page, places.stages, report.stages, said, _("Stage"))
    _colours(book, page)
    page.freeze(Departments.top, Departments.band)
    page.paint_tab(styles.HEAD_FILL)
    page.protect()


def _bands(report: Report) -> str:
    """What the colours mean, best first."""
    return "  ·  ".join(f"{band.label} {said}" for band, said in floors(report.bands))


def _of_no_department(places: Places) -> str:
    columns = (Departments.actions, Departments.parked)
    return of_no_department(
        tuple((f"{column.letter}{places.whole_row}", places.departments.cells(column)) for column in columns)
    )


def _gathered(
    book: Book, page: Page, rows: Block, parts: Sequence[GatheredPart], said: str, head: str
) -> None:
    """Write what is gathered over all departments: a heading, heads, and a row for each part."""
    page.section(rows.first - 2, said)
    page.heads(rows.first - 1, Departments.columns)
    page.put(rows.first - 1, Departments.title, head, styles.HEAD)
    for row, part in enumerate(parts, rows.first):
        page.row(Row(row, gathered_line(book.report, part), book.places), Departments.columns)


def _heat_colours(book: Book, page: Page, scores: Sequence[ScoreColumn], count: ScoreColumn) -> None:
    """Colour the heat map: one answer is pale and says so; `count` is the first column of their numbers."""
    departments = book.places.departments
    score, last = scores[0], scores[-1]
    single = f'IF({departments.top(score)}="",FALSE,{departments.top(count)}=1)'
    page.colours.where(departments.cells(score, last), single, styles.QUIET_FILL, styles.ONE_ANSWER)
    with_whole = Block(departments.first, book.places.whole_row)
    page.colours.by_band(with_whole.cells(score, last), book.report.bands)


def _colours(book: Book, page: Page) -> None:
    """Scores by themselves, pale where few answers are behind them; bands as critical failures leave them."""
    report = book.report
    rows = Block(book.places.departments.first, book.places.stages.last)
    score, has_band = rows.top(Departments.score), rows.top(Departments.has_band)
    few = f'IF({score}="",FALSE,{has_band}=0)'
    page.colours.where(rows.cells(Departments.score), few, styles.QUIET_FILL)
    page.colours.by_band(rows.cells(Departments.score), report.bands)
    for number, band in enumerate(report.bands, 1):
        is_band = f"${rows.top(Departments.named)}=INDEX({BAND_NAMES},{number})"
        page.colours.where(rows.cells(Departments.band), is_band, band.colour)
