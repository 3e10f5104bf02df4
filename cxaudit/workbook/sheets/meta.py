"""_meta, hidden: what reading the workbook back needs to know."""

from __future__ import annotations

from cxaudit import __version__
from cxaudit.workbook import styles
from cxaudit.workbook.book import AnyBook
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.sheet_names import META

SCHEMA = 1
"""Number of the workbook's layout; raised when older workbooks could not be read back any more."""


class Meta(Sheet[None]):
    """Columns of the sheet _meta, which has no heads."""

    name = META

    key = Column[None](width=24)
    value = Column[None](width=40)


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
    page.hide()
