"""Spreadsheets as people type them, made in code: workbooks of rows, and text files in whatever letters."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

Value = object
Rows = Sequence[Sequence[Value]]

WIDE, BOLD = "wide:", "bold:"
"""How the first cell of a row begins that is merged over the whole row, or is bold."""


def workbook(path: Path, **sheets: Rows) -> Path:
    """Write a workbook with these sheets, by their names; cells that begin with `wide:` or `bold:` are so."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        fill(book.create_sheet(name.replace("_", " ")), rows)
    book.save(path)
    return path


def fill(sheet: Worksheet, rows: Rows) -> None:
    """Write rows below each other; None leaves a cell empty."""
    width = max(len(row) for row in rows)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            text = value.removeprefix(WIDE).removeprefix(BOLD) if isinstance(value, str) else value
            cell = sheet.cell(number, column)
            cell.value = text  # type: ignore[assignment]  # whatever a test types
            if isinstance(value, str) and value.startswith(BOLD):
                cell.font = Font(bold=True)
        if row and isinstance(row[0], str) and row[0].startswith(WIDE):
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=width)


def text_file(path: Path, rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    """Write rows as a text file; a cell with the delimiter or a line end in it stands in quotes."""

    def said(value: Value) -> str:
        text = "" if value is None else str(value)
        return f'"{text}"' if set(text) & {delimiter, "\n"} else text

    lines = (delimiter.join(map(said, row)) for row in rows)
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path
