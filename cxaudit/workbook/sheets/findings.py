"""Findings: everything that was found wanting, with what to do; the list is that of the audit's date."""

from __future__ import annotations

from itertools import groupby

from cxaudit.audit import Severity
from cxaudit.days import in_full
from cxaudit.report.words import none_found
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.formulas.expressions import text
from cxaudit.workbook.lookups.sums import moved_on
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block
from cxaudit.workbook.tables.findings import Findings


def write(book: Book) -> None:
    """Write all findings, most important first."""
    report = book.report
    page = book.page(Findings, report.findings)
    said = _("as of {day}; the score now is live", day=in_full(report.day))
    page.title(_(Findings.name), f"{report.organisation} · {said}")
    note = page.live_note(Findings.ask, moved_on(book.places.everything, by_oneself=report.by_oneself))
    rows = page.table(Findings, report.findings, book.places)
    page.filter(Findings.columns, rows)
    if not report.alone:  # what is noted with somebody alone stands on the department's sheet
        for row, finding in enumerate(report.findings, rows.first):
            book.lay_photos(page, row, Findings.told, finding.question, finding.ask, finding.photos)
    if not report.findings:
        page.put(rows.first, Findings.ask, none_found(report.overall.tally.rated), styles.TEXT)
    page.colours.by_band(rows.cells(Findings.score), report.bands)
    critical = f"${rows.top(Findings.severity)}={text(Severity.CRITICAL.label)}"
    page.colours.where(rows.cells(Findings.severity), critical, styles.ALARM_FILL)
    _refuse(page, rows, note)
    page.freeze(Findings.top, Findings.answer)


def _refuse(page: Page, rows: Block, note: str) -> None:
    """Let nothing be typed over formulas: the sheet is not protected, so that it can be sorted."""
    page.entries.never(note, _("This is computed from the answers."))
    for live, side_by_side in groupby(Findings.columns, lambda column: column.formula is not None):
        if live:
            columns = list(side_by_side)
            cells = rows.cells(columns[0], columns[-1])
            page.entries.never(cells, _("This follows the answers and the action plan."))
