"""Writes the workbook of an audit again."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from cxaudit.actions import keep_numbers
from cxaudit.audit import Audit
from cxaudit.cli.names import OUTPUT, WORKBOOK, check_name, photos_folder, stem, workbook_path
from cxaudit.cli.output import write
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.surroundings import holder
from cxaudit.cli.writing import another_name_helps, refuse_to_replace, write_workbook
from cxaudit.errors import CxauditError
from cxaudit.files import is_same, locked, write_atomically, write_new
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
    with another_name_helps(), ExitStack() as held:
        refuse_to_replace([target], force=force)
        why_not = ""
        try:
            held.enter_context(locked(audit, holder()))
            loaded = load_audit(audit)  # another may have saved it until now
        except CxauditError as error:
            # a sitting writes the workbook beside its audit; no other is in its way
            if force and is_same(target, workbook_path(audit)):
                raise
            why_not = error.problems[0].what
        numbered = keep_numbers(loaded)
        put = write_atomically if force else write_new
        write(write_workbook(numbered, target, photos_folder(audit), logo, put))
        if numbered is not loaded:
            _keep(numbered, audit, why_not)


def _keep(numbered: Audit, path: Path, why_not: str) -> None:
    """Keep the numbers of action items in the audit's file; where that can't be, say so.

    A book can be made of a file that may not be changed, or that a sitting holds.

    Args:
        numbered: the audit with its numbers.
        path: its file.
        why_not: why it is known already that they can't be kept; empty: they may be.
    """
    if not why_not:
        try:
            with SIGNALS.held_back():
                save_audit(numbered, path)
            return
        except CxauditError as error:
            why_not = error.problems[0].what
    what = _("{path}: the numbers of action items in this book are not kept: {why}", path=path, why=why_not)
    write(what)
