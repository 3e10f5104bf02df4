"""The action plan: what is planned, what is parked, and rows that stand ready for more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxaudit.report import ActionRow, SharedAction
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.cells import CellValue, per_cent
from cxaudit.workbook.columns import Column, Part, Row, Sheet
from cxaudit.workbook.lookups.sums import action_score
from cxaudit.workbook.sheet_names import ACTION_PLAN

QUICK_WIN = N_("quick win")


@dataclass(frozen=True)
class Spare:
    """A row that stands ready for an action item of one's own."""

    number: int
    """From 1."""

    @property
    def id(self) -> str:
        """Tells the row from every other, and from every action item."""
        return f"spare.{self.number}"


PlanRow = SharedAction | Spare


def _column(
    head: str,
    width: float,
    style: str,
    value: Callable[[SharedAction], CellValue],
    formula: Callable[[Row[PlanRow]], str] | None = None,
    *,
    ready: tuple[CellValue, str] = ("", styles.ENTRY),
    needs: Part = "",
) -> Column[PlanRow]:
    """A column of the plan; `ready` is what it shows in a row that stands ready, and in which style."""
    spare, spare_style = ready
    return Column[PlanRow](
        head,
        width,
        lambda item: spare_style if isinstance(item, Spare) else style,
        lambda item: spare if isinstance(item, Spare) else value(item),
        formula,
        needs=needs,
    )


def _of_answers(
    head: str,
    width: float,
    style: str,
    value: Callable[[ActionRow], CellValue],
    formula: Callable[[Row[PlanRow]], str] | None = None,
    *,
    spare: str = styles.ENTRY,
) -> Column[PlanRow]:
    """A column of the book with all answers alone; `spare` is its style in a row that stands ready."""

    def shown(item: PlanRow) -> CellValue:
        return value(item) if isinstance(item, ActionRow) else ""

    def look(item: PlanRow) -> str:
        return spare if isinstance(item, Spare) else style

    return Column[PlanRow](head, width, look, shown, formula, needs="answers")


def _score(row: Row[PlanRow]) -> str:
    return action_score(f"${row[ActionPlan.id]}", row.places.everything)


def _effort(item: SharedAction) -> str:
    return f"{item.effort} · {_(QUICK_WIN)}" if item.quick_win else item.effort


def what_to_do(item: SharedAction) -> str:
    """What is to be known before, and then the tasks, a line each."""
    return "\n".join([*item.beside, *(f"• {do}" for do in item.do)])


_DATE = ("", styles.ENTRY_DATE)

_NONE = (None, styles.ENTRY_NUMBER)
"""A cell without anything, which stays below numbers however the table is sorted."""


class ActionPlan(Sheet[PlanRow]):
    """Columns of the action plan."""

    code = "plan"
    name = ACTION_PLAN
    top = 6

    number = _column(N_("No."), 6, styles.NUMBER, lambda item: item.number, ready=_NONE)
    severity = _column(N_("Severity"), 10, styles.STRONG, lambda item: item.severity)
    department = _column(N_("Department"), 17, styles.TEXT, lambda item: item.department)
    title = _column(N_("Action item"), 18, styles.TEXT, lambda item: item.title)
    do = _column(N_("What to do"), 44, styles.TEXT, what_to_do)
    effort = _column(N_("Effort"), 12, styles.TEXT, _effort)
    owner = _column(N_("Owner"), 15, styles.ENTRY, lambda item: item.owner)
    contained = _column(N_("Contained by"), 12.5, styles.DATE, lambda item: item.contained_by, ready=_DATE)
    first_due = _column(
        N_("First due"), 12.5, styles.DATE, lambda item: item.first_due, ready=_DATE, needs="baseline"
    )
    due = _column(N_("Due"), 12.5, styles.ENTRY_DATE, lambda item: item.due, ready=_DATE)
    status = _column(N_("Status"), 11, styles.ENTRY, lambda item: item.status.label)
    done_when = _column(N_("Done when"), 30, styles.TEXT, lambda item: item.done_when)
    done_on = _column(N_("Done on"), 12.5, styles.ENTRY_DATE, lambda item: item.done_on, ready=_DATE)
    comment = _column(
        N_("Comment"),
        22,
        styles.ENTRY,
        lambda item: item.comment if isinstance(item, ActionRow) else "",
    )
    kind = _of_answers(N_("Kind of work"), 12, styles.TEXT, lambda item: item.kind)
    score = _of_answers(
        N_("Score now"),
        8,
        styles.PERCENT,
        lambda item: per_cent(item.score),
        _score,
        spare=styles.PERCENT,
    )
    id = Column[PlanRow](N_("ID"), 0, styles.TEXT, lambda item: item.id)
