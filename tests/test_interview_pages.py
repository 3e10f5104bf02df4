"""Pages: what is drawn of them, what a key does, and how they are asked at a terminal and line by line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from cxaudit.interview.asking import Option, Stopped, User, or_back
from cxaudit.interview.at_terminal import Terminal
from cxaudit.interview.page import TAKE, Page, Said, Way
from cxaudit.interview.pages import PageView, draw_page, press_page
from cxaudit.interview.plain import Lines
from cxaudit.interview.tables import drawn_table
from tests.keyboard import CTRL_C, DOWN, ENTER, ESC, at_keyboard

WAYS = (
    Way(TAKE, "keep", "keep"),
    Way("p", "park", "put it off"),
    Way("b", "back", "back"),
    Way("q", "stop", "stop, and go on another time"),
)
PAGE = Page("Action plan · 1 of 3", "1. Call back", (Said("Ruth · due 3 March 2026"), Said("• Call.")), WAYS)
LONG = Page("Where", "What", tuple(Said(f"• line {number}") for number in range(60)), WAYS)


def drawn(page: Page, view: PageView, width: int = 79, height: int = 22) -> list[str]:
    return [line.text for line in draw_page(page, width, height, view).lines]


def pressed(key: str, page: Page = PAGE, view: PageView | None = None) -> Way | PageView:
    view = view or PageView()
    return press_page(key, page, view, draw_page(page, 79, 22, view))


@pytest.mark.parametrize(
    ("key", "value"), [("enter", "keep"), ("right", "keep"), ("p", "park"), ("P", "park"), ("з", "park")]
)
def test_one_key_chooses_on_other_keyboards_too(key: str, value: str) -> None:
    way = pressed(key)

    assert isinstance(way, Way)
    assert way.value == value


@pytest.mark.parametrize("key", ["b", "escape", "left"])
def test_three_keys_lead_back(key: str) -> None:
    assert pressed(key) == WAYS[2]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("z", "This key (z) means nothing here. Keys: Enter p b q"),
        ("several", "Several keys came at once, so none was taken. Press one."),
        ("soon", "That came too soon to be meant. Press it again."),
    ],
)
def test_what_is_no_key_of_it_says_so_and_the_page_stays(key: str, hint: str) -> None:
    view = pressed(key)

    assert isinstance(view, PageView)
    assert view.hint == hint
    assert hint in drawn(PAGE, view)


def test_a_long_text_is_scrolled_as_far_as_its_end() -> None:
    view = PageView()
    for _ in range(100):
        moved = pressed("down", LONG, view)
        assert isinstance(moved, PageView)
        view = moved

    assert "• line 59" in drawn(LONG, view)
    assert "• line 0" not in drawn(LONG, view)
    assert pressed("up", LONG, view) == PageView(top=view.top - 1)
    assert pressed(" ", LONG) == PageView(top=5)


def test_all_keys_are_shown_with_what_they_do_where_the_foot_has_no_room() -> None:
    view = pressed("?")

    assert isinstance(view, PageView)
    shown = drawn(PAGE, view, 39, 8)
    assert "Enter  keep" in shown
    assert "• Call." not in shown
    foot = " ".join(drawn(PAGE, PageView(), 39, 8)[-2:]).replace("\N{NO-BREAK SPACE}", " ")
    assert foot == "Enter keep · p put it off · b back · q stop, and go on another time · ? help"


TEXTS = st.text(st.characters(), max_size=200)


@given(
    st.lists(TEXTS, max_size=20),
    TEXTS,
    st.integers(1, 160),
    st.integers(1, 50),
    st.integers(0, 40),
    st.booleans(),
)
def test_whatever_a_page_says_it_fits_the_window(
    texts: list[str], title: str, width: int, height: int, top: int, keys: bool
) -> None:
    page = Page(title, title, tuple(map(Said, texts)), WAYS)

    lines, last_top, too_small = draw_page(page, width, height, PageView(top, "hint", keys))

    assert len(lines) <= height
    assert all(get_cwidth(line.text) <= max(2, width) for line in lines)
    assert too_small or any("?" in line.text for line in lines)
    assert too_small or last_top >= 0


# ---- asked at a terminal, and line by line -----------------------------------------------------------------


def lines_user(*typed: str) -> tuple[Lines, list[str]]:
    left, shown = list(typed), list[str]()

    def read() -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    return Lines(read, shown.append, lambda: 0.0), shown


def ask_by_lines(ask: Callable[[User], object], *typed: str) -> object:
    return ask(lines_user(*typed)[0])


def ask_by_keys(ask: Callable[[User], object], *typed: str | tuple[str, ...]) -> object:
    with at_keyboard() as keyboard:
        keyboard.keys = list(typed)
        clock = iter(range(10**6))
        return ask(Terminal(lambda: 0.0, lambda: float(next(clock))))


def choose(user: User) -> object:
    return user.choose(PAGE)


def test_line_by_line_a_page_is_answered_by_the_letter_or_by_enter() -> None:
    person, shown = lines_user("z", "p")

    assert person.choose(PAGE) == "park"
    assert "  p      put it off" in shown
    assert "This key (z) means nothing here. Keys: Enter p b q" in shown
    assert ask_by_lines(choose, "") == "keep"
    with pytest.raises(Stopped):
        ask_by_lines(choose)


def test_at_a_terminal_one_key_answers_a_page_and_what_was_chosen_stays_to_be_seen() -> None:
    with at_keyboard() as keyboard:
        keyboard.keys = [("z", "p")]
        clock = iter(range(10**6))
        assert Terminal(lambda: 0.0, lambda: float(next(clock))).choose(PAGE) == "park"

    assert "✔ put it off · 1. Call back" in keyboard.drawn
    with pytest.raises(Stopped):
        ask_by_keys(choose, CTRL_C)


def test_what_is_asked_after_a_key_can_be_left_by_the_way_back() -> None:
    def ask(user: User) -> object:
        return or_back(user, lambda: user.line("Who?"))

    assert (ask_by_lines(ask, "b"), ask_by_lines(ask, "Ruth")) == (None, "Ruth")
    assert (ask_by_keys(ask, "Ru" + ESC), ask_by_keys(ask, "Ruth" + ENTER)) == (None, "Ruth")


OPTIONS = [Option("a", "Ana"), Option("b", "Bo")]


def test_nobody_need_be_ticked_where_that_means_something() -> None:
    def ask(user: User) -> object:
        return user.tick("Who?", OPTIONS, ["a"], nothing="nobody")

    assert ask_by_lines(ask, "-") == ()
    assert ask_by_lines(ask, "") == ("a",)
    assert ask_by_lines(ask, "1 2") == ("a", "b")
    assert ask_by_keys(ask, " " + ENTER) == ()
    assert ask_by_keys(ask, DOWN + " " + ENTER) == ("a", "b")


# ---- tables ------------------------------------------------------------------------------------------------

ROWS = [("Reception & front desk", "68 %", "Fair"), ("Billing", "20 %", "Poor")]


def test_a_table_has_columns_where_there_is_room_and_lines_where_there_is_none() -> None:
    wide = drawn_table("Score", ["Department", "Score", "Band"], ROWS, 80)
    narrow = drawn_table("Score", ["Department", "Score", "Band"], ROWS, 40)

    assert "  Reception & front desk   68 %    Fair" in wide
    assert narrow == [
        "Score",
        "Reception & front desk",
        "  Score: 68 %",
        "  Band: Fair",
        "Billing",
        "  Score: 20 %",
        "  Band: Poor",
    ]


def test_line_by_line_a_row_is_a_line() -> None:
    person, shown = lines_user()

    person.table("Score", ["Department", "Score", "Band"], [*ROWS, ("Sales", "", "")])

    assert shown == [
        "Score",
        "  Reception & front desk: Score: 68 %, Band: Fair",
        "  Billing: Score: 20 %, Band: Poor",
        "  Sales",
    ]


@given(st.text(st.characters()), st.integers(20, 160))
def test_a_table_fits_the_window_and_steers_no_terminal(text: str, width: int) -> None:
    lines = drawn_table("Score", ["Department", "Score"], [(text, "20 %")], width)

    assert all(get_cwidth(line) <= width for line in lines)
    assert "\x1b" not in "".join(lines)
