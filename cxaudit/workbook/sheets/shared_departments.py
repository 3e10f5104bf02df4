"""Departments of an edition for the staff: how each stands, worst first, by principle too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxaudit import look
from cxaudit.report import Edition, HeatCell, SharedStanding
from cxaudit.words import _
from cxaudit.workbook import roles
from cxaudit.workbook.book import EditionBook
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.colours import Letters
from cxaudit.workbook.columns import Row
from cxaudit.workbook.fitting import tall
from cxaudit.workbook.frame import HEADS, HOW, begin, fit, freeze, room, set_height
from cxaudit.workbook.live import Live, fixed
from cxaudit.workbook.lookups.departments_sentence import Lowest, departments_sentence
from cxaudit.workbook.lookups.shared_strip import as_it_is
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import colour_chip
from cxaudit.workbook.places import Block
from cxaudit.workbook.score_lines import ALL
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.sheets.departments_parts import ROW, WHOLE_ROW, Edges, Gathered, explained, gathered
from cxaudit.workbook.tables.shared_departments import (
    SharedColumns,
    SharedDepartments,
    SharedRow,
    shared_columns,
)

_GAP = 18
"""Pixels between two parts."""


def write(book: EditionBook) -> None:
    """Write a row for each department, and what is gathered over all; nothing where there is none to show."""
    edition = book.edition
    if not edition.departments:
        return
    columns, shown = shared_columns(edition), list(_rows(book))
    page = book.page(SharedDepartments, shown, beside=columns.all)
    how = _("worst first; scores in % of what is possible")
    begin(page, edition, called(SharedDepartments.name), _sentence(edition, shown), how)
    if columns.principles:
        page.put(HOW, columns.principles[0], _("by what customers judge by, %"), roles.HOW)
    page.heads(HEADS, [each for each in columns.all if each.head and each.number not in page.absent])
    for number, row in enumerate(shown, SharedDepartments.top):
        page.row(Row(number, row, book.places), columns.all)
        set_height(page, number, WHOLE_ROW if row.is_whole else ROW)
        if row.sheet:
            page.link(number, columns.title, row.sheet)
    rows = Block(SharedDepartments.top, SharedDepartments.top + len(shown) - 1)
    _colours(page, edition, columns, rows, shown)
    below = _notes(page, edition, columns, rows.last + 1)
    _gathered(page, edition, columns, below)
    freeze(page)
    fit(page, max(page.rows), before=below)
    page.paint_tab(look.TAB_RESULT)
    page.protect()


def _rows(book: EditionBook) -> Iterator[SharedRow]:
    """Departments, the worst first, those without a score last; and all together, where that is shown."""
    edition = book.edition
    rows = [
        SharedRow(
            part.title,
            book.places.sheets[part.id],
            part.standing,
            part.heat,
            sum(action.status.unfinished for action in part.actions),
            edition.bands,
        )
        for part in edition.departments
    ]
    yield from sorted(rows, key=_last_without_score)
    if edition.whole:
        heat = [HeatCell(each.standing.score, each.standing.rated) for each in edition.by_principle]
        unfinished = sum(action.status.unfinished for action in edition.actions)
        yield SharedRow(_(ALL), "", edition.whole, heat, unfinished, edition.bands)


def _last_without_score(row: SharedRow) -> tuple[bool, bool, int]:
    score = row.standing.score if row.standing else None
    return row.standing is None, score is None, score or 0


def _sentence(edition: Edition, rows: Sequence[SharedRow]) -> Live:
    """Say how many of the departments that are shown are in the worst band, and which is lowest."""
    told = [(row.title, row.standing) for row in rows if row.standing and not row.is_whole]
    if not told:
        return fixed(_("What is to be done in each department"))
    title, lowest = told[0]
    standings: list[SharedStanding] = [standing for _title, standing in told]
    poor = [each for each in standings if each.rank == 1]
    sentence = departments_sentence(
        len(told),
        Lowest(fixed(title), fixed(lowest.score), fixed(lowest.named), fixed(lowest.rank)),
        fixed(len(poor)),
        fixed(sum(each.reached > 1 for each in poor)),
        fixed(edition.bands[0].label),
    )
    return as_it_is(sentence)


def _colours(
    page: Page, edition: Edition, columns: SharedColumns, rows: Block, shown: Sequence[SharedRow]
) -> None:
    """Bars behind scores, bands, fields of the heat map, and what somebody must act on."""
    page.drawings.bars(rows.cells(columns.score), 100)
    colour_chip(page, rows.cells(columns.band), f"${rows.top(columns.rank)}", edition.bands)
    departments = Block(rows.first, rows.last - 1 if edition.whole else rows.last)
    bold = Letters(bold=True)
    failed = f"{rows.top(columns.failed)}>0"
    page.colours.where(departments.cells(columns.failed), failed, look.CORAL, letters=bold)
    if not columns.principles:
        return
    single = " ".join(
        cell_name(number, column.number)
        for number, row in enumerate(shown, rows.first)
        for column, cell in zip(columns.principles, row.heat, strict=True)
        if cell.rated == 1 and not row.is_whole
    )
    if single:
        letters = Letters(color=look.GREY, italic=True)
        page.colours.where(single, "TRUE", "", roles.ONE_ANSWER, letters)
    page.colours.by_band(rows.cells(columns.principles[0], columns.principles[-1]), edition.bands)


def _notes(page: Page, edition: Edition, columns: SharedColumns, row: int) -> int:
    """Write below the table what its signs mean; return the row after a gap."""
    over = columns.title, columns.rated
    compared = any(part.standing and part.standing.change is not None for part in edition.departments)
    since = edition.before if compared else None
    words = "   ".join(explained(edition.bands, since, heat=bool(columns.principles)))
    page.block((row, row), over, words, roles.NOTE)
    set_height(page, row, tall(words, room(page, *over)))
    set_height(page, row + 1, _GAP)
    return row + 2


def _gathered(page: Page, edition: Edition, columns: SharedColumns, row: int) -> None:
    principles = [
        Gathered(each.title, each.asks, None, fixed(each.standing.score)) for each in edition.by_principle
    ]
    stages = [
        Gathered(each.title, "", fixed(each.standing.rated), fixed(each.standing.score))
        for each in edition.by_stage
    ]
    edges = Edges(columns.title, columns.principles, columns.failed, columns.actions, columns.rated)
    gathered(page, row, edges, principles, stages, edition.bands)
