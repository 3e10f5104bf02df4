"""Units know what one of them is called, and every place that says a number with its unit says it right."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxaudit.audit.answer_types.readings import read
from cxaudit.checklist import Measure
from cxaudit.report import build_report
from tests.builders import a_checklist, a_clause, a_measured_question, a_question, an_audit

MINUTES = {"one": "minute", "many": "minutes"}


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 minute"), (1.0, "1 minute"), (0, "0 minutes"), (2, "2 minutes"), (1.5, "1.5 minutes")],
)
def test_one_is_said_in_the_singular(number: float, said: str) -> None:
    assert Measure.model_validate({"unit": MINUTES, "good": 1, "poor": 9}).unit.said(number) == said


def test_a_unit_may_be_one_word() -> None:
    unit = Measure.model_validate({"unit": "rings", "good": 1, "poor": 9}).unit

    assert (unit.said(1), unit.said(4)) == ("1 rings", "4 rings")


@pytest.mark.parametrize(
    "unit", [5, None, ["minutes"], {"one": "minute"}, {"one": "a", "many": "b", "c": "d"}]
)
def test_what_is_no_unit_is_refused(unit: object) -> None:
    with pytest.raises(ValidationError):
        Measure.model_validate({"unit": unit, "good": 1, "poor": 9})


def test_a_reading_and_what_is_good_are_said_with_their_unit() -> None:
    audit = an_audit(a_checklist(a_measured_question(good=1, poor=9, unit=MINUTES)), {"rings": 1})
    [question] = build_report(audit).departments[0].questions

    assert question.type.in_words(1.0) == "1 minute"
    assert question.type.best == "1 minute or better"


def test_a_unit_is_read_in_the_singular_too() -> None:
    measure = Measure.model_validate({"unit": {"one": "person", "many": "people"}, "good": 1, "poor": 9})

    assert read("1 person; 3 people", measure) == (1.0, 3.0)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "We answer within 1 minute, at most 1 minutely, {else} minutes."),
        (2, "We answer within 2 minutes, at most 2 minutely, {else} minutes."),
    ],
)
def test_a_unit_after_its_number_in_a_wording_follows_the_number(number: float, text: str) -> None:
    clause = a_clause("calls", {"time": {"unit": MINUTES, "default": 4}})

    wording = "We answer within {time} minutes, at most {time} minutely, {else} minutes."

    assert clause.filled(wording, {"time": number}) == text


def test_the_policy_says_one_in_the_singular_everywhere() -> None:
    clause = a_clause("calls", {"time": {"unit": MINUTES, "default": 1}}, wording="Within {time} minutes.")
    checklist = a_checklist(a_question(clause="calls"), clauses=[clause])

    refresh = build_report(an_audit(checklist)).refresh

    assert refresh.promises[0].text == "Within 1 minute."
    assert refresh.clauses[0].numbers == ("1 minute",)
