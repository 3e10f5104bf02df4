"""Every key at a question, once: what it is called, what it does, and what leads from it.

The foot of the screen, the help, a key that is pressed and a letter that is typed all read this table; a new
key is one more entry. Keys are the same letters in every language; their labels and help are said in the one
that is spoken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cxaudit.audit import Audit, Response
from cxaudit.interview import follow_up
from cxaudit.interview.asking import User
from cxaudit.interview.commands import Command, GoBack, GoOn, GoToOpen, SetAnswer, Stop
from cxaudit.interview.finding import own_finding
from cxaudit.interview.flow import Interview
from cxaudit.interview.photographing import photo
from cxaudit.interview.replanning import another_plan
from cxaudit.interview.waiting import ask_somebody, to_be_sent
from cxaudit.words import N_, _

ENTER, UP, DOWN, LEFT, RIGHT, ESCAPE, SPACE = "enter", "up", "down", "left", "right", "escape", " "
"""Keys that are no letters, by their names."""

HELP_KEY = "?"
"""The key for the help, which leads to no command."""


@dataclass(frozen=True)
class Key:
    """One key, and what it leads to."""

    id: str
    """The key itself: a small letter or a sign, which is typed where no single keys can be pressed."""

    label: str
    """What it does, in a word or two."""

    help: str
    """What it does, in a sentence without a full stop."""

    ask: Callable[[User, Interview], Command]
    """Asks for whatever the key needs, and returns the command; raises Stopped and WentBack."""

    help_self: str = ""
    """What it does in a self-assessment; empty: the same."""

    help_alone: str = ""
    """What it does where one person is the whole business and audits it; empty: as in any self-assessment."""

    for_others: bool = False
    """Whether it is of use only where somebody else tells or reads something."""

    typed_help: str = ""
    """What it does where keys are typed as letters; empty: the same."""

    shown: str = ""
    """How the foot of the screen calls it; empty: by its id."""

    alike: tuple[str, ...] = ()
    """Names of other keys that do the same."""

    may_repeat: bool = False
    """Whether it may be held down, or pressed in quick succession, as it answers nothing and can be seen."""

    in_foot: bool = False
    """Whether it is one of the six that the foot of the screen names; the help names all of them."""

    always_shown: bool = False
    """Whether the foot names it in the smallest window too."""

    def help_in(self, audit: Audit, *, typed: bool = False) -> str:
        """Say what it does in an audit, where keys are pressed or typed, in the language that is spoken."""
        help = self.help
        if audit.kind == "self":
            help = self.help_self or help
        if audit.nobody_else:
            help = self.help_alone or help
        if typed:
            help = self.typed_help or help
        return _(help)


def _always(command: Command) -> Callable[[User, Interview], Command]:
    """Where a key leads that asks for nothing."""
    return lambda user, interview: command


LIKELY = Key(
    "y",
    N_("yes, that one talks"),
    N_("who leads this department, or was named last, is talking from here on: the name stands beside it"),
    follow_up.likely_speaker,
    for_others=True,
)
SPEAKER = Key(
    "t",
    N_("who talks"),
    N_("who is talking from here on, in this department"),
    follow_up.speaker,
    for_others=True,
)
PLAN = Key(
    "r",
    N_("plan"),
    N_("the plan: what is left, with its minutes; leave something out, or add what fits"),
    another_plan,
)
BACK = Key(
    "b",
    N_("back"),
    N_("back to the question before; Esc and ← do the same"),
    _always(GoBack()),
    typed_help=N_("back to the question before; after another letter, back from what it asks"),
    alike=(ESCAPE, LEFT),
    may_repeat=True,
    in_foot=True,
    always_shown=True,
)
STOP = Key(
    "q",
    N_("stop"),
    N_("save and stop; Ctrl-C does the same. Everything answered so far is saved already"),
    _always(Stop()),
    typed_help=N_("save and stop. Everything answered so far is saved already"),
    in_foot=True,
    always_shown=True,
)
KEYS = (
    Key(
        follow_up.NOTE_KEY,
        N_("note"),
        N_("a note on this question, for the client"),
        follow_up.note,
        help_self=N_("a note on this question, for whoever leads"),
        help_alone=N_("a note on this question"),
        in_foot=True,
    ),
    Key(
        "f",
        N_("for whom"),
        N_("for whom the note is: for the client, then for staff, then private, then for the client again"),
        follow_up.reader,
        help_self=N_(
            "for whom the note is: for whoever leads, then for staff, then private, then for whoever leads"
            " again"
        ),
        for_others=True,
        may_repeat=True,
    ),
    LIKELY,
    SPEAKER,
    Key(
        "i",
        N_("in confidence"),
        N_("what is told here from now on is told in confidence, by nobody's name; once more: openly again"),
        follow_up.confidence,
        for_others=True,
    ),
    Key("e", N_("evidence"), N_("what the answer rests on, and what was seen"), follow_up.evidence),
    Key(
        "v",
        N_("told only, or seen"),
        N_("it was told only, not seen; once more: it was seen"),
        follow_up.weight_of_evidence,
    ),
    Key("c", N_("cause"), N_("why it fails here, if not for the usual reason"), follow_up.cause),
    Key("p", N_("photo"), N_("a photo: one of the newest pictures of a folder that is named once"), photo),
    Key(
        "o",
        N_("own finding"),
        N_("something that you found and no question asks: what, how grave, what to do; or change one"),
        own_finding,
    ),
    Key("a", N_("N/A"), N_("it does not apply here, and why"), follow_up.not_applicable, in_foot=True),
    Key(
        "d",
        N_("don't know"),
        N_("nobody knows yet"),
        _always(SetAnswer(Response(unknown=True))),
        help_alone=N_("I don't know yet"),
        in_foot=True,
    ),
    Key("w", N_("ask somebody"), N_("somebody else is to be asked: who"), ask_somebody),
    Key("m", N_("to be sent"), N_("something is to be sent: by whom, and by when"), to_be_sent),
    Key(
        "u", N_("undo"), N_("take back the last change of this sitting, then the one before"), follow_up.undo
    ),
    BACK,
    Key(
        ">",
        N_("on"),
        N_("on to the next question, and this one stays as it is; → and the space bar do the same"),
        _always(GoOn()),
        typed_help=N_("on to the next question, and this one stays as it is"),
        shown="→",
        alike=(RIGHT, SPACE),
        may_repeat=True,
        always_shown=True,
    ),
    Key(
        "s",
        N_("next open"),
        N_("on to the next question that is still open; this one stays as it is"),
        _always(GoToOpen()),
        may_repeat=True,
    ),
    Key(
        "l",
        N_("list"),
        N_("the list of all questions with their answers: find one by a word, change what you like"),
        follow_up.another_question,
        alike=("/",),
        in_foot=True,
    ),
    PLAN,
    STOP,
)
"""All keys, in the order in which they are named."""

ALIKE = {name: key.id for key in KEYS for name in key.alike}
"""Ids of the keys that other keys stand for."""

MAY_REPEAT = tuple(key.id for key in KEYS if key.may_repeat)
"""Ids of the keys that may be held down."""


def keys_of(audit: Audit) -> tuple[Key, ...]:
    """Return the keys that there are in an audit: all, but for those that need somebody else."""
    return tuple(key for key in KEYS if not (key.for_others and audit.nobody_else))


def key_of(audit: Audit, id: str) -> Key | None:
    """Return a key of an audit by its id; None where there is none."""
    return next((key for key in keys_of(audit) if key.id == id), None)


def foot(audit: Audit) -> str:
    """Say the keys that are used most, besides those of the answers."""
    return _foot(f"{key.shown or key.id} {_(key.label)}" for key in keys_of(audit) if key.in_foot)


def typed_foot(audit: Audit) -> str:
    """Say the same keys where every key is typed as a letter."""
    return _foot(f"{key.id} {_(key.label)}" for key in keys_of(audit) if key.in_foot)


def small_foot() -> str:
    """Say what stays of the keys in a small window, besides the help."""
    return " · ".join(f"{key.shown or key.id} {_(key.label)}" for key in KEYS if key.always_shown)


def help_label() -> str:
    """Say how the foot names the key for the help."""
    return _("{key} help", key=HELP_KEY)


def _foot(named: Iterable[str]) -> str:
    """Keys with what they do, in one line; a key and its label stay on one line where it is broken."""
    all_keys = _("{key} all keys", key=HELP_KEY)
    return " · ".join(each.replace(" ", "\N{NO-BREAK SPACE}") for each in (*named, all_keys))
