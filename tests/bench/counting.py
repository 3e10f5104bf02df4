"""Counts what is in a workbook, to see that the bare scripts write as much as cxaudit does."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

_OTHERWISE = {
    "XlsxWriter": {
        *("workbookProtection", "filterColumn"),  # which it can't write: it hides no button without a filter
        "ht",  # it counts in whole pixels, and leaves out those of 20, Excel's own
        "col",  # it joins neighbours of one width
        "selection",
        "outlinePr",
        *("oddHeader", "evenHeader", "evenFooter", "firstHeader", "firstFooter"),  # empty ones of openpyxl
        "fileVersion",
    },
    "openpyxl": {
        *("v", "pt"),  # it writes no values of formulas
        *("is", "t"),  # it writes each text into its cell
        *("ignoredErrors", "ignoredError"),  # which it can't write
        "tableStyleInfo",
        *("extLst", "ext", "x14", "xm"),  # nor the extension that makes bars solid
    },
}
"""Elements that a library leaves out or writes otherwise, with the reason where it is more than a default."""


def differences(workbook: Path, library: str, other: Path) -> list[str]:
    """Say of which elements there are more or fewer in the workbook that a script wrote with a library."""
    ours, theirs = _counts(workbook), _counts(other)
    kinds = sorted((ours.keys() | theirs.keys()) - _OTHERWISE[library])
    return [f"{kind}: {ours[kind]}, {theirs[kind]}" for kind in kinds if ours[kind] != theirs[kind]]


def _counts(workbook: Path) -> Counter[str]:
    """How many there are of each element of sheets and tables, of heights, of charts and what they draw."""
    found: Counter[str] = Counter()
    with ZipFile(workbook) as package:
        for name in package.namelist():
            kind = re.match(r"xl/(workbook|tables|worksheets|charts)\b.*\.xml$", name)
            if kind:
                pattern = _IN_CHARTS if kind[1] == "charts" else _IN_SHEETS
                found.update(each.decode() for each in pattern.findall(package.read(name)))
    return found


_IN_SHEETS = re.compile(rb"(?:<| (?=ht=))(\w+)")
_IN_CHARTS = re.compile(rb"<(?:c:)?(\w+Chart|ser|pt)\b")
