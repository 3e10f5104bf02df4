"""How much time an audit took so far, by the moments at which its answers were given.

What lies between two answers was spent on the later one. More than ten minutes are a pause, and the answer
after it counts with the minutes that were planned for it. So pauses don't count, nothing but the answers is
kept, and a sitting goes on where the last one stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from cxaudit.audit import Audit
from cxaudit.plan.work import Work, work_of

PAUSE = 10
"""Minutes between two answers from which on nobody was at work."""


@dataclass(frozen=True)
class Spent:
    """What was spent on an audit."""

    by_work: dict[Work, float]
    """Minutes for each kind of work, in its order; none of a kind on which none was spent."""

    timed: int
    """Questions of which it is known how long they took."""

    speed: float
    """Minutes that those took for each minute planned; 1 where none is known."""

    @property
    def minutes(self) -> float:
        """Minutes of all kinds."""
        return sum(self.by_work.values())


def spent(audit: Audit) -> Spent:
    """Return what was spent on an audit, over all its sittings."""
    places = audit.checklist.places
    by_work: dict[Work, float] = {}
    timed: dict[str, float] = {}
    for question, minutes in _gaps(audit):
        takes = places[question].question.takes
        work = work_of(places[question])
        by_work[work] = by_work.get(work, 0) + (takes if minutes is None else minutes)
        if minutes is not None:
            timed[question] = timed.get(question, 0) + minutes
    planned = sum(places[question].question.takes for question in timed)
    speed = sum(timed.values()) / planned if planned else 1.0
    return Spent({work: by_work[work] for work in Work if work in by_work}, len(timed), speed)


def _gaps(audit: Audit) -> Iterator[tuple[str, float | None]]:
    """Every answer that was given in the order of time, with the minutes before it; None after a pause."""
    moments = sorted(_moments(audit))
    yield from ((question, None) for _, question in moments[:1])
    for (before, _), (at, question) in pairwise(moments):
        gap = (at - before) / timedelta(minutes=1)
        yield question, gap if gap <= PAUSE else None


def _moments(audit: Audit) -> Iterator[tuple[datetime, str]]:
    """When something was told about a question of the checklist, in the time of the clock on the wall."""
    told = [*audit.responses.items(), *((each.question, each.response) for each in audit.superseded)]
    for question, response in told:
        if response.at and question in audit.checklist.places:
            yield response.at.replace(tzinfo=None), question
