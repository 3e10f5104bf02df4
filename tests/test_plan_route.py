"""In which order an audit is worked through, and in which sittings owners do it."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit import Answers, Person
from cxaudit.checklist import Question
from cxaudit.plan import begin, minutes_of, planned, route, sittings
from tests.builders import a_checklist, a_department, a_question, a_touchpoint, an_audit
from tests.runs import runs
from tests.shipped import SHIPPED, hairdresser, installers, shop


def test_what_is_done_beforehand_comes_first_then_the_walk_then_papers_then_talks() -> None:
    questions = [
        a_question("talk"),
        a_question("paper", how="read"),
        a_question("back", how="look", where="back"),
        a_question("somewhere", how="test"),
        a_question("outside", how="look", where="outside"),
        a_question("counter", how="test", where="counter"),
        a_question("called", how="test", where="telephone"),
        a_question("site", how="look", where="website"),
        a_question("soon", how="test", ahead=1),
        a_question("sooner", how="read", ahead=5),
    ]

    audit = an_audit(a_checklist(*questions))

    begun, walk = ("sooner", "soon"), ("outside", "counter", "back", "somewhere")
    assert route(audit) == (*begun, "site", "called", *walk, "paper", "talk")


def test_all_departments_of_one_person_are_talked_about_together() -> None:
    names = ("sales", "billing", "delivery", "complaints")
    checklist = a_checklist(*(a_department(a_question(f"{name}_1"), id=name) for name in names))
    people = [Person(name="Bo", leads=("sales", "complaints")), Person(name="Cy", leads=("delivery",))]

    audit = an_audit(checklist, people=people)

    assert route(audit) == ("sales_1", "complaints_1", "billing_1", "delivery_1")
    assert route(audit.changed(people=())) == tuple(f"{name}_1" for name in names)


def test_the_walk_goes_through_the_premises_once_whatever_the_department() -> None:
    def looks(id: str, *places: str) -> list[Question]:
        return [a_question(f"{id}_{where}", how="look", where=where) for where in places]

    front = a_department(a_touchpoint(*looks("front", "counter", "entrance")), id="front")
    back = a_department(a_touchpoint(*looks("back", "back", "entrance")), id="back")

    walk = route(an_audit(a_checklist(front, back)))

    assert walk == ("front_entrance", "back_entrance", "front_counter", "back_back")


def test_what_hangs_on_an_answer_comes_after_it() -> None:
    questions = [
        a_question("talk"),
        a_question("look", how="look", only_if={"talk": [1]}),
        a_question("deeper", how="look", only_if={"look": [1]}),
        a_question("other"),
        a_question("site", how="look", where="website"),
    ]

    assert route(an_audit(a_checklist(*questions))) == ("site", "talk", "look", "deeper", "other")


def test_only_some_questions_are_asked_in_the_same_order() -> None:
    checklist = a_checklist(a_question("talk"), a_question("walk", how="look"), a_question("more"))

    assert route(an_audit(checklist), ["more", "walk"]) == ("walk", "more")


# ---- sittings


@pytest.mark.parametrize("business", [hairdresser, shop, installers])
def test_the_short_core_of_an_owner_is_two_sittings_of_an_hour_and_the_policy_ends_the_second(
    business: Callable[..., Answers],
) -> None:
    audit = begin(business(extent="short"), SHIPPED, "a")

    first, second = sittings(audit)

    ahead = {name for name in audit.plan if audit.checklist.places[name].question.ahead}
    assert max(first.minutes, second.minutes) <= 60
    assert (first.policy, second.policy) == (False, True)
    assert set(first.begins) == ahead == set(second.questions[: len(ahead)])
    assert ceil(first.minutes + second.minutes) == planned(audit).minutes
    assert (*first.questions, *second.questions) == route(audit)


def test_of_a_visit_there_is_one_sitting() -> None:
    (only,) = sittings(begin(shop(kind="visit"), SHIPPED, "a"))

    assert only.minutes > 900
    assert only.begins == ()


def test_who_has_little_to_do_has_one_sitting_unless_something_must_be_begun_before() -> None:
    def of(*ahead: int) -> list[int]:
        questions = (a_question(f"q_{number}", how="test", ahead=each) for number, each in enumerate(ahead))
        audit = an_audit(a_checklist(*questions), kind="self", profile={"size": "alone"})
        return [len(each.questions) for each in sittings(audit)]

    assert of(0, 0, 0) == [3]
    assert of(0, 0, 2) == [2, 1]
    assert of(1, 2) == [2]


@given(st.data())
@settings(max_examples=runs(60))
def test_every_question_is_asked_once_and_no_sitting_takes_more_than_an_hour(data: st.DataObject) -> None:
    questions = []
    for number in range(data.draw(st.integers(1, 40))):
        hangs = data.draw(st.none() | st.integers(0, number - 1)) if number else None
        changes: dict[str, object] = {
            "how": data.draw(st.sampled_from(["ask", "look", "test", "read"])),
            "where": data.draw(st.sampled_from([None, "counter", "website"])),
            "ahead": data.draw(st.sampled_from([0, 0, 0, 0, 3])),
            "minutes": data.draw(st.sampled_from([None, 5, 15])),
            "only_if": None if hangs is None else {f"q_{hangs}": [1]},
        }
        questions.append(a_question(f"q_{number}", **changes))
    kind, size = data.draw(st.sampled_from([("self", "alone"), ("self", "small"), ("visit", "large")]))
    audit = an_audit(a_checklist(*questions), kind=kind, profile={"size": size})

    order, parts = route(audit), sittings(audit)

    assert sorted(order) == sorted(audit.plan)
    for question in questions:
        if question.asked_after:
            assert order.index(question.asked_after.question) < order.index(question.id)
    places = audit.checklist.places
    assert all(each.minutes <= 60 for each in parts[:-1])
    assert sum(each.minutes for each in parts) == minutes_of(places.values()) + planned(audit).policy
    assert [each.policy for each in parts] == [False] * (len(parts) - 1) + [True]
