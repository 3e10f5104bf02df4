"""Rules that Excel keeps and no schema tells: whoever breaks one is told that the workbook needs repair.

Everything is read from the XML of the file alone, as Excel reads it. Sources: ECMA-376, Excel's
specifications and limits, [MS-XLSX], [MS-OI29500]. Some rules are about what a reader would miss
and Excel would not: alternative texts, values of formulas and charts, functions by their written names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.excel_rules import (
    cells,
    charts,
    drawings,
    formats,
    formulas,
    names,
    package,
    sheets,
    tables,
    validations,
)
from tests.xlsx.book import Book, open_book

Rule = Callable[[Book], Iterator[str]]

RULES: tuple[Rule, ...] = (
    *package.RULES,
    *sheets.RULES,
    *cells.RULES,
    *formats.RULES,
    *names.RULES,
    *tables.RULES,
    *validations.RULES,
    *formulas.RULES,
    *charts.RULES,
    *drawings.RULES,
)


@dataclass(frozen=True)
class Contents:
    """How many of each a workbook shows: what nothing leads to isn't counted."""

    charts: int
    drawings: int
    pictures: int
    tables: int
    validations: int
    conditional_formats: int
    formulas: int


def broken_rules(path: Path) -> list[str]:
    """Say where a workbook breaks a rule of Excel, a line for each place."""
    book = open_book(path)
    return [finding for rule in RULES for finding in rule(book)]


def contents(path: Path) -> Contents:
    """Count what a workbook shows."""
    book = open_book(path)
    shown = [
        (part, root)
        for part, root in book.drawings
        if any(link.target == part for sheet in book.sheets for link in sheet.links)
    ]
    return Contents(
        charts=sum(len(drawings.shown(book, part, root, "chart")) for part, root in shown),
        drawings=len(shown),
        pictures=sum(len(drawings.shown(book, part, root, "image")) for part, root in shown),
        tables=len(book.tables),
        validations=len(list(book.all("dataValidations/dataValidation"))),
        conditional_formats=len(list(book.all("conditionalFormatting/cfRule"))),
        formulas=sum(cell.formula is not None for cell in book.cells),
    )
