"""What the baseline answered to a question, beside its answer of today."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from cxaudit.actions import is_wanting
from cxaudit.changes import ComparedQuestion
from cxaudit.scoring import Scorecard, ScoredQuestion


class LastTime(NamedTuple):
    """A question as it was in the baseline, as far as its row shows that."""

    before: str
    """Its answer in its own words; empty where it was not asked or left open."""

    before_score: Fraction | None
    """What that scores by today's rules; None where it has no such score."""

    before_alike: Fraction | None
    """The same, if it may be compared like for like."""

    found_before: bool
    """Whether it was a finding, by the marks of today."""


def last_time(card: Scorecard, scored: ScoredQuestion) -> LastTime:
    """Return what the baseline of an audit answered to one of its questions."""
    reported = card.before_as_reported.questions.get(scored.id) if card.before_as_reported else None
    before = card.before.questions.get(scored.id) if card.before else None
    return LastTime(
        before=reported.in_words if reported and reported.answer is not None else "",
        before_score=before.score if before else None,
        before_alike=ComparedQuestion(before, scored).then_alike,
        found_before=before is not None and is_wanting(before, card.rules.marks.wanting),
    )
