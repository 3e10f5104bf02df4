"""What comes out of a printer: letters, pages and rows, as LibreOffice lays them out on A4 and on Letter."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import groupby
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from cxaudit import look
from cxaudit.report import Edition, Report, handouts, staff_edition
from cxaudit.workbook.page import Page
from cxaudit.workbook.sheet_names import sheet_names
from cxaudit.workbook.writing import written as book_of
from cxaudit.workbook.writing import written_edition
from tests.audits import AUDITS
from tests.workbooks import Written, each_once, handed_out
from tests.xlsx.book import parts

pytestmark = [pytest.mark.slow, pytest.mark.libreoffice]

PAPERS = {"A4": b'paperSize="9"', "Letter": b'paperSize="1"'}

MOST_PAGES = 40
"""Pages of all that is no department."""

EDITIONS: dict[str, Callable[[], Edition]] = {
    "for the staff": lambda: staff_edition(AUDITS["demo"]()),
    "handed out": lambda: handouts(AUDITS["demo"](), ["reception"])[0],
    "handed out, of long texts": lambda: handouts(AUDITS["long texts"](), ["first"])[0],
}

BOOKS = ("demo", "long texts", *EDITIONS)


FOOT = 0.93
"""Where the foot of a page begins, of its height."""

HEIGHT = 1.22
"""Height of a line of Carlito, from its top to its bottom, in sizes of its letters."""

WORD = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<')


@dataclass(frozen=True)
class Word:
    """A word on a page, in points from its corner."""

    left: float
    top: float
    bottom: float
    said: str

    @property
    def size(self) -> float:
        """Of its letters, where they are of Carlito."""
        return (self.bottom - self.top) / HEIGHT


@dataclass(frozen=True)
class Paper:
    """A page as it is printed."""

    sheet: str
    height: float
    words: tuple[Word, ...]

    @property
    def body(self) -> list[Word]:
        """What stands above its foot."""
        return [word for word in self.words if word.top <= self.height * FOOT]

    @property
    def filled(self) -> float:
        """How much of it is used, from the top down to its last word above the foot."""
        return max((word.bottom for word in self.body), default=0.0) / self.height


@dataclass(frozen=True)
class Printed:
    """A workbook with its pages on one kind of paper."""

    shown: Report | Edition
    path: Path
    pages: tuple[Paper, ...]

    @property
    def of_sheets(self) -> Iterator[tuple[str, list[Paper]]]:
        """Pages by the sheet that they are of."""
        return ((name, list(some)) for name, some in groupby(self.pages, lambda page: page.sheet))


Prints = Callable[[str, str], Printed]


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Prints:
    """Prints the workbook of an audit, or an edition of one, on a kind of paper, once each."""
    folder = tmp_path_factory.mktemp("print")
    books = each_once(folder, lambda name: AUDITS[name]())

    def written(name: str) -> tuple[Report | Edition, Path]:
        if name not in EDITIONS:
            book: Written = books(name)
            return book.report, book.path
        edition = EDITIONS[name]()
        return edition, handed_out(edition, folder / f"{name}.xlsx")

    def printed(name: str, paper: str) -> Printed:
        shown, book = written(name)
        path = _changed(book, folder / paper / book.name, (rb'paperSize="9"', PAPERS[paper]))
        pdf = _converted(path, "pdf", folder / paper)
        return Printed(shown, book, tuple(_pages(pdf, [page.worksheet for page in sheets_of(shown)])))

    return cache(printed)


@cache
def sheets_of(shown: Report | Edition) -> Sequence[Page]:
    """The sheets of a workbook, as they were written."""
    return (written_edition(shown) if isinstance(shown, Edition) else book_of(shown)).pages


def _changed(book: Path, target: Path, change: tuple[bytes, bytes]) -> Path:
    """Write a workbook again with something else in its sheets, by a pattern, all else as it was."""
    target.parent.mkdir(exist_ok=True)
    with ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name, content in parts(book).items():
            new.writestr(name, re.sub(*change, content) if "/worksheets/sheet" in name else content)
    return target


def _converted(path: Path, kind: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(path.parent.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"{path.stem}.{kind}"


def _pages(pdf: Path, sheets: list[Any]) -> Iterator[Paper]:
    """Read pages, with words by where they stand, from the file itself; the promises alone have no foot."""
    named = [sheet.title for sheet in sheets if sheet.oddFooter.right.text]
    silent = next((sheet.title for sheet in sheets if not sheet.oddFooter.right.text), "")
    out = pdf.with_suffix(".html")
    subprocess.run(["pdftotext", "-bbox", str(pdf), str(out)], check=True, timeout=100)
    for page in out.read_text(encoding="utf-8").split("<page ")[1:]:
        height = float(page.partition('height="')[2].partition('"')[0])
        words = tuple(
            Word(float(left), float(top), float(bottom), unescape(said))
            for left, top, bottom, said in WORD.findall(page)
        )
        foot = " ".join(word.said for word in words if word.top > height * FOOT)
        yield Paper(next((name for name in named if f"{name} · " in foot), silent), height, words)


def _lines(page: Paper) -> list[str]:
    """Lines of a page above its foot, from the first to the last."""
    rows = groupby(
        sorted(page.body, key=lambda word: (round(word.bottom), word.left)), lambda w: round(w.bottom)
    )
    return [" ".join(word.said for word in row) for _, row in rows]


@cache
def framed(shown: Report | Edition) -> dict[str, bool]:
    """Sheets in the frame, each with whether it lies."""
    return {
        page.worksheet.title: page.worksheet.page_setup.orientation == "landscape"
        for page in sheets_of(shown)
        if page.printed
    }


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize(
    ("paper", "lies"),
    [("A4", False), ("A4", True), ("Letter", False), ("Letter", True)],
)
def test_nothing_on_paper_is_smaller_than_eight_points(
    name: str, paper: str, lies: bool, prints: Prints
) -> None:
    printed = prints(name, paper)
    sheets = [sheet for sheet, lying in framed(printed.shown).items() if lying == lies]

    sizes = {
        (page.sheet, word.said): word.size
        for page in printed.pages
        if page.sheet in sheets
        for word in page.words
        if word.said.isascii()
    }
    assert {sheet for sheet, _ in sizes} == set(sheets)
    assert {word: size for word, size in sizes.items() if size < look.LEAST_PRINTED} == {}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", BOOKS)
def test_no_page_is_under_a_third_full_but_the_last_of_a_sheet(name: str, paper: str, prints: Prints) -> None:
    printed = prints(name, paper)

    full = [
        (sheet, page.filled)
        for sheet, pages in printed.of_sheets
        if sheet in framed(printed.shown)
        for page in pages[:-1]
    ]
    assert [each for each in full if each[1] < 1 / 3] == []


HEADINGS = {"cx section head", "cx group", "cx group loud"}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", BOOKS)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str, paper: str, prints: Prints) -> None:
    printed = prints(name, paper)
    workbook: Any = load_workbook(printed.path)
    for sheet, pages in printed.of_sheets:
        if sheet not in framed(printed.shown):
            continue
        cells = [cell for row in workbook[sheet].iter_rows() for cell in row]
        headings = {
            " ".join(str(cell.value).split()) for cell in cells if cell.value and cell.style in HEADINGS
        }
        assert headings or sheet != "Method"
        assert [page for page in pages if _lines(page)[-1] in headings] == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", BOOKS)
def test_all_that_is_no_department_stands_on_few_pages(name: str, paper: str, prints: Prints) -> None:
    printed = prints(name, paper)
    own = set(sheet_names(printed.shown.departments).values())

    assert all(page.sheet for page in printed.pages)
    assert len([page for page in printed.pages if page.sheet not in own]) <= MOST_PAGES


ONCE = {"Findings", "Answers"}


@pytest.mark.parametrize("name", [name for name in BOOKS if name not in EDITIONS])
def test_of_what_is_not_for_paper_one_page_says_what_it_is(name: str, prints: Prints) -> None:
    pages = {sheet: len(pages) for sheet, pages in prints(name, "A4").of_sheets}

    assert {sheet: pages[sheet] for sheet in ONCE} == dict.fromkeys(ONCE, 1)


LINE, FREE = 12.75, 3
"""Points of a line of letters of 10 points in Calibri, and what a row is higher than its lines."""

THEIR_LINE, THEIR_FREE = 9.7, 1.45
"""The same by LibreOffice, which sets lines closer."""

WIDER = 1.06
"""How much wider LibreOffice takes columns to be than they are on the screen."""

TEXTS = {"Findings", "Method", "Answers"}
"""Sheets whose rows are as tall as the texts of their cells need, all of 10 points."""


@pytest.fixture(scope="module")
def needed(prints: Prints, tmp_path_factory: pytest.TempPathFactory) -> Any:  # noqa: ANN401 - no types
    """The workbook of the demo as LibreOffice writes it that says itself how tall rows are."""
    folder = tmp_path_factory.mktemp("heights") / "without"
    folder.mkdir()
    path = _changed(prints("demo", "A4").path, folder / "demo.xlsx", (rb' ht="[^"]*"| customHeight="1"', b""))
    flat = _converted(path, "fods", folder)
    text = re.sub(r'style:row-height="[^"]*"', "", flat.read_text(encoding="utf-8"))
    width = re.compile(r'(?<=style:column-width=")[\d.]+')
    flat.write_text(width.sub(lambda each: f"{float(each[0]) / WIDER:.4f}", text), encoding="utf-8")
    path.unlink()
    return load_workbook(_converted(flat, "xlsx", folder))


@pytest.mark.parametrize("sheet", sorted(TEXTS))
def test_rows_are_as_tall_as_their_texts_need(sheet: str, needed: Any, prints: Prints) -> None:  # noqa: ANN401
    """By the lines that LibreOffice parts texts into: each row within one, all together within a tenth."""
    ours: Any = load_workbook(prints("demo", "A4").path)
    rows = []
    for row, dimension in ours[sheet].row_dimensions.items():
        theirs = needed[sheet].row_dimensions[row].height or 0
        count = round((theirs - THEIR_FREE) / THEIR_LINE)
        if row > 4 and count > 1:
            rows.append((dimension.height, count * LINE + FREE))

    assert len(rows) > 20
    assert [pair for pair in rows if abs(pair[0] - pair[1]) > LINE + 0.5] == []
    assert 0.97 < sum(have for have, _ in rows) / sum(need for _, need in rows) < 1.1
