"""What explains the figures: bands, caps, and one department worked out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from cxaudit.scoring import Group, Rules, ScoredQuestion, Tally


@dataclass(frozen=True)
class BandRow:
    """One band, worst first."""

    label: str
    """Symbol and word."""

    word: str
    symbol: str
    """Both by themselves."""

    colour: str
    """Fill as RRGGBB."""

    floor: int
    """Lowest whole per cent of the band."""


@dataclass(frozen=True)
class CapPlaces:
    """The best band left where critical questions failed, by its place among the bands: 0 is the worst."""

    department: int
    """Of a department in which one failed."""

    one: int
    """Of the whole where one department has such a failure."""

    two: int
    """Of the whole where two departments have."""

    three: int
    """Of the whole where three departments have, or more."""

    only: int
    """Of the whole where its only department has."""


@dataclass(frozen=True)
class Term:
    """One question of a worked example."""

    ask: str
    """The question."""

    answer: str
    """The answer, and where it stands: its place among the steps, or the ends of the line."""

    weight: int
    """From 1 to 100."""

    score: Fraction
    """From 0 to 1."""


@dataclass(frozen=True)
class Example:
    """One department's score worked out step by step."""

    department: str
    """Title of the department."""

    terms: tuple[Term, ...]
    """Each of its rated questions."""

    tally: Tally
    """What they add up to."""


def band_rows(rules: Rules) -> tuple[BandRow, ...]:
    """Return the bands, worst first."""
    return tuple(BandRow(band.label, band.word, band.symbol, band.colour, band.floor) for band in rules.bands)


def cap_places(rules: Rules) -> CapPlaces:
    """Return how far critical failures cap a band."""
    ids = [band.id for band in rules.bands]
    return CapPlaces(*(ids.index(name) for name in rules.caps))


def example(departments: Iterable[Group]) -> Example | None:
    """Work out the score of the department with the fewest rated questions: the shortest sum.

    None where nothing is rated.
    """
    rated = [group for group in departments if group.tally.rated]
    if not rated:
        return None
    group = min(rated, key=lambda each: each.tally.rated)
    title = group.questions[0].place.department.title
    return Example(title, tuple(_terms(group.questions)), group.tally)


def _terms(questions: Iterable[ScoredQuestion]) -> Iterable[Term]:
    for scored in questions:
        if scored.score is not None:
            answer = f"{scored.in_words} ({scored.type.placed(scored.response)})"
            yield Term(scored.question.short_ask, answer, scored.question.weight, scored.score)
