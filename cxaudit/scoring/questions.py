"""Scores and counts one question: by its step, or by the reading of a measure that counts."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import inf
from typing import Literal

from cxaudit.audit import Audit, Evidence, Response, State, evidence_of
from cxaudit.checklist import NEVER, Measure, Place, Question, Reading
from cxaudit.numbers import exact, whole
from cxaudit.scoring.tallies import Tally

FAILED = 50
"""Whole per cent of a critical question up to which it has failed."""


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
