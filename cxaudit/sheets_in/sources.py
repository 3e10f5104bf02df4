"""What a spreadsheet holds, as plain values: sheets of rows of texts, whatever file they came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

MOST_ROWS = 3_000
"""Rows of a sheet that are read."""

MOST_COLUMNS = 100
"""Columns of a sheet that are read."""


class Remark(NamedTuple):
    """Something that is said about what was read: a guess, or what could not be used."""

    sheet: str
    """Name of the sheet; empty where the file has one alone."""

    row: int
    """From 1; 0: it is about all of them."""

    said: str
    """As a sentence without a full stop."""


@dataclass(frozen=True)
class SourceRow:
    """One row of a sheet."""

    number: int
    """From 1, as spreadsheet programs count; of a text file the line."""

    cells: tuple[str, ...]
    """Texts, without blanks around them, from the first column; empty where a cell is."""

    look: str = ""
    """How the first filled cell is set off; rows that look alike have the same. Empty: plainly."""

    merged: bool = False
    """Whether its first filled cell is merged with others beside it."""

    days: frozenset[int] = frozenset()
    """Columns, from 0, whose text was a date in the file."""

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """Columns, from 0, that have a text."""
        return tuple(column for column, text in enumerate(self.cells) if text)

    def cell(self, column: int | None) -> str:
        """Return the text in a column; empty where the row ends before, or for None."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""


@dataclass(frozen=True)
class SourceSheet:
    """One sheet of a file."""

    name: str
    """As its tab says; empty for a text file."""

    rows: tuple[SourceRow, ...]
    """Those that have something, from the first."""


@dataclass(frozen=True)
class Source:
    """Everything in a file."""

    name: str
    """Name of the file, without folder and ending."""

    sheets: tuple[SourceSheet, ...]
    """In their order, without hidden ones."""

    remarks: tuple[Remark, ...] = field(default=())
    """What is said about how it was read."""
