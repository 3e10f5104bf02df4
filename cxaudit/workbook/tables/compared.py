"""The tables of a comparison: findings then and now, and the actions of the earlier audit."""

from __future__ import annotations

from cxaudit import look
from cxaudit.report import ActionSince, FindingSince
from cxaudit.words import N_
from cxaudit.workbook import roles
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.sheet_names import COMPARED_FINDINGS, LAST_ACTIONS

FindingColumn, ActionColumn = Column[FindingSince], Column[ActionSince]


class ComparedFindings(Sheet[FindingSince]):
    """Columns of the findings of both audits."""

    name = COMPARED_FINDINGS
    top = 5
    px = look.LANDSCAPE
    headings = True

    left = FindingColumn(px=look.MARGIN)
    became = FindingColumn(
        N_("What became of it"),
        px=150,
        style=roles.CELL_BOLD,
        value=lambda finding: finding.said,
        head_style=roles.FILTER_TEXT,
    )
    department = FindingColumn(
        N_("Department"),
        px=140,
        style=roles.CELL,
        value=lambda finding: finding.department,
        head_style=roles.FILTER_TEXT,
    )
    ask = FindingColumn(
        N_("What was found"),
        px=378,
        style=roles.CELL_INDENTED,
        value=lambda finding: finding.ask,
        head_style=roles.FILTER_INDENTED,
    )
    answer_then = FindingColumn(
        N_("Answer then"),
        px=205,
        style=roles.CELL_INDENTED,
        value=lambda finding: finding.answer_then,
        head_style=roles.FILTER_INDENTED,
    )
    answer_now = FindingColumn(
        N_("Answer now"),
        px=205,
        style=roles.CELL_INDENTED,
        value=lambda finding: finding.answer_now,
        head_style=roles.FILTER_INDENTED,
    )
    then = FindingColumn(
        N_("Score then"),
        px=70,
        style=roles.CELL_RIGHT,
        value=lambda finding: finding.then,
        head_style=roles.FILTER_NUMBER,
    )
    now = FindingColumn(
        N_("Score now"),
        px=70,
        style=roles.CELL_RIGHT,
        value=lambda finding: finding.now,
        head_style=roles.FILTER_NUMBER,
    )
    right = FindingColumn(px=look.MARGIN)


class LastActions(Sheet[ActionSince]):
    """Columns of the actions of the earlier audit."""

    name = LAST_ACTIONS
    top = 5
    px = look.LANDSCAPE
    headings = True

    left = ActionColumn(px=look.MARGIN)
    number = ActionColumn(
        N_("No."),
        px=40,
        style=roles.CELL_ITEM,
        value=lambda action: action.number,
        head_style=roles.FILTER_CENTRE,
    )
    title = ActionColumn(
        N_("Last time’s actions"),
        px=398,
        style=roles.CELL_INDENTED,
        value=lambda action: action.title,
        head_style=roles.FILTER_INDENTED,
    )
    department = ActionColumn(
        N_("Department"),
        px=170,
        style=roles.CELL,
        value=lambda action: action.department,
        head_style=roles.FILTER_TEXT,
    )
    owner = ActionColumn(
        N_("Owner"), px=170, style=roles.CELL, value=lambda action: action.owner, head_style=roles.FILTER_TEXT
    )
    became = ActionColumn(
        N_("What became of it"),
        px=200,
        style=roles.CELL_BOLD,
        value=lambda action: action.became,
        head_style=roles.FILTER_TEXT,
    )
    more = ActionColumn(
        N_("Since when, or why"),
        px=240,
        style=roles.CELL_INDENTED,
        value=lambda action: action.more,
        head_style=roles.FILTER_INDENTED,
    )
    right = ActionColumn(px=look.MARGIN)
