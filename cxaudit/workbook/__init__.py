"""Writes a report as an Excel workbook: numbers are live, lists are those of the audit's date."""

from __future__ import annotations

from pathlib import Path

from cxaudit.files import Put, put_in_place
from cxaudit.report import Report
from cxaudit.workbook.book import Book
from cxaudit.workbook.printing import keep_within
from cxaudit.workbook.saving import save
from cxaudit.workbook.sheets import (
    action_plan,
    answers,
    department,
    departments,
    findings,
    lists,
    meta,
    method,
    policy,
    policy_refresh,
    summary,
    training_plan,
)

__all__ = ["write_workbook"]

SHEETS = (
    summary.write,
    departments.write,
    action_plan.write,
    findings.write,
    policy_refresh.write,
    policy.write,
    training_plan.write,
    department.write_all,
    answers.write,
    method.write,
    lists.write,
    meta.write,
)
"""What writes the sheets, in their order."""


def write_workbook(report: Report, path: Path, logo: Path | None = None, put: Put = put_in_place) -> None:
    """Write the workbook of a report whole, or leave the file that was there as it was.

    Args:
        report: what it shows.
        path: the file.
        logo: a picture for the top of the Summary; None: there is none.
        put: how the file is put in its place: over another one, or only where there is none.

    Raises:
        CxauditError: if the logo can't be read, or the system refuses the file.
    """
    book = Book(report, logo)
    for write in SHEETS:
        write(book)
    for page in book.pages:
        if page.sheet.protection.sheet:  # others may be made longer
            keep_within(page)
    properties = book.workbook.properties
    properties.title = f"Customer experience audit: {report.organisation}"
    properties.creator, properties.language = report.auditor, report.language
    book.workbook.active = 0
    save(book.workbook, book.pages, path, report.day, put)
