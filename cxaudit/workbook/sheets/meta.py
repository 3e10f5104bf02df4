"""_meta, hidden: what reading the workbook back needs to know."""

from __future__ import annotations

from cxaudit import __version__
from cxaudit.workbook import identity, styles
from cxaudit.workbook.book import AnyBook
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.page import Page
from cxaudit.workbook.sheet_names import META

SCHEMA = 2
"""Number of the workbook's layout; raised when older workbooks could not be read back any more."""


class Meta(Sheet[None]):
    """Columns of the sheet _meta, which has no heads."""

    name = META

    key = Column[None](width=24)
    value = Column[None](width=40)
    sheet = Column[None](width=12)
    row = Column[None](width=40)
    keys = Column[None](width=40)
    digests = Column[None](width=40)


def write(book: AnyBook, audit: str, questions: str, **more: str) -> None:
    """Write what tells this workbook from every other, here and as properties of the document.

    Args:
        book: where to.
        audit: id of the audit.
        questions: fingerprint of its questions.
        more: whatever else tells it, by key.
    """
    facts = {"schema": str(SCHEMA), "version": __version__, "audit": audit, "questions": questions, **more}
    page = book.page(Meta)
    for row, (key, value) in enumerate(facts.items(), 1):
        page.put(row, Meta.key, f"cxaudit_{key}", styles.PLAIN)
        page.put(row, Meta.value, value, styles.PLAIN)
        book.set_property(f"cxaudit_{key}", value)
    _entries(book, page)
    page.hide()


def _entries(book: AnyBook, page: Page) -> None:
    """Write what the cells that may be changed held, a line for each row; and name the heads above them."""
    kept = [*identity.entries(book.pages), *identity.fixed_entries(book.pages)]
    for row, entries in enumerate(kept, 1):
        page.put(row, Meta.sheet, entries.sheet, styles.PLAIN)
        page.put(row, Meta.row, entries.row, styles.PLAIN)
        # side by side in one cell: a cell each would make a file larger by a sixth
        page.put(row, Meta.keys, " ".join(entries.columns), styles.PLAIN)
        page.put(row, Meta.digests, " ".join(entries.digests), styles.PLAIN)
    identity.name_heads(book.pages)
