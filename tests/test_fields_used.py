"""Nothing that people write is read and forgotten: every field changes something that somebody sees.

Each value of a checklist, and of answers, is changed by itself; what is asked, the screens, the plan and the
workbook together must then differ from before.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from cxaudit.audit import Answers
from cxaudit.audit.references import wrong_answers
from cxaudit.checklist import Checklist
from cxaudit.checklist.contradictions import wrong_in_checklist
from cxaudit.errors import CxauditError
from cxaudit.interview.asking import Stopped
from cxaudit.interview.flow import begin as begin_interview
from cxaudit.interview.pace import Pace
from cxaudit.interview.screen import all_lines
from cxaudit.interview.setup import set_up
from cxaudit.plan import begin
from cxaudit.report import build_report, staff_edition
from tests.builders import (
    DAY,
    a_checklist,
    a_clause,
    a_department,
    a_measured_question,
    a_question,
    a_touchpoint,
)
from tests.people import Scripted
from tests.workbooks import handed_out, written
from tests.xlsx.book import parts

pytestmark = pytest.mark.slow

FACTS = [
    {
        "id": "size",
        "ask": "How many people work here?",
        "choices": [
            {"id": "small", "title": "2 to 9"},
            {"id": "large", "title": "10 or more"},
            {"id": "alone", "title": "one person", "people": "one"},
        ],
    },
    {
        "id": "customers_come",
        "ask": "Do they come?",
        "self": {"ask": "Do they come to you?"},
        "holds": "they come",
        "fails": "they do not come",
    },
    {
        "id": "sells_online",
        "ask": "Online too?",
        "applies_if": ["not large"],
        "holds": "online too",
        "fails": "not online",
        "sites": True,
    },
]
OTHERWISE = {
    "ask": "Do you do it yourself?",
    "expect": "You do it for me.",
    "check": "Look for yourself.",
    "action": {"title": "Do it", "do": "Do it yourself.", "effort": "M"},
}
CHECKLIST = a_checklist(
    a_department(
        a_touchpoint(
            a_measured_question(
                "rings",
                good="phone.rings",
                poor=8,
                most=60,
                clause="phone",
                weight=2,
                how="test",
                unit={"one": "ring", "many": "rings"},
            ),
            a_question(
                "greeted",
                scale="share",
                critical=True,
                action={"title": "Greet whoever comes", "do": "Look up at once.", "effort": "S"},
            ),
            a_question(
                "waited",
                scale="how_many",
                how="look",
                where="entrance",
                ahead=2,
                consent=True,
                papers=["the plan"],
                minutes=4,
            ),
            a_question("asked"),
            where="counter",
        ),
        about="It shapes the first minute.",
        weight=2,
    ),
    a_department(
        *(a_question(f"billed_{number}", how="read", clause="bill", gap="policy") for number in range(5)),
        a_question("thanked", how="read", clause="thanks"),
        a_question("paid", how="read", steps=["late", "in time"], points=[1, 3]),
        a_question("wished", how="read", text=True),
        a_question("kept", how="read", only_if={"paid": [1]}, needs_note=2),
        id="billing",
    ),
    a_department(
        a_touchpoint(
            *(a_question(f"talked_{number}") for number in range(8)),
            a_question("come", applies_if=["customers_come"]),
            id="talk",
            applies_if=["not large"],
        ),
        a_touchpoint(
            a_question("online", applies_if=["sells_online"], how="look"),
            a_question("far", applies_if=["not customers_come"], how="look"),
            a_question("offline", applies_if=["not sells_online", "small"], how="look"),
            id="look",
        ),
        id="talks",
        applies_if=["not large"],
    ),
    a_department(
        a_question("self", self=OTHERWISE), a_question("alone", clause="bill", alone=OTHERWISE), id="other"
    ),
    clauses=[
        a_clause(
            "bill",
            decide={"title": "Up to which sum?", "do": "Write the sum down."},
            numbers={"most": {"money": True, "default": 10}},
            may="Each of us may give {most}.",
        ),
        a_clause(
            "phone",
            kind="rule",
            numbers={"rings": {"unit": {"one": "ring", "many": "rings"}, "default": 1}},
            **{"for": ["Desk"]},
        ),
        a_clause(
            applies_if=["not large"],
            alone={"wording": "I keep what I promise to you.", "teach": "Keep what I promise."},
        ),
        a_clause("thanks"),
    ],
    facts=FACTS,
    caps={"department": "poor", "one": "fair", "two": "fair", "three": "poor", "only": "poor"},
    marks={"wanting": 70, "strong": 85, "covered": 70, "few": 3, "usual_weight": 2},
    packs=[{"id": "shop", "title": "Shops", "version": "2"}],
    words={"customers": "guests"},
)
ANSWERS: dict[str, object] = {
    "kind": "visit",
    "organisation": "Corner Shop",
    "site": "Mill Street",
    "date": DAY.isoformat(),
    "auditor": "Ada Auditor",
    "contact": "ada@example.org",
    "profile": {"size": "small", "customers_come": True, "sells_online": False},
    "departments": ["reception", "billing", "talks"],
    "few_in": ["billing"],
    "minutes": 15,
    "extent": "all",
    "people": [{"name": "Ruth", "role": "Desk lead", "leads": ["reception"], "seen": True}],
    "responses": {
        "rings": {"readings": [3, 9], "note": "over lunch", "seen": "2 calls", "photos": ["desk.jpg"]},
        "greeted": {"step": 2, "told_by": "Ruth", "evidence": "observed", "gap": "promise"},
        "waited": {"step": 2, "staff_note": "Chairs!", "private": "Ed?", "staff_photos": ["chair.jpg"]},
        "asked": {"waiting": {"kind": "ask", "who": "Ed", "until": "2026-02-02"}},
        "thanked": {"step": 4},
        "paid": {"step": 1},
        "wished": {"text": "Longer hours."},
        "kept": {"step": 2},
        "billed_0": {"step": 4},
        "billed_1": {"na": "no bills"},
        "billed_2": {"unknown": True},
        "billed_3": {"step": 1, "confidential": True},
        "billed_4": {"step": 1},
    },
    "policy": {
        "held": "2026-01-06",
        "in_force": "2026-03-02",
        "version": 3,
        "currency": "euros",
        "clauses": {
            "bill": {"written": "no"},
            "phone": {
                "written": "yes", "wording": "We answer within {rings} rings.", "numbers": {"rings": 5},
                "decision": "revise",
            },
            "thanks": {"written": "yes", "owner": "Ann", "due": "2026-03-03"},
            "welcome": {"written": "yes"},
        },
    },
    "training": [
        {"role": "Everyone", "person": "Ruth", "number": 1, "done_on": "2026-02-25", "heard": "Both knew."}
    ],
    "actions": {
        "billing.bill": {
            "owner": "Ed", "due": "2026-02-03", "status": "in_progress", "done_when": "All are checked.",
            "done_on": "2026-02-02", "comment": "Began.", "number": 3, "title": "Bill on the day",
            "tasks": ["Bill today."],
        }
    },
    "own": [
        {
            "department": "reception", "number": 1, "found": "23 letters are unread.", "severity": "high",
            "do": "Answer them.", "title": "Answer what lies there", "effort": "S", "gap": "policy",
        }
    ],
    "resolutions": ["billing.bill"],
    "agreed": "2026-01-10",
    "weeks_out": [{"from": "2026-02-09", "to": "2026-02-20"}],
    "does": {"Everyone": ["Ruth", "Ed"]},
    "headline": "Kind, and late.",
    "verdict": "Go on so.",
}  # fmt: skip

FEW: dict[str, object] = {
    **{
        key: value
        for key, value in ANSWERS.items()
        if key not in ("actions", "people", "policy", "resolutions")
    },
    "profile": {"size": "small", "customers_come": True},
    "departments": ["reception"],
    "minutes": 6,
    "responses": {"greeted": {"step": 1}, "rings": {"readings": [1]}, "asked": {"step": 4}},
}
"""The same of one department, in few minutes."""

ALONE: dict[str, object] = {
    **{key: ANSWERS[key] for key in ("organisation", "date", "auditor")},
    "kind": "self",
    "profile": {"size": "alone"},
    "departments": ["other"],
    "responses": {"self": {"step": 1}, "alone": {"step": 1}},
}
"""What one person answers who is the whole business."""

_WORDS = """
    ask look test read listening policy delivery promise S M L core full directly indirectly rule no yes
    known visit self send stated documented observed median four_of_five never small large reception
    billing talks other poor fair good excellent how_many share people values enquire discover phone
    bill welcome done parked 2026-02-16 2026-03-09 de x.jpg 112233 customers_come sells_online
    write Desk website back alone critical 2026-01-20 reception.own_1 questions
