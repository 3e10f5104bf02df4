"""How the answer to a question is found out, in words."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.checklist.checklists import Place
from cxaudit.checklist.ways import How
from cxaudit.words import _, ngettext


def how_to_check(place: Place, kind: str = "visit") -> tuple[str, ...]:
    """Say how a question is checked, and where, and what it needs beforehand; each a line of its own.

    Args:
        place: the question.
        kind: `visit` or `self`; owners who audit themselves need nobody's consent.

    Returns:
        Nothing for a question that is only asked, and says nothing of how.
    """
    return tuple(_lines(place, kind))


def _lines(place: Place, kind: str) -> Iterator[str]:
    question, where = place.question, place.where
    way = question.how.label
    if where:
        way = _("{how}, {where}", how=way, where=where.label)
    if question.check:
        yield _("{how}: {check}", how=way, check=question.check)
    elif where or question.how is not How.ASK:
        yield way
    if question.ahead:
        yield ngettext(
            "To be begun {n} working day ahead.",
            "To be begun {n} working days ahead.",
            question.ahead,
        )
    if question.consent and kind == "visit":
        yield _("The client must agree to this in writing first.")
    if question.papers:
        yield _("To have ready: {papers}.", papers=", ".join(question.papers))
