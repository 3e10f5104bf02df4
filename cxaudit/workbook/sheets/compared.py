"""The tables of a comparison, as plain values: findings then and now, and what became of the actions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from cxaudit import look
from cxaudit.changes import Fate
from cxaudit.report import Since
from cxaudit.words import _, ngettext
from cxaudit.workbook import roles
from cxaudit.workbook.book import ComparisonBook
from cxaudit.workbook.columns import Column, Record, Sheet
from cxaudit.workbook.frame import begin, fit_parts, freeze
from cxaudit.workbook.live import fixed
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.sheets.since.head import how
from cxaudit.workbook.tables.compared import ComparedFindings, LastActions

_ORDER = [Fate.FIXED, Fate.NEW, Fate.NOT_BEFORE, Fate.STILL, Fate.UNANSWERED, Fate.NO_LONGER_ASKED]
"""What became of findings, in the order of the table."""


def write(book: ComparisonBook) -> None:
    """Write both tables, where there is an audit before."""
    since = book.report.since
    if since is None:
        return
    findings = sorted(since.findings, key=lambda each: _ORDER.index(each.fate))
    filtered = ComparedFindings.became, ComparedFindings.department
    _table(book, since, ComparedFindings, findings, _found(len(findings)), filtered)
    actions = LastActions.department, LastActions.owner, LastActions.became
    _table(book, since, LastActions, since.actions, _planned(len(since.actions)), actions)


def _table(
    book: ComparisonBook,
    since: Since,
    kind: type[Sheet[Record]],
    records: Sequence[Record],
    sentence: str,
    filtered: Collection[Column[Any]],
) -> None:
    page = book.page(kind, records)
    begin(page, book.report, called(kind.name), fixed(sentence), how(since, live=False))
    rows = page.table(kind, records, book.places)
    headed = [column for column in kind.columns if column.head]
    if records:
        page.filter(headed, rows, filtered)
    else:
        page.put(rows.first, headed[0], _("none"), roles.CELL)
    freeze(page)
    fit_parts(page, rows.last, range(rows.first, rows.last + 1))
    page.paint_tab(look.TAB_RESULT)
    page.protect(filtered=True)


def _found(count: int) -> str:
    return ngettext(
        "{n} finding of then or of now, and what became of it",
        "{n} findings of then or of now, and what became of them",
        count,
    )


def _planned(count: int) -> str:
    return ngettext(
        "{n} action was planned then, and what became of it",
        "{n} actions were planned then, and what became of them",
        count,
    )
