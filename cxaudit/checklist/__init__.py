"""What is asked: the models of a checklist, with everything that makes one sound.

A checklist that was read with `Names` as the context of its validation holds together: every name
it refers to is defined in it, and no id stands twice.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, NamedTuple, Self

from pydantic import Field, StringConstraints, ValidationInfo, model_validator

from cxaudit.checklist.base import Day, Frozen, Line, Slug, Text, clean, flaw, holdable
from cxaudit.checklist.clauses import Clause, Number, places
from cxaudit.checklist.names import Names, NewFact, NewPrinciple, NewStage, PrincipleTitle
from cxaudit.checklist.questions import (
    Department,
    Effort,
    Gap,
    How,
    Measure,
    Question,
    Remedy,
    Touchpoint,
)
from cxaudit.checklist.steps import NOT_APPLICABLE, UNKNOWN, Steps

__all__ = [
    "NOT_APPLICABLE",
    "UNKNOWN",
    "Band",
    "Checklist",
    "Choice",
    "Clause",
    "Day",
    "Department",
    "Effort",
    "Fact",
    "Frozen",
    "Gap",
    "How",
    "Line",
    "Measure",
    "Names",
    "Number",
    "Place",
    "Principle",
    "Question",
    "Remedy",
    "Slug",
    "Stage",
    "Text",
    "Touchpoint",
    "clean",
    "holdable",
    "places",
]


class Stage(Frozen):
    """A part of the customer's way through the business."""

    id: NewStage
    """Unique among the stages."""

    title: Line
    """As people read it."""


class Principle(Frozen):
    """Something that customers judge a business by."""

    id: NewPrinciple
    """Unique among the principles."""

    title: PrincipleTitle
    """One word or two, for charts and column heads; unique, ignoring case."""

    asks: Line
    """What customers ask themselves."""


class Band(Frozen):
    """A word for scores from a threshold on, up to the next band's."""

    word: Annotated[Line, StringConstraints(max_length=20)]
    """Such as Good."""

    symbol: Annotated[Line, StringConstraints(max_length=2)]
    """Stands beside the word, so that nothing depends on colour."""

    colour: Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f]{6}$")]
    """Fill of its cells, as RRGGBB; the text on it is dark or light, as can be read."""

    floor: Annotated[float, Field(alias="from", ge=0, lt=1)]
    """Lowest score of the band, from 0 to below 1; compared after rounding to four decimals."""

    @property
    def label(self) -> str:
        """Symbol and word."""
        return f"{self.symbol} {self.word}"


class Choice(Frozen):
    """One of the answers to a fact that is not yes or no; a fact of its own for `applies_if`."""

    id: NewFact
    """Unique among facts and choices."""

    title: Line
    """As people read it, and the reason given where it rules something out."""


class Fact(Frozen):
    """Something about the business that decides what applies to it."""

    id: NewFact
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
            raise flaw("a fact has either choices or both holds and fails", "give the one or the other")
        return self


class Place(NamedTuple):
    """A question with the touchpoint and department where it is asked."""

    department: Department
    touchpoint: Touchpoint
    question: Question


class Checklist(Frozen):
    """Everything that can be asked, with the policy that it tests."""

    id: Slug
    """Name of the checklist."""

    title: Line
    """As people read it."""

    version: Line
    """Told in every workbook."""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    """Language tag of the texts, such as en or en-GB."""

    scales: dict[Slug, Steps] = Field(default_factory=dict)
    """Steps that several questions share, by name."""

    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    """In the customer's order."""

    principles: Annotated[tuple[Principle, ...], Field(min_length=1)]
    """In the order of charts."""

    bands: Annotated[tuple[Band, ...], Field(min_length=2)]
    """Worst first; the first begins at 0."""

    facts: tuple[Fact, ...] = ()
    """What the profile tells, in the order of asking."""

    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    """The policy, in the order of its text."""

    departments: Annotated[tuple[Department, ...], Field(min_length=1)]
    """In the order of asking."""

    @model_validator(mode="before")
    @classmethod
    def _gather_names(cls, raw: Any, info: ValidationInfo) -> Any:  # noqa: ANN401 - not validated yet
        if isinstance(info.context, Names):
            info.context.gather(raw)
        return raw

    @model_validator(mode="after")
    def _bands_ascend(self) -> Self:
        floors = [band.floor for band in self.bands]
        if floors[0] != 0 or sorted(set(floors)) != floors:
            raise flaw("bands do not ascend from 0", "list them worst first, the first with `from: 0`")
        return self

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every question by its id, in the order of asking."""
        return {
            question.id: Place(department, touchpoint, question)
            for department in self.departments
            for touchpoint in department.touchpoints
            for question in touchpoint.questions
        }

    def steps(self, question: Question) -> tuple[str, ...]:
        """Return the steps of a question, its own or its scale's, worst first; empty for a measure."""
        if question.scale is not None:
            return self.scales[question.scale]
        return question.steps or ()

    def clause(self, name: str) -> Clause:
        """Return the clause of that id."""
        return next(clause for clause in self.clauses if clause.id == name)

    def number(self, reference: str) -> Number:
        """Return a number of the policy by its name, `clause.number`."""
        clause, name = reference.split(".")
        return self.clause(clause).numbers[name]
