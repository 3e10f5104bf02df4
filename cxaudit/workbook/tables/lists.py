"""The sheet Lists: what may be answered to each question, and beside it the lists that have a name."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.words import N_
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.columns import Column, Sheet, numbered
from cxaudit.workbook.places import Block
from cxaudit.workbook.sheet_names import LISTS

ListColumn = Column[Sequence[CellValue]]


class Lists(Sheet[Sequence[CellValue]]):
    """Columns of the sheet Lists; beside them stand as many of answers as the widest question has."""

    name = LISTS
    top = 2

    id = ListColumn(N_("ID"), 30)


_ANSWERS = N_("Steps, worst first; then N/A and Don't know; then points")
_BETWEEN = 4
"""Width of the empty column between answers and named lists."""


def answer_columns(count: int) -> tuple[ListColumn, ...]:
    """Return the columns of so many answers."""
    heads = [_ANSWERS, *[""] * (count - 1)]
    return numbered([ListColumn(head, 24) for head in heads], first=len(Lists.columns) + 1)


def named_columns(answers: int, names: Sequence[str]) -> tuple[ListColumn, ...]:
    """Return an empty column, and one for the list of each name; to the right of so many answers."""
    columns = [ListColumn("", _BETWEEN), *(ListColumn(name, 16) for name in names)]
    return numbered(columns, first=len(Lists.columns) + answers + 1)


def listed(row: Block, count: int, after: int = 0) -> str:
    """Return cells of a question's row of Lists, from any sheet: so many, after so many others."""
    columns = answer_columns(after + count)
    return row.column(columns[after], columns[-1])
