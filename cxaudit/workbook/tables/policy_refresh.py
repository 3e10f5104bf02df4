"""The clauses in scope, how each stands, and what is decided about it."""

from __future__ import annotations

from cxaudit.report import ClauseRow
from cxaudit.words import N_
from cxaudit.workbook import styles
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.lookups.plan import due_of, owner_of
from cxaudit.workbook.lookups.sums import clause_score
from cxaudit.workbook.sheet_names import POLICY_REFRESH

ClauseColumn = Column[ClauseRow]


def _owner_now(row: Row[ClauseRow]) -> str:
    return owner_of(row.record.action) if row.record.action else ""


def _due_now(row: Row[ClauseRow]) -> str:
    return due_of(row.record.action) if row.record.action else ""


class PolicyRefresh(Sheet[ClauseRow]):
    """Columns of the sheet Policy refresh; where no action item has them, owner and date can be typed."""

    name = POLICY_REFRESH
    top = 6

    title = ClauseColumn(
        N_("Clause"), 28, styles.STRONG, lambda clause: "\n".join([clause.title, *clause.numbers])
    )
    kind = ClauseColumn(N_("Kind"), 9, styles.TEXT, lambda clause: clause.kind)
    written = ClauseColumn(N_("Written today"), 14, styles.ENTRY, lambda clause: clause.written)
    score = ClauseColumn(
        N_("Clause overall now"),
        9,
        styles.PERCENT,
        lambda clause: per_cent(clause.score),
        lambda row: clause_score(row.record.id, row.places.everything),
    )
    decision = ClauseColumn(N_("Decision"), 13, styles.ENTRY, lambda clause: clause.decision)
    why = ClauseColumn(N_("Why"), 62, styles.TEXT, lambda clause: clause.why)
    owner = ClauseColumn(
        N_("Owner"),
        16,
        lambda clause: styles.TEXT if clause.action else styles.ENTRY,
        lambda clause: clause.owner,
        _owner_now,
    )
    due = ClauseColumn(
        N_("Due"),
        12.5,
        lambda clause: styles.DATE if clause.action else styles.ENTRY_DATE,
        lambda clause: clause.due or clause.status,
        _due_now,
    )
