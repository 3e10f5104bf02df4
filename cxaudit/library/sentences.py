"""Why a text is not YAML, in plain sentences instead of the parser's own."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from cxaudit.library.documents import Loc


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


_INDENT = ("the line does not fit those around it", "give the parts of one list or mapping the same indent")
_UNFINISHED = ("a list or mapping opened with {} is not closed", "close it, with a comma between its parts")

# Part of what a parser says (C and Python parsers differ), then what and fix. The first that fits is told.
_SENTENCES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("mapping values are not allowed",),
        "a colon stands where no key can be",
        "put text that holds a colon in quotes; else see that the line above has its own colon and indent",
    ),
    (
        ("entries are not allowed",),
        "a `- ` stands where no list can begin",
        "put text that begins with - in quotes; begin a list on a line of its own",
    ),
    (
        ("could not find expected ':'",),
        "the line has no colon after its key",
        "write `key: value`",
    ),
    (("document start",), "text stands after the end of the document", "take out the line with three dots"),
    (("undefined tag handle",), "a tag (!) has no use here", "take it out, or put the text in quotes"),
    (("directive",), "a line that begins with % has no use here", "take it out, or put the text in quotes"),
    (
        ("unknown escape character", "escape sequence", "hexadecimal"),
        "a backslash in double quotes begins nothing known",
        "use single quotes, or write \\\\ for a backslash",
    ),
    (
        ("comment or line break", "comment or a line break", "chomping or indentation"),
        "text stands right behind > or |",
        "begin the text on the next line, or put it in quotes",
    ),
)


def sentence(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> tuple[int, Loc, str, str]:
    """Say in plain words why a text is not YAML.

    Args:
        error: what the parser says.
        lines: the lines of the text.

    Returns:
        Line from 1, place (the file as a whole), what is wrong, and what to do.
    """
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    what, fix = _what_and_fix(error, _letter(lines, line, mark.column if mark else 0))
    opened = error.context_mark
    if opened and (error.context or "").endswith(
        ("quoted scalar", "simple key", "flow sequence", "flow mapping")
    ):
        line = opened.line
    return line + 1, (), what, fix


def _letter(lines: Sequence[str], line: int, column: int) -> str:
    return lines[line][column : column + 1] if line < len(lines) else ""


def _what_and_fix(error: yaml.MarkedYAMLError, letter: str) -> tuple[str, str]:
    problem, context = error.problem or "", error.context or ""
    for parts, what, fix in _SENTENCES:
        if any(part in problem for part in parts):
            return what, fix
    if "cannot start any token" in problem:
        if letter == "\t":
            return "a tab stands where only blanks may", "write blanks for it"
        return f"text cannot begin with {letter}", "put the text in quotes"
    if "end of stream" in problem and "quoted scalar" in context:
        return "a quotation mark opened here is not closed", "close it before the line or the text ends"
    if "flow sequence" in context or "flow mapping" in context:
        what, fix = _UNFINISHED
        return what.format("[" if "sequence" in context else "{"), fix
    if "block mapping" in context or "block collection" in context:
        return _INDENT
    return f"this is not YAML: {problem}", ""
