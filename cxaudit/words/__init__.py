"""Every text that people read, in the language that is spoken: English, unless a catalogue has another.

The help of commands aside, which stays English.

A text stands in English where it is used, as `_("Saved in {file}.", file=name)`. All of them are listed in
`catalogue.pot`; a language is one file beside it, such as `de.po`.
"""

from cxaudit.words.labels import (
    CLAUSES,
    COMING,
    DECISIONS,
    EFFORTS,
    EVIDENCE,
    GAPS,
    IN_CONFIDENCE,
    IN_WORDS,
    KINDS,
    MEETS,
    NEVER_CAME,
    PLACES,
    READERS,
    SEVERITIES,
    STATES,
    STATUSES,
    STILL_TO_BE_REVISED,
    TO_BE_SETTLED,
    WAYS,
    WORK,
    WRITTEN,
)
from cxaudit.words.languages import is_right_to_left
from cxaudit.words.speech import N_, CatalogueError, Plural, _, ngettext, speaking, with_words
from cxaudit.words.trade import TradeWords, trade_words

__all__ = [
    "CLAUSES",
    "COMING",
    "DECISIONS",
    "EFFORTS",
    "EVIDENCE",
    "GAPS",
    "IN_CONFIDENCE",
    "IN_WORDS",
    "KINDS",
    "MEETS",
    "NEVER_CAME",
    "N_",
    "PLACES",
    "READERS",
    "SEVERITIES",
    "STATES",
    "STATUSES",
    "STILL_TO_BE_REVISED",
    "TO_BE_SETTLED",
    "WAYS",
    "WORK",
    "WRITTEN",
    "CatalogueError",
    "Plural",
    "TradeWords",
    "_",
    "is_right_to_left",
    "ngettext",
    "speaking",
    "trade_words",
    "with_words",
]
