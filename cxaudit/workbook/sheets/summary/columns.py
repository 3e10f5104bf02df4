"""The columns of the Summary: two halves of three, with a little room between them."""

from __future__ import annotations

from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.sheet_names import SUMMARY


class Summary(Sheet[None]):
    """Columns of the Summary."""

    name = SUMMARY

    left = Column[None](width=25)
    left_figure = Column[None](width=12.5)
    left_text = Column[None](width=37)
    between = Column[None](width=2)
    right = Column[None](width=25)
    right_figure = Column[None](width=12.5)
    right_text = Column[None](width=37)


WHOLE = (Summary.left, Summary.right_text)
"""Columns of a text by itself."""

TEXT = (Summary.left_text, Summary.right_figure)
"""Columns of a text between short cells."""

RIGHT = (Summary.right, Summary.right_text)
"""Columns of a text beside figures."""
