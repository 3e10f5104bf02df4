"""Workbooks as the file holds them, and as two other calculators compute them anew."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import cellrune
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from cxaudit.audit import Audit
from cxaudit.report import Report, build_report
from cxaudit.workbook import write_workbook
from cxaudit.workbook.texts import text_for_cell

Value = str | float
"""What a cell shows; an empty cell and an empty text are both ""."""

Place = tuple[str, str]
"""Sheet and cell, such as ("Summary", "B3")."""


class Formula(str):
    """What is typed into a cell as a formula, with its `=`."""

    __slots__ = ()


Values = dict[Place, Value]
"""What every cell shows that shows something."""

NEAR = 1e-9
"""How far apart two calculators may be."""

ERROR = "error: "
"""Begins the value of a cell that shows an error."""

needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
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


class Choice(NamedTuple):
    """A rule for what may be typed into cells."""

    kind: str
    """`list` or `custom`."""

    formula: str
    """Range or name of the choices, or the condition."""

    style: str
    """`stop` refuses anything else."""


class Held(NamedTuple):
    """What a file holds, read from its XML alone."""

    sheets: tuple[str, ...]
    """Names of the sheets, in their order."""

    values: Values
    """What every cell shows where nothing calculates."""

    formulas: dict[Place, str]
    """Every formula."""

    bare: list[Place]
    """Formulas that carry no value."""

    choices: dict[Place, Choice]
    """The rule of each cell that has one."""

    names: dict[str, str]
    """Range of each defined name."""

    def range(self, reference: str) -> list[Value]:
        """What the cells of a range, or of a name of one, show."""
        reference = self.names.get(reference, reference)
        sheet, _, cells = reference.replace("$", "").rpartition("!")
        return [self.values.get((sheet, cell), "") for cell in _cells(cells)]


def written(report: Report, path: Path) -> Path:
    """The path, where the workbook of a report now lies."""
    write_workbook(report, path)
    return path


class Written(NamedTuple):
    """A report and its workbook."""

    report: Report
    path: Path
    held: Held


def each_once(folder: Path, make: Callable[[str], Audit]) -> Callable[[str], Written]:
    """A function that writes the workbook of the audit of a name, and each only once."""

    def write(name: str) -> Written:
        report = build_report(make(name))
        path = written(report, folder / f"{name}.xlsx")
        return Written(report, path, held(path))

    return cache(write)


def held(path: Path) -> Held:
    """Read a workbook without any library for workbooks."""
    found = Held((), {}, {}, [], {}, {})
    with ZipFile(path) as package:

        def part(name: str) -> ElementTree.Element:
            return ElementTree.fromstring(package.read(name))

        texts = _texts(part("xl/sharedStrings.xml"))
        parts = _parts(package)
        for sheet, where in parts.items():
            _read_sheet(found, sheet, part(where), texts)
        for name in part("xl/workbook.xml").iter(f"{_MAIN}definedName"):
            found.names[name.get("name", "")] = name.text or ""
    return found._replace(sheets=tuple(parts))


def _parts(package: ZipFile) -> dict[str, str]:
    """The part of each sheet by the name of the sheet, in their order."""
    links = ElementTree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "").removeprefix("/xl/") for link in links}
    book = ElementTree.fromstring(package.read("xl/workbook.xml"))
    sheets = book.iter(f"{_MAIN}sheet")
    return {sheet.get("name", ""): f"xl/{targets[sheet.get(_LINK)]}" for sheet in sheets}


def _texts(strings: ElementTree.Element) -> list[str]:
    return [_plain("".join(text.text or "" for text in item.iter(f"{_MAIN}t"))) for item in strings]


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), text)


def _read_sheet(found: Held, sheet: str, part: ElementTree.Element, texts: Sequence[str]) -> None:
    for cell in part.iter(f"{_MAIN}c"):
        place = sheet, cell.get("r", "")
        formula, shown = cell.find(f"{_MAIN}f"), cell.find(f"{_MAIN}v")
        if formula is not None:
            found.formulas[place] = formula.text or ""
            if shown is None:
                found.bare.append(place)
        value = "" if shown is None else _value(cell.get("t", "n"), shown.text or "", texts)
        if value != "":
            found.values[place] = value
    for rule in part.iter(f"{_MAIN}dataValidation"):
        condition = rule.findtext(f"{_MAIN}formula1", "")
        choice = Choice(rule.get("type", ""), condition, rule.get("errorStyle", "stop"))
        for cells in rule.get("sqref", "").split():
            found.choices.update(((sheet, cell), choice) for cell in _cells(cells))


def _value(kind: str, text: str, texts: Sequence[str]) -> Value:
    if kind == "s":
        return texts[int(text)]
    if kind == "e":
        return ERROR + text
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    return text if kind in ("str", "inlineStr") else float(text)


def _cells(reference: str) -> Iterator[str]:
    first, top, last, bottom = range_boundaries(reference)
    assert first
    assert top
    assert last
    assert bottom
    for row in range(top, bottom + 1):
        yield from (f"{get_column_letter(column)}{row}" for column in range(first, last + 1))


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
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
    return [_decoded(held(folder / "computed" / path.name)) for path in paths]


def _decoded(found: Held) -> Held:
    """LibreOffice escapes the texts of formulas in a file, though it doesn't expect them so."""
    for place in found.formulas.keys() & found.values.keys():
        value = found.values[place]
        found.values[place] = _plain(value) if isinstance(value, str) else value
    return found


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


