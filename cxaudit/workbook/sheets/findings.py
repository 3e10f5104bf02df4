"""Findings: everything that was found wanting, with what to do; the list is that of the audit's date."""

from __future__ import annotations

from itertools import groupby

from cxaudit import look
from cxaudit.days import in_full
from cxaudit.report.words import none_found
from cxaudit.words import Plural, _
from cxaudit.workbook import roles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.frame import HOW, SENTENCE, begin, freeze
from cxaudit.workbook.live import Live, counted, first_of, fixed, joined
from cxaudit.workbook.lookups.sums import moved_on, still_found
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.tables.findings import Findings, is_critical

_FOUND = Plural("{n} finding", "{n} findings")
_CRITICAL = Plural(", {n} of them critical", ", {n} of them critical")
_NEXT = Plural("{n} next step", "{n} next steps")
_GONE = Plural("; {n} is no longer so", "; {n} are no longer so")


def write(book: Book) -> None:
    """Write all findings, most important first."""
    report = book.report
    page = book.page(Findings, report.findings)
    how = _("those of {day}, with scores of now; printed on the departments' sheets", day=in_full(report.day))
    begin(page, report, called(Findings.name), _sentence(book), how)
    page.put(
        HOW, Findings.told, "", roles.HOW, moved_on(book.places.everything, by_oneself=report.by_oneself)
    )
    rows = page.table(Findings, report.findings, book.places)
    filtered = Findings.department, Findings.score, Findings.before, Findings.action
    page.filter(Findings.columns, rows, filtered)
    if not report.alone:  # what is noted with somebody alone stands on the department's sheet
        for row, finding in enumerate(report.findings, rows.first):
            book.lay_photos(page, row, Findings.told, finding.question, finding.ask, finding.photos)
    if not report.findings:
        page.put(rows.first, Findings.found, none_found(report.overall.tally.rated), roles.CELL_INDENTED)
    page.colours.by_band(rows.cells(Findings.score), report.bands)
    sentence = [cell_name(SENTENCE, Findings.place.number)] if report.findings else []
    _refuse(page, rows, cell_name(HOW, Findings.told.number), *sentence)
    freeze(page)
    page.paint_tab(look.TAB_RESULT)


def _sentence(book: Book) -> Live:
    """Say how many findings there are, how many of them are critical, and how many are none any more."""
    findings = book.report.findings
    found = [finding for finding in findings if not finding.next_step]
    further = len(findings) - len(found)
    if not findings:
        return fixed(none_found(book.report.overall.tally.rated))
    asked = sum(bool(finding.question) for finding in found)
    gone = Live(0, f"({asked}-{still_found(book.places.everything)})")
    critical = sum(map(is_critical, found))
    parts = [
        fixed(_FOUND.said(len(found)) if found else ""),
        fixed(_CRITICAL.said(critical) if critical else ""),
        first_of([(gone.equals(0), fixed(""))], counted(_GONE, gone)),
        fixed(", " if found and further else ""),
        fixed(_NEXT.said(further) if further else ""),
    ]
    return joined(*(part for part in parts if part.value or part.formula))


def _refuse(page: Page, rows: Block, *said: str) -> None:
    """Let nothing be typed over formulas: the sheet is not protected, so that it can be sorted."""
    for cell in said:
        page.entries.never(cell, _("This is computed from the answers."))
    for live, side_by_side in groupby(Findings.columns, lambda column: column.formula is not None):
        if live:
            columns = list(side_by_side)
            cells = rows.cells(columns[0], columns[-1])
            page.entries.never(cells, _("This follows the answers."))
