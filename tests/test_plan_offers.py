"""How long an audit may take: what is offered, the short core of owners, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit import Answers
from cxaudit.checklist import Department, How
from cxaudit.plan import Offer, begin, in_scope, minutes_needed, minutes_of, offer, offers, planned, proposal
from cxaudit.plan.policy_minutes import ONE_BY_ONE, policy_minutes
from cxaudit.policy.sitting import MOST_ONE_BY_ONE
from tests.builders import a_checklist, a_clause, a_department, a_question, an_audit, some_answers
from tests.runs import runs
from tests.shipped import SHIPPED, hairdresser, installers, shop

Business = Callable[..., Answers]
each_business = pytest.mark.parametrize("business", [installers, hairdresser, shop])


def offered(answers: Answers) -> tuple[Offer, ...]:
    return offers(SHIPPED, answers, in_scope(SHIPPED, answers))


@each_business
def test_an_owner_is_offered_the_short_core_first_and_a_visitor_the_core(business: Business) -> None:
    own, visit = offered(business()), offered(business(kind="visit"))

    assert [each.extent for each in own] == ["short", "core", "all"]
    assert [each.extent for each in visit] == ["core", "all"]
    assert [each.minutes for each in own] == sorted(each.minutes for each in own)


@each_business
def test_what_is_offered_is_what_is_planned(business: Business) -> None:
    for each in offered(business()):
        audit = begin(business(extent=each.extent), SHIPPED, "a")

        assert audit.plan == tuple(place.question.id for place in each.places)
        assert planned(audit) == each


def test_a_large_business_that_audits_itself_is_offered_no_short_core() -> None:
    answers = some_answers(kind="self", profile={"size": "large"})

    assert [each.extent for each in offered(answers)] == ["core", "all"]


def test_of_two_offers_that_are_the_same_one_is_made() -> None:
    answers = some_answers(kind="self", profile={"size": "alone"})
    checklist = a_checklist(a_question("one"), a_question("two"))

    made = offers(checklist, answers, in_scope(checklist, answers))

    assert [each.extent for each in made] == ["all"]


@pytest.mark.parametrize(("business", "minutes", "questions"), [(hairdresser, 90, 20), (shop, 110, 22)])
def test_the_short_core_asks_every_department_and_half_of_it_is_seen(
    business: Business, minutes: int, questions: int
) -> None:
    short = offered(business())[0]

    departments = {each.id for each in in_scope(SHIPPED, business())}
    seen = sum(place.question.how is not How.ASK for place in short.places)
    assert short.minutes <= minutes
    assert set(short.departments) == departments
    assert 2 * seen >= len(short.places) >= questions
    assert max(Counter(place.department.id for place in short.places).values()) <= 3
    assert short.policy >= 10


def test_every_critical_question_is_in_the_short_core() -> None:
    short = {place.question.id for place in offered(shop())[0].places}
    all_of_them = offered(shop())[-1].places

    assert {place.question.id for place in all_of_them if place.question.critical} <= short


def test_where_there_is_more_room_the_short_core_asks_two_or_three_of_each_department() -> None:
    desks = [a_department(*(a_question(f"{id}_{n}", how="look") for n in range(9)), id=id) for id in "abc"]
    answers = some_answers(kind="self", profile={"size": "small"}, extent="short")
    checklist = a_checklist(*desks)

    short = offer(checklist, answers, in_scope(checklist, answers))

    assert [amount.questions for amount in short.departments.values()] == [3, 3, 3]


def test_what_was_found_wanting_is_asked_again_before_what_is_worth_as_much() -> None:
    department = a_department(*(a_question(f"look_{n}", how="look") for n in range(9)))
    checklist = a_checklist(department)
    baseline = an_audit(checklist, {"look_6": 1, "look_8": 1, "look_2": 4})
    answers = some_answers(kind="self", profile={"size": "alone"}, extent="short")

    short = offer(checklist, answers, [department], baseline)

    assert {"look_6", "look_8"} <= {place.question.id for place in short.places}


@given(st.data())
@settings(max_examples=runs(50))
def test_the_short_core_never_takes_too_long_and_takes_along_what_it_hangs_on(data: st.DataObject) -> None:
    desks = []
    for id in "abcdef"[: data.draw(st.integers(1, 6))]:
        questions = []
        for number in range(data.draw(st.integers(1, 12))):
            before = [{f"{id}_{each}": [1]} for each in range(number)]
            hangs = data.draw(st.none() | st.sampled_from(before)) if before else None
            how = data.draw(st.sampled_from(["ask", "look", "read", "test"]))
            minutes = data.draw(st.sampled_from([None, 1, 12, 80]))
            changes = {
                "how": how,
                "minutes": minutes,
                "only_if": hangs,
                "weight": data.draw(st.integers(1, 3)),
            }
            questions.append(a_question(f"{id}_{number}", **changes))
        desks.append(a_department(*questions, id=id))
    checklist = a_checklist(*desks)
    size = data.draw(st.sampled_from(["alone", "small"]))
    answers = some_answers(kind="self", profile={"size": size}, extent="short")

    short = offer(checklist, answers, in_scope(checklist, answers))

    ids = {place.question.id for place in short.places}
    hang_on = {place.question.asked_after.question for place in short.places if place.question.asked_after}
    assert short.minutes <= (90 if size == "alone" else 110)
    assert len(ids) <= (35 if size == "alone" else 45)
    assert hang_on <= ids
    asked = sum(place.question.how is How.ASK for place in short.places)
    unseen = {name for name, place in checklist.places.items() if place.question.how is not How.ASK} - ids
    assert not unseen or 2 * asked <= len(ids) + len(hang_on) + len(desks)


def test_core_is_what_is_core_or_critical_and_of_a_department_without_any_the_best_three() -> None:
    full = {"depth": "full"}
    front = a_department(
        a_question("core"), a_question("full", **full), a_question("grave", critical=True, **full), id="front"
    )
    back = a_department(*(a_question(f"back_{n}", weight=1 + n % 3, **full) for n in range(6)), id="back")

    plan = begin(some_answers(extent="core"), a_checklist(front, back), "a").plan

    assert plan == ("core", "grave", "back_1", "back_2", "back_5")


def test_a_department_of_which_nothing_fits_is_out_of_scope() -> None:
    long = a_department(a_question("long", minutes=200), id="long")
    answers = some_answers(kind="self", profile={"size": "alone"}, extent="short")

    audit = begin(answers, a_checklist(long, a_department(id="short")), "a")

    assert audit.departments == ("short",)


# ---- the policy sitting


def test_a_sitting_takes_a_minute_a_clause_and_some_more_for_all_others_and_for_who_and_when() -> None:
    assert ONE_BY_ONE == MOST_ONE_BY_ONE

    def minutes(clauses: int, size: str = "small") -> int:
        made = [a_clause(f"clause_{number}") for number in range(clauses)]
        questions = [a_question(f"q_{number}", clause=each.id) for number, each in enumerate(made)]
        checklist = a_checklist(*questions, clauses=made)
        return policy_minutes(checklist.places.values(), checklist, {"size": size})

    assert [minutes(number) for number in (1, 5, 15, 16, 30)] == [3, 7, 17, 19, 19]
    assert minutes(5, "alone") == 6


def test_clauses_that_nothing_tests_or_that_do_not_apply_take_no_minutes() -> None:
    clauses = [a_clause("web", applies_if=["sells_online"]), a_clause("untested")]
    checklist = a_checklist(a_question("site", clause="web"), clauses=clauses)
    plain = a_checklist(a_question("site", clause=None), clauses=())

    assert policy_minutes(checklist.places.values(), checklist, {"sells_online": False}) == 0
    assert policy_minutes(checklist.places.values(), checklist, {"sells_online": True}) == 3
    assert policy_minutes(plain.places.values(), plain, {}) == 0


def test_a_sitting_that_was_held_takes_no_more_minutes() -> None:
    checklist = a_checklist(a_question("a"))
    held = {"clauses": {"welcome": {"decision": "keep"}}, "held": "2026-01-05"}

    assert planned(an_audit(checklist)).policy == 3
    assert planned(an_audit(checklist, policy=held)).policy == 0


# ---- what is left out


@each_business
@pytest.mark.parametrize("share", [0.4, 0.6, 0.9])
def test_what_meets_this_business_customers_most_stays(business: Business, share: float) -> None:
    answers = business(kind="visit")
    scope = in_scope(SHIPPED, answers)
    minutes = int(share * minutes_needed(SHIPPED, answers, scope))
    answers = answers.model_copy(update={"minutes": minutes})

    out = {each.id for each in proposal(SHIPPED, answers, scope)}

    left = {each.id for each in scope} - out
    assert out
    assert ("delivery" if answers.profile["we_go"] else "premises") in left
    assert share < 0.5 or {"operations", "support", "complaints"} <= left
    assert "legal" in out
    if "marketing" in left:
        assert not {each.id for each in scope if each.meets_customers == "directly"} & out


def test_of_what_customers_meet_that_goes_last_which_the_business_is_asked_for_what_it_does() -> None:
    def a_desk(id: str, **changes: object) -> Department:
        return a_department(*(a_question(f"{id}_{number}") for number in range(4)), id=id, **changes)

    checklist = a_checklist(
        a_desk("shop", applies_if=["customers_come"]),
        a_desk("desk", weight=3),
        a_desk("people", applies_if=["not alone"], weight=2),
    )
    answers = some_answers(profile={"size": "small", "customers_come": True}, minutes=6)

    out = proposal(checklist, answers, checklist.departments)

    assert [department.id for department in out] == ["desk", "people"]


def test_minutes_and_an_extent_contradict_each_other() -> None:
    with pytest.raises(ValueError, match="minutes choose the questions"):
        some_answers(minutes=60, extent="core")


def test_the_minutes_of_who_audits_herself_are_those_of_her_own_words() -> None:
    checklist = a_checklist(a_question("calls", how="test", alone={"minutes": 1}))

    def takes(size: str) -> float:
        answers = some_answers(profile={"size": size})
        return float(minutes_of(offer(checklist, answers, checklist.departments).places))

    assert (takes("alone"), takes("small")) == (1, 4)


PAGE = (Path(__file__).parent.parent / "docs" / "planning.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("business", "called"),
    [(hairdresser, "a hairdresser alone"), (shop, "a shop with"), (installers, "a heating installer")],
)
def test_the_short_core_comes_to_what_its_page_says(business: Business, called: str) -> None:
    short = offered(business())[0]

    seen = sum(place.question.how is not How.ASK for place in short.places)
    several = sum(amount.questions > 1 for amount in short.departments.values())
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {called}"))
    assert [cell.strip() for cell in row.split("|")[2:-1]] == [
        *map(str, (len(short.places), short.minutes, short.policy, seen, len(short.departments), several))
    ]
