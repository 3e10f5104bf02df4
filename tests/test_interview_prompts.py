"""One key answers, and nothing else does: the prompts by real keys, as a terminal sends them."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import count
from typing import Literal

import pytest
from prompt_toolkit.data_structures import Size

from cxaudit.audit import Audit, Evidence, OwnFinding, Reader, Response, Severity, State, Waiting
from cxaudit.checklist import Gap, Reading
from cxaudit.interview.asking import Option, Stopped, WentBack
from cxaudit.interview.at_terminal import Terminal
from cxaudit.interview.commands import (
    Command,
    GoBack,
    GoOn,
    GoTo,
    GoToOpen,
    KeepFinding,
    MoveNote,
    SetAnswer,
    SetCause,
    SetEvidence,
    SetNote,
    SetSpeaker,
    Speaker,
    Stop,
)
from cxaudit.interview.flow import Interview, begin, run, step
from cxaudit.interview.follow_up import likely_speaker, speaker
from tests.builders import a_checklist, a_department, a_measured_question, a_question, a_response, an_audit
from tests.keyboard import (
    ALT_ENTER,
    CTRL_C,
    CTRL_D,
    CTRL_J,
    CTRL_U,
    DOWN,
    ENTER,
    ESC,
    LEFT,
    NO_KEY,
    PASTE,
    PASTED,
    RIGHT,
    UP,
    Keyboard,
    Keys,
    at_keyboard,
)
from tests.people import UNKNOWN, Scripted, measured, not_applicable, rated

CHECKLIST = a_checklist(a_question("greeted"), a_measured_question("rings"), a_question("seen"))
ORDER = tuple(CHECKLIST.places)
UNTOUCHED = an_audit(CHECKLIST)
INTERRUPTED = Stop(interrupted=True)
TOO_SOON = "That came too soon to be meant. Press it again."
COUNTED_4 = SetNote("(not finished) counted, rings: 4")
NOW = datetime.fromisoformat("2026-01-05T10:00:00+01:00")
CHOICES = [Option("one", "the first"), Option("two", "the second"), Option("three", "the third")]


FRIDAY = date(2026, 1, 9)
NO_SIGN = OwnFinding(department="reception", number=1, found="No sign", severity=Severity.HIGH, do="Hang one")


def waits(kind: Literal["ask", "send"], who: str, until: date | None = None) -> SetAnswer:
    """The question is left to somebody."""
    return SetAnswer(Response(waiting=Waiting(kind=kind, who=who, until=until)))


Press = Callable[..., Terminal]


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    with at_keyboard() as keyboard:
        yield keyboard


@pytest.fixture
def press(keyboard: Keyboard) -> Press:
    """A person at a terminal who presses these keys, a text of them at each prompt, seldom enough."""

    def pressing(*keys: Keys) -> Terminal:
        keyboard.keys = list(keys)
        return Terminal(lambda: 0.0, count().__next__)

    return pressing


def at(question: str = "greeted", audit: Audit = UNTOUCHED, speaker: str = "") -> Interview:
    return Interview(audit, ORDER, ORDER.index(question), {"reception": Speaker(speaker)})


def sat(person: Terminal, audit: Audit = UNTOUCHED, start: str = "greeted") -> Interview:
    """What comes out of a whole interview with somebody."""
    return run(at(start, audit), person.command, lambda _: None, lambda: NOW)


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        (["1"], rated(1)),
        (["4"], rated(4)),
        (["d"], UNKNOWN),
        (["D"], UNKNOWN),
        (["s"], GoToOpen()),
        (["b"], GoBack()),
        ([ESC], GoBack()),
        ([LEFT], GoBack()),
        ([RIGHT], GoOn()),
        ([" "], GoOn()),
        ([">"], GoOn()),
        (["l", DOWN + ENTER], GoTo("rings")),
        ([(DOWN, ENTER)], rated(1)),
        ([(DOWN, DOWN, DOWN, UP, ENTER)], rated(2)),
        ([(UP, ENTER)], rated(4)),
        ([(ENTER, NO_KEY, DOWN, ENTER)], rated(1)),
        (["q"], Stop()),
        (["Q"], Stop()),
        (["n", " slow " + ENTER], SetNote("slow")),
        (["N", ENTER], SetNote("")),
        (["a", ENTER + "closed" + ENTER], not_applicable("closed")),
        (["A", "closed" + ENTER], not_applicable("closed")),
        (["t", "Ruth" + ENTER], SetSpeaker("Ruth")),
        (["i"], SetSpeaker("", confidential=True)),
        (["f", "3"], rated(3)),
        (["v"], SetEvidence(Evidence.DOCUMENTED, "")),
        (["w", "Ruth" + ENTER], waits("ask", "Ruth")),
        (["m", "Ruth" + ENTER, ENTER], waits("send", "Ruth")),
        (["m", "Ruth" + ENTER, "soon" + ENTER, CTRL_U + "Friday" + ENTER], waits("send", "Ruth", FRIDAY)),
        (["o", "No sign" + ENTER, UP + ENTER, "Hang one" + ENTER], KeepFinding(NO_SIGN)),
        (["y", "Ruth" + ENTER], SetSpeaker("Ruth")),
        (["u", "3"], rated(3)),
        (["p", "3"], rated(3)),
        (["/", "rings" + ENTER], GoTo("rings")),
        (["l", ESC, "3"], rated(3)),
        (["e", DOWN + DOWN + ENTER, "4 of 5" + ENTER], SetEvidence(Evidence.OBSERVED, "4 of 5")),
        (["c", DOWN + ENTER], SetCause(Gap.PROMISE)),
        (["?", (NO_KEY, NO_KEY), "3"], rated(3)),
        (["?", ESC, "3"], rated(3)),
    ],
)
def test_one_key_tells_or_leads_to_what_is_told(press: Press, keys: list[str], command: Command) -> None:
    assert press(*keys).command(at()) == command


def test_who_talks_begins_at_who_talks_now_and_enter_keeps_it(press: Press) -> None:
    audit = an_audit(CHECKLIST, people=({"name": "Anna"}, {"name": "Ruth"}))

    ruth = at(audit=audit, speaker="Ruth")

    assert press("t", ENTER).command(ruth) == SetSpeaker("Ruth")
    assert press("t", ENTER).command(at(audit=audit, speaker="")) == SetSpeaker("")
    assert press("t", DOWN + ENTER).command(ruth) == SetSpeaker("Anna")
    assert press("t", DOWN * 3 + ENTER).command(ruth) == SetSpeaker("")
    assert press("t", DOWN * 2 + ENTER, "Ben" + ENTER).command(ruth) == SetSpeaker("Ben")


def test_a_talk_is_in_confidence_with_whom_one_talks_and_openly_again(press: Press) -> None:
    ruth = Speaker("Ruth", confidential=True)
    confidential = Interview(UNTOUCHED, ORDER, 0, {"reception": ruth})

    assert press("i").command(at(speaker="Ruth")) == SetSpeaker("Ruth", confidential=True)
    assert press("i").command(confidential) == SetSpeaker("Ruth")


def test_a_talk_in_confidence_stays_one_when_the_same_person_talks_on_in_another_department() -> None:
    checklist = a_checklist(*(a_department(id=id) for id in ("desk", "bills", "web")))
    talking = begin(an_audit(checklist), ("desk_greeted", "bills_greeted", "web_greeted"))
    talked = step(talking, SetSpeaker("Ruth", confidential=True), NOW)
    talked = step(talked, rated(1), NOW)

    taken = likely_speaker(Scripted(), talked)
    assert taken == SetSpeaker("Ruth", confidential=True)
    assert speaker(Scripted("0"), talked) == taken

    openly = step(step(talked, SetSpeaker("Ruth"), NOW), rated(1), NOW)
    assert likely_speaker(Scripted(), openly) == SetSpeaker("Ruth")


def test_the_one_note_moves_on_at_once_and_of_several_the_one_that_is_picked(press: Press) -> None:
    one = an_audit(CHECKLIST, {"greeted": a_response(private="slow")})
    both = an_audit(CHECKLIST, {"greeted": a_response(note="slow", private="loud")})

    assert press("f").command(at(audit=one)) == MoveNote(Reader.PRIVATE)
    assert press("f", ENTER).command(at(audit=both)) == MoveNote(Reader.CLIENT)
    assert press("f", DOWN + ENTER).command(at(audit=both)) == MoveNote(Reader.PRIVATE)


def test_evidence_and_cause_begin_at_what_was_chosen(press: Press) -> None:
    audit = an_audit(CHECKLIST, {"greeted": a_response(3, evidence="observed", gap="policy", seen="4 of 5")})

    assert press("e", ENTER, ENTER).command(at(audit=audit)) == SetEvidence(Evidence.OBSERVED, "4 of 5")
    assert press("c", ENTER).command(at(audit=audit)) == SetCause(Gap.POLICY)
    assert press("c", ENTER).command(at()) == SetCause(Gap.DELIVERY)


STRAY = {
    "Alt and a digit": "\x1b1",
    "Alt and a letter": "\x1bq",
    "Alt and an arrow": "\x1b[1;3A",
    "Shift+Enter (CSI u)": "\x1b[13;2u",
    "Shift+Enter (modifyOtherKeys)": "\x1b[27;2;13~",
    "a digit (CSI u)": "\x1b[49u",
    "Ctrl and a digit (CSI u)": "\x1b[49;5u",
    "Alt and q (kitty)": "\x1b[113;3:1u",
    "an unknown CSI": "\x1b[1;2Z",
    "an unknown SS3": "\x1bO2P",
    "the keypad in application mode": "\x1bOq\x1bOr\x1bOs",
    "one key of that keypad": "\x1bOq",
    "focus came": "\x1b[I",
    "focus went": "\x1b[O",
    "where the cursor is": "\x1b[12;34R",
    "a colour": "\x1b]11;rgb:1e1e/1e1e/1e1e\x07",
    "a colour, ended otherwise": "\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
    "what terminal it is": "\x1b[?62;22c",
    "its name": "\x1bP>|tmux 3.3a\x1b\\",
    "the mouse": "\x1b[<0;12;3M",
    "the mouse of old": "\x1b[M !!",
    "a paste": PASTE + "1" + PASTED,
    "a paste of three lines": PASTE + "1\r2\r3\r" + PASTED,
    "a paste without marks": "1\r2\r3\r",
    "two digits": "44",
    "a digit and Esc": "4\x1b",
    "a digit and a report": "4\x1b[I1",
    "a digit after Esc": "\x1b4",
    "a function key": "\x1b[15~",
    "Tab": "\t",
    "Ctrl+A": "\x01",
    "Enter": "\r",
    "a letter without meaning": NO_KEY,
    "a digit without a step": "9",
    "a pasted text with Ctrl-C in it": PASTE + "ab\x03" + PASTED,
}


@pytest.mark.parametrize("stray", STRAY.values(), ids=STRAY.keys())
@pytest.mark.parametrize("question", ["greeted", "rings"])
def test_nothing_but_one_plain_key_answers_moves_or_stops(press: Press, question: str, stray: str) -> None:
    if question == "rings" and stray in ("\r", "9"):
        return  # both begin an entry there
    assert press((stray, "d")).command(at(question)) == UNKNOWN


@pytest.mark.parametrize("split", range(1, 8))
def test_a_sequence_that_arrives_in_two_parts_answers_nothing_either(press: Press, split: int) -> None:
    sequence = "\x1b[1;3;2Z"

    person = press((sequence[:split], sequence[split:], "d"))

    assert person.command(at("seen")) == (GoBack() if split == 1 else UNKNOWN)  # Esc alone cannot be told


FORMS_OF_STOPPING = [
    "\x03", "\x04", "\x03\x03", "\x1b[99;5u", "\x1b[100;5u", "\x1b[27;5;99~", "\x1b[27;5;100~",
    "\x1b[99;5:1u", "\x1b[99;69u", "\x1b[1089::99;5u",
]  # fmt: skip


@pytest.mark.parametrize("stop", FORMS_OF_STOPPING, ids=repr)
def test_ctrl_c_and_ctrl_d_stop_in_every_form_that_terminals_send(press: Press, stop: str) -> None:
    assert press(stop).command(at()) == INTERRUPTED
    assert press("?", stop).command(at()) == INTERRUPTED
    assert press("n", "half" + stop).command(at()) == SetNote("half")
    assert press("e", stop).command(at()) == INTERRUPTED
    assert press("4", stop).command(at("rings")) == COUNTED_4


@pytest.mark.parametrize("keys", ["1\x03", "\x041", "ab\x03c", "1\x1b[99;5u", "\x1b[I\x03", "\x1b1\x04"])
@pytest.mark.parametrize("question", ["greeted", "rings"])
def test_ctrl_c_and_ctrl_d_stop_whatever_else_comes_with_them(press: Press, question: str, keys: str) -> None:
    assert press(keys).command(at(question)) == INTERRUPTED
    assert press("?", keys).command(at(question)) == INTERRUPTED


@pytest.mark.parametrize("released", ["\x1b[99;5:3u", "\x1b[99;6u", "\x1b[99;2u", "\x1b[120;5u"])
def test_what_only_looks_like_ctrl_c_does_not_stop(press: Press, released: str) -> None:
    assert press((released, "d")).command(at()) == UNKNOWN


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (NO_KEY, f"This key ({NO_KEY}) means nothing here: press 1 to 4, or ? for the keys."),
        ("9", "This key (9) means nothing here"),
        (ENTER, "Enter takes the step to which"),
        ("44", "Several keys came at once, so none was taken."),
        ("\t", "This key means nothing here."),
    ],
)
def test_a_key_without_meaning_is_told(keyboard: Keyboard, press: Press, key: str, told: str) -> None:
    press((key, "d")).command(at())

    assert told in keyboard.drawn


@pytest.mark.slow
def test_a_key_that_was_held_down_before_the_question_came_answers_nothing(keyboard: Keyboard) -> None:
    times = count()
    keyboard.keys = [("4",) * 30 + ("q",)]

    held = sat(Terminal(lambda: 0.0, lambda: next(times) / 20))

    assert held.stopped == Stop()
    assert not held.audit.responses
    assert "That came too soon to be meant." in keyboard.drawn


def test_arrows_up_and_down_do_not_lead_back_and_esc_does_so_at_once(
    press: Press, keyboard: Keyboard
) -> None:
    assert press((UP, DOWN, ESC)).command(at("seen")) == GoBack()
    assert keyboard.waits_after_esc <= 0.1
    assert press(LEFT).command(at("seen")) == GoBack()


def test_the_first_digit_of_a_measure_opens_its_entry(press: Press) -> None:
    assert press("4", ",5 12" + ENTER).command(at("rings")) == measured((4.5, 12.0))
    assert press("0", ENTER).command(at("rings")) == measured((0.0,))


def test_a_wrong_reading_leaves_the_line_to_be_mended(press: Press, keyboard: Keyboard) -> None:
    person = press("4", (" 5x 7" + ENTER, LEFT * 2 + "\x7f" + ENTER))

    assert person.command(at("rings")) == measured((4.0, 5.0, 7.0))
    assert "'x' is not understood" in keyboard.drawn


def test_the_question_and_its_check_stay_on_the_screen_while_one_counts(
    press: Press, keyboard: Keyboard
) -> None:
    press("4", ENTER).command(at("rings"))

    _, _, entry, *_ = keyboard.drawn.split("How many of us do this: rings?")
    assert "Ask two people, apart." in entry
    assert "rings: " in entry


def test_what_was_understood_is_said_with_its_score(press: Press, keyboard: Keyboard) -> None:
    press("5", "; never, 4" + ENTER).command(at("rings"))
    press("6", ENTER).command(at("rings"))
    press("7", "; never" + ENTER).command(at("rings"))
    press(ENTER, "never" + ENTER).command(at("rings"))

    assert "✔ rings: 5, never, 4 → 5 counts, 75 %" in keyboard.drawn
    assert "✔ rings: 6 → 50 %" in keyboard.drawn
    assert "✔ rings: 7, never → never counts, 0 %" in keyboard.drawn
    assert "✔ rings: never → 0 %" in keyboard.drawn


@pytest.mark.parametrize(
    ("keys", "left"),
    [(["2"], "a few do"), (["d"], "don't know yet"), (["a", "closed" + ENTER], "does not apply: closed")],
)
def test_every_answer_leaves_a_line_behind(
    press: Press, keyboard: Keyboard, keys: list[str], left: str
) -> None:
    press(*keys).command(at())

    assert f"✔ {left} · How many of us do this: greeted?" in keyboard.drawn


def test_what_others_wrote_does_not_steer_the_terminal(press: Press, keyboard: Keyboard) -> None:
    press().say("a name\x1b]0;owned\x07 and \x9b31m \u202eback")

    assert "a name\\x1b]0;owned\\x07 and \\x9b31m \\u202eback" in keyboard.drawn


def test_a_number_with_two_meanings_is_asked_back(press: Press) -> None:
    assert press("1", ",500" + ENTER, ENTER).command(at("rings")) == measured((1500.0,))
    assert press("1", ",500" + ENTER, DOWN + ENTER).command(at("rings")) == measured((1.5,))
    assert press("1", " 500" + ENTER, DOWN + ENTER).command(at("rings")) == measured((1.0, 500.0))
    assert press("1", ",500" + ENTER, ESC, "s").command(at("rings")) == GoToOpen()


def test_readings_are_put_right_in_the_line_that_has_them_and_words_can_be_typed(press: Press) -> None:
    audit = an_audit(CHECKLIST, {"rings": a_response(readings=(3, "never", 12))})

    assert press(ENTER, "\x7f5" + ENTER).command(at("rings", audit)) == measured((3.0, "never", 15.0))
    assert press(ENTER, "never" + ENTER).command(at("rings")) == measured(("never",))


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D])
@pytest.mark.parametrize(
    "keys", [[""], ["n", ""], ["a", ""], ["t", "Ru"], ["e", DOWN], ["e", ENTER, ""], ["c", ""], ["l", ""]]
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


HALF_TYPED = [
    ("greeted", ["n", " half a no"], {"note": "first\nhalf a no"}),
    ("greeted", ["a", "clo"], {"note": "first\n(not finished) does not apply here: clo"}),
    ("greeted", ["e", DOWN + DOWN + ENTER, "3 of"], {"evidence": Evidence.OBSERVED, "seen": "3 of"}),
    ("greeted", ["e", DOWN + DOWN + ENTER, ""], {"evidence": Evidence.OBSERVED, "seen": ""}),
    ("rings", ["4", " 5 1"], {"note": "first\n(not finished) counted, rings: 4 5 1"}),
    ("rings", ["n", "ever"], {"note": "first\n(not finished) counted, rings: never"}),
    ("rings", ["1", ",500" + ENTER, DOWN], {"note": "first\n(not finished) counted, rings: 1,500"}),
]
"""Where text is typed at a question, and what is kept of it with the question."""


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D, signal.SIGINT, None], ids=str)
@pytest.mark.parametrize(("question", "keys", "kept"), HALF_TYPED)
def test_whatever_is_half_typed_at_a_question_is_kept_however_one_stops(
    keyboard: Keyboard,
    question: str,
    keys: list[str],
    kept: dict[str, str],
    stop: str | signal.Signals | None,
) -> None:
    if stop is signal.SIGINT and sys.platform == "win32":
        pytest.skip("Windows sends no such signals")
    audit = an_audit(CHECKLIST, {question: a_response(note="first")})
    *before, last = keys
    last = last if last != " half a no" else PASTE + ENTER + "half a no" + PASTED
    keyboard.keys = [*before, last + stop if isinstance(stop, str) else (last, stop or "")]
    person = Terminal(lambda: 0.0, count().__next__)

    through = sat(person, audit, question)

    assert through.stopped == INTERRUPTED
    response = through.audit.responses[question]
    assert {name: getattr(response, name) for name in kept} == kept
    assert response.state is State.OPEN


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("ever", ("never",)),
        ("o answer", ("never",)),
        ("EVER CAME", ("never",)),
        ("ever, 5; 6 rings", ("never", 5.0, 6.0)),
    ],
)
@pytest.mark.parametrize("noted", ["", "first"])
def test_the_word_never_can_be_typed_at_a_measure_as_its_check_says(
    press: Press, typed: str, readings: tuple[Reading, ...], noted: str
) -> None:
    audit = an_audit(CHECKLIST, {"rings": a_response(note=noted)})

    through = sat(press("n", typed + ENTER, "q"), audit, "rings")

    assert through.audit.responses["rings"].readings == readings
    assert through.audit.responses["rings"].note == noted


def test_what_only_begins_like_never_is_a_note_and_at_steps_everything_is(press: Press) -> None:
    assert press("n", "ever so slow" + ENTER).command(at("rings")) == SetNote("ever so slow")
    assert press("n", "ever" + ENTER).command(at("greeted")) == SetNote("ever")
    assert press("n", "5" + ENTER).command(at("rings")) == SetNote("5")


def test_never_with_a_number_of_two_meanings_is_asked_back_too(press: Press) -> None:
    assert press("n", "ever 1,500" + ENTER, DOWN + ENTER).command(at("rings")) == measured(("never", 1.5))


def test_what_stood_there_already_is_not_kept_twice_when_one_stops(press: Press) -> None:
    audit = an_audit(
        CHECKLIST,
        {
            "greeted": a_response(na="closed"),
            "rings": a_response(readings=(3, 4)),
            "seen": a_response(seen="x"),
        },
    )

    for question, *keys in [("greeted", "a"), ("rings", ENTER), ("seen", "e", ENTER)]:
        assert sat(press(*keys, CTRL_C), audit, question).audit is audit
    emptied = sat(press("e", DOWN + ENTER, CTRL_U + CTRL_C), audit, "seen")
    assert emptied.audit.responses["seen"].seen == "x"


@pytest.mark.parametrize("stop", [CTRL_C, CTRL_D])
def test_whatever_is_asked_for_outside_the_questions_one_can_stop(press: Press, stop: str) -> None:
    with pytest.raises(Stopped) as caught:
        press("half" + stop).text("Your verdict", nothing="none")
    assert caught.value.typed == "half"
    with pytest.raises(Stopped):
        press("half" + stop).line("Name")
    with pytest.raises(Stopped):
        press(DOWN + stop).pick("Which?", CHOICES)
    with pytest.raises(Stopped):
        press(DOWN + stop).tick("Which?", CHOICES)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signals")
@pytest.mark.parametrize("keys", [[], ["n"], ["e"], ["t"]])
def test_an_interrupt_from_outside_stops_too(press: Press, keys: list[str]) -> None:
    assert press(*keys, signal.SIGINT).command(at()) == INTERRUPTED


@pytest.mark.parametrize("keys", [[], ["n"], ["e"], ["t"], ["c"]])
def test_a_terminal_that_is_gone_saves_and_stops(press: Press, keys: list[str]) -> None:
    assert press(*keys).command(at()) == INTERRUPTED


@pytest.mark.parametrize(
    "keys",
    [["n", "x" + ESC], ["a", ESC], ["t", "Ru" + ESC], ["e", ESC], ["e", ENTER, ESC], ["c", DOWN + ESC]],
)
def test_esc_leads_from_what_a_key_asks_for_back_to_the_question(press: Press, keys: list[str]) -> None:
    assert press(*keys, "3").command(at()) == rated(3)


@pytest.mark.parametrize(
    ("question", "keys", "told"),
    [
        ("greeted", ["n", " and more" + ESC], "Not kept: first and more"),
        ("greeted", ["a", "clo" + ESC], "Not kept: clo"),
        ("greeted", ["t", "Ru" + ESC], "Not kept: Ru"),
        ("greeted", ["e", ENTER, "4 of" + ESC], "Not kept: 4 of"),
        ("rings", ["4", " 5" + ESC], "Not kept: 4 5"),
        ("greeted", ["n", ESC], ""),
        ("greeted", ["n", CTRL_U + ESC], ""),
        ("rings", [ENTER, ESC], ""),
        ("greeted", ["c", DOWN + ESC], ""),
    ],
)
def test_what_esc_drops_is_told(
    press: Press, keyboard: Keyboard, question: str, keys: list[str], told: str
) -> None:
    audit = an_audit(CHECKLIST, {"greeted": a_response(note="first"), "rings": a_response(readings=(3, 4))})

    assert press(*keys, "s").command(at(question, audit)) == GoToOpen()
    assert told in keyboard.drawn
    assert bool(told) == ("Not kept" in keyboard.drawn)


def test_esc_leads_back_from_the_entry_of_a_measure_but_not_out_of_other_prompts(press: Press) -> None:
    assert press("4", ESC, "s").command(at("rings")) == GoToOpen()
    assert press((ESC, "corner shop" + ENTER)).line("Name of the business") == "corner shop"


@pytest.mark.parametrize(
    "ask",
    [
        lambda person: person.line("Name of the business"),
        lambda person: person.pick("Which?", CHOICES),
        lambda person: person.tick("Which?", CHOICES),
    ],
)
def test_esc_leads_back_from_any_prompt_where_one_can_go_back(
    press: Press, ask: Callable[[Terminal], object]
) -> None:
    person = press(ESC)

    with pytest.raises(WentBack), person.going_back():
        ask(person)


def test_nothing_is_ticked_where_that_means_something(press: Press, keyboard: Keyboard) -> None:
    assert press("a" + ENTER).tick("Which?", CHOICES, nothing="none of them") == ()
    assert "none of them" in keyboard.drawn


def test_an_enter_that_comes_too_soon_in_a_list_picks_nothing_and_that_is_told(keyboard: Keyboard) -> None:
    person = Terminal(lambda: 0.0, lambda: 0.0)
    keyboard.keys = [ENTER, (ENTER, DOWN + ENTER), (ENTER, DOWN + ENTER)]

    assert person.pick("Which?", CHOICES) == "one"
    assert TOO_SOON not in keyboard.drawn
    assert person.pick("And now?", CHOICES) == "two"
    assert keyboard.drawn.count(TOO_SOON) == 1
    assert person.tick("Which ones?", CHOICES) == ("one", "two", "three")
    assert keyboard.drawn.count(TOO_SOON) == 2


def test_ticking_says_how_it_is_done_and_ended(press: Press, keyboard: Keyboard) -> None:
    press("a" + "a" + ENTER).tick("Which?", CHOICES)

    assert "space: in or out · a: all or none · Enter: done" in keyboard.drawn


@pytest.mark.parametrize("key", [ESC, "q", "b"])
def test_the_help_can_be_left_from_its_first_page(
    press: Press, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr(keyboard, "get_size", lambda: Size(10, 40))

    assert press("?", key, "d").command(at()) == UNKNOWN


def test_nothing_pops_up_after_a_poor_answer(press: Press, keyboard: Keyboard) -> None:
    through = sat(press("1", "8", ENTER, "2"))

    assert through.over
    assert [response.note for response in through.audit.responses.values()] == ["", "", ""]


LINES = "the first line 1\nsecond 2\n\n3 third"


@pytest.mark.parametrize("length", [1, 500])
def test_a_text_of_several_lines_pasted_as_a_note_answers_nothing(press: Press, length: int) -> None:
    text = LINES.replace("\n", ENTER) + " 1 2 3 4" * length + ENTER

    whole = sat(press("n", PASTE + text + PASTED + ENTER, "4", "q"))
    by_key = sat(press("n", text, "4", "q"))

    assert [list(each.audit.responses) for each in (whole, by_key)] == [["greeted"]] * 2
    assert whole.audit.responses["greeted"].note == (LINES + " 1 2 3 4" * length)
    assert by_key.audit.responses["greeted"].note == "the first line 1"


def test_readings_pasted_in_several_lines_answer_one_question(press: Press) -> None:
    by_key = sat(press("4", " 5\r1\r2\r", "q"), start="rings")
    whole = sat(press("4", PASTE + " 5\n1\n2\n" + PASTED + ENTER, "q"), start="rings")

    assert list(by_key.audit.responses) == ["rings"]
    assert by_key.audit.responses["rings"].readings == (4.0, 5.0)
    assert whole.audit.responses["rings"].readings == (4.0, 5.0, 1.0, 2.0)


NEW_LINES = ["\x1b\r", "\x1b[13;2u", "\x1b[13;3u", "\x1b[27;2;13~"]


@pytest.mark.parametrize("new_line", NEW_LINES, ids=repr)
def test_alt_and_shift_enter_begin_a_new_line_of_a_note(press: Press, new_line: str) -> None:
    noted = sat(press("n", f"one{new_line}2 two" + ENTER, "q"))

    assert noted.audit.responses["greeted"].note == "one\n2 two"


@pytest.mark.parametrize(
    "stray", ["\x1b[I", "\x1b1", "\x1b[1;3A", "\x1b[99;6u", "\x1bOq", "\x1b]11;rgb:0/0/0\x07"]
)
def test_no_stray_sequence_gets_into_a_note_or_out_of_it(press: Press, stray: str) -> None:
    assert press("n", f"one{stray} two" + ENTER).command(at()) == SetNote("one two")


def test_what_must_be_one_line_is_joined_where_several_were_pasted(press: Press) -> None:
    pasted = PASTE + "closed\non\r\nMondays" + PASTED + ENTER

    assert press("a", pasted).command(at()) == not_applicable("closed on Mondays")
    assert press("t", pasted).command(at()) == SetSpeaker("closed on Mondays")
    assert press(pasted).line("Name") == "closed on Mondays"


@pytest.mark.parametrize("search", ["\x12", "\x13"])
def test_no_search_takes_the_place_of_what_is_asked(press: Press, keyboard: Keyboard, search: str) -> None:
    assert press(("Ada", search, "!", ENTER)).line("Your name") == "Ada!"
    assert "search" not in keyboard.drawn


def test_a_line_that_is_too_long_is_not_taken(press: Press) -> None:
    assert press("x" * 501 + ENTER + "\x7f" + ENTER).line("Name") == "x" * 500


def test_the_words_follow_what_stands_in_the_line(press: Press, keyboard: Keyboard) -> None:
    audit = an_audit(CHECKLIST, {"greeted": a_response(note="first", seen="4 of 5")})

    assert press("n", CTRL_U + ENTER).command(at(audit=audit)) == SetNote("")
    assert press("e", ENTER, CTRL_U + ENTER).command(at(audit=audit)) == SetEvidence(Evidence.STATED, "")
    assert "Note (empty: nothing · Ctrl-J: a new line)" in keyboard.drawn
    assert "(Enter: nothing" not in keyboard.drawn
    press("n", ENTER).command(at())
    assert "Note (Enter: nothing · Ctrl-J: a new line)" in keyboard.drawn


def test_a_note_has_several_lines_in_every_terminal(press: Press) -> None:
    assert press("n", "slow" + CTRL_J + "and cold" + ENTER).command(at()) == SetNote("slow\nand cold")


def test_what_a_key_asks_is_picked_by_its_number_and_nothing_else_is(press: Press) -> None:
    audit = an_audit(CHECKLIST, people=({"name": "Anna"}, {"name": "Ruth"}))

    assert press("t", "2").command(at(audit=audit)) == SetSpeaker("Ruth")
    assert press("e", "4", ENTER).command(at()) == SetEvidence(Evidence.CONFIRMED, "")
    assert press("c", "9" + "2").command(at()) == SetCause(list(Gap)[1])
    assert press("2" + ENTER).pick("Which?", CHOICES) == "one"


def test_choices_are_picked_and_ticked_with_arrow_keys_and_at_least_one_stays(press: Press) -> None:
    assert press("jkn" + DOWN + ENTER).pick("Which?", CHOICES) == "two"
    assert press(ENTER).tick("Which?", CHOICES) == ("one", "two", "three")
    assert press(" " + DOWN + " " + ENTER).tick("Which?", CHOICES) == ("three",)
    assert press("a" + ENTER + "a" + ENTER).tick("Which?", CHOICES) == ("one", "two", "three")


def test_what_is_proposed_is_where_one_begins(press: Press) -> None:
    assert press(ENTER).pick("Which?", CHOICES, "two") == "two"
    assert press(ENTER).tick("Which?", CHOICES, ("three", "one")) == ("one", "three")


def test_what_is_asked_is_broken_at_its_blanks(press: Press, keyboard: Keyboard) -> None:
    asked = "Do people or goods of the business go to its customers, sent by post or by others too?"
    first, last = (
        "? Do people or goods of the business go to its customers, sent by post or by",
        "  others too?",
    )

    press(ENTER).pick(asked, CHOICES)
    press("yes" + ENTER).line(asked)
    press(ENTER).tick("Which of these do you go to, which not, and which once a week?", CHOICES)

    shown = [line.rstrip() for line in keyboard.drawn.splitlines()]
    assert shown[:2] == [first, f"{last} (Use arrow keys)"]
    assert {f"{last} the first", f"{last} yes", "  (space: in or out · a: all or none · Enter: done)"} <= {
        *shown
    }


def test_after_the_last_question_nothing_is_asked(press: Press) -> None:
    assert press("1").command(Interview(UNTOUCHED, ORDER, len(ORDER))) is None


def test_the_minutes_go_on_from_the_answer_before(keyboard: Keyboard) -> None:
    minutes = [30.0]
    person = Terminal(lambda: minutes[0], count().__next__)
    keyboard.keys = ["4", "4"]

    person.command(at())
    first, keyboard.drawn = keyboard.drawn, ""
    minutes[0] = 33.0
    person.command(at())

    assert "0 min, about 4 left" in first
    assert "3 min, about 4 left" in keyboard.drawn


# --- a text


WISHES = a_checklist(a_question("wished", text=True))


def wishing(text: str = "") -> Interview:
    told = {"wished": a_response(text=text)} if text else {}
    return Interview(an_audit(WISHES, told), ("wished",), 0, {"reception": Speaker()})


def written_down(text: str) -> SetAnswer:
    return SetAnswer(Response(text=text))


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        ([ENTER, "Longer hours." + ENTER], written_down("Longer hours.")),
        ([ENTER, "t" + ENTER], written_down("t")),
        ([ENTER, "3" + ENTER], written_down("3")),
        ([ENTER, ("Longer hours.", ALT_ENTER, "A bench.", ENTER)], written_down("Longer hours.\nA bench.")),
        (
            [ENTER, (PASTE + "Longer hours.\rA bench." + PASTED, ENTER)],
            written_down("Longer hours.\nA bench."),
        ),
        ([ENTER, (ENTER, ESC), "d"], UNKNOWN),
        ([ENTER, ("n/a" + ENTER, CTRL_U, "Longer hours." + ENTER)], written_down("Longer hours.")),
        ([ENTER, "Longer" + CTRL_C], SetNote("(not finished) the answer: Longer")),
        (["d"], UNKNOWN),
        (["a", "nobody came" + ENTER], not_applicable("nobody came")),
        ([("3", "x", NO_KEY, "d")], UNKNOWN),
        (["n", "Kim said so." + ENTER], SetNote("Kim said so.")),
    ],
)
def test_a_text_is_written_once_enter_was_pressed_and_no_key_answers(
    press: Press, keys: list[Keys], command: Command
) -> None:
    assert press(*keys).command(wishing()) == command


def test_a_text_is_changed_from_what_it_was(press: Press) -> None:
    before = wishing("Longer hours.\nA bench.")

    assert press(ENTER, " Tea." + ENTER).command(before) == written_down("Longer hours.\nA bench. Tea.")
    assert press(ENTER, CTRL_U + "No." + ENTER).command(before) == written_down("Longer hours.\nNo.")
