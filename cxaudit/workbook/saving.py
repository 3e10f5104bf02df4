"""Saving a workbook whole, with the value of every formula: what openpyxl's own save leaves out.

The one place that overrides private parts of openpyxl. Against its own save, the file has the program's
value beside each formula, shared strings (some viewers show inline ones blank), a description of each chart
and picture, fonts in the schema's order, and no time of its own, so that the same audit gives the same bytes.
`docProps/app.xml` stays as openpyxl writes it: for its sake LibreOffice trusts the values.
"""

import re
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime, time
from html import escape
from io import BytesIO
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, BinaryIO
from zipfile import ZipFile

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.packaging.extended import ExtendedProperties
from openpyxl.packaging.relationship import Relationship
from openpyxl.styles.stylesheet import write_stylesheet
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook._writer import WorkbookWriter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.writer.excel import ExcelWriter
from openpyxl.writer.theme import theme_xml
from openpyxl.xml import constants
from openpyxl.xml.functions import Element, localname, tostring

from cxaudit import look
from cxaudit.files import WriteFile, write_atomically
from cxaudit.workbook.cells import Cell, cell_name
from cxaudit.workbook.package import Package, Strings, element
from cxaudit.workbook.page import Page

Untyped = Any
"""A private part of openpyxl, of which its stubs know nothing."""

_FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign",
    "sz", "color", "name", "family", "charset", "scheme",
)  # fmt: skip
_LINE_FEED = re.compile("(?<!_x005F)_x000a_")
_END = b"</worksheet>"
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"
_EMPTY_ROWS = re.compile(rb"<sheetData\s*/>")


def save(
    workbook: Workbook, pages: Iterable[Page], path: Path, made: date, put: WriteFile = write_atomically
) -> None:
    """Write a workbook whole, or leave the file that was there as it was.

    Args:
        workbook: is written in full; its times of creation and change become `made`.
        pages: all its sheets, with their cells.
        path: the file.
        made: day or moment of the audit, in UTC; the same one gives the same bytes.
        put: how the file is put in its place: over another one, or only where there is none.

    Raises:
        CxauditError: if the system refuses the file.
    """
    moment = made if isinstance(made, datetime) else datetime.combine(made, time())
    workbook.properties.created = workbook.properties.modified = moment

    def write(file: BinaryIO) -> None:
        with Package(file, "w") as package:
            BookWriter(workbook, package, pages).write_data()

    put(path, write)


class BookWriter(ExcelWriter):
    """openpyxl's writer of the parts of a workbook, with values and shared strings."""

    def __init__(self, workbook: Workbook, package: ZipFile, pages: Iterable[Page]) -> None:
        super().__init__(workbook, package)
        self._package = package
        self._pages = {page.worksheet.title: page for page in pages}
        self._strings = Strings()

    def write_data(self) -> None:
        """Write every part, as openpyxl does but for macros, which no workbook of ours has."""
        book: Untyped = self.workbook
        stock: Untyped = self
        self._write_properties(book)
        stock._write_worksheets()
        stock._write_chartsheets()
        stock._write_images()
        stock._write_charts()
        stock._write_external_links()
        self._package.writestr(constants.ARC_STYLE, tostring(_stylesheet(book)))
        self._package.writestr(constants.ARC_SHARED_STRINGS, self._strings.xml())
        self._list_part(constants.ARC_SHARED_STRINGS, constants.SHARED_STRINGS)
        writer: Untyped = RelationsWriter(book)
        self._package.writestr(constants.ARC_ROOT_RELS, writer.write_root_rels())
        self._package.writestr(constants.ARC_WORKBOOK, writer.write())
        self._package.writestr(constants.ARC_WORKBOOK_RELS, writer.write_rels())
        stock.manifest._write(self._package, book)

    def write_worksheet(self, ws: Untyped) -> None:
        """Write one sheet."""
        page = self._pages[ws.title]
        ws._drawing = Drawing(page)
        ws._charts, ws._images = ws._drawing.charts, ws._drawing.images
        writer: Untyped = SheetWriter(page, self._strings)
        with closing(writer):
            writer.write()
        ws._rels = writer._rels
        self._package.writestr(ws.path[1:], writer.read())
        self.manifest.append(ws)

    def _write_images(self) -> None:
        """Write each picture once, however often it is shown."""
        stock: Untyped = self
        for path, image in {image.path: image for image in stock._images}.items():
            self._package.writestr(path[1:], image._data())

    def _write_properties(self, book: Untyped) -> None:
        self._package.writestr(constants.ARC_APP, tostring(ExtendedProperties().to_tree()))
        self._package.writestr(constants.ARC_CORE, tostring(book.properties.to_tree()))
        self._package.writestr(constants.ARC_THEME, book.loaded_theme or theme_xml)
        if len(book.custom_doc_props):
            self._package.writestr(constants.ARC_CUSTOM, tostring(book.custom_doc_props.to_tree()))
            self._list_part(constants.ARC_CUSTOM, constants.CPROPS_TYPE)

    def _list_part(self, name: str, mime_type: str) -> None:
        self.manifest.append(SimpleNamespace(path=f"/{name}", mime_type=mime_type))


