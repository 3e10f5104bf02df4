"""Shows and checks what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cxaudit.checklist import Checklist, Department
from cxaudit.checklist import table as tables
from cxaudit.cli.names import WORKBOOK, check_name
from cxaudit.cli.output import with_command, write, write_styled
from cxaudit.cli.reading import read_checklist
from cxaudit.cli.showing import department_in_words, facts_in_words, policy_in_words
from cxaudit.cli.surroundings import today
from cxaudit.cli.writing import another_name_helps, refuse_to_replace
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.files import write_atomically, write_new
from cxaudit.library import checklists_folder, is_pack, library_of, load_checklist, new_checklists, packs_of
from cxaudit.library import schema as schema_of
from cxaudit.plan import workload_in_words
from cxaudit.terminal import visible_line
from cxaudit.words import MEETS, _, ngettext, speaking, with_words

CSV = ".csv"
"""How the name of a table in a text file ends."""


def list_departments(folder: Path | None, packs: Sequence[str] = ()) -> None:
    """List the departments with their touchpoints and numbers of questions, and packs that can be added."""
    checklist = read_checklist(folder, packs)
    with with_words(checklist.words):
        _list_departments(checklist)
    added = {pack.id for pack in checklist.packs}
    if others := [each for each in packs_of(folder or checklists_folder()) if each.id not in added]:
        write(_("Packs that can be added with --pack:"))
        write("\n".join(f"  {each.id}: {each.title}" for each in others))


def _list_departments(checklist: Checklist) -> None:
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


def show(
    department: str | None,
    output: Path | None,
    folder: Path | None,
    packs: Sequence[str] = (),
    *,
    force: bool,
) -> None:
    """Show what is asked in a department, with everything that is said of a question; or write a spreadsheet.

    Args:
        department: its id; None: all departments, between the facts asked at the start and the policy.
        output: the spreadsheet, .xlsx or .csv; None: it is shown at the terminal.
        folder: of the checklists; None: ours.
        packs: what is added to them.
        force: whether a file of the same name is replaced.

    Raises:
        CxauditError: if there is no such department, the checklists are wrong, or the file can't be written.
    """
    if force and not output:
        raise click.UsageError("--force replaces a file: name it with -o")
    checklist = read_checklist(folder, packs)
    ids = [each.id for each in checklist.departments]
    if department and department not in ids:
        what = _("no department has this id")
        raise CxauditError(Problem(department, what, nearest(department, ids)))
    if output:
        with speaking(checklist.language):  # heads stay those by which a spreadsheet is read again
            _write_table(tables.table_of(checklist, [department] if department else []), output, force=force)
        return
    with with_words(checklist.words):
        _show(checklist, department)


def _show(checklist: Checklist, department: str | None) -> None:
    if department:
        write(department_in_words(checklist, checklist.department(department)))
        return
    departments = (department_in_words(checklist, each) for each in checklist.departments)
    for said in (facts_in_words(checklist), *departments, policy_in_words(checklist)):
        if said:
            write(said)


def _write_table(table: tables.Table, output: Path, *, force: bool) -> None:
    """Write a checklist as a spreadsheet, and say what of it the spreadsheet has no room for."""
    put = write_atomically if force else write_new
    with another_name_helps():
        check_name(output, CSV if output.suffix.lower() == CSV else WORKBOOK)
        refuse_to_replace([output], force=force)
        if output.suffix.lower() == CSV:
            content = tables.csv_of(table)
            put(output, lambda file: file.write(content))
        else:
            # not at the top: openpyxl takes a tenth of a second, which other commands need not wait
            from cxaudit.workbook import write_checklist

            write_checklist(table, output, today(), put)
    questions = ngettext("{n} question", "{n} questions", len(table.rows))
    write(_("{path}: {questions}", path=output, questions=questions))
    if table.left_out:
        write(_("Left out, since no spreadsheet holds it: {text}", text=", ".join(table.left_out)))
    write(with_command(_("To read it again"), "cxaudit", "checklist", "import", output))


def check(folder: Path | None, packs: Sequence[str] = ()) -> None:
    """Check the checklists in a folder, or for None ours, and say what they hold and how long it takes.

    With packs, they are checked as added together; without, each pack of the library as added alone.

    Raises:
        CxauditError: with every problem in them.
    """
    library = folder or checklists_folder()
    if folder and is_pack(folder):
        library, packs = library_of(folder) or checklists_folder(), [str(folder), *packs]
    checklist = load_checklist(library, packs)
    name = folder or _("The checklists of cxaudit")
    write(_("{checklists}: no problems; {size}", checklists=name, size=_size(checklist)))
    write("\n".join(workload_in_words(checklist.places.values())))
    if not packs:
        _check_packs(library)


def _check_packs(library: Path) -> None:
    """Check each pack of a library as added alone, and say how much each comes to."""
    problems: list[Problem] = []
    for pack in packs_of(library):
        try:
            checklist = load_checklist(library, [str(pack.folder)])
            write(_("With the pack {pack}: no problems; {size}", pack=pack.id, size=_size(checklist)))
        except CxauditError as error:
            problems += error.problems
    if problems:
        raise CxauditError(*problems)


def new(folder: Path, *, full: bool, pack: bool) -> None:
    """Write a commented checklist into a new folder: a small one, or one that shows all that can be said.

    Or a pack, which is added to the checklists of cxaudit.

    Raises:
        CxauditError: if both are wanted, or the folder cannot be written.
    """
    if full and pack:
        what = _("--full begins a checklist of your own, and --pack adds to those of cxaudit")
        raise CxauditError(Problem("--pack", what, _("leave out one of the two")))
    for path in new_checklists(folder, "pack" if pack else "full" if full else "minimal"):
        write(str(path))
    write(
        "\n" + with_command(_("Write on from there, and check with"), "cxaudit", "checklist", "check", folder)
    )


def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file, such as department."""
    write(schema_of(kind).rstrip("\n"))


def _title(checklist: Checklist) -> str:
    return _("{title}, {size}", title=checklist.in_words, size=_size(checklist))


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
