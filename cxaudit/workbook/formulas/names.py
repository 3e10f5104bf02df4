"""Names that formulas use, and how texts, numbers and whole per cents are written in a formula."""

from __future__ import annotations

from cxaudit.workbook.columns import Columns

BAND_NAMES = "cx_band"
BAND_FLOORS = "cx_band_from"
STATUSES = "cx_status"
OWNERS = "cx_owner"
EVIDENCE = "cx_evidence"
DECISIONS = "cx_decision"
WRITTEN = "cx_written"
TITLES = "cx_department"
SAID = "cx_said"
"""What may be said instead of a number."""

ACTIONS = "Actions"
"""Name of the table of the action plan."""

YES = "Yes"
NO = "No"


def text(value: str) -> str:
    """Return a text as a formula writes it."""
    return '"' + value.replace('"', '""') + '"'


def number(value: float) -> str:
    """Return a number as a formula writes it."""
    return f"{value:.15g}"


def trimmed(cells: str) -> str:
    """Return a text without the blanks around it, no-break ones too; of one cell or of each of several."""
    # the letter itself, since CHAR(160) is another one where the system's letters are not those of Windows
    return f'TRIM(SUBSTITUTE({cells},"\u00a0"," "))'


def at(column: Columns, row: int) -> str:
    """Return a cell of the same sheet."""
    return f"{column.letter}{row}"


def whole(share: str) -> str:
    """Return the whole per cent of a share, which may not be empty; the twin of `scoring.whole`.

    Halves go upwards. The hair that is added, by the program too, is more than binary fractions are wrong by:
    ROUND(share,2) was wrong in 73 of 7,890 cases that were tried, in two calculators.
    """
    return f"ROUND(100*{share}+0.0000001,0)"


def is_none_of(cell: str, choices: str) -> str:
    """Return the condition that a cell holds something, and none of the choices, blanks and case aside."""
    # not MATCH or COUNTIF, which take * and ? for more than letters
    return f'IF({trimmed(cell)}="",FALSE,SUMPRODUCT(1*({trimmed(choices)}={trimmed(cell)}))=0)'
