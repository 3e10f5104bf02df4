"""Departments of an edition for the staff: how each stands, by principle too."""

from __future__ import annotations

from cxaudit.report.words import floors
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import EditionBook
from cxaudit.workbook.columns import Row
from cxaudit.workbook.page import NOTE_ROW
from cxaudit.workbook.places import Block
from cxaudit.workbook.tables.shared_departments import SharedDepartments, heat_columns


def write(book: EditionBook) -> None:
    """Write a row for each department; nothing where there is none to show."""
    edition = book.edition
    if not edition.departments:
        return
    heat = heat_columns(edition.principles)
    columns = [*SharedDepartments.columns, *heat]
    page = book.page(SharedDepartments, edition.departments, beside=heat)
    page.title(_(SharedDepartments.name), f"{edition.house} · {_('how each department stands')}")
    bands = "  ·  ".join(f"{band.label} {said}" for band, said in floors(edition.bands))
    page.put(NOTE_ROW + 1, SharedDepartments.title, bands, styles.QUIET)
    page.heads(SharedDepartments.top - 1, columns)
    rows = Block(SharedDepartments.top, SharedDepartments.top + len(edition.departments) - 1)
    for number, part in enumerate(edition.departments, rows.first):
        page.row(Row(number, part, book.places), columns)
        page.link(number, SharedDepartments.title, book.places.sheets[part.id])
    page.colours.by_band(rows.cells(SharedDepartments.score), edition.bands)
    if heat:
        page.colours.by_band(rows.cells(heat[0], heat[-1]), edition.bands)
    page.freeze(SharedDepartments.top, SharedDepartments.score)
    page.paint_tab(styles.HEAD_FILL)
    page.fit_on_one()
    page.protect()
