"""The heat map on the sheet Departments: scores of departments by principle."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from cxaudit.report import DepartmentPart, Report
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book, colour, colour_by_band
from cxaudit.workbook.cells import Live, Page, per_cent
from cxaudit.workbook.columns import Dep
from cxaudit.workbook.fitting import height
from cxaudit.workbook.formulas import standings, sums
from cxaudit.workbook.formulas.sums import Rows
from cxaudit.workbook.layout import DEPARTMENTS_TOP, principles_row, total_row

_FIRST_HEAT = len(Dep) + 1
"""Column of the first principle in the heat map."""

HEAT_WIDTH = 12
_HEAT = "By principle (one answer only: pale and marked “(1)”; none: blank)"


def heat_map(book: Book, page: Page) -> None:
    """Scores of departments by principle: one answer is pale and says so, none is blank."""
    report, head = book.report, DEPARTMENTS_TOP - 1
    page.put(head - 1, _FIRST_HEAT, _HEAT, styles.QUIET)
    for position, principle in enumerate(report.principles):
        column = _FIRST_HEAT + position
        page.put(head, column, principle.title, styles.HEAD)
        above = Live(
            standings.same(Dep.SCORE, principles_row(report) + position), per_cent(principle.result.score)
        )
        page.put(total_row(report), column, above, styles.PERCENT)
    titles = [(part.title, HEAT_WIDTH) for part in report.principles]
    page.heights[head] = max(page.heights[head], height(titles, 11))
    for row, part in enumerate(report.departments, DEPARTMENTS_TOP):
        _heat_row(book, page, row, part)
    _heat_colours(report, page)


def _heat_row(book: Book, page: Page, row: int, part: DepartmentPart) -> None:
    for column, cell in enumerate(part.heat, _FIRST_HEAT):
        head = f"{get_column_letter(column)}${DEPARTMENTS_TOP - 1}"
        rows = Rows(book.layout.blocks[part.id], head)
        page.put(row, column, Live(sums.score(rows), per_cent(cell.score)), styles.PERCENT)
        page.put(row, column + len(part.heat), Live(sums.rated(rows), cell.rated), styles.HELPER)


def _heat_colours(report: Report, page: Page) -> None:
    begin, count, end = (
        get_column_letter(_FIRST_HEAT + beyond)
        for beyond in (0, len(report.principles), len(report.principles) - 1)
    )
    top = DEPARTMENTS_TOP
    single = f'IF({begin}{top}="",FALSE,{count}{top}=1)'
    departments = f"{begin}{top}:{end}{total_row(report) - 1}"
    colour(page, departments, single, styles.QUIET_FILL, styles.ONE_ANSWER)
    colour_by_band(page, report, f"{begin}{top}:{end}{total_row(report)}", f"{begin}{top}")
