"""Gives questions at random what decides how they count: weights, conditions, what must be answered."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from cxaudit.checklist import Department
from cxaudit.checklist.contradictions import MOST_IN_A_ROW
from tests.builders import STEPS

SCALES = {"shared": STEPS, "yes_no": ("no", "yes")}
"""Steps of the scales that questions share."""


def counting_otherwise(random: Random, departments: Sequence[Department]) -> list[Department]:
    """The departments as somebody else may weigh them, with questions that hang on one another."""
    if random.random() < 0.3:
        return list(departments)
    heavy = random.random() < 0.4
    depths: dict[str, int] = {}
    return [_department(random, department, depths, heavy=heavy) for department in departments]


def _department(random: Random, department: Department, depths: dict[str, int], *, heavy: bool) -> Department:
    raw = department.model_dump()
    for touchpoint in raw["touchpoints"]:
        for question in touchpoint["questions"]:
            conditions = any(part["applies_if"] for part in (raw, touchpoint, question))
            question |= _changes(random, question, depths, may_not_apply=conditions, heavy=heavy)
    raw["weight"] = _weight(random, raw["weight"], heavy=heavy)
    return Department.model_validate(raw)


def _weight(random: Random, weight: int, *, heavy: bool) -> int:
    if random.random() < 0.12:
        return 0
    return random.choice([1, 10, 50, random.randint(0, 100)]) if heavy else weight


def _changes(
    random: Random, question: dict[str, Any], depths: dict[str, int], *, may_not_apply: bool, heavy: bool
) -> dict[str, Any]:
    """What is told otherwise of a question; `depths` counts what each one before hangs on in a row."""
    weight = _weight(random, question["weight"], heavy=heavy)
    changes: dict[str, Any] = {"weight": weight, "critical": question["critical"] and weight > 0}
    steps = len(question["steps"] or SCALES.get(question["scale"], ()))
    if steps and random.random() < 0.2:
        changes["needs_note"] = random.randint(1, steps)
    others = [id for id, depth in depths.items() if depth < MOST_IN_A_ROW]
    depth = 0
    if others and random.random() < 0.25:
        other = random.choice(others[-6:])  # near ones, so that several hang on one another
        changes["only_if"] = {other: random.sample([1, 2], random.randint(1, 2))}
        depth = depths[other] + 1
    elif not may_not_apply and random.random() < 0.15:
        changes["na"] = False
    if steps:
        depths[question["id"]] = depth
    return changes
