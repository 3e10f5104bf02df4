"""Names that formulas use, and how texts and numbers are written in a formula."""

from __future__ import annotations

from cxaudit.workbook.columns import Columns

BAND_NAMES = "cx_band"
BAND_FLOORS = "cx_band_from"
STATUSES = "cx_status"
OWNERS = "cx_owner"
EVIDENCE = "cx_evidence"
DECISIONS = "cx_decision"
WRITTEN = "cx_written"
ACTIONS = "Actions"
"""Name of the table of the action plan."""

YES = "Yes"
NO = "No"
STATED = "Stated"


def text(value: str) -> str:
    """Return a text as a formula writes it."""
    return '"' + value.replace('"', '""') + '"'


def number(value: float) -> str:
    """Return a number as a formula writes it."""
    return f"{value:.15g}"


def whole(share: str) -> str:
    """Return the whole per cent of a share that is no empty text, as `scoring.whole` does."""
    return f"ROUND(100*{share}+0.0000001,0)"


def at(column: Columns, row: int) -> str:
    """Return a cell of the same sheet."""
    return f"{column.letter}{row}"