"""
WORDS = _WORDS.split()
"""What a text may be changed into where not every text is allowed."""

NAMES_THEMSELVES = {"id", "department", "scales", "order"}
"""Keys of ids: whatever refers to them is tested where it refers."""

SET_BY_PROGRAM = {"at", "by"}
"""Kept so that two auditors' files of one audit can be brought together; nobody writes them."""

NOTHING_ELSE = {("text", True), ("money", True), ("money", False), ("extent", "all")}
"""Keys with the one value that they take.

Without it a question has no answer, a number counts nothing, or minutes and something else choose questions.
"""


def leaves(raw: object, loc: tuple[int | str, ...] = ()) -> Iterator[tuple[int | str, ...]]:
    """Places of all single values."""
    parts = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else None
    if parts is None:
        yield loc
        return
    for key, part in parts:
        yield from leaves(part, (*loc, key))


def others(value: object) -> list[object]:
    """Values that a value may be changed into; not all of them are allowed."""
    if isinstance(value, bool):
        return [not value, None]
    if isinstance(value, int | float):
        return [value + 1, value - 1, value + 7, value - 10, value + 40]
    if isinstance(value, str):
        return [f"{value} also", *(word for word in WORDS if word != value), 5, None]
    return []


def changed(raw: dict[str, Any], loc: tuple[int | str, ...], value: object) -> dict[str, Any]:
    whole = copy.deepcopy(raw)
    part: Any = whole
    for step in loc[:-1]:
        part = part[step]
    part[loc[-1]] = value
    return whole


