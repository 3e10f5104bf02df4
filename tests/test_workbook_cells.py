"""One cell: what is put in comes back, and nothing that people type is ever run."""

import os
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import NamedStyle
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.workbook.cells import (
    Formula,
    Live,
    Page,
    Plain,
    clean,
    header_text,
    text_for_cell,
    web_address,
)
from cxaudit.workbook.saving import save

NASTY = [
    "=1+1", "==x", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "#REF!", "TRUE", "1E5",
    "00123", "2026-01-02", "_x0041_", "a_x000D_b", "_x0041_x0042_", "_x", " lead", "tail ", "  ", "a\nb",
    "'quoted", '"quoted"', "<&>]]>", "😀 élan 顧客", "\u2028", "\ufeff", "\x7f", "-",
]  # fmt: skip

UNHELD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# openpyxl's reader drops these letters wherever they stand, also where nothing was escaped.
LOST_BY_THE_READER = "x005F_"

ANY_TEXT = st.text(st.characters()) | st.text("_x0041aFd\r\n\t =", max_size=40)
HELD_TEXT = ANY_TEXT.map(clean).filter(lambda text: text and LOST_BY_THE_READER not in text)


def a_page() -> Page:
    book = Workbook()
    book.add_named_style(NamedStyle("text"))
    book.add_named_style(NamedStyle("day", number_format="yyyy-mm-dd"))
    return Page(book.create_sheet("Billing & more"))


def a_cell(value: Plain | Live, style: str = "text") -> Cell:
    page = a_page()
    page.put(2, 3, value, style)
    cell = page.sheet.cell(2, 3)
    assert isinstance(cell, Cell)
    return cell


def read_back(page: Page, path: Path) -> Worksheet:
    book = page.sheet.parent
    assert isinstance(book, Workbook)
    save(book, [page], path, made=date(2026, 1, 2))
    return load_workbook(path, data_only=True)[page.sheet.title]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", NASTY)
def test_text_stays_text(text: str) -> None:
    cell = a_cell(text)

    assert cell.data_type == "s"
    assert cell.style == "text"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_that_looks_like_a_formula_says_that_it_is_text(start: str) -> None:
    assert a_cell(start + "1").quotePrefix
    assert not a_cell("1" + start).quotePrefix


def test_only_a_live_formula_is_live() -> None:
    page = a_page()

    page.put(1, 1, Live(Formula("=1+1"), 2), "text")

    assert page.sheet["A1"].data_type == "f"
    assert page.sheet["A1"].value == "=1+1"
    assert page.results == {(1, 1): 2}


def test_a_formula_without_its_value_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Billing & more!C2"):
        a_cell(Formula("=1+1"))


@pytest.mark.parametrize("text", ["", "=", "1+1", "=" + "1" * 8192])
def test_what_excel_takes_for_no_formula_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Billing & more!C2"):
        a_cell(Live(Formula(text), 1))


def test_writing_over_a_formula_forgets_its_value() -> None:
    page = a_page()
    page.put(1, 1, Live(Formula("=1+1"), 2), "text")

    page.put(1, 1, "two", "text")

    assert page.results == {}
    assert page.sheet["A1"].data_type == "s"


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_leaves_an_empty_cell_with_its_style(nothing: Plain) -> None:
    page = a_page()
    page.put(2, 3, "old", "text")

    page.put(2, 3, nothing, "day")

    assert page.sheet["C2"].value is None
    assert page.sheet["C2"].style == "day"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), date(1899, 12, 31)])
def test_what_no_cell_can_hold_is_refused(value: Plain) -> None:
    with pytest.raises(ValueError, match="Billing & more!C2"):
        a_cell(value)
    with pytest.raises(ValueError, match="Billing & more!C2"):
        a_cell(Live(Formula("=A1"), value))


def test_a_date_keeps_the_format_of_its_style() -> None:
    assert a_cell(date(2026, 1, 2), "day").number_format == "yyyy-mm-dd"


