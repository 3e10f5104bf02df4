"""What was answered, and what makes an audit whole in itself."""

from __future__ import annotations

import json
from datetime import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from cxaudit.audit import (
    FORMAT,
    Audit,
    Evidence,
    Misfit,
    Response,
    State,
    Status,
    answer_type,
    evidence_of,
    profile_misfit,
)
from cxaudit.audit.references import wrong_answers, wrong_in
from cxaudit.numbers import exact
from tests.builders import (
    a_checklist,
    a_clause,
    a_department,
    a_measured_question,
    a_question,
    an_audit,
    some_answers,
)

CHECKLIST = a_checklist(
    a_department(
        a_question("greeted"), a_measured_question("rings", clause="phone", good="phone.rings", most=60)
    ),
    a_department(id="billing"),
    clauses=[a_clause(), a_clause("phone", {"rings": 4})],
)


def wrong(error: pytest.ExceptionInfo[ValidationError]) -> list[str]:
    return [
        f"{'.'.join(map(str, details['loc']))}: {details.get('ctx', {}).get('what', details['type'])}"
        for details in error.value.errors()
    ]


@pytest.mark.parametrize(
    ("response", "state"),
    [
        (Response(), State.OPEN),
        (Response(note="ask Ruth"), State.OPEN),
        (Response(step=1), State.ANSWERED),
        (Response(readings=(0,)), State.ANSWERED),
        (Response(na="nobody pays later"), State.NOT_APPLICABLE),
        (Response(unknown=True), State.UNKNOWN),
    ],
)
def test_a_response_is_in_exactly_one_state(response: Response, state: State) -> None:
    assert response.state is state


@pytest.mark.parametrize(
    ("fields", "contradiction"),
    [
        ({"step": 1, "unknown": True}, "step and unknown"),
        ({"readings": [1], "na": "no bills"}, "readings and na"),
        ({"step": 1, "readings": [1], "na": "no"}, "step and readings and na"),
        ({"step": 1, "waiting": {"kind": "ask", "who": "Ed"}}, "step and waiting"),
    ],
)
def test_two_answers_at_once_contradict_each_other(fields: dict[str, object], contradiction: str) -> None:
    with pytest.raises(ValidationError) as error:
        Response.model_validate(fields)

    assert wrong(error) == [f": {contradiction} contradict each other"]


def test_what_was_told_in_confidence_names_nobody() -> None:
    with pytest.raises(ValidationError) as error:
        Response(step=1, told_by="Ruth", confidential=True)

    assert wrong(error) == [": told_by names who told it in confidence"]


def test_what_was_told_in_confidence_names_nobody_in_the_change_log_either() -> None:
    audit = an_audit(a_checklist(a_question("a"), a_question("b")))
    for question in ("a", "b"):
        audit = audit.answered(question, Response(step=1, told_by="Ruth"))
        audit = audit.answered(question, Response(step=2, told_by="Ruth"))

    audit = audit.answered("a", Response(step=3, confidential=True))

    told = [(each.question, each.response.told_by) for each in audit.superseded]
    assert told == [("a", ""), ("b", "Ruth"), ("a", "")]


def test_not_applicable_needs_a_reason() -> None:
    with pytest.raises(ValidationError):
        Response(na=" ")


def test_a_response_has_ten_thousand_readings_at_most_and_each_is_a_number_or_never() -> None:
    assert Response.model_validate({"readings": [3, 2.5, "never"]}).readings == (3, 2.5, "never")
    for readings in ([1] * 10_001, ["often"], [float("nan")], [1e300], [5e-324]):
        with pytest.raises(ValidationError):
            Response.model_validate({"readings": readings})


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_taken_exactly_as_it_is_written(number: float) -> None:
    assert float(exact(number)) == number
    assert exact(number) == Fraction(str(number))


@pytest.mark.parametrize(
    ("how", "response", "evidence"),
    [
        ("ask", Response(step=1), Evidence.STATED),
        ("look", Response(step=1), Evidence.OBSERVED),
        ("test", Response(step=1), Evidence.OBSERVED),
        ("read", Response(step=1), Evidence.DOCUMENTED),
        ("read", Response(step=1, told_by="Ruth"), Evidence.DOCUMENTED),
        ("ask", Response(step=1, told_by="Ruth"), Evidence.STATED),
        ("ask", Response(step=1, evidence=Evidence.CONFIRMED), Evidence.CONFIRMED),
        ("look", Response(step=1, told_by="Ruth", evidence=Evidence.STATED), Evidence.STATED),
    ],
)
def test_evidence_follows_how_a_thing_is_found_out_unless_it_was_chosen(
    how: str, response: Response, evidence: Evidence
) -> None:
    assert evidence_of(a_question(how=how), response) is evidence


