"""Workbooks that are damaged, odd, foreign, or made to harm: each made from a good one, by its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

from openpyxl import Workbook

Make = Callable[[bytes], bytes]


def _package(
    content: bytes, change: Callable[[str, bytes], bytes | None], packed: int = ZIP_DEFLATED
) -> bytes:
    """The package with other parts; None leaves one out."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(made, "w", packed) as other:
        for name in package.namelist():
            part = change(name, package.read(name))
            if part is not None:
                other.writestr(name, part)
    return made.getvalue()


def _with(content: bytes, name: str, part: bytes) -> bytes:
    """The package with one more part."""
    made = BytesIO(content)
    with ZipFile(made, "a", ZIP_DEFLATED) as package:
        package.writestr(name, part)
    return made.getvalue()


def without(part: str) -> Make:
    return lambda content: _package(content, lambda name, it: None if name == part else it)


def replaced(part: str, old: bytes, new: bytes) -> Make:
    """In one part, or in each whose name begins so."""

    def make(content: bytes) -> bytes:
        def change(name: str, it: bytes) -> bytes:
            return re.sub(old, new, it, flags=re.DOTALL) if name.startswith(part) else it

        return _package(content, change)

    return make


def instead(part: str, it: bytes) -> Make:
    return lambda content: _package(content, lambda name, old: it if name == part else old)


def _foreign(_content: bytes) -> bytes:
    book = Workbook()
    book.worksheets[0].append(["Owner", "Due"])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _twice(content: bytes) -> bytes:
    made = BytesIO(content)
    with ZipFile(made, "a") as package:
        name = "xl/workbook.xml"
        info = package.getinfo(name)
        it = package.read(name)
        package.NameToInfo.pop(name)
        package.writestr(name, it, info.compress_type)
    return made.getvalue()


def _many(content: bytes) -> bytes:
    made = BytesIO(content)
    with ZipFile(made, "a", ZIP_STORED) as package:
        for number in range(2001):
            package.writestr(f"xl/more/{number}.xml", b"<x/>")
    return made.getvalue()


def _noise(seed: int) -> Make:
    def make(content: bytes) -> bytes:
        random, damaged = Random(seed), bytearray(content)
        for _ in range(40):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        return bytes(damaged)

    return make


def _encrypted(content: bytes) -> bytes:
    """Every part is marked as encrypted."""
    marked = bytearray(content)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(signature)
        while start >= 0:
            marked[start + place] |= 1
            start = marked.find(signature, start + 4)
    return bytes(marked)


_ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("k"))
)
_BOMB = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_FILE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'

