"""Results as plain values: shares, counts, and the words for them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Result:
    """How the whole, a department or a principle stands. Shares are from 0 to 1."""

    score: Fraction | None
    """None where nothing is rated."""

    low: Fraction | None
    """Lower end of the range; None where nothing is rated or unknown."""

    high: Fraction | None
    """Upper end of the range; None where nothing is rated or unknown."""

    coverage: Fraction | None
    """Rated share of what applies; None where nothing applies."""

    confidence: Fraction | None
    """Share of the weight that is more than stated; None where nothing is rated."""

    rated: int
    """Questions rated."""

    not_applicable: int
    """Questions that do not apply."""

    unknown: int
    """Questions answered with "don't know yet"."""

    open: int
    """Questions without an answer yet."""

    failed: int
    """Critical questions that failed."""

    unverified: int
    """Critical questions that are unknown or open."""

    text: str
    """Score, range and count in words."""

    band: str
    """Band in words, with symbol and what qualifies it."""

    named: str
    """Band by itself, or why there is none."""

    short: str
    """Score and band in words, without what qualifies them: "68 % ▲ Fair"."""

    @property
    def text_and_band(self) -> str:
        """Score and band in words; where nothing is rated, both say so, and it is said once."""
        return self.band if self.score is None else f"{self.text}, {self.band}"

    @property
    def applicable(self) -> int:
        """Questions that apply."""
        return self.rated + self.unknown + self.open


@dataclass(frozen=True)
class Cell:
    """One field of the heat map."""

    score: Fraction | None
    """None where nothing is rated."""

    rated: int
    """Answers it rests on."""


@dataclass(frozen=True)
class BandRow:
    """One band, worst first."""

    label: str
    """Symbol and word."""

    colour: str
    """Fill as RRGGBB."""

    floor: int
    """Lowest whole per cent of the band."""


@dataclass(frozen=True)
class Limits:
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
    """1 to 3."""

    score: Fraction
    """From 0 to 1."""


@dataclass(frozen=True)
class Example:
    """One department's score worked out step by step."""

    department: str
    """Title of the department."""

    terms: tuple[Term, ...]
    """Each of its rated questions."""

    score: Fraction
    """What comes out."""
