"""How the columns of departments look, in the whole workbook and in editions: heads, widths and styles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from cxaudit.words import N_
from cxaudit.workbook import roles
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.columns import Column, Part, Row

_PRINCIPLES, _PRINCIPLE, _MANY = 6, 76, 456
"""Up to so many principles have so many pixels each; more of them share so many."""

BEFORE_HEAT, AFTER_HEAT = 14, 12
"""Pixels that are empty left and right of the heat map."""

PROVISIONAL = N_("{band} (p)")
"""A band that may change when more is known."""

WIDER_THAN = 1
"""Points that a range is wider than where it is shown."""


class Ranked(Protocol):
    """A department, or all of them together."""

    @property
    def is_whole(self) -> bool:
        """Whether it is all departments together."""


Line = TypeVar("Line", bound=Ranked)


@dataclass(frozen=True)
class ColumnLook:
    """A column of figures, as it looks."""

    head: str
    px: int
    department: str
    """Style of a department's cell."""
    whole: str
    """Style of the cell of all departments together."""
    head_style: str = roles.HEAD_NUMBER
    needs: Part = ""
    named_by_checklist: bool = False

    def column(
        self, value: Callable[[Line], CellValue], formula: Callable[[Row[Line]], str] | None = None
    ) -> Column[Line]:
        """Return the column, by what it shows."""
        return Column[Line](
            self.head,
            style=lambda line: self.whole if line.is_whole else self.department,
            value=value,
            formula=formula,
            px=self.px,
            needs=self.needs,
            head_style=self.head_style,
            named_by_checklist=self.named_by_checklist,
        )


def _count(head: str, px: int) -> ColumnLook:
    """Counts, of which 0 is left blank."""
    return ColumnLook(head, px, roles.ROW_COUNT, roles.TOTAL_COUNT)


TITLE = ColumnLook(N_("Department"), 194, roles.ROW_LINK, roles.TOTAL_TEXT, roles.HEAD_TEXT)
SCORE = ColumnLook(N_("Score"), 86, roles.ROW_SCORE, roles.TOTAL_SCORE)
BAND = ColumnLook(N_("Band"), 84, roles.ROW_BAND, roles.TOTAL_BAND, roles.HEAD_INDENTED)
CHANGE = ColumnLook(N_("Change, points"), 56, roles.ROW_CHANGE, roles.TOTAL_CHANGE, needs="baseline")
RANGE = ColumnLook(N_("Range"), 62, roles.ROW_GREY, roles.TOTAL_GREY)
FAILED = _count(N_("Critical failures"), 50)
ACTIONS = _count(N_("Actions open"), 50)
RATED = _count(N_("Rated"), 46)
UNANSWERED = _count(N_("Unknown or open"), 62)
NOT_APPLICABLE = _count(N_("N/A"), 46)


def heat(title: str, principles: int) -> ColumnLook:
    """Return the look of a column of the heat map, one of so many."""
    px = _PRINCIPLE if principles <= _PRINCIPLES else _MANY // principles
    head = roles.HEAD_CENTRE if px == _PRINCIPLE else roles.HEAD_SMALL
    return ColumnLook(title, px, roles.HEAT, roles.TOTAL_HEAT, head, named_by_checklist=True)
