"""Weights: what counts for more, for nothing, and outside the whole."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cxaudit.actions import find
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.scoring import Rules, Tally, scorecard
from cxaudit.scoring.standings import overall
from tests.builders import Answer, a_checklist, a_department, a_question, a_response, an_audit

CHECKLIST = a_checklist()
POOR, _FAIR, _GOOD, EXCELLENT = CHECKLIST.bands


def test_weight_0_is_scored_and_counts_nowhere() -> None:
    audit = an_audit(
        a_checklist(a_question("aside", weight=0), a_question("asked")), {"aside": 1, "asked": 4}
    )

    card = scorecard(audit)

    assert card.questions["aside"].score == 0
    assert card.questions["aside"].tally == Tally()
    assert card.overall.tally.rated == 1
    assert find(card) == ()


@pytest.mark.parametrize(
    ("answer", "tally"),
    [
        (a_response(), Tally(open=1)),
        ("unknown", Tally(unknown=1)),
        ("no such thing", Tally(not_applicable=1)),
        (a_response(3), Tally()),
    ],
)
def test_what_has_no_weight_is_open_until_it_is_answered_and_its_answer_is_only_noted(
    answer: Answer, tally: Tally
) -> None:
    card = scorecard(an_audit(a_checklist(a_question("aside", weight=0)), {"aside": answer}))

    assert card.questions["aside"].tally == tally
    assert find(card) == ()
    assert card.overall.low == card.overall.high


def test_a_department_of_weight_0_stands_outside_the_whole() -> None:
    checklist = a_checklist(
        a_department(*(a_question(f"a{n}") for n in range(3)), id="a"),
        a_department(*(a_question(f"b{n}", critical=True) for n in range(3)), id="b", weight=0),
    )
    answers = {"a0": 4, "a1": 4, "a2": 4, "b0": 1, "b1": 1}
    card = scorecard(an_audit(checklist, answers))

    assert card.overall.tally == card.departments["a"].tally
    assert card.overall.score == 1
    assert card.overall.band == EXCELLENT
    assert card.departments["b"].standing.score == 0
    assert card.departments["b"].standing.band == POOR


def test_of_one_department_that_weighs_the_whole_has_the_cap() -> None:
    failing = Tally(Fraction(4), possible=5, rated=5, failed=1)
    other = Tally(Fraction(5), possible=5, rated=5)

    assert overall(Rules.of(CHECKLIST), [(1, failing), (0, other)]).band == POOR


def test_where_nothing_has_weight_the_whole_is_empty() -> None:
    stands = overall(Rules.of(CHECKLIST), [(0, Tally(Fraction(4), possible=5, rated=5))])

    assert (stands.score, stands.band, stands.tally) == (None, None, Tally())


@pytest.mark.parametrize(
    ("made_of", "score", "low", "high"),
    [
        ("departments", Fraction(1, 2), Fraction(1, 2), Fraction(3, 4)),
        ("questions", Fraction(60, 70), Fraction(60, 80), Fraction(70, 80)),
    ],
)
def test_the_whole_is_made_of_departments_or_of_all_questions_together(
    made_of: str, score: Fraction, low: Fraction, high: Fraction
) -> None:
    parts = [
        a_department(a_question("many", weight=60), id="large"),
        a_department(a_question("few", weight=10), a_question("unsure", weight=10), id="small"),
        a_department(a_question("aside", weight=100), id="outside", weight=0),
    ]
    checklist = a_checklist(*parts, overall=made_of)
    answers: dict[str, Answer] = {"many": 4, "few": 1, "unsure": "unknown", "aside": 1}

    stands = scorecard(an_audit(checklist, answers)).overall

    assert (stands.score, stands.low, stands.high) == (score, low, high)


def test_an_earlier_audit_is_counted_as_this_one_in_a_comparison() -> None:
    parts = [a_department(a_question("many", weight=60)), a_department(a_question("few"), id="small")]
    earlier, now = (a_checklist(*parts, overall=made_of) for made_of in ("departments", "questions"))
    answers: dict[str, Answer] = {"many": 4, "few": 1}

    card = scorecard(an_audit(now, answers, baseline=an_audit(earlier, answers, id="earlier")))

    assert card.before
    assert card.before_as_reported
    assert card.before.overall.score == card.overall.score == Fraction(60, 61)
    assert card.before_as_reported.overall.score == Fraction(1, 2)


@pytest.mark.parametrize(
    ("weights", "importance"),
    [
        ([2, 2, 2], [2, 2, 2]),
        ([1, 2, 3], [1, 2, 3]),
        ([10, 20, 30, 90], [1, 1.6, 2.4, 3]),
        ([100, 100, 1, 0], [2, 2, 1, None]),
        ([1, 1, 1], [2, 2, 2]),
    ],
)
def test_weights_of_any_checklist_are_brought_to_ours_by_their_median(
    weights: list[int], importance: list[float | None]
) -> None:
    questions = [a_question(f"q{n}", weight=weight) for n, weight in enumerate(weights)]
    rules = Rules.of(a_checklist(*questions, marks={"usual_weight": None}))

    brought = [rules.importance(weight) if weight else None for weight in weights]

    assert brought == [None if each is None else Fraction(str(each)) for each in importance]


def test_texts_which_are_never_scored_have_no_say_in_the_usual_weight() -> None:
    texts = [a_question(f"t{n}", steps=None, text=True) for n in range(5)]
    rated = [a_question(f"q{n}", weight=weight) for n, weight in enumerate((40, 50, 60))]
    rules = Rules.of(a_checklist(*texts, *rated, marks={"usual_weight": None}))

    assert rules.usual_weight == 50


def test_the_weights_of_our_own_checklist_are_left_as_they_are() -> None:
    rules = Rules.of(load_checklist(checklists_folder()))

    assert [rules.importance(weight) for weight in (1, 2, 3)] == [1, 2, 3]
