"""How answers add up to scores, ranges and bands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxaudit.audit import AnswerType, Audit, MeasureType, Response, StepsType
from cxaudit.checklist import NEVER, Band, Place, Question, Reading
from cxaudit.numbers import half_up
from cxaudit.numbers import whole as shown_as
from cxaudit.report import build_report
from cxaudit.scoring import Rules, ScoredQuestion, Standing, Tally, scorecard, scorecards
from cxaudit.scoring.questions import scored
from cxaudit.scoring.standings import overall, standing
from tests.builders import (
    Answer,
    a_checklist,
    a_clause,
    a_measured_question,
    a_question,
    a_response,
    an_audit,
)
from tests.runs import runs
from tests.strategies import audits

CHECKLIST = a_checklist()
POOR, FAIR, GOOD, EXCELLENT = CHECKLIST.bands
FIVE = ("none of us", "some of us", "half of us", "most of us", "all of us")


def share_of(question: Question, answer: Answer, **changes: object) -> Fraction | None:
    """The score of one question for an answer."""
    audit = an_audit(a_checklist(question), {question.id: answer}, **changes)
    return audit.answer_type(question).score(audit.response(question.id))


def count_of(answer: Answer, **changes: object) -> Tally:
    """The tally of one question that is asked of somebody, with this answer."""
    question = a_question("greeted", **changes)
    return scorecard(an_audit(a_checklist(question), {question.id: answer})).questions[question.id].tally


def rated(
    share: str | float, count: int = 3, *, failed: int = 0, open: int = 0, not_applicable: int = 0
) -> Tally:
    """A tally of so many rated questions with this score, and of others."""
    return Tally(
        earned=Fraction(share),
        possible=1,
        rated=count,
        failed=failed,
        open=open,
        not_applicable=not_applicable,
    )


def band(share: str, failures: int = 0) -> Band | None:
    return standing(Rules.of(CHECKLIST), rated(share), failures).band


def failing(question: Question, answer: Answer) -> bool:
    """Whether the question has failed with this answer."""
    return scorecard(an_audit(a_checklist(question), {question.id: answer})).questions[question.id].failed


def measured(audit: Audit, question: Question) -> MeasureType:
    """How a measure is answered."""
    kind = audit.answer_type(question)
    assert isinstance(kind, MeasureType)
    return kind


def everything_in(audit: Audit) -> Tally:
    return sum((each.tally for each in scorecard(audit).questions.values()), Tally())


def whole(audit: Audit) -> Standing:
    """How the whole stands."""
    return scorecard(audit).overall


def standings(audit: Audit) -> dict[str, Standing]:
    """How everything stands: the whole, each department, each principle, each question."""
    card, rules = scorecard(audit), Rules.of(audit.checklist)
    parts = [*card.departments.items(), *card.principles.items()]
    groups = {name: standing(rules, group.tally) for name, group in parts if group.questions}
    questions = {id: standing(rules, scored.tally) for id, scored in card.questions.items()}
    return {"overall": card.overall, **groups, **questions}


def with_answer(audit: Audit, question: str, response: Response) -> Audit:
    return audit.model_copy(update={"responses": {**audit.responses, question: response}})


def without(audit: Audit, question: str) -> Audit:
    """The audit as if the question had not been asked; the answer is still there."""
    return audit.model_copy(update={"plan": tuple(id for id in audit.plan if id != question)})


# --- rounding


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ("0", 0), ("1", 1 * 100), ("1/3", 33), ("2/3", 67), ("0.575", 58), ("0.005", 1), ("0.0049", 0),
        ("0.6949999", 69), ("0.694999999", 70), ("0.695", 70), ("23/40", 58),
    ],
)  # fmt: skip
def test_a_share_is_shown_as_whole_per_cent_with_halves_upwards(share: str, shown: int) -> None:
    assert shown_as(Fraction(share)) == shown


@given(st.fractions(0, 1, max_denominator=10_000))
def test_the_whole_per_cent_is_the_one_of_school(share: Fraction) -> None:
    hundredfold = Decimal(share.numerator * 100) / Decimal(share.denominator)

    assert shown_as(share) == hundredfold.quantize(Decimal(1), ROUND_HALF_UP)


@pytest.mark.parametrize(
    ("share", "rounded"),
    [("0.69995", "0.7"), ("0.699949999", "0.6999"), ("0.00005", "0.0001"), ("1/3", "0.3333"), ("1", "1")],
)
def test_halves_are_rounded_up_at_the_fourth_decimal(share: str, rounded: str) -> None:
    assert half_up(Fraction(share)) == Fraction(rounded)


@given(st.decimals(0, 9, places=7), st.integers(0, 6))
def test_rounding_is_the_one_of_school(number: Decimal, digits: int) -> None:
    expected = number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)

    assert half_up(Fraction(number), digits) == Fraction(expected)


# --- one question


@pytest.mark.parametrize("steps", [FIVE[:3], FIVE[:4], FIVE])
def test_steps_lie_at_equal_distances_from_zero_to_one(steps: tuple[str, ...]) -> None:
    question = a_question(steps=steps)

    shares = [share_of(question, step) for step in range(1, len(steps) + 1)]

    assert shares == [Fraction(i, len(steps) - 1) for i in range(len(steps))]


def test_a_question_on_a_named_scale_is_scored_by_the_steps_of_the_scale() -> None:
    question = a_question(scale="share")
    audit = an_audit(a_checklist(question, scales={"share": FIVE}), {"greeted": 2})

    assert audit.answer_type(question).score(audit.response("greeted")) == Fraction(1, 4)


@pytest.mark.parametrize(
    ("good", "poor", "reading", "share"),
    [
        (4, 8, 4, 1),
        (4, 8, 8, 0),
        (4, 8, 5, Fraction(3, 4)),
        (4, 8, 2, 1),
        (4, 8, 30, 0),
        (95, 80, 95, 1),
        (95, 80, 86, Fraction(2, 5)),
        (95, 80, 100, 1),
        (95, 80, 0, 0),
        (0.1, 0.3, 0.2, Fraction(1, 2)),
        (-5, 5, -2.5, Fraction(3, 4)),
    ],
)
def test_a_measure_is_scored_in_a_straight_line_and_never_beyond(
    good: float, poor: float, reading: float, share: Fraction
) -> None:
    assert share_of(a_measured_question(good=good, poor=poor), reading) == share


@pytest.mark.parametrize(
    ("readings", "share"),
    [((5,), "3/4"), ((30, 5, 4), "3/4"), ((4, 30, 6, 8), "1/4"), ((0, 0, 7, 30), "1"), ((5, 5.1), "0.7375")],
)
def test_several_readings_count_by_their_median_where_the_measure_says_so(
    readings: tuple[float, ...], share: str
) -> None:
    question = a_measured_question(good=4, poor=8, counts="median")

    assert share_of(question, Response(readings=readings)) == Fraction(share)


@pytest.mark.parametrize(
    ("readings", "counts"),
    [
        ((5,), 5), ((6, 5), 6), ((7, 5, 6), 6), ((5, 8, 6, 7), 7), ((5, 6, 9, 7, 8), 8),
        ((10, 1, 9, 2, 8, 3, 7, 4, 6, 5), 8), ((3, 40, 2.5, 30, 6), 30),
        ((3, "never", 2.5, 30, 6), 30), (("never", "never", 3), "never"), (("never",), "never"), ((), None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("good", [4, 1000])
def test_of_several_readings_the_one_counts_that_four_of_five_are_as_good_as(
    readings: tuple[Reading, ...], counts: float | str | None, good: float
) -> None:
    mirrored = good == 1000
    flipped = [each if isinstance(each, str) or not mirrored else 500 - each for each in readings]
    question = a_measured_question(good=good, poor=100)
    audit = an_audit(a_checklist(question), {"rings": Response(readings=tuple(flipped))})

    found = measured(audit, question).counting(audit.response("rings"))

    assert found == (
        counts if not mirrored or counts is None or isinstance(counts, str) else 500 - Fraction(counts)
    )


def test_a_reading_that_never_came_is_the_worst_that_can_be() -> None:
    question = a_measured_question(good=4, poor=8)

    assert share_of(question, Response(readings=("never",))) == 0
    assert share_of(question, Response(readings=(1, 2, "never"))) == 1, "but two of three came at once"


@pytest.mark.parametrize(
    ("good", "poor", "readings", "count"),
    [
        (4, 8, (3, 7.9, 8, 9, "never"), 3),
        (8, 4, (9, 4.1, 4, 3, "never"), 3),
        (4, 8, (3, 4), 0),
        (4, 8, (), 0),
    ],
)
def test_readings_at_or_beyond_poor_are_counted(
    good: float, poor: float, readings: tuple[Reading, ...], count: int
) -> None:
    question = a_measured_question(good=good, poor=poor)

    kind = measured(an_audit(a_checklist(question)), question)

    assert kind.poor_readings(Response(readings=readings)) == count


@given(
    st.integers(-20, 20),
    st.integers(-20, 20),
    st.lists(st.decimals(-50, 50, places=3).map(float), min_size=1, max_size=5),
    st.randoms(),
)
def test_readings_score_from_zero_to_one_in_whatever_order_they_were_taken(
    good: int, poor: int, readings: list[float], random: Random
) -> None:
    assume(good != poor)
    question = a_measured_question(good=good, poor=poor)
    shuffled = random.sample(readings, len(readings))

    share = share_of(question, Response(readings=tuple(readings)))

    assert share is not None
    assert 0 <= share <= 1
    assert share == share_of(question, Response(readings=tuple(shuffled)))


@pytest.mark.parametrize(
    "answer",
    [
        Response(),
        Response(unknown=True),
        Response(na="no phone"),
        a_response(waiting={"kind": "ask", "who": "Ed"}),
    ],
)
@pytest.mark.parametrize("question", [a_question(), a_measured_question()])
def test_what_is_not_rated_has_no_score(question: Question, answer: Response) -> None:
    assert share_of(question, answer) is None


# --- numbers of the policy


RINGS = a_measured_question(good="contact.rings", poor=8, clause="contact")
PROMISED = [a_clause("contact", numbers={"rings": 4})]


def ruled_by(rings: float | None) -> Audit:
    """An audit whose baseline's policy sitting set the number, or held none."""
    policy = None if rings is None else {"clauses": {"contact": {"numbers": {"rings": rings}}}}
    baseline = an_audit(a_checklist(RINGS, clauses=PROMISED), {"rings": 5}, policy=policy)
    return an_audit(a_checklist(RINGS, clauses=PROMISED), {"rings": 5}, baseline=baseline)


