"""Policy: what customers are promised, on one page set like a document, to print and sign."""

from __future__ import annotations

from cxaudit.report import PolicyText
from cxaudit.words import _
from cxaudit.workbook.book import AnyBook
from cxaudit.workbook.policy_pages import FOR_MANAGEMENT, Document, begin, clauses, signatures
from cxaudit.workbook.sheet_names import POLICY, called


def write(book: AnyBook, policy: PolicyText, house: str) -> None:
    """Write the promises that hold and the line to sign on.

    Args:
        book: where to.
        policy: its text.
        house: the business, and which of its sites.
    """
    page = book.page(Document, name=called(POLICY), orientation="portrait")
    title = _("My customer-service policy") if policy.alone else _("Our customer-service policy")
    row = begin(page, policy, house, title)
    heading = _("What I promise my customers") if policy.alone else _("What we promise our customers")
    page.section(row, heading)
    row = clauses(page, row + 1, policy.promises)
    signatures(page, row, policy, [FOR_MANAGEMENT])
    page.fit_on_one()
    page.protect()
