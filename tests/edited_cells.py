"""Finds the cells of a workbook that were changed since it was written, by ids, names and digests alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.utils.datetime import from_excel

from cxaudit.merging import digest


class Named(NamedTuple):
    """One cell that may be changed, wherever it stands."""

    sheet: str
    row: str
    column: str


def edited_cells(path: Path) -> set[Named]:
    """Cells that hold something else than when the workbook was written."""
    book = load_workbook(path)
    written = dict(_written(book["_meta"]))
    return {
        name for name, value in entries(book).items() if name in written and not _same(value, written[name])
    }


def entries(book: Any) -> dict[Named, Any]:  # noqa: ANN401 - its stubs take what it reads for missing
    """What stands in each cell by its name."""
    return {name: cell.value for name, cell in named_cells(book).items()}


def named_cells(book: Any) -> dict[Named, Any]:  # noqa: ANN401
    """Each cell below a named head, in a row that has an id."""
    found = {}
    for sheet in book.worksheets:
        heads = {name: head for name, head in sheet.defined_names.items() if name.startswith("cx_")}
        for name, head in heads.items():
            _, code, column = name.split("_", 2)
            letter, top = coordinate_from_string(head.attr_text.rpartition("!")[2].replace("$", ""))
            ids = coordinate_from_string(heads[f"cx_{code}_id"].attr_text.rpartition("!")[2].replace("$", ""))
            for row in range(top + 1, sheet.max_row + 1):
                if id := sheet[f"{ids[0]}{row}"].value:
                    found[Named(code, str(id), column)] = sheet[f"{letter}{row}"]
    return found


def _written(meta: Any) -> Iterator[tuple[Named, str]]:  # noqa: ANN401
    for _, _, sheet, row, columns, digests in meta.iter_rows(max_col=6, values_only=True):
        for column, told in zip((columns or "").split(), (digests or "").split(), strict=True):
            yield Named(sheet, row, column), told


def _same(value: Any, told: str) -> bool:  # noqa: ANN401
    """Whether a value may be what was written: a date may have lost its format."""
    readings = [value]
    if isinstance(value, int | float) and 0 < value < 2_958_466:
        readings.append(from_excel(value))
    return told in map(digest, readings)
