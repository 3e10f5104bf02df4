"""Values together with the formulas that compute them: a sentence is written once, and said by both.

A text is one of the catalogue with names in braces, as `_("{n} of {all} are {band}")` leaves them; each
stands for a `Live` value. So a title reads well for none, one and many by `first_of` and `counted`, in the
file as in Excel.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxaudit.words import Plural
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.formulas import expressions, sentences


@dataclass(frozen=True)
class Live:
    """A value, and the formula that computes it, without `=`; where that is empty the value is fixed."""

    value: CellValue
    formula: str = ""

    @property
    def expression(self) -> str:
        """Return what stands for it within another formula."""
        if self.formula or isinstance(self.value, str) or self.value is None:
            return self.formula or expressions.text(str(self.value or ""))
        return expressions.number(float(self.value))  # type: ignore[arg-type]  # a number, since it is no date

    @property
    def number(self) -> float:
        """Return the value as a number, 0 where it is empty."""
        return float(self.value) if isinstance(self.value, int | float) else 0.0

    @property
    def is_empty(self) -> Condition:
        """Whether it has no value."""
        return Condition(self.value in ("", None), f'{self.expression}=""')

    def equals(self, other: float) -> Condition:
        """Whether it is that number."""
        return Condition(self.value == other, f"{self.expression}={expressions.number(other)}")

    def same_as(self, other: Live) -> Condition:
        """Whether it has the value of another one."""
        return Condition(self.value == other.value, f"{self.expression}={other.expression}")

    def over(self, other: float) -> Condition:
        """Whether it is a number above another; it may not be empty."""
        return Condition(self.number > other, f"{self.expression}>{expressions.number(other)}")

    def over_cell(self, other: Live) -> Condition:
        """Whether it is a number above that of another one."""
        return Condition(self.number > other.number, f"{self.expression}>{other.expression}")


@dataclass(frozen=True)
class Condition:
    """Whether something holds, and the condition by which Excel sees it."""

    holds: bool
    condition: str


def fixed(value: CellValue) -> Live:
    """Return what no answer changes."""
    return Live(value)


def said(sentence: str, **parts: Live) -> Live:
    """Return a sentence with values in the place of the names in its braces."""
    value = sentence.format(**{name: part.value for name, part in parts.items()})
    return Live(value, sentences.said(sentence, **_expressions(parts)))


def counted(plural: Plural, n: Live, **parts: Live) -> Live:
    """Return how many there are, in the form for one or for many."""
    values = {name: part.value for name, part in parts.items()}
    formula = sentences.either(f"{n.expression}=1", *plural.forms(), n=n.expression, **_expressions(parts))
    return Live(plural.said(int(n.number), **values), formula)


def first_of(cases: Iterable[tuple[Condition, Live]], otherwise: Live) -> Live:
    """Return what stands with the first test that holds."""
    cases = list(cases)
    value = next((live.value for test, live in cases if test.holds), otherwise.value)
    formulas = [(test.condition, live.expression) for test, live in cases]
    return Live(value, expressions.first_of(formulas, otherwise.expression))


def joined(*parts: Live) -> Live:
    """Return texts, one after another; what is empty leaves nothing."""
    value = "".join(str(part.value or "") for part in parts)
    return Live(value, "&".join(part.expression for part in parts))


def _expressions(parts: dict[str, Live]) -> dict[str, str]:
    return {name: part.expression for name, part in parts.items()}
