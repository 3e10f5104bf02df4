"""How findings, action items and strengths are said: causes, when all is done, what customers expect."""

from __future__ import annotations

import pytest

from cxaudit.audit import Response
from cxaudit.checklist import Gap
from cxaudit.report import build_report
from tests.action_plans import LETTERS, asked
from tests.builders import Answer, a_checklist, a_measured_question, a_question, a_response, an_audit


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (1, "usually: there is no rule, or the wrong one"),
        (Response(step=1, gap=Gap.PROMISE), "more is promised than done"),
        (Response(step=1, gap=Gap.POLICY), "there is no rule, or the wrong one"),
        ("unknown", ""),
    ],
)
def test_a_cause_is_the_usual_one_until_the_auditor_says_it(answer: Answer, why: str) -> None:
    report = build_report(an_audit(a_checklist(asked(gap="policy")), {"greeted": answer}))

    assert report.findings[0].why == why
    _done, told = report.refresh.clauses[0].why.split("\n")
    assert told == f"• How many of us do this: greeted? → {why or 'not known yet'}"


def test_the_cause_of_an_own_finding_is_the_auditor_s() -> None:
    [finding] = build_report(an_audit(own=[{**LETTERS, "gap": "delivery"}])).findings

    assert finding.why == "the rule is not kept"


def test_an_item_is_done_when_all_of_its_findings_are_none_any_more() -> None:
    questions = [
        asked("a", clause="desk", weight=3),
        asked("b", clause="desk"),
        a_measured_question("c", clause="desk", unit={"one": "ring", "many": "rings"}),
    ]
    answers: dict[str, Answer] = {"a": 1, "b": "unknown", "c": 8}

    [row] = build_report(an_audit(a_checklist(*questions), answers)).not_parked

    assert row.done_when.split("\n") == [
        "How many of us do this: a? → all of us",
        "How many of us do this: c? → 4 rings or better",
        "How many of us do this: b? → known",
    ]


def test_an_own_finding_is_done_when_it_is_no_longer_so() -> None:
    [plain] = build_report(an_audit(own=[LETTERS])).not_parked
    [titled] = build_report(an_audit(own=[{**LETTERS, "title": "Answer the letters"}])).not_parked

    assert plain.done_when == "No longer so: 23 letters are unread."
    assert titled.done_when == "No longer so: 23 letters are unread."


def test_when_all_is_done_is_told_with_the_whole_of_a_question() -> None:
    long = f"How many of us {'really ' * 15}greet?"
    [row] = build_report(an_audit(a_checklist(asked(ask=long)), {"greeted": 1})).not_parked

    assert row.done_when.startswith(f"{long} → ")


def test_a_strength_is_told_in_the_customer_s_sentence_without_what_was_seen() -> None:
    questions = [a_question("a", weight=2, how="look"), a_question("b", weight=2, how="look", expect=None)]
    seen = a_response(4, seen="4 of 4")
    report = build_report(an_audit(a_checklist(*questions), {"a": seen, "b": seen}))

    assert [(each.ask, each.answer) for each in report.strengths] == [
        ("They do this for me: a.", "all of them do"),
        ("How many of us do this: b?", "all of them do"),
    ]
    assert report.strengths == report.departments[0].strengths
    assert "4 of 4" not in repr(report.strengths)


@pytest.mark.parametrize(("kind", "strong"), [("visit", 0), ("self", 1)])
def test_owners_need_not_prove_what_they_see_as_strong(kind: str, strong: int) -> None:
    report = build_report(an_audit(a_checklist(a_question(weight=2)), {"greeted": 4}, kind=kind))

    assert len(report.strengths) == strong
    assert report.by_oneself is (kind == "self")
