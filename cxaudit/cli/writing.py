"""Writes audits and workbooks, and says what came out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cxaudit.actions import keep_numbers
from cxaudit.audit import Audit
from cxaudit.cli.names import WORKBOOK, free, workbook_path
from cxaudit.cli.output import write
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.surroundings import holder
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import (
    Exists,
    NotWritten,
    WriteFile,
    check_place,
    is_taken,
    locked,
    write_atomically,
    write_new,
)
from cxaudit.photos import photos_folder
from cxaudit.report import build_report
from cxaudit.storage import create_audit, save_audit
from cxaudit.text import lines
from cxaudit.words import _


@contextmanager
def another_name_helps() -> Iterator[None]:
    """Within a command that has the option `-o`: say so where a file cannot be written.

    Raises:
        NotWritten: as it was raised, with that as one more way out.
    """
    try:
        yield
    except NotWritten as error:
        raise error.or_else(_("give another name with -o")) from error


@contextmanager
def another_folder_helps() -> Iterator[None]:
    """Within a command that writes into a folder: say so where there are files that may not be replaced.

    Raises:
        NotWritten: as it was raised, with that as one more way out, unless it tells as much.
    """
    try:
        yield
    except NotWritten as error:
        told = all(problem.fix for problem in error.problems) and not isinstance(error, Exists)
        raise error if told else error.or_else(_("name another folder")) from error


def refuse_to_replace(paths: Sequence[Path], *, force: bool) -> None:
    """Tell which files exist already, unless they may be replaced.

    Args:
        paths: files to be written.
        force: whether they may be replaced.

    Raises:
        Exists: with a problem for each.
        NotWritten: if something else has the name of one.
    """
    for path in paths:
        check_place(path)
    what, fix = _("there is a file of that name already"), _("add --force to replace it")
    problems = [Problem(str(path), what, fix) for path in paths if is_taken(path) and not force]
    if problems:
        raise Exists(*problems)


def write_held(audit: Audit, path: Path, *, force: bool) -> None:
    """Write an audit, with the numbers of its action items, and its workbook, and say so.

    Nothing is written where another cxaudit holds the audit.

    Raises:
        Exists: if there is one of them, and it may not be replaced.
        CxauditError: if another cxaudit holds the audit, or the system refuses.
    """
    audit, book = keep_numbers(audit), workbook_path(path)
    # before, so that --force is asked for even while another cxaudit holds the audit; and again with the
    # lock, as another may have written until we had it
    refuse_to_replace([path, book], force=force)
    with locked(path, holder()):
        refuse_to_replace([path, book], force=force)
        with SIGNALS.held_back():
            (save_audit if force else create_audit)(audit, path)
        said = write_workbook(audit, book, photos_folder(path), put=write_atomically if force else write_new)
        write(_("{path}: the audit", path=path) + f"\n{said}")


def write_workbook(
    audit: Audit, path: Path, photos: Path, logo: Path | None = None, put: WriteFile = write_new
) -> str:
    """Write an audit's workbook, and return what came out, with a line on each photo that is missing.

    Args:
        audit: what it shows.
        path: the file.
        photos: the folder of its photos.
        logo: a picture for its top.
        put: how it takes its place: over another one, or only where there is none.

    Raises:
        Exists: if there is a file of that name, and it may not be replaced.
        CxauditError: if the logo cannot be read, or the system refuses.
    """
    # not at the top, where a sitting would wait for it before its first question: a third of a second
    from cxaudit.workbook import read_photos
    from cxaudit.workbook import write_workbook as write_to

    with audit.checklist.spoken():
        read = read_photos(audit, photos)
        report = build_report(read.named_in(audit))
        write_to(report, path, logo, read, put)
        said = _(
            "{path}: {result}; action items: {count}",
            path=path,
            result=report.overall.text_and_band,
            count=len(report.not_parked) + len(report.parked),
        )
        return lines([said, str(CxauditError(*read.problems))])


def write_workbook_beside(audit: Audit, path: Path, photos: Path) -> tuple[Path, str]:
    """Write an audit's workbook beside those that are there, and return which it is, and what came out."""
    for each in free(path, WORKBOOK):
        try:
            return each, write_workbook(audit, each, photos)
        except Exists:  # another program has taken the name meanwhile
            continue
    raise AssertionError("there is always a free name")
