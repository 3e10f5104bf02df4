"""A department in an edition: how it stands, what is to be done, what is strong, what was asked.

Every figure is a plain value; owner, due and status beside its action items follow the action plan.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from cxaudit.days import in_full
from cxaudit.report import AnsweredLine, DepartmentPage, QuestionLine, SharedAction
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.book import EditionBook
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.laying import SMALLEST, lay
from cxaudit.workbook.lookups.plan import due_of, owner_of, status_of
from cxaudit.workbook.page import NOTE_ROW, Page
from cxaudit.workbook.places import Block
from cxaudit.workbook.sheet_names import ACTION_PLAN, called
from cxaudit.workbook.tables.action_plan import what_to_do
from cxaudit.workbook.tables.shared_questions import AnsweredQuestions, ScoredQuestions

Line = TypeVar("Line", QuestionLine, AnsweredLine)

_LABELS, _FIGURES = NOTE_ROW + 1, NOTE_ROW + 2
"""Rows of the figures."""


class _Shown(NamedTuple):
    """What is shown of an action item."""

    head: str
    style: str
    value: Callable[[SharedAction], CellValue]
    formula: Callable[[str], str] | None = None
    """What it is computed by, from the id of the item."""


_ITEM = _Shown(N_("Action item"), styles.STRONG, lambda item: f"{item.number} · {item.title}")
_OWNER = _Shown(N_("Owner now"), styles.TEXT, lambda item: item.owner, owner_of)
_STATUS = _Shown(N_("Status now"), styles.TEXT, lambda item: item.status.label, status_of)
_DUE = _Shown(N_("Due now"), styles.DATE, lambda item: item.due or item.status.label, due_of)
_DO = _Shown(N_("What to do"), styles.TEXT, what_to_do)


class _Layout(NamedTuple, Generic[Line]):
    """How a sheet is laid out: the table of its questions, and what stands above that over its columns."""

    kind: type[Sheet[Line]]
    score: tuple[Column[Line], Column[Line]]
    band: tuple[Column[Line], Column[Line]]
    about: tuple[Column[Line], Column[Line]]
    photos: Column[Line]
    actions: tuple[tuple[_Shown, Column[Line], Column[Line]], ...]
    """What is shown of an action item, from one column to another, from left to right."""


_OF_ALL = _Layout(
    ScoredQuestions,
    (ScoredQuestions.touchpoint, ScoredQuestions.touchpoint),
    (ScoredQuestions.question, ScoredQuestions.question),
    (ScoredQuestions.score, ScoredQuestions.do),
    ScoredQuestions.photos,
    (
        (_DUE, ScoredQuestions.touchpoint, ScoredQuestions.touchpoint),
        (_ITEM, ScoredQuestions.question, ScoredQuestions.question),
        (_STATUS, ScoredQuestions.score, ScoredQuestions.score),
        (_OWNER, ScoredQuestions.staff_note, ScoredQuestions.staff_note),
        (_DO, ScoredQuestions.photos, ScoredQuestions.do),
    ),
)
_OF_ONE = _Layout(
    AnsweredQuestions,
    (AnsweredQuestions.touchpoint, AnsweredQuestions.touchpoint),
    (AnsweredQuestions.question, AnsweredQuestions.question),
    (AnsweredQuestions.answer, AnsweredQuestions.do),
    AnsweredQuestions.photos,
    (
        (_DUE, AnsweredQuestions.touchpoint, AnsweredQuestions.touchpoint),
        (_ITEM, AnsweredQuestions.question, AnsweredQuestions.question),
        (_OWNER, AnsweredQuestions.answer, AnsweredQuestions.before),
        (_STATUS, AnsweredQuestions.score, AnsweredQuestions.score),
        (_DO, AnsweredQuestions.evidence, AnsweredQuestions.do),
    ),
)


def write_all(book: EditionBook) -> None:
    """Write a sheet for each department of the edition."""
    for part in book.edition.departments:
        _write(book, part, _OF_ALL)
    if book.edition.own:
        _write(book, book.edition.own, _OF_ONE)


def _write(book: EditionBook, part: DepartmentPage[Line], layout: _Layout[Line]) -> None:
    edition, columns = book.edition, layout.kind.columns
    page = book.page(layout.kind, part.questions, name=book.places.sheets[part.id])
    made = _("{kind} of {day}", kind=edition.kind, day=in_full(edition.day))
    page.title(part.title, f"{edition.house} · {made}")
    _figures(page, part, layout)
    row = _actions(page, part, layout, _FIGURES + 2)
    row = _strengths(page, part, layout, row)
    page.section(row, _("What was asked"))
    page.heads(row + 1, columns)
    page.paper.repeat(row + 1)
    rows = Block(row + 2, row + 1 + len(part.questions))
    for number, line in enumerate(part.questions, rows.first):
        page.row(Row(number, line, book.places), columns)
        lay(page, number, layout.photos, book.photos.of(line.photos), line.ask, least=SMALLEST)
    page.colours.by_band(rows.cells(_score_of(layout)), edition.bands)
    page.fit()
    page.protect()


def _score_of(layout: _Layout[Line]) -> Column[Line]:
    return next(column for column in layout.kind.columns if column.style == styles.PERCENT)


def _figures(page: Page, part: DepartmentPage[Line], layout: _Layout[Line]) -> None:
    """Show how the department stands, and what it shapes."""
    for columns, label, value, style in (
        (layout.score, _("Score"), part.score, styles.BIG_PERCENT),
        (layout.band, _("Band"), part.band, styles.BIG_TEXT),
        (layout.about, _("What it shapes"), part.about, styles.VERDICT),
    ):
        page.spread(_LABELS, columns, label, styles.LABEL)
        page.spread(_FIGURES, columns, value, style)
    page.heights[_FIGURES] = max(42, page.heights[_FIGURES])


def _actions(page: Page, part: DepartmentPage[Line], layout: _Layout[Line], row: int) -> int:
    """Write the action items from a row on; return the row for what comes next."""
    page.section(row, _("To do here (kept on the sheet {sheet})", sheet=called(ACTION_PLAN)))
    row += 1
    if not part.actions:
        page.put(row, layout.kind.columns[0], _("Nothing is planned here."), styles.QUIET)
        return row + 2
    for shown, first, last in layout.actions:
        page.spread(row, (first, last), _(shown.head), styles.HEAD)
    for item in part.actions:
        row += 1
        for shown, first, last in layout.actions:
            formula = shown.formula(item.id) if shown.formula else ""
            page.spread(row, (first, last), shown.value(item), shown.style, formula)
    return row + 2


def _strengths(page: Page, part: DepartmentPage[Line], layout: _Layout[Line], row: int) -> int:
    """Write what is strong from a row on, if anything is; return the row for what comes next."""
    if not part.strengths:
        return row
    page.section(row, _("What is strong here"))
    for sentence in part.strengths:
        row += 1
        page.spread(row, (layout.kind.columns[0], layout.about[1]), f"★ {sentence}", styles.TEXT)
    return row + 2
