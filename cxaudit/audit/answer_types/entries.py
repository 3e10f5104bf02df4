"""How an answer is given at a terminal, and what becomes of something typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from cxaudit.audit.responses import Response


class Choices(NamedTuple):
    """The answer is one of several things, and is chosen by its number."""

    titles: tuple[str, ...]
    """As people read them; the first has number 1, and there are ten at most."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The digit to press for each: its number, and 0 for the tenth."""
        return tuple(str(number % 10) for number in range(1, len(self.titles) + 1))


class TypedEntry(NamedTuple):
    """The answer is typed, and ended by Enter."""

    invitation: str
    """What to type, as a sentence without a full stop."""

    short: str
    """The same in three words, said at a key that means nothing."""

    label: str
    """Stands before what is typed."""

    unfinished: str
    """What it is called in the note that keeps what was half typed."""

    begins: str
    """Pattern of the keys with which typing begins; other answers begin with Enter."""

    several_lines: bool = False
    """Whether the answer may have more than one line."""


Entry: TypeAlias = Choices | TypedEntry
"""Each way in which an answer is given at a terminal."""


class Meaning(NamedTuple):
    """One of the meanings of something typed."""

    typed: str
    """The whole text as it should have been typed."""

    title: str
    """As people read it."""


@dataclass(frozen=True)
class Doubt:
    """Something typed that has more than one meaning."""

    ask: str
    """What to ask back."""

    meanings: tuple[Meaning, ...]
    """At least two."""


Short: TypeAlias = "float | str | list[object]"
"""What is written in a file for an answer, where no more than the answer is given."""

ScoredBy: TypeAlias = Literal["place", "points", "line", "nothing"]
"""The place of a step among all, its points, the line between two readings; or it is never scored."""

Read: TypeAlias = Response | Doubt | str
"""What was typed: the answer; or what to ask back; or a sentence that says why it is none."""
