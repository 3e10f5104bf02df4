"""Asks line by line, without one escape code: where no single keys can be taken, or where that is asked for.

That is a pipe, git's shell on Windows, or TERM=dumb.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from prompt_toolkit.utils import get_cwidth

from cxaudit.audit import TypedEntry
from cxaudit.interview.answering import Unclear, half_answer, read_answer, said_back, understood
from cxaudit.interview.asking import Option, Stopped, WentBack, enter_means, keeping, one_line, refusal
from cxaudit.interview.commands import Command, SetAnswer, Stop
from cxaudit.interview.flow import Interview
from cxaudit.interview.help import typed_help_lines
from cxaudit.interview.keys import ALIKE, BACK, HELP_KEY, key_of
from cxaudit.interview.list_lines import find_by_lines
from cxaudit.interview.listing import Listing
from cxaudit.interview.pace import Pace
from cxaudit.interview.screen import all_lines
from cxaudit.interview.wrapping import wrap
from cxaudit.numbers import whole_number
from cxaudit.text import LONGEST_LINE, LONGEST_TEXT, as_compared
from cxaudit.words import _

_NARROWEST, _WIDEST = 20, 79
"""Cells of a line at least, and at most."""


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
            minutes: says how long the sitting has lasted.
            columns: says how many cells a line has; where that is not known, as many as most have.
        """
        self._columns = columns
        self._read, self._write, self._minutes = read, write, minutes
        self._answered = 0
        self._stopping = False
        self._leads_back = False

    def command(self, interview: Interview) -> Command | None:
        """Ask the question at which the interview stands, until the answer is a command."""
        if self._stopping:
            return Stop(interrupted=True)
        if interview.over:
            return None
        for line in all_lines(interview, Pace(self._minutes(), self._answered), self._width):
            self.say(line.text.replace("\N{NO-BREAK SPACE}", " "))
        try:
            while True:
                command = self._command(interview, self._typed_line("> "))
                if command is not None:
                    self._answered += isinstance(command, SetAnswer)
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
        self._leads_back = True
        try:
            return self._read_command(interview, typed)
        except WentBack:
            self.say(_("Nothing is kept. Back to: {question}", question=interview.place.question.listed))
            return None
        finally:
            self._leads_back = False

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

    def tick(
        self, message: str, options: Sequence[Option], ticked: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Ask which of several things by their numbers; Enter alone takes what is proposed."""
        self._options(message, options)
        numbers = {str(number): option.value for number, option in enumerate(options, 1)}
        proposed = [number for number, value in numbers.items() if ticked is None or value in ticked]
        ways = [enter_means(_("all") if len(proposed) == len(options) else " ".join(proposed))]
        while True:
            typed = self._line(_("Numbers, separated by blanks"), ways).split() or proposed
            if typed and set(typed) <= numbers.keys():
                return tuple(value for number, value in numbers.items() if number in typed)
            self.say(_("Choose numbers from 1 to {last}.", last=len(options)))

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
        back = (
            [enter_means(_(BACK.label)) if needed else f"{BACK.id}: {_(BACK.label)}"]
            if self._leads_back
            else []
        )
        shown = f" ({'; '.join([*ways, *back])})" if ways or back else ""
        typed = self._typed_line(f"{message}{shown}: ")
        if self._leads_back and (typed.lower() == BACK.id or (needed and not typed)):
            raise WentBack
        return typed

    def _typed_line(self, prompt: str) -> str:
        self.say(prompt)
        try:
            return self._read().strip()
        except (EOFError, KeyboardInterrupt) as stop:
            raise Stopped from stop
