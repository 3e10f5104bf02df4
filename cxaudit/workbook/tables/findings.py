"""The findings, as of the audit's date, with how each stands now."""

from __future__ import annotations

from cxaudit.report import FindingRow
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.lookups.plan import due_of, owner_of
from cxaudit.workbook.lookups.since import finding_since, next_step_since, score_of
from cxaudit.workbook.photos import room_for
from cxaudit.workbook.sheet_names import FINDINGS

FindingColumn = Column[FindingRow]


def _ask(finding: FindingRow) -> str:
    return f"{finding.ask}\n({_('also in the last audit')})" if finding.repeated else finding.ask


def _score_now(row: Row[FindingRow]) -> str:
    return score_of(row.record.question, row.places.everything) if row.record.question else ""


def _since(row: Row[FindingRow]) -> str:
    if not row.record.question:
        return ""
    now = row.record.question, per_cent(row.record.score), row.places.everything
    return next_step_since(*now, row.record.strong) if row.record.next_step else finding_since(*now)


class Findings(Sheet[FindingRow]):
    """Columns of the sheet Findings."""

    name = FINDINGS
    top = 6

    priority = FindingColumn(N_("Priority"), 8, styles.PRIORITY, lambda finding: finding.priority)
    severity = FindingColumn(N_("Severity"), 9, styles.STRONG, lambda finding: finding.severity)
    department = FindingColumn(N_("Department"), 15, styles.TEXT, lambda finding: finding.department)
    ask = FindingColumn(N_("Question"), 34, styles.TEXT, _ask, widens=True)
    answer = FindingColumn(N_("Answer then"), 26, styles.TEXT, lambda finding: finding.answer)
    score = FindingColumn(
        N_("This answer now"),
        8,
        styles.PERCENT,
        lambda finding: per_cent(finding.score),
        _score_now,
    )
    since = FindingColumn(N_("Since then"), 16, styles.TEXT, lambda _: "", _since)
    why = FindingColumn(N_("Why it fails"), 18, styles.TEXT, lambda finding: finding.why, needs="gaps")
    told = FindingColumn(
        N_("What was seen and said"),
        34,
        styles.TEXT,
        lambda finding: finding.told,
        widens=True,
        below=lambda finding: room_for(finding.photos),
    )
    do = FindingColumn(N_("What to do"), 34, styles.TEXT, lambda finding: finding.do)
    action = FindingColumn(
        N_("Action item"), 18, styles.TEXT, lambda finding: f"{finding.number} · {finding.title}"
    )
    owner = FindingColumn(
        N_("Owner"), 14, styles.TEXT, lambda finding: finding.owner, lambda row: owner_of(row.record.action)
    )
    due = FindingColumn(
        N_("Due"),
        12.5,
        styles.DATE,
        lambda finding: finding.due or finding.status,
        lambda row: due_of(row.record.action),
    )
    id = FindingColumn(N_("ID"), 0, styles.TEXT, lambda finding: finding.question or finding.action)
