"""Text that every file can hold, and the patterns of names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cxaudit.words import ngettext

_NAME = "[a-z][a-z0-9_]*"

NAME = rf"^{_NAME}$"
"""Pattern of an id: lower-case letters, digits and `_`, beginning with a letter."""

DOTTED_NAME = rf"^{_NAME}\.{_NAME}$"
"""Pattern of two ids, such as `clause.number` or `department.clause`."""

CONDITION = rf"^(?:not )?{_NAME}$"
"""Pattern of an id that must hold, or with `not` before it must not."""

ONE_LINE = r"^[^\n]*$"
"""Pattern of a text of one line."""

COLOUR = r"^[0-9A-Fa-f]{6}$"
"""Pattern of a colour as RRGGBB."""

LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
"""Pattern of the tag of a language, such as en or en-GB."""

LONGEST_LINE, LONGEST_TEXT = 500, 100_000
"""How many letters a text of one line may have, and any other text."""

_SENTENCE = re.compile(r"""[^\n]+?(?:[.!?…]+["'”’»)\]]*(?=\s|$)|[。！？]|(?=\n|$))""")

LONGEST_ASK = 2000
"""How many letters a question may have: a standard word for word, which a row of a sheet can still hold."""

_NOT_STORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def storable(text: str) -> str:
    """Return a text with plain line ends, as every file can hold it.

    Characters that a workbook or a JSON file cannot hold (control characters, lone surrogates, U+FFFE,
    U+FFFF) become U+FFFD, so that it can be seen that something stood there.
    """
    return _NOT_STORABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean(text: str) -> str:
    """Return what people typed as every file can hold it, without blanks around it."""
    return storable(text).strip()


def lines(parts: Iterable[str]) -> str:
    """Join what is not empty, a line each."""
    return "\n".join(part for part in parts if part)


def as_compared(text: str) -> str:
    """Return a text as it is compared with others: whatever its case, and however many blanks it has."""
    return " ".join(text.split()).casefold()


def sentence(text: str) -> str:
    """Return a text with a full stop at its end, unless it has an end of its own."""
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def shortened(text: str, longest: int) -> str:
    """Return a text on one line, cut between two words where it has more letters than that."""
    whole = " ".join(text.split())
    if len(whole) <= longest:
        return whole
    cut = whole[:longest]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut[:-1]}…"


def first_sentence(text: str, longest: int) -> str:
    """Return the first sentence of a text; empty where it has more than so many letters."""
    sentence = _SENTENCE.match(text)
    return sentence[0] if sentence and len(sentence[0]) <= longest else ""


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units, which is how spreadsheets count: an emoji takes two."""
    return len(text.encode("utf-16-le")) // 2


def too_long(text: str, longest: int) -> str:
    """Say that a text is too long; empty where it is not."""
    if len(text) <= longest:
        return ""
    return ngettext(
        "This is too long: at most {n} letter.", "This is too long: at most {n} letters.", longest
    )
