"""Audits whose shares lie on halves of a whole per cent, where calculators in floating point go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from cxaudit.audit import Audit
from cxaudit.checklist import Question
from tests.builders import a_checklist, a_department, a_question, an_audit

LARGEST = 60
"""Largest denominator of the fractions."""

_GRID = 32
"""Departments and principles of an audit of sums: each pair of them is one sum."""

_NO_FINDINGS = {"wanting": 0}
"""Marks by which nothing is wanting: thousands of findings would take most of the time."""

_DECIMALS = (0, 1, 2, 3)


def fractions() -> Audit:
    """Every p/q with q up to 60, each a measure that is poor at 0 and good at q, and reads p."""
    pairs = [(p, q) for q in range(1, LARGEST + 1) for p in range(q + 1)]
    return _of_measures({f"share_{p}_{q}": (Decimal(0), Decimal(q), Decimal(p)) for p, q in pairs})


def measures(count: int, seed: int) -> Audit:
    """So many measures with decimal ends, each with a reading that scores a half of a per cent."""
    random = Random(seed)
    drawn = (_measure(random) for _ in range(count))
    return _of_measures({f"half_{number}": each for number, each in enumerate(drawn)})


def _measure(random: Random) -> tuple[Decimal, Decimal, Decimal]:
    """Poor, good and a reading between them."""
    poor, good = (_decimal(random) for _ in range(2))
    while poor == good:
        good = _decimal(random)
    return poor, good, poor + _half(random) * (good - poor)


def _decimal(random: Random) -> Decimal:
    places = random.choice(_DECIMALS)
    return Decimal(random.randrange(10 ** (places + 2))).scaleb(-places)


def _half(random: Random) -> Decimal:
    """A share on a half of a per cent: 0.005, 0.015 … 0.995."""
    return Decimal(2 * random.randrange(100) + 1) / 200


def _of_measures(drawn: dict[str, tuple[Decimal, Decimal, Decimal]]) -> Audit:
    ids = list(drawn)
    departments = [
        a_department(
            *(_measured(id, *drawn[id][:2]) for id in ids[first : first + 300]), id=f"department_{first}"
        )
        for first in range(0, len(ids), 300)
    ]
    checklist = a_checklist(*departments, marks=_NO_FINDINGS)
    return an_audit(checklist, {id: float(reading) for id, (_, _, reading) in drawn.items()})


def _measured(id: str, poor: Decimal, good: Decimal, **changes: object) -> Question:
    return a_question(id, measure={"unit": "parts", "poor": float(poor), "good": float(good)}, **changes)


def sums(seed: int) -> Audit:
    """1,024 sums on halves, each that of a department's questions on a principle."""
    random = Random(seed)
    principles = [f"principle_{number}" for number in range(_GRID)]
    departments, readings = [], {}
    for number in range(_GRID):
        questions: list[Question] = []
        for principle in principles:
            for question, reading in _sum(random, f"sum_{number}_{principle}", principle):
                questions.append(question)
                readings[question.id] = float(reading)
        departments.append(a_department(*questions, id=f"department_{number}", weight=random.randint(1, 3)))
    checklist = a_checklist(
        *departments,
        marks=_NO_FINDINGS,
        principles=[{"id": id, "title": id.replace("_", " "), "asks": f"{id}?"} for id in principles],
    )
    return an_audit(checklist, readings)


def _sum(random: Random, id: str, principle: str) -> Iterator[tuple[Question, Decimal]]:
    """Two or three questions whose weighted mean is a half of a per cent, with their readings."""
    half, weights = _half(random), [random.randint(1, 3) for _ in range(random.choice((2,) * 7 + (3,)))]
    room = min(half, 1 - half)
    apart = (room / 3 * random.randrange(10) / 10).quantize(Decimal("0.0001"))
    # moved apart by what the weights of the two take back
    moved = [apart * weights[1], -apart * weights[0], *[Decimal(0)] * (len(weights) - 2)]
    for place, (weight, move) in enumerate(zip(weights, moved, strict=True)):
        good = Decimal(random.choice(["1", "3", "7", "0.7", "1.1", "60"]))
        reading, own = (half + move) * good, f"{id}_{place}"
        yield _measured(own, Decimal(0), good, weight=weight, principle=principle), reading
