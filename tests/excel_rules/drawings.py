"""Rules for the drawings in which charts and pictures stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.xlsx.areas import LAST_COLUMN, LAST_ROW
from tests.xlsx.book import Book
from tests.xlsx.reading import NAMES, RELATION

_NOTHING_SAID = {"", "picture", "image", "chart"}
"""Alternative texts that tell nothing to a person who can't see."""


def shown(book: Book, part: str, root: Element, kind: str) -> list[str]:
    """Parts of one kind, `chart` or `image`, that a drawing shows."""
    links = {link.id: link for link in book.links.get(part, ()) if link.kind == kind}
    used = [links[id] for element in root.iter() for id in _named(element) if id in links]
    return [link.target for link in used if link.target in book.written]


def _named(element: Element) -> list[str]:
    return [value for name, value in element.attrib.items() if name.startswith(RELATION)]


def used_links(root: Element) -> set[str]:
    """Ids of the relations that a part names."""
    return {id for element in root.iter() for id in _named(element)}


def drawings_show_something(book: Book) -> Iterator[str]:
    for part, root in book.drawings:
        if not len(root):
            yield f"{part}: the drawing is empty"


def drawings_show_all_that_belongs_to_them(book: Book) -> Iterator[str]:
    for part, root in book.drawings:
        used = used_links(root)
        for link in book.links.get(part, ()):
            if link.id not in used:
                yield f"{part}: the drawing doesn't show {link.target}"


def frames_show_charts(book: Book) -> Iterator[str]:
    for part, root in book.drawings:
        charts = {link.id for link in book.links.get(part, ()) if link.kind == "chart"}
        for frame in root.iterfind(".//xdr:graphicFrame", NAMES):
            if not charts & used_links(frame):
                yield f"{part}: a frame without a chart"


def pictures_and_charts_are_told_in_words(book: Book) -> Iterator[str]:
    for part, root in book.drawings:
        for tag in ("graphicFrame", "pic"):
            for told in root.iterfind(f".//xdr:{tag}/*/xdr:cNvPr", NAMES):
                if told.get("descr", "").strip().casefold() in _NOTHING_SAID:
                    yield f"{part}: {told.get('name')!r} has no alternative text: {told.get('descr')!r}"


def ids_differ(book: Book) -> Iterator[str]:
    for part, root in book.drawings:
        counts = Counter(shape.get("id") for shape in root.iterfind(".//xdr:cNvPr", NAMES))
        yield from (f"{part}: two shapes have the id {id}" for id, count in counts.items() if count > 1)


def anchors_lie_in_the_sheet(book: Book) -> Iterator[str]:
    for part, root in book.drawings:
        for anchor in root:
            corners = [_corner(anchor, end) for end in ("from", "to")]
            first, last = corners[0] or (0, 0), corners[1] or corners[0] or (0, 0)
            if not (0 <= first[0] <= last[0] < LAST_COLUMN and 0 <= first[1] <= last[1] < LAST_ROW):
                yield f"{part}: an anchor from {first} to {last} (column, row)"


def _corner(anchor: Element, end: str) -> tuple[int, int] | None:
    """Column and row, from 0, of a corner of an anchor; None if it tells none."""
    corner = anchor.find(f"xdr:{end}", NAMES)
    if corner is None:
        return None
    return int(corner.findtext("xdr:col", "-1", NAMES)), int(corner.findtext("xdr:row", "-1", NAMES))


RULES = (
    drawings_show_something, drawings_show_all_that_belongs_to_them, frames_show_charts,
    pictures_and_charts_are_told_in_words, ids_differ, anchors_lie_in_the_sheet,
)  # fmt: skip
