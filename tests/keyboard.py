"""A keyboard and a screen for prompts within a test: keys as a terminal sends them."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.application.current import get_app_or_none
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

ENTER, ESC, CTRL_C, CTRL_D, CTRL_U = "\r", "\x1b", "\x03", "\x04", "\x15"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"

PATIENCE = 120.0
"""Seconds after which a prompt that is still there will not go any more, however busy the machine is."""


class Keyboard(DummyOutput):
    """Types the next keys whenever another prompt is shown; when there are none, the terminal is gone."""

    def __init__(self, pipe: PipeInput) -> None:
        self._pipe = pipe
        self._shown: Application[Any] | None = None
        self.keys: list[str | signal.Signals] = []
        self.drawn = ""

    @property
    def waits_after_esc(self) -> float:
        """Seconds that the last prompt waits for more after an Esc."""
        assert self._shown
        return self._shown.ttimeoutlen

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
        if isinstance(keys, str):
            self._pipe.send_text(keys)
        elif keys is None:
            self._pipe.close()
        else:
            os.kill(os.getpid(), keys)


@contextmanager
def at_keyboard() -> Iterator[Keyboard]:
    """Let the keys of a test go to its prompts."""
    with create_pipe_input() as pipe:
        keyboard = Keyboard(pipe)
        with create_app_session(input=pipe, output=keyboard):
            yield keyboard
