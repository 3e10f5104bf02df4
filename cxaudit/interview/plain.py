"""Asks line by line, without one escape code: where no single keys can be taken, or where that is asked for.

That is a pipe, git's shell on Windows, or TERM=dumb.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TypeVar

from prompt_toolkit.utils import get_cwidth

from cxaudit.audit import TypedEntry
from cxaudit.interview.answering import Unclear, half_answer, read_answer, said_back, understood
from cxaudit.interview.asking import Option, Stopped, WentBack, enter_means, keeping, one_line, refusal
from cxaudit.interview.commands import Annotation, Command, SetAnswer, Stop
from cxaudit.interview.flow import Interview
from cxaudit.interview.help import typed_help_lines
from cxaudit.interview.keys import ALIKE, BACK, HELP_KEY, key_of
from cxaudit.interview.list_lines import find_by_lines
from cxaudit.interview.listing import Listing
from cxaudit.interview.pace import Stopwatch, pace_of
from cxaudit.interview.page import TAKE, Page
from cxaudit.interview.pages import no_way, page_lines
from cxaudit.interview.screen import all_lines
from cxaudit.interview.wrapping import wrap
from cxaudit.numbers import whole_number
from cxaudit.text import LONGEST_LINE, LONGEST_TEXT, as_compared
from cxaudit.words import _

_NARROWEST, _WIDEST = 20, 79
"""Cells of a line at least, and at most."""


_Asked = TypeVar("_Asked")


class Lines:
    """A user who reads lines and types lines, each ended by Enter."""

    def __init__(
        self,
        read: Callable[[], str],
        write: Callable[[str], object],
        minutes: Callable[[], float],
        columns: Callable[[], int] = lambda: _WIDEST + 1,
    ) -> None:
        """Ask somebody.

        Args:
            read: returns the next line typed; raises EOFError when there is none any more.
            write: shows a line.
            minutes: says how many minutes went by, since whenever.
            columns: says how many cells a line has; where that is not known, as many as most have.
        """
        self._columns = columns
        self._read, self._write = read, write
        self._stopwatch = Stopwatch(minutes)
        self._stopping = False
        self._back: tuple[str, ...] = ()  # what leads back if it is typed

    def command(self, interview: Interview) -> Command | None:
        """Ask the question at which the interview stands, until the answer is a command."""
        if self._stopping:
            return Stop(interrupted=True)
        if interview.over:
            return None
        for line in all_lines(interview, pace_of(interview, self._stopwatch.waited), self._width):
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

    @property
    def _width(self) -> int:
        """Cells of a line: what the terminal has room for."""
        return min(_WIDEST, max(_NARROWEST, self._columns() - 1))

    def _command(self, interview: Interview, typed: str) -> Command | None:
        """Take a line for what it means; None where it means nothing yet."""
        if typed == HELP_KEY:
            for line in typed_help_lines(interview.audit, self._width):
                self.say(line.text)
            return None
        try:
            with self._leading_back(BACK.id, ""):
                return self._read_command(interview, typed)
        except WentBack:
            self.say(_("Nothing is kept. Back to: {question}", question=interview.place.question.listed))
            return None

    def _read_command(self, interview: Interview, typed: str) -> Command | None:
        if key := key_of(interview.audit, ALIKE.get(typed, typed.lower())):
            command = key.ask(self, interview)
            if said := said_back(interview, command):
                self.say(said)
            return command
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
        """Ask for a text; a line that ends in a backslash is followed by another one."""
        return self._typed(message, default, nothing, LONGEST_TEXT, several_lines=True)

    def line(self, message: str, default: str = "", *, nothing: str = "", longest: int = LONGEST_LINE) -> str:
        """Ask for a text of one line."""
        return one_line(self._typed(message, default, nothing, longest))

    def _typed(
        self, message: str, default: str, nothing: str, longest: int, *, several_lines: bool = False
    ) -> str:
        """Ask until the text can be taken; Enter alone keeps the default, and a minus takes it away."""
        ways = [_("Enter: keep it")] if default else [enter_means(nothing)] if nothing else []
        ways += [_("-: take it away")] if default and nothing else []
        ways += [_("\\ at the end: another line")] if several_lines else []
        shown = message + (f" [{default}]" if default else "")
        while True:
            typed = self._line(shown, ways, needed=not (default or nothing)) or default
            if typed == "-" and default and nothing:
                return ""
            if several_lines:
                typed = self._with_more_lines(typed)
            wrong = refusal(typed, longest, needed=not nothing)
            if not wrong:
                return typed
            self.say(wrong)

    def _with_more_lines(self, first: str) -> str:
        """Read on as long as a line ends in a backslash.

        Raises:
            Stopped: if there is no line any more, with those that there were.
        """
        lines = [first]
        try:
            while lines[-1].endswith("\\"):
                lines[-1] = lines[-1][:-1].rstrip()
                lines.append(self._typed_line("… "))
        except Stopped as stopped:
            raise Stopped("\n".join(lines)) from stopped
        return "\n".join(lines).strip()

    def pick(self, message: str, options: Sequence[Option], default: str = "") -> str:
        """Ask for one of several things by its number or name; Enter alone takes the default, if any."""
        self._options(message, options)
        values = [option.value for option in options]
        proposed = str(values.index(default) + 1) if default in values else ""
        while True:
            typed = self._line(_("Number") + (f" [{proposed}]" if proposed else ""), needed=not proposed)
            number = whole_number(typed or proposed, len(options))
            if number:
                return values[number - 1]
            named = [each.value for each in options if as_compared(each.title) == as_compared(typed)]
            if named:
                return named[0]
            self.say(_("Choose a number from 1 to {last}.", last=len(options)))

    def going_back(self) -> AbstractContextManager[None]:
        """Let the key for it lead back from whatever is asked within."""
        return self._leading_back(BACK.id)

    @contextmanager
    def _leading_back(self, *typed: str) -> Iterator[None]:
        before, self._back = self._back, typed
        try:
            yield
        finally:
            self._back = before

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
        for line in page_lines(page, self._width):
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

    def find(self, listing: Listing) -> str:
        """Show the list of questions until the number of one is typed."""
        return find_by_lines(listing, self.say, self._typed_line)

    def say(self, text: str) -> None:
        """Show some lines, wrapped at their blanks; one with a longer word, such as a path, stays whole."""
        for line in text.split("\n"):
            indent = line[: len(line) - len(line.lstrip(" "))]
            room = self._width - len(indent)
            if get_cwidth(line) <= self._width or max(map(get_cwidth, line.split()), default=0) > room:
                self._write(line)
                continue
            for each in wrap(line, room):
                self._write(indent + each)

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
        enter = needed and "" in self._back
        back = [enter_means(_(BACK.label)) if enter else f"{BACK.id}: {_(BACK.label)}"] if self._back else []
        shown = f" ({'; '.join([*ways, *back])})" if ways or back else ""
        typed = self._typed_line(f"{message}{shown}: ")
        if (back and typed.lower() == BACK.id) or (enter and not typed):
            raise WentBack
        return typed

    def _typed_line(self, prompt: str) -> str:
        self.say(prompt)
        try:
            return self._read().strip()
        except (EOFError, KeyboardInterrupt) as stop:
            raise Stopped from stop
