"""Who was seen and what was not, and where each sheet is found."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.report import Report
from cxaudit.words import ngettext
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import reference
from cxaudit.workbook.sheet_names import COMMON, called
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
    said = [
        _answered(report),
        report.counted_anew,
        _listed("Seen", report.seen),
        _listed("Not seen", report.not_seen),
        _listed("Not audited", report.out_of_scope),
        _listed("Set aside", [f"{count} questions, because {why}" for why, count in report.set_aside]),
    ]
    page.section(row, "Scope")
    page.spread(row + 1, WHOLE, "\n".join(filter(None, said)), styles.TEXT)
    return row + 3


def _answered(report: Report) -> str:
    result = report.overall
    tally = result.standing.tally
    known = f"{tally.rated} rated, {tally.unknown} unknown, {tally.open} open"
    beside = f" {tally.not_applicable} more do not apply." if tally.not_applicable else ""
    asked = f"{ngettext('{n} question', '{n} questions', result.standing.tally.applicable)} asked that apply"
    return f"On the audit's date, of {asked}: {known}.{beside}{_left_out(report)}"


def _left_out(report: Report) -> str:
    """How many questions apply and were not asked: what was not asked is not what does not apply."""
    if not report.left_out:
        return ""
    many = "1 more applies and was" if report.left_out == 1 else f"{report.left_out} more apply and were"
    why = f", for the {report.minutes} minutes that there were for talking" if report.minutes else ""
    return f" {many} not asked{why}."


def _listed(label: str, names: Sequence[str]) -> str:
    return f"{label}: {'; '.join(names)}." if names else ""


def index(book: Book, page: Page, row: int) -> int:
    """Lead to every sheet, to the departments' with their scores; return the row after a free one."""
    page.section(row, "In this book")
    parts = enumerate(book.report.departments, book.places.departments.first)
    entries: list[tuple[str, str, str]] = [(called(name), "", called(name)) for name in COMMON]
    for there, part in parts:
        label = reference(called(Departments.name), Departments.label, there)
        entries.append((part.label, label, book.places.sheets[part.id]))
    for number, (text, formula, sheet) in enumerate(entries):
        place = row + 1 + number // len(_INDEX)
        columns = _INDEX[number % len(_INDEX)]
        page.spread(place, columns, text, styles.INDEX, formula)
        page.link(place, columns[0], sheet)
    return row + 3 + (len(entries) - 1) // len(_INDEX)
