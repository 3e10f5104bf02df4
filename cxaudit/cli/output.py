"""What is said at the terminal: the one way out, whatever was typed, named or read."""

from __future__ import annotations

import errno
import io
import os
import re
import shlex
import sys
from contextlib import suppress
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import IO, TextIO

import click

from cxaudit.terminal import visible, visible_line

_PLAIN_ON_WINDOWS = re.compile(r"[\w./\\:-]+")
_AFTER = "  "
"""Stands before what is left of a broken line."""

_NEVER_QUOTED_ON_WINDOWS = re.compile(r'[$`%"!]')


def write(text: str) -> None:
    """Write a text and a line's end to the standard output; on a terminal, lines are broken at blanks.

    A line that begins with a blank stays as it is: it is folded already, or a command to be pasted.

    Raises:
        OutputLost: if it cannot be written.
    """
    shown = visible(text)
    if sys.stdout is not None and sys.stdout.isatty():
        shown = "\n".join(map(_folded, shown.split("\n")))
    write_styled(shown)


def _folded(line: str) -> str:
    width = max(get_terminal_size().columns - 1, 2 * len(_AFTER))
    if line[:1].isspace() or len(line) <= width:
        return line
    return fill(line, width, subsequent_indent=_AFTER, break_long_words=False, break_on_hyphens=False)


def write_styled(text: str) -> None:
    """Write a text that steers the terminal on purpose, like `write`."""
    click.echo(text)


def write_error(text: str) -> None:
    """Write a text and a line's end to the standard error, if it can be written at all."""
    try:
        click.echo(visible(text), err=True)
    except OSError:
        drop(sys.stderr)


def is_terminal() -> bool:
    """Whether a user sits at both standard input and output; either may be closed."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def pasteable(*words: str | Path) -> str:
    """Return a command that a user can paste into a shell, where it does what it says and nothing else.

    Args:
        words: the command, with each of its arguments.
    """
    quote = _on_windows if sys.platform == "win32" else _in_sh
    return " ".join(quote(_no_option(word)) for word in words)


def with_command(said: str, *words: str | Path) -> str:
    """Return something that is said with a command for it, on a line of its own and with nothing after it.

    Args:
        said: what the command is for.
        words: the command, with each of its arguments.
    """
    return f"{said}:\n    {pasteable(*words)}"


def _no_option(word: str | Path) -> str:
    """A file whose name begins with a dash must not be taken for an option."""
    text = str(word)
    return os.path.join(os.curdir, text) if isinstance(word, Path) and text.startswith("-") else text  # noqa: PTH118 - a path has no leading dot


def _in_sh(word: str) -> str:
    """One word for the shells of Linux and macOS; what cannot be seen is spelt out by its bytes."""
    if visible_line(word) == word:
        return shlex.quote(word)
    spelt = (chr(byte) if chr(byte) in _SAFE else f"\\{byte:03o}" for byte in os.fsencode(word))
    return f"\"$(printf '{''.join(spelt)}')\""


_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_-")


def _on_windows(word: str) -> str:
    """One word for cmd and PowerShell alike.

    Double quotes keep blanks, `&` and brackets together in both. For what one of them still acts on within
    quotes there is no writing that both understand: `FILE` stands for it, as in a command's help.
    """
    if _PLAIN_ON_WINDOWS.fullmatch(word):
        return word
    return "FILE" if _NEVER_QUOTED_ON_WINDOWS.search(word) or visible_line(word) != word else f'"{word}"'


class OutputLost(OSError):
    """The standard output or error cannot be written, as to a full disk or a closed pipe."""


class _Checked(io.TextIOWrapper):
    """A stream whose errors can be told from those of files."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            raise OutputLost(error.errno, error.strerror) from error

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            raise OutputLost(error.errno, error.strerror) from error


def check_streams() -> None:
    """Let whatever cannot be written to the standard output or error raise an `OutputLost`.

    Letters that the terminal does not have are written as `?`.
    """
    sys.stdout, sys.stderr = map(_checked, (sys.stdout, sys.stderr))


def _checked(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):  # closed, and None then
        return stream
    how = stream.encoding, stream.line_buffering, stream.write_through
    return _Checked(stream.detach(), how[0], "replace", None, *how[1:])


def is_lost(error: BaseException) -> bool:
    """Whether an error says that nobody reads any more what is written: a pipe or a window that is closed."""
    gone = (errno.EIO, errno.EPIPE, errno.EBADF, errno.ENOTTY)
    return isinstance(error, OutputLost) or (isinstance(error, OSError) and error.errno in gone)


def drop(stream: IO[str]) -> None:
    """Lead what is still written to a stream nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
