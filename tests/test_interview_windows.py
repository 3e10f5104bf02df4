"""Sittings in real windows of several sizes: what is drawn, and what the keys of a person do there."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cxaudit.audit import Audit
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_department, a_question, a_response, an_audit
from tests.keyboard import CTRL_C, CTRL_J, DOWN, ENTER, ESC, PASTE, PASTED, UP

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind"),
]

if TYPE_CHECKING or sys.platform != "win32":
    from tests.window import Window

TAB = "\t"
ASKS = {
    "reception": ["Who answers the phone over lunch?", "Who greets a guest?", "How clean is the desk?"],
    "kitchen": ["How long does a coffee take?", "Who tastes the soup?", "What is said of allergies?"],
}
CHECKLIST = a_checklist(
    *(
        a_department(*(a_question(f"{id}_{number}", ask=ask) for number, ask in enumerate(asks)), id=id)
        for id, asks in ASKS.items()
    )
)
PEOPLE = [{"name": "Ruth", "leads": ["reception"]}, {"name": "Anna", "leads": ["kitchen"]}]


def saved(folder: Path, audit: Audit | None = None) -> Path:
    path = folder / "shop.audit.json"
    save_audit(audit or an_audit(CHECKLIST, people=PEOPLE), path)
    return path


def in_window(path: Path, columns: int = 80, rows: int = 24, *args: str) -> Window:
    return Window("resume", str(path), *args, folder=path.parent, columns=columns, rows=rows)


def answered(path: Path) -> dict[str, int | None]:
    return {name: each.step for name, each in load_audit(path).responses.items() if each.step}


def test_a_talk_at_80_by_24_costs_one_key_an_answer_and_one_to_say_who_talks(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with in_window(path) as window:
        window.shows("Who is talking? y Ruth, who leads this · t somebody else · or answer", "? all keys")
        window.type("y")
        window.shows(" · talking with Ruth")
        window.type("3")
        window.shows("✔ most of them do", "2 of 6")
        window.type("w")
        window.shows("Who is to be asked?", "2  Anna")
        window.type("2")
        window.shows("✔ to be asked: Anna", "3 of 6")
        window.type("o")
        window.shows("What did you find in Reception?")
        window.type("The clock is wrong" + ENTER)
        window.shows("How grave is it?", "» 3  Medium")
        window.type("2")
        window.shows("What is to be done about it?")
        window.type("Set it" + ENTER)
        window.shows("✔ own finding: High: The clock is wrong", "3 of 6")
        window.type("u")
        window.shows("✔ taken back", "3 of 6")
        window.type("u")
        window.shows("2 of 6", "Who greets a guest?")
        window.type("q")
        assert window.ends() == 0
    audit = load_audit(path)
    assert answered(path) == {"reception_0": 3}
    assert audit.responses["reception_0"].told_by == "Ruth"
    assert audit.own == ()
    assert [log.question for log in audit.superseded] == ["reception_1"]


def test_the_list_at_60_by_20_finds_by_word_and_leads_there_and_answers_nothing(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with in_window(path, 60, 20) as window:
        window.shows("1 of 6")
        window.type("l")
        window.shows("[all 6] · open 6", "Find: ▏", "Reception (3 questions, 3 open)", " › ○ Who answers")
        window.type("1234 coffee")
        window.shows("Find: 1234 coffee▏", "nothing is found")
        window.type("\x15coffee")
        screen = window.shows("Find: coffee▏", " › ○ How long does a coffee take?", "Kitchen (1 question,")
        assert "Who greets" not in screen
        window.type(ENTER)
        window.shows("4 of 6", "How long does a coffee take?")
        window.type("2")
        window.shows("5 of 6")
        window.type("q")
        assert window.ends() == 0
    assert answered(path) == {"kitchen_0": 2}


def test_at_40_by_10_the_list_scrolls_and_says_the_answer_below(tmp_path: Path) -> None:
    path = saved(tmp_path, an_audit(CHECKLIST, {"kitchen_2": 2, "reception_1": "unknown"}))
    with in_window(path, 40, 10) as window:
        window.shows("1  nobody does")
        window.type("l")
        window.shows("[all 6]", " › ○ Who answers the phone", "Enter: go")
        for _ in range(5):
            window.type(DOWN)
        window.shows(" › ✔ What is said of allergies?", "→ a few")
        window.type(UP + TAB + TAB)
        window.shows("[unknown 1]", " › ? Who greets a guest?")
        window.type(ENTER)
        window.shows("Who greets a guest?", "4  all of them do")
        window.type("4")
        window.shows("How clean is the desk?")
        window.type(CTRL_C)
        assert window.ends() == 130
    assert answered(path) == {"kitchen_2": 2, "reception_1": 4}


def test_at_140_by_45_question_and_answer_stand_side_by_side(tmp_path: Path) -> None:
    waits = a_response(waiting={"kind": "send", "who": "Anna", "until": "2026-12-11"})
    path = saved(tmp_path, an_audit(CHECKLIST, {"kitchen_1": waits, "kitchen_0": 1}))
    with in_window(path, 140, 45) as window:
        window.shows("1 answer is waited for:", "to be sent by: Anna, by 11 December 2026")
        window.type("/")
        screen = window.shows("waiting 1", "findings 1", "… Who tastes the soup?")
        rows = {line[5:22]: line for line in screen.splitlines()}
        assert "to be sent by: Anna, by 11 December 2026" in rows["Who tastes the so"]
        assert "nobody does" in rows["How long does a c"]
        window.type(ESC)
        window.shows("1 of 6")
        window.type("q")
        assert window.ends() == 0
    assert answered(path) == {"kitchen_0": 1}


def test_a_window_may_change_its_size_while_one_writes_or_looks_for_something(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with in_window(path) as window:
        window.shows("1 of 6")
        window.type("l")
        window.shows("[all 6]")
        window.resize(40, 10)
        window.shows("↑ ↓ Tab · Enter: go · Esc: back")
        window.resize(140, 45)
        window.shows("What is said of allergies?", "Tab: open, unknown")
        window.type(ESC)
        window.shows("1 of 6")
        window.type("n")
        window.shows("? Note")
        window.type("Nobody sits at the desk between noon and one, says the baker next door")
        window.resize(60, 20)
        window.type(CTRL_J + "Ask her again" + ENTER)
        window.shows("Note for the client: Nobody sits at the desk between noon", "  Ask her again")
        window.type("q")
        assert window.ends() == 0
    note = "Nobody sits at the desk between noon and one, says the baker next door\nAsk her again"
    assert load_audit(path).responses["reception_0"].note == note


def test_what_is_typed_is_broken_at_words_in_the_narrowest_window(tmp_path: Path) -> None:
    path = saved(tmp_path)
    words = "remarkable cleanliness everywhere throughout yesterdays inspection"
    with in_window(path, 40, 12) as window:
        window.shows("1  nobody does")
        window.type("n")
        window.shows("? Note")
        window.type(words)
        screen = window.shows("inspection")
        assert all(any(word in line for line in screen.splitlines()) for word in words.split())
        window.type(ENTER)
        window.shows("1  nobody does")
        window.type("q")
        assert window.ends() == 0
    assert load_audit(path).responses["reception_0"].note == words


@pytest.mark.parametrize("paste", [f"{PASTE}4\r2\rsoup{PASTED}", "4\r2\r3\r"])
def test_what_is_pasted_into_the_list_is_looked_for_and_answers_nothing(tmp_path: Path, paste: str) -> None:
    path = saved(tmp_path)
    with in_window(path) as window:
        window.shows("1 of 6")
        window.type("l")
        window.shows("[all 6]")
        window.type(paste)
        window.shows("Find: 4")
        window.type("\x15soup")
        window.shows("Find: soup▏", "Who tastes the soup?")
        window.type(ENTER)
        window.shows("5 of 6")
        window.type("q")
        assert window.ends() == 0
    assert answered(path) == {}


def test_sequences_that_nobody_knows_do_nothing_in_the_list(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with in_window(path) as window:
        window.shows("1 of 6")
        window.type("l")
        window.shows("[all 6]")
        for stray in ("\x1b[I", "\x1b[O", "\x1b1", "\x1b[13;2u", "\x1b[999~", "\x12", "\x13"):
            window.type(stray)
        window.type("soup")
        window.shows("Find: soup▏")
        window.type("\x7f\x7f\x7f\x7f")
        window.shows("Find: ▏", "[all 6]")
        window.type(ESC)
        window.shows("1 of 6")
        window.type("q")
        assert window.ends() == 0
    assert answered(path) == {}


def test_killed_in_the_list_everything_is_there_and_one_goes_on(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with in_window(path) as window:
        window.shows("1 of 6")
        window.type("2")
        window.shows("2 of 6")
        window.type("w")
        window.shows("Who is to be asked?")
        window.type("1")
        window.shows("3 of 6")
        window.type("l")
        window.shows("[all 6] · open 4", "waiting 1")
        window.signal(signal.SIGKILL)
        assert window.ends() == -signal.SIGKILL
    with in_window(path, 80, 24, "--only", "waiting") as window:
        window.shows("1 answer is waited for:", "to be asked: Ruth", "1 question to go through.", "1 of 1")
        window.type("4")
        window.shows("All questions were shown")
        window.type(CTRL_C)
        assert window.ends() == 130
    assert answered(path) == {"reception_0": 2, "reception_1": 4}


def test_a_finished_audit_is_corrected_from_the_list_and_keeps_what_was(tmp_path: Path) -> None:
    path = saved(tmp_path, an_audit(CHECKLIST, dict.fromkeys(CHECKLIST.places, 4), verdict="Fine."))
    with in_window(path) as window:
        window.shows("Nothing is open any more: going on at the end.", "change an answer")
        window.type("c")
        window.shows("[all 6]", "› ✔ Who answers the phone over lunch?")
        window.type("allerg" + ENTER)
        window.shows("What is said of allergies?", "So far: all of them do")
        window.type("1")
        window.shows("All questions were shown")
        window.type(CTRL_C)
        assert window.ends() == 130
    audit = load_audit(path)
    assert answered(path)["kitchen_2"] == 1
    assert [(log.question, log.response.step) for log in audit.superseded] == [("kitchen_2", 4)]
    assert audit.verdict == "Fine."


def test_line_by_line_at_40_columns_nothing_is_broken_within_a_word(tmp_path: Path) -> None:
    path = saved(tmp_path)
    with in_window(path, 40, 24, "--plain") as window:
        window.shows("? all keys")
        window.type("l\n")
        screen = window.shows("Enter: back")
        assert "1 ○ Who answers the phone over" in screen
        assert not [line for line in screen.splitlines() if len(line) > 39]
        words = {word for line in screen.splitlines() for word in line.split()}
        assert {"questions,", "lunch?", "allergies?", "[open]"} <= words
        window.type("allergies\n")
        window.shows("6 ○ What is said of allergies?")
        window.type("6\n")
        window.shows("6 of 6")
        window.type("3\n")
        window.shows("All questions were shown", "write the workbook")
        window.type(CTRL_C)
        assert window.ends() == 130
    assert answered(path) == {"kitchen_2": 3}
