"""What the auditor found beside all questions; and what questions may leave out of clause, action and gap."""

from __future__ import annotations

from datetime import date

import pytest

from cxaudit.actions import ActionItem, keep_numbers, plan_actions
from cxaudit.audit import Audit, Severity, Status
from cxaudit.audit.references import wrong_answers, wrong_in
from cxaudit.checklist import Effort, Question
from cxaudit.errors import CxauditError
from cxaudit.plan import begin
from cxaudit.report import build_report
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

LETTERS = {
    "department": "reception",
    "number": 1,
    "found": "The form goes to somebody who left; 23 letters are unread.",
    "severity": "high",
    "do": "Answer them, oldest first.",
}


def planned(audit: Audit) -> tuple[ActionItem, ...]:
    return plan_actions(scorecard(audit))


def only(question: Question, answer: Answer = 1, **changes: object) -> ActionItem:
    """The only action item where one question has this answer."""
    [item] = planned(an_audit(a_checklist(question), {question.id: answer}, **changes))
    return item


# --- what the auditor added


def test_an_own_finding_is_an_action_item_by_itself_and_in_no_score() -> None:
    audit = an_audit(responses={"reception_greeted": 4}, own=[LETTERS])

    [item] = planned(audit)

    assert (item.id, item.title) == (
        "reception.own_1",
        "Answer them, oldest first",
    )
    assert item.tasks == ("Answer them, oldest first.",)
    assert (item.severity, item.effort, item.kind, item.owner) == (
        Severity.HIGH,
        Effort.M,
        None,
        "Reception lead",
    )
    assert item.due == date(2026, 2, 19)
    assert build_report(audit).overall.score == 1


@pytest.mark.parametrize("severity", [*Severity])
def test_an_own_finding_stands_among_the_others_by_its_severity(severity: Severity) -> None:
    weights = {"three": 3, "two": 2, "one": 1}
    questions = [a_question(id, weight=weight, clause=f"on_{id}") for id, weight in weights.items()]
    answers: dict[str, Answer] = {"three": 1, "two": 1, "one": 2}
    audit = an_audit(a_checklist(*questions), answers, own=[{**LETTERS, "severity": severity.value}])

    order = list(Severity)
    ranks = [order.index(item.severity) for item in planned(audit)]

    assert ranks == sorted(ranks)
    assert severity in [item.severity for item in planned(audit)]


def test_a_critical_own_finding_is_contained_and_never_parked() -> None:
    audit = an_audit(
        own=[{**LETTERS, "severity": "critical"}], actions={"reception.own_1": {"status": "parked"}}
    )

    [item] = planned(audit)

    assert item.status is Status.OPEN
    assert (item.contained_by, item.due) == (date(2026, 1, 8), date(2026, 1, 12))


def test_an_own_finding_is_called_by_what_is_to_be_done_or_as_the_auditor_says() -> None:
    [item] = planned(an_audit(own=[{**LETTERS, "do": "A word " * 30}]))
    [named] = planned(an_audit(own=[{**LETTERS, "title": "Answer the letters"}]))

    assert item.title == "A word " * 8 + "A…"
    assert named.title == "Answer the letters"


def test_an_own_finding_stands_on_findings_and_in_its_department() -> None:
    report = build_report(an_audit(own=[{**LETTERS, "gap": "policy", "severity": "critical"}]))

    [finding] = report.findings
    assert (finding.question, finding.ask, finding.answer, finding.score) == (
        "",
        LETTERS["found"],
        "",
        None,
    )
    assert (finding.why, finding.number) == ("there is no rule, or the wrong one", 1)
    assert [(each.ask, each.answer) for each in report.failures] == [("Answer them, oldest first.", "")]
    [department] = report.departments
    assert [row.id for row in department.actions] == ["reception.own_1"]
    assert department.actions[0].done_when == f"No longer so: {LETTERS['found']}"


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ([{**LETTERS, "department": "recepton"}], "no department is called 'recepton'"),
        ([LETTERS, LETTERS], "the department 'reception' has two own findings 1"),
        (
            [{**LETTERS, "department": "billing"}],
            "the own finding is in the department 'billing', which is out of scope",
        ),
    ],
)
def test_an_own_finding_that_leads_nowhere_is_told(own: list[dict[str, object]], told: str) -> None:
    checklist = a_checklist(a_department(), a_department(id="billing"))
    audit = an_audit(checklist, plan=["reception_greeted"], departments=["reception"], own=own)

    assert [wrong.what for wrong in wrong_in(audit)] == [told]


def test_what_people_decided_about_an_own_finding_may_stay_where_it_was_taken_out() -> None:
    states = {"reception.own_2": {"number": 1}}
    audit = an_audit(own=[LETTERS], actions=states)

    assert list(wrong_in(audit)) == []
    assert [item.number for item in planned(audit)] == [2]
    assert [wrong.what for wrong in wrong_in(an_audit(actions={"nowhere.own_2": {}}))] == [
        "there is no action item 'nowhere.own_2'"
    ]


