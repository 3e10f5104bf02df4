"""What fits the minutes of a session.

The minutes are for talking, and each question has its own. Chosen are the questions that matter most
(critical ones, then those the baseline found wanting, then core, then by weight), at least four of every
department. What is done beforehand, on the walk or with papers is not in these minutes; of it, a session with
a limit takes what is core or critical, and of a department that would be left out altogether the best four.
What was answered already stays. Whatever the minutes say, a question that is asked only after some answers to
another one (`only_if`) takes that one with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from math import ceil

from cxaudit.actions import find
from cxaudit.audit import Answers, Audit
from cxaudit.checklist import Checklist, Department, Place
from cxaudit.errors import CxauditError, Problem
from cxaudit.plan.profile import ruled_out
from cxaudit.plan.work import Work, minutes_of, work_of
from cxaudit.scoring import scorecard
from cxaudit.words import ngettext

AT_LEAST = 4
"""Questions asked in talk in every department that has so many."""

Rank = Callable[[Place], tuple[bool, bool, bool, int]]
"""What orders questions by how much they matter, those that matter most first."""


def choose(
    checklist: Checklist, answers: Answers, departments: Sequence[Department], baseline: Audit | None
) -> set[str]:
    """Return the ids of the questions to ask in these departments.

    Raises:
        CxauditError: if the minutes do not reach for the least of every department; proposes which to
            leave out.
    """
    asked = _asked(checklist, answers, departments)
    if answers.minutes is None:
        return {place.question.id for places in asked for place in places}
    needed = minutes_needed(checklist, answers, departments, baseline)
    if needed > answers.minutes:
        what = ngettext(
            "{n} minute does not reach for the departments in scope",
            "{n} minutes do not reach for the departments in scope",
            answers.minutes,
        )
        names = ", ".join(each.id for each in proposal(checklist, answers, departments, baseline))
        fix = ngettext("plan {n} minute", "plan {n} minutes", needed)
        if names:
            fix = ngettext(
                "leave out {names}, or plan {n} minute",
                "leave out {names}, or plan {n} minutes",
                needed,
                names=names,
            )
        raise CxauditError(Problem("minutes", what, fix))
    fitting = _fitting(asked, answers.minutes, _rank(baseline)) | set(answers.responses)
    return _with_those_they_hang_on(fitting, asked)


def _with_those_they_hang_on(chosen: set[str], asked: Iterable[Iterable[Place]]) -> set[str]:
    """Add the questions that decide whether a chosen one is asked (`only_if`), of those that can be."""
    inside = [place.question for places in asked for place in places]
    for question in reversed(inside):  # each hangs on an earlier one
        if question.id in chosen and question.asked_after:
            chosen.add(question.asked_after.question)
    return chosen & {question.id for question in inside}


def proposal(
    checklist: Checklist, answers: Answers, departments: Sequence[Department], baseline: Audit | None = None
) -> tuple[Department, ...]:
    """Return departments to leave out so that the minutes reach, in their order.

    First those for which alone they would not reach, then those that meet customers indirectly, then the
    lightest, of equal ones the last; none that needs no minutes. Empty where the minutes reach for all, and
    where they reach for none.
    """
    minutes = answers.minutes
    asked = zip(departments, _asked(checklist, answers, departments), strict=True)
    least = {each.id: minutes_of(_least(places, _rank(baseline))) for each, places in asked}
    if minutes is None or ceil(sum(least.values())) <= minutes:
        return ()
    left = [each for each in departments if ceil(least[each.id]) <= minutes]
    while ceil(sum(least[each.id] for each in left)) > minutes:
        left.remove(min((each for each in reversed(left) if least[each.id]), key=_dispensable))
    return tuple(each for each in departments if each not in left) if left else ()


def _dispensable(department: Department) -> tuple[bool, int]:
    return department.meets_customers == "directly", department.weight


def minutes_needed(
    checklist: Checklist, answers: Answers, departments: Sequence[Department], baseline: Audit | None = None
) -> int:
    """Return the minutes for the least that is asked of these departments, rounded up."""
    rank = _rank(baseline)
    least = (_least(places, rank) for places in _asked(checklist, answers, departments))
    return ceil(sum(map(minutes_of, least)))


def _asked(checklist: Checklist, answers: Answers, departments: Iterable[Department]) -> list[list[Place]]:
    """Questions of each department that the profile leaves."""
    reasons = ruled_out(checklist, answers.profile)
    return [
        [checklist.places[each.id] for each in department.questions if each.id not in reasons]
        for department in departments
    ]


def _rank(baseline: Audit | None) -> Rank:
    wanting = {finding.scored.id for finding in find(scorecard(baseline))} if baseline else set()

    def rank(place: Place) -> tuple[bool, bool, bool, int]:
        question = place.question
        core = question.depth == "core"
        return (not question.critical, question.id not in wanting, not core, -question.weight)

    return rank


def _talk(places: Iterable[Place], rank: Rank) -> list[Place]:
    return sorted((place for place in places if work_of(place) is Work.TALKS), key=rank)


def _least(places: Iterable[Place], rank: Rank) -> list[Place]:
    """What is asked in talk of a department in any case."""
    return _talk(places, rank)[:AT_LEAST]


def _fitting(asked: Sequence[Sequence[Place]], minutes: int, rank: Rank) -> set[str]:
    """Ids of what fits: the least of every department, then what matters most of the rest."""
    talks = [_talk(places, rank) for places in asked]
    least = [place for talk in talks for place in talk[:AT_LEAST]]
    others = sorted((place for talk in talks for place in talk[AT_LEAST:]), key=rank)
    room = minutes - minutes_of(least)
    sums = accumulate(minutes_of([place]) for place in others)
    fitting = [place for place, so_far in zip(others, sums, strict=True) if so_far <= room]
    besides = [place for places in asked for place in _besides(places, rank)]
    return {place.question.id for place in (*least, *fitting, *besides)}


def _besides(places: Sequence[Place], rank: Rank) -> Sequence[Place]:
    """What is not asked in talk, if core or critical; of a department otherwise left out, the best."""
    others = [place for place in places if work_of(place) is not Work.TALKS]
    chosen = [place for place in others if place.question.depth == "core" or place.question.critical]
    best = () if chosen or len(others) < len(places) else sorted(others, key=rank)[:AT_LEAST]
    return chosen or best
