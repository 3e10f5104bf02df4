"""Where audits and workbooks go, and writing them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxaudit.errors import CxauditError, Problem
from cxaudit.files import AUDIT_ENDING, is_file, safe_name

if TYPE_CHECKING:
    from cxaudit.audit import Answers, Audit

OUTPUT = Path("output")
"""Where audits and workbooks go unless something else is said."""

AUDIT, WORKBOOK = AUDIT_ENDING, ".xlsx"
"""Endings of an audit's file and of its workbook."""

ANOTHER_NAME = ", or give another name with -o"
"""Said where a command has the option."""


def refuse_to_replace(paths: Iterable[Path], *, force: bool, another: str = "") -> None:
    """Tell which files exist already, unless they may be replaced.

    Args:
        paths: files to be written.
        force: whether they may be replaced.
        another: what else the person could do, told as part of the fix.

    Raises:
        CxauditError: with a problem for each.
    """
    what, fix = "there is a file of that name already", f"add --force to replace it{another}"
    problems = [Problem(str(path), what, fix) for path in paths if is_file(path) and not force]
    if problems:
        raise CxauditError(*problems)


def check_ending(path: Path | None, ending: str) -> None:
    """Make sure that a file that was named is what it is to become: an audit over its own workbook is lost.

    Raises:
        CxauditError: if the name ends in something else.
    """
    if path and not path.name.endswith(ending):
        fix = f"{stem(path)}{ending}"
        raise CxauditError(Problem(str(path), f"the name must end in {ending}", fix))


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


def free(path: Path, ending: str) -> Path:
    """Return the path, or the first with a number before its ending that no file has."""
    name, number = path.name.removesuffix(ending), 2
    while path.exists():
        path, number = path.with_name(f"{name}-{number}{ending}"), number + 1
    return path


def write_both(audit: Audit, path: Path) -> None:
    """Write an audit and its workbook, and say so."""
    from cxaudit.storage import save_audit

    save_audit(audit, path)
    click.echo(f"{path}: the audit")
    write_workbook(audit, workbook_path(path))


def write_workbook(audit: Audit, path: Path, logo: Path | None = None) -> None:
    """Write an audit's workbook, and say what came out."""
    from cxaudit.report import build_report
    from cxaudit.workbook import write_workbook as write

    whole = build_report(audit)
    write(whole, path, logo)
    actions = len(whole.planned) + len(whole.parked)
    click.echo(f"{path}: {whole.overall.text}, {whole.overall.band}; action items: {actions}")
