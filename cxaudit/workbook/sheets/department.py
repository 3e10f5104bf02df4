"""One sheet a department: how it stands, what is to be done, what is strong, and what was asked.

It may be handed out: of what was seen it shows the kind of evidence alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from cxaudit import look
from cxaudit.checklist import UNKNOWN
from cxaudit.report import DepartmentPart, QuestionRow
from cxaudit.report.words import none_found
from cxaudit.words import MEETS, N_, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.answer_cells import answer_cells
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name, per_cent
from cxaudit.workbook.colours import Letters
from cxaudit.workbook.columns import Row
from cxaudit.workbook.department_rows import FIGURES, SAID, TO_DO, DepartmentRows, rows_of
from cxaudit.workbook.fitting import tall
from cxaudit.workbook.formulas.counting import is_failing
from cxaudit.workbook.formulas.expressions import YES, is_none_of, text
from cxaudit.workbook.formulas.names import EVIDENCE
from cxaudit.workbook.formulas.understanding import is_strange
from cxaudit.workbook.frame import about, fit_parts, freeze, room, set_height
from cxaudit.workbook.lookups.since import proven_strength_since, strength_since
from cxaudit.workbook.lookups.strip import backed_answers, strip_of
from cxaudit.workbook.lookups.sums import Rows, missing_notes, missing_notes_said, strange_answers
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import bars_height, draw_bars, figures, grow, marks_note, section
from cxaudit.workbook.places import Block, reference
from cxaudit.workbook.score_lines import department_lines
from cxaudit.workbook.sheet_names import LISTS, called
from cxaudit.workbook.sheets.department_parts import (
    Across,
    actions_figure,
    asked_head,
    band_figure,
    begins,
    bottom_of,
    colour_band,
    fill,
    head,
    in_full,
    once_each,
    strength,
    to_do,
    too_tall,
)
from cxaudit.workbook.tables.figures import Figures
from cxaudit.workbook.tables.questions import QuestionColumn, Questions

_WHOLE = Questions.touchpoint, Questions.do
_RIGHT = Questions.seen, Questions.do
_NOTES = Questions.staff_note, Questions.note
"""Columns of the chart, and of notes, of which there is mostly one."""

_STRONG = Questions.touchpoint, Questions.seen
"""Columns of a strength; what became of it stands right of these."""

_LEAST_CHART, _HIGHEST_BAR, _ABOVE_CHART = 120, 34, 8
"""Pixels of a chart of few bars, of each of these at most, and that are kept free around it."""

_NOT_PROVEN = N_(
    "No proven strength yet: one that scores {share} %, weighs {weight} or more, and rests on more than"
    " words."
)
_NOT_STRONG = N_("No strength yet: one that scores {share} %, and weighs {weight} or more.")
"""Instead of strengths where there is none; what owners say of themselves need not be proven."""


def write_all(book: Book) -> None:
    """Write a sheet for each department in scope."""
    for row, part in enumerate(book.report.departments, book.places.departments.first):
        _write(book, part, row)


def _write(book: Book, part: DepartmentPart, row_of_department: int) -> None:
    rows, across = rows_of(part), _across(book, part)
    page = book.page(Questions, part.questions, name=book.places.sheets[part.id])
    head(page, across, part.title, about(book.report), part.about)
    _said(book, page, part)
    _strip(book, page, part, row_of_department)
    to_do(page, across, part.actions, none_found(part.standing.tally.rated))
    _chart(book, page, part, rows)
    _strengths(book, page, part, rows)
    asked_head(page, across, rows, _("scores in %; cream cells can be changed"))
    _questions(book, page, part, rows)
    whole = list(too_tall(page, list(_texts(part))))
    starts = [*begins(page, rows, len(part.strengths)), *in_full(page, across, rows.last + 1, whole)]
    freeze(page, rows=1)
    page.paper.repeat(rows.heads)
    fit_parts(page, max(page.rows), [1, *starts])
    page.paint_tab(look.TAB_DEPARTMENT)
    page.protect()


def _across(book: Book, part: DepartmentPart) -> Across:
    """What is to be done stands beside the chart, where there is one."""
    last = Questions.score if part.id in book.bars else Questions.do
    before = Questions.answer if part.id in book.bars else Questions.note
    titles = Questions.question, before
    return Across(_WHOLE, (Questions.touchpoint, last), titles, (_WHOLE[0], Questions.note), Questions.edge)


def _texts(part: DepartmentPart) -> Iterator[tuple[str, QuestionColumn, str]]:
    for question in part.questions:
        for column in (Questions.question, Questions.answer, *_NOTES, Questions.do):
            yield question.ask, column, str(column.value(question) or "")


def _said(book: Book, page: Page, part: DepartmentPart) -> None:
    """Say how the department meets customers and whose it is; and what is wrong with answers, if anything."""
    owner = _("action items go to: {owner}", owner=part.owner) if part.owner != part.title else ""
    page.put(SAID, _WHOLE[0], " · ".join(filter(None, (_(MEETS[part.meets]), owner))), roles.HOW)
    alone, answers = book.report.alone, book.places.answers[part.id]
    missing = sum(question.lacks_note for question in part.questions)
    now = missing_notes_said(missing, alone=alone)
    formula = f'TRIM({strange_answers(answers)}&" "&{missing_notes(answers, alone=alone)})'
    page.block((SAID, SAID), _RIGHT, now, roles.NOTE_RIGHT, formula)
    set_height(page, SAID, tall(now, room(page, *_RIGHT)) + 4)


def _strip(book: Book, page: Page, part: DepartmentPart, row: int) -> None:
    """Show how the department stands, read from the figures on Lists."""
    report = book.report
    line = department_lines(report, book.places.sheets)[row - book.places.departments.first]
    strip, column = strip_of(line, row), Questions.question
    title = reference(called(LISTS), Figures.title, row)
    shown = [
        strip.score((Questions.touchpoint, Questions.touchpoint), _("Score")),
        band_figure(column, strip.of(Figures.chip), strip.standing, report.bands),
    ]
    if report.compared:
        shown.append(strip.since((Questions.answer, Questions.answer), report.compared))
    backed = backed_answers(part.questions, Rows(book.places.answers[part.id]))
    shown += [
        strip.coverage((Questions.seen, Questions.seen)),
        strip.confidence((_first_note(page), Questions.note), backed),
        actions_figure((Questions.do, Questions.do), part.actions, title),
    ]
    figures(page, FIGURES, _WHOLE, shown)
    colour_band(page, column, Questions.weight, strip.standing.rank, report.bands)


def _first_note(page: Page) -> QuestionColumn:
    """The first column of notes that is seen."""
    return next(column for column in _NOTES if column.number not in page.absent)


def _chart(book: Book, page: Page, part: DepartmentPart, rows: DepartmentRows) -> None:
    """Draw the touchpoints beside what is to be done, where there are enough."""
    chart = book.bars.get(part.id)
    if not chart:
        fill(page, rows, 0)
        return
    title, note = _("How its touchpoints stand, worst first"), marks_note(book.report.bands)
    section(page, TO_DO, _RIGHT, title)
    count = len(chart.lines)
    least = bars_height(count, min(_LEAST_CHART, _HIGHEST_BAR * count))
    fill(page, rows, least + _ABOVE_CHART)
    end = bottom_of(page, rows.marks - 1) - _ABOVE_CHART
    height = min(max(least, _HIGHEST_BAR * count), end)
    draw_bars(book, page, chart, TO_DO + 1, _RIGHT, title, height)
    below = next(
        (row for row in range(TO_DO + 1, rows.marks) if bottom_of(page, row - 1) >= height), rows.marks
    )
    page.block((below, below), _RIGHT, note, roles.NOTE_RIGHT)
    grow(page, below, tall(note, room(page, *_RIGHT)))


def _strengths(book: Book, page: Page, part: DepartmentPart, rows: DepartmentRows) -> None:
    """Write what is strong in the customer's sentences, each struck through once it is none any more."""
    own_view, strong = book.report.by_oneself, book.report.marks.strong
    section(
        page, rows.strong, _WHOLE, _("What you see as strong here") if own_view else _("What is strong here")
    )
    became = strength_since if own_view else proven_strength_since
    for row, remark in enumerate(part.strengths, rows.strong + 1):
        strength(page, row, _STRONG, remark.ask)
        since = became(remark.question, per_cent(remark.score), book.places.everything, strong)
        first = _first_note(page)
        page.block((row, row), (first, Questions.do), "", roles.NOTE_RIGHT, since)
        struck = Letters(color=look.GREY, strike=True)
        there = cell_name(row, first.number)
        page.colours.where(cell_name(row, _STRONG[0].number), f'${there}<>""', "", letters=struck)
    if not part.strengths:
        weight = ceil(book.report.rules.usual_weight)
        sentence = _NOT_STRONG if own_view else _NOT_PROVEN
        none = _(sentence, share=strong, weight=weight)
        page.block((rows.strong + 1, rows.strong + 1), _WHOLE, none, roles.TEXT_BLOCK)
        set_height(page, rows.strong + 1, max(24, tall(none, room(page, *_WHOLE), look.TEXT)))


