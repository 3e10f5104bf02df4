"""Rules for the package: its parts, their types and their relations (ECMA-376 part 2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.xlsx.book import Book
from tests.xlsx.reading import MAIN, RELATION

_TYPES = "[Content_Types].xml"


def parts_are_written_once(book: Book) -> Iterator[str]:
    counts = Counter(name.casefold() for name in book.written)
    yield from (f"{name}: the part is written {count} times" for name, count in counts.items() if count > 1)


def names_of_parts_stay_inside(book: Book) -> Iterator[str]:
    for name in book.written:
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            yield f"{name}: the name of the part leads out of the package"


def parts_are_sound_xml(book: Book) -> Iterator[str]:
    yield from (f"{name}: not sound XML: {fault}" for name, fault in book.unreadable.items())


def parts_have_types(book: Book) -> Iterator[str]:
    types = book.trees.get(_TYPES, Element("Types"))
    own = {each.get("PartName", "").casefold() for each in types}
    endings = {each.get("Extension", "").casefold(): each.get("ContentType") for each in types}
    for name in book.written:
        ending = endings.get(name.rpartition(".")[2].casefold())
        vague = ending == "application/xml" and name.startswith(("xl/", "docProps/"))
        if name != _TYPES and f"/{name}".casefold() not in own and (ending is None or vague):
            yield f"{name}: the part has no content type of its own"


def types_are_told_once(book: Book) -> Iterator[str]:
    types = book.trees.get(_TYPES, Element("Types"))
    counts = Counter((each.get("PartName") or each.get("Extension") or "").casefold() for each in types)
    yield from (f"{_TYPES}: {name} is there twice" for name, count in counts.items() if count > 1)


def relations_lead_to_parts(book: Book) -> Iterator[str]:
    for source, links in book.links.items():
        for link in links:
            if not link.outside and link.target not in book.written:
                yield f"{source or 'package'}: {link.id} leads to {link.target}, which isn't there"


def ids_of_relations_differ(book: Book) -> Iterator[str]:
    for source, links in book.links.items():
        counts = Counter(link.id for link in links)
        yield from (f"{source}: two relations have the id {id}" for id, count in counts.items() if count > 1)


def relations_that_are_named_exist(book: Book) -> Iterator[str]:
    for part, root in book.trees.items():
        known = {link.id for link in book.links.get(part, ())}
        for element in _outside_rows(root):
            for name, value in element.attrib.items():
                if name.startswith(RELATION) and value not in known:
                    yield f"{part}: relation {value!r} isn't there"


def _outside_rows(root: Element) -> Iterator[Element]:
    """Elements that may name a relation: cells don't, and they are many."""
    for child in root:
        if child.tag not in (f"{MAIN}sheetData", f"{MAIN}si"):
            yield from child.iter()


def parts_belong_to_something(book: Book) -> Iterator[str]:
    targets = {link.target for links in book.links.values() for link in links}
    for name in book.written:
        if name != _TYPES and not name.endswith(".rels") and name not in targets:
            yield f"{name}: no relation leads to the part"


def sheets_are_parts(book: Book) -> Iterator[str]:
    opened = {sheet.name for sheet in book.sheets}
    for sheet in book.listed:
        if sheet.get("name", "") not in opened:
            yield f"{book.workbook}: sheet '{sheet.get('name')}' can't be opened"


RULES = (
    parts_are_written_once, names_of_parts_stay_inside, parts_are_sound_xml, parts_have_types,
    types_are_told_once, relations_lead_to_parts, ids_of_relations_differ, relations_that_are_named_exist,
    parts_belong_to_something, sheets_are_parts,
)  # fmt: skip
