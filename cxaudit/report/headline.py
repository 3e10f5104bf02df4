"""The verdict's headline as it is proposed where the auditor wrote none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxaudit.audit import LONGEST_HEADLINE
from cxaudit.numbers import percent, whole
from cxaudit.report.actions import ActionRow
from cxaudit.report.parts import DepartmentPart
from cxaudit.text import sentence, shortened
from cxaudit.words import _

_LONGEST_NAME = 60
"""Letters of a department, and of an action item, that there is room for."""


def propose_headline(departments: Iterable[DepartmentPart], first: Sequence[ActionRow]) -> str:
    """Say in one sentence which department is weakest, and what to begin with.

    Args:
        departments: those that the whole is made of; where fewer than two are rated, none is named. One with
            too few answers for a band is named only where hardly any other has a band.
        first: action items to begin with, the first of which is named.

    Returns:
        At most 160 letters; empty where there is nothing to begin with.
    """
    if not first:
        return ""
    item = first[0]
    rated = [part for part in departments if part.standing.score is not None]
    banded = [part for part in rated if part.standing.counted.band]
    told = ((part.title, part.standing.score) for part in (banded if len(banded) > 1 else rated))
    scores = {title: score for title, score in told if score is not None}
    named = {"number": item.number, "title": shortened(item.title, _LONGEST_NAME)}
    if len(scores) < 2:
        return _cut(_("Begin with no. {number}: {title}", **named))
    weakest = min(scores, key=lambda title: whole(scores[title]))
    return _cut(
        _(
            "{department} is weakest, with {score}; begin with no. {number}: {title}",
            department=shortened(weakest, _LONGEST_NAME),
            score=percent(scores[weakest]),
            **named,
        )
    )


def _cut(said: str) -> str:
    return shortened(sentence(said), LONGEST_HEADLINE)