DAMAGED: Mapping[str, Make] = {
    "empty": lambda _: b"",
    "one byte": lambda _: b"P",
    "a text": lambda _: b"owner;due\nAnna;3.12.2026\n",
    "a page": lambda _: b"<html><table><tr><td>Owner</td></tr></table></html>",
    "a picture": lambda _: b"\x89PNG\r\n\x1a\n" + bytes(200),
    "of before 2007": lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "zeros": lambda content: bytes(len(content)),
    "cut in half": lambda content: content[: len(content) // 2],
    "cut at its end": lambda content: content[:-30],
    "cut at its beginning": lambda content: content[1000:],
    "no directory": lambda content: content[: content.rfind(b"PK\x01\x02")],
    "an empty zip": lambda _: b"PK\x05\x06" + bytes(18),
    "encrypted": _encrypted,
    "packed otherwise": lambda content: _package(content, lambda _, it: it, ZIP_BZIP2),
    "a part twice": _twice,
    "a part twice, in other letters": lambda content: _with(content, "xl/WORKBOOK.xml", b"<x/>"),
    "a part outside": lambda content: _with(content, "../../evil.xml", b"<x/>"),
    "a part outside, by backslashes": lambda content: _with(content, "..\\evil.xml", b"<x/>"),
    "an absolute part": lambda content: _with(content, "/etc/evil.xml", b"<x/>"),
    "a part on a drive": lambda content: _with(content, "C:/evil.xml", b"<x/>"),
    "too many parts": _many,
    "a bomb of zeros": lambda content: _with(content, "xl/media/bomb.bin", bytes(230 * 2**20)),
    "a bomb of one row": lambda content: instead("xl/worksheets/sheet1.xml", _BOMB + bytes(70 * 2**20))(
        content
    ),
    "a bomb of cells": lambda content: instead(
        "xl/worksheets/sheet1.xml", _BOMB + b"<row>" + b"<c/>" * 1_000_000 + b"</row></sheetData></worksheet>"
    )(content),
    "a bomb of texts": replaced("xl/sharedStrings.xml", rb"</sst>", b"<si/>" * 1_000_000 + b"</sst>"),
    "a bomb of names": replaced(
        "xl/workbook.xml",
        rb"</definedNames>",
        b'<definedName name="a">A1</definedName>' * 200_000 + b"</definedNames>",
    ),
    "a bomb of formats": replaced("xl/styles.xml", rb"</cellXfs>", b"<xf/>" * 300_000 + b"</cellXfs>"),
    "entities in a sheet": instead("xl/worksheets/sheet1.xml", _ENTITIES + b"]><x>&j;</x>"),
    "entities in the workbook": instead("xl/workbook.xml", _ENTITIES + b"]><x>&j;</x>"),
    "another file in a sheet": instead("xl/worksheets/sheet1.xml", _FILE),
    "another file in the properties": instead("docProps/core.xml", _FILE),
    "another file, in UTF-16": instead("xl/workbook.xml", _FILE.decode().encode("utf-16")),
    "no workbook": without("xl/workbook.xml"),
    "no list of parts": without("[Content_Types].xml"),
    "no styles": instead("xl/styles.xml", b"<styleSheet"),
    "no texts": without("xl/sharedStrings.xml"),
    "cut texts": replaced("xl/sharedStrings.xml", rb"<si>.*", b"<si>"),
    "a sheet that is none": instead("xl/worksheets/sheet3.xml", b"not xml at all"),
    "sheets that are gone": lambda content: _package(
        content, lambda name, it: None if name.startswith("xl/worksheets/sheet") else it
    ),
    "relations that are gone": without("xl/_rels/workbook.xml.rels"),
    "texts that are not there": replaced(
        "xl/worksheets/", rb't="s"( [^>]*)?><v>\d+</v>', rb't="s"><v>99999999</v>'
    ),
    "numbers that are none": replaced("xl/worksheets/", rb"<v>\d+</v>", b"<v>1e999x</v>"),
    "cells without a place": replaced("xl/worksheets/", rb' r="[A-Z]+\d+"', b' r="?!"'),
    "foreign": _foreign,
    "nothing on _meta": replaced("xl/sharedStrings.xml", rb"cxaudit_[a-z]+", b"nothing"),
    "a newer layout": replaced("xl/sharedStrings.xml", rb"<t>2</t>", b"<t>99</t>"),
    "an older layout": replaced("xl/sharedStrings.xml", rb"<t>2</t>", b"<t>1</t>"),
    "a layout that is no number": replaced("xl/sharedStrings.xml", rb"<t>2</t>", b"<t>two</t>"),
    "_meta renamed": replaced("xl/workbook.xml", rb'name="_meta"', b'name="other"'),
}
"""By name; each is refused."""


ODD: Mapping[str, Make] = {
    "a cell in the last place": replaced(
        "xl/worksheets/sheet3.xml",
        rb"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    ),
    "names of heads that lead nowhere": replaced("xl/workbook.xml", rb">'?Action plan'?![^<]*<", b">#REF!<"),
    "no names": replaced("xl/workbook.xml", rb"<definedNames>.*</definedNames>", b""),
    "no properties of its own": without("docProps/custom.xml"),
    "no look of its own": without("xl/theme/theme1.xml"),
    "dimensions that are wrong": replaced(
        "xl/worksheets/", rb'<dimension ref="[^"]*"', b'<dimension ref="A1"'
    ),
    "formats that are not there": replaced("xl/worksheets/", rb' s="\d+"', b' s="99999"'),
    "noise 1": _noise(1),
    "noise 2": _noise(2),
    "noise 3": _noise(3),
    "noise 4": _noise(4),
}
"""By name; each is read, as far as it goes, or refused."""
