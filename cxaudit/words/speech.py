"""Says texts in the language that is spoken, with the plural that a number takes there.

Where a trade has its own words, they stand in every text that is said, but never in the values in it: what
people typed stays as it is, and a checklist has its words already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import NamedTuple

from cxaudit.words.trade import TradeWords, trade_words

_FOLDER = Path(__file__).parent


class _Speech(NamedTuple):
    """How texts are said."""

    catalogue: NullTranslations = NullTranslations()
    """Has them in a language; this one says them as they are written."""

    trade: TradeWords = trade_words({})
    """Words of the trade."""

    def text(self, english: str) -> str:
        return self.trade.put_into(self.catalogue.gettext(english))

    def number(self, one: str, many: str, count: int) -> str:
        return self.trade.put_into(self.catalogue.ngettext(one, many, count))


_ENGLISH = _Speech()

_spoken: ContextVar[_Speech] = ContextVar("spoken", default=_ENGLISH)


class CatalogueError(Exception):
    """A catalogue that can't be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def _(text: str, /, **named: object) -> str:
    """Say a text, with a value in place of each name in braces.

    Args:
        text: in English; written out in the call, since the catalogue is gathered from the calls.
        named: the values; where there are none, braces are left as they are.
    """
    said = _spoken.get().text(text) if text else ""
    return said.format(**named) if named else said


def ngettext(one: str, many: str, count: int, /, **named: object) -> str:
    """Say how many: with `{n}` for the number, in the form that the language has for it.

    Args:
        one: in English, for one: "{n} answer".
        many: in English, for none and for several: "{n} answers".
        count: how many.
        named: further values.
    """
    return _spoken.get().number(one, many, count).format(n=count, **named)


def N_(text: str) -> str:
    """Mark a text that is said later, as those of tables are; it is returned as it is."""
    return text


class Plural(NamedTuple):
    """A text with its plural, in English, marked to be said later by the program and by a formula alike.

    A formula knows one and many, and so both say no other form: in a language with more of them, a text of
    this kind takes for every number but 1 the form that 100 takes.
    """

    one: str
    """For one: "{n} answer"."""

    many: str
    """For none and for several: "{n} answers"."""

    def forms(self) -> tuple[str, str]:
        """Return both in the language that is spoken, names left in their braces."""
        spoken = _spoken.get()
        one, many = (spoken.number(self.one, self.many, count) for count in (1, 100))
        return one, many

    def said(self, count: int, **named: object) -> str:
        """Say how many, as `ngettext` does."""
        return self.forms()[count != 1].format(n=count, **named)


@contextmanager
def speaking(
    language: str, folder: Path = _FOLDER, *, words: Mapping[str, str] = MappingProxyType({})
) -> Iterator[None]:
    """Say texts in a language as long as this lasts; in English where there is no catalogue for it.

    Args:
        language: a language tag, such as de or de-CH, which also takes what there is for de.
        folder: where the catalogues are.
        words: what a trade says instead of other words, in that language.

    Raises:
        CatalogueError: if the catalogue can't be read. A text in it is left out whose braces have other names
            than the English one's.
    """
    token = _spoken.set(_Speech(_catalogue(language, folder), trade_words(words)))
    try:
        yield
    finally:
        _spoken.reset(token)


@contextmanager
def with_words(words: Mapping[str, str]) -> Iterator[None]:
    """Say texts with the words of a trade as long as this lasts, in the language that is spoken already."""
    token = _spoken.set(_spoken.get()._replace(trade=trade_words(words)))
    try:
        yield
    finally:
        _spoken.reset(token)


def _catalogue(language: str, folder: Path) -> NullTranslations:
    tags = (language, language.partition("-")[0])
    found = next((file for tag in tags if (file := folder / f"{tag}.po").is_file()), None)
    if found is None:
        return _ENGLISH.catalogue
    import polib  # here, since English needs none and starts quicker

    try:
        catalogue = polib.pofile(str(found), encoding="utf-8")
        for entry in list(catalogue):
            if not _fits(entry.msgid + entry.msgid_plural, entry.msgstr, *entry.msgstr_plural.values()):
                catalogue.remove(entry)
        return GNUTranslations(BytesIO(catalogue.to_binary()))
    except (OSError, ValueError, LookupError) as error:
        raise CatalogueError(found, str(error)) from error


def _fits(english: str, *said: str) -> bool:
    """Whether a text has no other names in its braces than the English one."""
    known = _names(english)
    return known is None or all((names := _names(text)) is not None and names <= known for text in said)


def _names(text: str) -> set[str] | None:
    """Names in the braces of a text; None where they are no names, but stand for themselves."""
    try:
        return {name for _before, name, *_format in Formatter().parse(text) if name is not None}
    except ValueError:
        return None
