"""Audits at random, small and sound, for properties that must hold of each of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from hypothesis import strategies as st

from cxaudit.audit import Audit
from cxaudit.checklist import Checklist, Question
from tests.builders import (
    PRINCIPLES,
    Answer,
    a_checklist,
    a_clause,
    a_department,
    a_question,
    a_response,
    an_audit,
)

STEPS = ("none of us", "some of us", "half of us", "most of us", "all of us")
"""Worst first; a question has the first three, four or five, or other steps."""

WAYS: tuple[dict[str, object], ...] = (
    {"steps": STEPS[:4]},
    {"steps": STEPS[:3]},
    {"steps": STEPS},
    {"measure": {"unit": "rings", "good": 2, "poor": 8}},
    {"measure": {"unit": "calls", "good": 9, "poor": 0.5}},
    {"steps": ("no", "yes"), "points": (1, 3)},
    {"steps": tuple(f"{place} of ten" for place in range(10))},
    {"text": True},
)
"""Ways to answer: with steps, with a number of which less is better, or more, or with a text."""

KINDS = tuple(
    product(
        WAYS,
        (0, 1, 2, 3, 50),
        (False, False, False, True),
        ("ask", "look", "read"),
        PRINCIPLES[:3],
        ("delivery", "listening", "policy", "promise", None),
        ("S", "M", "L", None),
    )
)
"""Way to answer, weight, critical, how, principle, gap and effort, or no action, of each kind of question."""

ANSWERED = range(12)
"""Outcomes that rate a question, from the worst answer to the best, beyond both ends of a measure."""

OUTCOMES = (*ANSWERED, "unknown", "unknown", "open", "not applicable", "not asked", "ruled out")
"""What may become of a question; one that is not asked is answered nevertheless."""


DECISION = {"title": "Up to which sum?", "do": "Set the sum, and tell everybody."}
"""What the top must decide before every third clause is written."""


class Part(NamedTuple):
    """One question, and what became of it."""

    kind: int
    clause: int
    """0: none."""

    outcome: int | str


DAYS = st.dates(date(2025, 1, 1), date(2032, 12, 31))
"""Days of audits."""


def audits() -> st.SearchStrategy[Audit]:
    """Audits of up to three departments with up to five questions each, on four clauses."""
    department = st.tuples(st.integers(0, 3), st.lists(_parts(clauses=4), min_size=1, max_size=5))
    return st.builds(_audit, st.lists(department, min_size=1, max_size=3), DAYS)


def large_audits() -> st.SearchStrategy[Audit]:
    """Audits of three departments, most of them with more findings than can be planned."""
    questions = st.lists(_parts(clauses=50), min_size=14, max_size=18)
    return st.builds(_audit, st.tuples(*[st.tuples(st.integers(1, 3), questions)] * 3), DAYS)


def _parts(clauses: int) -> st.SearchStrategy[Part]:
    kinds = st.sampled_from(range(len(KINDS)))
    return st.builds(Part, kinds, st.integers(0, clauses), st.sampled_from(OUTCOMES))


def _audit(departments: Sequence[tuple[int, Sequence[Part]]], day: date) -> Audit:
    parts = {f"d{d}_{i}": part for d, (_, ps) in enumerate(departments) for i, part in enumerate(ps)}
    clauses = sorted({part.clause for part in parts.values()} - {0})
    checklist = a_checklist(
        *(
            a_department(
                *(_question(f"d{d}_{i}", part) for i, part in enumerate(ps)),
                id=f"d{d}",
                weight=weight,
                owner="Ann" if d < 2 else "Ben",
            )
            for d, (weight, ps) in enumerate(departments)
        ),
        clauses=[a_clause(f"clause{each}", decide=DECISION) for each in clauses if each % 3 == 0],
    )
    outcomes = {id: part.outcome for id, part in parts.items()}
    return an_audit(
        checklist,
        {id: _answer(checklist, id, outcome) for id, outcome in outcomes.items()},
        date=day,
        plan=[id for id, outcome in outcomes.items() if outcome not in ("not asked", "ruled out")],
        excluded={id: "nobody comes" for id, outcome in outcomes.items() if outcome == "ruled out"},
    )


def _question(id: str, part: Part) -> Question:
    way, weight, critical, how, principle, gap, effort = KINDS[part.kind]
    return a_question(
        id,
        weight=weight,
        critical=critical and "text" not in way and weight > 0,
        how=how,
        principle=principle,
        gap=gap,
        clause=f"clause{part.clause}" if part.clause else None,
        action={"do": f"Do this every day: {id}.", "effort": effort} if effort else None,
        **way,
    )


def _answer(checklist: Checklist, id: str, outcome: int | str) -> Answer:
    if outcome == "unknown":
        return "unknown"
    if outcome == "open":
        return a_response()
    if outcome == "not applicable":
        return "there is no such thing here"
    good = outcome if isinstance(outcome, int) else 0
    question = checklist.places[id].question
    if question.text:
        return a_response(text=f"We do it {good} times.")
    return good if question.measure else 1 + good * len(question.steps or ()) // len(ANSWERED)
