"""Reads workbooks back: what was changed in them since they were written, by ids and not by places.

Nothing in a workbook is believed or carried out: it is looked into within bounds, formulas are not computed,
and whatever openpyxl stumbles over is one problem.
"""

from cxaudit.workbook.reading.books import read_book
from cxaudit.workbook.reading.current import current_cells

__all__ = ["current_cells", "read_book"]
