"""The heat map, to the right of the figures: scores of departments by principle."""

from __future__ import annotations

from cxaudit.report import PrinciplePart, Report
from cxaudit.workbook import styles
from cxaudit.workbook.cells import CellValue, per_cent
from cxaudit.workbook.columns import Row, numbered
from cxaudit.workbook.lookups.sums import Rows
from cxaudit.workbook.score_lines import ScoreLine
from cxaudit.workbook.tables.answers import Answers
from cxaudit.workbook.tables.figures import Figures, ScoreColumn

_WIDTH = 12


def heat_map(report: Report) -> tuple[list[ScoreColumn], list[ScoreColumn]]:
    """Return a column of scores for each principle, and one for each with how many answers are rated."""
    scores = [_scores(place, part) for place, part in enumerate(report.principles)]
    counts = [_counts(place, score) for place, score in enumerate(scores)]
    numbered([*scores, *counts], first=Figures.columns[-1].number + 1)
    return scores, counts


def _scores(place: int, principle: PrinciplePart) -> ScoreColumn:
    """Scores by one principle; in the row of the whole what the table of principles shows."""

    def value(line: ScoreLine) -> CellValue:
        part = line.department
        return per_cent(part.heat[place].score if part else principle.standing.score)

    def formula(row: Row[ScoreLine]) -> str:
        if row.record.is_whole:
            return f"{Figures.score.letter}{row.places.principles.first + place}"
        return _rows(row, column).score

    # has a name, so that its formula can say where it stands
    column = ScoreColumn(
        principle.title,
        _WIDTH,
        lambda line: "" if line.gathered else styles.PERCENT,
        value,
        formula,
        named_by_checklist=True,
    )
    return column


def _counts(place: int, scores: ScoreColumn) -> ScoreColumn:
    """How many answers the scores of a column rest on, hidden."""
    return ScoreColumn(
        "",
        0,
        lambda line: styles.HELPER if line.department else "",
        lambda line: line.department.heat[place].rated if line.department else None,
        lambda row: _rows(row, scores).sum(Answers.rated),
    )


def _rows(row: Row[ScoreLine], scores: ScoreColumn) -> Rows:
    """The department's rows of Answers that have the principle in the head of a column."""
    assert row.record.department
    head = f"{scores.letter}${Figures.top - 1}"
    return Rows(row.places.answers[row.record.department.id], Answers.principle, head)
