"""Anchored steps: the answers to a question, worst first, each something seen.

A workbook looks a step up by its text, so a step may not be taken there for something else. One that reads
like a number stays a text; where a spreadsheet made a number of it nevertheless, `as_number` says of which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from cxaudit.checklist.base import Figure, Line, flaw
from cxaudit.text import as_compared, utf16_length
from cxaudit.words import N_, _, ngettext

NOT_APPLICABLE = N_("N/A")
"""How "not applicable" is written where steps are written."""

UNKNOWN = N_("Don't know")
"""How "don't know yet" is written where steps are written."""

LONGEST_STEP = 255
"""UTF-16 units of a step, at most: no spreadsheet looks up a longer text."""

MOST_STEPS = 10
"""Steps that a question may have: as many as there are digits to press."""

_WILDCARDS = re.compile(r"[*?~]")
_STARTS_FORMULA = re.compile(r"^[=+\-@<>]")
_NUMBER = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?[ \u00a0\u202f]?(%?)")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}[^0-9]*")


def as_number(step: str) -> float | None:
    """Return the number that a spreadsheet may make of a step; None where it is words, or not sure.

    "10" is 10, "2,5" is 2.5 and "50 %" is 0.5. "1,000" is not sure: a thousand here, and one elsewhere.
    """
    found = _NUMBER.fullmatch(step)
    if not found or _GROUPED.fullmatch(step):
        return None
    whole, decimals, per_cent = found.groups(default="")
    return float(f"{whole}.{decimals or 0}{'e-2' if per_cent else ''}")


def is_no_answer(text: str) -> bool:
    """Whether a text says that there is no answer, case and blanks aside: N/A, or Don't know."""
    words = (NOT_APPLICABLE, UNKNOWN, _(NOT_APPLICABLE), _(UNKNOWN))
    return as_compared(text) in map(as_compared, words)


def _plain(step: str) -> str:
    if _WILDCARDS.search(step):
        fix = _("say it in words: a workbook takes them for wildcards")
        raise flaw(_("a step may not hold * ? or ~"), fix)
    if _STARTS_FORMULA.search(step):
        raise flaw(_("a step may not begin with = + - @ < or >"), _("begin with a word"))
    if is_no_answer(step):
        what = _("{step!r} is no step: every question can be answered so anyway", step=step)
        raise flaw(what, _("leave it out"))
    if utf16_length(step) > LONGEST_STEP:
        what = ngettext(
            "this step is longer than {n} letter, counted as spreadsheets do",
            "this step is longer than {n} letters, counted as spreadsheets do",
            LONGEST_STEP,
        )
        raise flaw(what, _("say it in fewer words: an emoji counts as two"))
    return step


def _different(steps: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    numbers: dict[float, str] = {}
    for step in steps:
        if step.casefold() in seen:
            what = _("the step {step!r} stands twice", step=step)
            raise flaw(what, _("let every step say something else"))
        seen.add(step.casefold())
        number = as_number(step)
        if number is not None and numbers.setdefault(number, step) != step:
            what = _("the steps {one!r} and {other!r} are the same number", one=numbers[number], other=step)
            raise flaw(what, _("let every step say something else"))
    return steps


def _ascending(points: tuple[float, ...]) -> tuple[float, ...]:
    if list(points) != sorted(points):
        raise flaw(_("points fall from a step to a better one"), _("write them in the order of the steps"))
    if not points or points[-1] == 0:
        raise flaw(_("the best step has no points"), _("give the last step more than 0"))
    return points


def wrong_points(points: int, steps: int) -> tuple[str, str]:
    """Say that there are not as many points as steps, and what to do."""
    counted = ngettext("there is {n} step", "there are {n} steps", steps)
    given = ngettext("{n} number of points", "{n} numbers of points", points)
    return _("{steps} and {points}", steps=counted, points=given), _("give each step its points, worst first")


Step = Annotated[Line, StringConstraints(max_length=LONGEST_STEP), AfterValidator(_plain)]
"""One anchored answer, at most 255 characters, of which an emoji is two; it may read like a number."""

Steps = Annotated[tuple[Step, ...], Field(min_length=2, max_length=MOST_STEPS), AfterValidator(_different)]
"""Two to ten steps, worst first."""

Points = Annotated[tuple[Annotated[Figure, Field(ge=0)], ...], AfterValidator(_ascending)]
"""What each of several steps counts, worst first: from 0 on, never falling, the last above 0."""

SHIPPED_SCALES: Mapping[str, tuple[str, ...]] = {"yes_no": ("no", "yes")}
"""Scales that every checklist has by itself; one that defines a scale of that name has its own instead."""
