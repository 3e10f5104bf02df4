"""The head of the Summary: whose audit it is, the headline, and how the whole stands."""

from __future__ import annotations

from pathlib import Path

from cxaudit import look
from cxaudit.audit import Status
from cxaudit.days import in_full
from cxaudit.report import Report
from cxaudit.words import N_, Plural, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.fitting import lines, tall
from cxaudit.workbook.frame import room, set_height, strip
from cxaudit.workbook.live import Live, counted, first_of, said
from cxaudit.workbook.lookups.figures import of_whole
from cxaudit.workbook.lookups.plan import done_actions, parked_actions, planned_actions
from cxaudit.workbook.lookups.strip import Strip, backed_answers, strip_of
from cxaudit.workbook.lookups.sums import moved_on, strange_answers
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Figure, colour_chip, figures, why_this_band
from cxaudit.workbook.score_lines import whole_line
from cxaudit.workbook.sheet_names import SUMMARY, called
from cxaudit.workbook.sheets.summary.columns import RAIL, WHOLE, Summary
from cxaudit.workbook.tables.figures import Figures, whole_rows

_NAME, _ABOUT, _HEADLINE, _FIGURES = 2, 3, 5, 7
_HEIGHTS = {_NAME: 38, _ABOUT: 20, 4: 10, _HEADLINE: 60, 6: 8, 10: 12}
"""Rows, and how many pixels they have."""

_ONE_LINE, _NO_LINE = 32, 4
"""Pixels of a short headline, and of none."""

TOP = 11
"""Row of the first section heads."""

_OF_PLANNED = Plural("of {n} planned", "of {n} planned")
_AND_PARKED = N_("{planned}; {parked} parked")


def head(book: Book, page: Page) -> None:
    """Write everything above the list of what to do."""
    report = book.report
    kind = _("Self-assessment") if report.by_oneself else _("Customer experience audit")
    strip(page, kind, called(SUMMARY))
    for row, px in _HEIGHTS.items():
        set_height(page, row, px)
    across = room(page, *WHOLE)
    page.block((_NAME, _NAME), WHOLE, report.organisation, roles.NAME)
    set_height(page, _NAME, max(_HEIGHTS[_NAME], tall(report.organisation, across, look.TITLE)))
    made = _("{kind}, {day}", kind=report.kind, day=in_full(report.day))
    prepared = _("prepared by {auditor}", auditor=report.auditor_with_contact)
    about = "  ·  ".join(filter(None, (report.site, made, prepared)))
    page.block((_ABOUT, _ABOUT), WHOLE, about, roles.NOTE)
    set_height(page, _ABOUT, tall(about, across))
    _headline(page, report)
    _changed(book, page)
    if book.logo:
        _logo(page, book.logo, report.organisation)
    _strip(book, page)


def _headline(page: Page, report: Report) -> None:
    """Write the headline in two lines; a longer one in smaller letters."""
    across, text = room(page, *WHOLE), report.headline
    count = lines(text, across, look.TITLE, bold=True)
    page.block((_HEADLINE, _HEADLINE), WHOLE, text, roles.SENTENCE if count <= 2 else roles.HEADLINE_LONG)
    if count == 1:
        set_height(page, _HEADLINE, _ONE_LINE if text else _NO_LINE)


def _changed(book: Book, page: Page) -> None:
    """Say in the rail what was changed since the audit's date; nothing as long as nothing was."""
    everything = book.places.everything
    moved = moved_on(everything, by_oneself=book.report.by_oneself)
    formula = f'TRIM({moved}&" "&{strange_answers(everything)})'
    page.block((_HEADLINE, _HEADLINE), RAIL, "", roles.NOTE, formula)


def _logo(page: Page, path: Path, organisation: str) -> None:
    from cxaudit.workbook.logo import place, read_logo  # Pillow is slow to load, and seldom needed

    logo = read_logo(path)
    place(logo, Summary.m.number, room(page, Summary.m, Summary.p), _NAME)
    page.drawings.picture(logo, _("Logo of {organisation}", organisation=organisation))


def _strip(book: Book, page: Page) -> None:
    """Write the figures of the whole, each with what it says."""
    strip = strip_of(whole_line(book.report), book.places.whole_row)
    standing = strip.standing
    why = why_this_band(standing, book.report.bands)
    chip = Figure(
        (Summary.e, Summary.f),
        _("Band"),
        of_whole(book, Figures.chip),
        why,
        roles.CHIP,
        (Summary.e, Summary.i),
    )
    overall = strip.score((Summary.b, Summary.d), _("Overall score"))
    coverage = strip.coverage((Summary.m, Summary.n))
    questions = (question for part in book.report.inside for question in part.questions)
    backed = backed_answers(questions, whole_rows(book.report, book.places))
    confidence = strip.confidence((Summary.o, Summary.p), backed)
    figures(page, _FIGURES, WHOLE, [overall, chip, _since(book, strip), coverage, confidence])
    page.put(_FIGURES + 1, Summary.helper, standing.rank.value, styles.HELPER, standing.rank.formula)
    rank = f"${cell_name(_FIGURES + 1, Summary.helper.number)}"
    colour_chip(page, cell_name(_FIGURES + 1, Summary.e.number), rank, book.report.bands)


def _since(book: Book, strip: Strip) -> Figure:
    """The change since the last audit, or how far the actions have come."""
    over = Summary.k, Summary.l
    if day := book.report.compared:
        return strip.since(over, day)
    items = book.report.not_parked
    done = Live(sum(item.status is Status.DONE for item in items), done_actions())
    planned = Live(sum(item.status is not Status.DROPPED for item in items), planned_actions())
    parked = Live(len(book.report.parked), parked_actions())
    of_planned = counted(_OF_PLANNED, planned)
    meaning = first_of(
        [(parked.equals(0), of_planned)], said(_(_AND_PARKED), planned=of_planned, parked=parked)
    )
    return Figure(over, _("Actions done"), done, meaning, roles.FIGURE_NUMBER)
