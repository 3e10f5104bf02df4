"""Asks one thing at a time of a person at a terminal: one key answers, the rest is questionary.

Nothing is ever preselected on a rating, and Enter alone answers nothing: what is pasted, or typed ahead,
must not answer by accident.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

import questionary
from prompt_toolkit import PromptSession
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Always, Condition, is_done
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.validation import ValidationError, Validator

from cxaudit.checklist import Measure
from cxaudit.interview.asking import Choice, Left, Stopped, one_line, refusal
from cxaudit.interview.commands import Answer, Command, Measured, Stop
from cxaudit.interview.flow import Interview
from cxaudit.interview.follow_up import (
    FOLLOW_UPS,
    half_read,
    keeping,
    measured,
    rated,
    typed_before,
    understood,
)
from cxaudit.interview.keyboard import SEVERAL, SOON, Keyboard
from cxaudit.interview.one_key import ESCAPE_SECONDS, INTERRUPT, STOP_KEYS, fragments, one_key
from cxaudit.interview.parts import Shown
from cxaudit.interview.pressing import HELP_KEY, LEFT_OUT, Told, press
from cxaudit.interview.readings import read
from cxaudit.interview.screen import Drawn, Pace, View, counting, draw, help_pages
from cxaudit.interview.wrapping import clip, wrap
from cxaudit.terminal import visible
from cxaudit.text import LONGEST_LINE, LONGEST_TEXT


class Terminal:
    """A person at a terminal that takes single keys."""

    def __init__(self, minutes: Callable[[], float], seconds: Callable[[], float]) -> None:
        """Ask somebody.

        Args:
            minutes: says how long the sitting has lasted.
            seconds: a clock that never goes back, to tell a key from the repeats of one that is held.
        """
        self._minutes = minutes
        self._keyboard = Keyboard(get_app_session().input, seconds)
        self._answered = 0
        self._said = ""
        self._stopping = False
        self._escape = False

    def command(self, interview: Interview) -> Command | None:
        """Ask the question at which the interview stands, until something is told that can be taken."""
        if self._stopping:
            return Stop(interrupted=True)
        while not interview.over:
            told = self._told(interview, self._key(interview))
            if told is not None:
                self._said = ""
                if isinstance(told, Answer):
                    self._answered += 1
                    self._leave(f"✔ {understood(interview, told)} · {interview.place.question.ask}")
                return told
        return None

    def text(self, message: str, default: str = "", *, nothing: str = "nothing") -> str:
        """Ask for a text, that so far stands in the line; whoever stops keeps what was typed so far."""
        return self._typed(message, default, nothing, LONGEST_TEXT)

    def line(self, message: str, default: str = "", *, nothing: str = "") -> str:
        """Ask for a text of one line; the lines of a pasted text are joined."""
        return one_line(self._typed(message, default, nothing, LONGEST_LINE))

    def pick(self, message: str, choices: Sequence[Choice], default: str = "") -> str:
        """Ask for one of several things."""
        self._keyboard.another_list()
        titles = [questionary.Choice(choice.title, value=choice.value) for choice in choices]
        first = next((title for title in titles if title.value == default), None)
        asked = questionary.select(message, titles, first, use_emacs_keys=False, use_jk_keys=False)
        return str(self._ask(_saying_what_is_not_taken(asked)))

    def tick(
        self, message: str, choices: Sequence[Choice], ticked: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Ask which of several things."""
        titles = [
            questionary.Choice(each.title, value=each.value, checked=ticked is None or each.value in ticked)
            for each in choices
        ]
        self._keyboard.another_list()
        asked = questionary.checkbox(
            message,
            titles,
            use_emacs_keys=False,
            use_jk_keys=False,
            validate=_ticked,
            instruction="(space: in or out · a: all or none · Enter: done)",
        )
        return tuple(self._ask(_saying_what_is_not_taken(asked)))

    def say(self, text: str) -> None:
        """Show some lines, wrapped to the width."""
        width = get_app_session().output.get_size().columns - 1
        for line in visible(text).split("\n"):
            indent = line[: len(line) - len(line.lstrip())]
            wrapped = wrap(line, width - len(indent)) or [""]
            questionary.print("\n".join(indent + each for each in wrapped))

    # ---- prompts -------------------------------------------------------------------------------------------

    def _typed(self, message: str, default: str, nothing: str, longest: int) -> str:
        if nothing:
            message += f" ({'empty' if default else 'Enter'}: {nothing})"

        def valid(typed: str) -> bool | str:
            return refusal(typed, longest, needed=not nothing) or True

        asked = questionary.text(message, default, validate=valid)
        typed = str(self._ask(asked)).strip()
        self._keyboard.forget()
        return typed

    def _ask(self, asked: questionary.Question) -> Any:  # noqa: ANN401 - whatever the choices hold
        """Ask with keys of our own: Ctrl-D stops everywhere, and Esc leads back to the question."""
        app = asked.application
        app.input = self._keyboard
        ours = _leaving(escape=self._escape)
        app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), ours])
        app.ttimeoutlen = ESCAPE_SECONDS
        for window in app.layout.find_all_windows():
            window.wrap_lines = Always()  # questionary cuts a long choice at the edge
        before = app.current_buffer.text.strip()
        try:
            return asked.unsafe_ask()
        except (KeyboardInterrupt, EOFError) as stop:
            raise Stopped(app.current_buffer.text.strip()[:LONGEST_TEXT]) from stop
        except Left as left:
            typed = app.current_buffer.text.strip()
            raise Left("" if typed == before else typed) from left

    # ---- questions -----------------------------------------------------------------------------------------

    def _told(self, interview: Interview, key: str) -> Command | None:
        if key == INTERRUPT:
            return Stop(interrupted=True)
        if key == HELP_KEY:
            return Stop(interrupted=True) if self._help(interview) == INTERRUPT else None
        self._escape = True
        try:
            return FOLLOW_UPS[key](self, interview) if key in FOLLOW_UPS else self._answer(interview, key)
        except Left as left:
            if left.typed:
                self._leave(f"Not kept: {left.typed}")
            return None
        except Stopped as stopped:
            self._stopping = True
            return stopped.kept or Stop(interrupted=True)
        finally:
            self._escape = False

    def _answer(self, interview: Interview, key: str) -> Command | None:
        told = self._measured(interview, key) if interview.place.question.measure else rated(interview, key)
        return None if isinstance(told, str) else told

    def _leave(self, said: str) -> None:
        """Leave a line behind, which stays above the question that comes next."""
        self._said = clip(visible(said), get_app_session().output.get_size().columns - 1)
        questionary.print(self._said)

    def _measured(self, interview: Interview, key: str) -> Measured:
        """Ask for readings until they can be understood, beginning with a key or with those so far."""
        typed = key or typed_before(interview)
        while True:
            entered = keeping(partial(self._entry, interview, typed), partial(half_read, interview))
            told = measured(self, interview, entered)
            if isinstance(told, Measured):
                return told
            self.say(told.why)
            typed = told.typed

    def _entry(self, interview: Interview, default: str) -> str:
        """Ask for readings below the question, which is needed while one counts."""
        size = get_app_session().output.get_size()
        measure = interview.place.question.measure
        assert measure
        lines = counting(interview, size.columns - 1, size.rows - 3)
        prompt = [*fragments(lines), ("bold", f"  {measure.unit}: ")]
        session: PromptSession[str] = PromptSession(
            prompt, validator=_Readable(measure), validate_while_typing=False, erase_when_done=True
        )
        session.default_buffer.reset(Document(default))
        return str(self._ask(questionary.Question(session.app))).strip()

    def _key(self, interview: Interview) -> str:
        """Show the question until one of its keys is pressed."""
        view = View()

        def shown(view: View) -> Drawn:
            size = get_app_session().output.get_size()
            pace = Pace(self._minutes(), self._answered)
            return draw(interview, pace, size.columns - 1, size.rows - 1 - bool(self._said), view)

        def pressed(key: str) -> str | None:
            nonlocal view
            told = press(key, interview, view, shown)
            if isinstance(told, Told):
                return told.key
            view = told
            return None

        return one_key(self._keyboard, lambda: shown(view).lines, pressed)

    def _help(self, interview: Interview) -> str:
        """Show the help, a page after the other; Esc, b and q leave it at once."""
        page = 0

        def pages() -> list[list[Shown]]:
            size = get_app_session().output.get_size()
            return help_pages(interview, size.columns - 1, size.rows - 1)

        def pressed(key: str) -> str | None:
            nonlocal page
            page += key not in (SEVERAL, SOON)
            return key if key in (INTERRUPT, "escape", "b", "q") or page >= len(pages()) else None

        return one_key(self._keyboard, lambda: pages()[min(page, len(pages()) - 1)], pressed)


