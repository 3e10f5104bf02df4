"""Dates in words, as formulas."""

from __future__ import annotations

from cxaudit.days import DAY_AND_MONTH, MONTHS
from cxaudit.words import _
from cxaudit.workbook.formulas.expressions import text
from cxaudit.workbook.formulas.sentences import said


def day_and_month(date: str) -> str:
    """Say a date without its year: 5 January.

    Not by TEXT, whose letters hang on the language of the system.
    """
    months = ",".join(text(_(month)) for month in MONTHS)
    return said(_(DAY_AND_MONTH), day=f"DAY({date})", month=f"CHOOSE(MONTH({date}),{months})")
