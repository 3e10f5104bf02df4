"""What is typed or pasted as an answer: what is meant counts, all else is refused, coloured and counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook

from cxaudit.report import Report, build_report
from tests.builders import STEPS, a_checklist, a_department, a_measured_question, a_question, an_audit
from tests.colours import colour_rules, colours, holds
from tests.recalculation import by_cellrune, by_libreoffice, errors
from tests.results import figures, places_of, rows_of, table
from tests.workbooks import written
from tests.xlsx.book import open_book
from tests.xlsx.editing import with_typed
from tests.xlsx.values import Place, Value, Values, held

pytestmark = pytest.mark.slow

SHEET = "Reception"

MEASURED: dict[str, object] = {"measure": {"unit": "rings", "good": 4, "poor": 8, "least": 0, "most": 60}}

MEANT: dict[Value, Value] = {
    "  all of them do ": 100,
    "ALL OF THEM DO": 100,
    " n/a": "",
    "don't KNOW ": "",
    "\u00a0all of them do \u00a0": 100,
    "all\u00a0of them do": 100,
    "N/A\u00a0": "",
}
"""Answers with steps, with the score that comes of each."""

READ: dict[Value, Value] = {
    8: 0, 4: 100, "6": 50, " 6 ": 50, "5.5": 63, "Never": 0, " NEVER ": 0, "n/a ": "", "Don't know ": "",
    60: 0, 0: 100, 2.5: 100, 1: 100, 1.5: 100, "0.5": 100, "2.50": 100, "7.0": 25, "+6": 50, "+5.50": 63,
    ".5": 100,
}  # fmt: skip
"""Answers to a measure that is good at 4, poor at 8, and can be from 0 to 60; with their scores."""

READ_WHERE_PASTED: dict[Value, Value] = {"\u00a06\u00a0": 50, "Never\u00a0": 0, "\u00a0": ""}
"""Answers that are forgiven, though they would be refused where they are typed."""

TIMES: tuple[float, ...] = (2.5 / 24, 0.25, 0.5, 0.95, 1 / 1440, 0.999)
"""What a time of a day and a per cent are, once they are pasted with their format."""

NO_STEPS: tuple[Value, ...] = (
    "soon", "*", "?obody does", "all~", "all of them", 3, 0, -1, "=1+1", "<none of its answers>", ">0",
    "x" * 300, "TRUE", "Never", "nobody does\t", "nobody\u200bdoes",
)  # fmt: skip
NO_READINGS: tuple[Value, ...] = (
    "soon", "*", "4 rings", "2:30", "50%", "50 %", "3 May", "2026-01-05", "1E1", "007", "TRUE", "1,5,0", -0.5,
    60.5, "-1", "61", 46_000, "unknown", "never ever", "x" * 300, "4+", "+-4", "++4", "+", "02.5", "1/2",
    "4 0", "60.01", "+61", "-0.10",
)  # fmt: skip


class Book(NamedTuple):
    """A workbook with two questions, and where they are answered."""

    report: Report
    path: Path
    values: Values
    step: Place
    measure: Place


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    department = a_department(a_question("greeted"), a_question("rings", **MEASURED))
    report = build_report(an_audit(a_checklist(department, a_department(id="billing")), {"greeted": 2}))
    path = written(report, tmp_path_factory.mktemp("pasted") / "audit.xlsx")
    values = held(path).values
    top, column = rows_of(values, SHEET, "C", "Touchpoint")[0], answer_column(values)
    return Book(report, path, values, (SHEET, f"{column}{top + 1}"), (SHEET, f"{column}{top + 2}"))


def answer_column(values: Values) -> str:
    """The column that is typed into."""
    top = rows_of(values, SHEET, "C", "Touchpoint")[0]
    return places_of(values, SHEET, top)["Answer"]


def row_of(values: Values, sheet: str, question: Value) -> dict[str, Value]:
    return next(row for row in table(values, sheet, "Touchpoint") if row["ID"] == question)


@pytest.mark.parametrize("typed", MEANT)
def test_blanks_and_case_of_a_step_are_forgiven(typed: Value, book: Book) -> None:
    after = by_cellrune(book.path, {book.step: typed})

    assert row_of(after, SHEET, "greeted")["Score"] == MEANT[typed]


def test_not_applicable_and_unknown_count_as_such_with_blanks_around_them(book: Book) -> None:
    after = by_cellrune(book.path, {book.step: " n/a ", book.measure: "don't know "})

    row = figures(after)[0]
    assert (row["Rated"], row["N/A"], row["Unknown"], row["Open"]) == (0, 1, 1, 0)
    assert strange_in(after) == ["", "", ""]


@pytest.mark.parametrize("typed", READ | READ_WHERE_PASTED)
def test_a_number_typed_as_a_text_is_a_reading(typed: Value, book: Book) -> None:
    after = by_cellrune(book.path, {book.measure: typed})

    assert row_of(after, SHEET, "rings")["Score"] == (READ | READ_WHERE_PASTED)[typed]
    assert strange_in(after) == ["", "", ""]


def strange_in(values: Values) -> list[str]:
    """What the sheets say of answers that are none: the department's, Departments, and the Summary."""
    says = " that no question takes: they count as open, and bear a ✖ on the departments' sheets."
    said = re.compile(r"(\S+ \S+)" + re.escape(says) + "$")  # after what else a sheet says, if anything
    return [
        next((found[1] for text in on(values, sheet) if (found := said.search(str(text)))), "")
        for sheet in (SHEET, "Departments", "Summary")
    ]


