"""Which questions of an audit a sitting asks: all, those of some departments or people, or those left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cxaudit.audit import Audit, State
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.interview.flow import Interview, begin
from cxaudit.interview.standing import Standing, which
from cxaudit.interview.waiting import waited_names
from cxaudit.plan import route, was_changed
from cxaudit.text import as_compared
from cxaudit.words import _

WAYS = (Standing.OPEN, Standing.UNKNOWN, Standing.FINDINGS, Standing.WAITING)
"""What is left that can be asked about alone."""


def begin_round(audit: Audit, path: Path, only: Sequence[str] = (), person: str = "") -> Interview:
    """Go on with an audit, at its first open question, or at the first of those that are asked for.

    Args:
        audit: what was answered so far.
        path: its file.
        only: departments by id or title, and ways to stand; of several of a kind each will do.
        person: who leads the departments, or is waited for; empty: whoever.

    Raises:
        CxauditError: if there is no such department, way or person.
    """
    begun = _begun(audit, path, only, person)
    return replace(begun, plan_agreed=was_changed(audit))


def _begun(audit: Audit, path: Path, only: Sequence[str], person: str) -> Interview:
    departments, ways = _told_apart(audit, path, only)
    places = audit.checklist.places
    order = route(audit)
    order = tuple(name for name in order if not departments or places[name].department.id in departments)
    if person:
        theirs = _of(audit, path, person)
        order = tuple(name for name in order if name in theirs)
        person = next(name for name in _names(audit) if as_compared(name) == as_compared(person))
    if not ways:
        return begin(audit, order, waits=bool(person), speaker=person)
    left = {name for way in ways for name in which(audit, order, way)}
    asked = tuple(name for name in order if name in left)
    if not asked:
        named = ", ".join(way.label for way in WAYS if way in ways)
        fix = _("leave out what you named after --only")
        raise CxauditError(Problem(str(path), _("no question is left of these: {ways}", ways=named), fix))
    return begin(audit, asked, wanted=tuple(State), waits=True, speaker=person)


def _told_apart(audit: Audit, path: Path, only: Sequence[str]) -> tuple[set[str], set[Standing]]:
    """The departments and the ways among what was named; a department of the same name comes first."""
    known = {as_compared(each.title): each.id for each in audit.checklist.departments}
    known = {title: id for title, id in known.items() if id in audit.departments}
    departments: set[str] = set()
    ways: set[Standing] = set()
    for name in only:
        if name in audit.departments or as_compared(name) in known:
            departments.add(known.get(as_compared(name), name))
        elif name in WAYS:
            ways.add(Standing(name))
        else:
            what = _("the audit has no department {name}", name=repr(name))
            raise CxauditError(Problem(str(path), what, nearest(name, [*audit.departments, *WAYS])))
    return departments, ways


def _of(audit: Audit, path: Path, person: str) -> set[str]:
    """Questions of the departments that somebody leads, and those that wait for this person."""
    name = as_compared(person)
    leads = {each for one in audit.people if as_compared(one.name) == name for each in one.leads}
    places = audit.checklist.places
    waiting = {
        each
        for each, response in audit.responses.items()
        if response.waiting and as_compared(response.waiting.who) == name
    }
    theirs = {each for each in audit.plan if places[each].department.id in leads} | waiting
    if not theirs:
        what = _("nobody called {name} leads a department, or is waited for", name=repr(person))
        raise CxauditError(Problem(str(path), what, nearest(person, list(_names(audit)))))
    return theirs


def _names(audit: Audit) -> Iterator[str]:
    yield from (one.name for one in audit.people if one.leads)
    yield from waited_names(audit)
