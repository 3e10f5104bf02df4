"""Commands that make audits and their workbooks."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxaudit.cli.files import (
    AUDIT,
    EXAMPLE,
    OUTPUT,
    WORKBOOK,
    another_name_helps,
    audit_path,
    check_name,
    refuse_to_replace,
    stem,
    workbook_path,
    write_both,
    write_workbook,
)
from cxaudit.cli.options import (
    FILE,
    checklists_option,
    force_option,
    holder,
    new_id,
    plain_option,
    read_checklist,
    today,
)
from cxaudit.cli.output import with_command, write
from cxaudit.errors import Problem
from cxaudit.files import Exists, is_same, is_taken, locked, put_in_place

if TYPE_CHECKING:
    from cxaudit.audit import Audit


@click.command()
@click.option(
    "--answers", metavar="FILE", type=FILE, help="Take everything from a YAML file, and ask nothing."
)
@click.option("--from", "last", metavar="AUDIT", type=FILE, help="The audit before, to compare with.")
@click.option("-o", "output", metavar="FILE", type=FILE, help=f"Name of the audit file, ending in {AUDIT}.")
@checklists_option
@plain_option
@force_option
def start(
    answers: Path | None,
    last: Path | None,
    output: Path | None,
    folder: Path | None,
    *,
    plain: bool,
    force: bool,
) -> None:
    """Begin an audit: asks who, where and what, and writes the workbook at the end.

    Example: cxaudit start
    """
    from cxaudit.storage import load_audit

    check_name(output, AUDIT)
    baseline = load_audit(last) if last else None
    with another_name_helps():
        if answers:
            audit = begin_from(answers, folder, new_id(), baseline)
            path = output or audit_path(audit)
            _write_held(audit, path, force=force)
            return
        from cxaudit.cli.sitting import begin_sitting

        begin_sitting(read_checklist(folder), baseline, output, force=force, plain=plain)


@click.command()
@click.argument("audit", type=FILE, required=False)
@click.option(
    "--only", metavar="DEPARTMENT", multiple=True, help="Ask only about this department; may be repeated."
)
@plain_option
def resume(audit: Path | None, only: tuple[str, ...], *, plain: bool) -> None:
    """Go on with an audit where it stopped; without a name, with the latest.

    Example: cxaudit resume output/harbour-bakery.audit.json --only reception
    """
    from cxaudit.cli.sitting import go_on

    go_on(audit, only, plain=plain)


@click.command()
@click.argument("audit", type=FILE)
@click.option("-o", "output", metavar="FILE", type=FILE, help=f"Name of the workbook, ending in {WORKBOOK}.")
@click.option(
    "--logo", metavar="FILE", type=FILE, help="A picture for the top of the Summary, such as a PNG."
)
@force_option
def report(audit: Path, output: Path | None, logo: Path | None, *, force: bool) -> None:
    """Write the workbook of the audit file AUDIT.

    Example: cxaudit report output/demo.audit.json -o report.xlsx --logo logo.png
    """
    from cxaudit.storage import load_audit

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
            write(write_workbook(loaded, target, logo, put_in_place))


@click.command()
@checklists_option
@force_option
def demo(folder: Path | None, *, force: bool) -> None:
    """Write the audit and the workbook of an invented business.

    Example: cxaudit demo --force
    """
    from cxaudit.library import checklists_folder
    from cxaudit.storage import EXAMPLE_ID, is_example

    if is_taken(EXAMPLE) and not is_example(EXAMPLE):
        what = "there is a file of that name that is not the example"
        raise Exists(Problem(str(EXAMPLE), what, "give it another name"))
    example = (folder or checklists_folder()) / "examples" / "demo.yaml"
    _write_held(begin_from(example, folder, EXAMPLE_ID), EXAMPLE, force=force)
    write(with_command("\nTo begin your own", "cxaudit", "start"))
    write(with_command("What is asked, with the steps", "cxaudit", "checklist", "show"))


def _write_held(audit: Audit, path: Path, *, force: bool) -> None:
    """Write an audit and its workbook, unless another cxaudit holds the audit."""
    refuse_to_replace([path, workbook_path(path)], force=force)
    with locked(path, holder()):
        write_both(audit, path, force=force)


def begin_from(answers: Path, folder: Path | None, audit_id: str, baseline: Audit | None = None) -> Audit:
    """Begin an audit with the answers in a file."""
    from cxaudit.library import read_answers
    from cxaudit.plan import begin

    checklist = read_checklist(folder)
    return begin(read_answers(answers, checklist, today()), checklist, audit_id, baseline)
