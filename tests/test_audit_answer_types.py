"""Every type of answer knows its own answers, however they are given, and refuses those of the others."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cxaudit
from cxaudit.audit import AnswerType, Response, answer_type
from cxaudit.audit.responses import ANSWERED_WITH
from tests.builders import a_checklist, a_measured_question, a_question, a_response

CHECKLIST = a_checklist(a_question("greeted"), a_measured_question("rings"))
TYPES = {name: answer_type(CHECKLIST, place.question) for name, place in CHECKLIST.places.items()}
FIELDS = {"greeted": "step", "rings": "readings"}
"""What each is answered with."""

READINGS = st.lists(st.just("never") | st.integers(0, 999).map(lambda each: each / 8), min_size=1, max_size=9)
ANSWERS = st.one_of(
    st.tuples(st.just("greeted"), st.builds(Response, step=st.integers(1, 4))),
    st.tuples(st.just("rings"), st.builds(Response, readings=READINGS.map(tuple))),
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
    response = a_response(step=2) if field == "step" else a_response(None, readings=(2,))

    misfit = TYPES[name].misfit(response)

    assert response.answered_with == field
    assert (misfit is None) == (field == FIELDS[name])
    assert misfit is None or misfit.what.endswith(f"not with {ANSWERED_WITH[field]}")


@pytest.mark.parametrize(
    ("name", "short", "fields"),
    [
        ("greeted", 3, {"step": 3}),
        ("greeted", [2, 4], {"readings": [2, 4]}),
        ("greeted", "never", None),
        ("rings", 3, {"readings": [3]}),
        ("rings", [2, "never"], {"readings": [2, "never"]}),
        ("rings", "never", {"readings": ["never"]}),
        ("rings", "soon", None),
    ],
)
def test_a_type_says_what_is_written_in_short(
    name: str, short: object, fields: dict[str, object] | None
) -> None:
    assert TYPES[name].spelt_out(short) == fields


def test_a_type_says_in_an_outline_what_can_be_answered() -> None:
    assert TYPES["greeted"].outline() == (
        "1 nobody does",
        "2 a few do",
        "3 most of them do",
        "4 all of them do",
    )
    assert TYPES["rings"].outline() == ("in rings: good 4, poor 8",)


@pytest.mark.parametrize("folder", ["interview", "cli"])
def test_whoever_asks_or_shows_a_question_knows_no_type_by_its_name(folder: str) -> None:
    own = {"StepsType", "MeasureType", "measure", "readings"}
    found = set()
    for file in Path(cxaudit.__file__).with_name(folder).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = getattr(node, "id", getattr(node, "attr", getattr(node, "name", "")))
            found |= {(file.name, name)} if name in own else set()

    assert found == set()
