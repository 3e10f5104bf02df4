"""How each department stands, the whole below them, principles and stages: four kinds of rows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from cxaudit.report import Report
from cxaudit.scoring import Standing, Tally
from cxaudit.words import N_
from cxaudit.workbook import styles
from cxaudit.workbook.cells import CellValue, per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.formulas import scores
from cxaudit.workbook.formulas.expressions import per_cent_of, whole_or_empty
from cxaudit.workbook.lookups.plan import parked_actions, unfinished_actions
from cxaudit.workbook.lookups.sums import Rows
from cxaudit.workbook.places import Places, reference
from cxaudit.workbook.score_lines import ScoreLine
from cxaudit.workbook.sheet_names import DEPARTMENTS
from cxaudit.workbook.tables.answers import AnswerColumn, Answers
from cxaudit.workbook.tables.questions import Questions

ScoreColumn = Column[ScoreLine]
Here = Row[ScoreLine]

_GATHERED = {"principle": Answers.principle, "stage": Answers.stage}
"""The column of Answers that says of each question what it is gathered by."""


def _rows(row: Here) -> Rows:
    """The rows of Answers that it is added up from."""
    if row.record.department:
        return Rows(row.places.answers[row.record.department.id])
    if row.record.gathered:
        by = _GATHERED[row.record.gathered]
        return Rows(row.places.everything, by, f"${row[Departments.title]}")
    return whole_rows(row.record.report, row.places)


def whole_rows(report: Report, places: Places) -> Rows:
    """The rows of Answers that the whole is added up from: those of departments that weigh."""
    return Rows(places.everything, outside=report.outside)


def _counted(head: str, width: float, value: Callable[[Tally], int], counted: AnswerColumn) -> ScoreColumn:
    """A column that adds up what a column of Answers counts; the whole is the sum of the departments."""

    def total(row: Here) -> str:
        if row.record.is_whole:
            departments = row.places.departments
            return scores.of_those_that_weigh(
                departments.cells(column), departments.cells(Departments.weight)
            )
        return _rows(row).sum(counted)

    # has a name, so that its formula can say where it stands
    column = ScoreColumn(head, width, styles.NUMBER, lambda line: value(line.standing.tally), total)
    return column


def _helper(
    head: str, value: Callable[[ScoreLine], CellValue], formula: Callable[[Here], str]
) -> ScoreColumn:
    return ScoreColumn(head, 0, styles.HELPER, value, formula)


def _share(
    head: str, value: Callable[[Standing], Fraction | None], formula: Callable[[Rows], str]
) -> ScoreColumn:
    """A hidden column with an exact share; the whole is the mean of the departments by their weights."""

    def computed(row: Here) -> str:
        if not row.record.is_whole:
            return formula(_rows(row))
        departments = row.places.departments
        return scores.mean(departments.cells(column), departments.cells(Departments.weight))

    # has a name, as above
    column = _helper(head, lambda line: value(line.standing.counted), computed)
    return column


def _gauge(head: str, value: Callable[[int], int], formula: Callable[[Here], str] | None) -> ScoreColumn:
    """A hidden column of the whole alone, for its gauge, from its score."""
    return ScoreColumn(
        head,
        0,
        lambda line: styles.HELPER if line.is_whole else "",
        lambda line: value(per_cent(line.standing.score) or 0),
        formula,
    )


def _words(line: ScoreLine) -> str:
    return styles.STRONG if line.is_whole else styles.TEXT


def _number(line: ScoreLine) -> str:
    return styles.TEXT if line.gathered else styles.NUMBER


def _title(row: Here) -> str:
    """What the department's sheet is titled; a formula, since LibreOffice wraps no link that is a text."""
    part = row.record.department
    return reference(row.places.sheets[part.id], Questions.touchpoint, 1) if part else ""


def _band(row: Here) -> str:
    cells = (Departments.named, Departments.has_band, Departments.coverage)
    more = (Departments.failed, Departments.unverified)
    return scores.band(row.record.report.marks, *(row[each] for each in (*cells, *more)))


def _score_words(row: Here) -> str:
    cells = (Departments.score, Departments.low, Departments.high, Departments.rated)
    return scores.score_words(*(row[each] for each in cells))


def _change(line: ScoreLine) -> int | None:
    now, then = per_cent(line.standing.score), per_cent(line.before)
    return None if now is None or then is None else now - then


def _coverage(row: Here) -> str:
    return per_cent_of(row[Departments.rated], _applicable(row))


def _applicable(row: Here) -> str:
    cells = (Departments.rated, Departments.unknown, Departments.open)
    return f"({'+'.join(row[each] for each in cells)})"


def _has_band(row: Here) -> str:
    rated, coverage = row[Departments.rated], row[Departments.coverage]
    return scores.has_band(row.record.report.marks, rated, _applicable(row), coverage)


