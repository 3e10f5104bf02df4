"""What holds for every sheet in the frame: widths, letters on paper, colours, titles, the order of views."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cxaudit import look
from cxaudit.audit import Audit
from cxaudit.report import Report, build_report
from cxaudit.workbook.columns import Column
from cxaudit.workbook.fitting import characters
from cxaudit.workbook.frame import checked
from cxaudit.workbook.writing import written as book_of
from tests.audits import AUDITS, EXTREMES
from tests.builders import a_checklist, a_department, a_question, an_audit
from tests.workbooks import Written, each_once
from tests.xlsx.values import held

pytestmark = pytest.mark.slow

Books = Callable[[str], Written]

MADE = {**AUDITS, **EXTREMES}

PRINTED = {"portrait": (210 - 16) / 25.4 * 72, "landscape": (297 - 16) / 25.4 * 72}
"""Points of A4 between margins of 8 mm."""

WIDER = 1.06
"""How much wider columns may come out on paper than they are on the screen."""


ON_SCREEN = {"Findings", "Answers"}
"""Sheets that are as wide as they need be, and of which only the first three rows are printed."""

A_CHARACTER = 7
"""Pixels; a width in the file counts what is free beside the letters too."""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Writes the workbook of one of `MADE`, once."""
    return each_once(tmp_path_factory.mktemp("frame"), lambda name: MADE[name]())


@pytest.fixture(params=list(MADE))
def book(request: pytest.FixtureRequest, books: Books) -> Written:
    return books(request.param)


OF_POLICY = ("Policy refresh", "Policy", "House rules", "Training plan")


@cache
def framed(report: Report) -> dict[str, int]:
    """How many columns are printed of each sheet in the frame, by its name."""
    return {page.worksheet.title: page.printed for page in book_of(report).pages if page.printed}


def sheets(book: Written) -> Iterator[tuple[Any, int]]:
    """Each sheet in the frame, with how many of its columns are printed."""
    workbook: Any = load_workbook(book.path)
    return ((workbook[name], printed) for name, printed in framed(book.report).items())


def test_no_sheet_of_the_frame_is_forgotten(books: Books) -> None:
    always = {
        "Summary",
        "Departments",
        "Action plan",
        "By owner",
        "Findings",
        "Answers",
        "Method",
        *OF_POLICY,
    }
    report = books("demo").report
    own = {part.title for part in report.departments if len(part.title) <= 31}
    assert always | own <= framed(report).keys()


def test_columns_fill_a_page_at_most_and_letters_print_at_eight_points(book: Written) -> None:
    for sheet, printed in sheets(book):
        if sheet.title in ON_SCREEN:
            assert re.fullmatch(rf"'{sheet.title}'!\$A\$1:\$[A-Z]+\$3", sheet.print_area)
            continue
        columns = list(sheet.column_dimensions.values())[:printed]
        across = sum(round(column.width * A_CHARACTER) for column in columns if not column.hidden)
        lies = sheet.page_setup.orientation
        assert across <= {"portrait": look.PORTRAIT, "landscape": look.LANDSCAPE}[lies]
        scale = PRINTED[lies] / (across * 0.75 * WIDER)
        sizes = {
            cell.font.size
            for row in sheet.iter_rows(max_col=printed)
            for cell in row
            if cell.value is not None
        }
        assert min(sizes) * scale >= look.LEAST_PRINTED
        assert sizes <= {look.FIGURE, look.TITLE, look.TEXT, look.LABEL}
        assert sheet.print_area.startswith(f"'{sheet.title}'!$A$1:$")


def test_a_page_that_is_too_wide_is_not_written() -> None:
    wide = [Column[None](px=look.PORTRAIT), Column[None](px=6)]
    between = [Column[None](px=20, printed=False), Column[None](px=20)]

    for columns in (wide, between):
        with pytest.raises(ValueError, match="pixels in a page of 860"):
            checked(columns, [column.width for column in columns], look.PORTRAIT)
    assert checked(wide[:1], [characters(look.PORTRAIT)], look.PORTRAIT) == 1


def test_at_most_four_rows_stay_in_sight(book: Written) -> None:
    for sheet, _ in sheets(book):
        if sheet.freeze_panes:
            rows = int(re.sub("[A-Z]", "", sheet.freeze_panes)) - 1
            assert rows <= 4
            assert sheet.print_title_rows in (f"$1:${rows}", heads_of_questions(sheet))


def heads_of_questions(sheet: Any) -> str:  # noqa: ANN401 - a sheet of openpyxl
    """The row of heads on a sheet of a department, which is repeated there."""
    heads = [cell.row for cell in sheet["C"] if cell.value == "Touchpoint"]
    return f"${heads[0]}:${heads[0]}" if heads else ""


WITH_HEADINGS = {"Action plan", "Findings", "Policy refresh", "Training plan", "Answers"}
"""Sheets to sort and filter, whose columns and rows are named."""


def test_a_sheet_shows_no_grid_and_its_tab_has_a_colour_of_the_look(book: Written) -> None:
    for sheet, _ in sheets(book):
        assert not sheet.sheet_view.showGridLines
        assert sheet.sheet_view.showRowColHeaders == (sheet.title in WITH_HEADINGS)
        assert sheet.sheet_properties.tabColor.rgb[-6:] in (look.TAB_RESULT, look.TAB_DEPARTMENT)


