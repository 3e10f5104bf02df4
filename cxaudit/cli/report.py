"""Writes the workbook of an audit again."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from cxaudit.actions import keep_numbers
from cxaudit.audit import Audit
from cxaudit.cli.names import OUTPUT, WORKBOOK, check_name, stem, workbook_path
from cxaudit.cli.output import write
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.surroundings import holder
from cxaudit.cli.writing import another_name_helps, refuse_to_replace, write_workbook
from cxaudit.errors import CxauditError
from cxaudit.files import is_same, locked, write_atomically
from cxaudit.storage import load_audit, save_audit
from cxaudit.words import _


def report(audit: Path, output: Path | None, logo: Path | None, *, force: bool) -> None:
    """Write the workbook of an audit's file, and keep there the numbers that its action items are given.

    Args:
        audit: the file.
        output: the workbook; None: it is named after the audit, in the folder for output.
        logo: a picture for its top; None: there is none.
        force: whether a file of that name is replaced.

    Raises:
        CxauditError: if something cannot be read or written.
    """
    check_name(output, WORKBOOK)
    loaded = load_audit(audit)
    target = output or OUTPUT / f"{stem(audit)}{WORKBOOK}"
    with another_name_helps():
        refuse_to_replace([target], force=force)
        loaded = _numbered(loaded, audit)
        if not force:
            write(write_workbook(loaded, target, logo))
            return
        # a sitting writes the workbook beside its audit; no other is in its way
        beside = is_same(target, workbook_path(audit))
        with locked(audit, holder()) if beside else nullcontext():
            write(write_workbook(loaded, target, logo, write_atomically))


def _numbered(audit: Audit, path: Path) -> Audit:
    """Return an audit with the numbers of its action items, which its file keeps if it can be written.

    A book can be made of a file that may not be changed, or that a sitting holds: then it is said that the
    numbers in this book are its own.
    """
    numbered = keep_numbers(audit)
    if numbered is audit:
        return audit
    try:
        with locked(path, holder()), SIGNALS.held_back():
            numbered = keep_numbers(load_audit(path))  # another may have saved it until now
            save_audit(numbered, path)
    except CxauditError as error:
        why = error.problems[0].what
        write(_("{path}: the numbers of action items in this book are not kept: {why}", path=path, why=why))
    return numbered
