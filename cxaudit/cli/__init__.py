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
from typing import NoReturn

import click

from cxaudit import __version__
from cxaudit.cli.audits import demo, report, resume, start
from cxaudit.cli.checklists import checklist
from cxaudit.cli.menu import menu
from cxaudit.cli.options import plain_option
from cxaudit.cli.output import OutputLost, check_streams, drop, write_error
from cxaudit.cli.signals import SIGNALS, ignore_signals
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


for each in (start, resume, report, demo, checklist):
    cxaudit.add_command(each)


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    gc.set_threshold(
        20_000, 50, 50
    )  # nearly all that is made lives to the end: a twentieth of the time is saved
    if isinstance(sys.stdin, io.TextIOWrapper):  # what is typed may not be in the terminal's encoding
        with suppress(io.UnsupportedOperation):  # it was read from already
            sys.stdin.reconfigure(errors="replace")
    with SIGNALS.caught():
        try:
            return _run(args)
        except KeyboardInterrupt:  # in the moment before the last word
            return _last_word("Interrupted.", INTERRUPTED)


def command() -> NoReturn:
    """Run one command as a program of its own."""
    check_streams()
    status = main()
    ignore_signals()  # nothing interrupts the end any more
    sys.exit(status)


def _run(args: Sequence[str] | None) -> int:
    status = None
    try:
        # without standalone mode, what ends early (--help, --version) returns its status
        status = cxaudit.main(args, prog_name="cxaudit", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except CxauditError as error:
        return _last_word(str(error), UNUSABLE_INPUT)
    except click.ClickException as error:
        told = io.StringIO()
        error.show(told)
        return _last_word(told.getvalue().rstrip("\n"), WRONG_USAGE)
    except Interrupted as interrupted:
        return _last_word(f"Interrupted: {interrupted}", INTERRUPTED)
    except (KeyboardInterrupt, click.Abort):
        return _last_word("Interrupted.", INTERRUPTED)
    except OutputLost as lost:
        drop(sys.stdout)
        return _last_word(f"standard output: it cannot be written: {lost.strerror}", UNUSABLE_INPUT)
    except Exception:  # a library may make something else of an interrupt, as openpyxl does
        if not SIGNALS.asked:
            raise
    return _last_word("Interrupted.", INTERRUPTED) if SIGNALS.asked else status or DONE


def _last_word(said: str, status: int) -> int:
    SIGNALS.end()
    write_error(said)
    return status
