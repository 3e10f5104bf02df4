"""The list of all questions with state and answer: which of them are shown, and what each says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cxaudit.audit import Audit, State, answer_in_words
from cxaudit.audit.said import waited_for
from cxaudit.groups import grouped
from cxaudit.interview.asking import User
from cxaudit.interview.standing import Standing, which
from cxaudit.text import shortened
from cxaudit.words import _, ngettext

_LONGEST = 100
"""Letters of an answer that the list shows."""

_MARKS = {State.ANSWERED: "✔", State.NOT_APPLICABLE: "–", State.UNKNOWN: "?", State.OPEN: "○"}
_WAITS = "…"
"""The sign of what is open and waits for somebody."""


class Entry(NamedTuple):
    """One question of the list."""

    id: str
    """Its id."""

    number: int
    """Its number in the list, from 1."""

    department: str
    """Title of its department."""

    mark: str
    """A sign for its state."""

    ask: str
    """The question."""

    answer: str
    """Its answer, or how it stands."""

    words: str
    """All in which a word is found, case folded."""


@dataclass(frozen=True)
class Listing:
    """Some questions, in the order of asking."""

    entries: tuple[Entry, ...]
    """All of them."""

    standing: Mapping[Standing, frozenset[str]]
    """Ids of those that stand in a way; a way in which none stands is left out."""

    now: str = ""
    """Id of the question that is asked now; empty where there is none."""

    def shown(self, standing: Standing | None, typed: str) -> list[Entry]:
        """Return the questions that stand so (None: all), and in which every word that is typed is found."""
        words = typed.casefold().split()
        ids = None if standing is None else self.standing.get(standing, frozenset())
        return [
            each
            for each in self.entries
            if (ids is None or each.id in ids) and all(word in each.words for word in words)
        ]

    def counted(self) -> dict[Standing | None, str]:
        """Say how many questions there are, and how many stand in each way."""
        counted: dict[Standing | None, str] = {None: _("all {n}", n=len(self.entries))}
        for each, ids in self.standing.items():
            counted[each] = f"{each.label} {len(ids)}"
        return counted


def listing(audit: Audit, order: Sequence[str], now: str = "") -> Listing:
    """Return the list of some questions.

    Args:
        audit: what was answered so far.
        order: ids of the questions; those of one department are listed together.
        now: id of the question that is asked now; empty where there is none.
    """
    places = audit.checklist.places
    together = grouped(order, lambda name: places[name].department.id).values()
    names = [name for department in together for name in department]
    entries = tuple(_entry(audit, name, number) for number, name in enumerate(names, 1))
    standing = {each: frozenset(which(audit, order, each)) for each in Standing}
    return Listing(entries, {each: ids for each, ids in standing.items() if ids}, now)


def by_department(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Return questions by the title of their department."""
    return grouped(entries, lambda entry: entry.department)


def department_counted(title: str, entries: Sequence[Entry]) -> str:
    """Say how many questions of a department there are, and how many of them are open."""
    left = sum(entry.mark in (_MARKS[State.OPEN], _WAITS) for entry in entries)
    questions = ngettext("{n} question", "{n} questions", len(entries))
    return _("{department} ({questions}, {left} open)", department=title, questions=questions, left=left)


def pick_question(user: User, audit: Audit, order: Sequence[str], now: str = "") -> str:
    """Ask for one of some questions from their list, and return its id.

    Raises:
        Stopped: if the user wants to stop.
        WentBack: if the user leaves the list without one.
    """
    return user.find(listing(audit, order, now))


def _entry(audit: Audit, name: str, number: int) -> Entry:
    place, response = audit.checklist.places[name], audit.response(name)
    answer = _answer(audit, name)
    notes = (response.note, response.staff_note, response.private, response.told_by)
    texts = (place.department.title, place.touchpoint.title, place.question.ask, answer, *notes)
    words = " ".join(texts).casefold()
    mark = _WAITS if response.waiting else _MARKS[response.state]
    return Entry(name, number, place.department.title, mark, place.question.listed, answer, words)


def _answer(audit: Audit, name: str) -> str:
    question, response = audit.checklist.places[name].question, audit.response(name)
    if response.waiting:
        return waited_for(response.waiting)
    if response.state is State.OPEN:
        return State.OPEN.label
    told = shortened(answer_in_words(audit.answer_type(question), response), _LONGEST)
    if audit.sets_aside(name):
        told = f"{told}: {audit.condition(name)}"
    elif response.na:
        told = f"{told}: {response.na}"
    if response.lacks_note(question):
        told = _("{answer}; a note is needed", answer=told)
    return told
