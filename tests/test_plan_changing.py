"""The plan of an audit under way: less where it goes slowly, more where there is time, other departments."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit import Audit, Response, State, Waiting
from cxaudit.audit.references import wrong_in
from cxaudit.checklist import Department
from cxaudit.plan import begin, less, minutes_of, more, was_changed, with_departments, with_more, without
from tests.builders import a_checklist, a_department, a_question, an_audit, some_answers
from tests.runs import runs
from tests.shipped import SHIPPED, shop

CORE = begin(shop(kind="visit", extent="core"), SHIPPED, "a")


def left(audit: Audit) -> float:
    """Minutes of what is open."""
    open_ones = (place for place in audit.places if audit.response(place.question.id).state is State.OPEN)
    return float(minutes_of(open_ones))


def a_desk(id: str, number: int = 4, **changes: object) -> Department:
    return a_department(*(a_question(f"{id}_{each}", **changes) for each in range(number)), id=id)


def test_a_plan_was_changed_once_something_was_left_out_or_added_and_answers_change_nothing() -> None:
    name = CORE.plan[0]
    answered = CORE.answered(name, Response(step=1))
    alone = begin(shop(kind="self", extent="short", profile={"size": "alone"}), SHIPPED, "a")
    timed = begin(shop(kind="visit", minutes=90, departments=["reception", "sales"]), SHIPPED, "a")

    assert not any(map(was_changed, (CORE, answered, alone, timed)))
    assert was_changed(without(CORE, CORE.plan[:1]))
    assert was_changed(with_more(CORE, more(CORE, 10)))


def test_where_it_goes_slowly_what_matters_least_is_proposed_to_be_left_out() -> None:
    weights = (1, 3, 2, 1, 3)
    questions = [a_question(f"q_{number}", weight=weight) for number, weight in enumerate(weights)]
    checklist = a_checklist(*questions, a_question("grave", critical=True, weight=1))
    audit = an_audit(checklist, {"q_0": 3})

    assert less(audit, 8) == ()
    assert less(audit, 7) == ("q_3",)
    assert less(audit, 4) == ("q_2", "q_3", "q_4")
    assert less(audit, 0) == ("q_1", "q_2", "q_3", "q_4")


def test_each_department_keeps_two_as_long_as_another_can_go() -> None:
    light, heavy = a_desk("light", 3, weight=1), a_desk("heavy", 6, weight=3)
    audit = an_audit(a_checklist(light, heavy))

    out = less(audit, 6)

    kept = Counter(name.split("_")[0] for name in audit.plan if name not in out)
    assert kept == {"light": 2, "heavy": 2}


def test_beyond_that_departments_go_that_customers_meet_least() -> None:
    back = a_desk("back", 3).changed(meets_customers="indirectly")
    audit = an_audit(a_checklist(back, a_desk("front", 3)))

    out = less(audit, 3)

    assert out == ("back_0", "back_1", "back_2", "front_2")
    assert without(audit, out).departments == ("front",)


def test_where_time_is_left_what_matters_most_of_the_rest_is_proposed() -> None:
    everything = begin(shop(kind="visit"), SHIPPED, "a")

    added = more(CORE, 30)

    audit = with_more(CORE, added)
    assert set(added) <= set(everything.plan) - set(CORE.plan)
    assert 25 <= minutes_of(SHIPPED.places[name] for name in added) <= 30
    assert set(audit.plan) == {*CORE.plan, *added}
    assert audit.plan == tuple(name for name in SHIPPED.places if name in audit.plan)
    assert not list(wrong_in(audit))
    assert more(everything, 1000) == ()


def test_with_a_question_comes_what_it_hangs_on() -> None:
    questions = [a_question("one"), a_question("two", weight=3, only_if={"one": [1]}), a_question("three")]
    checklist = a_checklist(*questions)
    audit = an_audit(checklist, plan=["three"])

    assert more(audit, 2) == ("one",)
    assert more(audit, 3) == ("one", "two")
    assert with_more(audit, ["two"]).plan == ("one", "two", "three")
    assert without(an_audit(checklist), ["one"]).plan == ("one", "two", "three")
    assert without(an_audit(checklist), ["one", "two"]).plan == ("three",)


def test_what_has_an_answer_or_is_promised_stays_planned() -> None:
    promised = Response(waiting=Waiting(kind="send", who="Bo"))
    audit = an_audit(
        a_checklist(*(a_question(f"q_{number}") for number in range(5))),
        {"q_0": 2, "q_1": "unknown", "q_2": promised, "q_3": Response(note="ask again")},
    )

    after = without(audit, audit.plan)

    assert after.plan == ("q_0", "q_1", "q_2", "q_3")
    assert after.responses == audit.responses


def test_an_audit_asks_one_question_at_least() -> None:
    audit = an_audit(a_checklist(a_question("one"), a_question("two")))

    assert without(audit, audit.plan).plan == ("one",)


def test_a_department_comes_with_its_core_and_goes_with_what_is_open() -> None:
    full = a_question("back_full", depth="full")
    back = a_department(
        a_question("back_core"), full, a_question("come", applies_if=["customers_come"]), id="back"
    )
    checklist = a_checklist(a_desk("front", 2), back)
    answers = some_answers(departments=["front"], profile={"customers_come": False})

    audit = begin(answers.changed(extent="core"), checklist, "a")
    whole = begin(answers, checklist, "a")

    both = with_departments(audit, ["front", "back"])
    assert both.departments == ("front", "back")
    assert both.plan == ("front_0", "front_1", "back_core")
    assert both.excluded == {"come": "customers do not come to the premises"}
    assert with_departments(whole, ["front", "back"]).plan == ("front_0", "front_1", "back_core", "back_full")
    assert with_departments(both, ["front"]) == audit


def test_a_department_with_an_answer_or_a_finding_of_ones_own_stays() -> None:
    checklist = a_checklist(a_desk("front", 3), a_desk("back", 3), a_desk("yard", 3))
    own = {
        "department": "yard",
        "number": 1,
        "found": "A gate is open.",
        "severity": "high",
        "do": "Shut it.",
    }
    audit = an_audit(checklist, {"back_1": 2}, own=[own])

    after = with_departments(audit, ["front"])

    assert after.departments == ("front", "back", "yard")
    assert after.plan == ("front_0", "front_1", "front_2", "back_1", "yard_0")
    assert not list(wrong_in(after))


@given(st.data())
@settings(max_examples=runs(40))
def test_whatever_is_left_out_or_added_the_audit_is_sound_and_nothing_is_lost(data: st.DataObject) -> None:
    answered = data.draw(st.sets(st.sampled_from(CORE.plan), max_size=10))
    audit = CORE
    for name in sorted(answered):
        audit = audit.answered(name, Response(unknown=True))
    for _ in range(data.draw(st.integers(1, 4))):
        minutes = data.draw(st.integers(0, 200))
        ids = st.sampled_from([department.id for department in SHIPPED.departments])
        match data.draw(st.sampled_from(["less", "more", "departments"])):
            case "less":
                out = less(audit, minutes)
                after = without(audit, out)
                assert set(audit.plan) - set(after.plan) == set(out)
                assert left(after) <= minutes or not less(after, minutes)
            case "more":
                after = with_more(audit, more(audit, minutes))
                assert left(after) - left(audit) <= minutes
            case _:
                after = with_departments(audit, data.draw(st.sets(ids, min_size=1)))
        audit = after
        assert answered <= set(audit.plan)
        assert audit.departments
        assert not list(wrong_in(audit))
