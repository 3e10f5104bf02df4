"""Answers that are numbers, scored in a straight line between two ends."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Literal

from cxaudit.audit.answer_types.entries import Read, TypedEntry
from cxaudit.audit.answer_types.readings import read
from cxaudit.audit.responses import RATED_WITH, Misfit, Response
from cxaudit.checklist import NEVER, Measure, Reading
from cxaudit.numbers import exact, figure, percent
from cxaudit.words import NEVER_CAME


@dataclass(frozen=True)
class MeasureType:
    """The answer is a number, scored in a straight line between two ends."""

    measure: Measure
    """Gives unit, what can be true, and which of several readings counts."""

    poor: Fraction
    """Reading that scores 0, and beyond it too."""

    good: Fraction
    """Reading that scores 1, and beyond it too; differs from `poor`, on either side."""

    @property
    def entry(self) -> TypedEntry:
        """How it is given at a terminal: a number is typed, or several."""
        return TypedEntry(
            invitation=f"Type a number ({self.measure.unit}) or never; several with blanks between them",
            short="type a number",
            label=self.measure.unit,
            unfinished=f"counted, {self.measure.unit}",
            begins=r"[\d+.,-]",
        )

    def read(self, typed: str) -> Read:
        """Read one reading or several; what has two meanings is asked back."""
        readings = read(typed, self.measure)
        return Response(readings=readings) if isinstance(readings, tuple) else readings

    def typed(self, response: Response) -> str:
        """Return what can be typed to give an answer once more; empty where there is no reading."""
        return "; ".join(map(_said, response.readings))

    def is_answer_in_words(self, typed: str) -> bool:
        """Whether words that were typed can be nothing but the answer, as never and no answer."""
        return not isinstance(self.read(typed), str)

    def spelt_out(self, short: object) -> dict[str, object] | None:
        """Return the fields of a response that was written in short; None where nothing is written so."""
        if isinstance(short, str) and short != NEVER:
            return None
        return {"readings": short if isinstance(short, list) else [short]}

    def understood(self, response: Response) -> str:
        """Say how an answer was understood: the readings, which of several counts, and what it scores."""
        counts, share = self.counting(response), self.score(response)
        if counts is None or share is None:
            return ""
        several = f"{_said(counts)} counts, " if len(response.readings) > 1 else ""
        said = ", ".join(map(_said, response.readings))
        return f"{self.measure.unit}: {said} → {several}{percent(share)}"

    def outline(self) -> tuple[str, ...]:
        """Say what can be answered: the unit, and what is good and poor, with the policy's name for it."""
        ends = ((self.good, self.measure.good), (self.poor, self.measure.poor))
        good, poor = (_said(end) + (f" ({name})" if isinstance(name, str) else "") for end, name in ends)
        return (f"in {self.measure.unit}: good {good}, poor {poor}",)

    def misfit(self, response: Response) -> Misfit | None:
        """Say why a response cannot be the answer; None where it can."""
        if response.rated_with not in ("readings", ""):
            what = f"it is answered with a number, not with {RATED_WITH[response.rated_with]}"
            return Misfit(what, f"give readings in {self.measure.unit}")
        wrong = next((reading for reading in response.readings if not self.measure.can_be(reading)), None)
        if wrong is None:
            return None
        most = "" if self.measure.most is None else f" to {figure(self.measure.most)}"
        given = f"from {figure(self.measure.least)}{most} {self.measure.unit}"
        return Misfit(
            f"{figure(float(wrong))} {self.measure.unit} can't be true",
            f"give what was read, {given}, or {NEVER}",
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
        return NEVER_CAME if reading == NEVER else float(reading)

    def in_words(self, value: str | float) -> str:
        """Say an answer as it stands in a sentence, a number with its unit."""
        return value if isinstance(value, str) else f"{figure(value)} {self.measure.unit}"

    def placed(self, response: Response) -> str:
        """Say where the answer stands among all that can be."""
        return f"{figure(float(self.poor))} is poor, {figure(float(self.good))} is good"

    @property
    def best(self) -> str:
        """The best answer in words."""
        return f"{figure(float(self.good))} {self.measure.unit} or better"

    def several(self, response: Response) -> str:
        """Say of what several readings the answer was made, and how many are poor; empty for one reading."""
        number = len(response.readings)
        if number < 2:
            return ""
        said = ", ".join(map(_said, response.readings))
        poor, never = self.poor_readings(response), response.readings.count(NEVER)
        beyond = f"{figure(float(self.poor))} or {'less' if self.good > self.poor else 'more'}"
        named = [f"{never} of {number}: {NEVER}"] if never else []
        named += [f"{poor - never} of {number}: {beyond}"] if poor > never else []
        return f"readings {said}" + (f" ({'; '.join(named)})" if named else "")

    def partly_poor(self, response: Response) -> bool:
        """Whether a reading is as poor as can be, whichever of them counts."""
        return self.poor_readings(response) > 0

    def poor_readings(self, response: Response) -> int:
        """Return how many readings are at or beyond `poor`."""
        given = map(_exactly, response.readings)
        return sum(each == NEVER or (each - self.poor) * (self.good - self.poor) <= 0 for each in given)

    @property
    def counts(self) -> str:
        """Which of several readings counts: four_of_five, or median."""
        return self.measure.counts

    @property
    def numbers(self) -> tuple[str, ...]:
        """Names of the numbers of the policy that it is scored by."""
        return tuple(end for end in (self.measure.good, self.measure.poor) if isinstance(end, str))

    @property
    def shape(self) -> tuple[object, ...]:
        """What tells it from every other: steps, and the two ends of a measure."""
        return (), float(self.poor), float(self.good)

    def by(self, other: object) -> MeasureType:
        """Return the type by the rules that another audit has for the same question.

        All of them are the other's, unless it measures in another unit, or not at all.
        """
        if isinstance(other, MeasureType) and other.measure.unit == self.measure.unit:
            return other
        return self


def _exactly(reading: Reading) -> Fraction | Literal["never"]:
    return NEVER if reading == NEVER else exact(float(reading))


def _said(reading: Reading | Fraction) -> str:
    return reading if isinstance(reading, str) else figure(float(reading))
