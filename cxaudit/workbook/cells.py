"""What goes into one cell: text that stays text, numbers, dates, and formulas with their value."""

import math
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

Plain = str | int | float | date | None
"""A value as Excel shows it; None and the empty text are an empty cell."""

LONGEST_TEXT = 32_767
"""Most UTF-16 units that a cell holds."""

MOST_LINE_FEEDS = 253
LONGEST_FORMULA = 8_192
LONGEST_HEADER = 200
LONGEST_MESSAGE = 225
LONGEST_ADDRESS = 2_079

_ELLIPSIS = "…"
_FIRST_YEAR = 1900
_NOT_IN_A_WORKBOOK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_READS_AS_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WHOLE = re.compile("_x005F_|&&|.", re.DOTALL)
_LOOKS_LIVE = ("=", "+", "-", "@", "\t")
_ALLOWED_SCHEMES = ("http", "https", "mailto")
_KEPT_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"


class Formula(str):
    """Text that Excel is to compute, from `=` on. No other text becomes a live formula."""

    __slots__ = ()


class Live(NamedTuple):
    """A formula with the value that the program computed for it."""

    formula: Formula
    """What Excel computes as soon as something changes."""

    value: Plain
    """What every reader shows until then; None and the empty text are an empty text."""


@dataclass
class Page:
    """A sheet being written, with the values of its formulas."""

    sheet: Worksheet
    """The sheet of openpyxl; all that isn't a cell's value is set on it directly."""

    results: dict[tuple[int, int], Plain] = field(default_factory=dict)
    """Computed value by row and column, from 1, of each formula."""

    def put(self, row: int, column: int, value: Plain | Live, style: str) -> None:
        """Write one cell.

        Text stays text even if it looks like a formula (`=1+1`) or an error (`#N/A`).

        Args:
            row: from 1.
            column: from 1.
            value: None and the empty text leave an empty cell with its style.
            style: name of a NamedStyle of the workbook.

        Raises:
            ValueError: for what no workbook can hold: NaN, infinity, a date before 1900, a
                formula without `=` or over 8,192 characters.
            TypeError: for a formula without its value.
        """
        cell = self.sheet.cell(row, column)
        cell.style = style
        self.results.pop((row, column), None)
        if value is None or value == "":
            _empty(cell)
            return
        if isinstance(cell, MergedCell):
            raise ValueError(f"{where(cell)}: a merged cell beside the first holds no value")
        if isinstance(value, Live):
            cell.value = _formula(cell, value)
            self.results[row, column] = _result(cell, value)
        elif isinstance(value, str):
            _put_text(cell, value)
        else:
            cell.value = _checked(cell, value)

    def link_to(self, row: int, column: int, title: str, cell: str = "A1") -> None:
        """Lead from a cell that is written already to a cell of the sheet called `title`."""
        here = self.sheet.cell(row, column)
        here.hyperlink = Hyperlink(ref=here.coordinate, location=f"{quote_sheetname(title)}!{cell}")

    def link_out(self, row: int, column: int, address: str) -> None:
        """Lead from a cell that is written already to a web or mail address people typed.

        Anything but http, https and mailto leaves the cell without a link.
        """
        target = web_address(address)
        if target:
            self.sheet.cell(row, column).hyperlink = target


def text_for_cell(text: str) -> str:
    r"""Text as the file holds it, so that it comes back as it was typed.

    Line ends become LF. What no workbook holds (controls, U+FFFE, U+FFFF, lone surrogates)
    becomes U+FFFD, so that the loss is seen. What readers would decode (`_x0041_` for `A`)
    is escaped. At most 253 line feeds and 32,767 UTF-16 units, escapes counted; a cut
    is marked by an ellipsis at its end.

    Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring), and Excel's specifications and limits.
    """
    return _shortened(_READS_AS_ESCAPE.sub("_x005F_", _few_lines(text)))


def header_text(text: str) -> str:
    """Text for a page header or footer, on one line and at most 200 characters.

    An `&` is doubled, since a single one begins a code: `AT&T` would print the time.
    """
    line = " ".join(clean(text).split())
    held = _READS_AS_ESCAPE.sub("_x005F_", line).replace("&", "&&")
    return _shortened(held, LONGEST_HEADER)


def message_text(text: str) -> str:
    """Text for what is said when a cell refuses something, on one line and at most 225 characters."""
    line = " ".join(clean(text).split())
    return _shortened(_READS_AS_ESCAPE.sub("_x005F_", line), LONGEST_MESSAGE)


def web_address(text: str) -> str | None:
    """The address to link to, percent-encoded; None if it isn't http, https or mailto."""
    address = quote(text.strip(), safe=_KEPT_IN_ADDRESSES, errors="replace")
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    whole = parts.path if parts.scheme == "mailto" else parts.netloc
    if parts.scheme not in _ALLOWED_SCHEMES or not whole or len(address) > LONGEST_ADDRESS:
        return None
    return address


def clean(text: str) -> str:
    """Text without what XML can't hold; for titles, comments and properties too."""
    return _NOT_IN_A_WORKBOOK.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _few_lines(text: str) -> str:
    lines = clean(text).split("\n", MOST_LINE_FEEDS + 1)
    if len(lines) <= MOST_LINE_FEEDS + 1:
        return "\n".join(lines)
    return "\n".join(lines[:-1]) + _ELLIPSIS


def _shortened(text: str, most: int = LONGEST_TEXT) -> str:
    """Text of at most so many UTF-16 units, cut between letters and never inside an escape."""
    if _units(text) <= most:
        return text
    parts = _WHOLE.findall(text)
    ends = list(accumulate(len(part) + (part > "\uffff") for part in parts))
    return "".join(parts[: bisect_right(ends, most - len(_ELLIPSIS))]) + _ELLIPSIS


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _empty(cell: Cell | MergedCell) -> None:
    if isinstance(cell, Cell):
        cell.value = None


def _put_text(cell: Cell, text: str) -> None:
    if isinstance(text, Formula):
        raise TypeError(f"{where(cell)}: a formula goes with its value, as Live")
    cell.value = text_for_cell(text)
    cell.data_type = "s"
    if text.startswith(_LOOKS_LIVE):
        cell.quotePrefix = True


def _formula(cell: Cell, live: Live) -> str:
    if not live.formula.startswith("=") or not 1 < len(live.formula) <= LONGEST_FORMULA:
        raise ValueError(f"{where(cell)}: not a formula that Excel takes: {live.formula[:40]}")
    return str(live.formula)


def _result(cell: Cell, live: Live) -> Plain:
    if live.value is not None and not isinstance(live.value, str):
        return _checked(cell, live.value)
    # Cut as in a cell, but not escaped: LibreOffice, openpyxl and calamine show a formula's text as it
    # stands in the file, and Excel computes it anew.
    return text_for_cell(live.value or "").replace("_x005F_", "_")


def _checked(cell: Cell, value: float | date) -> float | date:
    if isinstance(value, date):
        if value.year < _FIRST_YEAR:
            raise ValueError(f"{where(cell)}: Excel has no dates before 1900: {value}")
    elif not math.isfinite(value):
        raise ValueError(f"{where(cell)}: a cell can't hold {value}")
    return value


def where(cell: Cell | MergedCell) -> str:
    """Sheet and place of a cell, such as `Summary!B3`."""
    return f"{cell.parent.title}!{cell.coordinate}"
