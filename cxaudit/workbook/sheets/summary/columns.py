"""The columns of the Summary: two halves, and right of the page a rail with the index."""

from __future__ import annotations

from cxaudit import look
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.parts import Over
from cxaudit.workbook.sheet_names import SUMMARY


def _px(px: int) -> Column[None]:
    return Column[None](px=px)


def _rail(px: int) -> Column[None]:
    return Column[None](px=px, printed=False)


class Summary(Sheet[None]):
    """Columns of the Summary, named as Excel does."""

    name = SUMMARY
    px = look.PORTRAIT

    a = _px(look.MARGIN)
    b, c = _px(26), _px(40)
    d, e, f, g, h = (_px(66) for _ in range(5))
    i = _px(48)
    j = _px(24)
    k, l, m, n, o, p = (_px(60) for _ in range(6))  # noqa: E741 - a column of this name
    q = _px(look.MARGIN)
    r, s, t, u, v = _rail(24), _rail(122), _rail(12), _rail(186), _rail(16)
    helper = Column[None](printed=False)


WHOLE: Over = (Summary.b, Summary.p)
LEFT: Over = (Summary.b, Summary.i)
RIGHT: Over = (Summary.k, Summary.p)
RAIL: Over = (Summary.s, Summary.u)
TITLES: Over = (Summary.c, Summary.h)
"""What the parts of the page stand over; titles of items between their numbers and their days."""
