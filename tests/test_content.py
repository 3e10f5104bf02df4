"""The shipped checklists, as far as rules of writing can be counted; reading aloud finds the rest."""

import re
from collections import Counter
from datetime import date
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from cxaudit.audit import Answers
from cxaudit.checklist import Checklist, Department, How, Question, as_number
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.plan import Work, begin, workload

CHECKLIST = load_checklist(checklists_folder())
DEPARTMENTS = CHECKLIST.departments
QUESTIONS = [place.question for place in CHECKLIST.places.values()]
PROFILES = [{}, *({fact.id: False} for fact in CHECKLIST.facts if not fact.choices)]
"""Everything told to be so, and each fact told not to be."""
HEAVY = {"reception", "support", "operations", "complaints"}
BANNED = re.compile(
    r"\b(adequate|appropriate|regularly|proper|properly|good enough|sufficient|as needed|best practice|"
    r"world-class|going forward|leverage|synerg\w+|delight)\b",
    re.IGNORECASE,
)
VERBS = {
    "Add", "Agree", "Allow", "Answer", "Ask", "Begin", "Bring", "Call", "Carry", "Choose", "Close",
    "Count", "Cut", "Describe", "Drop", "End", "Fix", "Forbid", "Give", "Go", "Hand", "Hang",
    "Have", "Keep", "Lay", "List", "Look", "Mark", "Move", "Name", "Note", "Offer", "Open", "Pay",
    "Photograph", "Pick", "Print", "Put", "Replace", "Rewrite", "Send", "Set", "Show", "Spend",
    "Stop", "Strike", "Take", "Tally", "Teach", "Tell", "Tick", "Time", "Turn", "Watch", "Write",
}  # fmt: skip
"""What an action may begin with: something that a department head can do tomorrow, and can be seen done."""


def by_id(question: Question) -> str:
    return question.id


def texts(question: Question) -> list[str]:
    steps = CHECKLIST.steps(question)
    assert question.action
    assert question.expect
    assert question.check
    return [question.ask, question.expect, question.check, question.action.do, *steps]


@pytest.mark.parametrize("department", DEPARTMENTS, ids=lambda each: each.id)
def test_a_department_has_as_many_questions_as_its_talk_allows(department: Department) -> None:
    least, most = (11, 14) if department.meets_customers == "directly" else (6, 9)

    assert least <= len(department.questions) <= most
    assert 3 <= sum(question.depth == "core" for question in department.questions) <= 4


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_a_question_can_be_read_aloud_and_answered_at_once(question: Question) -> None:
    assert len(question.ask) <= 140
    assert question.ask.endswith("?")
    assert question.ask.count("?") == 1
    assert not re.match(r"(do|does|is|are|have|has|can|will|did)\b", question.ask, re.IGNORECASE)


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_steps_are_short(question: Question) -> None:
    assert all(len(step) <= 70 for step in CHECKLIST.steps(question))


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_a_question_is_answered_by_a_measure_or_by_three_to_five_steps_in_words(question: Question) -> None:
    steps = CHECKLIST.steps(question)

    assert question.measure if not steps else 3 <= len(steps) <= 5
    assert not [step for step in steps if as_number(step) is not None]
    assert question.points is None


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_an_expectation_is_in_the_customers_own_voice(question: Question) -> None:
    assert question.expect
    first_person = re.search(r"\b(I|me|my|we|us|our)\b", question.expect)

    assert first_person or "bill" in question.expect or "people" in question.expect
    assert question.expect.endswith(".")


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_nothing_is_vague(question: Question) -> None:
    assert not [text for text in texts(question) if BANNED.search(text)]


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_an_action_is_an_instruction(question: Question) -> None:
    assert question.action
    do = question.action.do

    assert do.split()[0] in VERBS
    assert do.endswith(".")


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_an_id_begins_with_its_department(question: Question) -> None:
    assert question.id.startswith(CHECKLIST.places[question.id].department.id + "_")


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each.measure], ids=by_id)
def test_a_measure_says_what_can_be_true_and_asks_for_no_number_where_there_is_none(
    question: Question,
) -> None:
    assert question.measure
    assert question.check
    assert {"least", "most"} <= question.measure.model_fields_set
    assert not re.search(r"\benter \d+ (where|for one)|\banswered is \d", question.check, re.IGNORECASE)
    assert question.measure.counts == "four_of_five"


