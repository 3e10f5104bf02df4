"""What came of comparing workbooks with an audit: changes, conflicts, own rows, what has no place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxaudit.audit import ActionState, Audit, Decision, Evidence, OwnFinding, Status
from cxaudit.merging.cells import CellName, Held, ReturnedBook, ReturnedCell, ReturnedRow, Unplaced
from cxaudit.merging.fields import Value


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
