"""Audits by checklists such as other people bring, made up at random: bare, and weighed in their own ways.

Without policy, principles, stages or facts: what a spreadsheet says. All is answered with yes and no, with
points, with marks from 0 to 10, or each otherwise.
"""

from __future__ import annotations

from random import Random
from typing import Any

from cxaudit.audit import Audit
from cxaudit.checklist import Checklist
from cxaudit.checklist.contradictions import MOST_IN_A_ROW
from cxaudit.library import checklists_folder, load_checklist
from tests.builders import DAY, sound
from tests.random_audits import answered

EXAMPLES = ("store-visit", "call-quality", "rating-sheet")
"""Folders of the checklists of our own that are like those of other people."""

_FOLDER = checklists_folder() / "examples"
_EXAMPLES = [load_checklist(_FOLDER / name) for name in EXAMPLES]

_ALL = ("yes_no", "points", "marks", "steps", "text")
_STYLES: tuple[tuple[str, ...], ...] = (
    ("yes_no",),
    ("points",),
    ("marks", "marks", "marks", "text"),
    ("yes_no", "yes_no", "text"),
    _ALL,
)
"""Ways to answer of a whole checklist."""

_BANDS: tuple[tuple[int, ...], ...] = ((80,), (50,), (80, 92), (3, 97), (45, 65, 85))
"""From which per cent on there is another band; None of the checklist's own now and then."""


def others_audit(seed: int) -> Audit:
    """An audit by a checklist that somebody else might bring."""
    random = Random(f"others {seed}")
    return answered(random, _checklist(random), f"others-{seed}", DAY, profile={})


def example_audit(seed: int) -> Audit:
    """An audit by one of the checklists of our own that are like those of other people."""
    random = Random(f"example {seed}")
    return answered(random, _EXAMPLES[seed % len(_EXAMPLES)], f"example-{seed}", DAY, profile={})


def _checklist(random: Random) -> Checklist:
    ways, weighed = random.choice(_STYLES), random.random() < 0.7
    depths: dict[str, int] = {}
    departments = []
    for number in range(random.choice([1, 1, 2, 3, 7])):
        ids = [f"part_{number}_{item}" for item in range(random.randint(1, 14))]
        questions = [_question(random, id, random.choice(ways), depths, weighed=weighed) for id in ids]
        part = {"id": "items", "title": f"Part {number}", "questions": questions}
        weight = random.choice([1, 1, 0, random.randint(1, 100)]) if number else random.choice([1, 100])
        departments.append(
            {
                "department": f"part_{number}",
                "title": f"Part {number}",
                "weight": weight,
                "touchpoints": [part],
            }
        )
    raw: dict[str, Any] = {"id": "others", "title": "Of somebody else", "departments": departments}
    raw["overall"] = random.choice(["departments", "questions"])
    raw["scales"] = {"yes_no": ["no", "yes"]}
    return sound(Checklist.model_validate({**raw, **_judged(random)}, by_alias=True, by_name=False))


def _judged(random: Random) -> dict[str, object]:
    """Bands and caps: none of its own, or some where a critical failure fails all, or caps as it may."""
    if random.random() < 0.3:
        return {}
    floors = [0, *random.choice(_BANDS)]
    bands = [
        {"id": f"band_{n}", "word": f"Band {n}", "symbol": "✖▲✔★"[n], "colour": "9BD3E0", "from": floor}
        for n, floor in enumerate(floors)
    ]
    names = ("department", "one", "two", "three", "only")
    caps = {"caps": dict.fromkeys(names, "band_0")} if random.random() < 0.6 else {}
    return {"bands": bands, **caps}


def _question(
    random: Random, id: str, way: str, depths: dict[str, int], *, weighed: bool
) -> dict[str, object]:
    answer = _answer(random, way)
    weight = random.choice([0, 1, 5, 10, 100, random.randint(1, 100)]) if weighed and way != "text" else 1
    question: dict[str, object] = {
        "id": id,
        "ask": f"Is this as it is agreed: {id}?",
        "weight": weight,
        **answer,
    }
    if way != "text" and weight and random.random() < 0.15:
        question["critical"] = True
    others = [other for other, depth in depths.items() if depth < MOST_IN_A_ROW]
    hangs = bool(others) and random.random() < 0.15
    if hangs:
        other = random.choice(others[-8:])
        question["only_if"] = {other: random.sample([1, 2], random.randint(1, 2))}
    elif random.random() < 0.4:
        question["na"] = False
    if "scale" in answer or "steps" in answer:
        depths[id] = depths[other] + 1 if hangs else 0
        if random.random() < 0.3:
            question["needs_note"] = random.randint(1, 2)
    return question


def _answer(random: Random, way: str) -> dict[str, object]:
    """How a question is answered, with what its answers count."""
    if way == "yes_no":
        return {"scale": "yes_no", **({"points": [1, 4]} if random.random() < 0.1 else {})}
    if way == "text":
        return {"text": True}
    if way == "marks":
        most = random.choice([5, 10, 100])
        return {"measure": {"unit": "points", "poor": 0, "good": most, "least": 0, "most": most}}
    count = random.randint(2, 10)
    steps: dict[str, object] = {"steps": [f"{place} of {count - 1}" for place in range(count)]}
    if way == "points":
        points = sorted(random.choice([0, 2, 4, 5, 6, 8, 10]) for _ in range(count))
        steps["points"] = [*points[:-1], max(points[-1], 1)]
    return steps