def test_every_clause_is_tested_by_at_least_two_questions() -> None:
    tested = Counter(question.clause for question in QUESTIONS)

    assert not [clause.id for clause in CHECKLIST.clauses if tested[clause.id] < 2]


def test_the_core_has_nineteen_departments_and_as_many_questions_as_a_visit_can_carry() -> None:
    core = [question for question in QUESTIONS if question.depth == "core"]

    assert len(DEPARTMENTS) == 19
    assert 180 <= len(QUESTIONS) <= 210
    assert 57 <= len(core) <= 72
    assert sum(question.how == How.ASK for question in core) <= 55
    assert {each.id for each in DEPARTMENTS if each.weight == 2} == HEAVY


def test_the_talk_of_a_core_pass_fits_85_minutes() -> None:
    core = [place for place in CHECKLIST.places.values() if place.question.depth == "core"]

    assert workload(core)[Work.TALKS].minutes <= 85


def test_every_principle_gap_stage_and_way_of_finding_out_has_its_share() -> None:
    places = CHECKLIST.places.values()

    assert min(Counter(question.principle for question in QUESTIONS).values()) >= 15
    assert len({question.principle for question in QUESTIONS}) == len(CHECKLIST.principles)
    assert min(Counter(question.gap for question in QUESTIONS).values()) >= 15
    assert min(Counter(place.touchpoint.stage for place in places).values()) >= 10
    assert len({place.touchpoint.stage for place in places}) == len(CHECKLIST.stages)
    assert sum(question.how != How.ASK for question in QUESTIONS) >= 50
    assert sum(question.measure is not None for question in QUESTIONS) >= 15


def test_the_policy_is_whole_and_fits_four_pages() -> None:
    promises = [clause for clause in CHECKLIST.clauses if clause.kind == "promise"]
    words = sum(len(clause.wording.split()) for clause in CHECKLIST.clauses)

    assert 24 <= len(CHECKLIST.clauses) <= 32
    assert 10 <= len(promises) <= 14
    assert words <= 4 * 350


@pytest.mark.parametrize(
    "told", [{}, *({fact.id: False} for fact in CHECKLIST.facts if not fact.choices)], ids=str
)
@pytest.mark.parametrize("size", ["alone", "small", "large"])
def test_whatever_the_profile_every_department_that_is_left_has_enough_to_ask(
    size: str, told: dict[str, bool]
) -> None:
    answers = Answers(
        organisation="Shop", auditor="Ada", date=date(2026, 1, 5), profile={"size": size, **told}
    )

    audit = begin(answers, CHECKLIST, "profile")

    asked = Counter(CHECKLIST.places[name].department.id for name in audit.plan)
    assert set(asked) == set(audit.departments)
    assert min(asked.values()) >= 4
    assert len(audit.departments) >= 15


def test_at_most_eight_questions_are_critical() -> None:
    assert sum(question.critical for question in QUESTIONS) <= 8


def test_every_department_finds_out_for_itself_and_serves_every_gap() -> None:
    for department in DEPARTMENTS:
        ways = Counter(question.how.value for question in department.questions)
        gaps = {question.gap for question in department.questions}

        assert ways.total() - ways["ask"] >= 3, department.id
        assert len(gaps) == 4, department.id


@pytest.mark.slow
def test_no_question_is_asked_twice_in_other_words() -> None:
    alike = [(one.id, other.id) for one, other in combinations(QUESTIONS, 2) if are_alike(one.ask, other.ask)]

    assert not alike


def are_alike(one: str, other: str) -> bool:
    """Whether four fifths of two texts are the same; what bounds that from above is quickly told."""
    matcher = SequenceMatcher(None, one, other)
    ratios = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(ratio() > 0.8 for ratio in ratios)


def test_a_checklist_survives_its_way_through_json() -> None:
    again = Checklist.model_validate_json(CHECKLIST.model_dump_json())

    assert again == CHECKLIST
