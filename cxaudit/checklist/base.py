"""What every model of a checklist or an audit is made of: frozen, strict, and clean at the door."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from cxaudit.days import FIRST_YEAR, LAST_YEAR
from cxaudit.errors import Fix
from cxaudit.numbers import LARGEST, SMALLEST
from cxaudit.text import LONGEST_LINE, LONGEST_TEXT, NAME, ONE_LINE, clean
from cxaudit.words import _, trade_words


def _as_kept(text: str, info: ValidationInfo) -> str:
    return trade_words(info.context or {}).put_into(clean(text))


Text = Annotated[str, AfterValidator(_as_kept), StringConstraints(max_length=LONGEST_TEXT)]
"""What people type: cleaned here, once, so that every file can hold it and give it back.

Where words of a trade are the context of the validation, as of a checklist that is read, they are put in.
"""

Line = Annotated[Text, StringConstraints(min_length=1, max_length=LONGEST_LINE, pattern=ONE_LINE)]
"""Text of one line that may not be left out."""

LONGEST_TITLE = 60
"""How many letters it may take to call something by."""

Title = Annotated[Line, StringConstraints(max_length=LONGEST_TITLE)]
"""What something is called in lists, and by those who speak of it."""

OptionalLine = Annotated[Text, StringConstraints(max_length=LONGEST_LINE, pattern=ONE_LINE)]
"""Text of one line that may be empty."""

Slug = Annotated[str, StringConstraints(pattern=NAME, max_length=60)]
"""A name in lower-case letters, digits and `_`, beginning with a letter."""


def _of_our_time(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        fix = _("write a date from {first} to {last}, such as 2026-01-05", first=FIRST_YEAR, last=LAST_YEAR)
        raise flaw(_("the year {year} is out of reach", year=day.year), fix)
    return day


def _no_seconds(value: object) -> object:
    if isinstance(value, int | float):  # pydantic takes a number for seconds since 1970
        raise PydanticKnownError("date_type")
    return value


Day = Annotated[date, BeforeValidator(_no_seconds), AfterValidator(_of_our_time)]
"""A date that every workbook can hold, and from which others can be counted."""


def computable(number: float) -> float:
    """Return a number that every calculator takes as it is written; see `Figure`."""
    if not abs(number) <= LARGEST:  # nor not-a-number
        fix = _("write a number from {least:g} to {most:g}", least=-LARGEST, most=LARGEST)
        raise flaw(_("{number:g} is out of reach", number=number), fix)
    if 0 < abs(number) < SMALLEST:
        what = _("{number:g} is too near to 0 for a spreadsheet", number=number)
        raise flaw(what, _("write 0, or {smallest:g} or more", smallest=SMALLEST))
    return number


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise flaw(_("this is no number"), _("write a number, not true or false"))
    return value


def _whole_per_cent(value: object) -> object:
    if isinstance(value, float) and 0 < value < 1:
        what = _("{number:g} is no whole per cent", number=value)
        raise flaw(what, _("write {number}", number=round(value * 100)))
    return _no_truth(value)


NUMERIC = BeforeValidator(_no_truth)
"""Refuses true and false for a number; pydantic would take them for 1 and 0."""

Figure = Annotated[float, NUMERIC, AfterValidator(computable)]
"""A number that every calculator takes as it is written: 0, or from 10^-9 to 10^15, and so below 0."""

WholePercent = Annotated[int, Field(ge=0, le=100), BeforeValidator(_whole_per_cent)]
"""A mark that shares are compared with: a whole per cent, such as 70."""


class Frozen(BaseModel):
    """Base of all models: unchangeable, no unknown keys, numbers finite, fields described."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,
        extra="forbid",
        allow_inf_nan=False,
        use_attribute_docstrings=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    # Any: as pydantic has it.
    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with other values, not validated; whatever was derived is derived anew there."""
        copied = super().model_copy(update=update, deep=deep)
        for derived in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[derived]
        return copied

    def changed(self, **changes: object) -> Self:
        """Return a copy with other values, validated and cleaned like everything that people type.

        Only fields are taken over: whatever was derived from them and kept is derived anew.

        Raises:
            ValidationError: if a value cannot be.
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return type(self).model_validate({**fields, **changes})


def flaw(what: str, fix: Fix) -> PydanticCustomError:
    """Say within a validator what is wrong and what to do, so that the reader of a file can tell both."""
    return PydanticCustomError("flaw", "{what}", {"what": what, "fix": fix})
