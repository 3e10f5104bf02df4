"""Who was seen and what was not, and where each sheet is found."""

from __future__ import annotations

from cxaudit.report import Report
from cxaudit.report.words import not_applying
from cxaudit.scoring import Tally
from cxaudit.words import _, ngettext
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import reference
from cxaudit.workbook.sheet_names import called, common_sheets
from cxaudit.workbook.sheets.summary.columns import WHOLE, Summary
from cxaudit.workbook.tables.departments import Departments

_INDEX = (
    (Summary.left, Summary.left_figure),
    (Summary.left_text, Summary.left_text),
    (Summary.right, Summary.right_figure),
    (Summary.right_text, Summary.right_text),
)
"""Columns of the entries of the index, four in a row."""


def scope(book: Book, page: Page, row: int) -> int:
    """Write who was seen and what was not: a summary must not claim more than it saw."""
    report = book.report
    ruled_out = not_applying(report.ruled_out)
    said = [
        _answered(report),
        report.counted_anew,
        _("Seen: {names}.", names="; ".join(report.seen)) if report.seen else "",
        _("Not seen: {names}.", names="; ".join(report.not_seen)) if report.not_seen else "",
        _("Not audited: {names}.", names="; ".join(report.out_of_scope)) if report.out_of_scope else "",
        _("Does not apply to this business: {what}.", what=ruled_out) if ruled_out else "",
    ]
    page.section(row, _("Scope"))
    page.spread(row + 1, WHOLE, "\n".join(filter(None, said)), styles.TEXT)
    return row + 3


def _answered(report: Report) -> str:
    tally = report.overall.tally
    answered = ngettext(
        "On the audit's date, of {n} question asked that apply:"
        " {rated} rated, {unknown} unknown, {open} open.",
        "On the audit's date, of {n} questions asked that apply:"
        " {rated} rated, {unknown} unknown, {open} open.",
        tally.applicable,
        rated=tally.rated,
        unknown=tally.unknown,
        open=tally.open,
    )
    more = tally.not_applicable
    beside = ""
    if more:
        beside = ngettext(
            "{n} more was asked and does not apply.", "{n} more were asked and do not apply.", more
        )
    return " ".join(filter(None, (answered, _noted(report), beside, _left_out(report))))


def _noted(report: Report) -> str:
    """How many answers count in no score."""
    questions = (each for part in report.departments for each in part.questions)
    noted = sum(each.tally == Tally() for each in questions)
    if not noted:
        return ""
    return ngettext("{n} more is noted, not scored.", "{n} more are noted, not scored.", noted)


def _left_out(report: Report) -> str:
    """How many questions apply and were not asked: what was not asked is not what does not apply."""
    if not report.left_out:
        return ""
    if not report.minutes:
        return ngettext(
            "{n} more applies and was not asked.", "{n} more apply and were not asked.", report.left_out
        )
    return ngettext(
        "{n} more applies and was not asked, for the {minutes} minutes that there were for talking.",
        "{n} more apply and were not asked, for the {minutes} minutes that there were for talking.",
        report.left_out,
        minutes=report.minutes,
    )


def index(book: Book, page: Page, row: int) -> int:
    """Lead to every sheet, to the departments' with their scores; return the row after a free one."""
    page.section(row, _("In this book"))
    parts = enumerate(book.report.departments, book.places.departments.first)
    entries: list[tuple[str, str, str]] = [
        (called(name), "", called(name)) for name in common_sheets(book.report)
    ]
    for there, part in parts:
        label = reference(called(Departments.name), Departments.label, there)
        entries.append((part.label, label, book.places.sheets[part.id]))
    for number, (text, formula, sheet) in enumerate(entries):
        place = row + 1 + number // len(_INDEX)
        columns = _INDEX[number % len(_INDEX)]
        page.spread(place, columns, text, styles.INDEX, formula)
        page.link(place, columns[0], sheet)
    return row + 3 + (len(entries) - 1) // len(_INDEX)
