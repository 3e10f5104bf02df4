"""Units as people type them after a number, and how many of a measure's unit one of them is."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_CLOCK = ("second", "minute", "hour")
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
_JOINING = ("of", "a", "per", "in", "the", "for")
"""Words with which no unit ends."""

_SAID = {"ten": "10", "five": "5", "hundred": "100"}
"""Numbers within a unit, as in visits of ten."""


class TypedUnit(NamedTuple):
    """A unit that was typed."""

    factor: Fraction
    """How many of the measure's unit it is."""

    words: int
    """How many words name it."""

    size: int = 0
    """How many seconds, or months, it is; 0 where it is no time."""


def unit_of(words: Sequence[str], unit: str) -> TypedUnit | None:
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
        endings = [named[place:] for place, word in enumerate(named) if not place or word == "of"]
        for ending in endings:  # "of ten" will do for "visits of ten", and "times" for "times a year"
            for length in range(len(ending), 0, -1):
                known = ending[length - 1] not in _JOINING and len(typed) >= length
                if known and all(map(_same, typed[:length], ending[:length])):
                    return TypedUnit(Fraction(1), length)
    return None


def _in_time(typed: str, unit: str) -> TypedUnit | None:
    """A unit of time in another one; working days and hours are no time that can be counted over."""
    ours, theirs = _name(unit.casefold()), _name(typed)
    if typed == "m" and ours not in _CLOCK:
        return None  # months as well as minutes
    for family in (_SECONDS, _MONTHS):
        if ours in family and theirs in family:
            return TypedUnit(Fraction(family[theirs], family[ours]), 1, family[theirs])
    return None


def _name(word: str) -> str:
    alone = word.removesuffix("s")
    return _NAMES.get(word) or (_NAMES.get(alone, "") if len(alone) > 1 else "")  # ms are no minutes


def _same(typed: str, named: str) -> bool:
    """Whether two words are the same but for their plural."""
    return typed == _SAID.get(named) or bool(
        {typed, typed + "s", typed + "es"} & {named, named + "s", named + "es"}
    )
