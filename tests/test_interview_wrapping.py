"""Lines that fit the window, whatever letters stand in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from cxaudit.interview.wrapping import clip, wrap


def test_a_text_breaks_at_its_blanks_and_a_long_word_within() -> None:
    assert wrap("one two three", 8) == ["one two", "three"]
    assert wrap("a eineinziges wort", 5) == ["a", "einei", "nzige", "s", "wort"]
    assert wrap(" two\n lines\t", 20) == ["two lines"]
    assert wrap("", 20) == wrap(" \n", 20) == []
    assert wrap("n\N{NO-BREAK SPACE}note keys", 7) == ["n\N{NO-BREAK SPACE}note", "keys"]


def test_wide_letters_take_two_cells_and_marks_none() -> None:
    assert wrap("客人等了多久", 6) == ["客人等", "了多久"]
    assert wrap("客人等", 5) == ["客人", "等"]
    assert wrap("😀😀", 3) == ["😀", "😀"]
    assert wrap("e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301"]


@pytest.mark.parametrize("control", ["\x1b", "\x07", "\x9b", "\x7f", "\x00"])
def test_nothing_that_a_terminal_would_obey_gets_through(control: str) -> None:
    assert wrap(f"one{control}[2J two", 40) == ["one\ufffd[2J two"]


@given(st.text(max_size=80), st.integers(2, 30))
def test_no_line_is_too_long_and_no_letter_gets_lost(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert all(0 < get_cwidth(line) <= width or get_cwidth(line) == 0 for line in lines)
    kept = "".join(letter for letter in "".join(lines) if letter not in " \ufffd")
    assert len("".join(wrap(text, 1000)).replace(" ", "").replace("\ufffd", "")) == len(kept)


@given(st.text(max_size=80), st.integers(3, 30))
def test_what_is_clipped_is_one_line_with_a_sign(text: str, width: int) -> None:
    line = clip(text, width)

    assert get_cwidth(line) <= width
    assert line == " ".join(wrap(text, 1000)) or line.endswith("…")


def test_a_line_is_cut_at_a_blank_or_within_a_word_that_would_leave_it_nearly_empty() -> None:
    assert clip("one two three four", 10) == "one two…"
    assert clip("✔ 客人等了多久才有人来", 12) == "✔ 客人等了…"
    assert clip("✔ eineinziges", 8) == "✔ einei…"


@given(st.text(st.sampled_from("客人等ab 😀\u0301"), max_size=80), st.integers(6, 80))
def test_what_is_clipped_fills_at_least_half_of_its_line(text: str, width: int) -> None:
    line = clip(text, width)

    assert get_cwidth(line) <= width
    assert not line.endswith("…") or get_cwidth(line) >= width // 2 - 1