FILLS = {
    look.NAVY,
    look.CORAL,
    look.NO_BAND,
    look.MAY_BE_CHANGED,
    look.QUIET,
    look.FOR_YOU,
    look.FEW,
    look.MANY,
}


def test_fills_are_those_of_the_look_and_of_the_bands(book: Written) -> None:
    allowed = FILLS | {band.colour for band in book.report.bands}
    for sheet, _ in sheets(book):
        fills = {
            cell.fill.fgColor.rgb[-6:] for row in sheet.iter_rows() for cell in row if cell.fill.fill_type
        }
        rules = [rule.dxf for area in sheet.conditional_formatting for rule in area.rules if rule.dxf]
        fills |= {dxf.fill.bgColor.rgb[-6:] for dxf in rules if dxf.fill}
        assert fills <= allowed


def test_coral_stands_only_where_somebody_must_act(book: Written) -> None:
    """On its own: the heading of what is critical; all else that is coral says so by a condition."""
    for sheet, _ in sheets(book):
        coral = [
            cell.coordinate
            for row in sheet.iter_rows()
            for cell in row
            if cell.fill.fill_type and cell.fill.fgColor.rgb[-6:] == look.CORAL and cell.value is not None
        ]
        critical = any(item.critical for item in book.report.resolutions)
        again = sum(each.critical for each in book.report.since.actions) if book.report.since else 0
        expected = {"Summary": int(critical), "Since last audit": again}
        assert len(coral) == expected.get(sheet.title, 0)


def departments(*scores: int | None, critical: tuple[int, ...] = ()) -> Audit:
    """Departments of twelve questions answered by these steps, some with a failed critical one beside."""
    titles = ["Sales", "Billing", "Support", "Delivery"]
    parts = []
    for number, title in enumerate(titles[: len(scores)]):
        questions = [a_question(f"d{number}_{place}") for place in range(12)]
        failed = [a_question(f"d{number}_failed", critical=True)] * (number in critical)
        parts.append(a_department(*questions, *failed, id=f"d{number}", title=title))
    answers = {
        f"d{number}_{place}": step
        for number, step in enumerate(scores)
        for place in range(12)
        if step is not None
    }
    answers |= {f"d{number}_failed": 1 for number in critical}
    return an_audit(a_checklist(*parts), answers)


TITLES: dict[str, tuple[Audit, str]] = {
    "nothing rated": (departments(None, None), "None of 2 departments is rated yet"),
    "none poor": (departments(4, 3), "None of 2 departments is ✖ Poor; Billing is lowest with 67 %"),
    "one": (departments(4, 1), "1 of 2 departments is ✖ Poor; Billing is lowest with 0 %"),
    "many": (departments(1, 1, 4), "2 of 3 departments are ✖ Poor; 2 are lowest with 0 %"),
    "all alike": (departments(1, 1), "2 of 2 departments are ✖ Poor; all have 0 %"),
    "alike, some not rated": (
        departments(4, 4, None),
        "None of 3 departments is ✖ Poor; 2 are lowest with 100 %",
    ),
    "one by a failure": (
        departments(4, 4, critical=(1,)),
        "1 of 2 departments is ✖ Poor, by a critical failure; Billing is lowest with 92 %",
    ),
    "some by a failure": (
        departments(1, 4, 4, critical=(1,)),
        "2 of 3 departments are ✖ Poor, 1 of them by a critical failure; Sales is lowest with 0 %",
    ),
    "all by a failure": (
        departments(4, 4, 4, critical=(0, 1)),
        "2 of 3 departments are ✖ Poor, all of them by a critical failure; 2 are lowest with 92 %",
    ),
    "the only one": (departments(4), "Sales is ★ Excellent, with 100 %"),
    "the only one, not rated": (departments(None), "Sales is not rated yet"),
}


@pytest.mark.parametrize("name", TITLES)
def test_the_title_of_departments_reads_well_for_none_one_and_many(name: str, tmp_path: Path) -> None:
    audit, title = TITLES[name]

    assert _cell(audit, tmp_path, "Departments", "B2") == title


WHY: dict[str, tuple[Audit, str]] = {
    "nothing rated": (departments(None, None), "Too little is known to name a band."),
    "the best": (departments(4, 4), "The best band there is."),
    "good": (departments(3, 3), "18 points more are ★ Excellent."),
    "capped": (
        departments(4, 4, critical=(1,)),
        "96 % would be ★ Excellent. 1 critical failure makes it ▲ Fair until it is put right.",
    ),
    "capped twice": (
        departments(4, 4, critical=(0, 1)),
        "92 % would be ★ Excellent. 2 critical failures make it ▲ Fair until all are put right.",
    ),
    "poor by itself": (departments(1, 1, critical=(1,)), "1 critical failure comes first."),
}


@pytest.mark.parametrize("name", WHY)
def test_a_sentence_joins_the_overall_score_and_its_band(name: str, tmp_path: Path) -> None:
    audit, why = WHY[name]

    assert _cell(audit, tmp_path, "Summary", "E9") == why


def _cell(audit: Audit, folder: Path, sheet: str, cell: str) -> object:
    from tests.workbooks import written

    return held(written(build_report(audit), folder / "audit.xlsx")).values[sheet, cell]
