"""How each department stands, the whole below them, and the principles: three kinds of rows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from cxaudit.report import Limits
from cxaudit.scoring import Standing, Tally
from cxaudit.words import N_
from cxaudit.workbook import styles
from cxaudit.workbook.cells import CellValue, per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.formulas import standings
from cxaudit.workbook.formulas.expressions import per_cent_of, whole_or_empty
from cxaudit.workbook.places import reference
from cxaudit.workbook.sheet_names import DEPARTMENTS
from cxaudit.workbook.tables.answers import AnswerColumn, Answers
from cxaudit.workbook.tables.planned import parked_actions, unfinished_actions
from cxaudit.workbook.tables.questions import Questions
from cxaudit.workbook.tables.standing import StandingRow
from cxaudit.workbook.tables.sums import Rows

StandingColumn = Column[StandingRow]
Here = Row[StandingRow]


def _rows(row: Here) -> Rows:
    """The rows of Answers that it is added up from."""
    if row.record.department:
        return Rows(row.places.answers[row.record.department.id])
    if row.record.principle:
        return Rows(row.places.everything, Answers.principle, f"${row[Departments.title]}")
    return Rows(row.places.everything)


def _counted(head: str, width: float, value: Callable[[Tally], int], counted: AnswerColumn) -> StandingColumn:
    """A column that adds up what a column of Answers counts; the whole is the sum of the departments."""

    def total(row: Here) -> str:
        if row.record.whole:
            return f"SUM({row.places.departments.cells(column)})"
        return _rows(row).sum(counted)

    column = StandingColumn(head, width, styles.NUMBER, lambda standing: value(standing.tally), total)
    return column


def _helper(
    head: str, value: Callable[[StandingRow], CellValue], formula: Callable[[Here], str]
) -> StandingColumn:
    return StandingColumn(head, 0, styles.HELPER, value, formula)


def _share(
    head: str, value: Callable[[Standing], Fraction | None], formula: Callable[[Rows], str]
) -> StandingColumn:
    """A hidden column with an exact share; the whole is the mean of the departments by their weights."""

    def computed(row: Here) -> str:
        if not row.record.whole:
            return formula(_rows(row))
        departments = row.places.departments
        return standings.mean(departments.cells(column), departments.cells(Departments.weight))

    column = _helper(head, lambda standing: value(standing.result.standing), computed)
    return column


def _gauge(head: str, value: Callable[[int], int], formula: Callable[[Here], str] | None) -> StandingColumn:
    """A hidden column of the whole alone, for its gauge, from its score."""
    return StandingColumn(
        head,
        0,
        lambda standing: styles.HELPER if standing.whole else "",
        lambda standing: value(per_cent(standing.score) or 0),
        formula,
    )


def _words(standing: StandingRow) -> str:
    return styles.STRONG if standing.whole else styles.TEXT


def _number(standing: StandingRow) -> str:
    return styles.TEXT if standing.principle else styles.NUMBER


def _title(row: Here) -> str:
    """What the department's sheet is titled; a formula, since LibreOffice wraps no link that is a text."""
    part = row.record.department
    return reference(row.places.sheets[part.id], Questions.touchpoint, 1) if part else ""


def _band(row: Here) -> str:
    cells = (Departments.named, Departments.rated, Departments.coverage)
    more = (Departments.failed, Departments.unverified)
    return standings.band(row.record.report.marks, *(row[each] for each in (*cells, *more)))


def _score_words(row: Here) -> str:
    cells = (Departments.score, Departments.low, Departments.high, Departments.unknown, Departments.rated)
    return standings.score_words(*(row[each] for each in cells))


def _change(standing: StandingRow) -> int | None:
    now, then = per_cent(standing.score), per_cent(standing.before)
    return None if now is None or then is None else now - then


def _coverage(row: Here) -> str:
    rated, unknown, still = (row[each] for each in (Departments.rated, Departments.unknown, Departments.open))
    return per_cent_of(rated, f"({rated}+{unknown}+{still})")


def _of(row: Here, count: Callable[[str], str]) -> str:
    """Action items of the department, or of all; a principle has none."""
    if row.record.principle:
        return ""
    return count("" if row.record.whole else f"${row[Departments.title]}")


