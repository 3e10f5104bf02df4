"""Clauses of the customer-service policy: what customers are promised, and the rules of the house."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cxaudit.checklist.base import NUMERIC, Figure, Frozen, Line, Slug, Text, flaw
from cxaudit.numbers import figure
from cxaudit.words import _

LONGEST_SESSION = 45
"""Minutes of a session in which the policy is taught, at most; so also of one clause."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def placeholders(wording: str) -> list[str]:
    """Return the names in braces in a wording, in their order."""
    return _PLACEHOLDER.findall(wording)


def fill(wording: str, numbers: Mapping[str, float]) -> str:
    """Put numbers into the braces of a wording; a name without a number stays in its braces."""
    return _PLACEHOLDER.sub(
        lambda found: figure(numbers[found[1]]) if found[1] in numbers else found[0], wording
    )


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

    minutes: Annotated[int, Field(ge=1, le=LONGEST_SESSION), NUMERIC]
    """How long teaching it takes; a session has at most 45 minutes."""

    @model_validator(mode="after")
    def _every_number_has_its_place(self) -> Self:
        named = set(placeholders(self.wording))
        for name in sorted(named - set(self.numbers)):
            what = _("the wording has {{{name}}} but numbers has no {name!r}", name=name)
            raise flaw(what, _("define it under numbers"))
        for name in sorted(set(self.numbers) - named):
            what = _("the number {name!r} stands nowhere in the wording", name=name)
            raise flaw(what, _("write {{{name}}} where it belongs", name=name))
        return self
