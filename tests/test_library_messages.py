"""What a model finds wrong, in plain words; that of checklists and answers is tested with these."""

from __future__ import annotations

from typing import Annotated, get_args

import pytest
from pydantic import BaseModel, Field, ValidationError, field_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, core_schema

from cxaudit.audit import Answers
from cxaudit.checklist import Checklist, Question
from cxaudit.library.documents import Document, Loc
from cxaudit.library.fields import choices_at, fields_at
from cxaudit.library.messages import flaws_of
from cxaudit.library.parsing import parse


class Odd(BaseModel):
    """A model with rules that no checklist has."""

    code: Annotated[str, Field(pattern="^[0-9]{3}$", description="Three digits.")] = "000"
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


UNFIT = "cannot stand here | see how the checklists of cxaudit write it"


def test_what_has_no_words_of_its_own_is_told_all_the_same() -> None:
    assert told("bare: 1\neven: 3\n") == [f"a.yaml:2 even: the number 3 {UNFIT}"]
    assert told("bare: 1\nnames: x\n") == [f"a.yaml:2 names: 'x' {UNFIT}"]
    assert told("bare: 1\ncode: abc\n") == [
        "a.yaml:2 code: 'abc' cannot stand here | write what belongs here: Three digits"
    ]


KINDS = [*get_args(core_schema.ErrorType), "unheard_of"]
"""Every kind of error that pydantic has, and one that it does not have."""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", ["x", "3", "[]", "{}", ""])
def test_no_kind_of_error_is_told_in_the_words_of_the_library(kind: str, value: str) -> None:
    document = parse("a.yaml", f"bare: 1\nnames: {value}\n")
    error = PydanticCustomError(kind, "xyzzy", {"xyzzy": 1})
    wrong = InitErrorDetails(type=error, loc=("names",), input=document.value(("names",)))

    [flaw] = flaws_of(ValidationError.from_exception_data("xyzzy", [wrong]), Odd, lambda loc: (document, loc))

    assert str(flaw.problem).startswith("a.yaml:2 names")
    assert flaw.what
    assert flaw.fix or "should be" in flaw.what
    assert "xyzzy" not in str(flaw.problem)


def test_choices_are_those_of_the_model() -> None:
    assert choices_at(Checklist, ("clauses", 0, "kind")) == ["promise", "rule"]
    assert choices_at(Answers, ("policy", "clauses", "any", "written")) == ["no", "yes", "known"]
    assert choices_at(Answers, ("responses", "any", "evidence", "enum"))[0] == "stated"
    assert choices_at(Question, ("text",)) == ["true"]
    assert choices_at(Checklist, ("title",)) == []
    assert choices_at(Checklist, ("nowhere", 3)) == []


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
