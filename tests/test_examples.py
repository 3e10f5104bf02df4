"""Checklists of our own like those that other people bring: from the folder to the workbook."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from cxaudit.audit import Audit
from cxaudit.checklist import Checklist, Question
from cxaudit.cli import main
from cxaudit.library import checklists_folder, load_checklist, read_answers
from cxaudit.plan import begin
from cxaudit.report import Report, build_report
from tests.builders import DAY
from tests.computed import Computed, assert_right
from tests.random_others import EXAMPLES
from tests.recalculation import by_cellrune, by_libreoffice
from tests.workbooks import written
from tests.xlsx.values import held

FOLDER = checklists_folder() / "examples"
STORE, CALL, RATING = EXAMPLES

examples = pytest.mark.parametrize("name", EXAMPLES)


@cache
def checklist_of(name: str) -> Checklist:
    return load_checklist(FOLDER / name)


@cache
def audit_of(name: str, **changes: object) -> Audit:
    told = read_answers(FOLDER / name / "examples" / "demo.yaml", checklist_of(name), DAY)
    responses = {**told.responses, **changes}
    return begin(told.model_copy(update={"responses": responses}), checklist_of(name), name)


@cache
def report_of(name: str) -> Report:
    return build_report(audit_of(name))


def questions_of(name: str) -> Sequence[Question]:
    return [place.question for place in checklist_of(name).places.values()]


def rows_of(name: str) -> list[list[str]]:
    """The rows of the spreadsheet that are questions: those with more than one cell, below the heads."""
    with (FOLDER / name / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = [[cell.strip() for cell in row] for row in csv.reader(file)]
    head = next(place for place, row in enumerate(rows) if {"Item", "Criterion", "Question"} & {*row})
    asked = {question.ask for question in questions_of(name)}
    return [row for row in rows[head + 1 :] if row[1] in asked]


# ---- what they ask -----------------------------------------------------------------------------------------


@examples
def test_the_spreadsheet_asks_what_the_folder_asks_in_the_same_order(name: str) -> None:
    assert [row[1] for row in rows_of(name)] == [question.ask for question in questions_of(name)]


def test_the_visit_has_forty_things_to_see_and_each_yes_counts_the_same() -> None:
    checklist = checklist_of(STORE)

    assert len(checklist.places) == 40
    assert {checklist.steps(question) for question in questions_of(STORE)} == {("no", "yes")}
    assert checklist.overall == "questions"
    assert {question.weight for question in questions_of(STORE)} == {1}
    assert [row[3] == "x" for row in rows_of(STORE)] == [each.critical for each in questions_of(STORE)]
    assert [row[4] == "yes" for row in rows_of(STORE)] == [each.na for each in questions_of(STORE)]


def test_the_scorecard_has_a_hundred_points() -> None:
    questions = questions_of(CALL)

    assert sum(question.weight for question in questions if question.scored) == 100
    for row, question in zip(rows_of(CALL), questions, strict=True):
        assert row[2] == ("" if question.text else str(question.weight))
        assert (row[4] == "x") == question.critical
        steps = checklist_of(CALL).steps(question)
        points = question.points or (0, question.weight)
        if question.scored:
            assert row[3] == " / ".join(f"{step} ({p:g})" for step, p in zip(steps, points, strict=True))


def test_the_rating_sheet_has_marks_from_0_to_10_and_questions_in_words() -> None:
    questions = questions_of(RATING)

    assert {(each.measure.poor, each.measure.good) for each in questions if each.measure} == {(0, 10)}
    assert sum(bool(each.text) for each in questions) == 4
    for row, question in zip(rows_of(RATING), questions, strict=True):
        assert row[2:4] == (["", "text"] if question.text else [str(question.weight), "0-10"])


# ---- what comes out ----------------------------------------------------------------------------------------


def test_a_critical_thing_fails_the_visit_however_many_others_are_well() -> None:
    report = report_of(STORE)
    passed = build_report(audit_of(STORE, goods_till_price=audit_of(STORE).responses["goods_reached"]))

    assert report.overall.text_and_band == "81 %, 36 answers, ✖ Failed: 1 critical failure"
    assert passed.overall.text_and_band == "83 %, 36 answers, ✔ Passed"
    assert [(row.title, row.owner) for row in report.not_parked][:1] == [
        ("Let shelf and till show one price", "Olga Brandt")
    ]


def test_the_call_has_its_points_of_those_that_came_up() -> None:
    overall = report_of(CALL).overall
    wrong = audit_of(CALL).responses["solving_right"].model_copy(update={"step": 1})

    assert overall.tally.earned == 68
    assert overall.tally.possible == 90  # neither a hold nor a transfer came up
    assert overall.text_and_band == "76 %, 18 answers, ✖ Below standard"
    failed = build_report(audit_of(CALL, solving_right=wrong)).overall
    assert failed.text_and_band == "62 %, 18 answers, ✖ Below standard: 1 critical failure"


def test_of_several_sheets_the_mark_in_the_middle_counts_and_words_count_nothing() -> None:
    report = report_of(RATING)
    shown = {question.id: question for part in report.departments for question in part.questions}

    assert shown["room_quiet"].score == Fraction(4, 10)
    assert shown["people_again"].score == Fraction(8, 10)
    assert shown["words_thanks"].answer == "Femke, for the gluten-free rolls."
    assert report.overall.text_and_band == "84 %, 16 answers, ✔ Good"


@examples
def test_none_of_them_has_a_policy(name: str) -> None:
    assert not report_of(name).has_policy


# ---- and the workbook --------------------------------------------------------------------------------------


@pytest.mark.slow
@examples
def test_it_is_written_as_the_example_of_its_folder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["demo", "--checklists", str(FOLDER / name)]) == 0

    assert report_of(name).overall.text_and_band in capsys.readouterr().out
    assert Path("output/demo.xlsx").is_file()


@pytest.mark.slow
@examples
def test_cellrune_computes_what_the_program_computed(name: str, tmp_path: Path) -> None:
    path = written(report_of(name), tmp_path / f"{name}.xlsx")

    assert_right(Computed(report_of(name), held(path), by_cellrune(path)))


@pytest.mark.libreoffice
def test_libreoffice_computes_what_the_program_computed(tmp_path: Path) -> None:
    paths = [written(report_of(name), tmp_path / f"{name}.xlsx") for name in EXAMPLES]

    for name, path, after in zip(EXAMPLES, paths, by_libreoffice(paths, tmp_path), strict=True):
        assert_right(Computed(report_of(name), held(path), after.values))
