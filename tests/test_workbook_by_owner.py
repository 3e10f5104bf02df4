"""By owner: who has how much to do and by when, as the action plan has it now; names are no patterns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

from cxaudit.audit import Audit
from cxaudit.report import Report, build_report
from tests.builders import a_checklist, a_department, a_question, an_audit
from tests.recalculation import by_cellrune, by_libreoffice, differences, errors
from tests.results import places_of, rows_of
from tests.workbooks import written
from tests.xlsx.editing import with_typed
from tests.xlsx.values import Held, Place, Value, Values, held

pytestmark = pytest.mark.slow

SHEET, PLAN = "By owner", "Action plan"
STAR, MORE, LEAD, KIM, NOBODY = "* Star", ">5", "Reception lead", "Kim", "others, or nobody"
TABLE = "BDEFGHIJK"
"""Columns: owner, first day, critical, three months, later, quick wins, all that is open."""


class Book(NamedTuple):
    """A workbook, and where things stand in its plan."""

    report: Report
    path: Path
    held: Held
    heads: dict[str, str]

    def cell(self, head: str, row: int) -> Place:
        """A cell of the plan, by its head and its row among the items, from 0; spare rows come last."""
        return PLAN, f"{self.heads[head]}{5 + row}"

    @property
    def spare(self) -> int:
        """The first spare row."""
        return len(self.report.not_parked) + len(self.report.parked)


def audit() -> Audit:
    """Six items: three of `* Star`, two of `>5`, one of whoever leads; two are critical."""
    owners = {"a": STAR, "b": STAR, "c": STAR, "d": MORE, "e": MORE, "f": LEAD}
    questions = [a_question(f"q_{id}", clause=id, critical=id in "ad", weight=2) for id in owners]
    states = {f"reception.{id}": {"owner": owner} for id, owner in owners.items()}
    checklist = a_checklist(a_department(*questions))
    return an_audit(checklist, dict.fromkeys((each.id for each in questions), 1), actions=states)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    report = build_report(audit())
    path = written(report, tmp_path_factory.mktemp("by_owner") / "audit.xlsx")
    found = held(path)
    return Book(
        report, path, found, places_of(found.values, PLAN, rows_of(found.values, PLAN, "C", "No.")[0])
    )


def counts(values: Values) -> dict[Value, list[Value]]:
    """The table: what stands beside each name: the sum, three on the list, all others."""
    rows = ([values.get((SHEET, f"{column}{row}"), "") for column in TABLE] for row in range(5, 10))
    return {name: cells for name, *cells in rows if name}


def blocks(values: Values) -> dict[Value, list[tuple[Value, ...]]]:
    """Number, title, status and day of what each has to do, as the blocks list it."""
    found: dict[Value, list[tuple[Value, ...]]] = {}
    name: Value = ""
    for row in range(10, 80):
        first, *others = (values.get((SHEET, f"{column}{row}"), "") for column in "BCJK")
        if str(others[-1]).endswith((" item", " items")):
            name = first
            found[name] = []
        elif name and any(others):
            found[name].append((first, *others))
    return found


def open_in_all(values: Values) -> dict[Value, Value]:
    return {name: cells[-1] for name, cells in counts(values).items()}


def test_names_that_are_patterns_elsewhere_are_counted_as_names(book: Book) -> None:
    assert open_in_all(book.held.values) == {"All": 6, STAR: 3, MORE: 2, LEAD: 1}
    assert list(open_in_all(book.held.values)) == ["All", STAR, MORE, LEAD]
    assert {name: len(rows) for name, rows in blocks(book.held.values).items()} == {
        STAR: 3, MORE: 2, LEAD: 1,
    }  # fmt: skip


def test_what_the_program_wrote_is_what_is_computed(book: Book) -> None:
    after = by_cellrune(book.path)

    assert differences(book.held.values, after, book.held.formulas) == []


def items(book: Book, owner: str) -> Iterator[tuple[Value, ...]]:
    for item in book.report.not_parked:
        if item.owner == owner:
            day = item.contained_by or item.due
            assert day
            yield item.number, item.title, item.status.label, serial(day)


def serial(day: date) -> float:
    return float(to_excel(day))  # type: ignore[no-untyped-call]


def test_blocks_list_what_each_has_to_do_by_number(book: Book) -> None:
    for owner in (STAR, MORE):
        assert blocks(book.held.values)[owner] == sorted(items(book, owner))


def test_everything_is_counted_once_in_a_month(book: Book) -> None:
    for name, (_first, critical, *months, quick, whole) in counts(book.held.values).items():
        assert sum(float(each or 0) for each in months) == whole
        mine = [each for each in book.report.not_parked if name in ("All", each.owner)]
        assert (critical, quick) == (
            sum(each.critical for each in mine),
            sum(each.quick_win for each in mine),
        )


def test_the_first_day_is_that_of_a_critical_to_be_contained(book: Book) -> None:
    days = [each.contained_by or each.due for each in book.report.not_parked if each.owner == MORE]

    assert counts(book.held.values)[MORE][0] == min(serial(day) for day in days if day)


CHANGES: dict[str, tuple[dict[tuple[str, int], Value], dict[Value, Value]]] = {
    "done": ({("Status", 0): " done "}, {"All": 5, STAR: 2, MORE: 2, LEAD: 1}),
    "handed on, with blanks and in capitals": (
        {("Owner", 0): f" {MORE}\u00a0"},
        {"All": 6, MORE: 3, STAR: 2, LEAD: 1},
    ),
    "to somebody who is on no list": ({("Owner", 0): KIM}, {"All": 6, MORE: 2, STAR: 2, LEAD: 1, NOBODY: 1}),
    "to nobody": ({("Owner", 0): " "}, {"All": 6, MORE: 2, STAR: 2, LEAD: 1, NOBODY: 1}),
    "in capitals": ({("Owner", 0): LEAD.upper()}, {"All": 6, STAR: 2, MORE: 2, LEAD: 2}),
    "a row of one's own": (
        {("What", 6): "Paint the door.", ("Owner", 6): STAR},
        {"All": 7, STAR: 4, MORE: 2, LEAD: 1},
    ),
    "an owner alone is no row": ({("Owner", 6): STAR}, {"All": 6, STAR: 3, MORE: 2, LEAD: 1}),
    "nothing is left": ({("Status", row): "Dropped" for row in range(6)}, {"All": 0}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_follows_the_plan(name: str, book: Book) -> None:
    changes, expected = CHANGES[name]
    # whose items stand first in the plan is known by their owners
    first = [each.owner for each in book.report.not_parked]
    order = [*sorted(range(6), key=lambda row: (first[row] != STAR, row)), 6, 7, 8]
    typed = {book.cell(head, order[row]): value for (head, row), value in changes.items()}

    after = by_cellrune(book.path, typed)

    assert open_in_all(after) == expected
    assert errors(after) == []
    assert {name: float(len(rows)) for name, rows in blocks(after).items()} == {
        name: count for name, count in expected.items() if name != "All"
    }


def test_a_block_that_is_full_says_how_many_more_there_are(book: Book) -> None:
    typed: dict[Place, Value] = {book.cell("Owner", row): MORE for row in range(6)}

    after = by_cellrune(book.path, typed)

    assert open_in_all(after) == {"All": 6, MORE: 6}
    [(_, listed)] = blocks(after).items()
    assert (listed[-1], len(listed)) == (("", "and 1 more", "", ""), 6)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, f"{STAR} carries most: 3 of 6 items, 1 of them critical"),
        ({"Status": ["Done"] * 6}, "Nothing is left to do"),
        ({"Owner": [MORE] * 6}, f"{MORE} has all 6 items that are left, 2 of them critical"),
        ({"Owner": [KIM] * 6}, "None of 6 items is anybody's on the list"),
        ({"Status": ["Done"] * 5, "Owner": [MORE] * 6}, f"{MORE} has the only item that is left"),
        (
            {"Owner": [MORE] * 3 + [STAR] * 3, "Severity": ["Low"] * 6},
            f"Nobody carries more than {STAR}: 3 of 6 items",
        ),
        (
            {"Owner": [MORE] * 6, "Severity": ["Critical"] * 6},
            f"{MORE} has all 6 items that are left, all of them critical",
        ),
    ],
)
def test_the_title_reads_well_for_none_one_and_many(
    changes: dict[str, list[str]], said: str, book: Book
) -> None:
    typed: dict[Place, Value] = {
        book.cell(head, row): value for head, values in changes.items() for row, value in enumerate(values)
    }

    assert by_cellrune(book.path, typed)[SHEET, "B2"] == said


def test_all_that_is_open_is_what_the_plan_has(book: Book) -> None:
    """Beyond the rows that are looked at one by one, too: the sum is the plan's own."""
    sheet: Any = load_workbook(book.path)[SHEET]

    assert sheet["K5"].value.count("Actions[") > 3
    assert sheet.protection.sheet


@pytest.mark.libreoffice
def test_libreoffice_counts_alike(book: Book, tmp_path: Path) -> None:
    typed: dict[Place, Value] = {book.cell("Owner", 0): f" {MORE} ", book.cell("Status", 1): "Done"}

    [after] = by_libreoffice([with_typed(book.path, tmp_path / "typed.xlsx", typed)], tmp_path)

    quick = by_cellrune(book.path, typed)
    assert errors(after.values) == []
    assert (counts(after.values), blocks(after.values)) == (counts(quick), blocks(quick))
