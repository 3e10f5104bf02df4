"""Writes a report as an Excel workbook: numbers are live, lists are those of the audit's date.

In an edition for the staff, or for one department, only the progress of actions is live.
"""

from __future__ import annotations

from cxaudit.workbook.photos import Photos, read_photos
from cxaudit.workbook.writing import (
    write_checklist,
    write_comparison,
    write_edition,
    write_visit_pack,
    write_workbook,
)

__all__ = [
    "Photos",
    "read_photos",
    "write_checklist",
    "write_comparison",
    "write_edition",
    "write_visit_pack",
    "write_workbook",
]
