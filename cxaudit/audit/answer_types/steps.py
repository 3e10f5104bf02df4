"""Answers that are one of several anchored steps."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cxaudit.audit.answer_types.abstract import AbstractAnswerType
from cxaudit.audit.answer_types.entries import Choices, ScoredBy, Short
from cxaudit.audit.responses import ANSWERED_WITH, Misfit, Response
from cxaudit.checklist import as_number
from cxaudit.numbers import figure, whole_number
from cxaudit.text import as_compared
from cxaudit.words import _, ngettext


@dataclass(frozen=True)
class StepsType(AbstractAnswerType):
    """The answer is one of several anchored steps."""

    steps: tuple[str, ...]
    """Worst first."""

    points: tuple[Fraction, ...] | None = None
    """What each step counts; None: they are evenly spaced from 0 to 1."""

    @property
    def entry(self) -> Choices:
        """A step is chosen."""
        return Choices(self.steps)

    def read(self, typed: str) -> Response | str:
        """Read the number of a step, the tenth as 10 or by its key; a sentence says why it is none."""
        keys = self.entry.keys
        step = keys.index(typed) + 1 if typed in keys else whole_number(typed, len(keys))
        return Response(step=step) if step else _("Choose a step from 1 to {last}.", last=len(self.steps))

    def typed(self, response: Response) -> str:
        """Return the number of the step; empty where none was chosen."""
        return "" if response.step is None else str(response.step)

    def spelt_out(self, short: Short) -> dict[str, object] | Misfit:
        """Take a number for that of a step, a text for its words, or for its number where no step reads so.

        A number that is one step's, and the words of another, is refused. Several are taken for readings,
        which are a misfit then.
        """
        match short:
            case list():
                return {"readings": short}
            case str():
                if called := self._called(short):
                    return {"step": called}
                if number := whole_number(short, len(self.steps)):
                    return self._numbered(number)
                return Misfit(_("{words!r} is no step", words=short), self.advice)
            case _:
                return self._numbered(short)

    def _called(self, words: str) -> int | None:
        """Number of the step with these words, whatever their case and the blanks around them."""
        compared = [as_compared(step) for step in self.steps]
        return compared.index(found) + 1 if (found := as_compared(words)) in compared else None

    def _called_by_number(self, number: float) -> int | None:
        """Number of the step that reads like this number, as 5, 5.0 and 05 do; 50 % is called otherwise."""
        read = [None if step.endswith("%") else as_number(step) for step in self.steps]
        return read.index(number) + 1 if number in read else self._called(f"{number:g}")

    def _numbered(self, number: float) -> dict[str, object] | Misfit:
        """Take a number that is no step's words as they are written."""
        called = self._called_by_number(number)
        if number not in range(1, len(self.steps) + 1):
            return self._no_number(number, called)
        if called is None or called == number:
            return {"step": int(number)}
        what = _(
            "this may be step {number}, which is {step!r}, or the step that is called {called}",
            number=int(number),
            step=self.steps[int(number) - 1],
            called=self.steps[called - 1],
        )
        fix = _(
            "write the words in quotes, {one!r} or {other!r}",
            one=self.steps[int(number) - 1],
            other=self.steps[called - 1],
        )
        return Misfit(what, fix)

    def _no_number(self, number: float, called: int | None) -> Misfit:
        """Say that no step has a number, but perhaps its words."""
        if called is not None:
            what = _("no step has the number {number:g}, but one is called so", number=number)
            fix = _("write {step!r} in quotes; or {number}", step=self.steps[called - 1], number=called)
            return Misfit(what, fix)
        return self._off_the_scale(number)

    def _off_the_scale(self, number: float) -> Misfit:
        what = ngettext(
            "step {step:g} is off the scale, which has {n} step",
            "step {step:g} is off the scale, which has {n} steps",
            len(self.steps),
            step=number,
        )
        return Misfit(what, self.advice)

    def understood(self, response: Response) -> str:
        """Say the step in words; empty where none was chosen."""
        return self.value(response) or ""

    def outline(self) -> tuple[str, ...]:
        """Say each step with its number, and its points."""
        said = [f"{number} {step}" for number, step in enumerate(self.steps, 1)]
        if self.points is None:
            return tuple(said)
        points = map(_points, self.points)
        return tuple(f"{step} ({counted})" for step, counted in zip(said, points, strict=True))

    def misfit(self, response: Response) -> Misfit | None:
        """Refuse what is no step, or none of these."""
        if response.answered_with not in ("step", ""):
            given = _(ANSWERED_WITH[response.answered_with])
            what = _("it is answered with a step, not with {given}", given=given)
            return Misfit(what, self.advice)
        if response.step is not None and response.step > len(self.steps):
            return self._off_the_scale(response.step)
        return None

    @property
    def advice(self) -> str:
        """List the steps with their numbers."""
        return _("choose from {steps}", steps="; ".join(self.outline()))

    def score(self, response: Response) -> Fraction | None:
        """Return the points of the step among the most, else its place, from 0 to 1; None without a step."""
        if response.step is None:
            return None
        if self.points is None:
            return Fraction(response.step - 1, len(self.steps) - 1)
        return self.points[response.step - 1] / self.points[-1]

    def value(self, response: Response) -> str | None:
        """Return the step in words; None where none was chosen."""
        return None if response.step is None else self.steps[response.step - 1]

    def placed(self, response: Response) -> str:
        """Say which step of how many it is, and its points."""
        if self.points is None or response.step is None:
            return _("step {step} of {steps}", step=response.step, steps=len(self.steps))
        given, most = self.points[response.step - 1], self.points[-1]
        return _(
            "step {step} of {steps}, {given} of {points}",
            step=response.step,
            steps=len(self.steps),
            given=figure(float(given)),
            points=_points(most),
        )

    @property
    def best(self) -> str:
        """The last step."""
        return self.steps[-1]

    @property
    def worst_score(self) -> Fraction:
        """The points of the first step among the most; 0 without points."""
        return self.points[0] / self.points[-1] if self.points else Fraction(0)

    @property
    def scored_by(self) -> ScoredBy:
        """By its points, where steps have some, else by its place."""
        return "place" if self.points is None else "points"

    @property
    def shape(self) -> tuple[object, ...]:
        """The steps, and no ends; points where there are some."""
        points = () if self.points is None else (tuple(map(float, self.points)),)
        return self.steps, None, None, *points

    def by_rules_of(self, other: AbstractAnswerType) -> StepsType:
        """Return the other one, unless it has other steps: of the same ones, its points count."""
        return other if isinstance(other, StepsType) and other.steps == self.steps else self


def _points(points: Fraction) -> str:
    """Say how many points there are."""
    if points == 1:
        return _("1 point")
    return _("{points} points", points=figure(float(points)))
