"""Keys of our own at questionary's prompts: they leave, pick by number, and begin a new line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys

from cxaudit.interview.asking import Option, WentBack
from cxaudit.interview.one_key import STOP_KEYS


def leaving(*, escape: bool) -> KeyBindings:
    """Keys that leave a prompt without an answer, whatever it asks for; Esc does so, or nothing.

    Nothing stays of a prompt from which it leads back. A search begins with none: prompt_toolkit would put
    its own English line in the place of what is asked.
    """
    bindings = KeyBindings()

    def stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    def leave(event: KeyPressEvent) -> None:
        if escape:
            event.app.erase_when_done = True
            event.app.exit(exception=WentBack())

    for key in STOP_KEYS:
        bindings.add(key, eager=True)(stop)
    bindings.add(Keys.Escape, eager=True)(leave)  # else it changes the meaning of the next key
    for key in (Keys.ControlR, Keys.ControlS):
        bindings.add(key, eager=True)(lambda event: None)
    return bindings


def with_numbers(bindings: KeyBindingsBase | None, options: Sequence[Option]) -> KeyBindingsBase:
    """Let the number of a choice pick it."""
    ours = KeyBindings()

    def picking(value: str) -> Callable[[KeyPressEvent], None]:
        return lambda event: event.app.exit(result=value)

    for number, option in enumerate(options, 1):
        ours.add(str(number), eager=True)(picking(option.value))
    return merge_key_bindings([bindings or KeyBindings(), ours])


def with_new_line(bindings: KeyBindingsBase | None) -> KeyBindingsBase:
    """Let Ctrl-J, which every terminal sends, begin a new line as Alt-Enter does where there is that."""
    ours = KeyBindings()

    @ours.add(Keys.ControlJ, eager=True)
    def new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n")

    return merge_key_bindings([bindings or KeyBindings(), ours])
