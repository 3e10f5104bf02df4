"""Action plan: one table of what is planned, what is parked, and room for more."""

from __future__ import annotations

from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from cxaudit.actions import Severity
from cxaudit.audit import Status
from cxaudit.days import in_full
from cxaudit.report import ActionRow, Report
from cxaudit.workbook import styles
from cxaudit.workbook.book import (
    Book,
    Cells,
    accept,
    accept_dates,
    choose,
    colour,
    freeze,
    heads,
    spread,
    suggest,
    table_row,
    title,
)
from cxaudit.workbook.cells import Live, Page, per_cent
from cxaudit.workbook.columns import Act
from cxaudit.workbook.formulas.actions import action_score, progress
from cxaudit.workbook.formulas.names import ACTIONS, OWNERS, STATUSES, TITLES, is_none_of, text, trimmed
from cxaudit.workbook.formulas.sums import moved_on
from cxaudit.workbook.layout import ACTION_PLAN, ACTIONS_HEAD, SPARE_ROWS

_TOP = ACTIONS_HEAD + 1

_DATES = (Act.CONTAINED, Act.DUE, Act.DONE_ON)


def write(book: Book) -> None:
    """Write planned items, parked items and spare rows, all in one table."""
    report = book.report
    page = book.page(ACTION_PLAN, book.widths(Act))
    title(
        page,
        ACTION_PLAN,
        f"{report.organisation} · findings of {in_full(report.day)}; status and score are live",
    )
    done = Live(progress(), progress_text(report))
    spread(page, 3, (Act.OWNER.number, Act.STATUS.number), done, styles.STRONG)
    accept(page, f"{Act.OWNER.letter}3", "FALSE", "This is counted from the table.")
    page.put(3, Act.DO.number, Live(moved_on(book.layout.everything), ""), styles.QUIET)
    accept(page, f"{Act.DO.letter}3", "FALSE", "This is computed from the answers.")
    heads(page, ACTIONS_HEAD, Act)
    items = [*report.planned, *report.parked]
    for row, action in enumerate(items, _TOP):
        table_row(page, row, _cells(book, row, action))
    last = ACTIONS_HEAD + len(items) + SPARE_ROWS
    for row in range(_TOP + len(items), last + 1):
        table_row(page, row, _spare(book, row))
    page.sheet.add_table(_table(last))
    _entries(page, last)
    _colours(page, last)
    freeze(page, _TOP, Act.WORK)
    page.sheet.sheet_properties.tabColor = styles.HEAD_FILL


def progress_text(report: Report) -> str:
    """Say how many items are done, of all that are planned, and how many are parked."""
    statuses = [action.status for action in report.planned]
    named, parked = len(statuses) - statuses.count(Status.DROPPED), len(report.parked)
    return f"{statuses.count(Status.DONE)} of {named} done" + (f", {parked} parked" if parked else "")


def _table(last: int) -> Table:
    first_column, *_, last_column = Act
    ref = f"{first_column.letter}{ACTIONS_HEAD}:{last_column.letter}{last}"
    return Table(
        displayName=ACTIONS,
        ref=ref,
        autoFilter=AutoFilter(ref),
        tableColumns=[TableColumn(id=column.number, name=column.head) for column in Act],
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
    )


def _cells(book: Book, row: int, action: ActionRow) -> Cells:
    live = action_score(f"${Act.ID.letter}{row}", book.layout.everything)
    return {
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
        Act.SCORE: (Live(live, per_cent(action.score)), styles.PERCENT),
        Act.ID: (action.id, styles.TEXT),
    }


def _spare(book: Book, row: int) -> Cells:
    """A row that stands ready: its priority is 0, since an empty text would sort above numbers."""
    live = action_score(f"${Act.ID.letter}{row}", book.layout.everything)
    return {
        **{column: ("", styles.ENTRY_DATE if column in _DATES else styles.ENTRY) for column in Act},
        Act.PRIORITY: (0, styles.ENTRY_PRIORITY),
        Act.SCORE: (Live(live, ""), styles.PERCENT),
    }


def _entries(page: Page, last: int) -> None:
    """Let department, status and owner be chosen, dates be dates, and nothing be typed over a score."""
    choose(page, _span(Act.DEPARTMENT, last), TITLES, "Choose a department from the list, or leave it empty.")
    choose(page, _span(Act.STATUS, last), STATUSES, "Choose a status from the list.")
    unknown = "This name is not on the list. Use it anyway?"
    suggest(page, _span(Act.OWNER, last), OWNERS, unknown)
    for column in _DATES:
        accept_dates(page, _span(column, last))
    accept(page, _span(Act.SCORE, last), "FALSE", "This score is computed from the answers.")


def _colours(page: Page, last: int) -> None:
    """Colour what is overdue, judged on the day it is looked at, and what no list has."""
    status, due = f"${Act.STATUS.letter}{_TOP}", f"${Act.DUE.letter}{_TOP}"
    there = trimmed(status)
    settled = ",".join(f"{there}={text(state)}" for state in (Status.DONE, Status.DROPPED, Status.PARKED))
    overdue = f'IF(OR({due}="",{settled}),FALSE,{due}<TODAY())'
    colour(page, _span(Act.DUE, last), overdue, styles.ALARM_FILL)
    for column, choices in ((Act.STATUS, STATUSES), (Act.DEPARTMENT, TITLES)):
        unknown = is_none_of(f"${column.letter}{_TOP}", choices)
        colour(page, _span(column, last), unknown, styles.ALARM_FILL, styles.STRANGE)
    colour(page, _span(Act.STATUS, last), f"{there}={text(Status.DONE)}", styles.CALM_FILL)
    colour(page, _span(Act.STATUS, last), f"{there}={text(Status.PARKED)}", styles.QUIET_FILL)
    severity = f"${Act.SEVERITY.letter}{_TOP}"
    colour(page, _span(Act.SEVERITY, last), f"{severity}={text(Severity.CRITICAL)}", styles.ALARM_FILL)
    quick = f'ISNUMBER(SEARCH("quick win",${Act.EFFORT.letter}{_TOP}))'
    colour(page, _span(Act.EFFORT, last), quick, styles.CALM_FILL)


def _span(column: Act, last: int) -> str:
    return f"{column.letter}{_TOP}:{column.letter}{last}"
