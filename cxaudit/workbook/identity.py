"""What a workbook is known by when it comes back: what each cell that may be changed held as it was written.

Such a cell is named by the code of its kind of sheet, the id of its row, which stands in the row's column
`id`, and the key of its column. Heads of these columns have names, which follow them wherever they are moved,
such as `cx_answers_note`, and so has the head of `id`. The digest tells whether a cell was changed since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from openpyxl.workbook.defined_name import DefinedName

from cxaudit.merging import Held, digest
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import quoted
from cxaudit.workbook.texts import text_as_read

FIXED = ".fixed"
"""What the code of a kind of sheet ends in where it names cells that are not marked to be changed."""


class Entries(NamedTuple):
    """The cells of one row that may be changed, as they were written."""

    sheet: str
    """Code of its kind of sheet."""

    row: str
    """Id of the row."""

    columns: tuple[str, ...]
    """Keys of their columns."""

    held: tuple[Held, ...]
    """What each of them holds, as readers take it."""

    @property
    def digests(self) -> tuple[str, ...]:
        """Of what each of them holds."""
        return tuple(map(digest, self.held))


def entries(pages: Iterable[Page]) -> Iterator[Entries]:
    """Yield every row of finished sheets in which cells may be changed.

    Raises:
        ValueError: if one could not be told from others when the workbook comes back.
    """
    for page in pages:
        kind = page.kind
        for row, cells in groupby(page.open_cells(), lambda place: place[0]):
            id, side_by_side = _id(page, row), list(cells)
            if not kind.code or not id:
                raise ValueError(f"{page.worksheet.title}, row {row}: what may be changed there has no id")
            keys = tuple(kind.columns[column - 1].key for _, column, _ in side_by_side)
            yield Entries(kind.code, id, keys, tuple(_held(cell.value) for *_, cell in side_by_side))


def fixed_entries(pages: Iterable[Page]) -> Iterator[Entries]:
    """Yield what stands in cells that are not protected, though not marked to be changed, row by row.

    So that it is seen where somebody changed one: see `fixed_of` for their code.
    """
    for page in pages:
        columns = [column for column in page.kind.columns if column.key in page.kind.fixed]
        open_: dict[int, set[int]] = {}
        for row, column, _cell in page.open_cells() if columns else ():
            open_.setdefault(row, set()).add(column)
        for row, numbers in open_.items():
            cells = {
                column.key: page.rows[row].get(column.number)
                for column in columns
                if column.number not in numbers
            }
            held = {key: _held(cell.value) for key, cell in cells.items() if cell}
            if held:
                yield Entries(fixed_of(page.kind.code), _id(page, row), tuple(held), tuple(held.values()))


def fixed_of(code: str) -> str:
    """Return the code by which cells of a kind of sheet are kept that are not marked to be changed."""
    return f"{code}{FIXED}"


def _id(page: Page, row: int) -> str:
    column = getattr(page.kind, "id", None)
    cell = page.rows[row].get(column.number) if column else None
    return str(cell.value) if cell and cell.value is not None else ""


def name_heads(pages: Iterable[Page]) -> None:
    """Name the heads of all columns in which cells may be changed, and of the ids, each on its own sheet."""
    for page in pages:
        kind, numbers = page.kind, {column for _, column, _ in page.open_cells()}
        for column in kind.columns if numbers else ():
            if column.number in numbers or column.key == "id":
                name = f"cx_{kind.code}_{column.key}"
                head = f"{quoted(page.worksheet.title)}!${column.letter}${page.row_of_heads}"
                page.worksheet.defined_names[name] = DefinedName(name, attr_text=head)


def _held(value: Held) -> Held:
    """What a reader takes a cell for: nothing escaped."""
    return text_as_read(value) if isinstance(value, str) else value
