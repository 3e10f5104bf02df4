"""Options and steps that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cxaudit.errors import CxauditError, Problem

if TYPE_CHECKING:
    from cxaudit.checklist import Checklist

# Any: click's decorators take commands of every signature.
Command = TypeVar("Command", bound=Callable[..., Any])

# readable: whoever reads the file tells why that cannot be done
FILE = click.Path(path_type=Path, readable=False)


def checklists_option(command: Command) -> Command:
    """Give a command the option `--checklists`."""
    said = "Checklists to use instead of those that come with cxaudit."
    return click.option("--checklists", "folder", metavar="FOLDER", type=FILE, help=said)(command)


def force_option(command: Command) -> Command:
    """Give a command the option `--force`."""
    return click.option("--force", is_flag=True, help="Replace files of the same name.")(command)


def plain_option(command: Command) -> Command:
    """Give a command the option `--plain`, which may also stand before the command's name."""

    def anywhere(context: click.Context, _: click.Parameter, plain: bool) -> bool:
        return plain or bool(context.find_root().params.get("plain"))

    said = "Ask line by line, without colours and single keys."
    return click.option("--plain", is_flag=True, callback=anywhere, help=said)(command)


def read_checklist(folder: Path | None) -> Checklist:
    """Read the checklists in a folder, or ours."""
    from cxaudit.library import checklists_folder, load_checklist

    return load_checklist(folder or checklists_folder())


def now() -> datetime:
    """Return date and time where the person is, in whole seconds: the only place that reads the clock.

    Raises:
        CxauditError: if the clock is so wrong that it has no date.
    """
    try:
        return datetime.now().astimezone().replace(microsecond=0)
    except (OSError, OverflowError, ValueError) as error:
        raise _wrong_clock("it tells no date") from error


def today() -> date:
    """Return today's date where the person is.

    Raises:
        CxauditError: if it cannot be the date of an audit; asked for first, so that nothing is done in vain.
    """
    from pydantic import TypeAdapter, ValidationError

    from cxaudit.checklist import Day

    day = now().date()
    try:
        return TypeAdapter(Day).validate_python(day)
    except ValidationError as error:
        raise _wrong_clock(f"it says {day}") from error


def _wrong_clock(what: str) -> CxauditError:
    return CxauditError(Problem("the clock of this computer", what, "set its date"))


def holder() -> str:
    """Return who holds an audit, as another cxaudit tells it."""
    import getpass
    import socket

    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # no name for this user, as in some containers and on Windows
        user = "somebody"
    return f"{user} on {socket.gethostname()}, process {os.getpid()}, since {now():%d %B %Y %H:%M}"


def new_id() -> str:
    """Return what tells a new audit from every other."""
    return os.urandom(6).hex()
