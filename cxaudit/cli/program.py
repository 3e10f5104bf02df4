"""Runs one command, and tells how it ended.

Exit status: 0 done, 1 something in the input is wrong (told as problems), 2 usage, 130 interrupted.
"""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

import click

from cxaudit.cli.commands import cxaudit
from cxaudit.cli.output import OutputLost, check_streams, drop, write_error
from cxaudit.cli.signals import SIGNALS, Interrupted, ignore_signals
from cxaudit.errors import CxauditError, Problem
from cxaudit.words import CatalogueError, _

DONE, UNUSABLE_INPUT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_GARBAGE_THRESHOLDS = 20_000, 50, 50
"""How much is made before garbage is looked for.

Nearly all that a command makes lives to its end, so Python's own thresholds search in vain: with these the
report of the demonstration takes 0.95 of the time (median of nine pairs, Python 3.11).
"""


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    gc.set_threshold(*_GARBAGE_THRESHOLDS)
    if isinstance(sys.stdin, io.TextIOWrapper):  # what is typed may not be in the terminal's encoding
        with suppress(io.UnsupportedOperation):  # it was read from already
            sys.stdin.reconfigure(errors="replace")
    with SIGNALS.caught():
        try:
            return _run(args)
        except KeyboardInterrupt:  # in the moment before the last word
            return _last_word(_("Interrupted."), INTERRUPTED)


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
    except CatalogueError as error:
        what = _("this is no catalogue of texts: {reason}", reason=error.reason)
        problem = Problem(str(error.path), what, _("put it right, or take it away"))
        return _last_word(str(CxauditError(problem)), UNUSABLE_INPUT)
    except click.ClickException as error:
        told = io.StringIO()
        error.show(told)
        return _last_word(told.getvalue().rstrip("\n"), WRONG_USAGE)
    except Interrupted as interrupted:
        return _last_word(_("Interrupted: {where}", where=interrupted), INTERRUPTED)
    except (KeyboardInterrupt, click.Abort):
        return _last_word(_("Interrupted."), INTERRUPTED)
    except OutputLost as lost:
        drop(sys.stdout)
        return _last_word(
            _("standard output: it cannot be written: {why}", why=lost.strerror), UNUSABLE_INPUT
        )
    except Exception:  # a library may make something else of an interrupt, as openpyxl does
        if not SIGNALS.asked:
            raise
    return _last_word(_("Interrupted."), INTERRUPTED) if SIGNALS.asked else status or DONE


def _last_word(said: str, status: int) -> int:
    SIGNALS.end()
    write_error(said)
    return status
