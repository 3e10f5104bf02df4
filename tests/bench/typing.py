"""Who types the lines of a sitting: somebody who answers what is shown, or the same lines once more."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

MOST_LINES = 400
"""Lines after which a sitting that does not end is given up."""

_QUESTION = (
    ["1"],
    ["2"],
    ["3"],
    ["d"],
    ["a", "closed"],
    ["n", "two said so", "2"],
    ["w", "Ruth"],
    ["2", "u", "3"],
    ["v", "3"],
    ["o", "The sign is gone", "", "Hang it up", "1"],
)
"""What is typed at a question with steps; what a later line says depends on what is shown by then."""

_FIXED = (
    ("What do you audit", ("1", "2")),
    ("usiness called", ("Harbour Bakery",)),
    ("Name of the business", ("Harbour Bakery",)),
    ("How many people work here", ("1", "2", "3")),
    ("Your name", ("Ada",)),
    ("Names, ", ("", "Ruth, Bo", "Cy")),
    ("such as euros", ("euros",)),
    ("verdict in a few sentences", ("Kind, and slow.", "")),
    ("written → ", ("n", "y", "k", "n", "#")),
    ("Enter  keep", ("", "", "p", "a")),
    ("not written today", ("",)),
)
"""What is typed where one of these was shown last."""


class Typed:
    """A keyboard on which these lines are typed; a file grows by a byte with every line that is asked for."""

    encoding = "utf-8"

    def __init__(self, lines: list[str], asked: Path) -> None:
        self._lines: Iterator[str] = iter(lines)
        self._asked = os.open(asked, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def isatty(self) -> bool:
        """Nobody sits there."""
        return False

    def readline(self) -> str:
        """Return the next line; empty where there is none any more."""
        sys.stdout.flush()
        os.write(self._asked, b".")
        return next((f"{line}\n" for line in self._lines), "")


class Recorded:
    """A keyboard at which somebody answers what is shown; the lines are kept in a file."""

    encoding = "utf-8"

    def __init__(self, answer: Callable[[str], str], shown: Path, kept: Path) -> None:
        self._answer, self._shown, self._kept = answer, shown, kept
        self._seen, self._typed = 0, list[str]()

    @property
    def asked(self) -> int:
        """How many lines were asked for."""
        return len(self._typed)

    def isatty(self) -> bool:
        """Nobody sits there."""
        return False

    def readline(self) -> str:
        """Return what is answered to what was shown since the last line."""
        sys.stdout.flush()
        shown = self._shown.read_text(encoding="utf-8", errors="replace")
        self._typed.append(self._answer(shown[self._seen :]) if self.asked < MOST_LINES else "q")
        self._seen = len(shown)
        self._kept.write_text(json.dumps(self._typed), encoding="utf-8")
        return f"{self._typed[-1]}\n"


def answering(random: Random) -> Callable[[str], str]:
    """Return somebody who answers what is shown, by chance where several things can be answered."""
    upcoming: list[str] = []

    def answer(shown: str) -> str:
        if " min, about " in shown and "? all keys" in shown:
            upcoming[:] = ["3 4 never"] if "Type a number" in shown else list(random.choice(_QUESTION))
        if upcoming:
            return upcoming.pop(0)
        last = {text: shown.rfind(text) for text, _answers in _FIXED}
        text = max(last, key=lambda each: last[each])
        return random.choice(dict(_FIXED)[text]) if last[text] >= 0 else ""

    return answer
