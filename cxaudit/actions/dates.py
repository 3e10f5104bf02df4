"""When things are due: weekdays, and not too many for one person in one month."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

MOST_IN_A_MONTH = 3
"""Actions that one owner gets in a calendar month, critical ones aside."""


def on_weekday(day: date) -> date:
    """Return the day, or the Monday after it where it is a Saturday or Sunday."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def after(day: date, days: int) -> date:
    """Return the weekday that is so many days later, or the Monday after."""
    return on_weekday(day + timedelta(days=days))


def next_month(day: date) -> date:
    """Return the first weekday of the month after."""
    return on_weekday((day.replace(day=1) + timedelta(days=31)).replace(day=1))


class Months:
    """How many actions each owner has in each calendar month."""

    def __init__(self) -> None:
        self._taken: Counter[tuple[str, int, int]] = Counter()

    def take(self, owner: str, day: date) -> date:
        """Give the owner one more action on that day, whatever the month holds already."""
        self._taken[(owner, day.year, day.month)] += 1
        return day

    def find(self, owner: str, day: date) -> date:
        """Give the owner one more action on that day, or on the first weekday of the next month with room."""
        while self._taken[(owner, day.year, day.month)] >= MOST_IN_A_MONTH:
            day = next_month(day)
        return self.take(owner, day)
