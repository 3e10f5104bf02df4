"""Policy: the finished text, set like a document, to print and sign."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.days import in_full
from cxaudit.report import PolicyLine, Refresh
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.fitting import TALLEST_ROW
from cxaudit.workbook.page import NOTE_ROW, Page
from cxaudit.workbook.sheet_names import POLICY

_MARKS = {"new": N_("● new"), "changed": N_("○ changed"), "": ""}
_KEY = N_("● new: not written before   ○ changed: other words or numbers than before")
_AIR = 8
"""Points between two clauses."""

_SIGNATURES = (
    N_("For the management: name, date and signature"),
    N_("For the staff: name, date and signature"),
)
_ROOM_TO_SIGN = 44
"""Points."""


class Policy(Sheet[None]):
    """Columns of the policy."""

    name = POLICY

    number = Column[None](width=4)
    title = Column[None](width=24)
    text = Column[None](width=64)
    mark = Column[None](width=12)


def write(book: Book) -> None:
    """Write promises, rules and the lines to sign on, where there is a policy."""
    report, refresh = book.report, book.report.refresh
    if not report.has_policy:
        return
    page = book.page(Policy, orientation="portrait")
    site = f" · {report.site}" if report.site else ""
    page.title(_("Our customer-service policy"), f"{report.organisation}{site}")
    page.put(NOTE_ROW, Policy.text, _(_KEY), styles.QUIET)
    row = NOTE_ROW + 1
    page.put(row, Policy.number, _in_force(refresh), styles.SUBTITLE)
    page.heights[row] = 18
    row = _clauses(page, row + 2, _("What we promise our customers"), refresh.promises, first=1)
    row = _clauses(page, row, _("The rules of our house"), refresh.rules, first=1 + len(refresh.promises))
    row = _free(page, row, refresh.free)
    _signatures(page, row, _SIGNATURES[:1] if refresh.alone else _SIGNATURES)
    page.fit()
    page.protect()


def _in_force(refresh: Refresh) -> str:
    """Say which version it is, from when to when it holds, and when it was decided on where that is known."""
    dates = {"day": in_full(refresh.in_force), "review": in_full(refresh.review)}
    if refresh.held is None:
        return _(
            "Version {version}, in force from {day}. Next review: {review}.",
            version=refresh.version,
            **dates,
        )
    return _(
        "Version {version}, decided on {held}, in force from {day}. Next review: {review}.",
        version=refresh.version,
        held=in_full(refresh.held),
        **dates,
    )


def _clauses(page: Page, row: int, heading: str, clauses: Sequence[PolicyLine], first: int) -> int:
    if not clauses:
        return row
    page.section(row, heading)
    for number, clause in enumerate(clauses, first):
        row += 1
        page.put(row, Policy.number, number, styles.CLAUSE_NUMBER)
        page.put(row, Policy.mark, _(_MARKS[clause.change]), styles.CLAUSE_MARK)
        page.spread(row, (Policy.title, Policy.title), clause.title, styles.CLAUSE_TITLE)
        row = page.spread_long(row, (Policy.text, Policy.text), clause.text, styles.CLAUSE_TEXT)
        page.heights[row] = min(TALLEST_ROW, page.heights[row] + _AIR)
    return row + 2


def _free(page: Page, row: int, free: Sequence[PolicyLine]) -> int:
    """Write what staff may decide themselves; return the row for what comes next."""
    if not free:
        return row
    page.section(row, _("What you may decide yourself"))
    for line in free:
        row += 1
        page.spread(row, (Policy.title, Policy.title), line.title, styles.CLAUSE_TITLE)
        row = page.spread_long(row, (Policy.text, Policy.text), line.text, styles.CLAUSE_TEXT)
    return row + 2


def _signatures(page: Page, row: int, signatures: Sequence[str]) -> None:
    page.section(row, _("Signed"))
    for who in signatures:
        row += 1
        page.put(row, Policy.text, _(who), styles.SIGNATURE)
        page.heights[row] = _ROOM_TO_SIGN
