"""Policy: what customers are promised, on one page set like a document, to print and sign."""

from __future__ import annotations

from cxaudit.words import _
from cxaudit.workbook.book import Book
from cxaudit.workbook.policy_pages import FOR_MANAGEMENT, Document, begin, clauses, signatures
from cxaudit.workbook.sheet_names import POLICY, called


def write(book: Book) -> None:
    """Write the promises that hold and the line to sign on, where there is a policy."""
    report, refresh = book.report, book.report.refresh
    if not report.has_policy:
        return
    page = book.page(Document, name=called(POLICY), orientation="portrait")
    title = _("My customer-service policy") if refresh.alone else _("Our customer-service policy")
    row = begin(page, report, title)
    heading = _("What I promise my customers") if refresh.alone else _("What we promise our customers")
    page.section(row, heading)
    row = clauses(page, row + 1, refresh.promises)
    signatures(page, row, refresh, [FOR_MANAGEMENT])
    page.fit_on_one()
    page.protect()
