"""Audits of the core that have just begun, of businesses of every kind."""

from __future__ import annotations

from datetime import date
from typing import Literal

from cxaudit.audit import Answers, Audit
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.plan import begin

CHECKLIST = load_checklist(checklists_folder())
SIZES = ["alone", "small", "large"]
PROFILES: list[dict[str, bool]] = [
    {},
    *({fact.id: False} for fact in CHECKLIST.facts if not fact.choices),
    {"customers_come": False, "visits": False},
    {"customers_come": False, "ships": False},
    {"visits": False, "ships": False},
]
"""Everything told to be so, each fact told not to be, who lives by parcels or by visits alone, and who says
that something goes to customers and then neither how nor by whom."""


def begun(size: str, told: dict[str, bool], kind: Literal["visit", "self"] = "visit") -> Audit:
    answers = Answers(
        organisation="Shop", auditor="Ada", date=date(2026, 1, 5), kind=kind, profile={"size": size, **told}
    )
    return begin(answers, CHECKLIST, "profile")