class _Readable(Validator):
    """Leaves what was typed in its line until it can be understood, or asked back."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    def validate(self, document: Document) -> None:
        """Refuse what is no reading, with the reason."""
        result = read(document.text, self._measure)
        if isinstance(result, str):
            raise ValidationError(len(document.text), result)


def _leaving(*, escape: bool) -> KeyBindings:
    """Keys that leave a prompt without an answer, whatever it asks for; Esc does so, or nothing."""
    bindings = KeyBindings()

    def stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    def leave(event: KeyPressEvent) -> None:
        if escape:
            event.app.exit(exception=Left())

    for key in STOP_KEYS:
        bindings.add(key, eager=True)(stop)
    bindings.add(Keys.Escape, eager=True)(leave)  # else it changes the meaning of the next key
    return bindings


def _saying_what_is_not_taken(asked: questionary.Question) -> questionary.Question:
    """Say below a list why a key is not taken."""
    app, bindings, said = asked.application, KeyBindings(), ""

    @bindings.add(Keys.Ignore, eager=True)
    def _(event: KeyPressEvent) -> None:
        nonlocal said
        said = LEFT_OUT[event.key_sequence[0].data]

    below = ConditionalContainer(
        Window(FormattedTextControl(lambda: said), dont_extend_height=True),
        Condition(lambda: bool(said)) & ~is_done,
    )
    app.layout = Layout(HSplit([app.layout.container, below]), app.layout.current_window)
    app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), bindings])
    return asked


def _ticked(values: list[str]) -> bool | str:
    return bool(values) or "Leave at least one."
