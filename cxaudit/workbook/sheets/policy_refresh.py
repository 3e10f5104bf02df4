"""Policy refresh: every clause in scope, how it stands, and what is decided about it."""

from __future__ import annotations

from cxaudit.days import in_full
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import name
from cxaudit.workbook.formulas.names import DECISIONS, OWNERS, WRITTEN
from cxaudit.workbook.page import NOTE_ROW
from cxaudit.workbook.tables.policy_refresh import PolicyRefresh

_NO_SITTING = (
    "No policy sitting was held: what is written today is not known, and decisions rest on the answers."
)


def write(book: Book) -> None:
    """Write all clauses, worst first."""
    refresh = book.report.refresh
    page = book.page(PolicyRefresh, refresh.clauses)
    dates = f"in force from {in_full(refresh.in_force)}, next review {in_full(refresh.review)}"
    page.title(PolicyRefresh.name, f"{book.report.organisation} · version {refresh.version} {dates}")
    if not refresh.sitting:
        page.put(NOTE_ROW, PolicyRefresh.why, _NO_SITTING, styles.QUIET)
    rows = page.table(PolicyRefresh, refresh.clauses, book.places)
    unknown = "This name is not on the list. Use it anyway?"
    for row, clause in enumerate(refresh.clauses, rows.first):
        if not clause.action:
            page.entries.from_list_or_own(name(row, PolicyRefresh.owner.number), OWNERS, unknown)
            page.entries.dates(name(row, PolicyRefresh.due.number))
    written, decision = rows.cells(PolicyRefresh.written), rows.cells(PolicyRefresh.decision)
    page.entries.from_list(written, WRITTEN, "Choose from the list whether it is written today.")
    page.entries.from_list(decision, DECISIONS, "Choose a decision from the list.")
    page.colours.by_band(rows.cells(PolicyRefresh.score), book.report.bands)
    page.freeze(PolicyRefresh.top, PolicyRefresh.kind)
    page.fit()
    page.protect()
