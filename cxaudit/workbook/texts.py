"""Text as a workbook holds it: what people typed comes back as it was, or visibly cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from cxaudit.text import storable, utf16_length

LONGEST_TEXT = 32_767
"""Most UTF-16 units that a cell holds."""

MOST_LINE_FEEDS = 253
LONGEST_HEADER = 200
LONGEST_MESSAGE, LONGEST_MESSAGE_TITLE = 225, 32

_ELLIPSIS = "…"

READS_AS_ESCAPE = r"_(?=x[0-9A-Fa-f]{4}_)"
"""What readers would decode, such as the first sign of `_x000D_`."""

_WHOLE = re.compile("_x005F_|&&|.", re.DOTALL)
_LOOKS_LIVE = ("=", "+", "-", "@", "\t")


def text_for_cell(text: str) -> str:
    r"""Text as the file holds it, so that it comes back as it was typed.

    Line ends become LF. What no workbook holds (controls, U+FFFE, U+FFFF, lone surrogates)
    becomes U+FFFD, so that the loss is seen. What readers would decode (`_x0041_` for `A`)
    is escaped. At most 253 line feeds and 32,767 UTF-16 units, escapes counted; a cut
    is marked by an ellipsis at its end.

    Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring), and Excel's specifications and limits.
    """
    if text.isprintable() and "_x" not in text and 2 * len(text) <= LONGEST_TEXT:  # nearly every text
        return text
    return _shortened(re.sub(READS_AS_ESCAPE, "_x005F_", _few_lines(text)))


def text_of_formula(text: str) -> str:
    """Text that a formula gives, as the file holds it: cut as in a cell, but not escaped.

    LibreOffice, openpyxl and calamine show it as it stands in the file, and Excel computes it anew.
    """
    return text_as_read(text_for_cell(text))


def text_as_read(text: str) -> str:
    """Text as readers show what the file holds: nothing in it is escaped any more."""
    return text.replace("_x005F_", "_")


def header_text(text: str, longest: int = LONGEST_HEADER) -> str:
    """Text for a page header or footer, on one line and at most so many UTF-16 units.

    An `&` is doubled, since a single one begins a code: `AT&T` would print the time.
    """
    return _shortened(_line(text).replace("&", "&&"), longest)


def message_text(text: str) -> str:
    """Text for what is said when a cell refuses something, on one line and at most 225 characters."""
    return _shortened(_line(text), LONGEST_MESSAGE)


def message_title(text: str) -> str:
    """Text above such a message, on one line and at most 32 characters."""
    return _shortened(_line(text), LONGEST_MESSAGE_TITLE)


def looks_live(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula once somebody edits its cell."""
    return text.startswith(_LOOKS_LIVE)


def _line(text: str) -> str:
    return re.sub(READS_AS_ESCAPE, "_x005F_", " ".join(storable(text).split()))


def _few_lines(text: str) -> str:
    cleaned = storable(text)
    if cleaned.count("\n") <= MOST_LINE_FEEDS:
        return cleaned
    return "\n".join(cleaned.split("\n")[: MOST_LINE_FEEDS + 1]) + _ELLIPSIS


def _shortened(text: str, most: int = LONGEST_TEXT) -> str:
    """Text of at most so many UTF-16 units, cut between letters and never inside an escape."""
    if 2 * len(text) <= most or utf16_length(text) <= most:
        return text
    parts = _WHOLE.findall(text)
    ends = list(accumulate(len(part) + (part > "\uffff") for part in parts))
    return "".join(parts[: bisect_right(ends, most - len(_ELLIPSIS))]) + _ELLIPSIS
