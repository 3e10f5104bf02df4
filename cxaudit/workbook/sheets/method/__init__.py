"""Method: how the figures come about, worked out once, and how the book is read and changed."""

from __future__ import annotations

from cxaudit.workbook.sheets.method.sheet import write

__all__ = ["write"]
