"""Breaks texts into lines by the cells that they take: a Chinese letter or an emoji takes two."""

from __future__ import annotations

import re

from prompt_toolkit.utils import get_cwidth

_BLANKS = re.compile(r"[ \t\n\r\x0b\x0c]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CUT = "…"


def wrap(text: str, width: int) -> list[str]:
    """Break a text at its blanks, and within a word where that alone is too long.

    Control characters become U+FFFD: a terminal would take them for commands.

    Returns:
        Lines of at most `width` cells, which is 2 or more; none where the text is blank.
    """
    lines: list[str] = []
    line = ""
    for word in filter(None, _BLANKS.split(_CONTROLS.sub("\ufffd", text))):
        joined = f"{line} {word}" if line else word
        if get_cwidth(joined) <= width:
            line = joined
            continue
        lines += [line] if line else []
        *full, line = _pieces(word, width)
        lines += full
    return [*lines, line] if line else lines


def clip(text: str, width: int) -> str:
    """Return the text in one line of at most so many cells, 3 or more, with a sign where it was cut.

    It is cut at a blank, or within a word where that would leave less than half of the line.
    """
    first, *more = wrap(text, width) or [""]
    if not more:
        return first
    if get_cwidth(first) < width // 2:
        first = " ".join([first, *more])
    return _fitting(first, width - 1) + _CUT


def _pieces(word: str, width: int) -> list[str]:
    pieces = []
    while get_cwidth(word) > width:
        piece = _fitting(word, width)
        pieces.append(piece)
        word = word[len(piece) :]
    return [*pieces, word]


def _fitting(text: str, width: int) -> str:
    """The beginning of a text that fits; at least one letter."""
    end = max(1, min(len(text), width))
    while end > 1 and get_cwidth(text[:end]) > width:
        end -= 1
    while end < len(text) and get_cwidth(text[: end + 1]) <= width:  # marks that take no cell
        end += 1
    return text[:end]