def test_merged_cells_take_a_style_but_no_value() -> None:
    page = a_page()
    page.sheet.merge_cells("A1:B1")

    page.put(1, 2, None, "text")

    assert page.sheet["B1"].style == "text"
    with pytest.raises(ValueError, match="Billing & more!B1"):
        page.put(1, 2, "lost", "text")


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_text_is_changed_only_where_a_workbook_cannot_hold_it(text: str) -> None:
    one_line_end = text.replace("\r\n", "\n").replace("\r", "\n")

    assert not UNHELD.search(clean(text))
    assert clean(text) == UNHELD.sub("\ufffd", one_line_end)


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_no_workbook_can_hold_leaves_a_mark(letter: str) -> None:
    assert a_cell(f"a{letter}b").value == "a\ufffdb"


@given(ANY_TEXT)
def test_what_was_escaped_reads_as_it_was_typed(text: str) -> None:
    decoded = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text_for_cell(text))

    assert decoded == clean(text)


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
@settings(max_examples=60, deadline=None)
def test_text_comes_back_as_it_was_given(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    page = a_page()
    for row, text in enumerate(texts, 1):
        page.put(row, 1, text, "text")
        page.put(row, 2, Live(Formula('=A1&""'), text), "text")

    sheet = read_back(page, tmp_path_factory.getbasetemp() / "texts.xlsx")

    assert [cell.value for cell in sheet["A"]] == texts
    assert [cell.value for cell in sheet["B"]] == texts


@pytest.mark.parametrize("lxml", ["True", "False"])
def test_nasty_text_comes_back_with_lxml_and_without(tmp_path: Path, lxml: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _ROUND_TRIP, str(tmp_path / "nasty.xlsx")],
        env={**os.environ, "OPENPYXL_LXML": lxml},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


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
@settings(max_examples=60, deadline=None)
def test_numbers_come_back_exactly(tmp_path_factory: pytest.TempPathFactory, number: float) -> None:
    page = a_page()
    page.put(1, 1, number, "text")
    page.put(1, 2, Live(Formula("=A1"), number), "text")

    sheet = read_back(page, tmp_path_factory.getbasetemp() / "numbers.xlsx")

    assert (sheet["A1"].value, sheet["B1"].value) == (number, number)


@given(st.dates(date(1900, 1, 1), date(9999, 12, 31)))
@settings(max_examples=60, deadline=None)
def test_dates_come_back(tmp_path_factory: pytest.TempPathFactory, day: date) -> None:
    page = a_page()
    page.put(1, 1, day, "day")
    page.put(1, 2, Live(Formula("=A1"), day), "day")

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
def test_no_header_holds_a_code(text: str) -> None:
    held = header_text(text)

    assert len(held) <= 200
    assert "&" not in held.replace("&&", "")


@pytest.mark.parametrize("title", ["Plain", "Sales & returns", "Kim's desk", "2026 ü"])
def test_a_link_leads_to_the_sheet(title: str, tmp_path: Path) -> None:
    page = a_page()
    page.sheet.parent.create_sheet(title)  # type: ignore[union-attr]  # openpyxl's stubs allow other parents
    page.put(1, 1, "open", "text")

    page.link_to(1, 1, title, "B3")

    link = read_back(page, tmp_path / "linked.xlsx")["A1"].hyperlink
    assert link.location == "'" + title.replace("'", "''") + "'!B3"
    assert link.target is None


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.com/a?b=c&d#e", "https://example.com/a?b=c&d#e"),
        (" HTTP://example.com ", "HTTP://example.com"),
        ("mailto:kim@example.com", "mailto:kim@example.com"),
        ("https://example.com/ü a", "https://example.com/%C3%BC%20a"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("\\\\server\\share", None),
        ("https://", None),
        ("mailto:", None),
        ("http://[", None),
        ("example.com", None),
        ("https://example.com/" + "a" * 2_079, None),
        ("", None),
    ],
)
def test_only_web_and_mail_addresses_become_links(typed: str, address: str | None) -> None:
    page = a_page()
    page.put(1, 1, typed, "text")

    page.link_out(1, 1, typed)

    link = page.sheet["A1"].hyperlink
    assert web_address(typed) == address
    assert (link.target if link else None) == address