def on(values: Values, sheet: str) -> Iterator[Value]:
    return (value for (there, _), value in values.items() if there == sheet)


@pytest.mark.parametrize("typed", NO_STEPS)
def test_anything_else_is_no_step_and_is_coloured_and_counted(typed: Value, book: Book) -> None:
    after = by_cellrune(book.path, {book.step: typed})

    assert_strange(after, book, book.step, "greeted", typed)


@pytest.mark.parametrize("typed", NO_READINGS + TIMES)
def test_anything_else_is_no_reading_and_is_coloured_and_counted(typed: Value, book: Book) -> None:
    after = by_cellrune(book.path, {book.measure: typed, book.step: STEPS[0]})

    assert_strange(after, book, book.measure, "rings", typed)


def assert_strange(after: Values, book: Book, place: Place, question: str, typed: Value) -> None:
    assert errors(after) == []
    assert row_of(after, SHEET, question)["Score"] == ""
    answered = {row["ID"]: row for row in table(after, "Answers", "Department")}[question]
    assert (answered["Answer"], answered["None of its answers"]) == ("<none of its answers>", 1)
    assert strange_in(after) == ["1 answer"] * 3
    assert colours(book.path, place, typed) == [True, False, False]  # neither set aside nor unknown
    score = f"{places_of(after, SHEET, rows_of(after, SHEET, 'C', 'Touchpoint')[0])['Score']}{place[1][1:]}"
    assert colour_rules(book.path, (SHEET, score))[0] == colour_rules(book.path, place)[0]


def test_several_answers_that_are_none_are_counted_together(book: Book) -> None:
    after = by_cellrune(book.path, {book.step: "soon", book.measure: "2:30"})

    assert strange_in(after) == ["2 answers"] * 3


def test_nothing_is_said_where_all_answers_are_some(book: Book) -> None:
    assert strange_in(book.values) == ["", "", ""]
    assert not any(colours(book.path, book.step, STEPS[1]))
    assert not any(colours(book.path, book.step, ""))


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [*((typed, True) for typed in READ), *((typed, False) for typed in NO_READINGS), (True, False)],
)
def test_a_measure_takes_a_number_that_can_be_true_or_why_there_is_none(
    typed: Value | bool, accepted: bool, book: Book
) -> None:
    rule = held(book.path).choices[book.measure]

    assert (rule.kind, rule.style) == ("custom", "stop")
    assert holds(book.path, book.measure, typed, rule.formula) == accepted


def test_a_time_typed_into_an_answer_stays_a_text(book: Book) -> None:
    """In a cell for texts no reader makes a number of 2:30, of 50 % or of a date."""
    workbook = load_workbook(book.path)
    for sheet, cell in (book.step, book.measure):
        assert workbook[sheet][cell].number_format == "@"


@pytest.mark.parametrize("own", [0.5, 0.1, 1 / 3, -0.25])
def test_what_the_program_wrote_is_an_answer_however_small(own: float, tmp_path: Path) -> None:
    measured = MEASURED | {"measure": {"unit": "hours", "good": -1, "poor": 1, "least": -5}}
    report = build_report(an_audit(a_checklist(a_question("late", **measured)), {"late": own}))
    path = written(report, tmp_path / "audit.xlsx")

    after = by_cellrune(path)

    assert row_of(after, SHEET, "late")["Answer as understood"] == own
    assert strange_in(after) == ["", "", ""]


