"""Saving: what openpyxl's own save writes, with values, whole, and the same bytes every time."""

import csv
import inspect
import re
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.custom import StringProperty
from openpyxl.packaging.manifest import Manifest
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.workbook._writer import WorkbookWriter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from openxml_audit import OpenXmlValidator

from cxaudit.errors import CxauditError
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.page import Page
from cxaudit.workbook.saving import BookWriter, Drawing, RelationsWriter, SharedPicture, SheetWriter, save
from tests.programs import with_openpyxl
from tests.test_workbook_cells import NASTY, a_page, book_of
from tests.xlsx.book import parts

MADE = date(2026, 1, 2)

Book = tuple[Workbook, list[Page]]


def a_book() -> Book:
    """A workbook with one of everything that openpyxl writes for us."""
    book = Workbook()
    for style in _styles():
        book.add_named_style(style)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Billing & more"
    page, notes = Page(sheet), Page(book.create_sheet("Kim's notes"))
    _fill(page, notes)
    _furnish(page, notes)
    properties: Any = book
    properties.custom_doc_props.append(StringProperty(name="audit", value="demo"))
    book.defined_names["steps"] = DefinedName("steps", attr_text="'Billing & more'!$A$2:$A$4")
    book.properties.title = "Audit"
    return book, [page, notes]


def _styles() -> list[NamedStyle]:
    line = Side(style="thin", color="34516F")
    font = Font(name="Calibri", sz=12, b=True, i=True, u="single", strike=True, color="FF1F2933")
    return [
        NamedStyle("text", alignment=Alignment(wrap_text=True), protection=Protection(locked=False)),
        NamedStyle("head", font=font, fill=PatternFill("solid", "34516F"), border=Border(bottom=line)),
        NamedStyle("share", number_format="0.0%"),
        NamedStyle("day", number_format="yyyy-mm-dd"),
    ]


def _fill(page: Page, notes: Page) -> None:
    for column, head in enumerate(HEADS, 1):
        page.put(1, column, head, "head")
    for row, (text, result) in enumerate(zip(NASTY, RESULTS * 9, strict=False), 2):
        page.put(row, 1, text, "text")
        page.put(row, 2, row / 7, "share")
        page.put(row, 3, date(2026, 1, row % 28 + 1), "day")
        page.put(row, 4, result, _style_of(result), f'IF(B{row}<>"",A{row}&"x","")')
        notes.put(row, 1, text, "text")
    notes.put(40, 2, None, "head")


HEADS = ["Question", "Score", "Day", "Live"]

RESULTS: list[CellValue] = [
    0.1 + 0.2,
    7,
    "text & <more>",
    " a\nb ",
    "",
    True,
    False,
    date(2026, 2, 3),
    -1e-300,
]


def _style_of(value: CellValue) -> str:
    return "day" if isinstance(value, date) else "share"


def _furnish(page: Page, notes: Page) -> None:
    sheet: Any = page.worksheet  # the stubs lack much of what is set
    table = Table(displayName="Answers", ref="A1:D10", autoFilter=AutoFilter("A1:D10"))
    table.tableColumns = [TableColumn(id=number, name=head) for number, head in enumerate(HEADS, 1)]
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    choice = DataValidation(type="list", formula1="steps", allow_blank=True)
    choice.add("A2:A20")
    sheet.add_data_validation(choice)
    coral = DifferentialStyle(fill=PatternFill(bgColor="E88873"))
    low = Rule(type="cellIs", operator="lessThan", formula=["0.5"], dxf=coral)
    sheet.conditional_formatting.add("B2:B20", low)
    bold = DifferentialStyle(font=Font(b=True, color="FF34516F", u="single"))
    sheet.conditional_formatting.add("A2:A20", Rule(type="expression", formula=["$B2>0.9"], dxf=bold))
    sheet.merged_cells.add("F1:G2")
    page.link(4, 1, notes.worksheet.title)
    page.heights.update({1: 30.0, 5: 15.5, 60: 44.0})
    sheet.column_dimensions["A"].width = 40
    sheet.column_dimensions["H"].hidden = True
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.right.text = "Page &P"
    sheet.protection.sheet = True
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=9), titles_from_data=True)
    chart.anchor, picture = "J2", Image(BytesIO(_A_PICTURE))
    picture.anchor = "M2"
    page.drawings.pictures.append((picture, "A dot"))
    page.drawings.charts.append((chart, "Shares, as bars"))
    notes.worksheet.sheet_state = "hidden"
    notes.worksheet.auto_filter.ref = "A1:A9"


