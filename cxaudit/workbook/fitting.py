"""How much room text takes: no viewer but Excel makes a row taller by itself, so heights are set.

Widths are those of Calibri, in classes a little on the wide side.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from cxaudit.workbook.cells import Plain

TALLEST_ROW = 400
"""Points; Excel's limit is 409."""


class _Widths(dict[str, float]):
    """Width of characters in em, worked out for those that are not common."""

    def __missing__(self, char: str) -> float:
        if char > "\u2000" or unicodedata.east_asian_width(char) in "WF":
            self[char] = 1.0
        else:
            self[char] = 0.64 if char.isupper() else 0.54
        return self[char]


_EM = _Widths(
    {
        **dict.fromkeys(" 'ijlI,.:;", 0.26),
        **dict.fromkeys("()-[]{}!`/\\fJtrs", 0.36),
        **dict.fromkeys("zcxkvyga?|LFSETY", 0.48),
        **dict.fromkeys("bdehnopqu", 0.54),
        **dict.fromkeys("mwMW@%&", 0.88),
    }
)

_LINE = 1.3
"""Height of a line, in sizes of its font."""

_PIXELS_A_CHARACTER = 7
_PIXELS_OF_BORDER = 6
_POINTS_A_PIXEL = 0.75


def height(cells: Iterable[tuple[Plain, float]], size: float = 10) -> float:
    """Return the height in points of a row whose cells hold these values in these widths (0: hidden)."""
    texts = [(value, width) for value, width in cells if isinstance(value, str) and value and width]
    most = max((_lines(text, width, size) for text, width in texts), default=1)
    return min(TALLEST_ROW, round(most * size * _LINE + 4, 1))


def fitting_width(texts: Sequence[str], width: float, widest: float = 90) -> float:
    """Widen a column until the longest of its texts fits into a row of the greatest height."""
    while width < widest and any(height([(text, width)]) >= TALLEST_ROW for text in texts):
        width += 6
    return width


def _lines(text: str, width: float, size: float) -> int:
    """Say how many lines a text takes in a column of that many characters."""
    room = max(1.0, (width * _PIXELS_A_CHARACTER - _PIXELS_OF_BORDER) * _POINTS_A_PIXEL / size)
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """Say how many lines words take in a room of so many em; a word that is too long is broken."""
    if len(line) <= room or _length(line) <= room:  # no character is wider than one em
        return 1
    count, used = 1, 0.0
    for word in line.split(" "):
        length = _length(word)
        if used and used + length > room:
            count, used = count + 1, 0.0
        while length > room:
            count, length = count + 1, length - room
        used += length + _EM[" "]
    return count


def _length(text: str) -> float:
    """Width of a text on one line in em."""
    return sum(map(_EM.__getitem__, text))
