"""What a book leaves out where its checklist says little, so that nothing in it is empty or reads wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from cxaudit.audit import Audit
from cxaudit.report import build_report
from cxaudit.report.words import set_aside
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
        "1 rated, 0 unknown, 0 open. 2 more are noted, not scored. 1 more does not apply."
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
def test_why_it_fails_is_a_column_only_where_anything_says_so(gap: str | None, tmp_path: Path) -> None:
    audit = an_audit(a_checklist(a_question(gap=gap)), {"greeted": 1})

    assert hidden(written(build_report(audit), tmp_path / "a.xlsx"), "Findings", "Why it fails") is (
        gap is None
    )


def test_where_every_failure_gives_the_worst_band_method_says_so_once() -> None:
    caps = {"department": "poor", "one": "poor", "three": "poor"}
    checklist = a_checklist(a_department(a_question()), a_department(a_question("b"), id="b"), caps=caps)

    told = dict(scoring(build_report(an_audit(checklist, {"greeted": 1}))))

    assert told["Critical"].count("Poor") == 1


@pytest.mark.parametrize(("size", "signatures"), [("single", 1), ("large", 2)])
def test_a_business_of_one_has_no_staff_who_sign(size: str, signatures: int, tmp_path: Path) -> None:
    choices = [{"id": "single", "title": "one", "people": "one"}, {"id": "large", "title": "more"}]
    facts = [{"id": "size", "ask": "How many?", "choices": choices}]
    checklist = a_checklist(a_question(), clauses=[a_clause()], facts=facts)
    audit = an_audit(checklist, {"greeted": 1}, profile={"size": size})

    said = book_of(audit, tmp_path).values.values()

    assert sum(str(each).endswith("name, date and signature") for each in said) == signatures


def test_why_questions_are_set_aside_reads_well_for_facts_and_for_choices() -> None:
    assert set_aside([("one person alone", 1), ("nobody calls", 2)]) == [
        "1 question (one person alone)",
        "2 questions (nobody calls)",
    ]
