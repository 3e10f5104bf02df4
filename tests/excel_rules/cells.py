"""Rules for what single cells hold, and for the order in which they are written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tests.xlsx.areas import LAST_COLUMN, LAST_ROW
from tests.xlsx.book import Book
from tests.xlsx.reading import is_longer, is_number
from tests.xlsx.styles import Styles

LONGEST_TEXT = 32_767
MOST_LINE_FEEDS = 253
LAST_DAY = 2_958_465
"""31 December 9999."""


def rows_ascend(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        last = 0
        for row in sheet.all("sheetData/row"):
            number = int(row.get("r", "0"))
            if not last < number <= LAST_ROW:
                yield f"{sheet.part}: row {number} is there twice, out of order, or beyond the sheet"
            last = number


def cells_stand_in_their_rows(book: Book) -> Iterator[str]:
    for cell in book.cells:
        if cell.row != cell.line or not cell.column <= LAST_COLUMN:
            yield f"{cell.where}: the cell can't stand in row {cell.line}"


def cells_ascend(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        for before, cell in pairwise(sheet.cells):
            if before.line == cell.line and not before.column < cell.column:
                yield f"{cell.where}: the cell is there twice or out of order"


def formulas_carry_values(book: Book) -> Iterator[str]:
    for cell in book.cells:
        if cell.formula is not None and (cell.shown is None or (cell.kind == "n" and not cell.shown)):
            yield f"{cell.where}: the formula carries no value"


def values_of_formulas_stand_in_their_cells(book: Book) -> Iterator[str]:
    for cell in book.cells:
        if cell.formula is not None and cell.kind not in ("n", "str", "b", "e"):
            yield f"{cell.where}: the value of a formula is of type {cell.kind!r}"


def no_cell_shows_an_error(book: Book) -> Iterator[str]:
    for cell in book.cells:
        if cell.kind == "e":
            yield f"{cell.where}: the cell shows the error {cell.shown}"


def numbers_are_finite(book: Book) -> Iterator[str]:
    for cell in book.cells:
        if cell.kind == "n" and cell.shown and not is_number(cell.shown):
            yield f"{cell.where}: {cell.shown!r} is no number"


def logical_values_are_0_or_1(book: Book) -> Iterator[str]:
    for cell in book.cells:
        if cell.kind == "b" and cell.shown not in ("0", "1"):
            yield f"{cell.where}: {cell.shown!r} is neither TRUE nor FALSE"


def shared_texts_exist(book: Book) -> Iterator[str]:
    for cell in book.cells:
        if cell.kind == "s" and cell.text is None:
            yield f"{cell.where}: shared text {cell.shown} of {len(book.texts)}"


def texts_are_short(book: Book) -> Iterator[str]:
    for cell in book.cells:
        if cell.text and is_longer(cell.text, LONGEST_TEXT):
            yield f"{cell.where}: a text of more than {LONGEST_TEXT} characters"


def texts_have_few_lines(book: Book) -> Iterator[str]:
    for cell in book.cells:
        if cell.text and cell.text.count("\n") > MOST_LINE_FEEDS:
            yield f"{cell.where}: a text of more than {MOST_LINE_FEEDS} line feeds"


def days_exist(book: Book) -> Iterator[str]:
    dates = Styles.of(book).dates
    for cell in book.cells:
        shown = cell.shown or ""
        if (
            cell.style in dates
            and cell.kind == "n"
            and is_number(shown)
            and not 0 <= float(shown) < LAST_DAY + 1
        ):
            yield f"{cell.where}: {shown} is no day from 1900 to 9999"


RULES = (
    rows_ascend, cells_stand_in_their_rows, cells_ascend, formulas_carry_values,
    values_of_formulas_stand_in_their_cells, no_cell_shows_an_error, numbers_are_finite,
    logical_values_are_0_or_1, shared_texts_exist, texts_are_short, texts_have_few_lines, days_exist,
)  # fmt: skip
