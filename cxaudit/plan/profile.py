"""What the profile of a business rules out, and why."""

from __future__ import annotations

from collections.abc import Mapping

from cxaudit.audit.facts import contradiction, facts_told
from cxaudit.checklist import Checklist, Place


def ruled_out(checklist: Checklist, profile: Mapping[str, bool | str]) -> dict[str, str]:
    """Return reasons by question, of all that a profile rules out.

    A fact that was not told rules nothing out.
    """
    facts = facts_told(checklist, profile)
    reasons = ((id, contradiction(facts, _conditions(place))) for id, place in checklist.places.items())
    return {id: reason for id, reason in reasons if reason is not None}


def _conditions(place: Place) -> tuple[str, ...]:
    return (*place.department.applies_if, *place.touchpoint.applies_if, *place.question.applies_if)
