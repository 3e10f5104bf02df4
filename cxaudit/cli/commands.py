"""Every command: its name, options and help, and the module that carries it out.

A command's module is imported when the command is used. So `--help`, `--version` and completion are quick
for every command, and the modules import at their top whatever they need.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import ParamSpec

import click

from cxaudit import __version__
from cxaudit.cli.names import AUDIT, WORKBOOK
from cxaudit.cli.options import FILE, checklists_option, force_option, plain_option
from cxaudit.cli.output import is_terminal, write

_Given = ParamSpec("_Given")


def carried_out_in(module: str) -> Callable[[Callable[_Given, None]], Callable[..., None]]:
    """Let a command be carried out by the function of its name in a module of this package.

    The function declared here has the help as its docstring, and no body; the other one takes the command's
    arguments and options by their names.
    """

    def lazily(declared: Callable[_Given, None]) -> Callable[..., None]:
        @wraps(declared)
        def carry_out(*arguments: object, **options: object) -> None:
            getattr(import_module(f"cxaudit.cli.{module}"), declared.__name__)(*arguments, **options)

        return carry_out

    return lazily


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(__version__, prog_name="cxaudit")
@plain_option
@click.pass_context
def cxaudit(context: click.Context, *, plain: bool) -> None:
    """Audit a business's customer experience, department by department.

    Without a command, a small menu asks what to do.

    Example: cxaudit demo
    """
    if context.invoked_subcommand is not None:
        return
    if plain or is_terminal():
        menu(context, plain=plain)
    else:
        write(context.get_help())


@carried_out_in("menu")
def menu(context: click.Context, *, plain: bool) -> None:
    """Ask what to do, and do it."""


@cxaudit.command()
@click.option(
    "--answers", metavar="FILE", type=FILE, help="Take everything from a YAML file, and ask nothing."
)
@click.option(
    "--from", "last", metavar="AUDIT", type=FILE, help="The audit before, to take over and to compare with."
)
@click.option("-o", "output", metavar="FILE", type=FILE, help=f"Name of the audit file, ending in {AUDIT}.")
@checklists_option
@plain_option
@force_option
@carried_out_in("start")
def start() -> None:
    """Begin an audit.

    Asks who, where and what, then the questions, and writes the workbook at the end. An audit that is saved
    for the day of the visit is prepared with `cxaudit prepare`.

    Example: cxaudit start
    """


@cxaudit.command()
@click.argument("audit", type=FILE)
@click.option(
    "--documents", metavar="FOLDER", type=FILE, help="Where the letters go; else they lie beside the pack."
)
@click.option("-o", "output", metavar="FILE", type=FILE, help=f"Name of the pack, ending in {WORKBOOK}.")
@click.option(
    "--by",
    type=click.Choice(["department", "person"]),
    help="What the question sheets go by: departments, or who leads them. Usually departments; where owners"
    " of few people ask themselves, who leads.",
)
@force_option
@carried_out_in("prepare")
def prepare() -> None:
    """Make what is taken along to the visit.

    Says what must be begun by when, which papers to ask for and whom to see for how long, and writes it as a
    workbook to print, with question sheets for paper. With it come two letters to sign: one to all of the
    staff, and the client's agreement to test calls, messages and complaints.

    Example: cxaudit prepare output/harbour-bakery.audit.json
    """


@cxaudit.command()
@click.argument("audit", type=FILE, required=False)
@click.option(
    "--only",
    metavar="WHAT",
    multiple=True,
    help="Ask only about this department, or what is open, unknown, findings or waiting; may be repeated.",
)
@click.option(
    "--for",
    "person",
    metavar="NAME",
    default="",
    help="Ask only what this person leads, or is to be asked or to send.",
)
@plain_option
@carried_out_in("resume")
def resume() -> None:
    """Go on with an audit where it stopped.

    Without a name, with the latest. A finished one is opened at its end, where any answer can be changed.

    Example: cxaudit resume output/harbour-bakery.audit.json --only reception
    """


@cxaudit.command()
@click.argument("audit", type=FILE)
@click.option("-o", "output", metavar="FILE", type=FILE, help=f"Name of the workbook, ending in {WORKBOOK}.")
@click.option(
    "--logo", metavar="FILE", type=FILE, help="A picture for the top of the Summary, such as a PNG."
)
@click.option(
    "--audience",
    type=click.Choice(["staff"]),
    help="Write what all of the staff may read: scores, policy, training and action plan.",
)
@click.option(
    "--few-in",
    metavar="DEPARTMENT",
    multiple=True,
    help="Fewer than three people work there, so staff see no scores of it; may be repeated, and is kept."
    " `none`: there is no such department.",
)
@click.option("--department", metavar="NAME", help="Write what this department is handed, with its answers.")
@click.option(
    "--handouts", metavar="FOLDER", type=FILE, help="Write what each department is handed into this folder."
)
@force_option
@carried_out_in("report")
def report() -> None:
    """Write the workbook of the audit file AUDIT.

    It is for whoever runs the business. What others may read is written with --audience, --department or
    --handouts: of what was noted, seen and told, only notes and photos for staff are in those.

    Example: cxaudit report output/demo.audit.json -o report.xlsx --logo logo.png

    Example: cxaudit report output/demo.audit.json --audience staff

    Example: cxaudit report output/demo.audit.json --handouts output/departments
    """


@cxaudit.command()
@click.argument("audit", type=FILE)
@click.option(
    "--document",
    metavar="FOLDER",
    type=FILE,
    help="Write it as documents for Word into this folder: the promises, and the house rules.",
)
@click.option("--show", is_flag=True, help="Say the policy as it stands, and ask nothing.")
@plain_option
@force_option
@carried_out_in("policy")
def policy() -> None:
    """Decide the customer-service policy of an audit.

    Goes through its clauses, worst first: is it written today, with which numbers and words, from when does
    it hold. It can be stopped after every answer; until each promise is decided the policy is a draft.

    With --show, or where the output is no terminal, say the policy as it stands. With --document, write it as
    two documents to edit, print and sign.

    Example: cxaudit policy output/demo.audit.json --document output
    """


@cxaudit.command()
@checklists_option
@click.option(
    "--alone",
    is_flag=True,
    help="Those of somebody who works alone and audits herself.",
)
@force_option
@carried_out_in("demo")
def demo() -> None:
    """Write the audit and the workbook of an invented business.

    Example: cxaudit demo --force
    """


@cxaudit.group()
def checklist() -> None:
    """See and check what is asked.

    Example: cxaudit checklist list
    """


@checklist.command("list")
@checklists_option
@carried_out_in("checklists")
def list_departments() -> None:
    """List departments, touchpoints, numbers of questions.

    Example: cxaudit checklist list
    """


@checklist.command()
@click.argument("department", required=False)
@checklists_option
@carried_out_in("checklists")
def show() -> None:
    """Show what is asked, with the steps to choose from.

    In one DEPARTMENT; or in all, with the facts asked at the start and the policy.

    Example: cxaudit checklist show reception
    """


@checklist.command()
@click.argument("folder", required=False, type=FILE)
@carried_out_in("checklists")
def check() -> None:
    """Check the checklists in FOLDER, or ours.

    Tells every problem with its file, line and fix, and else how long all takes.

    Example: cxaudit checklist check my-checklists
    """


@checklist.command()
@click.argument("folder", type=FILE)
@click.option("--full", is_flag=True, help="Begin with one that shows everything that can be said.")
@carried_out_in("checklists")
def new() -> None:
    """Begin checklists of your own in a new FOLDER.

    A small commented one, or with --full all that can be said.

    Example: cxaudit checklist new my-checklists
    """


@checklist.command()
@click.argument(
    "kind", type=click.Choice(["department", "policy", "checklist", "answers"]), default="department"
)
@carried_out_in("checklists")
def schema() -> None:
    """Print the JSON Schema of a kind of file.

    For editors, which complete and check files by it.

    Example: cxaudit checklist schema department
    """
