"""Reads what is in a workbook of ours, so that the bare scripts write whatever cxaudit comes to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

from tests.bench.contents import Cell, Chart, Contents, Print, Rule, Series, Sheet, Style, Table, Validation

Untyped = Any
"""Something of openpyxl whose stubs lack what is read."""


def read(workbook: Path) -> Contents:
    """Read what is in a workbook of ours."""
    book: Untyped = load_workbook(workbook)
    with ZipFile(workbook) as package:
        parts = {
            name: package.read(name).decode()
            for name in package.namelist()
            if re.match(r"xl/(worksheets/sheet|drawings/drawing)\d+.xml", name)
        }
    described = (text for part in parts.values() for text in re.findall(r' descr="([^"]*)"', part))
    styles: dict[int, Style] = {}
    return Contents(
        sheets=[
            _sheet(sheet, parts[f"xl/worksheets/sheet{number}.xml"], described, styles)
            for number, sheet in enumerate(book.worksheets, 1)
        ],
        styles=styles,
        names={name: value.attr_text for name, value in book.defined_names.items()},
        properties=[(each.name, str(each.value)) for each in book.custom_doc_props.props],
    )


def _sheet(sheet: Untyped, part: str, described: Iterator[str], styles: dict[int, Style]) -> Sheet:
    cells = [*_cells(sheet, dict(_values(part)), styles)]
    first = {(cell.row, cell.column): cell.style for cell in cells}
    return Sheet(
        title=sheet.title,
        hidden=sheet.sheet_state == "hidden",
        protected=sheet.protection.sheet,
        tab=_colour(sheet.sheet_properties.tabColor),
        frozen=sheet.freeze_panes or "",
        filtered=sheet.auto_filter.ref or "",
        without_button=_without_button(sheet.auto_filter),
        widths=[(each.min, each.width, each.hidden) for each in sheet.column_dimensions.values()],
        heights=[(number, row.height) for number, row in sheet.row_dimensions.items() if row.height],
        cells=cells + [each for area in sheet.merged_cells.ranges for each in _rest(area, first)],
        merged=[str(area) for area in sheet.merged_cells.ranges],
        links={
            (cell.row, cell.column): cell.hyperlink.location
            for row in sheet.iter_rows()
            for cell in row
            if cell.hyperlink
        },
        validations=[_validation(rule) for rule in sheet.data_validations.dataValidation],
        rules=[_rule(str(area.sqref), rule) for area in sheet.conditional_formatting for rule in area.rules],
        tables=[_table(table) for table in sheet.tables.values()],
        charts=[_chart(chart, next(described)) for chart in sheet._charts],
        numbers_as_text=re.findall(r'<ignoredError sqref="([^"]*)"', part),
        names={name: value.attr_text for name, value in sheet.defined_names.items()},
        printed=_print(sheet),
    )


def _cells(sheet: Untyped, values: dict[str, str | float], styles: dict[int, Style]) -> Iterator[Cell]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None or cell.has_style:
                if cell.style_id not in styles:
                    styles[cell.style_id] = _style(cell)
                value = values.get(cell.coordinate, "")
                yield Cell(cell.row, cell.column, _plain(cell.value), value, cell.style_id)


def _rest(area: Untyped, first: dict[tuple[int, int], int]) -> Iterator[Cell]:
    """The cells of merged ones but the first, whose looks openpyxl doesn't read: those of the first."""
    for row, column in area.cells:
        if (row, column) not in first:
            yield Cell(row, column, None, "", first[area.min_row, area.min_col])


def _values(part: str) -> Iterator[tuple[str, str | float]]:
    """What each formula of a sheet gave, which openpyxl reads only in place of the formula."""
    for place, kind, value in _FORMULA.findall(part):
        yield place, unescape(value) if kind == "str" else float(value)


_FORMULA = re.compile(r'<c r="(\w+)" s="\d+"(?: t="(\w+)")?><f>[^<]*</f><v[^>]*>([^<]*)</v>')


def _plain(value: Untyped) -> str | float | None:
    return value if isinstance(value, str | int | float | None) else float(to_excel(value))  # type: ignore[no-untyped-call]


def _style(cell: Untyped) -> Style:
    font, alignment = cell.font, cell.alignment
    return Style(
        size=font.size,
        ink=_colour(font.color),
        bold=bool(font.bold),
        underlined=bool(font.underline),
        ground=_colour(cell.fill.fgColor) if cell.fill.fill_type else "",
        line=_colour(cell.border.left.color) if cell.border.left else "",
        number_format=cell.number_format,
        across=alignment.horizontal or "",
        down=alignment.vertical or "",
        wrapped=bool(alignment.wrap_text),
        indent=int(alignment.indent),
        locked=cell.protection.locked,
        quoted=bool(cell.quotePrefix),
    )


def _colour(colour: Untyped) -> str:
    return colour.rgb[-6:] if colour and isinstance(colour.rgb, str) else ""


def _validation(rule: Untyped) -> Validation:
    return Validation(
        cells=str(rule.sqref),
        kind=rule.type,
        operator=rule.operator or "",
        first=rule.formula1,
        second=rule.formula2 or "",
        refusal=rule.errorStyle or "stop",
        title=rule.errorTitle,
        message=rule.error,
    )


def _rule(cells: str, rule: Untyped) -> Rule:
    dxf = rule.dxf
    return Rule(
        cells=cells,
        formula=rule.formula[0] if rule.formula else "",
        ground=_colour(dxf.fill.bgColor) if dxf and dxf.fill else "",
        ink=_colour(dxf.font.color) if dxf and dxf.font else "",
        number_format=dxf.numFmt.formatCode if dxf and dxf.numFmt else "",
        bar=int(rule.dataBar.cfvo[1].val) if rule.dataBar else 0,
    )


def _table(table: Untyped) -> Table:
    return Table(table.name, table.ref, table.column_names, _without_button(table.autoFilter))


def _without_button(filters: Untyped) -> list[int]:
    return [each.colId for each in filters.filterColumn if each.hiddenButton]


def _chart(chart: Untyped, described: str) -> Chart:
    begin = chart.anchor._from
    return Chart(
        kind=chart.tagname.removesuffix("Chart"),
        row=begin.row,
        column=begin.col,
        series=[Series(each.tx.v, each.cat.strRef.f, each.val.numRef.f) for each in chart.series],
        described=described,
    )


def _print(sheet: Untyped) -> Print:
    setup, margins, footer = sheet.page_setup, sheet.page_margins, sheet.oddFooter
    return Print(
        landscape=setup.orientation == "landscape",
        fit=(setup.fitToWidth, setup.fitToHeight),
        margins=(margins.left, margins.right, margins.top, margins.bottom, margins.header, margins.footer),
        footer=(footer.left.text or "", footer.right.text or ""),
        area=(sheet.print_area or "").rpartition("!")[2],
        title_rows=(sheet.print_title_rows or "").replace("$", ""),
        breaks=[each.id for each in sheet.row_breaks.brk],
    )
