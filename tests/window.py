"""A window with a command in it, as a person has it: a pseudo-terminal whose screen can be read (POSIX)."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 120.0
"""Seconds after which what was waited for will not come any more, however busy the machine is."""

_PROGRAM = """
from cxaudit.cli import command
from cxaudit.interview import keyboard
keyboard._QUIET = keyboard._REPEAT = 0.0
command()
"""
"""`cxaudit` for somebody who never types too soon, which is tested with a clock that is handed in."""


class _Screen(pyte.Screen):
    """A screen that answers the terminal's questions, such as where the cursor is."""

    master = -1

    def write_process_input(self, data: str) -> None:
        os.write(self.master, data.encode("utf-8"))


class Window:
    """`cxaudit` with these arguments in a terminal of its own, in the foreground."""

    def __init__(
        self, *args: str, folder: Path, columns: int = 80, rows: int = 24, term: str = "xterm-256color"
    ) -> None:
        self.screen = _Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.master, slave = pty.openpty()
        self.screen.master = self.master
        termios.tcsetwinsize(slave, (rows, columns))
        self.process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, *args],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={**os.environ, "TERM": term},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(slave)
        self.said = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()
        self.close()

    @property
    def lines(self) -> list[str]:
        """What stands on the screen."""
        return [line.rstrip() for line in self.screen.display]

    def type(self, keys: str) -> None:
        """Press keys: at a question, once all that was pressed before can be seen to be dealt with."""
        os.write(self.master, keys.encode("utf-8"))

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(rows, columns)
        termios.tcsetwinsize(self.master, (rows, columns))

    def shows(self, *texts: str) -> str:
        """Wait until all of these stand on the screen, and return the screen."""
        end = time.monotonic() + PATIENCE
        while not all(text in self._text for text in texts):
            assert time.monotonic() < end, f"{texts} is not shown:\n{self._text}"
            assert self._read(end) or self._read(end), f"it ended without {texts}:\n{self._text}"
        return self._text

    def hides(self, text: str) -> None:
        """Wait until this does not stand on the screen any more."""
        end = time.monotonic() + PATIENCE
        while text in self._text:
            assert time.monotonic() < end, f"{text} stays:\n{self._text}"
            self._read(min(end, time.monotonic() + 0.05))

    def ends(self) -> int:
        """Wait until the command has ended, and return its exit status."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and self.master >= 0:
            assert time.monotonic() < end, f"it does not end:\n{self._text}"
            self._read(min(end, time.monotonic() + 0.05))
        while self.master >= 0 and self._read(0):
            pass
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """Close the window: whatever runs in it is hung up."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the command."""
        self.process.send_signal(number)

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows again what is typed, as before the command."""
        flags: int = termios.tcgetattr(self.master)[3]
        return bool(flags & termios.ECHO and flags & termios.ICANON)

    @property
    def _text(self) -> str:
        return "\n".join(self.lines)

    def _read(self, end: float) -> bool:
        """Read what was written to the terminal; False where there is nothing."""
        ready, _, _ = select.select([self.master], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return False
        try:
            written = os.read(self.master, 65536)
        except OSError:  # the last program has left the terminal
            return False
        self._stream.feed(written)
        self.said += written.decode("utf-8", errors="replace")
        return bool(written)
