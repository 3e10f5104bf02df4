"""What a key does at a question, on every keyboard."""

from __future__ import annotations

import pytest

from cxaudit.checklist import Checklist
from cxaudit.interview.flow import Interview
from cxaudit.interview.keyboard import SEVERAL, SOON, UNKNOWN
from cxaudit.interview.keys import ALIKE, DOWN, ENTER, HELP_KEY, KEYS, UP
from cxaudit.interview.pace import Pace
from cxaudit.interview.pressing import Leads, press
from cxaudit.interview.screen import Drawn, View, draw
from tests.builders import a_checklist, a_measured_question, a_question, an_audit
from tests.keyboard import NO_KEY

CHECKLIST = a_checklist(a_question("greeted"), a_measured_question("rings"))
TEN = a_checklist(a_question("greeted", steps=[f"{place} of ten" for place in range(10)]))
WISHES = a_checklist(a_question("greeted", text=True))
LONG = a_checklist(a_question("greeted", steps=[name + " step of some length" * 4 for name in "abcd"]))


def pressed(
    *keys: str,
    question: str = "greeted",
    size: tuple[int, int] = (79, 23),
    long: bool = False,
    of: Checklist = CHECKLIST,
) -> Leads | View:
    """What a question shows, or what was told, after these keys."""
    checklist = LONG if long else of
    order = tuple(checklist.places)
    interview = Interview(an_audit(checklist), order, order.index(question))

    def shown(view: View) -> Drawn:
        return draw(interview, Pace(0, 0), *size, view)

    view = View()
    for key in keys[:-1]:
        now = press(key, interview, view, shown)
        assert isinstance(now, View)
        view = now
    return press(keys[-1], interview, view, shown)


def hint(*keys: str, question: str = "greeted", size: tuple[int, int] = (79, 23), long: bool = False) -> str:
    shown = pressed(*keys, question=question, size=size, long=long)
    assert isinstance(shown, View)
    return shown.hint


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("1234", "1234"),
        ("naecdtsblq?", "naecdtsblq?"),
        ("NAECDTSBLQ", "naecdtsblq"),
        (" >", ">>"),
    ],
)
@pytest.mark.parametrize("place", range(4))
def test_digits_and_letters_tell_as_small_letters_and_capitals(keys: str, told: str, place: int) -> None:
    for key, each in list(zip(keys, told, strict=True))[place::4]:
        assert pressed(key) == Leads(each)


@pytest.mark.parametrize("layout", ["тфусвеыидй", "ТФУСВЕЫИДЙ", "тфусвеіидй", "ναεψδτσβλ"])
def test_the_same_keys_of_cyrillic_and_greek_keyboards_tell_too(layout: str) -> None:
    assert [pressed(key) for key in layout] == [Leads(key) for key in "naecdtsblq"[: len(layout)]]


def test_esc_and_the_arrows_to_the_sides_go_back_and_on() -> None:
    assert [pressed(key) for key in ("escape", "left", "right")] == [Leads("b"), Leads("b"), Leads(">")]


def test_nothing_is_chosen_until_one_goes_there_and_then_enter_takes_it() -> None:
    assert hint(ENTER) == "Enter takes the step to which ↑ and ↓ lead: none yet."
    assert pressed(DOWN, ENTER) == Leads("1")
    assert pressed(UP, ENTER) == Leads("4")
    assert pressed(DOWN, DOWN, UP, UP, ENTER) == Leads("1")
    assert pressed(UP, DOWN, ENTER) == Leads("4")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (NO_KEY, f"This key ({NO_KEY}) means nothing here: press 1 to 4, or ? for the keys."),
        ("5", "This key (5) means nothing here: press 1 to 4, or ? for the keys."),
        ("0", "This key (0) means nothing here: press 1 to 4, or ? for the keys."),
        ("客", "This key (客) means nothing here: press 1 to 4, or ? for the keys."),
        ("²", "This key (²) means nothing here: press 1 to 4, or ? for the keys."),
        (SEVERAL, "Several keys came at once, so none was taken. Press one."),
        (SOON, "That came too soon to be meant. Press it again."),
        (UNKNOWN, "This key means nothing here. ? shows the keys."),
    ],
)
def test_a_key_that_means_nothing_is_told(key: str, said: str) -> None:
    assert hint(key) == said
    assert hint(key, DOWN) == ""


