"""What a key does at a question: it answers, leads on, moves on the screen, or nothing, and then says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from cxaudit.audit import Choices, TypedEntry
from cxaudit.interview.flow import Interview
from cxaudit.interview.keyboard import NOT_TAKEN, said_of
from cxaudit.interview.keys import ALIKE, DOWN, ENTER, HELP_KEY, UP, key_of
from cxaudit.interview.screen import Drawn, View
from cxaudit.words import _

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_OTHER_LETTERS = ("йцукенгшщзфывапролдячсмить", ";ςερτυθιοπασδφγηξκλζχψωβνμ", "йцукенгшщзфівапролдячсмить")
_SAME_KEY = {
    other: latin
    for row in _OTHER_LETTERS
    for other, latin in zip(row, _LATIN, strict=True)
    if other.isalpha()  # the Greek key of q sends a semicolon, which other keyboards have too
}
_DIGITS_WITH_SHIFT = "&é\"'(-è_çà"
"""What the keys of the digits send on a French keyboard; on others these are keys like all others."""


class Leads(NamedTuple):
    """A key that leaves the question."""

    key: str
    """A step's number, the id of a key, the one for help, or the first letter of what is to be typed."""


def press(key: str, interview: Interview, view: View, draw: Callable[[View], Drawn]) -> Leads | View:
    """Say what a key does.

    Args:
        key: a character, a name of a key, or why what was pressed is not taken.
        interview: where it stands.
        view: what is shown.
        draw: draws the question anew.

    Returns:
        Where the key leads, or what is shown next.
    """
    view = replace(view, hint="")
    if draw(view).too_small:
        return view
    if key in NOT_TAKEN:
        return replace(view, hint=said_of(key))
    key = meant(key)
    if key_of(interview.audit, key) or key == HELP_KEY:
        return Leads(key)
    match interview.type.entry:
        case TypedEntry() as entry:
            return _at_entry(key, view, entry)
        case Choices() as entry:
            return _at_steps(key, view, entry.keys, draw)


def meant(key: str) -> str:
    """Return the key of ours that is meant: the same on another keyboard, or another way to say the same."""
    key = ALIKE.get(key, key)
    return key if len(key) > 1 else _SAME_KEY.get(key.lower(), key.lower())


def _at_entry(key: str, view: View, entry: TypedEntry) -> Leads | View:
    if key == ENTER:
        return Leads("")
    if re.fullmatch(entry.begins, key):
        return Leads(key)
    return _nothing(key, view, _("{type}, or press {help} for the keys", type=entry.short, help=HELP_KEY))


def _at_steps(key: str, view: View, keys: Sequence[str], draw: Callable[[View], Drawn]) -> Leads | View:
    if key in (UP, DOWN):
        return _moved(key, view, len(keys), draw)
    if key == ENTER and not view.chosen:
        return replace(view, hint=_("Enter takes the step to which ↑ and ↓ lead: none yet."))
    seen = draw(view).steps
    number = view.chosen if key == ENTER else keys.index(key) + 1 if key in keys else 0
    if number in seen:
        return Leads(keys[number - 1])
    if number and seen:
        return replace(view, hint=_("Step {step} can't be seen: ↑ and ↓ lead there.", step=number))
    if key in _DIGITS_WITH_SHIFT:
        no_step = _(
            "This key ({key}) is no step: press {digits} (AZERTY: with Shift), or ↑ ↓ and Enter.",
            key=key,
            digits=_digits(keys),
        )
        return replace(view, hint=no_step)
    return _nothing(
        key, view, _("press {digits}, or {help} for the keys", digits=_digits(keys), help=HELP_KEY)
    )


def _digits(keys: Sequence[str]) -> str:
    """Name the keys of the steps, the last of ten being 0."""
    return _("1 to 9, or 0") if keys[-1] == "0" else _("1 to {last}", last=keys[-1])


def _nothing(key: str, view: View, instead: str) -> View:
    if len(key) == 1 and key.isprintable():
        hint = _("This key ({key}) means nothing here: {instead}.", key=key, instead=instead)
    else:
        hint = _("This key means nothing here: {instead}.", instead=instead)
    return replace(view, hint=hint)


def _moved(key: str, view: View, steps: int, draw: Callable[[View], Drawn]) -> View:
    """Go to the next step, or to the one before, and scroll until it can be seen."""
    seen = draw(view).steps
    if not seen:
        return view
    if view.chosen:
        chosen = max(1, view.chosen - 1) if key == UP else min(steps, view.chosen + 1)
    else:
        chosen = seen[-1] if key == UP else seen[0]
    view = replace(view, chosen=chosen, top=min(view.top, chosen))
    while chosen not in draw(view).steps and view.top < chosen:
        view = replace(view, top=view.top + 1)
    return view
