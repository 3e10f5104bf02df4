"""The departments in an edition for the staff, with the heat map to the right of them."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.report import DepartmentPage, QuestionLine
from cxaudit.words import N_
from cxaudit.workbook import roles, styles
from cxaudit.workbook.columns import Column, Sheet, numbered
from cxaudit.workbook.lookups.plan import unfinished_actions
from cxaudit.workbook.sheet_names import DEPARTMENTS

SharedPage = DepartmentPage[QuestionLine]
PageColumn = Column[SharedPage]

_WIDTH = 12


def _unfinished(page: SharedPage) -> int:
    return sum(action.status.unfinished for action in page.actions)


class SharedDepartments(Sheet[SharedPage]):
    """Columns of the departments."""

    name = DEPARTMENTS
    top = 6

    title = PageColumn(N_("Department"), 28, roles.ROW_LINK, lambda page: page.title)
    score = PageColumn(N_("Score"), 9, styles.PERCENT, lambda page: page.score)
    band = PageColumn(N_("Band"), 34, styles.TEXT, lambda page: page.band)
    actions = PageColumn(
        N_("Open actions"),
        9,
        styles.NUMBER,
        _unfinished,
        lambda row: unfinished_actions(f"${row[SharedDepartments.title]}"),
    )


def heat_columns(principles: Sequence[str]) -> tuple[PageColumn, ...]:
    """Return a column of scores for each principle, by its title."""
    columns = [_heat(place, title) for place, title in enumerate(principles)]
    return numbered(columns, first=len(SharedDepartments.columns) + 1)


def _heat(place: int, title: str) -> PageColumn:
    return PageColumn(title, _WIDTH, styles.PERCENT, lambda page: page.heat[place], named_by_checklist=True)