@pytest.mark.parametrize(
    ("id", "response", "what"),
    [
        ("greeted", Response(step=4), None),
        ("greeted", Response(step=5), "step 5 is off the scale, which has 4 steps"),
        ("greeted", Response(readings=(1,)), "it is answered with a step, not with readings"),
        ("rings", Response(readings=(1, 60, "never")), None),
        ("rings", Response(readings=(1, 99)), "99 rings can't be true"),
        ("rings", Response(readings=(-1, 4)), "-1 rings can't be true"),
        ("rings", Response(step=1), "it is answered with a number, not with a step"),
        ("rings", Response(unknown=True), None),
        ("greeted", Response(na="no"), None),
    ],
)
def test_a_response_fits_its_question_or_it_is_told_why_not(
    id: str, response: Response, what: str | None
) -> None:
    told = answer_type(CHECKLIST, CHECKLIST.places[id].question).misfit(response)

    assert (told and told.what) == what


@pytest.mark.parametrize(
    ("fact", "told", "what"),
    [
        ("customers_come", True, None),
        ("customers_come", "often", "'often' is no answer to 'Do customers come to you?'"),
        ("size", "alone", None),
        ("size", True, "True is no answer to 'How many people work here?'"),
        ("alone", True, "no fact is called 'alone'"),
    ],
)
def test_a_fact_of_the_profile_is_told_as_it_can_be(fact: str, told: bool | str, what: str | None) -> None:
    found: Misfit | None = profile_misfit(CHECKLIST, fact, told)

    assert (found and found.what) == what


def test_yes_and_no_are_taken_for_truth_in_a_profile() -> None:
    profile = some_answers(profile={"customers_come": "yes", "sells_online": "no", "size": "alone"}).profile

    assert profile == {"customers_come": True, "sells_online": False, "size": "alone"}


def test_an_answer_that_is_replaced_goes_to_the_change_log() -> None:
    at = datetime.fromisoformat("2026-01-05T10:00:00+01:00")
    first, second = Response(step=1), Response(step=3, at=at)
    audit = an_audit(CHECKLIST)

    once = audit.answered("greeted", first)
    twice = once.answered("greeted", second).answered("rings", Response(unknown=True))

    assert audit.responses == {}
    assert once.superseded == ()
    assert twice.responses["greeted"] == second
    assert [(entry.question, entry.response, entry.at) for entry in twice.superseded] == [
        ("greeted", first, at)
    ]


def test_a_question_without_an_answer_is_open_and_one_ruled_out_is_not_applicable() -> None:
    audit = an_audit(CHECKLIST, {"greeted": 2}, excluded={"rings": "nobody calls"})

    assert audit.response("greeted").step == 2
    assert audit.response("billing_greeted").state is State.OPEN
    assert audit.response("rings").na == "nobody calls"


def test_places_of_an_audit_are_those_asked_in_the_order_of_asking() -> None:
    audit = an_audit(CHECKLIST, plan=["billing_greeted", "rings"], excluded={"greeted": "nobody comes"})

    assert [place.question.id for place in audit.places] == ["rings", "billing_greeted"]


def test_a_number_of_the_policy_is_the_baselines_own_else_the_default() -> None:
    sitting = {"held": "2026-01-06", "clauses": {"phone": {"numbers": {"rings": 3}}}}
    before = an_audit(CHECKLIST, policy=sitting)

    assert an_audit(CHECKLIST).number("phone.rings") == 4
    assert before.number("phone.rings") == 4, "a sitting does not rescore its own audit"
    assert an_audit(CHECKLIST, baseline=before).number("phone.rings") == 3
    assert an_audit(CHECKLIST, baseline=an_audit(CHECKLIST)).number("phone.rings") == 4
    assert an_audit(CHECKLIST, baseline=before).checklist.number("phone.rings").default == 4


def test_only_somebody_alone_owns_every_action() -> None:
    assert an_audit(CHECKLIST, profile={"size": "alone"}).alone
    assert not an_audit(CHECKLIST, profile={"size": "small"}).alone
    assert not an_audit(CHECKLIST).alone


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"actions": {"billing": {}}}, "actions.billing.[key]: string_pattern_mismatch"),
        ({"id": "A b"}, "id: string_pattern_mismatch"),
        ({"format": FORMAT + 1}, "format: literal_error"),
        ({"minutes": 0}, "minutes: greater_than_equal"),
    ],
)
def test_a_field_holds_what_it_can(changes: dict[str, object], problem: str) -> None:
    with pytest.raises(ValidationError) as error:
        Audit.model_validate(json.loads(an_audit(CHECKLIST).model_dump_json()) | changes)

    assert wrong(error) == [problem]


