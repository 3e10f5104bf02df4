"""Workbooks that somebody changed: cells typed by their names, as a person would in an office program."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import load_workbook

from cxaudit.audit import Audit
from cxaudit.merging import Outcome, compare
from cxaudit.report import build_report
from cxaudit.workbook.reading import current_cells, read_book
from tests.edited_cells import Named, named_cells

Book: TypeAlias = Any
"""A workbook of openpyxl, of which the stubs take too much for missing."""

NOON = datetime(2026, 12, 3, 12, 0)  # noqa: DTZ001 - tests know no time zone


def edited(
    path: Path,
    other: Path,
    typed: Mapping[tuple[str, str, str], object],
    also: Callable[[Book], object] | None = None,
    by: str = "",
) -> Path:
    """A copy of a workbook with something else in some cells, and whatever else is done to it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl leaves out what it does not know
        book: Book = load_workbook(path)
    cells = named_cells(book)
    for name, value in typed.items():
        cell = cells[Named(*name)]
        cell.value = value
        if isinstance(value, str) and not isinstance(value, Typed):
            cell.data_type = "s"
    if also:
        also(book)
    if by:
        book.properties.lastModifiedBy = by
    book.save(other)
    return other


class Typed(str):
    """What a person types as a formula, with its `=`."""

    __slots__ = ()


def collected(audit: Audit, *paths: Path, answers: bool = True, prefer: Path | None = None) -> Outcome:
    """What workbooks that came back make of an audit."""
    books = [read_book(path) for path in paths]
    right = read_book(prefer).digest if prefer else ""
    return compare(audit, current_cells(build_report(audit)), books, NOON, answers=answers, prefer=right)
