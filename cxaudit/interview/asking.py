"""What every way of asking a user can do: on a terminal with single keys, or line by line."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from typing import NamedTuple, Protocol, TypeVar

from cxaudit.interview.commands import Annotation, Command
from cxaudit.interview.flow import Interview
from cxaudit.interview.page import Page
from cxaudit.text import LONGEST_LINE, too_long
from cxaudit.words import _


class Stopped(Exception):
    """The user saved and stopped while being asked for something."""

    def __init__(self, typed: str = "", kept: Annotation | None = None) -> None:
        super().__init__(typed)
        self.typed = typed
        """What was typed so far."""
        self.kept = kept
        """Keeps that with the question; None where nothing does (a half verdict is kept by the review)."""


class WentBack(Exception):
    """The user went back to the question without an answer."""

    def __init__(self, typed: str = "") -> None:
        super().__init__(typed)
        self.typed = typed
        """What was typed so far, and is dropped."""


_Asked = TypeVar("_Asked")


NONE_OF_THESE = "-"
"""Value of the option that is none of those listed; no id is like that."""


class Option(NamedTuple):
    """One of several things to pick from."""

    value: str
    """What picking it gives."""

    title: str
    """As people read it."""


class User(Protocol):
    """Whoever sits at the terminal, and can be asked."""

    def command(self, interview: Interview) -> Command | None:
        """Ask the question at which the interview stands, until the answer is a command.

        Returns:
            The command; None where the interview is over and the user has nothing to add.
        """

    def text(self, message: str, default: str = "", *, nothing: str) -> str:
        """Ask for a text.

        Args:
            message: what is asked.
            default: the text so far, which can be kept, changed or taken away.
            nothing: what it means where no text is given, in a word or two.

        Raises:
            Stopped: if the user wants to stop.
            WentBack: if the user goes back to the question.
        """

    def line(self, message: str, default: str = "", *, nothing: str = "", longest: int = LONGEST_LINE) -> str:
        """Ask for a text of one line, like `text`.

        Args:
            message: what is asked.
            default: the text so far.
            nothing: what it means where no text is given; empty: something is needed.
            longest: how many letters it may have.

        Raises:
            Stopped: if the user wants to stop.
            WentBack: if the user goes back to the question.
        """

    def pick(self, message: str, options: Sequence[Option], default: str = "") -> str:
        """Ask for one of several things, and return its value; the default is that of one of them.

        Raises:
            Stopped: if the user wants to stop.
            WentBack: if the user goes back to the question.
        """

    def tick(
        self,
        message: str,
        options: Sequence[Option],
        ticked: Collection[str] | None = None,
        *,
        nothing: str = "",
    ) -> tuple[str, ...]:
        """Ask which of several things, and return their values.

        Args:
            message: what is asked.
            options: the things.
            ticked: values of those that are proposed; None: all of them.
            nothing: what it means where none is ticked; empty: one at least is needed.

        Raises:
            Stopped: if the user wants to stop.
            WentBack: if the user goes back.
        """

    def choose(self, page: Page) -> str:
        """Show a page until one of its keys is pressed, and return where that leads.

        Raises:
            Stopped: if the user wants to stop.
            WentBack: if the user goes back to the question.
        """

    def table(self, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show a table, the first column of which says what a row is about."""

    def going_back(self) -> AbstractContextManager[None]:
        """Let one go back from whatever is asked within, which then raises WentBack."""

    def say(self, text: str) -> None:
        """Tell the user something."""


def keeping(ask: Callable[[], str], half: Callable[[str], Annotation | None]) -> str:
    """Ask for a text; of somebody who stops meanwhile, keep what was typed so far.

    Args:
        ask: asks for the text.
        half: makes what keeps an unfinished text with the question; None: it is not kept.

    Raises:
        Stopped: if the user wants to stop, with what is to be kept.
    """
    try:
        return ask()
    except Stopped as stopped:
        raise Stopped(stopped.typed, half(stopped.typed)) from stopped


def one_line(typed: str) -> str:
    """Join the lines of a pasted text."""
    return " ".join(typed.splitlines()).strip()


def refusal(typed: str, longest: int, *, needed: bool = False) -> str:
    """Say why a text cannot be taken; empty where it can."""
    if needed and not typed.strip():
        return _("This is needed.")
    return too_long(typed, longest)


def enter_means(meaning: str) -> str:
    """Say what Enter alone means."""
    return _("Enter: {meaning}", meaning=meaning)


def or_back(user: User, ask: Callable[[], _Asked]) -> _Asked | None:
    """Ask for something that one can leave again; None where the user does.

    Raises:
        Stopped: if the user wants to stop.
    """
    try:
        with user.going_back():
            return ask()
    except WentBack:
        return None
