"""Lays out a report: which rows of which sheets its parts take."""

from __future__ import annotations

from collections.abc import Sized

from cxaudit.report import Edition, Report, VisitPack
from cxaudit.workbook.department_rows import rows_of
from cxaudit.workbook.places import Block, Places, quoted, without_answers
from cxaudit.workbook.sheet_names import called, sheet_names
from cxaudit.workbook.tables.answers import Answers
from cxaudit.workbook.tables.figures import Figures
from cxaudit.workbook.tables.findings import Findings
from cxaudit.workbook.tables.lists import Lists


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
    departments = Block(Figures.top, Figures.top + len(report.departments) - 1, lists)
    principles = _below(
        departments.last + 1, report.principles, lists
    )  # the row between is that of the whole
    stages = _below(principles.last, report.stages, lists)
    # from the heads to the row below: something of it is left, whichever findings are deleted
    around = Block(
        Findings.top - 1, Findings.top + max(1, len(report.findings)), quoted(called(Findings.name))
    )
    return Places(
        sheets=names,
        answers=answers,
        asked={
            question.id: Block(rows.first, rows.last, quoted(names[part.id]))
            for part in report.departments
            for rows in (rows_of(part),)
            for question in part.questions
        },
        everything=Block(Answers.top, max(Answers.top, row - 1), sheet),
        departments=departments,
        principles=principles,
        stages=stages,
        touchpoints=_touchpoints(report, stages.last, lists),
        lists={id: Block(row, row, lists) for row, id in enumerate(ids, Lists.top)},
        listed=around.column(Findings.id),
    )


def lay_out_edition(edition: Edition) -> Places:
    """Say where everything stands in the workbook of an edition."""
    own = [edition.own] if edition.own else []
    return without_answers(sheet_names([*edition.departments, *own]))


def lay_out_visit(pack: VisitPack) -> Places:
    """Say where everything stands in the workbook of a visit pack."""
    return without_answers(sheet_names(pack.sheets))


def _touchpoints(report: Report, last: int, lists: str) -> dict[str, Block]:
    blocks = {}
    for part in report.departments:
        blocks[part.id] = _below(last, part.touchpoints, lists)
        last = blocks[part.id].last
    return blocks


def _below(row: int, parts: Sized, sheet: str) -> Block:
    """Rows of figures below one; where there is nothing to show, none."""
    return Block(row + 1, row + len(parts), sheet)
