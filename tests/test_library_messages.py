"""What a model finds wrong, in plain words; that of checklists and answers is tested with these."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import BaseModel, Field, ValidationError, field_validator

from cxaudit.audit import Answers
from cxaudit.checklist import Checklist
from cxaudit.library.documents import Document, Loc
from cxaudit.library.fields import fields_at
from cxaudit.library.messages import flaws_of
from cxaudit.library.parsing import parse


class Odd(BaseModel):
    """A model with rules that no checklist has."""

    code: Annotated[str, Field(pattern="^[0-9]{3}$")] = "000"
    even: int = 0
    free: int | Annotated[list[int], Field(max_length=1)] = 0
    names: list[str] = []
    bare: int

    @field_validator("even")
    @classmethod
    def _even(cls, number: int) -> int:
        if number % 2:
            raise ValueError(f"{number} is odd")
        return number


def told(text: str) -> list[str]:
    """Everything wrong with a text that should be an `Odd`."""
    document = parse("a.yaml", text)

    def find(loc: Loc) -> tuple[Document, Loc]:
        return document, loc

    with pytest.raises(ValidationError) as error:
        Odd.model_validate(document.content)
    return [str(flaw.problem).replace("\n    fix: ", " | ") for flaw in flaws_of(error.value, Odd, find)]


def test_what_has_no_words_of_its_own_is_told_in_pydantics() -> None:
    assert told("bare: 1\neven: 3\n") == ["a.yaml:2 even: 3 is odd"]
    assert told("bare: 1\nnames: x\n") == ["a.yaml:2 names: Input should be a valid list"]
    assert told("bare: 1\ncode: abc\n") == ["a.yaml:2 code: this does not have the form ^[0-9]{3}$"]


def test_a_value_that_fits_none_of_several_types_is_told_once() -> None:
    assert told("bare: 1\nfree: many\n") == ["a.yaml:2 free: this should be a whole number, not 'many'"]


def test_a_missing_key_without_a_description_is_told_too() -> None:
    assert told("even: 2\n") == ["a.yaml:1 bare: this key is missing | add it"]


@pytest.mark.parametrize(
    ("model", "loc", "some"),
    [
        (Checklist, (), {"id", "title", "bands"}),
        (Checklist, ("bands", 0), {"word", "from"}),
        (Checklist, ("clauses", 3, "numbers", "unit"), {"unit", "default"}),
        (
            Checklist,
            ("departments", 1, "touchpoints", 0, "questions", 2, "measure"),
            {"unit", "good", "poor"},
        ),
        (Answers, ("responses", "any", "waiting"), {"kind", "who", "until"}),
        (Answers, ("policy", "clauses", "any"), {"written", "wording", "numbers"}),
    ],
)
def test_the_keys_that_may_stand_at_a_place_are_known(
    model: type[BaseModel], loc: Loc, some: set[str]
) -> None:
    assert fields_at(model, loc).keys() >= some


@pytest.mark.parametrize("loc", [("scales",), ("scales", "x", 0), ("title", "x"), ("nowhere", 3), ("bands",)])
def test_where_no_keys_are_wanted_none_are_known(loc: Loc) -> None:
    assert fields_at(Checklist, loc) == {}
