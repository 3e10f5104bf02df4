"""The list of all questions with their answers so far, from which one is picked."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.audit import Audit, State, answer_in_words
from cxaudit.groups import grouped
from cxaudit.interview.asking import Option, User
from cxaudit.text import shortened
from cxaudit.words import _, ngettext

_LONGEST = 100
"""Letters of an answer that the list shows."""


def pick_question(user: User, audit: Audit, order: Sequence[str], now: str = "") -> str:
    """Ask for one of some questions, by its department, and return its id.

    Args:
        user: who is asked.
        audit: what was answered so far.
        order: ids of the questions.
        now: id of the question that is asked now, at which both lists begin; empty where there is none.

    Raises:
        Stopped: if the user wants to stop.
    """
    questions = grouped(order, lambda name: audit.checklist.places[name].department.id)
    place = audit.checklist.places.get(now)
    options = [_department(audit, names) for names in questions.values()]
    department = next(iter(questions))
    if len(options) > 1:
        department = user.pick(_("Which department?"), options, place.department.id if place else "")
    names = questions[department]
    titles = [Option(name, _titled(audit, name)) for name in names]
    return user.pick(_("Which question?"), titles, now if now in names else "")


def _department(audit: Audit, names: Sequence[str]) -> Option:
    department = audit.checklist.places[names[0]].department
    left = sum(audit.response(name).state is State.OPEN for name in names)
    questions = ngettext("{n} question", "{n} questions", len(names))
    title = _(
        "{department} ({questions}, {left} open)", department=department.title, questions=questions, left=left
    )
    return Option(department.id, title)


def _titled(audit: Audit, name: str) -> str:
    question, response = audit.checklist.places[name].question, audit.response(name)
    if response.state is State.OPEN:
        return f"{question.listed} [{State.OPEN.label}]"
    told = shortened(answer_in_words(audit.answer_type(question), response), _LONGEST)
    if audit.sets_aside(name):
        told = f"{told}: {audit.condition(name)}"
    if response.lacks_note(question):
        told = _("{answer}; a note is needed", answer=told)
    return f"{question.listed} [{told}]"
