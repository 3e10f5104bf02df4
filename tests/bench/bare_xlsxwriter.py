"""A bare script that writes a workbook with XlsxWriter, as whoever knows it would."""

from __future__ import annotations

from typing import Any

import xlsxwriter

from tests.bench.contents import Chart, Print, Rule, Sheet, Style, Validation, kept

Untyped = Any
"""Something of XlsxWriter, which has no stubs."""

_BAR = {
    "bar_solid": True,
    "bar_color": "#CFD8E1",
    "bar_negative_color": "#CFD8E1",
    "bar_no_border": True,
    "bar_axis_position": "none",
}
_DOWN = {"center": "vcenter"}


def write(contents: str, target: str) -> None:
    """Write what was kept in a file."""
    kept_contents = kept(contents)
    book = xlsxwriter.Workbook(target)
    formats = {number: book.add_format(_format(style)) for number, style in kept_contents.styles.items()}
    coloured: dict[Rule, Untyped] = {}
    for sheet in kept_contents.sheets:
        _write_sheet(book, book.add_worksheet(sheet.title), sheet, formats, coloured)
    for name, cells in kept_contents.names.items():
        book.define_name(name, f"={cells}")
    for name, value in kept_contents.properties:
        book.set_custom_property(name, value)
    book.close()


def _format(style: Style) -> dict[str, object]:
    wanted = {
        "font_name": "Calibri",
        "font_size": style.size,
        "font_color": f"#{style.ink}" if style.ink else "",
        "bold": style.bold,
        "underline": style.underlined,
        "bg_color": f"#{style.ground}" if style.ground else "",
        "border": bool(style.line),
        "border_color": f"#{style.line}" if style.line else "",
        "num_format": style.number_format,
        "align": style.across,
        "valign": _DOWN.get(style.down, style.down),
        "text_wrap": style.wrapped,
        "indent": style.indent,
        "quote_prefix": style.quoted,
    }
    return {name: value for name, value in wanted.items() if value} | {"locked": style.locked}


def _write_sheet(
    book: Untyped, sheet: Untyped, wanted: Sheet, formats: dict[int, Untyped], coloured: dict[Rule, Untyped]
) -> None:
    _set_up(sheet, wanted)
    for column, width, hidden in wanted.widths:
        sheet.set_column(column - 1, column - 1, width, None, {"hidden": hidden})
    for row, height in wanted.heights:
        sheet.set_row(row - 1, height)
    for name, cells in wanted.names.items():
        book.define_name("'{}'!{}".format(wanted.title.replace("'", "''"), name), f"={cells}")
    for area in wanted.merged:
        sheet.merge_range(area, "")
    for table in wanted.tables:
        sheet.add_table(
            table.cells, {"name": table.name, "columns": [{"header": head} for head in table.heads]}
        )
    for (row, column), there in wanted.links.items():
        sheet.write_url(row - 1, column - 1, f"internal:{there}")
    _write_cells(sheet, wanted, formats)
    for validation in wanted.validations:
        sheet.data_validation(validation.cells.split()[0], _validation(validation))
    for rule in wanted.rules:
        _write_rule(book, sheet, rule, coloured)
    for chart in wanted.charts:
        _write_chart(book, sheet, chart)


def _write_rule(book: Untyped, sheet: Untyped, rule: Rule, coloured: dict[Rule, Untyped]) -> None:
    if rule.bar:
        ends = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": rule.bar}
        sheet.conditional_format(rule.cells, {"type": "data_bar", **_BAR, **ends})
        return
    look = rule._replace(cells="", formula="")
    if look not in coloured:
        coloured[look] = book.add_format(_rule_format(rule))
    options = {"type": "formula", "criteria": f"={rule.formula}", "format": coloured[look]}
    sheet.conditional_format(rule.cells, {**options, "stop_if_true": True})


def _write_cells(sheet: Untyped, wanted: Sheet, formats: dict[int, Untyped]) -> None:
    for row, column, content, value, style in wanted.cells:
        place = row - 1, column - 1
        if isinstance(content, str) and content.startswith("="):
            sheet.write_formula(*place, content, formats[style], value)
        elif isinstance(content, str):
            sheet.write_string(*place, content, formats[style])
        elif content is None:
            sheet.write_blank(*place, None, formats[style])
        else:
            sheet.write_number(*place, content, formats[style])


def _set_up(sheet: Untyped, wanted: Sheet) -> None:
    sheet.hide_gridlines(2)
    if wanted.hidden:
        sheet.hide()
    if wanted.protected:
        sheet.protect("", {"format_columns": True, "format_rows": True})
    if wanted.tab:
        sheet.set_tab_color(f"#{wanted.tab}")
    if wanted.frozen:
        sheet.freeze_panes(wanted.frozen)
    if wanted.filtered:
        sheet.autofilter(wanted.filtered)
    if wanted.numbers_as_text:
        sheet.ignore_errors({"number_stored_as_text": " ".join(wanted.numbers_as_text)})
    _set_up_print(sheet, wanted.printed)


def _set_up_print(sheet: Untyped, wanted: Print) -> None:
    left, right, top, bottom, _, footer = wanted.margins
    sheet.set_paper(9)
    if wanted.landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(*wanted.fit)
    sheet.center_horizontally()
    sheet.set_margins(left, right, top, bottom)
    if any(wanted.footer):
        sheet.set_footer("&L{}&R{}".format(*wanted.footer), {"margin": footer})
    if wanted.area:
        sheet.print_area(wanted.area)
    if wanted.title_rows:
        first, last = wanted.title_rows.split(":")
        sheet.repeat_rows(int(first) - 1, int(last) - 1)
    sheet.set_h_pagebreaks(wanted.breaks)


def _validation(wanted: Validation) -> dict[str, object]:
    between = {"criteria": wanted.operator, "minimum": wanted.first, "maximum": wanted.second}
    values = between if wanted.second else {"value": f"={wanted.first}"}
    return {
        "validate": wanted.kind,
        **values,
        "error_type": wanted.refusal,
        "error_title": wanted.title,
        "error_message": wanted.message,
        "other_cells": wanted.cells.split()[1:],
    }


def _rule_format(wanted: Rule) -> dict[str, object]:
    looks = {"bg_color": wanted.ground, "font_color": wanted.ink}
    coloured: dict[str, object] = {name: f"#{colour}" for name, colour in looks.items() if colour}
    return coloured | ({"num_format": wanted.number_format} if wanted.number_format else {})


def _write_chart(book: Untyped, sheet: Untyped, wanted: Chart) -> None:
    chart = book.add_chart({"type": wanted.kind})
    for name, labels, values in wanted.series:
        chart.add_series({"name": name, "categories": f"={labels}", "values": f"={values}"})
    chart.set_title({"none": True})
    if len(wanted.series) == 1:
        chart.set_legend({"none": True})
    sheet.insert_chart(wanted.row, wanted.column, chart, {"description": wanted.described})
