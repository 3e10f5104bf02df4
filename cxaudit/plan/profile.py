"""What the profile of a business rules out, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxaudit.checklist import Checklist, Fact, Place


def ruled_out(checklist: Checklist, profile: Mapping[str, bool | str]) -> dict[str, str]:
    """Return reasons by question, of all that a profile rules out.

    A fact that was not told rules nothing out.
    """
    facts = _facts_told(checklist, profile)
    reasons: dict[str, str] = {}
    for id, place in checklist.places.items():
        for condition in _conditions(place):
            holds, reason = facts.get(condition.removeprefix("not "), (None, ""))
            if holds == condition.startswith("not "):
                reasons.setdefault(id, reason)
    return reasons


def _conditions(place: Place) -> tuple[str, ...]:
    return (*place.department.applies_if, *place.touchpoint.applies_if, *place.question.applies_if)


def _facts_told(checklist: Checklist, profile: Mapping[str, bool | str]) -> dict[str, tuple[bool, str]]:
    """Whether each fact that was told holds, or each choice of it, and that in words."""
    return {
        id: (holds, words)
        for fact in checklist.facts
        if fact.id in profile
        for id, holds, words in _in_words(fact, profile[fact.id])
    }


def _in_words(fact: Fact, told: bool | str) -> Iterator[tuple[str, bool, str]]:
    if not fact.choices:
        yield fact.id, told is True, (fact.holds if told is True else fact.fails) or ""
    title = next((choice.title for choice in fact.choices if choice.id == told), "")
    for choice in fact.choices:
        yield choice.id, choice.id == told, title