def test_without_a_baseline_a_number_of_the_policy_is_its_default() -> None:
    assert share_of(RINGS, 5) == Fraction(3, 4)


@pytest.mark.parametrize(
    ("rings", "share"), [(None, "3/4"), (4, "3/4"), (2, "1/2"), (5, "1"), (6, "1"), (7.5, "1"), (0, "3/8")]
)
def test_a_number_of_the_policy_is_the_one_in_force_when_the_audit_began(
    rings: float | None, share: str
) -> None:
    audit = ruled_by(rings)

    assert audit.answer_type(RINGS).score(audit.response("rings")) == Fraction(share)


@pytest.mark.parametrize("rings", [8, 8.5, 100])
def test_a_number_at_poor_or_past_it_gives_way_to_the_default(rings: float) -> None:
    audit = ruled_by(rings)

    kind = measured(audit, RINGS)
    assert (kind.poor, kind.good) == (Fraction(8), Fraction(4))
    assert audit.answer_type(RINGS).score(audit.response("rings")) == Fraction(3, 4)


def test_both_ends_may_be_numbers_of_the_policy() -> None:
    question = a_measured_question(good="contact.rings", poor="contact.most", clause="contact")
    checklist = a_checklist(question, clauses=[a_clause("contact", numbers={"rings": 4, "most": 8})])

    def judged(numbers: dict[str, float]) -> Fraction | None:
        baseline = an_audit(checklist, policy={"clauses": {"contact": {"numbers": numbers}}})
        audit = an_audit(checklist, {"rings": 5}, baseline=baseline)
        return audit.answer_type(question).score(audit.response("rings"))

    assert judged({}) == Fraction(3, 4)
    assert judged({"most": 6}) == Fraction(1, 2)
    assert judged({"rings": 3, "most": 13}) == Fraction(4, 5)
    assert judged({"rings": 9, "most": 6}) == Fraction(3, 4)


