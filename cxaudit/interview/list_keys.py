"""Shows the list of all questions at a terminal: what is typed filters it, and only Enter leaves with one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from prompt_toolkit.application import Application
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.renderer import CPR_Support

from cxaudit.interview.asking import Stopped, WentBack
from cxaudit.interview.keyboard import Keyboard
from cxaudit.interview.list_screen import ListView, draw_list, moved, pointed_at, turned
from cxaudit.interview.listing import Listing
from cxaudit.interview.one_key import ESCAPE_SECONDS, STOP_KEYS, fragments
from cxaudit.text import LONGEST_LINE

_PAGE = 10
"""Questions that a page key goes further."""

_FAR = 1_000_000
"""More questions than there are."""

_MOVES = {
    Keys.Up: -1,
    Keys.Down: 1,
    Keys.PageUp: -_PAGE,
    Keys.PageDown: _PAGE,
    Keys.Home: -_FAR,
    Keys.End: _FAR,
}
_TURNS = {Keys.Tab: 1, Keys.BackTab: -1, Keys.Right: 1, Keys.Left: -1}


def find_in_list(keyboard: Keyboard, listing: Listing) -> str:
    """Show the list until one goes to a question of it, and return its id.

    Raises:
        WentBack: if the user leaves the list without one.
        Stopped: if the user wants to stop, or the terminal is gone.
    """
    shown = _ListOnScreen(listing)
    window = Window(FormattedTextControl(shown.fragments), always_hide_cursor=True)
    app: Application[str] = Application(
        Layout(window), key_bindings=shown.bindings(), input=keyboard, erase_when_done=True
    )
    app.renderer.cpr_support = CPR_Support.NOT_SUPPORTED
    app.ttimeoutlen = ESCAPE_SECONDS
    keyboard.another_list()
    try:
        return app.run()
    except (KeyboardInterrupt, EOFError) as stop:
        raise Stopped from stop


class _ListOnScreen:
    """The list, and what the keys make of it."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing
        self._view = ListView(listing.now)

    def fragments(self) -> StyleAndTextTuples:
        size = get_app_session().output.get_size()
        return fragments(draw_list(self._listing, self._view, size.columns - 1, size.rows - 1))

    def bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for keys, does in (
            ((Keys.Any,), self._typed),
            ((Keys.BracketedPaste,), self._typed),
            ((Keys.Ignore, *_OTHERS), _nothing),
            ((Keys.Backspace, Keys.Delete), self._shorter),
            ((Keys.ControlU,), self._cleared),
            (tuple(_MOVES), self._moved),
            (tuple(_TURNS), self._turned),
            ((Keys.Enter,), self._gone),
            ((Keys.Escape,), _left),
            (STOP_KEYS, _stopped),
        ):
            _bind(bindings, keys, does)
        return bindings

    def _typed(self, event: KeyPressEvent) -> None:
        typed = "".join(letter if letter.isprintable() else " " for letter in event.data)
        if isinstance(event.key_sequence[0].key, Keys) and event.key_sequence[0].key != Keys.BracketedPaste:
            return  # a key that means nothing here
        self._view = replace(self._view, typed=f"{self._view.typed}{typed}".lstrip()[:LONGEST_LINE])

    def _shorter(self, event: KeyPressEvent) -> None:
        self._view = replace(self._view, typed=self._view.typed[:-1])

    def _cleared(self, event: KeyPressEvent) -> None:
        self._view = replace(self._view, typed="")

    def _moved(self, event: KeyPressEvent) -> None:
        self._view = moved(self._listing, self._view, _MOVES[Keys(event.key_sequence[0].key)])

    def _turned(self, event: KeyPressEvent) -> None:
        self._view = turned(self._listing, self._view, _TURNS[Keys(event.key_sequence[0].key)])

    def _gone(self, event: KeyPressEvent) -> None:
        entry = pointed_at(self._listing, self._view)
        if entry:
            event.app.exit(result=entry.id)


_OTHERS = (Keys.ControlR, Keys.ControlS)


def _bind(bindings: KeyBindings, keys: tuple[Keys, ...], does: Callable[[KeyPressEvent], None]) -> None:
    for key in keys:
        bindings.add(key, eager=True)(does)


def _nothing(event: KeyPressEvent) -> None:
    """A key that is not taken."""


def _left(event: KeyPressEvent) -> None:
    event.app.exit(exception=WentBack())


def _stopped(event: KeyPressEvent) -> None:
    event.app.exit(exception=KeyboardInterrupt())
