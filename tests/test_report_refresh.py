"""Findings, decisions on clauses, the policy and the training, as a reader will see them."""

from __future__ import annotations

from cxaudit.report import build_report
from tests.builders import a_checklist, a_question, a_response, an_audit

QUESTIONS = [a_question(f"asked_{number}", weight=1 + (number == 3)) for number in range(5)]
POOR = {question.id: 1 for question in QUESTIONS}


def test_a_finding_is_told_with_its_answer_its_reason_and_its_action() -> None:
    told = a_response(1, note="Over lunch nobody is there.", seen="4 of 5 calls", gap="promise")

    (finding,) = build_report(an_audit(a_checklist(QUESTIONS[0]), {"asked_0": told})).findings

    assert finding.answer == "nobody does"
    assert finding.why == "more is promised than done"
    assert finding.told == "4 of 5 calls\nOver lunch nobody is there."
    assert finding.do == "Do this every day: asked_0."
    assert finding.due is not None


def test_what_nobody_knows_has_no_reason_yet() -> None:
    (finding,) = build_report(an_audit(a_checklist(QUESTIONS[0]), {"asked_0": "unknown"})).findings

    assert (finding.why, finding.score) == ("", None)
    assert finding.do.startswith("Find out: ")


def test_a_decision_names_its_three_most_important_findings_and_counts_the_others() -> None:
    (clause,) = build_report(an_audit(a_checklist(*QUESTIONS), POOR)).refresh.clauses

    lines = clause.why.split("\n")
    assert lines[0] == "Train: it is taught, so that it is kept."
    assert lines[1] == f"• {QUESTIONS[3].ask} → usually: the rule is not kept"
    assert len(lines) == 5
    assert lines[-1] == "and 2 more findings"


def test_a_clause_that_is_kept_says_why() -> None:
    (clause,) = build_report(an_audit(a_checklist(*QUESTIONS), dict.fromkeys(POOR, 4))).refresh.clauses

    assert (clause.decision, clause.why) == ("Keep", "5 answers, nothing wanting")
    assert (clause.owner, clause.due) == ("", None)


def test_without_a_sitting_nobody_said_what_is_written() -> None:
    refresh = build_report(an_audit(a_checklist(*QUESTIONS), POOR)).refresh

    assert not refresh.sitting
    assert [clause.written for clause in refresh.clauses] == ["Nobody said"]


def test_the_policy_and_its_training_follow_the_decisions() -> None:
    policy = {"clauses": {"welcome": {"written": "no"}}}

    refresh = build_report(an_audit(a_checklist(*QUESTIONS), POOR, policy=policy)).refresh

    lines = (*refresh.promises, *refresh.rules)
    assert [line.change for line in lines] == ["new"]
    assert refresh.sessions
    for session in refresh.sessions:
        assert session.held
        assert refresh.in_force
        assert session.minutes <= 45
        assert session.held < refresh.in_force


def test_what_is_to_be_revised_says_whether_it_has_a_new_wording() -> None:
    poor = dict.fromkeys(POOR, a_response(1, gap="policy"))

    def why(**said: object) -> str:
        policy = {"clauses": {"welcome": {"written": "yes", **said}}}
        (clause,) = build_report(an_audit(a_checklist(*QUESTIONS), poor, policy=policy)).refresh.clauses
        return clause.why.partition("\n")[0]

    assert why() == "Revise it: a better wording is still to be found."
    assert why(written=None) == ("Settle the wording: what is written today is not known.")
    assert why(wording="We greet whoever comes in.") == (
        "Revise it: the new wording stands beside the old one."
    )
