"""Workbooks as they are read where nothing calculates: by openpyxl, by pandas, and by SheetJS in Node.js."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha512
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from tests.xlsx.values import Place, Value, Values

SHEETJS = "0.18.5"
"""The version of SheetJS, which npm calls `xlsx`; the last one there."""

_PACKAGE = "dmg3LCjBPHZnQp5/F/+nnTa+miPJxUXB6vtk42YjBBKayDNagxGEeIdWApkYPOf3Z3pm3k62Knjzp7lMeTEtFQ=="
"""SHA-512 of its package, as npm tells it."""

_KEPT = Path(__file__).parent.parent / "build" / "readers" / f"sheetjs-{SHEETJS}.cjs"
_SCRIPT = Path(__file__).with_name("read_workbook.cjs")


def by_openpyxl(paths: Sequence[Path]) -> list[Values]:
    """What openpyxl shows of each workbook if asked for values instead of formulas."""
    return [_told(_openpyxl_cells(path)) for path in paths]


def _openpyxl_cells(path: Path) -> Iterator[tuple[Place, object]]:
    for sheet in load_workbook(path, data_only=True).worksheets:
        for row in sheet.iter_rows():
            yield from (((sheet.title, cell.coordinate), cell.value) for cell in row)


def by_pandas(paths: Sequence[Path]) -> list[Values]:
    """What pandas shows of each workbook, with N/A as a text like any other."""
    return [pandas_values(path, keep_default_na=False, dtype=object) for path in paths]


def pandas_values(path: Path, **options: object) -> Values:
    """What pandas shows of a workbook; without options, what it makes of it by itself."""
    tables = pd.read_excel(path, sheet_name=None, header=None, **options)
    return _told(
        ((sheet, f"{get_column_letter(column + 1)}{row + 1}"), value)
        for sheet, table in tables.items()
        for column, values in table.items()
        for row, value in values.items()
    )


def by_sheetjs(paths: Sequence[Path]) -> list[Values]:
    """What SheetJS shows of each workbook.

    Unlike the others it decodes what looks like an escape (`_x000D_`) in the value of a formula.
    Where it can't be had the test is skipped, with the reason; in CI it fails.
    """
    node = shutil.which("node")
    if node is None:
        _do_without("Node.js (node) is not installed")
    done = _run(node, str(_SCRIPT), str(_sheetjs()), *map(str, paths))
    assert done.returncode == 0, done.stderr
    return [
        _told(((sheet, cell), value) for sheet, cells in book.items() for cell, value in cells.items())
        for book in json.loads(done.stdout)
    ]


def _sheetjs() -> Path:
    """SheetJS in one file, which npm fetches the first time and which is whole as soon as it is there."""
    if not _KEPT.exists():
        npm = shutil.which("npm")
        if npm is None:
            _do_without("npm, which fetches SheetJS, is not installed")
        _KEPT.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=_KEPT.parent) as folder:
            _fetch(npm, Path(folder)).replace(_KEPT)
    return _KEPT


def _fetch(npm: str, folder: Path) -> Path:
    done = _run(npm, "pack", f"xlsx@{SHEETJS}", "--loglevel=error", "--pack-destination", str(folder))
    if done.returncode:
        _do_without(f"npm can't fetch SheetJS: {done.stderr}")
    package = folder / f"xlsx-{SHEETJS}.tgz"
    assert b64encode(sha512(package.read_bytes()).digest()).decode() == _PACKAGE
    with tarfile.open(package) as files:
        library = files.extractfile("package/dist/xlsx.full.min.js")
        assert library
        (folder / _KEPT.name).write_bytes(library.read())
    return folder / _KEPT.name


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, capture_output=True, timeout=300, encoding="utf-8")


def _do_without(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _told(cells: Iterator[tuple[Place, object]]) -> Values:
    """Cells that show something, with values as a file holds them."""
    values = ((place, _value(shown)) for place, shown in cells)
    return {place: value for place, value in values if value != ""}


def _value(shown: object) -> Value:
    if isinstance(shown, bool):
        return str(shown).upper()
    if isinstance(shown, date):
        return float(to_excel(shown))  # type: ignore[no-untyped-call]
    if isinstance(shown, int | float):
        return "" if shown != shown else float(shown)
    return str(shown or "")
