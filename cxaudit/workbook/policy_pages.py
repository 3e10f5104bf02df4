"""What the pages of the policy share: marks, numbers in bold, long texts in parts, and what a draft says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cxaudit import look
from cxaudit.report import PolicyText
from cxaudit.words import N_, _
from cxaudit.workbook.cells import Rich
from cxaudit.workbook.fitting import POINTS_A_PIXEL, TALLEST_ROW, first_part
from cxaudit.workbook.page import Page

MARKS = {"new": N_("● new"), "changed": N_("○ changed"), "": ""}
"""How what is new or changed is marked."""

FOR_MANAGEMENT = N_("For the management: name, date and signature")
FOR_STAFF = N_("For the staff: name, date and signature")
BY_MYSELF = N_("Date and signature")

_TALLEST = TALLEST_ROW / POINTS_A_PIXEL


def mark_draft(page: Page, policy: PolicyText) -> None:
    """Say on every page that is printed of a draft that it is one."""
    if policy.draft:
        page.paper.head(_("Draft, not in force"))


def runs(text: str, numbers: Iterable[str]) -> list[tuple[str, bool]]:
    """Part a text where numbers with their units stand in it, each part with whether it is one of these."""
    longest_first = sorted(set(numbers), key=len, reverse=True)
    if not longest_first:
        return [(text, False)]
    named = "|".join(map(re.escape, longest_first))
    parts = re.split(rf"(?<![\w.,])({named})(?!\w)", text)
    return [(part, bool(place % 2)) for place, part in enumerate(parts)]


def with_bold(text: str, numbers: Iterable[str], size: int = look.TEXT, ink: str = look.INK) -> Rich:
    """Return a text with those of its numbers that are promises in bold."""
    return Rich.of(*runs(text, numbers), size=size, ink=ink)


def parts_of(text: str, px: float) -> list[str]:
    """Part a text of any length, so that each part finds room in one row of so many pixels across."""
    parts, rest = [], text
    while rest:
        part, rest = first_part(rest, px, look.TEXT, _TALLEST)
        parts.append(part)
        if len(parts) > 1 and not part:
            break
    return parts or [""]
