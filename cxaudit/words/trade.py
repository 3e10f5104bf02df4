"""Puts the words of a trade in the place of others: patients for customers, in any case and possessive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

_HYPHENS = r"\-\u2010\u2011"
"""What joins a word with another to one that stays: customer-service."""

_STAYS = r"\{[^{}]*\}|`[^`]*`"
"""Names in braces, and what is to be typed as it stands."""

_BEFORE = rf"(?<![\w@{_HYPHENS}])(?<!\w\.)"
_AFTER = rf"(?![\w@{_HYPHENS}]|\.\w)"
_QUOTES = ("'", "‘", "’")
_POSSESSIVE = r"(?P<possessive>['’](?=\s+\w))?"


@dataclass(frozen=True)
class TradeWords:
    """Words with those that a trade has in their place."""

    words: Mapping[str, str]
    """By the word that is replaced, or several words with a blank between; case is no matter."""

    def put_into(self, text: str) -> str:
        """Return a text with the trade's words.

        Whole words are replaced: no parts of words, and none that a hyphen joins with another. A capital
        stays one, CUSTOMERS is PATIENTS, and the possessive customers' is children's where that is the
        plural. Names in braces stay, and so does what stands between backticks.
        """
        return self._pattern.sub(self._replaced, text) if self.words else text

    @cached_property
    def _by_case(self) -> dict[str, str]:
        return {word.casefold(): other for word, other in self.words.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        words = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
        return re.compile(f"{_STAYS}|{_BEFORE}(?P<word>{words}){_AFTER}{_POSSESSIVE}", re.IGNORECASE)

    def _replaced(self, found: re.Match[str]) -> str:
        word, possessive = found["word"], found["possessive"] or ""
        if word is None:
            return found[0]
        said = _with_case(self._by_case[" ".join(word.split()).casefold()], word)
        quoted = found.string[: found.start()].endswith(_QUOTES)
        ends_alike = said.casefold().endswith("s")
        return f"{said}{possessive}{'s' if possessive and not (quoted or ends_alike) else ''}"

    def twice_changed(self) -> Iterator[tuple[str, str]]:
        """Return words that are replaced with one that another word stands for, each with that one."""
        for word, other in self.words.items():
            for found in self._pattern.finditer(other):
                if found["word"] and found["word"].casefold() != word.casefold():
                    yield word, found["word"]


def _with_case(said: str, word: str) -> str:
    """A word with the capitals of the one that it replaces."""
    if word.isupper() and len(word) > 1:
        return said.upper()
    return said[:1].upper() + said[1:] if word[:1].isupper() else said


@lru_cache(maxsize=20)
def _trade_words(pairs: tuple[tuple[str, str], ...]) -> TradeWords:
    return TradeWords(dict(pairs))


def trade_words(words: Mapping[str, str]) -> TradeWords:
    """Return what puts in these words; what was made once is kept."""
    return _trade_words(tuple(words.items()))
