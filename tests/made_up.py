"""A made-up language, in which every text that is said stands in brackets: what has none was not said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cxaudit.words import speaking
from tests.catalogue import gathered

OPEN, CLOSE = "⟦⟧"


def in_brackets(text: str) -> str:
    """Return a text in brackets, its values within them."""
    return f"{OPEN}{text}{CLOSE}"


def between_brackets(text: str) -> str:
    """Return a text in brackets that leave out its values, so that it can be seen whether those are said."""
    return in_brackets(re.sub(r"\{\w+(?:!r)?(?::[^{}]*)?\}", rf"{CLOSE}\g<0>{OPEN}", text))


@contextmanager
def made_up_language(folder: Path, made_up: Callable[[str], str] = in_brackets) -> Iterator[None]:
    """Say every text as it is made up, as long as this lasts; its catalogue is written into a folder."""
    catalogue = gathered()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for entry in catalogue:
        one, many = map(made_up, (entry.msgid, entry.msgid_plural))
        if entry.msgid_plural:
            entry.msgstr_plural = {0: one, 1: many}
        else:
            entry.msgstr = one
    catalogue.save(str(folder / "xx.po"))
    with speaking("xx", folder):
        yield


def unsaid(text: str, *known: str) -> str:
    """Return what of a text was not said: everything outside brackets that is no text of the audit's own.

    Args:
        text: as people read it.
        known: texts of the audit and its checklist, which are in the people's own words.
    """
    for own in sorted(known, key=len, reverse=True):
        text = text.replace(own, "")
    while (bare := re.sub(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", "", text)) != text:
        text = bare
    return "".join(re.findall(r"[^\W\d_]{2,}[^\n]*", text))
