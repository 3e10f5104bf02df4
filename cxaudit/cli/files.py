"""Where audits and workbooks go, and writing them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from cxaudit.cli.output import write
from cxaudit.cli.signals import SIGNALS
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import (
    AUDIT_ENDING,
    LONGEST_NAME,
    Exists,
    NotWritten,
    Put,
    check_place,
    is_taken,
    put_in_place,
    put_new,
    safe_name,
)

if TYPE_CHECKING:
    from cxaudit.audit import Answers, Audit

OUTPUT = Path("output")
"""Where audits and workbooks go unless something else is said."""

AUDIT, WORKBOOK = AUDIT_ENDING, ".xlsx"
"""Endings of an audit's file and of its workbook."""

EXAMPLE = OUTPUT / f"demo{AUDIT}"
"""Where the audit of the invented business is written."""

_ANOTHER_NAME = "give another name with -o"
_TAKEN = "there is a file of that name already"


@contextmanager
def another_name_helps() -> Iterator[None]:
    """Within a command that has the option `-o`: say so where a file cannot be written.

    Raises:
        NotWritten: as it was raised, with that as one more way out.
    """
    try:
        yield
    except NotWritten as error:
        raise error.or_else(_ANOTHER_NAME) from error


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
    fix = "add --force to replace it"
    problems = [Problem(str(path), _TAKEN, fix) for path in paths if is_taken(path) and not force]
    if problems:
        raise Exists(*problems)


def check_name(path: Path | None, ending: str) -> None:
    """Make sure that a file that was named is what it is to become: an audit over its own workbook is lost.

    Raises:
        CxauditError: if the name ends in something else, or has no place on some disk.
    """
    if path and not path.name.endswith(ending):
        fix = f"{stem(path)}{ending}"
        raise CxauditError(Problem(str(path), f"the name must end in {ending}", fix))
    if path and len(path.name.encode("utf-8", errors="replace")) > LONGEST_NAME:
        fix = f"shorten it to {LONGEST_NAME} bytes"
        raise CxauditError(Problem(str(path), "the name is too long", fix))


def audit_path(answers: Answers) -> Path:
    """Name an audit's file after the business, the site and the day."""
    name = safe_name(" ".join(filter(None, (answers.organisation, answers.site, str(answers.date)))))
    return OUTPUT / f"{name}{AUDIT}"


def stem(path: Path) -> str:
    """Return the name of an audit's file without its ending."""
    return path.name.removesuffix(AUDIT) if path.name.endswith(AUDIT) else path.stem


def workbook_path(path: Path) -> Path:
    """Return the workbook beside an audit's file."""
    return path.with_name(f"{stem(path)}{WORKBOOK}")


def free(path: Path, ending: str) -> Iterator[Path]:
    """Return the path, then with numbers before its ending, as far as no file has the name now."""
    name = path.name.removesuffix(ending)
    names = (path.with_name(f"{name}-{number}{ending}") if number > 1 else path for number in count(1))
    return (each for each in names if not is_taken(each))


def write_both(audit: Audit, path: Path, *, force: bool) -> None:
    """Write an audit and its workbook, and say so.

    Raises:
        Exists: if there is one of them, and it may not be replaced.
        CxauditError: if the system refuses.
    """
    from cxaudit.storage import create_audit, save_audit

    book = workbook_path(path)
    refuse_to_replace([path, book], force=force)
    with SIGNALS.held_back():
        (save_audit if force else create_audit)(audit, path)
    said = write_workbook(audit, book, put=put_in_place if force else put_new)
    write(f"{path}: the audit\n{said}")


def write_workbook(audit: Audit, path: Path, logo: Path | None = None, put: Put = put_new) -> str:
    """Write an audit's workbook, and return what came out.

    Args:
        audit: what it shows.
        path: the file.
        logo: a picture for its top.
        put: how it takes its place: over another one, or only where there is none.

    Raises:
        Exists: if there is a file of that name, and it may not be replaced.
        CxauditError: if the logo cannot be read, or the system refuses.
    """
    from cxaudit.report import build_report
    from cxaudit.workbook import write_workbook as write_to

    whole = build_report(audit)
    write_to(whole, path, logo, put)
    actions = len(whole.planned) + len(whole.parked)
    return f"{path}: {whole.overall.text_and_band}; action items: {actions}"


def write_workbook_beside(audit: Audit, path: Path) -> str:
    """Write an audit's workbook beside those that are there, and return what came out."""
    for each in free(path, WORKBOOK):
        try:
            return write_workbook(audit, each)
        except Exists:  # another program has taken the name meanwhile
            continue
    raise AssertionError("there is always a free name")
