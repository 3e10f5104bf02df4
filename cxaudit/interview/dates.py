"""Reads a day as people say it: Friday, in two weeks, 5.12., 3 December, 2026-12-05."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from cxaudit.days import FIRST_YEAR, LAST_YEAR, MONTHS, a_month_later
from cxaudit.words import N_, _

_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_NUMBERS = (N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"))
_FRIDAY = 4
_SHORTEST = 3
"""Letters from which on the beginning of a weekday's or a month's name stands for it."""


def read_day(typed: str, today: date) -> date | None:
    """Return the day that is meant; None where it is none.

    A day without a year is the next one of that name, today's own included; a weekday is the next one after
    today, and with "next" before it the one of the week after this one.
    """
    text = " ".join(typed.casefold().replace(",", " ").split())
    for prefix in (_("by"), _("until"), _("on")):
        text = text.removeprefix(f"{prefix.casefold()} ")
    found = (read(text, today) for read in (_in_figures, _in_words, _later, _on_weekday, _with_month))
    day = next((each for each in found if each), None)
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _in_figures(text: str, today: date) -> date | None:
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if dotted := re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\.? ?(\d{2}|\d{4})?", text):
        return _in_year(dotted[3], int(dotted[2]), int(dotted[1]), today)
    return None


def _in_words(text: str, today: date) -> date | None:
    friday = today + timedelta(days=(_FRIDAY - today.weekday()) % 7)
    words: dict[str, Callable[[], date]] = {
        _("today"): lambda: today,
        _("tomorrow"): lambda: today + timedelta(days=1),
        _("the day after tomorrow"): lambda: today + timedelta(days=2),
        _("this week"): lambda: friday,
        _("next week"): lambda: friday + timedelta(days=7),
        _("end of the month"): lambda: a_month_later(today.replace(day=1)) - timedelta(days=1),
    }
    return next((day() for said, day in words.items() if text == said.casefold()), None)


def _later(text: str, today: date) -> date | None:
    """In so many days, weeks or months."""
    parts = re.fullmatch(rf"(?:{re.escape(_('in').casefold())} )?(\w+) (\w+)", text)
    number = _number(parts[1]) if parts else None
    if not parts or number is None:
        return None
    if parts[2] in (_("day"), _("days")):
        return _plus(today, number)
    if parts[2] in (_("week"), _("weeks")):
        return _plus(today, 7 * number)
    if parts[2] in (_("month"), _("months")) and number <= 12 * (LAST_YEAR - FIRST_YEAR):
        for _step in range(number):
            today = a_month_later(today)
        return today
    return None


def _number(said: str) -> int | None:
    if re.fullmatch(r"\d{1,4}", said):
        return int(said)
    words = [_(word).casefold() for word in _NUMBERS]
    return 1 if said in (_("a"), _("an")) else words.index(said) + 1 if said in words else None


def _on_weekday(text: str, today: date) -> date | None:
    coming = text.removeprefix(f"{_('next').casefold()} ")
    weekday = _which(coming, _WEEKDAYS)
    if weekday is None:
        return None
    if coming != text:
        return today + timedelta(days=7 - today.weekday() + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _with_month(text: str, today: date) -> date | None:
    """A day with the name of its month, before or after it."""
    first = re.fullmatch(r"(\d{1,2})\.? ?([^\W\d]+)\.?(?: (\d{4}))?", text)
    last = re.fullmatch(r"([^\W\d]+)\.? (\d{1,2})(?: (\d{4}))?", text)
    if first:
        day, name, year = first[1], first[2], first[3]
    elif last:
        day, name, year = last[2], last[1], last[3]
    else:
        return None
    month = _which(name, MONTHS)
    return None if month is None else _in_year(year, month + 1, int(day), today)


def _which(said: str, names: Iterable[str]) -> int | None:
    """Place of the name that is said, or of the only one that begins so."""
    found = [place for place, name in enumerate(names) if _(name).casefold().startswith(said)]
    return found[0] if len(found) == 1 and len(said) >= _SHORTEST else None


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = range(today.year, today.year + 5)  # 29 February may be some years away
    days = (_day(each, month, day) for each in years)
    return next((each for each in days if each and each >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plus(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None
