"""Writes all sheets in their order, and the file."""

from __future__ import annotations

from pathlib import Path

from cxaudit.files import WriteFile, write_atomically
from cxaudit.report import Report
from cxaudit.workbook.book import Book
from cxaudit.workbook.layout import lay_out
from cxaudit.workbook.photos import Photos
from cxaudit.workbook.saving import save
from cxaudit.workbook.sheets import (
    action_plan,
    answers,
    department,
    departments,
    findings,
    house_rules,
    lists,
    meta,
    method,
    policy,
    policy_refresh,
    summary,
    training_plan,
)

SHEETS = (
    summary.write,
    departments.write,
    action_plan.write,
    findings.write,
    policy_refresh.write,
    policy.write,
    house_rules.write,
    training_plan.write,
    department.write_all,
    answers.write,
    method.write,
    lists.write,
    meta.write,
)
"""What writes the sheets, in their order."""


def write_workbook(
    report: Report,
    path: Path,
    logo: Path | None = None,
    photos: Photos | None = None,
    put: WriteFile = write_atomically,
) -> None:
    """Write the workbook of a report whole, or leave the file that was there as it was.

    Args:
        report: what it shows.
        path: the file.
        logo: a picture for the top of the Summary; None: there is none.
        photos: the photos that answers name; None: only their names are shown.
        put: how the file is put in its place: over another one, or only where there is none.

    Raises:
        CxauditError: if the logo can't be read, or the system refuses the file.
    """
    book = written(report, logo, photos)
    save(book.workbook, book.pages, path, report.day, put)


def written(report: Report, logo: Path | None = None, photos: Photos | None = None) -> Book:
    """Return the workbook of a report with all its sheets, ready to be saved."""
    book = Book(report, lay_out(report), logo, photos or Photos())
    for write in SHEETS:
        write(book)
    for page in book.pages:
        page.keep_within()
    book.describe()
    return book
