"""Reads numbers as people type them: what has one meaning is understood, what has two is asked back.

- Thousands: `1'500`, `1.500.000`, `1,500,000`, and hard or narrow blanks. Decimals: `1.5`, `1,5`, `1.500,75`.
- `1,500` and `1.500` may be 1500 or 1.5, and `1 500` one number or two: that is asked.
- Several readings are separated by blanks, semicolons, new lines, or a comma and a blank.
- Units may follow: the measure's own, or another unit of time, which is counted over (`1 h 30`: 90 minutes).
- `never`, or `no answer`, is a reading of what did not come at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from cxaudit.checklist import NEVER, Measure, Reading
from cxaudit.interview.asking import LONGEST_LINE, Choice, refusal
from cxaudit.interview.units import Counted, counted


@dataclass(frozen=True)
class Doubt:
    """Something typed that has more than one meaning."""

    ask: str
    """What to ask back."""

    meanings: tuple[Choice, ...]
    """Each with the whole text as it should have been typed, and how it is said."""


_HARD_BLANKS = "\u00a0\u2007\u2009\u202f"
_GROUPING = "'’ʼ٬" + _HARD_BLANKS
_SIGNS = str.maketrans(
    {"\u2212": "-", "\u2010": "-", "٫": ".", "，": ",", "．": ".", "；": ";", "％": "%", "\u3000": " "}
)
_NUMBER = rf"[+-]?(?:\d(?:[\d.,{_GROUPING}]*\d)?|[.,]\d+)"
_ATOM = re.compile(rf"{_NUMBER}|[^\W\d_]+|\S")
_PLAIN = re.compile(r"[+-]?\d*[.,]?\d+")
_GROUPED = re.compile(rf"([+-]?[1-9]\d{{0,2}}([.,{_GROUPING}])\d{{3}}(?:\2\d{{3}})*)((?!\2)[.,]\d+)?")
_DOUBTFUL = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_SPACED = re.compile(r"(?<![^\s;])[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?(?![^\s;])")
_NEVER = tuple(
    tuple(words.split())
    for words in (
        "never came",
        "never answered",
        "never",
        "no answer",
        "no reply",
        "nobody came",
        "nobody answered",
    )
)
_BETWEEN = ("and", "&", ",")
_MOST_DIGITS, _LARGEST, _SMALLEST = 30, 10**15, Fraction(1, 10**9)
_HOUR = 3600


class _Wrong(Exception):
    """Says why a text cannot be taken."""


class _Untrue(_Wrong):
    """Says why a number cannot be true."""


def read(typed: str, measure: Measure) -> tuple[Reading, ...] | Doubt | str:
    """Read what was typed as readings of a measure.

    Returns:
        The readings, at least one; or what is to be asked back; or a sentence that says what is wrong.
    """
    if wrong := refusal(typed, LONGEST_LINE):
        return wrong
    text = _plain(typed)
    doubt = None
    try:
        doubt = left = _doubt(text, measure)
        while left:  # what is wrong anyway is told before anything is asked back
            text = left.meanings[-1].value
            left = _doubt(text, measure)
        parts = [_Part(part, measure) for part in re.split("[;\n]", text)]
        readings = tuple(reading for part in parts for reading in part.readings())
    except _Untrue as wrong:
        return doubt or str(wrong)
    except _Wrong as wrong:
        return str(wrong)
    return doubt or readings or f"Type a number ({measure.unit}), such as 3 or 4.5; or never."


def _doubt(text: str, measure: Measure) -> Doubt | None:
    return _doubtful_mark(text) or _doubtful_blank(text, measure)


def _plain(typed: str) -> str:
    """The text with Latin digits and one kind of each sign."""
    digits = (_digit(letter) for letter in typed.translate(_SIGNS))
    return re.sub("[\t ]+", " ", "".join(digits).replace("\r", "\n")).strip(" \n")


def _digit(letter: str) -> str:
    digit = unicodedata.decimal(letter, None)
    return letter if digit is None else str(digit)


def _doubtful_mark(text: str) -> Doubt | None:
    """A number whose one comma or point may stand for thousands or for decimals."""
    for found in re.finditer(_NUMBER, text):
        if _DOUBTFUL.fullmatch(found.group()):
            whole = re.sub("[.,]", "", found.group())
            decimal = f"{float(found.group().replace(',', '.')):g}"
            clear = f"{decimal}0" if "." in decimal else f"{decimal}.0"  # not three digits again
            return _either(text, found, (whole, decimal), (whole, clear))
    return None


def _doubtful_blank(text: str, measure: Measure) -> Doubt | None:
    """Numbers whose blanks may separate thousands or readings, if what they make together can be true."""
    for found in _SPACED.finditer(text):
        parts = found.group().split()
        whole = "".join(parts)
        if (found.group() == text and len(parts) == 2) or _can_be(whole, measure):
            return _either(text, found, (whole, " and ".join(parts)), (whole, "; ".join(parts)))
        if any(_can_be(first + second, measure) for first, second in pairwise(parts)):
            raise _Wrong(f"{found.group()}: put a semicolon between two readings.")
    return None


def _can_be(number: str, measure: Measure) -> bool:
    return measure.most is None or float(number.replace(",", ".")) <= measure.most


def _either(text: str, found: re.Match[str], said: tuple[str, str], typed: tuple[str, str]) -> Doubt:
    """Ask which of two is meant."""
    before, after = text[: found.start()], text[found.end() :]
    meanings = (Choice(f"{before}{each}{after}", words) for each, words in zip(typed, said, strict=True))
    return Doubt(f"{found.group()}: is that {said[0]}, or {said[1]}?", tuple(meanings))


class _Part:
    """What stands between two semicolons, read from its beginning."""

    def __init__(self, text: str, measure: Measure) -> None:
        self._text = text
        self._atoms: list[str] = _ATOM.findall(text)
        self._measure = measure
        self._at = 0

    def readings(self) -> Iterator[Reading]:
        """Read everything; a number without a unit is of the measure's own."""
        bare = False
        while self._at < len(self._atoms):
            if self._is_number():
                amount, unit = self._amount()
                if bare and unit and unit.factor != 1:
                    raise _Wrong(f"Give each reading its unit, or type all of them in {self._measure.unit}.")
                bare = bare or unit is None
                yield _held(amount, self._measure)
            elif self._never():
                yield NEVER
            else:
                self._between()

    def _is_number(self) -> bool:
        return self._at < len(self._atoms) and re.fullmatch(_NUMBER, self._atoms[self._at]) is not None

    def _amount(self) -> tuple[Fraction, Counted | None]:
        """A number with its unit, and what follows of a smaller one: 1 h 30 min, or 1 h 30."""
        number, unit = self._number(), self._unit()
        if unit is None:
            return number, None
        amount, smallest = number * unit.factor, unit
        while smaller := self._smaller(smallest):
            if number.denominator != 1:
                raise self._two()
            amount, smallest = amount + smaller[0] * smaller[1].factor, smaller[1]
        return amount, unit

    def _smaller(self, unit: Counted) -> tuple[Fraction, Counted] | None:
        """What follows of a smaller unit and belongs to the same reading; None where nothing does."""
        began = self._at
        if unit.seconds <= 1 or not self._is_number():
            return None
        typed, number, smaller = self._atoms[began], self._number(), self._unit()
        if smaller is None and unit.seconds == _HOUR and len(typed) == 2 and not self._is_number():
            smaller = Counted(unit.factor / 60, 0, 60)
        if smaller and smaller.factor >= unit.factor:
            self._at = began
            return None
        if smaller is None or number * smaller.factor >= unit.factor:
            raise self._two()
        return number, smaller

    def _number(self) -> Fraction:
        typed = self._atoms[self._at]
        self._at += 1
        if typed[0] in ".," and self._at > 1:
            raise self._two()
        grouped = _GROUPED.fullmatch(typed)
        if grouped:
            typed = re.sub(rf"[.,{_GROUPING}]", "", grouped[1]) + (grouped[3] or "")
        if len(typed) > _MOST_DIGITS or not _PLAIN.fullmatch(typed):
            raise _Wrong(f"{typed[:_MOST_DIGITS]} can't be read as a number: type it like 1500 or 1.5.")
        return Fraction(typed.replace(",", "."))

    def _unit(self) -> Counted | None:
        words = self._atoms[self._at :]
        unit = counted(words, self._measure.unit) if words else None
        self._at += unit.words if unit else 0
        return unit

    def _never(self) -> bool:
        """Whether a reading that did not come is told next; then it is passed."""
        words = tuple(word.casefold() for word in self._atoms[self._at :])
        length = next((len(never) for never in _NEVER if words[: len(never)] == never), 0)
        if not length:
            return False
        self._at += length
        self._unit()
        return True

    def _between(self) -> None:
        """Pass what joins two readings, or the point of a shortened unit at the end."""
        atom, last = self._atoms[self._at], self._at == len(self._atoms) - 1
        if atom.casefold() not in _BETWEEN and not (atom == "." and last):
            raise _Wrong(
                f"{atom[:_MOST_DIGITS]!r} is not understood: type a number ({self._measure.unit}), or never."
            )
        self._at += 1

    def _two(self) -> _Wrong:
        return _Wrong(
            f"{self._text.strip()}: is that one reading? Give each number its unit, such as 1 min 30 s."
        )


def _held(amount: Fraction, measure: Measure) -> float:
    """The amount as a reading that can be true, and that every calculator takes."""
    if abs(amount) > _LARGEST or not measure.can_be(float(amount)):
        most = "or more" if measure.most is None else f"to {measure.most:.15g}"
        raise _Untrue(f"{float(amount):g} {measure.unit} can't be true: give {measure.least:.15g} {most}.")
    if 0 < abs(amount) < _SMALLEST:
        raise _Untrue(f"{float(amount):g} is too near to 0: give 0.")
    return float(amount)