def _questions(book: Book, page: Page, part: DepartmentPart, rows: DepartmentRows) -> None:
    """Write the table of questions, with what may be typed there, and its colours."""
    places, shown = book.places, [column for column in Questions.columns if column.said_head or column.heads]
    page.heads(rows.heads, shown)
    for number, question in enumerate(part.questions, rows.first):
        page.row(Row(number, question, places), Questions.columns)
        answer = cell_name(number, Questions.answer.number)
        answer_cells(question).allow(page.entries, answer, places.lists[question.id])
        _photos(book, page, number, question)
    block = Block(rows.first, rows.last)
    rests_on = _("Choose from the list what the answer rests on.")
    page.entries.from_list(block.cells(Questions.evidence), EVIDENCE, rests_on)
    page.typed_as_text.append(block.cells(Questions.answer))
    _colours(book, page, block)


def _photos(book: Book, page: Page, row: int, question: QuestionRow) -> None:
    """Lay photos for staff below the note for them; somebody alone has one note, with all photos."""
    named = (question.photos, question.staff_photos) if question.alone else (question.staff_photos,)
    column = Questions.note if question.alone else Questions.staff_note
    book.lay_photos(page, row, column, question.id, question.ask, *named)


def _colours(book: Book, page: Page, rows: Block) -> None:
    colour = page.colours.where
    critical, score, understood = (
        f"${rows.top(column)}" for column in (Questions.critical, Questions.score, Questions.understood)
    )
    failing = f"IF({critical}={text(_(YES))},{is_failing(score)},FALSE)"
    colour(rows.cells(Questions.edge), failing, look.CORAL)
    for column in (Questions.answer, Questions.score):
        # on both, since what is pasted with its format takes the answer's colour away
        colour(rows.cells(column), is_strange(understood), look.CORAL, styles.STRANGE)
    unknown = is_none_of(rows.top(Questions.evidence), EVIDENCE)
    colour(rows.cells(Questions.evidence), unknown, look.CORAL, styles.STRANGE)
    ruled_out = f"{understood}<>${rows.top(Questions.by_itself)}"
    colour(rows.cells(Questions.answer), ruled_out, look.QUIET)
    colour(rows.cells(Questions.score), ruled_out, look.QUIET, styles.not_applicable())
    colour(rows.cells(Questions.score), f"${rows.top(Questions.weight)}=0", look.QUIET)
    italic = Letters(italic=True)
    colour(rows.cells(Questions.answer), f"{understood}={text(_(UNKNOWN))}", "", letters=italic)
    if book.report.alone:
        colour(rows.cells(Questions.note), f"${rows.top(Questions.lacks_note)}=1", look.CORAL)
    page.colours.by_band(rows.cells(Questions.score), book.report.bands)
    once_each(page, rows, Questions.touchpoint)
