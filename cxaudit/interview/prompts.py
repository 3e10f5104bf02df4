"""Asks one thing at a time of a user at a terminal with questionary's prompts: texts, lists and ticks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import questionary
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.filters import Always, Condition, is_done
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import ConditionalContainer, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.shortcuts import print_formatted_text
from prompt_toolkit.utils import get_cwidth
from questionary.constants import DEFAULT_QUESTION_PREFIX, DEFAULT_STYLE

from cxaudit.interview.asking import Option, Stopped, WentBack, enter_means, one_line, refusal
from cxaudit.interview.keyboard import Keyboard, said_of
from cxaudit.interview.one_key import ESCAPE_SECONDS, INTERRUPT, one_key
from cxaudit.interview.page import Page, Way
from cxaudit.interview.pages import DrawnPage, PageView, draw_page, press_page
from cxaudit.interview.prompt_keys import leaving, with_new_line, with_numbers
from cxaudit.interview.tables import drawn_table
from cxaudit.interview.word_wrap import wrap_at_words
from cxaudit.interview.wrapping import clip, wrap
from cxaudit.terminal import visible
from cxaudit.text import LONGEST_LINE, LONGEST_TEXT
from cxaudit.words import _, ngettext

_BEFORE = 5
"""Cells before the title of one of several things: the pointer, and the mark of what is ticked."""


class Prompts:
    """A user at a terminal who is asked by prompts."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        """Ask somebody; `seconds` is a clock that never goes back, to tell a key from its repeats."""
        self._keyboard = Keyboard(get_app_session().input, seconds)
        self._goes_back = False  # whether Esc leads back
        self._numbered = False  # whether a key has led here, so that no number can come too late

    def text(self, message: str, default: str = "", *, nothing: str) -> str:
        """Ask for a text, that so far stands in the line; whoever stops keeps what was typed so far."""
        return self._typed(message, default, nothing, LONGEST_TEXT, several_lines=True)

    def line(self, message: str, default: str = "", *, nothing: str = "", longest: int = LONGEST_LINE) -> str:
        """Ask for a text of one line; the lines of a pasted text are joined."""
        return one_line(self._typed(message, default, nothing, longest))

    def pick(self, message: str, options: Sequence[Option], default: str = "") -> str:
        """Ask for one of several things."""
        self._keyboard.another_list()
        numbered = self._numbered and len(options) < 10
        titles = [
            questionary.Choice(_folded(each.title, f"{number}  " if numbered else ""), value=each.value)
            for number, each in enumerate(options, 1)
        ]
        first = next((title for title in titles if title.value == default), None)
        how = _("(a number, or arrow keys and Enter)") if numbered else _("(Use arrow keys)")
        asked = questionary.select(
            _in_lines(message, how), titles, first, use_emacs_keys=False, use_jk_keys=False, instruction=how
        )
        if numbered:
            asked.application.key_bindings = with_numbers(asked.application.key_bindings, options)
        asked.application.erase_when_done = True  # questionary echoes no number, and breaks words
        try:
            value = str(self._asked(_saying_what_is_not_taken(asked)))
        except Stopped:
            _leave_prompt(_in_lines(message, how), "instruction", how)
            raise
        picked = next(each.title for each in options if each.value == value)
        _leave_prompt(_in_lines(message), "answer", picked)
        return value

    @contextmanager
    def going_back(self) -> Iterator[None]:
        """Let Esc lead back from whatever is asked within."""
        before, self._goes_back = self._goes_back, True
        try:
            yield
        finally:
            self._goes_back = before

    def tick(
        self,
        message: str,
        options: Sequence[Option],
        ticked: Collection[str] | None = None,
        *,
        nothing: str = "",
    ) -> tuple[str, ...]:
        """Ask which of several things."""
        titles = [
            questionary.Choice(
                _folded(each.title), value=each.value, checked=ticked is None or each.value in ticked
            )
            for each in options
        ]
        self._keyboard.another_list()
        how = _("(space: in or out · a: all or none · Enter: done)")
        asked = questionary.checkbox(
            _in_lines(message, how),
            titles,
            use_emacs_keys=False,
            use_jk_keys=False,
            validate=lambda values: bool(values or nothing) or _("Leave at least one."),
            instruction=how,
        )
        asked.application.erase_when_done = True  # questionary's own last line is in English only
        try:
            values = tuple(self._asked(_saying_what_is_not_taken(asked)))
        except Stopped:
            _leave_prompt(_in_lines(message, how), "instruction", how)
            raise
        said = _ticks([each.title for each in options if each.value in values]) if values else nothing
        _leave_prompt(_in_lines(message), "answer", said)
        return values

    def choose(self, page: Page) -> str:
        """Show a page until one of its keys is pressed; what was chosen stays above what comes next."""
        view = PageView()

        def drawn() -> DrawnPage:
            size = get_app_session().output.get_size()
            return draw_page(page, size.columns - 1, size.rows - 2, view)

        def pressed(key: str) -> str | None:
            nonlocal view
            done = press_page(key, page, view, drawn())
            if isinstance(done, Way):
                return done.key
            view = done
            return None

        key = one_key(self._keyboard, lambda: drawn().lines, pressed)
        if key == INTERRUPT:
            raise Stopped
        way = next(way for way in page.ways if way.key == key)
        questionary.print(clip(visible(f"✔ {way.label} · {page.title}"), _width()))
        return way.value

    def table(self, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show a table as wide as the window."""
        for line in drawn_table(title, heads, rows, _width() + 1):
            questionary.print(line)

    def say(self, text: str) -> None:
        """Show some lines, wrapped to the width."""
        for line in wrapped(text):
            questionary.print(line)

    def _typed(
        self, message: str, default: str, nothing: str, longest: int, *, several_lines: bool = False
    ) -> str:
        ways = [_("Ctrl-J: a new line")] if several_lines else []
        if nothing:
            ways = [_("empty: {meaning}", meaning=nothing) if default else enter_means(nothing), *ways]
        message = _in_lines(f"{message} ({' · '.join(ways)})" if ways else message)
        message += "\n" if several_lines else ""  # there is room for what is written

        def valid(typed: str) -> bool | str:
            return refusal(typed, longest, needed=not nothing) or True

        asked = questionary.text(message, default, validate=valid)
        if several_lines:
            asked.application.key_bindings = with_new_line(asked.application.key_bindings)
        wrap_at_words(asked.application, get_cwidth(f"{DEFAULT_QUESTION_PREFIX} {message} ".split("\n")[-1]))
        typed = str(self._asked(asked)).strip()
        self._keyboard.forget()
        return typed

    def _asked(self, asked: questionary.Question) -> Any:  # noqa: ANN401 - whatever the choices hold
        """Ask with keys of our own: Ctrl-D stops everywhere, and Esc leads back to the question."""
        app = asked.application
        app.input = self._keyboard
        ours = leaving(escape=self._goes_back)
        app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), ours])
        app.ttimeoutlen = ESCAPE_SECONDS
        for window in app.layout.find_all_windows():
            window.wrap_lines = Always()  # questionary cuts a long choice at the edge
        before = app.current_buffer.text.strip()
        try:
            return asked.unsafe_ask()
        except (KeyboardInterrupt, EOFError) as stop:
            raise Stopped(app.current_buffer.text.strip()[:LONGEST_TEXT]) from stop
        except WentBack as left:
            typed = app.current_buffer.text.strip()
            raise WentBack("" if typed == before else typed) from left


