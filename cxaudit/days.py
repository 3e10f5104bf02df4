"""Dates that every part of the product shares: which can be used, weekdays, and how a date is written."""

from __future__ import annotations

from datetime import date, timedelta

from cxaudit.words import N_, _

FIRST_YEAR, LAST_YEAR = 1970, 2200
"""Years of the dates that are taken: every workbook can hold them, and others can be counted from them."""

DAY_AND_MONTH = N_("{day} {month}")
"""How a date is said without its year."""

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
"""The names of the months, from January."""


SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


def on_weekday(day: date) -> date:
    """Return the day, or the Monday after it where it is a Saturday or Sunday."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def after(day: date, days: int) -> date:
    """Return the weekday that is so many days later, or the Monday after."""
    return on_weekday(day + timedelta(days=days))


def weekdays_before(day: date, count: int) -> date:
    """Return the weekday that is so many working days, Monday to Friday, before a day."""
    while count:
        day -= timedelta(days=1)
        count -= day.weekday() < 5
    return day


def next_week(day: date) -> date:
    """Return the Monday after."""
    return day + timedelta(days=7 - day.weekday())


def monday(day: date) -> date:
    """Return the Monday of its week."""
    return day - timedelta(days=day.weekday())


def a_month_later(day: date) -> date:
    """Return the same day of the next month, or the last day of that where it is shorter."""
    return months_later(day, 1)


def months_later(day: date, count: int) -> date:
    """Return the same day so many months later, or the last day of that month where it is shorter."""
    *_before, first, next_one = months_from(day, count + 2)
    last = next_one - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def without_year(day: date) -> str:
    """Say a date without its year: 5 January."""
    return _(DAY_AND_MONTH, day=day.day, month=_(MONTHS[day.month - 1]))


def month_of(day: date) -> str:
    """Say the month of a date: January 2026."""
    return _("{month} {year}", month=_(MONTHS[day.month - 1]), year=day.year)


def short_month(day: date) -> str:
    """Say the month of a date in three letters or so: Jan."""
    return _(SHORT_MONTHS[day.month - 1])


def months_from(day: date, count: int) -> tuple[date, ...]:
    """Return the first days of so many months, from that of a day on."""
    firsts = [day.replace(day=1)]
    while len(firsts) < count:
        firsts.append((firsts[-1] + timedelta(days=31)).replace(day=1))
    return tuple(firsts)


def in_full(day: date) -> str:
    """Say a date in full: 5 January 2026."""
    return _("{day} {month} {year}", day=day.day, month=_(MONTHS[day.month - 1]), year=day.year)
