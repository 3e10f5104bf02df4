"""How much room text takes: no viewer but Excel makes a row taller by itself, so heights are set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import ceil

from cxaudit import look
from cxaudit.workbook.cells import CellValue

TALLEST_ROW = 400
"""Points; Excel's limit is 409."""

_WIDEST = 90
"""Characters to which a column is widened for its texts."""

_BY_WIDTH = {
    22: "'", 23: " ilìíîï", 24: "j", 25: ",.I·¹ÌÍÎÏ‘’", 27: ":;", 29: "`´", 30: "()", 31: "-[]f{}",
    32: "J", 33: "!t¡³", 34: "°²", 35: "r", 39: "/\\s", 40: '"zª', 42: "Lcºç“”", 43: "x", 45: "kvyýÿ",
    46: "?FS|¿", 47: "Zg", 48: "aàáâãäå", 49: "ETYÈÉÊËÝ", 50: "#*+<=>^_e~±×èéêë÷–•",
    51: "$0123456789£«»★✔▲✖", 52: "KPXÞ", 53: "CbdhnopquÇßðñòóôõöøùúûüþ", 54: "BR", 57: "V", 58: "AÀÁÂÃÄÅ",
    60: "●○", 62: "DHÐ", 63: "G", 64: "UÙÚÛÜ", 65: "NÑ", 66: "OÒÓÔÕÖØ", 67: "Q½", 68: "&¾", 69: "…",
    71: "%w", 76: "Æ", 77: "æ", 80: "m", 85: "M", 89: "@W", 91: "—→",
}  # fmt: skip
"""Common characters by their width in Calibri, in hundredths of an em."""

_SAFE = 1.02
"""Screens draw letters in whole pixels, and bold ones are wider."""


class _Widths(dict[str, float]):
    """Width of each character in em, a little on the wide side."""

    def __missing__(self, char: str) -> float:
        if char > "\u2000" or unicodedata.east_asian_width(char) in "WF":
            self[char] = 1.0
        else:
            self[char] = 0.7 if char.isupper() else 0.58
        return self[char]


_EM = _Widths({char: _SAFE * width / 100 for width, chars in _BY_WIDTH.items() for char in chars})


class _Lengths(dict[str, float]):
    """Length of each word in em, measured once: the same words come again and again."""

    def __missing__(self, word: str) -> float:
        self[word] = length(word)
        return self[word]


_LENGTHS = _Lengths()

_LINES: dict[float, float] = {look.LABEL: 12.75, look.TEXT: 14.6, look.TITLE: 21, look.FIGURE: 34}
"""Height of a line in points, by the size of its letters; of other sizes 1.3 times that."""

USUAL_ROW = 15
"""Points of a row whose height nobody said."""

ONE_LINE = 20
"""Pixels of a row with one line of text or labels."""

BOLD = 1.04
"""How much wider bold letters are."""

_INDENT = 9
"""Pixels that an indent takes."""

_PIXELS_A_CHARACTER = 7
_PIXELS_BESIDE = 5
"""What a column is wider than its characters."""

_PIXELS_OF_ONE = _PIXELS_A_CHARACTER + _PIXELS_BESIDE
"""Of a column of one character; one that is narrower has its share of them."""

_PIXELS_FREE = 5
"""What is kept free at the sides of a text."""

POINTS_A_PIXEL = 0.75

EMU_A_PIXEL = 9_525
"""English metric units, in which drawings are measured."""


def height(cells: Iterable[tuple[CellValue, float]], size: float = 10) -> float:
    """Return the height in points of a row whose cells hold these values in these widths (0: hidden)."""
    texts = [(value, width) for value, width in cells if isinstance(value, str) and value and width]
    most = max((_lines(text, width, size) for text, width in texts), default=1)
    return min(TALLEST_ROW, round(most * _LINES.get(size, size * 1.3) + 3, 1))


def lines(text: str, px: float, size: float = look.LABEL, *, indent: int = 0, bold: bool = False) -> int:
    """Say how many lines a text takes in a room of so many pixels."""
    room = (px - _PIXELS_FREE - indent * _INDENT) * POINTS_A_PIXEL / size / (BOLD if bold else 1)
    return sum(_wrapped(line, max(1.0, room)) for line in text.split("\n"))


