"""A checklist as a workbook: one row a question, and what it is called on a sheet of its own."""

from __future__ import annotations

from cxaudit import look
from cxaudit.checklist.table import Table
from cxaudit.words import _, ngettext
from cxaudit.workbook import roles
from cxaudit.workbook.book import AnyBook
from cxaudit.workbook.columns import Row
from cxaudit.workbook.fitting import tall
from cxaudit.workbook.frame import HEADS, begin_alone, fit_parts, freeze, room, set_height
from cxaudit.workbook.live import fixed
from cxaudit.workbook.places import Block
from cxaudit.workbook.tables.checklist import AboutIt, Questions, RowOfTexts, columns_of


def write(book: AnyBook, table: Table) -> None:
    """Write the questions, and what is said about the whole."""
    _questions(book, table)
    _about(book, table)


def _questions(book: AnyBook, table: Table) -> None:
    columns = columns_of(table)
    page = book.page(Questions, table.rows, name=_(Questions.name), beside=columns)
    printed = [column for column in columns if column.printed]
    how = _("one row a question; whatever is changed here is read again by cxaudit checklist import")
    begin_alone(page, table.title, _("a checklist"), fixed(_size(table)), how, over=(printed[0], printed[-1]))
    page.heads(HEADS, columns)
    for number, row in enumerate(table.rows, Questions.top):
        page.row(Row[RowOfTexts](number, row, book.places), columns)
    rows = Block(Questions.top, Questions.top + len(table.rows) - 1)
    page.filter(columns, rows)
    freeze(page)
    fit_parts(page, rows.last, range(rows.first, rows.last + 1))
    page.paint_tab(look.TAB_RESULT)


def _about(book: AnyBook, table: Table) -> None:
    page = book.page(AboutIt, name=_(AboutIt.name))
    said = _("what the checklist is called; it is read again with the questions")
    begin_alone(page, _("About the checklist"), table.title, fixed(table.title), said)
    row = HEADS
    for key, value in table.about:
        page.put(row, AboutIt.key, _(key), roles.CELL_GREY)
        page.put(row, AboutIt.value, value, roles.CELL)
        set_height(page, row, tall(value, room(page, AboutIt.value, AboutIt.value)))
        row += 1
    fit_parts(page, row - 1, [HEADS])


def _size(table: Table) -> str:
    sections = ngettext("{n} section", "{n} sections", len({row[0] for row in table.rows}))
    questions = ngettext("{n} question", "{n} questions", len(table.rows))
    return _("{questions} in {sections}", questions=questions, sections=sections)
