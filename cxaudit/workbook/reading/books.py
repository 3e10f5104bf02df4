"""Reads a workbook that came back: every cell that was changed since, and rows of one's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel

from cxaudit.merging import (
    CellName,
    Held,
    ReturnedBook,
    ReturnedCell,
    ReturnedRow,
    Unplaced,
    canonical,
    digest,
    is_read,
)
from cxaudit.merging.cells import DIGITS
from cxaudit.terminal import visible_line
from cxaudit.text import shortened, storable
from cxaudit.words import _, ngettext
from cxaudit.workbook.identity import fixed_of
from cxaudit.workbook.reading.meta import Written, read_meta
from cxaudit.workbook.reading.opening import MOST_COLUMNS, MOST_ROWS, Workbook, opened, package_of
from cxaudit.workbook.reading.places import KINDS, Table, tables
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.tables.action_plan import SPARE, ActionPlan

_OF_OWN_ROWS = frozenset(
    column.key
    for column in ActionPlan.columns
    if column.head and column not in (ActionPlan.number, ActionPlan.kind, ActionPlan.score, ActionPlan.id)
)
"""Columns of the plan that say something of a row of one's own."""

ReadCell: TypeAlias = Any
"""A cell of openpyxl, which has one of several types."""

_LONGEST = 80
"""Letters of a text that is shown of a cell."""

_LAST_DAY = 2_958_465
"""What Excel counts 31 December 9999 as."""


def read_book(path: Path) -> ReturnedBook:
    """Read what was changed in a workbook since it was written.

    Raises:
        CxauditError: if it cannot be read, is none of cxaudit, or of a version that cannot be read back.
    """
    package = package_of(path)
    with opened(path, package) as book:
        written = read_meta(path, book)
        found = _Found(written)
        for table in tables(book):
            found.read(table)
        who, when = book.properties.lastModifiedBy, book.properties.modified
    if found.formulas:
        with opened(path, package, values=True) as book:
            found.compute(book)
    cells, unplaced = found.told()
    return ReturnedBook(
        file=visible_line(storable(path.name)),
        digest=sha256(package).hexdigest()[:DIGITS],
        who=" ".join(storable(str(who)).split())[:100] if who else "",
        when=when if isinstance(when, datetime) else None,
        audit=written.facts["audit"],
        cells=cells,
        rows=tuple(found.rows.values()),
        unplaced=unplaced,
    )