def tall(text: str, px: float, size: float = look.LABEL, *, indent: int = 0, bold: bool = False) -> int:
    """Return the height in pixels of a row whose text has so many pixels of room."""
    count = lines(text, px, size, indent=indent, bold=bold)
    if count == 1 and size <= look.TEXT:
        return ONE_LINE
    return ceil((count * _LINES.get(size, size * 1.3) + 3) / POINTS_A_PIXEL)


def fitting_width(cells: Sequence[tuple[str, float]], width: float) -> float:
    """Widen a column until its texts, each with points to spare below it, fit into the tallest row."""
    while width < _WIDEST and any(height([(text, width)]) + below >= TALLEST_ROW for text, below in cells):
        width += 6
    return width


def parts_that_fit(text: str, width: float, size: float) -> list[str]:
    """Part a text between its words, so that each part finds room in one row of that width."""
    parts, rest = [], text
    while height([(rest, width)], size) >= TALLEST_ROW and " " in rest.strip():
        words = re.split(r"(?<=\s)", rest)
        low, high = 1, len(words)
        while high - low > 1:
            middle = (low + high) // 2
            fits = height([("".join(words[:middle]), width)], size) < TALLEST_ROW
            low, high = (middle, high) if fits else (low, middle)
        parts.append("".join(words[:low]).rstrip())
        rest = "".join(words[low:])
    return [*parts, rest]


def first_part(text: str, px: float, size: float, most: float) -> tuple[str, str]:
    """Part a text between two words: what finds room in so many pixels across and down, and the rest."""
    if tall(text, px, size) <= most:
        return text, ""
    words = re.split(r"(?<=\s)", text)
    low, high = 1, len(words)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if tall("".join(words[:middle]), px, size) <= most else (low, middle)
    return "".join(words[:low]).rstrip(), "".join(words[low:])


def length(text: str) -> float:
    """Return how long a text is on one line, in sizes of its letters."""
    return sum(map(_EM.__getitem__, text))


def cut(text: str, room: float) -> str:
    """Cut a text that is longer than that many sizes of its letters; an ellipsis says so."""
    if length(text) <= room:
        return text
    ends = accumulate(map(_EM.__getitem__, text))
    return text[: sum(end <= room - _EM["…"] for end in ends)].rstrip() + "…"


def pixels(width: float) -> int:
    """Return how many pixels a column of so many characters takes on the screen."""
    if width < 1:
        return round(width * _PIXELS_OF_ONE)
    return round(width * _PIXELS_A_CHARACTER + _PIXELS_BESIDE)


def characters(px: int) -> float:
    """Return how many characters wide a column of so many pixels is."""
    if px < _PIXELS_OF_ONE:
        return px / _PIXELS_OF_ONE
    return (px - _PIXELS_BESIDE) / _PIXELS_A_CHARACTER


def usable(width: float, indent: float, *, bold: bool) -> float:
    """Return how wide a column would be, in characters, that gives plain letters as much room."""
    beside = _PIXELS_FREE + indent * _INDENT
    return characters(round((pixels(width) - beside) / (BOLD if bold else 1)) + _PIXELS_FREE)


def in_file(width: float) -> float:
    """Return the width as files count it: with what a column is wider than its characters."""
    return pixels(width) / _PIXELS_A_CHARACTER


def joined(widths: Sequence[float]) -> float:
    """Return the width of columns joined to one, in characters; those of no width are hidden."""
    seen = [width for width in widths if width]
    return sum(seen) + (len(seen) - 1) * _PIXELS_BESIDE / _PIXELS_A_CHARACTER


def _lines(text: str, width: float, size: float) -> int:
    """Say how many lines a text takes in a column of that many characters."""
    return lines(text, pixels(width), size)


def _wrapped(line: str, room: float) -> int:
    """Say how many lines words take in a room of so many em; a word that is too long is broken."""
    if len(line) <= room:  # no character is wider than one em
        return 1
    count, used = 1, 0.0
    for word in line.split(" "):
        length = _LENGTHS[word]
        if used and used + length > room:
            count, used = count + 1, 0.0
        while length > room:
            count, length = count + 1, length - room
        used += length + _EM[" "]
    return count
