"""House rules: how those who work here serve customers, set like a document, to print and sign."""

from __future__ import annotations

from cxaudit.words import _
from cxaudit.workbook.book import Book
from cxaudit.workbook.policy_pages import (
    FOR_MANAGEMENT,
    FOR_STAFF,
    Document,
    begin,
    clauses,
    following,
    signatures,
)
from cxaudit.workbook.sheet_names import HOUSE_RULES, called


def write(book: Book) -> None:
    """Write rules, what staff may decide, what follows and the lines to sign on, where there is a policy."""
    report, refresh = book.report, book.report.refresh
    if not report.has_policy:
        return
    page = book.page(Document, name=called(HOUSE_RULES), orientation="portrait")
    title = _("How I work") if refresh.alone else _("The rules of our house")
    row = begin(page, report, title)
    row = clauses(page, row, refresh.rules)
    if refresh.free:
        page.section(row + 1, _("What you may decide yourself"))
        row = clauses(page, row + 2, refresh.free)
    if refresh.reminders:
        page.section(row + 1, _("To remember"))
        row = clauses(page, row + 2, refresh.reminders)
    row = following(page, row, refresh.following)
    signatures(page, row, refresh, [FOR_MANAGEMENT, FOR_STAFF])
    page.fit()
    page.protect()
