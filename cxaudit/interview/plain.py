"""Asks line by line, without one escape code: where no single keys can be taken, or where that is asked for.

That is a pipe, git's shell on Windows, or TERM=dumb.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from shutil import get_terminal_size
from typing import TypeVar

from cxaudit.audit import TypedEntry
from cxaudit.interview.answering import Unclear, half_answer, read_answer, understood
from cxaudit.interview.asking import Option, Stopped, WentBack, enter_means, keeping, one_line, refusal
from cxaudit.interview.commands import Annotation, Command, SetAnswer, Stop
from cxaudit.interview.flow import Interview
from cxaudit.interview.help import typed_help_lines
from cxaudit.interview.keys import BACK, HELP_KEY, key_of
from cxaudit.interview.pace import Stopwatch, pace_of
from cxaudit.interview.page import TAKE, Page
from cxaudit.interview.pages import no_way, page_lines
from cxaudit.interview.screen import all_lines
from cxaudit.numbers import whole_number
from cxaudit.text import LONGEST_LINE, LONGEST_TEXT
from cxaudit.words import _

_NARROWEST, _WIDEST = 40, 79


def _width() -> int:
    """Letters of a line: what the terminal has room for; where there is none, as many as most have."""
    return min(_WIDEST, max(_NARROWEST, get_terminal_size().columns - 1))


_Asked = TypeVar("_Asked")


class Lines:
    """A user who reads lines and types lines, each ended by Enter."""

    def __init__(
        self, read: Callable[[], str], write: Callable[[str], object], minutes: Callable[[], float]
    ) -> None:
        """Ask somebody.

        Args:
            read: returns the next line typed; raises EOFError when there is none any more.
            write: shows a line.
            minutes: says how many minutes went by, since whenever.
        """
        self._read, self._write = read, write
        self._stopwatch = Stopwatch(minutes)
        self._stopping = False
        self._leads_back = False  # to the question at which a key was pressed
        self._goes_back = False  # to what was asked before

    def command(self, interview: Interview) -> Command | None:
        """Ask the question at which the interview stands, until the answer is a command."""
        if self._stopping:
            return Stop(interrupted=True)
        if interview.over:
            return None
        for line in all_lines(interview, pace_of(interview, self._stopwatch.waited), _width()):
            self.say(line.text.replace("\N{NO-BREAK SPACE}", " "))
        try:
            while True:
                command = self._command(interview, self._typed_line("> "))
                if command is not None:
                    if isinstance(command, SetAnswer | Annotation):
                        self._stopwatch.told()
                    return command
        except Stopped as stopped:
            self._stopping = True
            return stopped.kept or Stop(interrupted=True)

    def _command(self, interview: Interview, typed: str) -> Command | None:
        """Take a line for what it means; None where it means nothing yet."""
        if typed == HELP_KEY:
            for line in typed_help_lines(interview.audit, _width()):
                self.say(line.text)
            return None
        self._leads_back = True
        try:
            return self._read_command(interview, typed)
        except WentBack:
            self.say(_("Nothing is kept. Back to: {question}", question=interview.place.question.listed))
            return None
        finally:
            self._leads_back = False

    def _read_command(self, interview: Interview, typed: str) -> Command | None:
        if key := key_of(interview.audit, typed.lower()):
            return key.ask(self, interview)
        entry = interview.type.entry
        if isinstance(entry, TypedEntry) and entry.several_lines:
            if len(typed) == 1:
                self.say(f"{entry.invitation}.")
                return None
            typed = keeping(
                partial(self._several_lines, interview, entry.label, typed), partial(half_answer, interview)
            )
        answer = read_answer(self, interview, typed)
        if isinstance(answer, Unclear):
            self.say(answer.why)
            return None
        if isinstance(entry, TypedEntry):  # a number that was chosen can be seen above
            self.say(understood(interview, answer.response))
        return answer

    def _several_lines(self, interview: Interview, label: str, first: str) -> str:
        """Ask for lines until an empty one; what was typed already is the first.

        Raises:
            WentBack: if the user goes back instead of writing.
            Stopped: if there is no line any more, with those that there were.
        """
        before = interview.type.typed(interview.response)
        lines = [first or self._line(label, [_("Enter: keep it")] if before else [], needed=not before)]
        try:
            while lines[-1]:
                lines.append(self._typed_line(_("… (Enter: done) ")))
        except Stopped as stopped:
            raise Stopped("\n".join(lines)) from stopped
        return "\n".join(lines).strip() or before

    def text(self, message: str, default: str = "", *, nothing: str) -> str:
        """Ask for a text, which is one line here."""
        return self._typed(message, default, nothing, LONGEST_TEXT)

    def line(self, message: str, default: str = "", *, nothing: str = "", longest: int = LONGEST_LINE) -> str:
        """Ask for a text of one line."""
        return one_line(self._typed(message, default, nothing, longest))

    def _typed(self, message: str, default: str, nothing: str, longest: int) -> str:
        """Ask until the text can be taken; Enter alone keeps the default, and a minus takes it away."""
        ways = [_("Enter: keep it")] if default else [enter_means(nothing)] if nothing else []
        ways += [_("-: take it away")] if default and nothing else []
        shown = message + (f" [{default}]" if default else "")
        while True:
            typed = self._line(shown, ways, needed=not (default or nothing)) or default
            if typed == "-" and default and nothing:
                return ""
            wrong = refusal(typed, longest, needed=not nothing)
            if not wrong:
                return typed
            self.say(wrong)

    def pick(self, message: str, options: Sequence[Option], default: str = "") -> str:
        """Ask for one of several things by its number; Enter alone takes the default where there is one."""
        self._options(message, options)
        values = [option.value for option in options]
        proposed = str(values.index(default) + 1) if default in values else ""
        while True:
            typed = self._line(_("Number") + (f" [{proposed}]" if proposed else ""), needed=not proposed)
            number = whole_number(typed or proposed, len(options))
            if number:
                return values[number - 1]
            self.say(_("Choose a number from 1 to {last}.", last=len(options)))

    @contextmanager
    def going_back(self) -> Iterator[None]:
        """Let the key for it lead back from whatever is asked within."""
        self._goes_back = True
        try:
            yield
        finally:
            self._goes_back = False

    def tick(
        self,
        message: str,
        options: Sequence[Option],
        ticked: Collection[str] | None = None,
        *,
        nothing: str = "",
    ) -> tuple[str, ...]:
        """Ask which of several things by their numbers; Enter alone takes what is proposed, a minus none."""
        self._options(message, options)
        numbers = {str(number): option.value for number, option in enumerate(options, 1)}
        proposed = [number for number, value in numbers.items() if ticked is None or value in ticked]
        ways = [enter_means(_("all") if len(proposed) == len(options) else " ".join(proposed) or nothing)]
        ways += [f"-: {nothing}"] if nothing and proposed else []
        while True:
            typed = self._line(_("Numbers, separated by blanks"), ways).split() or proposed
            if nothing and typed in ([], ["-"]):
                return ()
            if typed and set(typed) <= numbers.keys():
                return tuple(value for number, value in numbers.items() if number in typed)
            self.say(_("Choose numbers from 1 to {last}.", last=len(options)))

    def choose(self, page: Page) -> str:
        """Show a page, and ask for one of its keys."""
        for line in page_lines(page, _width()):
            self.say(line.text)
        while True:
            key = self._typed_line("> ").lower() or TAKE
            if way := page.way(key):
                return way.value
            self.say(no_way(page, key))

    def table(self, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show each row of a table as a line of its own."""
        self.say(title)
        for first, *cells in rows:
            told = [f"{head}: {cell}" for head, cell in zip(heads[1:], cells, strict=True) if cell]
            self.say(f"  {first}: {', '.join(told)}" if told else f"  {first}")

    def say(self, text: str) -> None:
        """Show a line."""
        self._write(text)

    def _options(self, message: str, options: Sequence[Option]) -> None:
        self.say(message)
        for number, option in enumerate(options, 1):
            self.say(f"  {number}  {option.title}")

    def _line(self, message: str, ways: Sequence[str] = (), *, needed: bool = False) -> str:
        """Ask for a line.

        Args:
            message: what is asked.
            ways: what Enter alone means, and other short ways to answer.
            needed: whether an empty line is no answer; what a key has led to is left by it then.

        Raises:
            WentBack: if the user goes back to the question, by that or by the key for it.
            Stopped: if there is no line any more.
        """
        enter = self._leads_back and needed
        back = [enter_means(_(BACK.label)) if enter else f"{BACK.id}: {_(BACK.label)}"]
        back = back if self._leads_back or self._goes_back else []
        shown = f" ({'; '.join([*ways, *back])})" if ways or back else ""
        typed = self._typed_line(f"{message}{shown}: ")
        if (back and typed.lower() == BACK.id) or (enter and not typed):
            raise WentBack
        return typed

    def _typed_line(self, prompt: str) -> str:
        self._write(prompt)
        try:
            return self._read().strip()
        except (EOFError, KeyboardInterrupt) as stop:
            raise Stopped from stop
