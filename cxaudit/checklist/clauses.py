"""Clauses of the customer-service policy: what customers are promised, and the rules of the house."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cxaudit.checklist.base import NUMERIC, Figure, Frozen, Line, Slug, Text, Title, flaw
from cxaudit.checklist.profile import Condition
from cxaudit.checklist.units import Unit
from cxaudit.numbers import figure
from cxaudit.words import _

LONGEST_SESSION = 45
"""Minutes of a session in which the policy is taught, at most; so also of one clause."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def placeholders(wording: str) -> list[str]:
    """Return the names in braces in a wording, in their order."""
    return _PLACEHOLDER.findall(wording)


class Number(Frozen):
    """A number in a clause, which each business sets for itself."""

    unit: Unit | None = None
    """What is counted, such as minutes; or how one and several are called. None: money."""

    money: bool = False
    """Whether it is a sum of money, which is said with the currency of the business."""

    default: Annotated[Figure, Field(ge=0)]
    """What a well-run business publishes."""

    @model_validator(mode="after")
    def _counts_something(self) -> Self:
        if self.money == (self.unit is not None):
            raise flaw(_("a number has a unit, or is money"), _("write `unit: minutes`, or `money: true`"))
        return self

    def said(self, number: float, currency: str = "") -> str:
        """Say so many of it: 1 minute, 2 hours, 75 euros; money without a currency: 75 in our currency."""
        if self.unit:
            return self.unit.in_policy(number)
        return f"{figure(number)} {currency or _('in our currency')}"

    def said_before(self, text: str, number: float, currency: str) -> tuple[str, str]:
        """Say so many of it before a text, and what is left of the text: its unit may stand there already."""
        if self.unit is None:
            return self.said(number, currency), text
        rest = self.unit.cut_from(text)
        return (figure(number), text) if rest is None else (self.said(number), rest)


Wording = Annotated[Text, Field(min_length=20)]
"""Finished prose; names of numbers stand in braces."""


class ClauseAlone(Frozen):
    """What reads otherwise in a clause where one person is the whole business."""

    wording: Wording
    """Finished prose; names of `numbers` stand in braces."""

    teach: Line
    """What that person must remember, in one line."""


class TopDecision(Frozen):
    """What only whoever leads the business can decide."""

    title: Title
    """What is to be decided, such as: Up to which sum may each of us give without asking?"""

    do: Line
    """How to decide it, and whom to tell."""


class Clause(Frozen):
    """One sentence or two of the customer-service policy."""

    id: Slug
    """Unique in the library."""

    title: Line
    """As people read it."""

    kind: Literal["promise", "rule"]
    """promise: told to customers; rule: for the house."""

    wording: Wording
    """Finished prose; names of `numbers` stand in braces."""

    alone: ClauseAlone | None = None
    """Wording and teaching for a business of one; None: the same as for any other."""

    applies_if: tuple[Condition, ...] = ()
    """Facts of the profile that must all hold; else the clause stands nowhere in the policy."""

    decide: TopDecision | None = None
    """What only the top can decide before it can be written; None: nothing."""

    may: Line | None = None
    """What staff may decide themselves, in a sentence; names of `numbers` may stand in braces."""

    numbers: dict[Slug, Number] = Field(default_factory=dict)
    """Numbers of the wording by name."""

    roles: Annotated[tuple[Line, ...], Field(alias="for", min_length=1)]
    """Who must know it."""

    teach: Line
    """What they must learn, in one line."""

    minutes: Annotated[int, Field(ge=1, le=LONGEST_SESSION), NUMERIC]
    """How long teaching it takes; a session has at most 45 minutes."""

    @property
    def for_one(self) -> Self:
        """The clause as it reads where one person is the whole business: nobody else decides or is told."""
        own = {"wording": self.alone.wording, "teach": self.alone.teach} if self.alone else {}
        return self.model_copy(update={**own, "decide": None, "may": None})

    def can_say(self, wording: str) -> bool:
        """Whether it has all numbers that a wording names."""
        return all(name in self.numbers for name in placeholders(wording))

    def placed(self, wording: str) -> dict[str, Number]:
        """Return the numbers that a wording of it names, or what staff may decide: not all need be there."""
        named = {*placeholders(wording), *placeholders(self.may or "")}
        return {name: number for name, number in self.numbers.items() if name in named}

    def filled(
        self,
        wording: str,
        numbers: Mapping[str, float],
        currency: str = "",
        mark: Callable[[str], str] = str,
    ) -> str:
        """Put numbers into the braces of a wording of this clause.

        Args:
            wording: with names of numbers in braces; a name without a number stays in its braces.
            numbers: by name.
            currency: of sums of money; empty: they are in our currency.
            mark: what becomes of each number, with the unit where that stands right after it.
        """
        before, *parts = _PLACEHOLDER.split(wording)
        filled = [before]
        for name, text in zip(parts[::2], parts[1::2], strict=True):
            number, kind = numbers.get(name), self.numbers.get(name)
            if number is None:
                filled += [f"{{{name}}}", text]
                continue
            said, rest = kind.said_before(text, number, currency) if kind else (figure(number), text)
            filled += [mark(said), rest]
        return "".join(filled)

    @model_validator(mode="after")
    def _every_number_has_its_place(self) -> Self:
        wordings = (self.wording, self.alone.wording if self.alone else "", self.may or "")
        named = {name for wording in wordings for name in placeholders(wording)}
        for name in sorted(named - set(self.numbers)):
            what = _("the wording has {{{name}}} but numbers has no {name!r}", name=name)
            raise flaw(what, _("define it under numbers"))
        for name in sorted(set(self.numbers) - named):
            what = _("the number {name!r} stands nowhere in the wording", name=name)
            raise flaw(what, _("write {{{name}}} where it belongs", name=name))
        return self
