"""When things are due: weekdays, in no week that is out, and not too many for one person in one month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from cxaudit.audit import WeeksOut
from cxaudit.days import next_month, next_week

MOST_IN_A_MONTH = 3
"""Actions that one owner gets in a calendar month, critical ones aside."""


class Months:
    """How many actions each owner has in each calendar month."""

    def __init__(self, out: Sequence[WeeksOut] = ()) -> None:
        """Begin without an action; nothing is due in the weeks that are out."""
        self._out = out
        self._taken: Counter[tuple[str, int, int]] = Counter()

    def take(self, owner: str, day: date) -> date:
        """Give the owner one more action on that day, whatever the month holds already."""
        self._taken[(owner, day.year, day.month)] += 1
        return day

    def find(self, owner: str, day: date) -> date:
        """Give the owner one more action on that day, or on the first weekday of the next month with room."""
        day = self.not_out(day)
        while self._taken[(owner, day.year, day.month)] >= MOST_IN_A_MONTH:
            day = self.not_out(next_month(day))
        return self.take(owner, day)

    def not_out(self, day: date) -> date:
        """Return the day, or the first Monday after it where its week is out."""
        while any(weeks.hold(day) for weeks in self._out):
            day = next_week(day)
        return day
