"""Where everything stands: sheets, columns and rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from openpyxl.utils import get_column_letter, quote_sheetname

from cxaudit.report import DepartmentPart, Report

SUMMARY = "Summary"
DEPARTMENTS = "Departments"
ACTION_PLAN = "Action plan"
ANSWERS = "Answers"
METHOD = "Method"
LISTS = "Lists"
META = "_meta"

RESERVED = (SUMMARY, DEPARTMENTS, ACTION_PLAN, ANSWERS, METHOD, LISTS, META, "History")
"""Names that no department's sheet may have; Excel keeps "History" for itself."""

LONGEST_NAME = 31
SPARE_ROWS = 20
"""Rows of the action plan that stand ready for actions added by hand."""

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]+|_(?=x[0-9A-Fa-f]{4}_)")
"""What no name of a sheet may hold, and what would be read as an escape, such as `_x000D_`."""


class Columns(Enum):
    """Columns of a sheet: a head and a width in characters; 0 hides the column."""

    def __init__(self, head: str, width: float) -> None:
        self.head = head
        self.width = width

    @property
    def number(self) -> int:
        """From 1, in the order of definition."""
        return list(type(self)).index(self) + 1

    @property
    def letter(self) -> str:
        """As Excel names it."""
        return get_column_letter(self.number)


class Col(Columns):
    """Columns of a department's sheet."""

    ID = ("ID", 0)
    TOUCHPOINT = ("Touchpoint", 13)
    QUESTION = ("Question", 34)
    ANSWER = ("Answer", 25)
    SCORE = ("Score", 7.5)
    WEIGHT = ("Weight", 7.5)
    CRITICAL = ("Critical", 8)
    EVIDENCE = ("Evidence", 12)
    SEEN = ("What was seen", 18)
    TOLD_BY = ("Told by", 12)
    NOTE = ("Note", 30)
    BEFORE = ("Last audit", 16)
    DO = ("What to do if poor", 30)
    PRINCIPLE = ("Principle", 0)
    ACTION = ("Action item", 0)


class Ans(Columns):
    """Columns of the sheet Answers; those from COUNTED on are steps of the sums."""

    ID = ("ID", 28)
    DEPARTMENT = ("Department", 20)
    TOUCHPOINT = ("Touchpoint", 16)
    QUESTION = ("Question", 44)
    ANSWER = ("Answer", 28)
    SCORE = ("Score", 8)
    WEIGHT = ("Weight", 8)
    CRITICAL = ("Critical", 8)
    PRINCIPLE = ("Principle", 14)
    ACTION = ("Action item", 26)
    EVIDENCE = ("Evidence", 14)
    SEEN = ("What was seen", 20)
    TOLD_BY = ("Told by", 14)
    NOTE = ("Note", 36)
    COUNTED = ("Weight rated", 8)
    POINTS = ("Weight × score", 8)
    DOUBTFUL = ("Weight unknown", 8)
    BACKED = ("Weight more than stated", 9)
    FAILED = ("Critical failed", 8)
    UNVERIFIED = ("Critical not verified", 8)


class Dep(Columns):
    """Columns of the sheet Departments; the heat map below stands in those from SCORE on."""

    TITLE = ("Department", 26)
    BAND = ("Band", 30)
    TEXT = ("Score in words", 23)
    SCORE = ("Score", 11)
    RATED = ("Rated", 11)
    NOT_APPLICABLE = ("N/A", 11)
    UNKNOWN = ("Unknown", 11)
    OPEN = ("Open", 11)
    COVERAGE = ("Coverage", 11)
    CONFIDENCE = ("Confidence", 11)
    FAILED = ("Critical failures", 9)
    UNVERIFIED = ("Critical not verified", 11)
    ACTIONS = ("Open actions", 9)
    WEIGHT = ("Weight", 8)
    BEFORE = ("Last audit", 8)
    CHANGE = ("Change", 8)
    LOW = ("Lowest", 0)
    HIGH = ("Highest", 0)


class Act(Columns):
    """Columns of the action plan."""

    ID = ("ID", 0)
    PRIORITY = ("Priority", 8)
    SEVERITY = ("Severity", 10)
    DEPARTMENT = ("Department", 15)
    WORK = ("Kind of work", 18)
    DO = ("What to do", 44)
    EFFORT = ("Effort", 10)
    OWNER = ("Owner", 15)
    CONTAINED = ("Contained by", 11)
    DUE = ("Due", 11)
    STATUS = ("Status", 11)
    DONE_WHEN = ("Done when", 30)
    DONE_ON = ("Done on", 11)
    COMMENT = ("Comment", 22)
    SCORE = ("Score now", 8)


ANSWERS_TOP = 5
"""First row of the sheet Answers with a question."""

DEPARTMENT_TOP = 8
"""First row of a department's sheet with a question."""

DEPARTMENTS_TOP = 6
"""First row of the sheet Departments with a department."""

ACTIONS_HEAD = 5
"""Row of the heads of the action plan."""

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
            compared=report.compared is not None,
        )

    def width(self, column: Columns) -> float:
        """Return the width of a column; the baseline's are hidden where there is none."""
        hidden = not self.compared and column in (Col.BEFORE, Dep.BEFORE, Dep.CHANGE)
        return 0 if hidden else column.width


def sheet_names(departments: Iterable[DepartmentPart]) -> dict[str, str]:
    """Name a sheet for each department: its title, within what Excel allows, none twice."""
    names: dict[str, str] = {}
    taken = {name.casefold() for name in RESERVED}
    for part in departments:
        plain = _NOT_IN_A_NAME.sub(" ", part.title).strip(" '") or part.id
        name, number = _cut(plain, LONGEST_NAME), 2
        while name.casefold() in taken:
            suffix = f" {number}"
            name, number = _cut(plain, LONGEST_NAME - len(suffix)) + suffix, number + 1
        taken.add(name.casefold())
        names[part.id] = name
    return names


def _cut(text: str, units: int) -> str:
    """Cut a text to so many UTF-16 units, which is how Excel counts."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore").rstrip(" '")


def reference(sheet: str, column: Columns, row: int) -> str:
    """Return a reference to a cell of another sheet, relative in its row."""
    return f"{quote_sheetname(sheet)}!{column.letter}{row}"
