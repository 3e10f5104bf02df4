"""Opens a workbook that somebody else may have written, within bounds."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from cxaudit.books import open_book
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import CannotRead, read_package
from cxaudit.words import _

Workbook: TypeAlias = Any
"""A workbook of openpyxl, of which the stubs take too much for missing."""

ReadSheet: TypeAlias = Any
"""A sheet of it that is read row by row."""

MOST_ROWS, MOST_COLUMNS = 20_000, 300
"""How many rows and columns of a sheet are read: cells may stand anywhere, and ours never beyond."""


def package_of(path: Path) -> bytes:
    """Return a workbook's file, once it was looked into.

    Raises:
        CxauditError: if it cannot be read, is none, or is not to be trusted.
    """
    try:
        return read_package(path, _("a workbook"))
    except CannotRead as error:
        fix = _("name a workbook of cxaudit, saved as .xlsx")
        raise CxauditError(Problem(str(path), error.what, fix)) from error


@contextmanager
def opened(path: Path, package: bytes, *, values: bool = False) -> Iterator[Workbook]:
    """Open a workbook, row by row; whatever is wrong with it within is told as one problem.

    Args:
        path: the file, to be named.
        package: the same, looked into.
        values: whether a formula stands for the value that was computed last.

    Raises:
        CxauditError: if it is no workbook that can be read.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what openpyxl leaves out, which is not read here
        try:
            book = open_book(BytesIO(package), values=values)
            try:
                yield book
            finally:
                book.close()
        except CxauditError:
            raise
        except Exception as error:  # openpyxl raises whatever comes up where a file is damaged
            what = _("this workbook is damaged, or is none")
            fix = _("open it in an office program, and save it as .xlsx once more")
            raise CxauditError(Problem(str(path), what, fix)) from error