def test_a_policy_sitting_never_rescores_its_own_audit() -> None:
    before = an_audit(a_checklist(RINGS, clauses=PROMISED), {"rings": 5})
    after = an_audit(
        a_checklist(RINGS, clauses=PROMISED),
        {"rings": 5},
        policy={"clauses": {"contact": {"numbers": {"rings": 2}}}},
    )

    assert standings(after) == standings(before)


# --- failing


@pytest.mark.parametrize(
    ("reading", "failed"), [(50_000, True), (50_499, True), (50_500, False), (51_000, False), (0, True)]
)
def test_a_critical_question_fails_up_to_fifty_per_cent_as_shown(reading: float, failed: bool) -> None:
    question = a_measured_question(good=100_000, poor=0, critical=True)

    assert failing(question, reading) is failed


def test_only_a_critical_question_fails_and_only_where_it_is_rated() -> None:
    assert failing(a_question(critical=True), 1)
    assert not failing(a_question(critical=False), 1)
    assert not failing(a_question(critical=True), "unknown")


# --- counting


def test_each_state_is_counted_in_its_own_place() -> None:
    assert count_of(3, weight=2) == Tally(earned=Fraction(4, 3), possible=2, rated=1)
    assert count_of("no counter", weight=2) == Tally(not_applicable=1)
    assert count_of("unknown", weight=2) == Tally(doubtful=2, unknown=1)
    assert count_of(Response(), weight=2) == Tally(open=1)


def test_whoever_is_asked_or_sends_something_leaves_the_question_open() -> None:
    assert count_of(a_response(waiting={"kind": "send", "who": "Ed"})) == Tally(open=1)


def test_a_critical_question_is_failed_or_not_verified_or_neither() -> None:
    counts = [count_of(answer, critical=True) for answer in (1, 4, "no counter", "unknown", Response())]

    assert [each.failed for each in counts] == [1, 0, 0, 0, 0]
    assert [each.unverified for each in counts] == [0, 0, 0, 1, 1]


def test_what_the_profile_rules_out_is_counted_nowhere_whatever_was_answered() -> None:
    checklist = a_checklist(a_question(critical=True), a_question("seen"))
    audit = an_audit(checklist, {"greeted": 1, "seen": 4}, excluded={"greeted": "nobody comes"})

    assert [*scorecard(audit).questions] == ["seen"]
    assert scorecard(audit).overall.tally.not_applicable == 0


@pytest.mark.parametrize(
    ("how", "response", "backed"),
    [
        ("ask", {}, 0),
        ("look", {}, 3),
        ("test", {}, 3),
        ("read", {}, 3),
        ("look", {"told_by": "Ed"}, 3),
        ("ask", {"told_by": "Ed"}, 0),
        ("ask", {"evidence": "documented"}, 3),
        ("ask", {"evidence": "confirmed", "told_by": "Ed"}, 3),
        ("test", {"evidence": "stated"}, 0),
    ],
)
def test_what_was_only_said_is_not_backed(how: str, response: dict[str, object], backed: int) -> None:
    assert count_of(a_response(3, **response), how=how, weight=3).backed == backed


