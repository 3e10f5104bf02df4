"""What came back of a workbook, as plain values: cells by their names, and rows of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from hashlib import sha256
from typing import NamedTuple, TypeAlias

from cxaudit.text import storable

Held: TypeAlias = str | float | date | None
"""What a cell holds; None and the empty text: nothing."""

DIGITS = 16
"""Hexadecimal digits of a digest."""

OWN_ROW = "own"
"""Instead of a column, where a whole row of one's own was taken."""


class CellName(NamedTuple):
    """Names a cell that may be changed, wherever it stands."""

    sheet: str
    """Code of its kind of sheet."""

    row: str
    """Id of its row."""

    column: str
    """Key of its column."""


@dataclass(frozen=True)
class ReturnedCell:
    """A cell that holds something else than when its workbook was written."""

    name: CellName
    """Which."""

    written: str
    """Digest of what it held then."""

    held: Held
    """What it holds now."""

    place: str
    """Where it stands now, such as `Action plan!G12`."""


@dataclass(frozen=True)
class ReturnedRow:
    """A row of one's own, typed into the action plan."""

    place: str
    """Where it stands, such as `Action plan!8`."""

    cells: Mapping[str, Held]
    """What stands in it, by the keys of the columns; nothing that is empty."""

    @property
    def digest(self) -> str:
        """Digest of everything that stands in it."""
        return digest("\n".join(f"{key} {canonical(held)}" for key, held in sorted(self.cells.items())))


@dataclass(frozen=True)
class Unplaced:
    """Something that came back and cannot be taken."""

    place: str
    """Where it stands: file, sheet and cell."""

    what: str
    """What stands there and why it cannot be taken, in a sentence without a full stop."""

    fix: str = ""
    """What to do about it."""


@dataclass(frozen=True)
class ReturnedBook:
    """What came back of one workbook."""

    file: str
    """Name of the file."""

    digest: str
    """Of the whole file."""

    who: str
    """Who saved it last, as the file says; empty where it says nothing."""

    when: datetime | None
    """When, as the file says; None where it says nothing."""

    audit: str
    """Id of the audit that it is of."""

    cells: tuple[ReturnedCell, ...] = ()
    """The cells that were changed."""

    rows: tuple[ReturnedRow, ...] = ()
    """Rows of one's own."""

    unplaced: tuple[Unplaced, ...] = ()
    """What could not be read."""

    @property
    def called(self) -> str:
        """The file, with who saved it last."""
        return f"{self.file} ({self.who})" if self.who else self.file


@dataclass(frozen=True)
class Current:
    """What the cells of a workbook of the audit would hold if it were written now."""

    values: Mapping[CellName, Held]
    """By the names of the cells."""

    rows: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What rows are called by people, by code of sheet and id."""

    heads: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Heads of columns, by code of sheet and key."""


def digest(value: Held) -> str:
    """Return the digest of what a cell holds, however a spreadsheet stores that."""
    return sha256(canonical(value).encode()).hexdigest()[:DIGITS]


def canonical(value: Held) -> str:
    """Return what a cell holds as a text that is the same for the same value.

    Blanks around a text don't count; 3 and 3.0 and "3" are the same, and so are a day and its midnight.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return storable(value).strip()
    # fifteen digits, which is as much as spreadsheets keep
    return f"{value:.15g}"
