"""Facts about a business that decide what applies to it."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from cxaudit.checklist.base import Frozen, Line, Slug, flaw
from cxaudit.checklist.wordings import FactWording
from cxaudit.text import CONDITION
from cxaudit.words import _


def _condition(text: str) -> str:
    if not re.match(CONDITION, text):
        fix = _("name a fact of the profile, or `not` and a fact")
        raise flaw(_("{text!r} is no condition", text=text), fix)
    return text


Condition = Annotated[str, AfterValidator(_condition)]
"""A fact of the profile that must hold, or `not` and a fact that must not."""


class Choice(Frozen):
    """One of the answers to a fact that is not yes or no; a fact of its own for `applies_if`."""

    id: Slug
    """Unique among facts and choices."""

    title: Line
    """As people read it, and the reason given where it rules something out."""

    people: Literal["one", "few"] | None = None
    """one: a single person is the whole business, and so owns every action; few: they are so few that one
    action a week is enough for them; None: it says nothing of that."""


class Fact(Frozen):
    """Something about the business that decides what applies to it."""

    id: Slug
    """Unique among facts and choices."""

    ask: Line
    """The question in plain words, as a visitor asks it."""

    for_owner: FactWording | None = Field(default=None, alias="self")
    """The question as owners read it who audit themselves; None: the same."""

    applies_if: tuple[Condition, ...] = ()
    """Earlier facts that must all hold, else it is not asked, and counts as a fact that does not hold."""

    choices: tuple[Choice, ...] = ()
    """The answers, of which one holds; none where the answer is yes or no."""

    holds: Line | None = None
    """The fact in words where the answer is yes."""

    fails: Line | None = None
    """The fact in words where the answer is no."""

    sites: bool = False
    """Whether it says that there are several sites: which of them is audited is asked where it holds."""

    @model_validator(mode="after")
    def _choices_or_words(self) -> Self:
        if bool(self.choices) == (self.holds is not None and self.fails is not None):
            what = _("a fact has either choices or both holds and fails")
            raise flaw(what, _("give the one or the other"))
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """What `applies_if` may name: each of its choices, or the fact itself where it has none."""
        return tuple(choice.id for choice in self.choices) or (self.id,)

    def asked(self, kind: str) -> str:
        """Return the question in words for who is asked: `visit` or `self`."""
        return self.for_owner.ask if kind == "self" and self.for_owner else self.ask
