"""Why a text is not YAML, in plain sentences.

The reason is found by what stands in the text where the parser stopped, never by the parser's own words:
these differ between its two implementations, and from one version to the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from cxaudit.library.documents import Loc

DEEPEST = 40
"""How deep lists and mappings may stand in each other."""


class Unreadable(Exception):
    """The rest of a file cannot be read."""

    def __init__(self, line: int, what: str, fix: str = "") -> None:
        super().__init__(what)
        self.line = line
        """Line, from 1, where reading ends."""
        self.what = what
        """What is wrong, in a sentence without a full stop."""
        self.fix = fix
        """What to do about it."""


_Said: TypeAlias = tuple[str, str]
"""What is wrong, and what to do about it."""

TOO_DEEP: _Said = (
    f"lists and mappings stand more than {DEEPEST} deep in each other",
    "take some of them out of the others; close open brackets; put text that begins with [ or { in quotes",
)
_NOT_YAML = (
    "from here on this cannot be read as YAML",
    "see that quotes and brackets are closed, that keys have their colon, and that the parts of one list or "
    "mapping have the same indent; or put the text in quotes",
)
BACKSLASH = (
    "a backslash in double quotes begins nothing known",
    "use single quotes, or write \\\\ for a backslash",
)
_NOT_CLOSED = ("a quotation mark opened here is not closed", "close it before the line or the text ends")
_WENT_ON = (
    "text goes on behind what was closed",
    "put all of it in quotes; within single quotes write '' for one of them",
)
_NO_COLON = ("the line has no colon after its key", "write `key: value`")
_NO_KEY = (
    "a colon stands where no key can be",
    "put text that holds a colon in quotes; else see that the line above has its own colon and indent",
)
_NO_LIST = (
    "a `- ` stands where no list can begin",
    "put text that begins with - in quotes; begin a list on a line of its own",
)
_INDENT = ("the line does not fit those around it", "give the parts of one list or mapping the same indent")
_ENDED = ("text stands after the end of the document", "take out the line with three dots")
_TAB = ("a tab stands where only blanks may", "write blanks for it")
_OUT = "take it out, or put the text in quotes"
_BEHIND = ("text stands right behind > or |", "begin the text on the next line, or put it in quotes")
_SIGNS = {
    "!": ("a tag (!) has no use here", _OUT),
    "&": ("an anchor (&) has no use here", _OUT),
    "*": ("an alias (*) has no use here", _OUT),
    "%": ("a line that begins with % has no use here", _OUT),
    "|": _BEHIND,
    ">": _BEHIND,
}

_CLOSED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""", re.DOTALL)
_END = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_DASH = re.compile(r"-(?:\s|$)")
_COLON = re.compile(r":(?:\s|$)")


@dataclass(frozen=True)
class _Spot:
    """One place in a text."""

    line: int
    """From 0; it may lie behind the text."""

    before: str
    """The text's line up to here."""

    after: str
    """The text from here on."""

    @property
    def letter(self) -> str:
        """What stands here; nothing at the end of a line."""
        return self.after[:1].strip("\n")


def sentence(error: Exception, text: str, line: int) -> tuple[int, Loc, str, str]:
    """Say in plain words why a text is not YAML.

    Args:
        error: from the parser; only its class and the places that it names are looked at.
        text: all that was to be read.
        line: as far as it was read, from 1; told where the error names no place.

    Returns:
        Line from 1, place (the file as a whole), what is wrong, and what to do.
    """
    marks = [getattr(error, name, None) for name in ("context_mark", "problem_mark")]
    spots = [_spot(text, mark) for mark in marks if mark]
    if not spots:
        return line, (), *_NOT_YAML
    begun, stopped = spots[0], spots[-1]
    if sum(map(stopped.before.count, "[{")) - sum(map(stopped.before.count, "]}")) > DEEPEST:
        return stopped.line + 1, (), *TOO_DEEP
    if begun == stopped:
        spot, said = stopped, _at(stopped, text)
    elif isinstance(error, yaml.scanner.ScannerError):
        spot, said = _unfinished(begun, stopped)
    else:
        spot, said = _misplaced(begun, stopped)
    return spot.line + 1, (), *(said or _NOT_YAML)


def _spot(text: str, mark: yaml.Mark) -> _Spot:
    lines = text.split("\n")
    before = lines[mark.line][: mark.column] if mark.line < len(lines) else ""
    passed = sum(len(line) + 1 for line in lines[: mark.line]) + len(before)
    return _Spot(mark.line, before, text[passed:])


def _at(spot: _Spot, text: str) -> _Said | None:
    """What is wrong with a letter that nothing begins with."""
    if _DASH.match(spot.after):
        return _NO_LIST
    if not spot.before and re.search(r"^\.\.\.\s", text[: len(text) - len(spot.after)], re.MULTILINE):
        return _ENDED
    if spot.letter in ("@", "`", "%", "?", "]", "}", ",") and (spot.before or spot.letter != "%"):
        return f"text cannot begin with {spot.letter}", "put the text in quotes"
    return {":": _NO_KEY, "\t": _TAB, **_SIGNS}.get(spot.letter)


def _unfinished(begun: _Spot, stopped: _Spot) -> tuple[_Spot, _Said | None]:
    """What is wrong with something that was begun and did not become a whole word, text or sign."""
    if begun.letter == '"' and "\\" in stopped.before[-2:] + stopped.letter:
        return stopped, BACKSLASH
    if begun.letter in ("'", '"') and (_END.match(stopped.after) or not _CLOSED.match(begun.after)):
        return begun, _NOT_CLOSED
    if begun.letter in _SIGNS:
        return begun, _SIGNS[begun.letter]
    return begun, None if _COLON.search(begun.after.partition("\n")[0]) else _NO_COLON


def _misplaced(begun: _Spot, stopped: _Spot) -> tuple[_Spot, _Said | None]:
    """What is wrong with something that has no place in the list or mapping that was begun."""
    if begun.letter in ("[", "{"):
        what = f"a list or mapping opened with {begun.letter} is not closed"
        return begun, (what, "close it, with a comma between its parts")
    if stopped.letter in _SIGNS:
        return stopped, _SIGNS[stopped.letter]
    return stopped, _WENT_ON if stopped.before.rstrip().endswith(("'", '"', "]", "}")) else _INDENT