_A_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c494441"
    "5478da63d0ca9f0e0001f7013123c350610000000049454e44ae426082"
)
"""The smallest picture: one dot, as PNG."""


def saved(book: Book, path: Path) -> Path:
    save(book[0], book[1], path, made=MADE)
    return path


def saved_by_openpyxl(book: Book, path: Path) -> Path:
    """The same workbook, its cells given to openpyxl, which saves it in its own way."""
    for page in book[1]:
        _given_to_openpyxl(page)
    book[0].save(path)
    return path


def _given_to_openpyxl(page: Page) -> None:
    for row, cells in page.rows.items():
        for column, held in cells.items():
            cell: Any = page.worksheet.cell(row, column)
            cell.value = f"={held.formula}" if held.formula else held.value
            if isinstance(held.value, str) and not held.formula:
                cell.data_type = "s"
            cell._style = page.worksheet.parent._cell_styles[held.style]  # type: ignore[union-attr]
    for row, height in page.heights.items():
        page.worksheet.row_dimensions[row].height = height
    for chart, _ in page.drawings.charts:
        page.worksheet.add_chart(chart)
    for picture, _ in page.drawings.pictures:
        page.worksheet.add_image(picture)
    for place, there in page.links.items():
        page.worksheet[place].hyperlink = Hyperlink(ref=place, location=there)


def in_words(book: Any) -> dict[str, Any]:  # noqa: ANN401 - the stubs lack the custom properties
    """Everything that openpyxl reads of a workbook, but for its times."""
    told: dict[str, Any] = {sheet.title: _sheet_in_words(sheet) for sheet in book.worksheets}
    told["names"] = {name: value.attr_text for name, value in book.defined_names.items()}
    told["properties"] = [(item.name, item.value) for item in book.custom_doc_props.props]
    told["title"] = book.properties.title
    return told


def _sheet_in_words(sheet: Any) -> dict[str, Any]:  # noqa: ANN401 - the stubs lack most of what is told
    return {
        "cells": {cell.coordinate: _cell_in_words(cell) for row in sheet.iter_rows() for cell in row},
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "validations": [dict(rule) for rule in sheet.data_validations.dataValidation],
        "formats": [
            (str(area.sqref), [(rule.type, rule.formula, repr(rule.dxf)) for rule in area.rules])
            for area in sheet.conditional_formatting
        ],
        "tables": [(table.name, table.ref, table.column_names) for table in sheet.tables.values()],
        "rows": {number: dict(row) | {"s": ""} for number, row in sheet.row_dimensions.items()},
        "columns": {name: dict(column) for name, column in sheet.column_dimensions.items()},
        "charts": len(sheet._charts),
        "pictures": len(sheet._images),
        "print": (sheet.print_title_rows, str(sheet.oddFooter), sheet.freeze_panes, sheet.dimensions),
        "state": (sheet.sheet_state, dict(sheet.protection), sheet.auto_filter.ref),
    }


def _cell_in_words(cell: Any) -> tuple[Any, ...]:  # noqa: ANN401 - cells and merged cells alike
    link = cell.hyperlink
    return (
        _as_stock_keeps(cell.value),
        cell.data_type,
        cell.style,
        [repr(part) for part in (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)],
        (cell.number_format, bool(cell.quotePrefix)),
        (link.target, link.location) if link else None,
    )


def _as_stock_keeps(value: object) -> object:
    """A value as far as openpyxl's own save keeps it: inline text escaped, 16 digits."""
    if isinstance(value, str):
        return value.replace("x005F_", "")
    return float(f"{value:.14g}") if isinstance(value, float) else value