def _of(row: Here, count: Callable[[str], str]) -> str:
    """Action items of the department, or of all; what is gathered over all has none."""
    if row.record.gathered:
        return ""
    return count("" if row.record.is_whole else f"${row[Departments.title]}")


def _named(row: Here) -> str:
    score, rated, has_band = (
        row[each] for each in (Departments.score, Departments.rated, Departments.has_band)
    )
    return scores.named(score, rated, _applicable(row), has_band, _cap(row), row.record.report.marks)


def _cap(row: Here) -> str:
    caps = row.record.report.cap_places
    if row.record.gathered:
        return scores.NO_CAP
    if row.record.department:
        return scores.department_cap(row[Departments.failed], caps)
    departments, only = row.places.departments, len(row.record.report.inside) == 1
    failed, weights = (departments.cells(each) for each in (Departments.failed, Departments.weight))
    return scores.overall_cap(failed, weights, caps, only=only)


def _label(row: Here) -> str:
    if row.record.gathered:
        return scores.plain_label(row[Departments.title], row[Departments.score])
    cells = (Departments.title, Departments.score, Departments.named)
    return scores.label(*(row[each] for each in (*cells, Departments.has_band, Departments.failed)))


class Departments(Sheet[ScoreLine]):
    """Columns of the sheet Departments; the heat map stands to the right of them."""

    name = DEPARTMENTS
    top = 6

    title = ScoreColumn(
        N_("Department"),
        26,
        lambda line: styles.LINK if line.department else styles.STRONG,
        lambda line: line.title,
        _title,
    )
    band = ScoreColumn(N_("Band"), 25, _words, lambda line: line.standing.band, _band)
    text = ScoreColumn(N_("Score in words"), 21, _words, lambda line: line.standing.text, _score_words)
    score = ScoreColumn(
        N_("Score"),
        8,
        styles.PERCENT,
        lambda line: per_cent(line.standing.score),
        lambda row: whole_or_empty(row[Departments.share]),
    )
    before = ScoreColumn(
        N_("Last audit"), 8, styles.PERCENT, lambda line: per_cent(line.before), needs="baseline"
    )
    change = ScoreColumn(
        N_("Change, points"),
        8,
        styles.CHANGED,
        _change,
        lambda row: scores.change(row[Departments.score], row[Departments.before]),
        needs="baseline",
    )
    rated = _counted(N_("Rated"), 7, lambda tally: tally.rated, Answers.rated)
    not_applicable = _counted(N_("N/A"), 7, lambda tally: tally.not_applicable, Answers.not_applicable)
    unknown = _counted(N_("Unknown"), 9, lambda tally: tally.unknown, Answers.unknown)
    open = _counted(N_("Open"), 7, lambda tally: tally.open, Answers.open)
    coverage = ScoreColumn(
        N_("Coverage"), 9.5, styles.PERCENT, lambda line: per_cent(line.standing.tally.coverage), _coverage
    )
    confidence = ScoreColumn(
        N_("Confidence"),
        11,
        styles.PERCENT,
        lambda line: per_cent(line.standing.tally.confidence),
        lambda row: _rows(row).confidence,
    )
    failed = _counted(N_("Critical failures"), 8, lambda tally: tally.failed, Answers.failed)
    unverified = _counted(
        N_("Critical not verified"), 8.5, lambda tally: tally.unverified, Answers.unverified
    )
    actions = ScoreColumn(
        N_("Open actions"),
        8,
        _number,
        lambda line: line.unfinished,
        lambda row: _of(row, unfinished_actions),
    )
    parked = ScoreColumn(
        N_("Parked actions"),
        8,
        _number,
        lambda line: line.parked,
        lambda row: _of(row, parked_actions),
    )
    weight = ScoreColumn(
        N_("Weight"),
        8,
        _number,
        lambda line: line.department.weight if line.department else "",
    )
    # typed, since `score` reads it before mypy gets here
    share: ScoreColumn = _share(N_("Share"), lambda counted: counted.score, lambda rows: rows.share)
    low = _share(N_("Lowest"), lambda counted: counted.low, lambda rows: rows.low)
    high = _share(N_("Highest"), lambda counted: counted.high, lambda rows: rows.high)
    has_band = _helper(N_("Has a band"), lambda line: int(line.standing.counted.band is not None), _has_band)
    named = _helper(N_("Band by itself"), lambda line: line.standing.named, _named)
    label = _helper(N_("Label in charts"), lambda line: line.label, _label)
    # the gauge draws these three, side by side
    reached = _gauge(
        N_("Gauge: reached"),
        lambda score: score,
        lambda row: scores.zero_if_empty(row[Departments.score]),
    )
    missing = _gauge(
        N_("Gauge: missing"), lambda score: 100 - score, lambda row: f"100-{row[Departments.reached]}"
    )
    below = _gauge(N_("Gauge: lower half"), lambda _: 100, None)
