"""Takes a change back; the change log keeps that it was made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from cxaudit.audit import Audit, OwnFinding, Person
from cxaudit.audit.own_findings import with_own, without_own


class Change(NamedTuple):
    """A change that can be taken back: what it changed, as that was before and is after it."""

    question: str
    """Id of the question at which it was made."""

    before: Audit
    """The audit before."""

    after: Audit
    """The audit after."""


def taken_back(audit: Audit, change: Change, now: datetime) -> Audit:
    """Return the audit without a change, which is the last one that was not taken back."""
    question, before, after = change
    if before.responses.get(question) != after.responses.get(question):
        audit = audit.put_back(question, before.responses.get(question), now)
    audit = _own_as_before(audit, before.own, after.own)
    people = tuple(_people_as_before(audit.people, before.people, after.people))
    return audit if people == audit.people else audit.model_copy(update={"people": people})


def _own_as_before(audit: Audit, before: tuple[OwnFinding, ...], after: tuple[OwnFinding, ...]) -> Audit:
    """The audit with its own findings as they were before a change of one of them."""
    numbers = {each.action for each in before}
    for finding in after:
        audit = audit if finding.action in numbers else without_own(audit, finding)
    for finding in before:
        audit = audit if finding in after else with_own(audit, finding)
    return audit


def _people_as_before(
    now: tuple[Person, ...], before: tuple[Person, ...], after: tuple[Person, ...]
) -> Iterator[Person]:
    """The people with those again whom a change left out, or marked as not seen."""
    was = {person.name: person for person in before if person not in after}
    for person in now:
        yield was.pop(person.name, person)
    yield from was.values()
