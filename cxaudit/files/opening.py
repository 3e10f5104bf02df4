"""Opening a workbook that others wrote: what it holds is looked at before any reader of workbooks sees it.

A file of some kilobytes can unpack to gigabytes, or name other files. What is refused here reaches no parser
of XML. Whoever reads the workbook then does it row by row (openpyxl's `read_only=True`, `keep_links=False`),
with a bound of its own on rows and columns: a cell may stand in the last row, and merged cells that take a
whole sheet would be made one by one otherwise.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cxaudit.errors import CxauditError, Problem
from cxaudit.files.reading import CannotRead, read
from cxaudit.words import N_, _

LARGEST = 20 * 2**20
"""How many bytes a workbook may have: 20 MiB."""

MOST_PARTS = 2_000
"""How many parts it may have: sheets, pictures and so on."""

MOST_UNPACKED = 32 * 2**20
"""How many bytes of XML it may hold: 32 MiB; the largest of ours have a fifth of that."""

MOST_ELEMENTS = 220_000
"""How many elements of XML it may hold, such as cells: twice as many as a large one of ours."""

_ATTRIBUTES_OF_ONE = 4
"""How many attributes an element may have on average."""

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_XML = (".xml", ".rels", ".vml")
_CHUNK = 2**16
_NEVER = (b"<!DOCTYPE", b"<!ENTITY")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_ENCRYPTED = 1

_SAVE_AS_XLSX = N_("save it as .xlsx")
_SAVE_AGAIN = N_("open it in a spreadsheet program and save it again as .xlsx")
_LESS = N_("copy the sheet that is meant into a new workbook, and name that one")


def open_foreign(path: Path) -> BytesIO:
    """Read a workbook (.xlsx, .xlsm) that others wrote, if it is one that can be read without harm.

    Returns:
        Its content, for a reader of workbooks. What no reader needs, such as pictures, was not unpacked.

    Raises:
        CxauditError: if it cannot be read, is no workbook, or is larger or stranger than one can be.
    """
    try:
        content = read(path, LARGEST, _("a workbook"))
    except CannotRead as error:
        raise CxauditError(Problem(str(path), error.what, _("see that the name is right"))) from error
    for what, fix in _strange(content):
        raise CxauditError(Problem(str(path), _(what), _(fix)))
    return BytesIO(content)


def _strange(content: bytes) -> Iterator[tuple[str, str]]:
    """Say why a content is none that is opened, and what to do, both in English."""
    if content.startswith(_OLD):
        yield (
            N_("this is a workbook of Excel 97, or one with a password"),
            N_("save it as .xlsx, without a password"),
        )
    elif not content.startswith(_ZIP):
        yield N_("this is no workbook"), _SAVE_AS_XLSX
    else:
        try:
            with ZipFile(BytesIO(content)) as package:
                yield from _in_package(package)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
            yield N_("the workbook is damaged"), _SAVE_AGAIN


def _in_package(package: ZipFile) -> Iterator[tuple[str, str]]:
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        yield N_("the workbook has too many parts"), _LESS
    elif "[Content_Types].xml" not in package.namelist():
        yield N_("this is no workbook of Excel"), _SAVE_AS_XLSX
    elif not all(map(_is_plain, parts)) or _twice(parts):
        yield N_("the workbook has parts that none should have"), _SAVE_AGAIN
    else:
        yield from _in_xml(package, [part for part in parts if part.filename.lower().endswith(_XML)])


def _is_plain(part: ZipInfo) -> bool:
    """Whether a part lies in the package, and is packed as those of workbooks are."""
    name = part.filename
    within = not name.startswith("/") and "\\" not in name and ".." not in name.split("/")
    return within and part.compress_type in (ZIP_STORED, ZIP_DEFLATED) and not part.flag_bits & _ENCRYPTED


def _twice(parts: list[ZipInfo]) -> bool:
    return max(Counter(part.filename.lower() for part in parts).values()) > 1


def _in_xml(package: ZipFile, parts: list[ZipInfo]) -> Iterator[tuple[str, str]]:
    """Unpack the parts piece by piece, as long as they hold no more than a workbook does."""
    unpacked = elements = attributes = 0
    for part in parts:
        with package.open(part) as file:
            before = b""
            while piece := file.read(_CHUNK):
                if (not before and piece.startswith(_UTF_16)) or any(
                    each in before + piece for each in _NEVER
                ):
                    yield N_("the workbook has parts that none should have"), _SAVE_AGAIN
                    return
                unpacked += len(piece)
                elements += piece.count(b"<") - piece.count(b"</")
                attributes += piece.count(b'="') + piece.count(b"='")
                before = piece[-max(map(len, _NEVER)) :]
                if (
                    unpacked > MOST_UNPACKED
                    or elements > MOST_ELEMENTS
                    or attributes > _ATTRIBUTES_OF_ONE * MOST_ELEMENTS
                ):
                    yield N_("the workbook is too large"), _LESS
                    return
