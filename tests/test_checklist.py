"""What makes a checklist sound, part by part; how it is read from files is tested with the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from cxaudit.checklist import (
    Checklist,
    Department,
    Effort,
    Line,
    Marks,
    Question,
    Text,
    as_number,
    placeholders,
)
from cxaudit.checklist.contradictions import wrong_in_checklist
from cxaudit.errors import Problem
from cxaudit.text import clean
from tests.builders import (
    FACTS,
    STEPS,
    a_checklist,
    a_clause,
    a_department,
    a_measured_question,
    a_question,
    a_touchpoint,
)


def wrong(error: pytest.ExceptionInfo[ValidationError]) -> list[str]:
    """What is wrong, in our own words or by the name of pydantic's error, with its place.

    Lists that are too short because parts of them are wrong are left out.
    """
    return [
        f"{'.'.join(map(str, details['loc']))}: {details.get('ctx', {}).get('what', details['type'])}"
        for details in error.value.errors()
        if details["type"] != "too_short" or len(details["input"]) == details["ctx"]["actual_length"]
    ]


def remedy(error: pytest.ExceptionInfo[ValidationError]) -> str:
    fix = error.value.errors()[0]["ctx"]["fix"]
    assert isinstance(fix, str)
    return fix


def test_a_checklist_knows_every_question_with_its_place_in_the_order_of_asking() -> None:
    checklist = a_checklist(
        a_department(a_question("b"), a_question("a")), a_department(a_question("c"), id="billing")
    )

    assert list(checklist.places) == ["b", "a", "c"]
    place = checklist.places["c"]
    assert (place.department.id, place.touchpoint.id, place.question.id) == ("billing", "desk", "c")


def test_the_steps_of_a_question_are_its_own_or_its_scales_and_a_measure_has_none() -> None:
    checklist = a_checklist(
        a_question("own", steps=["a few", "many", "all"]),
        a_question("shared", scale="how_many"),
        a_measured_question("number"),
    )

    steps = {id: checklist.steps(place.question) for id, place in checklist.places.items()}
    assert steps == {"own": ("a few", "many", "all"), "shared": STEPS, "number": ()}


def test_a_checklist_is_read_back_from_what_it_is_written_as() -> None:
    checklist = a_checklist(
        a_department(a_question(scale="how_many"), a_measured_question(good="phone.rings")),
        a_department(id="billing", applies_if=["not alone"]),
    )

    assert Checklist.model_validate_json(checklist.model_dump_json()) == checklist


def found(raw: object) -> list[str]:
    """What the pass over the whole finds, with its place."""
    return [f"{'.'.join(map(str, each.loc))}: {each.what}" for each in wrong_in_checklist(raw)]


def raw_of(*parts: Department | Question, **changes: object) -> dict[str, Any]:
    """A sound checklist as plain values, with these changes, sound or not."""
    return {**a_checklist(*parts).model_dump(mode="json"), **changes}


def dumped(*departments: Department) -> list[object]:
    return [department.model_dump(mode="json") for department in departments]


@pytest.mark.parametrize(
    ("field", "name", "kind"),
    [("clause", "welcom", "clause"), ("scale", "how_mny", "scale"), ("principle", "peple", "principle")],
)
def test_a_question_may_only_name_what_the_checklist_has(field: str, name: str, kind: str) -> None:
    raw = raw_of(a_question(scale="how_many"))
    raw["departments"][0]["touchpoints"][0]["questions"][0][field] = name

    (wrong_name,) = wrong_in_checklist(raw)

    assert found(raw) == [f"departments.0.touchpoints.0.questions.0.{field}: no {kind} is called '{name}'"]
    assert "\n    fix: did you mean " in str(Problem("", wrong_name.what, wrong_name.fix))


def test_a_stage_a_fact_a_number_and_a_band_must_exist_too() -> None:
    question = a_measured_question(good="welcome.minute", applies_if=["not alnoe"])
    department = a_department(a_touchpoint(question, stage="enquiry"))
    caps = {"department": "por", "one": "fair", "three": "poor"}
    raw = raw_of(departments=dumped(department), caps=caps)

    assert found(raw) == [
        "departments.0.touchpoints.0.stage: no stage is called 'enquiry'",
        "departments.0.touchpoints.0.questions.0.measure.good: no number is called 'welcome.minute'",
        "caps.department: no band is called 'por'",
        "departments.0.touchpoints.0.questions.0.applies_if.0: no fact is called 'alnoe'",
    ]


def test_choices_are_facts_of_their_own_and_their_fact_is_none() -> None:
    raw = raw_of(departments=dumped(a_department(a_question(applies_if=["size"]))))

    assert a_checklist(a_question(applies_if=["alone", "not customers_come"]))
    assert [each.partition(": ")[2] for each in found(raw)] == ["no fact is called 'size'"]


@pytest.mark.parametrize("condition", ["Alone", "alone or small", "not  alone", "!alone", ""])
def test_a_condition_is_a_fact_or_not_and_a_fact(condition: str) -> None:
    with pytest.raises(ValidationError) as error:
        a_question(applies_if=[condition])

    assert wrong(error) == [f"applies_if.0: {condition!r} is no condition"]


def test_no_id_stands_twice_and_it_is_said_where_it_stood_first() -> None:
    departments = dumped(
        a_department(a_question("a"), a_question("a")),
        a_department(a_question("b"), id="reception", title="Desk"),
    )
    raw = raw_of(departments=departments)

    assert found(raw) == [
        "departments.1.department: the department id 'reception' is used twice",
        "departments.0.touchpoints.0.questions.1.id: the question id 'a' is used twice",
    ]
    assert [each.first for each in wrong_in_checklist(raw)] == [
        ("departments", 0, "department"),
        ("departments", 0, "touchpoints", 0, "questions", 0, "id"),
    ]


def test_no_clause_stage_principle_band_or_fact_stands_twice() -> None:
    raw = raw_of(
        clauses=[a_clause().model_dump(mode="json")] * 2,
        stages=[{"id": "enquire", "title": title} for title in ("Ask", "Buy")],
        principles=[
            {"id": "people", "title": title, "asks": "Are they able?"} for title in ("People", "Staff")
        ],
        bands=[{"id": "poor"}, {"id": "poor"}],
        facts=[FACTS[1], FACTS[1]],
    )

    assert found(raw) == [
        "stages.1.id: the stage id 'enquire' is used twice",
        "principles.1.id: the principle id 'people' is used twice",
        "bands.1.id: the band id 'poor' is used twice",
        "facts.1.id: the fact id 'customers_come' is used twice",
        "clauses.1.id: the clause id 'welcome' is used twice",
    ]


def test_no_department_principle_or_stage_is_titled_like_another() -> None:
    raw = raw_of(
        stages=[{"id": "enquire", "title": "Asking"}, {"id": "ask", "title": "asking"}],
        departments=dumped(
            a_department(id="reception", title="Front desk"), a_department(id="billing", title="FRONT DESK")
        ),
        principles=[
            {"id": "people", "title": "People", "asks": "Are they able?"},
            {"id": "values", "title": "people", "asks": "Are they willing?"},
        ],
    )

    assert found(raw) == [
        "principles.1.title: the principle title 'people' is used twice",
        "stages.1.title: the stage title 'asking' is used twice",
        "departments.1.title: the department title 'FRONT DESK' is used twice",
    ]


def test_touchpoints_of_one_department_differ() -> None:
    with pytest.raises(ValidationError) as error:
        a_department(a_touchpoint(a_question("a")), a_touchpoint(a_question("b")))

    assert wrong(error) == [": the touchpoint id 'desk' is used twice"]


KEYS = "id departments department touchpoints questions clauses numbers default facts choices scales stages"
RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS.split()), inner),
)


@given(RAW)
@example({"departments": {"a": {"touchpoints": [1]}}, "clauses": [{"numbers": [2]}], "facts": [[]]})
def test_names_are_looked_for_in_whatever_stands_there(raw: object) -> None:
    for wrong_name in wrong_in_checklist(raw):
        assert wrong_name.what


@pytest.mark.parametrize(
    ("changes", "given"),
    [
        ({"steps": None}, "none"),
        ({"steps": STEPS, "scale": "how_many"}, "steps and scale"),
        ({"scale": "how_many", "measure": {"unit": "x", "good": 1, "poor": 2}}, "scale and measure"),
    ],
)
def test_a_question_is_answered_in_exactly_one_way(changes: dict[str, object], given: str) -> None:
    with pytest.raises(ValidationError) as error:
        a_question("odd", **changes)

    assert wrong(error) == [f": a question is answered in one way, and this one has {given}"]


@pytest.mark.parametrize("id", ["start", "meta", "bill_note", "a_max", "share_pct", "x_photo"])
def test_ids_that_phone_forms_need_are_kept_for_them(id: str) -> None:
    with pytest.raises(ValidationError) as error:
        a_question(id)

    assert wrong(error) == [f"id: the id {id!r} is kept for phone forms"]


@pytest.mark.parametrize("bound", [True, None, [3], "many", "a.b.c", "Phone.rings"])
def test_a_bound_is_a_number_or_a_number_of_the_policy(bound: object) -> None:
    with pytest.raises(ValidationError) as error:
        a_question(measure={"unit": "rings", "good": bound, "poor": 3})

    assert remedy(error) == "give a number, or a number of the policy as clause.number"


@pytest.mark.parametrize("good", [8, "phone.rings"])
def test_good_and_poor_differ_even_where_one_is_a_number_of_the_policy(good: float | str) -> None:
    raw = raw_of(
        departments=dumped(a_department(a_measured_question(good=good, poor=8))),
        clauses=[clause.model_dump(mode="json") for clause in (a_clause(), a_clause("phone", {"rings": 8}))],
    )

    assert [each.partition(": ")[2] for each in found(raw)] == ["good and poor are the same number"]


@pytest.mark.parametrize(
    "step",
    [
        "all * of them",
        "really?",
        "~5",
        "=1+1",
        "+2",
        "-",
        "@home",
        "<5 minutes",
        ">5",
        "n/a",
        "N/A",
        "don't know",
    ],
)
def test_a_step_may_not_be_taken_for_something_else(step: str) -> None:
    with pytest.raises(ValidationError) as error:
        a_question(steps=["never", step, "always"])

    assert wrong(error)[0].startswith("steps.1: ")


@pytest.mark.parametrize("step", [
        "5 minutes", "within 2 days", "half of them", "no, never", "№ 3", "true", "False", "3", "50 %", "1.5",
        "10:30", "2/3", "1e5", "2 May", "May 2026", "3-4", "10 am", "$5", "yes", "007",
    ],
)  # fmt: skip
def test_a_step_may_be_any_other_words_and_may_read_like_a_number(step: str) -> None:
    assert a_question(steps=["never", step, "always"]).steps == ("never", step, "always")


def test_steps_differ_even_ignoring_case() -> None:
    with pytest.raises(ValidationError) as error:
        a_question(steps=["Never", "sometimes", "never"])

    assert wrong(error) == ["steps: the step 'never' stands twice"]


@pytest.mark.parametrize(("one", "other"), [("10", "10.0"), ("50 %", "0.5"), ("2,5", "2.50"), ("1", "01")])
def test_steps_differ_as_numbers_too(one: str, other: str) -> None:
    with pytest.raises(ValidationError) as error:
        a_question(steps=[one, other])

    assert wrong(error) == [f"steps: the steps {one!r} and {other!r} are the same number"]


@pytest.mark.parametrize(
    ("step", "number"),
    [
        ("10", 10), ("0", 0), ("007", 7), ("2.5", 2.5), ("2,5", 2.5), ("0.125", 0.125), ("50 %", 0.5),
        ("7%", 0.07), ("12.5\u00a0%", 0.125), ("1,000", None), ("1.000 %", None), ("2 May", None),
        ("1e5", None), ("10:30", None), ("yes", None), ("5 minutes", None), ("half", None),
    ],
)  # fmt: skip
def test_a_step_reads_as_the_number_that_a_spreadsheet_would_make_of_it(
    step: str, number: float | None
) -> None:
    assert as_number(step) == number


@pytest.mark.parametrize("count", [1, 11])
def test_there_are_two_to_ten_steps(count: int) -> None:
    with pytest.raises(ValidationError) as error:
        a_question(steps=[f"step number {number}" for number in range(count)])

    assert wrong(error) == [f"steps: {'too_short' if count == 1 else 'too_long'}"]


@pytest.mark.parametrize("step", ["x" * 255, "😀" * 127])
def test_a_step_is_as_long_as_a_spreadsheet_looks_up(step: str) -> None:
    assert a_question(steps=["no", step]).steps == ("no", step)

    with pytest.raises(ValidationError):
        a_question(steps=["no", step + "😀"])


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"steps": ["a", "b"], "points": [0, 1, 2]}, ": there are 2 steps and 3 numbers of points"),
        ({"steps": ["a", "b"], "points": [3, 2]}, "points: points fall from a step to a better one"),
        ({"steps": ["a", "b"], "points": [0, 0]}, "points: the best step has no points"),
        ({"steps": ["a", "b"], "points": []}, "points: the best step has no points"),
        ({"steps": ["a", "b"], "points": [-1, 2]}, "points.0: greater_than_equal"),
        ({"steps": ["a", "b"], "points": [False, True]}, "points.0: this is no number"),
        ({"text": True, "points": [0, 1]}, ": points stand beside steps alone"),
        ({"text": True, "critical": True}, ": a critical question is scored, and this one asks for a text"),
        (
            {"text": True, "scale": "yes_no"},
            ": a question is answered in one way, and this one has scale and text",
        ),
        ({"text": False}, "text: literal_error"),
    ],
)
def test_points_stand_beside_as_many_steps_and_a_text_beside_none(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(ValidationError) as error:
        a_question(**fields)

    assert told in wrong(error)


def test_points_are_as_many_as_the_steps_of_a_scale() -> None:
    raw = raw_of(departments=dumped(a_department(a_question(scale="yes_no", points=[0, 1, 2]))))

    assert found(raw) == [
        "departments.0.touchpoints.0.questions.0.points: there are 2 steps and 3 numbers of points"
    ]


def test_every_number_of_a_clause_stands_in_its_wording_and_the_other_way_round() -> None:
    with pytest.raises(ValidationError) as error:
        a_clause(numbers={"days": 3}, wording="We answer without any number at all.")
    assert wrong(error) == [": the number 'days' stands nowhere in the wording"]

    with pytest.raises(ValidationError) as error:
        a_clause(wording="We answer within {days} days, always.")
    assert wrong(error) == [": the wording has {days} but numbers has no 'days'"]


def test_placeholders_of_a_wording_come_in_their_order() -> None:
    assert placeholders("Within {days} days or {hours} hours, {days} at most {}") == [
        "days",
        "hours",
        "days",
        "",
    ]


def bands(floors: Iterable[float]) -> list[dict[str, object]]:
    return [
        {"id": f"band_{number}", "word": "Word", "symbol": "x", "colour": "FFFFFF", "from": floor}
        for number, floor in enumerate(floors)
    ]


@pytest.mark.parametrize("floors", [(10, 50), (0, 50, 50), (50, 0), (0, 70, 50)])
def test_bands_ascend_from_nought(floors: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError) as error:
        a_checklist(bands=bands(floors))

    assert wrong(error) == [": bands do not ascend from 0"]


def test_a_share_is_no_mark_and_it_is_said_what_to_write() -> None:
    with pytest.raises(ValidationError) as error:
        a_checklist(bands=bands([0, 0.7]))

    assert wrong(error) == ["bands.1.from: 0.7 is no whole per cent"]
    assert remedy(error) == "write 70"


@pytest.mark.parametrize("mark", ["wanting", "strong", "covered", "judged"])
@pytest.mark.parametrize("value", [-1, 101, 0.5, True, "high"])
def test_a_mark_is_a_whole_per_cent(mark: str, value: object) -> None:
    with pytest.raises(ValidationError) as error:
        a_checklist(marks={mark: value})

    assert error.value.error_count() == 1


def test_nothing_is_a_finding_and_a_strength_at_once() -> None:
    assert a_checklist(marks={"wanting": 85, "strong": 85})

    with pytest.raises(ValidationError) as error:
        a_checklist(marks={"wanting": 86, "strong": 85})

    assert wrong(error) == ["marks: a question could be a finding and a strength at once"]


@pytest.mark.parametrize(
    ("caps", "problems"),
    [
        ({"one": "good", "two": "fair", "three": "poor"}, []),
        ({"one": "fair", "three": "fair"}, []),
        (
            {"one": "fair", "three": "good"},
            ["caps.three: three departments that fail leave a better band than one"],
        ),
        (
            {"one": "poor", "two": "fair", "three": "poor"},
            ["caps.two: two departments that fail leave a better band than one"],
        ),
    ],
)
def test_more_failures_never_leave_a_better_band(caps: dict[str, str], problems: list[str]) -> None:
    assert found(raw_of(caps={"department": "poor", **caps})) == problems


@pytest.mark.parametrize(("least", "most", "end"), [(5, 60, "good"), (0, 3, "good")])
def test_a_number_of_the_policy_can_be_true_too(least: float, most: float, end: str) -> None:
    measure = {
        "unit": "rings",
        "good": "phone.rings",
        "poor": 2 if most == 3 else 8,
        "least": least,
        "most": most,
    }
    raw = raw_of(
        departments=dumped(a_department(a_question(measure=measure))),
        clauses=[each.model_dump(mode="json") for each in (a_clause(), a_clause("phone", {"rings": 4}))],
    )

    (told,) = found(raw)

    assert told.endswith(f"measure.{end}: {end} is 4 by default, which can't be true by least and most")


@pytest.mark.parametrize(
    ("build", "fields"),
    [
        (a_question, {"weight": True}),
        (a_checklist, {"marks": {"few": True}}),
        (a_question, {"measure": {"unit": "rings", "good": True, "poor": 8}}),
        (a_question, {"measure": {"unit": "rings", "good": 3, "poor": 8, "least": False}}),
    ],
)
def test_true_and_false_are_no_numbers(build: Callable[..., object], fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as error:
        build(**fields)

    assert wrong(error)[0].endswith(": this is no number")


@pytest.mark.parametrize(
    ("given", "capped"),
    [((0, 45, 65), ("band_0", "band_1", "band_0")), ((0, 80), ("band_0", "band_0", "band_0"))],
)
def test_where_no_caps_are_said_the_worst_bands_are_left(
    given: tuple[int, ...], capped: tuple[str, ...]
) -> None:
    caps = a_checklist(bands=bands(given)).capped

    assert (caps.department, caps.one, caps.three) == capped


@pytest.mark.parametrize("number", [5e-324, 1e-12, 1e16, -1e16, 1e308])
def test_a_number_that_a_spreadsheet_cannot_take_is_refused(number: float) -> None:
    with pytest.raises(ValidationError):
        a_question(measure={"unit": "rings", "good": number, "poor": 3, "least": -10})
    with pytest.raises(ValidationError):
        a_clause(numbers={"rings": number})


@pytest.mark.parametrize(
    ("measure", "what"),
    [
        ({"least": 5, "most": 5}, "most is not more than least"),
        ({"most": 6}, "poor is 8, which can't be true by least and most"),
        ({"least": 4}, "good is 3, which can't be true by least and most"),
        ({"good": -3}, "good is -3, which can't be true by least and most"),
    ],
)
def test_good_and_poor_can_be_true(measure: dict[str, float], what: str) -> None:
    with pytest.raises(ValidationError) as error:
        a_question(measure={"unit": "rings", "good": 3, "poor": 8, **measure})

    assert wrong(error) == [f"measure: {what}"]


def test_what_was_derived_is_derived_anew_in_a_changed_copy() -> None:
    checklist = a_checklist()
    assert list(checklist.places) == ["reception_greeted"]

    departments = (a_department(a_question("told")),)

    assert list(checklist.changed(departments=departments).places) == ["told"]
    assert list(checklist.model_copy(update={"departments": departments}).places) == ["told"]
    assert list(checklist.places) == ["reception_greeted"]


@pytest.mark.parametrize("changes", [{"holds": None}, {"choices": FACTS[0]["choices"]}])
def test_a_fact_has_either_choices_or_words_for_yes_and_no(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError) as error:
        a_checklist(facts=[{**FACTS[1], **changes}])

    assert wrong(error) == ["facts.0: a fact has either choices or both holds and fails"]


def test_a_band_is_told_with_symbol_and_word() -> None:
    assert a_checklist().bands[2].label == "✔ Good"


def test_efforts_have_an_order() -> None:
    assert sorted(Effort, key=lambda effort: effort.rank) == [Effort.S, Effort.M, Effort.L]


def test_text_is_cleaned_at_the_door() -> None:
    question = a_question(ask="  How many\x00 of them do? \r\n")

    assert question.ask == "How many\ufffd of them do?"


@given(st.text(st.characters()))
def test_what_is_clean_stays_as_it_is_and_every_file_can_hold_it(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert "\r" not in once
    assert once.encode("utf-8").decode("utf-8") == once


@given(st.text(st.characters()))
def test_a_line_is_one_line_that_is_not_empty_or_it_is_refused(text: str) -> None:
    try:
        line: str = TypeAdapter(Line).validate_python(text)
    except ValidationError:
        assert not clean(text) or "\n" in clean(text) or len(text) > 500
    else:
        assert line == TypeAdapter(Text).validate_python(text) == clean(text)


def test_models_do_not_change_and_take_no_unknown_keys() -> None:
    question = a_question()

    with pytest.raises(ValidationError):
        question.weight = 3  # type: ignore[misc]
    with pytest.raises(ValidationError) as error:
        a_question(wieght=3)
    assert wrong(error) == ["wieght: extra_forbidden"]


def test_every_field_is_described_for_the_editors_of_checklists() -> None:
    models: list[type[BaseModel]] = [Checklist]
    for model in models:
        for field in model.model_fields.values():
            models += [part for part in _models_in(field.annotation) if part not in models]

    bare = [
        f"{model.__name__}.{name}"
        for model in models
        for name, field in model.model_fields.items()
        if not field.description
    ]

    assert len(models) > 10
    assert bare == []


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models_in(part)]


@pytest.mark.parametrize("weight", [0, 1, 100])
def test_weights_are_whole_numbers_from_0_to_100(weight: int) -> None:
    assert a_question(weight=weight).weight == weight
    assert a_department(weight=weight).weight == weight


@pytest.mark.parametrize("weight", [-1, 101, 1.5])
def test_no_other_weight_is_taken(weight: float) -> None:
    with pytest.raises(ValidationError):
        a_question(weight=weight)
    with pytest.raises(ValidationError):
        a_department(weight=weight)


def test_a_critical_question_that_is_not_scored_is_refused() -> None:
    with pytest.raises(ValidationError) as error:
        a_question(weight=0, critical=True)

    assert wrong(error) == [": a critical question is scored, and this one has weight 0"]
    assert remedy(error) == "give it a weight"


def test_a_question_may_be_a_standard_of_two_thousand_letters() -> None:
    assert len(a_question(ask="a standard " * 181).ask) == 1990

    with pytest.raises(ValidationError) as error:
        a_question(ask="o" * 2001)

    assert wrong(error) == ["ask: too_long"]


def test_a_question_is_asked_after_some_answers_to_one_other() -> None:
    (question,) = (
        a_checklist(a_question("a"), a_question("b", only_if={"a": [1, 2]})).departments[0].questions[1:]
    )

    assert question.asked_after == ("a", (1, 2))
    assert a_question().asked_after is None


@pytest.mark.parametrize(
    "only_if", [{}, {"a": [1], "b": [1]}, {"a": []}, {"a": [0]}, {"a": [True]}, {"a": 1}]
)
def test_a_condition_names_one_question_and_numbers_of_steps(only_if: object) -> None:
    with pytest.raises(ValidationError) as error:
        a_question("c", only_if=only_if)

    assert wrong(error)[0].startswith("only_if")


@pytest.mark.parametrize(
    ("condition", "at", "problem"),
    [
        ({"frist": [1]}, "frist", "no question is called 'frist'"),
        ({"second": [1]}, "second", "'second' is not asked before this question"),
        ({"third": [1]}, "third", "'third' is not asked before this question"),
        ({"number": [1]}, "number", "'number' is not answered by a step"),
        ({"first": [4, 5]}, "first.1", "first has no step 5, only 4 steps"),
        ({"shared": [9]}, "shared.0", "shared has no step 9, only 4 steps"),
        ({"first": [1, 4]}, "", ""),
    ],
)
def test_a_condition_names_an_earlier_question_with_such_steps(
    condition: dict[str, object], at: str, problem: str
) -> None:
    earlier = a_question("first"), a_measured_question("number"), a_question("shared", scale="how_many")
    raw = raw_of(
        a_department(*earlier), a_department(a_question("second"), a_question("third"), id="billing")
    )
    raw["departments"][1]["touchpoints"][0]["questions"][0]["only_if"] = condition

    where = f"departments.1.touchpoints.0.questions.0.only_if.{at}: "
    assert found(raw) == ([where + problem] if problem else [])


@pytest.mark.parametrize(
    ("part", "refused"),
    [
        (a_department(a_question("must", na=False)), False),
        (a_department(a_question("must", na=False, applies_if=["alone"])), True),
        (a_department(a_question("must", na=False, only_if={"first": [1]})), True),
        (a_department(a_touchpoint(a_question("must", na=False), applies_if=["alone"])), True),
        (a_department(a_question("must", na=False), applies_if=["alone"]), True),
    ],
)
def test_what_must_be_answered_may_depend_on_nothing(part: Department, refused: bool) -> None:
    raw = raw_of(departments=dumped(a_department(a_question("first"), id="first"), part))

    where = "departments.1.touchpoints.0.questions.0.na: "
    problem = "it must be answered (na: false), and may not apply by its conditions"
    assert found(raw) == ([where + problem] if refused else [])


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (a_question(needs_note=4), ""),
        (a_question(needs_note=5), "greeted has no step 5, only 4 steps"),
        (a_question(scale="how_many", needs_note=5), "greeted has no step 5, only 4 steps"),
        (a_measured_question(needs_note=1), "needs_note names a step, and this question has none"),
    ],
)
def test_an_answer_that_needs_a_note_is_a_step_of_the_question(question: Question, problem: str) -> None:
    raw = raw_of(departments=dumped(a_department(question)), scales={"how_many": STEPS})

    assert [each.partition(": ")[2] for each in found(raw)] == ([problem] if problem else [])


@pytest.mark.parametrize(("applicable", "needed"), [(0, 2), (3, 2), (4, 3), (40, 3)])
def test_of_few_questions_fewer_answers_make_a_band(applicable: int, needed: int) -> None:
    assert Marks().needed(applicable) == needed


def test_a_few_questions_never_need_more_answers_than_many() -> None:
    assert Marks(few=1).needed(3) == 1
