"""Which rows the parts of a department's sheet take: known before it is written, since formulas read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxaudit.audit import Status
from cxaudit.report import AnsweredLine, DepartmentPage, DepartmentPart, QuestionLine, SharedAction

NAME, ABOUT, SAID, FIGURES = 2, 3, 4, 5
"""What it is called, what it shapes, what else is said of it, and the first of the three rows of figures."""

TO_DO = 9
"""The section head above what is to be done."""

Part = DepartmentPart | DepartmentPage[QuestionLine] | DepartmentPage[AnsweredLine]
"""A department as the whole workbook shows it, or an edition."""


@dataclass(frozen=True)
class DepartmentRows:
    """The rows of one sheet, below those that are always the same."""

    marks: int
    """The note below the chart, right above what is strong."""

    strong: int
    """What is strong."""

    asked: int
    """What was asked."""

    heads: int
    """The heads of the table of questions."""

    last: int
    """The last question."""

    @property
    def first(self) -> int:
        """The first question."""
        return self.heads + 1


def rows_of(part: Part, beside: int = 0) -> DepartmentRows:
    """Return the rows of a department's sheet; so many of them stand beside what is strong."""
    listed = sum(1 if is_parked(item) else 2 for item in part.actions)
    marks = TO_DO + max(1, listed) + 2  # one between grows with the chart beside
    strong = marks + 1
    asked = strong + max(1, len(part.strengths), beside) + 2  # one between is a gap
    return DepartmentRows(marks, strong, asked, asked + 1, asked + 1 + len(part.questions))


def is_parked(item: SharedAction) -> bool:
    """Whether an action item is told in one line."""
    return item.status is Status.PARKED


def in_order(items: Sequence[SharedAction]) -> list[SharedAction]:
    """Return action items as they are told: by number, those that are parked last."""
    return sorted(items, key=lambda item: (is_parked(item), item.number))