def test_the_file_holds_all_that_openpyxl_would_write(tmp_path: Path) -> None:
    ours = load_workbook(saved(a_book(), tmp_path / "ours.xlsx"))
    stock = load_workbook(saved_by_openpyxl(a_book(), tmp_path / "stock.xlsx"))

    assert in_words(ours) == in_words(stock)


def test_the_same_parts_are_there_and_the_shared_strings(tmp_path: Path) -> None:
    ours = parts(saved(a_book(), tmp_path / "ours.xlsx"))
    stock = parts(saved_by_openpyxl(a_book(), tmp_path / "stock.xlsx"))

    assert ours.keys() - stock.keys() == {"xl/sharedStrings.xml"}
    assert stock.keys() <= ours.keys()
    assert ours["docProps/app.xml"] == stock["docProps/app.xml"]
    assert b"inlineStr" in stock["xl/worksheets/sheet1.xml"]
    assert b"inlineStr" not in ours["xl/worksheets/sheet1.xml"]


def test_charts_and_pictures_are_described_for_whoever_does_not_see_them(tmp_path: Path) -> None:
    drawing = parts(saved(a_book(), tmp_path / "ours.xlsx"))["xl/drawings/drawing1.xml"].decode()

    assert re.findall(r'<(?:\w+:)?cNvPr [^>]*descr="([^"]*)"', drawing) == ["Shares, as bars", "A dot"]
    assert drawing.count("graphicFrame>") == drawing.count("pic>") == 2


def test_each_text_is_stored_once_and_counted_wherever_it_shows(tmp_path: Path) -> None:
    page = a_page()
    for row, text in enumerate(["same", "same", "other", " kept "], 1):
        page.put(row, 1, text, "text")

    xml = parts(saved(alone(page), tmp_path / "a.xlsx"))["xl/sharedStrings.xml"].decode()

    assert 'count="4" uniqueCount="3"' in xml
    assert xml.count("<si>") == 3
    assert '<t xml:space="preserve"> kept </t>' in xml


def alone(page: Page) -> Book:
    """The workbook of one page."""
    return book_of(page), [page]


@pytest.mark.parametrize("value", [*RESULTS, 10**15, 1e22, 5.0, "=1+1", "#N/A", "_x0041_", "a" * 32_767])
def test_a_reader_that_does_not_calculate_shows_the_value(tmp_path: Path, value: CellValue) -> None:
    page = a_page()
    page.put(1, 1, value, "day" if isinstance(value, date) else "text", "TODAY()")

    path = saved(alone(page), tmp_path / "a.xlsx")
    shown = load_workbook(path, data_only=True)["Billing & more"]["A1"].value

    if isinstance(value, date):
        assert shown == datetime(value.year, value.month, value.day)  # noqa: DTZ001 - as Excel has it
    else:
        assert shown == (None if value == "" else value)
        assert value == "" or type(shown) is type(value)
    assert load_workbook(path)["Billing & more"]["A1"].value == "=TODAY()"


@pytest.mark.parametrize("nothing", ["", None])
def test_an_empty_result_is_an_empty_text_and_not_a_missing_value(tmp_path: Path, nothing: CellValue) -> None:
    page = a_page()
    page.put(1, 1, nothing, "text", '""')

    xml = parts(saved(alone(page), tmp_path / "a.xlsx"))["xl/worksheets/sheet1.xml"]

    assert b't="str"><f>""</f><v></v></c>' in xml


def test_the_same_audit_gives_the_same_bytes(tmp_path: Path) -> None:
    first = saved(a_book(), tmp_path / "first.xlsx").read_bytes()

    assert saved(a_book(), tmp_path / "second.xlsx").read_bytes() == first


def test_no_part_of_the_package_has_a_time_of_its_own(tmp_path: Path) -> None:
    with zipfile.ZipFile(saved(a_book(), tmp_path / "a.xlsx")) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_audit_gives_the_time_of_the_file(tmp_path: Path) -> None:
    book, pages = a_book()
    moment = datetime(2026, 1, 2, 3, 4, 5)  # noqa: DTZ001 - a workbook knows no time zone

    save(book, pages, tmp_path / "a.xlsx", made=moment)

    properties = load_workbook(tmp_path / "a.xlsx").properties
    assert (properties.created, properties.modified) == (moment, moment)


