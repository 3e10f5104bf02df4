"""When things are due: weekdays, and not too many for one person in one month."""

from __future__ import annotations

from collections import Counter
from datetime import date

from cxaudit.days import next_month

MOST_IN_A_MONTH = 3
"""Actions that one owner gets in a calendar month, critical ones aside."""


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
