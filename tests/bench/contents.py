"""What is in a workbook of ours, as plain values: what the bare scripts write again."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import NamedTuple


class Style(NamedTuple):
    """How cells look; colours as RRGGBB, empty where there is none."""

    size: float
    ink: str
    bold: bool
    underlined: bool
    ground: str
    line: str
    """Colour of the thin line around; empty where there is none."""

    number_format: str
    across: str
    down: str
    wrapped: bool
    indent: int
    locked: bool
    quoted: bool
    """Whether what looks like a formula is a text."""


class Cell(NamedTuple):
    """One cell; formulas begin with `=`."""

    row: int
    column: int
    content: str | float | None
    value: str | float
    """What a formula gave."""

    style: int


class Validation(NamedTuple):
    """What cells take."""

    cells: str
    kind: str
    operator: str
    first: str
    second: str
    refusal: str
    """`stop` or `warning`."""

    title: str
    message: str


class Rule(NamedTuple):
    """When cells are coloured, and how."""

    cells: str
    formula: str
    ground: str
    ink: str
    number_format: str
    bar: int
    """How far the bars reach that it lays behind numbers; 0: it colours cells."""


class Series(NamedTuple):
    """Cells that a chart draws, as references; a name that is text stays text."""

    name: str
    labels: str
    values: str


class Chart(NamedTuple):
    """A chart, where it begins (from 0), and what it is said to show."""

    kind: str
    row: int
    column: int
    series: list[Series]
    described: str


class Table(NamedTuple):
    """Cells that Excel knows as a table."""

    name: str
    cells: str
    heads: list[str]
    without_button: list[int]
    """Columns, from 0, that have no button to filter by."""


class Print(NamedTuple):
    """How a sheet is printed."""

    landscape: bool
    fit: tuple[int, int]
    margins: tuple[float, float, float, float, float, float]
    """Inches: left, right, top, bottom, header, footer."""

    footer: tuple[str, str]
    """Text at its left and at its right."""

    area: str
    title_rows: str
    breaks: list[int]
    """Rows that a page ends with."""


class Sheet(NamedTuple):
    """One sheet."""

    title: str
    hidden: bool
    protected: bool
    tab: str
    frozen: str
    filtered: str
    without_button: list[int]
    """Columns of those that are filtered, from 0, that have no button for it."""

    widths: list[tuple[int, float, bool]]
    """Column, width in characters and whether it is hidden."""

    heights: list[tuple[int, float]]
    cells: list[Cell]
    merged: list[str]
    links: dict[tuple[int, int], str]
    """Where a cell leads to, by row and column."""

    validations: list[Validation]
    rules: list[Rule]
    tables: list[Table]
    charts: list[Chart]
    numbers_as_text: list[str]
    """Cells that need no warning."""

    names: dict[str, str]
    """Cells that have a name on this sheet alone."""

    printed: Print


class Contents(NamedTuple):
    """A whole workbook."""

    sheets: list[Sheet]
    styles: dict[int, Style]
    names: dict[str, str]
    properties: list[tuple[str, str]]


def keep(contents: Contents, path: Path) -> None:
    """Keep what is in a workbook for the scripts."""
    path.write_bytes(pickle.dumps(contents))


def kept(path: str) -> Contents:
    """Return what was kept."""
    contents: Contents = pickle.loads(Path(path).read_bytes())
    return contents
