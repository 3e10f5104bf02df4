"""Every key at a question, once: what it is called, what it does, and what leads from it.

The foot of the screen, the help, a key that is pressed and a letter that is typed all read this table; a new
key is one more entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cxaudit.audit import Response
from cxaudit.interview import follow_up
from cxaudit.interview.asking import User
from cxaudit.interview.commands import Command, GoBack, GoOn, GoToOpen, SetAnswer, Stop
from cxaudit.interview.flow import Interview

ENTER, UP, DOWN, LEFT, RIGHT, ESCAPE, SPACE = "enter", "up", "down", "left", "right", "escape", " "
"""Keys that are no letters, by their names."""

HELP_KEY = "?"
"""The key for the help, which leads to no command."""

HELP_LABEL = f"{HELP_KEY} help"
"""How the foot names it."""


@dataclass(frozen=True)
class Key:
    """One key, and what it leads to."""

    id: str
    """The key itself: a small letter or a sign, which is typed where no single keys can be pressed."""

    label: str
    """What it does, in a word or two."""

    help: str
    """What it does, in a sentence without a full stop."""

    command: Callable[[User, Interview], Command]
    """Asks for whatever is needed, and says what is told by it; raises Stopped and WentBack."""

    typed_help: str = ""
    """What it does where keys are typed as letters; empty: the same."""

    shown: str = ""
    """How the foot of the screen calls it; empty: by its id."""

    alike: tuple[str, ...] = ()
    """Names of other keys that do the same."""

    may_repeat: bool = False
    """Whether it may be held down, or pressed in quick succession, as it answers nothing."""

    always_shown: bool = False
    """Whether the foot names it in the smallest window too."""


SPEAKER = Key("t", "who talks", "who is talking from here on, in this department", follow_up.speaker)
BACK = Key(
    "b",
    "back",
    "back to the question before; Esc and ← do the same",
    lambda _, __: GoBack(),
    typed_help="back to the question before; after another letter, back from what it asks",
    alike=(ESCAPE, LEFT),
    may_repeat=True,
    always_shown=True,
)
STOP = Key(
    "q",
    "stop",
    "save and stop; Ctrl-C does the same. Everything answered so far is saved already",
    lambda _, __: Stop(),
    typed_help="save and stop. Everything answered so far is saved already",
    always_shown=True,
)
KEYS = (
    Key(follow_up.NOTE_KEY, "note", "a note on this question", follow_up.note),
    SPEAKER,
    Key("e", "evidence", "what the answer rests on, and what was seen", follow_up.evidence),
    Key("c", "cause", "why it fails here, if not for the usual reason", follow_up.cause),
    Key("a", "N/A", "it does not apply here, and why", follow_up.not_applicable),
    Key("d", "don't know", "nobody knows yet", lambda _, __: SetAnswer(Response(unknown=True))),
    BACK,
    Key(
        ">",
        "on",
        "on to the next question, and this one stays as it is; → and the space bar do the same",
        lambda _, __: GoOn(),
        typed_help="on to the next question, and this one stays as it is",
        shown="→",
        alike=(RIGHT, SPACE),
        may_repeat=True,
        always_shown=True,
    ),
    Key(
        "s",
        "next open",
        "on to the next question that is still open; this one stays as it is",
        lambda _, __: GoToOpen(),
        may_repeat=True,
    ),
    Key(
        "l",
        "list",
        "the list of all questions with their answers: go to one, and change what you like",
        follow_up.another_question,
    ),
    STOP,
)
"""All keys, in the order in which they are named."""

COMMANDS = {key.id: key.command for key in KEYS}
"""What each key leads to, by its id."""

ALIKE = {name: key.id for key in KEYS for name in key.alike}
"""Ids of the keys that other keys stand for."""

MAY_REPEAT = tuple(key.id for key in KEYS if key.may_repeat)
"""Ids of the keys that may be held down."""


def _foot(named: Iterable[str]) -> str:
    """Keys with what they do, in one line; a key and its label stay on one line where it is broken."""
    return " · ".join(each.replace(" ", "\N{NO-BREAK SPACE}") for each in (*named, HELP_LABEL))


FOOT = _foot(f"{key.shown or key.id} {key.label}" for key in KEYS)
"""Keys besides those of the answers."""

TYPED_FOOT = _foot(f"{key.id} {key.label}" for key in KEYS)
"""The same where every key is typed as a letter."""

SMALL_FOOT = " · ".join(f"{key.shown or key.id} {key.label}" for key in KEYS if key.always_shown)
"""What stays of them in a small window, besides the help."""
