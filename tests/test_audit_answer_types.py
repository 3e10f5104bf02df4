"""Every type of answer knows its own answers, however they are given, and refuses those of the others."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxaudit
from cxaudit.audit import AnswerType, Response, answer_type
from cxaudit.audit.responses import ANSWERED_WITH
from cxaudit.text import clean
from tests.builders import a_checklist, a_measured_question, a_question, a_response

CHECKLIST = a_checklist(
    a_question("greeted"),
    a_measured_question("rings"),
    a_question("wished", text=True),
    a_question("tried", steps=[f"{place} of ten" for place in range(10)]),
)
TYPES = {name: answer_type(CHECKLIST, place.question) for name, place in CHECKLIST.places.items()}
FIELDS = {"greeted": "step", "rings": "readings", "wished": "text", "tried": "step"}
"""What each is answered with."""

GIVEN = {
    "step": a_response(step=2),
    "readings": a_response(readings=(2,)),
    "text": a_response(text="Longer hours."),
}
"""A response by the field that holds its answer."""

TEXTS = st.text(min_size=1).map(lambda text: f"They said:\n{text}").map(clean)
READINGS = st.lists(st.just("never") | st.integers(0, 999).map(lambda each: each / 8), min_size=1, max_size=9)
ANSWERS = st.one_of(
    st.tuples(st.just("greeted"), st.builds(Response, step=st.integers(1, 4))),
    st.tuples(st.just("rings"), st.builds(Response, readings=READINGS.map(tuple))),
    st.tuples(st.just("wished"), st.builds(Response, text=TEXTS)),
    st.tuples(st.just("tried"), st.builds(Response, step=st.integers(1, 10))),
)


@given(ANSWERS)
def test_what_can_be_typed_for_an_answer_gives_that_answer_once_more(answer: tuple[str, Response]) -> None:
    name, response = answer
    kind = TYPES[name]

    again = kind.read(kind.typed(response))
    while not isinstance(again, Response | str):  # a reading such as 1.125 has two meanings
        again = kind.read(again.meanings[-1].typed)

    assert again == response
    assert kind.misfit(response) is None


@pytest.mark.parametrize("kind", TYPES.values(), ids=str)
@pytest.mark.parametrize("nothing", [Response(), a_response(na="closed"), a_response(unknown=True)], ids=str)
def test_where_nothing_was_rated_nothing_was_typed_and_nothing_is_said(
    kind: AnswerType, nothing: Response
) -> None:
    assert (kind.typed(nothing), kind.understood(nothing), kind.misfit(nothing)) == ("", "", None)


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("field", ANSWERED_WITH)
def test_a_type_refuses_whatever_another_is_answered_with(name: str, field: str) -> None:
    response = GIVEN[field]

    misfit = TYPES[name].misfit(response)

    assert response.answered_with == field
    assert (misfit is None) == (field == FIELDS[name])
    assert misfit is None or misfit.what.endswith(f"not with {ANSWERED_WITH[field]}")


@pytest.mark.parametrize(
    ("name", "short", "fields"),
    [
        ("greeted", 3, {"step": 3}),
        ("greeted", [2, 4], {"readings": [2, 4]}),
        ("greeted", "A few  do ", {"step": 2}),
        ("greeted", "2", {"step": 2}),
        ("rings", 3, {"readings": [3]}),
        ("rings", [2, "never"], {"readings": [2, "never"]}),
        ("rings", "never", {"readings": ["never"]}),
        ("rings", "3; 4.5 rings", {"readings": [3, 4.5]}),
        ("wished", "Longer hours.", {"text": "Longer hours."}),
        ("wished", [3], {"readings": [3]}),
    ],
)
def test_a_type_says_what_is_written_in_short(
    name: str, short: float | str | list[object], fields: dict[str, object]
) -> None:
    assert TYPES[name].spelt_out(short) == fields


def test_a_type_says_in_an_outline_what_can_be_answered() -> None:
    assert TYPES["greeted"].outline() == (
        "1 nobody does",
        "2 a few do",
        "3 most of them do",
        "4 all of them do",
    )
    assert TYPES["rings"].outline() == ("in rings: good 4, poor 8", "readings from 0 on can be true")
    assert TYPES["wished"].outline() == ("a text, never scored",)


@pytest.mark.parametrize("typed", ["", " \n ", "N/A", "n/a", "don't  know", "x" * 100_001])
def test_a_text_that_says_nothing_is_no_answer(typed: str) -> None:
    assert isinstance(TYPES["wished"].read(typed), str)


@pytest.mark.parametrize("text", ["N/A", "Don't know"])
def test_a_text_in_a_file_does_not_say_that_there_is_no_answer(text: str) -> None:
    misfit = TYPES["wished"].misfit(a_response(text=text))

    assert misfit
    assert misfit.what == f"{text!r} is no answer"


def test_a_text_is_answered_in_full_and_said_in_one_line_and_has_no_score() -> None:
    kind, response = TYPES["wished"], a_response(text="Longer hours.\nA  bench.")

    assert kind.value(response) == "Longer hours.\nA  bench."
    assert kind.understood(response) == "Longer hours. A bench."
    assert kind.score(response) is None
    assert not CHECKLIST.places["wished"].question.scored


@pytest.mark.parametrize(("typed", "step"), [("1", 1), ("9", 9), ("0", 10), ("10", 10)])
def test_the_tenth_step_is_typed_as_its_key_or_as_its_number(typed: str, step: int) -> None:
    assert TYPES["tried"].read(typed) == Response(step=step)
    assert isinstance(TYPES["greeted"].read("0"), str)


def test_points_are_scored_by_the_most_of_them_and_said_beside_the_step() -> None:
    question = a_question("waited", scale="yes_no", points=[1, 8])
    kind = answer_type(a_checklist(question), question)
    two = a_question("seen", steps=["a", "b", "c"], points=[0, 0.7, 1])
    other = answer_type(a_checklist(two), two)

    assert [kind.score(a_response(step)) for step in (1, 2)] == [Fraction(1, 8), 1]
    assert other.score(a_response(2)) == Fraction(7, 10)
    assert kind.placed(a_response(1)) == "step 1 of 2, 1 of 8 points"
    assert kind.outline() == ("1 no (1 point)", "2 yes (8 points)")


@pytest.mark.parametrize("folder", ["interview", "cli"])
def test_whoever_asks_or_shows_a_question_knows_no_type_by_its_name(folder: str) -> None:
    own = {"StepsType", "MeasureType", "TextType", "measure", "readings"}
    found = set()
    for file in Path(cxaudit.__file__).with_name(folder).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = getattr(node, "id", getattr(node, "attr", getattr(node, "name", "")))
            found |= {(file.name, name)} if name in own else set()

    assert found == set()
