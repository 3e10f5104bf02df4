"""Small, sound checklists and audits: a test says only what it is about, the rest is given here.

Every builder takes the fields of its model as keywords. Whatever a checklist's questions refer to (clauses,
numbers of the policy, scales) is made up for them: `a_checklist(a_question("slow", weight=3))` is whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cxaudit.audit import Answers, Audit, Person, Response, StepsType
from cxaudit.checklist import SHIPPED_SCALES, Checklist, Clause, Department, Question, Touchpoint
from cxaudit.checklist.contradictions import wrong_in_checklist
from cxaudit.report import QuestionRow

DAY = date(2026, 1, 5)
"""The day of every audit, a Monday."""

STEPS = ("nobody does", "a few do", "most of them do", "all of them do")
"""Steps of a question, and of a scale, that a test says nothing about."""

SNIPPETS = (
    " #1",
    "\n",
    "\t",
    ": ",
    "- ",
    "{",
    "]",
    "'",
    "null",
    "true",
    "3",
    "&a ",
    "*a",
    "!!set ",
    "[]",
    "{}",
    "x: ",
)
"""What goes wrong in a YAML file sooner or later."""

STAGES = ("discover", "enquire", "buy", "receive", "use", "resolve", "return")
PRINCIPLES = ("expectations", "people", "values", "promises", "systems", "relationship")
BANDS = (
    {"id": "poor", "word": "Poor", "symbol": "✖", "colour": "E88873", "from": 0},
    {"id": "fair", "word": "Fair", "symbol": "▲", "colour": "FFE7A0", "from": 45},
    {"id": "good", "word": "Good", "symbol": "✔", "colour": "C9E7EE", "from": 65},
    {"id": "excellent", "word": "Excellent", "symbol": "★", "colour": "9BD3E0", "from": 85},
)
FACTS = (
    {
        "id": "size",
        "ask": "How many people work here?",
        "choices": [
            {"id": "alone", "title": "one person alone", "people": "one"},
            {"id": "small", "title": "2 to 9 people", "people": "few"},
            {"id": "large", "title": "10 people or more"},
        ],
    },
    {
        "id": "customers_come",
        "ask": "Do customers come to you?",
        "holds": "customers come to the premises",
        "fails": "customers do not come to the premises",
    },
    {
        "id": "sells_online",
        "ask": "Can customers order online?",
        "holds": "customers can order online",
        "fails": "customers cannot order online",
    },
)


def a_question(id: str = "greeted", **changes: object) -> Question:
    """A question with four steps, unless another way to answer is given, such as `measure=RINGS`."""
    answer = {} if changes.keys() & {"scale", "measure", "steps", "text"} else {"steps": STEPS}
    return Question.model_validate(
        {
            "id": id,
            "ask": f"How many of us do this: {id}?",
            "expect": f"They do this for me: {id}.",
            "how": "ask",
            "check": "Ask two people, apart.",
            "weight": 1,
            "principle": "people",
            "gap": "delivery",
            "clause": "welcome",
            "depth": "core",
            "action": {"do": f"Do this every day: {id}.", "effort": "S"},
            **answer,
            **changes,
        }
    )


def a_measured_question(
    id: str = "rings", good: float | str = 4, poor: float | str = 8, unit: object = "rings", **changes: object
) -> Question:
    """A question that is answered with a number; `good` or `poor` may be `clause.number`.

    `counts` and `most` are of the measure; the least that can be true is 0, or what `good` and `poor` need.
    """
    of_measure: dict[str, object] = {
        key: changes.pop(key) for key in ("counts", "least", "most") if key in changes
    }
    least = min([0, *(bound for bound in (good, poor) if not isinstance(bound, str))])
    measure: dict[str, object] = {"unit": unit, "good": good, "poor": poor, "least": least, **of_measure}
    return a_question(id, measure=measure, **changes)


def a_touchpoint(*questions: Question, id: str = "desk", **changes: object) -> Touchpoint:
    """A touchpoint with these questions, or with one."""
    return Touchpoint.model_validate(
        {
            "id": id,
            "title": id.capitalize(),
            "stage": "enquire",
            "questions": questions or [a_question()],
            **changes,
        }
    )


def a_department(*parts: Question | Touchpoint, id: str = "reception", **changes: object) -> Department:
    """A department with these touchpoints, or with these questions in one; by itself with one question.

    The id of that one question is the department's with `_greeted` after it.
    """
    touchpoints = [part for part in parts if isinstance(part, Touchpoint)]
    questions = [part for part in parts if isinstance(part, Question)]
    if questions or not touchpoints:
        touchpoints.append(a_touchpoint(*(questions or [a_question(f"{id}_greeted")])))
    return Department.model_validate(
        {
            "department": id,
            "title": id.capitalize(),
            "owner": f"{id.capitalize()} lead",
            "meets_customers": "directly",
            "touchpoints": touchpoints,
            **changes,
        }
    )


def a_clause(id: str = "welcome", numbers: Mapping[str, object] | None = None, **changes: object) -> Clause:
    """A promise of the policy, with these numbers standing in its wording: their defaults, or all of each."""
    named = " and ".join(f"{{{name}}} {name}" for name in numbers or {})
    return Clause.model_validate(
        {
            "id": id,
            "title": id.capitalize(),
            "kind": "promise",
            "wording": f"We keep what we promise about {id}" + (f": {named}." if named else "."),
            "numbers": {
                name: number if isinstance(number, Mapping) else {"unit": name, "default": number}
                for name, number in (numbers or {}).items()
            },
            "for": ["Everyone"],
            "teach": f"Keep what we promise about {id}.",
            "minutes": 10,
            **changes,
        }
    )


def a_checklist(
    *parts: Department | Question, clauses: Iterable[Clause] | None = None, **changes: object
) -> Checklist:
    """A sound checklist of these departments, or of these questions in one department called reception.

    Clauses and scales that the questions name and nobody gives are made up; a number of the policy is 4.
    Unless `marks` says otherwise, the usual weight is that of our own checklists, without next steps.
    """
    questions = [part for part in parts if isinstance(part, Question)]
    departments = [part for part in parts if isinstance(part, Department)]
    if questions or not departments:
        departments.insert(0, a_department(*questions))
    asked = [question for department in departments for question in department.questions]
    raw = {
        "id": "core",
        "title": "Test checklist",
        "version": "1.0",
        "scales": {
            **{question.scale: STEPS for question in asked if question.scale},
            **SHIPPED_SCALES,
        },
        "stages": [{"id": name, "title": name.capitalize()} for name in STAGES],
        "principles": [{"id": name, "title": name.capitalize(), "asks": f"{name}?"} for name in PRINCIPLES],
        "bands": BANDS,
        "facts": FACTS,
        "clauses": [clause.model_dump() for clause in _with_missing(clauses or (), asked)],
        "departments": [department.model_dump() for department in departments],
        **changes,
        "marks": _marks(changes.get("marks")),
    }
    return sound(Checklist.model_validate(raw))


def _marks(given: object) -> object:
    usual = {"usual_weight": 2, "next_steps": 0}
    return {**usual, **(given or {})} if given is None or isinstance(given, dict) else given


def sound(checklist: Checklist) -> Checklist:
    """The checklist, every name of which leads somewhere."""
    assert list(wrong_in_checklist(checklist.model_dump())) == []
    return checklist


def _with_missing(clauses: Iterable[Clause], questions: Iterable[Question]) -> list[Clause]:
    """These clauses, and those that the questions name besides."""
    given = {clause.id: clause for clause in clauses}
    missing: dict[str, dict[str, float]] = {}
    for question in questions:
        if question.clause:
            missing.setdefault(question.clause, {})
        bounds = (question.measure.good, question.measure.poor) if question.measure else ()
        for bound in bounds:
            if isinstance(bound, str):
                clause, _, number = bound.partition(".")
                missing.setdefault(clause, {})[number] = 4
    return [*given.values(), *(a_clause(id, numbers) for id, numbers in missing.items() if id not in given)]


def a_response(step: int | None = None, **changes: object) -> Response:
    """A response; by itself an open one."""
    return Response.model_validate({"step": step, **changes})


Answer = int | float | str | Response
"""A step or a reading; `unknown`, or another text as the reason why it is not applicable; or a response."""


def some_answers(
    responses: Mapping[str, Answer] | None = None, checklist: Checklist | None = None, **changes: object
) -> Answers:
    """What people told in a visit to one business, not yet joined with its checklist.

    `checklist` is only looked at to tell a reading from a step.
    """
    given = {id: as_response(answer, checklist, id) for id, answer in (responses or {}).items()}
    return Answers.model_validate(
        {"organisation": "Corner Shop", "auditor": "Ada Auditor", "date": DAY, "responses": given, **changes}
    )


def an_audit(
    checklist: Checklist | None = None, responses: Mapping[str, Answer] | None = None, **changes: object
) -> Audit:
    """An audit of the whole checklist, minus what `excluded` (id: reason) rules out."""
    checklist = checklist or a_checklist()
    given = {id: as_response(answer, checklist, id).model_dump() for id, answer in (responses or {}).items()}
    excluded = changes.get("excluded") or {}
    assert isinstance(excluded, dict)
    people = changes.pop("people", ())
    assert isinstance(people, list | tuple)
    baseline = changes.pop("baseline", None)
    raw = {
        "id": "test-audit",
        "organisation": "Corner Shop",
        "auditor": "Ada Auditor",
        "date": DAY,
        "departments": [department.id for department in checklist.departments],
        "checklist": checklist.model_dump(),
        "plan": [id for id in checklist.places if id not in excluded],
        "responses": given,
        "people": [person.model_dump() if isinstance(person, Person) else person for person in people],
        "baseline": baseline.model_dump() if isinstance(baseline, Audit) else baseline,
        **changes,
    }
    return Audit.model_validate(raw)


def as_response(answer: Answer, checklist: Checklist | None = None, id: str = "") -> Response:
    """The response that an answer in short stands for."""
    if isinstance(answer, Response):
        return answer
    if isinstance(answer, str):
        return Response(unknown=True) if answer == "unknown" else Response(na=answer)
    if checklist and id in checklist.places and checklist.places[id].question.measure:
        return Response(readings=(float(answer),))
    return Response.model_validate({"step": answer})


def steps_of(question: QuestionRow) -> tuple[str, ...]:
    """The steps of a question in a report; none of a measure."""
    return question.type.steps if isinstance(question.type, StepsType) else ()
