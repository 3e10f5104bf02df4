"""How each department stands, worst first: a view of the figures that ranks itself, and the whole below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxaudit import look
from cxaudit.report import Report
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.columns import Row, Sheet, numbered
from cxaudit.workbook.formulas import scores
from cxaudit.workbook.formulas.ranking import looked_up, place_of
from cxaudit.workbook.places import reference
from cxaudit.workbook.score_lines import ScoreLine
from cxaudit.workbook.sheet_names import DEPARTMENTS, LISTS, called
from cxaudit.workbook.tables import department_looks as looks
from cxaudit.workbook.tables.figures import Figures, ScoreColumn
from cxaudit.workbook.tables.heat_map import heat_map

Here = Row[ScoreLine]


class Departments(Sheet[ScoreLine]):
    """The sheet Departments; its columns hang on the principles, and come from `columns_of`."""

    name = DEPARTMENTS
    top = 5
    px = look.LANDSCAPE


@dataclass(frozen=True)
class DepartmentColumns:
    """The columns of the sheet, as others need them."""

    title: ScoreColumn
    score: ScoreColumn
    band: ScoreColumn
    range: ScoreColumn
    """The last of the first group."""
    principles: Sequence[ScoreColumn]
    """The heat map."""
    failed: ScoreColumn
    unanswered: ScoreColumn
    na: ScoreColumn
    """The first and the last two of the counts."""
    rank: ScoreColumn
    """Number of the band, hidden."""
    place: ScoreColumn
    """Where among the figures the row's department stands, hidden."""
    counts: Sequence[ScoreColumn]
    """How many answers each field of the heat map rests on, hidden."""
    all: Sequence[ScoreColumn]
    """All of them, from the left."""


def columns_of(report: Report) -> DepartmentColumns:
    """Return the columns of a report's sheet."""
    view = _View()
    title, band, range_ = view.title(), view.band(), view.range()
    score = view.column(looks.SCORE, Figures.score)
    change = view.column(looks.CHANGE, Figures.change)
    scores_, answers = heat_map(report)
    principles = [view.column(looks.heat(each.head, len(scores_)), each) for each in scores_]
    failed, actions = view.column(looks.FAILED, Figures.failed), view.column(looks.ACTIONS, Figures.actions)
    rated, unanswered = view.column(looks.RATED, Figures.rated), view.unanswered()
    na = view.column(looks.NOT_APPLICABLE, Figures.not_applicable)
    rank = ScoreColumn("", style=styles.HELPER, value=Figures.rank.value, formula=view.shows(Figures.rank))
    counts = [_of_departments(each.value, view.shows(each)) for each in answers]
    left = [_empty(look.MARGIN), title, score, band, change, range_, _empty(looks.BEFORE_HEAT)]
    right = [_empty(looks.AFTER_HEAT), failed, actions, rated, unanswered, na, _empty(look.MARGIN)]
    apart = ScoreColumn(px=look.APART, printed=False)
    columns = numbered([*left, *principles, *right, apart, rank, view.place, *counts])
    return DepartmentColumns(
        title, score, band, range_, principles, failed, unanswered, na, rank, view.place, counts, columns
    )


def _empty(px: int) -> ScoreColumn:
    return ScoreColumn(px=px)


def _of_departments(value: Callable[[ScoreLine], CellValue], formula: Callable[[Here], str]) -> ScoreColumn:
    """A hidden column of the departments alone."""
    return ScoreColumn(
        "", style=lambda line: "" if line.is_whole else styles.HELPER, value=value, formula=formula
    )


class _View:
    """Makes columns that show the figures of whatever department has the row's place."""

    def __init__(self) -> None:
        self.place = _of_departments(lambda line: line.position, _place)

    def shows(self, source: ScoreColumn) -> Callable[[Here], str]:
        """Return the formula of a column that shows one of the figures."""
        return lambda row: self._cell(row, source)

    def _cell(self, row: Here, source: ScoreColumn) -> str:
        if row.record.is_whole:
            return reference(called(LISTS), source, row.places.whole_row)
        return looked_up(row.places.departments.column(source), f"${row[self.place]}")

    def column(self, shown: looks.ColumnLook, source: ScoreColumn) -> ScoreColumn:
        """Return a column of figures."""
        return shown.column(source.value, self.shows(source))

    def unanswered(self) -> ScoreColumn:
        """Return the column of what is unknown or open."""
        return looks.UNANSWERED.column(
            lambda line: line.standing.tally.unknown + line.standing.tally.open,
            lambda row: f"{self._cell(row, Figures.unknown)}+{self._cell(row, Figures.open)}",
        )

    def title(self) -> ScoreColumn:
        """Return the column of names, which lead to the departments' sheets."""

        def linked(row: Here) -> str:
            if row.record.is_whole:
                return ""
            return f"HYPERLINK({self._cell(row, Figures.link)},{self._cell(row, Figures.short)})"

        return looks.TITLE.column(lambda line: line.title if line.is_whole else line.short, linked)

    def band(self) -> ScoreColumn:
        """Return the column of bands."""
        return looks.BAND.column(
            _band,
            lambda row: scores.with_doubt(
                self._cell(row, Figures.chip), self._cell(row, Figures.provisional), _(looks.PROVISIONAL)
            ),
        )

    def range(self) -> ScoreColumn:
        """Return the column of ranges, where they are wide."""
        return looks.RANGE.column(
            lambda line: scores.span_of(line.standing.counted, looks.WIDER_THAN),
            lambda row: scores.span(
                self._cell(row, Figures.low), self._cell(row, Figures.high), looks.WIDER_THAN
            ),
        )


def _place(row: Here) -> str:
    return place_of(row.places.departments.column(Figures.key), row.number - Departments.top + 1)


def _band(line: ScoreLine) -> CellValue:
    band = Figures.chip.value(line)
    return _(looks.PROVISIONAL, band=band) if Figures.provisional.value(line) else band