class Drawing(SpreadsheetDrawing):
    """openpyxl's drawing of a sheet, with a description of everything in it."""

    __elements__ = SpreadsheetDrawing.__elements__  # which openpyxl empties for every class of its own

    def __init__(self, page: Page) -> None:
        super().__init__()
        stock: Untyped = self
        stock.charts = [chart for chart, _ in page.drawings.charts]
        stock.images = [picture for picture, _ in page.drawings.pictures]
        self._described = [text for _, text in (*page.drawings.charts, *page.drawings.pictures)]

    def _chart_frame(self, idx: int) -> Untyped:
        frame: Untyped = super()._chart_frame(idx)  # type: ignore[misc]
        frame.nvGraphicFramePr.cNvPr.descr = self._described[idx - 1]
        return frame

    def _picture_frame(self, idx: int) -> Untyped:
        frame: Untyped = super()._picture_frame(idx)  # type: ignore[misc]
        frame.nvPicPr.cNvPr.descr = self._described[idx - 1]
        return frame


class SharedPicture(Image):
    """openpyxl's picture, but one part of the file however often it is shown, and not decoded once more."""

    anchor: Untyped

    def __init__(self, content: bytes, kind: str, name: str) -> None:
        """Make a picture of a file's content, of its kind as Pillow calls it, with a name for its part."""
        self.format = kind
        self._content, self._name = content, name

    @property
    def path(self) -> str:
        """Name of its part of the file."""
        return f"/xl/media/{self._name}.{self.format}"

    def _data(self) -> bytes:
        return self._content


class RelationsWriter(WorkbookWriter):
    """openpyxl's writer of the workbook's own part, which knows of the shared strings."""

    def write_rels(self) -> Untyped:
        """Relations of the workbook to its parts."""
        strings: Untyped = Relationship
        self.rels.append(strings(type="sharedStrings", Target="sharedStrings.xml"))
        return super().write_rels()  # type: ignore[no-untyped-call]


