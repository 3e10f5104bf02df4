"""House rules: how those who work here serve customers, set like a document, to print and sign."""

from __future__ import annotations

from cxaudit.report import PolicyText
from cxaudit.words import _
from cxaudit.workbook.book import AnyBook
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


def write(book: AnyBook, policy: PolicyText, house: str) -> None:
    """Write rules, what staff may decide, what follows and the lines to sign on.

    Args:
        book: where to.
        policy: its text.
        house: the business, and which of its sites.
    """
    page = book.page(Document, name=called(HOUSE_RULES), orientation="portrait")
    row = begin(page, policy, house, _("How I work") if policy.alone else _("The rules of our house"))
    row = clauses(page, row, policy.rules)
    if policy.free:
        page.section(row + 1, _("What you may decide yourself"))
        row = clauses(page, row + 2, policy.free)
    if policy.reminders:
        page.section(row + 1, _("To remember"))
        row = clauses(page, row + 2, policy.reminders)
    row = following(page, row, policy.following)
    signatures(page, row, policy, [FOR_MANAGEMENT, FOR_STAFF])
    page.fit()
    page.protect()
