"""Workbooks as two other calculators compute them anew."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import cellrune
from openpyxl.utils import get_column_letter

from tests.xlsx.reading import unescaped
from tests.xlsx.values import ERROR, Held, Place, Value, Values, held

_AT_ONCE = 50
"""Workbooks that LibreOffice computes in one start, which takes as long as two small ones."""

T = TypeVar("T")


class Formula(str):
    """What is typed into a cell as a formula, with its `=`."""

    __slots__ = ()


NEAR = 1e-9
"""How far apart two calculators may be."""

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
           xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"
><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""Settings of LibreOffice in which it computes every formula when it opens a file.

Without them it believes the values that a file carries, and would only show them back.
"""


def by_libreoffice(paths: Iterable[Path], folder: Path) -> list[Held]:
    """What the workbooks hold after LibreOffice computed and saved them; `folder` is for its files."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(folder / "computed"),
    ]
    paths = list(paths)
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=600)
    return [_decoded(held(folder / "computed" / path.name)) for path in paths]


def _decoded(found: Held) -> Held:
    """LibreOffice escapes the texts of formulas in a file, though it doesn't expect them so."""
    for place in found.formulas.keys() & found.values.keys():
        value = found.values[place]
        found.values[place] = unescaped(value) if isinstance(value, str) else value
    return found


def together(names: Iterable[str], compute: Callable[[Sequence[str]], Mapping[str, T]]) -> Callable[[str], T]:
    """A function that tells what was computed of a name.

    Names that follow each other are computed together, and forgotten as soon as one of others is asked for:
    of thousands of workbooks only few are in memory.
    """
    ordered = list(names)
    batches = {name: place // _AT_ONCE for place, name in enumerate(ordered)}

    @lru_cache(1)
    def computed(batch: int) -> Mapping[str, T]:
        return compute(ordered[batch * _AT_ONCE : (batch + 1) * _AT_ONCE])

    return lambda name: computed(batches[name])[name]


def by_cellrune(path: Path, typed: Mapping[Place, Value] | None = None) -> Values:
    """What the cells of a workbook show after cellrune computed it, with something else typed into some.

    A `Formula` is typed as one.
    """
    values: Values = {}
    with cellrune.Workbook.open_path(path) as book:
        for place, value in (typed or {}).items():
            _type(book, place, value)
        book.calculate()
        for sheet in book.summary()["sheets"]:
            rows = book.read_values(sheet["name"], *_corners(sheet["used_range"]))
            values.update(_shown(sheet["name"], rows))
    return values


# cellrune's classes are native code.
def _type(book: Any, place: Place, value: Value) -> None:  # noqa: ANN401
    if isinstance(value, Formula):
        book.set_formula(*place, value)
    elif value == "":
        book.set_blank(*place)
    elif isinstance(value, str):
        book.set_text(*place, value)
    else:
        book.set_number(*place, value)


def _corners(used: str | None) -> tuple[str, str]:
    _, _, last = (used or "A1").rpartition(":")
    return "A1", last


def _shown(sheet: str, rows: Sequence[Sequence[Any]]) -> Iterator[tuple[Place, Value]]:
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            value = _cellrune_value(cell)
            if value != "":
                yield (sheet, f"{get_column_letter(column)}{number}"), value


_CELLRUNE: dict[str, Callable[[Any], Value]] = {
    "blank": lambda cell: "",
    "number": lambda cell: float(cell["value"]),
    "text": lambda cell: str(cell["value"]),
    "logical": lambda cell: str(cell["value"]).upper(),
    "error": lambda cell: ERROR + str(cell["value"]),
}


def _cellrune_value(cell: Any) -> Value:  # noqa: ANN401
    return _CELLRUNE.get(cell["kind"], lambda cell: ERROR + str(cell))(cell)


Told = Mapping[Any, Value]
"""Values by whatever names them; what is missing is empty."""


def differences(expected: Told, found: Told, names: Iterable[Any] | None = None) -> list[str]:
    """Say where two calculators disagree: by more than `NEAR`, or in the letters of a text."""
    told = []
    for name in expected.keys() | found.keys() if names is None else names:
        right, other = expected.get(name, ""), found.get(name, "")
        if not same(right, other):
            told.append(f"{name}: {right!r:.200} expected, {other!r:.200} found")
    return sorted(told)


def same(one: Value, other: Value) -> bool:
    """Whether two cells show the same."""
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return abs(one - other) <= NEAR


def errors(values: Values) -> list[Place]:
    """Cells that show an error."""
    return [place for place, value in values.items() if isinstance(value, str) and value.startswith(ERROR)]
