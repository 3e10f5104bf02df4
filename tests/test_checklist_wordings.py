"""A question in other words: for owners who audit themselves, and where one person is the whole business."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from cxaudit.audit import Audit
from cxaudit.interview.flow import begin as begin_interview
from cxaudit.interview.pace import Pace
from cxaudit.interview.screen import all_lines
from cxaudit.plan import begin
from cxaudit.report import build_report
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_department, a_question, some_answers
from tests.workbooks import written
from tests.xlsx.values import held

CALLS = a_question(
    "calls",
    ask="Who answers the published number?",
    expect="Whenever I call, a person answers.",
    check="Call the number twice.",
    action={"do": "Name who answers over lunch.", "effort": "M"},
    self={"ask": "Who answers your published number?", "check": "Ask a friend to call twice."},
    alone={
        "check": "Ask a friend to call over lunch.",
        "action": {"do": "Record a message.", "effort": "S"},
    },
)
CHECKLIST = a_checklist(a_department(CALLS, a_question("other")))


def audited(kind: str, size: str, **responses: int) -> Audit:
    answers = some_answers(kind=kind, profile={"size": size}, responses=responses)
    return begin(answers, CHECKLIST, "a")


@pytest.mark.parametrize(
    ("kind", "size", "said"),
    [
        ("visit", "small", ("Who answers the published", "Call the number twice.", "Name who answers")),
        ("self", "small", ("Who answers your published", "Ask a friend to call twice.", "Name who answers")),
        ("visit", "alone", ("Who answers the published", "Ask a friend to call over", "Record a message")),
        ("self", "alone", ("Who answers your published", "Ask a friend to call over", "Record a message")),
    ],
)
def test_screen_and_workbook_say_a_question_in_the_words_for_who_is_asked(
    kind: str, size: str, said: tuple[str, ...], tmp_path: Path
) -> None:
    audit = audited(kind, size, calls=1)
    interview = replace(begin_interview(audit, audit.plan), position=0)
    lines = all_lines(interview, Pace(0, 0), 200)
    screen = "\n".join(line.text for line in lines)
    path = written(build_report(audit), tmp_path / "a.xlsx")
    book = "\n".join(map(str, held(path).values.values()))

    ask, check, do = said

    assert ask in screen
    assert check in screen
    assert ask in book
    assert do in book
    assert CALLS.action
    other = {CALLS.ask, "Who answers your published number?", CALLS.action.do, "Record a message."}
    assert not [text for text in other if not text.startswith(said) and text in book]


def test_an_audit_keeps_the_checklist_as_it_was_written_and_another_profile_gives_other_words(
    tmp_path: Path,
) -> None:
    audit = audited("self", "small")

    save_audit(audit, tmp_path / "a.audit.json")
    read = load_audit(tmp_path / "a.audit.json")
    alone = read.changed(profile={"size": "alone"})

    assert read.as_written == CHECKLIST
    assert read.checklist.places["calls"].question.check == "Ask a friend to call twice."
    assert alone.checklist.places["calls"].question.check == "Ask a friend to call over lunch."


def test_what_is_counted_is_the_same_in_any_words() -> None:
    question = audited("self", "alone").checklist.places["calls"].question

    assert (question.steps, question.weight, question.critical) == (CALLS.steps, 1, False)
    assert CALLS.action
    assert question.action == CALLS.action.model_copy(update={"do": "Record a message.", "effort": "S"})


def test_what_owners_find_out_in_another_way_takes_minutes_of_its_own() -> None:
    calls = a_question("calls", how="test", self={"minutes": 2}, alone={"minutes": 0.5})
    checklist = a_checklist(a_department(calls))

    def takes(kind: str, size: str) -> float:
        answers = some_answers(kind=kind, profile={"size": size})
        return begin(answers, checklist, "a").checklist.places["calls"].question.takes

    assert (takes("visit", "small"), takes("self", "small"), takes("self", "alone")) == (4, 2, 0.5)


def test_a_checklist_without_other_words_is_itself() -> None:
    plain = a_checklist()

    assert plain.worded("self", {"size": "alone"}) is plain


def test_one_text_for_an_action_is_what_to_do() -> None:
    question = a_question(alone={"action": "Record a message."})

    assert question.for_one
    assert question.for_one.action
    assert question.for_one.action.do == "Record a message."


@pytest.mark.parametrize(
    "wording",
    [{"steps": ["never", "at times", "always"]}, {"ask": "Short?"}, {"weight": 3}, {"action": {"effort": 1}}],
)
def test_texts_and_minutes_alone_are_otherwise(wording: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        a_question(self=wording)
