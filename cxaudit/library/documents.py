"""A file that a person wrote, as plain values that still know their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from cxaudit.errors import SHOWN, CxauditError, Fix, Problem
from cxaudit.words import _

Loc: TypeAlias = tuple[str | int, ...]
"""Keys and numbers that lead from the whole file to one value in it; empty for the whole."""

YamlValue: TypeAlias = "bool | int | float | str | list[YamlValue] | dict[str, YamlValue] | None"
"""What YAML can hold."""


DEFAULTS = "defaults"
"""The key of a file below which stands what its questions take that say nothing themselves."""


def dotted(loc: Loc) -> str:
    """Write a place as people do: `touchpoints[0].questions[2].clause`; numbers begin at 0."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return "".join(steps).removeprefix(".")


class Message(NamedTuple):
    """What is wrong, and what to do about it, without the place; those of tables are in English."""

    what: str
    """What is wrong, in a sentence without a full stop."""

    fix: Fix = ""
    """What to do about it."""

    def said(self) -> Message:
        """Return a message of a table in the language that is spoken."""
        return Message(_(self.what), _(self.fix) if isinstance(self.fix, str) else self.fix)


class Flaw(NamedTuple):
    """One thing wrong at one place of a file; they sort by `place`."""

    file: str
    """Name of the file as people read it."""

    line: int
    """Line, from 1; 0 where it is about the file as a whole."""

    loc: Loc
    """The value concerned."""

    what: str
    """What is wrong, in a sentence without a full stop."""

    fix: Fix = ""
    """What to do about it."""

    @property
    def place(self) -> tuple[str, int]:
        """File and line."""
        return self.file, self.line

    @property
    def problem(self) -> Problem:
        """The flaw with its place in words."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return Problem(f"{where} {dotted(self.loc)}".rstrip(), self.what, self.fix)


def error_of(flaws: Iterable[Flaw]) -> CxauditError:
    """All flaws as one error, file by file and line by line; it shows the first hundred."""
    ordered = sorted(flaws, key=lambda flaw: flaw.place)
    shown = (flaw.problem for flaw in ordered[:SHOWN])
    return CxauditError(*shown, more=max(0, len(ordered) - SHOWN))


@dataclass(frozen=True)
class Document:
    """One file of keys and values, with the line of each."""

    name: str
    """Name of the file as people read it."""

    content: dict[str, YamlValue] | None = None
    """Its values; None where it cannot be read at all, for which `flaws` has the reason."""

    lines: Mapping[Loc, int] = field(default_factory=dict)
    """Line, from 1, of every key and every part of a list, in the order of the file."""

    flaws: tuple[Flaw, ...] = ()
    """What is wrong with it as YAML."""

    @property
    def stem(self) -> str:
        """Name of the file without its folder and ending."""
        return self.name.rpartition("/")[2].removesuffix(".yaml")

    @cached_property
    def flawed(self) -> frozenset[Loc]:
        """Places of its flaws, whose values are not to be trusted."""
        return frozenset(flaw.loc for flaw in self.flaws if flaw.loc)

    def known(self, loc: Loc) -> Loc:
        """Return as much of a place as the file has."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return loc

    def value(self, loc: Loc) -> YamlValue:
        """Return the value at a place; None where there is none."""
        value: YamlValue = self.content
        for step in loc:
            value = _part(value, step)
        return value

    def under(self, key: str) -> Iterator[tuple[Loc, YamlValue]]:
        """Every value with this key, however deep, with its place."""
        return ((loc, self.value(loc)) for loc in self.lines if loc[-1] == key)

    def flaw(self, loc: Loc, what: str, fix: Fix = "") -> Flaw:
        """Say what is wrong at a place, which may lead on beyond what the file has."""
        return Flaw(self.name, self.lines.get(self.known(loc), 1), loc, what, fix)


class Placed(dict[str, YamlValue]):
    """Keys and values that still know where they stand, however files are put together."""

    def __init__(
        self,
        values: Mapping[str, YamlValue],
        document: Document,
        loc: Loc = (),
        taken: Mapping[str, Document] = MappingProxyType({}),
    ) -> None:
        """Keep the values, and where they come from.

        Args:
            values: as they are to be validated.
            document: the file in which they stand.
            loc: their place there.
            taken: files under whose `defaults` those of the keys stand that are not said at the place.
        """
        super().__init__(values)
        self.document = document
        self.loc = loc
        self.taken = taken

    def having(self, **values: YamlValue) -> Placed:
        """Return the same with other values of some keys."""
        return Placed({**self, **values}, self.document, self.loc, self.taken)

    def find(self, loc: Loc) -> tuple[Document, Loc]:
        """From a place within it to the file there and the place in that."""
        nearest, rest = self, loc
        value: YamlValue = self
        for number, step in enumerate(loc, 1):
            value = _part(value, step)
            if isinstance(value, Placed):
                nearest, rest = value, loc[number:]
        if rest and rest[0] in nearest.taken:
            return nearest.taken[str(rest[0])], (DEFAULTS, *rest)
        return nearest.document, (*nearest.loc, *rest)


def _part(value: YamlValue, step: str | int) -> YamlValue:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
