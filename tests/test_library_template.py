"""Checklists of one's own: begun, asked, scored and written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest
import yaml

from cxaudit.audit import Audit, Choices, Response, State
from cxaudit.checklist import Checklist
from cxaudit.interview.commands import Command, SetAnswer
from cxaudit.interview.flow import Interview, run
from cxaudit.interview.flow import begin as begin_interview
from cxaudit.library import checklists_folder, load_checklist, new_checklists
from cxaudit.library.template import Form
from cxaudit.plan import begin
from cxaudit.report import build_report
from tests.builders import some_answers
from tests.people import measured, rated
from tests.workbooks import written
from tests.xlsx.values import held

NOW = datetime.fromisoformat("2026-01-05T10:00:00+01:00")


def worst(interview: Interview) -> Command | None:
    """Somebody who answers each question with the worst there is, and then has nothing more to tell."""
    if interview.over:
        return None
    question = interview.place.question
    if question.text:
        return SetAnswer(Response(text="A bench"))
    return rated(1) if isinstance(interview.type.entry, Choices) else measured(("never",))


def asked(checklist: Checklist) -> Audit:
    audit = begin(some_answers(profile={}), checklist, "a")
    return run(begin_interview(audit, audit.plan), worst, lambda _: None, lambda: NOW).audit


def whole(form: Form, folder: Path) -> Checklist:
    """What is asked of it: a pack is added to ours."""
    return load_checklist(checklists_folder(), [str(folder)]) if form == "pack" else load_checklist(folder)


@pytest.mark.parametrize("form", get_args(Form))
def test_a_checklist_that_is_begun_can_be_asked_scored_and_written(form: Form, tmp_path: Path) -> None:
    new_checklists(tmp_path / "mine", form)

    audit = asked(whole(form, tmp_path / "mine"))
    report = build_report(audit)
    book = held(written(report, tmp_path / "a.xlsx"))

    assert {audit.response(id).state for id in audit.plan} <= {State.ANSWERED, State.NOT_APPLICABLE}
    assert report.overall.score == 0
    assert len(report.findings) == report.overall.tally.rated > 3
    assert not [value for value in book.values.values() if str(value).rstrip("):").endswith("None")]


def test_forty_questions_take_three_lines_each(tmp_path: Path) -> None:
    items = "".join(
        f"      - id: safe_{number}\n        ask: Was item number {number} in order?\n        scale: yes_no\n"
        for number in range(40)
    )
    head = (
        "department: safe\ntitle: Safety\ntouchpoints:\n  - id: all\n    title: All of it\n    questions:\n"
    )
    (tmp_path / "checklist.yaml").write_text("id: safety\ntitle: Safety round\n", encoding="utf-8")
    (tmp_path / "safe.yaml").write_text(head + items, encoding="utf-8")

    audit = asked(load_checklist(tmp_path))

    assert build_report(audit).overall.tally.rated == 40
    assert items.count("\n") == 3 * 40


def commented(text: str) -> Iterator[str]:
    """Checklist lines that a comment proposes: `#   key: value`."""
    return iter(re.findall(r"^#   (\w+: .*)$", text, re.MULTILINE))


def test_the_default_that_the_minimal_form_proposes_can_be_taken(tmp_path: Path) -> None:
    new_checklists(tmp_path / "mine")
    path = tmp_path / "mine" / "core" / "front.yaml"
    text = path.read_text(encoding="utf-8")
    (proposed,) = commented(text)

    shorter = text.replace("        scale: yes_no\n", "").replace("touchpoints:", f"{proposed}\ntouchpoints:")
    before, _ = load_checklist(tmp_path / "mine"), path.write_text(shorter, encoding="utf-8")

    assert yaml.safe_load(proposed) == {"defaults": {"scale": "yes_no"}}
    assert load_checklist(tmp_path / "mine") == before
