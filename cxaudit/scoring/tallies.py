"""Counts that add up, and the shares that follow from them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from operator import add, attrgetter


@dataclass(frozen=True)
class Tally:
    """Countable result of some questions: tallies add up, scores don't.

    Add tallies to roll up touchpoints, departments or principles, in any order.
    """

    earned: Fraction = Fraction(0)
    """Weight times score, summed over the rated questions; from 0 to `possible`, exact."""

    possible: int = 0
    """Weight of the rated questions."""

    backed: int = 0
    """Weight of the rated questions whose evidence is more than stated."""

    doubtful: int = 0
    """Weight of the unknown questions."""

    rated: int = 0
    """Questions that are rated."""

    not_applicable: int = 0
    """Questions that were asked and do not apply, as was answered; never those that the profile rules out."""

    unknown: int = 0
    """Questions answered with "don't know yet"."""

    open: int = 0
    """Questions that were planned and have no answer yet."""

    failed: int = 0
    """Critical questions that failed."""

    unverified: int = 0
    """Critical questions that are unknown or open."""

    least: Fraction = Fraction(0)
    """Weight times the worst score, summed over the unknown questions; from 0 to `doubtful`, exact."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(*map(add, _counts(self), _counts(other)))

    @property
    def score(self) -> Fraction | None:
        """Share earned, from 0 to 1; None where nothing is rated, which is not a zero."""
        return self.earned / self.possible if self.possible else None

    @property
    def low(self) -> Fraction | None:
        """Score if every unknown answer were the worst; None where nothing is rated or unknown."""
        weight = self.possible + self.doubtful
        return (self.earned + self.least) / weight if weight else None

    @property
    def high(self) -> Fraction | None:
        """Score if every unknown answer were the best; None where nothing is rated or unknown."""
        weight = self.possible + self.doubtful
        return (self.earned + self.doubtful) / weight if weight else None

    @property
    def applicable(self) -> int:
        """Questions that apply."""
        return self.rated + self.unknown + self.open

    @property
    def coverage(self) -> Fraction | None:
        """Share of the applicable questions that is rated; None where none is applicable."""
        return Fraction(self.rated, self.applicable) if self.applicable else None

    @property
    def confidence(self) -> Fraction | None:
        """Share of the rated weight that is more than stated; None where nothing is rated."""
        return Fraction(self.backed, self.possible) if self.possible else None


_counts = attrgetter(*(field.name for field in fields(Tally)))
"""What a tally adds up, in the order of its fields."""
