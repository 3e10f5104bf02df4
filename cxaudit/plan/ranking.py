"""What orders questions: how much they matter, and how much that is for the minutes they take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from cxaudit.actions import find
from cxaudit.audit import Audit
from cxaudit.checklist import Place
from cxaudit.scoring import scorecard

Rank = Callable[[Place], tuple[bool, bool, bool, int]]
"""What orders questions by how much they matter, those that matter most first."""

Worth = Callable[[Place], Fraction]
"""What a question is worth for each minute that it takes."""


def rank_after(baseline: Audit | None) -> Rank:
    """Return what puts critical questions first, then those found wanting last time, core, and by weight."""
    wanting = _wanting(baseline)

    def rank(place: Place) -> tuple[bool, bool, bool, int]:
        question = place.question
        core = question.depth == "core"
        return (not question.critical, question.id not in wanting, not core, -question.weight)

    return rank


def worth_after(baseline: Audit | None) -> Worth:
    """Return what tells the worth of a minute: the weight times itself, for the minutes.

    It is twice as much of what is core, and twice of what was found wanting last time.
    """
    wanting = _wanting(baseline)

    def worth(place: Place) -> Fraction:
        question = place.question
        times = (2 if question.depth == "core" else 1) * (2 if question.id in wanting else 1)
        return Fraction(question.weight**2 * times) / Fraction(question.takes)

    return worth


def _wanting(baseline: Audit | None) -> frozenset[str]:
    """Ids of what an audit found wanting."""
    return frozenset(found.scored.id for found in find(scorecard(baseline))) if baseline else frozenset()


def with_parents(chosen: set[str], asked: Iterable[Iterable[Place]]) -> set[str]:
    """Add the questions that decide whether a chosen one is asked (`only_if`), of those that can be."""
    inside = [place.question for places in asked for place in places]
    for question in reversed(inside):  # each hangs on an earlier one
        if question.id in chosen and question.asked_after:
            chosen = chosen | {question.asked_after.question}
    return chosen & {question.id for question in inside}
