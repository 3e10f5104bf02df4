"""The command line: arguments to rooms to exit status; the only place that tells errors.

Exit status: 0 done, 1 something in the input is wrong (told as problems), 2 usage, 130 interrupted.
Rooms are imported where they are used, so that `--help` stays quick.
"""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Sequence
from contextlib import suppress

import click

from cxaudit import __version__
from cxaudit.cli.audits import demo, report, resume, start
from cxaudit.cli.checklists import checklist
from cxaudit.cli.menu import menu
from cxaudit.cli.options import plain_option
from cxaudit.cli.sitting import Interrupted
from cxaudit.errors import CxauditError

DONE, UNUSABLE_INPUT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


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
    if context.invoked_subcommand is None:
        menu(context, plain=plain)


for command in (start, resume, report, demo, checklist):
    cxaudit.add_command(command)


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    gc.set_threshold(
        20_000, 50, 50
    )  # nearly all that is made lives to the end: a twentieth of the time is saved
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console may not have every letter
            with suppress(io.UnsupportedOperation):  # it was read from already
                stream.reconfigure(errors="replace")
    try:
        # without standalone mode, what ends early (--help, --version) returns its status
        status = cxaudit.main(args, prog_name="cxaudit", standalone_mode=False)
    except CxauditError as error:
        click.echo(str(error), err=True)
        return UNUSABLE_INPUT
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE
    except Interrupted as interrupted:
        return _interrupted(f"Interrupted: {interrupted}")
    except (KeyboardInterrupt, click.Abort):
        return _interrupted("Interrupted")
    return status or DONE


def _interrupted(said: str) -> int:
    with suppress(OSError):  # the window may be closed by now
        click.echo(f"{said}.", err=True)
    return INTERRUPTED
