"""Gathers everything a reader will see, once, as plain values; every sheet is written from it."""

from cxaudit.report.actions import ActionRow, FindingRow, action_rows
from cxaudit.report.method import BandRow, CapPlaces, Example, Term
from cxaudit.report.parts import Cell, DepartmentPart, GatheredPart, PrinciplePart, StandingInWords
from cxaudit.report.policy import ClauseRow, Following, PolicyLine, Refresh
from cxaudit.report.questions import Needed, QuestionRow, Remark
from cxaudit.report.reports import Report, build_report
from cxaudit.report.training import LessonRow, SessionRow

__all__ = [
    "ActionRow",
    "BandRow",
    "CapPlaces",
    "Cell",
    "ClauseRow",
    "DepartmentPart",
    "Example",
    "FindingRow",
    "Following",
    "GatheredPart",
    "LessonRow",
    "Needed",
    "PolicyLine",
    "PrinciplePart",
    "QuestionRow",
    "Refresh",
    "Remark",
    "Report",
    "SessionRow",
    "StandingInWords",
    "Term",
    "action_rows",
    "build_report",
]