def test_weight_decides_how_much_a_question_counts() -> None:
    checklist = a_checklist(a_question("heavy", weight=3), a_question("light", weight=1))

    heavy_good = an_audit(checklist, {"heavy": 4, "light": 1})
    light_good = an_audit(checklist, {"heavy": 1, "light": 4})

    assert everything_in(heavy_good).score == Fraction(3, 4)
    assert everything_in(light_good).score == Fraction(1, 4)


TALLIES = st.builds(
    Tally,
    earned=st.fractions(0, 9),
    **{
        name: st.integers(0, 9)
        for name in ("possible", "backed", "doubtful", "rated", "not_applicable", "unknown", "open", "failed")
    },
)


@given(st.lists(TALLIES), st.randoms())
def test_order_of_adding_is_no_matter(tallies: list[Tally], random: Random) -> None:
    shuffled = random.sample(tallies, len(tallies))

    assert sum(tallies, Tally()) == sum(shuffled, Tally())


@given(TALLIES, TALLIES, TALLIES)
def test_what_is_added_first_is_no_matter(a: Tally, b: Tally, c: Tally) -> None:
    assert (a + b) + c == a + (b + c)
    assert a + Tally() == a


@given(audits())
@settings(max_examples=runs(60))
def test_departments_and_principles_add_up_to_the_whole(audit: Audit) -> None:
    everything = everything_in(audit)

    departments = scorecard(audit).departments
    principles = [scorecard(audit).principles[each.id].tally for each in audit.checklist.principles]
    weighing = [group.tally for id, group in departments.items() if audit.checklist.department(id).weight]

    assert sum((each.tally for each in departments.values()), Tally()) == everything
    assert sum(principles, Tally()) == everything
    assert sum(weighing, Tally()) == whole(audit).tally


# --- coverage, confidence, and nothing at all


def test_coverage_is_the_rated_share_of_what_applies() -> None:
    assert Tally(rated=7, unknown=1, open=2, not_applicable=90).coverage == Fraction(7, 10)


def test_confidence_is_the_share_of_the_rated_weight_that_is_more_than_stated() -> None:
    asked, looked = a_question("asked", weight=3), a_question("looked", weight=1, how="look")
    unknown = a_question("dark", weight=3, how="look")
    audit = an_audit(a_checklist(asked, looked, unknown), {"asked": 4, "looked": 1, "dark": "unknown"})

    assert everything_in(audit).confidence == Fraction(1, 4)


@pytest.mark.parametrize("count", [Tally(), Tally(not_applicable=4)])
def test_where_nothing_applies_everything_is_empty_and_nothing_zero(count: Tally) -> None:
    empty = standing(Rules.of(CHECKLIST), count)

    assert (empty.score, empty.low, empty.high, empty.band) == (None, None, None, None)
    assert (count.coverage, count.confidence) == (None, None)
    assert not empty.provisional


def test_where_all_is_open_there_is_coverage_and_nothing_else() -> None:
    count = Tally(open=4)

    assert (count.score, count.low, count.high, count.confidence) == (None, None, None, None)
    assert count.coverage == 0
    assert standing(Rules.of(CHECKLIST), count).provisional


def test_where_all_is_unknown_the_range_is_everything_and_the_score_empty() -> None:
    count = Tally(unknown=4, doubtful=9)

    assert count.score is None
    assert (count.low, count.high) == (Fraction(0), Fraction(1))


def test_no_department_at_all_is_empty() -> None:
    assert overall(Rules.of(CHECKLIST), []) == Standing(
        Tally(), None, None, None, None, provisional=False, few=2
    )


def test_all_answers_the_worst_is_zero_which_is_not_empty() -> None:
    audit = an_audit(a_checklist(a_question("a"), a_question("b"), a_question("c")), {"a": 1, "b": 1, "c": 1})

    assert whole(audit).score == 0
    assert whole(audit).band == POOR


# --- range


def test_the_range_is_the_score_with_all_unknown_answers_worst_and_all_best() -> None:
    checklist = a_checklist(a_question("a", weight=3), a_question("b", weight=1), a_question("c", weight=2))
    audit = an_audit(checklist, {"a": 4, "b": 1, "c": "unknown"})

    worst = whole(with_answer(audit, "c", Response(step=1)))
    best = whole(with_answer(audit, "c", Response(step=4)))

    stands = whole(audit)
    assert stands.score == Fraction(3, 4)
    assert (stands.low, stands.high) == (worst.score, best.score) == (Fraction(3, 6), Fraction(5, 6))


def best_and_worst(audit: Audit) -> tuple[Audit, Audit]:
    """The audit with every unknown answer the worst, and with every one the best."""
    ends: list[Audit] = []
    for first in (True, False):
        changed = audit
        for place in audit.places:
            if audit.response(place.question.id).unknown and place.question.scored:
                changed = with_answer(changed, place.question.id, extreme(audit, place.question, worst=first))
        ends.append(changed)
    return ends[0], ends[1]


