"""Since last audit: what changed, on one page, a file for each of its parts."""

from __future__ import annotations

from cxaudit.workbook.sheets.since.front import write

__all__ = ["write"]
