"""A made-up language, in which every text that is said stands in brackets: what has none was not said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxaudit.words import speaking
from tests.catalogue import gathered, written

OPEN, CLOSE = "⟦⟧"


@contextmanager
def made_up_language(folder: Path) -> Iterator[None]:
    """Say every text in brackets as long as this lasts; its catalogue is written into a folder."""
    catalogue = gathered()
    for message in catalogue:
        if message.id:
            one, *many = message.id if isinstance(message.id, tuple) else (message.id,)
            said = f"{OPEN}{one}{CLOSE}"
            message.string = (said, f"{OPEN}{many[0]}{CLOSE}") if many else said
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    plurals = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    (folder / "xx.po").write_text(head + plurals + written(catalogue), encoding="utf-8")
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
