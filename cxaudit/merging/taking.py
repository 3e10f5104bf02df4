"""Takes changes into the audit, a row at a time, and keeps what cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import ValidationError

from cxaudit.audit import Audit
from cxaudit.merging.answers import SHEETS as OF_ANSWERS
from cxaudit.merging.answers import take_answer
from cxaudit.merging.cells import OWN_ROW, ReturnedBook, ReturnedRow, Unplaced
from cxaudit.merging.fields import take
from cxaudit.merging.outcomes import Added, Change
from cxaudit.merging.own_rows import known, own_finding, with_row
from cxaudit.merging.values import Unfit
from cxaudit.words import _


def place_of(change: Change) -> tuple[str, str]:
    """Return the row to which a change belongs: both sheets with answers have one of a question."""
    sheet = OF_ANSWERS[0] if change.name.sheet in OF_ANSWERS else change.name.sheet
    return sheet, change.name.row


@dataclass
class Taking:
    """Takes changes, a row at a time, and keeps what cannot be taken."""

    audit: Audit
    at: datetime
    changes: list[Change] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    def row(self, changes: Sequence[Change]) -> None:
        """Take all changes of one row, or none of them."""
        sheet, row = place_of(changes[0])
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
