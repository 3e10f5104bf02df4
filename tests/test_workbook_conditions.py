"""Questions that hang on one another, must be answered or need a note: as they count in the workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook

from cxaudit.report import build_report
from cxaudit.workbook.fitting import tall
from tests.builders import a_checklist, a_department, a_question, a_response, an_audit
from tests.colours import colour_rules
from tests.recalculation import by_cellrune
from tests.results import figures, places_of, rows_of, table
from tests.workbooks import written
from tests.xlsx.values import Held, Place, Value, Values, held

HANGING = a_checklist(
    a_department(
        a_question("sells"),
        a_question("told", only_if={"sells": [3, 4]}),
        a_question("must", na=False),
        a_question("counted", measure={"unit": "rings", "good": 4, "poor": 8}, na=False),
        a_question("poor", needs_note=2),
        a_question("aside", weight=0),
        id="sales",
        title="Sales",
    ),
    a_department(a_question("kept", only_if={"told": [4]}), id="billing", title="Billing"),
)
ANSWERS = {"sells": 4, "told": 4, "kept": 3, "must": 4, "counted": 4, "poor": 3, "aside": 2}
OF = {id: place.department.title for id, place in HANGING.places.items()}


class Book(NamedTuple):
    """A workbook, and where things stand in it."""

    path: Path
    held: Held

    def cell(self, question: str, head: str = "Answer") -> Place:
        sheet = OF[question]
        heads = rows_of(self.held.values, sheet, "C", "Touchpoint")[0]
        columns = places_of(self.held.values, sheet, heads)
        return sheet, f"{columns[head]}{rows_of(self.held.values, sheet, columns['ID'], question)[0]}"

    def on_answers(self, question: str, head: str) -> Place:
        columns = places_of(self.held.values, "Answers", 4)
        return "Answers", f"{columns[head]}{rows_of(self.held.values, 'Answers', columns['ID'], question)[0]}"

    def after(self, **typed: Value) -> Values:
        return by_cellrune(self.path, {self.cell(id): value for id, value in typed.items()})


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    path = written(
        build_report(an_audit(HANGING, ANSWERS)), tmp_path_factory.mktemp("hanging") / "audit.xlsx"
    )
    return Book(path, held(path))


def row(values: Values, question: str) -> dict[str, Value]:
    return next(each for each in table(values, "Answers", "Department") if each["ID"] == question)


def test_whoever_changes_an_answer_sees_what_hangs_on_it_set_aside_on_other_sheets_too(book: Book) -> None:
    after = book.after(sells="a few do")

    assert [row(after, id)["Answer"] for id in ("told", "kept")] == ["N/A", "N/A"]
    assert [row(after, id)["N/A"] for id in ("told", "kept")] == [1, 1]
    assert [row(after, id)["Score"] for id in ("told", "kept")] == ["", ""]
    assert after[book.cell("told")] == "all of them do"  # what was typed stays


def test_what_was_set_aside_counts_again_once_the_other_answer_is_changed_back(tmp_path: Path) -> None:
    path = written(build_report(an_audit(HANGING, {**ANSWERS, "sells": 1})), tmp_path / "audit.xlsx")
    book = Book(path, held(path))

    assert row(book.held.values, "told")["Answer"] == "N/A"
    assert book.held.values[book.cell("told")] == "all of them do"
    assert row(book.after(sells="all of them do"), "told")["Score"] == 100
    assert row(book.after(sells="all of them do"), "kept")["Score"] == 67


@pytest.mark.parametrize("other", ["", "Don't know", "soon"])
def test_while_the_other_has_no_answer_the_question_stands_as_it_is(other: str, book: Book) -> None:
    assert row(book.after(sells=other), "told")["Score"] == 100


def test_what_hangs_on_what_is_not_applicable_is_not_either(book: Book) -> None:
    after = book.after(told="n/a ")

    assert row(after, "kept")["Answer"] == "N/A"


def test_what_is_set_aside_looks_so_and_says_so(book: Book) -> None:
    rules = colour_rules(book.path, book.cell("told", "Score"))
    aside = [rule for rule in rules if rule.number_format and "N/A" in rule.number_format]

    assert len(aside) == 1
    assert "only if the answer is" in str(book.held.values[book.cell("told", "Question")])


@pytest.mark.parametrize("question", ["must", "counted"])
def test_what_must_be_answered_does_not_understand_not_applicable(question: str, book: Book) -> None:
    after = book.after(**{question: "N/A"})

    assert [row(after, question)[head] for head in ("N/A", "Open", "None of its answers")] == [0, 1, 1]


def test_what_must_be_answered_does_not_offer_not_applicable(book: Book) -> None:
    offered = book.held.range(book.held.choices[book.cell("must")].formula)
    usual = book.held.range(book.held.choices[book.cell("sells")].formula)

    assert "N/A" not in offered
    assert "N/A" in usual


def test_an_answer_that_needs_a_note_is_counted_until_there_is_one(book: Book) -> None:
    poor = book.after(poor="a few do")
    said = "1 answer needs a note: its cell on Answers is red."

    assert said in str(poor["Sales", "H4"])
    for place in (book.cell("poor", "Note for staff"), book.on_answers("poor", "Note for the client")):
        note = {book.cell("poor"): "a few do", place: "as Ruth says"}
        assert ("Sales", "H4") not in by_cellrune(book.path, note)
    assert ("Sales", "H4") not in book.after(poor="most of them do")


def test_the_book_says_which_notes_were_missing_on_the_day(tmp_path: Path) -> None:
    def said(**note: str) -> Value:
        audit = an_audit(HANGING, {"poor": a_response(1, **note)})
        return held(written(build_report(audit), tmp_path / "audit.xlsx")).values.get(("Sales", "H4"), "")

    assert said() == "1 answer needs a note: its cell on Answers is red."
    assert said(note="as Ruth says") == said(staff_note="we know") == said(private="for me") == ""


def test_what_has_no_weight_shows_its_score_and_counts_nowhere(book: Book) -> None:
    told = row(book.held.values, "aside")

    assert told["Score"] == 33
    assert [told[head] for head in ("Rated", "Open", "Weight rated", "Finding now")] == [0, 0, 0, ""]
    assert row(book.after(aside=""), "aside")["Open"] == 1


def test_a_department_without_weight_has_its_own_score_and_is_in_none_of_the_whole(tmp_path: Path) -> None:
    weightless = a_department(
        *(a_question(f"b{n}", critical=n == 0) for n in range(3)), id="billing", title="Billing", weight=0
    )
    checklist = a_checklist(a_department(*(a_question(f"a{n}") for n in range(3))), weightless)
    answers = {**{f"a{n}": 4 for n in range(3)}, **{f"b{n}": 1 for n in range(3)}}
    path = written(build_report(an_audit(checklist, answers)), tmp_path / "audit.xlsx")

    rows = {each["Department"]: each for each in figures(by_cellrune(path))}

    assert (rows["Billing"]["Score"], rows["Billing"]["Rated"]) == (0, 3)
    assert rows["Billing"]["Band"] == "✖ Poor: 1 critical failure"
    whole = rows["All departments"]
    assert [whole[head] for head in ("Score", "Rated", "Critical failures", "Coverage")] == [100, 3, 0, 100]
    assert whole["Band"] == "★ Excellent"


def test_where_no_department_has_weight_the_whole_is_empty(tmp_path: Path) -> None:
    checklist = a_checklist(a_department(weight=0))
    path = written(build_report(an_audit(checklist, {"reception_greeted": 4})), tmp_path / "audit.xlsx")

    rows = {each["Department"]: each for each in figures(by_cellrune(path))}

    assert (rows["All departments"]["Score"], rows["All departments"]["Band"]) == ("", "not rated")
    assert rows["Reception"]["Score"] == 100


def test_a_standard_too_long_for_a_row_is_whole_in_its_cell_and_again_below(tmp_path: Path) -> None:
    ask = ("a standard word for word " * 79).strip()
    checklist = a_checklist(a_question("long", ask=ask), a_question("short"))
    path = written(build_report(an_audit(checklist, {"long": 1})), tmp_path / "audit.xlsx")

    sheet: Any = load_workbook(path)["Reception"]
    cells = [each for line in sheet.iter_rows() for each in line if str(each.value)[:10] == ask[:10]]
    [there, *below] = sorted(cells, key=lambda cell: cell.row)

    assert len(ask) == 1974
    assert there.value == ask
    assert " ".join(each.value.strip() for each in below) == ask
    across = sum(column.width * 7 for name, column in sheet.column_dimensions.items() if "C" <= name <= "K")
    for each in below:
        assert tall(each.value, across) * 0.75 <= sheet.row_dimensions[each.row].height < 409


@pytest.mark.parametrize(
    ("weights", "begins"),
    [
        ((1, 3), "Each score counts by its weight: 1 minor, 2 matters, 3 decides"),
        ((1, 1, 0), "Each score counts alike, by the weight 1."),
        ((5, 40), "Each score counts by its weight, here up to 40."),
    ],
)
def test_method_says_of_weights_what_they_are_in_this_checklist(
    weights: tuple[int, ...], begins: str, tmp_path: Path
) -> None:
    questions = [a_question(f"q{place}", weight=weight) for place, weight in enumerate(weights)]
    values = held(written(build_report(an_audit(a_checklist(*questions))), tmp_path / "a.xlsx")).values

    [said] = [value for (sheet, _), value in values.items() if sheet == "Method" and begins in str(value)]
    assert str(said).startswith(begins)
