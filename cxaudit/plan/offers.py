"""How long an audit may take: what is offered before it begins."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from cxaudit.audit import Answers, Audit, Extent
from cxaudit.checklist import Checklist, Department, Place
from cxaudit.groups import grouped
from cxaudit.plan.choosing import choose
from cxaudit.plan.policy_minutes import policy_minutes
from cxaudit.plan.profile import places_left
from cxaudit.plan.work import Amount, minutes_of


class Offer(NamedTuple):
    """What would be asked."""

    extent: Extent
    """How much of what applies."""

    places: tuple[Place, ...]
    """The questions, as they would be asked."""

    policy: int
    """Minutes of the policy sitting."""

    @property
    def minutes(self) -> int:
        """Minutes of all kinds, rounded up, with those of the policy sitting."""
        return ceil(minutes_of(self.places)) + self.policy

    @property
    def departments(self) -> dict[str, Amount]:
        """What each department comes to, by its id."""
        kinds = grouped(self.places, lambda place: place.department.id)
        return {name: Amount(len(places), minutes_of(places)) for name, places in kinds.items()}


def offers(
    checklist: Checklist, answers: Answers, departments: Sequence[Department], baseline: Audit | None = None
) -> tuple[Offer, ...]:
    """Return what can be offered without saying minutes, the one to propose first; no two that are the same.

    Owners of few people, or of one, are offered the short core first, anybody else the core.
    """
    owners = answers.kind == "self" and checklist.few_people(answers.profile)
    extents: tuple[Extent, ...] = ("short", "core", "all") if owners else ("core", "all")
    freely = (answers.model_copy(update={"extent": extent, "minutes": None}) for extent in extents)
    made = [offer(checklist, each, departments, baseline) for each in freely]
    return tuple(each for each, after in zip(made, [*made[1:], None], strict=True) if not _same(each, after))


def offer(
    checklist: Checklist, answers: Answers, departments: Sequence[Department], baseline: Audit | None = None
) -> Offer:
    """Return what would be asked by these answers.

    Raises:
        CxauditError: if the minutes do not reach for the least of every department.
    """
    chosen = choose(checklist, answers, departments, baseline)
    left = places_left(checklist, answers, departments)
    places = tuple(place for each in left for place in each if place.question.id in chosen)
    return Offer(answers.extent, places, policy_minutes(places, checklist, answers.profile))


def planned(audit: Audit) -> Offer:
    """Return what is asked in an audit, with its policy sitting where none was held."""
    places = tuple(audit.places)
    policy = policy_minutes(places, audit.checklist, audit.profile) if audit.drafts else 0
    return Offer(audit.extent, places, policy)


def _same(one: Offer, other: Offer | None) -> bool:
    return other is not None and one.places == other.places