def with_wrong_values(path: Path, other: Path) -> Path:
    """A copy of a workbook, at `other`, in which every formula carries a value that is wrong."""
    formula = re.compile(rb'<c r="(\w+)"( s="\d+")?[^>]*><f>(.*?)</f>.*?</c>', re.DOTALL)
    return _changed(
        path, other, lambda sheet, part: formula.sub(rb'<c r="\1"\2><f>\3</f><v>99</v></c>', part)
    )


def with_typed(path: Path, other: Path, typed: Mapping[Place, Value]) -> Path:
    """A copy of a workbook, at `other`, with something else in some cells; all formulas keep their values."""

    def change(sheet: str, part: bytes) -> bytes:
        for (there, cell), value in typed.items():
            if there == sheet:
                old = re.compile(rb'<c r="%s"( s="\d+")?[^>/]*(?:/>|>.*?</c>)' % cell.encode(), re.DOTALL)
                assert old.search(part)
                part = old.sub(lambda found: _cell(cell, found[1] or b"", value), part, count=1)  # noqa: B023
        return part

    return _changed(path, other, change)


def with_only(path: Path, other: Path, kept: Callable[[str, str, int], bool]) -> Path:
    """A copy of a workbook, at `other`, with only the cells that `kept` names, by sheet, column and row.

    What may be typed is left out too, since nothing is: LibreOffice takes long to read it.
    """
    cells = re.compile(rb'<c r="([A-Z]+)([0-9]+)"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)

    rules = re.compile(rb"<dataValidations.*?</dataValidations>", re.DOTALL)

    def change(sheet: str, part: bytes) -> bytes:
        part = rules.sub(b"", part)
        return cells.sub(lambda cell: cell[0] if kept(sheet, cell[1].decode(), int(cell[2])) else b"", part)

    return _changed(path, other, change)


def _cell(cell: str, style: bytes, value: Value) -> bytes:
    if value == "":
        content = "></c>"
    elif isinstance(value, str):
        content = f' t="inlineStr"><is><t xml:space="preserve">{escape(text_for_cell(value))}</t></is></c>'
    else:
        content = f"><v>{value!r}</v></c>"
    return b'<c r="%s"%s%s' % (cell.encode(), style, content.encode())


def _changed(path: Path, other: Path, change: Callable[[str, bytes], bytes]) -> Path:
    with ZipFile(path) as package, ZipFile(other, "w", ZIP_DEFLATED) as changed:
        sheets = {part: sheet for sheet, part in _parts(package).items()}
        for name in package.namelist():
            part = package.read(name)
            changed.writestr(name, change(sheets[name], part) if name in sheets else part)
    return other
