"""What a visit pack holds, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cxaudit.audit import AnswerType
from cxaudit.plan import Amount


class Task(NamedTuple):
    """Something to find out before the visit."""

    department: str
    """Title of its department."""

    ask: str
    """The question."""

    check: str
    """What is done, where it must be begun ahead or agreed to; else it stands on the question's sheet."""

    minutes: Fraction
    """What it takes."""

    ahead: int
    """On how many working days before it must be begun; 0: on any."""

    begin: date | None
    """The day on which it must be begun at the latest; None: no day is known, or none is needed."""

    passed: bool
    """Whether that day is over."""


class Paper(NamedTuple):
    """Something to have ready."""

    what: str
    """What it is."""

    who: str
    """Who has it: people, or the roles of those who lead; empty where nobody else is there."""


class Stop(NamedTuple):
    """A place on the walk."""

    place: str
    """Where."""

    touchpoints: tuple[str, ...]
    """What is looked at there."""

    amount: Amount
    """How many questions, in how many minutes."""


class Talk(NamedTuple):
    """Whom to see."""

    who: str
    """A person, or the role of whoever leads; empty where nobody else is there."""

    role: str
    """What the person does in the business; empty where it is not known, or is told already."""

    departments: tuple[str, ...]
    """Titles of the departments that it is about."""

    amount: Amount
    """How many questions, in how many minutes."""


class OwnersSitting(NamedTuple):
    """What owners do at one go."""

    amount: Amount
    """How many questions, in how many minutes, with those of the policy."""

    begins: int
    """How many things must be begun at its end, to be answered in the last one."""

    policy: bool
    """Whether it ends with the policy."""


class SheetQuestion(NamedTuple):
    """A question on paper."""

    number: int
    """From 1 on each sheet."""

    ask: str
    """As it is read aloud."""

    expect: str
    """What a customer expects, in the customer's words; empty where nothing is said."""

    how: tuple[str, ...]
    """How and where it is found out, and what it needs; a line each."""

    condition: str
    """After which answers to another question alone it is asked; empty: after any."""

    type: AnswerType
    """How it is answered."""

    na: bool
    """Whether it may not apply."""


class SheetSection(NamedTuple):
    """Questions that stand together."""

    title: str
    """Their touchpoint."""

    questions: tuple[SheetQuestion, ...]
    """In the order of asking."""


class QuestionSheet(NamedTuple):
    """The questions of a department, or of all that a person leads, to be filled in by hand."""

    id: str
    """Tells it from others."""

    title: str
    """What it is called."""

    amount: Amount
    """How many questions, in how many minutes."""

    sections: tuple[SheetSection, ...]
    """Its questions."""


class AgreedTest(NamedTuple):
    """A test to which the client must agree in writing."""

    department: str
    ask: str
    check: str
    begin: date | None
    """When it must be begun at the latest; None: on any day until the visit is over."""


@dataclass(frozen=True)
class VisitPack:
    """All that is taken along to a visit, or to a self-assessment."""

    organisation: str
    site: str
    day: date
    auditor: str
    contact: str
    language: str

    by_oneself: bool
    """Whether it is a self-assessment."""

    alone: bool
    """Whether one person is the whole business."""

    has_policy: bool
    """Whether a policy comes of it."""

    amounts: tuple[tuple[str, Amount], ...]
    """What each kind of work comes to."""

    policy: int
    """Minutes of the policy sitting; 0: there is none."""

    answered: int
    """Questions that are settled already, and stand nowhere else in it."""

    tasks: tuple[Task, ...]
    """What is done before the visit: what must be begun first comes first."""

    papers: tuple[Paper, ...]
    """What to ask for."""

    stops: tuple[Stop, ...]
    """The walk, in its order."""

    talks: tuple[Talk, ...]
    """Whom to see, in this order."""

    sittings: tuple[OwnersSitting, ...]
    """What owners of few people do at one go; empty in a visit."""

    sheets: tuple[QuestionSheet, ...]
    """The questions on paper."""

    tests: tuple[AgreedTest, ...]
    """What the client must agree to in writing."""

    tested_before: bool
    """Whether there are test calls or messages before the visit."""

    @property
    def house(self) -> str:
        """The business, and which of its sites."""
        return f"{self.organisation}, {self.site}" if self.site else self.organisation

    @property
    def talks_with_others(self) -> bool:
        """Whether anybody is to be seen but who asks."""
        return any(talk.who not in ("", self.auditor) for talk in self.talks)

    @property
    def questions(self) -> int:
        """How many questions are left."""
        return sum(amount.questions for _, amount in self.amounts)

    @property
    def minutes(self) -> Fraction:
        """Minutes of all kinds, with those of the policy sitting."""
        return sum((amount.minutes for _, amount in self.amounts), Fraction(self.policy))
