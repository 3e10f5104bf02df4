"""One cell: what is put in comes back, and nothing that people type is ever run."""

import re
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import NamedStyle
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.text import storable
from cxaudit.workbook.cells import Cell, CellValue
from cxaudit.workbook.page import Page
from cxaudit.workbook.saving import save
from cxaudit.workbook.texts import header_text, message_text, text_for_cell
from tests.programs import with_openpyxl
from tests.runs import runs

NASTY = [
    "=1+1", "==x", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "#REF!", "TRUE", "1E5",
    "00123", "2026-01-02", "_x0041_", "a_x000D_b", "_x0041_x0042_", "_x", " lead", "tail ", "  ", "a\nb",
    "'quoted", '"quoted"', "<&>]]>", "😀 élan 顧客", "\u2028", "\ufeff", "\x7f", "-",
]  # fmt: skip

UNHELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# openpyxl's reader drops these letters wherever they stand, also where nothing was escaped.
LOST_BY_THE_READER = "x005F_"

ANY_TEXT = st.text(st.characters()) | st.text("_x0041aFd\r\n\t =", max_size=40)
HELD_TEXT = ANY_TEXT.map(storable).filter(lambda text: text and LOST_BY_THE_READER not in text)


def a_page() -> Page:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.add_named_style(NamedStyle("text"))
    book.add_named_style(NamedStyle("day", number_format="yyyy-mm-dd"))
    return Page(book.create_sheet("Billing & more"))


def a_cell(value: CellValue, style: str = "text", formula: str = "") -> Cell:
    page = a_page()
    page.put(2, 3, value, style, formula)
    return page.rows[2][3]


def a_read_cell(tmp_path: Path, value: CellValue, style: str = "text", formula: str = "") -> Any:  # noqa: ANN401 - as openpyxl reads
    page = a_page()
    page.put(2, 3, value, style, formula)
    save(book_of(page), [page], tmp_path / "cell.xlsx", made=date(2026, 1, 2))
    return load_workbook(tmp_path / "cell.xlsx")[page.worksheet.title]["C2"]


def book_of(page: Page) -> Workbook:
    book = page.worksheet.parent
    assert isinstance(book, Workbook)
    return book


def read_back(page: Page, path: Path) -> Worksheet:
    save(book_of(page), [page], path, made=date(2026, 1, 2))
    return load_workbook(path, data_only=True)[page.worksheet.title]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", NASTY)
def test_text_stays_text(text: str, tmp_path: Path) -> None:
    cell = a_read_cell(tmp_path, text)

    assert cell.data_type == "s"
    assert cell.style == "text"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_that_looks_like_a_formula_says_that_it_is_text(start: str, tmp_path: Path) -> None:
    assert a_read_cell(tmp_path, start + "1").quotePrefix
    assert not a_read_cell(tmp_path, "1" + start).quotePrefix


def test_only_a_formula_is_live(tmp_path: Path) -> None:
    cell = a_read_cell(tmp_path, 2, formula="1+1")

    assert (cell.data_type, cell.value) == ("f", "=1+1")
    assert a_read_cell(tmp_path, "=1+1").data_type == "s"


@pytest.mark.parametrize("text", ["=", "=1+1", "1" * 8192])
def test_what_excel_takes_for_no_formula_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Billing & more!C2"):
        a_cell(1, formula=text)


def test_writing_over_a_formula_forgets_it() -> None:
    page = a_page()
    page.put(1, 1, 2, "text", "1+1")

    page.put(1, 1, "two", "text")

    assert (page.rows[1][1].formula, page.rows[1][1].value) == ("", "two")


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_leaves_an_empty_cell_with_its_style(nothing: CellValue, tmp_path: Path) -> None:
    cell = a_read_cell(tmp_path, nothing, "day")

    assert (cell.value, cell.style) == (None, "day")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), date(1899, 12, 31)])
def test_what_no_cell_can_hold_is_refused(value: CellValue) -> None:
    with pytest.raises(ValueError, match="Billing & more!C2"):
        a_cell(value)
    with pytest.raises(ValueError, match="Billing & more!C2"):
        a_cell(value, formula="A1")


def test_a_date_keeps_the_format_of_its_style(tmp_path: Path) -> None:
    assert a_read_cell(tmp_path, date(2026, 1, 2), "day").number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("value", [Fraction(2, 3), Fraction(0), Fraction(1)])
def test_a_fraction_is_the_nearest_number(value: Fraction) -> None:
    assert a_cell(value).value == float(value)
    assert a_cell(value, formula="A1").value == float(value)


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert storable(storable(text)) == storable(text)


@given(ANY_TEXT)
def test_text_is_changed_only_where_a_workbook_cannot_hold_it(text: str) -> None:
    one_line_end = text.replace("\r\n", "\n").replace("\r", "\n")

    assert not UNHELD.search(storable(text))
    assert storable(text) == UNHELD.sub("\ufffd", one_line_end)


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_no_workbook_can_hold_leaves_a_mark(letter: str) -> None:
    assert a_cell(f"a{letter}b").value == "a\ufffdb"


@given(ANY_TEXT)
def test_what_was_escaped_reads_as_it_was_typed(text: str) -> None:
    decoded = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text_for_cell(text))

    assert decoded == storable(text)


