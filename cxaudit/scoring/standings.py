"""Says how a department, a principle or the whole stands: score, range and band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import attrgetter
from typing import NamedTuple

from cxaudit.checklist import Band, BestBands, Checklist, Marks, Overall
from cxaudit.numbers import whole
from cxaudit.scoring.tallies import Tally

LEAST_IMPORTANCE, USUAL_IMPORTANCE, MOST_IMPORTANCE = Fraction(1), Fraction(2), Fraction(3)
"""What weights are brought to where questions of all checklists are compared: minor, usual, decisive."""


class Rules(NamedTuple):
    """What scores are compared with."""

    bands: tuple[Band, ...]
    """Worst first."""

    marks: Marks
    """Whole per cents, and the answers that a band takes."""

    caps: BestBands
    """How far critical failures cap a band."""

    usual_weight: Fraction
    """The weight that counts as 2 in a priority."""

    overall: Overall
    """What the overall score is made of."""

    @classmethod
    def of(cls, checklist: Checklist) -> Rules:
        """Return the rules of a checklist."""
        marks, caps = checklist.marks, checklist.capped
        return cls(checklist.bands, marks, caps, checklist.usual_weight, checklist.overall)

    def importance(self, weight: int) -> Fraction:
        """Bring a weight above 0 to those of our checklists: from 1, minor, to 3, the usual one being 2."""
        return max(LEAST_IMPORTANCE, min(MOST_IMPORTANCE, USUAL_IMPORTANCE * weight / self.usual_weight))


@dataclass(frozen=True)
class Standing:
    """How the whole, a department or a principle stands."""

    tally: Tally
    """What it was added up from. Its score is not that of the whole where that is a mean of departments."""

    score: Fraction | None
    """From 0 to 1; None where nothing is rated."""

    low: Fraction | None
    """Lower end of the range; None where nothing is rated or unknown."""

    high: Fraction | None
    """Upper end of the range; None where nothing is rated or unknown."""

    band: Band | None
    """None where too few questions are rated, or too small a share of those that apply."""

    provisional: bool
    """Whether too little is known for a band without reserve."""

    few: int
    """Rated questions from which on there is a band."""


def standing(rules: Rules, tally: Tally, failures: int = 0) -> Standing:
    """Say how one department or principle stands.

    Args:
        rules: give bands, marks and caps.
        tally: its questions, added up.
        failures: critical failures that cap the band; 0 for a principle.
    """
    cap = rules.caps.department if failures else None
    return _stands(rules, tally, (tally.score, tally.low, tally.high), cap)


def overall(rules: Rules, departments: Sequence[tuple[int, Tally]]) -> Standing:
    """Say how the whole stands.

    Args:
        rules: give bands, marks and caps.
        departments: weight and tally of each department in scope; those of weight 0 stand outside.
    """
    departments = [(weight, department) for weight, department in departments if weight]
    tally = sum((department for _, department in departments), Tally())
    of_all = (tally.score, tally.low, tally.high)
    shares = of_all if rules.overall == "questions" else _means(departments)
    failing = sum(department.failed > 0 for _, department in departments)
    cap = _cap(rules.caps, failing, only=len(departments) == 1)
    return _stands(rules, tally, shares, cap)


def _means(departments: Sequence[tuple[int, Tally]]) -> tuple[Fraction | None, ...]:
    """Score and both ends of its range, each the mean of the departments' by their weights."""
    return tuple(
        _mean([(weight, share(department)) for weight, department in departments])
        for share in (attrgetter("score"), attrgetter("low"), attrgetter("high"))
    )


def _cap(caps: BestBands, failing: int, *, only: bool) -> str | None:
    """The best band that is left to the whole, with so many failing departments; None: any."""
    if failing and only:
        return caps.only
    return (None, caps.one, caps.two, caps.three)[min(failing, 3)]


def _mean(weighted: Sequence[tuple[int, Fraction | None]]) -> Fraction | None:
    known = [(weight, share) for weight, share in weighted if share is not None]
    if not known:
        return None
    return sum((weight * share for weight, share in known), Fraction(0)) / sum(weight for weight, _ in known)


def _stands(rules: Rules, tally: Tally, shares: Sequence[Fraction | None], cap: str | None) -> Standing:
    """Name the band of a score, with its range; `cap` is the best that is left."""
    share, low, high = shares
    bands, marks = rules.bands, rules.marks
    band = None
    needed, coverage = marks.needed(tally.applicable), tally.coverage and whole(tally.coverage)
    if share is not None and tally.rated >= needed and (coverage or 0) >= marks.judged:
        reached = sum(whole(share) >= band.floor for band in bands) - 1
        ids = [band.id for band in bands]
        band = bands[min(reached, ids.index(cap)) if cap else reached]
    covered = coverage is None or coverage >= marks.covered
    return Standing(tally, share, low, high, band, tally.unverified > 0 or not covered, needed)
