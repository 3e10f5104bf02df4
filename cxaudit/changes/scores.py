"""How scores changed: of the whole, each department, each principle and each stage, and like for like.

A change is the difference of the two whole per cents that are shown. *Like for like* takes the questions
alone that were rated both times with the same steps or the same measure, by the weights of today, so that
neither another choice of questions nor another edition of the checklist is progress.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cxaudit.changes.questions import Change, ComparedQuestion
from cxaudit.groups import grouped
from cxaudit.scoring import Group, Scorecard


@dataclass(frozen=True)
class ScoreChange:
    """How the score of one thing changed."""

    id: str
    """Id of the department, the principle or the stage; empty: the whole."""

    title: str
    """What it is called today, else what it was called; empty: the whole."""

    change: Change
    """On all of its questions, each time those that were asked."""

    alike: Change
    """Like for like."""

    count: int
    """Questions that are compared like for like."""


def whole_change(before: Scorecard, now: Scorecard, questions: Sequence[ComparedQuestion]) -> ScoreChange:
    """Return how the overall score changed."""
    weighed = [each for each in questions if each.place.department.weight]
    by_department = grouped(weighed, lambda each: each.place.department.id).values()
    then_now = [
        _mean([(part[0].place.department.weight, _score(part, time)) for part in by_department])
        for time in (0, 1)
    ]
    change = Change.of(before.overall.score, now.overall.score)
    return ScoreChange("", "", change, Change.of(*then_now), _count(weighed))


def department_changes(
    before: Scorecard, now: Scorecard, questions: Iterable[ComparedQuestion]
) -> tuple[ScoreChange, ...]:
    """Return how each department changed that was in scope at least once; those of today first."""
    titles = {
        id: group.questions[0].place.department.title
        for id, group in {**before.departments, **now.departments}.items()
    }
    in_order = {id: titles[id] for id in (*now.departments, *before.departments)}
    of = grouped(questions, lambda each: each.place.department.id)
    return tuple(_changes(in_order, before.departments, now.departments, of))


def principle_changes(
    before: Scorecard, now: Scorecard, questions: Iterable[ComparedQuestion]
) -> tuple[ScoreChange, ...]:
    """Return how each principle of today's checklist changed."""
    titles = {each.id: each.title for each in now.audit.checklist.principles}
    of = grouped(questions, lambda each: each.latest.question.principle or "")
    return tuple(_changes(titles, before.principles, now.principles, of))


def stage_changes(
    before: Scorecard, now: Scorecard, questions: Iterable[ComparedQuestion]
) -> tuple[ScoreChange, ...]:
    """Return how each stage of the customer's way changed that has a question today."""
    titles = {each.id: each.title for each in now.audit.checklist.stages if each.id in now.stages}
    of = grouped(questions, lambda each: each.place.touchpoint.stage or "")
    return tuple(_changes(titles, before.stages, now.stages, of))


def _changes(
    titles: Mapping[str, str],
    before: Mapping[str, Group],
    now: Mapping[str, Group],
    questions: Mapping[str, Sequence[ComparedQuestion]],
) -> Iterator[ScoreChange]:
    for id, title in titles.items():
        part = questions.get(id, [])
        then_now = [card[id].standing.score if id in card else None for card in (before, now)]
        alike = Change.of(_score(part, 0), _score(part, 1))
        yield ScoreChange(id, title, Change.of(*then_now), alike, _count(part))


def _count(questions: Iterable[ComparedQuestion]) -> int:
    return sum(each.like is not None for each in questions)


def _score(questions: Iterable[ComparedQuestion], time: int) -> Fraction | None:
    """The score of what is compared like for like, then (0) or now (1), by the weights of today."""
    scores = ((each.latest.question.weight, each.like) for each in questions)
    return _mean([(weight, like[time]) for weight, like in scores if like])


def _mean(weighted: Iterable[tuple[int, Fraction | None]]) -> Fraction | None:
    known = [(weight, share) for weight, share in weighted if share is not None]
    total = sum(weight for weight, _ in known)
    return sum((weight * share for weight, share in known), Fraction(0)) / total if total else None
