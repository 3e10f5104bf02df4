"""The workbook being written, and what all its sheets share: opening a sheet, a table, the printed page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.formatting.rule import Rule
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from cxaudit.days import in_full
from cxaudit.report import Report
from cxaudit.text import storable
from cxaudit.workbook import styles
from cxaudit.workbook.cells import Live, Page, Plain, name
from cxaudit.workbook.charts import Chart
from cxaudit.workbook.columns import Columns
from cxaudit.workbook.fitting import fitting_width, height, joined, parts_that_fit
from cxaudit.workbook.languages import is_right_to_left
from cxaudit.workbook.layout import LISTS, SUMMARY, Layout
from cxaudit.workbook.texts import header_text, message_text

_FIRST_OWN_FORMAT = 200
"""Number of the first of our own number formats in conditional formats; Excel's own end at 163."""

_LONGEST_DESCRIPTION = 2_000

_FIRST_DAY, _LAST_DAY, _LIKE = date(1970, 1, 1), date(2200, 12, 31), date(2026, 1, 5)

Orientation = Literal["landscape", "portrait"]

Cells = Mapping[Columns, tuple[Plain | Live, str]]
"""Value and style by column of one row."""


@dataclass
class Book:
    """A workbook being written from a report."""

    report: Report
    """What it shows."""

    logo: Path | None = None
    """A picture for the top of the Summary; None: there is none."""

    workbook: Workbook = field(default_factory=Workbook)
    """The workbook of openpyxl."""

    pages: list[Page] = field(default_factory=list)
    """Its sheets so far, in their order."""

    layout: Layout = field(init=False)
    """Where everything stands."""

    def __post_init__(self) -> None:
        self.layout = Layout.of(self.report)
        self._right_to_left = is_right_to_left(self.report.language)
        styles.register(self.workbook, "right" if self._right_to_left else "left")
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.security = WorkbookProtection(lockStructure=True)

    def page(self, title: str, widths: Iterable[float], orientation: Orientation = "landscape") -> Page:
        """Add a sheet with its columns (a width of 0 hides one), printed as wide as a page."""
        sheet = self.workbook.create_sheet(title)
        page = Page(sheet, list(widths))
        for number, width in enumerate(page.widths, 1):
            dimension = sheet.column_dimensions[get_column_letter(number)]
            dimension.width, dimension.hidden = width or 8, not width
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.rightToLeft = self._right_to_left
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.orientation = orientation
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.25, 0.3
        report = self.report
        about = f"{report.organisation} · {report.kind} · {in_full(report.day)}"
        sheet.oddFooter.left.text = header_text(about)
        sheet.oddFooter.right.text = "&A · page &P of &N"
        self.pages.append(page)
        return page

    def widths(
        self, kind: type[Columns], texts: Mapping[Columns, Sequence[str]] | None = None
    ) -> list[float]:
        """Return the widths of a sheet's columns, those with texts wide enough for the longest."""
        said = texts or {}
        return [fitting_width(said.get(column, ()), self.layout.width(column)) for column in kind]

    def name(self, name: str, column: str, first: int, last: int) -> None:
        """Give a column of the sheet Lists a name for formulas and dropdowns."""
        target = f"{LISTS}!${column}${first}:${column}${last}"
        self.workbook.defined_names[name] = DefinedName(name, attr_text=target)


def title(page: Page, text: str, subtitle: str) -> None:
    """Write the first two rows of a sheet, with a link back to the Summary in the third."""
    page.put(1, 1, text, styles.TITLE)
    page.put(2, 1, subtitle, styles.SUBTITLE)
    page.heights[1], page.heights[2] = 30, 18
    page.put(3, 1, f"← {SUMMARY}", styles.QUIET)
    page.link_to(3, 1, SUMMARY)


def section(page: Page, row: int, text: str) -> None:
    """Write the heading of a part of a sheet."""
    page.put(row, 1, text, styles.SECTION)
    page.heights[row] = 24


def heads(page: Page, row: int, kind: type[Columns]) -> None:
    """Write the heads of a table."""
    for column in kind:
        page.put(row, column.number, column.head, styles.HEAD)
    page.heights[row] = height(((column.head, page.widths[column.number - 1]) for column in kind), 11)


def table_row(page: Page, row: int, cells: Cells) -> None:
    """Write one row of a table, as tall as its texts need."""
    for column, (value, style) in cells.items():
        page.put(row, column.number, value, style)
    page.heights[row] = height(
        (value.value if isinstance(value, Live) else value, page.widths[column.number - 1])
        for column, (value, style) in cells.items()
        if style not in styles.one_line()
    )


