"""How quickly an audit goes, and how long the rest will take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxaudit.interview.flow import Interview
from cxaudit.plan import PAUSE, minutes_of, spent

_FROM = 10
"""Answers from which on the pace so far moves what is left."""


@dataclass(frozen=True)
class Pace:
    """How it goes, over all sittings."""

    minutes: float
    """Spent so far; pauses don't count."""

    answered: int
    """Answers of which it is known how long they took."""

    speed: float = 1
    """Minutes that those took for each minute planned."""

    def left(self, interview: Interview) -> int:
        """Minutes that the rest will probably take, at least 1 where there is any: those of its questions.

        From the tenth answer on the pace moves it, a little at first and the more the more answers there are:
        what is left never jumps.
        """
        places = interview.audit.checklist.places
        rest = float(minutes_of(places[name] for name in interview.order if interview.wants(name)))
        trust = max(0, self.answered - _FROM + 1) / max(1, self.answered)
        return max(1, round(rest * (1 + trust * (self.speed - 1)))) if rest else 0


def pace_of(interview: Interview, waited: float) -> Pace:
    """Return how an audit goes.

    Args:
        interview: where it stands.
        waited: minutes since the last answer, or since the sitting began; after a pause the minutes planned
            for the question stand for them.
    """
    took = spent(interview.audit)
    now = waited if waited <= PAUSE else interview.place.question.takes
    return Pace(took.minutes + now, took.timed, took.speed)


class Stopwatch:
    """Says how long a question has been waiting for its answer."""

    def __init__(self, now: Callable[[], float]) -> None:
        """Begin with the first question; `now` says how many minutes went by, since whenever."""
        self._now = now
        self._since: float | None = None

    @property
    def waited(self) -> float:
        """Minutes since the last answer, or since it was first asked for."""
        if self._since is None:
            self._since = self._now()
        return self._now() - self._since

    def told(self) -> None:
        """Note that something was told about a question."""
        self._since = self._now()
