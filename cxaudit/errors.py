"""What is said when something that a person gave cannot be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(NamedTuple):
    """One thing wrong with something that a person wrote or named."""

    where: str
    """File, line and key, such as `billing.yaml:14 touchpoints[0].title`, or a file or folder."""

    what: str
    """What is wrong, in a sentence without a full stop."""

    fix: str = ""
    """What to do about it, or nothing where `what` says it all."""

    def __str__(self) -> str:
        fix = f"\n    fix: {self.fix}" if self.fix else ""
        return f"{self.where}: {self.what}{fix}"


class CxauditError(Exception):
    """Base of every error raised on purpose; holds all problems found, not just the first.

    Any other exception that reaches the person is a bug of ours and keeps its traceback.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def nearest(name: str, names: Iterable[str]) -> str:
    """Say which of `names` was probably meant, or which there are, as the text of a fix."""
    from difflib import get_close_matches

    known = sorted(names)
    close = get_close_matches(name, known, n=1)
    if close:
        return f"did you mean {close[0]}?"
    shown = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
    return f"there are: {shown}" if known else "there are none"
