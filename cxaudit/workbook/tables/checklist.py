"""The columns of a checklist as a table: those that are printed, and what stands right of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxaudit import look
from cxaudit.checklist.table import NUMBERS, Table
from cxaudit.words import N_
from cxaudit.workbook import roles
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.columns import Column, Sheet, numbered

RowOfTexts = Sequence[str]
"""A row of the table."""

_PX = {
    "section": 82,
    "part": 82,
    "question": 196,
    "type": 58,
    "options": 176,
    "points": 48,
    "weight": 50,
    "critical": 54,
    "na": 58,
    "check": 190,
    "owner": 78,
    "action": 146,
}
"""Widths of the columns that are printed, side by side."""

_BESIDE, _BESIDE_LONG = 110, 280
_LONG = ("id", "expect", "action_title", "papers", "only_if", "section_id", "part_id")
"""Widths of the others, and which of them have long texts."""

_QUESTION = "question"
_SHARES = {_QUESTION: 0.3, "check": 0.4, "options": 0.3}
"""What share of the room of columns that a table does without others get: those with long texts."""


class Questions(Sheet[RowOfTexts]):
    """A checklist, one row a question; its columns are those of its table."""

    name = N_("Questions")
    top = 5
    px = look.LANDSCAPE
    headings = True

    left = Column[RowOfTexts](px=look.MARGIN)


class AboutIt(Sheet[None]):
    """What the checklist is called, and so on."""

    name = N_("About")
    px = look.PORTRAIT

    left = Column[None](px=look.MARGIN)
    key = Column[None](px=140)
    value = Column[None](px=640)
    right = Column[None](px=look.MARGIN)


def columns_of(table: Table) -> tuple[Column[RowOfTexts], ...]:
    """Return the columns of a table, beside the margin that every sheet has."""
    fields = [column.field for column in table.columns]
    spare = sum(px for field, px in _PX.items() if field not in fields)
    shares = {field: share for field, share in _SHARES.items() if field in fields}
    made: list[Column[RowOfTexts]] = []
    for place, column in enumerate(table.columns):
        printed = column.field in _PX
        px = _PX.get(column.field) or (_BESIDE_LONG if column.field in _LONG else _BESIDE)
        px += int(spare * shares.get(column.field, 0) / sum(shares.values()))
        made.append(
            Column(
                column.head,
                px=px,
                style=_style(column.field),
                head_style=roles.HEAD_NUMBER if column.field in NUMBERS else "",
                value=_value(place, column.field),
                printed=printed,
            )
        )
    return numbered(made, len(Questions.columns) + 1)


def _style(field: str) -> str:
    if field in NUMBERS:
        return roles.CELL_RIGHT
    return roles.CELL_BOLD if field == _QUESTION else roles.CELL


def _value(place: int, field: str) -> Callable[[RowOfTexts], CellValue]:
    def value(row: RowOfTexts) -> CellValue:
        return float(row[place]) if field in NUMBERS and row[place] else row[place]

    return value
