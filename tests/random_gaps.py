"""Leaves out of checklists made up at random what they may leave out, and adds what few of them have."""

from __future__ import annotations

from random import Random
from typing import Any

from cxaudit.actions import keep_numbers, plan_actions
from cxaudit.audit import Audit, OwnFinding, Severity
from cxaudit.checklist import Checklist, Effort, Gap
from cxaudit.scoring import scorecard

_CONDITIONS = ("customers_come", "not sells_online", "alone", "not small")


def with_gaps(random: Random, checklist: Checklist) -> Checklist:
    """The checklist with other clauses, and questions without clause, action, gap or principle."""
    raw: dict[str, Any] = checklist.model_dump()
    questions = [
        question
        for department in raw["departments"]
        for touchpoint in department["touchpoints"]
        for question in touchpoint["questions"]
    ]
    _without(random, raw, questions)
    for question in questions:
        _sparse(random, question)
    for clause in raw["clauses"]:
        _richer(random, clause)
    return Checklist.model_validate(raw)


def _without(random: Random, raw: dict[str, Any], questions: list[dict[str, Any]]) -> None:
    """Leave out the policy, the principles or the stages altogether, now and then."""
    bounds = [end for each in questions if each["measure"] for end in each["measure"].values()]
    if random.random() < 0.3 and not any(isinstance(bound, str) and "." in bound for bound in bounds):
        raw["clauses"] = []
        for question in questions:
            question["clause"] = None
    if random.random() < 0.15:
        raw["principles"] = []
        for question in questions:
            question["principle"] = None
    if random.random() < 0.15:
        raw["stages"] = []
        for department in raw["departments"]:
            for touchpoint in department["touchpoints"]:
                touchpoint["stage"] = None


def _sparse(random: Random, question: dict[str, Any]) -> None:
    for key in ("clause", "action", "gap"):
        if random.random() < 0.25:
            question[key] = None
    if question["action"] and random.random() < 0.3:
        question["action"]["title"] = random.choice(["Do it", "=1+1", "Cover the telephone over lunch"])
    if question["measure"] and random.random() < 0.3:
        question["measure"]["unit"] = {"one": "ring", "many": "rings"}


def _richer(random: Random, clause: dict[str, Any]) -> None:
    further: dict[str, Any] = {
        "alone": {"wording": "I keep what I promise: {most} most.", "teach": "Keep it."},
        "applies_if": [random.choice(_CONDITIONS)],
        "decide": {"title": "Up to which sum?", "do": "Write the sum, and tell everybody."},
        "may": "Each of us may give ten without asking.",
    }
    clause |= {key: value for key, value in further.items() if random.random() < 0.3}
    if random.random() < 0.5:
        for number in clause["numbers"].values():
            number["unit"] = {"one": "day", "many": "most"}


def with_own_findings(random: Random, audit: Audit) -> Audit:
    """The audit with findings of the auditor's own, now and then."""
    if random.random() < 0.4:
        own = [
            OwnFinding(
                department=random.choice(audit.departments),
                number=number,
                found=random.choice(["=1+1", "The form goes to somebody who left; 23 letters are unread."]),
                severity=random.choice([*Severity]),
                do="Answer them, oldest first.",
                title=random.choice([None, "Answer what lies there"]),
                effort=random.choice([*Effort]),
                gap=random.choice([None, *Gap]),
            )
            for number in range(1, random.randint(2, 5))
        ]
        audit = audit.model_copy(update={"own": tuple(own)})
    return audit


def with_names(random: Random, audit: Audit) -> Audit:
    """The audit with titles, tasks and numbers of its action items, each now and then."""
    states = dict(audit.actions)
    for item in plan_actions(scorecard(audit)):
        if random.random() < 0.2:
            named = {
                "title": random.choice(["=1+1", "Our own name"]),
                "tasks": ("#N/A", "Do it again"),
            }
            states[item.id] = item.state.model_copy(update=named)
    audit = audit.model_copy(update={"actions": states})
    return keep_numbers(audit) if random.random() < 0.5 else audit
