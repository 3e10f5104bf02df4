"""Commands that make audits and their workbooks."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxaudit.cli.options import (
    FILE,
    checklists_option,
    force_option,
    read_checklist,
    refuse_to_replace,
    today,
)

if TYPE_CHECKING:
    from cxaudit.audit import Audit

ANOTHER_NAME = ", or give another name with -o"

OUTPUT = Path("output")
"""Where audits and workbooks go unless something else is said."""

AUDIT, WORKBOOK = ".audit.json", ".xlsx"
"""Endings of an audit's file and of its workbook."""


@click.command()
@click.option(
    "--answers", metavar="FILE", type=FILE, required=True, help="YAML file with the business and its answers."
)
@click.option("-o", "output", metavar="FILE", type=FILE, help=f"Name of the audit file, ending in {AUDIT}.")
@checklists_option
@force_option
def start(answers: Path, output: Path | None, folder: Path | None, *, force: bool) -> None:
    """Make an audit from a file of answers, and its workbook.

    Example: cxaudit start --answers answers.yaml
    """
    from cxaudit.files import safe_name

    audit = _begin(answers, folder, secrets.token_hex(6))
    name = safe_name(" ".join(filter(None, (audit.organisation, audit.site, str(audit.date)))))
    path = output or OUTPUT / f"{name}{AUDIT}"
    refuse_to_replace([path, _workbook(path)], force=force, another=ANOTHER_NAME)
    _write_both(audit, path)


@click.command()
@click.argument("audit", type=FILE)
@click.option("-o", "output", metavar="FILE", type=FILE, help=f"Name of the workbook, ending in {WORKBOOK}.")
@force_option
def report(audit: Path, output: Path | None, *, force: bool) -> None:
    """Write the workbook of the audit file AUDIT.

    Example: cxaudit report output/demo.audit.json -o report.xlsx
    """
    from cxaudit.storage import load_audit

    loaded = load_audit(audit)
    target = output or OUTPUT / f"{_stem(audit)}{WORKBOOK}"
    refuse_to_replace([target], force=force, another=ANOTHER_NAME)
    _write_workbook(loaded, target)


@click.command()
@checklists_option
@force_option
def demo(folder: Path | None, *, force: bool) -> None:
    """Write the audit and the workbook of an invented business.

    Example: cxaudit demo --force
    """
    from cxaudit.library import checklists_folder

    example = (folder or checklists_folder()) / "examples" / "demo.yaml"
    audit, path = _begin(example, folder, "demo"), OUTPUT / f"demo{AUDIT}"
    refuse_to_replace([path, _workbook(path)], force=force)
    _write_both(audit, path)
    click.echo(
        f"\nTo begin your own: copy {example}\n"
        "and put in your business and your answers, then: cxaudit start --answers YOUR-COPY\n"
        "What is asked, with the steps to choose from: cxaudit checklist show"
    )


def _begin(answers: Path, folder: Path | None, audit_id: str) -> Audit:
    from cxaudit.library import read_answers
    from cxaudit.plan import begin

    checklist = read_checklist(folder)
    return begin(read_answers(answers, checklist, today()), checklist, audit_id)


def _write_both(audit: Audit, path: Path) -> None:
    from cxaudit.storage import save_audit

    save_audit(audit, path)
    click.echo(f"{path}: the audit")
    _write_workbook(audit, _workbook(path))


def _write_workbook(audit: Audit, path: Path) -> None:
    from cxaudit.report import build_report
    from cxaudit.workbook import write_workbook

    whole = build_report(audit)
    write_workbook(whole, path)
    actions = len(whole.planned) + len(whole.parked)
    click.echo(f"{path}: {whole.overall.text}, {whole.overall.band}; action items: {actions}")


def _stem(path: Path) -> str:
    return path.name.removesuffix(AUDIT) if path.name.endswith(AUDIT) else path.stem


def _workbook(path: Path) -> Path:
    """The workbook beside an audit file."""
    return path.with_name(f"{_stem(path)}{WORKBOOK}")