def test_a_share_of_one_is_a_number_however_it_is_pasted(tmp_path: Path) -> None:
    measured = {"measure": {"unit": "of all", "good": 1, "poor": 0, "least": 0, "most": 1}}
    report = build_report(an_audit(a_checklist(a_question("share", **measured))))
    path = written(report, tmp_path / "audit.xlsx")
    [place] = [place for place, rule in held(path).choices.items() if "VALUE" in rule.formula]

    after = by_cellrune(path, {place: 0.5})

    assert row_of(after, SHEET, "share")["Score"] == 50


def test_a_measure_that_can_be_anything_takes_anything_that_is_a_number(tmp_path: Path) -> None:
    report = build_report(an_audit(a_checklist(a_measured_question())))
    path = written(report, tmp_path / "audit.xlsx")
    [place] = [place for place, rule in held(path).choices.items() if "VALUE" in rule.formula]

    accepted = [holds(path, place, typed, held(path).choices[place].formula) for typed in (0, 1e15, -1)]

    assert accepted == [True, True, False]  # least is 0 where nothing is said


@pytest.mark.parametrize("typed", ["Seen by me", "*", 3, " stated", "Stated\u00a0"])
def test_evidence_that_is_none_of_its_kinds_backs_nothing(typed: Value, book: Book) -> None:
    evidence = (
        SHEET,
        f"{places_of(book.values, SHEET, int(book.step[1][1:]) - 1)['Evidence']}{book.step[1][1:]}",
    )

    after = by_cellrune(book.path, {evidence: typed})

    answered = {row["ID"]: row for row in table(after, "Answers", "Department")}["greeted"]
    assert answered["Weight more than stated"] == 0
    assert colours(book.path, evidence, typed) == [str(typed).strip().lower() != "stated"]


@pytest.mark.parametrize("typed", [" observed ", "\u00a0Observed\u00a0"])
def test_evidence_counts_with_blanks_around_it(typed: Value, book: Book) -> None:
    evidence = (
        SHEET,
        f"{places_of(book.values, SHEET, int(book.step[1][1:]) - 1)['Evidence']}{book.step[1][1:]}",
    )

    after = by_cellrune(book.path, {evidence: typed})

    answered = {row["ID"]: row for row in table(after, "Answers", "Department")}["greeted"]
    assert answered["Weight more than stated"] == 1


@pytest.mark.libreoffice
def test_libreoffice_takes_what_is_meant_and_nothing_else(tmp_path: Path) -> None:
    steps = {f"step_{number}": typed for number, typed in enumerate((*MEANT, *NO_STEPS))}
    readings = {
        f"reading_{number}": typed
        for number, typed in enumerate((*READ, *READ_WHERE_PASTED, *NO_READINGS, *TIMES))
    }
    checklist = a_checklist(*map(a_question, steps), *(a_question(id, **MEASURED) for id in readings))
    path = written(build_report(an_audit(checklist)), tmp_path / "audit.xlsx")
    values = held(path).values
    rows, column = rows_by_id(values), answer_column(values)
    typed = {(SHEET, f"{column}{rows[id]}"): value for id, value in (steps | readings).items()}

    [after] = by_libreoffice([with_typed(path, tmp_path / "typed.xlsx", typed)], tmp_path)

    assert errors(after.values) == []
    scores = {id: row_of(after.values, SHEET, id)["Score"] for id in rows}
    assert {id: scores[id] for id in steps} == {id: MEANT.get(value, "") for id, value in steps.items()}
    read = READ | READ_WHERE_PASTED
    assert {id: scores[id] for id in readings} == {id: read.get(value, "") for id, value in readings.items()}
    assert strange_in(after.values) == [f"{len(NO_STEPS) + len(NO_READINGS) + len(TIMES)} answers"] * 3


def rows_by_id(values: Values) -> dict[Value, int]:
    """Row of each question on its department's sheet."""
    top = rows_of(values, SHEET, "C", "Touchpoint")[0] + 1
    return {row["ID"]: number for number, row in enumerate(table(values, SHEET, "Touchpoint"), top)}


def test_nobody_is_warned_of_a_number_typed_as_a_text(book: Book) -> None:
    [sheet] = [sheet for sheet in open_book(book.path).sheets if sheet.name == SHEET]

    column = book.measure[1][0]
    ranges = f"{column}{book.step[1][1:]}:{column}{book.measure[1][1:]}"
    ignored = [(each.get("sqref"), each.get("numberStoredAsText")) for each in sheet.all("ignoredErrors/*")]
    assert ignored == [(ranges, "1")]
