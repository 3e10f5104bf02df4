"""Reads a table from a text file (.csv, .tsv): in which letters it is written, and what parts its cells."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from io import StringIO
from pathlib import Path

from cxaudit.csv_text import as_typed
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import CannotRead, read
from cxaudit.sheets_in.sources import MOST_COLUMNS, MOST_ROWS, Remark, SourceRow, SourceSheet
from cxaudit.text import clean
from cxaudit.words import _

LARGEST = 4 * 2**20
"""How many bytes a text file may have: 4 MiB."""

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Encodings by the mark that a file begins with."""

_DELIMITERS = ",;\t|"
_SAID_BY_EXCEL = re.compile(r"sep=([^\"])\n")
_LOOKED_AT = 200
"""Rows that tell what parts cells."""

_END = "\n\x1e"
"""What is put behind a text: where it is no row of its own then, a quotation mark was never closed."""

_ENDED = (clean(_END),)
"""The cells of that row, as they are read."""

_NONE = "\x1f"
"""What parts the cells of a file that has one column: nothing that people write."""


def read_text_file(path: Path) -> tuple[SourceSheet, list[Remark]]:
    """Read a text file as one sheet, with what is to be said about it.

    Raises:
        CxauditError: if it cannot be read.
    """
    try:
        content = read(path, LARGEST, _("a table"))
    except CannotRead as error:
        raise CxauditError(Problem(str(path), error.what, _("see that the name is right"))) from error
    text, remarks = _decoded(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        rows = _rows(text)
    except csv.Error as error:
        what = _("this is no table: {reason}", reason=error)
        raise CxauditError(Problem(str(path), what, _("save it as .xlsx"))) from error
    last = rows.pop()
    if len(rows) == MOST_ROWS:
        said = _("this row and those below it were not read: the sheet is too long")
        remarks = [*remarks, Remark("", last.number, said)] if last.cells != _ENDED else remarks
    elif last.cells != _ENDED:
        what = _("a quotation mark opens a cell here, and none closes it")
        fix = _("close it, or double it where it is part of the text")
        raise CxauditError(Problem(f"{path}:{last.number}", what, fix))
    return SourceSheet("", tuple(row for row in rows if row.filled)), remarks


def _decoded(content: bytes) -> tuple[str, list[Remark]]:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), []
    if encoding := _utf_16(content):
        return content.decode(encoding, errors="replace"), []
    try:
        return content.decode(), []
    except UnicodeDecodeError:
        said = _("the file is not in UTF-8: read as Windows letters (cp1252)")
        return content.decode("cp1252", errors="replace"), [Remark("", 0, said)]


def _utf_16(content: bytes) -> str:
    """Which UTF-16 a file without a mark is in; empty: in none."""
    start = content[:200]
    if start.count(0) * 3 < len(start):
        return ""
    return "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"


def _rows(text: str) -> list[SourceRow]:
    """Read rows, one more than are used; behind the last one that of the end."""
    said = _SAID_BY_EXCEL.match(text)
    delimiter = said[1] if said else _delimiter(text)
    reader = csv.reader(StringIO(text.rstrip("\n") + _END), delimiter=delimiter)
    rows: list[SourceRow] = []
    for cells in reader:
        if len(rows) > MOST_ROWS:
            break
        texts = tuple(clean(as_typed(cell)) for cell in cells[:MOST_COLUMNS])
        if not said or reader.line_num > 1:
            rows.append(SourceRow(reader.line_num - sum(cell.count("\n") for cell in cells), texts))
    return rows


def _delimiter(text: str) -> str:
    """What parts the cells: what gives most rows the same number of them, if it does so for many.

    Sentences have commas too, of which a file of one column is full.
    """
    regular = {each: _regularity(text, each) for each in _DELIMITERS}
    best = max(regular, key=lambda each: regular[each][:2])
    same, _cells, rows = regular[best]
    return best if same * 3 >= rows else _NONE


def _regularity(text: str, delimiter: str) -> tuple[int, int, int]:
    """How many rows have the same number of cells, from two on, if this parts them; how many; of how many."""
    try:
        reader = csv.reader(StringIO(text), delimiter=delimiter)
        lengths = Counter(len(cells) for cells, _number in zip(reader, range(_LOOKED_AT), strict=False))
    except csv.Error:
        return 0, 0, 1
    rows = sum(count for length, count in lengths.items() if length)
    return *max(((count, length) for length, count in lengths.items() if length > 1), default=(0, 0)), rows
