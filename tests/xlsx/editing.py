"""Copies of workbooks with other cells, whose formulas keep the values that they carried."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from cxaudit.workbook.texts import text_for_cell
from tests.xlsx.book import open_book
from tests.xlsx.values import Place, Value


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
    sheets = {sheet.part: sheet.name for sheet in open_book(path).sheets}
    with ZipFile(path) as package, ZipFile(other, "w", ZIP_DEFLATED) as changed:
        for name in package.namelist():
            part = package.read(name)
            changed.writestr(name, change(sheets[name], part) if name in sheets else part)
    return other
