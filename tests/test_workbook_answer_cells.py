"""Texts, steps that read like numbers, and points: what is typed, what it is taken for, and what counts."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report import Report, build_report
from tests.builders import Answer, a_checklist, a_department, a_question, a_response, an_audit
from tests.recalculation import by_cellrune, by_libreoffice
from tests.results import places_of, rows_of, table
from tests.workbooks import written
from tests.xlsx.editing import with_typed
from tests.xlsx.values import Held, Place, Value, Values, held

SHEET = "Reception"
NUMBERS = ["0", "2,5", "50 %", "10", "2 May", "1,000", "yes"]
"""Steps that read like numbers, the first the worst; of the last three none can be told by a number."""

STRANGE = "<none of its answers>"


class Book(NamedTuple):
    """A workbook with a question of each kind, and where they are answered."""

    path: Path
    report: Report
    held: Held
    cells: dict[str, Place]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    questions = [
        a_question("wished", text=True, weight=3),
        a_question("counted", steps=NUMBERS),
        a_question("paid", scale="yes_no", points=[1, 4]),
    ]
    answers: dict[str, Answer] = {"wished": a_response(text="Longer hours."), "counted": 4, "paid": 1}
    report = build_report(an_audit(a_checklist(a_department(*questions)), answers))
    path = written(report, tmp_path_factory.mktemp("cells") / "audit.xlsx")
    values = held(path).values
    top = rows_of(values, SHEET, "C", "Touchpoint")[0]
    column = places_of(values, SHEET, top)["Answer"]
    names = [question.id for question in questions]
    cells = {name: (SHEET, f"{column}{row}") for row, name in enumerate(names, top + 1)}
    return Book(path, report, held(path), cells)


def row_of(values: Values, question: str) -> dict[str, Value]:
    return next(row for row in table(values, "Answers", "Department") if row["ID"] == question)


def counted(values: Values, question: str) -> dict[str, Value]:
    heads = ("Rated", "N/A", "Unknown", "Open", "Weight unknown", "None of its answers", "Finding now")
    return {head: row_of(values, question)[head] for head in heads}


NOTHING = {
    "Rated": 0, "N/A": 0, "Unknown": 0, "Open": 0, "Weight unknown": 0, "None of its answers": 0,
    "Finding now": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("A bench.", {}),
        ("t", {}),
        (" 3 ", {}),
        (3, {}),
        ("=1+1", {}),
        ("x" * 3_000, {}),
        ("", {"Open": 1}),
        (" ", {"Open": 1}),
        ("n/a", {"N/A": 1}),
        (" Don't know", {"Unknown": 1}),
    ],
)
def test_whatever_is_written_is_noted_and_never_scored(
    typed: Value, counts: dict[str, Value], book: Book
) -> None:
    after = by_cellrune(book.path, {book.cells["wished"]: typed})

    assert counted(after, "wished") == NOTHING | counts
    assert row_of(after, "wished")["Score"] == ""
    assert row_of(after, "wished")["Weight"] == 0


def test_the_cell_of_a_text_offers_what_may_be_said_instead_and_refuses_nothing(book: Book) -> None:
    rule = book.held.choices[book.cells["wished"]]
    [own] = [row for row in table(book.held.values, SHEET, "Touchpoint") if row["ID"] == "wished"]

    assert book.held.range(rule.formula) == [NOT_APPLICABLE, UNKNOWN]
    assert not rule.refuses
    assert str(own["Question"]).endswith("\n(write it down; it is never scored)")
    assert own["Answer"] == "Longer hours."


MEANT: dict[Value, Value] = {
    "10": "10", 10: "10", "2,5": "2,5", 2.5: "2,5", "50 %": "50 %", 0.5: "50 %", "0": "0", 0: "0",
    "2 may": "2 May", " YES ": "yes", "1,000": "1,000",
    5: STRANGE, 46_144: STRANGE, 1_000: STRANGE, "5": STRANGE, "2.5": STRANGE, -10: STRANGE,
}  # fmt: skip
"""What is typed, or was made a number by pasting, and which step it is taken for."""


@pytest.mark.parametrize("typed", MEANT)
def test_a_step_that_reads_like_a_number_is_found_as_a_text_and_as_that_number(
    typed: Value, book: Book
) -> None:
    after = by_cellrune(book.path, {book.cells["counted"]: typed})

    row = row_of(after, "counted")
    assert row["Answer"] == MEANT[typed]
    assert (row["Rated"], row["Open"]) == ((0, 1) if MEANT[typed] == STRANGE else (1, 0))
    if MEANT[typed] != STRANGE:
        assert row["Share"] == pytest.approx(NUMBERS.index(str(MEANT[typed])) / 6)


@pytest.mark.libreoffice
def test_libreoffice_takes_them_for_the_same_steps(book: Book, tmp_path: Path) -> None:
    paths = [
        with_typed(book.path, tmp_path / f"{number}.xlsx", {book.cells["counted"]: typed})
        for number, typed in enumerate(MEANT)
    ]

    after = by_libreoffice(paths, tmp_path)

    told = {typed: row_of(each.values, "counted")["Answer"] for typed, each in zip(MEANT, after, strict=True)}
    assert told == MEANT
    assert [each.values[book.cells["counted"]] for each in after] == list(MEANT), "texts stayed texts"


def test_steps_stay_texts_in_the_list_and_points_stand_behind_it(book: Book) -> None:
    rule = book.held.choices[book.cells["counted"]]
    [row] = rows_of(book.held.values, "Lists", "A", "paid")

    assert book.held.range(rule.formula) == [*NUMBERS, NOT_APPLICABLE, UNKNOWN]
    assert rule.refuses
    points = [book.held.values["Lists", f"{column}{row}"] for column in "BCDEFG"]
    assert points == ["no", "yes", NOT_APPLICABLE, UNKNOWN, 1, 4]


@pytest.mark.parametrize(("typed", "score"), [("no", 25), ("yes", 100), ("N/A", "")])
def test_points_are_looked_up_beside_the_steps(typed: str, score: Value, book: Book) -> None:
    after = by_cellrune(book.path, {book.cells["paid"]: typed})

    assert row_of(after, "paid")["Score"] == score


def test_method_says_how_points_and_texts_count_where_there_are_some(book: Book, tmp_path: Path) -> None:
    other = build_report(an_audit(a_checklist(a_question()), {"greeted": 2}))

    def labels(values: Values) -> set[Value]:
        return {value for (sheet, cell), value in values.items() if sheet == "Method" and cell[0] == "B"}

    without = labels(held(written(other, tmp_path / "other.xlsx")).values)
    assert {"Points", "Not scored"} <= labels(book.held.values)
    assert not {"Points", "Not scored"} & without
    assert any("step 1 of 2, 1 of 4 points" in str(value) for value in book.held.values.values())
