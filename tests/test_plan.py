"""Which questions are asked of a business, and why others are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.audit import Answers, State
from cxaudit.checklist import Department
from cxaudit.errors import CxauditError, Problem
from cxaudit.plan import begin
from tests.builders import FACTS, a_checklist, a_department, a_question, a_touchpoint, an_audit, some_answers


def a_reception(*, id: str = "reception", of: tuple[str, ...] = ()) -> Department:
    """Two touchpoints, the second only where customers come, with a question only where they order online."""
    return a_department(
        a_touchpoint(a_question(f"{id}_calls"), id="phone"),
        a_touchpoint(
            a_question(f"{id}_door"),
            a_question(f"{id}_pickup", applies_if=["sells_online"]),
            id="desk",
            applies_if=["customers_come"],
        ),
        id=id,
        applies_if=of,
    )


CHECKLIST = a_checklist(a_reception(), a_reception(id="billing", of=("not alone",)))


def ruled_out(profile: dict[str, bool | str], *conditions: str) -> str | None:
    """The reason why a question on these conditions is not asked, or None where it is."""
    checklist = a_checklist(a_question("sometimes", applies_if=conditions), a_question("always"))
    return begin(some_answers(profile=profile), checklist, "a").excluded.get("sometimes")


def refused(answers: Answers) -> tuple[Problem, ...]:
    with pytest.raises(CxauditError) as caught:
        begin(answers, CHECKLIST, "a")
    return caught.value.problems


def test_without_a_profile_everything_is_asked() -> None:
    audit = begin(some_answers(), CHECKLIST, "test-audit")

    assert audit.id == "test-audit"
    assert audit.plan == tuple(CHECKLIST.places)
    assert audit.excluded == {}
    assert audit.departments == ("reception", "billing")


def test_departments_come_in_the_checklists_order_whatever_order_they_were_named_in() -> None:
    audit = begin(some_answers(departments=["billing", "reception"]), CHECKLIST, "a")

    assert audit.departments == ("reception", "billing")


def test_only_questions_of_departments_in_scope_are_asked() -> None:
    audit = begin(some_answers(departments=["billing"]), CHECKLIST, "a")

    assert audit.plan == ("billing_calls", "billing_door", "billing_pickup")
    assert audit.departments == ("billing",)


def test_what_the_profile_rules_out_is_excluded_with_the_reason() -> None:
    audit = begin(some_answers(profile={"customers_come": False}), CHECKLIST, "a")

    reason = "customers do not come to the premises"
    assert audit.plan == ("reception_calls", "billing_calls")
    ruled_out = ("reception_door", "reception_pickup", "billing_door", "billing_pickup")
    assert audit.excluded == dict.fromkeys(ruled_out, reason)
    assert audit.response("billing_door").state is State.NOT_APPLICABLE


def test_a_department_that_is_ruled_out_as_a_whole_is_out_of_scope() -> None:
    audit = begin(some_answers(profile={"size": "alone"}), CHECKLIST, "a")

    assert audit.departments == ("reception",)
    assert audit.plan == ("reception_calls", "reception_door", "reception_pickup")
    assert audit.excluded == {}


def test_a_department_is_out_of_scope_too_where_each_of_its_questions_is_ruled_out() -> None:
    counter = a_department(a_question("counter", applies_if=["customers_come"]), id="counter")

    audit = begin(
        some_answers(profile={"customers_come": False}), a_checklist(counter, a_department(id="billing")), "a"
    )

    assert audit.departments == ("billing",)
    assert audit.excluded == {}


@pytest.mark.parametrize(
    ("profile", "conditions", "reason"),
    [
        ({"customers_come": True}, ["customers_come"], None),
        ({"customers_come": False}, ["customers_come"], "customers do not come to the premises"),
        ({"customers_come": True}, ["not customers_come"], "customers come to the premises"),
        ({"customers_come": False}, ["not customers_come"], None),
        ({}, ["customers_come"], None),
        ({}, ["not customers_come"], None),
        ({"size": "alone"}, ["alone"], None),
        ({"size": "alone"}, ["not alone"], "one person alone"),
        ({"size": "alone"}, ["large"], "one person alone"),
        ({"size": "small"}, ["alone"], "2 to 9 people"),
        ({"size": "small"}, ["not large"], None),
        ({"size": "large"}, ["not alone", "not large"], "10 people or more"),
        ({}, ["alone"], None),
        ({}, ["not alone"], None),
        (
            {"customers_come": False, "sells_online": False},
            ["sells_online", "customers_come"],
            "customers cannot order online",
        ),
    ],
)
def test_the_reason_is_the_fact_in_its_own_words(
    profile: dict[str, bool | str], conditions: list[str], reason: str | None
) -> None:
    assert ruled_out(profile, *conditions) == reason


def test_what_holds_of_the_department_is_told_before_what_holds_of_the_question() -> None:
    question = a_question("far", applies_if=["sells_online"])
    street = a_touchpoint(question, id="street", applies_if=["customers_come"])
    desk = a_department(street, a_question("near"))

    profile = {"sells_online": False, "customers_come": False}
    audit = begin(some_answers(profile=profile), a_checklist(desk), "a")

    assert audit.excluded == {"far": "customers do not come to the premises"}


def test_answers_to_questions_that_are_not_asked_are_all_told() -> None:
    answers = some_answers(
        {"reception_calls": 3, "reception_pickup": 2, "billing_calls": "unknown"},
        departments=["reception"],
        profile={"sells_online": False},
    )

    assert refused(answers) == (
        Problem(
            "reception_pickup",
            "it is answered, but the profile rules it out: customers cannot order online",
            "leave the answer out, or correct the profile",
        ),
        Problem(
            "billing_calls",
            "it is answered, but its department 'billing' is out of scope",
            "leave the answer out, or add billing to departments",
        ),
    )


def test_an_audit_without_any_question_is_refused() -> None:
    assert refused(some_answers(departments=["billing"], profile={"size": "alone"})) == (
        Problem(
            "profile",
            "the profile rules out every question of the departments in scope",
            "correct the profile, or add departments",
        ),
    )


def test_everything_that_was_told_goes_on_into_the_audit() -> None:
    answers = some_answers(
        {"reception_calls": 2, "billing_door": "unknown"}, site="Harbour Street", verdict="Good", minutes=60
    )

    audit = begin(answers, CHECKLIST, "a")

    told = answers.model_dump(exclude={"departments"})
    assert audit.model_dump(include=set(told)) == told
    assert audit.checklist == CHECKLIST


def test_the_baseline_is_kept_less_its_own_baseline() -> None:
    first = an_audit(CHECKLIST, id="first")
    second = an_audit(CHECKLIST, {"reception_calls": 3}, id="second", baseline=first)

    third = begin(some_answers(), CHECKLIST, "third", baseline=second)

    assert third.baseline is not None
    assert third.baseline.baseline is None
    assert third.baseline.responses == second.responses
    assert second.baseline == first


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "customers_come": st.booleans(),
            "sells_online": st.booleans(),
            "size": st.sampled_from(["alone", "small", "large"]),
        },
    )
)
def test_every_question_of_the_scope_is_either_asked_or_excluded(profile: dict[str, bool | str]) -> None:
    audit = begin(some_answers(profile=profile), CHECKLIST, "a")

    scope = [id for id, place in CHECKLIST.places.items() if place.department.id in audit.departments]
    assert sorted([*audit.plan, *audit.excluded]) == sorted(scope)
    assert [id for id in scope if id in audit.plan] == list(audit.plan)


@given(st.dictionaries(st.sampled_from(["customers_come", "sells_online"]), st.booleans()))
def test_telling_less_never_rules_out_more(profile: dict[str, bool]) -> None:
    less = dict(list(profile.items())[1:])

    asked = [set(begin(some_answers(profile=told), CHECKLIST, "a").plan) for told in (profile, less)]

    assert asked[0] <= asked[1]


SITES = {
    "id": "many_sites",
    "ask": "Is there more than one site?",
    "self": {"ask": "Do you have more than one site?"},
    "applies_if": ["not alone"],
    "holds": "there are several sites",
    "fails": "there is one site",
}
ACROSS = a_checklist(
    a_department(
        a_question("between", applies_if=["many_sites"]), a_question("within", applies_if=["not many_sites"])
    ),
    facts=[*FACTS, SITES],
)


@pytest.mark.parametrize(
    ("profile", "excluded"),
    [
        ({"size": "alone"}, {"between": "one person alone"}),
        ({"size": "alone", "many_sites": False}, {"between": "one person alone"}),
        ({"size": "small", "many_sites": False}, {"between": "there is one site"}),
        ({"size": "small", "many_sites": True}, {"within": "there are several sites"}),
        ({"size": "small"}, {}),
        ({}, {}),
        ({"many_sites": True}, {"within": "there are several sites"}),
    ],
)
def test_a_fact_that_is_not_asked_does_not_hold(
    profile: dict[str, bool | str], excluded: dict[str, str]
) -> None:
    assert begin(some_answers(profile=profile), ACROSS, "a").excluded == excluded


def test_a_fact_that_cannot_hold_is_refused() -> None:
    with pytest.raises(CxauditError) as caught:
        begin(some_answers(profile={"size": "alone", "many_sites": True}), ACROSS, "a")

    assert [*map(str, caught.value.problems)] == [
        "profile.many_sites: it is answered, but the profile rules it out: one person alone"
        "\n    fix: leave the answer out, or correct the profile"
    ]


def test_what_hangs_on_a_question_that_the_profile_rules_out_is_not_asked_either() -> None:
    door, kept = (
        a_question("door", applies_if=["customers_come"]),
        a_question("kept", only_if={"door": [3, 4]}),
    )
    checklist = a_checklist(door, kept, a_question("calls"))

    audit = begin(some_answers(profile={"customers_come": False}), checklist, "a")

    assert audit.plan == ("calls",)
    assert [*audit.excluded] == ["door", "kept"]
    assert len({*audit.excluded.values()}) == 1
