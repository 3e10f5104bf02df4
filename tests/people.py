"""People who follow a script: what they tell at each question, and at each prompt."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext

from cxaudit.audit import Response
from cxaudit.checklist import Reading
from cxaudit.interview.asking import Option, Stopped, WentBack
from cxaudit.interview.commands import Command, SetAnswer
from cxaudit.interview.flow import Interview
from cxaudit.interview.page import Page
from cxaudit.text import LONGEST_LINE

UNKNOWN = SetAnswer(Response(unknown=True))
"""Nobody knows yet."""


def rated(step: int) -> SetAnswer:
    """The answer is a step, from 1."""
    return SetAnswer(Response(step=step))


def measured(readings: tuple[Reading, ...]) -> SetAnswer:
    """The answer is a number, or several."""
    return SetAnswer(Response(readings=readings))


def not_applicable(reason: str) -> SetAnswer:
    """The question does not apply."""
    return SetAnswer(Response(na=reason))


GO_BACK, NONE = "back!", "none!"
"""Typed by who goes back, and by who ticks nothing."""


class Scripted:
    """A person who gives these answers, one after the other, and stops where there is none any more.

    A prompt is answered with the script's text, a choice by its value, ticks by their values with blanks
    between; an empty text takes what is proposed: the default, the first choice, all ticks.
    """

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.asked: list[str] = []
        self.offered: list[tuple[str, ...]] = []
        self.said: list[str] = []
        self.pages: list[Page] = []
        self.tables: list[tuple[tuple[str, ...], ...]] = []

    def command(self, interview: Interview) -> Command | None:
        raise AssertionError("no question was to be asked")

    def text(self, message: str, default: str = "", *, nothing: str = "nothing") -> str:
        return self._next(message) or default

    def line(self, message: str, default: str = "", *, nothing: str = "", longest: int = LONGEST_LINE) -> str:
        typed = self._next(message) or default
        assert typed or nothing
        assert len(default) <= longest
        return typed

    def pick(self, message: str, options: Sequence[Option], default: str = "") -> str:
        values = [option.value for option in options]
        self.offered.append(tuple(option.title for option in options))
        picked = self._next(message) or default or values[0]
        assert picked in values
        assert default in (*values, "")
        return picked

    def tick(
        self,
        message: str,
        options: Sequence[Option],
        ticked: Collection[str] | None = None,
        *,
        nothing: str = "",
    ) -> tuple[str, ...]:
        values = tuple(option.value for option in options if ticked is None or option.value in ticked)
        self.offered.append(tuple(option.title for option in options))
        typed = self._next(message)
        assert typed != NONE or nothing
        return () if typed == NONE else tuple(typed.split()) or values

    def going_back(self) -> AbstractContextManager[None]:
        return nullcontext()

    def choose(self, page: Page) -> str:
        self.pages.append(page)
        picked = self._next(page.title) or page.ways[0].value
        assert picked in [way.value for way in page.ways]
        return picked

    def table(self, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.tables.append(tuple(map(tuple, rows)))

    def say(self, text: str) -> None:
        self.said.append(text)

    def _next(self, message: str) -> str:
        self.asked.append(message)
        if not self._answers:
            raise Stopped
        if (typed := self._answers.pop(0)) == GO_BACK:
            raise WentBack
        return typed


def telling(
    script: Iterable[Command | None], seen: list[Interview] | None = None
) -> Callable[[Interview], Command | None]:
    """A person who tells these commands, and nothing more when there is none any more."""
    commands: Iterator[Command | None] = iter(script)

    def ask(interview: Interview) -> Command | None:
        if seen is not None:
            seen.append(interview)
        return next(commands, None)

    return ask


def knowing(answers: Mapping[str, Command]) -> Callable[[Interview], Command | None]:
    """A person who knows the answer to each question by its id."""
    return lambda interview: None if interview.over else answers[interview.order[interview.position]]
