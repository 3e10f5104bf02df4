"""Ids for what has none: of the words that people read, in the letters that ids take, none twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from cxaudit.text import NAME

_LONGEST = 60
_LONGEST_TITLE, _LONGEST_WORDS = 24, 36
"""Letters of an id that a section's title and a question's words take."""

_ASKED = "_asked"
"""Stands behind a name that no question may have."""

_KEPT_BY_SYSTEMS = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
_KEPT = ("checklist", "policy", "schema", "decide")
_KEPT_BY_FORMS = re.compile(r"(.*)(_note|_photo|_max|_pct)|start|end|today|meta")
_LITTLE = re.compile(
    "an?|the|is|are|was|were|be|been|do|does|did|has|have|had|there|its?|of|in|on|at|to|for|with|by|and|or"
    "|all|any|each|every|that|this|these|those|they|their",
    re.IGNORECASE,
)
"""Words that tell no question from another."""


class Names:
    """Names that are taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def free(self, name: str) -> str:
        """Return a name, as long as an id may be, with a number behind it where it is taken, and take it."""
        name = name[:_LONGEST].rstrip("_")
        new, number = name, self._last.get(name, 1)
        while new in self._taken:
            number += 1
            new = f"{name[: _LONGEST - 6]}_{number}"
        self._last[name] = number
        self._taken.add(new)
        return new


def name_of(text: str, longest: int, otherwise: str) -> str:
    """Return a name of the words of a text; of a text without Latin letters `otherwise`."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("&", " and ")).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall("[a-z0-9]+", re.sub("['’]", "", letters))
    name = ""
    for word in words:
        if len(name) + len(word) + bool(name) > longest:
            break
        name = f"{name}_{word}" if name else word
    name = name or "".join(words)[:longest]
    if not name:
        return otherwise
    return name if name[0].isalpha() else f"{otherwise}_{name}"


def of_section(title: str, names: Names) -> str:
    """Return an id for a section, by which its file is called too."""
    name = name_of(title, _LONGEST_TITLE, "section")
    return names.free(name if may_name_section(name) else f"{name}_section")


def may_name_section(text: str) -> bool:
    """Whether a text is an id that a section, and its file, may have."""
    return is_name(text) and text not in _KEPT and not _KEPT_BY_SYSTEMS.fullmatch(text)


def of_part(title: str, names: Names) -> str:
    """Return an id for a part of a section."""
    return names.free(name_of(title, _LONGEST_TITLE, "part"))


def of_question(section: str, ask: str, names: Names) -> str:
    """Return an id for a question: its section's, and what its words begin with, little ones aside."""
    words = " ".join(word for word in ask.split() if not _LITTLE.fullmatch(word)) or ask
    begun = section[:_LONGEST_TITLE].rstrip("_")
    name = f"{begun}_{name_of(words, _LONGEST_WORDS, 'question')}"[: _LONGEST - len(_ASKED)].rstrip("_")
    return names.free(f"{name}{_ASKED}" if is_kept(name) else name)


def of_scale(steps: tuple[str, ...], names: Names) -> str:
    """Return a name for steps that several questions share: the first of them and the last."""
    first, last = (name_of(step, _LONGEST_TITLE, "step") for step in (steps[0], steps[-1]))
    if steps[0].isdigit() and steps[-1].isdigit():
        return names.free(f"from_{steps[0]}_to_{steps[-1]}")
    return names.free(f"{first}_to_{last}")


def is_kept(name: str) -> bool:
    """Whether no question may be called so."""
    return bool(_KEPT_BY_FORMS.fullmatch(name))


def is_name(text: str) -> bool:
    """Whether a text is an id."""
    return bool(re.match(NAME, text)) and len(text) <= _LONGEST
