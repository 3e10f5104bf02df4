"""Rules for defined names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.xlsx.areas import LAST_COLUMN, LAST_ROW, column_number
from tests.xlsx.book import Book
from tests.xlsx.reading import is_longer, is_set

LONGEST = 255

_NAME = re.compile(r"(?:[^\W\d]|\\)[\w.?\\]*")
_LIKE_A_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})", re.IGNORECASE)
_LIKE_R1C1 = re.compile(r"R\d*(?:C\d*)?|C\d*", re.IGNORECASE)
_SHEET = r"(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!"
_CELL = r"\$[A-Z]{1,3}\$\d{1,7}"
_RANGE = rf"{_SHEET}{_CELL}(?::{_CELL})?"
_SPAN = rf"{_SHEET}(?:\$\d+:\$\d+|\$[A-Z]{{1,3}}:\$[A-Z]{{1,3}})"
_BUILT_IN = {
    "_xlnm.Print_Titles": (_SPAN, 2),
    "_xlnm.Print_Area": (_RANGE, 255),
    "_xlnm._FilterDatabase": (_RANGE, 1),
}
"""Form of one range of each built-in name, and how many of them, with commas between, it takes at most."""


def fault_of(name: str) -> str:
    """What makes a name of a range or a table invalid; nothing if it is sound."""
    if is_longer(name, LONGEST):
        return f"has more than {LONGEST} characters"
    if not _NAME.fullmatch(name):
        return "is not made of letters, digits, '.', '_' and '\\', beginning with no digit"
    like = _LIKE_A_CELL.fullmatch(name)
    if like and column_number(like[1].upper()) <= LAST_COLUMN and 1 <= int(like[2]) <= LAST_ROW:
        return "looks like a cell"
    return "looks like a cell in R1C1 form" if _LIKE_R1C1.fullmatch(name) else ""


def names_are_valid(book: Book) -> Iterator[str]:
    for name in _own(book):
        if fault := fault_of(name.get("name", "")):
            yield f"{book.workbook}: defined name '{name.get('name')}' {fault}"


def _own(book: Book) -> list[Element]:
    return [name for name in book.defined if not name.get("name", "").startswith("_xlnm.")]


def names_differ(book: Book) -> Iterator[str]:
    counts = Counter((name.get("name", "").casefold(), name.get("localSheetId")) for name in book.defined)
    for (name, _), count in counts.items():
        if count > 1:
            yield f"{book.workbook}: the name '{name}' is defined twice in one scope"


def scopes_exist(book: Book) -> Iterator[str]:
    for name in book.defined:
        scope = name.get("localSheetId")
        if scope is not None and not int(scope) < len(book.listed):
            yield f"{book.workbook}: name '{name.get('name')}' belongs to sheet {scope}, which isn't there"


def built_in_names_are_well_formed(book: Book) -> Iterator[str]:
    for name in book.defined:
        form, most = _BUILT_IN.get(name.get("name", ""), ("", 0))
        if form and not _well_formed(name, form, most, book):
            yield f"{book.workbook}: {name.get('name')} can't be {name.text!r}"


def _well_formed(name: Element, form: str, most: int, book: Book) -> bool:
    """Whether a built-in name has its form and stands for ranges of the sheet that it belongs to."""
    scope, text = name.get("localSheetId"), name.text or ""
    if scope is None:
        return False
    parts = list(re.finditer(form, text))
    whole = ",".join(part[0] for part in parts) == text and 0 < len(parts) <= most
    sheets = {part["sheet"].removeprefix("'").removesuffix("'").replace("''", "'") for part in parts}
    named = [sheet.get("name", "") for sheet in book.listed]
    return whole and (int(scope) >= len(named) or sheets == {named[int(scope)]})


def filters_are_hidden_names(book: Book) -> Iterator[str]:
    for name in book.defined:
        if name.get("name") == "_xlnm._FilterDatabase" and not is_set(name.get("hidden")):
            yield f"{book.workbook}: _xlnm._FilterDatabase has to be hidden"


RULES = (
    names_are_valid,
    names_differ,
    scopes_exist,
    built_in_names_are_well_formed,
    filters_are_hidden_names,
)
