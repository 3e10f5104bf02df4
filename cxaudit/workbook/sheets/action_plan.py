"""Action plan: one table of what is planned, what is parked, and room for more."""

from __future__ import annotations

from cxaudit.audit import Severity, Status
from cxaudit.days import in_full
from cxaudit.report import Report
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.formulas.expressions import is_none_of, text, trimmed
from cxaudit.workbook.formulas.names import ACTIONS, OWNERS, STATUSES, TITLES
from cxaudit.workbook.lookups.plan import DONE, PARKED, progress
from cxaudit.workbook.lookups.sums import moved_on
from cxaudit.workbook.page import NOTE_ROW, Page
from cxaudit.workbook.places import Block
from cxaudit.workbook.tables.action_plan import QUICK_WIN, ActionPlan, PlanRow, Spare

_SPARE_ROWS = 20
"""Rows that stand ready for actions added by hand."""


def write(book: Book) -> None:
    """Write planned items, parked items and spare rows, all in one table."""
    report = book.report
    items: list[PlanRow] = [*report.not_parked, *report.parked, *map(Spare, range(1, _SPARE_ROWS + 1))]
    page = book.page(ActionPlan, items)
    said = _("findings of {day}; status and score are live, what is overdue says so", day=in_full(report.day))
    page.title(_(ActionPlan.name), f"{report.organisation} · {said}")
    done = progress_text(report), styles.STRONG, progress()
    page.spread(NOTE_ROW, (ActionPlan.owner, ActionPlan.status), *done)
    page.entries.never(cell_name(NOTE_ROW, ActionPlan.owner.number), _("This is counted from the table."))
    note = page.live_note(ActionPlan.do, moved_on(book.places.everything, by_oneself=report.by_oneself))
    page.entries.never(note, _("This is computed from the answers."))
    rows = page.table(ActionPlan, items, book.places)
    page.name_table(ACTIONS, ActionPlan.columns, rows)
    _entries(page, rows)
    _colours(page, rows)
    page.freeze(ActionPlan.top, ActionPlan.title)
    page.paint_tab(styles.HEAD_FILL)


def progress_text(report: Report) -> str:
    """Say how many items are done, of all that are planned, and how many are parked."""
    statuses = [action.status for action in report.not_parked]
    named, parked = len(statuses) - statuses.count(Status.DROPPED), len(report.parked)
    done = DONE.said(named, done=statuses.count(Status.DONE))
    return f"{done}, {PARKED.said(parked)}" if parked else done


def _entries(page: Page, rows: Block) -> None:
    """Let department, status and owner be chosen, dates be dates, and nothing be typed over a score."""
    entries = page.entries
    department = _("Choose a department from the list, or leave it empty.")
    entries.from_list(rows.cells(ActionPlan.department), TITLES, department)
    entries.from_list(rows.cells(ActionPlan.status), STATUSES, _("Choose a status from the list."))
    unknown = _("This name is not on the list. Use it anyway?")
    entries.from_list_or_own(rows.cells(ActionPlan.owner), OWNERS, unknown)
    for column in (ActionPlan.contained, ActionPlan.first_due, ActionPlan.due, ActionPlan.done_on):
        entries.dates(rows.cells(column))
    entries.never(rows.cells(ActionPlan.score), _("This score is computed from the answers."))


def _colours(page: Page, rows: Block) -> None:
    """Colour what is overdue, and say so, judged on the day it is looked at; and what no list has."""
    colour = page.colours.where
    status, due = (f"${rows.top(column)}" for column in (ActionPlan.status, ActionPlan.due))
    there = trimmed(status)
    settled = ",".join(
        f"{there}={text(state.label)}" for state in (Status.DONE, Status.DROPPED, Status.PARKED)
    )
    # TODAY() only in colours: in a cell, the value in the file would be wrong by the next day
    overdue = f'IF(OR({due}="",{settled}),FALSE,{due}<TODAY())'
    colour(rows.cells(ActionPlan.due), overdue, styles.ALARM_FILL)
    for column, choices in ((ActionPlan.status, STATUSES), (ActionPlan.department, TITLES)):
        unknown = is_none_of(f"${rows.top(column)}", choices)
        colour(rows.cells(column), unknown, styles.ALARM_FILL, styles.STRANGE)
    colour(rows.cells(ActionPlan.status), overdue, styles.ALARM_FILL, styles.overdue())
    colour(rows.cells(ActionPlan.status), f"{there}={text(Status.DONE.label)}", styles.CALM_FILL)
    colour(rows.cells(ActionPlan.status), f"{there}={text(Status.PARKED.label)}", styles.QUIET_FILL)
    critical = f"${rows.top(ActionPlan.severity)}={text(Severity.CRITICAL.label)}"
    colour(rows.cells(ActionPlan.severity), critical, styles.ALARM_FILL)
    quick = f"ISNUMBER(SEARCH({text(_(QUICK_WIN))},${rows.top(ActionPlan.effort)}))"
    colour(rows.cells(ActionPlan.effort), quick, styles.CALM_FILL)
