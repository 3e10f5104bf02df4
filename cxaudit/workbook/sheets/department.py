"""One sheet a department: how it stands, its questions with their answers, its strengths and actions."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Any, NamedTuple

from cxaudit.days import in_full
from cxaudit.report import ActionRow, DepartmentPart, QuestionRow, Report
from cxaudit.report.words import none_found
from cxaudit.words import MEETS, N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.answer_cells import answer_cells
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import CellValue, cell_name, per_cent
from cxaudit.workbook.columns import Column
from cxaudit.workbook.formulas.counting import is_failing
from cxaudit.workbook.formulas.expressions import YES, is_none_of, text
from cxaudit.workbook.formulas.names import EVIDENCE
from cxaudit.workbook.formulas.understanding import is_strange
from cxaudit.workbook.lookups.plan import due_of, owner_of, status_of
from cxaudit.workbook.lookups.since import proven_strength_since, strength_since
from cxaudit.workbook.lookups.sums import action_score, missing_notes, missing_notes_said, strange_answers
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block, reference
from cxaudit.workbook.score_lines import department_lines
from cxaudit.workbook.sheet_names import ACTION_PLAN, LISTS, called
from cxaudit.workbook.tables.action_plan import what_to_do
from cxaudit.workbook.tables.figures import Figures
from cxaudit.workbook.tables.questions import Questions

_FIGURES = (
    (Questions.touchpoint, N_("Score"), Figures.score, styles.BIG_PERCENT),
    (Questions.question, N_("Band"), Figures.band, styles.BIG_TEXT),
    (Questions.answer, N_("In words"), Figures.text, styles.BIG_TEXT),
)
"""Where a figure stands, what it is called, the column of figures that it shows, and its style."""

_STRONG = (Questions.question, Questions.staff_note)
"""Columns of a strength, all between its star and what became of it."""

_NOT_PROVEN = N_(
    "No proven strength yet: one that scores {share} %, weighs {weight} or more, and rests on more than"
    " words."
)
_NOT_STRONG = N_("No strength yet: one that scores {share} %, and weighs {weight} or more.")
"""Instead of strengths where there is none; what owners say of themselves need not be proven."""


class _ActionPart(NamedTuple):
    """What is shown of an action item, and over which columns of the questions, from first to last."""

    head: str
    columns: tuple[Column[Any], Column[Any] | None]
    """None: to the last that is printed."""

    style: str
    value: Callable[[ActionRow], CellValue]
    formula: Callable[[ActionRow, Block], str] | None = None
    """What it is computed by from an item and the rows of Answers."""


_ACTIONS = (
    _ActionPart(
        N_("Severity"),
        (Questions.touchpoint, Questions.touchpoint),
        styles.STRONG,
        lambda item: item.severity,
    ),
    _ActionPart(
        N_("Action item"),
        (Questions.question, Questions.question),
        styles.TEXT,
        lambda item: f"{item.number} · {item.title}",
    ),
    _ActionPart(
        N_("Owner now"),
        (Questions.answer, Questions.answer),
        styles.TEXT,
        lambda item: item.owner,
        lambda item, everything: owner_of(item.id),
    ),
    _ActionPart(
        N_("Score now"),
        (Questions.score, Questions.stands),
        styles.PERCENT,
        lambda item: per_cent(item.score),
        lambda item, everything: action_score(text(item.id), everything),
    ),
    _ActionPart(
        N_("Due now"),
        (Questions.weight, Questions.critical),
        styles.DATE,
        lambda item: item.due or item.status.label,
        lambda item, everything: due_of(item.id),
    ),
    _ActionPart(
        N_("Status now"),
        (Questions.before, Questions.evidence),
        styles.TEXT,
        lambda item: item.status.label,
        lambda item, everything: status_of(item.id),
    ),
    _ActionPart(
        N_("What to do"),
        (Questions.staff_note, None),
        styles.TEXT,
        what_to_do,
    ),
)


def _last_printed(report: Report) -> Column[Any]:
    """The last column on paper: for somebody alone the note, which others type on Answers."""
    return Questions.note if report.alone else Questions.do


def write_all(book: Book) -> None:
    """Write a sheet for each department in scope."""
    for row, part in enumerate(book.report.departments, book.places.departments.first):
        _write(book, part, row)


def _write(book: Book, part: DepartmentPart, row_of_department: int) -> None:
    report, places = book.report, book.places
    page = book.page(Questions, part.questions, name=places.sheets[part.id])
    made = _("{kind} of {day}", kind=report.kind, day=in_full(report.day))
    named = part.owner != part.title
    owner = _("action items go to: {owner}", owner=part.owner) if named else ""
    said = (report.organisation, made, _(MEETS[part.meets]), owner)
    page.title(part.title, " · ".join(filter(None, said)))
    rows = page.table(Questions, part.questions, places)
    _notes(page, part, places.answers[part.id], alone=report.alone)
    _figures(book, page, part, row_of_department)
    for row, question in enumerate(part.questions, rows.first):
        answer = cell_name(row, Questions.answer.number)
        answer_cells(question).allow(page.entries, answer, places.lists[question.id])
        _photos(book, page, row, question)
    _entries(page, rows)
    _colours(book, page, rows)
    _actions(book, page, part, _strengths(book, page, part, rows.last + 2))
    page.freeze(Questions.top, Questions.answer)
    page.fit(_last_printed(report))
    page.protect()


def _photos(book: Book, page: Page, row: int, question: QuestionRow) -> None:
    """Lay photos for staff below the note for them; somebody alone has one note, with all photos."""
    named = (question.photos, question.staff_photos) if question.alone else (question.staff_photos,)
    column = Questions.note if question.alone else Questions.staff_note
    book.lay_photos(page, row, column, question.id, question.ask, *named)


def _notes(page: Page, part: DepartmentPart, answers: Block, *, alone: bool) -> None:
    """Say how many answers are none, and how many need a note."""
    missing = sum(question.lacks_note for question in part.questions)
    said = missing_notes_said(missing, alone=alone)
    formula = f'TRIM({strange_answers(answers)}&" "&{missing_notes(answers, alone=alone)})'
    page.live_note(Questions.question, formula, said)


def _figures(book: Book, page: Page, part: DepartmentPart, row_of_department: int) -> None:
    """Show how the department stands, read from the figures on Lists."""
    labels, figures = Questions.top - 4, Questions.top - 3
    standing = department_lines(book.report, book.places.sheets)[
        row_of_department - book.places.departments.first
    ]
    for column, label, source, style in _FIGURES:
        page.put(labels, column, _(label), styles.LABEL)
        formula = reference(called(LISTS), source, row_of_department)
        page.spread(figures, (column, column), source.value(standing), style, formula)
    if part.about:
        beside = (Questions.score, _last_printed(book.report))
        page.spread(labels, beside, _("What it shapes"), styles.LABEL)
        page.spread(figures, beside, part.about, styles.VERDICT)
    page.heights[figures] = max(42, page.heights[figures])


def _entries(page: Page, rows: Block) -> None:
    """Let evidence be chosen."""
    rests_on = _("Choose from the list what the answer rests on.")
    page.entries.from_list(rows.cells(Questions.evidence), EVIDENCE, rests_on)


def _colours(book: Book, page: Page, rows: Block) -> None:
    colour = page.colours.where
    critical, score, understood = (
        rows.top(column) for column in (Questions.critical, Questions.score, Questions.understood)
    )
    failing = f"IF({critical}={text(_(YES))},{is_failing(score)},FALSE)"
    colour(rows.cells(Questions.critical), failing, styles.ALARM_FILL)
    for column in (Questions.answer, Questions.score):
        # on both, since what is pasted with its format takes the answer's colour away
        colour(rows.cells(column), is_strange(f"${understood}"), styles.ALARM_FILL, styles.STRANGE)
    unknown = is_none_of(rows.top(Questions.evidence), EVIDENCE)
    colour(rows.cells(Questions.evidence), unknown, styles.ALARM_FILL, styles.STRANGE)
    ruled_out = f"${rows.top(Questions.understood)}<>${rows.top(Questions.by_itself)}"
    colour(rows.cells(Questions.answer), ruled_out, styles.QUIET_FILL)
    colour(rows.cells(Questions.score), ruled_out, styles.QUIET_FILL, styles.not_applicable())
    colour(rows.cells(Questions.score), f"${rows.top(Questions.weight)}=0", styles.QUIET_FILL)
    if book.report.alone:
        missing = f"${rows.top(Questions.lacks_note)}=1"
        colour(rows.cells(Questions.note), missing, styles.ALARM_FILL)
    page.colours.by_band(rows.cells(Questions.score), book.report.bands)
    page.typed_as_text.append(rows.cells(Questions.answer))


def _strengths(book: Book, page: Page, part: DepartmentPart, row: int) -> int:
    """Write what is strong from a row on; return the row for what comes next."""
    own_view = book.report.by_oneself
    yours, proven = _("What you see as strong here"), _("What is strong here, as of the audit's date")
    page.section(row, yours if own_view else proven)
    became = strength_since if own_view else proven_strength_since
    strong, everything = book.report.marks.strong, book.places.everything
    for strength in part.strengths:
        row += 1
        page.put(row, Questions.touchpoint, "★", styles.STRONG)
        page.spread(row, _STRONG, f"{strength.ask} → {strength.answer}", styles.TEXT)
        since = became(strength.question, per_cent(strength.score), everything, strong)
        page.spread(row, (Questions.do, _last_printed(book.report)), "", styles.TEXT, since)
    if not part.strengths:
        row += 1
        none = _NOT_STRONG if own_view else _NOT_PROVEN
        weight = ceil(book.report.rules.usual_weight)
        page.put(row, Questions.touchpoint, _(none, share=strong, weight=weight), styles.QUIET)
    return row + 2


def _actions(book: Book, page: Page, part: DepartmentPart, row: int) -> None:
    """Write the action items from a row on."""
    page.section(
        row, _("Action items, as of the audit's date (kept on the sheet {sheet})", sheet=called(ACTION_PLAN))
    )
    row += 1
    if not part.actions:
        page.put(row, Questions.touchpoint, none_found(part.standing.tally.rated), styles.QUIET)
        return
    last = _last_printed(book.report)
    for each in _ACTIONS:
        page.spread(row, (each.columns[0], each.columns[1] or last), _(each.head), styles.HEAD)
    for item in part.actions:
        row += 1
        for each in _ACTIONS:
            formula = each.formula(item, book.places.everything) if each.formula else ""
            columns = each.columns[0], each.columns[1] or last
            page.spread(row, columns, each.value(item), each.style, formula)