def spread(page: Page, row: int, columns: tuple[int, int], text: Plain | Live, style: str) -> None:
    """Write one text over several columns, from the first to the last, as tall as it needs."""
    first, last = columns
    page.put(row, first, text, style)
    if last > first:
        for number in range(first + 1, last + 1):
            page.put(row, number, None, style)
        page.sheet.merged_cells.add(f"{name(row, first)}:{name(row, last)}")
    width, size = joined(page.widths[first - 1 : last]), styles.sizes()[style]
    plain = text.value if isinstance(text, Live) else text
    needed = height([(plain, width * styles.SIZE / size)], size)
    page.heights[row] = max(page.heights.get(row, 0), needed)


def spread_long(page: Page, row: int, columns: tuple[int, int], text: str, style: str) -> int:
    """Write a text of any length over several columns, and as many rows as it needs; return the last."""
    first, last = columns
    width = joined(page.widths[first - 1 : last])
    parts = parts_that_fit(text, width, styles.sizes()[style])
    for place, part in enumerate(parts, row):
        spread(page, place, columns, part, style)
    return row + len(parts) - 1


def draw(page: Page, chart: Chart, first: tuple[int, int], last: tuple[int, int], described: str) -> None:
    """Lay a chart over cells.

    Args:
        page: the sheet.
        chart: what is drawn.
        first: column and row, from 1, where it begins.
        last: column and row that it ends with.
        described: what it shows, for whoever doesn't see it.
    """
    begin, end = AnchorMarker(col=first[0] - 1, row=first[1] - 1), AnchorMarker(col=last[0], row=last[1])
    there: Any = TwoCellAnchor(editAs="oneCell", _from=begin, to=end)
    chart.anchor = there
    page.charts.append((chart, storable(described)[:_LONGEST_DESCRIPTION]))


def freeze(page: Page, row: int, column: Columns | None = None) -> None:
    """Keep the rows above `row` and the columns left of `column` in sight, the heads on every page."""
    page.sheet.freeze_panes = f"{column.letter if column else 'A'}{row}"
    page.sheet.print_title_rows = f"{row - 1}:{row - 1}"


def protect(page: Page) -> None:
    """Protect a sheet without a password: entries stay open, heights and widths may be changed."""
    protection = page.sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False


def choose(page: Page, cells: str, source: str, what: str) -> None:
    """Give cells a dropdown and refuse anything else.

    Args:
        page: the sheet.
        cells: a range of it.
        source: reference or name of the choices.
        what: said when something else is typed.
    """
    _validate(page, cells, DataValidation("list", formula1=source, errorStyle="stop"), "Please choose", what)


def suggest(page: Page, cells: str, source: str, what: str) -> None:
    """Give cells a dropdown; anything else may be typed too, after a question."""
    _validate(page, cells, DataValidation("list", formula1=source, errorStyle="warning"), "Please mind", what)


def accept(page: Page, cells: str, condition: str, what: str) -> None:
    """Refuse whatever is typed in cells unless a condition holds; says what is expected."""
    _validate(page, cells, DataValidation("custom", formula1=condition), "Please mind", what)


def accept_dates(page: Page, cells: str) -> None:
    """Refuse whatever is no date of our time; colour what was pasted and is none, and say so in its cell."""
    first, last = (int(to_excel(day)) for day in (_FIRST_DAY, _LAST_DAY))  # type: ignore[no-untyped-call]
    rule = DataValidation("date", operator="between", formula1=str(first), formula2=str(last))
    _validate(page, cells, rule, "Please mind", f"Type a date, such as {in_full(_LIKE)}.")
    cell = f"{cells.partition(':')[0]}"
    beyond = f"IF({cell}<{first},TRUE,{cell}>={last + 1})"
    condition = f'IF({cell}="",FALSE,IF(ISNUMBER({cell}),{beyond},TRUE))'
    colour(page, cells, condition, styles.ALARM_FILL, styles.NO_DATE)


def _validate(page: Page, cells: str, rule: DataValidation, title: str, what: str) -> None:
    rule.allow_blank = rule.showErrorMessage = True
    rule.errorTitle, rule.error = title, message_text(what)
    rule.add(cells)
    page.sheet.add_data_validation(rule)


def colour(page: Page, cells: str, condition: str, fill: str, number_format: str = "") -> None:
    """Colour cells where a condition, written for the first of them, holds; the first rule wins.

    A `number_format`, one of `styles.OWN_FORMATS`, also says the value in another way there.
    """
    dxf = styles.over(fill)
    if number_format:
        place = _FIRST_OWN_FORMAT + styles.OWN_FORMATS.index(number_format)
        dxf.numFmt = NumberFormat(numFmtId=place, formatCode=number_format)
    rule = Rule(type="expression", dxf=dxf, formula=[condition], stopIfTrue=True)
    page.sheet.conditional_formatting.add(cells, rule)


def colour_by_band(page: Page, report: Report, cells: str, first: str) -> None:
    """Colour scores by the band of each, whatever caps that band elsewhere."""
    for band in reversed(report.bands):
        condition = f"IF(ISNUMBER({first}),{first}>={band.floor},FALSE)"
        colour(page, cells, condition, band.colour)
