"""The departments in an edition for the staff, with the heat map: values, but for counts of open actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxaudit import look
from cxaudit.report import BandRow, Edition, HeatCell, SharedStanding
from cxaudit.report.words import FEW_PEOPLE
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.columns import Column, Sheet, numbered
from cxaudit.workbook.formulas.expressions import text
from cxaudit.workbook.lookups.plan import unfinished_actions
from cxaudit.workbook.lookups.shared_strip import chip, span
from cxaudit.workbook.score_lines import shortened
from cxaudit.workbook.sheet_names import DEPARTMENTS
from cxaudit.workbook.tables import department_looks as looks


@dataclass(frozen=True)
class SharedRow:
    """One department, or all of them together."""

    title: str
    """Its title."""

    sheet: str
    """Its sheet; empty of all together."""

    standing: SharedStanding | None
    """How it stands; None where that is not shown."""

    heat: Sequence[HeatCell]
    """Its score by each principle."""

    unfinished: int
    """Action items that are still to be finished."""

    bands: Sequence[BandRow]
    """Worst first."""

    @property
    def is_whole(self) -> bool:
        """Whether it is all departments together."""
        return not self.sheet


PageColumn = Column[SharedRow]


class SharedDepartments(Sheet[SharedRow]):
    """The sheet Departments; its columns hang on the principles, and come from `shared_columns`."""

    name = DEPARTMENTS
    top = 5
    px = look.LANDSCAPE


@dataclass(frozen=True)
class SharedColumns:
    """The columns of the sheet, as others need them."""

    title: PageColumn
    score: PageColumn
    band: PageColumn
    principles: Sequence[PageColumn]
    """The heat map."""
    failed: PageColumn
    actions: PageColumn
    rated: PageColumn
    """The counts."""
    rank: PageColumn
    """Number of the band, hidden."""
    all: Sequence[PageColumn]
    """All of them, from the left."""


def shared_columns(edition: Edition) -> SharedColumns:
    """Return the columns of an edition's sheet."""
    title: PageColumn = looks.TITLE.column(lambda row: row.title if row.is_whole else shortened(row.title))
    score = looks.SCORE.column(_score)
    band = looks.BAND.column(_band)
    count = len(edition.principles)
    heat = [_heat(place, name, count) for place, name in enumerate(edition.principles)]
    failed: PageColumn = looks.FAILED.column(lambda row: row.standing.failed if row.standing else None)
    actions: PageColumn = looks.ACTIONS.column(
        lambda row: row.unfinished,
        lambda row: unfinished_actions("" if row.record.is_whole else text(row.record.title)),
    )
    rated: PageColumn = looks.RATED.column(lambda row: row.standing.rated if row.standing else None)
    rank = PageColumn(style=styles.HELPER, value=lambda row: row.standing.rank if row.standing else 0)
    left = [_empty(look.MARGIN), title, score, band, looks.CHANGE.column(_change), looks.RANGE.column(_range)]
    heat_map = [_empty(looks.BEFORE_HEAT), *heat, _empty(looks.AFTER_HEAT)]
    right = [failed, actions, rated, _empty(look.MARGIN)]
    columns = [*left, *heat_map, *right, PageColumn(px=look.APART, printed=False), rank]
    return SharedColumns(title, score, band, heat, failed, actions, rated, rank, numbered(columns))


def _empty(px: int) -> PageColumn:
    return PageColumn(px=px)


def _score(row: SharedRow) -> CellValue:
    return row.standing.score if row.standing else None


def _band(row: SharedRow) -> CellValue:
    """The band, or that nothing is shown, which runs over the empty cells beside it."""
    if not row.standing:
        return _(FEW_PEOPLE)
    band = chip(row.standing, row.bands)
    return _(looks.PROVISIONAL, band=band) if row.standing.provisional else band


def _change(row: SharedRow) -> CellValue:
    return row.standing.change if row.standing else None


def _range(row: SharedRow) -> CellValue:
    ends = span(row.standing, looks.WIDER_THAN) if row.standing else None
    return "–".join(map(str, ends)) if ends else None


def _heat(place: int, title: str, principles: int) -> PageColumn:
    return looks.heat(title, principles).column(lambda row: row.heat[place].score)
