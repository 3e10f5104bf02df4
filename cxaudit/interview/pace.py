"""How quickly a sitting goes, and how long the rest will take."""

from __future__ import annotations

from dataclasses import dataclass

from cxaudit.interview.flow import Interview
from cxaudit.plan import MINUTES_A_QUESTION

_ENOUGH_FOR_A_PACE = 5
"""Answers from which on the pace of a sitting can be judged."""


@dataclass(frozen=True)
class Pace:
    """How the sitting goes."""

    minutes: float
    """Since it began."""

    answered: int
    """Questions answered since it began."""

    def left(self, interview: Interview) -> int:
        """Minutes that the rest will probably take, by the pace so far once that can be judged."""
        rest = sum(map(interview.wants, interview.order[interview.position :]))
        judged = self.answered >= _ENOUGH_FOR_A_PACE
        return round(rest * (self.minutes / self.answered if judged else MINUTES_A_QUESTION))
