"""One key answers, and nothing else does: the prompts by real keys, as a terminal sends them."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from cxaudit.audit import Audit, Evidence
from cxaudit.checklist import Gap
from cxaudit.interview.asking import Choice, Stopped
from cxaudit.interview.commands import (
    Back,
    Command,
    Fails,
    Measured,
    NotApplicable,
    Note,
    Rate,
    Rests,
    Skip,
    Stop,
    ToldBy,
    Unknown,
)
from cxaudit.interview.flow import Interview, run
from cxaudit.interview.prompts import Terminal
from tests.builders import a_checklist, a_measured_question, a_question, a_response, an_audit
from tests.keyboard import (
    CTRL_C,
    CTRL_D,
    CTRL_U,
    DOWN,
    ENTER,
    ESC,
    LEFT,
    PASTE,
    PASTED,
    RIGHT,
    UP,
    Keyboard,
    at_keyboard,
)

CHECKLIST = a_checklist(a_question("greeted"), a_measured_question("rings"), a_question("seen"))
ORDER = tuple(CHECKLIST.places)
UNTOUCHED = an_audit(CHECKLIST)
INTERRUPTED = Stop(interrupted=True)
NOW = datetime.fromisoformat("2026-01-05T10:00:00+01:00")
CHOICES = [Choice("one", "the first"), Choice("two", "the second"), Choice("three", "the third")]


Press = Callable[..., Terminal]


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    with at_keyboard() as keyboard:
        yield keyboard


@pytest.fixture
def press(keyboard: Keyboard) -> Press:
    """A person at a terminal who presses these keys, a text of them at each prompt."""

    def pressing(*keys: str | signal.Signals) -> Terminal:
        keyboard.keys = list(keys)
        return Terminal(lambda: 0.0)

    return pressing


def at(question: str = "greeted", audit: Audit = UNTOUCHED, speaker: str = "") -> Interview:
    return Interview(audit, ORDER, ORDER.index(question), speaker)


def sat(person: Terminal, audit: Audit = UNTOUCHED, start: str = "greeted") -> Interview:
    """What comes out of a whole interview with somebody."""
    return run(at(start, audit), person.command, lambda _: None, lambda: NOW)


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        (["1"], Rate(1)),
        (["4"], Rate(4)),
        (["d"], Unknown()),
        (["D"], Unknown()),
        (["s"], Skip()),
        (["b"], Back()),
        ([ESC], Back()),
        (["q"], Stop()),
        (["Q"], Stop()),
        (["n", " slow " + ENTER], Note("slow")),
        (["N", ENTER], Note("")),
        (["a", ENTER + "closed" + ENTER], NotApplicable("closed")),
        (["A", "closed" + ENTER], NotApplicable("closed")),
        (["t", "Ruth" + ENTER], ToldBy("Ruth")),
        (["e", DOWN + DOWN + ENTER, "4 of 5" + ENTER], Rests(Evidence.OBSERVED, "4 of 5")),
        (["c", UP + ENTER], Fails(Gap.PROMISE)),
        (["?", "3"], Rate(3)),
    ],
)
def test_one_key_tells_or_leads_to_what_is_told(press: Press, keys: list[str], command: Command) -> None:
    assert press(*keys).command(at()) == command


def test_nothing_else_answers(press: Press) -> None:
    nothing = ENTER * 3 + UP + DOWN + RIGHT + " 0567890xyz\t!" + PASTE + "1\n2\n" + PASTED

    assert press(nothing + "3").command(at()) == Rate(3)


def test_arrow_keys_do_not_lead_back_and_esc_does_so_at_once(press: Press, keyboard: Keyboard) -> None:
    assert press(UP + DOWN + RIGHT + ESC).command(at("seen")) == Back()
    assert keyboard.waits_after_esc <= 0.1
    assert press(LEFT).command(at("seen")) == Back()


def test_the_first_digit_of_a_measure_opens_its_entry(press: Press) -> None:
    assert press("4", ",5 12" + ENTER).command(at("rings")) == Measured((4.5, 12.0))
    assert press("0", ENTER).command(at("rings")) == Measured((0.0,))
    assert press("4", "x" + ENTER, "7", ENTER).command(at("rings")) == Measured((7.0,))


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D])
@pytest.mark.parametrize(
    "keys", [[""], ["n", ""], ["a", "clo"], ["t", "Ru"], ["e", DOWN], ["e", ENTER, ""], ["c", ""]]
)
def test_ctrl_c_and_ctrl_d_save_and_stop_wherever_one_is(press: Press, stop: str, keys: list[str]) -> None:
    person = press(*keys[:-1], keys[-1] + stop)

    assert person.command(at()) == INTERRUPTED
    assert person.command(at()) == INTERRUPTED


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D])
def test_a_half_typed_note_is_kept_when_one_stops(press: Press, stop: str) -> None:
    noted = an_audit(CHECKLIST, {"greeted": a_response(note="first")})

    new = sat(press("n", " half a no" + stop))
    changed = sat(press("n", ", then more" + stop), noted)
    same = sat(press("n", stop), noted)
    emptied = sat(press("n", CTRL_U + stop), noted)

    assert [each.stopped for each in (new, changed, same, emptied)] == [INTERRUPTED] * 4
    assert new.audit.responses["greeted"].note == "half a no"
    assert changed.audit.responses["greeted"].note == "first, then more"
    assert same.audit is noted
    assert emptied.audit is noted


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D])
def test_whatever_is_asked_for_outside_the_questions_one_can_stop(press: Press, stop: str) -> None:
    with pytest.raises(Stopped) as caught:
        press("half" + stop).text("Your verdict")
    assert caught.value.typed == "half"
    with pytest.raises(Stopped):
        press("half" + stop).line("Name", needed=True)
    with pytest.raises(Stopped):
        press(DOWN + stop).pick("Which?", CHOICES)
    with pytest.raises(Stopped):
        press(DOWN + stop).tick("Which?", CHOICES)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("keys", [[], ["n"], ["e"], ["2"]])
def test_an_interrupt_from_outside_stops_too(press: Press, keys: list[str]) -> None:
    assert press(*keys, signal.SIGINT).command(at("rings" if keys == ["2"] else "greeted")) == INTERRUPTED


@pytest.mark.parametrize("keys", [[], ["n"], ["e"], ["t"], ["c"]])
def test_a_terminal_that_is_gone_saves_and_stops(press: Press, keys: list[str]) -> None:
    assert press(*keys).command(at()) == INTERRUPTED


@pytest.mark.parametrize(
    "keys",
    [["n", "x" + ESC], ["a", ESC], ["t", "Ru" + ESC], ["e", ESC], ["e", ENTER, ESC], ["c", DOWN + ESC]],
)
def test_esc_leads_from_what_a_key_asks_for_back_to_the_question(press: Press, keys: list[str]) -> None:
    assert press(*keys, "3").command(at()) == Rate(3)


def test_esc_leads_back_from_the_entry_of_a_measure_but_not_out_of_other_prompts(press: Press) -> None:
    assert press("4", ESC, "s").command(at("rings")) == Skip()
    assert press(ESC + "Corner Shop" + ENTER).line("Name of the business", needed=True) == "Corner Shop"


def test_a_poor_answer_offers_a_note_and_enter_passes_on(press: Press) -> None:
    noted = sat(press("1", "shouted at" + ENTER, "9", ENTER, ENTER, "2", ENTER))

    assert not noted.stopped
    assert noted.audit.responses["greeted"].note == "shouted at"
    assert noted.audit.responses["rings"].readings == (9.0,)
    assert noted.audit.responses["seen"].note == ""


def test_a_poor_answer_to_the_last_question_offers_a_note_too(press: Press) -> None:
    assert sat(press("1", "no sign" + ENTER), start="seen").audit.responses["seen"].note == "no sign"


def test_a_poor_measure_offers_a_note_too(press: Press) -> None:
    noted = sat(press("8", ENTER, "rang out" + ENTER, "q"), start="rings")

    assert noted.audit.responses["rings"].note == "rang out"
    assert noted.stopped == Stop()


def test_a_good_answer_and_one_with_a_note_offer_none(press: Press) -> None:
    audit = an_audit(CHECKLIST, {"greeted": a_response(note="first")})

    through = sat(press("1", "4", ENTER, "4"), audit)

    assert through.over
    assert through.audit.responses["greeted"].note == "first"


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D])
def test_a_half_typed_note_on_a_poor_answer_is_kept_when_one_stops(press: Press, stop: str) -> None:
    kept = sat(press("1", "shou" + stop))
    none = sat(press("1", stop))
    last = sat(press("1", "shou" + stop), start="seen")

    assert kept.audit.responses["greeted"].note == "shou"
    assert none.audit.responses["greeted"].note == ""
    assert last.audit.responses["seen"].note == "shou"
    assert [each.stopped for each in (kept, none, last)] == [INTERRUPTED] * 3


LINES = "the first line 1\nsecond 2\n\n3 third"


@pytest.mark.parametrize("length", [1, 500])
def test_a_text_of_several_lines_pasted_as_a_note_answers_nothing(press: Press, length: int) -> None:
    text = LINES.replace("\n", ENTER) + " 1 2 3 4" * length + ENTER

    whole = sat(press("n", PASTE + text + PASTED + ENTER, "4", "q"))
    by_key = sat(press("n", text, "4", "q"))
    on_poor = sat(press("1", text, "q"))

    assert [list(each.audit.responses) for each in (whole, by_key, on_poor)] == [["greeted"]] * 3
    assert whole.audit.responses["greeted"].note == (LINES + " 1 2 3 4" * length)
    assert by_key.audit.responses["greeted"].note == "the first line 1"
    assert on_poor.audit.responses["greeted"].note == "the first line 1"


def test_readings_pasted_in_several_lines_answer_one_question(press: Press) -> None:
    by_key = sat(press("4", " 5\r1\r2\r", "q"), start="rings")
    whole = sat(press("4", PASTE + " 5\n1\n2\n" + PASTED + ENTER, "q"), start="rings")

    assert list(by_key.audit.responses) == ["rings"]
    assert by_key.audit.responses["rings"].readings == (4.0, 5.0)
    assert whole.audit.responses["rings"].readings == (4.0, 5.0, 1.0, 2.0)


def test_what_must_be_one_line_is_joined_where_several_were_pasted(press: Press) -> None:
    pasted = PASTE + "closed\non\r\nMondays" + PASTED + ENTER

    assert press("a", pasted).command(at()) == NotApplicable("closed on Mondays")
    assert press("t", pasted).command(at()) == ToldBy("closed on Mondays")
    assert press(pasted).line("Name") == "closed on Mondays"


def test_a_line_that_is_too_long_is_not_taken(press: Press) -> None:
    assert press("x" * 501 + ENTER + "\x7f" + ENTER).line("Name") == "x" * 500


def test_choices_are_picked_and_ticked_with_arrow_keys_and_at_least_one_stays(press: Press) -> None:
    assert press("jkn" + DOWN + ENTER).pick("Which?", CHOICES) == "two"
    assert press(ENTER).tick("Which?", CHOICES) == ("one", "two", "three")
    assert press(" " + DOWN + " " + ENTER).tick("Which?", CHOICES) == ("three",)
    assert press("a" + ENTER + "a" + ENTER).tick("Which?", CHOICES) == ("one", "two", "three")


def test_after_the_last_question_nothing_is_asked(press: Press) -> None:
    assert press("1").command(Interview(UNTOUCHED, ORDER, len(ORDER))) is None


def test_the_time_left_follows_every_kind_of_answer(keyboard: Keyboard) -> None:
    keyboard.keys = ["4", "d", "1", ENTER, "d", "d"]
    person = Terminal(lambda: 10.0)

    for _ in range(5):
        person.command(at())
    early, keyboard.drawn = keyboard.drawn, ""
    person.command(at())

    assert "10 min, about 4 left" in early
    assert "10 min, about 6 left" in keyboard.drawn