@pytest.mark.parametrize(
    "part", ["a", "😀", "_x0041_", "_", "_x", "a\n", "\n", "x_x0041_😀", "_x005F_x0041_"]
)
@pytest.mark.parametrize("more", range(8))
def test_long_text_is_cut_where_it_shows(part: str, more: int) -> None:
    typed = "a" * more + part * 33_000

    held = text_for_cell(typed)

    assert units(held) <= 32_767
    assert held.count("\n") <= 253
    assert held.endswith("…")
    decoded = held[:-1].replace("_x005F_", "_")
    assert typed.startswith(decoded)
    assert units(held) > 32_750 or "\n" in part


@pytest.mark.parametrize("text", ["a" * 32_767, "😀" * 16_383, "\n" * 253, "a\n" * 253 + "b"])
def test_text_that_just_fits_is_not_cut(text: str) -> None:
    assert text_for_cell(text) == text
    assert text_for_cell(text + "\na" * 254).endswith("…")


@given(st.lists(HELD_TEXT, min_size=1, max_size=20))
@settings(max_examples=runs(60))
def test_text_comes_back_as_it_was_given(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    page = a_page()
    for row, text in enumerate(texts, 1):
        page.put(row, 1, text, "text")
        page.put(row, 2, text, "text", 'A1&""')

    sheet = read_back(page, tmp_path_factory.getbasetemp() / "texts.xlsx")

    assert [cell.value for cell in sheet["A"]] == texts
    assert [cell.value for cell in sheet["B"]] == texts


@pytest.mark.slow
@pytest.mark.parametrize("lxml", [True, False])
def test_nasty_text_comes_back_with_lxml_and_without(tmp_path: Path, lxml: bool) -> None:
    with_openpyxl("-c", _ROUND_TRIP, str(tmp_path / "nasty.xlsx"), lxml=lxml)


_ROUND_TRIP = """
import os, sys
from pathlib import Path
import openpyxl
from tests.test_workbook_cells import NASTY, a_page, read_back

assert openpyxl.LXML is (os.environ["OPENPYXL_LXML"] == "True")
page = a_page()
for row, text in enumerate(NASTY, 1):
    page.put(row, 1, text, "text")
assert [cell.value for cell in read_back(page, Path(sys.argv[1]))["A"]] == NASTY
"""


@given(st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False) | st.booleans())
@settings(max_examples=runs(60))
def test_numbers_come_back_exactly(tmp_path_factory: pytest.TempPathFactory, number: float) -> None:
    page = a_page()
    page.put(1, 1, number, "text")
    page.put(1, 2, number, "text", "A1")

    sheet = read_back(page, tmp_path_factory.getbasetemp() / "numbers.xlsx")

    assert (sheet["A1"].value, sheet["B1"].value) == (number, number)


@given(st.dates(date(1900, 1, 1), date(9999, 12, 31)))
@settings(max_examples=runs(60))
def test_dates_come_back(tmp_path_factory: pytest.TempPathFactory, day: date) -> None:
    page = a_page()
    page.put(1, 1, day, "day")
    page.put(1, 2, day, "day", "A1")

    sheet = read_back(page, tmp_path_factory.getbasetemp() / "days.xlsx")

    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a workbook knows no time zone
    assert (sheet["A1"].value, sheet["B1"].value) == (midnight, midnight)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("AT&T", "AT&&T"),
        ("two\nlines", "two lines"),
        ("_x0041_", "_x005F_x0041_"),
        ("\x00", "\ufffd"),
        ("&" * 300, "&" * 198 + "…"),
        ("a" + "&" * 300, "a" + "&" * 198 + "…"),
        ("a" * 200, "a" * 200),
        ("a" * 201, "a" * 199 + "…"),
    ],
)
def test_headers_print_what_was_typed(text: str, printed: str) -> None:
    assert header_text(text) == printed


@given(ANY_TEXT)
def test_a_message_is_one_line_that_excel_takes(text: str) -> None:
    held = message_text(text)

    assert units(held) <= 225
    assert "\n" not in held


@given(ANY_TEXT)
def test_no_header_holds_a_code(text: str) -> None:
    held = header_text(text)

    assert len(held) <= 200
    assert "&" not in held.replace("&&", "")


@pytest.mark.parametrize("title", ["Plain", "Sales & returns", "Kim's desk", "2026 ü"])
def test_a_link_leads_to_the_sheet(title: str, tmp_path: Path) -> None:
    page = a_page()
    other = Page(book_of(page).create_sheet(title))
    page.put(1, 1, "open", "text")

    page.link(1, 1, title)

    save(book_of(page), [page, other], tmp_path / "linked.xlsx", made=date(2026, 1, 2))
    link = load_workbook(tmp_path / "linked.xlsx")[page.worksheet.title]["A1"].hyperlink
    assert link.location == "'" + title.replace("'", "''") + "'!A1"
    assert link.target is None


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "https://example.com", "file:///etc/passwd", "mailto:kim@example.com"]
)
def test_no_text_becomes_a_link(typed: str, tmp_path: Path) -> None:
    cell = a_read_cell(tmp_path, typed)

    assert (cell.value, cell.hyperlink) == (typed, None)
