"""Sheets as people meet them: first cells, widths of figures, ways of writing, names of sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from cxaudit.audit import Audit
from cxaudit.days import in_full
from cxaudit.report import Report, build_report
from cxaudit.workbook.columns import Sheet
from cxaudit.workbook.tables.action_plan import ActionPlan
from cxaudit.workbook.tables.answers import Answers
from cxaudit.workbook.tables.findings import Findings
from cxaudit.workbook.tables.policy_refresh import PolicyRefresh
from cxaudit.workbook.tables.questions import Questions
from cxaudit.workbook.tables.training_plan import TrainingPlan
from tests.audits import AUDITS
from tests.builders import Answer, a_checklist, a_department, a_question, a_response, an_audit
from tests.recalculation import by_cellrune
from tests.results import own_sheets, places_of, rows_of, starred, table
from tests.workbooks import Written, each_once, written
from tests.xlsx.values import Value, held

pytestmark = pytest.mark.slow

Books = Callable[[str], Written]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Writes the workbook of one of `AUDITS`, once."""
    return each_once(tmp_path_factory.mktemp("readable"), lambda name: AUDITS[name]())


@pytest.fixture(params=["two departments", "made up", "hostile"])
def book(request: pytest.FixtureRequest, books: Books) -> Written:
    return books(request.param)


def test_the_first_cell_says_what_the_sheet_is_and_the_cursor_stands_there(book: Written) -> None:
    own = dict(zip(own_sheets(book.held.sheets, book.report), book.report.departments, strict=True))
    made, kind = (
        ("self-assessment", "Self-assessment")
        if book.report.by_oneself
        else ("audit", "Customer experience audit")
    )
    said = f"{book.report.organisation}, {made} of {in_full(book.report.day)}"
    first = {
        "Summary": f"{kind}   Summary",
        "Policy": "Policy: our promises to customers",
        **{
            name: f"{name}   {said}".replace("_x000D_", "\r")
            for name in (
                "Departments",
                "Action plan",
                "By owner",
                "Findings",
                "House rules",
                "Policy refresh",
                "Since last audit",
                "Training plan",
                "Answers",
                "Method",
            )
        },
        **{name: f"{part.title}   {said}".replace("_x000D_", "\r") for name, part in own.items()},
    }
    workbook: Any = load_workbook(book.path)
    for sheet in workbook.worksheets:
        if sheet.sheet_state == "visible":
            shown = str(book.held.values[sheet.title, "A1"])
            assert shown.replace("_x000D_", "\r") == first.get(sheet.title, sheet.title)
            assert not sheet.column_dimensions["A"].hidden
            active = sheet.sheet_view.pane.activePane if sheet.sheet_view.pane else None
            [chosen] = [each for each in sheet.sheet_view.selection if each.pane == active]
            assert (chosen.activeCell, chosen.sqref) == ("A1", "A1")


@pytest.mark.parametrize("kind", [Questions, Answers, ActionPlan, Findings, PolicyRefresh, TrainingPlan])
def test_hidden_columns_stand_at_the_right(kind: type[Sheet[Any]]) -> None:
    hidden = [not column.width for column in kind.columns]

    assert hidden == sorted(hidden)


WIDE = {" ": 0.32, "%": 0.95, "+": 0.84}
WIDE_AND_BOLD = {" ": 0.35, "%": 1.0, "+": 0.84}
"""Letters in em in a wide font, such as DejaVu Sans, which stands in where Calibri is missing."""

_OTHERS = {False: 0.64, True: 0.7}
"""All other letters that dates and figures have, by whether they are bold."""

A_CHARACTER = 7
"""Pixels; a width in the file counts what is free beside the letters too."""

_PADDING = 5
"""Pixels beside the letters of a cell."""


