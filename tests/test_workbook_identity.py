"""What a workbook is known by when it comes back: each cell that was changed is found, and no other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import quote_sheetname

from cxaudit.report import Edition, build_report, handouts, staff_edition
from cxaudit.workbook import roles
from cxaudit.workbook.book import Book
from cxaudit.workbook.identity import digest, entries
from cxaudit.workbook.layout import lay_out
from cxaudit.workbook.photos import Photos
from cxaudit.workbook.tables.policy_refresh import PolicyRefresh
from cxaudit.workbook.texts import text_for_cell
from tests.audits import AUDITS, demo
from tests.edited_cells import Named, edited_cells, named_cells
from tests.planting import rich_audit
from tests.random_audits import random_audit
from tests.recalculation import by_libreoffice, together
from tests.runs import runs
from tests.workbooks import handed_out, written
from tests.xlsx.values import held

EDITIONS: dict[str, Callable[[], Edition]] = {
    "staff": lambda: staff_edition(demo()),
    "billing": lambda: handouts(demo(), ["billing"])[0],
    "hostile, handed out": lambda: handouts(AUDITS["hostile"](), ["first"])[0],
    "long, handed out": lambda: handouts(AUDITS["long texts"](), ["first"])[0],
    "long, to the staff": lambda: staff_edition(AUDITS["long texts"]()),
}

OPENPYXL = [
    "demo",
    "alone",
    "hostile",
    "long texts",
    *(f"made up {seed}" for seed in range(runs(20))),
    *EDITIONS,
    *(f"handout {seed}" for seed in range(runs(6))),
    *(f"edition {seed}" for seed in range(runs(6))),
]
LIBREOFFICE = [
    "alone",
    "hostile",
    "long texts",
    *(f"made up {seed}" for seed in range(900, 900 + runs(20))),
    "billing",
    "hostile, handed out",
    "long, to the staff",
    *(f"handout {seed}" for seed in range(900, 900 + runs(3))),
]

Write = Callable[[str], Path]


@pytest.fixture(scope="module")
def write(tmp_path_factory: pytest.TempPathFactory) -> Write:
    folder = tmp_path_factory.mktemp("identity")

    def make(name: str) -> Path:
        path, (kind, _, seed) = folder / f"{name}.xlsx", name.rpartition(" ")
        if kind == "handout":
            audit = rich_audit(int(seed))
            first = next(place.department.id for place in audit.places)
            return handed_out(handouts(audit, [first])[0], path)
        if kind == "edition":
            return handed_out(staff_edition(rich_audit(int(seed))), path)
        if name in EDITIONS:
            return handed_out(EDITIONS[name](), path)
        audit = random_audit(int(seed)) if kind == "made up" else AUDITS[name]()
        return written(build_report(audit), path)

    return make


class Edited(NamedTuple):
    """A workbook that somebody worked on, and the cells that then held something else."""

    path: Path
    cells: set[Named]


def edited(path: Path, folder: Path, seed: object, *, escaped: bool = False) -> Edited:
    """Change cells of a workbook, put its rows and columns elsewhere, and save it by openpyxl.

    Others than openpyxl read what was `escaped`.
    """
    random, book = Random(f"{path.stem} {seed}"), load_workbook(path)
    cells = set()
    for name, cell in named_cells(book).items():
        if not cell.protection.locked and random.random() < 0.1:
            other = _other(random, cell.value)
            if digest(other) != digest(cell.value):
                cells.add(name)
            cell.value = other
            if isinstance(other, str):
                cell.data_type = "s"
    for sheet in book.worksheets:
        _move(random, sheet)
        if escaped:
            _escape(sheet)
    after = folder / path.name
    book.save(after)
    return Edited(after, cells)


def _escape(sheet: Any) -> None:  # noqa: ANN401
    """Escape what would be read as an escape, as spreadsheets do when they save, and openpyxl does not."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "s" and "_x" in cell.value:
                cell.value, cell.data_type = text_for_cell(cell.value), "s"


TYPED = ["typed", "=1+1", "#N/A", "two\nlines", " around ", "3", "_x0041_", "2026-01-02", "é 顧客 😀", "TRUE"]


def _other(random: Random, value: Any) -> Any:  # noqa: ANN401
    day = date(2026, 1, 1) + timedelta(days=random.randrange(900))
    new = [
        None,
        random.choice(TYPED),
        random.randrange(99),
        random.random(),
        datetime(day.year, day.month, day.day),  # noqa: DTZ001 - as openpyxl reads a day
    ]
    return random.choice([*new, f"{value} " if isinstance(value, str) else value])


def _move(random: Random, sheet: Any) -> None:  # noqa: ANN401
    """Sort rows, insert rows and columns and rename a sheet as a spreadsheet does: names follow."""
    heads = {name: head for name, head in sheet.defined_names.items() if name.startswith("cx_")}
    if not heads:
        return
    letters = {name: head.attr_text.rpartition("!")[2].split("$") for name, head in heads.items()}
    top = int(next(iter(letters.values()))[2])
    ids = next(parts[1] for name, parts in letters.items() if name.endswith("_id"))
    rows = [row for row in range(top + 1, sheet.max_row + 1) if sheet[f"{ids}{row}"].value]
    _sort(random, sheet, rows)
    place = random.randrange(1, 6)
    sheet.insert_rows(random.choice(rows))
    sheet.insert_cols(place)
    if random.random() < 0.5:
        # with a number of its own, as names that are cut may be alike
        sheet.title = f"renamed {sheet.parent.index(sheet)} {sheet.title}"[:31]
    for name, (_, letter, row) in letters.items():
        column = sheet[f"{letter}1"].column
        moved = sheet.cell(int(row), column + (column >= place)).coordinate
        absolute = "$" + moved.rstrip("0123456789") + "$" + row
        heads[name].attr_text = f"{quote_sheetname(sheet.title)}!{absolute}"


