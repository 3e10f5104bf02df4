"""Units of what is counted, with their singular."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator

from cxaudit.checklist.base import Frozen, Line, flaw
from cxaudit.numbers import figure
from cxaudit.words import _


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

    def after_one(self, text: str) -> str:
        """Return a text in which several of it stand right after a 1 as what one of it is called."""
        rest = text.removeprefix(f" {self.many}")
        follows = rest != text and not rest[:1].isalnum()
        return f" {self.one}{rest}" if follows else text


def _in_words(value: object) -> object:
    """Take a word by itself for one and for several."""
    if isinstance(value, str):
        return {"one": value, "many": value}
    if not isinstance(value, Mapping | UnitWords):
        raise flaw(_("this is no unit"), _("write a word, or one such as `{one: minute, many: minutes}`"))
    return value


Unit = Annotated[UnitWords, BeforeValidator(_in_words, json_schema_input_type=Line | UnitWords)]
"""What is counted, such as rings; `{one: minute, many: minutes}` where one is called otherwise."""