def extreme(audit: Audit, question: Question, *, worst: bool) -> Response:
    if question.measure:
        kind = measured(audit, question)
        poor, good = kind.poor, kind.good
        return Response(readings=(float(poor if worst else good),))
    return Response(step=1 if worst else len(audit.checklist.steps(question)))


@given(audits())
@settings(max_examples=runs(60))
def test_the_range_is_what_the_score_can_become(audit: Audit) -> None:
    worst, best = (standings(each) for each in best_and_worst(audit))

    for name, stands in standings(audit).items():
        assert stands.low == worst[name].score
        assert stands.high == best[name].score


def test_an_unknown_answer_whose_worst_step_has_points_counts_with_them_in_the_lower_end() -> None:
    question = a_question("kept", steps=["late", "in time"], points=[1, 4])
    overall = scorecard(an_audit(a_checklist(question), {"kept": "unknown"})).overall

    assert overall.low == Fraction(1, 4)
    assert overall.high == 1


def partly_scored_at_worst(audit: Audit) -> bool:
    """Whether the worst answer to an unknown question still counts for something, as points may say."""
    unknown = (id for id, response in audit.responses.items() if response.unknown)
    return any(audit.answer_type(audit.checklist.places[id].question).worst_score > 0 for id in unknown)


@given(audits())
@settings(max_examples=runs(60))
def test_the_range_contains_the_score(audit: Audit) -> None:
    for stands in standings(audit).values():
        if stands.score is not None:
            assert stands.low is not None
            assert stands.high is not None
            assert min(stands.low, stands.score) >= 0
            assert max(stands.low, stands.score) <= stands.high <= 1
            # what is unknown may have no step that counts as little as what is rated so far
            assert stands.low <= stands.score or partly_scored_at_worst(audit)


@given(audits())
@settings(max_examples=runs(60))
def test_without_an_unknown_answer_the_range_is_the_score(audit: Audit) -> None:
    for stands in standings(audit).values():
        if not stands.tally.unknown:
            assert stands.low == stands.score == stands.high


def test_a_department_where_all_is_unknown_widens_the_range_of_the_whole() -> None:
    stands = overall(Rules.of(CHECKLIST), [(1, rated("0.8")), (3, Tally(unknown=2, doubtful=4))])

    assert stands.score == Fraction("0.8")
    assert (stands.low, stands.high) == (Fraction("0.2"), Fraction("0.95"))


# --- the whole


def test_the_whole_is_the_mean_of_the_departments_by_their_weights_however_many_questions_they_have() -> None:
    assert overall(Rules.of(CHECKLIST), [(1, rated("0.5", 40)), (3, rated("0.9", 4))]).score == Fraction(
        "0.8"
    )


def test_a_department_without_a_rating_does_not_count_in_the_whole() -> None:
    stands = overall(
        Rules.of(CHECKLIST), [(1, rated("0.6")), (3, Tally(open=5)), (2, Tally(not_applicable=2))]
    )

    assert stands.score == stands.low == stands.high == Fraction("0.6")


def test_a_department_of_two_answers_counts_in_the_whole() -> None:
    stands = overall(Rules.of(CHECKLIST), [(1, rated("0.6", 2)), (1, rated("1", 2))])

    assert stands.score == Fraction("0.8")
    assert stands.band == GOOD


# --- bands


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ("0", POOR),
        ("0.4449", POOR),
        ("0.445", FAIR),
        ("0.45", FAIR),
        ("0.6449", FAIR),
        ("0.645", GOOD),
        ("0.65", GOOD),
        ("0.8449", GOOD),
        ("0.845", EXCELLENT),
        ("1", EXCELLENT),
    ],
)
def test_a_band_begins_at_the_whole_per_cent_that_is_shown(share: str, expected: Band) -> None:
    assert band(share) == expected
    assert overall(Rules.of(CHECKLIST), [(1, rated(share))]).band == expected


def test_rounding_for_the_band_leaves_the_score_as_it_is() -> None:
    assert standing(Rules.of(CHECKLIST), rated("0.69995")).score == Fraction("0.69995")


def test_a_checklist_may_define_bands_of_its_own() -> None:
    two = [
        {"id": "fail", "word": "Below", "symbol": "✖", "colour": "E88873", "from": 0},
        {"id": "pass", "word": "Above", "symbol": "✔", "colour": "C9E7EE", "from": 60},
    ]
    checklist = a_checklist(bands=two)
    below, above = checklist.bands

    assert standing(Rules.of(checklist), rated("0.594")).band == below
    assert standing(Rules.of(checklist), rated("0.595")).band == above
    assert overall(Rules.of(checklist), [(1, rated("0.9"))] * 2).band == above
    assert overall(Rules.of(checklist), [(1, rated("0.9", failed=1)), (1, rated("0.9"))]).band == below, (
        "of two, the worse"
    )


