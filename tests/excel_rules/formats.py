"""Rules for styles of cells and for conditional formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.xlsx.areas import area_of
from tests.xlsx.book import Book
from tests.xlsx.reading import NAMES
from tests.xlsx.styles import Styles


def styles_exist(book: Book) -> Iterator[str]:
    styles = len(Styles.of(book).cells)
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
    differences = len(Styles.of(book).differences)
    for where, rule in _rules(book):
        if not int(rule.get("dxfId", "-1")) < differences:
            yield f"{where}: style {rule.get('dxfId')} of {differences} for conditional formats"


RULES = (styles_exist, ranges_are_valid, priorities_count_from_one, priorities_differ, differences_exist)
