"""Adds up. Every rule of scoring stands here once; the formulas of the workbook are its twins.

- Score of a question: (step - 1) / (steps - 1); of a measure, the straight line from `poor` (0) to `good`
  (1), never beyond. Of several readings the one counts that four of five are as good as or better than (or
  the median, where the measure says so); one that never came is the worst that can be.
- Department, principle, touchpoint: weight times score over weight, of the rated questions.
- Overall: mean of the departments' scores by their weights.
- Nothing rated is not zero: the score is None.
- What is shown is what counts: whatever is compared with a mark is a whole per cent, see `whole`.
- Coverage: rated / (rated + unknown + open). Below the mark `covered` the band is provisional; so it is where
  a critical question is unknown or open.
- Range: the score if all unknown answers were the worst, and if all were the best.
- Confidence: share of the rated weight whose evidence is more than stated.
- Fewer rated questions than the mark `few` carry no band, but count in the overall score.
- A critical question scored 50 % or less has failed: its department's band and the overall band are capped
  as the checklist's `caps` say. The score stays as it is. Where one department is in scope, the whole has the
  cap of the department.
- Sums are exact fractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction
from math import inf
from operator import add, attrgetter
from typing import Literal

from cxaudit.audit import Audit, Evidence, Response, State, evidence_of, exact
from cxaudit.checklist import NEVER, Band, Caps, Checklist, Measure, Place, Question, Reading

FAILED = 50
"""Whole per cent of a critical question up to which it has failed."""

_NEARLY = Fraction(1, 10**7)
"""What is added before a share is rounded, so that a calculator in floating point rounds halves alike."""


def whole(share: Fraction) -> int:
    """Return a share of 0 or more as the whole per cent that is shown and compared, halves upwards."""
    return int((100 * share + Fraction(1, 2) + _NEARLY) // 1)


def half_up(share: Fraction, digits: int = 4) -> Fraction:
    """Round a number of 0 or more to so many decimals, halves upwards."""
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
    """None where too few questions are rated."""

    provisional: bool
    """Whether too little is known for a band without reserve."""

    few: int
    """Rated questions from which on there is a band."""


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


def earlier(audit: Audit) -> Audit | None:
    """Return the baseline as this audit's rules count it; None where there is none.

    Bands, marks, caps and the ends of measures are this audit's, so that a changed rule or standard is never
    progress. A measure in another unit stays as it was.
    """
    if audit.baseline is None:
        return None
    checklist, now = audit.baseline.checklist, audit.checklist
    departments = [
        department.changed(
            touchpoints=[
                touchpoint.changed(questions=[_as_now(audit, each) for each in touchpoint.questions])
                for touchpoint in department.touchpoints
            ]
        )
        for department in checklist.departments
    ]
    rules = {"bands": now.bands, "marks": now.marks, "caps": now.capped}
    return audit.baseline.changed(checklist=checklist.changed(**rules, departments=departments))


def _as_now(audit: Audit, question: Question) -> Question:
    """A question of the baseline, its measure with today's ends."""
    place = audit.checklist.places.get(question.id)
    measure = place.question.measure if place else None
    if measure is None or question.measure is None or measure.unit != question.measure.unit:
        return question
    poor, good = map(float, ends(audit, measure))
    # a business may have set a number of its policy beyond what can be true
    least = min(measure.least, poor, good)
    return question.changed(measure=measure.changed(poor=poor, good=good, least=least, most=None))


def counting(audit: Audit, measure: Measure, response: Response) -> Fraction | Literal["never"] | None:
    """Return the reading of a measure that is scored; None where there is none."""
    if not response.readings:
        return None
    poor, good = ends(audit, measure)
    ranked = sorted(response.readings, key=lambda each: _distance(each, better_is_more=good > poor))
    number = len(ranked)
    if measure.counts == "four_of_five":
        return _exactly(ranked[(8 * number + 5) // 10 - 1])
    below, above = _exactly(ranked[(number - 1) // 2]), _exactly(ranked[number // 2])
    return NEVER if above == NEVER or below == NEVER else (below + above) / 2


def _distance(reading: Reading, *, better_is_more: bool) -> float:
    """How far a reading lies from the best, to rank readings by."""
    if reading == NEVER:
        return inf
    return -float(reading) if better_is_more else float(reading)


def _exactly(reading: Reading) -> Fraction | Literal["never"]:
    return NEVER if reading == NEVER else exact(float(reading))


def as_poor(audit: Audit, measure: Measure, response: Response) -> int:
    """Return how many readings are at or beyond `poor`."""
    poor, good = ends(audit, measure)
    given = map(_exactly, response.readings)
    return sum(each == NEVER or (each - poor) * (good - poor) <= 0 for each in given)


def score(audit: Audit, question: Question, response: Response) -> Fraction | None:
    """Score one question, from 0 to 1; None where it is not rated."""
    if question.measure and (reading := counting(audit, question.measure, response)) is not None:
        if reading == NEVER:
            return Fraction(0)
        poor, good = ends(audit, question.measure)
        return min(Fraction(1), max(Fraction(0), (reading - poor) / (good - poor)))
    if response.step is not None:
        return Fraction(response.step - 1, len(audit.checklist.steps(question)) - 1)
    return None


def has_failed(question: Question, share: Fraction | None) -> bool:
    """Say whether a question is critical and scored 50 % or less."""
    return question.critical and share is not None and whole(share) <= FAILED


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


def standing(checklist: Checklist, count: Tally, failures: int = 0) -> Standing:
    """Say how one department or principle stands.

    Args:
        checklist: gives bands, marks and caps.
        count: its questions, added up.
        failures: critical failures that cap the band; 0 for a principle.
    """
    cap = checklist.capped.department if failures else None
    return _stands(checklist, count, (count.score, count.low, count.high), cap)


def overall(checklist: Checklist, departments: Sequence[tuple[int, Tally]]) -> Standing:
    """Say how the whole stands.

    Args:
        checklist: gives bands, marks and caps.
        departments: weight and tally of each department in scope.
    """
    count = sum((department for _, department in departments), Tally())
    shares = tuple(
        _mean([(weight, share(department)) for weight, department in departments])
        for share in (attrgetter("score"), attrgetter("low"), attrgetter("high"))
    )
    failing = sum(department.failed > 0 for _, department in departments)
    cap = _cap(checklist.capped, failing, only=len(departments) == 1)
    return _stands(checklist, count, shares, cap)


def _cap(caps: Caps, failing: int, *, only: bool) -> str | None:
    """The best band that is left to the whole, with so many failing departments; None: any."""
    if failing and only:
        return caps.only or caps.department
    return (None, caps.one, caps.two or caps.one, caps.three)[min(failing, 3)]


def _mean(weighted: Sequence[tuple[int, Fraction | None]]) -> Fraction | None:
    known = [(weight, share) for weight, share in weighted if share is not None]
    if not known:
        return None
    return sum((weight * share for weight, share in known), Fraction(0)) / sum(weight for weight, _ in known)


def _stands(
    checklist: Checklist, count: Tally, shares: Sequence[Fraction | None], cap: str | None
) -> Standing:
    """Name the band of a score, with its range; `cap` is the best that is left."""
    share, low, high = shares
    marks = checklist.marks
    band = None
    if share is not None and count.rated >= marks.few:
        reached = sum(whole(share) >= band.floor for band in checklist.bands) - 1
        ids = [band.id for band in checklist.bands]
        band = checklist.bands[min(reached, ids.index(cap)) if cap else reached]
    covered = count.coverage is None or whole(count.coverage) >= marks.covered
    return Standing(count, share, low, high, band, count.unverified > 0 or not covered, marks.few)
