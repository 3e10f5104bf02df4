"""What is being typed is broken at its blanks, in whatever window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from cxaudit.interview.word_wrap import blanks_before


def rows(text: str, width: int, first: int = 0) -> list[str]:
    """The rows that a terminal makes of a text with its blanks put in, of which it knows only the width."""
    gaps = blanks_before(text, width, first)
    shown = "".join(" " * gaps.get(place, 0) + letter for place, letter in enumerate(text))
    shown = "." * first + shown
    rows, row = [], ""
    for letter in shown:
        if get_cwidth(row + letter) > width:
            rows.append(row)
            row = ""
        row += letter
    return [*rows, row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the queue at noon", ["the queue ", "at noon"]),
        ("noon", ["noon"]),
        ("a queue of people waits", ["a queue   ", "of people ", "waits"]),
        ("unbreakablewords stay", ["unbreakabl", "ewords    ", "stay"]),
    ],
)
def test_a_row_ends_at_a_blank(text: str, expected: list[str]) -> None:
    assert rows(text, 10) == expected


@given(
    st.lists(st.text("abcäß漢é", min_size=1, max_size=12), max_size=12),
    st.integers(14, 40),
    st.integers(0, 12),
)
def test_no_word_that_fits_is_broken_and_nothing_is_lost(words: list[str], width: int, first: int) -> None:
    text = " ".join(words)

    shown = rows(text, width, first)

    whole = "".join(shown)[first:]
    assert whole.split() == words
    for word in words:
        if get_cwidth(word) < width - first:
            assert any(word in row for row in shown), (word, shown)
