"""Rules for styles of cells and for conditional formats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tests.excel_rules.areas import area_of
from tests.excel_rules.book import Book
from tests.excel_rules.reading import NAMES

_OWN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Numbers of the built-in formats that show a day or a time (ECMA-376 part 1, 18.8.30)."""

_NOT_A_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General', re.IGNORECASE)


class Formats(NamedTuple):
    """What the part of the styles offers."""

    styles: int
    """How many styles there are for cells."""

    dates: frozenset[int]
    """Those of them that show a day or a time."""

    differences: int
    """How many styles there are for conditional formats."""


def formats_of(book: Book) -> Formats:
    """The styles of a workbook; just the default one if it tells none."""
    parts = (link.target for link in book.links.get(book.workbook, ()) if link.kind == "styles")
    root = book.trees.get(next(parts, ""), Element("styleSheet"))
    codes = {
        each.get("numFmtId"): each.get("formatCode", "") for each in root.findall("numFmts/numFmt", NAMES)
    }
    styles = [style.get("numFmtId", "0") for style in root.findall("cellXfs/xf", NAMES)] or ["0"]
    dates = frozenset(place for place, id in enumerate(styles) if _shows_a_date(id, codes.get(id)))
    return Formats(len(styles), dates, len(root.findall("dxfs/dxf", NAMES)))


def _shows_a_date(id: str, code: str | None) -> bool:
    if code is None:
        return int(id) in _OWN_DATES
    return re.search("[dmyhs]", _NOT_A_CODE.sub("", code), re.IGNORECASE) is not None


def styles_exist(book: Book) -> Iterator[str]:
    styles = formats_of(book).styles
    for cell in book.cells:
        if not cell.style < styles:
            yield f"{cell.where}: style {cell.style} of {styles}"
    for path, name in (("sheetData/row", "s"), ("cols/col", "style")):
        for sheet, line in book.all(path):
            if not int(line.get(name, "0")) < styles:
                yield f"{sheet.part}: style {line.get(name)} of {styles} for a whole row or column"


def _rules(book: Book) -> Iterator[tuple[str, Element]]:
    for sheet, area in book.all("conditionalFormatting"):
        for rule in area.iterfind("cfRule", NAMES):
            yield f"{sheet.part} format of {area.get('sqref')}", rule


def ranges_are_valid(book: Book) -> Iterator[str]:
    for sheet, area in book.all("conditionalFormatting"):
        ranges = area.get("sqref", "").split()
        if not ranges or not all(area_of(one) for one in ranges):
            yield f"{sheet.part}: a conditional format is for no range: {area.get('sqref')!r}"


def priorities_count_from_one(book: Book) -> Iterator[str]:
    for where, rule in _rules(book):
        if int(rule.get("priority", "0")) < 1:
            yield f"{where}: priority {rule.get('priority')} is none"


def priorities_differ(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        counts = Counter(rule.get("priority") for rule in sheet.all("conditionalFormatting/cfRule"))
        for priority, count in counts.items():
            if count > 1:
                yield f"{sheet.part}: {count} conditional formats have priority {priority}"


def differences_exist(book: Book) -> Iterator[str]:
    differences = formats_of(book).differences
    for where, rule in _rules(book):
        if not int(rule.get("dxfId", "-1")) < differences:
            yield f"{where}: style {rule.get('dxfId')} of {differences} for conditional formats"


RULES = (styles_exist, ranges_are_valid, priorities_count_from_one, priorities_differ, differences_exist)
