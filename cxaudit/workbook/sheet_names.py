"""What the sheets are called: those that every workbook has, and one for each department."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from cxaudit.groups import grouped
from cxaudit.report import DepartmentPart

SUMMARY = "Summary"
DEPARTMENTS = "Departments"
ACTION_PLAN = "Action plan"
ANSWERS = "Answers"
FINDINGS = "Findings"
POLICY_REFRESH = "Policy refresh"
POLICY = "Policy"
TRAINING_PLAN = "Training plan"
METHOD = "Method"
LISTS = "Lists"
META = "_meta"

COMMON = (DEPARTMENTS, ACTION_PLAN, FINDINGS, POLICY_REFRESH, POLICY, TRAINING_PLAN, ANSWERS, METHOD)
"""Sheets that every workbook has beside the Summary, and that people read."""

RESERVED = (SUMMARY, *COMMON, LISTS, META, "History")
"""Names that no department's sheet may have; Excel keeps "History" for itself."""

LONGEST_NAME = 31
"""UTF-16 units that Excel takes as the name of a sheet."""

_LONGEST_ENDING = 20

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]+|_(?=x[0-9A-Fa-f]{4}_)")
"""What no name of a sheet may hold, and what would be read as an escape, such as `_x000D_`."""


def sheet_names(departments: Iterable[DepartmentPart]) -> dict[str, str]:
    """Name a sheet for each department: its title, within what Excel allows, none twice.

    Titles that are alike as far as a name goes keep their beginning and what tells them apart.
    """
    names: dict[str, str] = {}
    taken = {name.casefold() for name in RESERVED}
    titles = {part.id: _NOT_IN_A_NAME.sub(" ", part.title).strip(" '") or part.id for part in departments}
    alike = grouped(titles.values(), lambda title: _cut(title, LONGEST_NAME).casefold())
    for id, title in titles.items():
        plain = _told_apart(title, alike[_cut(title, LONGEST_NAME).casefold()])
        name, number = _cut(plain, LONGEST_NAME), 2
        while name.casefold() in taken:
            suffix = f" {number}"
            name, number = _cut(plain, LONGEST_NAME - len(suffix)) + suffix, number + 1
        taken.add(name.casefold())
        names[id] = name
    return names


def _told_apart(title: str, alike: Sequence[str]) -> str:
    """The title, shortened in its middle where others that are alike would be cut to the same name."""
    letters = zip(*(other.casefold() for other in alike), strict=False)
    same = "".join(first for first, *_ in takewhile(lambda each: len(set(each)) == 1, letters))
    if len(alike) == 1 or len(same) >= len(title):
        return title
    ending = _cut(title[same.rfind(" ") + 1 or len(same) :], _LONGEST_ENDING)
    return f"{_cut(title, LONGEST_NAME - 1 - _units(ending))}…{ending}"


def _cut(text: str, units: int) -> str:
    """Cut a text to so many UTF-16 units, which is how Excel counts."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore").rstrip(" '")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
