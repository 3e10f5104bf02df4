"""What is said when something that a person gave cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import NamedTuple, TypeAlias

from cxaudit.terminal import visible_line
from cxaudit.words import _, ngettext

SHOWN = 100
"""How many problems are shown; of the rest, how many there are."""

Fix: TypeAlias = "str | Callable[[], str]"
"""What to do about a problem; a function where that takes time to find out, called if it is shown."""

_COMPARED = 1000
"""With how many names one is compared, which takes some microseconds each."""

_LONGEST = 400
"""How many letters of a place, or of what is wrong, are shown."""


class Problem(NamedTuple):
    """One thing wrong with something that a person wrote or named."""

    where: str
    """File, line and key, such as `billing.yaml:14 touchpoints[0].title`, or a file or folder."""

    what: str
    """What is wrong, in a sentence without a full stop."""

    fix: Fix = ""
    """What to do about it, or nothing where `what` says it all."""

    command: str = ""
    """What to paste into a shell for it, shown after the fix on a line of its own."""

    def __str__(self) -> str:
        fix = visible_line(self.fix if isinstance(self.fix, str) else self.fix())
        said = f"{_shown(self.where)}: {_shown(self.what)}"
        if fix:
            said += "\n    " + _("fix: {fix}", fix=fix)
        return f"{said}:\n        {self.command}" if self.command else said


class CxauditError(Exception):
    """Base of every error raised on purpose; holds what was found wrong, not just the first.

    Any other exception that reaches the person is a bug of ours and keeps its traceback.
    """

    def __init__(self, *problems: Problem, more: int = 0) -> None:
        """Hold problems, and of `more` that are left out how many there are."""
        self.problems = tuple(map(_with_fix, problems[:SHOWN]))
        """The first of them, with their fixes as texts."""
        self.more = more + max(0, len(problems) - SHOWN)
        """How many there are besides."""
        rest = [ngettext("and {n} more", "and {n} more", self.more)] if self.more else []
        super().__init__("\n".join([*map(str, self.problems), *rest]))


def nearest(name: str, names: Iterable[str]) -> Callable[[], str]:
    """Return a fix that says which of `names` was probably meant, or which there are.

    It looks when it is called, since comparing with every name takes long.
    """
    return partial(_nearest, name, names if isinstance(names, Collection) else tuple(names))


def _nearest(name: str, names: Collection[str]) -> str:
    close = closest(name, names)
    if close:
        return _("did you mean {name}?", name=close)
    known = sorted(names)
    shown = ", ".join(map(_shown, known[:12])) + (" …" if len(known) > 12 else "")
    return _("there are: {names}", names=shown) if known else _("leave it out: there are none")


def closest(name: str, names: Iterable[str]) -> str | None:
    """Return which of `names` was probably meant, whatever its case; None where none is near.

    Of names that are as near, one that begins with the same letter is meant. Of very many not all are looked
    at, but first those that begin so.
    """
    from difflib import SequenceMatcher, get_close_matches

    typed = name[:_LONGEST].casefold()
    candidates = sorted(names, key=lambda each: (each[:1].casefold() != typed[:1], each))[:_COMPARED]
    as_compared = {each.casefold(): each for each in reversed(candidates)}
    near = get_close_matches(typed, as_compared, n=3)
    if not near:
        return None
    likeness = {each: SequenceMatcher(None, each, typed).ratio() for each in near}
    return as_compared[max(near, key=lambda each: (likeness[each], each[:1] == typed[:1]))]


def _with_fix(problem: Problem) -> Problem:
    return problem if isinstance(problem.fix, str) else problem._replace(fix=problem.fix())


def _shown(text: str) -> str:
    """A text as one line that is not too long."""
    line = visible_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 100]} … {line[-100:]}"
