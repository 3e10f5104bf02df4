"""What the sheets are called: those that every workbook has, in English, and one for each department."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Protocol

from cxaudit.groups import grouped
from cxaudit.report import Report
from cxaudit.text import utf16_length
from cxaudit.words import N_, _
from cxaudit.workbook.texts import READS_AS_ESCAPE

SUMMARY = N_("Summary")
DEPARTMENTS = N_("Departments")
ACTION_PLAN = N_("Action plan")
BY_OWNER = N_("By owner")
ANSWERS = N_("Answers")
FINDINGS = N_("Findings")
POLICY_REFRESH = N_("Policy refresh")
POLICY = N_("Policy")
HOUSE_RULES = N_("House rules")
TRAINING_PLAN = N_("Training plan")
SINCE = N_("Since last audit")
METHOD = N_("Method")
LISTS = N_("Lists")
FOR_YOU = N_("For you")
VISIT_PACK = N_("Visit pack")
COMPARED_FINDINGS = N_("Findings then and now")
LAST_ACTIONS = N_("Actions then")
META = "_meta"

OF_POLICY = (POLICY_REFRESH, POLICY, HOUSE_RULES, TRAINING_PLAN)
"""Sheets of a workbook that has a policy."""

COMMON = (DEPARTMENTS, ACTION_PLAN, BY_OWNER, FINDINGS, *OF_POLICY, SINCE, ANSWERS, METHOD)
"""Sheets that are of no department and that people read, in the order of the index on the Summary."""

EVERY = (SUMMARY, *COMMON, LISTS, META)
"""All sheets that are of no department; `SHEETS` in `writing` writes them."""

_TAKEN = (*EVERY, FOR_YOU, VISIT_PACK, COMPARED_FINDINGS, LAST_ACTIONS)
"""What no department's sheet is called, those of editions, visit packs and comparisons too."""

_KEPT = "History"
"""A name that Excel keeps for itself."""

LONGEST_NAME = 31
"""UTF-16 units that Excel takes as the name of a sheet."""

_LONGEST_ENDING = 20

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]+|" + READS_AS_ESCAPE)
"""What no name of a sheet may hold, and what would be read as an escape, such as `_x000D_`."""


def common_sheets(report: Report) -> tuple[str, ...]:
    """Return those of `COMMON` that the workbook of a report has."""
    absent = set() if report.since else {SINCE}
    if not report.has_policy:
        absent |= set(OF_POLICY)
    elif report.refresh.alone:
        absent.add(TRAINING_PLAN)
    return tuple(name for name in COMMON if name not in absent)


def called(name: str) -> str:
    """Return what a sheet that is of no department is called in the language that is spoken."""
    return _called(tuple(map(_, _TAKEN)))[name]


@lru_cache
def _called(said: tuple[str, ...]) -> dict[str, str]:
    """Return the names of all in a language, within what Excel allows, none twice, by those in English."""
    taken = {_KEPT.casefold()}
    return {name: _free(_clean(title) or name, taken) for name, title in zip(_TAKEN, said, strict=True)}


class Titled(Protocol):
    """A department, as far as the name of its sheet goes."""

    @property
    def id(self) -> str:
        """Id of the department."""

    @property
    def title(self) -> str:
        """Its title."""


def sheet_names(departments: Iterable[Titled]) -> dict[str, str]:
    """Name a sheet for each department: its title, within what Excel allows, none twice.

    Titles that are alike as far as a name goes keep their beginning and what tells them apart.
    """
    taken = {name.casefold() for name in (*map(called, _TAKEN), _KEPT)}
    titles = {part.id: _clean(part.title) or part.id for part in departments}
    alike = grouped(titles.values(), lambda title: _cut(title, LONGEST_NAME).casefold())
    return {
        id: _free(_told_apart(title, alike[_cut(title, LONGEST_NAME).casefold()]), taken)
        for id, title in titles.items()
    }


def _clean(title: str) -> str:
    return _NOT_IN_A_NAME.sub(" ", title).strip(" '")


def _free(title: str, taken: set[str]) -> str:
    """Cut a title to a name that is not taken, with a number where it would be, and take it."""
    name, number = _cut(title, LONGEST_NAME), 2
    while name.casefold() in taken:
        suffix = f" {number}"
        name, number = _cut(title, LONGEST_NAME - len(suffix)) + suffix, number + 1
    taken.add(name.casefold())
    return name


def _told_apart(title: str, alike: Sequence[str]) -> str:
    """The title, shortened in its middle where others that are alike would be cut to the same name."""
    letters = zip(*(other.casefold() for other in alike), strict=False)
    same = "".join(first for first, *_ in takewhile(lambda each: len(set(each)) == 1, letters))
    if len(alike) == 1 or len(same) >= len(title):
        return title
    ending = _cut(title[same.rfind(" ") + 1 or len(same) :], _LONGEST_ENDING)
    return f"{_cut(title, LONGEST_NAME - 1 - utf16_length(ending))}…{ending}"


def _cut(text: str, units: int) -> str:
    """Cut a text to so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore").rstrip(" '")
