"""Workbooks that others made to do harm: refused or read right, in little time and memory."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cxaudit.cli import main
from cxaudit.files import CannotRead, read_package
from tests.spreadsheets import workbook

SHEET = "xl/worksheets/sheet1.xml"
ASK = "Is the shop open at nine?"

SECONDS, MEBIBYTES = 5, 200
"""What reading a file may take, whatever is in it."""


def whole() -> dict[str, bytes]:
    """The parts of a sound workbook."""
    path = Path("sound.xlsx")
    workbook(path, Shop=[["Question", "Type"], [ASK, "Yes/No"]])
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    path.unlink()
    return parts


def packed(parts: dict[str, bytes], *more: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in (*parts.items(), *more):
            package.writestr(name, content)
    return file.getvalue()


def with_rows(rows: bytes, after: bytes = b"") -> bytes:
    """The workbook with other rows below its own, and more after them."""
    parts = whole()
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", rows + b"</sheetData>" + after)
    parts[SHEET] = re.sub(rb"<dimension[^>]*>", b"", parts[SHEET])
    return packed(parts)


def with_entities(text: bytes) -> bytes:
    parts = whole()
    parts[SHEET] = re.sub(rb"^(<\?xml[^>]*\?>)?", text, parts[SHEET], count=1)
    return packed(parts)


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (letter + 1, b"&%c;" % letter * 10) for letter in range(ord("a"), ord("j"))
) + b"]>"  # fmt: skip
CELL = b'<c r="%s%d" t="inlineStr"><is><t>x</t></is></c>'


def attributes(count: int) -> bytes:
    return b" ".join(b'a%x=""' % number for number in range(count))


def endless(lines: int) -> bytes:
    """A text that does not pack tightly, with a letter that makes each of them take four bytes."""
    return "\U0001f600".encode() + b"".join(b"%x%s" % (line * 7**9, b"a" * 90) for line in range(lines))


def questions(row: int) -> bytes:
    return b"".join(CELL % (b"%c" % (ord("A") + column), row) for column in range(18))


def rows_of(cell: bytes, count: int) -> bytes:
    return b"".join(b'<row r="%d">%s</row>' % (row, cell) for row in range(3, count + 3))


BOMB, MUCH, DECLARES = "far too large once", "more in it than can be read", "declares what no"
SECRET = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (lambda: with_rows(b" " * 40_000_000), BOMB),
    "a bomb of cells": (lambda: with_rows(rows_of(b"<c/>" * 100, 4_000)), MUCH),
    "a bomb of attributes": (lambda: with_rows(b"<row %s/>" % attributes(1_300_000)), MUCH),
    "a billion laughs": (lambda: with_entities(LAUGHS), DECLARES),
    "a file of the system": (lambda: with_entities(SECRET), DECLARES),
    "other letters": (lambda: with_entities("<?xml version='1.0'?>".encode("utf-16")), DECLARES),
    "a part twice": (lambda: packed(whole(), (SHEET.upper(), b"<worksheet/>")), "have one name"),
    "a part elsewhere": (lambda: packed(whole(), ("../../etc/cron.d/x", b"")), "leads out of it"),
    "too many parts": (
        lambda: packed(whole(), *((f"xl/{n}.bin", b"") for n in range(2_001))),
        "more than 2000 parts",
    ),
    "another program's": (lambda: packed({"mimetype": b"application/ods"}), "this is not a workbook"),
    "a sheet full of questions": (
        lambda: with_rows(
            b"".join(b'<row r="%d">%s</row>' % (row, questions(row)) for row in range(3, 3_003))
        ),
        "more than 2000 questions",
    ),
    "no sheets": (lambda: packed({"[Content_Types].xml": b"<Types/>"}), "can't be read"),
    "no XML": (lambda: packed({**whole(), SHEET: b"<worksheet><sheetData><row>"}), "can't be read"),
}

READ: dict[str, Callable[[], bytes]] = {
    "the last cell": lambda: with_rows(b'<row r="1048576">' + CELL % (b"XFD", 1_048_576) + b"</row>"),
    "a merged sheet": lambda: with_rows(b"", b'<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'),
    "macros": lambda: packed({**whole(), "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(9_000)}),
    "a picture that is none": lambda: packed({**whole(), "xl/media/image1.png": b"%!PS"}),
    "long rows": lambda: with_rows(b'<row r="3">' + CELL % (b"ZZ", 3) * 20_000 + b"</row>"),
    "a text that no cell holds": lambda: with_rows(
        b'<row r="3"><c r="A3" t="inlineStr"><is><t>%s</t></is></c></row>' % endless(170_000)
    ),
    "many rows": lambda: with_rows(rows_of(b"", 60_000)),
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def bounded() -> list[str]:
    """A command that imports a.xlsx, in a program of its own that says how much time and memory it took."""
    code = (
        "import re, time\n"
        "from pathlib import Path\n"
        "from cxaudit.cli import main\n"
        "status = main(['checklist', 'import', 'a.xlsx', '--to', 'new'])\n"
        "memory = re.search(r'VmHWM:\\s+([0-9]+)', Path('/proc/self/status').read_text())[1]\n"
        "print(status, time.process_time(), int(memory) / 1024)"
    )
    return [sys.executable, "-c", code]


@pytest.mark.parametrize("kind", REFUSED)
def test_what_does_harm_is_refused(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    make, said = REFUSED[kind]
    Path("a.xlsx").write_bytes(make())

    assert main(["checklist", "import", "a.xlsx", "--to", "new"]) == 1

    told = capsys.readouterr().err
    assert said in told
    assert "fix: " in told
    assert "root:" not in told
    assert not Path("new").exists()


@pytest.mark.parametrize("kind", READ)
def test_what_is_only_odd_is_read_right(kind: str) -> None:
    Path("a.xlsx").write_bytes(READ[kind]())

    assert main(["checklist", "import", "a.xlsx", "--to", "new"]) == 0
    assert f"ask: {ASK}" in Path("new/core/shop.yaml").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of a program in this way")
@pytest.mark.parametrize("kind", [*REFUSED, *READ])
def test_whatever_is_in_it_takes_little_time_and_memory(kind: str, bounded: list[str]) -> None:
    Path("a.xlsx").write_bytes(REFUSED[kind][0]() if kind in REFUSED else READ[kind]())

    done = subprocess.run(bounded, capture_output=True, encoding="utf-8", timeout=60, check=True)

    _status, seconds, memory = map(float, done.stdout.split()[-3:])
    assert seconds < SECONDS
    assert memory < MEBIBYTES


def test_a_large_sound_workbook_is_opened() -> None:
    rows = [["Section", "Question", "Type", "Comment"]]
    rows += [
        ["Shop", f"Is thing number {number} in order?", "Yes/No", "Look closely."] for number in range(2_000)
    ]
    path = workbook(Path("large.xlsx"), Shop=rows)

    assert read_package(path, "a workbook") == path.read_bytes()


def test_a_workbook_that_is_not_there_is_told() -> None:
    with pytest.raises(CannotRead, match="there is no such file"):
        read_package(Path("missing.xlsx"), "a workbook")
