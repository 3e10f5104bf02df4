"""Compares workbooks that came back with the audit, three-way: as written, as they came back, as it is now.

A cell that nobody changed says nothing. One that was changed is taken where the audit still says what it said
when the workbook was written, or says the same by now. Where both were changed, or two workbooks say
different things, that is listed; a preferred file's word is taken. What cannot be taken is listed too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby

from pydantic import ValidationError

from cxaudit.audit import ActionState, Audit, Decision, Evidence, OwnFinding, Status
from cxaudit.merging.answers import SHEETS as OF_ANSWERS
from cxaudit.merging.answers import columns as answer_columns
from cxaudit.merging.answers import take_answer, understand
from cxaudit.merging.cells import (
    OWN_ROW,
    CellName,
    Current,
    Held,
    ReturnedBook,
    ReturnedCell,
    ReturnedRow,
    Unplaced,
    canonical,
    digest,
)
from cxaudit.merging.fields import FIELDS, Value, take
from cxaudit.merging.own_rows import known, own_finding, with_row
from cxaudit.merging.values import Unfit
from cxaudit.words import _


@dataclass(frozen=True)
class Said:
    """What one workbook says in a cell that was changed."""

    book: ReturnedBook
    """Which."""

    cell: ReturnedCell
    """The cell."""

    value: Value
    """As it is understood."""

    parted: bool
    """Whether the audit says something else than when the workbook was written."""

    @property
    def shown(self) -> Held:
        """What is said, as the cell would show it."""
        if isinstance(self.value, Status | Decision | Evidence):
            return self.value.label
        return self.value if isinstance(self.value, date) else self.cell.held


@dataclass(frozen=True)
class Change:
    """One change of the audit by a cell."""

    name: CellName
    """Which cell."""

    before: Held
    """What the audit says now."""

    said: tuple[Said, ...]
    """What is taken, and who says so: at least one, and all the same."""

    @property
    def after(self) -> Held:
        """What is taken, as the cell would show it."""
        return self.said[0].shown


@dataclass(frozen=True)
class Conflict:
    """A cell of which different things are said; none is taken."""

    name: CellName
    """Which cell."""

    now: Held
    """What the audit says now."""

    said: tuple[Said, ...]
    """What the workbooks say, in their order."""


@dataclass(frozen=True)
class Added:
    """A row of one's own, and the finding that it becomes."""

    book: ReturnedBook
    """Where it stands."""

    row: ReturnedRow
    """The row."""

    finding: OwnFinding
    """What it asks for, with its number."""

    state: ActionState
    """What is decided about it."""


@dataclass(frozen=True)
class Outcome:
    """What came of comparing: the audit as it would be, and everything that is to be told."""

    audit: Audit
    """The audit with all changes."""

    changes: tuple[Change, ...] = ()
    """What is taken."""

    added: tuple[Added, ...] = ()
    """Rows of one's own that are taken."""

    answers: tuple[Change, ...] = ()
    """Changes of answers that are not taken, since nobody asked for it."""

    conflicts: tuple[Conflict, ...] = ()
    """What is not taken, since different things are said."""

    unplaced: tuple[Unplaced, ...] = ()
    """What cannot be taken."""

    @property
    def takes(self) -> int:
        """How many changes are taken."""
        return len(self.changes) + len(self.added)


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
    taking = _Taking(audit, at)
    for (_sheet, _row), together in groupby(sorted(taken, key=_place), key=_place):
        taking.row(list(together))
    for book in books:
        for row in book.rows:
            taking.own(book, row)
    return Outcome(
        audit=taking.audit,
        changes=tuple(taking.changes),
        added=tuple(taking.added),
        answers=() if answers else tuple(of_answers),
        conflicts=tuple(conflicts),
        unplaced=(*comparing.unplaced, *taking.unplaced),
    )


def _place(change: Change) -> tuple[str, str]:
    """The row to which a change belongs: both sheets with answers have one of a question."""
    sheet = OF_ANSWERS[0] if change.name.sheet in OF_ANSWERS else change.name.sheet
    return sheet, change.name.row


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


@dataclass
class _Taking:
    """Takes changes, a row at a time, and keeps what cannot be taken."""

    audit: Audit
    at: datetime
    changes: list[Change] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    def row(self, changes: Sequence[Change]) -> None:
        """Take all changes of one row, or none of them."""
        sheet, row = _place(changes[0])
        values = {each.name.column: each.said[0].value for each in changes}
        try:
            if sheet in OF_ANSWERS:
                who = changes[0].said[0].book
                self.audit = take_answer(self.audit, row, values, self.at, who.who or who.file)
            else:
                self.audit = take(self.audit, sheet, row, values, self.at.date())
        except (Unfit, ValidationError) as error:
            self._refuse(_places(changes), error)
        else:
            self.changes += changes

    def own(self, book: ReturnedBook, row: ReturnedRow) -> None:
        """Take a row of one's own, unless it was taken before."""
        if any(
            each.column == OWN_ROW and each.held == row.digest
            for file in self.audit.collected
            for each in file.cells
        ) or any(added.row.digest == row.digest for added in self.added):
            return
        try:
            finding, state = own_finding(self.audit, row)
            if known(self.audit, finding):
                what = _("the plan has such an item already: {title}", title=finding.title or finding.do)
                raise Unfit(what, _("change that one, or call this one otherwise"))
        except (Unfit, ValidationError) as error:
            self._refuse([f"{book.file} {row.place}"], error)
        else:
            self.audit = with_row(self.audit, finding, state)
            self.added.append(Added(book, row, finding, state))

    def _refuse(self, places: Iterable[str], error: Unfit | ValidationError) -> None:
        if isinstance(error, Unfit):
            what, fix = error.what, error.fix
        else:
            details = error.errors(include_url=False)[0]
            what, fix = details["msg"], ""
        self.unplaced += [Unplaced(place, what, fix) for place in places]


def _places(changes: Sequence[Change]) -> list[str]:
    return [f"{said.book.file} {said.cell.place}" for each in changes for said in each.said]
