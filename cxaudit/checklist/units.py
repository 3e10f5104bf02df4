"""Units of what is counted, with their singular."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator

from cxaudit.checklist.base import Frozen, Line, flaw
from cxaudit.numbers import figure
from cxaudit.words import N_, _, ngettext

_MINUTES, _MINUTES_AN_HOUR = N_("minutes"), 60
_HOURS_FROM = 2
"""Hours from which on minutes are said as hours."""


class UnitWords(Frozen):
    """What is counted: how one of it is called, and several."""

    one: Line
    """One of it, such as minute."""

    many: Line
    """Several, such as minutes; also what the unit is called by itself."""

    def said(self, number: float) -> str:
        """Say a number with its unit: 1 minute, 2.5 minutes."""
        told = figure(number)
        return f"{told} {self.one if told == '1' else self.many}"

    def in_policy(self, number: float) -> str:
        """Say a number of the policy with its unit; 120 minutes and other whole hours from there as hours."""
        hours, more = divmod(number, _MINUTES_AN_HOUR)
        if hours < _HOURS_FROM or more or self.many not in {_MINUTES, _(_MINUTES)}:
            return self.said(number)
        return ngettext("{n} hour", "{n} hours", int(hours))

    def cut_from(self, text: str) -> str | None:
        """Return what follows in a text that begins with it, one or several; None where it does not."""
        for word in (self.many, self.one):
            rest = text.removeprefix(f" {word}")
            if rest != text and not rest[:1].isalnum():
                return rest
        return None


def _in_words(value: object) -> object:
    """Take a word by itself for one and for several."""
    if isinstance(value, str):
        return {"one": value, "many": value}
    if not isinstance(value, Mapping | UnitWords):
        raise flaw(_("this is no unit"), _("write a word, or one such as `{one: minute, many: minutes}`"))
    return value


Unit = Annotated[UnitWords, BeforeValidator(_in_words, json_schema_input_type=Line | UnitWords)]
"""What is counted, such as rings; `{one: minute, many: minutes}` where one is called otherwise."""
