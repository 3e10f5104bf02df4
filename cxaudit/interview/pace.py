"""How quickly a sitting goes, and how long the rest will take."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cxaudit.interview.flow import Interview
from cxaudit.plan import minutes_of

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
        """Minutes that the rest will probably take, at least 1 where there is any: those of its questions.

        Once the pace so far can be judged, in proportion to it: by the minutes that an answer took, against
        those that a question of this sitting takes at the mean.
        """
        places = interview.audit.checklist.places
        rest = minutes_of(places[id] for id in interview.order[interview.position :] if interview.wants(id))
        minutes = rest
        if self.answered >= _ENOUGH_FOR_A_PACE:
            mean = minutes_of(places[id] for id in interview.order) / len(interview.order)
            minutes = rest / mean * Fraction(self.minutes) / self.answered
        return max(1, round(minutes)) if rest else 0
