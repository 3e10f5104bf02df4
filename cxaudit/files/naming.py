"""Names of files that Windows, macOS and Linux all accept."""

import re
import unicodedata

AUDIT_ENDING = ".audit.json"
"""How the name of an audit's file ends."""

LONGEST_NAME = 240
"""How many bytes a name may have, so that those of the lock and of a workbook beside it still fit."""

_BETWEEN_WORDS = re.compile(r'[-.\s<>:"/\\|?*]+')
_SHELL = frozenset("$&'()!`;^%~#{}[]=+,@")
"""What some shell takes for more than a letter, at least at the beginning of a word."""
_JOINERS = "\u200c\u200d"
_RESERVED = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])", re.IGNORECASE)
_MOST_LETTERS = 100
_MOST_BYTES = 200


def safe_name(text: str) -> str:
    """A file name, without its ending, that every system accepts and every shell takes as it stands.

    Letters of every script stay. Spaces, dots, what some system refuses and what some shell acts on become
    one `-` between words; dots too, so that an ending can be added or changed later. Names that Windows
    reserves (`CON`, `COM1`) get `audit-` before them.

    Returns:
        1 to 100 characters and at most 200 bytes; `audit` where nothing is left.
    """
    words = _BETWEEN_WORDS.sub("-", "".join(map(_for_shells, filter(_has_a_place, text))))
    name = _cut(unicodedata.normalize("NFC", words)) or "audit"
    return f"audit-{name}" if _RESERVED.fullmatch(name) else name


def _for_shells(letter: str) -> str:
    """The letter, or what stands for one that shells act on: nothing for an apostrophe within a word."""
    if letter == "'":
        return ""
    return "-" if letter in _SHELL else letter


def _has_a_place(letter: str) -> bool:
    """No control, no lone surrogate, and nothing unassigned, which macOS refuses."""
    kept = letter.isspace() or letter in _JOINERS
    return kept or not unicodedata.category(letter).startswith("C")


def _cut(name: str) -> str:
    short = name[:_MOST_LETTERS].encode()[:_MOST_BYTES].decode(errors="ignore")
    return short.strip("-" + _JOINERS)
