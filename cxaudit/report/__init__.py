"""Gathers everything a reader will see, once, as plain values; every sheet is written from it."""

from cxaudit.report.actions import ActionRow, FindingRow, SharedAction, action_rows
from cxaudit.report.editions import (
    AnsweredLine,
    Change,
    DepartmentPage,
    Edition,
    QuestionLine,
    handouts,
    staff_edition,
)
from cxaudit.report.method import BandRow, CapPlaces, Example, Term
from cxaudit.report.parts import Cell, DepartmentPart, GatheredPart, PrinciplePart, StandingInWords
from cxaudit.report.policy import ClauseRow, Following, PolicyLine, PolicyText, Refresh
from cxaudit.report.questions import Needed, QuestionRow, Remark
from cxaudit.report.reports import Report, build_report
from cxaudit.report.since import ActionSince, FindingSince, Since, SinceRow, signed, since
from cxaudit.report.training import LessonRow, SessionRow, SharedSession
from cxaudit.report.visit import VisitPack, visit_pack

__all__ = [
    "ActionRow",
    "ActionSince",
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
    "FindingSince",
    "Following",
    "GatheredPart",
    "LessonRow",
    "Needed",
    "PolicyLine",
    "PolicyText",
    "PrinciplePart",
    "QuestionLine",
    "QuestionRow",
    "Refresh",
    "Remark",
    "Report",
    "SessionRow",
    "SharedAction",
    "SharedSession",
    "Since",
    "SinceRow",
    "StandingInWords",
    "Term",
    "VisitPack",
    "action_rows",
    "build_report",
    "handouts",
    "signed",
    "since",
    "staff_edition",
    "visit_pack",
]
