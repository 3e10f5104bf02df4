"""In which order an audit is worked through.

First what is done before the visit: what must be begun ahead, the longest ahead first, then website and
telephone. On the day one walks once through the premises, from outside to the back, reads papers, and talks:
by department, all departments of one person together. What is asked only after some answers to another
question never comes before that one.

Owners of few people, or of one, do everything themselves, in sittings of at most an hour each, with all kinds
of work in them: what must be begun ahead is named at the end of the first and answered in the last, before
the policy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from cxaudit.audit import Audit
from cxaudit.checklist import Place, Where
from cxaudit.plan.offers import planned
from cxaudit.plan.work import Work, minutes_of, work_of

SITTING = 60
"""Minutes that an owner's sitting has at most, of all kinds; one question alone may take longer."""


class Sitting(NamedTuple):
    """What an owner does at one go."""

    questions: tuple[str, ...]
    """Questions, in the order of asking."""

    minutes: Fraction
    """Minutes of all kinds, with those of the policy."""

    begins: tuple[str, ...] = ()
    """What must be begun at its end, to be answered in the last one."""

    policy: bool = False
    """Whether it ends with the policy."""


def route(audit: Audit, only: Iterable[str] | None = None) -> tuple[str, ...]:
    """Return the questions of an audit in the order of asking.

    Args:
        audit: what was planned, and who leads what.
        only: ids of the questions to be asked; None: all of the plan.
    """
    order = [name for each in sittings(audit) for name in each.questions]
    chosen = set(audit.plan if only is None else only)
    rest = [name for name in audit.plan if name not in order]  # ruled out: asked of nobody, kept in place
    return tuple(name for name in (*order, *rest) if name in chosen)


def sittings(audit: Audit) -> tuple[Sitting, ...]:
    """Return the sittings of an audit in their order: of owners several, of a visit one for all."""
    ordered = _after_what_they_hang_on(sorted(audit.places, key=_Order(audit)))
    policy = planned(audit).policy
    if audit.kind != "self" or not audit.few:
        return (Sitting(_ids(ordered), minutes_of(ordered) + policy, policy=bool(policy)),)
    ahead = _begun_ahead(ordered)
    parts = list(_hours([place for place in ordered if place not in ahead]))
    if parts and ((ahead and len(parts) == 1) or minutes_of([*parts[-1], *ahead]) + policy > SITTING):
        parts.append([])
    *before, last = parts or [[]]
    made = [Sitting(_ids(part), minutes_of(part)) for part in before]
    if made:
        made[0] = made[0]._replace(begins=_ids(place for place in ahead if place.question.ahead))
    last = _after_what_they_hang_on([*ahead, *last])
    return (*made, Sitting(_ids(last), minutes_of(last) + policy, policy=bool(policy)))


def _begun_ahead(places: Sequence[Place]) -> list[Place]:
    """What must be begun ahead, and what is asked only after some answers to that."""
    found: set[str] = set()
    for place in places:
        after = place.question.asked_after
        if place.question.ahead or (after and after.question in found):
            found.add(place.question.id)
    return [place for place in places if place.question.id in found]


def _hours(places: Sequence[Place]) -> Iterator[list[Place]]:
    """Parts of at most an hour each, as full as they can be."""
    part: list[Place] = []
    for place in places:
        if part and minutes_of([*part, place]) > SITTING:
            yield part
            part = []
        part.append(place)
    if part:
        yield part


def _ids(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(place.question.id for place in places)


class _Order:
    """Orders the questions of an audit, those of one place in the checklist's order."""

    def __init__(self, audit: Audit) -> None:
        departments = [department.id for department in audit.checklist.departments]
        leads = {name: person.name for person in audit.people for name in person.leads}
        first: dict[str, int] = {}
        for number, name in enumerate(departments):
            first.setdefault(leads.get(name, f"\n{name}"), number)
        self._talk = {
            name: (first[leads.get(name, f"\n{name}")], number) for number, name in enumerate(departments)
        }

    def __call__(self, place: Place) -> tuple[int, int, int]:
        work = work_of(place)
        return (list(Work).index(work), *self._within(work, place))

    def _within(self, work: Work, place: Place) -> tuple[int, int]:
        match work:
            case Work.BEFOREHAND:
                return -place.question.ahead, _spot(place)
            case Work.WALK:
                return _spot(place), 0
            case Work.PAPERS:
                return 0, 0
            case Work.TALKS:
                return self._talk[place.department.id]


def _spot(place: Place) -> int:
    """Where on the way it lies; what has no place comes last."""
    return list(Where).index(place.where) if place.where else len(Where)


def _after_what_they_hang_on(places: Sequence[Place]) -> list[Place]:
    """The questions in their order, each after the one whose answer decides whether it is asked."""
    inside = {place.question.id for place in places}
    waiting: dict[str, list[Place]] = {}
    done: list[Place] = []
    told: set[str] = set()

    def take(place: Place) -> None:
        done.append(place)
        told.add(place.question.id)
        for child in waiting.pop(place.question.id, ()):
            take(child)

    for place in places:
        after = place.question.asked_after
        if after and after.question in inside - told:
            waiting.setdefault(after.question, []).append(place)
        else:
            take(place)
    return done
