"""Departments, their touchpoints, and the questions asked there."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from cxaudit.checklist.base import NUMERIC, Figure, Frozen, Line, Slug, Text, Title, computable, flaw
from cxaudit.checklist.steps import Steps
from cxaudit.checklist.units import Unit
from cxaudit.text import CONDITION, DOTTED_NAME
from cxaudit.words import EFFORTS, GAPS, WAYS, _


class How(StrEnum):
    """How the answer to a question is found out."""

    ASK = "ask"
    LOOK = "look"
    TEST = "test"
    READ = "read"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(WAYS[self])


class Gap(StrEnum):
    """Why something usually fails; decides the kind of action (after the gaps model of service quality)."""

    LISTENING = "listening"
    POLICY = "policy"
    DELIVERY = "delivery"
    PROMISE = "promise"

    @property
    def label(self) -> str:
        """Why it fails, as people read it."""
        return _(GAPS[self])


class Effort(StrEnum):
    """Size of an action: S under a day, M under a month, L longer. Ordered by `rank`."""

    S = "S"
    M = "M"
    L = "L"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(EFFORTS[self])

    @property
    def rank(self) -> int:
        """0 for S, 1 for M, 2 for L."""
        return "SML".index(self.value)


NEVER: Literal["never"] = "never"
"""A reading that never came: whatever was waited for did not happen."""

_PHONE_SUFFIXES = ("_note", "_photo", "_max", "_pct")
_PHONE_NAMES = ("start", "end", "today", "meta")


def _kept_for_forms(name: str) -> str:
    if name.endswith(_PHONE_SUFFIXES) or name in _PHONE_NAMES:
        names, endings = ", ".join(_PHONE_NAMES), " ".join(_PHONE_SUFFIXES)
        fix = _("don't use {names}, nor an ending {endings}", names=names, endings=endings)
        raise flaw(_("the id {name!r} is kept for phone forms", name=name), fix)
    return name


def _condition(text: str) -> str:
    if not re.match(CONDITION, text):
        fix = _("name a fact of the profile, or `not` and a fact")
        raise flaw(_("{text!r} is no condition", text=text), fix)
    return text


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


Condition = Annotated[str, AfterValidator(_condition)]
"""A fact of the profile that must hold, or `not` and a fact that must not."""

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


class Remedy(Frozen):
    """What to do if the answer is poor; becomes part of an action item as it stands."""

    title: Title | None = None
    """What an action item is called by of which it is the most important task; None: by its clause."""

    do: Line
    """An instruction that a department head can begin tomorrow."""

    effort: Effort
    """S under a day, M under a month, L longer."""


class Question(Frozen):
    """One thing to find out about a touchpoint."""

    id: Annotated[Slug, AfterValidator(_kept_for_forms)]
    """Unique in the library, and never used again for another meaning."""

    ask: Annotated[Line, StringConstraints(min_length=10, max_length=300)]
    """The question as it is read aloud."""

    expect: Annotated[Line, StringConstraints(min_length=10)]
    """What a customer expects, in the customer's own words; what customers and staff can rate."""

    how: How
    """How it is found out: ask (somebody), look, test or read."""

    check: Line
    """How to see it for oneself."""

    steps: Steps | None = None
    """Its own anchored answers, worst first; None where it has a scale or a measure."""

    scale: str | None = None
    """Name of a scale of the checklist, for steps shared with other questions."""

    measure: Measure | None = None
    """A number as the answer."""

    weight: Annotated[int, Field(ge=1, le=3), NUMERIC]
    """1 minor, 2 matters, 3 decides whether customers come back."""

    critical: bool = False
    """Whether failing it alone caps the band of its department and of the whole."""

    principle: str
    """What customers judge by it; a principle of the checklist."""

    gap: Gap | None = None
    """Why it usually fails; may be changed at a finding. None: nothing is said before somebody does."""

    clause: str | None = None
    """The clause of the customer-service policy that it tests; None: none, see `Place.action`."""

    depth: Literal["core", "full"]
    """core: asked in the shortest audit too; full: where there is time."""

    applies_if: tuple[Condition, ...] = ()
    """Facts of the profile that must all hold."""

    action: Remedy | None = None
    """What to do if the answer is poor; None: to bring it to its best answer, with the effort M."""

    @model_validator(mode="after")
    def _one_way_to_answer(self) -> Self:
        given = [key for key in ("steps", "scale", "measure") if getattr(self, key) is not None]
        if len(given) != 1:
            keys = _(" and ").join(given)
            what = (
                _("a question is answered in one way, and this one has {keys}", keys=keys)
                if keys
                else _("a question is answered in one way, and this one has none")
            )
            raise flaw(what, _("give exactly one of steps, scale and measure"))
        return self


class Touchpoint(Frozen):
    """A place or moment where the department's work meets the customer."""

    id: Slug
    """Name of the touchpoint, unique within its department."""

    title: Line
    """As people read it."""

    stage: str
    """Where on the customer's way it lies; a stage of the checklist."""

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

    owner: Line
    """Role that gets the action items unless the audit names somebody."""

    meets_customers: Literal["directly", "indirectly"]
    """Whether customers see this department."""

    weight: Annotated[int, Field(ge=1, le=3), NUMERIC] = 1
    """How much it counts against other departments."""

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

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions, in the order of their touchpoints."""
        return tuple(question for touchpoint in self.touchpoints for question in touchpoint.questions)
