"""Finds the columns of a sheet that came back: by the names of their heads, else by what the heads say.

Names follow columns wherever they are moved. Some programs leave names of a single sheet out when they save a
file; there a row with enough of the known heads is looked for, in English or the language that is spoken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.utils.exceptions import CellCoordinatesException

from cxaudit.text import as_compared
from cxaudit.words import _
from cxaudit.workbook.columns import Sheet
from cxaudit.workbook.reading.opening import MOST_COLUMNS, ReadSheet, Workbook
from cxaudit.workbook.tables.action_plan import ActionPlan
from cxaudit.workbook.tables.answers import Answers
from cxaudit.workbook.tables.policy_refresh import PolicyRefresh
from cxaudit.workbook.tables.questions import Questions
from cxaudit.workbook.tables.training_plan import TrainingPlan

KINDS: Mapping[str, type[Sheet[Any]]] = {
    kind.code: kind for kind in (ActionPlan, Answers, PolicyRefresh, Questions, TrainingPlan)
}
"""Kinds of sheets on which cells may be changed, by their codes."""

_ROWS_TO_HEADS = 60
"""Rows in which heads are looked for: above a department's questions stands what it is about."""

_ENOUGH = 4
"""Heads in one row that tell a sheet, its id among them."""


@dataclass(frozen=True)
class Table:
    """Where the cells that may be changed stand on a sheet."""

    sheet: ReadSheet
    """The sheet."""

    code: str
    """Which kind it is of."""

    top: int
    """The row of its heads."""

    columns: Mapping[str, int]
    """Numbers of its columns by their keys, that of ids as `id` among them."""


def tables(book: Workbook) -> Iterator[Table]:
    """Find all tables of a workbook in which cells may be changed."""
    everywhere: dict[str, dict[str, str]] = {}
    for name, text in _ours(book.defined_names):
        everywhere.setdefault(_sheet_of(text), {})[name] = text
    for sheet in book.worksheets:
        names = {**everywhere.get(sheet.title, {}), **dict(_ours(sheet.defined_names))}
        found = list(_by_names(sheet, names))
        yield from found or _by_heads(sheet)


def _ours(names: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The names of our heads, with what they refer to."""
    return ((name, named.attr_text or "") for name, named in names.items() if name.startswith("cx_"))


def _sheet_of(reference: str) -> str:
    sheet = reference.rpartition("!")[0]
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet


def _by_names(sheet: ReadSheet, names: Mapping[str, str]) -> Iterator[Table]:
    places: dict[str, dict[str, tuple[int, int]]] = {}
    for name, reference in names.items():
        _prefix, code, key = (*name.split("_", 2), "", "")[:3]
        if code in KINDS and (place := _cell(reference)):
            places.setdefault(code, {})[key] = place
    for code, heads in places.items():
        if "id" in heads:
            top = heads["id"][0]
            yield Table(sheet, code, top, {key: column for key, (_row, column) in heads.items()})


def _cell(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference to one cell; None of one that leads nowhere any more."""
    try:
        letters, row = coordinate_from_string(reference.rpartition("!")[2].replace("$", ""))
        column = column_index_from_string(letters)
    except (CellCoordinatesException, ValueError):
        return None
    return (row, column) if column <= MOST_COLUMNS else None


def _by_heads(sheet: ReadSheet) -> Iterator[Table]:
    rows = sheet.iter_rows(max_row=_ROWS_TO_HEADS, max_col=MOST_COLUMNS, values_only=True)
    for number, row in enumerate(rows, 1):
        said = {as_compared(value): column for column, value in enumerate(row, 1) if isinstance(value, str)}
        if len(said) < _ENOUGH:
            continue
        for code, kind in KINDS.items():
            heads = {
                key: column
                for key, names in _heads(kind).items()
                for name in names
                if (column := said.get(name))
            }
            if "id" in heads and len(heads) >= _ENOUGH and len(heads) * 2 > len(_heads(kind)):
                yield Table(sheet, code, number, heads)
                return


def _heads(kind: type[Sheet[Any]]) -> dict[str, tuple[str, ...]]:
    """What heads of a sheet may say, by the keys of their columns."""
    return {
        column.key: tuple(
            as_compared(head)
            for head in (
                column.said_head,
                column.head,
                *column.heads.values(),
                *map(_, column.heads.values()),
            )
            if head
        )
        for column in kind.columns
        if column.head or column.heads
    }
