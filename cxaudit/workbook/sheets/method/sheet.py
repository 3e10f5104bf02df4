"""The sheet from top to bottom, with the bands, a worked example and the scope of this audit."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from cxaudit import __version__
from cxaudit.numbers import percent
from cxaudit.report import Example, Report
from cxaudit.report.words import floors, not_applying
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.page import NOTE_ROW, Page
from cxaudit.workbook.sheet_names import METHOD
from cxaudit.workbook.sheets.method.acting import actions
from cxaudit.workbook.sheets.method.counting import Line
from cxaudit.workbook.sheets.method.reading import reading
from cxaudit.workbook.sheets.method.rules import scoring


class Method(Sheet[None]):
    """Columns of the method."""

    name = METHOD

    label = Column[None](width=24)
    text = Column[None](width=96)


def write(book: Book) -> None:
    """Write everything in words."""
    report = book.report
    page = book.page(Method, orientation="portrait")
    page.title(_(Method.name), f"{report.checklist} · cxaudit {__version__}")
    row = _lines(page, NOTE_ROW + 2, _("How answers become scores"), scoring(report))
    row = _bands(report, page, row)
    row = _lines(page, row, _("A worked example from this audit"), _example(report.example))
    row = _lines(page, row, _("From findings to action items"), actions(report))
    row = _lines(page, row, _("Reading and changing this book"), reading(report))
    _lines(page, row, _("Scope"), _scope(report))
    page.fit()
    page.protect()


def _lines(page: Page, row: int, heading: str, lines: Iterable[Line]) -> int:
    page.section(row, heading)
    for label, text in lines:
        row += 1
        page.spread(row, (Method.label, Method.label), label, styles.STRONG)
        page.spread(row, (Method.text, Method.text), text, styles.TEXT)
    return row + 2


def _bands(report: Report, page: Page, row: int) -> int:
    """Each band in its colour, best first."""
    told = floors(report.bands)
    end = _lines(page, row, _("Bands"), [(band.label, said) for band, said in told])
    for place, (band, _said) in enumerate(told, row + 1):
        page.colours.where(cell_name(place, Method.label.number), "TRUE", band.colour)
    return end


def _example(example: Example | None) -> list[Line]:
    if example is None:
        return [("", _("Nothing is rated yet."))]
    terms = [
        (
            _("weight {weight} × {score}", weight=term.weight, score=percent(term.score)),
            f"{term.ask} → {term.answer}",
        )
        for term in example.terms
    ]
    worked = _(
        "{earned:.2f} earned of {weights} possible is {score}, as of the audit's date.",
        earned=float(example.tally.earned),
        weights=example.tally.possible,
        score=percent(example.tally.score or Fraction(0)),
    )
    return [*terms, (example.department, worked)]


def _scope(report: Report) -> list[Line]:
    kind = _("{kind}, prepared by {auditor}", kind=report.kind, auditor=report.auditor)
    audited = _("{id}, questions {fingerprint}", id=report.audit_id, fingerprint=report.question_set)
    ruled_out = not_applying(report.ruled_out)
    outside = "; ".join(report.out_of_scope) or _("nothing that applies")
    return [
        (_("Kind"), kind),
        (_("Does not apply"), ruled_out or _("nothing")),
        (_("Not audited"), outside),
        (_("Audit"), audited),
    ]