@pytest.mark.parametrize(
    ("caps", "failing", "expected"),
    [
        ({}, 1, FAIR), ({}, 2, FAIR), ({}, 3, POOR), ({}, 4, POOR),
        ({"two": "poor"}, 1, FAIR), ({"two": "poor"}, 2, POOR),
        ({"one": "poor"}, 1, POOR),
        ({"one": "good", "two": "fair"}, 1, GOOD), ({"one": "good", "two": "fair"}, 2, FAIR),
    ],
)  # fmt: skip
def test_a_checklist_may_define_caps_of_its_own(caps: dict[str, str], failing: int, expected: Band) -> None:
    checklist = a_checklist(caps={"department": "poor", "one": "fair", "three": "poor", **caps})
    departments = [(1, rated("0.9", failed=int(number < failing))) for number in range(5)]

    assert overall(Rules.of(checklist), departments).band == expected


def test_the_whole_is_never_better_than_its_only_department() -> None:
    only = rated("0.9", failed=1)

    assert (
        standing(Rules.of(CHECKLIST), only, failures=1).band
        == overall(Rules.of(CHECKLIST), [(1, only)]).band
        == POOR
    )


def test_marks_are_the_checklists_own() -> None:
    checklist = a_checklist(marks={"covered": 90, "few": 5})

    assert standing(Rules.of(checklist), rated("0.9", 4)).band is None
    assert standing(Rules.of(checklist), rated("0.9", 5)).band == EXCELLENT
    assert standing(Rules.of(checklist), rated("0.9", 8, open=2)).provisional
    assert not standing(Rules.of(checklist), rated("0.9", 9, open=1)).provisional


@pytest.mark.parametrize(
    ("count", "still_open", "expected"),
    [(0, 3, None), (1, 0, None), (1, 2, None), (2, 0, GOOD), (2, 1, GOOD), (2, 2, None), (3, 1, GOOD)],
)
def test_a_band_takes_three_answers_and_two_where_at_most_three_questions_apply(
    count: int, still_open: int, expected: Band | None
) -> None:
    tally = rated("0.8", count, open=still_open)

    assert standing(Rules.of(CHECKLIST), tally).band == expected
    assert overall(Rules.of(CHECKLIST), [(1, tally)]).band == expected


def test_what_does_not_apply_is_not_among_the_few_questions_that_were_planned() -> None:
    assert standing(Rules.of(CHECKLIST), rated("0.8", 2, not_applicable=9)).band == GOOD


@pytest.mark.parametrize(
    ("count", "still_open", "expected"), [(25, 75, GOOD), (24, 76, None), (5, 15, GOOD), (5, 16, None)]
)
def test_below_a_quarter_of_what_applies_there_are_too_few_answers_to_judge(
    count: int, still_open: int, expected: Band | None
) -> None:
    assert standing(Rules.of(CHECKLIST), rated("0.8", count, open=still_open)).band == expected


# --- caps


@pytest.mark.parametrize("share", ["0.3", "0.6", "0.82", "1"])
def test_one_critical_failure_puts_its_department_into_the_worst_band(share: str) -> None:
    stands = standing(Rules.of(CHECKLIST), rated(share), failures=1)

    assert stands.band == POOR
    assert stands.score == Fraction(share)


@pytest.mark.parametrize(
    ("share", "failed", "expected"),
    [
        ("0.9", (0, 0, 0), EXCELLENT),
        ("0.9", (1, 0, 0), FAIR),
        ("0.9", (3, 0, 0), FAIR),
        ("0.6", (1, 0, 0), FAIR),
        ("0.3", (1, 0, 0), POOR),
        ("0.9", (1, 1, 0), FAIR),
        ("0.9", (2, 1, 1), POOR),
    ],
)
def test_critical_failures_cap_the_whole_by_the_number_of_their_departments(
    share: str, failed: tuple[int, ...], expected: Band
) -> None:
    stands = overall(Rules.of(CHECKLIST), [(1, rated(share, failed=count)) for count in failed])

    assert stands.band == expected
    assert stands.score == Fraction(share)


def test_a_department_of_two_answers_caps_the_whole_too() -> None:
    assert overall(Rules.of(CHECKLIST), [(1, rated("0.9", 40)), (1, rated("0.9", 1, failed=1))]).band == FAIR


# --- provisional


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Tally(rated=7, open=3), False),
        (Tally(rated=7, unknown=3), False),
        (Tally(rated=69, open=31), True),
        (Tally(rated=695, open=305), False),
        (Tally(rated=694, open=306), True),
        (Tally(rated=7, not_applicable=93), False),
    ],
)
def test_a_band_is_provisional_below_seventy_per_cent_of_coverage(count: Tally, expected: bool) -> None:
    assert standing(Rules.of(CHECKLIST), count).provisional is expected


@pytest.mark.parametrize("answer", ["unknown", Response()])
def test_a_critical_question_that_is_not_verified_makes_the_band_provisional(answer: Answer) -> None:
    calm = Tally(rated=100)

    assert standing(Rules.of(CHECKLIST), calm + count_of(answer, critical=True)).provisional
    assert not standing(Rules.of(CHECKLIST), calm + count_of(answer)).provisional


# --- what an answer changes, and what not


