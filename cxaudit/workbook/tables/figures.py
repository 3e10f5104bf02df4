"""How everything stands: departments, the whole, principles, stages, touchpoints; on Lists, in its own order.

What is shown of it, worst first or not, reads these rows: `Departments`, the charts of `bars`, the Summary.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from cxaudit import look
from cxaudit.checklist import Band
from cxaudit.report import Report
from cxaudit.report.words import NOT_RATED
from cxaudit.scoring import Standing, Tally
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.cells import CellValue, per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.formulas import scores
from cxaudit.workbook.formulas.expressions import per_cent_of, whole_or_empty
from cxaudit.workbook.formulas.scores import TOO_FEW
from cxaudit.workbook.lookups.plan import parked_actions, unfinished_actions
from cxaudit.workbook.lookups.sums import Rows
from cxaudit.workbook.places import Places
from cxaudit.workbook.score_lines import ScoreLine
from cxaudit.workbook.sheet_names import LISTS
from cxaudit.workbook.tables.answers import AnswerColumn, Answers

ScoreColumn = Column[ScoreLine]
Here = Row[ScoreLine]

_GATHERED = {"principle": Answers.principle, "stage": Answers.stage, "touchpoint": Answers.touchpoint}
"""The column of Answers that says of each question what it is gathered by."""


def _rows(row: Here) -> Rows:
    """The rows of Answers that it is added up from."""
    part = row.record.department
    block = row.places.answers[part.id] if part else row.places.everything
    if row.record.gathered:
        return Rows(block, _GATHERED[row.record.gathered], f"${row[Figures.title]}")
    if part:
        return Rows(block)
    return whole_rows(row.record.report, row.places)


def whole_rows(report: Report, places: Places) -> Rows:
    """The rows of Answers that the whole is added up from: those of departments that weigh."""
    return Rows(places.everything, outside=report.outside)


def _counted(head: str, width: float, value: Callable[[Tally], int], counted: AnswerColumn) -> ScoreColumn:
    """A column that adds up what a column of Answers counts; the whole is the sum of the departments."""

    def total(row: Here) -> str:
        if row.record.is_whole:
            departments = row.places.departments
            return scores.of_those_that_weigh(departments.cells(column), departments.cells(Figures.weight))
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
    """A hidden column with an exact share; the whole is a mean of the departments, or all questions."""

    def computed(row: Here) -> str:
        if not row.record.is_whole or row.record.report.rules.overall == "questions":
            return formula(_rows(row))
        departments = row.places.departments
        return scores.mean(departments.cells(column), departments.cells(Figures.weight))

    # has a name, as above
    column = _helper(head, lambda line: value(line.standing.counted), computed)
    return column


def _number(line: ScoreLine) -> str:
    return styles.TEXT if line.gathered else styles.NUMBER


def _band(row: Here) -> str:
    cells = (Figures.named, Figures.has_band, Figures.coverage)
    more = (Figures.failed, Figures.unverified)
    return scores.band(row.record.report.marks, *(row[each] for each in (*cells, *more)))


def _score_words(row: Here) -> str:
    cells = (Figures.score, Figures.low, Figures.high, Figures.rated)
    return scores.score_words(*(row[each] for each in cells))


def _change(line: ScoreLine) -> int | None:
    now, then = per_cent(line.standing.score), per_cent(line.before)
    return None if now is None or then is None else now - then


def _coverage(row: Here) -> str:
    return per_cent_of(row[Figures.rated], _applicable(row))


def _applicable(row: Here) -> str:
    cells = (Figures.rated, Figures.unknown, Figures.open)
    return f"({'+'.join(row[each] for each in cells)})"


def _has_band(row: Here) -> str:
    rated, coverage = row[Figures.rated], row[Figures.coverage]
    return scores.has_band(row.record.report.marks, rated, _applicable(row), coverage)


def _of(row: Here, count: Callable[[str], str]) -> str:
    """Action items of the department, or of all; what is gathered over all has none."""
    if row.record.gathered:
        return ""
    return count("" if row.record.is_whole else f"${row[Figures.title]}")


def _named(row: Here) -> str:
    rank, rated = row[Figures.rank], row[Figures.rated]
    return scores.named(rank, rated, _applicable(row), row.record.report.marks)


def _rank_of(line: ScoreLine, band: Band | None) -> int:
    """The number of a band, from 1, the worst; 0 for none."""
    return line.report.rules.bands.index(band) + 1 if band else 0


def _reached(line: ScoreLine) -> int:
    """The number of the band that the score reaches, whatever caps it; 0 where there is none."""
    bands, score = line.report.bands, per_cent(line.standing.score)
    if line.standing.counted.band is None or score is None:
        return 0
    return sum(band.floor <= score for band in bands)


def _symbol(line: ScoreLine) -> str:
    band = line.standing.counted.band
    return band.symbol if band else look.NONE_SYMBOL


def _key(line: ScoreLine) -> float:
    return line.key


def _chip(line: ScoreLine) -> str:
    """The band in a cell of its own, or in few words that there is none."""
    if line.standing.counted.band:
        return line.standing.named
    few = TOO_FEW if line.standing.tally.rated else NOT_RATED
    return f"{look.NONE_SYMBOL} {_(few)}"


def _cap(row: Here) -> str:
    caps = row.record.report.cap_places
    if row.record.gathered:
        return scores.NO_CAP
    if row.record.department:
        return scores.department_cap(row[Figures.failed], caps)
    departments, only = row.places.departments, len(row.record.report.inside) == 1
    failed, weights = (departments.cells(each) for each in (Figures.failed, Figures.weight))
    return scores.overall_cap(failed, weights, caps, only=only)


class Figures(Sheet[ScoreLine]):
    """Columns of figures on Lists, right of what is listed there; the heat map stands to their right."""

    name = LISTS
    top = 2
    first = 51

    title = ScoreColumn(
        N_("Department"),
        26,
        styles.TEXT,
        lambda line: line.title,
    )
    band = ScoreColumn(N_("Band"), 25, styles.TEXT, lambda line: line.standing.band, _band)
    text = ScoreColumn(N_("Score in words"), 21, styles.TEXT, lambda line: line.standing.text, _score_words)
    score = ScoreColumn(
        N_("Score"),
        8,
        styles.PERCENT,
        lambda line: per_cent(line.standing.score),
        lambda row: whole_or_empty(row[Figures.share]),
    )
    before = ScoreColumn(
        N_("Last audit"), 8, styles.PERCENT, lambda line: per_cent(line.before), needs="baseline"
    )
    change = ScoreColumn(
        N_("Change, points"),
        8,
        styles.CHANGED,
        _change,
        lambda row: scores.change(row[Figures.score], row[Figures.before]),
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
        lambda line: line.department.weight if line.department and not line.gathered else "",
    )
    # typed, since `score` reads it before mypy gets here
    share: ScoreColumn = _share(N_("Share"), lambda counted: counted.score, lambda rows: rows.share)
    low = _share(N_("Lowest"), lambda counted: counted.low, lambda rows: rows.low)
    high = _share(N_("Highest"), lambda counted: counted.high, lambda rows: rows.high)
    has_band = _helper(N_("Has a band"), lambda line: int(line.standing.counted.band is not None), _has_band)
    reached = _helper(
        N_("Band reached"), _reached, lambda row: scores.reached(row[Figures.score], row[Figures.has_band])
    )
    rank = _helper(
        N_("Number of the band"),
        lambda line: _rank_of(line, line.standing.counted.band),
        lambda row: scores.rank(row[Figures.reached], _cap(row)),
    )
    named = _helper(N_("Band by itself"), lambda line: line.standing.named, _named)
    symbol = _helper(N_("Symbol"), _symbol, lambda row: scores.symbol(row[Figures.rank]))
    chip = _helper(
        N_("Band in its cell"),
        _chip,
        lambda row: scores.chip(row[Figures.rank], row[Figures.rated], row[Figures.named]),
    )
    provisional = _helper(
        N_("Provisional"),
        lambda line: int(line.standing.counted.band is not None and line.standing.counted.provisional),
        lambda row: scores.provisional(
            row.record.report.marks,
            *(row[each] for each in (Figures.has_band, Figures.coverage, Figures.unverified)),
        ),
    )
    short = ScoreColumn(N_("Short title"), 20, styles.TEXT, lambda line: line.short)
    link = ScoreColumn(N_("Link"), 20, styles.TEXT, lambda line: line.link)
    key = _helper(N_("Key"), _key, lambda row: scores.key(row[Figures.score], row.record.position))
