"""Audits of all kinds by their names, from the demonstration to an audit without an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from random import Random

from cxaudit.audit import Audit, Response
from cxaudit.library import checklists_folder, read_answers
from cxaudit.plan import begin
from tests.builders import a_checklist, a_department, a_question, an_audit
from tests.hostile_audits import typed_everywhere
from tests.random_audits import SHIPPED, random_audit, random_reading


@cache
def demo(name: str = "demo") -> Audit:
    answers = read_answers(checklists_folder() / "examples" / f"{name}.yaml", SHIPPED, date(2026, 11, 21))
    return begin(answers, SHIPPED, name)


def alone() -> Audit:
    """The other demonstration: one person who audits herself."""
    return demo("demo-alone")


def two_departments() -> Audit:
    """The demonstration, as far as reception and billing are concerned."""
    audit, ids = demo(), ("reception", "billing")
    places = audit.checklist.places
    responses = {id: each for id, each in audit.responses.items() if places[id].department.id in ids}
    actions = {id: each for id, each in audit.actions.items() if id.split(".")[0] in ids}
    told = {"departments": ids, "responses": responses, "actions": actions, "own": ()}
    return begin(audit.model_copy(update=told), SHIPPED, "two")


AUDITS: dict[str, Callable[[], Audit]] = {
    "demo": demo,
    "alone": alone,
    "two departments": two_departments,
    "made up": lambda: random_audit(4),
    "made up, with parked items": lambda: random_audit(185),
    "long texts": lambda: typed_everywhere(" ".join(["Sales and returns of the whole of the house"] * 3)),
    "hostile": lambda: typed_everywhere("=1+1_x000D_"),
}


def _all(audit: Audit, response: Response) -> Audit:
    return audit.model_copy(update={"responses": dict.fromkeys(audit.plan, response)})


def _best(audit: Audit) -> Audit:
    responses = {}
    for id in audit.plan:
        question = audit.checklist.places[id].question
        steps = audit.checklist.steps(question)
        reading = random_reading(Random(0), audit, question) if question.measure else None
        responses[id] = Response(readings=(reading,)) if reading is not None else Response(step=len(steps))
    return audit.model_copy(update={"responses": responses})


EXTREMES: dict[str, Callable[[], Audit]] = {
    "nothing answered": lambda: _all(two_departments(), Response()),
    "everything not applicable": lambda: _all(two_departments(), Response(na="we have no customers")),
    "everything unknown": lambda: _all(two_departments(), Response(unknown=True)),
    "nothing found wanting": lambda: _best(two_departments()),
    "one department": lambda: begin(
        demo().model_copy(update={"departments": ("billing",), "responses": {}, "actions": {}, "own": ()}),
        SHIPPED,
        "one",
    ),
    "one question": lambda: an_audit(responses={"reception_greeted": 2}),
    "ids like truth values": lambda: an_audit(
        a_checklist(*(a_question(id) for id in ("true", "false", "dec1"))),
        {"true": 1, "false": 1, "dec1": 1},
    ),
    "all but one ruled out": lambda: an_audit(
        a_checklist(a_question("greeted"), a_question("seen"), a_department(id="billing")),
        excluded=dict.fromkeys(("greeted", "billing_greeted"), "nobody comes"),
    ),
    "forty departments": lambda: an_audit(
        a_checklist(*(a_department(id=f"d{number}") for number in range(40))),
        {f"d{number}_greeted": number % 4 + 1 for number in range(0, 40, 2)},
    ),
}
