"""Writes a report as an Excel workbook: numbers are live, lists are those of the audit's date."""

from __future__ import annotations

from cxaudit.workbook.writing import write_workbook

__all__ = ["write_workbook"]
