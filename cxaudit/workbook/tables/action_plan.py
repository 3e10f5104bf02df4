"""The action plan: what is planned, what is parked, and rows that stand ready for more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cxaudit import look
from cxaudit.checklist import Effort
from cxaudit.report import ActionRow, SharedAction
from cxaudit.words import N_, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.cells import CellValue, per_cent
from cxaudit.workbook.columns import Column, Part, Row, Sheet
from cxaudit.workbook.lookups.sums import action_score
from cxaudit.workbook.sheet_names import ACTION_PLAN

QUICK_WIN = N_("quick win")

_EFFORTS = {Effort.S: N_("a day"), Effort.M: N_("a month"), Effort.L: N_("longer")}
"""What takes so long at most; `longer` takes more."""

SPARE = "spare."
"""What the ids of rows begin with that stand ready."""

EDGE = 6
"""Pixels of the column that marks what is critical: sorting leaves borders where they are."""


@dataclass(frozen=True)
class Spare:
    """A row that stands ready for an action item of one's own."""

    number: int
    """From 1."""

    @property
    def id(self) -> str:
        """Tells the row from every other, and from every action item."""
        return f"{SPARE}{self.number}"


PlanRow = SharedAction | Spare


def _column(
    head: str,
    px: int,
    style: str,
    value: Callable[[SharedAction], CellValue],
    *,
    head_style: str = roles.FILTER_INDENTED,
    ready: tuple[CellValue, str] = ("", roles.CREAM_INDENTED),
    needs: Part = "",
    printed: bool = True,
) -> Column[PlanRow]:
    """A column of the plan; `ready` is what it shows in a row that stands ready, and in which style."""
    spare, spare_style = ready
    return Column[PlanRow](
        head,
        style=lambda item: spare_style if isinstance(item, Spare) else style,
        value=lambda item: spare if isinstance(item, Spare) else value(item),
        px=px,
        head_style=head_style,
        needs=needs,
        printed=printed,
    )


def _days(
    head: str,
    px: int,
    style: str,
    value: Callable[[SharedAction], CellValue],
    *,
    needs: Part = "",
    printed: bool = True,
) -> Column[PlanRow]:
    """A column of days."""
    return _column(
        head,
        px,
        style,
        value,
        head_style=roles.FILTER_NUMBER,
        ready=("", roles.CREAM_DATE),
        needs=needs,
        printed=printed,
    )


def _of_answers(
    head: str,
    px: int,
    looks: tuple[str, str, str],
    value: Callable[[ActionRow], CellValue],
    formula: Callable[[Row[PlanRow]], str] | None = None,
) -> Column[PlanRow]:
    """A column of the book with all answers alone; looks are of the head, of items and of spare rows."""
    head_style, style, spare = looks

    def shown(item: PlanRow) -> CellValue:
        return value(item) if isinstance(item, ActionRow) else ""

    def look_of(item: PlanRow) -> str:
        return spare if isinstance(item, Spare) else style

    return Column[PlanRow](
        head,
        style=look_of,
        value=shown,
        formula=formula,
        needs="answers",
        px=px,
        head_style=head_style,
        printed=False,
    )


def _score(row: Row[PlanRow]) -> str:
    return action_score(f"${row[ActionPlan.id]}", row.places.everything)


def _effort(item: SharedAction) -> str:
    efforts = {effort.label: words for effort, words in _EFFORTS.items()}
    return _(QUICK_WIN) if item.quick_win else _(efforts[item.effort])


def what_to_do(item: SharedAction) -> str:
    """What is to be known before, and then the tasks, a line each."""
    return "\n".join([*item.beside, *(f"• {do}" for do in item.do)])


_PLAIN = ("", roles.CREAM)

_NONE = (None, roles.CREAM_ITEM)
"""A cell without anything, which stays below numbers however the table is sorted."""


class ActionPlan(Sheet[PlanRow]):
    """Columns of the action plan; what stands right of *Done when* is not printed.

    Those after the id are hidden, and hold counts of the whole table.
    """

    code = "plan"
    fixed = ("severity", "title", "do", "department", "done_when")
    name = ACTION_PLAN
    top = 5
    px = look.LANDSCAPE
    headings = True

    margin = Column[PlanRow](px=look.MARGIN - EDGE)
    edge = Column[PlanRow](px=EDGE)
    number = _column(
        N_("No."),
        32,
        roles.CELL_ITEM,
        lambda item: item.number,
        head_style=roles.FILTER_CENTRE,
        ready=_NONE,
    )
    severity = _column(
        N_("Severity"),
        60,
        roles.CELL_GREY,
        lambda item: item.severity,
        head_style=roles.FILTER_TEXT,
        ready=_PLAIN,
    )
    effort = _column(N_("Effort"), 68, roles.CELL, _effort, head_style=roles.FILTER_TEXT, ready=_PLAIN)
    title = _column(
        N_("What"),
        160,
        roles.CELL_BOLD,
        lambda item: item.title,
        head_style=roles.FILTER_TEXT,
        ready=_PLAIN,
    )
    do = _column(N_("How"), 248, roles.CELL_INDENTED, what_to_do)
    department = _column(N_("Department"), 104, roles.CELL_INDENTED, lambda item: item.department)
    owner = _column(N_("Owner"), 104, roles.CREAM_INDENTED, lambda item: item.owner)
    contained = _days(N_("Contain by"), 76, roles.CELL_DAY, lambda item: item.contained_by)
    due = _days(N_("Due"), 76, roles.CREAM_DATE, lambda item: item.due)
    status = _column(N_("Status"), 88, roles.CREAM_INDENTED, lambda item: item.status.label)
    done_when = _column(N_("Done when"), 218, roles.CELL_INDENTED, lambda item: item.done_when)
    comment = _column(
        N_("Comment"),
        220,
        roles.CREAM_INDENTED,
        lambda item: item.comment if isinstance(item, ActionRow) else "",
        printed=False,
    )
    done_on = _days(N_("Done on"), 80, roles.CREAM_DATE, lambda item: item.done_on, printed=False)
    first_due = _days(
        N_("First due"), 80, roles.CELL_DAY, lambda item: item.first_due, needs="baseline", printed=False
    )
    kind = _of_answers(
        N_("Kind"),
        100,
        (roles.FILTER_INDENTED, roles.CELL_INDENTED, roles.CREAM_INDENTED),
        lambda item: item.kind,
    )
    score = _of_answers(
        N_("Score"),
        60,
        (roles.FILTER_NUMBER, roles.CELL_NUMBER, roles.CELL_NUMBER),
        lambda item: per_cent(item.score),
        _score,
    )
    id = Column[PlanRow](N_("ID"), style=styles.TEXT, value=lambda item: item.id)

    planned = Column[PlanRow]()
    done = Column[PlanRow]()
    begun = Column[PlanRow]()
    parked = Column[PlanRow]()
    critical = Column[PlanRow]()
    """How many there are, beside the sentence above the table, which says it."""


TABLE = tuple(column for column in ActionPlan.columns if column.head)
"""The columns of the table itself."""
