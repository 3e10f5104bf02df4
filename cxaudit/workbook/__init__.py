"""Writes a report as an Excel workbook: numbers are live, lists are those of the audit's date."""

from __future__ import annotations

from cxaudit.workbook.photos import Photos, read_photos
from cxaudit.workbook.writing import write_workbook

__all__ = ["Photos", "read_photos", "write_workbook"]
