"""Why a text is not YAML, in plain sentences.

The reason is found by what stands in the text where the parser stopped, never by the parser's own words:
these differ between its two implementations, and from one version to the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from cxaudit.errors import Fix
from cxaudit.library.documents import Loc, Message
from cxaudit.words import N_, _, ngettext

DEEPEST = 40
"""How deep lists and mappings may stand in each other."""


class Unreadable(Exception):
    """The rest of a file cannot be read."""

    def __init__(self, line: int, what: str, fix: Fix = "") -> None:
        super().__init__(what)
        self.line = line
        """Line, from 1, where reading ends."""
        self.what = what
        """What is wrong, in a sentence without a full stop."""
        self.fix = fix
        """What to do about it."""


_NOT_YAML = Message(
    N_("from here on this cannot be read as YAML"),
    N_(
        "see that quotes and brackets are closed, that keys have their colon, and that the parts of one list "
        "or mapping have the same indent; or put the text in quotes"
    ),
)
BACKSLASH = Message(
    N_("a backslash in double quotes begins nothing known"),
    N_("use single quotes, or write \\\\ for a backslash"),
)
_NOT_CLOSED = Message(
    N_("a quotation mark opened here is not closed"), N_("close it before the line or the text ends")
)
_WENT_ON = Message(
    N_("text goes on behind what was closed"),
    N_("put all of it in quotes; within single quotes write '' for one of them"),
)
_NO_COLON = Message(N_("the line has no colon after its key"), N_("write `key: value`"))
_NO_KEY = Message(
    N_("a colon stands where no key can be"),
    N_("put text that holds a colon in quotes; else see that the line above has its own colon and indent"),
)
_NO_LIST = Message(
    N_("a `- ` stands where no list can begin"),
    N_("put text that begins with - in quotes; begin a list on a line of its own"),
)
_INDENT = Message(
    N_("the line does not fit those around it"), N_("give the parts of one list or mapping the same indent")
)
_ENDED = Message(N_("text stands after the end of the document"), N_("take out the line with three dots"))
_TAB = Message(N_("a tab stands where only blanks may"), N_("write blanks for it"))
_OUT = N_("take it out, or put the text in quotes")
_BEHIND = Message(
    N_("text stands right behind > or |"), N_("begin the text on the next line, or put it in quotes")
)
_SIGNS = {
    "!": Message(N_("a tag (!) has no use here"), _OUT),
    "&": Message(N_("an anchor (&) has no use here"), _OUT),
    "*": Message(N_("an alias (*) has no use here"), _OUT),
    "%": Message(N_("a line that begins with % has no use here"), _OUT),
    "|": _BEHIND,
    ">": _BEHIND,
}


def too_deep() -> Message:
    """Say that lists and mappings stand too deep in each other, and what to do."""
    what = ngettext(
        "lists and mappings stand more than {n} deep in each other",
        "lists and mappings stand more than {n} deep in each other",
        DEEPEST,
    )
    fix = _(
        "take some of them out of the others; close open brackets; put text that begins with [ or { in quotes"
    )
    return Message(what, fix)


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


def explained(error: Exception, text: str, line: int) -> tuple[int, Loc, str, Fix]:
    """Say in plain words why a text is not YAML.

    Args:
        error: from the parser; only its class and the places that it names are looked at.
        text: all that was to be read.
        line: as far as it was read, from 1; used where the error names no place.

    Returns:
        Line from 1, place (the file as a whole), what is wrong, and what to do.
    """
    marks = [getattr(error, name, None) for name in ("context_mark", "problem_mark")]
    spots = [_spot(text, mark) for mark in marks if mark]
    if not spots:
        return line, (), *_NOT_YAML.said()
    begun, stopped = spots[0], spots[-1]
    if sum(map(stopped.before.count, "[{")) - sum(map(stopped.before.count, "]}")) > DEEPEST:
        return stopped.line + 1, (), *too_deep()
    if begun == stopped:
        spot, said = stopped, _at(stopped, text)
    elif isinstance(error, yaml.scanner.ScannerError):
        spot, said = _unfinished(begun, stopped)
    else:
        spot, said = _misplaced(begun, stopped)
    return spot.line + 1, (), *(said or _NOT_YAML.said())


def _spot(text: str, mark: yaml.Mark) -> _Spot:
    lines = text.split("\n")
    before = lines[mark.line][: mark.column] if mark.line < len(lines) else ""
    passed = sum(len(line) + 1 for line in lines[: mark.line]) + len(before)
    return _Spot(mark.line, before, text[passed:])


def _at(spot: _Spot, text: str) -> Message | None:
    """What is wrong with a letter that nothing begins with."""
    if _DASH.match(spot.after):
        return _NO_LIST.said()
    if not spot.before and re.search(r"^\.\.\.\s", text[: len(text) - len(spot.after)], re.MULTILINE):
        return _ENDED.said()
    if spot.letter in ("@", "`", "%", "?", "]", "}", ",") and (spot.before or spot.letter != "%"):
        what = _("text cannot begin with {sign}", sign=spot.letter)
        return Message(what, _("put the text in quotes"))
    reason = {":": _NO_KEY, "\t": _TAB, **_SIGNS}.get(spot.letter)
    return reason.said() if reason else None


def _unfinished(begun: _Spot, stopped: _Spot) -> tuple[_Spot, Message | None]:
    """What is wrong with something that was begun and did not become a whole word, text or sign."""
    if begun.letter == '"' and "\\" in stopped.before[-2:] + stopped.letter:
        return stopped, BACKSLASH.said()
    if begun.letter in ("'", '"') and (_END.match(stopped.after) or not _CLOSED.match(begun.after)):
        return begun, _NOT_CLOSED.said()
    if begun.letter in _SIGNS:
        return begun, _SIGNS[begun.letter].said()
    return begun, None if _COLON.search(begun.after.partition("\n")[0]) else _NO_COLON.said()


def _misplaced(begun: _Spot, stopped: _Spot) -> tuple[_Spot, Message | None]:
    """What is wrong with something that has no place in the list or mapping that was begun."""
    if begun.letter in ("[", "{"):
        what = _("a list or mapping opened with {bracket} is not closed", bracket=begun.letter)
        return begun, Message(what, _("close it, with a comma between its parts"))
    if stopped.letter in _SIGNS:
        return stopped, _SIGNS[stopped.letter].said()
    closed = stopped.before.rstrip().endswith(("'", '"', "]", "}"))
    return stopped, (_WENT_ON if closed else _INDENT).said()