def a_book_that_cannot_be_saved() -> Book:
    """Its last sheet has a height that is none: a bug of ours, met when half of the file is written."""
    book, pages = a_book()
    pages[1].heights[1] = "tall"  # type: ignore[assignment]
    return book, pages


def test_a_failing_save_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = saved(a_book(), tmp_path / "a.xlsx")
    old = path.read_bytes()

    with pytest.raises(ValueError, match="format code"):
        saved(a_book_that_cannot_be_saved(), path)

    assert path.read_bytes() == old
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_a_place_that_the_system_refuses_is_a_problem(tmp_path: Path) -> None:
    book, pages = a_book()

    with pytest.raises(CxauditError, match="there is a folder of this name"):
        save(book, pages, tmp_path, made=MADE)


@pytest.mark.slow
def test_the_file_is_what_the_standard_says(tmp_path: Path) -> None:
    result = OpenXmlValidator().validate(saved(a_book(), tmp_path / "a.xlsx"))

    assert [error.description for error in result.errors] == []


def test_fonts_are_in_the_order_of_the_schema_and_openpyxl_is_left_alone(tmp_path: Path) -> None:
    before = Font.__elements__

    xml = parts(saved(a_book(), tmp_path / "a.xlsx"))["xl/styles.xml"].decode()

    order = re.findall(r"<(\w+)", xml[xml.index("<b ") : xml.index("</font>", xml.index("<b "))])
    assert order == ["b", "i", "strike", "u", "sz", "color", "name"]
    assert Font.__elements__ is before


@pytest.mark.slow
def test_all_is_the_same_without_lxml(tmp_path: Path) -> None:
    with_openpyxl("-c", _WITHOUT_LXML, str(tmp_path / "etree.xlsx"), lxml=False)

    ours = load_workbook(saved(a_book(), tmp_path / "ours.xlsx"))
    assert in_words(load_workbook(tmp_path / "etree.xlsx")) == in_words(ours)
    assert OpenXmlValidator().validate(tmp_path / "etree.xlsx").is_valid


_WITHOUT_LXML = """
import sys
from pathlib import Path
import openpyxl
from tests.test_workbook_saving import a_book, a_book_that_cannot_be_saved, saved

assert not openpyxl.LXML
path = Path(sys.argv[1])
first = saved(a_book(), path).read_bytes()
assert saved(a_book(), path).read_bytes() == first
try:
    saved(a_book_that_cannot_be_saved(), path)
except ValueError:
    pass
assert path.read_bytes() == first
"""


@pytest.mark.libreoffice
def test_libreoffice_reads_what_was_given(tmp_path: Path) -> None:
    page = a_page()
    for row, text in enumerate(NASTY, 1):
        page.put(row, 1, text, "text")
        page.put(row, 2, text, "text", f'A{row}&""')
    saved(alone(page), tmp_path / "nasty.xlsx")

    with _as_csv(tmp_path / "nasty.xlsx").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))

    assert rows == [[text, text] for text in NASTY]


