"""What stands in the XML of a workbook, as Excel takes it."""

from __future__ import annotations

import math
import re

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
NAMES = {
    "": MAIN[1:-1],
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "xm": "http://schemas.microsoft.com/office/excel/2006/main",
}
"""Short forms of the namespaces that paths of elements use."""


_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?")


def unescaped(text: str) -> str:
    """Text with `_x000a_` and the like read (ECMA-376 part 1, 22.9.2.19)."""
    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text


def units(text: str) -> int:
    """Length of a text as Excel counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_longer(text: str, most: int) -> bool:
    """Whether a text has more UTF-16 units than it may have."""
    return len(text) * 2 > most and units(text) > most


def is_set(value: str | None) -> bool:
    """Whether a yes-or-no attribute says yes."""
    return value in ("1", "true")


def is_number(text: str) -> bool:
    """Whether a text is a finite number as a file writes it."""
    return _NUMBER.fullmatch(text) is not None and math.isfinite(float(text))
