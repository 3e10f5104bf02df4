"""Workbooks of audits, written once each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cxaudit.audit import Audit
from cxaudit.report import Edition, Report, build_report
from cxaudit.workbook import Photos, write_edition, write_workbook
from tests.xlsx.values import Held, held


def written(report: Report, path: Path) -> Path:
    """The path, where the workbook of a report now lies."""
    write_workbook(report, path)
    return path


def handed_out(edition: Edition, path: Path, photos: Photos | None = None) -> Path:
    """The path, where the workbook of an edition now lies."""
    write_edition(edition, path, photos)
    return path


class Written(NamedTuple):
    """A report and its workbook."""

    report: Report
    path: Path
    held: Held


def each_once(folder: Path, make: Callable[[str], Audit]) -> Callable[[str], Written]:
    """A function that writes the workbook of the audit of a name, and each only once."""

    def write(name: str) -> Written:
        report = build_report(make(name))
        path = written(report, folder / f"{name}.xlsx")
        return Written(report, path, held(path))

    return cache(write)
