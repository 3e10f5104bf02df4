"""What every way of asking a person can do: on a terminal with single keys, or line by line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple, Protocol

from cxaudit.interview.commands import Command, Remark
from cxaudit.interview.flow import Interview


class Stopped(Exception):
    """The person saved and stopped while being asked for something."""

    def __init__(self, typed: str = "", kept: Remark | None = None) -> None:
        super().__init__(typed)
        self.typed = typed
        """What was typed so far."""
        self.kept = kept
        """What is to be kept of it with the question; None: nothing, or that is for who asked to say."""


class Left(Exception):
    """The person went back to the question, and told nothing; knows what was typed and is dropped."""

    def __init__(self, typed: str = "") -> None:
        super().__init__(typed)
        self.typed = typed


class Choice(NamedTuple):
    """One of several things to pick from."""

    value: str
    """What picking it gives."""

    title: str
    """As people read it."""


class Person(Protocol):
    """Somebody who can be asked."""

    def command(self, interview: Interview) -> Command | None:
        """Ask the question at which the interview stands, until something is told that can be taken.

        Returns:
            What was told; None where the interview is over and nothing more is to be told.
        """

    def text(self, message: str, default: str = "", *, nothing: str = "nothing") -> str:
        """Ask for a text.

        Args:
            message: what is asked.
            default: the text so far, which can be kept, changed or taken away.
            nothing: what it means where no text is given, in a word or two.

        Raises:
            Stopped: if the person wants to stop.
            Left: if the person goes back to the question.
        """

    def line(self, message: str, default: str = "", *, nothing: str = "") -> str:
        """Ask for a text of one line, like `text`; something is needed where `nothing` is empty.

        Raises:
            Stopped: if the person wants to stop.
            Left: if the person goes back to the question.
        """

    def pick(self, message: str, choices: Sequence[Choice], default: str = "") -> str:
        """Ask for one of several things, and return its value; the default is that of one of them.

        Raises:
            Stopped: if the person wants to stop.
            Left: if the person goes back to the question.
        """

    def tick(
        self, message: str, choices: Sequence[Choice], ticked: Collection[str] | None = None
    ) -> tuple[str, ...]:
        """Ask which of several things, and return their values.

        Args:
            message: what is asked.
            choices: the things.
            ticked: values of those that are proposed; None: all of them.

        Raises:
            Stopped: if the person wants to stop.
        """

    def say(self, text: str) -> None:
        """Tell the person something."""


def chosen(typed: str, most: int) -> int | None:
    """Return the number that was typed, from 1 to `most`; None where it is none of these."""
    return next((number for number in range(1, most + 1) if typed == str(number)), None)


def one_line(typed: str) -> str:
    """Join the lines of a pasted text."""
    return " ".join(typed.splitlines()).strip()


def refusal(typed: str, longest: int, *, needed: bool = False) -> str:
    """Say why a text cannot be taken; empty where it can."""
    if needed and not typed.strip():
        return "This is needed."
    return f"This is too long: at most {longest} letters." if len(typed) > longest else ""