def test_a_hundred_per_cent_and_any_date_find_room_in_a_wider_font(books: Books) -> None:
    """A number that finds none is shown as ###."""
    narrow, seen = set(), set()
    for name in ("demo", "hostile"):  # the second has an audit before it, and so changes
        workbook: Any = load_workbook(books(name).path)
        for sheet in workbook.worksheets:
            merged = {(part.min_row, part.min_col): part.max_col for part in sheet.merged_cells.ranges}
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                said = LONGEST.get(cell.number_format)
                if said and cell.column <= len(sheet.column_dimensions):
                    last = merged.get((cell.row, cell.column), cell.column)
                    letters = [get_column_letter(number) for number in range(cell.column, last + 1)]
                    wide = sum(round(sheet.column_dimensions[each].width * A_CHARACTER) for each in letters)
                    needed = wide_font(said, bold=bool(cell.font.bold)) * cell.font.size / 0.75 + _PADDING
                    seen.add((said, cell.font.size))
                    shrinks = cell.alignment.shrink_to_fit
                    if (
                        needed > wide
                        and not shrinks
                        and not sheet.column_dimensions[cell.column_letter].hidden
                    ):
                        narrow.add((sheet.title, cell.column_letter, said, needed, wide))
    assert narrow == set()
    assert {("100 %", 26), ("100 %", 10), ("28 Sep 2028", 10), ("+100", 10)} <= seen


def wide_font(text: str, *, bold: bool) -> float:
    """Width of a text in em."""
    letters = WIDE_AND_BOLD if bold else WIDE
    return sum(letters.get(letter, _OTHERS[bold]) for letter in text)


LONGEST = {
    '0" %"': "100 %",
    "d mmm yyyy": "28 Sep 2028",
    "d mmm": "28 Sep",
    "+0;-0;0": "+100",
    "+0;\N{MINUS SIGN}0;0": "+100",
    "0": "1000",
    "0;-0;": "1000",
}
"""The longest that each number format shows."""


def test_a_whole_per_cent_is_no_share_of_a_hundred(books: Books) -> None:
    """A bare % in a format shows 57 as 5,700 %: it is quoted wherever whole per cents stand."""
    workbook: Any = load_workbook(books("demo").path)
    formats = {cell.number_format for sheet in workbook for row in sheet.iter_rows() for cell in row}

    assert {each for each in formats if "%" in each} == {'0" %"'}


@pytest.mark.parametrize(
    ("language", "right_to_left"),
    [("en", False), ("de-AT", False), ("az", False), ("az-Arab", True), ("ar", True), ("ar-EG", True),
     ("he", True), ("fa-IR", True), ("ur", True), ("pa", False), ("ku-Latn", False), ("ar-Latn", False)],
)  # fmt: skip
def test_sheets_run_the_way_their_language_is_written(
    language: str, right_to_left: bool, tmp_path: Path
) -> None:
    report = build_report(an_audit(a_checklist(language=language), {"reception_greeted": 2}))

    workbook: Any = load_workbook(written(report, tmp_path / "audit.xlsx"))

    for sheet in workbook.worksheets:
        assert bool(sheet.sheet_view.rightToLeft) == right_to_left
    title = workbook["Summary"]["B2"].alignment
    assert title.horizontal == ("right" if right_to_left else "left")
    assert (title.readingOrder == 2) == right_to_left


HOUSE = "Sales and returns of the whole house"

NAMES = {
    "one long title": ([f"{HOUSE}, east wing"], ["Sales and returns of the whole"]),
    "two that differ at their end": (
        [f"{HOUSE}, east wing", f"{HOUSE}, west wing"],
        ["Sales and returns of…east wing", "Sales and returns of…west wing"],
    ),
    "a long end": (
        [f"{HOUSE}, east wing of the old building", f"{HOUSE}, west wing of the old building"],
        ["Sales and…east wing of the o", "Sales and…west wing of the o"],
    ),
    "one begins another": (
        [HOUSE, f"{HOUSE} two"],
        ["Sales and returns of the whole", "Sales and returns of…house two"],
    ),
    "one word": (["x" * 40 + "a", "x" * 40 + "b"], ["x" * 29 + "…a", "x" * 29 + "…b"]),
    "short ones": (["Sales", "Sales 2"], ["Sales", "Sales 2"]),
}


