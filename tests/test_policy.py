"""From findings to decisions on clauses, the text of the policy, and the training plan."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.actions import find, plan_actions
from cxaudit.audit import Audit, Decision, Response
from cxaudit.checklist import Checklist, Clause, Gap
from cxaudit.days import after
from cxaudit.plan import begin
from cxaudit.policy import (
    ClauseDecision,
    Paragraph,
    Session,
    compose,
    decide,
    in_force,
    next_review,
    train,
)
from cxaudit.report import build_report
from cxaudit.scoring import scorecard
from tests.builders import (
    DAY,
    Answer,
    a_checklist,
    a_clause,
    a_department,
    a_measured_question,
    a_question,
    an_audit,
    some_answers,
)
from tests.runs import runs
from tests.strategies import large_audits

LAST_YEAR = date(2025, 1, 6)
RINGS = a_clause("contact", numbers={"rings": 4}, wording="We answer within {rings} rings.")
GAPS = tuple(Gap)


def said(clause: str = "welcome", **changes: object) -> dict[str, object]:
    """A policy sitting that said this about one clause."""
    return {"clauses": {clause: changes}}


def decision(answer: Answer = 4, policy: object = None, **changes: object) -> Decision:
    """What is decided about the only clause, of which one question has this answer."""
    [only] = decide(
        scorecard(an_audit(a_checklist(a_question("greeted", **changes)), {"greeted": answer}, policy=policy))
    )
    return only.decision


def clauses_of(decisions: tuple[ClauseDecision, ...]) -> list[str]:
    return [each.clause.id for each in decisions]


# --- decisions


EVERY_STATE = a_checklist(
    *(a_question(gap.value, gap=gap) for gap in GAPS),
    a_question("good"),
    a_question("dark"),
    a_question("later"),
    a_question("absent"),
)
"""A question that fails by each gap, and one for each other answer, all on one clause."""

REST: dict[str, Response] = {
    "good": Response(step=4),
    "dark": Response(unknown=True),
    "later": Response(),
    "absent": Response(na="no such thing here"),
}


def subsets(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [chosen for size in range(len(names) + 1) for chosen in combinations(names, size)]


def by_the_table(written: str | None, asked: tuple[str, ...]) -> str:
    """The decision as the table of the blueprint has it."""
    if written == "no":
        return "write"
    if "listening" in asked or "policy" in asked:
        return "revise"
    if "promise" in asked:
        return "correct"
    if "delivery" in asked:
        return "train"
    if "dark" in asked:
        return "find_out"
    return "keep" if "good" in asked else "not_assessed"


@pytest.mark.parametrize(
    "gaps", subsets(tuple(gap.value for gap in GAPS)), ids=lambda gaps: "+".join(gaps) or "none"
)
@pytest.mark.parametrize("written", [None, "no", "yes", "known"])
def test_every_way_to_a_decision(written: str | None, gaps: tuple[str, ...]) -> None:
    policy = said(written=written)
    for rest in subsets(tuple(REST)):
        if not gaps + rest:
            continue
        responses: dict[str, Answer] = {**dict.fromkeys(gaps, 1), **{name: REST[name] for name in rest}}
        [only] = decide(scorecard(an_audit(EVERY_STATE, responses, policy=policy, plan=[*gaps, *rest])))

        assert only.decision == by_the_table(written, gaps + rest)
        assert only.written == written


@pytest.mark.parametrize(
    "gaps", subsets(tuple(gap.value for gap in GAPS)), ids=lambda gaps: "+".join(gaps) or "none"
)
def test_without_a_sitting_the_rest_decides(gaps: tuple[str, ...]) -> None:
    audit = an_audit(EVERY_STATE, {**dict.fromkeys(gaps, 1), "good": 4}, plan=[*gaps, "good"])

    [only] = decide(scorecard(audit))

    assert only.written is None
    assert only.decision == by_the_table(None, (*gaps, "good"))


def test_a_sitting_that_said_nothing_about_a_clause_leaves_it_to_the_rest() -> None:
    assert decision(4, policy={"clauses": {}}) is Decision.KEEP
    assert decision(1, policy={"clauses": {}}) is Decision.TRAIN


@pytest.mark.parametrize("decided", list(Decision))
def test_what_the_sitting_decided_stands_whatever_the_answers_say(decided: Decision) -> None:
    assert decision(1, policy=said(written="no", decision=decided)) is decided


def test_a_clause_without_findings_has_the_owner_and_the_day_that_the_sitting_named() -> None:
    named = {"owner": "Kim", "due": "2026-03-02"}
    audit = an_audit(None, {"reception_greeted": 4}, policy=said(**named))

    [only] = build_report(audit).refresh.clauses

    assert (only.action, only.owner, only.due) == ("", "Kim", date(2026, 3, 2))


def test_a_clause_with_an_action_item_has_its_owner() -> None:
    audit = an_audit(None, {"reception_greeted": 1}, policy=said(owner="Kim", due="2026-03-02"))

    [only] = build_report(audit).refresh.clauses

    assert (only.action, only.owner) == ("reception.welcome", "Reception lead")


def test_a_clause_with_good_answers_and_an_unknown_one_is_to_be_found_out() -> None:
    checklist = a_checklist(a_question("good", weight=3), a_question("dark"))

    [only] = decide(scorecard(an_audit(checklist, {"good": 4, "dark": "unknown"})))

    assert only.decision is Decision.FIND_OUT


def test_the_training_plan_names_who_does_what() -> None:
    clauses = [a_clause(), a_clause("phone").model_copy(update={"roles": ("Calls",)})]
    checklist = a_checklist(a_question(), a_question("rung", clause="phone"), clauses=clauses)
    audit = an_audit(checklist, {"greeted": 1, "rung": 1}, does={"Calls": ["Ruth", "Ed"]})

    sessions = build_report(audit).refresh.sessions

    assert {session.role: session.names for session in sessions} == {"Everyone": (), "Calls": ("Ruth", "Ed")}


def test_the_cause_that_the_auditor_gave_decides() -> None:
    assert decision(Response(step=1, gap=Gap.POLICY)) is Decision.REVISE
    assert decision(1, gap="policy") is Decision.REVISE
    assert decision(Response(step=1, gap=Gap.DELIVERY), gap="policy") is Decision.TRAIN


def test_an_unknown_answer_has_no_cause() -> None:
    assert decision("unknown", gap="policy") is Decision.FIND_OUT
    assert decision(Response(unknown=True, gap=Gap.PROMISE)) is Decision.FIND_OUT


def test_findings_of_all_departments_decide_on_their_common_clause() -> None:
    checklist = a_checklist(a_department(), a_department(a_question("billed", gap="promise"), id="billing"))

    [only] = decide(scorecard(an_audit(checklist, {"reception_greeted": 1, "billed": 1})))

    assert only.decision is Decision.CORRECT
    assert {each.scored.id for each in only.findings} == {"reception_greeted", "billed"}
    assert only.tally.rated == 2


def test_clauses_come_worst_first_and_ties_in_the_policys_order() -> None:
    questions = [
        a_question("fine", clause="fine"),
        a_question("slight", clause="slight"),
        a_question("twice", clause="heavy", weight=2),
        a_question("again", clause="heavy", weight=2),
        a_question("urgent", clause="urgent", weight=3),
        a_question("calm", clause="calm"),
    ]
    clauses = [a_clause(id) for id in ("calm", "urgent", "slight", "fine", "heavy")]
    poor: dict[str, Answer] = dict.fromkeys(("slight", "twice", "again", "urgent"), 1)
    audit = an_audit(a_checklist(*questions, clauses=clauses), {**poor, "fine": 4, "calm": 4})

    assert clauses_of(decide(scorecard(audit))) == ["heavy", "urgent", "slight", "calm", "fine"]


def test_only_clauses_with_a_question_in_scope_are_decided_on() -> None:
    questions = a_question("asked"), a_question("not_asked", clause="other")
    checklist = a_checklist(*questions, clauses=[a_clause("orphan")])

    assert clauses_of(
        decide(scorecard(an_audit(checklist, {"asked": 4, "not_asked": 1}, plan=["asked"])))
    ) == ["welcome"]


def test_a_clause_is_out_of_scope_where_the_profile_rules_out_all_its_questions() -> None:
    checklist = a_checklist(a_question("asked"), a_question("parking", clause="premises"))
    audit = an_audit(checklist, {"asked": 4}, excluded={"parking": "nobody comes"})

    assert clauses_of(decide(scorecard(audit))) == ["welcome"]
    assert [each.clause.id for each in compose(audit).promises] == ["welcome"]


def test_a_clause_that_an_auditor_found_not_applicable_is_not_assessed() -> None:
    assert decision("no counter here") is Decision.NOT_ASSESSED
    assert decision(Response()) is Decision.NOT_ASSESSED


@given(large_audits())
@settings(max_examples=runs(20))
def test_the_decision_and_the_actions_on_a_clause_agree(audit: Audit) -> None:
    items, decisions = plan_actions(scorecard(audit)), decide(scorecard(audit))

    for each in decisions:
        kinds = {item.kind and item.kind.value for item in items if item.worst.clause == each.clause.id}
        if each.decision in (Decision.KEEP, Decision.NOT_ASSESSED):
            assert kinds == set()
        elif each.decision is Decision.FIND_OUT:
            assert kinds == {"find_out"}
        else:
            assert kinds - {"find_out"}
    tested = [finding for finding in find(scorecard(audit)) if finding.clause]
    assert sum(len(each.findings) for each in decisions) == len(tested)


# --- the text


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (4, "4"),
        (4.0, "4"),
        (2.5, "2.5"),
        (0.1, "0.1"),
        (1_000_000, "1000000"),
        (12_345.67, "12345.67"),
        (0, "0"),
    ],
)
def test_numbers_are_filled_in_as_people_write_them(number: float, shown: str) -> None:
    assert a_clause().filled("Within {rings} rings, {rings} at most.", {"rings": number}) == (
        f"Within {shown} rings, {shown} at most."
    )


def test_a_name_without_a_number_stays_in_its_braces() -> None:
    assert a_clause().filled("Within {rings} rings {at} once.", {"rings": 4}) == "Within 4 rings {at} once."


def paragraph(clause: Clause = RINGS, **changes: object) -> Paragraph:
    """The clause as it comes out of an audit where everything is well."""
    checklist = a_checklist(a_question(clause=clause.id), clauses=[clause])
    [only] = compose(an_audit(checklist, {"greeted": 4}, **changes)).promises
    return only


def a_year_ago(clause: Clause = RINGS, **changes: object) -> Audit:
    """A baseline on this clause."""
    checklist = a_checklist(a_question(clause=clause.id), clauses=[clause])
    return an_audit(checklist, {"greeted": 4}, date=LAST_YEAR, **changes)


def test_the_text_has_the_defaults_unless_the_business_set_its_own() -> None:
    own = said("contact", wording="{rings} rings, and we are there.", numbers={"rings": 3})

    assert paragraph().text == "We answer within 4 rings."
    assert paragraph(policy=said("contact", numbers={"rings": 3})).text == "We answer within 3 rings."
    assert paragraph(policy=own).text == "3 rings, and we are there."


def test_what_a_sitting_did_not_change_holds_on_as_it_was() -> None:
    before = a_year_ago(
        policy=said("contact", wording="{rings} rings, and we are there.", numbers={"rings": 3})
    )

    assert paragraph(baseline=before).text == "3 rings, and we are there."
    assert paragraph(baseline=before, policy=said("contact", numbers={"rings": 2})).text == (
        "2 rings, and we are there."
    )
    assert paragraph(baseline=before, policy=said("contact", wording="{rings} rings is too long.")).text == (
        "3 rings is too long."
    )


@pytest.mark.parametrize(
    ("sitting", "change"),
    [
        ({}, ""),
        ({"written": "yes"}, ""),
        ({"written": "known"}, ""),
        ({"written": "no"}, "new"),
        ({"written": "no", "numbers": {"rings": 3}}, "new"),
        ({"written": "yes", "numbers": {"rings": 4}}, ""),
        ({"written": "yes", "numbers": {"rings": 3}}, "changed"),
        ({"numbers": {"rings": 3}}, "changed"),
        ({"wording": "We are there within {rings} rings."}, "changed"),
        ({"wording": "We answer within {rings} rings."}, ""),
    ],
)
def test_new_is_what_was_not_written_and_changed_what_reads_otherwise(
    sitting: dict[str, object], change: str
) -> None:
    assert paragraph(policy=said("contact", **sitting)).change == change
    assert paragraph(policy=said("contact", **sitting), baseline=a_year_ago()).change == change


def test_without_a_sitting_nothing_is_marked() -> None:
    assert paragraph().change == ""
    assert paragraph(baseline=a_year_ago()).change == ""


@pytest.mark.parametrize(("rings", "change"), [(3, ""), (4, "changed"), (2, "changed")])
def test_a_number_is_changed_where_it_differs_from_the_baselines(rings: float, change: str) -> None:
    before = a_year_ago(policy=said("contact", numbers={"rings": 3}))

    assert paragraph(baseline=before, policy=said("contact", numbers={"rings": rings})).change == change


def test_a_clause_that_was_new_last_year_is_not_new_again() -> None:
    assert paragraph(baseline=a_year_ago(policy=said("contact", written="no"))).change == ""


def test_other_words_in_a_newer_checklist_are_a_change_too() -> None:
    earlier = a_clause("contact", numbers={"rings": 6}, wording="We answer within {rings} rings.")
    reworded = a_clause("contact", numbers={"rings": 4}, wording="We pick up within {rings} rings.")

    assert paragraph(baseline=a_year_ago(earlier)).change == "changed"
    assert paragraph(baseline=a_year_ago(reworded)).change == "changed"
    assert (
        paragraph(baseline=a_year_ago(reworded, policy=said("contact", wording=RINGS.wording))).change == ""
    )


@pytest.mark.parametrize(("written", "change"), [(None, "new"), ("no", "new"), ("yes", ""), ("known", "")])
def test_a_clause_that_the_baselines_policy_lacked_is_new_unless_it_is_written_today(
    written: str | None, change: str
) -> None:
    without = a_year_ago(a_clause("welcome"))

    assert paragraph(baseline=without, policy=said("contact", written=written)).change == change
    assert paragraph(baseline=without).change == "new"


def test_promises_and_rules_stand_apart_in_the_policys_order() -> None:
    clauses = [
        a_clause("first", kind="rule"),
        a_clause("second"),
        a_clause("third", kind="rule"),
        a_clause("fourth"),
        a_clause("nowhere"),
    ]
    questions = [a_question(f"q_{id}", clause=id) for id in ("fourth", "third", "second", "first")]

    policy = compose(an_audit(a_checklist(*questions, clauses=clauses), {"q_fourth": 1}))

    assert [each.clause.id for each in policy.promises] == ["second", "fourth"]
    assert [each.clause.id for each in policy.rules] == ["first", "third"]


# --- version, in force, next review


def test_the_version_is_one_and_one_more_with_each_audit_unless_it_was_decided() -> None:
    first = an_audit()

    assert compose(first).version == 1
    assert compose(an_audit(baseline=first)).version == 2
    assert compose(an_audit(baseline=an_audit(policy={"version": 7}))).version == 8
    assert compose(an_audit(baseline=an_audit(policy={"version": 7}), policy={"version": 20})).version == 20


def test_the_third_years_policy_builds_on_both_before() -> None:
    rings = a_measured_question(good="contact.rings", poor=8, clause="contact")
    checklist = a_checklist(rings, clauses=[RINGS])
    audit = begin(some_answers(policy=said("contact", numbers={"rings": 2})), checklist, "first")
    audit = begin(some_answers(policy=said("contact", written="yes")), checklist, "second", audit)
    audit = begin(some_answers(), checklist, "third", audit)

    policy = compose(audit)

    assert policy.version == 3
    assert [each.text for each in policy.promises] == ["We answer within 2 rings."]
    assert audit.number("contact.rings") == 2


def test_the_policy_is_in_force_four_weeks_after_the_audit_unless_it_was_decided() -> None:
    assert in_force(an_audit()) == DAY + timedelta(days=28)
    assert in_force(an_audit(date=date(2026, 1, 3))) == date(2026, 2, 2)
    assert in_force(an_audit(policy={})) == DAY + timedelta(days=28)
    assert in_force(an_audit(policy={"in_force": "2026-03-01"})) == date(2026, 3, 1)
    assert compose(an_audit(policy={"in_force": "2026-03-01"})).in_force == date(2026, 3, 1)


def months_later(day: date, months: int) -> tuple[int, int, int]:
    """The same day so many months later, also where that month is shorter; to compare with."""
    month = day.month - 1 + months
    return day.year + month // 12, month % 12 + 1, day.day


def test_the_next_review_is_a_first_weekday_from_2_january_six_to_eighteen_months_away() -> None:
    for days in range(3 * 366):
        day = date(2026, 1, 1) + timedelta(days=days)
        review = next_review(day)

        assert review.month == 1
        assert 2 <= review.day <= 4
        assert review.weekday() < 5
        assert review.day == 2 or review.weekday() == 0
        assert months_later(day, 6) <= (review.year, review.month, review.day) <= months_later(day, 18)


@given(st.dates(date(2000, 1, 1), date(2200, 1, 1)))
def test_the_next_review_is_the_earliest_that_is_six_months_away(day: date) -> None:
    review = next_review(day)

    earlier = after(date(review.year - 1, 1, 1), 1)
    assert (earlier.year, earlier.month, earlier.day) < months_later(day, 6)
    assert months_later(day, 18) >= (review.year, 1, 2)


@pytest.mark.parametrize(
    ("day", "review"),
    [
        (date(2026, 1, 2), date(2027, 1, 4)),
        (date(2026, 7, 4), date(2027, 1, 4)),
        (date(2026, 7, 5), date(2028, 1, 3)),
        (date(2026, 8, 31), date(2028, 1, 3)),
        (date(2026, 12, 31), date(2028, 1, 3)),
        (date(2027, 2, 28), date(2028, 1, 3)),
    ],
)
def test_the_next_review_of_some_days(day: date, review: date) -> None:
    assert next_review(day) == review
    assert compose(an_audit(date=day)).review == review


# --- training


def sessions_of(audit: Audit) -> tuple[Session, ...]:
    return train(audit, decide(scorecard(audit)))


def taught(*clauses: Clause, **changes: object) -> tuple[Session, ...]:
    """The training where all these clauses are not kept."""
    questions = [a_question(f"q_{clause.id}", clause=clause.id) for clause in clauses]
    return sessions_of(
        an_audit(a_checklist(*questions, clauses=clauses), {each.id: 1 for each in questions}, **changes)
    )


def lesson(number: int, minutes: int = 10, roles: tuple[str, ...] = ("Everyone",)) -> Clause:
    return a_clause(f"clause{number}", None, minutes=minutes, **{"for": list(roles)})


@pytest.mark.parametrize(
    ("answer", "sitting", "trained"),
    [
        (4, {}, False),
        (4, {"written": "known"}, False),
        (4, {"written": "no"}, True),
        (4, {"wording": "We do it another way now, and better."}, True),
        (1, {}, True),
        ("unknown", {}, False),
        ("no counter", {}, False),
        (Response(), {}, False),
    ],
)
def test_whatever_is_new_changed_or_not_kept_is_taught(
    answer: Answer, sitting: dict[str, object], trained: bool
) -> None:
    audit = an_audit(None, {"reception_greeted": answer}, policy=said("welcome", **sitting))

    assert bool(sessions_of(audit)) is trained


@pytest.mark.parametrize("gap", GAPS)
def test_every_gap_ends_in_teaching(gap: Gap) -> None:
    assert len(sessions_of(an_audit(None, {"reception_greeted": Response(step=1, gap=gap)}))) == 1


def test_each_role_learns_its_own_clauses_in_the_policys_order() -> None:
    sessions = taught(
        lesson(1, roles=("Desk", "Phone")), lesson(2, roles=("Phone",)), lesson(3, roles=("Desk",))
    )

    assert [(each.role, [c.id for c in each.clauses]) for each in sessions] == [
        ("Desk", ["clause1", "clause3"]),
        ("Phone", ["clause1", "clause2"]),
    ]


def test_a_session_holds_forty_five_minutes_and_then_another_begins() -> None:
    sessions = taught(lesson(1, 20), lesson(2, 25), lesson(3, 1), lesson(4, 45))

    assert [(each.number, each.minutes) for each in sessions] == [(1, 45), (2, 1), (3, 45)]


def test_sessions_are_on_the_last_weekdays_before_the_policy_is_in_force() -> None:
    sessions = taught(*(lesson(number, 45) for number in range(3)))

    assert in_force(an_audit()) == date(2026, 2, 2)
    assert [each.held for each in sessions] == [date(2026, 1, 28), date(2026, 1, 29), date(2026, 1, 30)]
    assert [each.ask_two for each in sessions] == [date(2026, 2, 25), date(2026, 2, 26), date(2026, 2, 27)]


def test_no_session_is_before_the_day_after_the_audit() -> None:
    sessions = taught(*(lesson(number, 45) for number in range(3)), policy={"in_force": "2026-01-07"})

    assert {each.held for each in sessions} == {date(2026, 1, 6)}


@pytest.mark.parametrize(("size", "role"), [("small", "Everyone"), ("alone", "")])
def test_what_became_of_a_session_stands_beside_it(size: str, role: str) -> None:
    checklist = a_course([(20, ["Everyone"]), (30, ["Everyone"])])
    held = {"role": role, "number": 2, "done_on": "2026-01-30", "heard": "Both knew it."}
    audit = an_audit(checklist, dict.fromkeys(checklist.places, 1), profile={"size": size}, training=[held])

    first, second = build_report(audit).refresh.sessions

    assert (first.done_on, first.heard) == (None, "")
    assert (second.done_on, second.heard) == (date(2026, 1, 30), "Both knew it.")


def test_somebody_alone_is_taught_in_one_role() -> None:
    alone = {"size": "alone"}

    sessions = taught(lesson(1, roles=("Desk", "Phone")), lesson(2, roles=("Owner",)), profile=alone)

    assert [(each.role, len(each.clauses)) for each in sessions] == [("The owner", 2)]
    assert sessions_of(an_audit(None, {"reception_greeted": 4}, profile=alone)) == ()


ROLES = st.lists(st.sampled_from(("Desk", "Phone", "Owner")), min_size=1, max_size=3, unique=True)
LESSONS = st.lists(st.tuples(st.integers(1, 45), ROLES), min_size=1, max_size=12)


def a_course(lessons: list[tuple[int, list[str]]]) -> Checklist:
    clauses = [lesson(number, minutes, tuple(roles)) for number, (minutes, roles) in enumerate(lessons)]
    return a_checklist(*(a_question(f"q_{each.id}", clause=each.id) for each in clauses), clauses=clauses)


@given(LESSONS, st.dates(date(2025, 1, 1), date(2032, 1, 1)), st.integers(20, 200), st.booleans())
@settings(deadline=None)
def test_training_is_whole_short_on_weekdays_and_in_time(
    lessons: list[tuple[int, list[str]]], day: date, weeks: int, alone: bool
) -> None:
    checklist = a_course(lessons)
    force = day + timedelta(days=weeks)
    audit = an_audit(
        checklist,
        dict.fromkeys(checklist.places, 1),
        date=day,
        policy={"in_force": force},
        profile={"size": "alone" if alone else "small"},
    )

    sessions = sessions_of(audit)

    for each in sessions:
        assert 0 < each.minutes <= 45
        assert day < each.held < force
        assert each.held.weekday() < 5
        assert each.ask_two.weekday() < 5
        assert each.ask_two - each.held >= timedelta(days=28)
    for role in {each.role for each in sessions}:
        of_role = [each for each in sessions if each.role == role]
        lessons_of_role = [c for c in checklist.clauses if alone or role in c.roles]
        assert [c for each in of_role for c in each.clauses] == lessons_of_role
        assert [each.number for each in of_role] == list(range(1, len(of_role) + 1))
        assert sorted({each.held for each in of_role}) == [each.held for each in of_role]
    everybody = {"The owner"} if alone else {role for _, roles in lessons for role in roles}
    assert {each.role for each in sessions} == everybody


def test_a_number_that_the_clause_no_longer_has_is_left_out() -> None:
    question = a_question("greeted", clause="contact")
    before = an_audit(
        a_checklist(question, clauses=[a_clause("contact", {"rings": 4, "callback": 2})]),
        policy=said("contact", numbers={"rings": 5, "callback": 3}),
        id="before",
    )
    audit = an_audit(a_checklist(question, clauses=[a_clause("contact", {"rings": 4})]), baseline=before)

    [clause] = build_report(audit).refresh.clauses

    assert [each.partition(" ")[0] for each in clause.numbers] == ["5"]
