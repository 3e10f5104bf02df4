"""The short core: what owners of small businesses ask themselves, within two sittings of an hour.

Minutes of all kinds count, those of the policy sitting too: at most 90 for somebody alone and 110 for few
people, and at most 35 or 45 questions. Critical questions come first. Then every department gets one
question, then a second, then a third, as far as the minutes reach: those with the most weight first, of equal
ones those that meet customers directly. Within a department it is the question that is worth most for its
minutes: by the square of its weight, twice as much where it is core, and twice where the baseline found it
wanting. Whenever more than half would merely be asked, only what is seen, tested or read comes on, as long as
there is any, and the first of a department of which nothing is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from cxaudit.checklist import How, Place
from cxaudit.plan.ranking import Worth
from cxaudit.plan.work import minutes_of


class Limits(NamedTuple):
    """How much the short core asks at most."""

    questions: int
    """How many questions."""

    minutes: int
    """Minutes of all kinds, with the policy sitting."""


ALONE, FEW = Limits(35, 90), Limits(45, 110)
"""Where one person is the whole business, and anywhere else."""

_A_DEPARTMENT = 3
"""Questions of a department, at most, critical ones aside."""

Sitting = Callable[[Sequence[Place]], int]
"""Says how many minutes the policy sitting takes after some questions."""


def short_core(asked: Sequence[Sequence[Place]], limits: Limits, worth: Worth, sitting: Sitting) -> set[str]:
    """Return the ids of the questions of the short core.

    Args:
        asked: the questions that apply, by department.
        limits: how much is asked at most.
        worth: what a question is worth for each of its minutes.
        sitting: says how many minutes the policy sitting takes after some questions.
    """
    core = _Core([place for places in asked for place in places], limits, sitting)
    for place in core.all.values():
        if place.question.critical:
            core.add(place)
    ordered = [sorted(places, key=worth, reverse=True) for places in sorted(filter(None, asked), key=_later)]
    for number in range(1, _A_DEPARTMENT + 1):
        for places in ordered:
            if core.of(places) < number:
                core.add_best(places)
    return set(core.chosen)


def _later(places: Sequence[Place]) -> tuple[int, bool]:
    department = places[0].department
    return -department.weight, department.meets_customers != "directly"


class _Core:
    """The short core as far as it was chosen."""

    def __init__(self, places: Sequence[Place], limits: Limits, sitting: Sitting) -> None:
        self.all = {place.question.id: place for place in places}
        self.chosen: dict[str, Place] = {}
        self._limits, self._sitting = limits, sitting

    def of(self, places: Sequence[Place]) -> int:
        """How many of some questions were chosen."""
        return sum(place.question.id in self.chosen for place in places)

    def add(self, place: Place) -> bool:
        """Choose a question, with those on whose answers it hangs, if they fit; say whether they do."""
        more = self.chosen | self._with_what_it_hangs_on(place)
        if len(more) > self._limits.questions or self._minutes(list(more.values())) > self._limits.minutes:
            return False
        self.chosen = more
        return True

    def add_best(self, places: Sequence[Place]) -> None:
        """Choose the first of a department's questions that fits, with half of all not merely asked."""
        left = [place for place in places if place.question.id not in self.chosen]
        seen = [place for place in left if place.question.how is not How.ASK]
        asked = sum(place.question.how is How.ASK for place in self.chosen.values())
        half = 2 * (asked + 1) <= len(self.chosen) + 1
        first = len(left) == len(places)
        can_be = left if half or not self._shows_more() else seen or (left if first else [])
        next(filter(self.add, can_be), None)

    def _shows_more(self) -> bool:
        """Whether anything is left that is not merely asked."""
        others = self.all.keys() - self.chosen.keys()
        return any(self.all[name].question.how is not How.ASK for name in others)

    def _minutes(self, places: Sequence[Place]) -> Fraction:
        return minutes_of(places) + self._sitting(places)

    def _with_what_it_hangs_on(self, place: Place) -> dict[str, Place]:
        needed: dict[str, Place] = {}
        at: Place | None = place
        while at and at.question.id not in self.chosen:
            needed[at.question.id] = at
            after = at.question.asked_after
            at = self.all.get(after.question) if after else None
        return needed
