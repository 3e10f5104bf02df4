"""The golden workbook: each sheet of a small audit, and the Summary of the demonstration, as text.

`make golden` writes the files beside this one anew; what a change does to a sheet is then in the diff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from cxaudit import __version__
from cxaudit.report import build_report, handouts, staff_edition
from tests.audits import demo
from tests.golden.small_audit import small_audit
from tests.workbooks import handed_out, written
from tests.xlsx.as_text import sheet_lines, workbook_lines
from tests.xlsx.book import Book, open_book

FOLDER = Path(__file__).parent


def golden_texts(folder: Path) -> dict[str, str]:
    """Text of each file by its name; the workbooks are written into a folder."""
    small = open_book(written(build_report(small_audit()), folder / "small.xlsx"))
    large = open_book(written(build_report(demo()), folder / "demo.xlsx"))
    texts = {"workbook.txt": _text(workbook_lines(small)), **_sheets(small)}
    return {**texts, "demo_summary.txt": _sheets(large)["summary.txt"], **_editions(folder)}


def _editions(folder: Path) -> dict[str, str]:
    """Sheets of what the staff and a department are handed that the whole workbook has not, or otherwise."""
    small = small_audit()
    audit = small.model_copy(update={"profile": {**small.profile, "size": "large"}})
    texts: dict[str, str] = {}
    for name, edition in (
        ("staff", staff_edition(audit)),
        ("handout", handouts(audit, audit.departments[:1])[0]),
    ):
        sheets = _sheets(open_book(handed_out(edition, folder / f"{name}.xlsx")))
        of_departments = [part.title for part in (*edition.departments[:1], *filter(None, [edition.own]))]
        shown = ["For you", "Departments", "Lists", *of_departments]
        texts |= {f"{name}_{file}": sheets[file] for file in map(_file, shown) if file in sheets}
    return texts


def _sheets(book: Book) -> Mapping[str, str]:
    return {_file(sheet.name): _text(sheet_lines(book, sheet)) for sheet in book.sheets}


def _file(title: str) -> str:
    return re.sub(r"\W+", "_", title.lower()).strip("_") + ".txt"


def _text(lines: Iterator[str]) -> str:
    """The lines, the same in the next version of cxaudit."""
    return "".join(f"{line}\n" for line in lines).replace(__version__, "<version>")


def write_texts(texts: Mapping[str, str], folder: Path) -> None:
    """Write the files into a folder in place of those that are there."""
    for old in folder.glob("*.txt"):
        old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def read_texts(folder: Path) -> dict[str, str]:
    """The files as they are."""
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}
