"""A workbook as Excel reads it: the parts of the package, its sheets, what formulas may call."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from tests.xlsx.reading import MAIN, NAMES, RELATION, unescaped
from tests.xlsx.sheet import Cell, Link, Sheet, Table, cells_of, text_of

_XML = (".xml", ".rels", ".vml")


@dataclass(frozen=True)
class Book:
    """A workbook, opened."""

    written: tuple[str, ...]
    """Names of the parts in the order of the archive; a part that is written twice stands there twice."""

    trees: dict[str, Element] = field(default_factory=dict)
    """Each part that is sound XML."""

    unreadable: dict[str, str] = field(default_factory=dict)
    """Why a part isn't."""

    @cached_property
    def links(self) -> dict[str, tuple[Link, ...]]:
        """Relations by the part that has them; those of the package itself stand at an empty name."""
        return {
            _source(name): tuple(_links(_source(name), tree))
            for name, tree in self.trees.items()
            if name.endswith(".rels")
        }

    @cached_property
    def workbook(self) -> str:
        """Name of the part that lists the sheets."""
        main = (link.target for link in self.links.get("", ()) if link.kind == "officeDocument")
        return next(main, "")

    @cached_property
    def root(self) -> Element:
        return self.trees.get(self.workbook, Element("workbook"))

    @cached_property
    def listed(self) -> list[Element]:
        """Every sheet as the workbook lists it, in their order; also those that can't be opened."""
        return self.root.findall("sheets/sheet", NAMES)

    @cached_property
    def sheet_names(self) -> set[str]:
        return {sheet.get("name", "").casefold() for sheet in self.listed}

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        return tuple(self._sheets())

    def _sheets(self) -> Iterator[Sheet]:
        targets = {link.id: link.target for link in self.links.get(self.workbook, ())}
        for listed in self.listed:
            part = targets.get(listed.get(f"{RELATION}id", ""), "")
            root = self.trees.get(part)
            if root is not None and root.tag == f"{MAIN}worksheet":
                cells = tuple(cells_of(part, root, self.texts))
                links = self.links.get(part, ())
                yield Sheet(listed.get("name", ""), listed.get("state", "visible"), part, root, cells, links)

    @cached_property
    def texts(self) -> list[str]:
        """The shared strings, nothing escaped."""
        shared = (link for link in self.links.get(self.workbook, ()) if link.kind == "sharedStrings")
        trees = [self.trees[link.target] for link in shared if link.target in self.trees]
        return [text_of(entry) for tree in trees for entry in tree.findall("si", NAMES)]

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(
            Table(link.target, sheet, self.trees[link.target])
            for sheet in self.sheets
            for link in sheet.links
            if link.kind == "table" and link.target in self.trees
        )

    @cached_property
    def defined(self) -> list[Element]:
        """Every defined name."""
        return self.root.findall("definedNames/definedName", NAMES)

    @cached_property
    def names(self) -> set[str]:
        """What a formula may call by name, ignoring case."""
        tables = {table.name.casefold() for table in self.tables}
        return {"true", "false", *tables, *(name.get("name", "").casefold() for name in self.defined)}

    @cached_property
    def heads(self) -> dict[str, set[str]]:
        """Texts of the headers of each table by its name, all ignoring case."""
        return {
            table.name.casefold(): {unescaped(head).casefold() for head in table.heads}
            for table in self.tables
        }

    @cached_property
    def charts(self) -> list[tuple[str, Element]]:
        """Every chart, by its part."""
        return self._parts("c:chartSpace")

    @cached_property
    def drawings(self) -> list[tuple[str, Element]]:
        """Every drawing, in which charts and pictures stand, by its part."""
        return self._parts("xdr:wsDr")

    def _parts(self, kind: str) -> list[tuple[str, Element]]:
        prefix, _, name = kind.partition(":")
        tag = f"{{{NAMES[prefix]}}}{name}"
        return [(part, root) for part, root in self.trees.items() if root.tag == tag]

    @property
    def cells(self) -> Iterator[Cell]:
        for sheet in self.sheets:
            yield from sheet.cells

    def all(self, path: str) -> Iterator[tuple[Sheet, Element]]:
        """Elements at a path below each sheet's own."""
        return ((sheet, found) for sheet in self.sheets for found in sheet.all(path))


def parts(path: Path) -> dict[str, bytes]:
    """Content of each part of a package by its name."""
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def open_book(path: Path) -> Book:
    """Read a workbook, however broken; of parts written twice the last one counts."""
    with ZipFile(path) as package:
        book = Book(tuple(package.namelist()))
        for name in dict.fromkeys(book.written):
            if name.endswith(_XML):
                _read_part(book, name, package.read(name))
    return book


def _read_part(book: Book, name: str, content: bytes) -> None:
    try:
        book.trees[name] = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        book.unreadable[name] = str(error)


def _source(relations: str) -> str:
    """The part whose relations a part tells."""
    folder, _, name = relations.rpartition("_rels/")
    return folder + name.removesuffix(".rels")


def _links(source: str, tree: Element) -> Iterator[Link]:
    for link in tree:
        target, outside = link.get("Target", ""), link.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))[1:]
        yield Link(link.get("Id", ""), link.get("Type", "").rpartition("/")[2], target, outside)
