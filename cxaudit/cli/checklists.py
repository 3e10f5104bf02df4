"""Shows and checks what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cxaudit.audit import answer_type, must_be_answered
from cxaudit.audit.conditions import in_words
from cxaudit.checklist import Checklist, Department, Question, how_to_check
from cxaudit.cli.output import with_command, write, write_styled
from cxaudit.cli.reading import read_checklist
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.library import checklists_folder, load_checklist, new_checklists
from cxaudit.library import schema as schema_of
from cxaudit.terminal import visible_line
from cxaudit.words import _, ngettext

_WIDTH = 79


def list_departments(folder: Path | None) -> None:
    """List the departments with their touchpoints and numbers of questions."""
    checklist = read_checklist(folder)
    table = Table(_("ID"), _("Department"), _("Questions"), _("Core"), _("Touchpoints"))
    for department in checklist.departments:
        core = sum(question.depth == "core" for question in department.questions)
        touchpoints = ", ".join(touchpoint.title for touchpoint in department.touchpoints)
        cells = (department.id, department.title, str(len(department.questions)), str(core), touchpoints)
        table.add_row(*(Text(visible_line(cell)) for cell in cells))
    console = Console(highlight=False)
    with console.capture() as drawn:
        console.print(Text(visible_line(_title(checklist))))
        console.print(table)
    write_styled(drawn.get().rstrip("\n"))


def show(department: str | None, folder: Path | None) -> None:
    """Show what is asked in a department, or for None in all, with the steps to choose from.

    Raises:
        CxauditError: if there is no such department, or the checklists are wrong.
    """
    checklist = read_checklist(folder)
    ids = [each.id for each in checklist.departments]
    if department and department not in ids:
        what = _("no department has this id")
        raise CxauditError(Problem(department, what, nearest(department, ids)))
    for each in checklist.departments:
        if department in (None, each.id):
            write("\n".join(_department(checklist, each)))


def check(folder: Path | None) -> None:
    """Check the checklists in a folder, or for None ours, and say how many questions they have.

    Raises:
        CxauditError: with every problem in them.
    """
    checklist = load_checklist(folder or checklists_folder())
    name = folder or _("The checklists of cxaudit")
    write(_("{checklists}: no problems; {size}", checklists=name, size=_size(checklist)))


def new(folder: Path) -> None:
    """Write a small commented checklist into a new folder."""
    for path in new_checklists(folder):
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


def _size(checklist: Checklist) -> str:
    departments = ngettext("{n} department", "{n} departments", len(checklist.departments))
    questions = ngettext("{n} question", "{n} questions", len(checklist.places))
    clauses = ngettext("{n} policy clause", "{n} policy clauses", len(checklist.clauses))
    return f"{departments}, {questions}, {clauses}"


def _department(checklist: Checklist, department: Department) -> Iterator[str]:
    yield f"{department.title} ({department.id})"
    yield "=" * len(department.title)
    for touchpoint in department.touchpoints:
        yield f"\n{touchpoint.title}\n{'-' * len(touchpoint.title)}"
        for question in touchpoint.questions:
            yield from _question(checklist, question)
    yield ""


def _question(checklist: Checklist, question: Question) -> Iterator[str]:
    yield f"\n{question.id} ({_rank(question)})"
    yield fill(question.ask, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if question.expect:
        yield fill(f"“{question.expect}”", _WIDTH, initial_indent="  ", subsequent_indent="  ")
    for line in how_to_check(checklist.places[question.id]):
        yield fill(line, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    for line in answer_type(checklist, question).outline():
        yield fill(line, _WIDTH, initial_indent="    ", subsequent_indent="      ")
    for line in _conditions(checklist, question):
        yield fill(f"({line})", _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _conditions(checklist: Checklist, question: Question) -> Iterator[str]:
    """When it is asked, and what its answer needs."""
    if question.asked_after:
        yield in_words(checklist, question.asked_after)
    if not question.na:
        yield must_be_answered()
    if question.needs_note:
        yield _("an answer up to step {step} needs a note", step=question.needs_note)


def _rank(question: Question) -> str:
    """How much a question counts, and in how short an audit it is asked."""
    weight, depth = question.weight, question.depth
    if question.critical:
        return _("weight {weight}, critical, {depth}", weight=weight, depth=depth)
    return _("weight {weight}, {depth}", weight=weight, depth=depth)
