"""An audit in which one text stands wherever people may type one."""

from __future__ import annotations

from datetime import date

from cxaudit.actions import plan_actions
from cxaudit.audit import LONGEST_HEADLINE, ActionState, Audit, Evidence, Person, Response, Status, Waiting
from cxaudit.checklist import Clause, Department, Question, is_no_answer
from cxaudit.scoring import scorecard
from tests.builders import (
    DAY,
    PRINCIPLES,
    a_checklist,
    a_clause,
    a_department,
    a_question,
    a_touchpoint,
    an_audit,
)

LONGEST_LINE = 500
LONGEST_TITLE = 60
LONGEST_ASK = 300


def line(text: str, more: str = "", most: int = LONGEST_LINE) -> str:
    """The text as a line of a checklist: never empty, no longer than a line may be, `more` at its end."""
    one = " ".join(text.split())[: most - len(more)].strip()
    return f"{one or 'x'}{more}"


def typed_everywhere(text: str, *others: str, baseline: bool = True) -> Audit:
    """An audit of two departments, with that text in every field that takes a text.

    Each of the other texts stands in the fields of one more department, with a clause.
    """
    departments = {"first": text, "second": text, **{f"other{n}": each for n, each in enumerate(others)}}
    clauses = {name: each for name, each in departments.items() if name.startswith("other")}
    checklist = a_checklist(
        _department(text, "first", ""),
        _department(text, "second", " 2"),
        *(_department(each, name, "", clause=name) for name, each in clauses.items()),
        title=line(text),
        version=line(text),
        scales={"shared": ("never", "at times", "always")},
        clauses=[_clause(text), *(_clause(each, name) for name, each in clauses.items())],
        principles=[
            {"id": name, "title": line(text, f" {name}" if number else ""), "asks": line(text)}
            for number, name in enumerate(PRINCIPLES[:3])
        ],
        bands=[
            {
                "word": line(text, f" {number}", 20),
                "id": f"band_{floor}",
                "symbol": line(text, "", 2),
                "colour": "E88873",
                "from": floor,
            }
            for number, floor in enumerate((0, 50, 80))
        ],
        facts=[{"id": "alone", "ask": line(text), "holds": line(text), "fails": line(text)}],
    )
    audit = an_audit(
        checklist,
        {
            id: _response(departments[id.partition("_")[0]], id)
            for id in checklist.places
            if not id.endswith(("open", "excluded"))
        },
        organisation=line(text),
        site=text,
        auditor=line(text),
        contact=line(text),
        does={line(text): [line(text), line(text, " 2")]},
        headline=line(text, most=LONGEST_HEADLINE),
        verdict=text,
        people=[
            Person(name=line(text), role=text, leads=("first",)),
            Person(name=line(text, " 2"), seen=False),
        ],
        excluded={"first_excluded": line(text)},
        policy={
            "clauses": {
                "welcome": {"written": "yes", "wording": _wording(text), "owner": text, "decision": "train"}
            }
        },
        own=[
            {
                "department": "first",
                "number": 1,
                "found": text if text.strip() else "x",
                "severity": "critical",
                "do": line(text),
            }
        ],
        training=[{"role": line(text), "number": 1, "heard": text}],
        baseline=typed_everywhere(text, *others, baseline=False) if baseline else None,
    )
    items = [item.id for item in plan_actions(scorecard(audit))]
    return audit.model_copy(
        update={"actions": {id: _state(departments[id.partition(".")[0]]) for id in items}}
    )


def _clause(text: str, id: str = "welcome") -> Clause:
    clause = a_clause(
        id,
        title=line(text),
        teach=line(text),
        wording=_wording(text),
        may=" ".join(_wording(text).split())[:LONGEST_LINE],
        decide={"title": line(text, "", LONGEST_TITLE), "do": line(text)},
    )
    return clause.model_copy(update={"roles": (line(text),)})


def _wording(text: str) -> str:
    """Prose of a policy: braces would be numbers."""
    return f"{text} and twenty letters more".translate({ord("{"): "(", ord("}"): ")"})


def _department(text: str, id: str, more: str, clause: str = "welcome") -> Department:
    unit = {"one": line(text), "many": line(text, " s")}
    questions = [
        _question(text, f"{id}_{name}", principle, clause=clause, **fields)
        for name, principle, fields in (
            ("poor", 0, {"critical": True}),
            ("good", 1, {"weight": 2, "how": "look"}),
            (
                "measured",
                0,
                {"measure": {"unit": unit, "good": 1, "poor": 9}},
            ),
            ("shared", 1, {"scale": "shared"}),
            ("noted", 1, {"text": True}),
            ("na", 0, {}),
            ("unknown", 0, {}),
            ("waiting", 2, {"critical": True}),
            ("open", 2, {}),
            ("excluded", 0, {}),
        )
    ]
    touchpoint = a_touchpoint(*questions, title=line(text))
    return a_department(touchpoint, id=id, title=line(text, more), owner=line(text), about=text)


def _question(text: str, id: str, principle: int, /, **fields: object) -> Question:
    return a_question(
        id,
        ask=line(text, f" {'?' * 10}", LONGEST_ASK),
        expect=line(text, "." * 10),
        check=line(text),
        principle=PRINCIPLES[principle],
        action={"title": line(text, "", LONGEST_TITLE), "do": line(text), "effort": "S"},
        **fields,
    )


def _response(text: str, id: str) -> Response:
    answers: dict[str, dict[str, object]] = {
        "poor": {"step": 1, "evidence": Evidence.CONFIRMED},
        "good": {"step": 4},
        "measured": {"readings": (3, 5)},
        "shared": {"step": 2},
        "noted": {} if is_no_answer(text) else {"text": text},
        "na": {"na": line(text)},
        "unknown": {"unknown": True},
        "waiting": {"waiting": Waiting(kind="ask", who=line(text), until=date(2026, 2, 3))},
        "excluded": {"step": 1},
    }
    answer = answers[id.rpartition("_")[2]]
    source = {"confidential": True} if id.endswith("good") else {"told_by": text}
    notes = {"note": text, "staff_note": text, "private": text, "seen": text}
    photos = {"photos": [line(text)], "staff_photos": [line(text), line(text, " 2")]}
    return Response.model_validate({**answer, **source, **notes, **photos, "by": text})


def _state(text: str) -> ActionState:
    return ActionState(
        owner=text,
        status=Status.IN_PROGRESS,
        done_when=text,
        done_on=DAY,
        comment=text,
        due=DAY,
        title=line(text, "", LONGEST_TITLE),
        tasks=(line(text), line(text, " 2")),
    )
