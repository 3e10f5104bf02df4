"""Asks line by line, where there is no terminal that takes single keys: a pipe, or git's shell on Windows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxaudit.interview.asking import LONGEST_LINE, LONGEST_TEXT, Choice, Stopped, chosen, one_line, refusal
from cxaudit.interview.commands import Answer, Command, Stop
from cxaudit.interview.flow import Interview
from cxaudit.interview.follow_up import FOLLOW_UPS, answer
from cxaudit.interview.screen import HELP, Pace, screen

_WIDTH, _HEIGHT = 79, 1000


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

    def command(self, interview: Interview) -> Command | None:
        """Ask the question at which the interview stands, until something is told that can be taken."""
        if interview.over:
            return None
        for line in screen(interview, Pace(self._minutes(), self._answered), _WIDTH, _HEIGHT):
            self.say(line.text)
        try:
            while True:
                told = self._told(interview, self._line(""))
                if told is not None:
                    self._answered += isinstance(told, Answer)
                    return told
        except Stopped:
            return Stop(interrupted=True)

    def _told(self, interview: Interview, typed: str) -> Command | None:
        if typed.lower() in FOLLOW_UPS:
            return FOLLOW_UPS[typed.lower()](self, interview)
        told = HELP if typed == "?" else answer(interview, typed)
        if isinstance(told, str):
            self.say(told)
            return None
        return told

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

    def pick(self, message: str, choices: Sequence[Choice]) -> str:
        """Ask for one of several things by its number."""
        self._choices(message, choices)
        while True:
            number = chosen(self._line("Number"), len(choices))
            if number:
                return choices[number - 1].value
            self.say(f"Choose a number from 1 to {len(choices)}.")

    def tick(self, message: str, choices: Sequence[Choice]) -> tuple[str, ...]:
        """Ask which of several things by their numbers; Enter alone takes all."""
        self._choices(message, choices)
        numbers = {str(number) for number in range(1, len(choices) + 1)}
        while True:
            typed = self._line("Numbers, separated by blanks (Enter: all)").split()
            if set(typed) <= numbers:
                return tuple(
                    choice.value
                    for number, choice in enumerate(choices, 1)
                    if not typed or str(number) in typed
                )
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
