"""When things are due: on weekdays, in no week that is out, and not too many at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from cxaudit.audit import WeeksOut
from cxaudit.days import monday, next_week

MOST_IN_A_WEEK, MOST_IN_A_WEEK_OF_FEW = 2, 1
"""Actions due in a week in the whole house, and where few people or one are the whole house."""

MOST_IN_A_MONTH = 3
"""Actions of one owner due in a calendar month."""


class Calendar:
    """How many actions are due in each week, and of each owner in each month; failed criticals aside."""

    def __init__(self, a_week: int, out: Sequence[WeeksOut] = ()) -> None:
        """Begin without an action.

        Args:
            a_week: actions that may be due in a week.
            out: weeks in which nothing is due.
        """
        self._a_week, self._out = a_week, out
        self._weeks: Counter[date] = Counter()
        self._months: Counter[tuple[str, int, int]] = Counter()

    def take(self, owner: str, day: date) -> date:
        """Let one more action of the owner be due on that day, whatever its week and month hold already."""
        self._weeks[monday(day)] += 1
        self._months[(owner, day.year, day.month)] += 1
        return day

    def find(self, owner: str, day: date) -> date:
        """Let one more action of the owner be due on that day, or on the first Monday with room after it."""
        day = self.not_out(day)
        while self._is_full(owner, day):
            day = self.not_out(next_week(day))
        return self.take(owner, day)

    def _is_full(self, owner: str, day: date) -> bool:
        month = self._months[(owner, day.year, day.month)]
        return self._weeks[monday(day)] >= self._a_week or month >= MOST_IN_A_MONTH

    def not_out(self, day: date) -> date:
        """Return the day, or the first Monday after it where its week is out."""
        while any(weeks.hold(day) for weeks in self._out):
            day = next_week(day)
        return day
