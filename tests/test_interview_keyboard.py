"""Of all that a terminal sends, one plain key at a time: by a clock that the test sets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from prompt_toolkit.input import DummyInput
from prompt_toolkit.key_binding import KeyPress
from prompt_toolkit.keys import Keys

from cxaudit.interview.keyboard import SEVERAL, SOON, UNKNOWN, Keyboard


class Hand:
    """Somebody who presses keys at certain times; sees what is taken of them."""

    def __init__(self) -> None:
        self.now = 0.0
        self.read: list[KeyPress] = []
        self.held_back: list[KeyPress] = []
        self.keyboard = Keyboard(_Sent(self), lambda: self.now)

    def press(self, now: float, *keys: str | Keys | KeyPress) -> list[str]:
        """Press keys that arrive in one read, and return what is taken, or why nothing is."""
        self.now = now
        self.read = [key if isinstance(key, KeyPress) else KeyPress(key) for key in keys]
        return [
            press.data if press.key is Keys.Ignore else str(press.key) for press in self.keyboard.read_keys()
        ]

    def draw(self, now: float) -> None:
        """Show a question."""
        self.now = now
        self.keyboard.drawn()


class _Sent(DummyInput):
    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def read_keys(self) -> list[KeyPress]:
        read, self._hand.read = self._hand.read, []
        return read

    def flush_keys(self) -> list[KeyPress]:
        held, self._hand.held_back = self._hand.held_back, []
        return held

    def typeahead_hash(self) -> str:
        return "hand"


@pytest.fixture
def hand() -> Iterator[Hand]:
    """Somebody to whom a question was shown at second 0."""
    hand = Hand()
    with hand.keyboard.one_key():
        hand.draw(0)
        yield hand


def test_a_key_counts_once_one_could_see_the_question(hand: Hand) -> None:
    assert hand.press(0.1, "4") == [SOON]
    assert hand.press(0.2, "3") == ["3"]


def test_a_question_that_is_not_drawn_yet_takes_no_key() -> None:
    hand = Hand()
    with hand.keyboard.one_key():
        assert hand.press(5, "4") == [SOON]
        hand.draw(6)
        assert hand.press(6.2, "3") == ["3"]


def test_a_held_key_counts_once_however_long_it_is_held(hand: Hand) -> None:
    assert hand.press(1, "4") == ["4"]
    with hand.keyboard.one_key():
        hand.draw(1.05)
        first = 1.66  # the longest wait before the first repeat
        assert [hand.press(first + number / 25, "4") for number in range(50)] == [[SOON]] * 50
        assert hand.press(4.5, "4") == ["4"]


def test_another_key_in_quick_succession_counts(hand: Hand) -> None:
    assert [hand.press(1, "4"), hand.press(1.2, "3"), hand.press(1.4, "4")] == [["4"], ["3"], ["4"]]


@pytest.mark.parametrize(
    ("key", "sent"),
    [("b", "b"), ("s", "s"), (" ", " "), (Keys.Down, "\x1b[B"), (Keys.Left, "\x1bOD"), (Keys.Escape, "\x1b")],
)
def test_keys_that_only_move_may_be_held(hand: Hand, key: str | Keys, sent: str) -> None:
    press = KeyPress(key, sent)

    assert [hand.press(1 + number / 25, press) for number in range(3)] == [[str(key)]] * 3


def test_an_enter_that_ended_a_text_is_not_repeated_at_the_next_question() -> None:
    hand = Hand()

    assert hand.press(1, "a", KeyPress(Keys.ControlM, "\r")) == ["a", str(Keys.ControlM)]
    with hand.keyboard.one_key():
        hand.draw(1.1)
        assert hand.press(1.6, KeyPress(Keys.ControlM, "\r")) == [SOON]


def test_keys_that_arrive_together_are_no_key_nor_is_what_follows_at_once(hand: Hand) -> None:
    assert hand.press(1, "4", "4") == [SEVERAL]
    assert hand.press(1.1, "3") == [SOON]
    assert hand.press(1.3, "2") == ["2"]


@pytest.mark.parametrize("stop", [Keys.ControlC, Keys.ControlD])
def test_a_key_that_stops_does_so_whatever_comes_with_it_or_before(hand: Hand, stop: Keys) -> None:
    press = KeyPress(stop, "\x03" if stop is Keys.ControlC else "\x04")

    assert hand.press(0.1, "1", press) == [str(stop)]
    assert hand.press(0.2, press, "1") == [str(stop)]
    assert hand.press(0.3, "a", press, "b") == [str(stop)]


def test_what_the_parser_still_held_arrived_with_it(hand: Hand) -> None:
    hand.held_back = [KeyPress(Keys.Escape, "\x1b")]

    assert hand.press(1, "4") == [SEVERAL]


def test_what_was_typed_before_a_question_is_forgotten() -> None:
    hand = Hand()
    hand.read = [KeyPress("4")]

    with hand.keyboard.one_key():
        hand.draw(1)
        hand.now = 2
        assert hand.keyboard.read_keys() == []


def test_the_rest_of_a_sequence_belongs_to_it_for_half_a_second(hand: Hand) -> None:
    assert hand.press(1, KeyPress(Keys.Escape, "\x1b"), "[", "9") == []
    assert hand.press(1.3, "9", ";", "5", "u") == [str(Keys.ControlC)]
    assert hand.press(2, KeyPress(Keys.Escape, "\x1b"), "[") == []
    assert hand.press(2.4, "1") == []
    assert hand.press(2.5, "Z") == [UNKNOWN]
    assert hand.press(3, KeyPress(Keys.Escape, "\x1b"), "[") == []
    assert hand.press(3.6, "2") == ["2"]


def test_windows_tells_keys_by_name_and_alt_by_an_esc_before_the_key(hand: Hand) -> None:
    assert hand.press(1, KeyPress(Keys.Escape, ""), "1") == [UNKNOWN]
    assert hand.press(2, KeyPress(Keys.Escape, ""), KeyPress(Keys.Up, "")) == [UNKNOWN]
    assert hand.press(3, KeyPress(Keys.Up, "")) == [str(Keys.Up)]
    assert hand.press(4, KeyPress(Keys.Escape, "\x1b")) == [str(Keys.Escape)]
    assert hand.press(5, KeyPress(Keys.ControlC, "\x03")) == [str(Keys.ControlC)]


def test_where_a_text_is_typed_all_keys_are_taken_and_sequences_are_not() -> None:
    hand = Hand()
    alt_up = [KeyPress(Keys.Escape, "\x1b[1;3A"), KeyPress(Keys.Up, "")]

    assert hand.press(0, "a", "a", *alt_up, "b", KeyPress(Keys.ControlM, "\r")) == [
        "a",
        "a",
        "b",
        str(Keys.ControlM),
    ]
    assert hand.press(0, KeyPress(Keys.Escape, ""), "1") == []


def test_an_enter_that_is_held_down_picks_nothing_from_a_list_that_comes_up() -> None:
    hand = Hand()
    enter, down = KeyPress(Keys.ControlM, "\r"), KeyPress(Keys.Down, "\x1b[B")
    hand.press(1, "a", enter)

    hand.keyboard.another_list()

    assert [hand.press(1.5 + number / 25, enter) for number in range(20)] == [[SOON]] * 20
    assert hand.press(2.4, down, enter) == [str(Keys.Down), str(Keys.ControlM)]
    assert hand.press(2.5, enter) == [str(Keys.ControlM)]
    hand.keyboard.another_list()
    assert hand.press(3.5, enter) == [str(Keys.ControlM)]


def test_where_the_cursor_is_changes_nothing_about_an_enter_that_is_held_down() -> None:
    hand = Hand()
    enter, cursor = KeyPress(Keys.ControlM, "\r"), KeyPress(Keys.CPRResponse, "\x1b[3;4R")
    hand.press(1, enter)

    hand.keyboard.another_list()

    assert hand.press(1.1, cursor) == [str(Keys.CPRResponse)]
    assert hand.press(1.2, enter) == [SOON]
    assert hand.press(1.3, cursor, enter) == [str(Keys.CPRResponse), SOON]
    assert hand.press(2.2, enter) == [str(Keys.ControlM)]


def test_reports_of_the_terminal_are_handed_on_and_answer_nothing(hand: Hand) -> None:
    assert hand.press(1, KeyPress(Keys.CPRResponse, "\x1b[3;4R")) == [str(Keys.CPRResponse)]
    assert hand.press(1.01, "4") == ["4"]
