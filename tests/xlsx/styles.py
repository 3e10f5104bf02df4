"""How the cells of a workbook look: its styles by name, and what conditional formats change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from tests.xlsx.book import Book
from tests.xlsx.reading import NAMES

_OWN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Numbers of the built-in formats that show a day or a time (ECMA-376 part 1, 18.8.30)."""

_NOT_A_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General', re.IGNORECASE)


@dataclass(frozen=True)
class Styles:
    """What the part of the styles offers; just the default style if a workbook has no such part."""

    root: Element

    @classmethod
    def of(cls, book: Book) -> Styles:
        """The styles of a workbook."""
        parts = (link.target for link in book.links.get(book.workbook, ()) if link.kind == "styles")
        return cls(book.trees.get(next(parts, ""), Element("styleSheet")))

    @cached_property
    def cells(self) -> list[Element]:
        """Every style that a cell may have, by the number it is called by."""
        return self.root.findall("cellXfs/xf", NAMES) or [Element("xf")]

    @cached_property
    def named(self) -> list[tuple[str, Element]]:
        """Every named style, in the order of the file."""
        styles = self.root.findall("cellStyleXfs/xf", NAMES)
        names = self.root.findall("cellStyles/cellStyle", NAMES)
        return [(each.get("name", ""), styles[int(each.get("xfId", "0"))]) for each in names]

    @cached_property
    def names(self) -> dict[str | None, str]:
        """Names of styles by the number that the styles of cells call them by."""
        styles = self.root.findall("cellStyles/cellStyle", NAMES)
        return {each.get("xfId"): each.get("name", "") for each in styles}

    @cached_property
    def codes(self) -> dict[str | None, str]:
        """The workbook's own number formats."""
        formats = self.root.findall("numFmts/numFmt", NAMES)
        return {each.get("numFmtId"): each.get("formatCode", "") for each in formats}

    @cached_property
    def dates(self) -> frozenset[int]:
        """Numbers of the styles that show a day or a time."""
        ids = enumerate(style.get("numFmtId", "0") for style in self.cells)
        return frozenset(place for place, id in ids if _shows_a_date(id, self.codes.get(id)))

    @cached_property
    def differences(self) -> list[Element]:
        """What conditional formats may change, by the number they call it by."""
        return self.root.findall("dxfs/dxf", NAMES)

    def looks(self, style: Element) -> Iterator[Element]:
        """Font, fill, border, alignment and protection of a style."""
        for kind in ("font", "fill", "border"):
            choices = self.root.findall(f"{kind}s/{kind}", NAMES)
            yield choices[int(style.get(f"{kind}Id", "0"))]
        yield from style


def _shows_a_date(id: str, code: str | None) -> bool:
    if code is None:
        return int(id) in _OWN_DATES
    return re.search("[dmyhs]", _NOT_A_CODE.sub("", code), re.IGNORECASE) is not None
