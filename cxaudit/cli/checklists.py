"""Shows and checks what is asked."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cxaudit.checklist import Checklist, Department
from cxaudit.cli.output import with_command, write, write_styled
from cxaudit.cli.reading import read_checklist
from cxaudit.cli.showing import department_in_words, facts_in_words, policy_in_words
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.library import checklists_folder, load_checklist, new_checklists
from cxaudit.library import schema as schema_of
from cxaudit.plan import workload_in_words
from cxaudit.terminal import visible_line
from cxaudit.words import MEETS, _, ngettext


def list_departments(folder: Path | None) -> None:
    """List the departments with their touchpoints and numbers of questions."""
    checklist = read_checklist(folder)
    table = Table(_("ID"), _("Department"), _("Questions"), _("Core"), _("Touchpoints"))
    for department in checklist.departments:
        core = sum(question.depth == "core" for question in department.questions)
        touchpoints = ", ".join(touchpoint.title for touchpoint in department.touchpoints)
        counts = (str(len(department.questions)), str(core))
        cells = (department.id, _with_distance(department), *counts, touchpoints)
        table.add_row(*(Text(visible_line(cell)) for cell in cells))
    console = Console(highlight=False)
    with console.capture() as drawn:
        console.print(Text(visible_line(_title(checklist))))
        console.print(table)
    write_styled(drawn.get().rstrip("\n"))


def show(department: str | None, folder: Path | None) -> None:
    """Show what is asked in a department, with everything that is said of a question.

    For None it is shown of all departments, between the facts asked at the start and the policy.

    Raises:
        CxauditError: if there is no such department, or the checklists are wrong.
    """
    checklist = read_checklist(folder)
    ids = [each.id for each in checklist.departments]
    if department and department not in ids:
        what = _("no department has this id")
        raise CxauditError(Problem(department, what, nearest(department, ids)))
    if department:
        write(department_in_words(checklist, checklist.department(department)))
        return
    departments = (department_in_words(checklist, each) for each in checklist.departments)
    for said in (facts_in_words(checklist), *departments, policy_in_words(checklist)):
        if said:
            write(said)


def check(folder: Path | None) -> None:
    """Check the checklists in a folder, or for None ours, and say what they hold and how long it takes.

    Raises:
        CxauditError: with every problem in them.
    """
    checklist = load_checklist(folder or checklists_folder())
    name = folder or _("The checklists of cxaudit")
    write(_("{checklists}: no problems; {size}", checklists=name, size=_size(checklist)))
    write("\n".join(workload_in_words(checklist.places.values())))


def new(folder: Path, *, full: bool) -> None:
    """Write a commented checklist into a new folder: a small one, or one that shows all that can be said."""
    for path in new_checklists(folder, "full" if full else "minimal"):
        write(str(path))
    write(
        "\n" + with_command(_("Write on from there, and check with"), "cxaudit", "checklist", "check", folder)
    )


def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file: department, policy, checklist or answers."""
    write(schema_of(kind).rstrip("\n"))


def _title(checklist: Checklist) -> str:
    title, version, size = checklist.title, checklist.version, _size(checklist)
    return _("{title}, version {version}, {size}", title=title, version=version, size=size)


def _with_distance(department: Department) -> str:
    """Its title, and that it meets customers indirectly if it does."""
    if department.meets_customers == "directly":
        return department.title
    return f"{department.title} ({_(MEETS[department.meets_customers])})"


def _size(checklist: Checklist) -> str:
    departments = ngettext("{n} department", "{n} departments", len(checklist.departments))
    questions = ngettext("{n} question", "{n} questions", len(checklist.places))
    clauses = ngettext("{n} policy clause", "{n} policy clauses", len(checklist.clauses))
    return ", ".join([departments, questions, *([clauses] if checklist.clauses else ())])
