"""The clauses in scope, how each stands, and what is decided about it."""

from __future__ import annotations

from cxaudit import look
from cxaudit.report import ClauseRow
from cxaudit.text import lines
from cxaudit.words import N_, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.cells import CellValue, Rich, per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.lookups.plan import due_of, owner_of
from cxaudit.workbook.lookups.sums import clause_score
from cxaudit.workbook.policy_pages import MARKS, runs
from cxaudit.workbook.sheet_names import POLICY_REFRESH

ClauseColumn = Column[ClauseRow]


def _before(clause: ClauseRow) -> str:
    """As it held before; that nothing was written, or nobody said."""
    if clause.before is None:
        return _("nobody said")
    return clause.before or _("nothing was written")


def _to_come(clause: ClauseRow) -> CellValue:
    """As it will hold, with its mark and when that is; the old wording is not said twice."""
    if clause.before == clause.text:
        return _("as before")
    marked = lines([_(mark) if (mark := MARKS[clause.change]) else "", clause.follows])
    return Rich.of(
        (marked and f"{marked}\n", True), *runs(clause.text, clause.numbers), size=look.LABEL, ink=look.INK
    )


def _clause(clause: ClauseRow) -> CellValue:
    """Its title, what it is and its numbers."""
    more = lines([clause.kind, *clause.numbers])
    return Rich.of((clause.title, True), (f"\n{more}", False), size=look.LABEL, ink=look.INK)


def _owner_now(row: Row[ClauseRow]) -> str:
    return owner_of(row.record.action) if row.record.action else ""


def _due_now(row: Row[ClauseRow]) -> str:
    return due_of(row.record.action) if row.record.action else ""


class PolicyRefresh(Sheet[ClauseRow]):
    """Columns of the sheet Policy refresh; where no action item has them, owner and date can be typed."""

    code = "clauses"
    name = POLICY_REFRESH
    top = 5
    px = look.LANDSCAPE
    headings = True

    left = ClauseColumn(px=look.MARGIN)
    number = ClauseColumn(N_("No."), px=30, style=roles.CELL_NAVY, value=lambda clause: clause.number)
    title = ClauseColumn(N_("Clause"), px=130, style=roles.CELL, value=_clause)
    decision = ClauseColumn(
        N_("Decision"),
        px=84,
        style=roles.CREAM_INDENTED,
        head_style=roles.HEAD_INDENTED,
        value=lambda clause: clause.decision,
    )
    score = ClauseColumn(
        N_("Now"),
        px=46,
        style=roles.CELL_NUMBER,
        head_style=roles.HEAD_NUMBER,
        value=lambda clause: per_cent(clause.score),
        formula=lambda row: clause_score(row.record.id, row.places.everything),
    )
    why = ClauseColumn(
        N_("Why"),
        px=316,
        style=roles.CELL_INDENTED,
        head_style=roles.HEAD_INDENTED,
        value=lambda clause: clause.why,
    )
    before = ClauseColumn(
        N_("So far"), px=212, style=roles.CELL_INDENTED, head_style=roles.HEAD_INDENTED, value=_before
    )
    text = ClauseColumn(
        N_("From then on"),
        px=226,
        style=roles.CELL_INDENTED,
        head_style=roles.HEAD_INDENTED,
        value=_to_come,
    )
    owner = ClauseColumn(
        N_("Owner"),
        px=98,
        style=lambda clause: roles.CELL_INDENTED if clause.action else roles.CREAM_INDENTED,
        head_style=roles.HEAD_INDENTED,
        value=lambda clause: clause.owner,
        formula=_owner_now,
    )
    due = ClauseColumn(
        N_("Due"),
        px=76,
        style=lambda clause: roles.CELL_DATE if clause.action else roles.CREAM_DATE,
        head_style=roles.HEAD_NUMBER,
        value=lambda clause: clause.due or clause.status,
        formula=_due_now,
    )
    right = ClauseColumn(px=look.MARGIN)
    gap = ClauseColumn(px=24, printed=False)
    written = ClauseColumn(
        N_("Written today"), px=110, printed=False, style=roles.CREAM, value=lambda clause: clause.written
    )
    id = ClauseColumn(N_("ID"), 0, styles.HELPER, lambda clause: clause.id)
