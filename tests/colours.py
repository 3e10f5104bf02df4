"""Which colours a cell of a workbook takes on once something else is typed into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import cellrune

from tests.xlsx.areas import area_of, areas_of, place
from tests.xlsx.book import open_book
from tests.xlsx.reading import NAMES
from tests.xlsx.styles import Styles
from tests.xlsx.values import Place, Value

_TODAY = "46100"
"""A day in 2026."""


class ColourRule(NamedTuple):
    """A conditional format of one cell."""

    condition: str
    """When it holds, as it reads in the cell's own row."""

    number_format: str
    """How it shows a number; empty where it leaves that alone."""


def colour_rules(path: Path, where: Place) -> list[ColourRule]:
    """The conditional formats of a cell, as the file has them."""
    return list(_rules(path, where))


def _rules(path: Path, where: Place) -> Iterator[ColourRule]:
    book, (title, name) = open_book(path), where
    [sheet] = [sheet for sheet in book.sheets if sheet.name == title]
    cell, changes = area_of(name), Styles.of(book).differences
    assert cell
    for each in sheet.all("conditionalFormatting"):
        areas = areas_of(each.get("sqref", ""))
        for rule in each.iterfind("cfRule", NAMES) if any(area.holds(cell) for area in areas) else ():
            condition = rule.findtext("formula", "", NAMES).replace(str(areas[0].top), str(cell.top))
            look = changes[int(rule.get("dxfId", ""))].find("numFmt", NAMES)
            yield ColourRule(condition, "" if look is None else look.get("formatCode", ""))


def colours(path: Path, where: Place, typed: Value) -> list[bool]:
    """Whether each rule that colours a cell holds once something else is typed into it."""
    return holding(path, where, typed, [rule.condition for rule in colour_rules(path, where)])


def holds(path: Path, where: Place, typed: Value | bool, condition: str) -> bool:
    """Whether a condition of a sheet holds once something is typed into a cell of it, on a day in 2026."""
    return holding(path, where, typed, [condition])[0]


def holding(path: Path, where: Place, typed: Value | bool, conditions: Sequence[str]) -> list[bool]:
    """Whether each condition holds."""
    sheet, cell = where
    beside = [place(99, 60 + number) for number in range(len(conditions))]
    with cellrune.Workbook.open_path(path) as opened:
        setter = {bool: "set_logical", str: "set_text"}.get(type(typed), "set_number")
        getattr(opened, setter)(sheet, cell, typed)
        for free, condition in zip(beside, conditions, strict=True):
            opened.set_formula(sheet, free, "=" + condition.replace("TODAY()", _TODAY))
        opened.calculate()
        [shown] = opened.read_values(sheet, beside[0], beside[-1]) if beside else [[]]
    held = [each["value"] for each in shown if each["kind"] == "logical"]
    assert len(held) == len(conditions)
    return held
