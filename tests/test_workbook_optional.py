"""What a book leaves out where its checklist says little, so that nothing in it is empty or reads wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, range_boundaries

from cxaudit.audit import Audit
from cxaudit.report import build_report
from cxaudit.report.scope import RuledOut
from cxaudit.report.words import not_applying
from cxaudit.workbook.sheets.method.rules import scoring
from tests.builders import (
    Answer,
    a_checklist,
    a_clause,
    a_department,
    a_question,
    a_response,
    a_touchpoint,
    an_audit,
)
from tests.workbooks import written
from tests.xlsx.values import Held, held

TEXT = {"steps": None, "text": True}


def book_of(audit: Audit, folder: Path) -> Held:
    return held(written(build_report(audit), folder / "a.xlsx"))


def hidden(path: Path, sheet: str, head: str) -> bool:
    """Whether the column with this head is hidden."""
    [(_, cell)] = [place for place, value in held(path).values.items() if place[0] == sheet and value == head]
    column = "".join(filter(str.isalpha, cell))
    return bool(load_workbook(path)[sheet].column_dimensions[column].hidden)


def test_what_is_not_scored_and_has_no_action_has_nothing_to_do_if_poor() -> None:
    unscored = a_question("wish", action=None, **TEXT), a_question("seat", action=None, weight=0)
    asked = *unscored, a_question("told")
    [part] = build_report(an_audit(a_checklist(*asked), {"told": 1})).departments

    assert [bool(row.do) for row in part.questions] == [False, False, True]


def test_the_summary_counts_what_is_noted_beside_what_is_rated(tmp_path: Path) -> None:
    asked = a_question("wish", **TEXT), a_question("seat", weight=0), a_question("told"), a_question("not")
    answers: dict[str, Answer] = {
        "wish": a_response(text="More chairs"),
        "seat": 1,
        "told": 4,
        "not": "closed",
    }

    said = book_of(an_audit(a_checklist(*asked), answers), tmp_path).values.values()

    [scope] = [str(each) for each in said if str(each).startswith("On the audit's date, of")]
    assert scope.split(": ", 1)[1] == (
        "1 rated, 0 unknown, 0 open. 2 more are noted, not scored. 1 more was asked and does not apply."
    )


def test_of_a_long_question_summary_department_and_method_show_the_beginning(tmp_path: Path) -> None:
    long = "Every dish leaves the pass complete, and is set before the right guest. " * 20
    good, poor = a_question("good", ask=long, how="look"), a_question("poor", ask=long, critical=True)
    values = book_of(an_audit(a_checklist(good, poor), {"good": 4, "poor": 1}), tmp_path).values

    told = [str(value) for place, value in values.items() if " → " in str(value)]
    assert len(told) >= 4
    assert max(map(len, told)) < 400


@pytest.mark.parametrize(("owner", "named"), [(None, False), ("Desk lead", True)])
def test_who_gets_the_action_items_is_said_where_the_checklist_names_somebody(
    owner: str | None, named: bool, tmp_path: Path
) -> None:
    checklist = a_checklist(a_department(a_question(), owner=owner))

    said = book_of(an_audit(checklist, {"greeted": 1}), tmp_path).values.values()

    assert any("action items go to" in str(each) for each in said) is named


@pytest.mark.parametrize("staged", [True, False])
def test_the_stage_is_a_column_only_where_questions_have_one(staged: bool, tmp_path: Path) -> None:
    touchpoint = a_touchpoint(a_question(), stage="enquire" if staged else None)
    audit = an_audit(a_checklist(a_department(touchpoint)), {"greeted": 1})

    assert hidden(written(build_report(audit), tmp_path / "a.xlsx"), "Answers", "Stage") is not staged


@pytest.mark.parametrize("gap", ["delivery", None])
def test_findings_say_why_only_where_anything_does_and_always_since(gap: str | None, tmp_path: Path) -> None:
    audit = an_audit(a_checklist(a_question(gap=gap)), {"greeted": 1})

    path = written(build_report(audit), tmp_path / "a.xlsx")

    assert not hidden(path, "Findings", "Why" if gap else "Since then")


def test_where_every_failure_gives_the_worst_band_method_says_so_once() -> None:
    caps = {"department": "poor", "one": "poor", "three": "poor"}
    checklist = a_checklist(a_department(a_question()), a_department(a_question("b"), id="b"), caps=caps)

    told = dict(scoring(build_report(an_audit(checklist, {"greeted": 1}))))

    assert told["Critical"].count("Poor") == 1


MANAGEMENT, STAFF = (f"For the {who}: name, date and signature" for who in ("management", "staff"))


@pytest.mark.parametrize(
    ("size", "signatures"),
    [("single", ["Date and signature"] * 2), ("large", [MANAGEMENT, MANAGEMENT, STAFF])],
)
def test_a_business_of_one_has_no_staff_who_sign(size: str, signatures: list[str], tmp_path: Path) -> None:
    choices = [{"id": "single", "title": "one", "people": "one"}, {"id": "large", "title": "more"}]
    facts = [{"id": "size", "ask": "How many?", "choices": choices}]
    checklist = a_checklist(a_question(), clauses=[a_clause()], facts=facts)
    sitting = {"clauses": {clause.id: {"written": "yes"} for clause in checklist.clauses}}
    audit = an_audit(checklist, {"greeted": 1}, profile={"size": size}, policy=sitting)

    said = book_of(audit, tmp_path).values.values()

    assert [text for text in map(str, said) if text.lower().endswith("signature")] == signatures


HEADS = ("Note", "Note for staff", "Note for the client", "Note for whoever leads", "Photos for staff")


def of_size(size: str, kind: str, **response: object) -> Audit:
    """An audit of a business of one, or of many, with a note."""
    choices = [{"id": "single", "title": "one", "people": "one"}, {"id": "large", "title": "more"}]
    facts = [{"id": "size", "ask": "How many?", "choices": choices}]
    answers = {"greeted": a_response(1, note="noted", **response)}
    return an_audit(a_checklist(a_question(), facts=facts), answers, profile={"size": size}, kind=kind)


def heads_shown(path: Path, sheet: str) -> list[str]:
    """Which of the heads of notes stand over a column that is not hidden."""
    there = {str(value) for (name, _), value in held(path).values.items() if name == sheet}
    return [head for head in HEADS if head in there and not hidden(path, sheet, head)]


@pytest.mark.parametrize(
    ("size", "kind", "heads"),
    [
        ("single", "self", ["Note"]),
        ("single", "visit", ["Note"]),
        ("large", "self", ["Note for staff", "Note for whoever leads", "Photos for staff"]),
        ("large", "visit", ["Note for staff", "Note for the client", "Photos for staff"]),
    ],
)
def test_notes_are_called_by_whoever_reads_them(
    size: str, kind: str, heads: list[str], tmp_path: Path
) -> None:
    path = written(build_report(of_size(size, kind)), tmp_path / "a.xlsx")

    assert heads_shown(path, "Answers") == heads
    for_staff = [head for head in heads if head in ("Note", "Note for staff", "Photos for staff")]
    assert heads_shown(path, "Reception") == for_staff


def test_what_was_noted_for_staff_is_shown_in_a_business_of_one_too(tmp_path: Path) -> None:
    path = written(build_report(of_size("single", "self", staff_note="read this")), tmp_path / "a.xlsx")

    assert heads_shown(path, "Reception") == ["Note", "Note for staff", "Photos for staff"]


@pytest.mark.parametrize(
    ("size", "there"), [("single", {"Answers", "Findings", "Reception"}), ("large", {"Answers", "Findings"})]
)
def test_the_note_stands_on_the_department_s_sheet_only_where_nobody_else_is_handed_it(
    size: str, there: set[str], tmp_path: Path
) -> None:
    path = written(build_report(of_size(size, "self")), tmp_path / "a.xlsx")

    assert {sheet for (sheet, _), value in held(path).values.items() if value == "noted"} == there


def test_somebody_alone_has_the_note_on_paper(tmp_path: Path) -> None:
    path = written(build_report(of_size("single", "self")), tmp_path / "a.xlsx")

    [note] = [cell for (sheet, cell), value in held(path).values.items() if (sheet, value) == NOTED]
    last = range_boundaries(load_workbook(path)["Reception"].print_area.split("!")[-1])[2]
    assert last
    assert column_index_from_string("".join(filter(str.isalpha, note))) <= last


NOTED = ("Reception", "noted")


@pytest.mark.parametrize(("kind", "sent"), [("visit", True), ("self", False)])
def test_nobody_is_told_to_send_back_what_he_prepared(kind: str, sent: bool, tmp_path: Path) -> None:
    path = written(build_report(of_size("large", kind)), tmp_path / "a.xlsx")

    texts = [str(value) for value in held(path).values.values()]
    formulas = [str(cell.value) for row in load_workbook(path)["Action plan"].iter_rows() for cell in row]
    assert any("send it to whoever prepared it" in each for each in texts) is sent
    assert any("send the book back" in each for each in formulas) is sent


def test_what_the_profile_rules_out_is_said_in_one_line_each_reason_once() -> None:
    alone = RuledOut("one person alone", ("Hand-offs", "People"), 1)
    parts = [alone, RuledOut("we visit nobody", ("Delivery",), 0), RuledOut("nobody calls", (), 2)]

    assert not_applying(parts) == (
        "Hand-offs, People, 1 more question (one person alone); Delivery (we visit nobody);"
        " 2 questions (nobody calls)"
    )
    assert not_applying([]) == ""
