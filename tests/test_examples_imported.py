"""Checklists of our own like those that other people bring: from the spreadsheet to the workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxaudit.audit import Answers
from cxaudit.checklist import Checklist
from cxaudit.cli import main
from cxaudit.library import load_checklist, read_answers
from cxaudit.plan import begin
from cxaudit.report import Report, build_report
from tests.builders import DAY
from tests.computed import Computed, assert_right
from tests.random_others import EXAMPLES
from tests.recalculation import by_cellrune, by_libreoffice
from tests.test_examples import FOLDER, checklist_of, report_of
from tests.workbooks import written
from tests.xlsx.values import held

examples = pytest.mark.parametrize("name", EXAMPLES)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def imported(name: str) -> Checklist:
    assert main(["checklist", "import", str(FOLDER / name / f"{name}.csv"), "--to", "theirs"]) == 0
    return load_checklist(Path("theirs"))


def answered(name: str, checklist: Checklist) -> Answers:
    """The answers to the folder's questions, to those of the spreadsheet that ask the same."""
    told = read_answers(FOLDER / name / "examples" / "demo.yaml", checklist_of(name), DAY)
    ids = {place.question.ask: id for id, place in checklist.places.items()}
    responses = {
        ids[checklist_of(name).places[id].question.ask]: answer for id, answer in told.responses.items()
    }
    return told.model_copy(update={"responses": responses, "people": ()})


def report_on(name: str) -> Report:
    checklist = imported(name)
    return build_report(begin(answered(name, checklist), checklist, name))


def by_ask(report: Report) -> dict[str, tuple[object, ...]]:
    return {
        question.ask: (question.score, question.weight, question.critical)
        for part in report.departments
        for question in part.questions
    }


@examples
def test_the_spreadsheet_scores_every_answer_as_the_folder_does(name: str) -> None:
    report, ours = report_on(name), report_of(name)

    assert by_ask(report) == by_ask(ours)
    assert report.overall.tally.earned == ours.overall.tally.earned
    assert report.overall.score == ours.overall.score  # with `overall: questions` in what is imported


@pytest.mark.slow
@examples
def test_cellrune_computes_what_the_program_computed(name: str, tmp_path: Path) -> None:
    report = report_on(name)
    path = written(report, tmp_path / f"{name}.xlsx")

    assert_right(Computed(report, held(path), by_cellrune(path)))


@pytest.mark.libreoffice
@examples
def test_libreoffice_computes_what_the_program_computed(name: str, tmp_path: Path) -> None:
    report = report_on(name)
    path = written(report, tmp_path / f"{name}.xlsx")

    [after] = by_libreoffice([path], tmp_path)

    assert_right(Computed(report, held(path), after.values))
