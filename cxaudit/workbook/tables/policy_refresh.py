"""The clauses in scope, how each stands, and what is decided about it."""

from __future__ import annotations

from cxaudit.report import ClauseRow
from cxaudit.text import lines
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.lookups.plan import due_of, owner_of
from cxaudit.workbook.lookups.sums import clause_score
from cxaudit.workbook.policy_pages import MARKS
from cxaudit.workbook.sheet_names import POLICY_REFRESH

ClauseColumn = Column[ClauseRow]


def _before(clause: ClauseRow) -> str:
    """As it held before; that nothing was written, or nobody said."""
    if clause.before is None:
        return _("nobody said")
    return clause.before or _("nothing was written")


def _to_come(clause: ClauseRow) -> str:
    """As it will hold, with its mark and when that is; the old wording is not said twice."""
    if clause.before == clause.text:
        return _("as before")
    return lines([_(mark) if (mark := MARKS[clause.change]) else "", clause.follows, clause.text])


def _owner_now(row: Row[ClauseRow]) -> str:
    return owner_of(row.record.action) if row.record.action else ""


def _due_now(row: Row[ClauseRow]) -> str:
    return due_of(row.record.action) if row.record.action else ""


class PolicyRefresh(Sheet[ClauseRow]):
    """Columns of the sheet Policy refresh; where no action item has them, owner and date can be typed."""

    code = "clauses"
    name = POLICY_REFRESH
    top = 6

    number = ClauseColumn(N_("No."), 5, styles.NUMBER, lambda clause: clause.number)
    title = ClauseColumn(
        N_("Clause"),
        24,
        styles.STRONG,
        lambda clause: "\n".join([clause.title, clause.kind, *clause.numbers]),
    )
    written = ClauseColumn(N_("Written today"), 12, styles.ENTRY, lambda clause: clause.written)
    score = ClauseColumn(
        N_("Clause overall now"),
        9,
        styles.PERCENT,
        lambda clause: per_cent(clause.score),
        lambda row: clause_score(row.record.id, row.places.everything),
    )
    decision = ClauseColumn(N_("Decision"), 11, styles.ENTRY, lambda clause: clause.decision)
    why = ClauseColumn(N_("What is done, and why"), 36, styles.TEXT, lambda clause: clause.why)
    before = ClauseColumn(N_("Wording before"), 32, styles.TEXT, _before)
    text = ClauseColumn(N_("Wording to come"), 32, styles.TEXT, _to_come)
    owner = ClauseColumn(
        N_("Owner"),
        14,
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
    id = ClauseColumn(N_("ID"), 0, styles.HELPER, lambda clause: clause.id)
