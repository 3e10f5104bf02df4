"""The findings, as of the audit's date, with how each stands now."""

from __future__ import annotations

from cxaudit import look
from cxaudit.audit import Severity
from cxaudit.report import FindingRow
from cxaudit.words import N_, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.cells import CellValue, Rich, per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.formulas.expressions import text
from cxaudit.workbook.lookups.since import finding_since, next_step_since, score_of
from cxaudit.workbook.photos import room_for
from cxaudit.workbook.sheet_names import FINDINGS

FindingColumn = Column[FindingRow]


def is_critical(finding: FindingRow) -> bool:
    """Whether somebody must act on it first."""
    return finding.severity == Severity.CRITICAL.label


def _found(finding: FindingRow) -> str:
    """What was found: a question with its answer then, or a sentence of its own."""
    critical = f"{_('Critical.')} " if is_critical(finding) else ""
    answer = f"\n→ {finding.answer}" if finding.answer else ""
    return Rich.of((critical, True), (finding.ask, False), (answer, False), size=look.LABEL, ink=look.INK)


def _before(finding: FindingRow) -> CellValue:
    """The score in the last audit, and whether it was a finding then too."""
    before = per_cent(finding.before)
    if not finding.repeated:
        return "" if before is None else str(before)
    return _("again") if before is None else _("{score}, again", score=before)


def _score_now(row: Row[FindingRow]) -> str:
    return score_of(row.record.question, row.places.everything) if row.record.question else ""


def _since(row: Row[FindingRow]) -> str:
    if not row.record.question:
        return ""
    now = row.record.question, per_cent(row.record.score), row.places.everything
    return next_step_since(*now, row.record.strong) if row.record.next_step else finding_since(*now)


def _why(row: Row[FindingRow]) -> str:
    """What became of it stands before why it fails."""
    if not row.record.question:
        return ""
    since, why = row[Findings.since], row.record.why
    below = f"&CHAR(10)&{text(why)}" if why else ""
    return f'IF({since}="",{text(why)},{since}{below})'


class Findings(Sheet[FindingRow]):
    """Columns of the sheet Findings."""

    name = FINDINGS
    px = look.LANDSCAPE
    on_paper = False
    headings = True
    top = 5

    left = FindingColumn(px=look.MARGIN)
    place = FindingColumn(
        N_("No."),
        style=lambda finding: roles.CELL_ITEM_LOUD if is_critical(finding) else roles.CELL_ITEM,
        value=lambda finding: finding.place,
        px=40,
        head_style=roles.FILTER_CENTRE,
    )
    department = FindingColumn(
        N_("Department"),
        style=roles.CELL,
        value=lambda finding: finding.department,
        px=118,
        head_style=roles.FILTER_TEXT,
    )
    found = FindingColumn(
        N_("What was found"),
        style=roles.CELL_INDENTED,
        value=_found,
        widens=True,
        px=270,
        head_style=roles.FILTER_INDENTED,
    )
    score = FindingColumn(
        N_("Score"),
        style=roles.CELL_NUMBER,
        value=lambda finding: per_cent(finding.score),
        formula=_score_now,
        px=46,
        head_style=roles.FILTER_NUMBER,
    )
    before = FindingColumn(
        N_("Before"),
        style=roles.CELL_RIGHT,
        value=_before,
        needs="baseline",
        px=64,
        head_style=roles.FILTER_NUMBER,
    )
    told = FindingColumn(
        N_("Seen and noted"),
        style=roles.CELL_INDENTED,
        value=lambda finding: finding.told,
        widens=True,
        below=lambda finding: room_for(finding.photos),
        px=284,
        head_style=roles.FILTER_INDENTED,
    )
    why = FindingColumn(
        N_("Since then"),
        style=roles.CELL_INDENTED,
        value=lambda finding: finding.why,
        formula=_why,
        heads={"gaps": N_("Why")},
        px=140,
        head_style=roles.FILTER_INDENTED,
    )
    do = FindingColumn(
        N_("What to do"),
        style=roles.CELL_INDENTED,
        value=lambda finding: finding.do,
        px=216,
        head_style=roles.FILTER_INDENTED,
    )
    action = FindingColumn(
        N_("Item"),
        style=roles.CELL_ITEM,
        value=lambda finding: finding.number,
        px=40,
        head_style=roles.FILTER_CENTRE,
    )
    right = FindingColumn(px=look.MARGIN)
    since = FindingColumn(N_("What became of it"), 0, styles.TEXT, lambda _: "", _since)
    severity = FindingColumn(N_("Severity"), 0, styles.TEXT, lambda finding: finding.severity)
    id = FindingColumn(N_("ID"), 0, styles.TEXT, lambda finding: finding.question or finding.action)