@pytest.mark.parametrize("name", NAMES)
def test_names_of_sheets_keep_what_tells_them_apart(name: str, tmp_path: Path) -> None:
    titles, expected = NAMES[name]
    departments = [a_department(id=f"d{number}", title=title) for number, title in enumerate(titles)]

    names = own_sheets(*_written(an_audit(a_checklist(*departments)), tmp_path))

    assert [name[: len(said)] for name, said in zip(names, expected, strict=True)] == expected
    assert all(len(name) <= 31 for name in names)


def _written(audit: Audit, folder: Path) -> tuple[tuple[str, ...], Report]:
    report = build_report(audit)
    return held(written(report, folder / "audit.xlsx")).sheets, report


SEEN: dict[str, object] = {"how": "test", "weight": 2}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """One failed critical question, one finding, one unknown, one strength."""
    checklist = a_checklist(
        a_question("failed", critical=True, **SEEN),
        a_question("poor", **SEEN),
        a_question("unknown", **SEEN),
        a_question("strong", **SEEN),
    )
    answers: dict[str, Answer] = {"failed": 1, "poor": 2, "unknown": a_response(unknown=True), "strong": 4}
    report = build_report(an_audit(checklist, answers))
    path = written(report, tmp_path_factory.mktemp("since") / "audit.xlsx")
    return Written(report, path, held(path))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("all of them do", "no longer so: all of them do."),
        ("a few do", "changed since: a few do."),
        ("N/A", "no longer so: N/A."),
        ("", "no longer so: no answer."),
        ("nobody does", "Found: nobody does."),
    ],
)
def test_the_summary_says_of_a_critical_what_is_no_longer_so(
    answer: str, said: str, changed: Written
) -> None:
    after = by_cellrune(changed.path, {_answer(changed, "failed"): answer})

    [item] = [each for each in changed.report.resolutions if each.critical]
    row = next(row for row in range(12, 30) if after.get(("Summary", f"B{row}")) == item.number)
    assert str(after["Summary", f"C{row + 1}"]) == f"{said}  {item.owner} · Open"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("a few do", "no longer so: a few do"),
        ("Don't know", "no longer so: Don't know"),
        ("all of them do", ""),
    ],
)
def test_the_summary_says_of_a_strength_what_is_no_longer_so(
    answer: str, said: str, changed: Written
) -> None:
    after = by_cellrune(changed.path, {_answer(changed, "strong"): answer})

    [row] = rows_of(after, "Summary", "B", "★")
    assert after.get(("Summary", f"S{row}"), "") == said


def _answer(book: Written, question: str) -> tuple[str, str]:
    top = rows_of(book.held.values, "Reception", "C", "Touchpoint")[0]
    columns = places_of(book.held.values, "Reception", top)
    return (
        "Reception",
        f"{columns['Answer']}{rows_of(book.held.values, 'Reception', columns['ID'], question)[0]}",
    )


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("poor", "all of them do", "no longer so: all of them do"),
        ("poor", "nobody does", "changed since: nobody does"),
        ("unknown", "all of them do", "no longer so: all of them do"),
        ("unknown", "nobody does", "changed since: nobody does"),
        ("unknown", "Don't know", ""),
    ],
)
def test_findings_say_what_is_no_longer_so(question: str, answer: str, said: Value, changed: Written) -> None:
    after = by_cellrune(changed.path, {_answer(changed, question): answer})

    rows = {row["ID"]: row for row in table(after, "Findings", "No.")}
    assert rows[question]["What became of it"] == said
    why = next(each.why for each in changed.report.findings if each.question == question)
    assert rows[question]["Why"] == "\n".join(filter(None, [str(said), why]))


def test_a_strength_on_its_department_s_sheet_says_what_is_no_longer_so(changed: Written) -> None:
    after = by_cellrune(changed.path, {_answer(changed, "strong"): "a few do"})

    [row] = starred(after, "Reception")
    assert after["Reception", f"I{row}"] == "no longer so: a few do"
