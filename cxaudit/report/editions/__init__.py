"""Editions: what the staff, or one department, is handed of an audit, as types without private fields.

They are built from what may be shown (`cxaudit.audit.sharing`), and hold only what their types name.
"""

from cxaudit.report.editions.building import handouts, staff_edition
from cxaudit.report.editions.parts import (
    AnsweredLine,
    Change,
    DepartmentPage,
    Edition,
    HeatCell,
    QuestionLine,
)
from cxaudit.report.editions.standings import GatheredLine, Proof, SharedStanding

__all__ = [
    "AnsweredLine",
    "Change",
    "DepartmentPage",
    "Edition",
    "GatheredLine",
    "HeatCell",
    "Proof",
    "QuestionLine",
    "SharedStanding",
    "handouts",
    "staff_edition",
]
