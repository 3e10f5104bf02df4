"""The head of the Summary: whose audit it is, the headline, and how the whole stands."""

from __future__ import annotations

from pathlib import Path

from cxaudit import look
from cxaudit.audit import Status
from cxaudit.days import in_full, month_of
from cxaudit.report import Report
from cxaudit.words import N_, Plural, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.fitting import lines, tall
from cxaudit.workbook.formulas.expressions import whole
from cxaudit.workbook.formulas.scores import range_of
from cxaudit.workbook.frame import room, set_height, strip
from cxaudit.workbook.live import Live, counted, first_of, fixed, said
from cxaudit.workbook.lookups.figures import of_whole, standing_of
from cxaudit.workbook.lookups.plan import done_actions, parked_actions, planned_actions
from cxaudit.workbook.lookups.sums import moved_on, strange_answers
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Figure, colour_chip, figures, why_this_band
from cxaudit.workbook.score_lines import whole_line
from cxaudit.workbook.sheet_names import SUMMARY, called
from cxaudit.workbook.sheets.summary.columns import RAIL, WHOLE, Summary
from cxaudit.workbook.tables.answers import Answers
from cxaudit.workbook.tables.figures import Figures, whole_rows

_NAME, _ABOUT, _HEADLINE, _FIGURES = 2, 3, 5, 7
_HEIGHTS = {_NAME: 38, _ABOUT: 20, 4: 10, _HEADLINE: 60, 6: 8, 10: 12}
"""Rows, and how many pixels they have."""

_ONE_LINE, _NO_LINE = 32, 4
"""Pixels of a short headline, and of none."""

TOP = 11
"""Row of the first section heads."""

_ANSWERED = Plural("{rated} of {n} question answered", "{rated} of {n} questions answered")
_BACKED = Plural("{backed} of {n} seen or read, by weight", "{backed} of {n} seen or read, by weight")
_OWN_VIEW = Plural(
    "{backed} of {n} seen, the rest is your own view", "{backed} of {n} seen, the rest is your own view"
)
_OF_PLANNED = Plural("of {n} planned", "of {n} planned")
_AND_PARKED = N_("{planned}; {parked} parked")
_POSSIBLE = N_("of what is possible")
_ONCE_KNOWN = N_("{low}–{high} once all is known")
_POINTS = N_("points; {before} % then")


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
    standing = standing_of(whole_line(book.report), book.places.whole_row)
    why = why_this_band(standing, book.report.bands)
    chip = Figure(
        (Summary.e, Summary.f),
        _("Band"),
        of_whole(book, Figures.chip),
        why,
        roles.CHIP,
        (Summary.e, Summary.i),
    )
    score = of_whole(book, Figures.score)
    shown = first_of([(score.is_empty, fixed(look.NONE_SYMBOL))], score)
    overall = Figure((Summary.b, Summary.d), _("Overall score"), shown, _possible(book, score))
    coverage = Figure(
        (Summary.m, Summary.n), _("Coverage"), of_whole(book, Figures.coverage), _answered(book)
    )
    confidence = Figure(
        (Summary.o, Summary.p), _("Confidence"), of_whole(book, Figures.confidence), _backed(book)
    )
    figures(page, _FIGURES, WHOLE, [overall, chip, _since(book), coverage, confidence])
    page.put(_FIGURES + 1, Summary.helper, standing.rank.value, styles.HELPER, standing.rank.formula)
    rank = f"${cell_name(_FIGURES + 1, Summary.helper.number)}"
    colour_chip(page, cell_name(_FIGURES + 1, Summary.e.number), rank, book.report.bands)


def _possible(book: Book, score: Live) -> Live:
    """What the score is a share of, with its range where answers are unknown."""
    low, high = (of_whole(book, each) for each in (Figures.low, Figures.high))
    ends = range_of(book.report.overall.counted)
    least, most = Live(ends and ends[0], whole(low.formula)), Live(ends and ends[1], whole(high.formula))
    known = said(_(_ONCE_KNOWN), low=least, high=most)
    alike = Live(0 if ends else 1, f"IF({least.formula}={most.formula},1,0)")
    return first_of(
        [(score.is_empty, fixed(_("nothing is rated yet"))), (alike.equals(1), fixed(_(_POSSIBLE)))], known
    )


def _since(book: Book) -> Figure:
    """The change since the last audit, or how far the actions have come."""
    over = Summary.k, Summary.l
    if day := book.report.compared:
        change, before = of_whole(book, Figures.change), of_whole(book, Figures.before)
        meaning = first_of(
            [(change.is_empty, fixed(_("not rated both times")))], said(_(_POINTS), before=before)
        )
        label = _("Since {month}", month=month_of(day))
        shown = first_of([(change.is_empty, fixed(look.NONE_SYMBOL))], change)
        return Figure(over, label, shown, meaning, roles.FIGURE_CHANGE)
    items = book.report.not_parked
    done = Live(sum(item.status is Status.DONE for item in items), done_actions())
    planned = Live(sum(item.status is not Status.DROPPED for item in items), planned_actions())
    parked = Live(len(book.report.parked), parked_actions())
    of_planned = counted(_OF_PLANNED, planned)
    meaning = first_of(
        [(parked.equals(0), of_planned)], said(_(_AND_PARKED), planned=of_planned, parked=parked)
    )
    return Figure(over, _("Actions done"), done, meaning, roles.FIGURE_NUMBER)


def _answered(book: Book) -> Live:
    """How many questions are rated of those that apply."""
    tally = book.report.overall.tally
    cells = [of_whole(book, each) for each in (Figures.rated, Figures.unknown, Figures.open)]
    apply = Live(tally.applicable, f"({'+'.join(cell.formula for cell in cells)})")
    return counted(_ANSWERED, apply, rated=cells[0])


def _backed(book: Book) -> Live:
    """How many answers rest on more than words; in a self-assessment the rest is one's own view."""
    report = book.report
    questions = [question for part in report.inside for question in part.questions]
    rows = whole_rows(report, book.places)
    backed = Live(sum(each.tally.backed > 0 for each in questions), rows.count(Answers.backed))
    sentence = _OWN_VIEW if report.by_oneself else _BACKED
    return counted(sentence, of_whole(book, Figures.rated), backed=backed)
