"""Reads the sheet _meta of a workbook that came back: whose it is, and what its cells held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cxaudit.errors import CxauditError, Problem
from cxaudit.text import as_compared
from cxaudit.words import _
from cxaudit.workbook.reading.opening import MOST_ROWS, ReadSheet, Workbook
from cxaudit.workbook.sheet_names import META
from cxaudit.workbook.sheets.meta import SCHEMA, Meta

_FACT = "cxaudit_"


@dataclass(frozen=True)
class Written:
    """What a workbook says of itself."""

    facts: Mapping[str, str]
    """What tells it from every other, by key, such as `audit`."""

    cells: Mapping[tuple[str, str], Mapping[str, str]]
    """Digests of the cells that may be changed, by code of sheet and id of row, and then by column."""

    def columns(self, code: str) -> frozenset[str]:
        """Return the keys of all columns of a kind of sheet in which cells may be changed."""
        return frozenset(key for (sheet, _row), cells in self.cells.items() if sheet == code for key in cells)


def read_meta(path: Path, book: Workbook) -> Written:
    """Read what a workbook says of itself.

    Raises:
        CxauditError: if it is none of cxaudit, or of another version that cannot be read back.
    """
    sheet = next((each for each in book.worksheets if as_compared(each.title) == META), None)
    if sheet is None:
        raise _refused(path, *_not_ours(book))
    facts: dict[str, str] = {}
    cells: dict[tuple[str, str], dict[str, str]] = {}
    for key, value, code, row, columns, digests in _lines(sheet):
        if key.startswith(_FACT):
            facts[key.removeprefix(_FACT)] = value
        if code and row:
            told = zip(columns.split(), digests.split(), strict=False)
            cells.setdefault((code, row), {}).update(told)
    _check(path, facts)
    return Written(facts, cells)


def _lines(sheet: ReadSheet) -> list[list[str]]:
    last = Meta.digests.number
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=last, values_only=True)
    return [
        ["" if value is None else str(value).strip() for value in (*row, *[None] * last)[:last]]
        for row in rows
    ]


def _not_ours(book: Workbook) -> tuple[str, str]:
    properties = {each.name for each in book.custom_doc_props.props}
    if f"{_FACT}audit" in properties:
        what = _("its hidden sheet {name} is gone, by which changes are found", name=META)
        return what, _("make the changes in a workbook that has it")
    return _("this is no workbook of cxaudit"), _("name one that `cxaudit report` wrote")


def _check(path: Path, facts: Mapping[str, str]) -> None:
    schema = facts.get("schema", "")
    number = int(schema) if schema.isdecimal() and len(schema) < 9 else 0
    if not facts.get("audit") or not number:
        what = _("its hidden sheet {name} is damaged, by which changes are found", name=META)
        raise _refused(path, what, _("make the changes in a workbook that has it"))
    if number > SCHEMA:
        raise _refused(path, _("it was written by a newer cxaudit"), _("update cxaudit"))
    if number < SCHEMA:
        what = _("it was written by an older cxaudit, and cannot be read back any more")
        raise _refused(path, what, _("write the workbook anew, and make the changes there"))


def _refused(path: Path, what: str, fix: str) -> CxauditError:
    return CxauditError(Problem(str(path), what, fix))
