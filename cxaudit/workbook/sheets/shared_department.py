"""A department in an edition: how it stands, what is to be done, what is strong, what was asked.

It is laid out as in the whole workbook, but for its touchpoints: they are no chart, since that would read
cells that nobody sees, and stand beside what is strong. Every figure is a plain value; owner, day and status
of action items, and how many are done, follow the action plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from cxaudit import look
from cxaudit.checklist import UNKNOWN
from cxaudit.report import DepartmentPage, GatheredLine, QuestionLine
from cxaudit.report.words import FEW_PEOPLE, none_found
from cxaudit.words import MEETS, _
from cxaudit.workbook import roles
from cxaudit.workbook.book import EditionBook
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.colours import Letters
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.department_rows import FIGURES, SAID, DepartmentRows, rows_of
from cxaudit.workbook.fitting import tall
from cxaudit.workbook.formulas.expressions import text
from cxaudit.workbook.frame import about, fit_parts, freeze, room
from cxaudit.workbook.laying import SMALLEST, lay
from cxaudit.workbook.live import fixed
from cxaudit.workbook.lookups.shared_strip import settled, shared_strip
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Figure, Over, figures, grow, section
from cxaudit.workbook.places import Block
from cxaudit.workbook.sheets.department_parts import (
    Across,
    actions_figure,
    asked_head,
    band_figure,
    begins,
    colour_band,
    fill,
    head,
    in_full,
    once_each,
    strength,
    to_do,
    too_tall,
)
from cxaudit.workbook.tables.bars import FEWEST_TOUCHPOINTS
from cxaudit.workbook.tables.figures import Figures
from cxaudit.workbook.tables.shared_questions import AnsweredQuestions, ScoredQuestions

Line = TypeVar("Line", bound=QuestionLine)

_TOUCHPOINT = 23
"""Pixels of the row of a touchpoint, which has what is strong beside it."""


class _Layout(NamedTuple, Generic[Line]):
    """How a sheet is laid out: the table of its questions, and what stands above that over its columns."""

    kind: type[Sheet[Line]]
    across: Across
    band: Column[Line]
    since: Column[Line]
    coverage: Column[Line] | None
    confidence: Column[Line] | None
    """Columns of figures; None where these are not shown."""
    score: Column[Line]
    rank: Column[Line]
    strong: Over
    """Columns of what is strong, beside the touchpoints."""
    notes: Column[Line]
    texts: tuple[Column[Line], ...]
    """Columns whose texts may find no room in their cells."""


_OF_ALL = _Layout(
    ScoredQuestions,
    Across(
        whole=(ScoredQuestions.touchpoint, ScoredQuestions.do),
        to_do=(ScoredQuestions.touchpoint, ScoredQuestions.do),
        titles=(ScoredQuestions.question, ScoredQuestions.staff_note),
        about=(ScoredQuestions.touchpoint, ScoredQuestions.staff_note),
        edge=ScoredQuestions.edge,
    ),
    band=ScoredQuestions.question,
    since=ScoredQuestions.staff_note,
    coverage=None,
    confidence=None,
    score=ScoredQuestions.score,
    rank=ScoredQuestions.rank,
    strong=(ScoredQuestions.staff_note, ScoredQuestions.do),
    notes=ScoredQuestions.staff_note,
    texts=(ScoredQuestions.question, ScoredQuestions.staff_note, ScoredQuestions.do),
)
_OF_ONE = _Layout(
    AnsweredQuestions,
    Across(
        whole=(AnsweredQuestions.touchpoint, AnsweredQuestions.do),
        to_do=(AnsweredQuestions.touchpoint, AnsweredQuestions.do),
        titles=(AnsweredQuestions.question, AnsweredQuestions.staff_note),
        about=(AnsweredQuestions.touchpoint, AnsweredQuestions.staff_note),
        edge=AnsweredQuestions.edge,
    ),
    band=AnsweredQuestions.question,
    since=AnsweredQuestions.answer,
    coverage=AnsweredQuestions.seen,
    confidence=AnsweredQuestions.staff_note,
    score=AnsweredQuestions.score,
    rank=AnsweredQuestions.rank,
    strong=(AnsweredQuestions.seen, AnsweredQuestions.do),
    notes=AnsweredQuestions.staff_note,
    texts=(
        AnsweredQuestions.question,
        AnsweredQuestions.answer,
        AnsweredQuestions.staff_note,
        AnsweredQuestions.do,
    ),
)


def write_own(book: EditionBook) -> None:
    """Write the sheet of the department that the edition is for, if it is for one."""
    if book.edition.own:
        _write(book, book.edition.own, _OF_ONE, _("scores in %; cream cells can be changed"))


def write_all(book: EditionBook) -> None:
    """Write a sheet for each department, as all of the staff see it."""
    for part in book.edition.departments:
        _write(book, part, _OF_ALL, _("scores in %") if part.standing else _(FEW_PEOPLE))


def _write(book: EditionBook, part: DepartmentPage[Line], layout: _Layout[Line], how: str) -> None:
    across, listed = layout.across, _listed(part)
    rows = rows_of(part, len(listed))
    page = book.page(layout.kind, part.questions, name=book.places.sheets[part.id])
    head(page, across, part.title, about(book.edition), part.about)
    page.put(SAID, across.whole[0], _(MEETS[part.meets]), roles.HOW)
    _strip(book, page, part, layout)
    to_do(page, across, part.actions, _nothing(part))
    fill(page, rows, 0)
    _touchpoints(book, page, layout, rows, listed)
    _strengths(page, part, layout.strong if listed else across.whole, rows)
    asked_head(page, across, rows, how)
    _questions(book, page, part, layout, rows)
    whole = list(too_tall(page, list(_texts(part, layout))))
    told = max(len(part.strengths), len(listed))
    starts = [*begins(page, rows, told), *in_full(page, across, rows.last + 1, whole)]
    freeze(page, rows=1)
    page.paper.repeat(rows.heads)
    fit_parts(page, max(page.rows), [1, *starts])
    page.paint_tab(look.TAB_DEPARTMENT)
    page.protect()


def _listed(part: DepartmentPage[Line]) -> list[GatheredLine]:
    """The touchpoints, worst first, where there are enough of them; those without a score last."""
    if len(part.touchpoints) < FEWEST_TOUCHPOINTS:
        return []
    return sorted(part.touchpoints, key=lambda each: (each.standing.score is None, each.standing.score or 0))


def _nothing(part: DepartmentPage[Line]) -> str:
    """What is said where nothing is to be done: where no score is shown, not why."""
    return none_found(part.standing.rated) if part.standing else _("Nothing is planned here.")


def _strip(book: EditionBook, page: Page, part: DepartmentPage[Line], layout: _Layout[Line]) -> None:
    """Show how the department stands, and how far its action items have come."""
    first, last = layout.across.whole
    actions = actions_figure((last, last), part.actions, text(part.title))
    if not part.standing:
        none = Figure((first, first), _("Score"), fixed(look.NONE_SYMBOL), fixed(_(FEW_PEOPLE)))
        figures(page, FIGURES, layout.across.whole, [none, actions])
        return
    edition, bands = book.edition, book.edition.bands
    strip = shared_strip(part.standing, part.proof, bands, by_oneself=edition.by_oneself)
    shown = [
        strip.score((first, first), _("Score")),
        band_figure(layout.band, strip.of(Figures.chip), strip.standing, bands),
    ]
    if edition.before and part.standing.before is not None:
        shown.append(strip.since((layout.since, layout.since), edition.before))
    if part.proof and layout.coverage and layout.confidence:
        shown += [
            strip.coverage((layout.coverage, layout.coverage)),
            strip.confidence((layout.confidence, layout.confidence), fixed(part.proof.backed)),
        ]
    figures(page, FIGURES, layout.across.whole, [*map(settled, shown), actions])
    colour_band(page, layout.band, layout.rank, strip.standing.rank, bands)


def _touchpoints(
    book: EditionBook, page: Page, layout: _Layout[Line], rows: DepartmentRows, listed: list[GatheredLine]
) -> None:
    """Write the touchpoints, worst first, each with its score, coloured where it has a band."""
    if not listed:
        return
    first, before = layout.across.whole[0], page.columns[layout.score.number - 2]
    section(page, rows.strong, (first, layout.score), _("How its touchpoints stand, worst first"))
    banded = []
    for row, line in enumerate(listed, rows.strong + 1):
        page.block((row, row), (first, before), line.title, roles.TO_DO)
        score = line.standing.score
        page.put(row, layout.score, look.NONE_SYMBOL if score is None else score, roles.HEAT)
        grow(page, row, max(_TOUCHPOINT, tall(line.title, room(page, first, before))))
        if line.standing.rank:
            banded.append(cell_name(row, layout.score.number))
    for cell in banded:
        page.colours.by_band(cell, book.edition.bands)


def _strengths(page: Page, part: DepartmentPage[Line], over: Over, rows: DepartmentRows) -> None:
    """Write what is strong, in the customer's sentences."""
    section(page, rows.strong, over, _("What is strong here"))
    for row, sentence in enumerate(part.strengths, rows.strong + 1):
        strength(page, row, over, sentence)
    if not part.strengths:
        none = _("No strength yet.") if part.standing else f"{_(FEW_PEOPLE)}."
        page.block((rows.strong + 1, rows.strong + 1), over, none, roles.TEXT_LINE)
        grow(page, rows.strong + 1, _TOUCHPOINT)


def _questions(
    book: EditionBook, page: Page, part: DepartmentPage[Line], layout: _Layout[Line], rows: DepartmentRows
) -> None:
    """Write the table of questions, with photos below what was noted."""
    headed = [each for each in layout.kind.columns if each.said_head or each.heads]
    page.heads(rows.heads, [each for each in headed if each.number not in page.absent])
    for number, line in enumerate(part.questions, rows.first):
        page.row(Row(number, line, book.places), layout.kind.columns)
        lay(page, number, layout.notes, book.photos.of(line.photos), line.ask, least=SMALLEST)
    block = Block(rows.first, rows.last)
    page.colours.by_band(block.cells(layout.score), book.edition.bands)
    once_each(page, block, layout.across.whole[0])
    if layout is _OF_ONE:
        answer, italic = layout.texts[1], Letters(italic=True)
        page.colours.where(block.cells(answer), f"{block.top(answer)}={text(_(UNKNOWN))}", "", letters=italic)


def _texts(part: DepartmentPage[Line], layout: _Layout[Line]) -> Iterator[tuple[str, Column[Line], str]]:
    for line in part.questions:
        for column in layout.texts:
            yield line.ask, column, str(column.value(line) or "")
