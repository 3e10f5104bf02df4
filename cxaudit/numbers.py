"""Numbers that every part of the product shares: exact fractions, rounding, and how a number is written."""

from __future__ import annotations

from fractions import Fraction

from cxaudit.words import N_, _

LARGEST, SMALLEST = 1e15, 1e-9
"""Bounds of a number, its sign aside, that every calculator takes as it is written; 0 is one too."""

PERCENT = N_("{share} %")
"""How a whole per cent is said."""

_HALF = Fraction(1, 2) + Fraction(1, 10**7)
"""What is added before a share is cut: a little over a half, for calculators in floating point to agree."""


def exact(number: float) -> Fraction:
    """Return the number as it is written in decimals: 0.1 is a tenth."""
    return Fraction(repr(float(number)))


def whole(share: Fraction) -> int:
    """Return a share of 0 or more as the whole per cent that is shown and compared, halves upwards."""
    # by whole numbers alone, since a report rounds thousands of times, and sums of fractions are slow
    part, total = share.numerator, share.denominator
    return (100 * part * _HALF.denominator + total * _HALF.numerator) // (total * _HALF.denominator)


def half_up(share: Fraction, digits: int = 4) -> Fraction:
    """Round a number of 0 or more to so many decimals, halves upwards."""
    unit = 10**digits
    return Fraction((share * unit * 2 + 1) // 2, unit)


def figure(number: float) -> str:
    """Say a number as people write it, whole or with its decimals: 4, 2.5, 1000000."""
    return f"{number:.15g}"


def percent(share: Fraction) -> str:
    """Say a share of 0 or more as whole per cent, halves upwards: 0.125 is 13 %."""
    return _(PERCENT, share=whole(share))


def whole_number(typed: str, most: int) -> int | None:
    """Return the number that was typed, from 1 to `most`; None where it is none of these."""
    return next((number for number in range(1, most + 1) if typed == str(number)), None)
