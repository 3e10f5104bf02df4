"""Where everything stands: sheets and rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from openpyxl.utils import quote_sheetname

from cxaudit.groups import grouped
from cxaudit.report import DepartmentPart, Report
from cxaudit.workbook.columns import Ans, Col, Columns, Dep

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
"""Sheets that every workbook has beside the Summary."""

RESERVED = (SUMMARY, *COMMON, LISTS, META, "History")
"""Names that no department's sheet may have; Excel keeps "History" for itself."""

LONGEST_NAME = 31
_LONGEST_ENDING = 20
SPARE_ROWS = 20
"""Rows of the action plan that stand ready for actions added by hand."""

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]+|_(?=x[0-9A-Fa-f]{4}_)")
"""What no name of a sheet may hold, and what would be read as an escape, such as `_x000D_`."""


ANSWERS_TOP = 5
"""First row of the sheet Answers with a question."""

DEPARTMENT_TOP = 8
"""First row of a department's sheet with a question."""

DEPARTMENTS_TOP = 6
"""First row of the sheet Departments with a department."""

ACTIONS_HEAD = 5
"""Row of the heads of the action plan."""

FINDINGS_TOP = 6
"""First row of the sheet Findings with a finding."""

REFRESH_TOP = 6
"""First row of the sheet Policy refresh with a clause."""

TRAINING_TOP = 6
"""First row of the training plan with a session."""

LISTS_TOP = 2
"""First row of the sheet Lists with a question."""


@dataclass(frozen=True)
class Block:
    """Rows of the sheet Answers, first and last."""

    first: int
    last: int

    def column(self, column: Ans) -> str:
        """Return the rows of one column as an absolute reference from any sheet."""
        return f"{ANSWERS}!${column.letter}${self.first}:${column.letter}${self.last}"


@dataclass(frozen=True)
class Layout:
    """Positions that depend on the report."""

    sheets: dict[str, str]
    """Sheet name of each department by its id."""

    blocks: dict[str, Block]
    """Rows of each department on Answers, by its id."""

    everything: Block
    """Rows of all departments on Answers."""

    lists: dict[str, int]
    """Row of each question on Lists, by its id."""

    last_finding: int
    """Last row of the sheet Findings that belongs to its list."""

    compared: bool
    """Whether there is a baseline to show."""

    @classmethod
    def of(cls, report: Report) -> Layout:
        """Lay out a report."""
        blocks: dict[str, Block] = {}
        lists: dict[str, int] = {}
        row = ANSWERS_TOP
        for part in report.departments:
            blocks[part.id] = Block(row, row + len(part.questions) - 1)
            for question in part.questions:
                lists[question.id] = LISTS_TOP + len(lists)
            row += len(part.questions)
        return cls(
            sheets=sheet_names(report.departments),
            blocks=blocks,
            everything=Block(ANSWERS_TOP, max(ANSWERS_TOP, row - 1)),
            lists=lists,
            last_finding=FINDINGS_TOP + max(1, len(report.findings)) - 1,
            compared=report.compared is not None,
        )

    def width(self, column: Columns) -> float:
        """Return the width of a column; the baseline's are hidden where there is none."""
        hidden = not self.compared and column in (Col.BEFORE, Dep.BEFORE, Dep.CHANGE)
        return 0 if hidden else column.width


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


def reference(sheet: str, column: Columns, row: int) -> str:
    """Return a reference to a cell of another sheet, relative in its row."""
    return f"{quote_sheetname(sheet)}!{column.letter}{row}"


def range_of(sheet: str, column: Columns, row: int, last: Columns | None = None, rows: int = 1) -> str:
    """Return an absolute reference to cells of a sheet: so many rows of one column, or across to `last`."""
    begin, end = f"${column.letter}${row}", f"${(last or column).letter}${row + rows - 1}"
    return f"{quote_sheetname(sheet)}!{begin}" + (f":{end}" if begin != end else "")


def total_row(report: Report) -> int:
    """Return the row of the whole."""
    return DEPARTMENTS_TOP + len(report.departments)


def principles_row(report: Report) -> int:
    """Return the row of the first principle."""
    return total_row(report) + 4
