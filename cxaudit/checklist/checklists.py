"""A whole checklist: everything that can be asked, with the policy that it tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from fractions import Fraction
from functools import cached_property
from statistics import median
from typing import Annotated, NamedTuple, Self

from pydantic import Field, StringConstraints, model_validator

from cxaudit.checklist.base import Frozen, Line, Slug, flaw
from cxaudit.checklist.clauses import Clause, Number
from cxaudit.checklist.contradictions import wrong_in_checklist
from cxaudit.checklist.departments import Department, Touchpoint
from cxaudit.checklist.marks import Band, BestBands, Caps, Marks, Overall, usual_bands
from cxaudit.checklist.packs import Pack, Words
from cxaudit.checklist.profile import Fact
from cxaudit.checklist.questions import Question
from cxaudit.checklist.references import Wrong, defined_names
from cxaudit.checklist.stages import Principle, Stage
from cxaudit.checklist.steps import Steps
from cxaudit.checklist.ways import Where
from cxaudit.checklist.wordings import Wording
from cxaudit.text import LANGUAGE_TAG
from cxaudit.words import _, speaking

AT, OWN = "at_", "own_"
"""How the second part of an action item's id begins that is no clause: a touchpoint, an own finding."""

TOP = "decide"
"""What stands for the department in the id of an item by which whoever leads the business decides."""


class Place(NamedTuple):
    """A question with the touchpoint and department where it is asked."""

    department: Department
    touchpoint: Touchpoint
    question: Question

    @property
    def action(self) -> str:
        """Id of the action item that would see to it: `department.clause`.

        Without a clause findings are gathered by touchpoint: `department.at_touchpoint`.
        """
        clause = self.question.clause
        return f"{self.department.id}.{clause}" if clause else self.action_without_clause

    @property
    def action_without_clause(self) -> str:
        """Id of the action item that would see to it where its clause does not apply."""
        return f"{self.department.id}.{AT}{self.touchpoint.id}"

    @property
    def where(self) -> Where | None:
        """Where it is found out; None where nothing is said of that."""
        return self.question.where or self.touchpoint.where


