"""A bare script that writes a workbook with openpyxl, as whoever knows it would: no values of formulas."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.formatting.rule import DataBarRule, FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter, FilterColumn
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

from tests.bench.contents import Chart, Print, Rule, Sheet, Style, Validation, kept

Untyped = Any
"""Something of openpyxl whose stubs lack what is used."""

_CHARTS = {"bar": BarChart}


def write(contents: str, target: str) -> None:
    """Write what was kept in a file."""
    wanted = kept(contents)
    book: Untyped = Workbook()
    book.remove(book.active)
    for number, style in wanted.styles.items():
        book.add_named_style(_named(f"style {number}", style))
    for sheet in wanted.sheets:
        _write_sheet(book.create_sheet(sheet.title), sheet)
    _name(book, wanted.names)
    for name, value in wanted.properties:
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    book.save(target)


def _name(there: Untyped, names: dict[str, str]) -> None:
    """Give cells names in the book, or on a sheet."""
    for name, cells in names.items():
        there.defined_names[name] = DefinedName(name, attr_text=cells)


def _named(name: str, style: Style) -> NamedStyle:
    side = Side(style="thin", color=style.line) if style.line else None
    return NamedStyle(
        name,
        font=Font("Calibri", style.size, style.bold, color=style.ink or None, u=_underline(style)),
        fill=PatternFill("solid", fgColor=style.ground) if style.ground else PatternFill(),
        border=Border(left=side, right=side, top=side, bottom=side) if side else Border(),
        number_format=style.number_format,
        alignment=Alignment(
            style.across or None, style.down or None, wrap_text=style.wrapped, indent=style.indent
        ),
        protection=Protection(locked=style.locked),
    )


def _underline(style: Style) -> Untyped:
    return "single" if style.underlined else None


def _write_sheet(sheet: Untyped, wanted: Sheet) -> None:
    for row, column, content, _, style in wanted.cells:
        cell = sheet.cell(row, column, content)
        cell.style = f"style {style}"
    for row, height in wanted.heights:
        sheet.row_dimensions[row].height = height
    for column, width, hidden in wanted.widths:
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width, dimension.hidden = width, hidden
    for area in wanted.merged:
        sheet.merged_cells.add(area)
    for (row, column), there in wanted.links.items():
        cell = sheet.cell(row, column)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=there)
    for validation in wanted.validations:
        sheet.add_data_validation(_validation(validation))
    for rule in wanted.rules:
        sheet.conditional_formatting.add(rule.cells, _rule(rule))
    for table in wanted.tables:
        filters = AutoFilter(table.cells, _without_button(table.without_button))
        sheet.add_table(Table(displayName=table.name, ref=table.cells, autoFilter=filters))
    for chart in wanted.charts:
        sheet.add_chart(_chart(chart))
    _name(sheet, wanted.names)
    _set_up(sheet, wanted)
    _set_up_print(sheet, wanted.printed)


def _set_up(sheet: Untyped, wanted: Sheet) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.sheet_state = "hidden" if wanted.hidden else "visible"
    sheet.protection.sheet = wanted.protected
    sheet.protection.formatColumns = sheet.protection.formatRows = not wanted.protected
    sheet.sheet_properties.tabColor = wanted.tab or None
    sheet.freeze_panes = wanted.frozen or None
    sheet.auto_filter.ref = wanted.filtered or None
    sheet.auto_filter.filterColumn = _without_button(wanted.without_button)


def _without_button(columns: list[int]) -> list[FilterColumn]:
    return [FilterColumn(colId=column, hiddenButton=True) for column in columns]


def _set_up_print(sheet: Untyped, wanted: Print) -> None:
    setup, margins, footer = sheet.page_setup, sheet.page_margins, sheet.oddFooter
    setup.paperSize, setup.orientation = 9, "landscape" if wanted.landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    setup.fitToWidth, setup.fitToHeight = wanted.fit
    sheet.print_options.horizontalCentered = True
    margins.left, margins.right, margins.top, margins.bottom, margins.header, margins.footer = wanted.margins
    footer.left.text, footer.right.text = wanted.footer
    sheet.print_area = wanted.area or None
    sheet.print_title_rows = wanted.title_rows or None
    for row in wanted.breaks:
        sheet.row_breaks.append(Break(id=row))


def _validation(wanted: Validation) -> DataValidation:
    kind: Untyped = wanted.kind
    operator: Untyped = wanted.operator or None
    refusal: Untyped = wanted.refusal
    return DataValidation(
        kind,
        formula1=wanted.first,
        formula2=wanted.second or None,
        operator=operator,
        sqref=wanted.cells,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle=refusal,
        errorTitle=wanted.title,
        error=wanted.message,
    )


def _rule(wanted: Rule) -> Untyped:
    if wanted.bar:
        return DataBarRule("num", 0, "num", wanted.bar, "CFD8E1")  # type: ignore[no-untyped-call]
    font = Font(color=wanted.ink) if wanted.ink else None
    fill = PatternFill(bgColor=wanted.ground, fill_type="solid") if wanted.ground else None
    return FormulaRule([wanted.formula], stopIfTrue=True, font=font, fill=fill)  # type: ignore[no-untyped-call]


def _chart(wanted: Chart) -> Untyped:
    chart: Untyped = _CHARTS[wanted.kind]()
    chart.legend = None
    chart.anchor = f"{get_column_letter(wanted.column + 1)}{wanted.row + 1}"
    chart.series = [
        Series(
            idx=number,
            order=number,
            tx=SeriesLabel(v=name),
            cat=AxDataSource(strRef=StrRef(f=labels)),
            val=NumDataSource(numRef=NumRef(f=values)),
        )
        for number, (name, labels, values) in enumerate(wanted.series)
    ]
    return chart
