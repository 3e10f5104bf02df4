"""Rules for the sheets as such: their names, which are shown, their columns, merged cells and links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.xlsx.areas import LAST_COLUMN, area_of, meetings
from tests.xlsx.book import Book
from tests.xlsx.reading import NAMES, is_longer, is_set, units
from tests.xlsx.sheet import Sheet

LONGEST_NAME = 31
LONGEST_HEADER = 255
LONGEST_ADDRESS = 2_079
MOST_LINKS = 65_530
WIDEST = 255
HIGHEST = 409
DEEPEST = 7

_BAD_IN_NAMES = set("[]:*?/\\")
_CODE = re.compile(
    r'&(?:[LCRPNDTZFAGBIUESXYOH&]|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|"[^"]*"|\d{1,3})', re.IGNORECASE
)
_LOCATION = re.compile(r"(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!(?P<cells>.+)")
_SCHEMES = ("http://", "https://", "mailto:")


def names_are_valid(book: Book) -> Iterator[str]:
    for sheet in book.listed:
        if fault := _fault_of(sheet.get("name", "")):
            yield f"{book.workbook}: sheet name '{sheet.get('name')}' {fault}"


def _fault_of(name: str) -> str:
    if not 0 < units(name) <= LONGEST_NAME:
        return f"has not 1 to {LONGEST_NAME} characters"
    if _BAD_IN_NAMES & set(name):
        return "has one of the characters [ ] : * ? / \\"
    if name.startswith("'") or name.endswith("'"):
        return "begins or ends with an apostrophe"
    return "is Excel's own" if name.casefold() == "history" else ""


def names_differ(book: Book) -> Iterator[str]:
    counts = Counter(sheet.get("name", "").casefold() for sheet in book.listed)
    yield from (
        f"{book.workbook}: two sheets are called '{name}'" for name, count in counts.items() if count > 1
    )


def ids_differ(book: Book) -> Iterator[str]:
    counts = Counter(sheet.get("sheetId") for sheet in book.listed)
    yield from (f"{book.workbook}: two sheets have the id {id}" for id, count in counts.items() if count > 1)


def _active(book: Book) -> int:
    views = book.root.findall("bookViews/workbookView", NAMES)
    return int(views[0].get("activeTab", "0")) if views else 0


def the_active_sheet_is_shown(book: Book) -> Iterator[str]:
    states = [sheet.get("state", "visible") for sheet in book.listed]
    active = _active(book)
    if "visible" not in states:
        yield f"{book.workbook}: no sheet is visible"
    elif active >= len(states) or states[active] != "visible":
        yield f"{book.workbook}: the active tab {active} is not a visible sheet"


def only_the_active_sheet_is_selected(book: Book) -> Iterator[str]:
    """More than one would be a group, in which whatever is typed goes into all."""
    active = [sheet.get("name") for sheet in book.listed[_active(book) :][:1]]
    for sheet, view in book.all("sheetViews/sheetView"):
        if is_set(view.get("tabSelected")) and sheet.name not in active:
            yield f"{sheet.part}: '{sheet.name}' is selected though it isn't the active sheet"


def columns_ascend(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        last = 0
        for column in sheet.all("cols/col"):
            least, most = int(column.get("min", "0")), int(column.get("max", "0"))
            if not last < least <= most <= LAST_COLUMN:
                yield f"{sheet.part}: columns {least} to {most} overlap, descend or leave the sheet"
            last = max(last, most)


def columns_are_not_too_wide(book: Book) -> Iterator[str]:
    for sheet, column in book.all("cols/col"):
        if not 0 <= float(column.get("width", "0")) <= WIDEST:
            yield f"{sheet.part}: column {column.get('min')} is {column.get('width')} wide, over {WIDEST}"


def rows_are_not_too_high(book: Book) -> Iterator[str]:
    for sheet, row in book.all("sheetData/row"):
        if not 0 <= float(row.get("ht", "0")) <= HIGHEST:
            yield f"{sheet.part}: row {row.get('r')} is {row.get('ht')} high, over {HIGHEST}"


def outlines_are_not_too_deep(book: Book) -> Iterator[str]:
    for path in ("cols/col", "sheetData/row"):
        for sheet, line in book.all(path):
            if not 0 <= int(line.get("outlineLevel", "0")) <= DEEPEST:
                yield f"{sheet.part}: outline level {line.get('outlineLevel')} is over {DEEPEST}"


def merged_cells_lie_apart(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        for one, other in meetings(sheet.merged):
            yield f"{sheet.part}: the merged cells {one} and {other} overlap"


def merged_cells_are_several(book: Book) -> Iterator[str]:
    for sheet, merged in book.all("mergeCells/mergeCell"):
        area = area_of(merged.get("ref", ""))
        if not area or area.width * area.height < 2:
            yield f"{sheet.part}: {merged.get('ref')!r} is no range of cells to merge"


def filters_are_ranges(book: Book) -> Iterator[str]:
    for sheet, own in book.all("autoFilter"):
        if not area_of(own.get("ref", "")):
            yield f"{sheet.part}: the filter stands at no range: {own.get('ref')!r}"


def headers_are_short(book: Book) -> Iterator[str]:
    for sheet, line in book.all("headerFooter/*"):
        if is_longer(line.text or "", LONGEST_HEADER):
            yield f"{sheet.part}: a header or footer has more than {LONGEST_HEADER} characters"


def codes_of_headers_are_known(book: Book) -> Iterator[str]:
    for sheet, line in book.all("headerFooter/*"):
        if "&" in _CODE.sub("", line.text or ""):
            yield f"{sheet.part}: '&' begins no code in the header or footer {line.text!r}"


def links_stand_at_cells(book: Book) -> Iterator[str]:
    for sheet, link in book.all("hyperlinks/hyperlink"):
        if not area_of(link.get("ref", "")):
            yield f"{sheet.part}: a link stands at no cell: {link.get('ref')!r}"


def links_outside_are_addresses(book: Book) -> Iterator[str]:
    for where, address in _addresses(book):
        if not address.lower().startswith(_SCHEMES):
            yield f"{where}: a link may lead to http, https and mailto alone: {address:.60}"
        elif re.search(r"\s", address):
            yield f"{where}: a space in an address: {address:.60}"


def addresses_are_short(book: Book) -> Iterator[str]:
    for where, address in _addresses(book):
        if is_longer(address, LONGEST_ADDRESS):
            yield f"{where}: an address has more than {LONGEST_ADDRESS} characters"


def _addresses(book: Book) -> Iterator[tuple[str, str]]:
    for sheet, element in book.all("hyperlinks/hyperlink"):
        link = sheet.link(element)
        if link and link.outside:
            yield f"{sheet.part} {element.get('ref')}", link.target


def links_inside_lead_to_cells(book: Book) -> Iterator[str]:
    for sheet, link in book.all("hyperlinks/hyperlink"):
        location = link.get("location")
        if location is not None and sheet.link(link) is None and not _exists(location, book):
            yield f"{sheet.part} {link.get('ref')}: the link leads nowhere: {location!r}"


def _exists(location: str, book: Book) -> bool:
    found = _LOCATION.fullmatch(location)
    if not found:
        return location.casefold() in book.names
    name = found["sheet"].removeprefix("'").removesuffix("'").replace("''", "'")
    return name.casefold() in book.sheet_names and area_of(found["cells"]) is not None


def links_lead_somewhere(book: Book) -> Iterator[str]:
    for sheet, link in book.all("hyperlinks/hyperlink"):
        if not _target(sheet, link):
            yield f"{sheet.part} {link.get('ref')}: a link without an address"


def _target(sheet: Sheet, link: Element) -> str:
    outside = sheet.link(link)
    return outside.target if outside else link.get("location", "")


def links_are_not_too_many(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        if len(sheet.all("hyperlinks/hyperlink")) > MOST_LINKS:
            yield f"{sheet.part}: more than {MOST_LINKS} links"


RULES = (
    names_are_valid, names_differ, ids_differ, the_active_sheet_is_shown, only_the_active_sheet_is_selected,
    columns_ascend, columns_are_not_too_wide, rows_are_not_too_high, outlines_are_not_too_deep,
    merged_cells_lie_apart, merged_cells_are_several, filters_are_ranges, headers_are_short,
    codes_of_headers_are_known, links_stand_at_cells, links_outside_are_addresses, addresses_are_short,
    links_inside_lead_to_cells, links_lead_somewhere, links_are_not_too_many,
)  # fmt: skip
