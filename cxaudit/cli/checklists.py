"""Commands that show and check what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from cxaudit.cli.options import FILE, checklists_option, read_checklist
from cxaudit.cli.output import with_command, write, write_styled
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.terminal import visible_line

if TYPE_CHECKING:
    from cxaudit.checklist import Checklist, Department, Question

_WIDTH = 79


@click.group()
def checklist() -> None:
    """See and check what is asked.

    Example: cxaudit checklist list
    """


@checklist.command("list")
@checklists_option
def list_departments(folder: Path | None) -> None:
    """List the departments with their touchpoints and numbers of questions.

    Example: cxaudit checklist list
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    whole = read_checklist(folder)
    table = Table("ID", "Department", "Questions", "Core", "Touchpoints")
    for department in whole.departments:
        core = sum(question.depth == "core" for question in department.questions)
        touchpoints = ", ".join(touchpoint.title for touchpoint in department.touchpoints)
        cells = (department.id, department.title, str(len(department.questions)), str(core), touchpoints)
        table.add_row(*(Text(visible_line(cell)) for cell in cells))
    console = Console(highlight=False)
    with console.capture() as drawn:
        console.print(Text(visible_line(f"{whole.title}, version {whole.version}, {_size(whole)}")))
        console.print(table)
    write_styled(drawn.get().rstrip("\n"))


@checklist.command()
@click.argument("department", required=False)
@checklists_option
def show(department: str | None, folder: Path | None) -> None:
    """Show what is asked in a DEPARTMENT, or in all, with the steps to choose from.

    Example: cxaudit checklist show reception
    """
    whole = read_checklist(folder)
    ids = [each.id for each in whole.departments]
    if department and department not in ids:
        what = "no department has this id"
        raise CxauditError(Problem(department, what, nearest(department, ids)))
    for each in whole.departments:
        if department in (None, each.id):
            write("\n".join(_department(whole, each)))


@checklist.command()
@click.argument("folder", required=False, type=FILE)
def check(folder: Path | None) -> None:
    """Check the checklists in FOLDER, or ours, and tell every problem with its file, line and fix.

    Example: cxaudit checklist check my-checklists
    """
    from cxaudit.library import check_folder, checklists_folder

    whole = check_folder(folder or checklists_folder())
    write(f"{folder or 'The checklists of cxaudit'}: no problems; {_size(whole)}")


@checklist.command()
@click.argument("folder", type=FILE)
def new(folder: Path) -> None:
    """Begin checklists of your own: a small commented one in the new FOLDER.

    Example: cxaudit checklist new my-checklists
    """
    from cxaudit.library import new_checklists

    for path in new_checklists(folder):
        write(str(path))
    write(with_command("\nWrite on from there, and check with", "cxaudit", "checklist", "check", folder))


@checklist.command()
@click.argument(
    "kind", type=click.Choice(["department", "policy", "checklist", "answers"]), default="department"
)
def schema(kind: str) -> None:
    """Print the JSON Schema of a KIND of file: department, policy, checklist or answers.

    Example: cxaudit checklist schema department
    """
    from cxaudit.library import schema as schema_of

    write(schema_of(kind).rstrip("\n"))


def _size(whole: Checklist) -> str:
    from cxaudit.words import counted

    counts = {
        "department": len(whole.departments),
        "question": len(whole.places),
        "policy clause": len(whole.clauses),
    }
    return ", ".join(counted(count, noun) for noun, count in counts.items())


def _department(whole: Checklist, department: Department) -> Iterator[str]:
    yield f"{department.title} ({department.id})"
    yield "=" * len(department.title)
    for touchpoint in department.touchpoints:
        yield f"\n{touchpoint.title}\n{'-' * len(touchpoint.title)}"
        for question in touchpoint.questions:
            yield from _question(whole, question)
    yield ""


def _question(whole: Checklist, question: Question) -> Iterator[str]:
    from cxaudit.audit import answer_type

    critical = ", critical" if question.critical else ""
    yield f"\n{question.id} (weight {question.weight}{critical}, {question.depth})"
    yield fill(question.ask, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield fill(f"“{question.expect}”", _WIDTH, initial_indent="  ", subsequent_indent="  ")
    check = f"{question.how}: {question.check}"
    yield fill(check, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    for line in answer_type(whole, question).outline():
        yield fill(line, _WIDTH, initial_indent="    ", subsequent_indent="      ")