def _saying_what_is_not_taken(asked: questionary.Question) -> questionary.Question:
    """Say below a list why a key is not taken."""
    app, bindings, said = asked.application, KeyBindings(), ""

    @bindings.add(Keys.Ignore, eager=True)
    def say(event: KeyPressEvent) -> None:
        nonlocal said
        said = said_of(event.key_sequence[0].data)

    below = ConditionalContainer(
        Window(FormattedTextControl(lambda: said), dont_extend_height=True),
        Condition(lambda: bool(said)) & ~is_done,
    )
    app.layout = Layout(HSplit([app.layout.container, below]), app.layout.current_window)
    app.key_bindings = merge_key_bindings([app.key_bindings or KeyBindings(), bindings])
    return asked


def _ticks(titles: Sequence[str]) -> str:
    """Say what was ticked: one thing by its title, several by their number."""
    if len(titles) == 1:
        return f"[{titles[0]}]"
    return ngettext("done ({n} selection)", "done ({n} selections)", len(titles))


def _leave_prompt(message: str, style: str, said: str) -> None:
    """Leave a prompt behind as questionary does: what was asked, and what is said to it."""
    mark = " " * (len(DEFAULT_QUESTION_PREFIX) + 1)
    lines = [f"{mark}{line}" for line in wrap(said, max(_width() - len(mark), 2))]
    if get_cwidth(f"{mark}{message} {said}".split("\n")[-1]) > _width() and message.strip():
        said = "\n" + "\n".join(lines)
    asked = [("class:qmark", DEFAULT_QUESTION_PREFIX), ("class:question", f" {message} ")]
    print_formatted_text(FormattedText([*asked, (f"class:{style}", said)]), style=DEFAULT_STYLE)


def _in_lines(message: str, beside: str = "") -> str:
    """Break what is asked at its blanks, where a terminal would break its words; `beside` is in one piece."""
    mark = len(DEFAULT_QUESTION_PREFIX) + 1
    room = max(_width() - mark, 2)
    lines = wrap(message, room) or [""]
    below = get_cwidth(lines[-1]) + 1 + get_cwidth(beside) > room  # with a blank before it
    return ("\n" + " " * mark).join(lines) + ("\n" + " " * (mark - 1) if below else "")


def _folded(title: str, number: str = "") -> str:
    """Break one of several things at its blanks, further lines below the first, behind its number if any."""
    before = _BEFORE + len(number)
    return number + ("\n" + " " * before).join(wrap(title, max(_width() - before, 2)))


def _width() -> int:
    """Cells of a line of the terminal, less the last one."""
    return get_app_session().output.get_size().columns - 1


def wrapped(text: str) -> list[str]:
    """Return a text as lines that fit the width of the terminal, further ones indented like the first."""
    width = _width()
    lines = []
    for line in visible(text).split("\n"):
        indent = line[: len(line) - len(line.lstrip())]
        lines += [indent + each for each in wrap(line, width - len(indent)) or [""]]
    return lines
