"""What unquoted text in a file stands for, by the rules of YAML 1.2.

By YAML 1.1, which PyYAML follows, `no` is false, `10:30` is 630, `012` is 10 and `2026-01-05` is a date.
Here they stay the text that people wrote.
"""

from __future__ import annotations

import re

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,30})")
_DECIMAL = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]{0,30})(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")


def scalar(text: str) -> bool | int | float | str | None:
    """Return what unquoted text stands for: nothing, a truth value, a number, or itself."""
    if text in _NOTHING:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text
