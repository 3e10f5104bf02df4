"""Rows as CSV: for spreadsheet programs, which must not run what people typed, and for other programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

Field = str | int | date | None
"""What a field of a row may be; None is empty, and a date is written as 2026-01-05."""

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""How a field begins that a spreadsheet program takes for a formula; in Japan the wide ones too."""


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[Field]]) -> bytes:
    """Return rows below their heads as CSV, in UTF-8.

    It begins with the mark by which Excel knows UTF-8. A text that would be taken for a formula has an
    apostrophe before it.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(map(_safe, heads))
    writer.writerows([_safe(field) for field in row] for row in rows)
    return written.getvalue().encode("utf-8-sig", errors="replace")


def as_typed(field: str) -> str:
    """Return a text of such a field as it was before it got an apostrophe."""
    return field[1:] if field.startswith("'") and _is_taken(field[1:]) else field


def _safe(field: Field) -> str:
    if isinstance(field, str):
        return f"'{field}" if _is_taken(field) else field
    return "" if field is None else str(field)


def _is_taken(text: str) -> bool:
    """Whether a text would be taken for a formula, or for one that has an apostrophe already."""
    return text.lstrip("'").startswith(_FORMULA)
