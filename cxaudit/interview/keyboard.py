"""A keyboard of which one plain key at a time is taken, or the text that is typed; never a stray sequence.

Where one key answers, only a key that arrives alone in its read is handed on: not what came with another, not
what was typed before the question was drawn, not the repeats of a key that is held down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from prompt_toolkit.input import Input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

from cxaudit.interview.keys import HELP_KEY, MAY_REPEAT, SPACE
from cxaudit.interview.sequences import Kind, Unit, read
from cxaudit.words import N_, _

SEVERAL, SOON, UNKNOWN = "several", "soon", "unknown"
"""Why what was pressed is not taken: several keys at once, too soon, or no key that anybody knows."""

NOT_TAKEN = {
    SEVERAL: N_("Several keys came at once, so none was taken. Press one."),
    SOON: N_("That came too soon to be meant. Press it again."),
    UNKNOWN: N_("This key means nothing here. {key} shows the keys."),
}
"""What is said then, with the key for the help."""

_QUIET = 0.15
"""Seconds without a key before one counts: what comes sooner was typed or pasted before one could see."""

_REPEAT = 0.75
"""Seconds in which the same key once more is a repeat: systems wait 0.25 to 0.66 before the first."""

_REST = 0.5
"""Seconds in which the rest of a sequence may follow its beginning."""

_MAY_REPEAT = (
    Keys.Up,
    Keys.Down,
    Keys.Left,
    Keys.Right,
    Keys.PageUp,
    Keys.PageDown,
    Keys.Escape,
    SPACE,
    *MAY_REPEAT,
)
"""Keys that one may hold down, or press in quick succession: they answer nothing."""


def said_of(why: str) -> str:
    """Say why what was pressed is not taken."""
    return _(NOT_TAKEN[why], key=HELP_KEY)


class Keyboard(Input):
    """The keyboard of a terminal, between prompt_toolkit and what asks."""

    def __init__(self, inner: Input, seconds: Callable[[], float]) -> None:
        """Read from `inner`; `seconds` is a clock that never goes back."""
        self._inner, self._seconds = inner, seconds
        self._alone = False
        self._fresh = False
        self._quiet_since: float | None = None
        self._rest, self._rest_at = "", 0.0
        self._last: Keys | str = ""
        self._last_at = float("-inf")

    @contextmanager
    def one_key(self) -> Iterator[None]:
        """Hand on one plain key at a time; nothing before `drawn` was called."""
        self.forget()
        self._alone, self._quiet_since = True, None
        try:
            yield
        finally:
            self._alone = False

    def another_list(self) -> None:
        """Say that a list is shown next, in which an Enter that is held down or comes soon picks nothing."""
        self._fresh = True

    def drawn(self) -> None:
        """Say that one can see now what is asked."""
        if self._quiet_since is None:
            self._quiet_since = self._seconds()

    def forget(self) -> None:
        """Drop what was typed ahead: the rest of a pasted text is no answer to what is asked next."""
        clear_typeahead(self)
        while presses := self._inner.read_keys():
            self._read(presses)
        self._read(self._inner.flush_keys())

    def read_keys(self) -> list[KeyPress]:
        """Return what was typed and is to be taken."""
        presses = self._inner.read_keys()
        if presses and self._alone:  # what the parser still holds arrived with it
            presses = [*presses, *self._inner.flush_keys()]
        return self._taken(presses)

    def flush_keys(self) -> list[KeyPress]:
        """Return what was held back, as nothing followed it."""
        return self._taken(self._inner.flush_keys())

    def _taken(self, presses: list[KeyPress]) -> list[KeyPress]:
        units = self._read(presses)
        if self._alone:
            reports = [press for unit in units if unit.kind is Kind.REPORT for press in unit.presses]
            return [*reports, *self._one([unit for unit in units if unit.kind is not Kind.REPORT])]
        pressed = ((unit.kind, press) for unit in units for press in unit.presses)
        return [
            KeyPress(Keys.Ignore, SOON) if kind is not Kind.REPORT and self._held_enter(press) else press
            for kind, press in pressed
        ]

    def _held_enter(self, press: KeyPress) -> bool:
        """Whether this is the Enter of the prompt before, held down; remember what was pressed."""
        now, enter = self._seconds(), press.key == self._last == Keys.ControlM
        self._fresh = self._fresh and enter and now - self._last_at < _REPEAT
        self._last, self._last_at = press.key, now
        return self._fresh

    def _read(self, presses: list[KeyPress]) -> list[Unit]:
        if not presses:
            return []
        now = self._seconds()
        units, rest = read(presses, self._rest if now - self._rest_at < _REST else "")
        self._rest, self._rest_at = rest, now
        return units

    def _one(self, units: list[Unit]) -> list[KeyPress]:
        """The one plain key, or why it is not taken; a key that stops does so whatever came with it."""
        if not units:
            return []
        stops = [unit for unit in units if unit.kind is Kind.STOP]
        if stops:
            return list(stops[0].presses)
        now = self._seconds()
        if len(units) > 1 or units[0].kind is not Kind.KEY:
            self._quiet_since = now if self._quiet_since is not None else None
            return [KeyPress(Keys.Ignore, SEVERAL if len(units) > 1 else UNKNOWN)]
        press = units[0].presses[0]
        soon = self._quiet_since is None or now - self._quiet_since < _QUIET
        held = press.key == self._last and now - self._last_at < _REPEAT and press.key not in _MAY_REPEAT
        self._last, self._last_at = press.key, now
        return [KeyPress(Keys.Ignore, SOON)] if soon or held else [press]

    # ---- the rest of an input is as it was -----------------------------------------------------------------

    def fileno(self) -> int:
        """Return the number of the file that is read."""
        return self._inner.fileno()

    def typeahead_hash(self) -> str:
        """Return a name for what was typed ahead."""
        return self._inner.typeahead_hash()

    @property
    def closed(self) -> bool:
        """Whether the terminal is gone."""
        return self._inner.closed

    def raw_mode(self) -> AbstractContextManager[None]:
        """Read every key at once, and echo none."""
        return self._inner.raw_mode()

    def cooked_mode(self) -> AbstractContextManager[None]:
        """Read whole lines."""
        return self._inner.cooked_mode()

    def attach(self, input_ready_callback: Callable[[], None]) -> AbstractContextManager[None]:
        """Call back whenever there is something to read."""
        return self._inner.attach(input_ready_callback)

    def detach(self) -> AbstractContextManager[None]:
        """Call back no more."""
        return self._inner.detach()
