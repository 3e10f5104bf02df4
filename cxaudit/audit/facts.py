"""What the profile of a business says of conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxaudit.checklist import Checklist, Fact

Profile = Mapping[str, bool | str]
"""What was told of each fact, by its id."""

FactsTold = dict[str, tuple[bool, str]]
"""Whether each fact, or each choice of one, holds, and that in words; what nobody knows is missing."""


def facts_told(checklist: Checklist, profile: Profile) -> FactsTold:
    """Return what is known of the facts; one that does not apply does not hold."""
    told: FactsTold = {}
    for fact in checklist.facts:
        reason = contradiction(fact.applies_if, told)
        if reason is not None:
            told |= dict.fromkeys(fact.names, (False, reason))
        elif fact.id in profile:
            told |= {name: (holds, words) for name, holds, words in _in_words(fact, profile[fact.id])}
    return told


def contradiction(conditions: Iterable[str], facts: FactsTold) -> str | None:
    """Return the first of the conditions that does not hold, in words; None where all of them may hold."""
    for condition in conditions:
        holds, words = facts.get(condition.removeprefix("not "), (None, ""))
        if holds == condition.startswith("not "):
            return words
    return None


def _in_words(fact: Fact, told: bool | str) -> Iterator[tuple[str, bool, str]]:
    if not fact.choices:
        yield fact.id, told is True, (fact.holds if told is True else fact.fails) or ""
    title = next((choice.title for choice in fact.choices if choice.id == told), "")
    for choice in fact.choices:
        yield choice.id, choice.id == told, title
