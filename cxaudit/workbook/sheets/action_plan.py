"""Action plan: a table to work from, with room for more, and the parked items below it."""

from __future__ import annotations

from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from cxaudit.actions import Severity
from cxaudit.audit import Status
from cxaudit.report import ActionRow
from cxaudit.report.words import day
from cxaudit.workbook import styles
from cxaudit.workbook.book import (
    Book,
    Cells,
    accept,
    choose,
    colour,
    freeze,
    heads,
    section,
    suggest,
    table_row,
    title,
)
from cxaudit.workbook.cells import Live, Page
from cxaudit.workbook.columns import Act, Fin
from cxaudit.workbook.formulas.actions import action_score, progress, shown
from cxaudit.workbook.formulas.names import ACTIONS, OWNERS, STATUSES
from cxaudit.workbook.layout import ACTION_PLAN, ACTIONS_HEAD, FINDINGS, SPARE_ROWS

_TOP = ACTIONS_HEAD + 1

_TO_PARKED = 4
"""Rows from the last of the table to the heads of the parked items."""


def last_row(book: Book) -> int:
    """Return the last row of the table, spare rows counted."""
    return ACTIONS_HEAD + len(book.report.planned) + SPARE_ROWS


def parked_rows(book: Book) -> tuple[int, int] | None:
    """Return the first and last row of what is parked; None where nothing is."""
    first = last_row(book) + _TO_PARKED + 1
    return (first, first + len(book.report.parked) - 1) if book.report.parked else None


def write(book: Book) -> None:
    """Write planned items, spare rows and parked items."""
    report = book.report
    page = book.page(ACTION_PLAN, book.widths(Act))
    title(
        page,
        ACTION_PLAN,
        f"{report.organisation} · findings of {day(report.day)}; status and score are live",
    )
    row, value = progress_row(book)
    page.put(row, Act.OWNER.number, Live(progress(parked_rows(book)), value), styles.STRONG)
    accept(page, f"{Act.OWNER.letter}{row}", "FALSE", "This is counted from the table.")
    page.put(3, Act.DO.number, Live(shown(FINDINGS, Fin.ASK, 3), ""), styles.QUIET)
    accept(page, f"{Act.DO.letter}3", "FALSE", "This is computed from the answers.")
    heads(page, ACTIONS_HEAD, Act)
    for row, action in enumerate(report.planned, _TOP):
        table_row(page, row, _cells(book, row, action))
    last = last_row(book)
    for row in range(_TOP + len(report.planned), last + 1):
        table_row(page, row, _spare(book, row))
    page.sheet.add_table(_table(last))
    _rules(page, _TOP, last)
    _parked(book, page)
    freeze(page, _TOP, Act.WORK)
    page.sheet.sheet_properties.tabColor = styles.HEAD_FILL


def _table(last: int) -> Table:
    ref = f"{Act.ID.letter}{ACTIONS_HEAD}:{Act.SCORE.letter}{last}"
    return Table(
        displayName=ACTIONS,
        ref=ref,
        autoFilter=AutoFilter(ref),
        tableColumns=[TableColumn(id=column.number, name=column.head) for column in Act],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
    )


def progress_row(book: Book) -> tuple[int, str]:
    """Return the row that says how many items are done, and what it says."""
    statuses = [action.status for action in book.report.planned]
    named = len(statuses) - statuses.count(Status.DROPPED)
    return 3, f"{statuses.count(Status.DONE)} of {named} done"


def _cells(book: Book, row: int, action: ActionRow) -> Cells:
    live = action_score(f"${Act.ID.letter}{row}", book.layout.everything)
    return {
        Act.ID: (action.id, styles.TEXT),
        Act.PRIORITY: (action.priority, styles.PRIORITY),
        Act.SEVERITY: (action.severity, styles.STRONG),
        Act.DEPARTMENT: (action.department, styles.TEXT),
        Act.WORK: (f"{action.kind}: {action.clause}", styles.TEXT),
        Act.DO: ("\n".join(f"• {do}" for do in action.do), styles.TEXT),
        Act.EFFORT: (f"{action.effort} · quick win" if action.quick_win else action.effort, styles.TEXT),
        Act.OWNER: (action.owner, styles.ENTRY),
        Act.CONTAINED: (action.contained_by, styles.DATE),
        Act.DUE: (action.due, styles.ENTRY_DATE),
        Act.STATUS: (action.status, styles.ENTRY),
        Act.DONE_WHEN: (action.done_when, styles.TEXT),
        Act.DONE_ON: (action.done_on, styles.ENTRY_DATE),
        Act.COMMENT: (action.comment, styles.ENTRY),
        Act.SCORE: (Live(live, action.score), styles.PERCENT),
    }


def _spare(book: Book, row: int) -> Cells:
    """A row that stands ready: its priority is 0, since an empty text would sort above numbers."""
    dates = (Act.CONTAINED, Act.DUE, Act.DONE_ON)
    cells: Cells = {
        **{column: ("", styles.ENTRY_DATE if column in dates else styles.ENTRY) for column in Act},
        Act.PRIORITY: (0, styles.ENTRY_PRIORITY),
        Act.SCORE: (
            Live(action_score(f"${Act.ID.letter}{row}", book.layout.everything), ""),
            styles.PERCENT,
        ),
    }
    return cells


def _rules(page: Page, first: int, last: int) -> None:
    """Dropdowns, cells that refuse typing, and colours; overdue is judged on the day it is looked at."""
    _entries(page, first, last)
    status, due = f"${Act.STATUS.letter}{first}", f"${Act.DUE.letter}{first}"
    finished = f'OR({status}="{Status.DONE}",{status}="{Status.DROPPED}")'
    overdue = f'IF(OR({due}="",{finished}),FALSE,{due}<TODAY())'
    colour(page, _span(Act.DUE, first, last), overdue, styles.ALARM_FILL)
    colour(page, _span(Act.STATUS, first, last), f'{status}="{Status.DONE}"', styles.CALM_FILL)
    severity = f"${Act.SEVERITY.letter}{first}"
    colour(page, _span(Act.SEVERITY, first, last), f'{severity}="{Severity.CRITICAL}"', styles.ALARM_FILL)
    quick = f'ISNUMBER(SEARCH("quick win",${Act.EFFORT.letter}{first}))'
    colour(page, _span(Act.EFFORT, first, last), quick, styles.CALM_FILL)


def _entries(page: Page, first: int, last: int) -> None:
    """Let status and owner be chosen, and nothing be typed over a score."""
    choose(page, _span(Act.STATUS, first, last), STATUSES, "Choose a status from the list.")
    unknown = "This name is not on the list. Use it anyway?"
    suggest(page, _span(Act.OWNER, first, last), OWNERS, unknown)
    accept(page, _span(Act.SCORE, first, last), "FALSE", "This score is computed from the answers.")


def _span(column: Act, first: int, last: int) -> str:
    return f"{column.letter}{first}:{column.letter}{last}"


def _parked(book: Book, page: Page) -> None:
    rows = parked_rows(book)
    if rows is None:
        return
    first, last = rows
    section(page, first - 2, "Parked: to be taken up when there is room; set another status to begin")
    heads(page, first - 1, Act)
    for row, action in enumerate(book.report.parked, first):
        table_row(page, row, _cells(book, row, action))
    _rules(page, first, last)
