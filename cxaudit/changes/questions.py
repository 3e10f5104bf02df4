"""The questions of two audits side by side, bridged by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from cxaudit.checklist import Place
from cxaudit.numbers import whole
from cxaudit.scoring import Scorecard, ScoredQuestion


class Change(NamedTuple):
    """Two scores of the same thing, as they are shown."""

    then: int | None
    """Whole per cent in the audit before; None where nothing was rated."""

    now: int | None
    """Whole per cent in this audit; None where nothing is rated."""

    @property
    def points(self) -> int | None:
        """The difference of the two whole per cents, from -100 to 100; None where one of them is missing."""
        return None if self.then is None or self.now is None else self.now - self.then

    @classmethod
    def of(cls, then: Fraction | None, now: Fraction | None) -> Change:
        """Return the change of a share."""
        return cls(*(None if share is None else whole(share) for share in (then, now)))


@dataclass(frozen=True)
class ComparedQuestion:
    """One question that was asked in at least one of two audits."""

    then: ScoredQuestion | None
    """As it was asked in the audit before, by the rules of this one; None where it was not asked."""

    now: ScoredQuestion | None
    """As it is asked in this audit; None where it is not."""

    @property
    def latest(self) -> ScoredQuestion:
        """As it is asked now, else as it was."""
        latest = self.now or self.then
        assert latest, "asked at least once"
        return latest

    @property
    def id(self) -> str:
        """Its id, which it keeps as long as it means the same."""
        return self.latest.id

    @property
    def place(self) -> Place:
        """Where it stands in the checklist of today, else where it stood."""
        return self.latest.place

    @property
    def both(self) -> bool:
        """Whether it was asked both times."""
        return self.then is not None and self.now is not None

    @property
    def otherwise(self) -> bool:
        """Whether it was asked both times, but with other steps or another measure.

        Other ends of the same measure, and other points of the same steps, are rules: those of today count.
        """
        return self.then is not None and self.now is not None and self.then.type != self.now.type

    @property
    def change(self) -> Change:
        """Its score both times, also where it counts for nothing."""
        return Change.of(*(each.score if each else None for each in (self.then, self.now)))

    @property
    def then_alike(self) -> Fraction | None:
        """Its exact score then, where it was rated, counted, and asked as it is now; None where not."""
        counted = self.both and not self.otherwise and self.then and self.then.question.scored
        return self.then.score if self.then and counted else None

    @property
    def like(self) -> tuple[Fraction, Fraction] | None:
        """Its exact scores then and now, if it may be compared like for like; None where it may not.

        That is where it counts, was rated both times, and had the same steps or the same measure.
        """
        then, now = self.then_alike, self.now
        if then is None or now is None or now.score is None or not now.question.scored:
            return None
        return then, now.score


def side_by_side(before: Scorecard, now: Scorecard) -> Iterator[ComparedQuestion]:
    """Return every question of two audits: those of today first, in their order."""
    for id, scored in now.questions.items():
        yield ComparedQuestion(before.questions.get(id), scored)
    for id, scored in before.questions.items():
        if id not in now.questions:
            yield ComparedQuestion(scored, None)