# --- clause, action and gap may be left out


def test_without_a_clause_findings_are_gathered_by_touchpoint() -> None:
    desk = a_touchpoint(a_question("a", clause=None), a_question("b", clause=None), a_question("c"))
    phone = a_touchpoint(a_question("d", clause=None), id="phone")
    audit = an_audit(a_checklist(a_department(desk, phone)), dict.fromkeys("abcd", 1))

    assert [(item.id, item.title, len(item.findings)) for item in planned(audit)] == [
        ("reception.at_desk", "Desk", 2),
        ("reception.welcome", "Welcome", 1),
        ("reception.at_phone", "Phone", 1),
    ]
    assert list(wrong_in(keep_numbers(audit))) == []


def test_a_clause_that_does_not_apply_gathers_nothing_and_stands_nowhere() -> None:
    clause = a_clause(applies_if=["customers_come"])
    checklist = a_checklist(a_question(), clauses=[clause])
    audit = an_audit(checklist, {"greeted": 1}, profile={"customers_come": False})

    report = build_report(audit)

    assert [item.id for item in planned(audit)] == ["reception.at_desk"]
    assert not report.has_policy
    assert (*report.refresh.clauses, *report.refresh.promises, *report.refresh.sessions) == ()


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        (a_question(action=None), 1, "How many of us do this: greeted? Bring it to: all of them do"),
        (
            a_measured_question(good=1, poor=8, action=None, unit={"one": "ring", "many": "rings"}),
            8,
            "How many of us do this: rings? Bring it to: 1 ring or better",
        ),
        (a_question(scale="yes_no", action=None, ask="The fire exits are clear"), 1,
         "The fire exits are clear. Bring it to: Yes"),
    ],
)  # fmt: skip
def test_without_an_action_the_task_is_to_bring_it_to_the_best_answer(
    question: Question, answer: Answer, told: str
) -> None:
    checklist = a_checklist(question, scales={"yes_no": ("No", "Yes")})
    [item] = planned(an_audit(checklist, {question.id: answer if question.scale is None else 1}))

    assert item.tasks == (told,)
    assert item.effort is Effort.M


def test_without_a_gap_nothing_is_said_of_why_and_of_the_kind_of_work() -> None:
    item = only(a_question(gap=None))
    audit = an_audit(a_checklist(a_question(gap=None)), {"greeted": 1})
    report = build_report(audit)

    assert item.kind is None
    assert (report.findings[0].why, report.not_parked[0].kind) == ("", "")
    assert report.refresh.clauses[0].decision == "Train"
    assert report.refresh.clauses[0].why.splitlines()[1:] == ["• How many of us do this: greeted?"]


# --- titles and tasks


def test_an_item_is_called_by_its_worst_finding_or_as_the_auditor_calls_it() -> None:
    named = {"title": "Greet whoever comes", "do": "Look up.", "effort": "S"}
    question = a_question(action=named)
    state = {"title": "Our own name", "tasks": ["Do one thing", "Do another"]}

    assert only(question).title == "Greet whoever comes"
    assert only(question, "unknown").title == "Find out: Desk"
    ours = only(question, actions={"reception.welcome": state})
    assert (ours.title, ours.tasks) == ("Our own name", ("Do one thing", "Do another"))


def test_answers_decide_nothing_about_an_own_finding_that_they_do_not_have() -> None:
    raw = {"own": [LETTERS], "actions": {"reception.own_1": {}, "reception.own_2": {"owner": "Ruth"}}}

    assert [(wrong.loc, wrong.what) for wrong in wrong_answers(raw, a_checklist())] == [
        (("actions", "reception.own_2"), "there is no action item 'reception.own_2'")
    ]


@pytest.mark.parametrize(
    ("now", "refused"),
    [
        ({}, False),
        ({"found": "31 letters are unread.", "title": "Answer the letters"}, False),
        ({"found": "31 letters are unread."}, True),
        ({"found": "The door sticks.", "title": "Plane the door"}, True),
        ({"found": "The door sticks.", "number": 2}, False),
    ],
)
def test_the_number_of_an_own_finding_is_not_taken_by_another_one_next_year(
    now: dict[str, object], refused: bool
) -> None:
    last = an_audit(own=[{**LETTERS, "title": "Answer the letters"}])
    answers = some_answers(own=[{**LETTERS, **now}])

    try:
        begin(answers, a_checklist(), "next", last)
        told = ""
    except CxauditError as error:
        told = str(error)

    assert ("own[0].number: in the last audit 'reception.own_1' was something else" in told) is refused
