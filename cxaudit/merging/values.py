"""Understands what stands in a cell as a text, a day, or one of several choices; else says why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

from cxaudit.days import FIRST_YEAR, LAST_YEAR, MONTHS, in_full
from cxaudit.errors import closest
from cxaudit.merging.cells import Held, canonical
from cxaudit.text import LONGEST_LINE, LONGEST_TEXT, as_compared, clean, too_long
from cxaudit.words import _

Choice = TypeVar("Choice")

_DAY_ZERO = date(1899, 12, 30)
"""The day that a spreadsheet counts as 0, as far as days after February 1900 go."""

_LAST_NUMBER = (date(LAST_YEAR, 12, 31) - _DAY_ZERO).days

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?")
_FIGURES = re.compile(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ?(?:of )?([^\W\d]+)\.? (\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})")
_WEEKDAY = re.compile(r"^[^\W\d]+day[, ]+")


class Unfit(Exception):
    """What stands in a cell cannot be understood."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what = what
        """What is wrong, in a sentence without a full stop."""
        self.fix = fix
        """What to do about it."""


def as_text(held: Held) -> str:
    """Return what stands in a cell as a text; a number as it is read.

    Raises:
        Unfit: if it is too long.
    """
    text = clean(canonical(held))
    if wrong := too_long(text, LONGEST_TEXT):
        raise Unfit(wrong.rstrip("."), _("shorten it"))
    return text


def as_line(held: Held) -> str:
    """Return what stands in a cell as a text of one line, with single blanks.

    Raises:
        Unfit: if it is too long.
    """
    text = " ".join(as_text(held).split())
    if wrong := too_long(text, LONGEST_LINE):
        raise Unfit(wrong.rstrip("."), _("shorten it"))
    return text


def as_choice(held: Held, labels: Mapping[str, Choice]) -> Choice | None:
    """Return which of several choices is meant, whatever its case; None where nothing is said.

    Args:
        held: what stands in the cell.
        labels: the choices by what they are called.

    Raises:
        Unfit: if it is none of them.
    """
    text = as_line(held)
    if not text:
        return None
    by_name = {as_compared(label): choice for label, choice in labels.items()}
    if as_compared(text) not in by_name:
        near = closest(text, labels)
        fix = _("did you mean {name}?", name=near) if near else _among(labels)
        raise Unfit(_("{text!r} is none of the choices", text=text), fix)
    return by_name[as_compared(text)]


def _among(names: Iterable[str]) -> str:
    return _("choose from {choices}", choices=", ".join(names))


def as_day(held: Held) -> date | None:
    """Return the day that is meant; None where nothing is said.

    A number is a day without its format. A text is understood where it names one day and its year, such as
    2026-12-03, 3.12.2026 or 3 December 2026; `03/12/2026` may be two days.

    Raises:
        Unfit: if it is no day of our time, or may be two.
    """
    if held is None or (isinstance(held, str) and not held.strip()):
        return None
    day = _day(held)
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        like = in_full(date(2026, 12, 3))
        raise Unfit(
            _("{text!r} is no date", text=canonical(held)), _("write it in full, such as {day}", day=like)
        )
    return day


def _day(held: str | float | date) -> date | None:
    if isinstance(held, datetime):
        return held.date()
    if isinstance(held, date):
        return held
    if isinstance(held, str):
        return _day_in_words(" ".join(held.split()))
    numbers = not isinstance(held, bool) and 0 < held <= _LAST_NUMBER
    return _DAY_ZERO + timedelta(days=int(held)) if numbers else None


def _day_in_words(text: str) -> date | None:
    if iso := _ISO.fullmatch(text):
        return _made(int(iso[1]), int(iso[2]), int(iso[3]))
    if figures := _FIGURES.fullmatch(text):
        return _in_figures(text, int(figures[1]), figures[2], int(figures[3]), figures[4])
    plain = _WEEKDAY.sub("", text.casefold()).replace(",", " ")
    plain = " ".join(plain.split())
    if found := _DAY_FIRST.fullmatch(plain):
        return _named(int(found[1]), found[2], int(found[3]))
    if found := _MONTH_FIRST.fullmatch(plain):
        return _named(int(found[2]), found[1], int(found[3]))
    return None


def _in_figures(text: str, first: int, between: str, second: int, year: str) -> date | None:
    """Two figures and a year: with dots the day comes first; else only where one order makes a day."""
    number = int(year) + (2000 if len(year) == 2 else 0)
    one = _made(number, second, first)
    other = None if between == "." else _made(number, first, second)
    if one and other and one != other:
        what = _("{text!r} may be {one} or {other}", text=text, one=in_full(one), other=in_full(other))
        raise Unfit(what, _("write the month as a word"))
    return one or other


def _named(day: int, month: str, year: int) -> date | None:
    names = [[_(name).casefold(), name.casefold()] for name in MONTHS]
    meant = [
        number
        for number, said in enumerate(names, 1)
        if len(month) > 2 and any(name.startswith(month) for name in said)
    ]
    return _made(year, meant[0], day) if len(meant) == 1 else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
