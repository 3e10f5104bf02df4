"""Findings: everything that was found wanting, with what to do; the list is that of the audit's date."""

from __future__ import annotations

from cxaudit.actions import Severity
from cxaudit.days import in_full
from cxaudit.report import FindingRow
from cxaudit.report.words import none_found
from cxaudit.workbook import styles
from cxaudit.workbook.book import (
    Book,
    Cells,
    accept,
    colour,
    colour_by_band,
    freeze,
    heads,
    table_row,
    title,
)
from cxaudit.workbook.cells import Live, per_cent
from cxaudit.workbook.columns import Columns, Fin
from cxaudit.workbook.formulas.actions import due_of, owner_of
from cxaudit.workbook.formulas.questions import score_of
from cxaudit.workbook.formulas.since import finding_since
from cxaudit.workbook.formulas.sums import moved_on
from cxaudit.workbook.layout import FINDINGS, FINDINGS_TOP


def write(book: Book) -> None:
    """Write all findings, most important first."""
    report = book.report
    told: dict[Columns, list[str]] = {Fin.TOLD: [finding.told for finding in report.findings]}
    page = book.page(FINDINGS, book.widths(Fin, told))
    title(page, FINDINGS, f"{report.organisation} · as of {in_full(report.day)}; the score now is live")
    page.put(3, Fin.ASK.number, Live(moved_on(book.layout.everything), ""), styles.QUIET)
    heads(page, FINDINGS_TOP - 1, Fin)
    for row, finding in enumerate(report.findings, FINDINGS_TOP):
        table_row(page, row, _cells(book, finding))
    if not report.findings:
        page.put(FINDINGS_TOP, Fin.ASK.number, none_found(report.overall.rated), styles.TEXT)
    last = book.layout.last_finding
    page.sheet.auto_filter.ref = f"{Fin.PRIORITY.letter}{FINDINGS_TOP - 1}:{Fin.ID.letter}{last}"
    score, severity = f"{Fin.SCORE.letter}{FINDINGS_TOP}", f"${Fin.SEVERITY.letter}{FINDINGS_TOP}"
    colour_by_band(page, report, f"{score}:{Fin.SCORE.letter}{last}", score)
    cells = f"{Fin.SEVERITY.letter}{FINDINGS_TOP}:{Fin.SEVERITY.letter}{last}"
    colour(page, cells, f'{severity}="{Severity.CRITICAL}"', styles.ALARM_FILL)
    accept(page, f"{Fin.ASK.letter}3", "FALSE", "This is computed from the answers.")
    for first_column, last_column in ((Fin.SCORE, Fin.SINCE), (Fin.OWNER, Fin.DUE)):
        cells = f"{first_column.letter}{FINDINGS_TOP}:{last_column.letter}{last}"
        accept(page, cells, "FALSE", "This follows the answers and the action plan.")
    freeze(page, FINDINGS_TOP, Fin.ANSWER)


def _cells(book: Book, finding: FindingRow) -> Cells:
    everything, score = book.layout.everything, per_cent(finding.score)
    since = finding_since(finding.question, score, everything)
    again = "\n(also in the last audit)" if finding.repeated else ""
    return {
        Fin.PRIORITY: (finding.priority, styles.PRIORITY),
        Fin.SEVERITY: (f"{finding.severity}", styles.STRONG),
        Fin.DEPARTMENT: (finding.department, styles.TEXT),
        Fin.ASK: (f"{finding.ask}{again}", styles.TEXT),
        Fin.ANSWER: (finding.answer, styles.TEXT),
        Fin.SCORE: (Live(score_of(finding.question, everything), score), styles.PERCENT),
        Fin.SINCE: (Live(since, ""), styles.TEXT),
        Fin.WHY: (finding.why, styles.TEXT),
        Fin.TOLD: (finding.told, styles.TEXT),
        Fin.DO: (finding.do, styles.TEXT),
        Fin.CLAUSE: (finding.clause, styles.TEXT),
        Fin.OWNER: (Live(owner_of(finding.action), finding.owner), styles.TEXT),
        Fin.DUE: (Live(due_of(finding.action), finding.due or finding.status), styles.DATE),
        Fin.ID: (finding.question, styles.TEXT),
    }
