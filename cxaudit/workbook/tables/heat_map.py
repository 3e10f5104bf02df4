"""The heat map, to the right of the departments: scores of departments by principle."""

from __future__ import annotations

from cxaudit.report import PrinciplePart, Report
from cxaudit.workbook import styles
from cxaudit.workbook.cells import CellValue, per_cent
from cxaudit.workbook.columns import Row, numbered
from cxaudit.workbook.tables.answers import Answers
from cxaudit.workbook.tables.departments import Departments, StandingColumn
from cxaudit.workbook.tables.standing import StandingRow
from cxaudit.workbook.tables.sums import Rows

_WIDTH = 12


def heat_map(report: Report) -> tuple[StandingColumn, ...]:
    """Return a column of scores for each principle, then one for each with how many answers are rated."""
    principles = list(enumerate(report.principles))
    scores = [_scores(place, part) for place, part in principles]
    counts = [_counts(place, score) for place, score in enumerate(scores)]
    return numbered([*scores, *counts], first=len(Departments.columns) + 1)


def _scores(place: int, principle: PrinciplePart) -> StandingColumn:
    """Scores by one principle; in the row of the whole what the table of principles shows."""

    def value(standing: StandingRow) -> CellValue:
        part = standing.department
        return per_cent(part.heat[place].score if part else principle.result.standing.score)

    def formula(row: Row[StandingRow]) -> str:
        if row.record.whole:
            return f"{Departments.score.letter}{row.places.principles.first + place}"
        return _rows(row, column).score

    column = StandingColumn(
        principle.title,
        _WIDTH,
        lambda standing: "" if standing.principle else styles.PERCENT,
        value,
        formula,
        named_by_checklist=True,
    )
    return column


def _counts(place: int, scores: StandingColumn) -> StandingColumn:
    """How many answers the scores of a column rest on, hidden."""
    return StandingColumn(
        "",
        0,
        lambda standing: styles.HELPER if standing.department else "",
        lambda standing: standing.department.heat[place].rated if standing.department else None,
        lambda row: _rows(row, scores).sum(Answers.rated),
    )


def _rows(row: Row[StandingRow], scores: StandingColumn) -> Rows:
    """The department's rows of Answers that have the principle in the head of a column."""
    assert row.record.department
    head = f"{scores.letter}${Departments.top - 1}"
    return Rows(row.places.answers[row.record.department.id], Answers.principle, head)
