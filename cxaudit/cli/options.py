"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

# Any: click's decorators take commands of every signature.
Command = TypeVar("Command", bound=Callable[..., Any])

# readable: whoever reads the file tells why that cannot be done
FILE = click.Path(path_type=Path, readable=False)


def checklists_option(command: Command) -> Command:
    """Give a command the option `--checklists`."""
    said = "Checklists to use instead of those that come with cxaudit."
    return click.option("--checklists", "folder", metavar="FOLDER", type=FILE, help=said)(command)


def packs_option(command: Command) -> Command:
    """Give a command the option `--pack`."""
    said = "Add the questions for a trade: a pack of cxaudit, or the folder of your own; may be repeated."
    return click.option("--pack", "packs", metavar="NAME", multiple=True, help=said)(command)


def force_option(command: Command) -> Command:
    """Give a command the option `--force`."""
    return click.option("--force", is_flag=True, help="Replace files of the same name.")(command)


def plain_option(command: Command) -> Command:
    """Give a command the option `--plain`, which may also stand before the command's name."""

    def anywhere(context: click.Context, _: click.Parameter, plain: bool) -> bool:
        return plain or bool(context.find_root().params.get("plain"))

    said = "Ask line by line, without colours and single keys."
    return click.option("--plain", is_flag=True, callback=anywhere, help=said)(command)