class SheetWriter(WorksheetWriter):
    """openpyxl's writer of a sheet, with rows built as text from a page: quicker, and with values."""

    def __init__(self, page: Page, strings: Strings) -> None:
        super().__init__(page.worksheet, BytesIO())
        self._page = page
        self._strings = strings
        sheet: Untyped = page.worksheet
        sheet._hyperlinks = [Hyperlink(ref=cell, location=there) for cell, there in page.links.items()]

    def write_dimensions(self) -> None:
        """Say which cells there are."""
        rows = self._page.rows
        columns = [column for cells in rows.values() for column in cells]
        last = cell_name(max(rows, default=1), max(columns, default=1))
        self.xf.send(
            SheetDimension(f"{cell_name(min(rows, default=1), min(columns, default=1))}:{last}").to_tree()
        )

    def write_header(self) -> None:
        """Write heads and feet of pages, if any, with line feeds; LibreOffice shows openpyxl's escapes."""
        if not self._page.worksheet.HeaderFooter:
            return
        tree = self._page.worksheet.HeaderFooter.to_tree()
        for each in tree:
            each.text = _LINE_FEED.sub("\n", each.text or "")
        self.xf.send(tree)

    def write_drawings(self) -> None:
        """Write drawings, and before them, where the schema wants it, which cells need no warning."""
        if self._page.typed_as_text:
            ignored = Element("ignoredErrors")
            ranges = " ".join(self._page.typed_as_text)
            ignored.append(Element("ignoredError", sqref=ranges, numberStoredAsText="1"))
            self.xf.send(ignored)
        super().write_drawings()

    def write_rows(self) -> None:
        """Build the rows and leave an empty element in their place, which `read` fills."""
        self._data = "".join(map(self._row, sorted(self._page.rows.keys() | self._page.heights.keys())))
        self.xf.send(Element("sheetData"))

    def read(self) -> bytes:
        """The finished part."""
        before, after = _EMPTY_ROWS.split(super().read())
        after, end = after[: -len(_END)], after[-len(_END) :]
        after = _with_ids(after)
        more = data_bars(self._page.drawings.data_bars)
        return b"".join((before, f"<sheetData>{self._data}</sheetData>".encode(), after, more.encode(), end))

    def _row(self, number: int) -> str:
        height = self._page.heights.get(number)
        attributes = f' ht="{height:g}" customHeight="1"' if height else ""
        cells = sorted(self._page.rows.get(number, {}).items())
        return f'<row r="{number}"{attributes}>{"".join(self._cell(number, *cell) for cell in cells)}</row>'

    def _cell(self, row: int, column: int, cell: Cell) -> str:
        begun = f'<c r="{get_column_letter(column)}{row}" s="{cell.style}"'
        if cell.value is None:
            return f"{begun}/>"
        if isinstance(cell.value, str) and not cell.formula:
            return f'{begun} t="s"><v>{self._strings.place(cell.value)}</v></c>'
        kind, shown = _shown(cell.value)
        formula = f"<f>{escape(cell.formula, quote=False)}</f>" if cell.formula else ""
        return f"{begun}{kind}>{formula}{shown}</c>"


def _with_ids(part: bytes) -> bytes:
    """Return the part of a sheet after its rows, each rule of a data bar with the id of its extension."""
    numbers = count(1)

    def named(end: re.Match[bytes]) -> bytes:
        begun = f'<extLst><ext uri="{{B025F937-C7B1-47D3-B67F-A62EFF666E3E}}" xmlns:x14="{_X14}">'
        return end[1] + f"{begun}<x14:id>{_id(next(numbers))}</x14:id></ext></extLst></cfRule>".encode()

    return re.sub(rb"(</dataBar>)</cfRule>", named, part)


def _id(number: int) -> str:
    """Return the id that a rule and its extension share."""
    return f"{{00000000-0000-4000-8000-{number:012X}}}"


def data_bars(areas: Iterable[tuple[str, int]]) -> str:
    """Return the extension of a sheet that makes the bars in its cells solid, and as long as they should be.

    openpyxl writes the rules of 2007 alone, whose bars fade away at their end; LibreOffice wants both.
    """
    formats = "".join(_data_bar(number, *area) for number, area in enumerate(areas, 1))
    if not formats:
        return ""
    return (
        f'<extLst><ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" xmlns:x14="{_X14}">'
        f'<x14:conditionalFormattings xmlns:xm="{_XM}">{formats}</x14:conditionalFormattings></ext></extLst>'
    )


def _data_bar(number: int, cells: str, most: int) -> str:
    ends = "".join(f'<x14:cfvo type="num"><xm:f>{end}</xm:f></x14:cfvo>' for end in (0, most))
    bar = (
        '<x14:dataBar minLength="0" maxLength="100" gradient="0" axisPosition="none">'
        f'{ends}<x14:negativeFillColor rgb="FF{look.DATA_BAR}"/>'
        "</x14:dataBar>"
    )
    rule = f'<x14:cfRule type="dataBar" id="{_id(number)}">{bar}</x14:cfRule>'
    return f"<x14:conditionalFormatting>{rule}<xm:sqref>{cells}</xm:sqref></x14:conditionalFormatting>"


def _shown(value: str | float | date) -> tuple[str, str]:
    """The attribute and the element for a value that stands in its cell, not among the strings."""
    if isinstance(value, str):
        return ' t="str"', element("v", value)
    if isinstance(value, bool):
        return ' t="b"', f"<v>{int(value)}</v>"
    if isinstance(value, date):
        value = to_excel(value)  # type: ignore[no-untyped-call]
    return "", f"<v>{value!r}</v>"


def _stylesheet(book: Workbook) -> Untyped:
    tree = write_stylesheet(book)
    for font in tree.findall(".//{*}font"):
        font[:] = sorted(font, key=lambda child: _FONT_ORDER.index(localname(child)))
    return tree
