"""Files that are zip packages, such as workbooks: looked into within bounds before anybody opens them.

A library that opens a package believes what stands in it, and a file of some kilobytes can unpack to
gigabytes or name other files. So it is refused here if it is too large once it is unpacked, packed tighter
than texts are, made of too many parts, elements or attributes, has two parts of one name, or one whose name
leads out of it, is encrypted, or declares entities of its own. Whoever reads it then does so row by row
(openpyxl's `read_only=True`, `keep_links=False`), with a bound of its own on rows and columns: a cell may
stand in the last row, and merged cells that take a whole sheet would be made one by one otherwise.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from cxaudit.files.reading import CannotRead, Reason, read
from cxaudit.words import _

LARGEST_PACKAGE = 50 * 2**20
"""Bytes that a package may have as a file."""

MOST_UNPACKED = 200 * 2**20
"""Bytes that all of its parts may have together; nobody here unpacks what is no XML, such as photos."""

MOST_TEXT = 20 * 2**20
"""Bytes that its parts of XML may have together; the largest workbooks of ours have a third of that."""

MOST_RATIO = 200
"""How many times larger than packed all of it may be; text and pictures stay far below."""

MOST_PARTS = 2000
"""Parts that it may have."""

MOST_IN_SHEETS, MOST_BESIDE = 250_000, 60_000
"""Elements in the XML of sheets and their texts, and in all other; time and memory grow with them.

The workbook of an audit of 258 questions has 100,000 and 17,000; a second of reading takes 120,000 of the
former and 60,000 of the latter, and whoever wants the values of formulas reads it twice.
"""

_MOST_ATTRIBUTES, _MOST_NAMES = 1_000_000, 20_000
"""Attributes of all elements together, and different names of them; a parser keeps each name."""

_TAGS = {b"definedName": 40_000, b"xf": 130_000}
"""What takes most memory, closing tags counted too: a workbook of Excel has at most 65,490 formats."""

_MOST: dict[object, int] = {
    "sheets": MOST_IN_SHEETS,
    "beside": MOST_BESIDE,
    "attributes": _MOST_ATTRIBUTES,
    **dict[object, int](_TAGS.items()),
}

_CHUNK = 2**20
_ATTRIBUTE = re.compile(rb"\s([^\s=<>\"'/]+)\s*=\s*[\"']")
_TEXTS = (".xml", ".rels", ".vml")
_SHEETS = ("xl/worksheets/", "xl/sharedStrings")
_DAMAGED = (BadZipFile, LargeZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError)
_CONTENTS = "[content_types].xml"
"""The part that every package of an office program has."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def read_package(path: Path, wanted: str) -> bytes:
    """Read a package of an office program, and make sure that it may be opened.

    Args:
        path: the file.
        wanted: what it should be, as it is said: "a workbook".

    Returns:
        The whole file.

    Raises:
        CannotRead: if it cannot be read, is none, has more in it than can be read (`Reason.TOO_LARGE`), or is
            not to be trusted.
    """
    content = read(path, LARGEST_PACKAGE, wanted)
    if not content:
        raise _refused(_("the file is empty"))
    if content.startswith(_OLD_OFFICE):
        raise _refused(_("it is protected by a password, or of a program of before 2007"))
    try:
        with ZipFile(BytesIO(content)) as package:
            _check(package, wanted)
    except _DAMAGED as error:
        whole = content.startswith(b"PK")
        what = _("the file is cut off or damaged") if whole else _("this is not {wanted}", wanted=wanted)
        raise _refused(what) from error
    return content


def _check(package: ZipFile, wanted: str) -> None:
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        raise _too_large(_("it has more than {most} parts", most=MOST_PARTS))
    names = [part.filename.casefold() for part in parts]
    if len(set(names)) < len(names):
        raise _refused(_("two of its parts have one name"))
    for part in parts:
        _check_part(part)
    if _CONTENTS not in names:
        raise _refused(_("this is not {wanted}", wanted=wanted))
    unpacked, packed = (sum(getattr(each, size) for each in parts) for size in ("file_size", "compress_size"))
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, _CHUNK // MOST_RATIO):
        raise _too_large(_("it is far too large once it is unpacked"))
    _check_texts(package, [part for part in parts if part.filename.casefold().endswith(_TEXTS)])


def _check_part(part: ZipInfo) -> None:
    name = part.filename.replace("\\", "/")
    if name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise _refused(_("the name of a part leads out of it"))
    if part.flag_bits & _ENCRYPTED:
        raise _refused(_("it is protected by a password"))
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise _refused(_("it is packed in a way that no office program uses"))


def _check_texts(package: ZipFile, parts: list[ZipInfo]) -> None:
    """Look through all XML, a piece at a time: what is declared there, and how much there is of it."""
    if sum(part.file_size for part in parts) > MOST_TEXT:
        raise _too_large(_("it is far too large once it is unpacked"))
    amount = _Amount()
    for part in parts:
        kind = "sheets" if part.filename.startswith(_SHEETS) else "beside"
        with package.open(part) as file:
            before = b""
            while piece := file.read(_CHUNK):
                if (not before and piece.startswith(_UTF_16)) or any(
                    each in before + piece for each in _DECLARATIONS
                ):
                    raise _refused(_("it declares what no office program does"))
                amount.add(kind, piece)
                before = piece[-len(_DECLARATIONS[0]) :]


class _Amount:
    """How much there is in XML."""

    def __init__(self) -> None:
        self._counts: Counter[object] = Counter()
        self._names: set[bytes] = set()

    def add(self, kind: str, piece: bytes) -> None:
        """Count what is in a piece of a sheet or beside; it must not become more than can be read."""
        attributes = _ATTRIBUTE.findall(piece)
        self._names.update(attributes)
        self._counts.update({kind: piece.count(b"<") - piece.count(b"</"), "attributes": len(attributes)})
        self._counts.update({tag: piece.count(tag) for tag in _TAGS})
        if len(self._names) > _MOST_NAMES or any(self._counts[each] > most for each, most in _MOST.items()):
            raise _too_large(_("it has more in it than can be read"))


def _refused(what: str) -> CannotRead:
    return CannotRead(Reason.REFUSED, what)


def _too_large(what: str) -> CannotRead:
    return CannotRead(Reason.TOO_LARGE, what)
