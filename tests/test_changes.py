"""Two audits side by side: scores, like for like, findings, actions and clauses, bridged by ids."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.actions import keep_numbers
from cxaudit.audit import Audit, Status
from cxaudit.audit.references import wrong_in
from cxaudit.changes import Change, Changes, Effect, Fate, changes_of, compare
from cxaudit.checklist import Checklist, Question
from cxaudit.plan import as_baseline, begin
from cxaudit.scoring import scorecard
from tests.builders import (
    Answer,
    a_checklist,
    a_clause,
    a_department,
    a_measured_question,
    a_question,
    a_touchpoint,
    an_audit,
    some_answers,
)
from tests.strategies import audits

THEN = date(2025, 1, 6)


def before(checklist: Checklist, responses: Mapping[str, Answer], **changes: Any) -> Audit:  # noqa: ANN401
    """The audit of last year."""
    return keep_numbers(an_audit(checklist, responses, id="last", date=THEN, **changes))


def since(
    then: Mapping[str, Answer],
    now: Mapping[str, Answer],
    *questions: Question,
    later: Checklist | None = None,
    **changes: Any,  # noqa: ANN401
) -> Changes:
    """What changed in a checklist of these questions, or from that to a later edition."""
    checklist = a_checklist(*questions)
    found = changes_of(
        scorecard(
            an_audit(
                later or checklist, now, baseline=as_baseline(before(checklist, then, **changes)), **changes
            )
        )
    )
    assert found
    return found


def fates(changes: Changes) -> dict[str, str]:
    return {each.question.id if each.question else each.latest.action: each.fate for each in changes.findings}


# --- points


def test_a_change_is_the_difference_of_the_two_whole_per_cents_that_are_shown() -> None:
    a, b, c = (a_question(id) for id in "abc")

    changes = since({"a": 2, "b": 2, "c": 3}, {"a": 3, "b": 3, "c": 3}, a, b, c)

    assert changes.overall.change == Change(44, 67)
    assert changes.overall.change.points == 23
    assert [(part.id, part.change.points) for part in changes.departments] == [("reception", 23)]


def test_there_are_no_points_where_one_of_the_two_was_not_rated() -> None:
    changes = since({}, {"a": 3}, a_question("a"))

    assert changes.overall.change == Change(None, 67)
    assert changes.overall.change.points is None


def test_principles_and_stages_have_their_own_changes() -> None:
    a, b = a_question("a", principle="people"), a_question("b", principle="systems")

    changes = since({"a": 1, "b": 4}, {"a": 4, "b": 1}, a, b)

    points = {part.id: part.change.points for part in changes.principles if part.alike.count}
    assert points == {"people": 100, "systems": -100}
    assert [(part.id, part.change.points) for part in changes.stages] == [("enquire", 0)]


def test_a_department_that_was_audited_once_stands_there_without_points() -> None:
    here = a_checklist(a_department(id="reception"), a_department(id="billing"))
    then = before(a_checklist(a_department(id="sales"), a_department(id="billing")), {"billing_greeted": 1})

    changes = compare(then, an_audit(here, {"reception_greeted": 4, "billing_greeted": 4}))

    assert [(part.title, part.change) for part in changes.departments] == [
        ("Reception", Change(None, 100)),
        ("Billing", Change(0, 100)),
        ("Sales", Change(None, None)),
    ]


# --- like for like


def test_like_for_like_takes_what_was_rated_both_times_alone() -> None:
    a, b, c = (a_question(id) for id in "abc")

    changes = since({"a": 1, "b": 4, "c": "unknown"}, {"a": 2, "c": 4}, a, b, c)

    assert changes.overall.change == Change(50, 67)
    assert (changes.overall.alike.change, changes.overall.alike.count) == (Change(0, 33), 1)


def test_like_for_like_counts_by_the_weights_of_today() -> None:
    now = a_checklist(a_question("a", weight=3), a_question("b", weight=1))
    then = before(a_checklist(a_question("a", weight=1), a_question("b", weight=1)), {"a": 4, "b": 1})

    changes = compare(then, an_audit(now, {"a": 4, "b": 1}))

    assert changes.overall.change == Change(50, 75)
    assert changes.overall.alike.change == Change(75, 75)


def test_a_department_of_weight_0_stands_outside_like_for_like_too() -> None:
    checklist = a_checklist(a_department(id="reception"), a_department(id="billing", weight=0))
    then = before(checklist, {"reception_greeted": 1, "billing_greeted": 1})

    changes = compare(then, an_audit(checklist, {"reception_greeted": 2, "billing_greeted": 4}))

    assert (changes.overall.alike.change, changes.overall.alike.count) == (Change(0, 33), 1)
    assert changes.departments[1].alike.change == Change(0, 100)


@pytest.mark.parametrize(
    ("was", "is_now", "otherwise"),
    [
        (a_question("a"), a_question("a"), False),
        (a_question("a"), a_question("a", ask="How many do this, as far as you saw?"), False),
        (a_question("a"), a_question("a", weight=3, critical=True), False),
        (a_question("a", steps=("no", "yes")), a_question("a", steps=("no", "yes"), points=(1, 4)), False),
        (a_question("a"), a_question("a", steps=("nobody", "some", "most", "all")), True),
        (a_question("a"), a_question("a", steps=("no", "partly", "yes")), True),
        (a_question("a"), a_measured_question("a"), True),
        (a_measured_question("a"), a_measured_question("a", good=3, poor=9), False),
        (a_measured_question("a"), a_measured_question("a", unit="minutes"), True),
        (a_question("a"), a_question("a", text=True, critical=False, clause=None, weight=1), True),
    ],
)
def test_a_question_with_other_steps_or_another_measure_is_asked_otherwise(
    was: Question, is_now: Question, otherwise: bool
) -> None:
    then = before(a_checklist(was, a_question("b")), {"b": 1})

    changes = compare(then, an_audit(a_checklist(is_now, a_question("b")), {"b": 4}))

    assert [each.id for each in changes.otherwise] == (["a"] if otherwise else [])


def test_what_was_asked_otherwise_is_shown_with_its_scores_and_is_in_no_figure_like_for_like() -> None:
    then = before(a_checklist(a_question("a"), a_question("b")), {"a": 1, "b": 2})
    steps = ("never", "seldom", "mostly", "always", "always, and at once")

    now = an_audit(a_checklist(a_question("a", steps=steps), a_question("b")), {"a": 5, "b": 2})
    changes = compare(then, now)

    assert [(each.id, each.change.points) for each in changes.otherwise] == [("a", 100)]
    assert changes.overall.change.points == 50
    assert (changes.overall.alike.change, changes.overall.alike.count) == (Change(33, 33), 1)


def test_another_number_of_the_policy_is_no_progress_and_both_figures_are_known() -> None:
    rings = a_measured_question(good="phone.rings", poor=8)
    then = before(a_checklist(rings, clauses=[a_clause("phone", {"rings": 3})]), {"rings": 5})

    now = an_audit(a_checklist(rings, clauses=[a_clause("phone", {"rings": 2})]), {"rings": 5})
    changes = compare(then, now)

    assert (changes.overall.change, changes.reported) == (Change(50, 50), 60)


# --- findings


def test_what_became_of_findings() -> None:
    ids = ("fixed", "still", "gone", "na", "open", "fresh", "was_open", "good")
    asked = [a_question(id) for id in ids]
    then: dict[str, Answer] = {**dict.fromkeys(ids[:5], 1), "fresh": 4, "good": 4}
    later = a_checklist(*(each for each in asked if each.id != "gone"))

    changes = since(
        then, {"fixed": 4, "still": 1, "na": "none here", "fresh": 1, "was_open": 1, "good": 4}, *asked,
        later=later,
    )  # fmt: skip

    assert fates(changes) == {
        "still": Fate.STILL,
        "fresh": Fate.NEW,
        "was_open": Fate.NOT_BEFORE,
        "fixed": Fate.FIXED,
        "gone": Fate.NO_LONGER_ASKED,
        "na": Fate.NO_LONGER_ASKED,
        "open": Fate.UNANSWERED,
    }


def test_a_finding_of_then_is_one_by_the_marks_of_today() -> None:
    was, now = (
        a_checklist(a_question("a", steps=("no", "partly", "yes")), marks={"wanting": mark})
        for mark in (40, 70)
    )

    changes = compare(before(was, {"a": 2}), an_audit(now, {"a": 3}))

    assert fates(changes) == {"a": Fate.FIXED}


def test_what_an_auditor_added_is_told_by_its_words_since_numbers_come_again() -> None:
    def own(found: str) -> dict[str, object]:
        return {"department": "reception", "number": 1, "found": found, "severity": "high", "do": "Do it."}

    checklist = a_checklist()
    then = before(checklist, {}, own=[own("Letters lie unread.")])

    again = compare(then, an_audit(checklist, own=[own("Letters lie unread.")]))
    another = compare(then, an_audit(checklist, own=[own("The bell is broken.")]))

    assert [each.fate for each in again.findings] == [Fate.STILL]
    assert [each.fate for each in another.findings] == [Fate.NEW, Fate.FIXED]


# --- actions

ITEM = "reception.welcome"


@pytest.mark.parametrize(
    ("was", "told", "answer", "expected"),
    [
        ("open", None, 4, (Status.OPEN, False, Effect.FIXED)),
        ("open", {"status": "done", "seen": True}, 4, (Status.DONE, True, Effect.FIXED)),
        ("open", {"status": "done"}, 1, (Status.REOPENED, True, Effect.STILL)),
        ("open", {"status": "in_progress"}, 1, (Status.IN_PROGRESS, True, Effect.STILL)),
        ("in_progress", {"status": "open"}, 1, (Status.OPEN, True, Effect.STILL)),
        ("open", {"status": "dropped", "why": "no time"}, 1, (Status.DROPPED, True, Effect.STILL)),
        ("done", None, 1, (Status.REOPENED, False, Effect.STILL)),
        ("done", None, None, (Status.DONE, False, Effect.UNKNOWN)),
    ],
)
def test_what_became_of_an_action_is_what_was_told_beside_what_is_left_of_its_findings(
    was: str, told: dict[str, object] | None, answer: int | None, expected: tuple[Status, bool, Effect]
) -> None:
    checklist = a_checklist(a_question("a"))
    last = as_baseline(before(checklist, {"a": 1}, actions={ITEM: {"status": was}}))
    answers: dict[str, Answer] = {} if answer is None else {"a": answer}

    changes = changes_of(
        scorecard(an_audit(checklist, answers, baseline=last, last_actions={ITEM: told} if told else {}))
    )

    assert changes
    [action] = changes.actions
    assert (action.status, action.told, action.effect) == expected
    assert action.seen == bool(told and told.get("seen"))
    assert action.why == ("no time" if told and "why" in told else "")


def test_a_critical_failure_that_is_there_again_comes_first() -> None:
    grave = a_department(a_question("a", critical=True), id="billing")
    checklist = a_checklist(a_department(a_question("b"), a_question("c", clause="c")), grave)
    bad: dict[str, Answer] = {"a": 1, "b": 1, "c": 1}
    last = as_baseline(before(checklist, bad))
    done = {"reception.welcome": {"status": "done"}, "billing.welcome": {"status": "dropped"}}

    changes = changes_of(
        scorecard(an_audit(checklist, {"a": 1, "b": 4, "c": 1}, baseline=last, last_actions=done))
    )

    assert changes
    assert [(each.item.id, each.status, each.effect) for each in changes.actions] == [
        ("billing.welcome", Status.DROPPED, Effect.CRITICAL),
        ("reception.c", Status.OPEN, Effect.STILL),
        ("reception.welcome", Status.DONE, Effect.FIXED),
    ]


def test_what_was_parked_or_dropped_then_was_not_to_be_done() -> None:
    checklist = a_checklist(a_question("a"), a_question("b", clause="other"))
    states = {ITEM: {"status": "parked"}, "reception.other": {"status": "dropped"}}

    assert since({"a": 1, "b": 1}, {}, *checklist.departments[0].questions, actions=states).actions == ()


def test_what_is_told_of_actions_is_of_the_baseline_and_of_no_other_audit() -> None:
    checklist = a_checklist(a_question("a"))
    last, other = before(checklist, {"a": 1}), before(checklist, {"a": 1}).model_copy(update={"id": "other"})
    now = an_audit(
        checklist, {"a": 1}, baseline=as_baseline(last), last_actions={ITEM: {"status": "in_progress"}}
    )

    assert [each.status for each in compare(last, now).actions] == [Status.IN_PROGRESS]
    assert [each.status for each in compare(other, now).actions] == [Status.OPEN]


# --- clauses


def decided(**clauses: object) -> dict[str, object]:
    return {"clauses": clauses}


def test_a_clause_changed_where_its_words_or_its_numbers_did() -> None:
    questions = [a_question(f"about_{id}", clause=id) for id in ("same", "words", "number", "fresh", "out")]
    clauses = [a_clause("number", {"rings": 4}), a_clause("fresh")]
    checklist = a_checklist(*questions, clauses=clauses)
    known = {"written": "yes"}
    held = dict.fromkeys(("same", "words", "number", "out"), known)
    then = before(checklist, {}, policy=decided(**held, fresh={"decision": "leave_out"}))
    now = decided(
        same=known,
        words={"written": "yes", "wording": "We say it otherwise."},
        number={"written": "yes", "numbers": {"rings": 3}},
        fresh={"written": "no"},
        out={"decision": "leave_out"},
    )

    changes = changes_of(scorecard(an_audit(checklist, policy=now, baseline=as_baseline(then))))

    assert changes
    assert [(each.id, each.kind, each.then, each.now) for each in changes.clauses] == [
        ("number", "changed", "We keep what we promise about number: 4 rings.",
         "We keep what we promise about number: 3 rings."),
        ("fresh", "new", "", "We keep what we promise about fresh."),
        ("words", "changed", "We keep what we promise about words.", "We say it otherwise."),
        ("out", "gone", "We keep what we promise about out.", ""),
    ]  # fmt: skip


def test_as_long_as_the_policy_is_a_draft_no_clause_has_changed() -> None:
    checklist = a_checklist(a_question("a"))
    then = before(checklist, {}, policy=decided(welcome={"written": "yes"}))

    assert compare(then, an_audit(checklist)).clauses == ()


# --- any two audits


@given(audits())
def test_compared_with_itself_nothing_changes(audit: Audit) -> None:
    changes = compare(audit, audit)

    parts = (changes.overall, *changes.departments, *changes.principles, *changes.stages)
    assert {part.change.points or 0 for part in parts} == {0}
    assert {part.alike.change.points or 0 for part in parts} == {0}
    assert {each.fate for each in changes.findings} <= {Fate.STILL}
    assert (changes.otherwise, changes.clauses) == ((), ())


@given(audits(), st.randoms(use_true_random=False))
def test_the_other_way_round_every_change_is_the_opposite(audit: Audit, random: Any) -> None:  # noqa: ANN401
    answers = [*audit.responses.items()]
    kept = dict(random.sample(answers, random.randint(0, len(answers))))
    other = audit.model_copy(update={"id": "other", "responses": kept})

    there, back = compare(audit, other), compare(other, audit)

    for one, two in zip(_parts(there), _parts(back), strict=True):
        assert (one.change.then, one.change.now) == (two.change.now, two.change.then)
        assert (one.alike.then, one.alike.now) == (two.alike.now, two.alike.then)
        assert one.alike.count == two.alike.count
    opposite = {Fate.FIXED: {Fate.NEW}, Fate.STILL: {Fate.STILL}, Fate.NO_LONGER_ASKED: {Fate.NOT_BEFORE},
                Fate.UNANSWERED: {Fate.NOT_BEFORE}, Fate.NEW: {Fate.FIXED},
                Fate.NOT_BEFORE: {Fate.NO_LONGER_ASKED, Fate.UNANSWERED, Fate.FIXED}}  # fmt: skip
    theirs = fates(back)
    assert all(theirs[id] in opposite[Fate(fate)] for id, fate in fates(there).items())


def _parts(changes: Changes) -> list[Any]:
    return [changes.overall, *changes.departments, *changes.principles, *changes.stages]


def test_an_audit_begun_from_another_has_the_same_changes_as_the_two_files_compared() -> None:
    checklist = a_checklist(a_department(a_touchpoint(a_question("a"), a_question("b", clause="other"))))
    last = before(checklist, {"a": 1, "b": 3})
    now = begin(some_answers({"a": 4, "b": 1}), checklist, "now", baseline=last)

    assert changes_of(scorecard(now)) == compare(last, now)


def test_what_is_told_of_an_action_that_there_was_not_is_refused() -> None:
    checklist = a_checklist(a_question("a"))
    told = {"reception.welcom": {"status": "open"}}

    alone = an_audit(checklist, last_actions=told)
    after = an_audit(checklist, last_actions=told, baseline=as_baseline(before(checklist, {"a": 1})))

    assert [(wrong.loc, wrong.what) for wrong in wrong_in(alone)] == [
        (("last_actions", "reception.welcom"), "there was no audit before")
    ]
    assert [(wrong.loc, wrong.what) for wrong in wrong_in(after)] == [
        (("last_actions", "reception.welcom"), "there is no action item 'reception.welcom'")
    ]


def test_what_was_told_of_actions_is_in_the_next_baseline_as_how_far_they_have_come() -> None:
    checklist = a_checklist(a_question("a"))
    told = {ITEM: {"status": "in_progress"}}
    now = an_audit(checklist, {"a": 1}, last_actions=told, baseline=as_baseline(before(checklist, {"a": 1})))

    kept = as_baseline(now)

    assert (kept.last_actions, kept.actions[ITEM].status) == ({}, Status.IN_PROGRESS)
    assert list(wrong_in(kept)) == []


def test_where_all_questions_make_the_whole_they_make_it_like_for_like_too() -> None:
    checklist = a_checklist(
        a_department(a_question("a"), a_question("b"), a_question("c")),
        a_department(a_question("d"), id="billing"),
        overall="questions",
    )

    changes = compare(
        before(checklist, {"a": 1, "b": 1, "c": 1, "d": 4}),
        an_audit(checklist, {"a": 4, "b": 1, "c": 1, "d": 4}),
    )

    assert changes.overall.change == changes.overall.alike.change == Change(25, 50)