BEGUN = ("", "Shop", "", "yes", "yes", "Mill Street", "Ada")
"""What is said in a set-up, as far as it must be."""


def seen(checklist: Checklist, answers: Answers, folder: Path) -> Iterator[object]:
    """Everything that anybody sees of an audit, what is quickly seen first."""
    audit = begin(answers, checklist, "audit")
    for last in (None, audit):
        first = (
            ("", "Shop", "", "yes", "yes", "Mill Street", "Ada", *[""] * 10) if last is None else ("", "", "")
        )
        person = Scripted(*first)
        with suppress(Stopped, AssertionError):
            set_up(person, checklist, DAY, "next", last)
        yield person.asked, person.offered
    yield audit.plan, audit.excluded
    interview = begin_interview(audit, audit.plan)
    yield [
        [line.text for line in all_lines(at(interview, position), Pace(0, 0), 200)]
        for position in range(len(audit.plan))
    ]
    with checklist.spoken():
        book = parts(written(build_report(audit), folder / "seen.xlsx"))
    yield book
    yield () if audit.alone else parts(handed_out(staff_edition(audit), folder / "staff.xlsx"))


def at(interview: Any, position: int) -> Any:  # noqa: ANN401 - whatever an interview is
    from dataclasses import replace

    return replace(interview, position=position)


def of_checklist(raw: dict[str, Any], folder: Path) -> Iterator[object]:
    checklist = Checklist.model_validate(raw)
    if list(wrong_in_checklist(raw)):
        raise ValueError("names lead nowhere")
    for each in (ANSWERS, FEW, ALONE):
        yield from seen(checklist, Answers.model_validate(each), folder)


def of_answers(raw: dict[str, Any], folder: Path) -> Iterator[object]:
    if list(wrong_answers(raw, CHECKLIST)):
        raise ValueError("names lead nowhere")
    yield from seen(CHECKLIST, Answers.model_validate(raw), folder)


RAW = CHECKLIST.model_dump(mode="json")
WHOLES: dict[str, tuple[dict[str, Any], Callable[[dict[str, Any], Path], Iterator[object]]]] = {
    "checklist": (RAW, of_checklist),
    "answers": (ANSWERS, of_answers),
}


def fields() -> Iterator[tuple[str, tuple[tuple[int | str, ...], ...]]]:
    """All places of each field that hold a value."""
    for name, (raw, _) in WHOLES.items():
        places: dict[tuple[int | str, ...], list[tuple[int | str, ...]]] = {}
        for loc in leaves(raw):
            if (
                loc[-1] not in NAMES_THEMSELVES | SET_BY_PROGRAM
                and loc[0] != "scales"
                and (loc[-1], value_at(raw, loc)) not in NOTHING_ELSE
                and value_at(raw, loc) is not None
            ):
                path = tuple("*" if isinstance(step, int) else step for step in loc)
                places.setdefault(path, []).append(loc)
        yield from ((name, tuple(locs)) for locs in places.values())


def value_at(raw: Any, loc: tuple[int | str, ...]) -> Any:  # noqa: ANN401 - whatever stands there
    for step in loc:
        raw = raw[step]
    return raw


@cache
def before(name: str, folder: Path) -> tuple[object, ...]:
    raw, see = WHOLES[name]
    return tuple(see(raw, folder))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("seen")


@pytest.mark.parametrize(
    ("name", "locs"),
    list(fields()),
    ids=lambda each: each if isinstance(each, str) else ".".join(map(str, each[0])),
)
def test_every_field_changes_something_that_somebody_sees(
    name: str, locs: tuple[tuple[int | str, ...], ...], folder: Path
) -> None:
    raw, see = WHOLES[name]
    possible: list[tuple[object, object]] = []
    for loc, other in [(place, each) for place in locs for each in others(value_at(raw, place))]:
        if (loc, f"{value_at(raw, loc)} also") in possible:
            continue  # where any text may stand, one is as good as another
        try:
            after = see(changed(raw, loc, other), folder)
            if any(now != then for now, then in zip(after, before(name, folder), strict=True)):
                return
        except (ValidationError, ValueError, CxauditError):
            continue
        possible.append((loc, other))
    pytest.fail(f"nobody sees {possible}" if possible else "nothing else fits")


def test_every_field_of_the_models_is_tried() -> None:
    tried = {str(step) for _, locs in fields() for step in locs[0]} | NAMES_THEMSELVES | SET_BY_PROGRAM
    tried |= {key for key, _ in NOTHING_ELSE}
    schemas = [Checklist.model_json_schema(), Answers.model_json_schema()]
    models = [each for schema in schemas for each in (schema, *schema["$defs"].values())]

    known = {field for model in models for field in model.get("properties", ())}

    assert known <= tried
