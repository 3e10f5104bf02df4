"""One sheet of a workbook: its cells, the texts they show, its tables and its relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tests.xlsx.areas import Area, area_of, column_number
from tests.xlsx.reading import MAIN, NAMES, RELATION, unescaped

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class Link(NamedTuple):
    """A relation of one part of the package to another, or to something outside."""

    id: str
    kind: str
    """Last word of its type, such as `table`."""

    target: str
    """Name of the part, or the address outside as it is written."""

    outside: bool


class Cell(NamedTuple):
    """One cell that a sheet writes."""

    part: str
    place: str
    line: int
    """Number of the row that it is written in."""

    row: int
    """From 1; 0 where the place is none."""

    column: int
    style: int
    kind: str
    """Its attribute `t`; `n` where there is none."""

    formula: Element | None
    shown: str | None
    """What stands in `v`; None where there is no such element."""

    text: str | None
    """The text it shows, nothing escaped; None if it shows something else."""

    @property
    def where(self) -> str:
        return f"{self.part} {self.place}"


@dataclass(frozen=True)
class Sheet:
    """One worksheet."""

    name: str
    state: str
    part: str
    root: Element
    cells: tuple[Cell, ...]
    """In the order in which they are written."""

    links: tuple[Link, ...]

    def all(self, path: str) -> list[Element]:
        """Elements at a path below the sheet's own."""
        return self.root.findall(path, NAMES)

    def link(self, element: Element) -> Link | None:
        """The relation that an element names by `r:id`, if there is one."""
        return next((link for link in self.links if link.id == element.get(f"{RELATION}id")), None)

    @cached_property
    def by_place(self) -> dict[tuple[int, int], Cell]:
        return {(cell.row, cell.column): cell for cell in self.cells}

    @cached_property
    def merged(self) -> list[Area]:
        ranges = (area_of(merge.get("ref", "")) for merge in self.all("mergeCells/mergeCell"))
        return [area for area in ranges if area]


@dataclass(frozen=True)
class Table:
    """One table of a sheet."""

    part: str
    sheet: Sheet
    root: Element

    @property
    def name(self) -> str:
        return self.root.get("displayName", "")

    @cached_property
    def area(self) -> Area | None:
        """Where it stands; None if its reference is none."""
        return area_of(self.root.get("ref", ""))

    @property
    def head_rows(self) -> int:
        return int(self.root.get("headerRowCount", "1"))

    @cached_property
    def heads(self) -> list[str]:
        """Texts of its headers as its own part writes them."""
        return [column.get("name", "") for column in self.root.findall("tableColumns/tableColumn", NAMES)]


def cells_of(part: str, root: Element, texts: Sequence[str]) -> Iterator[Cell]:
    """Every cell of a sheet, in the order in which they are written."""
    for row in root.iterfind("sheetData/row", NAMES):
        line = int(row.get("r", "0"))
        yield from (_cell(part, line, cell, texts) for cell in row)


def _cell(part: str, line: int, cell: Element, texts: Sequence[str]) -> Cell:
    name, kind = cell.get("r", ""), cell.get("t", "n")
    found = _PLACE.fullmatch(name)
    row, column = (int(found[2]), column_number(found[1])) if found else (0, 0)
    formula, content = cell.find(f"{MAIN}f"), cell.find(f"{MAIN}v")
    shown = None if content is None else content.text or ""
    text = shown if kind == "str" else _text(cell, kind, shown, texts)
    return Cell(part, name, line, row, column, int(cell.get("s", "0")), kind, formula, shown, text)


def _text(cell: Element, kind: str, shown: str | None, texts: Sequence[str]) -> str | None:
    """The shared or inline text of a cell, if it has one."""
    if kind == "s":
        number = int(shown) if shown and shown.isdigit() else len(texts)
        return texts[number] if number < len(texts) else None
    if kind == "inlineStr":
        return "".join(text_of(entry) for entry in cell.findall("is", NAMES))
    return None


def text_of(entry: Element) -> str:
    """Text of a shared or inline string, without what only tells how it is spoken."""
    runs = [*entry.findall("t", NAMES), *entry.findall("r/t", NAMES)]
    return unescaped("".join(run.text or "" for run in runs))
