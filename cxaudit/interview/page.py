"""A page: something to be read, with what can be done about it by one key each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cxaudit.words import _

TAKE = "enter"
"""The key that takes what is proposed: Enter, by its name."""


class Said(NamedTuple):
    """A part of a page's text."""

    text: str
    """Of any length; it may have several lines, and what is indented stays so."""

    style: str = ""
    """One of quiet, strong, key, chosen, or empty."""


class Way(NamedTuple):
    """One thing that can be done on a page."""

    key: str
    """A letter or a sign, or TAKE."""

    value: str
    """What pressing it gives."""

    label: str
    """What it does, in a few words."""

    @property
    def named(self) -> str:
        """The key as people read it."""
        return _("Enter") if self.key == TAKE else self.key


@dataclass(frozen=True)
class Page:
    """Something to be read, and what can be done about it."""

    where: str
    """Where one is, in one line."""

    title: str
    """What it is about."""

    body: tuple[Said, ...]
    """Its text."""

    ways: tuple[Way, ...]
    """What can be done, the most used first; each by a key of its own."""

    def way(self, key: str) -> Way | None:
        """Return the way to which a key leads; None where it leads nowhere."""
        return next((way for way in self.ways if way.key == key), None)
