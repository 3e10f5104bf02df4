"""What the profile of a business says of conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxaudit.checklist import Checklist, Fact

FactsTold = Mapping[str, tuple[bool, str]]
"""By fact, or choice of one, that was told: whether it holds, and that in words."""


def facts_told(checklist: Checklist, profile: Mapping[str, bool | str]) -> FactsTold:
    """Return whether each fact that was told holds, or each choice of it, and that in words."""
    return {
        id: (holds, words)
        for fact in checklist.facts
        if fact.id in profile
        for id, holds, words in _in_words(fact, profile[fact.id])
    }


def contradiction(facts: FactsTold, conditions: Iterable[str]) -> str | None:
    """Return in words the first fact that was told and does not fit a condition; None where all may hold.

    A fact that was not told fits any condition.
    """
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
