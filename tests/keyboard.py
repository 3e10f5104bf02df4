"""A keyboard and a screen for prompts within a test: keys as a terminal sends them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from string import ascii_lowercase
from typing import Any

from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.application.current import get_app_or_none
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.output import DummyOutput

from cxaudit.interview.keys import KEYS

ENTER, ESC, CTRL_C, CTRL_D, CTRL_J, CTRL_U = "\r", "\x1b", "\x03", "\x04", "\n", "\x15"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ALT_ENTER = "\x1b\r"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"

NO_KEY = next(letter for letter in reversed(ascii_lowercase) if letter not in {key.id for key in KEYS})
"""A letter that means nothing at a question."""

PATIENCE = 120.0
"""Seconds after which a prompt that is still there will not go any more, however busy the machine is."""

Keys = str | tuple[str | signal.Signals, ...] | signal.Signals
"""What is typed at a prompt: in one read, in several, or a signal; an empty one: the terminal is gone."""

_AFTER_ESC = 0.08
"""Seconds after which what follows an Esc is no longer its sequence."""


class Keyboard(DummyOutput):
    """Types the next keys whenever another prompt is shown; when there are none, the terminal is gone."""

    def __init__(self, pipe: PipeInput, glance: float = 0) -> None:
        """Type what is put into `keys`, so many seconds after each prompt is shown."""
        self._pipe, self._glance = pipe, glance
        self._shown: Application[Any] | None = None
        self._left: list[str | signal.Signals] = []
        self.keys: list[Keys] = []
        self.drawn = ""
        self._read = pipe.read_keys
        pipe.read_keys = self._read_and_go_on  # type: ignore[method-assign]

    def _read_and_go_on(self) -> list[KeyPress]:
        """Read what was sent, and send what comes in a read of its own after it."""
        presses = self._read()
        app = get_app_or_none()
        if self._left and app and app.loop:
            app.loop.call_later(_AFTER_ESC, self._send_once_drawn, app, self._left.pop(0))
        return presses

    def _send_once_drawn(self, app: Application[Any], keys: str | signal.Signals) -> None:
        """Send keys as soon as one can see what the keys before did, however busy the machine is."""
        if app.invalidated and app.loop:
            app.loop.call_later(_AFTER_ESC, self._send_once_drawn, app, keys)
        else:
            self._send(keys)

    @property
    def waits_after_esc(self) -> float:
        """Seconds that the last prompt waits for more after an Esc."""
        assert self._shown
        return self._shown.ttimeoutlen

    def _send(self, keys: str | signal.Signals) -> None:
        if isinstance(keys, signal.Signals):
            os.kill(os.getpid(), keys)
        elif keys:
            self._pipe.send_text(keys)
        else:
            self._pipe.close()

    def write(self, data: str) -> None:
        self.drawn += data

    def _give_up(self, app: Application[Any]) -> None:
        if app is self._shown and app.is_running:
            app.exit(exception=AssertionError("it waits for more keys"))

    def flush(self) -> None:
        app = get_app_or_none()
        if app is None or app is self._shown:
            return
        self._shown = app
        if app.loop:
            app.loop.call_later(PATIENCE, self._give_up, app)
        keys = self.keys.pop(0) if self.keys else None
        self._left = []
        if isinstance(keys, tuple):
            keys, *self._left = keys
        if isinstance(keys, str) and keys:
            assert app.loop
            app.loop.call_later(self._glance, self._pipe.send_text, keys)
        else:
            self._send(keys or "")


@contextmanager
def at_keyboard(glance: float = 0) -> Iterator[Keyboard]:
    """Let the keys of a test go to its prompts, so many seconds after each is shown."""
    with create_pipe_input() as pipe:
        keyboard = Keyboard(pipe, glance)
        with create_app_session(input=pipe, output=keyboard):
            yield keyboard
