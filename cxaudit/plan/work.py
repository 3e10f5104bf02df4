"""When the work of an audit is done, and how long each kind of it takes.

What must be begun days ahead, or is found out on website or telephone, is done beforehand. On the day one
walks round (what is looked at, and tests on the spot), reads papers, and talks.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from cxaudit.checklist import How, Place
from cxaudit.groups import grouped
from cxaudit.words import N_, _, ngettext


class Work(StrEnum):
    """A kind of work, by when it is done."""

    BEFOREHAND = "beforehand"
    WALK = "walk"
    PAPERS = "papers"
    TALKS = "talks"

    def label(self, kind: str = "visit") -> str:
        """As people read it in a `visit` or a `self`-assessment, where nobody need be talked with."""
        return _("answering") if self is Work.TALKS and kind == "self" else _(_LABELS[self])


_LABELS = {
    Work.BEFOREHAND: N_("beforehand"),
    Work.WALK: N_("walking round"),
    Work.PAPERS: N_("reading papers"),
    Work.TALKS: N_("talking"),
}


class Amount(NamedTuple):
    """What one kind of work comes to."""

    questions: int
    """How many questions."""

    minutes: Fraction
    """What they take together."""


def work_of(place: Place) -> Work:
    """Return the kind of work that a question is."""
    question, where = place.question, place.where
    if question.ahead:
        return Work.BEFOREHAND
    if question.how is How.ASK:
        return Work.TALKS
    if where and not where.on_the_spot:
        return Work.BEFOREHAND
    return Work.PAPERS if question.how is How.READ else Work.WALK


def minutes_of(places: Iterable[Place]) -> Fraction:
    """Return the minutes that questions take together."""
    return sum((Fraction(place.question.takes) for place in places), Fraction())


def workload(places: Iterable[Place]) -> dict[Work, Amount]:
    """Return what each kind of work comes to, in the order in which it is done; none that there is not."""
    kinds = grouped(places, work_of)
    return {kind: Amount(len(kinds[kind]), minutes_of(kinds[kind])) for kind in Work if kind in kinds}


def workload_in_words(places: Iterable[Place], kind: str = "visit", policy: int = 0) -> list[str]:
    """Say how many questions there are and what they take, a line for all and one for each kind of work.

    Args:
        places: the questions.
        kind: `visit` or `self`.
        policy: minutes of the policy sitting; 0: there is none, or it is not counted.
    """
    amounts = workload(places)
    number = sum(amount.questions for amount in amounts.values())
    minutes = sum((amount.minutes for amount in amounts.values()), Fraction(policy))
    whole = _(
        "{questions}, about {minutes}", questions=questions_in_words(number), minutes=in_minutes(minutes)
    )
    kinds = [amount_in_words(work.label(kind), amount) for work, amount in amounts.items()]
    sitting = _("the policy sitting: {minutes}", minutes=in_minutes(policy))
    return [whole, *kinds, *([sitting] if policy else [])]


def amount_in_words(title: str, amount: Amount) -> str:
    """Say what something comes to, such as a kind of work or a department."""
    return _(
        "{work}: {questions}, {minutes}",
        work=title,
        questions=questions_in_words(amount.questions),
        minutes=in_minutes(amount.minutes),
    )


def questions_in_words(number: int) -> str:
    """Say how many questions there are."""
    return ngettext("{n} question", "{n} questions", number)


def in_minutes(minutes: Fraction | int) -> str:
    """Say how long something takes, in whole minutes, rounded up."""
    return ngettext("{n} minute", "{n} minutes", ceil(minutes))
