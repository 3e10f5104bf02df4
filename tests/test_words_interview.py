"""In another language the interview is said in it: all that people read, but their own and the checklist's.

In the made-up language brackets stand around what is said, and not around values in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import count

import pytest
from prompt_toolkit.data_structures import Size

from cxaudit.audit import Audit, Doubt, Response, answer_in_words, answer_type
from cxaudit.checklist import Checklist
from cxaudit.interview.answering import understood
from cxaudit.interview.asking import User
from cxaudit.interview.at_terminal import Terminal
from cxaudit.interview.commands import SetNote, Speaker
from cxaudit.interview.ending import sit
from cxaudit.interview.flow import Interview, begin
from cxaudit.interview.help import help_pages
from cxaudit.interview.keyboard import NOT_TAKEN
from cxaudit.interview.pace import Pace
from cxaudit.interview.plain import Lines
from cxaudit.interview.pressing import press
from cxaudit.interview.review import going_on, left_over
from cxaudit.interview.screen import Drawn, View, draw, while_typing
from cxaudit.interview.setup import set_up
from tests.builders import (
    DAY,
    STEPS,
    a_checklist,
    a_department,
    a_measured_question,
    a_question,
    a_response,
    an_audit,
)
from tests.keyboard import CTRL_C, CTRL_U, DOWN, ENTER, ESC, Keys, at_keyboard
from tests.made_up import between_brackets, made_up_language, unsaid

CHECKLIST = a_checklist(
    a_department(
        a_question("greeted"),
        a_measured_question("rings", most=500),
        a_question(
            "seen", ask=f"How many of us {'always, and gladly, ' * 5}do this?", steps=(*STEPS, "others do")
        ),
    ),
    a_department(*(a_question(f"bill_{number}", critical=number == 3) for number in range(4)), id="billing"),
)
ORDER = tuple(CHECKLIST.places)
BASELINE = an_audit(CHECKLIST, {"greeted": 2, "rings": 5, "seen": "closed", "bill_0": "unknown"})
WIDE = Size(rows=70, columns=250)
"""A window in which no line is broken, so that each can be read in what is sent to it."""

NOW = datetime.fromisoformat("2026-01-05T10:00:00+01:00")
TYPED = (
    "Corner Shop",
    "Ada Auditor",
    "Ruth",
    "Bob",
    "slow",
    "closed",
    "4 of 5",
    "We try",
    "nonsense",
    "Call back",
    "Answer all",
    "2026-12-21 to 2027-01-03",
    "ada@example.org",
)
"""What is typed, and shown again."""


def texts_of(checklist: Checklist) -> Iterator[str]:
    """Texts of a checklist that are shown while one is asked."""
    for fact in checklist.facts:
        yield from (fact.ask, *(choice.title for choice in fact.choices))
    for place in checklist.places.values():
        question = place.question
        yield from (place.department.title, place.touchpoint.title)
        yield from filter(None, (question.ask, question.listed, question.expect, question.check))
        yield from [question.measure.unit.many] if question.measure else checklist.steps(question)
        yield from filter(None, (question.action and question.action.do, place.department.lead))
    yield from (band.word for band in checklist.bands)
    for clause in checklist.clauses:
        yield from (clause.title, clause.wording, *clause.roles)


KNOWN = (*texts_of(CHECKLIST), *TYPED)


def bare(shown: str) -> str:
    """What of something shown was not said, however its lines are broken."""
    return unsaid(" ".join(shown.split()), *KNOWN)


@pytest.fixture(autouse=True, scope="module")
def _made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with made_up_language(tmp_path_factory.mktemp("language"), between_brackets):
        yield


def sat(person: User) -> Audit | None:
    """The audit of a whole sitting with somebody, a year after another one."""
    audit = set_up(person, CHECKLIST, DAY, "audit").audit.model_copy(update={"baseline": BASELINE})
    return sit(person, begin(audit, audit.plan), lambda audit: None, lambda: NOW)


# ---- whole sittings ----------------------------------------------------------------------------------------

SET_UP = [
    *("3", "2", "x" * 501, "", "Corner Shop", "2", "1", "2"),
    *("", "Ada Auditor", "ada@example.org", "nonsense", ""),
    *("2", "nonsense", "1", "6", "9", "1 2", "b", "60", "1 2", "Ruth", "Bob", ""),
    *("3", "b", "1", "5", "1", "1"),
]
AT_STEPS = [
    *("?", "9", "b", "n", "slow", "n", "-", "n", ""),
    *("t", "Bob", "t", "2", "Ruth", "t", "b", "e", "3", "4 of 5", "e", "", "", "c", "2", "c", ""),
    *("a", "", "2"),
]
AT_A_MEASURE = ["x", "900", "1,500 2", "2", "b", "4 9 never", "b", "n", "ever"]
TO_THE_END = ["a", "closed", "d", "l", "nonsense", "3", "s", ">", "s", "s"]
AT_THE_REVIEW = ["c", "4", "4", "o", "d", "d", "d", "z", "s", "", "v", "We try", "x" * 161, ""]


AT_THE_ACTIONS = [
    *("l", "d", "soon", "", "n", "l", "1", "x", "closed", "1", "d", "", "-"),
    *("a", "soon", "2026-12-21 to 2027-01-03", "", ""),
    *("e", "Call back", "", "", "Answer all", "", "", "o", "1", "d", "2026-03-02"),
    *("+", "1", "nonsense", "Answer all", "2", "", "l", "", "p", "a", "", "", "a", "4", "1", "t"),
]
AT_THE_POLICY = ["p", "l", "2", "w", "", "y", "Corner Shop", "soon", "2020-01-01", "", "w"]
"""Two actions of last time, one of which fails again, and a policy of one promise."""


def test_a_whole_sitting_line_by_line_is_said() -> None:
    typed = iter(
        [*SET_UP, *AT_STEPS, *AT_A_MEASURE, *TO_THE_END, *AT_THE_REVIEW, *AT_THE_ACTIONS, *AT_THE_POLICY]
    )
    shown: list[str] = []

    audit = sat(Lines(lambda: next(typed), shown.append, lambda: 10.0))

    assert audit
    assert audit.verdict == "We try"
    assert bare("\n".join(shown)) == ""


KEYS_AT_SET_UP: list[Keys] = [
    *(DOWN + ENTER, (ENTER, "Corner Shop" + ENTER), DOWN + ENTER, ENTER, DOWN + ENTER),
    *(ENTER, "Ada Auditor" + ENTER, "ada@example.org" + ENTER, CTRL_U + "nonsense" + ENTER, ENTER),
    *(DOWN + ENTER, "nonsense" + ENTER, "1" + ENTER, "6" + ENTER, "a" + ENTER, ESC, CTRL_U + "60" + ENTER),
    *("a" + ENTER + "a" + ENTER, ENTER, ENTER),
    *(ENTER, DOWN * 4 + ENTER, ENTER, ENTER),
]
KEYS_AT_STEPS: list[Keys] = [
    *(("9", "?"), "x", "n", "slow" + ENTER, "n", ENTER, "t", "Bob" + ENTER),
    *("t", DOWN + ENTER, "Ruth" + ENTER, "e", ENTER, "4 of 5" + ENTER, "c", ENTER),
    *("a", "closed" + ESC, "2"),
]
KEYS_AT_A_MEASURE: list[Keys] = [
    *("1", ",500" + ENTER, DOWN + ENTER, "b", ENTER, (CTRL_U + "nonsense" + ENTER, CTRL_U + "4 9" + ENTER)),
]
KEYS_TO_THE_END: list[Keys] = ["a", "closed" + ENTER, "d", "l", DOWN + ENTER, ">", ">"]
KEYS_AT_THE_REVIEW: list[Keys] = ["o", "1", "1", "1", "1", "v", "We try" + ENTER, ENTER]
KEYS_AT_THE_ACTIONS: list[Keys] = [
    *("l", "d", ENTER, "n"),
    *("a", "2026-12-21 to 2027-01-03" + ENTER, ENTER, ENTER, "o", ENTER, "x", "a"),
    *(ENTER, "p", "w", ESC, "n", ENTER, ENTER, "w"),
]


KEYS_AT_THE_END = (*KEYS_AT_THE_REVIEW, *KEYS_AT_THE_ACTIONS)


def test_a_whole_sitting_at_a_terminal_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with at_keyboard() as keyboard:
        monkeypatch.setattr(keyboard, "get_size", lambda: WIDE)
        keyboard.keys = [
            *(*KEYS_AT_SET_UP, *KEYS_AT_STEPS, *KEYS_AT_A_MEASURE, *KEYS_TO_THE_END, *KEYS_AT_THE_END)
        ]
        audit = sat(Terminal(lambda: 10.0, count().__next__))

    assert audit
    assert audit.verdict == "We try"
    # questionary draws its own last line of a list, in English, and erases it at once
    assert bare(keyboard.drawn.replace("done (2 selections)", "")) == ""


# ---- what a sitting seldom comes to ------------------------------------------------------------------------

ANNOTATED = a_response(
    note="slow", seen="4 of 5", told_by="Ruth", evidence="confirmed", gap="promise", na="closed"
)
AUDIT = an_audit(
    CHECKLIST,
    {"greeted": ANNOTATED, "rings": a_response(readings=[4, 9, "never"]), "seen": "unknown"},
    baseline=BASELINE,
)


def at(question: str) -> Interview:
    return Interview(AUDIT, ORDER, ORDER.index(question), {"reception": Speaker("Bob")})


@pytest.mark.parametrize("question", ["greeted", "rings", "seen", "bill_0"])
def test_a_question_is_said_in_windows_of_every_height(question: str) -> None:
    interview, pace = at(question), Pace(10, 5)
    helped = [help_pages(interview, 100, height) for height in range(4, 25)]
    shown = [
        *(line for height in range(1, 25) for line in draw(interview, pace, 100, height).lines),
        *(line for height in range(1, 25) for line in while_typing(interview, 100, height)),
        *(line for pages in helped for page in pages for line in page[:-1]),
        *(page[-1] for pages in helped for page in pages),
    ]

    assert bare("\n".join(line.text for line in shown)) == ""


@pytest.mark.parametrize("question", ["seen", "rings"])
@pytest.mark.parametrize("height", [8, 24])
def test_a_key_that_does_nothing_says_why_in_the_language(question: str, height: int) -> None:
    interview = at(question)

    def shown(view: View) -> Drawn:
        return draw(interview, Pace(10, 5), 100, height, view)

    pressed = [
        press(key, interview, View(), shown) for key in (*NOT_TAKEN, "enter", "9", "5", "j", "é", "f1")
    ]
    hints = [view.hint for view in pressed if isinstance(view, View)]

    assert len(hints) >= 6
    assert bare("\n".join(hints)) == ""


def test_where_a_sitting_goes_on_and_what_of_some_departments_is_left_is_said() -> None:
    assert bare("\n".join(left_over(AUDIT, ORDER[:3], AUDIT.date))) == ""
    assert bare(going_on(at("seen"))) == ""
    assert bare(going_on(Interview(AUDIT, ORDER, len(ORDER)))) == ""


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        *(("", "rings"), ("nonsense", "rings"), ("9000", "rings"), ("-1", "rings"), ("1e", "rings")),
        *(("0." + "0" * 20 + "1", "rings"), ("1" * 40, "rings"), ("1.2.3", "rings"), ("9" * 501, "rings")),
        *(("1,500", "rings"), ("1.500", "rings"), ("120,130,140", "rings"), ("1 500", "rings")),
        *(("1 000 000", "rings"), ("1 234 567", "rings")),
        *(
            ("1 h and 30 min", "minutes"),
            ("1 h 30", "seconds"),
            ("1 min 90 s", "seconds"),
            ("5 s 3", "minutes"),
        ),
        *((".5 .5", "minutes"), ("1 h 2", "minutes")),
    ],
)
def test_what_is_asked_back_or_refused_is_said(typed: str, unit: str) -> None:
    checklist = a_checklist(a_measured_question("waits", unit=unit, most=5000))
    read = answer_type(checklist, checklist.places["waits"].question).read(typed)
    assert not isinstance(read, Response)
    said = [read.ask, *(each.title for each in read.meanings)] if isinstance(read, Doubt) else [read]

    assert unsaid("\n".join(said), typed, unit, "min", "and") == ""


@pytest.mark.parametrize(
    "response",
    [
        *(Response(step=9), Response(step=2), Response(unknown=True), Response(na="closed"), Response()),
        *(Response(readings=(4,)), Response(readings=(4, 9)), Response(readings=(-1, 900))),
        *(Response(readings=("never",)), Response(readings=(4, 9, "never"))),
    ],
)
@pytest.mark.parametrize("question", ["greeted", "rings", "better"])
def test_whatever_a_type_of_answer_says_of_an_answer_is_said(question: str, response: Response) -> None:
    checklist = a_checklist(
        a_question("greeted"),
        a_measured_question("rings"),
        a_measured_question("better", good=8, poor=4, most=100),
    )
    kind = answer_type(checklist, checklist.places[question].question)
    misfit = kind.misfit(response)
    told = [*kind.outline(), kind.best, str(kind.read("-1"))]
    if misfit:
        told += [misfit.what, str(misfit.fix).replace("never", "")]
    else:
        told += [kind.placed(response)] if response.answered_with else []
        told += [answer_in_words(kind, response), kind.several(response)]
        told += [understood(Interview(an_audit(checklist), (question,)), response), kind.typed(response)]

    assert unsaid("\n".join(told), *STEPS, "rings", "closed") == ""


@pytest.mark.parametrize("keys", [("4", CTRL_C), ("a", "closed" + CTRL_C)])
def test_what_is_half_typed_is_kept_in_the_language(keys: tuple[Keys, ...]) -> None:
    with at_keyboard() as keyboard:
        keyboard.keys = list(keys)
        command = Terminal(lambda: 0.0, count().__next__).command(at("rings"))

    assert isinstance(command, SetNote)
    assert bare(command.text) == ""


def test_what_the_language_says_for_never_is_understood_beside_the_english_words() -> None:
    kind = AUDIT.answer_type(CHECKLIST.places["rings"].question)

    assert kind.typed(Response(readings=("never",))) == "⟦never⟧"
    assert kind.read("4; ⟦never⟧, no answer") == Response(readings=(4, "never", "never"))
