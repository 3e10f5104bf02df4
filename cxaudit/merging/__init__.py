"""An audit and what came back of it: what would change, what disagrees, what cannot be placed.

Pure: `compare` takes plain values that `workbook.reading` made of files; `recorded` keeps what was taken.
"""

from cxaudit.merging.cells import (
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
from cxaudit.merging.comparing import Added, Change, Conflict, Outcome, Said, compare, is_read
from cxaudit.merging.recording import recorded

__all__ = [
    "Added",
    "CellName",
    "Change",
    "Conflict",
    "Current",
    "Held",
    "Outcome",
    "ReturnedBook",
    "ReturnedCell",
    "ReturnedRow",
    "Said",
    "Unplaced",
    "canonical",
    "compare",
    "digest",
    "is_read",
    "recorded",
]
