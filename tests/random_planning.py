"""Gives checklists made up at random what few of them say: other words, and when and where work is done."""

from __future__ import annotations

from random import Random
from typing import Any

from cxaudit.checklist import Checklist, How, Where


def with_planning(random: Random, checklist: Checklist) -> Checklist:
    """The checklist with stages, places, minutes and other words; what may be left out is, now and then."""
    raw: dict[str, Any] = checklist.model_dump()
    stages = [None, *(stage["id"] for stage in raw["stages"])]
    for department in raw["departments"]:
        department["meets_customers"] = random.choice(["directly", "indirectly"])
        department["owner"] = random.choice([None, department["owner"]])
        for touchpoint in department["touchpoints"]:
            touchpoint["stage"] = random.choice(stages)
            touchpoint["where"] = random.choice([None, *Where])
            for question in touchpoint["questions"]:
                _plan(random, question)
                _reword(random, question)
    return Checklist.model_validate(raw)


def _plan(random: Random, question: dict[str, Any]) -> None:
    further: dict[str, Any] = {
        "where": random.choice([*Where]),
        "ahead": random.randint(1, 10),
        "consent": True,
        "papers": ["the last five bills", "=1+1"],
        "minutes": random.choice([0.5, 3, 12]),
        "expect": None,
        "check": None,
        "how": random.choice([*How]),
        "depth": "full",
    }
    question |= {key: value for key, value in further.items() if random.random() < 0.2}


def _reword(random: Random, question: dict[str, Any]) -> None:
    for key in ("self", "alone"):
        texts: dict[str, Any] = {
            "ask": f"How is this for {key}: {question['id']}?",
            "expect": "They do this for me, too.",
            "check": "Look for yourself.",
            **({"action": {"do": f"Do it yourself: {key}."}} if question["action"] else {}),
        }
        said = {name: text for name, text in texts.items() if random.random() < 0.3}
        question[key] = said if said and random.random() < 0.5 else None
