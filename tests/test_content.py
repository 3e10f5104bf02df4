"""The shipped checklists, as far as rules of writing can be counted; reading aloud finds the rest."""

import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from cxaudit.checklist import Checklist, Department, How, Question, as_number
from cxaudit.plan import Work, workload
from tests.profiles import CHECKLIST, PROFILES, SIZES, begun

DEPARTMENTS = CHECKLIST.departments
QUESTIONS = [place.question for place in CHECKLIST.places.values()]
MOST_ALONE = 90
"""Questions that one person is asked, at most, whatever else is so."""
HEAVY = {"reception", "support", "operations", "complaints"}
BANNED = re.compile(
    r"\b(adequate|appropriate|regularly|proper|properly|good enough|sufficient|as needed|best practice|"
    r"world-class|going forward|leverage|synerg\w+|delight)\b",
    re.IGNORECASE,
)
VAGUE = re.compile(
    r"\b(such (?!as)|these|those (?!who|which|that)|the (two|three|four|five) *[.,;]|our own)\b",
    re.IGNORECASE,
)
"""What nobody understands who did not read the question before."""
OTHERS = re.compile(
    r"\b(two people|staff|colleagues?|(the person|those|whoever) (who )?leads?|departments?|each of us|"
    r"one, where there is no second|whoever (serves|sells|answers)|those who (serve|sell|answer))\b",
    re.IGNORECASE,
)
"""Whom nobody has who works alone."""
VISITOR = re.compile(
    r"\b(before the visit|the client|consultant|auditor|where you are not known)\b", re.IGNORECASE
)
"""What owners don't say who audit themselves."""
VERBS = {
    "Add", "Agree", "Allow", "Answer", "Ask", "Begin", "Bring", "Call", "Carry", "Choose", "Close",
    "Count", "Cut", "Decide", "Describe", "Drop", "End", "Fix", "Forbid", "Give", "Go", "Hand", "Hang",
    "Have", "Keep", "Lay", "List", "Look", "Mark", "Move", "Name", "Note", "Offer", "Open", "Pay",
    "Photograph", "Pick", "Print", "Put", "Replace", "Rewrite", "Send", "Set", "Show", "Spend",
    "Stop", "Strike", "Take", "Tally", "Teach", "Tell", "Tick", "Time", "Turn", "Walk", "Watch", "Write",
}  # fmt: skip
"""What an action may begin with: something that a department head can do tomorrow, and can be seen done."""
TITLE_VERBS = VERBS | {
    "Advertise", "Advise", "Be", "Bear", "Change", "Clear", "Collect", "Correct", "Cover", "Find",
    "Greet", "Hear", "Hold", "Know", "Lead", "Leave", "Let", "Lock", "Make", "Measure", "Notice",
    "Pass", "Plan", "Prove", "Relieve", "Remove", "Report", "Reward", "Say", "Settle", "Sign", "Solve",
    "Spare", "Speak", "Thank", "Treat", "Try", "Warn",
}  # fmt: skip
"""What the title of an action item may begin with; its tasks say how that is done."""


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
    least, most = (11, 17) if department.meets_customers == "directly" else (6, 11)

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
    assert 220 <= len(QUESTIONS) <= 260
    assert 60 <= len(core) <= 72
    assert sum(question.how == How.ASK for question in core) <= min(55, len(core) / 2)
    assert {each.id for each in DEPARTMENTS if each.weight == 2} == HEAVY


def test_the_talk_of_a_core_pass_fits_85_minutes_and_all_else_90_more() -> None:
    core = [place for place in CHECKLIST.places.values() if place.question.depth == "core"]
    amounts = workload(core)

    assert amounts[Work.TALKS].minutes <= 85
    assert amounts[Work.WALK].minutes + amounts[Work.PAPERS].minutes <= 90


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

    assert 26 <= len(CHECKLIST.clauses) <= 36
    assert 10 <= len(promises) <= 16
    assert words <= 4 * 350


@pytest.mark.parametrize("told", PROFILES, ids=str)
@pytest.mark.parametrize("size", SIZES)
def test_whatever_the_profile_every_department_that_is_left_has_enough_to_ask(
    size: str, told: dict[str, bool]
) -> None:
    audit = begun(size, told)

    asked = Counter(CHECKLIST.places[name].department.id for name in audit.plan)
    assert set(asked) == set(audit.departments)
    assert min(asked.values()) >= (3 if size == "alone" else 4)
    assert len(audit.departments) >= 15
    assert len(audit.plan) <= (MOST_ALONE if size == "alone" else len(QUESTIONS))


