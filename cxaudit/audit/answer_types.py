"""The ways in which a question is answered.

Each type knows what fits it, how an answer is said, what it scores and what is best. A new way to answer is
one more class here and its twin in the workbook; the type checker finds every place that leaves it out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from typing import Literal

from cxaudit.audit.responses import Misfit, Response, State
from cxaudit.checklist import NEVER, NOT_APPLICABLE, UNKNOWN, Checklist, Measure, Question, Reading
from cxaudit.numbers import exact, figure
from cxaudit.words import NEVER_CAME

Answer = str | float | None
"""An answer as people read it: a step, a number, Never, N/A or Don't know; None where it is open."""


@dataclass(frozen=True)
class StepsType:
    """The answer is one of several anchored steps."""

    steps: tuple[str, ...]
    """Worst first."""

    def misfit(self, response: Response) -> Misfit | None:
        """Say why a response cannot be the answer; None where it can."""
        if response.readings:
            return Misfit("it is answered with a step, not with readings", self._choose())
        count = len(self.steps)
        if response.step is not None and response.step > count:
            what = f"step {response.step} is off the scale, which has {count} steps"
            return Misfit(what, self._choose())
        return None

    def _choose(self) -> str:
        return "choose from " + "; ".join(f"{number} {step}" for number, step in enumerate(self.steps, 1))

    def score(self, response: Response) -> Fraction | None:
        """Return the place of the step among all, from 0 for the worst to 1; None where none was chosen."""
        return None if response.step is None else Fraction(response.step - 1, len(self.steps) - 1)

    def value(self, response: Response) -> str | None:
        """Return the step in words; None where none was chosen."""
        return None if response.step is None else self.steps[response.step - 1]

    def in_words(self, value: str | float) -> str:
        """Say an answer as it stands in a sentence."""
        return str(value)

    def placed(self, response: Response) -> str:
        """Say where the answer stands among all that can be."""
        return f"step {response.step} of {len(self.steps)}"

    @property
    def best(self) -> str:
        """The best answer in words."""
        return self.steps[-1]

    def several(self, response: Response) -> str:
        """Say of what several readings the answer was made: nothing, as there is only one step."""
        return ""

    def partly_poor(self, response: Response) -> bool:
        """Whether a part of the answer is as poor as can be, though the whole scores more: never."""
        return False

    @property
    def counts(self) -> str:
        """Which of several readings counts: none, as there is only one step."""
        return ""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Names of the numbers of the policy that it is scored by: none."""
        return ()

    @property
    def shape(self) -> tuple[object, ...]:
        """What tells it from every other: steps, and the two ends of a measure."""
        return self.steps, None, None

    def by(self, other: AnswerType) -> StepsType:
        """Return the type by the rules that another audit has for the same question: no rule differs."""
        return self


@dataclass(frozen=True)
class MeasureType:
    """The answer is a number, scored in a straight line between two ends."""

    measure: Measure
    """Gives unit, what can be true, and which of several readings counts."""

    poor: Fraction
    """Reading that scores 0, and beyond it too."""

    good: Fraction
    """Reading that scores 1, and beyond it too; differs from `poor`, on either side."""

    def misfit(self, response: Response) -> Misfit | None:
        """Say why a response cannot be the answer; None where it can."""
        if response.step is not None:
            what = "it is answered with a number, not with a step"
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
        said = ", ".join(each if each == NEVER else figure(float(each)) for each in response.readings)
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

    def by(self, other: AnswerType) -> MeasureType:
        """Return the type by the rules that another audit has for the same question.

        All of them are the other's, unless it measures in another unit, or not at all.
        """
        if isinstance(other, MeasureType) and other.measure.unit == self.measure.unit:
            return other
        return self


AnswerType = StepsType | MeasureType
"""Each way in which a question can be answered."""


def answer_type(
    checklist: Checklist, question: Question, number: Callable[[str], float] | None = None
) -> AnswerType:
    """Return the way in which a question is answered.

    Args:
        checklist: has the question.
        question: the question.
        number: gives a number of the policy by its name, `clause.number`; None: all have their defaults.
    """
    if question.measure is None:
        return StepsType(checklist.steps(question))
    poor, good = _ends(checklist, question.measure, number or (lambda name: checklist.number(name).default))
    return MeasureType(question.measure, exact(poor), exact(good))


def _ends(checklist: Checklist, measure: Measure, number: Callable[[str], float]) -> tuple[float, float]:
    """Return `poor` and `good` as numbers.

    Where a business moved a number of its policy up to `poor` or past it, the defaults stand in, so that
    better readings never score less.
    """
    poor, good = (number(end) if isinstance(end, str) else end for end in (measure.poor, measure.good))
    first_poor, first_good = (
        checklist.number(end).default if isinstance(end, str) else end for end in (measure.poor, measure.good)
    )
    ordered = (good - poor) * (first_good - first_poor) > 0
    return (poor, good) if ordered else (first_poor, first_good)


def answer(kind: AnswerType, response: Response) -> Answer:
    """Return an answer as people read it; None where the question is open."""
    unrated = {State.NOT_APPLICABLE: NOT_APPLICABLE, State.UNKNOWN: UNKNOWN, State.OPEN: None}
    return unrated[response.state] if response.state in unrated else kind.value(response)


def answer_in_words(kind: AnswerType, response: Response) -> str:
    """Return an answer as it stands in a sentence, a number with its unit."""
    value = answer(kind, response)
    return "no answer yet" if value is None else kind.in_words(value)


def _exactly(reading: Reading) -> Fraction | Literal["never"]:
    return NEVER if reading == NEVER else exact(float(reading))
