"""Formulas of the action plan, and those of other sheets that read it.

One rule counts its rows: a row counts that has a department or a text of its own, whoever wrote it; a
status is what is written, blanks and case aside; whatever is neither Done, Parked nor Dropped is open.
"""

from __future__ import annotations

from collections.abc import Iterable

from cxaudit.audit import Status
from cxaudit.workbook.cells import Formula
from cxaudit.workbook.columns import Act, Ans, Columns
from cxaudit.workbook.formulas.names import ACTIONS, text, trimmed, whole
from cxaudit.workbook.layout import Block, reference

GONE = "no longer in the plan"
NOBODY = "nobody"


def _column(column: Act) -> str:
    return f"{ACTIONS}[{column.head}]"


_COUNTS = f'(({trimmed(_column(Act.DEPARTMENT))}<>"")+({trimmed(_column(Act.DO))}<>"")>0)'
_SETTLED = (Status.DONE, Status.PARKED, Status.DROPPED)
_ASIDE = (Status.PARKED, Status.DROPPED)


def action_score(name: str, everything: Block) -> Formula:
    """Score now of the questions that an action item sees to, empty where it sees to none.

    Args:
        name: the item's id as a text in a formula, or the cell that holds it, which may be empty.
        everything: rows of Answers.
    """
    ids = everything.column(Ans.ACTION)
    weight = f"SUMIFS({everything.column(Ans.COUNTED)},{ids},{name})"
    earned = f"SUMIFS({everything.column(Ans.POINTS)},{ids},{name})"
    return Formula(f'=IF({name}="","",IF({weight}=0,"",{whole(f"({earned}/{weight})")}))')


def progress() -> Formula:
    """How many action items are done, of all that are planned and not dropped, and how many are parked."""
    done, parked = _rows(_is(Status.DONE)), _rows(_is(Status.PARKED))
    planned = _rows(*_is_none_of(_ASIDE))
    return Formula(f'={done}&" of "&{planned}&" done"&IF({parked}=0,"",", "&{parked}&" parked")')


def unfinished_actions(title: str = "") -> Formula:
    """Action items that are still to be finished; `title` is a cell with a department, empty for all."""
    return Formula(f"={_rows(*_is_none_of(_SETTLED), *_of(title))}")


def parked_actions(title: str = "") -> Formula:
    """Action items that are parked; `title` is a cell with a department, empty for all."""
    return Formula(f"={_rows(_is(Status.PARKED), *_of(title))}")


def _rows(*conditions: str) -> str:
    return f"SUMPRODUCT({'*'.join((_COUNTS, *conditions))})"


def _is(status: Status) -> str:
    return f"({trimmed(_column(Act.STATUS))}={text(status)})"


def _is_none_of(states: Iterable[Status]) -> Iterable[str]:
    return (f"({trimmed(_column(Act.STATUS))}<>{text(status)})" for status in states)


def _of(title: str) -> Iterable[str]:
    return (f"({trimmed(_column(Act.DEPARTMENT))}={trimmed(title)})",) if title else ()


def owner_of(action: str) -> Formula:
    """Who sees to an action item now; says so where it is no longer in the plan."""
    owner = _planned(Act.OWNER, action)
    return Formula(f'=IF({_is_gone(action)},{text(GONE)},IF({trimmed(owner)}="",{text(NOBODY)},{owner}))')


def due_of(action: str) -> Formula:
    """When an action item is due now, its status where it has no date; empty where it is gone."""
    due = _planned(Act.DUE, action)
    return Formula(f'=IF({_is_gone(action)},"",IF({due}="",{_status(action)},{due}))')


def status_of(action: str) -> Formula:
    """How far an action item has come; empty where it is gone."""
    return Formula(f'=IF({_is_gone(action)},"",{_status(action)})')


def _status(action: str) -> str:
    status = trimmed(_planned(Act.STATUS, action))
    return f'IF({status}="",{text(Status.OPEN)},{status})'


def _is_gone(action: str) -> str:
    return f"ISNA({_place(action)})"


def _planned(column: Act, action: str) -> str:
    return f"INDEX({_column(column)},{_place(action)})"


def _place(action: str) -> str:
    return f"MATCH({text(action)},{_column(Act.ID)},0)"


def shown(sheet: str, column: Columns, row: int) -> Formula:
    """What a cell of another sheet shows."""
    return Formula(f"={reference(sheet, column, row)}")
