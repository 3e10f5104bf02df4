"""When action items are due: by effort and in their order, with few at once; and which are quick wins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.actions import ActionItem
from cxaudit.actions.dates import Calendar
from cxaudit.audit import WeeksOut
from cxaudit.days import a_month_later, after, monday, on_weekday
from tests.action_plans import asked, ids, item, items, many
from tests.builders import DAY

DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))

OWNERS = {f"reception.about_q{number:02}": {"owner": f"P{number // 3}"} for number in range(20)}
"""Three items for each of several people, so that nobody's month is full."""


def dues(planned: tuple[ActionItem, ...]) -> list[date | None]:
    return [each.due for each in planned]


def mondays(first: date, weeks: int) -> list[date]:
    return [first + timedelta(weeks=week) for week in range(weeks)]


# --- days


@given(DAYS)
def test_saturday_and_sunday_become_monday(day: date) -> None:
    moved = on_weekday(day)

    assert moved.weekday() < 5
    assert moved - day == timedelta(days={5: 2, 6: 1}.get(day.weekday(), 0))


@given(DAYS, st.integers(0, 200))
def test_days_are_counted_and_then_moved_to_a_weekday(day: date, days: int) -> None:
    assert after(day, days) == on_weekday(day + timedelta(days=days))


@given(DAYS)
def test_the_monday_of_a_day_is_in_its_week(day: date) -> None:
    assert monday(day).weekday() == 0
    assert timedelta(0) <= day - monday(day) < timedelta(days=7)


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 1, 5), date(2026, 2, 5)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, later: date) -> None:
    assert a_month_later(day) == later


def test_what_finds_its_week_full_moves_to_the_first_monday_with_room() -> None:
    calendar, wednesday = Calendar(2), date(2026, 2, 4)
    calendar.take("Ben", date(2026, 2, 10))
    calendar.take("Ben", date(2026, 2, 13))

    given = [calendar.find(name, wednesday) for name in ("Ann", "Ben", "Cho")]

    assert given == [wednesday, wednesday, date(2026, 2, 16)]


def test_the_fourth_of_an_owner_in_a_month_moves_to_the_first_monday_of_the_next() -> None:
    calendar, day = Calendar(2), date(2026, 2, 4)

    given = [calendar.find("Ann", day) for _ in range(4)]

    assert given == [day, day, date(2026, 2, 9), date(2026, 3, 2)]
    assert calendar.find("Ben", day) == date(2026, 2, 9)


def test_nothing_is_due_in_a_week_that_is_out() -> None:
    out = WeeksOut.model_validate({"from": "2026-02-09", "to": "2026-02-20"})
    calendar = Calendar(1, [out])

    assert [calendar.find(name, date(2026, 2, 4)) for name in "ab"] == [date(2026, 2, 4), date(2026, 2, 23)]


# --- items


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({"effort": "S"}, date(2026, 1, 19)),
        ({"effort": "M"}, date(2026, 2, 19)),
        ({"effort": "L"}, date(2026, 5, 5)),
        ({"effort": "S", "weight": 3}, date(2026, 1, 19)),
        ({"effort": "L", "weight": 3}, date(2026, 5, 5)),
        ({"effort": "S", "critical": True}, date(2026, 1, 12)),
        ({"effort": "L", "critical": True}, date(2026, 1, 12)),
    ],
)
def test_effort_dates_and_severity_dates_failed_criticals_alone(changes: dict[str, Any], due: date) -> None:
    assert item(asked(**changes)).due == due


def test_a_failed_critical_is_contained_within_three_days_before_it_is_due() -> None:
    failed = item(asked(critical=True))
    thursday = item(asked(critical=True), date=date(2026, 1, 8))

    assert (failed.contained_by, failed.due) == (DAY + timedelta(days=3), DAY + timedelta(days=7))
    assert (thursday.contained_by, thursday.due) == (date(2026, 1, 12), date(2026, 1, 15))
    assert item(asked(weight=3)).contained_by is None
    assert item(asked(critical=True), answer="unknown").contained_by is None


def test_two_are_due_in_a_week_in_the_whole_house() -> None:
    planned = items(*many(6), actions=OWNERS)

    assert dues(planned) == [day for day in mondays(date(2026, 1, 19), 3) for _ in range(2)]


@pytest.mark.parametrize("size", ["small", "alone"])
def test_one_is_due_in_a_week_where_few_people_or_one_are_the_whole_house(size: str) -> None:
    planned = items(*many(3), actions=OWNERS, profile={"size": size})

    assert dues(planned) == mondays(date(2026, 1, 19), 3)


def test_nobody_has_more_than_three_in_a_month() -> None:
    planned = items(*many(7))

    assert dues(planned) == [
        *[date(2026, 1, 19)] * 2,
        date(2026, 1, 26),
        *[date(2026, 2, 2)] * 2,
        date(2026, 2, 9),
        date(2026, 3, 2),
    ]


def test_the_important_get_their_day_first_whatever_the_order_of_asking() -> None:
    planned = items(*many(3), asked("urgent", weight=3))

    assert ids(planned) == ["urgent", "q00", "q01", "q02"]
    assert dues(planned) == [*[date(2026, 1, 19)] * 2, date(2026, 1, 26), date(2026, 2, 2)]


def test_failed_criticals_neither_wait_nor_make_others_wait() -> None:
    planned = items(*many(5, critical=True), asked("high", weight=2))

    assert dues(planned) == [date(2026, 1, 12)] * 5 + [date(2026, 1, 19)]


def test_a_day_that_people_set_stands_and_takes_its_room() -> None:
    saturday = date(2026, 1, 24)
    decided = {f"reception.about_q{number:02}": {"due": saturday} for number in (1, 3)}

    assert dues(items(*many(4), actions=decided)) == [date(2026, 1, 26), saturday, date(2026, 2, 2), saturday]


# --- quick wins


def test_a_quick_win_takes_less_than_a_day_and_is_due_in_the_first_month() -> None:
    planned = items(*many(9), asked("longer", effort="M"), actions=OWNERS, profile={"size": "small"})

    marked = {each.id.removeprefix("reception.about_"): each.quick_win for each in planned}
    assert dues(planned)[:4] == mondays(date(2026, 1, 19), 4)
    assert [name for name, quick in marked.items() if quick] == ["q00", "q01", "q02"]


def test_at_most_five_quick_wins_are_marked_in_order_of_priority() -> None:
    planned = items(*many(6, weight=2), asked("failed", critical=True, weight=3), actions=OWNERS)

    assert [each.quick_win for each in planned] == [True] * 5 + [False] * 2
    assert ids(planned)[0] == "failed"
    assert planned[5].due == date(2026, 2, 2)


def test_what_is_parked_is_no_quick_win() -> None:
    assert not item(asked(), actions={"reception.about_greeted": {"status": "parked"}}).quick_win
