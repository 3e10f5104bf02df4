"""Summary: the whole audit on one page, a file for each of its parts."""

from __future__ import annotations

from cxaudit.workbook.sheets.summary.front import write

__all__ = ["write"]
