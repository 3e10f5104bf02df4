"""Measures: questions that are answered with a number, and what such a number may be."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, model_validator

from cxaudit.checklist.base import Figure, Frozen, computable, flaw
from cxaudit.checklist.units import Unit
from cxaudit.text import DOTTED_NAME
from cxaudit.words import _

NEVER: Literal["never"] = "never"
"""A reading that never came: whatever was waited for did not happen."""


def _bound(value: object) -> object:
    if isinstance(value, str) and re.match(DOTTED_NAME, value):
        return value
    return _number(value, _("give a number, or a number of the policy as clause.number"))


def _reading(value: object) -> object:
    return value if value == NEVER else _number(value, _("give a number, or {never}", never=NEVER))


def _number(value: object, fix: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise flaw(_("this is no number"), fix)
    return computable(value)


Bound = Annotated[float | str, BeforeValidator(_bound)]
"""A number, or the name of a number of the policy (`clause.number`)."""

Reading = Annotated[float | Literal["never"], BeforeValidator(_reading)]
"""One reading of a measure: a number, or `never`, which is the worst that can be."""


class Measure(Frozen):
    """A number as the answer, scored in a straight line between `poor` and `good`."""

    unit: Unit
    """What is counted, such as rings, minutes or days; or how one and several are called."""

    good: Bound
    """Reading that scores 1, and beyond it too."""

    poor: Bound
    """Reading that scores 0, and beyond it too; differs from `good`, on either side."""

    least: Figure = 0
    """The smallest reading that can be true."""

    most: Figure | None = None
    """The largest reading that can be true; None: there is none."""

    counts: Literal["four_of_five", "median"] = "four_of_five"
    """Which of several readings counts: what four of five customers get or better, or the median."""

    @model_validator(mode="after")
    def _can_be_true(self) -> Self:
        most = float("inf") if self.most is None else self.most
        if most <= self.least:
            fix = _("give the smallest and the largest reading that can be")
            raise flaw(_("most is not more than least"), fix)
        for name, bound in (("good", self.good), ("poor", self.poor)):
            if not isinstance(bound, str) and not self.least <= bound <= most:
                what = _("{key} is {bound:g}, which can't be true by least and most", key=name, bound=bound)
                raise flaw(what, _("give least and most that hold good and poor"))
        return self

    def can_be(self, reading: Reading) -> bool:
        """Say whether this reading can be true."""
        if reading == NEVER:
            return True
        return self.least <= float(reading) and (self.most is None or float(reading) <= self.most)
