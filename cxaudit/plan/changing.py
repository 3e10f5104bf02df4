"""The plan of an audit under way: what to leave out where it goes slowly, what to add where there is time.

Whatever was answered, or is promised by somebody, stays planned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cxaudit.audit import Audit, Response, State
from cxaudit.checklist import Checklist, Department, Place
from cxaudit.errors import CxauditError
from cxaudit.groups import grouped
from cxaudit.plan.choosing import choose
from cxaudit.plan.minutes import core_of, needed_by_customers
from cxaudit.plan.profile import places_left, ruled_out
from cxaudit.plan.ranking import rank_after, with_parents
from cxaudit.plan.work import minutes_of

_KEEPS = 2
"""Questions that a department keeps as long as others can be left out: fewer tell too little of it."""


def was_changed(audit: Audit) -> bool:
    """Whether something was left out or added since the audit began, and so the plan fitted to the time left.

    It was not where the plan is what its departments, minutes and extent lead to.
    """
    begun = audit.model_copy(update={"responses": {}})
    checklist = audit.as_written
    departments = [each for each in checklist.departments if each.id in audit.departments]
    try:
        chosen = choose(checklist, begun, departments, audit.baseline)
    except CxauditError:  # minutes that did not reach any more for all departments
        return True
    return chosen != set(audit.plan)


def less(audit: Audit, minutes: float) -> tuple[str, ...]:
    """Return open questions to leave out so that the others take no longer, in their order.

    Never a critical one. First what matters least, while each department keeps two; then what is left of the
    departments that customers meet least. All but one that can be left out where even that does not reach.
    """
    leaving, rank = _Leaving(audit, minutes), rank_after(audit.baseline)
    least_first = sorted(leaving.can_go, key=rank)[::-1]
    for place in least_first:
        leaving.drop(place, keeps=_KEEPS)
    for place in sorted(least_first, key=leaving.needed):
        leaving.drop(place, keeps=0)
    return tuple(name for name in audit.plan if name in leaving.out)


class _Leaving:
    """Leaves questions of an audit out, one by one, until the rest takes no longer than so many minutes."""

    def __init__(self, audit: Audit, minutes: float) -> None:
        self._places = list(audit.places)
        self._departments = grouped(self._places, lambda place: place.department.id)
        self._kept = {name: len(places) for name, places in self._departments.items()}
        self._too_much = minutes_of(place for place in self._places if _is_open(audit, place)) - minutes
        untold = (place for place in self._places if _can_go(audit, place))
        self.can_go = [place for place in untold if not place.question.critical]
        self.out: set[str] = set()

    def needed(self, place: Place) -> tuple[bool, bool, int, int]:
        """Say how much customers meet the department of a question."""
        return needed_by_customers(self._departments[place.department.id])

    def drop(self, place: Place, keeps: int) -> None:
        """Leave a question out if that is needed, its department keeps so many, and no other hangs on it."""
        name, department = place.question.id, place.department.id
        if self._too_much <= 0 or name in self.out or len(self.out) + 1 == len(self._places):
            return
        if self._kept[department] > keeps and not self._carries(name):
            self.out.add(name)
            self._kept[department] -= 1
            self._too_much -= minutes_of([place])

    def _carries(self, name: str) -> bool:
        """Whether another question that stays hangs on one."""
        others = (place.question for place in self._places if place.question.id not in self.out)
        return any(each.asked_after and each.asked_after.question == name for each in others)


def more(audit: Audit, minutes: float) -> tuple[str, ...]:
    """Return questions to add that fit so many minutes, those that matter most, in their order."""
    rank = rank_after(audit.baseline)
    asked = _asked(audit)
    places = {place.question.id: place for each in asked for place in each}
    added: set[str] = set()
    room = minutes
    for place in sorted((each for name, each in places.items() if name not in audit.plan), key=rank):
        new = with_parents({place.question.id}, asked) - added - set(audit.plan)
        takes = float(minutes_of(places[name] for name in new))
        if takes <= room:
            added |= new
            room -= takes
    return tuple(name for name in places if name in added)


def without(audit: Audit, questions: Collection[str]) -> Audit:
    """Return the audit without some questions, less those that have an answer or that others hang on.

    A department of which nothing is left is out of scope. One question always stays.
    """
    places = audit.checklist.places
    gone = {name for name in questions if name in audit.plan and _can_go(audit, places[name])}
    for department in {own.department for own in audit.own}:  # its sheet is needed
        of_it = [name for name in audit.plan if places[name].department.id == department]
        gone -= set(of_it[:1] if gone >= set(of_it) else ())
    kept = with_parents(set(audit.plan) - gone, _asked(audit))
    plan = tuple(name for name in audit.plan if name in kept or name not in gone) or audit.plan[:1]
    return _planned(audit, plan, audit.departments)


def with_more(audit: Audit, questions: Iterable[str]) -> Audit:
    """Return the audit with further questions that apply, and what decides whether they are asked."""
    departments = _departments(audit.as_written, audit.departments)
    added = with_parents(set(questions), places_left(audit.as_written, audit, departments))
    return _planned(audit, (*audit.plan, *added), audit.departments)


def with_departments(audit: Audit, departments: Collection[str]) -> Audit:
    """Return the audit with these departments in scope.

    Of one that comes, everything that applies is planned where that is so of the audit, and else the core.
    One that goes stays with what was answered or is promised, and for an own finding.
    """
    places = audit.checklist.places
    gone = {name for name in audit.plan if places[name].department.id not in departments}
    new = [name for name in departments if name not in audit.departments]
    rank = rank_after(audit.baseline)
    everything = audit.extent == "all" and audit.minutes is None
    left = places_left(audit.as_written, audit, _departments(audit.as_written, new))
    chosen = {each.question.id for part in left for each in (part if everything else core_of(part, rank))}
    more_of_it = _planned(audit, (*audit.plan, *with_parents(chosen, left)), (*audit.departments, *new))
    return without(more_of_it, gone)


def _planned(audit: Audit, plan: Collection[str], departments: Collection[str]) -> Audit:
    """The audit with another plan, in the checklist's order, and with the departments of which it asks."""
    places = audit.as_written.places
    asked = set(plan)
    in_it = {places[name].department.id for name in asked}
    scope = [each for each in audit.as_written.departments if each.id in departments and each.id in in_it]
    reasons = ruled_out(audit.as_written, audit.profile)
    inside = [question.id for department in scope for question in department.questions]
    return audit.model_copy(
        update={
            "plan": tuple(name for name in inside if name in asked),
            "departments": tuple(department.id for department in scope),
            "excluded": {name: reasons[name] for name in inside if name in reasons and name not in asked},
        }
    )


def _asked(audit: Audit) -> list[list[Place]]:
    return places_left(audit.as_written, audit, _departments(audit.as_written, audit.departments))


def _departments(checklist: Checklist, names: Collection[str]) -> list[Department]:
    return [department for department in checklist.departments if department.id in names]


def _is_open(audit: Audit, place: Place) -> bool:
    return audit.response(place.question.id).state is State.OPEN


def _can_go(audit: Audit, place: Place) -> bool:
    """Whether a question can be left out: nothing was told about it, and nobody promised anything."""
    return audit.told(place.question.id) == Response()
