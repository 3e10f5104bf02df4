"""Being asked to end: by Ctrl-C, by a window that is closed, by the system.

A signal comes wherever the program stands. While something is saved, and while a sitting does anything but
wait for the user, it is only noted; the program is interrupted as soon as that is over. So nothing is
left half done, and no callback of a library can swallow it. Where it got lost all the same, it comes again.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import IO, TYPE_CHECKING, Any

from cxaudit.cli.output import drop

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

# Any: what the system had before, which is only put back.
_Action = Callable[[int, FrameType | None], Any] | int | signal.Handlers | None

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Windows has no SIGHUP, and the others no SIGBREAK."""

_AGAIN = 0.1
"""Seconds after which a signal that was noted is tried again."""


class Interrupted(Exception):
    """The user interrupted a sitting; its text says where what was answered is."""


class Signals:
    """Signals that ask the program to end, as far as they have come."""

    def __init__(self) -> None:
        self.asked = False
        """Whether the program was asked to end."""
        self._unwinding = False
        """Whether that is under way already: then nothing may interrupt it again."""
        self._held = 0
        self._sitting = False
        self._waiting = False
        self._windows: list[IO[str]] = []

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Take the signals over while a command runs."""
        self.asked = self._unwinding = False
        self._windows = [stream for stream in (sys.stdout, sys.stderr) if stream and stream.isatty()]
        before = {number: signal.signal(number, self._take) for number in _numbers()}
        hook, sys.unraisablehook = sys.unraisablehook, self._unraisable
        try:
            yield
        finally:
            self.end()
            _later(0)
            sys.unraisablehook = hook
            for number, action in before.items():
                with suppress(TypeError):  # an action that was not set by Python cannot be put back
                    signal.signal(number, action)

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """Hold signals back while something is saved, and be interrupted after that."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
        if not self._held:
            self.check()

    @contextmanager
    def sitting(self) -> Iterator[None]:
        """Be interrupted only where the user is waited for, or by `check`."""
        # On Windows no prompt takes signals as keys, so they interrupt it by themselves
        self._sitting = sys.platform != "win32"
        try:
            yield
        except BaseException:
            self._unwinding = self.asked
            raise
        finally:
            self._sitting = False
        self.check()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Be interrupted at once, while a user is waited for."""
        self.check()
        self._waiting = True
        try:
            yield
        finally:
            self._waiting = False

    def end(self) -> None:
        """Let nothing interrupt what is still to be said."""
        self._unwinding = True

    def check(self) -> None:
        """Interrupt now, if a signal has come.

        Raises:
            KeyboardInterrupt: if one has.
        """
        if self.asked and not self._unwinding:
            self._unwinding = True
            raise KeyboardInterrupt

    def _take(self, number: int, _: FrameType | None) -> None:
        """Interrupt the program where that may be done now; else note the signal, and try again later.

        A prompt that waits for keys in a sitting has taken Ctrl-C over from us, so it gets one.
        """
        self.asked = self.asked or number != _ALARM
        for stream in self._windows:
            if not stream.isatty():  # the window is closed: what is still to be done must not fail for that
                drop(stream)
        if self._unwinding or not self.asked:
            return
        if not self._held and (self._waiting or not self._sitting):
            self.check()  # raises
        _later(_AGAIN)
        prompt = signal.getsignal(signal.SIGINT) not in (self._take, signal.SIG_IGN, signal.SIG_DFL)
        if prompt and self._sitting and not self._held:
            signal.raise_signal(signal.SIGINT)

    def _unraisable(self, lost: UnraisableHookArgs) -> None:
        """Try again where Python had to swallow an interrupt, as in a destructor."""
        if not isinstance(lost.exc_value, KeyboardInterrupt):
            sys.__unraisablehook__(lost)
            return
        self._unwinding = False
        _later(_AGAIN)


_ALARM = getattr(signal, "SIGALRM", 0)


def _numbers() -> list[int]:
    """Signals to take over; one that is ignored, as SIGHUP under nohup, stays so."""
    numbers = (getattr(signal, name, None) for name in (*_NAMES, "SIGALRM"))
    return [number for number in numbers if number and signal.getsignal(number) is not signal.SIG_IGN]


def _later(seconds: float) -> None:
    """Have the signal come again after some time, or not at all for 0, where the system can do that."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def ignore_signals() -> None:
    """Let nothing interrupt the end of the program."""
    for number in _numbers():
        with suppress(ValueError, OSError):
            signal.signal(number, signal.SIG_IGN)


SIGNALS = Signals()
"""The signals of this program: there is one of them, as there is one of it."""
