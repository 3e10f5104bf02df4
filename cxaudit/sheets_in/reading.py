"""Reads a spreadsheet file, whichever of the kinds it is by its content."""

from __future__ import annotations

from pathlib import Path

from cxaudit.sheets_in.sources import Source
from cxaudit.sheets_in.text_files import read_text_file
from cxaudit.sheets_in.workbooks import read_workbook

_TEXTS = (".csv", ".tsv", ".txt", ".tab")


def read_spreadsheet(path: Path) -> Source:
    """Read a workbook (.xlsx, .xlsm) or a table in a text file (.csv, .tsv); it is never changed.

    Raises:
        CxauditError: if it cannot be read, or is none of these.
    """
    if path.suffix.lower() in _TEXTS:
        sheet, remarks = read_text_file(path)
        return Source(path.stem, (sheet,), tuple(remarks))
    sheets, remarks = read_workbook(path)
    return Source(path.stem, tuple(sheets), tuple(remarks))
