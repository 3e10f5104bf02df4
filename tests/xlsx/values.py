"""What the cells of a workbook show and compute, by sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.xlsx.areas import area_of, place
from tests.xlsx.book import open_book
from tests.xlsx.reading import NAMES
from tests.xlsx.sheet import Cell, Sheet

Value = str | float
"""What a cell shows; an empty cell and an empty text are both ""."""

Place = tuple[str, str]
"""Sheet and cell, such as ("Summary", "B3")."""

Values = dict[Place, Value]
"""What every cell shows that shows something."""

ERROR = "error: "
"""Begins the value of a cell that shows an error."""


class Choice(NamedTuple):
    """A rule for what may be typed into cells."""

    kind: str
    """`list` or `custom`."""

    formula: str
    """Range or name of the choices, or the condition."""

    style: str
    """`stop` refuses anything else."""

    says_so: bool = True
    """Whether anything is said where something else is typed."""

    @property
    def refuses(self) -> bool:
        """Whether nothing else may be typed."""
        return self.says_so and self.style == "stop"


class Held(NamedTuple):
    """What a file holds."""

    sheets: tuple[str, ...]
    """Names of the sheets, in their order."""

    values: Values
    """What every cell shows where nothing calculates."""

    formulas: dict[Place, str]
    """Every formula."""

    bare: list[Place]
    """Formulas that carry neither a value nor an empty text."""

    choices: dict[Place, Choice]
    """The rule of each cell that has one."""

    names: dict[str, str]
    """Range of each defined name."""

    def range(self, reference: str) -> list[Value]:
        """What the cells of a range, or of a name of one, show."""
        reference = self.names.get(reference, reference)
        sheet, _, cells = reference.replace("$", "").rpartition("!")
        return [self.values.get((sheet, cell), "") for cell in _places(cells)]


def held(path: Path) -> Held:
    """What a workbook holds."""
    book = open_book(path)
    found = Held(tuple(sheet.name for sheet in book.sheets), {}, {}, [], {}, {})
    for sheet in book.sheets:
        for cell in sheet.cells:
            _note(found, (sheet.name, cell.place), cell)
        found.choices.update(_choices(sheet))
    found.names.update({name.get("name", ""): name.text or "" for name in book.defined})
    return found


def _note(found: Held, where: Place, cell: Cell) -> None:
    if cell.formula is not None:
        found.formulas[where] = cell.formula.text or ""
        if not cell.shown and cell.kind != "str":
            found.bare.append(where)
    value = _value(cell)
    if value != "":
        found.values[where] = value


def _value(cell: Cell) -> Value:
    if cell.text is not None:
        return cell.text
    if not cell.shown:
        return ""
    if cell.kind == "e":
        return ERROR + cell.shown
    if cell.kind == "b":
        return "TRUE" if cell.shown == "1" else "FALSE"
    return float(cell.shown)


def _choices(sheet: Sheet) -> Iterator[tuple[Place, Choice]]:
    for rule in sheet.all("dataValidations/dataValidation"):
        condition = rule.findtext("formula1", "", NAMES)
        says_so = rule.get("showErrorMessage") in ("1", "true")
        choice = Choice(rule.get("type", ""), condition, rule.get("errorStyle", "stop"), says_so)
        for cells in rule.get("sqref", "").split():
            yield from (((sheet.name, cell), choice) for cell in _places(cells))


def _places(reference: str) -> Iterator[str]:
    area = area_of(reference)
    assert area
    for row in range(area.top, area.bottom + 1):
        yield from (place(row, column) for column in range(area.left, area.right + 1))
