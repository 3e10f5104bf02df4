"""A column is declared once: what it says, shows and computes follows from where it is declared."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cxaudit.audit import Status
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report import build_report
from cxaudit.scoring import Tally
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.tables.answers import Answers
from tests.builders import a_checklist, a_question, an_audit
from tests.recalculation import by_cellrune
from tests.results import table
from tests.workbooks import written
from tests.xlsx.values import held


class Sums(Sheet[int]):
    """A made-up sheet."""

    number = Column[int]("Number", 10)
    double = Column[int]("Double", 10)


def test_columns_stand_in_the_order_in_which_they_are_declared() -> None:
    assert [column.head for column in Sums.columns] == ["Number", "Double"]
    assert [(column.number, column.letter) for column in Sums.columns] == [(1, "A"), (2, "B")]


def test_what_a_tally_counts_has_a_column_on_answers_for_each_field() -> None:
    counted = {field.name for field in fields(Tally)}

    assert counted <= {name for name, each in vars(Answers).items() if isinstance(each, Column)}


STEPS = tuple(f"Step {number} of ten" for number in range(1, 11))


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with a question that has ten steps, answered with the last, between two with fewer."""
    questions = [a_question("first"), a_question("wide", steps=STEPS), a_question("last")]
    report = build_report(an_audit(a_checklist(*questions), {"first": 2, "wide": 10}))
    return written(report, tmp_path_factory.mktemp("wide") / "wide.xlsx")


def test_lists_make_room_for_a_question_with_more_steps(wide: Path) -> None:
    found = held(wide)
    offered = [found.range(rule.formula) for rule in found.choices.values() if rule.kind == "list"]
    sheet: Any = load_workbook(wide)["Lists"]
    heads = {str(cell.value): cell.column_letter for cell in sheet[1] if cell.value}

    assert [*STEPS, NOT_APPLICABLE, UNKNOWN] in offered
    names = {name: cells for name, cells in found.names.items() if cells.startswith("Lists!")}
    assert {name: cells.split("$")[1] for name, cells in names.items()} == {
        name: heads[name] for name in names
    }
    assert found.range("cx_status") == [status.label for status in Status]


def test_a_question_with_more_steps_is_scored_by_all_of_them(wide: Path) -> None:
    rows = {row["ID"]: row for row in table(by_cellrune(wide), "Answers", "Department")}

    assert rows["wide"]["Share"] == 1
    assert rows["first"]["Share"] == pytest.approx(1 / 3)
