"""Asks one thing at a time of a person at a terminal: one key answers, the rest is questionary.

Nothing is ever preselected on a rating, and Enter alone answers nothing: what is pasted, or typed ahead,
must not answer by accident.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import fill
from typing import Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.filters import Always
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, Layout, Window

from cxaudit.interview.asking import LONGEST_LINE, LONGEST_TEXT, Choice, Stopped, one_line, refusal
from cxaudit.interview.commands import Answer, Command, Note, Rate, Stop
from cxaudit.interview.flow import Interview
from cxaudit.interview.follow_up import FOLLOW_UPS, answer, response_of
from cxaudit.interview.screen import HELP, Pace, screen
from cxaudit.report.words import answer_text
from cxaudit.scoring import score, whole

_STYLES = {"quiet": "ansibrightblack", "strong": "bold", "key": "ansicyan", "": ""}
_INTERRUPT = "interrupt"
_STOP_KEYS = ("c-c", "c-d", "<sigint>")
_OTHER_KEYS = {"escape": "b", "left": "b", **dict.fromkeys(_STOP_KEYS, _INTERRUPT)}
_DIGITS = "0123456789"
_ESCAPE_SECONDS = 0.05
"""How long a single Esc waits for the rest of an arrow key's sequence."""


class _Left(Exception):
    """The person went back to the question by Esc, and told nothing."""


class Terminal:
    """A person at a terminal that takes single keys."""

    def __init__(self, minutes: Callable[[], float]) -> None:
        """Ask somebody; `minutes` says how long the sitting has lasted."""
        self._minutes = minutes
        self._answered = 0
        self._poor = ""
        self._stopping = False
        self._escape = False

    def command(self, interview: Interview) -> Command | None:
        """Ask the question at which the interview stands, until something is told that can be taken."""
        if self._stopping:
            return Stop(interrupted=True)
        if self._poor:
            noted = self._note_on_poor(interview)
            if noted:
                return noted
        while not interview.over:
            told = self._told(interview, self._key(interview))
            if told is not None:
                self._answered += isinstance(told, Answer)
                return told
        return None

    def text(self, message: str, default: str = "") -> str:
        """Ask for a text; whoever stops keeps what was typed so far."""
        return self._typed(message, default, LONGEST_TEXT)

    def line(self, message: str, default: str = "", *, needed: bool = False) -> str:
        """Ask for a text of one line; the lines of a pasted text are joined."""
        return one_line(self._typed(message, default, LONGEST_LINE, needed=needed))

    def pick(self, message: str, choices: Sequence[Choice]) -> str:
        """Ask for one of several things."""
        titles = [questionary.Choice(choice.title, value=choice.value) for choice in choices]
        return str(self._ask(questionary.select(message, titles, use_emacs_keys=False, use_jk_keys=False)))

    def tick(self, message: str, choices: Sequence[Choice]) -> tuple[str, ...]:
        """Ask which of several things, all of them ticked at first."""
        titles = [questionary.Choice(each.title, value=each.value, checked=True) for each in choices]
        asked = questionary.checkbox(
            message, titles, use_emacs_keys=False, use_jk_keys=False, validate=_ticked
        )
        return tuple(self._ask(asked))

    def say(self, text: str) -> None:
        """Show some lines, wrapped to the width."""
        width = get_app_session().output.get_size().columns - 1
        questionary.print("\n".join(fill(line, width, replace_whitespace=False) for line in text.split("\n")))

    def _typed(self, message: str, default: str, longest: int, *, needed: bool = False) -> str:
        asked = questionary.text(
            message, default, validate=lambda typed: refusal(typed, longest, needed=needed) or True
        )
        try:
            typed = str(self._ask(asked)).strip()
        except Stopped as stopped:
            raise Stopped(asked.application.current_buffer.text.strip()) from stopped
        _forget_keys()
        return typed

    def _ask(self, asked: questionary.Question) -> Any:  # noqa: ANN401 - whatever the choices hold
        """Ask with keys of our own: Ctrl-D stops everywhere, and Esc leads back to the question."""
        app = asked.application
        ours = _leaving(escape=self._escape)
        app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), ours])
        app.ttimeoutlen = _ESCAPE_SECONDS
        for window in app.layout.find_all_windows():
            window.wrap_lines = Always()  # questionary cuts a long choice at the edge
        try:
            return asked.unsafe_ask()
        except (KeyboardInterrupt, EOFError) as stop:
            raise Stopped from stop

    def _told(self, interview: Interview, key: str) -> Command | None:
        if key == _INTERRUPT:
            return Stop(interrupted=True)
        if key == "?":
            self.say(f"\n{interview.place.question.check}\n\n{HELP}\n")
            return None
        self._escape = True
        try:
            return FOLLOW_UPS[key](self, interview) if key in FOLLOW_UPS else self._answer(interview, key)
        except _Left:
            return None
        except Stopped as stopped:
            self._stopping = True
            kept = key == "n" and stopped.typed not in ("", interview.response.note)
            return Note(stopped.typed) if kept else Stop(interrupted=True)
        finally:
            self._escape = False

    def _answer(self, interview: Interview, key: str) -> Command | None:
        question = interview.place.question
        told = answer(interview, self.line(question.ask, default=key) if question.measure else key)
        if isinstance(told, str):
            self.say(told)
            return None
        response = response_of(told)
        if isinstance(told, Rate):
            self.say(f"✔ {question.ask} {answer_text(interview.audit, question, response)}")
        share = score(interview.audit, question, response)
        poor = (
            share is not None
            and whole(share) < interview.audit.checklist.marks.wanting
            and not interview.response.note
        )
        self._poor = question.id if poor else ""
        return told

    def _note_on_poor(self, interview: Interview) -> Command | None:
        """Offer a note on a poor answer, which is saved by now; Enter passes on."""
        question, self._poor = self._poor, ""
        try:
            typed = self.text("  A note on this? (Enter: none)")
        except Stopped as stopped:
            self._stopping = True
            typed = stopped.typed
            if not typed:
                return Stop(interrupted=True)
        return Note(typed, question) if typed else None

    def _key(self, interview: Interview) -> str:
        """Show the question until one of its keys is pressed."""

        def lines() -> StyleAndTextTuples:
            size = get_app_session().output.get_size()
            pace = Pace(self._minutes(), self._answered)
            shown = screen(interview, pace, size.columns - 1, size.rows - 1)
            return [(_STYLES[line.style], f"{line.text}\n") for line in shown]

        window = Window(FormattedTextControl(lines), wrap_lines=True, always_hide_cursor=True)
        app: Application[str] = Application(
            Layout(window), key_bindings=_bindings(interview), erase_when_done=True
        )
        app.ttimeoutlen = _ESCAPE_SECONDS
        try:
            return app.run()
        except (KeyboardInterrupt, EOFError):  # a signal, or the terminal is gone
            return _INTERRUPT


