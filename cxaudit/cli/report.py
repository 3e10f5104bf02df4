"""Writes the workbook of an audit again."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from cxaudit.cli.names import OUTPUT, WORKBOOK, check_name, stem, workbook_path
from cxaudit.cli.output import write
from cxaudit.cli.surroundings import holder
from cxaudit.cli.writing import another_name_helps, refuse_to_replace, write_workbook
from cxaudit.files import is_same, locked, write_atomically
from cxaudit.storage import load_audit


def report(audit: Path, output: Path | None, logo: Path | None, *, force: bool) -> None:
    """Write the workbook of an audit's file.

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
        if not force:
            write(write_workbook(loaded, target, logo))
            return
        # a sitting writes the workbook beside its audit; no other is in its way
        beside = is_same(target, workbook_path(audit))
        with locked(audit, holder()) if beside else nullcontext():
            write(write_workbook(loaded, target, logo, write_atomically))