@dataclass
class _Found:
    """What is found in the sheets of one workbook."""

    written: Written
    cells: dict[CellName, list[ReturnedCell]] = field(default_factory=dict)
    rows: dict[str, ReturnedRow] = field(default_factory=dict)
    formulas: dict[tuple[str, int, int], tuple[CellName | str, str]] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    seen: Counter[tuple[str, str]] = field(default_factory=Counter)

    def read(self, table: Table) -> None:
        """Read one table."""
        columns = {key: column for key, column in table.columns.items() if column <= MOST_COLUMNS}
        gone = sorted(self.written.columns(table.code) & _everywhere(table.code) - columns.keys())
        for key in gone:
            what = _("the column {name} is gone: nothing of it is read", name=_head(table.code, key))
            self.unplaced.append(Unplaced(table.sheet.title, what))
        last = max(columns.values())
        rows = table.sheet.iter_rows(min_row=table.top + 1, max_row=MOST_ROWS, max_col=last)
        for number, row in enumerate(rows, table.top + 1):
            cells = {key: row[column - 1] for key, column in columns.items() if column <= len(row)}
            id = _plain(cells.pop("id").value) if "id" in cells else None
            self._row(table, number, "" if id is None else str(id).strip(), cells)

    def _row(self, table: Table, number: int, id: str, cells: Mapping[str, ReadCell]) -> None:
        digests = self.written.cells.get((table.code, id))
        if table.code == ActionPlan.code and (not id or id.startswith(SPARE)):
            self._own(table, number, cells)
        elif digests:
            self.seen[table.code, id] += 1
            fixed = self.written.cells.get((fixed_of(table.code), id), {})
            for key, cell in cells.items():
                name = CellName(table.code, id, key)
                if key in fixed and not is_read(name):
                    self._fixed(table, number, key, fixed[key], cell)
                elif told := digests.get(key, fixed.get(key)):
                    self._cell(table, number, name, told, cell)
        elif id:
            place = f"{table.sheet.title}!{number}"
            what = _("this row is of something that the workbook did not have: {id}", id=id[:100])
            self.unplaced.append(Unplaced(place, what, _("take its id out to add it as a row of its own")))

    def _cell(self, table: Table, number: int, name: CellName, told: str, cell: ReadCell) -> None:
        place = _place(table, number, table.columns[name.column])
        if cell.data_type == "f":
            key = table.sheet.title, number, table.columns[name.column]
            self.formulas[key] = name, told
            return
        self._held(name, told, cell, place)

    def _fixed(self, table: Table, number: int, key: str, told: str, cell: ReadCell) -> None:
        """A cell that is not protected, and of which nothing can be taken."""
        held = _plain(cell.value)
        if told not in map(digest, _readings(held)):
            text = shortened(canonical(held), _LONGEST) or _("nothing")
            what = _("{text!r} stands in a column that is not read back", text=text)
            place = _place(table, number, table.columns[key])
            self.unplaced.append(Unplaced(place, what, _("change it in the audit")))

    def _held(self, name: CellName, told: str, cell: ReadCell, place: str) -> None:
        held = _plain(cell.value)
        if cell.data_type == "e":
            what = _("an error of a formula stands there: {held}", held=str(held))
            self.unplaced.append(Unplaced(place, what, _("type what is meant")))
        elif told not in map(digest, _readings(held)):
            self.cells.setdefault(name, []).append(ReturnedCell(name, told, _unescaped(held), place))
        else:
            self.cells.setdefault(name, [])

    def _own(self, table: Table, number: int, cells: Mapping[str, ReadCell]) -> None:
        """A row of one's own, if anything is typed there."""
        held = {key: _plain(cell.value) for key, cell in cells.items() if key in _OF_OWN_ROWS}
        typed = {key: value for key, value in held.items() if value not in (None, "")}
        place = f"{table.sheet.title}!{number}"
        for key in typed:
            if cells[key].data_type in ("f", "e"):
                self.formulas[table.sheet.title, number, table.columns[key]] = place, key
        if typed:
            self.rows[place] = ReturnedRow(place, typed)

    def compute(self, book: Workbook) -> None:
        """Take for formulas what was computed of them last: nothing is computed here."""
        wanted: dict[str, dict[int, dict[int, tuple[CellName | str, str]]]] = {}
        for (title, row, column), which in self.formulas.items():
            wanted.setdefault(title, {}).setdefault(row, {})[column] = which
        for title, rows in wanted.items():
            columns = max(max(of_row) for of_row in rows.values())
            found = book[title].iter_rows(min_row=min(rows), max_row=max(rows), max_col=columns)
            for number, row in enumerate(found, min(rows)):
                for column, which in rows.get(number, {}).items():
                    self._computed(title, number, column, which, row[column - 1])

    def _computed(
        self, title: str, number: int, column: int, which: tuple[CellName | str, str], cell: ReadCell
    ) -> None:
        place = f"{title}!{get_column_letter(column)}{number}"
        name, told = which
        if cell.value is None or cell.data_type == "e":
            what = _("a formula stands there, and not what came of it")
            self.unplaced.append(Unplaced(place, what, _("type what is meant")))
            if isinstance(name, str):
                self._in_row(name, told, None)
        elif isinstance(name, str):
            self._in_row(name, told, _plain(cell.value))
        else:
            self._held(name, told, cell, place)

    def _in_row(self, place: str, key: str, held: Held) -> None:
        row = self.rows[place]
        cells = {**row.cells, key: held}
        self.rows[place] = ReturnedRow(place, {key: held for key, held in cells.items() if held is not None})

    def told(self) -> tuple[tuple[ReturnedCell, ...], tuple[Unplaced, ...]]:
        """Return the cells that were changed, and all that cannot be placed."""
        cells = []
        for name, changed in self.cells.items():
            twice = self.seen[name.sheet, name.row] > 1
            if twice and changed:
                what = _("this row stands twice in the workbook, and one of both was changed")
                self.unplaced += [Unplaced(each.place, what, _("keep one of them")) for each in changed]
            else:
                cells += changed
        self._leave_rows_without_ids()
        return tuple(cells), (*self.unplaced, *self._rows_gone())

    def _leave_rows_without_ids(self) -> None:
        """Rows of the plan that lost their ids are none of one's own, or the plan would be there twice."""
        code = ActionPlan.code
        gone = [id for kind, id in self.written.cells if kind == code and not self.seen[code, id]]
        titles = {self._told_of(code, id, "title") for id in gone if not id.startswith(SPARE)}
        for place, row in list(self.rows.items()):
            if "title" in row.cells and digest(row.cells["title"]) in titles:
                del self.rows[place]
                what = _("this row stood in the workbook before, and its id is gone")
                self.unplaced.append(Unplaced(place, what, _("make the changes in a copy that has its ids")))

    def _told_of(self, code: str, id: str, key: str) -> str | None:
        """The digest of a cell as it was written."""
        fixed = self.written.cells.get((fixed_of(code), id), {})
        return self.written.cells[code, id].get(key, fixed.get(key))

    def _rows_gone(self) -> Iterator[Unplaced]:
        """Rows that were deleted; spare ones are nothing."""
        gone = Counter(
            code
            for code, row in self.written.cells
            if not self.seen[code, row] and not row.startswith(SPARE) and code in KINDS
        )
        for code, count in gone.items():
            what = ngettext(
                "{n} row is gone: nothing of it is read", "{n} rows are gone: nothing of them is read", count
            )
            yield Unplaced(_called(code), what)


def _called(code: str) -> str:
    name = KINDS[code].name
    return called(name) if name else _("sheets of departments")


def _head(code: str, key: str) -> str:
    column = next((each for each in KINDS[code].columns if each.key == key), None)
    return column.said_head if column else key


def _everywhere(code: str) -> frozenset[str]:
    """Columns that every table of a kind has: some departments have no readings, some rows no note."""
    return frozenset() if code == "questions" else frozenset(each.key for each in KINDS[code].columns)


def _place(table: Table, row: int, column: int) -> str:
    return f"{table.sheet.title}!{get_column_letter(column)}{row}"


def _plain(value: object) -> Held:
    """What a cell holds, as one of few kinds of values."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, time | timedelta):
        return str(value)
    if value is None or isinstance(value, bool | int | float | date):
        return value
    return str(value)


def _unescaped(held: Held) -> Held:
    """A text without what some programs write at a line's end that was pasted; what was typed so stays so."""
    return held.replace("_x000D_\n", "\n") if isinstance(held, str) else held


def _readings(held: Held) -> Iterator[Held]:
    """What a cell may have held: a day may have lost its format."""
    yield held
    yield _unescaped(held)
    if isinstance(held, int | float) and not isinstance(held, bool) and 0 < held <= _LAST_DAY:
        yield from_excel(held)
