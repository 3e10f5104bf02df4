"""What may be sent to a terminal: texts of others must not steer it."""

from __future__ import annotations

import re

_UNSAFE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
"""Control characters (C0 but tab and line feed, DEL, C1), what reorders letters, and lone surrogates."""

_IN_A_TEXT = re.compile(f"[{_UNSAFE}]")
_IN_A_LINE = re.compile(f"[{_UNSAFE}\t\n\u2028\u2029]")


def visible(text: str) -> str:
    r"""Return a text in which everything that steers a terminal can be seen instead, as `\x1b`.

    Tabs and ends of lines stay. A terminal would take an escape sequence, or U+009B, as a command, and a
    bidirectional override makes a name look like another.
    """
    return _IN_A_TEXT.sub(_spelt_out, text)


def visible_line(text: str) -> str:
    r"""Return a text as one line: like `visible`, and tabs and ends of lines are spelt out too, as `\n`."""
    return _IN_A_LINE.sub(_spelt_out, text)


def _spelt_out(found: re.Match[str]) -> str:
    letter = found[0]
    if "\udc80" <= letter <= "\udcff":  # a byte of a file name that is not UTF-8, as Python hands it on
        return f"\\x{ord(letter) - 0xDC00:02x}"
    return letter.encode("unicode_escape", errors="surrogatepass").decode("ascii")
