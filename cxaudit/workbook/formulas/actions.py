"""Formulas of the action plan, and those of other sheets that read it."""

from __future__ import annotations

from cxaudit.audit import Status
from cxaudit.workbook.cells import Formula
from cxaudit.workbook.columns import Act, Ans, Columns
from cxaudit.workbook.formulas.names import ACTIONS, text
from cxaudit.workbook.layout import Block, reference


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


def progress() -> Formula:
    """How many action items are done, of all that were not dropped."""
    done = f"COUNTIF({ACTIONS}[{Act.STATUS.head}],{text(Status.DONE)})"
    dropped = f"COUNTIF({ACTIONS}[{Act.STATUS.head}],{text(Status.DROPPED)})"
    named = f'COUNTIF({ACTIONS}[{Act.DO.head}],"?*")'
    return Formula(f'={done}&" of "&({named}-{dropped})&" done"')


def unfinished_actions(title: str) -> Formula:
    """Action items that a department has still to finish; `title` is the cell with its title."""
    status = f"{ACTIONS}[{Act.STATUS.head}]"
    states = "+".join(f"({status}={text(state)})" for state in Status if state.unfinished)
    return Formula(f"=SUMPRODUCT(({ACTIONS}[{Act.DEPARTMENT.head}]={title})*({states}))")


def shown(sheet: str, column: Columns, row: int) -> Formula:
    """What a cell of another sheet shows."""
    return Formula(f"={reference(sheet, column, row)}")


def bar(cell: str) -> Formula:
    """Ten blocks, filled by a score; empty where there is none."""
    full = f"ROUND(ROUND({cell},4)*10,0)"
    return Formula(f'=IF({cell}="","",REPT("█",{full})&REPT("░",10-{full}))')
