"""Compares workbooks that came back with the audit, three-way: as written, as they came back, as it is now.

A cell that nobody changed says nothing. One that was changed is taken where the audit still says what it said
when the workbook was written, or says the same by now. Where both were changed, or two workbooks say
different things, that is listed; a preferred file's word is taken. What cannot be taken is listed too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from cxaudit.audit import Audit
from cxaudit.merging.answers import SHEETS as OF_ANSWERS
from cxaudit.merging.answers import columns as answer_columns
from cxaudit.merging.answers import understand
from cxaudit.merging.cells import (
    CellName,
    Current,
    Held,
    ReturnedBook,
    ReturnedCell,
    Unplaced,
    canonical,
    digest,
)
from cxaudit.merging.fields import FIELDS, Value
from cxaudit.merging.outcomes import Change, Conflict, Outcome, Said
from cxaudit.merging.taking import Taking, place_of
from cxaudit.merging.values import Unfit
from cxaudit.words import _


def compare(
    audit: Audit,
    current: Current,
    books: Sequence[ReturnedBook],
    at: datetime,
    *,
    answers: bool = False,
    prefer: str = "",
) -> Outcome:
    """Say what workbooks of an audit that came back make of it.

    Args:
        audit: the audit.
        current: what cells would hold if its workbook were written now.
        books: what came back.
        at: when they are read back.
        answers: whether changed answers are taken too.
        prefer: digest of the file that is right where different things are said; empty: none is.
    """
    comparing = _Comparing(audit, current, books, prefer)
    changes, conflicts = comparing.sorted_out()
    of_answers = [each for each in changes if each.name.sheet in OF_ANSWERS]
    taken = [each for each in changes if answers or each.name.sheet not in OF_ANSWERS]
    taking = Taking(audit, at)
    for (_sheet, _row), together in groupby(sorted(taken, key=place_of), key=place_of):
        taking.row(list(together))
    for book in books:
        for row in book.rows:
            taking.own(book, row)
    places = {name: place for place, name in enumerate(current.values)}
    return Outcome(
        audit=taking.audit,
        changes=tuple(sorted(taking.changes, key=lambda change: places[change.name])),
        added=tuple(taking.added),
        answers=() if answers else tuple(of_answers),
        conflicts=tuple(conflicts),
        unplaced=(*comparing.unplaced, *taking.unplaced),
    )


@dataclass
class _Comparing:
    """Sorts out what changed cells say."""

    audit: Audit
    current: Current
    books: Sequence[ReturnedBook]
    prefer: str
    unplaced: list[Unplaced] = field(default_factory=list)

    def sorted_out(self) -> tuple[list[Change], list[Conflict]]:
        """Return what can be taken, and of what different things are said."""
        said: dict[CellName, list[Said]] = {}
        for book in self.books:
            self.unplaced += [replace(each, place=f"{book.file} {each.place}") for each in book.unplaced]
            for cell in book.cells:
                for each in self._understood(book, cell):
                    said.setdefault(cell.name, []).append(each)
        changes, conflicts = [], []
        for name, all_ in said.items():
            now, right = self.current.values[name], self._right(all_)
            if right:
                changes.append(Change(name, now, tuple(right)))
            else:
                conflicts.append(Conflict(name, now, tuple(all_)))
        return changes, conflicts

    def _right(self, said: Sequence[Said]) -> Sequence[Said]:
        """What is taken of what is said about one cell; nothing where it cannot be told."""
        preferred = [each for each in said if each.book.digest == self.prefer]
        if preferred:
            return preferred
        agree = all(each.value == said[0].value for each in said)
        return said if agree and not all(each.parted for each in said) else ()

    def _understood(self, book: ReturnedBook, cell: ReturnedCell) -> Iterator[Said]:
        """What a cell says, unless the audit says so already, or took it before."""
        if taken_before(self.audit, cell):
            return
        try:
            value, now = self._value(cell.name, cell.held), self._now(cell.name)
        except Unfit as unfit:
            self.unplaced.append(Unplaced(f"{book.file} {cell.place}", unfit.what, unfit.fix))
            return
        if value != now:
            yield Said(book, cell, value, digest(self.current.values[cell.name]) != cell.written)

    def _value(self, name: CellName, held: Held) -> Value:
        if not is_read(name):
            what = _("{text!r} stands in a column that is not read back", text=canonical(held))
            raise Unfit(what, _("change it in the audit"))
        if name not in self.current.values:
            what = _("{text!r} belongs to something that the audit has no more", text=canonical(held))
            raise Unfit(what, _("write the workbook anew, and say it there"))
        if name.sheet in OF_ANSWERS:
            return understand(self.audit, name.row, name.column, held)
        return FIELDS[name.sheet][name.column](held)

    def _now(self, name: CellName) -> Value:
        return self._value(name, self.current.values.get(name))


def is_read(name: CellName) -> bool:
    """Whether what stands in a cell can be taken."""
    if name.sheet in OF_ANSWERS:
        return name.column in answer_columns()
    return name.column in FIELDS.get(name.sheet, {})


def taken_before(audit: Audit, cell: ReturnedCell) -> bool:
    """Whether a change was taken once: then it is no news, whatever became of it since."""
    key = (*cell.name, cell.written, digest(cell.held))
    return any(
        key == (each.sheet, each.row, each.column, each.written, each.held)
        for file in audit.collected
        for each in file.cells
    )
