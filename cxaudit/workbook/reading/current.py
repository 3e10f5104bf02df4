"""Says what the cells of an audit's workbook would hold if it were written now, and what they are called."""

from __future__ import annotations

from cxaudit.merging import CellName, Current
from cxaudit.report import Report
from cxaudit.text import shortened
from cxaudit.workbook import identity
from cxaudit.workbook.reading.places import KINDS
from cxaudit.workbook.writing import written

_LONGEST = 90
"""Letters of what a row is called by."""


def current_cells(report: Report) -> Current:
    """Return what the cells that may be changed would hold in the workbook of a report."""
    pages = written(report).pages
    values = {
        CellName(entries.sheet.removesuffix(identity.FIXED), entries.row, key): held
        for entries in (*identity.entries(pages), *identity.fixed_entries(pages))
        for key, held in zip(entries.columns, entries.held, strict=True)
    }
    heads = {(code, column.key): column.said_head for code, kind in KINDS.items() for column in kind.columns}
    return Current(values, _rows(report), heads)


def _rows(report: Report) -> dict[tuple[str, str], str]:
    """What each row is called by people."""
    actions = [*report.not_parked, *report.parked]
    questions = [(part, each) for part in report.departments for each in part.questions]
    named = {("plan", each.id): f"{each.number} {each.title}" for each in actions}
    for part, question in questions:
        ask = f"{part.title}: {question.ask}"
        named |= {("questions", question.id): ask, ("answers", question.id): ask}
    named |= {("clauses", each.id): f"{each.number} {each.title}" for each in report.refresh.clauses}
    named |= {("training", each.id): each.who for each in report.refresh.sessions}
    return {place: shortened(name, _LONGEST) for place, name in named.items()}
