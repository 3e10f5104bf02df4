"""How something stands, as editions show it: in whole per cents, and with nothing that was said."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cxaudit.numbers import whole
from cxaudit.report.parts import StandingInWords
from cxaudit.report.reports import Report


@dataclass(frozen=True)
class SharedStanding:
    """How a department, or what is gathered from several, stands."""

    score: int | None
    """In whole per cents; None where nothing is rated."""

    low: int | None
    high: int | None
    """Ends of the range, were all that is unknown worst or best; None where nothing is rated or unknown."""

    before: int | None
    """The score in the audit before; None where there is none, or it was not shown then."""

    rank: int
    """Number of the band, from 1, the worst; 0 for none."""

    reached: int
    """Number of the band that the score reaches, whatever caps it; 0 for none."""

    named: str
    """Band by itself, or why there is none."""

    provisional: bool
    """Whether the band may change when more is known."""

    rated: int
    """Answers that the score rests on."""

    failed: int
    """Critical questions that failed."""

    unverified: int
    """Critical questions that are not answered."""

    @property
    def change(self) -> int | None:
        """Points that the score has gained; None where one of the two is missing."""
        return None if self.score is None or self.before is None else self.score - self.before


@dataclass(frozen=True)
class Proof:
    """How much is answered, and how much of that rests on more than words."""

    applicable: int
    """Questions that apply."""

    coverage: int | None
    """Share of them that is rated, in whole per cents; None where none applies."""

    backed: int
    """Rated questions that rest on more than words."""

    confidence: int | None
    """Their share by weight, in whole per cents; None where nothing is rated."""


@dataclass(frozen=True)
class GatheredLine:
    """How the questions of one principle, one stage or one touchpoint stand."""

    title: str
    """Its title."""

    asks: str
    """What customers ask themselves by a principle; else empty."""

    standing: SharedStanding
    """How it stands."""


def in_per_cent(share: Fraction | None) -> int | None:
    """Return a share in whole per cents; None where there is none."""
    return None if share is None else whole(share)


def shared_standing(report: Report, standing: StandingInWords, before: Fraction | None) -> SharedStanding:
    """Return how something stands, as editions show it."""
    counted, tally = standing.counted, standing.tally
    score, band = in_per_cent(counted.score), counted.band
    known = band is not None and score is not None
    return SharedStanding(
        score=score,
        low=in_per_cent(counted.low),
        high=in_per_cent(counted.high),
        before=in_per_cent(before),
        rank=report.rules.bands.index(band) + 1 if band else 0,
        reached=sum(each.floor <= (score or 0) for each in report.bands) if known else 0,
        named=standing.named,
        provisional=band is not None and counted.provisional,
        rated=tally.rated,
        failed=tally.failed,
        unverified=tally.unverified,
    )
