"""Clauses that read otherwise, wait for a decision or let staff decide; and checklists without a policy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cxaudit.audit import Audit
from cxaudit.audit.references import wrong_in
from cxaudit.errors import CxauditError
from cxaudit.library import load_checklist
from cxaudit.report import build_report
from cxaudit.workbook.sheet_names import OF_POLICY
from tests.builders import a_checklist, a_clause, a_question, an_audit
from tests.workbooks import written
from tests.xlsx.values import held

SUM = {"title": "Up to which sum may each of us give without asking?", "do": "Write it down."}
FACTS = [
    {
        "id": "size",
        "ask": "How many people work here?",
        "choices": [
            {"id": "single", "title": "one person", "people": "one"},
            {"id": "large", "title": "10 people or more"},
        ],
    }
]


def of(*, size: str = "large", policy: object = None, answer: int = 1, **clause: object) -> Audit:
    """An audit whose only question tests a clause like this."""
    checklist = a_checklist(a_question(), clauses=[a_clause(**clause)], facts=FACTS)  # type: ignore[arg-type]
    return an_audit(checklist, {"greeted": answer}, profile={"size": size}, policy=policy)


# --- a business of one


def test_a_business_of_one_has_the_clause_in_its_own_words() -> None:
    own = {"wording": "I greet whoever comes to me.", "teach": "Look up."}

    alone, others = (build_report(of(alone=own, size=size)).refresh for size in ("single", "large"))

    assert alone.promises[0].text == "I greet whoever comes to me."
    assert alone.sessions == ()
    assert [line.text for line in alone.reminders] == ["Look up."]
    assert others.reminders == ()
    assert others.promises[0].text == "We keep what we promise about welcome."
    assert others.sessions[0].lessons[0].teach == "Keep what we promise about welcome."


def test_a_business_of_one_has_the_numbers_alone_that_its_own_words_name() -> None:
    numbers = {"rings": {"unit": "rings", "default": 4}, "minutes": {"unit": "minutes", "default": 30}}
    clause: dict[str, Any] = {
        "wording": "We answer within {rings} rings, and call back within {minutes} minutes.",
        "numbers": numbers,
        "alone": {"wording": "I call you back within {minutes} minutes.", "teach": "Call back."},
    }

    alone, others = (build_report(of(size=size, **clause)).refresh for size in ("single", "large"))

    assert alone.clauses[0].numbers == ("30 minutes",)
    assert others.clauses[0].numbers == ("4 rings", "30 minutes")
    assert alone.promises[0].text == "I call you back within [30 minutes]."


def test_a_business_of_one_is_told_of_no_decision_and_no_freedom_of_others() -> None:
    both = {"decide": {"title": "Who may greet?", "do": "Name them."}, "may": "You may greet anybody."}

    alone, others = (build_report(of(size=size, answer=1, **both)).refresh for size in ("single", "large"))

    assert others.free
    assert "Who may greet?" in others.clauses[0].why
    assert not alone.free
    assert "Who may greet?" not in alone.clauses[0].why


# --- what the top decides, and what staff decide


@pytest.mark.parametrize(
    ("written_today", "told"), [(None, True), ("no", True), ("yes", False), ("known", False)]
)
def test_what_the_top_has_to_decide_is_said_as_long_as_the_clause_is_not_written(
    written_today: str | None, told: bool
) -> None:
    policy = {"clauses": {"welcome": {"written": written_today}}}

    [clause] = build_report(of(decide=SUM, policy=policy, answer=4)).refresh.clauses

    said = "To be decided: Up to which sum may each of us give without asking? Write it down."
    assert (said in clause.why) is told


def test_what_the_sitting_left_out_waits_for_no_decision_of_the_top() -> None:
    policy = {"clauses": {"welcome": {"decision": "leave_out"}}}

    [clause] = build_report(of(decide=SUM, policy=policy, answer=4)).refresh.clauses

    assert "To be decided" not in clause.why


def test_what_staff_may_decide_stands_on_the_policy_with_its_numbers_but_not_where_one_is_alone() -> None:
    may = "Each of us may give {most} euros without asking."
    numbers = {"most": {"unit": {"one": "euro", "many": "euros"}, "default": 1}}

    free, alone = (
        build_report(
            of(may=may, numbers=numbers, wording="We put it right, at once.", size=size)
        ).refresh.free
        for size in ("large", "single")
    )

    assert [(line.title, line.text) for line in free] == [
        ("Welcome", "Each of us may give [1 euro] without asking.")
    ]
    assert alone == ()


def test_a_decision_may_be_followed_up_where_a_clause_has_one() -> None:
    state = {"decide.welcome": {"owner": "Ruth"}}
    with_decision, without = of(decide=SUM), of()

    assert list(wrong_in(with_decision.changed(actions=state))) == []
    assert [each.what for each in wrong_in(without.changed(actions=state))] == [
        "there is no action item 'decide.welcome'"
    ]


# --- no policy


@pytest.mark.parametrize("answer", [1, 4, "unknown"])
def test_a_book_without_a_policy_says_nothing_of_one(answer: int | str, tmp_path: Path) -> None:
    question = a_question(clause=None, principle=None)
    checklist = a_checklist(question, principles=[], clauses=[])
    book = held(written(build_report(an_audit(checklist, {"greeted": answer})), tmp_path / "a.xlsx"))

    assert not set(OF_POLICY) & set(book.sheets)
    texts = [str(value) for value in book.values.values()]
    said = [text for text in texts if "olicy" in text or "lause" in text or "rinciple" in text]
    assert set(said) <= {"Principle", "Clause"}, "heads of hidden columns"


def library(folder: Path, department: str = "shop", clause: str = "") -> Path:
    """Write a checklist of one question, on a clause if there is one."""
    tests = f", clause: {clause}" if clause else ""
    files = {
        "checklist.yaml": "id: mine\ntitle: Safety walk\n",
        f"{department}.yaml": (
            f"department: {department}\ntitle: Shop\ntouchpoints:\n  - id: floor\n    title: Floor\n"
            f"    questions: [{{id: exits, ask: The exits are clear., scale: yes_no{tests}}}]\n"
        ),
    }
    if clause:
        files["policy.yaml"] = (
            f"clauses:\n  - {{id: {clause}, title: Exits, kind: rule, wording: The exits are kept clear.,"
            " for: [All], teach: Look., minutes: 5}\n"
        )
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_folder_without_a_policy_is_a_checklist_without_clauses(tmp_path: Path) -> None:
    assert load_checklist(library(tmp_path)).clauses == ()


@pytest.mark.parametrize(("id", "kept"), [("at_desk", "at_"), ("own_1", "own_")])
def test_an_id_that_action_items_have_for_something_else_is_refused(
    id: str, kept: str, tmp_path: Path
) -> None:
    with pytest.raises(CxauditError) as error:
        load_checklist(library(tmp_path, "decide", id))

    assert [str(problem).partition("\n")[0] for problem in error.value.problems] == [
        "decide.yaml:1 department: the id 'decide' is kept for action items",
        f"policy.yaml:2 clauses[0].id: the id '{id}' begins with {kept}, which is kept for action items",
    ]
