"""Shows some lines until one key is pressed that leads on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPress, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.renderer import CPR_Support

from cxaudit.interview.keyboard import UNKNOWN, Keyboard
from cxaudit.interview.keys import DOWN, ENTER, ESCAPE, LEFT, RIGHT, UP
from cxaudit.interview.parts import Shown

INTERRUPT = "interrupt"
"""Name of every key that stops."""

STOP_KEYS = (Keys.ControlC, Keys.ControlD, Keys.SIGINT)
"""Keys that stop, as prompt_toolkit calls them."""

ESCAPE_SECONDS = 0.05
"""How long a single Esc waits for the rest of an arrow key's sequence."""

_STYLES = {"quiet": "ansibrightblack", "strong": "bold", "key": "ansicyan", "chosen": "bold ansicyan", "": ""}
_NAMES: dict[Keys | str, str] = {
    Keys.Up: UP,
    Keys.Down: DOWN,
    Keys.ControlM: ENTER,
    Keys.Escape: ESCAPE,
    Keys.Left: LEFT,
    Keys.Right: RIGHT,
    **dict.fromkeys(STOP_KEYS, INTERRUPT),
}
_NO_KEYS = (Keys.CPRResponse, Keys.Vt100MouseEvent, Keys.WindowsMouseEvent)


def one_key(
    keyboard: Keyboard, lines: Callable[[], Sequence[Shown]], pressed: Callable[[str], str | None]
) -> str:
    """Show lines until a key leads on, and return where to.

    Args:
        keyboard: from which one plain key at a time is taken.
        lines: what is shown now, called again after every key and when the window changes.
        pressed: where a key leads, which is a character, a name, or why it is not taken; None: nowhere.

    Returns:
        What `pressed` said; `INTERRUPT` where one stops, or the terminal is gone.
    """
    bindings = KeyBindings()

    @bindings.add(Keys.Any, eager=True)
    def _(event: KeyPressEvent) -> None:
        key = _named(event.key_sequence[0])
        leads = INTERRUPT if key == INTERRUPT else pressed(key) if key else None
        if leads is not None:
            event.app.exit(result=leads)

    window = Window(FormattedTextControl(lambda: fragments(lines())), always_hide_cursor=True)
    app: Application[str] = Application(
        Layout(window), key_bindings=bindings, input=keyboard, erase_when_done=True
    )
    app.renderer.cpr_support = CPR_Support.NOT_SUPPORTED  # a report that comes late would hide a key
    app.ttimeoutlen = ESCAPE_SECONDS
    app.after_render += lambda _: keyboard.drawn()
    try:
        with keyboard.one_key():
            return app.run()
    except (KeyboardInterrupt, EOFError):  # a signal, or the terminal is gone
        return INTERRUPT


def fragments(lines: Sequence[Shown]) -> StyleAndTextTuples:
    """Return lines as prompt_toolkit draws them, each with its end."""
    return [(_STYLES[line.style], f"{line.text}\n") for line in lines]


def _named(press: KeyPress) -> str:
    """A key by its name, or why it is not taken; empty for what is no key."""
    if press.key is Keys.Ignore:
        return press.data
    if press.key in _NO_KEYS:
        return ""
    return _NAMES.get(press.key) or (UNKNOWN if isinstance(press.key, Keys) else press.key)