def no_lower(after: Fraction | None, before: Fraction | None) -> bool:
    return (after is None) == (before is None) and (after is None or before is None or after >= before)


@given(audits(), st.data())
@settings(max_examples=runs(60))
def test_a_better_answer_never_lowers_a_score(audit: Audit, data: st.DataObject) -> None:
    rated_places = [
        place
        for place in audit.places
        if audit.answer_type(place.question).score(audit.response(place.question.id)) is not None
    ]
    assume(rated_places)
    question = data.draw(st.sampled_from(rated_places)).question
    better = with_answer(audit, question.id, a_better(data, audit, question))

    before, after = standings(audit), standings(better)

    assert before.keys() == after.keys()
    for name, stands in before.items():
        assert no_lower(after[name].score, stands.score)
        assert no_lower(after[name].low, stands.low)
        assert no_lower(after[name].high, stands.high)
        assert after[name].tally.failed <= stands.tally.failed
        assert after[name].tally.coverage == stands.tally.coverage


def a_better(data: st.DataObject, audit: Audit, question: Question) -> Response:
    """An answer at least as good as the one that the audit has."""
    response = audit.response(question.id)
    if response.step is not None:
        return Response(step=data.draw(st.integers(response.step, len(audit.checklist.steps(question)))))
    assert question.measure is not None
    kind = measured(audit, question)
    poor, good = kind.poor, kind.good
    nearer = data.draw(st.integers(0, 20))
    return Response(
        readings=tuple(
            each + (nearer if good > poor else -nearer) for each in response.readings if each != NEVER
        )
    )


SET_ASIDE: dict[str, Callable[[Audit, str], Audit]] = {
    "not asked": without,
    "not applicable": lambda audit, id: with_answer(audit, id, Response(na="no such thing")),
    "open": lambda audit, id: with_answer(audit, id, Response()),
    "unknown": lambda audit, id: with_answer(audit, id, Response(unknown=True)),
}


@given(audits(), st.data())
@settings(max_examples=runs(60))
def test_setting_a_question_aside_changes_what_the_rules_say_and_nothing_else(
    audit: Audit, data: st.DataObject
) -> None:
    assume(audit.plan)
    question = audit.checklist.places[data.draw(st.sampled_from(audit.plan))].question
    place = audit.checklist.places[question.id]
    ways = {name: standings(change(audit, question.id)) for name, change in SET_ASIDE.items()}
    touched = (place.department.id, question.principle, *["overall"] * (place.department.weight > 0))
    empty = Standing(Tally(), None, None, None, None, provisional=False, few=2)

    alone = place.department.id not in ways["not asked"]  # then a department goes, and other caps hold
    for name in ways["open"].keys() - {question.id, *["overall"] * alone}:
        left_out = ways["not asked"].get(name, empty)
        bare = left_out.tally
        extra = (name in touched) * 1
        critical = extra if question.critical else 0
        assert ways["not applicable"][name].tally == bare + Tally(not_applicable=extra)
        assert ways["open"][name].tally == bare + Tally(open=extra, unverified=critical)
        doubtful = extra * question.weight * question.scored
        least = doubtful * audit.answer_type(question).worst_score
        assert ways["unknown"][name].tally == bare + Tally(
            unknown=extra, doubtful=doubtful, unverified=critical, least=least
        )
        for way in ("not applicable", "open"):
            assert figures(ways[way][name]) == figures(left_out)
        assert ways["not applicable"][name].band == left_out.band
        assert ways["unknown"][name].score == left_out.score
        for way in ("open", "unknown"):  # it applies, so a band may take more answers than there are
            assert ways[way][name].band in (left_out.band, None)


def figures(stands: Standing) -> tuple[object, ...]:
    return stands.score, stands.low, stands.high, stands.tally.confidence


@given(audits(), st.data())
@settings(max_examples=runs(60))
def test_a_response_to_a_question_that_is_not_asked_appears_in_no_figure(
    audit: Audit, data: st.DataObject
) -> None:
    id = data.draw(st.sampled_from(list(audit.checklist.places)))
    rest = {name: response for name, response in audit.responses.items() if name != id}
    left_out = without(audit, id)

    assert id not in standings(left_out) or id in audit.excluded
    assert standings(left_out) == standings(left_out.model_copy(update={"responses": rest}))


@given(audits(), st.randoms())
@settings(max_examples=runs(60))
def test_the_order_of_answering_and_of_the_plan_is_no_matter(audit: Audit, random: Random) -> None:
    mixed = random.sample(list(audit.responses.items()), len(audit.responses))
    plan = tuple(random.sample(audit.plan, len(audit.plan)))

    assert standings(audit) == standings(audit.model_copy(update={"responses": dict(mixed), "plan": plan}))


# --- the baseline, counted as today


