"""Method: how the figures come about, worked out once, and how the book is read and changed."""

from __future__ import annotations

from collections.abc import Iterable

from cxaudit import __version__
from cxaudit.numbers import percent
from cxaudit.report import Example, Report
from cxaudit.report.words import floors
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book, colour, protect, section, spread, title
from cxaudit.workbook.cells import Page
from cxaudit.workbook.layout import METHOD
from cxaudit.workbook.printing import fit
from cxaudit.workbook.sheets.method_text import READING, actions, paragraphs, scoring

_WIDTHS = (24, 96)
_TEXT = (2, 2)


def write(book: Book) -> None:
    """Write everything in words."""
    report = book.report
    page = book.page(METHOD, _WIDTHS, "portrait")
    title(page, METHOD, f"{report.checklist} · cxaudit {__version__}")
    shared = [("Shared steps", "; ".join(steps)) for steps in report.scales]
    row = _lines(page, 5, "How answers become scores", [*paragraphs(scoring(report)), *shared])
    row = _bands(report, page, row)
    row = _lines(page, row, "A worked example from this audit", _example(report.example))
    row = _lines(page, row, "From findings to action items", paragraphs(actions(report)))
    row = _lines(page, row, "Reading and changing this book", paragraphs(READING))
    _lines(page, row, "Scope", _scope(report))
    fit(page)
    protect(page)


def _lines(page: Page, row: int, heading: str, lines: Iterable[tuple[str, str]]) -> int:
    section(page, row, heading)
    for label, text in lines:
        row += 1
        spread(page, row, (1, 1), label, styles.STRONG)
        spread(page, row, _TEXT, text, styles.TEXT)
    return row + 2


def _bands(report: Report, page: Page, row: int) -> int:
    """Each band in its colour, best first."""
    told = floors(report.bands)
    end = _lines(page, row, "Bands", [(band.label, said) for band, said in told])
    for place, (band, _) in enumerate(told, row + 1):
        colour(page, f"A{place}", "TRUE", band.colour)
    return end


def _example(example: Example | None) -> list[tuple[str, str]]:
    if example is None:
        return [("", "Nothing is rated yet.")]
    terms = [
        (f"weight {term.weight} × {percent(term.score)}", f"{term.ask} → {term.answer}")
        for term in example.terms
    ]
    weights = sum(term.weight for term in example.terms)
    earned = float(sum(term.weight * term.score for term in example.terms))
    worked = f"{earned:.2f} earned of {weights} possible is {percent(example.score)}, as of the audit's date."
    return [*terms, (example.department, worked)]


def _scope(report: Report) -> list[tuple[str, str]]:
    aside = [f"{count} questions, because {why}" for why, count in report.set_aside]
    return [
        ("Kind", f"{report.kind}, prepared by {report.auditor}"),
        ("Set aside", "; ".join(aside) or "nothing"),
        ("Not audited", "; ".join(report.out_of_scope) or "nothing that the checklist holds"),
        ("Audit", f"{report.audit_id}, questions {report.question_set}"),
    ]
