"""Numbers as they are written: brings them into one form, and finds those that have more than one meaning."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from cxaudit.audit.answer_types.entries import Doubt, Meaning
from cxaudit.checklist import Measure
from cxaudit.words import _


class Wrong(Exception):
    """Says why a text cannot be taken."""


_HARD_BLANKS = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
GROUPING = "'’ʼ٬" + _HARD_BLANKS
"""Signs between thousands that stand for nothing else."""

_SIGNS = str.maketrans(
    {"\u2212": "-", "\u2010": "-", "٫": ".", "，": ",", "．": ".", "；": ";", "％": "%", "\u3000": " "}
)
NUMBER = rf"(?:(?<![^\s;])[+-])?(?:\d(?:[\d.,{GROUPING}]*\d)?|[.,]\d+)"
"""A number with whatever signs stand in it; its own sign stands at a beginning, as 5-7 is no number."""

GROUPED = re.compile(rf"([+-]?[1-9]\d{{0,2}}([.,{GROUPING}])\d{{3}}(?:\2\d{{3}})*)((?!\2)[.,]\d+)?")
"""A number with thousands and perhaps decimals, and the sign between its thousands."""

_SPACED = re.compile(r"(?<![\d.,+-])[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?(?![.,]?\d)")


def plain(typed: str) -> str:
    """The text in one line, with Latin digits and one kind of each sign."""
    digits = (_digit(letter) for letter in typed.translate(_SIGNS))
    return re.sub("[\t ]+", " ", re.sub("[\r\n]+", "; ", "".join(digits).strip())).strip(" ;")


def _digit(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    return letter if digit is None else str(digit)


def doubt_of(text: str, measure: Measure) -> Doubt | None:
    """Find a number that has more than one meaning by the way in which it is written.

    Raises:
        Wrong: if it has more meanings than can be asked back.
    """
    return _doubtful_mark(text) or _doubtful_blank(text, measure)


def _doubtful_mark(text: str) -> Doubt | None:
    """A number whose commas or points may stand for thousands, for decimals, or between readings."""
    for found in re.finditer(NUMBER, text):
        grouped = GROUPED.fullmatch(found.group())
        if not grouped or grouped[2] not in ".,":
            continue
        mark, decimals = grouped[2], grouped[3] or ""
        first, *groups = grouped[1].split(mark)
        whole = "".join([first, *groups]) + decimals
        said, typed = [whole], [whole]
        if len(groups) == 1 and not decimals:
            decimal = f"{first}.{groups[0]}"
            said.append(f"{float(decimal):g}")
            typed.append(f"{decimal}0")  # not three digits again
        if (mark == "," or len(groups) > 1) and not any(group.startswith("0") for group in groups):
            several = [first, *groups[:-1], groups[-1] + decimals]
            said.append(_(" and ").join(several))
            typed.append("; ".join(several))
        if len(said) > 1:
            return _either(text, found, said, typed)
    return None


def _doubtful_blank(text: str, measure: Measure) -> Doubt | None:
    """Numbers whose blanks may separate thousands or readings, if what they make together can be true."""
    for found in _SPACED.finditer(text):
        parts = found.group().split()
        whole = "".join(parts)
        if (found.group() == text and len(parts) == 2) or _can_be(whole, measure):
            return _either(text, found, [whole, _(" and ").join(parts)], [whole, "; ".join(parts)])
        if any(part.startswith("0") for part in parts[1:]):  # no reading, but the rest of thousands
            raise Wrong(
                _(
                    "{typed}: type {whole}, or put a semicolon between two readings.",
                    typed=found.group(),
                    whole=whole,
                )
            )
        if any(_can_be(first + second, measure) for first, second in pairwise(parts)):
            raise Wrong(_("{typed}: put a semicolon between two readings.", typed=found.group()))
    return None


def _can_be(number: str, measure: Measure) -> bool:
    return measure.most is None or float(number.replace(",", ".")) <= measure.most


def _either(text: str, found: re.Match[str], said: list[str], typed: list[str]) -> Doubt:
    """Ask which one is meant."""
    before, after = text[: found.start()], text[found.end() :]
    meanings = (Meaning(f"{before}{each}{after}", words) for each, words in zip(typed, said, strict=True))
    *most, last = said
    ask = _("{typed}: is that {most}, or {last}?", typed=found.group(), most=", ".join(most), last=last)
    return Doubt(ask, tuple(meanings))
