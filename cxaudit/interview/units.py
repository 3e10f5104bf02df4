"""Units as people type them after a number, and how many of a measure's unit one of them is."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_MONTHS = {"month": 1, "year": 12}
_SHORT = {
    "second": ("s", "sec"),
    "minute": ("m", "min", "mn"),
    "hour": ("h", "hr"),
    "day": ("d",),
    "week": ("wk",),
    "month": ("mo",),
    "year": ("y", "yr"),
}
_NAMES = {name: unit for unit, short in _SHORT.items() for name in (unit, *short)}
_PER_CENT = ("%", "percent", "per cent")


class Counted(NamedTuple):
    """A unit that was typed."""

    factor: Fraction
    """How many of the measure's unit it is."""

    words: int
    """How many words name it."""

    size: int = 0
    """How many seconds, or months, it is; 0 where it is no time."""


def counted(words: Sequence[str], unit: str) -> Counted | None:
    """Find the unit with which some words begin.

    Args:
        words: what was typed after a number.
        unit: that of the measure, in the plural, such as minutes or working days.

    Returns:
        What it is in the measure's unit; None where it is no unit, or one that can't be counted in it.
    """
    typed = [word.casefold() for word in words]
    time = _in_time(typed[0], unit) if typed else None
    if time:
        return time
    ways = _PER_CENT if unit.casefold() in _PER_CENT else (unit.casefold(),)
    for way in ways:
        named = way.split()
        for length in range(len(named), 0, -1):  # "times" will do for "times a year"
            if len(typed) >= length and all(map(_same, typed[:length], named[:length])):
                return Counted(Fraction(1), length)
    return None


def _in_time(typed: str, unit: str) -> Counted | None:
    """A unit of time in another one; working days and hours are no time that can be counted over."""
    ours, theirs = _name(unit.casefold()), _name(typed)
    for family in (_SECONDS, _MONTHS):
        if ours in family and theirs in family:
            return Counted(Fraction(family[theirs], family[ours]), 1, family[theirs])
    return None


def _name(word: str) -> str:
    return _NAMES.get(word) or _NAMES.get(word.removesuffix("s"), "")


def _same(typed: str, named: str) -> bool:
    """Whether two words are the same but for their plural."""
    return bool({typed, typed + "s", typed + "es"} & {named, named + "s", named + "es"})
