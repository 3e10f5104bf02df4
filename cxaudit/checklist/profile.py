"""Facts about a business that decide what applies to it."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from cxaudit.checklist.base import Frozen, Line, Slug, flaw
from cxaudit.words import _


class Choice(Frozen):
    """One of the answers to a fact that is not yes or no; a fact of its own for `applies_if`."""

    id: Slug
    """Unique among facts and choices."""

    title: Line
    """As people read it, and the reason given where it rules something out."""


class Fact(Frozen):
    """Something about the business that decides what applies to it."""

    id: Slug
    """Unique among facts and choices."""

    ask: Line
    """The question in plain words."""

    choices: tuple[Choice, ...] = ()
    """The answers, of which one holds; none where the answer is yes or no."""

    holds: Line | None = None
    """The fact in words where the answer is yes."""

    fails: Line | None = None
    """The fact in words where the answer is no."""

    @model_validator(mode="after")
    def _choices_or_words(self) -> Self:
        if bool(self.choices) == (self.holds is not None and self.fails is not None):
            what = _("a fact has either choices or both holds and fails")
            raise flaw(what, _("give the one or the other"))
        return self
