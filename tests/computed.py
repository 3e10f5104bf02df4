"""A workbook before and after another calculator computed it, and what must then be so."""

from __future__ import annotations

from typing import NamedTuple

from cxaudit.report import Report
from tests.recalculation import differences, errors
from tests.results import told_by_book, told_by_program
from tests.xlsx.values import Held, Values


class Computed(NamedTuple):
    """A workbook before and after something else computed it."""

    report: Report
    before: Held
    after: Values


def assert_right(book: Computed) -> None:
    """Every formula has its value, no cell an error, and all say what the program says."""
    assert book.before.bare == []
    assert errors(book.before.values) == []
    assert errors(book.after) == []
    assert differences(book.before.values, book.after, book.before.formulas) == []
    told, shown = (
        told_by_program(book.report),
        told_by_book(book.after, book.before.sheets, book.report),
    )
    assert shown.keys() == told.keys()
    assert differences(told, shown) == []
