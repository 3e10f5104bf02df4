"""Policy refresh: every clause in scope, how it stands, what is decided about it, and both wordings."""

from __future__ import annotations

from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.formulas.names import DECISIONS, OWNERS, WRITTEN
from cxaudit.workbook.page import NOTE_ROW
from cxaudit.workbook.policy_pages import mark_draft
from cxaudit.workbook.tables.policy_refresh import PolicyRefresh


def write(book: Book) -> None:
    """Write all clauses, worst first, where there is a policy."""
    refresh = book.report.refresh
    if not book.report.has_policy:
        return
    page = book.page(PolicyRefresh, refresh.clauses)
    page.title(_(PolicyRefresh.name), f"{book.report.organisation} · {refresh.stands}")
    mark_draft(page, refresh)
    if not refresh.sitting:
        unknown = _("What is written today is not known, and decisions rest on the answers.")
        page.put(NOTE_ROW, PolicyRefresh.why, unknown, styles.QUIET)
    rows = page.table(PolicyRefresh, refresh.clauses, book.places)
    unlisted = _("This name is not on the list. Use it anyway?")
    for row, clause in enumerate(refresh.clauses, rows.first):
        if not clause.action:
            page.entries.from_list_or_own(cell_name(row, PolicyRefresh.owner.number), OWNERS, unlisted)
            page.entries.dates(cell_name(row, PolicyRefresh.due.number))
    written, decision = rows.cells(PolicyRefresh.written), rows.cells(PolicyRefresh.decision)
    page.entries.from_list(written, WRITTEN, _("Choose from the list whether it is written today."))
    page.entries.from_list(decision, DECISIONS, _("Choose a decision from the list."))
    page.colours.by_band(rows.cells(PolicyRefresh.score), book.report.bands)
    page.freeze(PolicyRefresh.top, PolicyRefresh.written)
    page.fit()
    page.protect()
