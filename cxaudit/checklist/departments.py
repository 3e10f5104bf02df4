"""Departments and their touchpoints, with the questions asked there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cxaudit.checklist.base import Frozen, Line, Slug, Text, flaw
from cxaudit.checklist.profile import Condition
from cxaudit.checklist.questions import Question, Weight
from cxaudit.checklist.ways import Where
from cxaudit.words import _


class Touchpoint(Frozen):
    """A place or moment where the department's work meets the customer."""

    id: Slug
    """Name of the touchpoint, unique within its department."""

    title: Line
    """As people read it."""

    stage: str | None = None
    """Where on the customer's way it lies; a stage of the checklist."""

    where: Where | None = None
    """Where its questions are found out, unless they say otherwise."""

    applies_if: tuple[Condition, ...] = ()
    """Facts of the profile that must all hold for its questions."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """In the order in which they are asked."""


class Department(Frozen):
    """A part of the business, with everything asked about it. One YAML file each."""

    id: Slug = Field(alias="department")
    """Unique in the library."""

    title: Line
    """As people read it; unique, ignoring case."""

    owner: Line | None = None
    """Role that gets the action items unless the audit names somebody."""

    top: bool = False
    """Whether it leads the business: what only the top can decide goes to its lead. At most one does."""

    meets_customers: Literal["directly", "indirectly"] = "directly"
    """Whether customers see this department."""

    weight: Weight = 1
    """How much it counts against other departments; 0: it is scored by itself, and not in the whole."""

    applies_if: tuple[Condition, ...] = ()
    """Facts of the profile that must all hold for the department."""

    about: Text = ""
    """What the department shapes in the customer's experience, in a sentence or two."""

    touchpoints: Annotated[tuple[Touchpoint, ...], Field(min_length=1)]
    """In the order in which they are asked."""

    @model_validator(mode="after")
    def _touchpoints_differ(self) -> Self:
        ids = [touchpoint.id for touchpoint in self.touchpoints]
        for name in ids:
            if ids.count(name) > 1:
                what = _("the touchpoint id {name!r} is used twice", name=name)
                raise flaw(what, _("give one of the two another id"))
        return self

    def with_questions(self, change: Callable[[Question], Question]) -> Department:
        """Return the department with each of its questions changed."""
        touchpoints = tuple(
            each.model_copy(update={"questions": tuple(map(change, each.questions))})
            for each in self.touchpoints
        )
        return self.model_copy(update={"touchpoints": touchpoints})

    @property
    def lead(self) -> str:
        """Who gets the action items where nobody is named: its owner, else the department by its title."""
        return self.owner or self.title

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order of their touchpoints."""
        return tuple(question for touchpoint in self.touchpoints for question in touchpoint.questions)
