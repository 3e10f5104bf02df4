"""Clauses of the customer-service policy: what customers are promised, and the rules of the house."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cxaudit.checklist.base import NUMERIC, Figure, Frozen, Line, Slug, Text, flaw
from cxaudit.words import _

_PLACE = re.compile(r"\{([^{}]*)\}")


def places(wording: str) -> list[str]:
    """Return the names in braces in a wording, in their order."""
    return _PLACE.findall(wording)


class Number(Frozen):
    """A number in a clause, which each business sets for itself."""

    unit: Line
    """What is counted, such as minutes."""

    default: Annotated[Figure, Field(ge=0)]
    """What a well-run business publishes."""


class Clause(Frozen):
    """One sentence or two of the customer-service policy."""

    id: Slug
    """Unique in the library."""

    title: Line
    """As people read it."""

    kind: Literal["promise", "rule"]
    """promise: told to customers; rule: for the house."""

    wording: Annotated[Text, Field(min_length=20)]
    """Finished prose; names of `numbers` stand in braces."""

    numbers: dict[Slug, Number] = Field(default_factory=dict)
    """Numbers of the wording by name."""

    roles: Annotated[tuple[Line, ...], Field(alias="for", min_length=1)]
    """Who must know it."""

    teach: Line
    """What they must learn, in one line."""

    minutes: Annotated[int, Field(ge=1, le=45), NUMERIC]
    """How long teaching it takes; a session has at most 45 minutes."""

    @model_validator(mode="after")
    def _every_number_has_its_place(self) -> Self:
        named = set(places(self.wording))
        for name in sorted(named - set(self.numbers)):
            what = _("the wording has {{{name}}} but numbers has no {name!r}", name=name)
            raise flaw(what, _("define it under numbers"))
        for name in sorted(set(self.numbers) - named):
            what = _("the number {name!r} stands nowhere in the wording", name=name)
            raise flaw(what, _("write {{{name}}} where it belongs", name=name))
        return self