def _sort(random: Random, sheet: Any, rows: Sequence[int]) -> None:  # noqa: ANN401
    # copies: openpyxl gives the style of a cell that takes a day the format of days, in place
    there = {row: [(cell.value, cell.data_type, copy(cell._style)) for cell in sheet[row]] for row in rows}
    for row, other in zip(rows, random.sample(rows, len(rows)), strict=True):
        for cell, (value, kind, style) in zip(sheet[row], there[other], strict=True):
            cell.value, cell._style = value, style
            if value is not None and kind == "s":
                cell.data_type = "s"


@pytest.mark.parametrize("name", OPENPYXL)
def test_exactly_what_was_changed_is_found(name: str, write: Write, tmp_path: Path) -> None:
    path = write(name)

    assert edited_cells(path) == set()
    for seed in range(2):
        book = edited(path, tmp_path, seed)
        assert edited_cells(book.path) == book.cells


@pytest.fixture(scope="module")
def saved(write: Write, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Edited, Path]]:
    """Workbooks that were changed, and then saved once more by LibreOffice."""

    def compute(names: Sequence[str]) -> dict[str, tuple[Edited, Path]]:
        folder = tmp_path_factory.mktemp("libreoffice")
        (folder / "typed").mkdir()
        books = [edited(write(name), folder / "typed", "saved", escaped=True) for name in names]
        by_libreoffice([book.path for book in books], folder)
        return {book.path.stem: (book, folder / "computed" / book.path.name) for book in books}

    return together(LIBREOFFICE, compute)


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", LIBREOFFICE)
def test_exactly_what_was_changed_is_found_after_libreoffice_saved_it(
    name: str, saved: Callable[[str], tuple[Edited, Path]]
) -> None:
    book, path = saved(name)

    assert edited_cells(path) == book.cells


@pytest.mark.parametrize("name", OPENPYXL)
def test_every_cell_that_is_not_locked_has_a_digest(name: str, write: Write) -> None:
    path = write(name)
    book: Any = load_workbook(path)
    unlocked = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    named = {name: (cell.parent.title, cell.coordinate) for name, cell in named_cells(book).items()}
    rows = [[cell.value for cell in row[2:6]] for row in book["_meta"].iter_rows()]
    told = [Named(sheet, row, key) for sheet, row, keys, _ in rows if sheet for key in keys.split()]

    assert len(told) == len(set(told))
    assert {named[each] for each in told} == unlocked
    assert all(len(columns.split()) == len(digests.split()) for _, _, columns, digests in rows if columns)
    assert set(held(path).sheets) > {sheet for sheet, _ in unlocked}


def test_what_may_be_changed_must_have_an_id() -> None:
    report = build_report(random_audit(3))
    book = Book(report, lay_out(report), None, Photos())
    book.page(PolicyRefresh).put(9, PolicyRefresh.written, "No", roles.CREAM)

    with pytest.raises(ValueError, match="row 9: what may be changed there has no id"):
        list(entries(book.pages))


@pytest.mark.parametrize(
    "alike",
    [
        (None, "", "  ", "\n"),
        (3, 3.0, "3", " 3 "),
        (2.5, "2.5", 2.5000000000000004),
        (date(2026, 1, 2), datetime(2026, 1, 2), "2026-01-02"),  # noqa: DTZ001 - a workbook knows no time zone
        ("two\nlines", "two\r\nlines", "two\rlines ", "\ntwo\nlines"),
        (True, "TRUE"),
    ],
)
def test_what_says_the_same_has_one_digest_however_it_is_stored(alike: tuple[Any, ...]) -> None:
    assert len({digest(value) for value in alike}) == 1


def test_what_says_something_else_has_another_digest() -> None:
    different = [None, 0, 1, 3, 2.5, "x", "X", "x x", "x\nx", date(2026, 1, 2), date(2026, 1, 3)]

    assert len({digest(value) for value in different}) == len(different)
    assert all(len(digest(value)) == 16 for value in different)


def test_names_of_heads_are_those_of_their_own_sheets(write: Write) -> None:
    book: Any = load_workbook(write("demo"))

    assert isinstance(book, Workbook)
    scoped = {sheet.title: sorted(sheet.defined_names) for sheet in book.worksheets if sheet.defined_names}
    assert {each for each in scoped["Answers"] if each.startswith("cx_")} == {
        f"cx_answers_{key}"
        for key in ("id", "told_by", "seen", "note", "why_not", "waiting", "coming", "until")
    }
    questions = {f"cx_questions_{key}" for key in ("id", "answer", "evidence", "staff_note", "readings")}
    assert {each for each in scoped["Reception & front desk"] if each.startswith("cx_")} == questions


def test_what_is_changed_in_a_handout_has_the_name_that_it_has_in_the_whole_book(write: Write) -> None:
    whole, handout = (named_cells(load_workbook(write(name))) for name in ("demo", "billing"))
    open_ = {name for name, cell in handout.items() if not cell.protection.locked}

    assert {name.sheet for name in open_} == {"questions", "plan", "training"}
    assert open_ <= {name for name, cell in whole.items() if not cell.protection.locked}
