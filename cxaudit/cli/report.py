"""Writes the workbook of an audit again, or what is handed out of it."""

from __future__ import annotations

from pathlib import Path

import click

from cxaudit.cli.editions import write_for_staff, write_handouts
from cxaudit.cli.names import OUTPUT, WORKBOOK, check_name, stem
from cxaudit.cli.numbering import numbered
from cxaudit.cli.output import write
from cxaudit.cli.writing import another_name_helps, refuse_to_replace, write_workbook
from cxaudit.files import write_atomically, write_new
from cxaudit.photos import photos_folder
from cxaudit.storage import load_audit


def report(
    audit: Path,
    output: Path | None,
    logo: Path | None,
    *,
    audience: str | None,
    few_in: tuple[str, ...],
    department: str | None,
    handouts: Path | None,
    force: bool,
) -> None:
    """Write the workbook of an audit's file, and keep there the numbers that its action items are given.

    Args:
        audit: the file.
        output: the workbook; None: it is named after the audit, in the folder for output.
        logo: a picture for its top; None: there is none.
        audience: `staff` for the edition that all of them are handed; None: it is for who runs the business.
        few_in: departments of fewer than three people, or that there are none; empty: as was said before.
        department: the one whose handout is written; None: no one's.
        handouts: the folder into which the handout of each department is written; None: none are.
        force: whether a file of that name is replaced.

    Raises:
        UsageError: if options contradict each other.
        CxauditError: if something cannot be read or written.
    """
    _refuse_contradictions(output, logo, audience, department, handouts)
    if few_in and not audience:
        raise click.UsageError("--few-in says where staff see no scores: give --audience staff")
    if audience:
        write_for_staff(audit, output, few_in, force=force)
    elif department is not None or handouts:
        write_handouts(audit, output, handouts, department, force=force)
    else:
        _write_whole(audit, output, logo, force=force)


def _refuse_contradictions(
    output: Path | None,
    logo: Path | None,
    audience: str | None,
    department: str | None,
    handouts: Path | None,
) -> None:
    """Refuse options that ask for two things at once.

    Raises:
        UsageError: which ones.
    """
    told = {"--audience": audience, "--department": department, "--handouts": handouts}
    given = [name for name, value in told.items() if value is not None]
    if len(given) > 1:
        raise click.UsageError(f"{' and '.join(given)} ask for different workbooks: give one of them")
    if handouts is not None and output is not None:
        raise click.UsageError("--handouts writes a file for each department: -o names one alone")
    if given and logo is not None:
        raise click.UsageError(f"--logo is for the Summary, which no workbook of {given[0]} has")


def _write_whole(audit: Path, output: Path | None, logo: Path | None, *, force: bool) -> None:
    check_name(output, WORKBOOK)
    load_audit(audit)  # what is wrong with it is told before anything else
    target = output or OUTPUT / f"{stem(audit)}{WORKBOOK}"
    with another_name_helps():
        refuse_to_replace([target], force=force)
        with numbered(audit, [target], force=force) as loaded:
            put = write_atomically if force else write_new
            write(write_workbook(loaded, target, photos_folder(audit), logo, put))
