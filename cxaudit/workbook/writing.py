"""Writes all sheets in their order, and the file."""

from __future__ import annotations

from pathlib import Path

from cxaudit.files import WriteFile, write_atomically
from cxaudit.report import Edition, Report, VisitPack
from cxaudit.workbook.book import AnyBook, Book, EditionBook, VisitBook
from cxaudit.workbook.layout import lay_out, lay_out_edition, lay_out_visit
from cxaudit.workbook.photos import Photos
from cxaudit.workbook.saving import save
from cxaudit.workbook.sheets import (
    action_plan,
    answers,
    by_owner,
    department,
    departments,
    findings,
    for_you,
    house_rules,
    lists,
    meta,
    method,
    policy,
    policy_refresh,
    question_sheets,
    shared_department,
    shared_departments,
    shared_lists,
    summary,
    training_plan,
    visit_pack,
)


def _policy(book: Book) -> None:
    """Write the sheets of the policy, where there is one; nobody who works alone is taught."""
    report = book.report
    if report.has_policy:
        policy_refresh.write(book)
        policy.write(book, report.refresh, report.house)
        house_rules.write(book, report.refresh, report)
        if not report.alone:
            training_plan.write(book, report.refresh, report.refresh.sessions, report)


def _policy_of_edition(book: EditionBook) -> None:
    edition = book.edition
    if edition.policy:
        policy.write(book, edition.policy, edition.house)
        house_rules.write(book, edition.policy, edition)
        training_plan.write(book, edition.policy, edition.sessions, edition)


def _meta(book: Book) -> None:
    meta.write(book, book.report.audit_id, book.report.question_set)


def _meta_of_edition(book: EditionBook) -> None:
    edition = book.edition
    which = {"edition": "department", "department": edition.own.id} if edition.own else {"edition": "staff"}
    meta.write(book, edition.audit_id, edition.question_set, **which)


SHEETS = (
    summary.write,
    departments.write,
    action_plan.write,
    by_owner.write,
    findings.write,
    _policy,
    department.write_all,
    answers.write,
    method.write,
    lists.write,
    _meta,
)
"""What writes the sheets of a report, in their order."""

OF_EDITIONS = (
    for_you.write,
    shared_department.write_own,
    shared_departments.write,
    action_plan.write_of_edition,
    _policy_of_edition,
    shared_department.write_all,
    shared_lists.write,
    _meta_of_edition,
    for_you.link,
)
"""What writes the sheets of an edition, in their order."""


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


def write_edition(
    edition: Edition, path: Path, photos: Photos | None = None, put: WriteFile = write_atomically
) -> None:
    """Write the workbook of an edition whole, or leave the file that was there as it was.

    Args:
        edition: what it shows.
        path: the file.
        photos: the photos for staff; None: only their names are shown.
        put: how the file is put in its place: over another one, or only where there is none.

    Raises:
        CxauditError: if the system refuses the file.
    """
    book = written_edition(edition, photos)
    save(book.workbook, book.pages, path, edition.day, put)


def write_visit_pack(pack: VisitPack, path: Path, put: WriteFile = write_atomically) -> None:
    """Write the workbook of a visit pack whole, or leave the file that was there as it was.

    Args:
        pack: what it shows.
        path: the file.
        put: how the file is put in its place: over another one, or only where there is none.

    Raises:
        CxauditError: if the system refuses the file.
    """
    book = VisitBook(pack, lay_out_visit(pack))
    visit_pack.write(book)
    question_sheets.write_all(book)
    _finish(book)
    save(book.workbook, book.pages, path, pack.day, put)


def written(report: Report, logo: Path | None = None, photos: Photos | None = None) -> Book:
    """Return the workbook of a report with all its sheets, ready to be saved."""
    book = Book(report, lay_out(report), logo, photos or Photos())
    for write in SHEETS:
        write(book)
    _finish(book)
    return book


def written_edition(edition: Edition, photos: Photos | None = None) -> EditionBook:
    """Return the workbook of an edition with all its sheets, ready to be saved."""
    book = EditionBook(edition, lay_out_edition(edition), photos or Photos())
    for write in OF_EDITIONS:
        write(book)
    _finish(book)
    return book


def _finish(book: AnyBook) -> None:
    for page in book.pages:
        page.keep_within()
    book.describe()
