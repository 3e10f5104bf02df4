"""Asks line by line, without one escape code: where no single keys can be taken, or where that is asked for.

That is a pipe, git's shell on Windows, or TERM=dumb.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from cxaudit.interview.asking import (
    Choice,
    Left,
    Stopped,
    chosen,
    one_line,
    refusal,
)
from cxaudit.interview.commands import Answer, Command, Measured, Stop
from cxaudit.interview.flow import Interview
from cxaudit.interview.follow_up import FOLLOW_UPS, measured, rated, understood
from cxaudit.interview.parts import TYPED_HELP, listed
from cxaudit.interview.screen import Pace, whole
from cxaudit.text import LONGEST_LINE, LONGEST_TEXT

_WIDTH = 79
_BACK = "b"


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
        self._leads_back = False

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
                told = self._told(interview, self._typed_line("> "))
                if told is not None:
                    self._answered += isinstance(told, Answer)
                    return told
        except Stopped as stopped:
            self._stopping = True
            return stopped.kept or Stop(interrupted=True)

    def _told(self, interview: Interview, typed: str) -> Command | None:
        if typed == "?":
            for line in listed(TYPED_HELP, _WIDTH):
                self.say(line.text)
            return None
        self._leads_back = True
        try:
            return self._command(interview, typed)
        except Left:
            self.say(f"Nothing is kept. Back to: {interview.place.question.ask}")
            return None
        finally:
            self._leads_back = False

    def _command(self, interview: Interview, typed: str) -> Command | None:
        if typed.lower() in FOLLOW_UPS:
            return FOLLOW_UPS[typed.lower()](self, interview)
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

    def text(self, message: str, default: str = "", *, nothing: str = "nothing") -> str:
        """Ask for a text, which is one line here."""
        return self._typed(message, default, nothing, LONGEST_TEXT)

    def line(self, message: str, default: str = "", *, nothing: str = "") -> str:
        """Ask for a text of one line."""
        return one_line(self._typed(message, default, nothing, LONGEST_LINE))

    def _typed(self, message: str, default: str, nothing: str, longest: int) -> str:
        """Ask until the text can be taken; Enter alone keeps the default, and a minus takes it away."""
        ways = ["Enter: keep it"] if default else [f"Enter: {nothing}"] if nothing else []
        ways += ["-: take it away"] if default and nothing else []
        shown = message + (f" [{default}]" if default else "")
        while True:
            typed = self._line(shown, ways, needed=not (default or nothing)) or default
            if typed == "-" and default and nothing:
                return ""
            wrong = refusal(typed, longest, needed=not nothing)
            if not wrong:
                return typed
            self.say(wrong)

    def pick(self, message: str, choices: Sequence[Choice], default: str = "") -> str:
        """Ask for one of several things by its number; Enter alone takes the default where there is one."""
        self._choices(message, choices)
        values = [choice.value for choice in choices]
        proposed = str(values.index(default) + 1) if default in values else ""
        while True:
            typed = self._line("Number" + (f" [{proposed}]" if proposed else ""), needed=not proposed)
            number = chosen(typed or proposed, len(choices))
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
            typed = self._line("Numbers, separated by blanks", [f"Enter: {said}"]).split() or proposed
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

    def _line(self, message: str, ways: Sequence[str] = (), *, needed: bool = False) -> str:
        """Ask for a line.

        Args:
            message: what is asked.
            ways: what Enter alone means, and other short ways to answer.
            needed: whether an empty line is no answer; what a key has led to is left by it then.

        Raises:
            Left: if the person goes back to the question, by that or by the key for it.
            Stopped: if there is no line any more.
        """
        back = [] if not self._leads_back else ["Enter: back" if needed else f"{_BACK}: back"]
        shown = f" ({'; '.join([*ways, *back])})" if ways or back else ""
        typed = self._typed_line(f"{message}{shown}: ")
        if self._leads_back and (typed.lower() == _BACK or (needed and not typed)):
            raise Left
        return typed

    def _typed_line(self, prompt: str) -> str:
        self._write(prompt)
        try:
            return self._read().strip()
        except (EOFError, KeyboardInterrupt) as stop:
            raise Stopped from stop
