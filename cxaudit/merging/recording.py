"""Keeps in the audit what was read back: from which file, when, and which cells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from cxaudit.audit import Audit, Collected, CollectedCell
from cxaudit.merging.answers import SHEETS as OF_ANSWERS
from cxaudit.merging.cells import OWN_ROW, ReturnedBook, canonical, digest
from cxaudit.merging.outcomes import Outcome


def recorded(outcome: Outcome, books: list[ReturnedBook], at: datetime) -> Audit:
    """Return the audit with all changes, and with what was taken of each file."""
    kept = []
    for book in books:
        cells = (*_cells(outcome, book), *_rows(outcome, book))
        if cells:
            kept.append(
                Collected(
                    file=book.file, digest=book.digest, who=book.who, at=at, cells=cells, changes=len(cells)
                )
            )
    return outcome.audit.model_copy(update={"collected": (*outcome.audit.collected, *kept)})


def _cells(outcome: Outcome, book: ReturnedBook) -> Iterator[CollectedCell]:
    for change in outcome.changes:
        for said in change.said:
            if said.book.digest == book.digest:
                # what answers said is in their change log, which names nobody in confidence
                told = change.name.sheet not in OF_ANSWERS
                yield CollectedCell(
                    sheet=change.name.sheet,
                    row=change.name.row,
                    column=change.name.column,
                    written=said.cell.written,
                    held=digest(said.cell.held),
                    before=canonical(change.before) if told else "",
                    after=canonical(said.shown) if told else "",
                )


def _rows(outcome: Outcome, book: ReturnedBook) -> Iterator[CollectedCell]:
    for added in outcome.added:
        if added.book.digest == book.digest:
            yield CollectedCell(
                sheet="plan",
                row=added.finding.action,
                column=OWN_ROW,
                written=digest(""),
                held=added.row.digest,
                after=added.finding.title or added.finding.do,
            )
