"""Formulas of the action plan, and those of other sheets that read it."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.utils import quote_sheetname

from cxaudit.audit import Status
from cxaudit.workbook.cells import Formula
from cxaudit.workbook.columns import Act, Ans, Columns
from cxaudit.workbook.formulas.names import ACTIONS, text
from cxaudit.workbook.layout import ACTION_PLAN, Block, reference

Rows = tuple[int, int]
"""First and last row of the action items that stand below the table."""


def action_score(name: str, everything: Block) -> Formula:
    """Score now of the questions that an action item sees to, empty where it sees to none.

    Args:
        name: the item's id as a text in a formula, or the cell that holds it, which may be empty.
        everything: rows of Answers.
    """
    ids = everything.column(Ans.ACTION)
    weight = f"SUMIFS({everything.column(Ans.COUNTED)},{ids},{name})"
    earned = f"SUMIFS({everything.column(Ans.POINTS)},{ids},{name})"
    return Formula(f'=IF({name}="","",IF({weight}=0,"",{earned}/{weight}))')


def progress(parked: Rows | None) -> Formula:
    """How many action items are done, of all that are planned and were not dropped.

    Args:
        parked: rows of the action plan below its table: what is there with another status is planned too.
    """
    status = f"{ACTIONS}[{Act.STATUS.head}]"
    done, dropped = (f"COUNTIF({status},{text(state)})" for state in (Status.DONE, Status.DROPPED))
    planned = f'COUNTIF({ACTIONS}[{Act.DO.head}],"?*")-{dropped}'
    if parked:
        below = _below(Act.STATUS, parked)
        done += f"+COUNTIF({below},{text(Status.DONE)})"
        aside = "-".join(f"COUNTIF({below},{text(state)})" for state in (Status.PARKED, Status.DROPPED))
        planned += f"+COUNTA({below})-{aside}"
    return Formula(f'={done}&" of "&({planned})&" done"')


def unfinished_actions(title: str, parked: Rows | None) -> Formula:
    """Action items that a department has still to finish; `title` is the cell with its title."""
    return _counted(title, parked, [state for state in Status if state.unfinished])


def parked_actions(title: str, parked: Rows | None) -> Formula:
    """Action items of a department that are parked; `title` is the cell with its title."""
    return _counted(title, parked, [Status.PARKED])


def _counted(title: str, parked: Rows | None, states: Sequence[Status]) -> Formula:
    """Action items of a department in some states, in the table and below it."""
    places = [(f"{ACTIONS}[{Act.DEPARTMENT.head}]", f"{ACTIONS}[{Act.STATUS.head}]")]
    if parked:
        places.append((_below(Act.DEPARTMENT, parked), _below(Act.STATUS, parked)))
    counts = (
        f"SUMPRODUCT(({departments}={title})*({'+'.join(f'({status}={text(state)})' for state in states)}))"
        for departments, status in places
    )
    return Formula("=" + "+".join(counts))


def _below(column: Act, rows: Rows) -> str:
    first, last = rows
    return f"{quote_sheetname(ACTION_PLAN)}!${column.letter}${first}:${column.letter}${last}"


def shown(sheet: str, column: Columns, row: int) -> Formula:
    """What a cell of another sheet shows."""
    return Formula(f"={reference(sheet, column, row)}")