def _bindings(interview: Interview) -> KeyBindings:
    bindings = KeyBindings()
    steps = len(interview.audit.checklist.steps(interview.place.question))
    digits = _DIGITS[1 : steps + 1] if steps else _DIGITS
    keys = {key: key for key in (*digits, *FOLLOW_UPS, "?")} | {key.upper(): key for key in FOLLOW_UPS}
    for key, told in (keys | _OTHER_KEYS).items():

        def leave(event: KeyPressEvent, told: str = told) -> None:
            event.app.exit(result=told)

        bindings.add(key, eager=True)(leave)
    return bindings


def _leaving(*, escape: bool) -> KeyBindings:
    """Keys that leave a prompt without an answer, whatever it asks for."""
    bindings = KeyBindings()

    def stop(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    def leave(event: KeyPressEvent) -> None:
        event.app.exit(exception=_Left())

    for key in _STOP_KEYS:
        bindings.add(key, eager=True)(stop)
    if escape:
        bindings.add("escape", eager=True)(leave)
    return bindings


def _forget_keys() -> None:
    """Drop what was typed ahead: the rest of a pasted text is no answer to what is asked next."""
    keyboard = get_app_session().input
    clear_typeahead(keyboard)
    while keyboard.read_keys():
        pass


def _ticked(values: list[str]) -> bool | str:
    return bool(values) or "Leave at least one."