def _named(row: Here) -> str:
    return standings.named(row[Departments.score], row[Departments.rated], _cap(row), row.record.report.marks)


def _cap(row: Here) -> str:
    limits: Limits = row.record.report.limits
    if row.record.principle:
        return standings.NO_CAP
    if row.record.department:
        return standings.department_cap(row[Departments.failed], limits)
    departments = row.places.departments
    return standings.overall_cap(departments.cells(Departments.failed), limits, only=departments.size == 1)


def _label(row: Here) -> str:
    if row.record.principle:
        return standings.plain_label(row[Departments.title], row[Departments.score])
    cells = (Departments.title, Departments.score, Departments.named, Departments.rated, Departments.failed)
    return standings.label(row.record.report.marks, *(row[each] for each in cells))


class Departments(Sheet[StandingRow]):
    """Columns of the sheet Departments; the heat map stands to the right of them."""

    name = DEPARTMENTS
    top = 6

    title = StandingColumn(
        N_("Department"),
        26,
        lambda standing: styles.LINK if standing.department else styles.STRONG,
        lambda standing: standing.title,
        _title,
    )
    band = StandingColumn(N_("Band"), 25, _words, lambda standing: standing.result.band, _band)
    text = StandingColumn(
        N_("Score in words"), 21, _words, lambda standing: standing.result.text, _score_words
    )
    score = StandingColumn(
        N_("Score"),
        8,
        styles.PERCENT,
        lambda standing: per_cent(standing.score),
        lambda row: whole_or_empty(row[Departments.share]),
    )
    before = StandingColumn(
        N_("Last audit"), 8, styles.PERCENT, lambda standing: per_cent(standing.before), of_baseline=True
    )
    change = StandingColumn(
        N_("Change, points"),
        8,
        styles.CHANGED,
        _change,
        lambda row: standings.change(row[Departments.score], row[Departments.before]),
        of_baseline=True,
    )
    rated = _counted(N_("Rated"), 7, lambda tally: tally.rated, Answers.rated)
    not_applicable = _counted(N_("N/A"), 7, lambda tally: tally.not_applicable, Answers.not_applicable)
    unknown = _counted(N_("Unknown"), 9, lambda tally: tally.unknown, Answers.unknown)
    open = _counted(N_("Open"), 7, lambda tally: tally.open, Answers.open)
    coverage = StandingColumn(
        N_("Coverage"), 9.5, styles.PERCENT, lambda standing: per_cent(standing.tally.coverage), _coverage
    )
    confidence = StandingColumn(
        N_("Confidence"),
        11,
        styles.PERCENT,
        lambda standing: per_cent(standing.tally.confidence),
        lambda row: _rows(row).confidence,
    )
    failed = _counted(N_("Critical failures"), 8, lambda tally: tally.failed, Answers.failed)
    unverified = _counted(
        N_("Critical not verified"), 8.5, lambda tally: tally.unverified, Answers.unverified
    )
    actions = StandingColumn(
        N_("Open actions"),
        8,
        _number,
        lambda standing: standing.unfinished,
        lambda row: _of(row, unfinished_actions),
    )
    parked = StandingColumn(
        N_("Parked actions"),
        8,
        _number,
        lambda standing: standing.parked,
        lambda row: _of(row, parked_actions),
    )
    weight = StandingColumn(
        N_("Weight"),
        8,
        _number,
        lambda standing: standing.department.weight if standing.department else "",
    )
    share: StandingColumn = _share(N_("Share"), lambda stands: stands.score, lambda rows: rows.share)
    low = _share(N_("Lowest"), lambda stands: stands.low, lambda rows: rows.low)
    high = _share(N_("Highest"), lambda stands: stands.high, lambda rows: rows.high)
    named = _helper(N_("Band by itself"), lambda standing: standing.result.named, _named)
    label = _helper(N_("Label in charts"), lambda standing: standing.label, _label)
    reached = _gauge(
        N_("Gauge: reached"),
        lambda score: score,
        lambda row: standings.zero_if_empty(row[Departments.score]),
    )
    missing = _gauge(
        N_("Gauge: missing"), lambda score: 100 - score, lambda row: f"100-{row[Departments.reached]}"
    )
    below = _gauge(N_("Gauge: lower half"), lambda _: 100, None)