SITTING = {"numbers": {"ring": 3}, "wording": "We answer within {rings} rings, or {calls} calls."}


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({}, []),
        ({"plan": ["gone"]}, ["plan.0: no question is called 'gone'"]),
        ({"plan": ["greeted", "greeted"]}, ["plan.1: the question id 'greeted' is used twice"]),
        ({"excluded": {"gone": "why not"}}, ["excluded.gone: no question is called 'gone'"]),
        (
            {"excluded": {"greeted": "nobody comes"}},
            ["excluded.greeted: the question 'greeted' is planned and ruled out"],
        ),
        ({"plan": [], "excluded": {}}, ["plan: this audit asks nothing"]),
        ({"responses": {"gone": {}}}, ["responses.gone: no question is called 'gone'"]),
        (
            {"responses": {"greeted": {"step": 5}}},
            ["responses.greeted: step 5 is off the scale, which has 4 steps"],
        ),
        (
            {"plan": ["rings"], "responses": {"greeted": {"step": 3}}},
            ["responses.greeted: the question 'greeted' is answered, and was not planned"],
        ),
        (
            {"superseded": [{"question": "gone", "response": {}}]},
            ["superseded.0.question: no question is called 'gone'"],
        ),
        ({"departments": ["reception", "billing", "sales"]}, [
            "departments.2: no department is called 'sales'"]),
        ({"departments": ["reception", "billing", "billing"]}, [
            "departments.2: the department id 'billing' is used twice"]),
        ({"departments": ["billing"]}, [
            "plan.0: the question 'greeted' is planned, and its department 'reception' is out of scope"]),
        ({"departments": [], "plan": [], "excluded": {"greeted": "nobody comes"}}, [
            "plan: this audit asks nothing", "departments: this audit has no department"]),
        ({"people": [{"name": "Al", "leads": ["it"]}]}, ["people.0.leads.0: no department is called 'it'"]),
        ({"packs": ["nonsense"]}, ["packs.0: no pack is called 'nonsense'"]),
        ({"profile": {"customers_come": "often"}}, [
            "profile.customers_come: 'often' is no answer to 'Do customers come to you?'"]),
        ({"profile": {"gone": True}}, ["profile.gone: no fact is called 'gone'"]),
        ({"numbers": {"phone.ring": 3}}, ["numbers.phone.ring: no number is called 'phone.ring'"]),
        ({"actions": {"billing.phone": {}}}, [
            "actions.billing.phone: there is no action item 'billing.phone'"]),
        ({"training": [{"role": "Everyone", "number": 1}, {"number": 1}]}, []),
        ({"training": [{"role": "Anyone", "number": 1}]}, [
            "training.0.role: no clause is for a role called 'Anyone'"]),
        ({"policy": {"clauses": {"gone": {}}}}, ["policy.clauses.gone: no clause is called 'gone'"]),
        ({"policy": {"clauses": {"phone": SITTING}}}, [
            "policy.clauses.phone.numbers.ring: the clause 'phone' has no number 'ring'",
            "policy.clauses.phone.wording: the clause 'phone' has no number 'calls' for its wording"]),
    ],
)  # fmt: skip
def test_an_audit_holds_together(changes: dict[str, object], problems: list[str]) -> None:
    raw = json.loads(an_audit(CHECKLIST).model_dump_json()) | changes

    audit = Audit.model_validate(raw)
    within = an_audit(a_checklist(), baseline=audit)

    found = [f"{'.'.join(map(str, each.loc))}: {each.what}" for each in wrong_in(audit)]
    assert found == problems
    assert [".".join(map(str, each.loc)) for each in wrong_in(within)] == [
        f"baseline.{problem.partition(': ')[0]}" for problem in problems
    ]


def test_a_baseline_is_kept_less_its_own() -> None:
    oldest = an_audit(CHECKLIST)
    audit = an_audit(CHECKLIST, baseline=an_audit(CHECKLIST, baseline=oldest))

    assert [each.loc for each in wrong_in(audit)] == [("baseline", "baseline")]


def test_names_of_an_audit_are_those_of_its_own_checklist_and_not_of_its_baselines() -> None:
    other = a_checklist(a_question("earlier"))
    audit = an_audit(CHECKLIST, {"greeted": 3}, baseline=an_audit(other, {"earlier": 2}))

    assert list(wrong_in(audit)) == []
    assert Audit.model_validate_json(audit.model_dump_json()) == audit


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(("responses", "profile", "people", "leads", "policy", "numbers", "wording")),
        inner),
))  # fmt: skip
def test_names_are_looked_for_in_whatever_answers_are(raw: object) -> None:
    for each in wrong_answers(raw, CHECKLIST):
        assert each.what


def test_work_on_an_action_is_due_unless_it_is_done_or_put_off() -> None:
    unfinished = [status for status in Status if status.unfinished]

    assert unfinished == [Status.OPEN, Status.IN_PROGRESS, Status.REOPENED]
