"""Action plan: one table of what is planned, what is parked, and room for more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cxaudit import look
from cxaudit.audit import Severity, Status
from cxaudit.days import in_full
from cxaudit.report import Edition, Report, SharedAction
from cxaudit.words import _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.book import AnyBook, Book, EditionBook
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.colours import Letters
from cxaudit.workbook.formulas.expressions import first_of, is_none_of, text, trimmed
from cxaudit.workbook.formulas.names import ACTIONS, OWNERS, STATUSES, TITLES
from cxaudit.workbook.frame import HEADS, HOW, SENTENCE, begin, fit, freeze, set_height
from cxaudit.workbook.lookups.plan import DONE, PARKED
from cxaudit.workbook.lookups.plan_sentence import plan_counts, plan_sentence
from cxaudit.workbook.lookups.sums import moved_on
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.tables.action_plan import QUICK_WIN, TABLE, ActionPlan, PlanRow, Spare

SPARE_ROWS = 3
"""Rows that stand ready for actions added by hand; the table grows with what is written below it."""

_HEAD, _SPARE_ROW = 40, 24
"""Pixels of heads, which have room for buttons below their text, and of a row that stands ready."""

_FILTERED = (
    ActionPlan.severity,
    ActionPlan.effort,
    ActionPlan.department,
    ActionPlan.owner,
    ActionPlan.due,
    ActionPlan.status,
)


def write(book: Book) -> None:
    """Write planned items, parked items and spare rows, all in one table."""
    report = book.report
    page, rows = _table(book, report, [*report.not_parked, *report.parked])
    # sorting moves what stands in the table, and nothing above it
    how = _how(report)
    since = moved_on(book.places.everything, by_oneself=report.by_oneself)
    page.put(HOW, ActionPlan.edge, how, roles.HOW, f'TRIM({since}&" "&{text(how)})')
    page.entries.never(cell_name(HOW, ActionPlan.edge.number), _("This is computed from the answers."))
    page.entries.never(rows.cells(ActionPlan.score), _("This score is computed from the answers."))


def write_of_edition(book: EditionBook) -> None:
    """Write the items of an edition, and spare rows."""
    _table(book, book.edition, book.edition.actions)


def _how(report: Report | Edition) -> str:
    return _(
        "Cream cells are yours to change; add rows at the end. Items and tasks are those of {day}.",
        day=in_full(report.day),
    )


def _table(book: AnyBook, report: Report | Edition, items: Sequence[SharedAction]) -> tuple[Page, Block]:
    """Write the plan with how far it has come; return its page, and the rows of the table."""
    rows: list[PlanRow] = [*items, *map(Spare, range(1, SPARE_ROWS + 1))]
    page = book.page(ActionPlan, rows)
    counts = plan_counts(items)
    for column, count in counts.items():
        page.put(SENTENCE, column, count.value, styles.HELPER, count.formula)
    begin(page, report, called(ActionPlan.name), plan_sentence(counts, SENTENCE), _how(report))
    beside = Block(SENTENCE, SENTENCE)
    for cells in (beside.cells(ActionPlan.edge), beside.cells(ActionPlan.planned, ActionPlan.critical)):
        page.entries.never(cells, _("This is counted from the table."))
    block = page.table(ActionPlan, rows, book.places)
    set_height(page, HEADS, _HEAD)
    for row in range(block.last - SPARE_ROWS + 1, block.last + 1):
        set_height(page, row, _SPARE_ROW)
    page.name_table(ACTIONS, TABLE, block, _FILTERED)
    _entries(page, block)
    _colours(page, block)
    freeze(page, column=ActionPlan.do)
    fit(page, block.last)
    page.paint_tab(look.TAB_RESULT)
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
    """Colour what is overdue, and say so, judged on the day it is looked at; quieten what is settled."""
    colour = page.colours.where
    status, severity, contained, due = (
        f"${rows.top(column)}"
        for column in (ActionPlan.status, ActionPlan.severity, ActionPlan.contained, ActionPlan.due)
    )
    settled = _is_one_of(status, Status.DONE, Status.DROPPED, Status.PARKED)
    late = [(settled, "FALSE")]
    bold = Letters(bold=True)
    for column, day in ((ActionPlan.contained, contained), (ActionPlan.due, due)):
        colour(rows.cells(column), first_of(late, _is_past(day)), look.CORAL, letters=bold)
    for column, choices in ((ActionPlan.status, STATUSES), (ActionPlan.department, TITLES)):
        unknown = is_none_of(f"${rows.top(column)}", choices)
        colour(rows.cells(column), unknown, look.CORAL, styles.STRANGE)
    either = first_of([*late, (_is_past(contained), "TRUE")], _is_past(due))
    colour(rows.cells(ActionPlan.status), either, "", styles.overdue(), bold)
    quiet = Letters(color=look.GREY, bold=False)
    colour(rows.cells(TABLE[0], TABLE[-1]), settled, "", letters=quiet)
    critical = f"{trimmed(severity)}={text(Severity.CRITICAL.label)}"
    colour(rows.cells(ActionPlan.edge), first_of(late, critical), look.CORAL)
    colour(rows.cells(ActionPlan.severity), critical, "", letters=Letters(color=look.INK, bold=True))
    quick = f"{trimmed(f'${rows.top(ActionPlan.effort)}')}={text(_(QUICK_WIN))}"
    colour(rows.cells(ActionPlan.effort), quick, "", letters=Letters(color=look.NAVY, bold=True))


def _is_one_of(status: str, *states: Status) -> str:
    return f"OR({','.join(f'{trimmed(status)}={text(state.label)}' for state in states)})"


def _is_past(day: str) -> str:
    # TODAY() only in colours: in a cell, the value in the file would be wrong by the next day
    return f'IF({day}="",FALSE,{day}<TODAY())'
