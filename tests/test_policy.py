"""From findings to decisions on clauses, the text of the policy, and the training plan."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.actions import find, plan_actions
from cxaudit.audit import Audit, Decision, Response
from cxaudit.checklist import Clause, Gap
from cxaudit.days import after
from cxaudit.plan import as_baseline, begin
from cxaudit.policy import ClauseDecision, Later, Paragraph, Policy, compose, decide, next_review
from cxaudit.report import build_report
from cxaudit.scoring import scorecard
from tests.builders import (
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
    assert [each.clause.id for each in policy_of(audit).paragraphs] == ["welcome"]


def test_a_clause_that_an_auditor_found_not_applicable_is_not_assessed() -> None:
    assert decision("no counter here") is Decision.NOT_ASSESSED
    assert decision(Response()) is Decision.NOT_ASSESSED


@given(large_audits())
@settings(max_examples=runs(20))
def test_the_decision_and_the_actions_on_a_clause_agree(audit: Audit) -> None:
    items, decisions = plan_actions(scorecard(audit)), decide(scorecard(audit))

    for each in decisions:
        kinds = {
            item.kind and item.kind.value for item in items if item.findings and item.clause == each.clause.id
        }
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


def policy_of(audit: Audit) -> Policy:
    card = scorecard(audit)
    return compose(audit, decide(card), plan_actions(card))


def paragraph(clause: Clause = RINGS, **changes: object) -> Paragraph:
    """The clause as it comes out of an audit where everything is well."""
    checklist = a_checklist(a_question(clause=clause.id), clauses=[clause])
    [only] = policy_of(an_audit(checklist, {"greeted": 4}, **changes)).paragraphs
    return only


def a_year_ago(clause: Clause = RINGS, **changes: object) -> Audit:
    """A baseline on this clause, whose policy was in force."""
    checklist = a_checklist(a_question(clause=clause.id), clauses=[clause])
    held = {"policy": said(clause.id, written="yes"), **changes}
    return an_audit(checklist, {"greeted": 4}, date=LAST_YEAR, **held)


def test_the_text_has_the_defaults_unless_the_business_set_its_own() -> None:
    own = said("contact", wording="{rings} rings, and we are there.", numbers={"rings": 3})

    assert paragraph(policy=said("contact", written="yes")).text == "We answer within 4 rings."
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


def test_the_old_wording_is_what_held_before() -> None:
    before = a_year_ago(policy=said("contact", numbers={"rings": 3}))
    words = [
        paragraph(policy=said("contact", written=written), baseline=baseline).wording.before
        for written, baseline in (("no", None), ("yes", None), ("yes", before), (None, before), (None, None))
    ]

    as_in_checklist, last_year = "We answer within 4 rings.", "We answer within 3 rings."
    assert words == ["", as_in_checklist, last_year, last_year, None]


def test_without_a_sitting_nothing_is_marked() -> None:
    assert paragraph().change == ""
    assert paragraph(baseline=a_year_ago()).change == ""


def test_a_draft_never_held_and_so_is_no_old_wording() -> None:
    earlier = a_clause("contact", numbers={"rings": 6}, wording="We answer within {rings} rings.")

    assert paragraph(baseline=a_year_ago(earlier, policy=None)).wording.before is None


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


def test_promises_and_rules_stand_apart_in_the_policys_order_and_are_numbered_through() -> None:
    clauses = [
        a_clause("first", kind="rule"),
        a_clause("second"),
        a_clause("third", kind="rule"),
        a_clause("fourth"),
        a_clause("nowhere"),
    ]
    questions = [a_question(f"q_{id}", clause=id) for id in ("fourth", "third", "second", "first")]

    policy = policy_of(an_audit(a_checklist(*questions, clauses=clauses), {"q_fourth": 1}))

    assert [(each.number, each.clause.id) for each in policy.holding("promise")] == [
        (1, "second"),
        (2, "fourth"),
    ]
    assert [(each.number, each.clause.id) for each in policy.holding("rule")] == [(3, "first"), (4, "third")]


# --- a draft


PROMISES = [a_clause("contact", {"rings": 4}), a_clause("bill"), a_clause("house", kind="rule")]


def sat(*decided: str, **sitting: object) -> Audit:
    """An audit on two promises and a rule, of which these were decided in a sitting."""
    checklist = a_checklist(*(a_question(f"q_{c.id}", clause=c.id) for c in PROMISES), clauses=PROMISES)
    clauses = {id: {"written": "yes"} for id in decided}
    return an_audit(checklist, dict.fromkeys(checklist.places, 4), policy={**sitting, "clauses": clauses})


@pytest.mark.parametrize(
    ("decided", "draft"),
    [((), True), (("contact",), True), (("contact", "house"), True), (("contact", "bill"), False)],
)
def test_the_policy_is_a_draft_until_each_promise_is_decided(decided: tuple[str, ...], draft: bool) -> None:
    policy = policy_of(sat(*decided))

    assert policy.draft is draft
    assert (policy.version is None, policy.in_force is None, policy.review is None) == (draft, draft, draft)


def test_rules_stand_for_promises_where_there_are_none() -> None:
    checklist = a_checklist(clauses=[a_clause(kind="rule")])

    assert policy_of(an_audit(checklist, policy={"clauses": {}})).draft
    assert not policy_of(an_audit(checklist, policy=said("welcome", written="yes"))).draft


def test_numbers_of_a_draft_are_marked_as_proposals_but_not_those_that_were_decided() -> None:
    [contact, _bill, _house] = policy_of(sat("contact")).paragraphs
    [proposed, *_others] = policy_of(sat()).paragraphs

    assert contact.text == "We keep what we promise about contact: 4 rings."
    assert proposed.text == "We keep what we promise about contact: [4 rings]."


def test_a_rule_that_nobody_decided_follows_once_it_is() -> None:
    policy = policy_of(sat("contact", "bill"))

    [house] = [each for each in policy.paragraphs if each.later]
    assert (house.clause.id, house.text) == ("house", "")
    assert house.later == Later(None, undecided=True)
    assert build_report(sat("contact", "bill")).refresh.following[0].when == "Not decided yet."


def test_a_draft_says_that_what_was_decided_with_the_audit_before_goes_on() -> None:
    before = as_baseline(sat("contact", "bill", "house"))
    assert build_report(sat().changed(policy=None, baseline=before)).refresh.stands == (
        "Draft: no policy sitting was held in this audit yet. What was decided with the audit of "
        "5 January 2026, version 1, goes on until then; numbers in [brackets] are proposals."
    )


@pytest.mark.parametrize(
    ("audit", "said"),
    [
        (sat().changed(policy=None), "Draft: no policy sitting was held yet."),
        (sat(), "Draft: no policy sitting was held yet."),
        (sat("contact"), "Draft: 1 promise is not decided yet."),
        (sat("house"), "Draft: 2 promises are not decided yet."),
    ],
)
def test_a_draft_says_why_it_is_one(audit: Audit, said: str) -> None:
    assert build_report(audit).refresh.stands == (
        f"{said} Nothing of it is in force, and numbers in [brackets] are proposals."
    )


@given(large_audits())
@settings(max_examples=runs(20))
def test_a_draft_has_no_dates_and_no_version(audit: Audit) -> None:
    refresh = build_report(audit).refresh

    assert refresh.draft
    assert (refresh.version, refresh.in_force, refresh.review, refresh.following) == (None, None, None, ())
    assert {(each.held, each.ask_two) for each in refresh.sessions} <= {(None, None)}


# --- version, in force, next review


def test_the_version_counts_the_sittings_that_were_held_unless_it_was_decided() -> None:
    once = said("welcome", written="yes")
    first = an_audit(policy=once)

    assert policy_of(first).version == 1
    assert policy_of(an_audit(policy=once, baseline=first)).version == 2
    assert policy_of(an_audit(policy=once, baseline=an_audit())).version == 1
    seventh = an_audit(policy={"version": 7})
    assert policy_of(an_audit(policy=once, baseline=seventh)).version == 8
    assert policy_of(an_audit(policy={**once, "version": 20}, baseline=seventh)).version == 20


def test_two_sittings_that_each_decided_half_are_no_version_of_a_policy() -> None:
    clauses = [RINGS, a_clause("bills")]
    asked = [a_question(f"q_{each.id}", clause=each.id) for each in clauses]
    checklist = a_checklist(*asked, clauses=clauses)
    audit = begin(some_answers(policy=said("contact", written="yes")), checklist, "first")
    audit = begin(some_answers(policy=said("bills", written="yes")), checklist, "second", audit)
    whole = {"clauses": {each.id: {"written": "yes"} for each in clauses}}

    third = begin(some_answers(policy=whole), checklist, "third", audit)

    assert policy_of(audit).draft
    assert third.baseline
    assert (audit.policy_version, third.baseline.policy_version, third.policy_version) == (0, 0, 1)


def test_the_third_years_policy_builds_on_both_before() -> None:
    rings = a_measured_question(good="contact.rings", poor=8, clause="contact")
    checklist = a_checklist(rings, clauses=[RINGS])
    audit = begin(some_answers(policy=said("contact", numbers={"rings": 2})), checklist, "first")
    audit = begin(some_answers(policy=said("contact", written="yes")), checklist, "second", audit)
    audit = begin(some_answers(), checklist, "third", audit)

    policy = policy_of(audit)

    assert (policy.draft, audit.policy_version) == (True, 2)
    assert [each.text for each in policy.paragraphs] == ["We answer within 2 rings."]
    assert audit.number("contact.rings") == 2


def test_what_was_decided_two_audits_ago_holds_where_the_last_had_no_sitting() -> None:
    checklist = a_checklist(a_question(clause="contact"), clauses=[RINGS])
    audit = begin(some_answers(policy=said("contact", decision="leave_out")), checklist, "first")
    audit = begin(some_answers(), checklist, "second", audit)
    audit = begin(some_answers(), checklist, "third", audit)

    assert audit.leaves_out("contact")
    assert policy_of(audit).holding("promise") == ()


def test_a_rule_that_neither_this_sitting_nor_the_last_decided_is_still_to_be_decided() -> None:
    rule = a_clause("bills", kind="rule")
    questions = [a_question("q_contact", clause="contact"), a_question("q_bills", clause="bills")]
    checklist = a_checklist(*questions, clauses=[RINGS, rule])
    decided = some_answers(policy=said("contact", written="yes"))
    audit = begin(decided, checklist, "first")

    for name in ("second", "third"):
        audit = begin(decided, checklist, name, audit)
        policy = policy_of(audit)
        assert [each.clause.id for each in policy.holding("promise")] == ["contact"]
        assert policy.holding("rule") == ()
        assert [each.later for each in policy.paragraphs] == [None, Later(None, undecided=True)]


def test_clauses_and_numbers_that_a_later_checklist_has_no_more_are_left_behind() -> None:
    sitting = {
        "contact": {"wording": "We answer within {rings} rings.", "numbers": {"rings": 2}},
        "gone": {"written": "yes"},
    }
    now = a_clause("contact", numbers={"minutes": 5}, wording="We answer within {minutes} minutes.")
    old = a_checklist(a_question(clause="contact"), clauses=[RINGS, a_clause("gone")])
    new = a_checklist(a_question(clause="contact"), clauses=[now])
    audit = begin(some_answers(policy={"clauses": sitting}), old, "first")

    for name in ("second", "third"):
        audit = begin(some_answers(policy=said("contact", written="yes")), new, name, audit)
        assert [each.text for each in policy_of(audit).paragraphs] == ["We answer within 5 minutes."]


def test_a_first_audit_without_a_sitting_can_be_a_baseline_and_be_read_again() -> None:
    first = begin(some_answers(policy={"clauses": {}}), a_checklist(), "first")
    second = begin(some_answers(policy=said("welcome", written="yes")), a_checklist(), "second", first)

    assert Audit.model_validate(second.model_dump()).policy_version == 1


def test_the_currency_of_the_last_sitting_holds_on() -> None:
    clause = a_clause(
        "sums", {"most": {"money": True, "default": 75}}, wording="We give up to {most} at once."
    )
    before = a_year_ago(clause, policy={**said("sums", written="yes"), "currency": "euros"})

    assert paragraph(clause, baseline=before).text == "We give up to 75 euros at once."
    assert paragraph(clause, baseline=before).change == ""
    assert paragraph(clause, policy=said("sums", written="yes")).text == (
        "We give up to 75 in our currency at once."
    )


def test_numbers_that_the_wording_in_force_does_not_name_are_not_shown() -> None:
    sitting = said("contact", wording="We answer as soon as we can, and call back.")

    assert paragraph(policy=sitting).wording.numbers == ()
    assert paragraph(policy=said("contact", written="yes")).wording.numbers == ("4 rings",)


def test_the_policy_is_in_force_on_the_first_monday_after_six_weeks_unless_it_was_decided() -> None:
    decided = said("welcome", written="yes")

    assert policy_of(an_audit(policy=decided)).in_force == date(2026, 2, 16)
    assert policy_of(an_audit(policy={**decided, "held": "2026-01-06"})).in_force == date(2026, 2, 23)
    chosen = {**decided, "in_force": "2026-03-01"}
    assert policy_of(an_audit(policy=chosen)).in_force == date(2026, 3, 1)


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
    assert policy_of(an_audit(date=day, policy=said(written="yes"))).review == review


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
