"""Asking line by line: what can be typed, what is refused with a sentence, and where it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit import Audit, Evidence, OwnFinding, Reader, Response, Severity, Waiting
from cxaudit.audit.references import wrong_in
from cxaudit.checklist import Gap, Reading
from cxaudit.interview.asking import Option, Stopped, WentBack
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
from cxaudit.interview.flow import Interview, run
from cxaudit.interview.keys import KEYS
from cxaudit.interview.plain import Lines
from cxaudit.text import LONGEST_TEXT
from tests.builders import a_checklist, a_department, a_measured_question, a_question, a_response, an_audit
from tests.keyboard import NO_KEY
from tests.people import UNKNOWN, measured, not_applicable, rated
from tests.runs import runs

CHECKLIST = a_checklist(a_question("greeted"), a_measured_question("rings"))
ORDER = tuple(CHECKLIST.places)
CHOICES = (Option("one", "the first"), Option("two", "the second"), Option("three", "the third"))


NO_SIGN = OwnFinding(department="reception", number=1, found="No sign", severity=Severity.HIGH, do="Hang one")


def waits(kind: Literal["ask", "send"], who: str, until: date | None = None) -> SetAnswer:
    """The question is left to somebody."""
    return SetAnswer(Response(waiting=Waiting(kind=kind, who=who, until=until)))


class Typist:
    """Somebody who types these lines, and sees what is shown."""

    def __init__(
        self,
        *typed: str,
        error: type[BaseException] = EOFError,
        minutes: Callable[[], float] = lambda: 10.0,
        columns: int = 80,
    ) -> None:
        self._typed, self._error = list(typed), error
        self.shown: list[str] = []
        self.lines = Lines(self._read, self.shown.append, minutes, lambda: columns)

    def _read(self) -> str:
        if not self._typed:
            raise self._error
        return self._typed.pop(0) + "\n"

    @property
    def left(self) -> list[str]:
        """Lines that nobody has asked for yet."""
        return self._typed


def at(question: str = "greeted", audit: Audit | None = None, speaker: str | None = None) -> Interview:
    speakers = {} if speaker is None else {"reception": Speaker(speaker)}
    return Interview(audit or an_audit(CHECKLIST), ORDER, ORDER.index(question), speakers)


def told(
    question: str, *typed: str, audit: Audit | None = None, speaker: str | None = None
) -> Command | None:
    typist = Typist(*typed)
    command = typist.lines.command(at(question, audit, speaker))
    assert not typist.left
    return command


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (["1"], rated(1)),
        (["  4 "], rated(4)),
        (["d"], UNKNOWN),
        (["D"], UNKNOWN),
        (["s"], GoToOpen()),
        (["b"], GoBack()),
        ([">"], GoOn()),
        (["l", "2"], GoTo("rings")),
        (["q"], Stop()),
        (["n", " a note "], SetNote("a note")),
        (["n", ""], SetNote("")),
        (["N", "CAPITALS"], SetNote("CAPITALS")),
        (["a", "nobody comes"], not_applicable("nobody comes")),
        (["a", "", "2"], rated(2)),
        (["a", "b", "a", "closed"], not_applicable("closed")),
        (["l", "B", "2"], rated(2)),
        (["t", "b", "e", "b", "e", "2", "b", "n", "b", "c", "b", "2"], rated(2)),
        (["t", "Ruth"], SetSpeaker("Ruth")),
        (["i"], SetSpeaker("", confidential=True)),
        (["f", "3"], rated(3)),
        (["t", ""], SetSpeaker("")),
        (["e", "3", "4 of 5"], SetEvidence(Evidence.OBSERVED, "4 of 5")),
        (["e", "5", "x", "1", ""], SetEvidence(Evidence.STATED, "")),
        (["e", "", ""], SetEvidence(Evidence.STATED, "")),
        (["c", "2"], SetCause(Gap.POLICY)),
        (["c", ""], SetCause(Gap.DELIVERY)),
        (["?", "2"], rated(2)),
    ],
)
def test_what_can_be_typed(typed: list[str], command: Command) -> None:
    assert told("greeted", *typed) == command


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("3", (3.0,)),
        ("3 4.5 12", (3.0, 4.5, 12.0)),
        ("  4,5\t 0,25 ", (4.5, 0.25)),
        ("0", (0.0,)),
        ("3; 4 rings, never", (3.0, 4.0, "never")),
    ],
)
def test_a_measure_takes_readings_with_point_or_comma(typed: str, readings: tuple[Reading, ...]) -> None:
    assert told("rings", typed) == measured(readings)


def test_a_number_with_two_meanings_is_asked_back_and_what_was_understood_is_said() -> None:
    typist = Typist("1,500 2", "2")

    assert typist.lines.command(at("rings")) == measured((1.5, 2.0))
    assert "1,500: is that 1500, 1.5, or 1 and 500?" in typist.shown
    assert typist.shown[-1] == "rings: 1.5, 2 → 2 counts, 100 %"


@pytest.mark.parametrize(
    "typed", ["", "0", "5", "01", "1.0", "-1", NO_KEY, "1 2", "²", "٣", "9" * 5000, "yes", "=1", "\x00"]
)
def test_what_is_no_step_is_refused_with_those_that_there_are(typed: str) -> None:
    typist = Typist(typed, "2")

    assert typist.lines.command(at()) == rated(2)
    assert typist.shown[-2:] == ["Choose a step from 1 to 4.", "> "]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Type a number (rings), such as 3 or 4.5; or never."),
        ("3 nan", "'nan' is not understood: type a number (rings), or never."),
        ("2 min", "'min' is not understood: type a number (rings), or never."),
        ("-3", "-3 rings can't be true: give 0 or more."),
    ],
)
def test_what_is_no_number_is_refused_with_the_unit(typed: str, said: str) -> None:
    typist = Typist(typed, "2")

    assert typist.lines.command(at("rings")) == measured((2.0,))
    assert typist.shown[-3:] == [said, "> ", "rings: 2 → 100 %"]


def test_without_a_reason_one_is_back_at_the_question_and_nothing_is_kept() -> None:
    typist = Typist("a", "", "2")

    assert typist.lines.command(at()) == rated(2)
    assert "Why does it not apply here? (Enter: back): " in typist.shown
    assert "Nothing is kept. Back to: How many of us do this: greeted?" in typist.shown


def test_from_a_number_that_is_asked_back_one_can_go_back() -> None:
    assert told("rings", "1,500", "", "1,500", "b", "3") == measured((3.0,))


def test_what_must_be_told_outside_the_questions_is_asked_again() -> None:
    typist = Typist("", "b")

    assert typist.lines.line("Name") == "b"
    assert typist.shown == ["Name: ", "This is needed.", "Name: "]


def test_what_stands_there_can_be_kept_changed_or_taken_away_and_the_words_say_so() -> None:
    audit = an_audit(CHECKLIST, {"greeted": a_response(note="first", seen="4 of 5")})
    typist = Typist("n", "-")

    assert typist.lines.command(at(audit=audit)) == SetNote("")
    assert " ".join(typist.shown[-2:]) == (
        "Note [first] (Enter: keep it; -: take it away; \\ at the end: another line; b: back):"
    )
    assert told("greeted", "e", "", "-", audit=audit) == SetEvidence(Evidence.STATED, "")
    assert told("greeted", "e", "", "", audit=audit) == SetEvidence(Evidence.STATED, "4 of 5")
    assert Typist("-").lines.text("Your verdict", "Fair", nothing="none") == ""
    assert Typist("-").lines.line("Which site?", "Quay", nothing="there is only one") == ""
    assert Typist("-").lines.text("Note", nothing="nothing") == "-"


def test_where_nothing_stands_yet_the_words_say_what_enter_means() -> None:
    typist = Typist("n", "", "t", "")

    for _ in range(2):
        typist.lines.command(at())

    assert "Note (Enter: nothing; \\ at the end: another line; b: back): " in typist.shown
    assert "Who is talking from here on? (Enter: nobody; b: back): " in typist.shown


def test_the_help_has_the_keys_that_can_be_typed_and_no_others() -> None:
    typist = Typist("?", "2")

    typist.lines.command(at())

    shown = typist.shown[typist.shown.index("> ") + 1 : -1]
    assert {line[:5].strip() for line in shown} == {*(key.id for key in KEYS), "1 2 3", "Enter", ""}
    assert not {key for key in ("↑", "↓", "←", "→", "Esc", "space", "press") if key in " ".join(shown)}


def test_a_line_that_is_too_long_is_refused_and_a_note_may_be_longer() -> None:
    typist = Typist("a", "x" * 501, "x" * 500)

    assert typist.lines.command(at()) == not_applicable("x" * 500)
    assert "This is too long: at most 500 letters." in typist.shown
    assert told("greeted", "n", "x" * 100_000) == SetNote("x" * 100_000)
    assert told("greeted", "n", "x" * 100_001, "y") == SetNote("y")


def test_a_carriage_return_within_a_line_ends_no_line() -> None:
    assert told("greeted", "a", "no\rbody\x0bcomes") == not_applicable("no body comes")


def test_help_and_a_refusal_ask_again_and_show_the_question_once() -> None:
    typist = Typist("?", "9", "1")

    typist.lines.command(at())

    assert typist.shown.count("How many of us do this: greeted?") == 1
    assert any("nobody knows yet" in line for line in typist.shown)


def test_enter_keeps_what_is_there() -> None:
    audit = an_audit(CHECKLIST, {"greeted": a_response(na="closed", note="first")})

    assert told("greeted", "n", "", audit=audit) == SetNote("first")
    assert told("greeted", "a", "", audit=audit) == not_applicable("closed")
    assert told("greeted", "t", "", speaker="Ruth") == SetSpeaker("Ruth")
    assert told("greeted", "t", "", audit=AMONG, speaker="") == SetSpeaker("")


def test_a_note_that_is_typed_moves_on_and_of_several_the_one_whose_number_is_typed() -> None:
    one = an_audit(CHECKLIST, {"greeted": a_response(staff_note="slow")})
    both = an_audit(CHECKLIST, {"greeted": a_response(note="slow", private="loud")})

    assert told("greeted", "f", audit=one) == MoveNote(Reader.STAFF)
    assert told("greeted", "f", "2", audit=both) == MoveNote(Reader.PRIVATE)


def test_a_note_that_has_no_room_beside_another_stays_where_it_is() -> None:
    full = "x" * LONGEST_TEXT
    audit = an_audit(CHECKLIST, {"greeted": a_response(note=full, staff_note="y")})
    typist = Typist("f", "1", "2")

    assert typist.lines.command(at(audit=audit)) == rated(2)
    assert "This is too long: at most 100000 letters." in typist.shown


AMONG = an_audit(
    CHECKLIST,
    {"greeted": a_response(2, told_by="Ben")},
    people=({"name": "Ruth"}, {"name": "Anna", "seen": False}),
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [(["1"], "Ruth"), (["2"], "Anna"), (["3"], "Ben"), (["4", "Clerk"], "Clerk"), (["5"], "")],
)
def test_who_talks_is_chosen_among_those_named_before_or_somebody_else_or_nobody(
    typed: list[str], name: str
) -> None:
    typist = Typist("t", *typed)

    assert typist.lines.command(at(audit=AMONG)) == SetSpeaker(name)
    asked = typist.shown.index("Who is talking from here on?")
    assert [line.strip() for line in typist.shown[asked + 1 : asked + 6]] == [
        "1  Ruth", "2  Anna", "3  Ben", "4  somebody else …", "5  nobody: I see for myself",
    ]  # fmt: skip


def test_where_it_was_not_said_yet_who_talks_enter_names_nobody() -> None:
    assert told("greeted", "t", "", "Clerk", audit=AMONG) == SetSpeaker("Clerk")


@pytest.mark.parametrize("error", [EOFError, KeyboardInterrupt])
@pytest.mark.parametrize("typed", [(), ("n",), ("e",), ("e", ""), ("c",), ("a", ""), ("9",)])
def test_the_end_of_the_input_saves_and_stops(typed: tuple[str, ...], error: type[BaseException]) -> None:
    assert Typist(*typed, error=error).lines.command(at()) == Stop(interrupted=True)


@pytest.mark.parametrize(
    ("question", "typed", "kept"),
    [
        ("greeted", ("e", "3"), SetEvidence(Evidence.OBSERVED, "")),
        ("rings", ("1,500",), SetNote("(not finished) counted, rings: 1,500")),
    ],
)
def test_what_was_told_before_the_end_of_the_input_is_kept(
    question: str, typed: tuple[str, ...], kept: Command
) -> None:
    lines = Typist(*typed).lines

    assert lines.command(at(question)) == kept
    assert lines.command(at(question)) == Stop(interrupted=True)


@pytest.mark.parametrize("ask", ["text", "line", "pick", "tick"])
def test_the_end_of_the_input_stops_whatever_is_asked_for(ask: str) -> None:
    lines = Typist().lines
    prompts: dict[str, Callable[[], object]] = {
        "text": lambda: lines.text("Note", nothing="nothing"),
        "line": lambda: lines.line("Name"),
        "pick": lambda: lines.pick("Which?", CHOICES),
        "tick": lambda: lines.tick("Which?", CHOICES),
    }

    with pytest.raises(Stopped):
        prompts[ask]()


def test_when_all_was_asked_nothing_is_asked_any_more() -> None:
    typist = Typist("1")

    assert typist.lines.command(Interview(an_audit(CHECKLIST), ORDER, len(ORDER))) is None
    assert typist.left == ["1"]


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        (["2"], "two"),
        (["0", "4", "two", "", "9" * 5000, "3"], "three"),
        (["01", " 1 "], "one"),
        (["The SECOND"], "two"),
    ],
)
def test_one_of_several_is_picked_by_its_number_or_its_name(typed: list[str], taken: str) -> None:
    typist = Typist(*typed)

    assert typist.lines.pick("Which?", CHOICES) == taken
    assert typist.shown[:4] == ["Which?", "  1  the first", "  2  the second", "  3  the third"]
    assert typist.shown.count("Choose a number from 1 to 3.") == len(typed) - 1


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ([""], ("one", "two", "three")),
        (["3 1"], ("one", "three")),
        (["2 2 2"], ("two",)),
        (["4", "1,2", "all", " 2  3 "], ("two", "three")),
    ],
)
def test_several_are_ticked_by_their_numbers_in_their_order(typed: list[str], taken: tuple[str, ...]) -> None:
    typist = Typist(*typed)

    assert typist.lines.tick("Which?", CHOICES) == taken
    assert typist.shown.count("Choose numbers from 1 to 3.") == len(typed) - 1


def test_what_is_proposed_is_shown_and_taken_by_enter() -> None:
    typist = Typist("", "")

    assert typist.lines.pick("Which?", CHOICES, "two") == "two"
    assert typist.lines.tick("Which?", CHOICES, ("three", "one")) == ("one", "three")
    assert "Number [2]: " in typist.shown
    assert "Numbers, separated by blanks (Enter: 1 3): " in typist.shown


def test_nothing_that_is_shown_has_an_escape_code() -> None:
    typist = Typist("?", "n", "x", "e", "1", "", "9", "2")

    for _ in range(3):
        typist.lines.command(at("greeted"))

    assert "\x1b" not in "".join(typist.shown)


@pytest.mark.parametrize(("columns", "widest"), [(60, 59), (40, 39), (200, 79), (10, 20)])
def test_lines_are_broken_between_words_where_the_terminal_is_narrow(columns: int, widest: int) -> None:
    long = an_audit(a_checklist(a_question("greeted", ask="Who looks up when somebody comes in? " * 20)))
    typist = Typist("?", "1", columns=columns)

    typist.lines.command(Interview(long, ("greeted",)))

    assert widest - 10 < max(map(len, typist.shown)) <= widest


def test_a_default_is_shown_and_taken_by_enter() -> None:
    typist = Typist("", "mine")

    assert typist.lines.line("Name", "Ada") == "Ada"
    assert typist.lines.text("Name", "Ada", nothing="nothing") == "mine"
    assert typist.shown == [
        "Name [Ada] (Enter: keep it): ",
        "Name [Ada] (Enter: keep it; -: take it away; \\ at the end: another line): ",
    ]


def test_a_note_goes_on_after_a_line_that_ends_in_a_backslash() -> None:
    assert told("greeted", "n", "slow \\", "and cold") == SetNote("slow\nand cold")
    assert told("greeted", "n", "slow\\", "cold\\", "") == SetNote("slow\ncold")
    assert told("greeted", "n", "slow\\") == SetNote("slow")


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (["v"], SetEvidence(Evidence.DOCUMENTED, "")),
        (["w", "Ruth"], waits("ask", "Ruth")),
        (["m", "Ruth", "no day at all", "12.1."], waits("send", "Ruth", date(2026, 1, 12))),
        (["m", "Ruth", ""], waits("send", "Ruth")),
        (["o", "No sign", "2", "Hang one"], KeepFinding(NO_SIGN)),
        (["y", "Ruth"], SetSpeaker("Ruth")),
        (["u", "3"], rated(3)),
        (["p", "3"], rated(3)),
        (["/", "ring", "2"], GoTo("rings")),
        (["l", "", "3"], rated(3)),
        (["l", "no such word", "b", "3"], rated(3)),
    ],
)
def test_the_same_keys_are_there_line_by_line(typed: list[str], command: Command) -> None:
    assert told("greeted", *typed) == command


def test_of_very_many_questions_the_list_says_which_numbers_a_department_has() -> None:
    asked = {"reception": ["lamp"] * 24, "billing": ["lamp", "door", "lamp"], "sales": ["lamp"]}
    many = a_checklist(
        *(
            a_department(
                *(
                    a_question(f"{id}_{n}", ask=f"Who sees to the {word} here?")
                    for n, word in enumerate(words)
                ),
                id=id,
            )
            for id, words in asked.items()
        )
    )
    typist = Typist("l", "lamp", "", "1")
    typist.lines.command(Interview(an_audit(many), tuple(many.places), 0))

    said = [line.strip().partition("  ")[0] for line in typist.shown if line.endswith(" open)")]
    assert said == ["1-24", "25-27", "28", "1-24", "25 … 27", "28"]


def test_nothing_is_broken_within_a_word_in_a_narrow_terminal() -> None:
    typist = Typist("e", "3", "4 of 5", "l", "", "2", columns=40)

    typist.lines.command(at())
    typist.lines.command(at())

    assert max(len(line) for line in typist.shown) <= 39
    asked = " ".join(line.strip() for line in typist.shown)
    assert "Note" not in asked
    assert "What was seen, such as 4 of 5 bills? (Enter: nothing;" in asked


def test_the_minutes_go_on_from_the_answer_or_the_remark_before() -> None:
    checklist = a_checklist(a_question("one"), a_question("two"))
    minutes = [30.0]
    typist = Typist("?", "n", "x", "4", minutes=lambda: minutes[0])

    def head() -> str:
        typist.shown.clear()
        typist.lines.command(Interview(an_audit(checklist), ("one", "two")))
        return typist.shown[0]

    heads = []
    for now in (30, 33, 35):
        minutes[0] = now
        heads.append(head().split(" · ")[-1])

    assert heads == ["0 min, about 3 left", "3 min, about 3 left", "2 min, about 3 left"]


WISHES = a_checklist(a_question("wished", text=True))


def wished(*typed: str, before: str = "") -> Command | None:
    """What somebody types line by line where a text is asked for."""
    told = {"wished": a_response(text=before)} if before else {}
    typist = Typist(*typed)
    command = typist.lines.command(
        Interview(an_audit(WISHES, told), ("wished",), 0, {"reception": Speaker()})
    )
    assert not typist.left
    return command


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (["", "Longer hours.", ""], "Longer hours."),
        (["", "Longer hours.", "A bench.", ""], "Longer hours.\nA bench."),
        (["Longer hours.", "A bench.", ""], "Longer hours.\nA bench."),
        (["", "t", ""], "t"),
        (["", "3", "b", ""], "3\nb"),
        (["3", "", "3", ""], "3"),
        (["", "b", "", "N/A", "", "", "Longer hours.", ""], "Longer hours."),
    ],
)
def test_a_text_is_written_line_by_line_until_an_empty_one(typed: list[str], text: str) -> None:
    assert wished(*typed) == SetAnswer(Response(text=text))


def test_where_a_text_is_asked_for_one_key_is_what_it_is_everywhere() -> None:
    assert wished("d") == UNKNOWN
    assert wished("a", "nobody came") == not_applicable("nobody came")
    assert wished("n", "Kim said so.") == SetNote("Kim said so.")


def test_a_text_is_kept_or_written_anew() -> None:
    assert wished("", "", before="Longer hours.") == SetAnswer(Response(text="Longer hours."))
    assert wished("", "A bench.", "", before="Longer hours.") == SetAnswer(Response(text="A bench."))


def test_a_text_that_was_not_finished_is_kept_as_a_note() -> None:
    assert wished("", "Longer hours.") == SetNote("(not finished) the answer: Longer hours.")


@pytest.mark.parametrize(("typed", "step"), [("0", 10), ("10", 10), ("9", 9)])
def test_of_ten_steps_the_last_is_typed_as_its_key_or_its_number(typed: str, step: int) -> None:
    checklist = a_checklist(a_question("tried", steps=[f"{place} of ten" for place in range(10)]))
    typist = Typist(typed)

    command = typist.lines.command(Interview(an_audit(checklist), ("tried",), 0, {"reception": Speaker()}))

    assert command == rated(step)
    assert "  0  9 of ten" in typist.shown


@pytest.mark.parametrize(
    "ask",
    [
        lambda lines: lines.line("Name of the business"),
        lambda lines: lines.pick("Which?", CHOICES),
        lambda lines: lines.tick("Which?", CHOICES),
    ],
)
def test_b_leads_back_from_whatever_is_asked_where_one_can_go_back(ask: Callable[[Lines], object]) -> None:
    typist = Typist("b")

    with pytest.raises(WentBack), typist.lines.going_back():
        ask(typist.lines)
    assert "b: back" in typist.shown[-1]


def test_where_one_can_go_back_enter_alone_does_not() -> None:
    typist = Typist("", "Shop")

    with typist.lines.going_back():
        assert typist.lines.line("Name of the business") == "Shop"
    assert "This is needed." in typist.shown


@pytest.mark.parametrize(
    ("typed", "ticked", "taken"),
    [("", (), ()), ("-", ("one",), ()), ("", ("one",), ("one",)), ("2", (), ("two",))],
)
def test_nothing_is_ticked_where_that_means_something(
    typed: str, ticked: tuple[str, ...], taken: tuple[str, ...]
) -> None:
    typist = Typist(typed)

    assert typist.lines.tick("Which?", CHOICES, ticked, nothing="none of them") == taken
    assert "none of them" in typist.shown[-1]


TYPED_LINES = st.lists(
    st.sampled_from(
        [
            *(key.id for key in KEYS),
            *"0123456789/?\\",
            "",
            "Ruth",
            "Friday",
            "slow\\",
            "1,500",
            "never",
            "-",
            "open",
        ]
    )
    | st.text(max_size=20).map(lambda text: " ".join(text.split())),
    max_size=60,
)


@given(TYPED_LINES)
@settings(max_examples=runs(60))
def test_whatever_is_typed_the_audit_can_be_saved_and_read_and_the_log_has_every_change(
    typed: list[str],
) -> None:
    typist = Typist(*typed)
    saved = [an_audit(CHECKLIST, {"greeted": 2})]
    times = count()

    run(
        Interview(saved[0], ORDER),
        typist.lines.command,
        saved.append,
        lambda: datetime(2026, 1, 5, tzinfo=UTC) + timedelta(seconds=next(times)),
    )

    for before, after in pairwise(saved):
        assert Audit.model_validate_json(after.model_dump_json()) == after
        assert list(wrong_in(after)) == []
        replaced = [each for name, each in before.responses.items() if after.responses.get(name) is not each]
        assert [log.response for log in after.superseded[len(before.superseded) :]] == replaced
