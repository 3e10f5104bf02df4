"""What the set-up asks, a class for each way to answer: pure values, so that every user is asked the same."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cxaudit.interview.asking import Option, refusal
from cxaudit.text import LONGEST_LINE
from cxaudit.words import ngettext

Value = str | list[str]
"""An answer of the set-up, as it can be kept in a file."""


def _no_matter(value: object) -> str:
    return ""


@dataclass(frozen=True)
class AbstractStep(ABC):
    """One thing to ask."""

    key: str
    """Tells it from every other."""

    message: str
    """As it is asked."""

    short: str
    """What it is about, where everything that was said is looked through."""

    def reviewed(self, value: Value) -> str:
        """Say what was asked, in short, and what was said."""
        colon = "" if self.short.endswith("?") else ":"
        return f"{self.short}{colon} {self.said(value)}"

    @abstractmethod
    def fits(self, value: Value) -> bool:
        """Whether something can be the answer, such as what was said before something else was changed."""

    @abstractmethod
    def said(self, value: Value) -> str:
        """Say an answer in words."""


@dataclass(frozen=True)
class AskLine(AbstractStep):
    """Asks for a line of text."""

    proposed: str = ""
    """What can be taken by Enter."""

    nothing: str = ""
    """What it means where nothing is typed; empty: something is needed."""

    refused: Callable[[str], str] = _no_matter
    """Says why a text cannot be taken; empty where it can."""

    kept: Callable[[str], str] = str
    """What a text is kept as, such as a date of a day in words, which mean another one later."""

    def fits(self, value: Value) -> bool:
        """Whether it is a text that can be taken."""
        if not isinstance(value, str) or refusal(value, LONGEST_LINE, needed=not self.nothing):
            return False
        return not (value and self.refused(value))

    def said(self, value: Value) -> str:
        """Say the text, or what it means that there is none."""
        return str(value) or self.nothing


@dataclass(frozen=True)
class AskOne(AbstractStep):
    """Asks for one of several things."""

    options: tuple[Option, ...]
    """The things."""

    proposed: str = ""
    """The value of one of them; empty: none is."""

    details: Mapping[str, str] = field(default_factory=dict)
    """What is said behind some of their titles, by value."""

    def fits(self, value: Value) -> bool:
        """Whether it is one of the things."""
        return value in [option.value for option in self.options]

    def said(self, value: Value) -> str:
        """Say the thing by its title."""
        return next(option.title for option in self.options if option.value == value)


@dataclass(frozen=True)
class AskSome(AbstractStep):
    """Asks which of several things."""

    options: tuple[Option, ...]
    """The things."""

    details: Mapping[str, str] = field(default_factory=dict)
    """What is said behind some of their titles, by value."""

    proposed: tuple[str, ...] | None = None
    """Values of those that are ticked at first; None: all of them."""

    nothing: str = ""
    """What it means where none is ticked; empty: one is needed."""

    refused: Callable[[Sequence[str]], str] = _no_matter
    """Says why some things cannot be taken; empty where they can."""

    def fits(self, value: Value) -> bool:
        """Whether they are things that can be taken together."""
        if not isinstance(value, list) or not (value or self.nothing):
            return False
        return set(value) <= {option.value for option in self.options} and not self.refused(value)

    def said(self, value: Value) -> str:
        """Say the things by their titles, or that they are all of them."""
        assert isinstance(value, list)
        if not value:
            return self.nothing
        titles = [option.title for option in self.options if option.value in value]
        return _all(len(titles)) if len(titles) == len(self.options) > 1 else ", ".join(titles)


def _all(number: int) -> str:
    return ngettext("all {n}", "all {n}", number)


Step = AskLine | AskOne | AskSome
"""Whatever is asked."""
