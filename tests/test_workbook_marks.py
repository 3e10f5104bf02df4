"""What is shown is what counts: program and workbook come to the same whole per cent, whatever the share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache, lru_cache, partial
from pathlib import Path

import pytest

from cxaudit.audit import Audit
from cxaudit.numbers import whole
from cxaudit.report import Report, build_report
from cxaudit.workbook.department_rows import rows_of
from cxaudit.workbook.layout import lay_out
from cxaudit.workbook.tables.answers import AnswerColumn, Answers
from cxaudit.workbook.tables.departments import Departments
from cxaudit.workbook.tables.figures import Figures
from cxaudit.workbook.tables.heat_map import heat_map
from cxaudit.workbook.tables.questions import QuestionColumn, Questions
from tests.halves import fractions, measures, sums
from tests.recalculation import by_cellrune, by_libreoffice, differences, together
from tests.results import Results, told_by_book
from tests.runs import runs
from tests.workbooks import written
from tests.xlsx.editing import with_only
from tests.xlsx.values import Values

pytestmark = pytest.mark.slow

MADE: dict[str, Callable[[], Audit]] = {
    "fractions": fractions,
    **{f"measures {seed}": partial(measures, 1_500, seed) for seed in range(runs(1))},
    **{f"sums {seed}": partial(sums, seed) for seed in range(runs(2))},
}
"""1,890 fractions, 1,500 measures, and twice 1,024 sums."""

OWN: tuple[QuestionColumn, ...] = (
    Questions.touchpoint, Questions.answer, Questions.score, Questions.weight,
    Questions.id, Questions.by_itself, Questions.understood, Questions.share,
)  # fmt: skip
MIRRORED: tuple[AnswerColumn, ...] = (
    Answers.id, Answers.weight, Answers.principle, Answers.share,
    Answers.possible, Answers.earned, Answers.at,
)  # fmt: skip
"""Columns that the scores of questions and of the heat map are made of. All others would take four fifths of
the time, and are compared in the smaller books of other tests."""


@lru_cache(10)
def report(name: str) -> Report:
    return build_report(MADE[name]())


def shares(report: Report) -> Iterator[tuple[str, Fraction | None]]:
    """Every share of a question and of the heat map, by the names of `told_by_book`."""
    for part in report.departments:
        yield from ((f"question {question.id} Score", question.score) for question in part.questions)
        for number, cell in enumerate(part.heat):
            yield f"{part.id} × principle {number}", cell.score


def expected(report: Report) -> Results:
    return {name: "" if share is None else float(whole(share)) for name, share in shares(report)}


_BELOW_HEADS = 5
"""First row below the heads of a list of which nothing is needed."""


def needed(report: Report, folder: Path, name: str) -> Path:
    """Write a workbook, less all cells that neither score of a question nor of the heat map is made of."""
    places = lay_out(report)
    heat = {column.letter for column in heat_map(report)[0]}
    columns: dict[str, set[str]] = {
        "Lists": {Figures.title.letter, *heat},
        "Answers": {column.letter for column in (Answers.department, *MIRRORED)},
        **{sheet: {column.letter for column in OWN} for sheet in places.sheets.values()},
    }
    tops = {"Departments": Departments.top, "Lists": Figures.top, "Answers": Answers.top}
    tops |= {places.sheets[part.id]: rows_of(part).first for part in report.departments}

    def kept(sheet: str, column: str, row: int) -> bool:
        if sheet == "Summary":
            return True
        return row < tops.get(sheet, _BELOW_HEADS) or column in columns.get(sheet, ())

    return with_only(written(report, folder / "whole.xlsx"), folder / f"{name}.xlsx", kept)


def assert_alike(report: Report, after: Values) -> None:
    told = told_by_book(after, list(dict.fromkeys(sheet for sheet, _ in after)), report)
    assert differences(expected(report), told, expected(report)) == []


@pytest.mark.parametrize("name", MADE)
def test_shares_lie_where_they_were_laid(name: str) -> None:
    """On halves, or all fractions: what is compared is worth comparing."""
    found = [share for _, share in shares(report(name)) if share is not None]
    if name == "fractions":
        assert {Fraction(p, q) for q in range(1, 61) for p in range(q + 1)} <= set(found)
    elif name.startswith("measures"):
        halves = [
            question.score
            for part in report(name).departments
            for question in part.questions
            if question.score
        ]
        assert len(halves) == 1_500
        assert {share * 200 % 2 for share in halves} == {1}
    else:
        heat = [cell.score for part in report(name).departments for cell in part.heat]
        assert len(heat) == 1_024
        assert {share * 200 % 2 for share in heat if share is not None} == {1}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Writes the workbook of a name, once."""
    folder = tmp_path_factory.mktemp("marks")
    return cache(lambda name: needed(report(name), folder, name))


@pytest.mark.parametrize("name", MADE)
def test_cellrune_comes_to_the_same_whole_per_cents(name: str, book: Callable[[str], Path]) -> None:
    assert_alike(report(name), by_cellrune(book(name)))


@pytest.fixture(scope="module")
def computed(
    book: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Values]:
    """What LibreOffice makes of the workbook of a name."""

    def compute(names: Sequence[str]) -> dict[str, Values]:
        after = by_libreoffice(map(book, names), tmp_path_factory.mktemp("libreoffice"))
        return {name: found.values for name, found in zip(names, after, strict=True)}

    return together(MADE, compute)


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", MADE)
def test_libreoffice_comes_to_the_same_whole_per_cents(name: str, computed: Callable[[str], Values]) -> None:
    assert_alike(report(name), computed(name))
