"""How scores changed: of the whole, each department, each principle and each stage, and like for like.

A change is the difference of the two whole per cents that are shown. *Like for like* takes the questions
alone that were rated both times with the same steps or the same measure, by the weights of today, so that
neither another choice of questions nor another edition of the checklist is progress.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cxaudit.changes.questions import Change, ComparedQuestion
from cxaudit.groups import grouped
from cxaudit.scoring import Group, Scorecard


@dataclass(frozen=True)
class Alike:
    """What is compared like for like."""

    then: Fraction | None
    """Score then, from 0 to 1, by the weights of today; None where nothing is compared."""

    now: Fraction | None
    """Score now."""

    weight: int
    """Weight of the questions that are compared, by today's checklist."""

    count: int
    """How many they are."""

    @property
    def change(self) -> Change:
        """Both scores as they are shown."""
        return Change.of(self.then, self.now)


@dataclass(frozen=True)
class ScoreChange:
    """How the score of one thing changed."""

    id: str
    """Id of the department, the principle or the stage; empty: the whole."""

    title: str
    """What it is called today, else what it was called; empty: the whole."""

    change: Change
    """On all of its questions, each time those that were asked."""

    alike: Alike
    """Like for like."""


def whole_change(before: Scorecard, now: Scorecard, questions: Sequence[ComparedQuestion]) -> ScoreChange:
    """Return how the overall score changed."""
    weighed = [each for each in questions if each.place.department.weight]
    by_department = grouped(weighed, lambda each: each.place.department.id).values()
    change, alike = Change.of(before.overall.score, now.overall.score), _alike(weighed)
    if now.rules.overall == "questions":
        return ScoreChange("", "", change, alike)
    parts = [(part[0].place.department.weight, _alike(part)) for part in by_department]
    alike = replace(
        alike,
        then=_mean([(weight, part.then) for weight, part in parts]),
        now=_mean([(weight, part.now) for weight, part in parts]),
    )
    return ScoreChange("", "", change, alike)


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
        yield ScoreChange(id, title, Change.of(*then_now), _alike(part))


def _alike(questions: Iterable[ComparedQuestion]) -> Alike:
    """What some questions come to like for like, by the weights of today."""
    like = [(each.latest.question.weight, each.like) for each in questions if each.like]
    then, now = (_mean([(weight, scores[time]) for weight, scores in like]) for time in (0, 1))
    return Alike(then, now, sum(weight for weight, _ in like), len(like))


def _mean(weighted: Iterable[tuple[int, Fraction | None]]) -> Fraction | None:
    known = [(weight, share) for weight, share in weighted if share is not None]
    total = sum(weight for weight, _ in known)
    return sum((weight * share for weight, share in known), Fraction(0)) / total if total else None
