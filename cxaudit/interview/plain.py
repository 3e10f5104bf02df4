"""Asks line by line, without one escape code: where no single keys can be taken, or where that is asked for.

That is a pipe, git's shell on Windows, or TERM=dumb.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from cxaudit.interview.asking import LONGEST_LINE, LONGEST_TEXT, Choice, Stopped, chosen, one_line, refusal
from cxaudit.interview.commands import Answer, Command, Measured, Stop
from cxaudit.interview.flow import Interview
from cxaudit.interview.follow_up import FOLLOW_UPS, measured, rated, understood
from cxaudit.interview.parts import HELP, listed
from cxaudit.interview.screen import Pace, whole

_WIDTH = 79


class Lines:
    """A person who reads lines and types lines, each ended by Enter."""

    def __init__(
        self, read: Callable[[], str], write: Callable[[str], object], minutes: Callable[[], float]
    ) -> None:
        """Ask somebody.

        Args:
            read: returns the next line typed; raises EOFError when there is none any more.
            write: shows a line.
            minutes: says how long the sitting has lasted.
        """
        self._read, self._write, self._minutes = read, write, minutes
        self._answered = 0
        self._stopping = False

    def command(self, interview: Interview) -> Command | None:
        """Ask the question at which the interview stands, until something is told that can be taken."""
        if self._stopping:
            return Stop(interrupted=True)
        if interview.over:
            return None
        for line in whole(interview, Pace(self._minutes(), self._answered), _WIDTH):
            self.say(line.text.replace("\N{NO-BREAK SPACE}", " "))
        try:
            while True:
                told = self._told(interview, self._line(""))
                if told is not None:
                    self._answered += isinstance(told, Answer)
                    return told
        except Stopped as stopped:
            self._stopping = True
            return stopped.kept or Stop(interrupted=True)

    def _told(self, interview: Interview, typed: str) -> Command | None:
        if typed.lower() in FOLLOW_UPS:
            return FOLLOW_UPS[typed.lower()](self, interview)
        if typed == "?":
            for line in listed(HELP, _WIDTH):
                self.say(line.text)
            return None
        if interview.place.question.measure:
            return self._measured(interview, typed)
        told = rated(interview, typed)
        if isinstance(told, str):
            self.say(told)
            return None
        return told

    def _measured(self, interview: Interview, typed: str) -> Measured | None:
        told = measured(self, interview, typed)
        if isinstance(told, Measured):
            self.say(understood(interview, told))
            return told
        self.say(told.why)
        return None

    def text(self, message: str, default: str = "") -> str:
        """Ask for a text, which is one line here; Enter alone keeps the default."""
        return self._typed(message, default, LONGEST_TEXT)

    def line(self, message: str, default: str = "", *, needed: bool = False) -> str:
        """Ask for a text of one line; Enter alone keeps the default."""
        return one_line(self._typed(message, default, LONGEST_LINE, needed=needed))

    def _typed(self, message: str, default: str, longest: int, *, needed: bool = False) -> str:
        shown = f" [{default}]" if default else ""
        while True:
            typed = self._line(f"{message}{shown}") or default
            wrong = refusal(typed, longest, needed=needed)
            if not wrong:
                return typed
            self.say(wrong)

    def pick(self, message: str, choices: Sequence[Choice], default: str = "") -> str:
        """Ask for one of several things by its number; Enter alone takes the default where there is one."""
        self._choices(message, choices)
        values = [choice.value for choice in choices]
        proposed = str(values.index(default) + 1) if default in values else ""
        while True:
            typed = self._line("Number" + (f" [{proposed}]" if proposed else "")) or proposed
            number = chosen(typed, len(choices))
            if number:
                return values[number - 1]
            self.say(f"Choose a number from 1 to {len(choices)}.")

    def tick(
        self, message: str, choices: Sequence[Choice], ticked: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Ask which of several things by their numbers; Enter alone takes what is proposed."""
        self._choices(message, choices)
        numbers = {str(number): choice.value for number, choice in enumerate(choices, 1)}
        proposed = [number for number, value in numbers.items() if ticked is None or value in ticked]
        said = "all" if len(proposed) == len(choices) else " ".join(proposed)
        while True:
            typed = self._line(f"Numbers, separated by blanks (Enter: {said})").split() or proposed
            if typed and set(typed) <= numbers.keys():
                return tuple(value for number, value in numbers.items() if number in typed)
            self.say(f"Choose numbers from 1 to {len(choices)}.")

    def say(self, text: str) -> None:
        """Show a line."""
        self._write(text)

    def _choices(self, message: str, choices: Sequence[Choice]) -> None:
        self.say(message)
        for number, choice in enumerate(choices, 1):
            self.say(f"  {number}  {choice.title}")

    def _line(self, message: str) -> str:
        self._write(f"{message}: " if message else "> ")
        try:
            return self._read().strip()
        except (EOFError, KeyboardInterrupt) as stop:
            raise Stopped from stop