def _as_csv(path: Path) -> Path:
    """The first sheet, as LibreOffice shows it."""
    command = [
        "soffice",
        f"-env:UserInstallation={(path.parent / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true",
        "--outdir",
        str(path.parent),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return path.with_suffix(".csv")


STOCK: Any = SpreadsheetDrawing
STOCK_WRITER: Any = ExcelWriter
STOCK_PICTURE: Any = Image

OVERRIDDEN: list[tuple[Callable[..., object], Callable[..., object], list[str]]] = [
    (BookWriter.write_data, ExcelWriter.write_data, ["self"]),
    (BookWriter.write_worksheet, ExcelWriter.write_worksheet, ["self", "ws"]),
    (BookWriter._write_images, STOCK_WRITER._write_images, ["self"]),
    (SharedPicture._data, STOCK_PICTURE._data, ["self"]),
    (Drawing._chart_frame, STOCK._chart_frame, ["self", "idx"]),
    (Drawing._picture_frame, STOCK._picture_frame, ["self", "idx"]),
    (RelationsWriter.write_rels, WorkbookWriter.write_rels, ["self"]),
    (SheetWriter.write_dimensions, WorksheetWriter.write_dimensions, ["self"]),
    (SheetWriter.write_rows, WorksheetWriter.write_rows, ["self"]),
    (SheetWriter.write_header, WorksheetWriter.write_header, ["self"]),
    (SheetWriter.write_drawings, WorksheetWriter.write_drawings, ["self"]),
    (SheetWriter.read, WorksheetWriter.read, ["self"]),
]


@pytest.mark.parametrize(("ours", "stock", "takes"), OVERRIDDEN)
def test_openpyxl_still_has_what_is_overridden(
    ours: Callable[..., object], stock: Callable[..., object], takes: list[str]
) -> None:
    assert list(inspect.signature(stock).parameters) == takes
    assert list(inspect.signature(ours).parameters) == takes


def test_nothing_else_of_openpyxl_is_overridden() -> None:
    named = {ours for ours, _, _ in OVERRIDDEN}
    found = {
        method
        for writer in (BookWriter, Drawing, RelationsWriter, SharedPicture, SheetWriter)
        for name, method in vars(writer).items()
        if callable(method)
        and name != "__init__"
        and any(name in vars(base) for base in writer.__mro__[1:-1])
    }

    assert found == named


@pytest.mark.parametrize(
    ("writer", "steps"),
    [
        (
            ExcelWriter.write_data,
            """ExtendedProperties ARC_APP ARC_CORE ARC_THEME ARC_CUSTOM _write_worksheets _write_chartsheets
            _write_images _write_charts _write_external_links write_stylesheet ARC_STYLE WorkbookWriter
            ARC_ROOT_RELS ARC_WORKBOOK ARC_WORKBOOK_RELS _merge_vba manifest._write""",
        ),
        (
            ExcelWriter.write_worksheet,
            "SpreadsheetDrawing ws._charts ws._images WorksheetWriter writer._rels manifest.append",
        ),
        (
            WorksheetWriter.write_row,
            "row_dimensions _comments CommentRecord.from_cell _value has_style _comment write_cell",
        ),
        (STOCK_WRITER._write_images, "self._images img.path[1:] img._data()"),
        (STOCK_WRITER._write_drawing, "self._images.append(img) drawing._write()"),
        (WorksheetWriter.write_hyperlinks, "self.ws._hyperlinks HyperlinkList"),
        (WorksheetWriter.write_header, "self.ws.HeaderFooter self.xf.send(hf.to_tree())"),
        (WorksheetWriter.write_drawings, "self.ws._charts self.ws._images"),
        (STOCK._write, "self.charts + self.images _chart_frame(idx) _picture_frame(idx)"),
        (
            WorksheetWriter.write_tables,
            "if not table.tableColumns:",
        ),
    ],
)
def test_openpyxl_still_takes_the_steps_that_are_taken_in_its_place(
    writer: Callable[..., object], steps: str
) -> None:
    source = inspect.getsource(writer)

    assert [step for step in steps.split() if step not in source] == []


def test_openpyxl_still_has_the_private_parts_that_are_used() -> None:
    book, pages = a_book()
    sheet: Any = pages[0].worksheet
    writer: Any = WorksheetWriter(sheet)

    assert sheet._hyperlinks == sheet._comments == []
    assert not sheet._cells
    assert list(inspect.signature(WorksheetWriter).parameters) == ["ws", "out"]
    assert list(inspect.signature(ExcelWriter).parameters) == ["workbook", "archive"]
    assert list(inspect.signature(WorkbookWriter).parameters) == ["wb"]
    assert list(inspect.signature(Manifest._write).parameters) == ["self", "archive", "workbook"]  # type: ignore[attr-defined]
    assert write_stylesheet(book).tag.endswith("styleSheet")
    writer.close()
    writer.cleanup()
