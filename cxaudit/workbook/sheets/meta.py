"""_meta, hidden: what reading the workbook back needs to know."""

from __future__ import annotations

from openpyxl.packaging.custom import StringProperty

from cxaudit import __version__
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.layout import META

SCHEMA = 1
"""Number of the workbook's layout; raised when older workbooks could not be read back any more."""


def write(book: Book) -> None:
    """Write what tells this workbook from every other, here and as properties of the document."""
    report = book.report
    facts = {
        "cxaudit_schema": str(SCHEMA),
        "cxaudit_version": __version__,
        "cxaudit_audit": report.audit_id,
        "cxaudit_questions": report.question_set,
    }
    page = book.page(META, [24, 40])
    properties = book.workbook.custom_doc_props  # type: ignore[attr-defined] # missing in the stubs
    for row, (key, value) in enumerate(facts.items(), 1):
        page.put(row, 1, key, styles.PLAIN)
        page.put(row, 2, value, styles.PLAIN)
        properties.append(StringProperty(name=key, value=value))
    page.sheet.sheet_state = "hidden"