@pytest.mark.parametrize("told", PROFILES, ids=str)
@pytest.mark.parametrize("size", SIZES)
def test_whatever_the_profile_the_policy_holds_what_is_asked_about_and_no_more(
    size: str, told: dict[str, bool]
) -> None:
    audit = begun(size, told)

    tested = {CHECKLIST.places[name].question.clause for name in audit.plan}
    policy = {clause.id for clause in audit.clauses}
    assert tested <= policy
    assert policy - tested <= {"discretion"}  # a promise for everybody, seen where customers are met


def test_who_sends_parcels_is_asked_about_delivery() -> None:
    for size in SIZES:
        audit = begun(size, {"customers_come": False, "visits": False, "appointments": False})

        assert "delivery" in audit.departments
        assert sum(name.startswith("delivery_") for name in audit.plan) >= 4


def as_read(size: str) -> list[Question]:
    """Every question as owners read it who audit themselves, everything else told to be so."""
    audit = begun(size, {}, "self")
    return [audit.checklist.places[name].question for name in audit.plan]


WORDED = [
    pytest.param(question, id=f"{size} {question.id}")
    for size in ("alone", "large")
    for question in as_read(size)
    if question != CHECKLIST.places[question.id].question
]
"""Those that read otherwise."""


@pytest.mark.parametrize("question", as_read("alone"), ids=by_id)
def test_somebody_alone_is_asked_for_nobody_else(question: Question) -> None:
    assert question.action

    for text in (question.ask, question.check or "", question.action.title or "", question.action.do):
        assert not OTHERS.search(text), text


@pytest.mark.parametrize("question", WORDED)
def test_owners_who_audit_themselves_are_spoken_to_as_owners(question: Question) -> None:
    assert not VISITOR.search(f"{question.ask} {question.check}")


@pytest.mark.parametrize("question", WORDED)
def test_texts_that_read_otherwise_keep_the_rules_of_all(question: Question) -> None:
    assert question.action
    assert question.expect

    assert len(question.ask) <= 140
    assert question.ask.endswith("?")
    assert question.action.do.split()[0] in VERBS
    assert not [text for text in texts(question) if BANNED.search(text)]
    assert not VAGUE.search(question.action.do)


@pytest.mark.parametrize("department", DEPARTMENTS, ids=lambda each: each.id)
def test_action_items_of_a_department_are_told_apart_by_their_titles(department: Department) -> None:
    titles = [question.action.title for question in department.questions if question.action]

    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert not [
        title for title in titles if title and (title.endswith(".") or title.split()[0] not in TITLE_VERBS)
    ]


@pytest.mark.parametrize("question", QUESTIONS, ids=by_id)
def test_a_task_is_understood_without_its_question(question: Question) -> None:
    assert question.action

    assert not VAGUE.search(question.action.do)
    assert not re.match(r"\w+ (it|them|him|her)\b", question.action.do)


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each.ahead or each.consent], ids=by_id)
def test_what_needs_days_or_a_signature_says_so_and_has_a_way_on_the_spot(question: Question) -> None:
    assert question.check

    assert "On the spot" in question.check
    assert not question.consent or "in writing" in question.check


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each.papers], ids=by_id)
def test_a_paper_is_asked_for_by_itself_and_no_comma_parts_it(question: Question) -> None:
    assert all(re.match(r"(the|this|an?|one|what|whatever) ", paper) for paper in question.papers)


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each.how == How.READ], ids=by_id)
def test_what_is_read_says_what_to_have_ready(question: Question) -> None:
    place = CHECKLIST.places[question.id]

    assert question.papers or (place.where and not place.where.on_the_spot)


def test_critical_questions_can_fail_short_of_the_worst() -> None:
    assert not [each.id for each in QUESTIONS if each.critical and len(CHECKLIST.steps(each)) < 4]


def test_what_only_the_top_can_decide_is_asked_in_a_line() -> None:
    decisions = [clause.decide for clause in CHECKLIST.clauses if clause.decide]

    assert 6 <= len(decisions) <= 12
    assert all(decision.title.endswith("?") for decision in decisions)
    assert all(decision.do.split()[0] in VERBS for decision in decisions)


def test_a_policy_of_one_speaks_of_nobody_else() -> None:
    for clause in begun("alone", {}).clauses:
        said = f"{clause.title} {clause.wording} {clause.teach}"

        assert not re.search(r"\b(we|us|our|ours|staff)\b", said, re.IGNORECASE), clause.id
        assert not clause.decide
        assert not clause.may


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
