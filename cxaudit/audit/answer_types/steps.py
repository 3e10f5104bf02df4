"""Answers that are one of several anchored steps."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cxaudit.audit.answer_types.entries import Choices
from cxaudit.audit.responses import RATED_WITH, Misfit, Response
from cxaudit.numbers import whole_number
from cxaudit.words import _, ngettext


@dataclass(frozen=True)
class StepsType:
    """The answer is one of several anchored steps."""

    steps: tuple[str, ...]
    """Worst first."""

    @property
    def entry(self) -> Choices:
        """How it is given at a terminal: a step is chosen."""
        return Choices(self.steps)

    def read(self, typed: str) -> Response | str:
        """Read the number of a step; a sentence says why it is none."""
        step = whole_number(typed, len(self.steps))
        return Response(step=step) if step else _("Choose a step from 1 to {last}.", last=len(self.steps))

    def typed(self, response: Response) -> str:
        """Return what can be typed to give an answer once more; empty where no step was chosen."""
        return "" if response.step is None else str(response.step)

    def is_answer_in_words(self, typed: str) -> bool:
        """Whether words that were typed can be nothing but the answer: never."""
        return False

    def spelt_out(self, short: object) -> dict[str, object] | None:
        """Return the fields of a response that was written in short; None where nothing is written so."""
        if isinstance(short, str):
            return None
        return {"readings" if isinstance(short, list) else "step": short}

    def understood(self, response: Response) -> str:
        """Say how an answer was understood: the step in words."""
        return self.value(response) or ""

    def outline(self) -> tuple[str, ...]:
        """Say what can be answered, each step with its number."""
        return tuple(f"{number} {step}" for number, step in enumerate(self.steps, 1))

    def misfit(self, response: Response) -> Misfit | None:
        """Say why a response cannot be the answer; None where it can."""
        if response.rated_with not in ("step", ""):
            given = _(RATED_WITH[response.rated_with])
            what = _("it is answered with a step, not with {given}", given=given)
            return Misfit(what, self._choose())
        count = len(self.steps)
        if response.step is not None and response.step > count:
            what = ngettext(
                "step {step} is off the scale, which has {n} step",
                "step {step} is off the scale, which has {n} steps",
                count,
                step=response.step,
            )
            return Misfit(what, self._choose())
        return None

    def _choose(self) -> str:
        return _("choose from {steps}", steps="; ".join(self.outline()))

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
        return _("step {step} of {steps}", step=response.step, steps=len(self.steps))

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

    def by(self, other: object) -> StepsType:
        """Return the type by the rules that another audit has for the same question: no rule differs."""
        return self
