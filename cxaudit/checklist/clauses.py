"""Clauses of the customer-service policy: what customers are promised, and the rules of the house."""

from __future__ import annotations

import re
from collections.abc import Mapping
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

    unit: Unit
    """What is counted, such as minutes; or how one and several are called."""

    default: Annotated[Figure, Field(ge=0)]
    """What a well-run business publishes."""


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

    @property
    def placed(self) -> dict[str, Number]:
        """The numbers that it names; a wording for a business of one may need fewer than there are."""
        named = {*placeholders(self.wording), *placeholders(self.may or "")}
        return {name: number for name, number in self.numbers.items() if name in named}

    def filled(self, wording: str, numbers: Mapping[str, float]) -> str:
        """Put numbers into the braces of a wording of this clause.

        A unit that stands right after its number is in the singular after 1. A name without a number stays
        in its braces.
        """
        before, *parts = _PLACEHOLDER.split(wording)
        filled = [before]
        for name, text in zip(parts[::2], parts[1::2], strict=True):
            number = numbers.get(name)
            said = f"{{{name}}}" if number is None else figure(number)
            one = said == "1" and name in self.numbers
            filled += [said, self.numbers[name].unit.after_one(text) if one else text]
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
