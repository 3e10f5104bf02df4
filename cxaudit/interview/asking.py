"""What every way of asking a person can do: on a terminal with single keys, or line by line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from cxaudit.interview.flow import Command, Interview


class Stopped(Exception):
    """The person saved and stopped while being asked for something; keeps what was typed so far."""

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

    def command(self, interview: Interview) -> Command:
        """Ask the question at which the interview stands, until something is told that can be taken."""

    def text(self, message: str, default: str = "", *, needed: bool = False) -> str:
        """Ask for a line of text; empty where nothing was typed and nothing is needed.

        Raises:
            Stopped: if the person wants to stop.
        """

    def pick(self, message: str, choices: Sequence[Choice]) -> str:
        """Ask for one of several things, and return its value.

        Raises:
            Stopped: if the person wants to stop.
        """

    def tick(self, message: str, choices: Sequence[Choice]) -> tuple[str, ...]:
        """Ask which of several things, all of them at first, and return the values of those that stay.

        Raises:
            Stopped: if the person wants to stop.
        """

    def say(self, text: str) -> None:
        """Tell the person something."""
