"""Reads the cells of a workbook that others wrote, row by row, as texts.

The one place here that reaches openpyxl. Of a formula the value counts that the file has beside it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl.utils import column_index_from_string

from cxaudit.books import open_book
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import CannotRead, Reason, read_package
from cxaudit.sheets_in.sources import MOST_COLUMNS, MOST_ROWS, Remark, SourceRow, SourceSheet
from cxaudit.text import clean
from cxaudit.words import N_, _

# Any: read-only sheets and cells are not in the stubs.
Untyped = Any

_MERGED = re.compile(rb"mergeCell\s+ref\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']")
_SHEET_MARK = re.compile("_x000[dD]_(?=\n|$)", re.MULTILINE)
"""How a line end of old programs is told in a workbook."""

_LONGEST = 32_767
"""Letters that a cell of Excel can hold; what others write beyond them is not read."""

_OTHER_FILE = N_("see that the name is right")
_FIXES = {
    Reason.TOO_LARGE: N_("copy the sheet that is meant into a new workbook, and name that one"),
    Reason.REFUSED: N_("open it in a spreadsheet program and save it again as .xlsx, without a password"),
}
"""What to do about a file that is not read, by why it is not."""


def read_workbook(path: Path) -> tuple[list[SourceSheet], list[Remark]]:
    """Read the sheets of a workbook that are not hidden, with what is to be said about them.

    Raises:
        CxauditError: if it is no workbook, or none that is read.
    """
    content = BytesIO(_package(path))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out, nothing is asked for here
            return _read(content)
    except Exception as error:  # openpyxl raises whatever a strange file leads it to
        what, fix = _("the workbook can't be read"), _("open it in a spreadsheet program and save it again")
        raise CxauditError(Problem(str(path), what, fix)) from error


def _package(path: Path) -> bytes:
    try:
        return read_package(path, _("a workbook"))
    except CannotRead as error:
        fix = _FIXES.get(error.reason, _OTHER_FILE)
        raise CxauditError(Problem(str(path), error.what, _(fix))) from error


def _read(content: BytesIO) -> tuple[list[SourceSheet], list[Remark]]:
    sheets: list[SourceSheet] = []
    remarks: list[Remark] = []
    book: Untyped = open_book(content)
    with closing(book):
        values = _Values(content)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                remarks.append(Remark(sheet.title, 0, _("hidden, so it was left out")))
                continue
            reader = _Reader(sheet, _merged_rows(content, sheet), values)
            sheets.append(SourceSheet(clean(sheet.title), tuple(reader.rows())))
            remarks += reader.remarks
    return sheets, remarks


class _Values:
    """What the formulas of a workbook gave when it was saved; read where some are asked for."""

    def __init__(self, content: BytesIO) -> None:
        self._content = content
        self._rows: dict[str, list[tuple[object, ...]]] = {}
        self._book: Untyped = None

    def of(self, title: str, row: int, column: int) -> object:
        """Return the value in a cell, row from 1 and column from 0; None where the file has none."""
        if self._book is None:
            self._book = open_book(self._content, values=True)
        if title not in self._rows:
            rows = self._book[title].iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            self._rows[title] = list(rows)
        return self._rows[title][row - 1][column]


class _Reader:
    """Reads one sheet."""

    def __init__(self, sheet: Untyped, merged: frozenset[tuple[int, int]], values: _Values) -> None:
        self._sheet = sheet
        self._merged = merged
        self._values = values
        self.remarks: list[Remark] = []

    def rows(self) -> Iterator[SourceRow]:
        """Return the rows that have something."""
        rows = self._sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
        for number, cells in enumerate(rows, 1):
            if not any(cell.value is not None for cell in cells):
                continue
            if number > MOST_ROWS:
                self._remark(number, _("this row and those below it were not read: the sheet is too long"))
                return
            row = self._row(number, cells)
            if row.filled:
                yield row

    def _row(self, number: int, cells: tuple[Untyped, ...]) -> SourceRow:
        texts = tuple(self._text(number, column, cell) for column, cell in enumerate(cells))
        first = next((column for column, text in enumerate(texts) if text), 0)
        last = max((column for column, text in enumerate(texts) if text), default=-1)
        return SourceRow(
            number,
            texts[: last + 1],
            _look(cells[first]),
            (number, first) in self._merged,
            frozenset(column for column, cell in enumerate(cells) if isinstance(cell.value, date)),
        )

    def _text(self, row: int, column: int, cell: Untyped) -> str:
        value = cell.value
        if value is None:
            return ""
        if cell.data_type == "f":
            value = self._values.of(self._sheet.title, row, column)
            if value is None:
                self._remark(row, _("a formula without a value was left out"))
        if isinstance(value, str) and cell.data_type == "e":
            self._remark(row, _("the error {error} was left out", error=value))
            return ""
        return _as_text(value, cell.number_format if isinstance(value, float | int) else "")

    def _remark(self, row: int, said: str) -> None:
        self.remarks.append(Remark(self._sheet.title, row, said))


def _as_text(value: object, number_format: str) -> str:
    """A value of a cell as people see it there."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case int() | float():
            return _number(float(value), number_format)
        case datetime():
            at_midnight = value.time() == time()
            return value.date().isoformat() if at_midnight else value.isoformat(" ", "minutes")
        case date() | time() | timedelta():
            return str(value)
        case _:
            return clean(_SHEET_MARK.sub("", str(value)[:_LONGEST]))


def _number(value: float, number_format: str) -> str:
    if "%" in number_format:
        return f"{value * 100:.10g} %"
    return f"{value:.15g}"


def _look(cell: Untyped) -> str:
    """Say how a cell is set off: bold, large or coloured."""
    if not getattr(cell, "has_style", False):
        return ""
    font, fill = cell.font, cell.fill
    colour = fill.fgColor.value if fill is not None and fill.fill_type == "solid" else ""
    parts = ("bold" if font.b else "", f"{font.sz:g}" if font.sz and font.sz > 12 else "", str(colour))
    return " ".join(filter(None, parts))


def _merged_rows(content: BytesIO, sheet: Untyped) -> frozenset[tuple[int, int]]:
    """Return row (from 1) and column (from 0) of each cell that is merged with others beside it."""
    with ZipFile(content) as package:
        # where its part lies is known to openpyxl alone; a test holds that it still says so
        part = package.read(sheet._worksheet_path)
    return frozenset(
        (int(top), column_index_from_string(left.decode()) - 1)
        for left, top, right, _bottom in _MERGED.findall(part)
        if left != right
    )
