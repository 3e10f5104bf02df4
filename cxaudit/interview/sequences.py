"""Tells the keys that a terminal sent at once from one another, and from everything else that it sends.

A terminal sends most keys as one character and the others as a sequence that begins with Esc, as it does
with reports that nobody asked for: that the window has the focus, where the cursor or the mouse is, which
colours there are. prompt_toolkit hands on the tail of a sequence that it does not know as single keys.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys


class Kind(Enum):
    """What a terminal sent."""

    KEY = auto()
    """One plain key, or an arrow key and its like."""

    STOP = auto()
    """Ctrl-C or Ctrl-D, in any of the forms that terminals have for them."""

    OTHER = auto()
    """A key with Alt or Ctrl, a pasted text, or something that nobody knows."""

    REPORT = auto()
    """No key: the terminal told something about itself."""


@dataclass(frozen=True)
class Unit:
    """One thing that a terminal sent."""

    kind: Kind
    """What it is."""

    presses: tuple[KeyPress, ...] = ()
    """What it is where a text is typed; nothing where it has no meaning there."""


class Read(NamedTuple):
    """What was read at once."""

    units: list[Unit]
    """All that is whole."""

    rest: str
    """The beginning of a sequence whose end did not arrive yet; empty where there is none."""


_SEQUENCE = re.compile(
    r"""\x1b{1,2}(?:
        \[\[[A-E]                                # a function key of the Linux console
      | \[M[\s\S]{3}                             # a mouse of old
      | \[[0-?]*[ -/]*[@-~]                      # CSI
      | O[0-9;]*[@-~]                            # SS3: arrows and keypads in application mode
      | [\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)      # OSC, DCS and other strings: colours, names
      | [^\x1b]                                  # Alt and a key
    )""",
    re.VERBOSE,
)
_BEGINNING = re.compile(
    r"\x1b{1,2}(?:\[\[?|\[[0-?]+[ -/]*|\[M[\s\S]{0,2}|O[0-9;]*|[\]PX^_][^\x07\x1b]*\x1b?)\Z"
)
_CURSOR = re.compile(r"\x1b\[\d+;\d+R")
_REPORT = re.compile(
    r"\x1b(?:\[[IO]|\[<[\d;]+[Mm]|\[M[\s\S]{3}|\[[\d;]+M|\[[?>][\d;$]*[a-z]|[\]PX^_][\s\S]*)"
)
_WITH_MODIFIERS = re.compile(r"\x1b\[(\d+)(?::(\d*))?(?::(\d*))?(?:;(\d*)(?::(\d+))?)?(?:;[\d:]*)?u")
_MODIFY_OTHER = re.compile(r"\x1b\[27;(\d+);(\d+)~")
_CTRL, _LOCKS, _RELEASED = 4, 64 + 128, 3
_ENTER = 13
_NEW_LINE = (KeyPress(Keys.BracketedPaste, "\n"),)
_STOPS = "\x03\x04"


def read(presses: Sequence[KeyPress], rest: str = "") -> Read:
    """Tell apart what was read at once.

    Args:
        presses: as prompt_toolkit took it apart.
        rest: what was left over by the read just before.
    """
    units: list[Unit] = []
    text = rest
    several = False  # of a sequence that stands for several keys, the first has all of it
    left = iter(presses)
    for press in left:
        if press.key is Keys.Escape and not press.data:  # Windows: Alt and a key
            next(left, None)
            units.append(Unit(Kind.OTHER))
        elif press.key is Keys.BracketedPaste or not (press.data or several):
            whole, text = _taken_apart(text)
            units += [*whole, _named(press)]
        else:
            text += press.data
        several = press.key is Keys.Escape and len(press.data) > 1
    whole, text = _taken_apart(text)
    return Read(units + whole, text)


def _named(press: KeyPress) -> Unit:
    """A pasted text, or a key that Windows tells by its name."""
    return Unit(Kind.OTHER if press.key is Keys.BracketedPaste else Kind.KEY, (press,))


def _taken_apart(text: str) -> tuple[list[Unit], str]:
    units: list[Unit] = []
    while text:
        if _BEGINNING.match(text):
            return units, text
        sequence = _SEQUENCE.match(text)
        sent = sequence.group() if sequence else text[0]
        units.append(_sequence(sent) if sequence else _character(sent))
        text = text[len(sent) :]
    return units, ""


def _character(sent: str) -> Unit:
    key = ANSI_SEQUENCES.get(sent, sent)
    assert not isinstance(key, tuple)
    return Unit(Kind.STOP if sent in _STOPS else Kind.KEY, (KeyPress(key, sent),))


def _sequence(sent: str) -> Unit:
    if _CURSOR.fullmatch(sent):
        return Unit(Kind.REPORT, (KeyPress(Keys.CPRResponse, sent),))
    if _REPORT.fullmatch(sent):
        return Unit(Kind.REPORT)
    modified = _WITH_MODIFIERS.fullmatch(sent)
    if modified:
        code, _, base, modifiers, event = (int(group or 0) for group in modified.groups())
        if event == _RELEASED:
            return Unit(Kind.REPORT)
        return _modified(base or code, code, modifiers)
    if other := _MODIFY_OTHER.fullmatch(sent):
        return _modified(int(other[2]), int(other[2]), int(other[1]))
    if sent in ("\x1b\r", "\x1b\n"):
        return Unit(Kind.OTHER, _NEW_LINE)
    key = ANSI_SEQUENCES.get(sent)
    if key is None or isinstance(key, tuple):
        return Unit(Kind.OTHER)
    return Unit(Kind.KEY, (KeyPress(key, sent),))


def _modified(key: int, code: int, modifiers: int) -> Unit:
    """A key with its modifiers told as numbers (CSI u, or xterm's modifyOtherKeys).

    Args:
        key: the character of the key in a Latin layout.
        code: the character of the key.
        modifiers: 1 and a bit each: 1 Shift, 2 Alt, 4 Ctrl, 64 and 128 the locks; 0 where none was told.
    """
    held = (max(modifiers, 1) - 1) & ~_LOCKS
    if held == _CTRL and chr(key).isascii() and chr(key).isalpha():
        control = _character(chr(ord(chr(key).lower()) & 0x1F))
        return control if control.kind is Kind.STOP else Unit(Kind.OTHER, control.presses)
    if code == _ENTER:
        return Unit(Kind.OTHER, _NEW_LINE)
    if held in (0, 1) and code <= 0x10FFFF and chr(code).isprintable():
        return Unit(Kind.OTHER, (KeyPress(chr(code), chr(code)),))
    return Unit(Kind.OTHER)
