"""Rows as CSV: safe in spreadsheet programs, and read back as they were by others."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.csv_text import as_typed, csv_text


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_excel_knows_it_by_its_mark_and_dates_and_numbers_are_written_for_every_program() -> None:
    content = csv_text(["Who", "When", "How many", "Why"], [["Zoë, Żuk", date(2026, 1, 5), 3, None]])

    assert content == b'\xef\xbb\xbfWho,When,How many,Why\r\n"Zo\xc3\xab, \xc5\xbbuk",2026-01-05,3,\r\n'


@pytest.mark.parametrize("first", list("=+-@\t\r\n＝＋－＠"))
def test_what_would_be_a_formula_has_an_apostrophe_before_it(first: str) -> None:
    nasty = f'{first}HYPERLINK("http://x")'

    assert rows_of(csv_text([nasty], [[nasty]])) == [[f"'{nasty}"]] * 2


TEXTS = st.builds(
    str.__add__, st.sampled_from(["", "=", "'", "'=", "''+", "\t"]), st.text(st.characters(codec="utf-8"))
)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2)))
def test_no_field_is_a_formula_and_every_text_can_be_had_back(rows: list[list[str]]) -> None:
    heads, *read = rows_of(csv_text(["a", "b"], rows))

    assert heads == ["a", "b"]
    assert [[as_typed(field) for field in row] for row in read] == rows
    assert not any(field[0] in "=+-@\t＝＋－＠" for row in read for field in row if field)
