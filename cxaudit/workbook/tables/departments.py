"""How each department stands, worst first: a view of the figures that ranks itself, and the whole below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxaudit import look
from cxaudit.report import Report
from cxaudit.words import N_, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.columns import Part, Row, Sheet, numbered
from cxaudit.workbook.formulas import scores
from cxaudit.workbook.formulas.ranking import looked_up, place_of
from cxaudit.workbook.places import reference
from cxaudit.workbook.score_lines import ScoreLine
from cxaudit.workbook.sheet_names import DEPARTMENTS, LISTS, called
from cxaudit.workbook.tables.figures import Figures, ScoreColumn
from cxaudit.workbook.tables.heat_map import heat_map

_PRINCIPLES, _PRINCIPLE, _MANY = 6, 76, 456
"""Up to so many principles have so many pixels each; more of them share so many."""

_WIDER_THAN = 1
"""Points that a range is wider than where it is shown."""

_PROVISIONAL = N_("{band} (p)")

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
    score = view.column(N_("Score"), 86, (roles.ROW_SCORE, roles.TOTAL_SCORE), Figures.score)
    change_look = roles.ROW_CHANGE, roles.TOTAL_CHANGE
    change = view.column(N_("Change, points"), 56, change_look, Figures.change, needs="baseline")
    heat, answers = heat_map(report)
    principles = view.heat(heat)
    failed, actions, unanswered, na = view.count_columns()
    rated = view.count(N_("Rated"), 46, Figures.rated)
    rank = ScoreColumn("", style=styles.HELPER, value=Figures.rank.value, formula=view.shows(Figures.rank))
    counts = [_of_departments(each.value, view.shows(each)) for each in answers]
    left = [_empty(look.MARGIN), title, score, band, change, range_, _empty(14)]
    right = [_empty(12), failed, actions, rated, unanswered, na, _empty(look.MARGIN)]
    columns = numbered([*left, *principles, *right, rank, view.place, *counts])
    return DepartmentColumns(
        title, score, band, range_, principles, failed, unanswered, na, rank, view.place, counts, columns
    )


def _empty(px: int) -> ScoreColumn:
    return ScoreColumn(px=px)


def _either(departments: str, whole: str) -> Callable[[ScoreLine], str]:
    return lambda line: whole if line.is_whole else departments


def _of_departments(value: Callable[[ScoreLine], CellValue], formula: Callable[[Here], str]) -> ScoreColumn:
    """A hidden column of the departments alone."""
    return ScoreColumn("", style=_either(styles.HELPER, ""), value=value, formula=formula)


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

    def column(
        self,
        head: str,
        px: int,
        look_of: tuple[str, str],
        source: ScoreColumn,
        *,
        head_style: str = roles.HEAD_NUMBER,
        needs: Part = "",
        named_by_checklist: bool = False,
    ) -> ScoreColumn:
        """Return a column of figures; `look_of` has the styles of departments and of the whole."""
        return ScoreColumn(
            head,
            style=_either(*look_of),
            value=source.value,
            formula=self.shows(source),
            px=px,
            needs=needs,
            head_style=head_style,
            named_by_checklist=named_by_checklist,
        )

    def count(self, head: str, px: int, source: ScoreColumn) -> ScoreColumn:
        """Return a column of counts, of which 0 is left blank."""
        return self.column(head, px, (roles.ROW_COUNT, roles.TOTAL_COUNT), source)

    def count_columns(self) -> tuple[ScoreColumn, ScoreColumn, ScoreColumn, ScoreColumn]:
        """Return critical failures, open actions, what is unanswered, and what does not apply."""
        unanswered = ScoreColumn(
            N_("Unknown or open"),
            style=_either(roles.ROW_COUNT, roles.TOTAL_COUNT),
            value=lambda line: line.standing.tally.unknown + line.standing.tally.open,
            formula=lambda row: f"{self._cell(row, Figures.unknown)}+{self._cell(row, Figures.open)}",
            px=62,
            head_style=roles.HEAD_NUMBER,
        )
        failed = self.count(N_("Critical failures"), 50, Figures.failed)
        actions = self.count(N_("Actions open"), 50, Figures.actions)
        return failed, actions, unanswered, self.count(N_("N/A"), 46, Figures.not_applicable)

    def title(self) -> ScoreColumn:
        """Return the column of names, which lead to the departments' sheets."""

        def linked(row: Here) -> str:
            if row.record.is_whole:
                return ""
            return f"HYPERLINK({self._cell(row, Figures.link)},{self._cell(row, Figures.short)})"

        return ScoreColumn(
            N_("Department"),
            style=_either(roles.ROW_LINK, roles.TOTAL_TEXT),
            value=lambda line: line.title if line.is_whole else line.short,
            formula=linked,
            px=194,
            head_style=roles.HEAD_TEXT,
        )

    def band(self) -> ScoreColumn:
        """Return the column of bands."""
        return ScoreColumn(
            N_("Band"),
            style=_either(roles.ROW_BAND, roles.TOTAL_BAND),
            value=_band,
            formula=lambda row: scores.with_doubt(
                self._cell(row, Figures.chip), self._cell(row, Figures.provisional), _(_PROVISIONAL)
            ),
            px=84,
            head_style=roles.HEAD_INDENTED,
        )

    def range(self) -> ScoreColumn:
        """Return the column of ranges, where they are wide."""
        return ScoreColumn(
            N_("Range"),
            style=_either(roles.ROW_GREY, roles.TOTAL_GREY),
            value=lambda line: scores.span_of(line.standing.counted, _WIDER_THAN),
            formula=lambda row: scores.span(
                self._cell(row, Figures.low), self._cell(row, Figures.high), _WIDER_THAN
            ),
            px=62,
            head_style=roles.HEAD_NUMBER,
        )

    def heat(self, scores_: Sequence[ScoreColumn]) -> list[ScoreColumn]:
        """Return the columns of the heat map."""
        px = _PRINCIPLE if len(scores_) <= _PRINCIPLES else _MANY // len(scores_)
        head = roles.HEAD_CENTRE if px == _PRINCIPLE else roles.HEAD_SMALL
        look_of = roles.HEAT, roles.TOTAL_HEAT
        return [
            self.column(each.head, px, look_of, each, head_style=head, named_by_checklist=True)
            for each in scores_
        ]


def _place(row: Here) -> str:
    return place_of(row.places.departments.column(Figures.key), row.number - Departments.top + 1)


def _band(line: ScoreLine) -> CellValue:
    band = Figures.chip.value(line)
    return _(_PROVISIONAL, band=band) if Figures.provisional.value(line) else band
