"""Changes the plan of an audit under way: less where it goes slowly, more where time is left."""

from __future__ import annotations

from collections.abc import Collection

from cxaudit.audit import Audit, State
from cxaudit.checklist import Place
from cxaudit.groups import grouped
from cxaudit.interview.asking import Option, User
from cxaudit.numbers import whole_number
from cxaudit.plan import (
    in_minutes,
    in_scope,
    less,
    minutes_of,
    more,
    questions_in_words,
    with_departments,
    with_more,
    without,
)
from cxaudit.text import shortened
from cxaudit.words import _

_MOST_MINUTES = 9999

_LONGEST = 80
"""Letters of a question that is left out or added."""


def change_plan(user: User, audit: Audit) -> Audit:
    """Ask for the minutes that there still are, propose what to leave out or to add, or other departments.

    Args:
        user: who is asked.
        audit: what is planned, and answered so far.

    Returns:
        The audit with the plan as it was agreed to; the same where nothing changed.

    Raises:
        Stopped: if the user wants to stop.
        WentBack: if the user goes back.
    """
    user.say(_("Still open: {all}", all=_all(_open(audit))))
    options = (
        Option("minutes", _("say how many minutes there still are")),
        Option("departments", _("other departments")),
        Option("leave", _("leave the plan as it is")),
    )
    match user.pick(_("What shall change?"), options, "minutes"):
        case "minutes":
            return _within(user, audit, _minutes(user))
        case "departments":
            return _departments(user, audit)
    return audit


def _minutes(user: User) -> int:
    while True:
        minutes = whole_number(user.line(_("Minutes that there still are, of all kinds")), _MOST_MINUTES)
        if minutes:
            return minutes
        user.say(_("Type a whole number of minutes, such as 60."))


def _within(user: User, audit: Audit, minutes: int) -> Audit:
    """Propose what to leave out, or to add, so that the minutes are used."""
    needed = minutes_of(_open(audit))
    if needed > minutes:
        out = less(audit, minutes)
        return without(audit, _agreed(user, audit, out, _("Which of these are left out?"))) if out else audit
    added = more(audit, float(minutes - needed))
    if not added:
        user.say(_("The plan fits these minutes, and nothing more does."))
        return audit
    return with_more(audit, _agreed(user, audit, added, _("Which of these are added?")))


def _agreed(user: User, audit: Audit, names: Collection[str], message: str) -> tuple[str, ...]:
    """Ask which of some questions are meant, all of them ticked."""
    places = audit.checklist.places
    user.say(_all([places[name] for name in names]))
    options = [Option(name, _titled(places[name])) for name in names]
    return user.tick(message, options, nothing=_("none of them"))


def _titled(place: Place) -> str:
    question = place.question
    minutes = in_minutes(minutes_of([place]))
    return f"{place.department.title}: {shortened(question.ask, _LONGEST)} ({minutes})"


def _departments(user: User, audit: Audit) -> Audit:
    """Ask for the departments, each with what is open there."""
    everywhere = audit.model_copy(update={"departments": ()})
    still_open = grouped(_open(audit), lambda place: place.department.id)
    options = [
        Option(each.id, f"{each.title}: {_all(still_open[each.id])}" if each.id in still_open else each.title)
        for each in in_scope(audit.as_written, everywhere)
    ]
    return with_departments(audit, user.tick(_("Which departments?"), options, audit.departments))


def _open(audit: Audit) -> list[Place]:
    return [place for place in audit.places if audit.response(place.question.id).state is State.OPEN]


def _all(places: Collection[Place]) -> str:
    """Say how many questions there are, and how long they take."""
    questions, minutes = questions_in_words(len(places)), in_minutes(minutes_of(places))
    return _("{questions}, {minutes}", questions=questions, minutes=minutes)
