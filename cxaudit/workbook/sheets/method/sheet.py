"""The sheet from top to bottom, with the bands, a worked example and the scope of this audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from cxaudit import __version__, look
from cxaudit.numbers import percent
from cxaudit.report import BandRow, Example, Report
from cxaudit.report.words import floors, not_applying
from cxaudit.words import N_, _
from cxaudit.workbook import roles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.fitting import tall
from cxaudit.workbook.frame import HEADS, begin, break_pages, freeze, set_height
from cxaudit.workbook.live import fixed
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Over, section
from cxaudit.workbook.sheet_names import METHOD, called
from cxaudit.workbook.sheets.method.acting import actions, findings
from cxaudit.workbook.sheets.method.counting import Line
from cxaudit.workbook.sheets.method.policy import policy
from cxaudit.workbook.sheets.method.readers import readers
from cxaudit.workbook.sheets.method.reading import reading
from cxaudit.workbook.sheets.method.rules import scoring

_BANDS = N_("Bands")


class Method(Sheet[None]):
    """Columns of the method."""

    name = METHOD
    px = look.PORTRAIT

    left = Column[None](px=look.MARGIN)
    label = Column[None](px=190)
    text = Column[None](px=638)
    right = Column[None](px=look.MARGIN)
    gap = Column[None](px=24, printed=False)
    links = Column[None](px=122, printed=False)
    edge = Column[None](px=12, printed=False)


_OVER: Over = (Method.label, Method.text)
_GAP = 14
"""Pixels above the head of a part."""


def write(book: Book) -> None:
    """Write everything in words."""
    report = book.report
    page = book.page(Method)
    sentence = _(
        "Answers become scores by their weights; what scores below {share} % becomes work",
        share=report.marks.wanting,
    )
    how = f"{report.checklist} · cxaudit {__version__}"
    begin(page, report, called(Method.name), fixed(sentence), how, beside=True)
    set_height(page, HEADS, _GAP)
    heads, row = [], HEADS + 1
    for heading, lines in _parts(report):
        heads.append(row)
        row = _part(page, row, heading, lines, report.bands if heading == _(_BANDS) else ())
    freeze(page, rows=1)
    break_pages(page, row - 2, heads)
    page.paint_tab(look.TAB_RESULT)
    page.protect()


def _parts(report: Report) -> Iterator[tuple[str, Iterable[Line]]]:
    """Return the parts of the sheet, each with its heading."""
    yield _("How answers become scores"), scoring(report)
    yield _(_BANDS), [(band.label, told) for band, told in floors(report.bands)]
    yield _("A worked example from this audit"), _example(report.example)
    yield _("From answers to findings"), findings(report)
    yield _("From findings to action items"), actions(report)
    if report.has_policy:
        yield _("From findings to the policy"), policy(report)
    yield _("Who reads what"), readers(report)
    yield _("Reading and changing this book"), reading(report)
    yield _("Scope"), _scope(report)


def _part(page: Page, row: int, heading: str, lines: Iterable[Line], bands: Sequence[BandRow]) -> int:
    """Write a part, bands in their colours, best first; return the row for the next one, after a gap."""
    section(page, row, _OVER, heading)
    colours = [band.colour for band in reversed(bands)]
    for place, (label, text) in enumerate(lines):
        row = _line(page, row + 1, label, text)
        if colours:
            page.colours.where(cell_name(row, Method.label.number), "TRUE", colours[place])
    set_height(page, row + 1, _GAP)
    return row + 2


def _line(page: Page, row: int, label: str, text: str) -> int:
    """Write a term and what is said of it, in as many rows as a long text takes; return the last."""
    page.put(row, Method.label, label, roles.CELL_BOLD)
    set_height(page, row, tall(label, Method.label.px, bold=True))
    last = page.spread_long(row, (Method.text, Method.text), text, roles.CELL_INDENTED)
    for below in range(row + 1, last + 1):
        page.put(below, Method.label, None, roles.CELL_BOLD)
    return last


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
