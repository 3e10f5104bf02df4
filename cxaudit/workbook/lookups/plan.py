"""How other sheets read the action plan.

One rule counts its rows: a row counts that has a department, or says what is to be done or how, whoever wrote
it; a status is what is written, blanks and case aside; whatever is neither Done, Parked nor Dropped is open.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cxaudit.audit import Severity, Status
from cxaudit.words import N_, Plural, _
from cxaudit.workbook.columns import Column
from cxaudit.workbook.formulas.expressions import text, trimmed
from cxaudit.workbook.formulas.names import ACTIONS
from cxaudit.workbook.formulas.sentences import counted, either, said
from cxaudit.workbook.live import Live
from cxaudit.workbook.tables.action_plan import ActionPlan

_ESCAPED = str.maketrans({sign: f"'{sign}" for sign in "[]#'@"})
"""How a formula writes signs of a head that mean something in a reference to a table."""

LONGEST_NAME = 120
"""Letters of a name that others are joined to: a cell, and so what a formula makes, holds only so many."""

GONE = N_("no longer in the plan")
NOBODY = N_("nobody")

DONE = Plural("{done} of {n} done", "{done} of {n} done")
PARKED = Plural("{n} parked", "{n} parked")
"""How far the plan has come."""


def _cells(column: Column[Any]) -> str:
    # by the table, which grows with what people add; not [@Owner], which LibreOffice does not know
    head = column.said_head
    if head.replace(" ", "").isalnum():
        return f"{ACTIONS}[{head}]"
    # Excel asks for a second pair of brackets around a head with any other sign than letters and digits
    return f"{ACTIONS}[[{head.translate(_ESCAPED)}]]"


_SETTLED = (Status.DONE, Status.PARKED, Status.DROPPED)
_ASIDE = (Status.PARKED, Status.DROPPED)


def progress() -> str:
    """How many action items are done, of all that are planned and not dropped, and how many are parked."""
    done, parked = _rows(_is(Status.DONE)), _rows(_is(Status.PARKED))
    planned = _rows(*_is_none_of(_ASIDE))
    sentence = either(f"{planned}=1", *DONE.forms(), done=done, n=planned)
    return f'{sentence}&IF({parked}=0,"",{said(", {parked}", parked=counted(PARKED, parked))})'


def unfinished_actions(title: str = "") -> str:
    """Action items that are still to be finished; `title` is a cell with a department, empty for all."""
    return _rows(*_is_none_of(_SETTLED), *_of(title))


def parked_actions(title: str = "") -> str:
    """Action items that are parked; `title` is a cell with a department, empty for all."""
    return _rows(_is(Status.PARKED), *_of(title))


def _rows(*conditions: str) -> str:
    texts = (trimmed(_cells(column)) for column in (ActionPlan.department, ActionPlan.title, ActionPlan.do))
    counts = "+".join(f'({text}<>"")' for text in texts)
    return f"SUMPRODUCT({'*'.join((f'({counts}>0)', *conditions))})"


def _is(status: Status) -> str:
    return f"({trimmed(_cells(ActionPlan.status))}={text(status.label)})"


def _is_none_of(states: Iterable[Status]) -> Iterable[str]:
    return (f"({trimmed(_cells(ActionPlan.status))}<>{text(status.label)})" for status in states)


def _of(title: str) -> Iterable[str]:
    return (f"({trimmed(_cells(ActionPlan.department))}={trimmed(title)})",) if title else ()


def owner_of(action: str) -> str:
    """Who sees to an action item now; says so where it is no longer in the plan."""
    owner = _planned(ActionPlan.owner, action)
    return f'IF({_is_gone(action)},{text(_(GONE))},IF({trimmed(owner)}="",{text(_(NOBODY))},{owner}))'


def name_of(owner: str, action: str) -> Live:
    """Who sees to an action item, as part of a longer text; by now the one whom the plan names."""
    return Live((owner or _(NOBODY))[:LONGEST_NAME], f"LEFT({owner_of(action)},{LONGEST_NAME})")


def due_of(action: str) -> str:
    """When an action item is due now, its status where it has no date; empty where it is gone."""
    due = _planned(ActionPlan.due, action)
    return f'IF({_is_gone(action)},"",IF({due}="",{_status(action)},{due}))'


def contained_of(action: str) -> str:
    """When a critical failure does no more harm, as is planned now; else as `due_of`."""
    contained = _planned(ActionPlan.contained, action)
    return f'IF({_is_gone(action)},"",IF({contained}="",{due_of(action)},{contained}))'


def done_actions(title: str = "") -> str:
    """Action items that are done; `title` as for those that are unfinished."""
    return _rows(_is(Status.DONE), *_of(title))


def planned_actions(title: str = "") -> str:
    """Action items that are planned and not dropped."""
    return _rows(*_is_none_of(_ASIDE), *_of(title))


def begun_actions() -> str:
    """Action items that are in progress."""
    return _rows(_is(Status.IN_PROGRESS))


def critical_actions() -> str:
    """Critical action items that are still to be finished."""
    critical = f"({trimmed(_cells(ActionPlan.severity))}={text(Severity.CRITICAL.label)})"
    return _rows(*_is_none_of(_SETTLED), critical)


def rows_of_plan() -> str:
    """How many rows the plan's table has, spare ones too."""
    return f"ROWS({_cells(ActionPlan.id)})"


def at(column: Column[Any], place: str) -> str:
    """What the plan's table has in a column at a place, from 1: a reference, 0 where nothing stands there."""
    return f"INDEX({_cells(column)},{place})"


def is_unfinished_at(place: str) -> str:
    """Whether the row at a place counts, and is still to be finished."""
    texts = "&".join(at(column, place) for column in (ActionPlan.department, ActionPlan.title, ActionPlan.do))
    states = ",".join(f"{trimmed(at(ActionPlan.status, place))}={text(each.label)}" for each in _SETTLED)
    return f'IF({trimmed(f"({texts})")}="",FALSE,NOT(OR({states})))'


def status_at(place: str) -> str:
    """How far the item at a place has come."""
    status = trimmed(at(ActionPlan.status, place))
    return f'IF({status}="",{text(Status.OPEN.label)},{status})'


def status_of(action: str) -> str:
    """How far an action item has come; empty where it is gone."""
    return f'IF({_is_gone(action)},"",{_status(action)})'


def _status(action: str) -> str:
    status = trimmed(_planned(ActionPlan.status, action))
    return f'IF({status}="",{text(Status.OPEN.label)},{status})'


def _is_gone(action: str) -> str:
    return f"ISNA({_place(action)})"


def _planned(column: Column[Any], action: str) -> str:
    return f"INDEX({_cells(column)},{_place(action)})"


def _place(action: str) -> str:
    return f"MATCH({text(action)},{_cells(ActionPlan.id)},0)"
