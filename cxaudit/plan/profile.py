"""What the profile of a business rules out, and why; what it leaves to be asked."""

from __future__ import annotations

from collections.abc import Iterable

from cxaudit.audit import Answers
from cxaudit.audit.conditions import with_what_hangs_on_it
from cxaudit.audit.facts import Profile, contradiction, facts_told
from cxaudit.checklist import Checklist, Department, Fact, Place


def ruled_out(checklist: Checklist, profile: Profile) -> dict[str, str]:
    """Return reasons by question, of all that a profile rules out.

    A fact that was not told rules nothing out. One that does not apply does not hold. What is asked only
    after some answers to a question is ruled out with it.
    """
    facts = facts_told(checklist, profile)
    reasons = ((id, contradiction(_conditions(place), facts)) for id, place in checklist.places.items())
    by_itself = {id: reason for id, reason in reasons if reason is not None}
    return with_what_hangs_on_it(checklist, by_itself)


def why_not_asked(checklist: Checklist, fact: Fact, profile: Profile) -> str | None:
    """Say why a fact need not be asked, by those before it; None where it is to be asked."""
    return contradiction(fact.applies_if, facts_told(checklist, profile))


def places_left(
    checklist: Checklist, answers: Answers, departments: Iterable[Department]
) -> list[list[Place]]:
    """Return the questions of each department that the profile leaves, as they are asked in this audit."""
    reasons = ruled_out(checklist, answers.profile)
    places = checklist.worded(answers.kind, answers.profile).places
    return [
        [places[each.id] for each in department.questions if each.id not in reasons]
        for department in departments
    ]


def rests_on_facts(place: Place) -> bool:
    """Whether a question is asked because of something that the business has or does, such as visits."""
    return any(not condition.startswith("not ") for condition in _conditions(place))


def _conditions(place: Place) -> tuple[str, ...]:
    return (*place.department.applies_if, *place.touchpoint.applies_if, *place.question.applies_if)
