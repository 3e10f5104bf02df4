"""What the profile of a business rules out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxaudit.checklist import Checklist, Fact, Place

Profile = Mapping[str, bool | str]
"""What was told of each fact, by its id."""


def ruled_out(checklist: Checklist, profile: Profile) -> dict[str, str]:
    """Return reasons by question, of all that a profile rules out.

    A fact that was not told rules nothing out. One that does not apply does not hold.
    """
    told = _told(checklist, profile)
    reasons = ((id, _against(_conditions(place), told)) for id, place in checklist.places.items())
    return {id: reason for id, reason in reasons if reason is not None}


def why_not_asked(checklist: Checklist, fact: Fact, profile: Profile) -> str | None:
    """Say why a fact need not be asked, by those before it; None where it is to be asked."""
    return _against(fact.applies_if, _told(checklist, profile))


def _conditions(place: Place) -> tuple[str, ...]:
    return (*place.department.applies_if, *place.touchpoint.applies_if, *place.question.applies_if)


_Told = dict[str, tuple[bool, str]]
"""Whether each fact, or each choice of one, holds, and that in words; what nobody knows is missing."""


def _against(conditions: Iterable[str], told: _Told) -> str | None:
    """The first of the conditions that does not hold, in words; None where all of them may hold."""
    for condition in conditions:
        holds, words = told.get(condition.removeprefix("not "), (None, ""))
        if holds == condition.startswith("not "):
            return words
    return None


def _told(checklist: Checklist, profile: Profile) -> _Told:
    told: _Told = {}
    for fact in checklist.facts:
        reason = _against(fact.applies_if, told)
        if reason is not None:
            told |= dict.fromkeys(fact.names, (False, reason))
        elif fact.id in profile:
            told |= {name: (holds, words) for name, holds, words in _in_words(fact, profile[fact.id])}
    return told


def _in_words(fact: Fact, told: bool | str) -> Iterator[tuple[str, bool, str]]:
    if not fact.choices:
        yield fact.id, told is True, (fact.holds if told is True else fact.fails) or ""
    title = next((choice.title for choice in fact.choices if choice.id == told), "")
    for choice in fact.choices:
        yield choice.id, choice.id == told, title
