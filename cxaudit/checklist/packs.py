"""What a pack leaves of itself in a checklist that it was added to: its name, and the words of its trade."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from cxaudit.checklist.base import Frozen, Line, Slug, flaw
from cxaudit.words import _, trade_words

MOST_WORDS = 100
"""How many words may be replaced."""

_LONGEST_WORD = 60
_WORD = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_WORDS_OF_A_TRADE = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")


def _word(text: str) -> str:
    if not _WORD.fullmatch(text):
        what = _("{text!r} is no word that can be replaced", text=text)
        raise flaw(what, _("write a word of letters alone, or several with a blank between"))
    return text


def _words_of_a_trade(text: str) -> str:
    if not _WORDS_OF_A_TRADE.fullmatch(text):
        what = _("{text!r} is no word that can be put in", text=text)
        raise flaw(what, _("write a word of letters, or several with a blank or a hyphen between"))
    return text


def _once(words: dict[str, str]) -> dict[str, str]:
    seen: set[str] = set()
    for word in words:
        if word.casefold() in seen:
            raise flaw(_("the word {word!r} stands twice", word=word), _("keep one: case is no matter"))
        seen.add(word.casefold())
    for word, again in trade_words(words).twice_changed():
        what = _("{word!r} becomes {other!r}, where {again!r} would be replaced in its turn",
                 word=word, other=words[word], again=again)  # fmt: skip
        raise flaw(what, _("let every word become one that stays"))
    return words


Words = Annotated[
    dict[
        Annotated[str, StringConstraints(max_length=_LONGEST_WORD), AfterValidator(_word)],
        Annotated[str, StringConstraints(max_length=_LONGEST_WORD), AfterValidator(_words_of_a_trade)],
    ],
    Field(max_length=MOST_WORDS),
    AfterValidator(_once),
]
"""Words of a trade by those that they stand for, such as `{customer: patient, customers: patients}`."""


class Pack(Frozen):
    """Questions for one trade that were added to a checklist."""

    id: Slug
    """Name of the pack."""

    title: Line
    """As people read it, such as Shops."""

    version: Line = "1"
    """Told in every workbook."""
