"""Opens workbooks that others saved, row by row, as far as anything here reads them: their cells."""

from __future__ import annotations

from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.reader.excel import ExcelReader


class _Reader(ExcelReader):
    """Passes over sheets that are one chart, which openpyxl 3.1 can't open row by row."""

    def read_chartsheet(self, sheet: Any, rel: Any) -> None:  # noqa: ANN401 - not in the stubs
        """Leave the sheet out: it has no cells."""


def open_book(content: BinaryIO, *, values: bool = False) -> Workbook:
    """Open a workbook row by row, without sheets that are one chart; whoever calls closes it.

    Args:
        content: the file.
        values: whether a formula stands for the value that was computed last.

    Raises:
        Exception: openpyxl raises whatever comes up where a file is damaged.
    """
    reader = _Reader(content, read_only=True, data_only=values, keep_links=False)
    reader.read()
    book: Workbook = reader.wb
    return book
