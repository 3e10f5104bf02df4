"""Files that are zip packages, such as workbooks: looked into within bounds before anybody opens them.

A library that opens a package believes what stands in it. So it is refused here if it is too large once it is
unpacked, packed tighter than texts are, made of too many parts or elements, has two parts of one name, or one
whose name leads out of it, is encrypted, or declares entities of its own.
"""

from __future__ import annotations

import zlib
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from cxaudit.files.reading import CannotRead, Reason, read
from cxaudit.words import _

LARGEST_PACKAGE = 50 * 2**20
"""Bytes that a package may have as a file."""

MOST_UNPACKED = 200 * 2**20
"""Bytes that all of its parts may have together."""

MOST_TEXT = 64 * 2**20
"""Bytes that its parts of XML may have together."""

MOST_RATIO = 200
"""How many times larger than packed all of it may be; text and pictures stay far below."""

MOST_PARTS = 2000
"""Parts that it may have."""

MOST_IN_SHEETS, MOST_BESIDE = 450_000, 100_000
"""Elements in the XML of sheets and their texts, and in all other; time and memory grow with them.

The workbook of an audit of 258 questions has 100,000 and 17,000; a second of reading takes 120,000 of the
former and 60,000 of the latter.
"""

_MOST_OF = {b"definedName": 40_000, b"xf": 130_000}
"""What takes most memory, closing tags counted too: a workbook of Excel has at most 65,490 formats."""

_CHUNK = 2**20
_TEXTS = (".xml", ".rels", ".vml")
_SHEETS = ("xl/worksheets/", "xl/sharedStrings")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


class Package(NamedTuple):
    """A package that may be opened."""

    content: bytes
    """The whole file."""

    def opened(self) -> BytesIO:
        """Return it as a file."""
        return BytesIO(self.content)


def read_package(path: Path, wanted: str) -> Package:
    """Read a package, and make sure that it may be opened.

    Args:
        path: the file.
        wanted: what it should be, as it is said: "a workbook".

    Raises:
        CannotRead: if it cannot be read, is none, or is not to be trusted.
    """
    content = read(path, LARGEST_PACKAGE, wanted)
    if not content:
        raise _refused(_("the file is empty"))
    if content.startswith(_OLD_OFFICE):
        raise _refused(_("it is protected by a password, or of a program of before 2007"))
    try:
        with ZipFile(BytesIO(content)) as package:
            _check(package)
    except (BadZipFile, LargeZipFile, zlib.error, ValueError, EOFError, NotImplementedError) as error:
        whole = content.startswith(b"PK")
        what = _("the file is cut off or damaged") if whole else _("this is not {wanted}", wanted=wanted)
        raise _refused(what) from error
    return Package(content)


def _check(package: ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        raise _refused(_("it has more than {most} parts", most=MOST_PARTS))
    names = [part.filename.casefold() for part in parts]
    if len(set(names)) < len(names):
        raise _refused(_("two of its parts have one name"))
    for part in parts:
        _check_part(part)
    unpacked, packed = (sum(getattr(each, size) for each in parts) for size in ("file_size", "compress_size"))
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, _CHUNK // MOST_RATIO):
        raise _refused(_("it is far too large once it is unpacked"))
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
        raise _refused(_("it is far too large once it is unpacked"))
    counts: Counter[str] = Counter()
    for part in parts:
        kind = "sheets" if part.filename.startswith(_SHEETS) else "beside"
        with package.open(part) as file:
            before = b""
            while piece := file.read(_CHUNK):
                if (not before and piece.startswith(_UTF_16)) or any(
                    each in before + piece for each in _DECLARATIONS
                ):
                    raise _refused(_("it declares what no office program does"))
                counts[kind] += piece.count(b"<") - piece.count(b"</")
                counts.update({str(tag): piece.count(tag) for tag in _MOST_OF})
                before = piece[-len(_DECLARATIONS[0]) :]
    most = {"sheets": MOST_IN_SHEETS, "beside": MOST_BESIDE, **{str(tag): n for tag, n in _MOST_OF.items()}}
    if any(counts[kind] > number for kind, number in most.items()):
        raise _refused(_("it has more in it than can be read"))


def _refused(what: str) -> CannotRead:
    return CannotRead(Reason.REFUSED, what)
