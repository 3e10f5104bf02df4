"""Answers that are numbers, scored in a straight line between two ends."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Literal

from cxaudit.audit.answer_types.abstract import AbstractAnswerType
from cxaudit.audit.answer_types.entries import Doubt, Read, ScoredBy, Short, TypedEntry
from cxaudit.audit.answer_types.readings import read
from cxaudit.audit.responses import ANSWERED_WITH, Misfit, Response
from cxaudit.checklist import NEVER, Measure, Reading
from cxaudit.numbers import exact, figure, percent
from cxaudit.words import NEVER_CAME, _


@dataclass(frozen=True)
class MeasureType(AbstractAnswerType):
    """The answer is a number, scored in a straight line between two ends."""

    measure: Measure
    """Gives unit, what can be true, and which of several readings counts."""

    poor: Fraction
    """Reading that scores 0, and beyond it too."""

    good: Fraction
    """Reading that scores 1, and beyond it too; differs from `poor`, on either side."""

    @property
    def entry(self) -> TypedEntry:
        """A number is typed, or several."""
        unit = self.measure.unit.many
        return TypedEntry(
            invitation=_("Type a number ({unit}) or never; several with blanks between them", unit=unit),
            short=_("type a number"),
            label=unit,
            unfinished=_("counted, {unit}", unit=unit),
            begins=r"[\d+.,-]",
        )

    def read(self, typed: str) -> Read:
        """Read one reading or several; what has two meanings is asked back."""
        readings = read(typed, self.measure)
        return Response(readings=readings) if isinstance(readings, tuple) else readings

    def typed(self, response: Response) -> str:
        """Return the readings; empty where there is none."""
        return "; ".join(map(_said, response.readings))

    def is_answer_in_words(self, typed: str) -> bool:
        """Whether it can be read, as never and no answer can."""
        return not isinstance(self.read(typed), str)

    def spelt_out(self, short: Short) -> dict[str, object] | Misfit:
        """Take a number, or several, for readings; a text for what could be typed, such as never."""
        if not isinstance(short, str):
            return {"readings": short if isinstance(short, list) else [short]}
        match self.read(short):
            case Response(readings=readings):
                return {"readings": list(readings)}
            case Doubt(meanings=meanings):
                meant = _(" or ").join(each.title for each in meanings)
                return Misfit(_("{words!r} may mean {meant}", words=short, meant=meant), self.advice)
            case _:
                return Misfit(_("{words!r} is no reading", words=short), self.advice)

    def understood(self, response: Response) -> str:
        """Say the readings, which of several counts, and what it scores; empty where there is none."""
        counts, share = self.counting(response), self.score(response)
        if counts is None or share is None:
            return ""
        unit, score, said = self.measure.unit.many, percent(share), ", ".join(map(_said, response.readings))
        if len(response.readings) == 1:
            return f"{unit}: {said} → {score}"
        return f"{unit}: {said} → " + _("{reading} counts, {score}", reading=_said(counts), score=score)

    def outline(self) -> tuple[str, ...]:
        """Say the unit, what is good and poor, with the policy's name for it, and which readings can be."""
        ends = ((self.good, self.measure.good), (self.poor, self.measure.poor))
        good, poor = (_said(end) + (f" ({name})" if isinstance(name, str) else "") for end, name in ends)
        scored = _("in {unit}: good {good}, poor {poor}", unit=self.measure.unit.many, good=good, poor=poor)
        median = (_("of several readings the median counts"),) if self.counts == "median" else ()
        return scored, self._possible(), *median

    def _possible(self) -> str:
        """Say which readings can be true."""
        least, most = figure(self.measure.least), self.measure.most
        if most is None:
            return _("readings from {least} on can be true", least=least)
        return _("readings from {least} to {most} can be true", least=least, most=figure(most))

    def misfit(self, response: Response) -> Misfit | None:
        """Refuse what is no reading, or cannot be true."""
        if response.answered_with not in ("readings", ""):
            given = _(ANSWERED_WITH[response.answered_with])
            what = _("it is answered with a number, not with {given}", given=given)
            return Misfit(what, self.advice)
        wrong = next((reading for reading in response.readings if not self.measure.can_be(reading)), None)
        if wrong is None:
            return None
        reading = self.in_words(float(wrong))
        return Misfit(_("{reading} can't be true", reading=reading), self.advice)

    @property
    def advice(self) -> str:
        """Say in which unit, and from what to what a reading can be true."""
        least, most = self.measure.least, self.measure.most
        if most is None:
            given = self.in_words(least)
            return _("give what was read, from {least}, or {never}", least=given, never=NEVER)
        return _(
            "give what was read, from {least} to {most}, or {never}",
            least=figure(least),
            most=self.in_words(most),
            never=NEVER,
        )

    def score(self, response: Response) -> Fraction | None:
        """Return where the reading that counts lies between the ends, from 0 to 1; None without a reading."""
        reading = self.counting(response)
        if reading is None or reading == NEVER:
            return None if reading is None else Fraction(0)
        return min(Fraction(1), max(Fraction(0), (reading - self.poor) / (self.good - self.poor)))

    def counting(self, response: Response) -> Fraction | Literal["never"] | None:
        """Return the reading that is scored; None where there is none.

        Of n readings it is the one at place (8 n + 5) // 10 from the best, which four of five are as good as
        or better than; or the median, where the measure says so.
        """
        if not response.readings:
            return None
        ranked = sorted(response.readings, key=self._distance)
        number = len(ranked)
        if self.measure.counts == "four_of_five":
            return _exactly(ranked[(8 * number + 5) // 10 - 1])
        below, above = _exactly(ranked[(number - 1) // 2]), _exactly(ranked[number // 2])
        return NEVER if above == NEVER or below == NEVER else (below + above) / 2

    def _distance(self, reading: Reading) -> float:
        """How far a reading lies from the best, to rank readings by."""
        if reading == NEVER:
            return inf
        return -float(reading) if self.good > self.poor else float(reading)

    def value(self, response: Response) -> str | float | None:
        """Return the reading that counts, or Never; None where there is none."""
        reading = self.counting(response)
        if reading is None:
            return None
        return _(NEVER_CAME) if reading == NEVER else float(reading)

    def in_words(self, value: str | float) -> str:
        """Say a number with its unit."""
        return value if isinstance(value, str) else self.measure.unit.said(value)

    def placed(self, response: Response) -> str:
        """Say what is poor and what is good."""
        poor, good = figure(float(self.poor)), figure(float(self.good))
        return _("{poor} is poor, {good} is good", poor=poor, good=good)

    @property
    def best(self) -> str:
        """What is good, or better where anything better can be."""
        if self.good in (self.measure.least, self.measure.most):
            return self.in_words(float(self.good))
        return _("{good} or better", good=self.in_words(float(self.good)))

    def several(self, response: Response) -> str:
        """Say of which several readings it was made, and how many are poor; empty for one reading."""
        if len(response.readings) < 2:
            return ""
        said, poor = ", ".join(map(_said, response.readings)), self.poor_of_several(response)
        if not poor:
            return _("readings {readings}", readings=said)
        return _("readings {readings} ({poor})", readings=said, poor=poor)

    def poor_of_several(self, response: Response) -> str:
        """Say how many of several readings are poor; empty where none is, or there is one reading."""
        number, never = len(response.readings), response.readings.count(NEVER)
        if number < 2:
            return ""
        beyond = self.poor_readings(response) - never
        named = [_("{n} of {all}: never", n=never, all=number)] if never else []
        named += [self._beyond(beyond, number)] if beyond else []
        return "; ".join(named)

    def _beyond(self, count: int, number: int) -> str:
        """Say how many of so many readings are at or beyond `poor`."""
        poor = figure(float(self.poor))
        if self.good > self.poor:
            return _("{n} of {all}: {poor} or less", n=count, all=number, poor=poor)
        return _("{n} of {all}: {poor} or more", n=count, all=number, poor=poor)

    def partly_poor(self, response: Response) -> bool:
        """Whether a reading is at or beyond `poor`, whichever of them counts."""
        return self.poor_readings(response) > 0

    def poor_readings(self, response: Response) -> int:
        """Return how many readings are at or beyond `poor`."""
        given = map(_exactly, response.readings)
        return sum(each == NEVER or (each - self.poor) * (self.good - self.poor) <= 0 for each in given)

    @property
    def counts(self) -> str:
        """As the measure says."""
        return self.measure.counts

    @property
    def numbers(self) -> tuple[str, ...]:
        """Those of its ends that are numbers of the policy."""
        return tuple(end for end in (self.measure.good, self.measure.poor) if isinstance(end, str))

    @property
    def scored_by(self) -> ScoredBy:
        """By the line between its two ends."""
        return "line"

    @property
    def shape(self) -> tuple[object, ...]:
        """No steps, and the ends."""
        return (), float(self.poor), float(self.good)

    def by_rules_of(self, other: AbstractAnswerType) -> MeasureType:
        """Return the other one, unless it measures in another unit, or not at all."""
        if isinstance(other, MeasureType) and other.measure.unit.many == self.measure.unit.many:
            return other
        return self


def _exactly(reading: Reading) -> Fraction | Literal["never"]:
    return NEVER if reading == NEVER else exact(float(reading))


def _said(reading: Reading | Fraction) -> str:
    return _("never") if isinstance(reading, str) else figure(float(reading))
