"""Units know what one of them is called, and every place that says a number with its unit says it right."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxaudit.audit import PolicySitting
from cxaudit.audit.answer_types.readings import read
from cxaudit.checklist import Measure, Number
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
        (90, "We answer within 90 minutes, at most 90 minutely, {else} minutes."),
        (120, "We answer within 2 hours, at most 120 minutely, {else} minutes."),
        (150, "We answer within 150 minutes, at most 150 minutely, {else} minutes."),
    ],
)
def test_a_unit_after_its_number_in_a_wording_follows_the_number(number: float, text: str) -> None:
    clause = a_clause("calls", {"time": {"unit": MINUTES, "default": 4}})

    wording = "We answer within {time} minutes, at most {time} minutely, {else} minutes."

    assert clause.filled(wording, {"time": number}) == text


def test_the_policy_says_one_in_the_singular_everywhere() -> None:
    clause = a_clause("calls", {"time": {"unit": MINUTES, "default": 1}}, wording="Within {time} minutes.")
    checklist = a_checklist(a_question(clause="calls"), clauses=[clause])

    policy = {"clauses": {"calls": {"written": "yes"}}}

    refresh = build_report(an_audit(checklist, policy=policy)).refresh

    assert refresh.promises[0].text == "Within 1 minute."
    assert refresh.clauses[0].numbers == ("1 minute",)


def test_a_unit_that_is_written_in_the_singular_follows_its_number_too() -> None:
    clause = a_clause("calls", {"time": {"unit": MINUTES, "default": 4}})

    assert clause.filled("Within {time} minute.", {"time": 2}) == "Within 2 minutes."


def money(number: float, currency: str = "") -> str:
    """A wording with a sum of money in it."""
    clause = a_clause("sums", {"most": {"money": True, "default": 50}})
    return clause.filled("Up to a worth of {most} for one customer.", {"most": number}, currency)


def test_money_is_said_with_the_currency_of_the_business() -> None:
    assert money(75, "euros") == "Up to a worth of 75 euros for one customer."
    assert money(75) == "Up to a worth of 75 in our currency for one customer."


@pytest.mark.parametrize("number", [{}, {"unit": "euros", "money": True}])
def test_a_number_has_a_unit_or_is_money(number: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="has a unit, or is money"):
        Number.model_validate({"default": 4, **number})


def test_a_currency_has_at_most_twenty_letters() -> None:
    assert PolicySitting(currency="x" * 20).currency
    with pytest.raises(ValidationError):
        PolicySitting(currency="x" * 21)
