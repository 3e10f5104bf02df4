"""Rules for tables (ListObjects) and for the names that people and formulas call them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

from tests.excel_rules.names import fault_of
from tests.xlsx.areas import Area, area_of, meetings, place
from tests.xlsx.book import Book
from tests.xlsx.reading import NAMES, unescaped
from tests.xlsx.sheet import Table


def _placed(book: Book) -> Iterator[tuple[Table, Area]]:
    return ((table, table.area) for table in book.tables if table.area)


def ranges_are_valid(book: Book) -> Iterator[str]:
    for table in book.tables:
        if not table.area:
            yield f"{table.part}: the table stands at no range: {table.root.get('ref')!r}"


def headers_are_texts(book: Book) -> Iterator[str]:
    for where, _, cell, table in _headers(book):
        found = table.sheet.by_place.get(cell)
        if found is None or found.text is None or found.formula is not None:
            yield f"{where}: a table header has to be a text that is typed in"


def headers_say_what_their_cells_say(book: Book) -> Iterator[str]:
    for where, head, cell, table in _headers(book):
        found = table.sheet.by_place.get(cell)
        if found and found.text is not None and found.text != unescaped(head):
            yield f"{where}: table header {unescaped(head)!r} is not the cell's text {found.text!r}"


def _headers(book: Book) -> Iterator[tuple[str, str, tuple[int, int], Table]]:
    """Each header: where it stands in words, its text as written, its row and column, and its table."""
    for table, area in _placed(book):
        if table.head_rows:
            for column, head in enumerate(table.heads[: area.width], area.left):
                yield f"{table.sheet.part} {place(area.top, column)}", head, (area.top, column), table


def headers_differ(book: Book) -> Iterator[str]:
    for table in book.tables:
        counts = Counter(unescaped(head).casefold() for head in table.heads)
        yield from (f"{table.part}: two headers are {head!r}" for head, count in counts.items() if count > 1)


def headers_are_not_empty(book: Book) -> Iterator[str]:
    for table in book.tables:
        yield from (f"{table.part}: header {n} is empty" for n, head in enumerate(table.heads, 1) if not head)


def line_feeds_in_headers_are_escaped(book: Book) -> Iterator[str]:
    for table in book.tables:
        for head in table.heads:
            if "\n" in head or "\r" in head:
                yield f"{table.part}: a line feed in a header is written _x000a_: {head!r}"


def names_are_valid(book: Book) -> Iterator[str]:
    for table in book.tables:
        for name in {table.name, table.root.get("name", table.name)}:
            if fault := fault_of(name):
                yield f"{table.part}: table name '{name}' {fault}"


def names_differ(book: Book) -> Iterator[str]:
    names = [table.name for table in book.tables]
    names += [name.get("name", "") for name in book.defined if name.get("localSheetId") is None]
    counts = Counter(name.casefold() for name in names)
    for table in {table.name.casefold(): table for table in book.tables}.values():
        if counts[table.name.casefold()] > 1:
            yield f"{table.part}: something else is called '{table.name}' too"


def ids_differ(book: Book) -> Iterator[str]:
    counts = Counter(table.root.get("id") for table in book.tables)
    yield from (f"{book.workbook}: two tables have the id {id}" for id, count in counts.items() if count > 1)


def columns_fit(book: Book) -> Iterator[str]:
    for table, area in _placed(book):
        stated = [columns.get("count") for columns in table.root.findall("tableColumns", NAMES)]
        if len(table.heads) != area.width or stated != [str(area.width)]:
            yield f"{table.part}: {len(table.heads)} columns, count {stated}, stand in {area.width}"


def column_ids_differ(book: Book) -> Iterator[str]:
    for table in book.tables:
        counts = Counter(column.get("id") for column in table.root.iterfind(".//tableColumn", NAMES))
        yield from (
            f"{table.part}: two columns have the id {id}" for id, count in counts.items() if count > 1
        )


def there_is_a_row(book: Book) -> Iterator[str]:
    for table, area in _placed(book):
        if area.height - table.head_rows - int(table.root.get("totalsRowCount", "0")) < 1:
            yield f"{table.part}: the table at {area} has no row below its headers"


def own_filters_fit(book: Book) -> Iterator[str]:
    for table, area in _placed(book):
        for own in table.root.iterfind("autoFilter", NAMES):
            filtered = area_of(own.get("ref", ""))
            if not filtered or not area.holds(filtered) or filtered.top != area.top:
                yield f"{table.part}: the filter at {own.get('ref')} isn't in the table at {area}"


def tables_lie_apart(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        areas = [area for table, area in _placed(book) if table.sheet is sheet]
        for one, other in meetings(areas):
            yield f"{sheet.part}: the tables at {one} and {other} overlap"
        for area, merged in product(areas, sheet.merged):
            if area.meets(merged):
                yield f"{sheet.part}: merged cells {merged} lie in the table at {area}"


def sheet_filters_leave_tables_alone(book: Book) -> Iterator[str]:
    for table, area in _placed(book):
        for own in table.sheet.all("autoFilter"):
            filtered = area_of(own.get("ref", ""))
            if filtered and filtered.meets(area):
                yield f"{table.sheet.part}: the sheet's own filter at {filtered} meets the table at {area}"


RULES = (
    ranges_are_valid, headers_are_texts, headers_say_what_their_cells_say, headers_differ,
    headers_are_not_empty, line_feeds_in_headers_are_escaped, names_are_valid, names_differ, ids_differ,
    columns_fit, column_ids_differ, there_is_a_row, own_filters_fit, tables_lie_apart,
    sheet_filters_leave_tables_alone,
)  # fmt: skip
