"""Lists of an edition, hidden: what its dropdowns offer, which is nothing but what its plan shows."""

from __future__ import annotations

from cxaudit.audit import Status
from cxaudit.workbook import styles
from cxaudit.workbook.book import EditionBook
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.formulas.names import OWNERS, STATUSES, TITLES
from cxaudit.workbook.places import Block, quoted
from cxaudit.workbook.sheet_names import LISTS, called


class SharedLists(Sheet[None]):
    """Columns of the lists, each of which has its name for a head."""

    name = LISTS
    top = 2

    statuses = Column[None](STATUSES, 20)
    owners = Column[None](OWNERS, 20)
    departments = Column[None](TITLES, 20)


def write(book: EditionBook) -> None:
    """Write every status, and the owners and departments that the action plan names."""
    actions = book.edition.actions
    lists = {
        SharedLists.statuses: [status.label for status in Status],
        SharedLists.owners: [action.owner for action in actions if action.owner],
        SharedLists.departments: [action.department for action in actions],
    }
    page = book.page(SharedLists)
    for column, values in lists.items():
        page.put(SharedLists.top - 1, column, column.head, styles.HEAD)
        offered = list(dict.fromkeys(values))
        rows = Block(SharedLists.top, SharedLists.top + max(len(offered), 1) - 1, quoted(called(LISTS)))
        for row, value in enumerate(offered, rows.first):
            page.put(row, column, value, styles.PLAIN)
        book.define_name(column.head, rows.column(column))
    page.hide()
