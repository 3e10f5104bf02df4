"""What a question looks like: everything that is needed to answer is there, whatever else is to be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from cxaudit.audit import Audit, Response
from cxaudit.checklist import Checklist, Question
from cxaudit.interview.commands import Speaker
from cxaudit.interview.flow import Interview
from cxaudit.interview.help import help_lines, help_pages
from cxaudit.interview.keys import KEYS, foot
from cxaudit.interview.pace import Pace
from cxaudit.interview.parts import so_far
from cxaudit.interview.screen import View, draw, few_keys
from cxaudit.library import checklists_folder, load_checklist
from tests.builders import a_checklist, a_measured_question, a_question, a_response, an_audit
from tests.runs import runs

SHIPPED = tuple(load_checklist(checklists_folder()).places)
SIZES = [(79, 23), (139, 44)]
"""A terminal of 80 × 24 and one of 140 × 45, less a margin of one."""

LONG_NAME = "Wilhelmina Featherstonehaugh-Cholmondeley, deputy head of the front desk"
LONG_NOTE = ("Two of them said that the list is on the wall, one that it never was there. " * 4)[:300]
NOTHING_LASTED = Pace(0, 0)
LONG_NAMES: Mapping[str, Speaker] = defaultdict(lambda: Speaker(LONG_NAME))


@cache
def shipped() -> Checklist:
    return load_checklist(checklists_folder())


@cache
def busy_audit() -> Audit:
    """Every question has been answered last year and this year, with a note of 300 letters."""
    checklist = shipped()
    longest: dict[str, Response] = {}
    for name, place in checklist.places.items():
        steps = checklist.steps(place.question)
        step = 1 + steps.index(max(steps, key=len)) if steps else None
        readings = () if steps else _true_readings(place.question)
        longest[name] = a_response(step, readings=readings, note=LONG_NOTE, told_by=LONG_NAME)
    return an_audit(checklist, longest, baseline=an_audit(checklist, longest))


def _true_readings(question: Question) -> tuple[float | str, ...]:
    assert question.measure
    most = question.measure.most
    return (question.measure.least + 0.25, 1234567.25 if most is None else most - 0.25, "never")


def shown(interview: Interview, width: int, height: int, pace: Pace = NOTHING_LASTED) -> list[str]:
    return [line.text for line in draw(interview, pace, width, height).lines]


def words(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def missing(interview: Interview, lines: list[str], width: int, height: int) -> list[str]:
    """What a person would look for in vain, and what has no room."""
    asked = interview.place.question
    text = words(lines)
    steps = [f" {number} {step}" for number, step in enumerate(shipped().steps(asked), 1)]
    unit = [f"Type a number ({asked.measure.unit.many})"] if asked.measure else []
    wanted = [asked.ask, asked.expect or "", *steps, *unit]
    lacks = [each for each in wanted if each not in text]
    lacks += [] if text.endswith(words([foot(interview.audit)])) else ["the keys"]
    lacks += [] if (asked.check or "") in text or "… (? shows all of it)" in lines else ["the check"]
    lacks += [f"room for {len(lines)} lines"] if len(lines) > height else []
    lacks += [line for line in lines if len(line) > width]
    return lacks


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_question_fits_with_all_that_can_stand_beside_it(size: tuple[int, int]) -> None:
    lacking = {}
    for position, name in enumerate(SHIPPED):
        interview = Interview(busy_audit(), SHIPPED, position, LONG_NAMES)
        lines = shown(interview, *size)
        lacking[name] = missing(interview, lines, *size)
        told = ("Last audit: ", "So far: ", "Note for the client: ")
        lacking[name] += [each for each in told if each not in words(lines)]

    assert {name: lacks for name, lacks in lacking.items() if lacks} == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_question_that_was_not_touched_yet_fits_uncut(size: tuple[int, int]) -> None:
    lacking = {}
    for position, name in enumerate(SHIPPED):
        interview = Interview(an_untouched_audit(), SHIPPED, position)
        lines = shown(interview, *size)
        lacking[name] = missing(interview, lines, *size)
        lacking[name] += [line for line in lines if line.startswith(("…", "So far:", "Last audit:"))]

    assert {name: lacks for name, lacks in lacking.items() if lacks} == {}


@cache
def an_untouched_audit() -> Audit:
    return an_audit(shipped())


@given(st.integers(40, 200), st.integers(0, 3000), st.sampled_from(SHIPPED))
@settings(max_examples=runs(60))
def test_however_long_the_note_the_keys_stay_on_the_screen(width: int, letters: int, question: str) -> None:
    note = ("word " * (letters // 5 + 1))[:letters]
    audit = an_untouched_audit().answered(question, a_response(note=note))
    interview = Interview(audit, SHIPPED, SHIPPED.index(question), LONG_NAMES)
    height = 44 if width < 79 else 23

    lines = shown(interview, width, height)

    assert max(map(len, lines)) <= width
    assert len(lines) <= height
    assert words(lines).endswith(words([foot(audit)]))
    assert note.strip() in words(lines) or any("…" in line for line in lines)


def test_a_check_that_was_cut_says_how_to_see_all_of_it() -> None:
    check = ("Ask two people apart. " * 40)[:499]
    question = a_question("greeted", check=check, steps=["a step in words " * 6 + name for name in "abcd"])
    interview = Interview(an_audit(a_checklist(question)), ("greeted",))

    lines = shown(interview, 79, 18)

    assert len(lines) == 18
    assert lines.count("… (? shows all of it)") == 1
    assert check.strip() in words(shown(interview, 79, 1000))


def test_it_says_where_we_are_and_with_whom() -> None:
    audit = an_audit(a_checklist(a_question("one"), a_question("two")))

    first = shown(Interview(audit, ("one", "two")), 79, 23)[0]
    second = shown(Interview(audit, ("one", "two"), 1, {"reception": Speaker("Ruth")}), 139, 23)[0]

    assert first == "Reception · Desk · 1 of 2 · 0 min, about 3 left"
    assert second == "Reception · Desk · 2 of 2 · 0 min, about 3 left · talking with Ruth"


def test_where_another_department_begins_it_asks_who_is_talking_until_that_is_said() -> None:
    audit = an_audit(a_checklist(a_question("one")))
    anna = Speaker("Anna")

    def head(speakers: dict[str, Speaker]) -> str:
        return shown(Interview(audit, ("one",), 0, speakers), 139, 23)[0]

    assert head({"billing": anna}).endswith(" left · who is talking? t")
    assert head({"billing": anna, "reception": Speaker()}).endswith(" left")
    assert head({}).endswith(" left")
    assert head({"billing": Speaker()}).endswith(" left")
    confidential = Speaker("Anna", confidential=True)
    assert head({"reception": confidential}).endswith(" left · talking with Anna in confidence")
    assert head({"reception": Speaker(confidential=True)}).endswith(" left · talking in confidence")
    assert head({"billing": confidential}).endswith(" left · who is talking? t")


def test_last_years_answer_is_shown_in_its_own_words_and_is_no_answer() -> None:
    before = an_audit(a_checklist(a_question("one", steps=["none at all", "a few", "plenty"])), {"one": 2})
    audit = an_audit(a_checklist(a_question("one")), baseline=before)

    lines = shown(Interview(audit, ("one",)), 79, 23)

    assert "Last audit: a few" in lines
    assert not any("So far" in line for line in lines)


@pytest.mark.parametrize(
    ("response", "line"),
    [
        (a_response(2), "So far: a few do"),
        (a_response(na="closed"), "So far: N/A: closed"),
        (a_response(unknown=True), "So far: Don't know"),
        (a_response(note="two\nlines"), "Note for the client: two lines"),
        (a_response(staff_note="two\nlines"), "Note for staff: two lines"),
        (a_response(private="two\nlines"), "Private note: two lines"),
        (a_response(1, confidential=True), "Told by: in confidence"),
        (a_response(1, staff_photos=["door.jpg"]), "Seen: photos for staff: door.jpg"),
        (a_response(waiting={"kind": "ask", "who": "Ruth"}), "Waiting: to be asked: Ruth"),
        (a_response(3, seen="4 of 5"), "Seen: 4 of 5"),
        (a_response(3), "Rests on: Stated"),
        (a_response(3, evidence="observed"), "Rests on: Observed"),
        (a_response(3, told_by="Ruth"), "Told by: Ruth"),
        (a_response(3, gap="policy"), "Cause: there is no rule, or the wrong one"),
    ],
)
def test_what_was_told_so_far_is_shown(response: Response, line: str) -> None:
    audit = an_audit(a_checklist(a_question("one")), {"one": response})

    assert line in shown(Interview(audit, ("one",)), 79, 23)


def test_of_a_text_it_is_not_said_what_it_rests_on_unless_somebody_said_so() -> None:
    checklist = a_checklist(a_question("wish", steps=None, text=True))

    def lines(response: Response) -> str:
        return "\n".join(shown(Interview(an_audit(checklist, {"wish": response}), ("wish",)), 79, 23))

    assert "So far: Chairs" in lines(a_response(text="Chairs"))
    assert "Rests on" not in lines(a_response(text="Chairs"))
    assert "Rests on: Observed" in lines(a_response(text="Chairs", evidence="observed"))


def test_a_measure_says_what_is_counted() -> None:
    interview = Interview(an_audit(a_checklist(a_measured_question(unit="minutes"))), ("rings",))

    assert "  Type a number (minutes) or never; several with blanks between them" in shown(interview, 79, 23)


def test_the_help_names_every_key_and_has_all_of_the_question() -> None:
    check = "Ask two people apart. " * 12
    question = a_question("greeted", check=check.strip())
    lines = [line.text for line in help_lines(Interview(an_audit(a_checklist(question)), ("greeted",)), 39)]

    assert {key.id for key in KEYS} <= {line.split(" ")[0] for line in lines}
    assert max(map(len, lines)) <= 39
    for text in (question.ask, question.expect or "", check.strip(), "2 a few do", "nobody knows yet"):
        assert text in words(lines)


@pytest.mark.parametrize(("width", "height"), [(39, 9), (40, 11), (79, 23), (79, 99)])
def test_every_page_of_the_help_fits_and_says_how_to_go_on_or_leave(width: int, height: int) -> None:
    pages = help_pages(Interview(an_audit(a_checklist(a_question("greeted"))), ("greeted",)), width, height)
    feet = [page[-1].text for page in pages]

    assert max(map(len, pages)) <= height
    assert all(len(line.text) <= width for page in pages for line in page)
    assert feet == [
        *(f"page {number} of {len(pages)} · any key: on · Esc: back" for number in range(1, len(pages))),
        f"page {len(pages)} of {len(pages)} · any key: back",
    ]


# ---- small windows, and letters that are wide --------------------------------------------------------------

WIDE = "你好世界，客人等了多久才有人来？こんにちは日本語😀"
SMALL = [(39, 8), (39, 9), (39, 11), (59, 8), (79, 8), (79, 11), (79, 15)]


def cells(line: str) -> int:
    return get_cwidth(line)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question in letters of one or two cells, of any length that a checklist may have."""
    letters = draw(st.sampled_from(["some words of a text ", WIDE, "eineinzigeslangeswortohneblanks"]))

    def text(least: int, most: int) -> str:
        length = draw(st.integers(least, most))
        return (letters * (length // len(letters) + 1))[:length].strip() + "."

    steps = [f"{name}{text(3, 90)}" for name in "abcde"[: draw(st.integers(3, 5))]]
    return a_question("greeted", ask=text(12, 250), expect=text(12, 200), check=text(3, 300), steps=steps)


@given(questions(), st.sampled_from(SMALL), st.integers(0, 5), st.sampled_from(["", "A hint. " * 20]))
@settings(max_examples=runs(200))
def test_in_a_small_window_all_steps_can_be_reached_and_what_cannot_be_seen_is_no_step(
    question: Question, size: tuple[int, int], chosen: int, hint: str
) -> None:
    width, height = size
    steps = question.steps or ()
    interview = Interview(an_audit(a_checklist(question)), ("greeted",))
    reached: set[int] = set()

    for top in range(1, len(steps) + 1):
        drawn = draw(interview, NOTHING_LASTED, width, height, View(min(chosen, len(steps)), top, hint))
        lines = [line.text for line in drawn.lines]
        assert len(lines) <= height
        assert max(map(cells, lines)) <= width
        assert "? help" in lines[-1].replace("\N{NO-BREAK SPACE}", " ")
        assert question.ask[:8] in lines[1] + lines[2]
        assert drawn.steps
        for number, step in enumerate(steps, 1):
            (first, *_) = [line for line in lines if line[2:5] == f"{number}  "] or [""]
            assert (first[5:9] == step[:4]) == (number in drawn.steps)
        assert (drawn.steps[0] > 1) == any(line[0] in "↑↕" for line in lines if line)
        assert (drawn.steps[-1] < len(steps)) == any(line[0] in "↓↕" for line in lines if line)
        reached |= set(drawn.steps)

    assert reached == set(range(1, len(steps) + 1))


@pytest.mark.parametrize("size", [(38, 23), (79, 7), (2, 2), (1, 1), (4, 40), (38, 7)])
def test_a_window_that_is_too_small_says_so_and_shows_no_step(size: tuple[int, int]) -> None:
    interview = Interview(an_audit(a_checklist(a_question("greeted"))), ("greeted",))

    drawn = draw(interview, NOTHING_LASTED, *size)

    assert drawn.too_small
    assert not drawn.steps
    assert 1 <= len(drawn.lines) <= size[1]


@pytest.mark.parametrize("size", SMALL, ids=str)
def test_every_shipped_question_can_be_answered_in_a_small_window(size: tuple[int, int]) -> None:
    lacking = {}
    for position, name in enumerate(SHIPPED):
        interview = Interview(an_untouched_audit(), SHIPPED, position)
        lines = [line.text for line in draw(interview, NOTHING_LASTED, *size).lines]
        cut = len(lines) > size[1] or "? help" not in lines[-1].replace("\N{NO-BREAK SPACE}", " ")
        asked = interview.place.question.ask
        lacking[name] = cut or asked not in words(lines)

    assert [name for name, lacks in lacking.items() if lacks] == []


def test_where_all_steps_have_room_the_few_keys_are_named() -> None:
    interview = Interview(an_audit(a_checklist(a_question("greeted"))), ("greeted",))

    assert shown(interview, 39, 9)[-1] == few_keys()


@pytest.mark.parametrize("size", SMALL, ids=str)
def test_whatever_is_left_out_in_a_small_window_there_is_a_sign_and_the_help_has_it(
    size: tuple[int, int],
) -> None:
    unsaid, lacking = [], []
    for audit, position in product((an_untouched_audit(), busy_audit()), range(0, len(SHIPPED), 7)):
        interview = Interview(audit, SHIPPED, position)
        asked, lines = interview.place.question, shown(interview, *size)
        parts = [asked.ask, asked.expect or "", asked.check or "", *so_far(interview)]
        gone = [part for part in parts if part not in words(lines)]
        unsaid += [asked.id] if gone and not any("…" in line for line in lines[1:]) else []
        helped = words([line.text for line in help_lines(interview, size[0])])
        lacking += [part for part in gone if part not in helped]

    assert (unsaid, lacking) == ([], [])


@pytest.mark.parametrize("letters", [1000, 2000])
def test_a_long_standard_leaves_its_steps_to_be_seen_and_is_whole_in_the_help(letters: int) -> None:
    ask = ("The wait is told, word for word, by whoever greets. " * 40)[:letters].strip()
    audit = an_audit(a_checklist(a_question("long", ask=ask)))
    width, height = SIZES[0]

    drawn = draw(Interview(audit, audit.plan), NOTHING_LASTED, width, height)
    told = [
        line.text for page in help_pages(Interview(audit, audit.plan), width, height) for line in page[:-1]
    ]

    assert len(drawn.lines) <= height
    assert drawn.steps == range(1, 5)
    assert " ".join(" ".join(told).split()).startswith(" ".join(ask.split()))


@pytest.mark.parametrize("size", [(79, 23), (59, 19)])
@pytest.mark.parametrize("longest", [10, 255])
def test_of_ten_steps_each_can_be_seen_as_a_whole_or_scrolled_to(size: tuple[int, int], longest: int) -> None:
    steps = [f"{place} {'of ten ' * 40}"[:longest].strip() for place in range(10)]
    checklist = a_checklist(a_question("tried", steps=steps))
    interview = Interview(an_audit(checklist), ("tried",), 0)
    seen = set()

    for top in range(1, 11):
        drawn = draw(interview, NOTHING_LASTED, *size, View(top=top))
        text = words([line.text.removeprefix("↓") for line in drawn.lines])
        assert len(drawn.lines) <= size[1]
        assert max(get_cwidth(line.text) for line in drawn.lines) <= size[0]
        seen |= {number for number in drawn.steps if f"{number % 10} {steps[number - 1]}" in text}

    assert seen == set(range(1, 11))
