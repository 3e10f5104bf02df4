"""Gathers everything a reader will see, once, as plain values; every sheet is written from it."""

from cxaudit.report.actions import ActionRow, FindingRow
from cxaudit.report.method import BandRow, Example, Limits, Term
from cxaudit.report.policy import ClauseRow, PolicyLine, Refresh, SessionRow
from cxaudit.report.questions import QuestionRow, Remark
from cxaudit.report.reports import Report, build_report
from cxaudit.report.standings import Cell, DepartmentPart, PrinciplePart, Result

__all__ = [
    "ActionRow",
    "BandRow",
    "Cell",
    "ClauseRow",
    "DepartmentPart",
    "Example",
    "FindingRow",
    "Limits",
    "PolicyLine",
    "PrinciplePart",
    "QuestionRow",
    "Refresh",
    "Remark",
    "Report",
    "Result",
    "SessionRow",
    "Term",
    "build_report",
]