def test_the_baseline_is_counted_by_the_marks_and_measures_of_today() -> None:
    then = a_checklist(
        a_measured_question(good=4, poor=8, counts="median"),
        a_question("greeted"),
        marks={"wanting": 70, "few": 1},
        bands=[{"id": "a", "word": "Low", "symbol": "x", "colour": "FFFFFF", "from": 0},
               {"id": "b", "word": "High", "symbol": "y", "colour": "FFFFFF", "from": 50}],
    )  # fmt: skip
    before = an_audit(then, {"rings": Response(readings=(4, 5, 6, 7, 30)), "greeted": 3}, id="before")
    now = a_checklist(a_measured_question(good=5, poor=10), a_question("greeted"))
    audit = an_audit(now, baseline=before)

    card = scorecard(audit)

    assert card.before
    assert card.before_as_reported
    assert card.before_as_reported.questions["rings"].score == Fraction(1, 2)
    assert card.before.questions["rings"].score == Fraction(3, 5)
    assert card.before.rules == card.rules == Rules.of(now)
    assert card.before_as_reported.rules == Rules.of(then)
    assert scorecard(before).before is None


def test_a_number_of_the_policy_that_was_changed_since_is_no_progress() -> None:
    checklist = a_checklist(
        a_measured_question(good="phone.rings", poor=10), clauses=[a_clause("phone", {"rings": 4})]
    )
    sitting = {"held": "2026-01-06", "clauses": {"phone": {"numbers": {"rings": 6}}}}
    before = an_audit(checklist, {"rings": 6}, policy=sitting, id="before")
    audit = an_audit(checklist, {"rings": 6}, baseline=before)

    card = scorecard(audit)

    assert card.before
    assert standings(before)["rings"].score == Fraction(2, 3)
    assert card.before.questions["rings"].score == card.questions["rings"].score == 1


def test_a_number_of_the_policy_beyond_what_can_be_true_does_no_harm() -> None:
    question = a_measured_question(good="phone.rings", poor=10, most=60)
    checklist = a_checklist(question, clauses=[a_clause("phone", {"rings": 30})])
    sitting = {"held": "2026-01-06", "clauses": {"phone": {"numbers": {"rings": 99}}}}
    before = an_audit(checklist, {"rings": 30}, policy=sitting, id="before")

    card = scorecard(an_audit(checklist, {"rings": 30}, baseline=before))

    assert card.before
    assert card.before.questions["rings"].score == Fraction(20, 89)


def test_a_measure_in_another_unit_stays_as_it_was() -> None:
    before = an_audit(a_checklist(a_measured_question(unit="rings")), {"rings": 6}, id="before")
    audit = an_audit(a_checklist(a_measured_question(unit="seconds", good=20, poor=60)), baseline=before)

    card = scorecard(audit)

    assert card.before
    assert card.before is card.before_as_reported
    assert card.before.questions["rings"].score == Fraction(1, 2)


# --- everything is counted once


@pytest.mark.parametrize("rules", ["the same", "others"])
def test_one_report_scores_each_question_once(monkeypatch: pytest.MonkeyPatch, rules: str) -> None:
    marks = {"wanting": 70} if rules == "others" else {"wanting": 60}
    before = an_audit(a_checklist(marks=marks), {"reception_greeted": 2}, id="before")
    audit = an_audit(a_checklist(marks={"wanting": 60}), {"reception_greeted": 1}, baseline=before)
    counted: list[str] = []

    def counting(audit: Audit, place: Place, kind: AnswerType, clause: str | None) -> ScoredQuestion:
        counted.append(place.question.id)
        return scored(audit, place, kind, clause)

    monkeypatch.setattr(scorecards, "scored", counting)
    build_report(audit)

    cards = 3 if rules == "others" else 2  # of the audit, and of the one before by its own rules too
    assert counted
    assert Counter(counted) == Counter([place.question.id for place in audit.places] * cards)


@dataclass(frozen=True)
class Unscored(StepsType):
    """A way to answer that is never scored."""

    def score(self, response: Response) -> None:
        return None


def test_what_is_answered_and_has_no_score_counts_for_nothing_and_is_not_open() -> None:
    place = next(iter(CHECKLIST.places.values()))

    told = scored(an_audit(CHECKLIST, {place.question.id: 2}), place, Unscored(FIVE))

    assert (told.score, told.tally, told.unknown) == (None, Tally(), False)
    assert scored(an_audit(CHECKLIST), place, Unscored(FIVE)).tally == Tally(open=1)


@given(audits())
@settings(deadline=None, max_examples=runs(30))
def test_touchpoints_and_actions_have_every_question_once(audit: Audit) -> None:
    card = scorecard(audit)

    for groups in (card.touchpoints, card.actions):
        asked = [scored.id for group in groups.values() for scored in group.questions]
        assert sorted(asked) == sorted(card.questions)
        assert sum((group.tally for group in groups.values()), Tally()) == everything_in(audit)


@given(audits())
@settings(deadline=None, max_examples=runs(30))
def test_stages_principles_and_clauses_have_every_question_once_that_names_one(audit: Audit) -> None:
    card = scorecard(audit)
    asked = card.questions.values()

    for groups, named in (
        (card.stages, {each.id for each in asked if each.place.touchpoint.stage}),
        (card.heat, {each.id for each in asked if each.question.principle}),
        (card.clauses, {each.id for each in asked if each.clause}),
    ):
        found = [scored.id for group in groups.values() for scored in group.questions]
        assert sorted(found) == sorted(named)
