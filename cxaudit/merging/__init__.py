"""An audit and what came back of it: what would change, what disagrees, what cannot be placed.

Pure: `compare` takes plain values that `workbook.reading` made of files; `recorded` keeps what was taken.
"""

from cxaudit.merging.audits import RESPONSES, Differing, Together, bring_together
from cxaudit.merging.cells import (
    DIGITS,
    CellName,
    Current,
    Held,
    ReturnedBook,
    ReturnedCell,
    ReturnedRow,
    Unplaced,
    canonical,
    digest,
)
from cxaudit.merging.comparing import compare, is_read
from cxaudit.merging.outcomes import Added, Change, Conflict, Outcome, Said
from cxaudit.merging.recording import recorded

__all__ = [
    "DIGITS",
    "RESPONSES",
    "Added",
    "CellName",
    "Change",
    "Conflict",
    "Current",
    "Differing",
    "Held",
    "Outcome",
    "ReturnedBook",
    "ReturnedCell",
    "ReturnedRow",
    "Said",
    "Together",
    "Unplaced",
    "bring_together",
    "canonical",
    "compare",
    "digest",
    "is_read",
    "recorded",
]
