"""Gathers everything a reader will see, once, as plain values; every sheet is written from it."""

from cxaudit.report.actions import ActionRow, FindingRow, SharedAction, action_rows
from cxaudit.report.editions import (
    AnsweredLine,
    Change,
    DepartmentPage,
    Edition,
    GatheredLine,
    HeatCell,
    Proof,
    QuestionLine,
    SharedStanding,
    handouts,
    staff_edition,
)
from cxaudit.report.method import BandRow, CapPlaces, Example, Term
from cxaudit.report.parts import Cell, DepartmentPart, GatheredPart, PrinciplePart, StandingInWords
from cxaudit.report.policy import ClauseRow, Following, PolicyLine, PolicyText, Refresh
from cxaudit.report.questions import Needed, QuestionRow, Remark
from cxaudit.report.reports import Report, build_report
from cxaudit.report.training import LessonRow, SessionRow, SharedSession
from cxaudit.report.visit import VisitPack, visit_pack

__all__ = [
    "ActionRow",
    "AnsweredLine",
    "BandRow",
    "CapPlaces",
    "Cell",
    "Change",
    "ClauseRow",
    "DepartmentPage",
    "DepartmentPart",
    "Edition",
    "Example",
    "FindingRow",
    "Following",
    "GatheredLine",
    "GatheredPart",
    "HeatCell",
    "LessonRow",
    "Needed",
    "PolicyLine",
    "PolicyText",
    "PrinciplePart",
    "Proof",
    "QuestionLine",
    "QuestionRow",
    "Refresh",
    "Remark",
    "Report",
    "SessionRow",
    "SharedAction",
    "SharedSession",
    "SharedStanding",
    "StandingInWords",
    "Term",
    "VisitPack",
    "action_rows",
    "build_report",
    "handouts",
    "staff_edition",
    "visit_pack",
]
