"""A day is read as people say it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.days import FIRST_YEAR, LAST_YEAR, in_full
from cxaudit.interview.dates import read_day

TODAY = date(2026, 11, 27)
"""A Friday."""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-12-05", date(2026, 12, 5)),
        ("5.12.", date(2026, 12, 5)),
        ("5.12", date(2026, 12, 5)),
        ("5. 12. 2027", date(2027, 12, 5)),
        ("5.12.27", date(2027, 12, 5)),
        ("5.1.", date(2027, 1, 5)),
        ("29.2.", date(2028, 2, 29)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 28)),
        ("by Monday", date(2026, 11, 30)),
        ("friday", date(2026, 12, 4)),
        ("saturday", date(2026, 11, 28)),
        ("next Sat", date(2026, 12, 5)),
        ("this week", TODAY),
        ("next week", date(2026, 12, 4)),
        ("end of the month", date(2026, 11, 30)),
        ("in 3 days", date(2026, 11, 30)),
        ("in a week", date(2026, 12, 4)),
        ("two weeks", date(2026, 12, 11)),
        ("in 1 month", date(2026, 12, 27)),
        ("3 December", date(2026, 12, 3)),
        ("dec 3", date(2026, 12, 3)),
        ("3 Dec. 2027", date(2027, 12, 3)),
        ("January 3, 2027", date(2027, 1, 3)),
    ],
)
def test_a_day_is_read_as_people_say_it(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "32.1.",
        "2026-13-01",
        "10/3",
        "ju 3",
        "mo",
        "in 99999 years",
        "1.1.1900",
        "in 9999 months",
        "3",
    ],
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed, TODAY) is None


@given(st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR - 2, 12, 31)), st.integers(0, 300))
def test_a_day_that_is_said_in_full_or_without_its_year_is_read_again(today: date, days: int) -> None:
    day = today + timedelta(days=days)

    assert read_day(in_full(day), today) == read_day(f"{day.day}.{day.month}.", today) == day
    assert read_day(day.isoformat(), today) == day


@given(st.text(), st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_whatever_is_typed_is_a_day_within_reach_or_none(typed: str, today: date) -> None:
    day = read_day(typed, today)

    assert day is None or FIRST_YEAR <= day.year <= LAST_YEAR