class Checklist(Frozen):
    """Everything that can be asked, with the policy that it tests."""

    id: Slug
    """Name of the checklist."""

    title: Line
    """As people read it."""

    version: Line = "1"
    """Told in every workbook."""

    language: Annotated[str, StringConstraints(pattern=LANGUAGE_TAG)] = "en"
    """Language tag of the texts, such as en or en-GB."""

    scales: dict[Slug, Steps] = Field(default_factory=dict)
    """Steps that several questions share, by name."""

    stages: tuple[Stage, ...] = ()
    """In the customer's order."""

    principles: Annotated[tuple[Principle, ...], Field(max_length=1000)] = ()
    """In the order of charts."""

    bands: Annotated[
        tuple[Band, ...],
        Field(min_length=2, default_factory=lambda before: usual_bands(before.get("language", "en"))),
    ]
    """Worst first; the first begins at 0. Left out: Poor, Fair from 45, Good from 65, Excellent from 85."""

    overall: Overall = "departments"
    """What the overall score is made of.

    departments: the mean of their scores by their weights, however many questions each has. questions: all of
    them together, weight times score by weight, so that points add up; a department counts by its questions,
    and one of weight 0 stands outside.
    """

    marks: Marks = Marks()
    """What shares are compared with."""

    caps: Caps | None = None
    """How far critical failures cap a band.

    None: a department to the worst band; the whole to the second worst with one or two such departments (the
    worst where there are only two bands), with more to the worst.
    """

    facts: tuple[Fact, ...] = ()
    """What the profile tells, in the order of asking."""

    packs: tuple[Pack, ...] = ()
    """Packs that were added to it."""

    words: Words = Field(default_factory=dict)
    """What is said in place of other words, by the program too: `{customer: member, customers: members}`.

    Whole words in every text that people read; ids stay, and so do words that a hyphen joins with others.
    """

    clauses: tuple[Clause, ...] = ()
    """The policy, in the order of its text; none: the checklist knows of no policy."""

    departments: Annotated[tuple[Department, ...], Field(min_length=1, max_length=1000)]
    """In the order of asking."""

    @model_validator(mode="after")
    def _bands_ascend(self) -> Self:
        floors = [band.floor for band in self.bands]
        if floors[0] != 0 or sorted(set(floors)) != floors:
            fix = _("list them worst first, the first with `from: 0`")
            raise flaw(_("bands do not ascend from 0"), fix)
        return self

    @property
    def capped(self) -> BestBands:
        """The best bands that are left where critical questions failed, by `caps` or as without them."""
        worst, second = self.bands[0].id, self.bands[1 if len(self.bands) > 2 else 0].id
        caps = self.caps or Caps(department=worst, one=second, three=worst)
        return BestBands(
            caps.department, caps.one, caps.two or caps.one, caps.three, caps.only or caps.department
        )

    @property
    def in_words(self) -> str:
        """Its title and version, with those of the packs that were added."""
        named = [(self.title, self.version), *((pack.title, pack.version) for pack in self.packs)]
        parts = (_("{title}, version {version}", title=title, version=version) for title, version in named)
        return " + ".join(parts)

    def spoken(self) -> AbstractContextManager[None]:
        """Say texts in its language, with the words of its trade, as long as this lasts."""
        return speaking(self.language, words=self.words)

    def one_person(self, profile: Mapping[str, bool | str]) -> bool:
        """Say whether by this profile a single person is the whole business."""
        return "one" in self._people(profile)

    def few_people(self, profile: Mapping[str, bool | str]) -> bool:
        """Say whether by this profile the business is few people, or one."""
        return bool(self._people(profile))

    def _people(self, profile: Mapping[str, bool | str]) -> set[str]:
        """What the choices that hold say of how many people there are."""
        return {people for fact, choice, people in self._counted_choices if profile.get(fact) == choice}

    @cached_property
    def _counted_choices(self) -> tuple[tuple[str, str, str], ...]:
        """Facts, each with a choice of it that says how many people there are, and what it says."""
        return tuple(
            (fact.id, choice.id, choice.people)
            for fact in self.facts
            for choice in fact.choices
            if choice.people
        )

    def worded(self, kind: str, profile: Mapping[str, bool | str]) -> Checklist:
        """Return the checklist as it is asked in an audit of this kind, `visit` or `self`, and profile.

        The one place that knows of other wordings: whoever shows a question or a clause shows it as it stands
        there. Where one person is the whole business, questions and actions are said to that person; how a
        thing is checked is said to whoever checks, who in a visit is somebody else.
        """
        worded = (self._for_owner if kind == "self" else None) or self
        if not self.one_person(profile):
            return worded
        return (worded._for_one if kind == "self" else worded._for_one_visited) or worded

    @cached_property
    def _for_owner(self) -> Checklist | None:
        return self._reworded(lambda question: question.for_owner)

    @cached_property
    def _for_one(self) -> Checklist | None:
        return self._said_to_one(lambda question: question.for_one)

    @cached_property
    def _for_one_visited(self) -> Checklist | None:
        return self._said_to_one(lambda question: question.for_one and question.for_one.changed(check=None))

    def _said_to_one(self, wording: Callable[[Question], Wording | None]) -> Checklist | None:
        reworded = self._reworded(wording)
        clauses = tuple(clause.for_one for clause in self.clauses)
        return (
            (reworded or self).model_copy(update={"clauses": clauses})
            if clauses != self.clauses
            else reworded
        )

    def _reworded(self, wording: Callable[[Question], Wording | None]) -> Checklist | None:
        """The checklist with other texts of its questions; None where none has other texts."""
        if not any(wording(place.question) for place in self.places.values()):
            return None
        departments = [
            department.with_questions(lambda question: question.reworded(wording(question)))
            for department in self.departments
        ]
        return self.changed(departments=departments)

    @cached_property
    def usual_weight(self) -> Fraction:
        """The weight that counts as 2 in a priority: the marks', else the median of what scores; else 2."""
        questions = [place.question for place in self.places.values()]
        weights = [question.weight for question in questions if question.scored]
        return Fraction(self.marks.usual_weight or (median(map(Fraction, weights)) if weights else 2))

    @cached_property
    def places(self) -> dict[str, Place]:
        """Every question by its id, in the order of asking."""
        return {
            question.id: Place(department, touchpoint, question)
            for department in self.departments
            for touchpoint in department.touchpoints
            for question in touchpoint.questions
        }

    @cached_property
    def numbers(self) -> dict[str, Number]:
        """Every number of the policy by its name, `clause.number`."""
        return {
            f"{clause.id}.{name}": number
            for clause in self.clauses
            for name, number in clause.numbers.items()
        }

    @cached_property
    def clauses_by_id(self) -> dict[str, Clause]:
        """Every clause by its id, in the policy's order."""
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def defined_names(self) -> dict[str, frozenset[str]]:
        """The names that it defines, by kind."""
        return defined_names(self.model_dump())

    @cached_property
    def wrong_names(self) -> tuple[Wrong, ...]:
        """What it refers to and does not define, or says against itself: nothing in a sound one."""
        return tuple(wrong_in_checklist(self.model_dump()))

    def steps(self, question: Question) -> tuple[str, ...]:
        """Return the steps of a question, its own or its scale's, worst first; empty for a measure."""
        if question.scale is not None:
            return self.scales[question.scale]
        return question.steps or ()

    @property
    def top(self) -> Department | None:
        """The department that leads the business; None where none is marked."""
        return next((department for department in self.departments if department.top), None)

    def department(self, name: str) -> Department:
        """Return the department of that id."""
        return next(department for department in self.departments if department.id == name)

    def clause(self, name: str) -> Clause:
        """Return the clause of that id."""
        return self.clauses_by_id[name]

    def number(self, reference: str) -> Number:
        """Return a number of the policy by its name, `clause.number`."""
        return self.numbers[reference]