@pytest.mark.parametrize("key", "&é\"'(-è_çà")
def test_what_a_french_keyboard_sends_without_shift_answers_nothing_and_is_told(key: str) -> None:
    said = f"This key ({key}) is no step: press 1 to 4 (AZERTY: with Shift), or ↑ ↓ and Enter."

    assert hint(key) == said
    assert len(said) <= 79


PLAIN_AND_SHIFTED = [chr(code) for code in range(33, 127)]


def test_of_all_keys_of_a_us_keyboard_only_those_that_are_named_tell_anything() -> None:
    shown = {key: pressed(key) for key in PLAIN_AND_SHIFTED}

    told = {key: each.key for key, each in shown.items() if isinstance(each, Leads)}
    small = ["1", "2", "3", "4", HELP_KEY, *(key.id for key in KEYS)]
    meant = {each: key for key in small for each in (key, key.upper())}
    assert told == {**meant, **{name: key for name, key in ALIKE.items() if name in PLAIN_AND_SHIFTED}}
    assert all(each.hint for each in shown.values() if isinstance(each, View))


@pytest.mark.parametrize("key", ["0", "9", "-", ".", ",", "٣"])
def test_what_a_number_begins_with_opens_the_entry_of_a_measure(key: str) -> None:
    assert pressed(key, question="rings") == Leads(key)


def test_at_a_measure_enter_opens_the_entry_and_arrows_mean_nothing() -> None:
    assert pressed(ENTER, question="rings") == Leads("")
    assert hint(NO_KEY, question="rings").startswith(f"This key ({NO_KEY}) means nothing here: type a number")
    assert hint(DOWN, question="rings").startswith("This key means nothing here: type a number")
    assert hint("é", question="rings").startswith("This key (é) means nothing here: type a number")


def test_a_step_that_cannot_be_seen_is_no_answer_until_one_goes_there() -> None:
    size = (39, 8)

    assert hint("4", size=size, long=True) == "Step 4 can't be seen: ↑ and ↓ lead there."
    assert pressed("1", size=size, long=True) == Leads("1")
    assert pressed(DOWN, DOWN, DOWN, DOWN, "4", size=size, long=True) == Leads("4")
    assert hint(DOWN, DOWN, DOWN, DOWN, "1", size=size, long=True).startswith("Step 1 can't be seen")
    assert pressed(DOWN, DOWN, DOWN, DOWN, UP, UP, UP, "1", size=size, long=True) == Leads("1")


@pytest.mark.parametrize("key", ["1", "n", "q", "b", "?", ENTER, DOWN, NO_KEY, SEVERAL])
def test_in_a_window_that_is_too_small_no_key_does_anything(key: str) -> None:
    assert pressed(key, size=(38, 23)) == pressed(key, size=(79, 7)) == View()


@pytest.mark.parametrize("key", "1234567890")
def test_each_digit_is_one_of_ten_steps_and_0_is_the_tenth(key: str) -> None:
    assert pressed(key, of=TEN) == Leads(key)


def test_of_ten_steps_the_arrows_lead_to_the_tenth_too_and_the_digits_are_named() -> None:
    shown = pressed(NO_KEY, of=TEN)

    assert pressed(UP, ENTER, of=TEN) == Leads("0")
    assert isinstance(shown, View)
    assert shown.hint == f"This key ({NO_KEY}) means nothing here: press 1 to 9, or 0, or ? for the keys."


@pytest.mark.parametrize("key", [*"0123456789", "x", ".", "é", DOWN])
def test_no_key_begins_a_text_but_enter(key: str) -> None:
    shown = pressed(key, of=WISHES)

    assert isinstance(shown, View)
    assert shown.hint.endswith("means nothing here: press Enter to write, or press ? for the keys.")
    assert pressed(ENTER, of=WISHES) == Leads("")
    assert pressed("t", of=WISHES) == Leads("t")
