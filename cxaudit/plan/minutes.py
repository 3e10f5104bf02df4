"""What fits the minutes of a session.

The minutes are for talking, and each question has its own. Chosen are the questions that matter most
(critical ones, then those the baseline found wanting, then core, then by weight), at least three of every
department. What is done beforehand, on the walk or with papers is not in these minutes; of it, a session with
a limit takes what is core or critical, and of a department that would be left out altogether the best three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import ceil

from cxaudit.audit import Answers, Audit
from cxaudit.checklist import Checklist, Department, Place
from cxaudit.plan.profile import places_left, rests_on_facts
from cxaudit.plan.ranking import Rank, rank_after
from cxaudit.plan.work import Work, minutes_of, work_of

AT_LEAST = 3
"""Questions asked in talk in every department that has so many."""


def fitting(asked: Sequence[Sequence[Place]], minutes: int, rank: Rank) -> set[str]:
    """Return ids of what fits: the least of every department, then what matters most of the rest."""
    talks = [_talk(places, rank) for places in asked]
    least = [place for talk in talks for place in talk[:AT_LEAST]]
    others = sorted((place for talk in talks for place in talk[AT_LEAST:]), key=rank)
    room = minutes - minutes_of(least)
    sums = accumulate(minutes_of([place]) for place in others)
    chosen = [place for place, so_far in zip(others, sums, strict=True) if so_far <= room]
    besides = [place for places in asked for place in _besides(places, rank)]
    return {place.question.id for place in (*least, *chosen, *besides)}


def core_of(places: Sequence[Place], rank: Rank) -> Sequence[Place]:
    """Return what of a department is core or critical; of one that has nothing of that, the best three."""
    return _core(places) or sorted(places, key=rank)[:AT_LEAST]


def minutes_needed(
    checklist: Checklist, answers: Answers, departments: Sequence[Department], baseline: Audit | None = None
) -> int:
    """Return the minutes for the least that is asked of these departments, rounded up."""
    rank = rank_after(baseline)
    least = (_least(places, rank) for places in places_left(checklist, answers, departments))
    return ceil(sum(map(minutes_of, least)))


def proposal(
    checklist: Checklist, answers: Answers, departments: Sequence[Department], baseline: Audit | None = None
) -> tuple[Department, ...]:
    """Return departments to leave out so that the minutes reach, in their order.

    First those for which alone they would not reach, then the most dispensable; none that needs no minutes.
    Empty where the minutes reach for all, and where they reach for none.
    """
    minutes, rank = answers.minutes, rank_after(baseline)
    asked = {
        each.id: places
        for each, places in zip(departments, places_left(checklist, answers, departments), strict=True)
    }
    least = {name: minutes_of(_least(places, rank)) for name, places in asked.items()}
    if minutes is None or ceil(sum(least.values())) <= minutes:
        return ()
    left = [each for each in departments if ceil(least[each.id]) <= minutes]
    while ceil(sum(least[each.id] for each in left)) > minutes:
        spent = (each for each in reversed(left) if least[each.id])
        left.remove(min(spent, key=lambda each: needed_by_customers(asked[each.id])))
    return tuple(each for each in departments if each not in left) if left else ()


def needed_by_customers(places: Sequence[Place]) -> tuple[bool, bool, int, int]:
    """Return how much the customers of this business meet a department, by its questions that apply to it.

    First whether they meet it directly; then whether most of what is asked there is asked because of what
    this business has or does, as of deliveries where it delivers; its weight; its critical questions.
    """
    department = places[0].department
    own = 2 * sum(map(rests_on_facts, places)) >= len(places)
    critical = sum(place.question.critical for place in places)
    return department.meets_customers == "directly", own, department.weight, critical


def _talk(places: Iterable[Place], rank: Rank) -> list[Place]:
    return sorted((place for place in places if work_of(place) is Work.TALKS), key=rank)


def _least(places: Iterable[Place], rank: Rank) -> list[Place]:
    """What is asked in talk of a department in any case."""
    return _talk(places, rank)[:AT_LEAST]


def _besides(places: Sequence[Place], rank: Rank) -> Sequence[Place]:
    """What is not asked in talk, if core or critical; of a department otherwise left out, the best."""
    others = [place for place in places if work_of(place) is not Work.TALKS]
    chosen = _core(others)
    best = () if chosen or len(others) < len(places) else sorted(others, key=rank)[:AT_LEAST]
    return chosen or best


def _core(places: Iterable[Place]) -> list[Place]:
    return [place for place in places if place.question.depth == "core" or place.question.critical]
