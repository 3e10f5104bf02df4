"""Lays out a report: which rows of which sheets its parts take."""

from __future__ import annotations

from openpyxl.utils import quote_sheetname

from cxaudit.report import Edition, Report
from cxaudit.workbook.places import Block, Places, quoted, without_answers
from cxaudit.workbook.sheet_names import called, sheet_names
from cxaudit.workbook.tables.answers import Answers
from cxaudit.workbook.tables.departments import Departments
from cxaudit.workbook.tables.findings import Findings
from cxaudit.workbook.tables.lists import Lists
from cxaudit.workbook.tables.questions import Questions

_UNTIL_PRINCIPLES = 5
"""Rows from the last department to the first principle: the whole, what is said of it, a heading, heads."""

_UNTIL_STAGES = 4
"""Rows from the last principle to the first stage: an empty one, a heading, heads."""


def lay_out(report: Report) -> Places:
    """Say where everything stands in the workbook of a report."""
    answers: dict[str, Block] = {}
    row, sheet = Answers.top, quoted(called(Answers.name))
    for part in report.departments:
        answers[part.id] = Block(row, row + len(part.questions) - 1, sheet)
        row += len(part.questions)
    names = sheet_names(report.departments)
    ids = (question.id for part in report.departments for question in part.questions)
    lists = quoted(called(Lists.name))
    departments = _rows(Departments.top, len(report.departments))
    principles = _rows(departments.last + _UNTIL_PRINCIPLES, len(report.principles))
    # from the heads to the row below: something of it is left, whichever findings are deleted
    around = Block(
        Findings.top - 1, Findings.top + max(1, len(report.findings)), quoted(called(Findings.name))
    )
    return Places(
        sheets=names,
        answers=answers,
        asked={
            question.id: Block(Questions.top, Questions.top + len(part.questions) - 1, quoted(names[part.id]))
            for part in report.departments
            for question in part.questions
        },
        everything=Block(Answers.top, max(Answers.top, row - 1), sheet),
        departments=departments,
        principles=principles,
        stages=_rows(principles.last + (_UNTIL_STAGES if report.principles else 1), len(report.stages)),
        lists={id: Block(row, row, lists) for row, id in enumerate(ids, Lists.top)},
        listed=around.column(Findings.id),
    )


def lay_out_edition(edition: Edition) -> Places:
    """Say where everything stands in the workbook of an edition."""
    own = [edition.own] if edition.own else []
    return without_answers(sheet_names([*edition.departments, *own]))


def _rows(first: int, count: int) -> Block:
    """Rows of the sheet Departments."""
    return Block(first, first + count - 1, quote_sheetname(called(Departments.name)))
