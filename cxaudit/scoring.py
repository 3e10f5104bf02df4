"""Adds up. Every rule of scoring stands here once; the formulas of the workbook are its twins.

- Score of a question: (step - 1) / (steps - 1); of a measure, the straight line from `poor` (0) to `good`
  (1), never beyond.
- Department, principle, touchpoint: weight times score over weight, of the rated questions.
- Overall: mean of the departments' scores by their weights.
- Nothing rated is not zero: the score is None.
- Coverage: rated / (rated + unknown + open). Below 70 % the band is provisional; so it is where a
  critical question is unknown or open.
- Range: the score if all unknown answers were the worst, and if all were the best.
- Confidence: share of the rated weight whose evidence is more than stated.
- Fewer than three rated questions carry no band, but count in the overall score.
- A critical question scored 50 % or less has failed: its department's band is the worst at most, the
  overall band the second worst, from two such departments on the worst. The score stays as it is.
- Sums are exact fractions. Whatever is compared with a threshold is rounded to four decimals before,
  half up, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from operator import add, attrgetter

from cxaudit.audit import Audit, Evidence, Response, State, evidence_of, exact
from cxaudit.checklist import Band, Measure, Place, Question

ENOUGH = 3
"""Rated questions from which on a score carries a band."""

COVERED = Fraction(70, 100)
"""Coverage below which a band is provisional."""

FAILED = Fraction(50, 100)
"""Score of a critical question up to which it has failed."""


def half_up(share: Fraction, digits: int = 4) -> Fraction:
    """Round a share of 0 or more to so many decimals, halves upwards."""
    unit = 10**digits
    return Fraction((share * unit * 2 + 1) // 2, unit)


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
    """Questions that do not apply, by an answer or by the profile."""

    unknown: int = 0
    """Questions answered with "don't know yet"."""

    open: int = 0
    """Questions that were planned and have no answer yet."""

    failed: int = 0
    """Critical questions that failed."""

    unverified: int = 0
    """Critical questions that are unknown or open."""

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
        return self.earned / weight if weight else None

    @property
    def high(self) -> Fraction | None:
        """Score if every unknown answer were the best; None where nothing is rated or unknown."""
        weight = self.possible + self.doubtful
        return (self.earned + self.doubtful) / weight if weight else None

    @property
    def coverage(self) -> Fraction | None:
        """Share of the applicable questions that is rated; None where none is applicable."""
        applicable = self.rated + self.unknown + self.open
        return Fraction(self.rated, applicable) if applicable else None

    @property
    def confidence(self) -> Fraction | None:
        """Share of the rated weight that is more than stated; None where nothing is rated."""
        return Fraction(self.backed, self.possible) if self.possible else None

    @property
    def provisional(self) -> bool:
        """Whether too little is known for a band without reserve."""
        return self.unverified > 0 or (self.coverage is not None and half_up(self.coverage) < COVERED)


_counts = attrgetter(*(field.name for field in fields(Tally)))
"""What a tally adds up, in the order of its fields."""


@dataclass(frozen=True)
class Standing:
    """How the whole, a department or a principle stands."""

    tally: Tally
    """What it was added up from."""

    score: Fraction | None
    """From 0 to 1; None where nothing is rated."""

    low: Fraction | None
    """Lower end of the range; None where nothing is rated or unknown."""

    high: Fraction | None
    """Upper end of the range; None where nothing is rated or unknown."""

    band: Band | None
    """None where fewer than three questions are rated."""


def ends(audit: Audit, measure: Measure) -> tuple[Fraction, Fraction]:
    """Return `poor` and `good` of a measure as numbers.

    A number of the policy is the one in force when the audit began. Where a business moved it up to
    `poor` or past it, the default stands in, so that better readings never score less.
    """
    poor, good = (audit.number(b) if isinstance(b, str) else b for b in (measure.poor, measure.good))
    first_poor, first_good = (
        audit.checklist.number(b).default if isinstance(b, str) else b for b in (measure.poor, measure.good)
    )
    if (good - poor) * (first_good - first_poor) <= 0:
        poor, good = first_poor, first_good
    return exact(poor), exact(good)


def score(audit: Audit, question: Question, response: Response) -> Fraction | None:
    """Score one question, from 0 to 1; None where it is not rated."""
    if question.measure and response.reading is not None:
        poor, good = ends(audit, question.measure)
        return min(Fraction(1), max(Fraction(0), (response.reading - poor) / (good - poor)))
    if response.step is not None:
        return Fraction(response.step - 1, len(audit.checklist.steps(question)) - 1)
    return None


def has_failed(question: Question, share: Fraction | None) -> bool:
    """Say whether a question is critical and scored 50 % or less."""
    return question.critical and share is not None and half_up(share) <= FAILED


def tally(audit: Audit, question: Question) -> Tally:
    """Count one question that is in scope, with the response that the audit has for it."""
    response = audit.response(question.id)
    share = score(audit, question, response)
    if share is not None:
        stated = evidence_of(question, response) is Evidence.STATED
        return Tally(
            earned=share * question.weight,
            possible=question.weight,
            backed=0 if stated else question.weight,
            rated=1,
            failed=int(has_failed(question, share)),
        )
    if response.state is State.NOT_APPLICABLE:
        return Tally(not_applicable=1)
    unknown = response.state is State.UNKNOWN
    return Tally(
        doubtful=question.weight if unknown else 0,
        unknown=int(unknown),
        open=int(not unknown),
        unverified=int(question.critical),
    )


def total(audit: Audit, places: Iterable[Place]) -> Tally:
    """Add up some questions that are in scope."""
    return sum((tally(audit, place.question) for place in places), Tally())


def standing(bands: Sequence[Band], count: Tally, failures: int = 0) -> Standing:
    """Say how one department or principle stands.

    Args:
        bands: of the checklist, worst first.
        count: its questions, added up.
        failures: critical failures that cap the band: 1 or more, the worst band.
    """
    band = _band(bands, count.score, count.rated, highest=0 if failures else len(bands) - 1)
    return Standing(count, count.score, count.low, count.high, band)


def overall(bands: Sequence[Band], departments: Sequence[tuple[int, Tally]]) -> Standing:
    """Say how the whole stands.

    Args:
        bands: of the checklist, worst first.
        departments: weight and tally of each department in scope.
    """
    count = sum((department for _, department in departments), Tally())
    mean = _mean([(weight, department.score) for weight, department in departments])
    low = _mean([(weight, department.low) for weight, department in departments])
    high = _mean([(weight, department.high) for weight, department in departments])
    failing = sum(department.failed > 0 for _, department in departments)
    highest = {0: len(bands) - 1, 1: 1}.get(failing, 0)
    return Standing(count, mean, low, high, _band(bands, mean, count.rated, highest))


def _mean(weighted: Sequence[tuple[int, Fraction | None]]) -> Fraction | None:
    known = [(weight, share) for weight, share in weighted if share is not None]
    if not known:
        return None
    return sum((weight * share for weight, share in known), Fraction(0)) / sum(weight for weight, _ in known)


def _band(bands: Sequence[Band], share: Fraction | None, rated: int, highest: int) -> Band | None:
    if share is None or rated < ENOUGH:
        return None
    reached = sum(half_up(share) >= exact(band.floor) for band in bands) - 1
    return bands[min(reached, highest)]
