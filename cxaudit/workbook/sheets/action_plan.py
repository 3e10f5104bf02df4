"""Action plan: one table of what is planned, what is parked, and room for more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cxaudit.audit import Severity, Status
from cxaudit.days import in_full
from cxaudit.report import SharedAction
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import AnyBook, Book, EditionBook
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
    said = _("findings of {day}; status and score are live, what is overdue says so", day=in_full(report.day))
    items = [*report.not_parked, *report.parked]
    spare = map(Spare, range(1, _SPARE_ROWS + 1))
    page, rows = _table(book, [*items, *spare], f"{report.organisation} · {said}", items)
    note = page.live_note(ActionPlan.do, moved_on(book.places.everything, by_oneself=report.by_oneself))
    page.entries.never(note, _("This is computed from the answers."))
    page.entries.never(rows.cells(ActionPlan.score), _("This score is computed from the answers."))


def write_of_edition(book: EditionBook) -> None:
    """Write the items of an edition."""
    edition = book.edition
    said = _("findings of {day}; the yellow cells are yours to change", day=in_full(edition.day))
    page, _rows = _table(book, edition.actions, f"{edition.organisation} · {said}", edition.actions)
    page.fit(ActionPlan.done_when)


def _table(
    book: AnyBook, rows: Sequence[PlanRow], subtitle: str, items: Sequence[SharedAction]
) -> tuple[Page, Block]:
    """Write the plan with how far it has come; return its page, and the rows of the table."""
    page = book.page(ActionPlan, rows)
    page.title(_(ActionPlan.name), subtitle)
    done = progress_text(items), styles.STRONG, progress()
    page.spread(NOTE_ROW, (ActionPlan.owner, ActionPlan.status), *done)
    page.entries.never(cell_name(NOTE_ROW, ActionPlan.owner.number), _("This is counted from the table."))
    block = page.table(ActionPlan, rows, book.places)
    page.name_table(ACTIONS, ActionPlan.columns, block)
    _entries(page, block)
    _colours(page, block)
    page.freeze(ActionPlan.top, ActionPlan.title)
    page.paint_tab(styles.HEAD_FILL)
    return page, block


def progress_text(items: Sequence[SharedAction]) -> str:
    """Say how many items are done, of all that are planned, and how many are parked."""
    counts = Counter(action.status for action in items)
    parked = counts.pop(Status.PARKED, 0)
    named = counts.total() - counts[Status.DROPPED]
    done = DONE.said(named, done=counts[Status.DONE])
    return f"{done}, {PARKED.said(parked)}" if parked else done


def _entries(page: Page, rows: Block) -> None:
    """Let department, status and owner be chosen, and dates be dates."""
    entries = page.entries
    department = _("Choose a department from the list, or leave it empty.")
    entries.from_list(rows.cells(ActionPlan.department), TITLES, department)
    entries.from_list(rows.cells(ActionPlan.status), STATUSES, _("Choose a status from the list."))
    unknown = _("This name is not on the list. Use it anyway?")
    entries.from_list_or_own(rows.cells(ActionPlan.owner), OWNERS, unknown)
    for column in (ActionPlan.contained, ActionPlan.first_due, ActionPlan.due, ActionPlan.done_on):
        entries.dates(rows.cells(column))


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
