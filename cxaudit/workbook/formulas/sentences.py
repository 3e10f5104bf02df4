"""Sentences within formulas: said in a language, with cells in the place of the names in their braces.

Each is made of a text as `words` says it, taken apart at its braces, so that the formula says it with the
words and in the order of the language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from cxaudit.words import Plural
from cxaudit.workbook.formulas.expressions import text

_PARTS = re.compile(r"\{\w+\}| *[^ {}]+(?: +(?=\{|$))?| +")
"""Names in braces, and words with the blanks before them; those before a name belong to the word."""

_NAME = re.compile(r"\{(\w+)\}")


def said(sentence: str, **cells: str) -> str:
    """Return a sentence with cells, or other expressions, in the place of the names in its braces."""
    return _joined([sentence], cells)


def counted(plural: Plural, n: str) -> str:
    """Return how many there are, `n` being the cell with the number, in the form for one or for many."""
    return either(f"{n}=1", *plural.forms(), n=n)


def either(condition: str, one: str, other: str, **cells: str) -> str:
    """Return one sentence where a condition holds, and the other where not.

    What both begin with, up to a cell, and what both end with stands in the formula once: cells may be long
    expressions.
    """
    first, second = _PARTS.findall(one), _PARTS.findall(other)
    before = _common(first, second)
    while before and not before[-1].endswith("}"):
        before.pop()
    first, second = first[len(before) :], second[len(before) :]
    after = _common(first[::-1], second[::-1])[::-1]
    choice = [_joined(each[: len(each) - len(after)], cells) or text("") for each in (first, second)]
    differ = f"IF({condition},{choice[0]},{choice[1]})" if choice[0] != choice[1] else ""
    return "&".join(filter(None, (_joined(before, cells), differ, _joined(after, cells))))


def around(sentence: str, wrapped: Callable[[str], str], **cell: str) -> str:
    """Return a cell with what a sentence says before and after it, each put into a formula by `wrapped`."""
    [(name, expression)] = cell.items()
    before, after = (wrapped(text(part)) if part else "" for part in sentence.split(f"{{{name}}}"))
    return "&".join(filter(None, (before, expression, after)))


def _common(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """What both begin with."""
    return [part for part, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))]


def _joined(parts: Sequence[str], cells: Mapping[str, str]) -> str:
    """Texts and cells, joined; empty where there are none."""
    texts_and_names = enumerate(_NAME.split("".join(parts)))
    joined = (cells[part] if number % 2 else text(part) for number, part in texts_and_names if part)
    return "&".join(joined)
