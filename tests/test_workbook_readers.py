"""Where nothing calculates, a workbook shows what the program computed: openpyxl, pandas, SheetJS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest
from openpyxl import load_workbook
from pandas.api.types import is_numeric_dtype

from cxaudit.audit import Audit
from cxaudit.checklist import NOT_APPLICABLE
from cxaudit.report import Report, build_report
from cxaudit.workbook.tables.answers import Answers
from tests.audits import AUDITS, EXTREMES
from tests.hostile_audits import typed_everywhere
from tests.readers import by_openpyxl, by_pandas, by_sheetjs, pandas_values
from tests.recalculation import differences
from tests.results import Results, per_cent, told_by_book, told_by_program
from tests.workbooks import written
from tests.xlsx.values import Values, held

pytestmark = pytest.mark.slow

HOSTILE = "=1+1 #N/A <b>&amp; ]]> 'quoted' \"too\" 顧客 😀"

MADE: dict[str, Callable[[], Audit]] = {
    **AUDITS,
    **EXTREMES,
    "typed everywhere": lambda: typed_everywhere(HOSTILE),
}

BOOKS = (
    "demo",
    "forty departments",
    "one question",
    "everything unknown",
    "everything not applicable",
    "nothing answered",
    "typed everywhere",
)

Read = Callable[[Sequence[Path]], list[Values]]

READERS: dict[str, Read] = {"openpyxl": by_openpyxl, "pandas": by_pandas, "SheetJS": by_sheetjs}


class Book(NamedTuple):
    """A report with its workbook."""

    report: Report
    path: Path


Books = dict[str, Book]
Shown = dict[str, Values]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("readers")
    reports = {name: build_report(MADE[name]()) for name in BOOKS}
    return {name: Book(report, written(report, folder / f"{name}.xlsx")) for name, report in reports.items()}


@pytest.fixture(scope="module")
def files(books: Books) -> Shown:
    """What the file of each book holds."""
    return {name: held(book.path).values for name, book in books.items()}


@pytest.fixture(scope="module", params=READERS)
def shown(request: pytest.FixtureRequest, books: Books) -> Shown:
    """What one of the readers shows of each book."""
    read = READERS[request.param]
    return dict(zip(books, read([book.path for book in books.values()]), strict=True))


def told(report: Report, values: Values) -> Results:
    """What a workbook says where it shows these values."""
    return told_by_book(values, list(dict.fromkeys(sheet for sheet, _ in values)), report)


@pytest.mark.parametrize("name", BOOKS)
def test_no_formula_is_without_its_value(name: str, books: Books) -> None:
    assert held(books[name].path).bare == []


@pytest.mark.parametrize("name", BOOKS)
def test_a_reader_shows_every_value_that_the_file_holds(name: str, shown: Shown, files: Shown) -> None:
    assert shown[name].keys() == files[name].keys()
    assert {place: value for place, value in shown[name].items() if files[name][place] != value} == {}


@pytest.mark.parametrize("name", BOOKS)
def test_a_reader_shows_what_the_program_computed(name: str, shown: Shown, books: Books) -> None:
    report = books[name].report

    said = told(report, shown[name])

    assert said.keys() == told_by_program(report).keys()
    assert differences(told_by_program(report), said) == []


def test_a_reader_shows_scores_and_bands_on_the_summary(shown: Shown, books: Books) -> None:
    report = books["demo"].report

    said = told(report, shown["demo"])

    assert said["overall on top Score"] == per_cent(report.overall.score)
    assert report.overall.score
    assert said["overall in its chip"] == report.overall.named != ""
    worst = min(report.departments, key=lambda part: part.standing.score or 1)
    assert said["rank 0 Department"] == worst.title
    assert said["rank 0 Score"] == per_cent(worst.standing.score)


@pytest.mark.parametrize("reader", READERS)
def test_no_reader_calculates(reader: str, books: Books, tmp_path: Path) -> None:
    """What they show is in the file: openpyxl by itself saves formulas without values."""
    path, bare = books["one question"].path, tmp_path / "bare.xlsx"
    load_workbook(path).save(bare)

    [values] = READERS[reader]([bare])

    whole = held(path)
    assert len(held(bare).bare) == len(whole.formulas) > 0
    # openpyxl shows a link's target where its cell has no value
    shown = {place for place in whole.formulas.keys() & values.keys() if "!" not in str(values[place])}
    assert shown == set()


@pytest.mark.parametrize("name", BOOKS)
def test_pandas_takes_nothing_but_not_applicable_for_missing(name: str, books: Books, files: Shown) -> None:
    by_itself = pandas_values(books[name].path)

    missed = {value for place, value in files[name].items() if by_itself.get(place, "") != value}
    assert missed == {NOT_APPLICABLE}


@pytest.fixture(scope="module")
def answers(books: Books) -> Any:  # noqa: ANN401 - pandas has no types
    """The sheet Answers as somebody reads it who wants a pivot table."""
    return pd.read_excel(books["demo"].path, sheet_name="Answers", header=3)


def test_answers_are_a_table_with_a_row_for_each_question(answers: Any, books: Books) -> None:  # noqa: ANN401
    questions = [question for part in books["demo"].report.departments for question in part.questions]

    assert list(answers.columns) == [column.head or "Unnamed: 0" for column in Answers.columns]
    assert list(answers["ID"]) == [question.id for question in questions]
    assert list(answers["Weight"]) == [question.weight for question in questions]
    assert all(
        is_numeric_dtype(answers[head])
        for head in (
            "Weight",
            "Score",
            *answers.columns[Answers.listed.number - 1 : Answers.unverified.number],
        )
    )
    assert answers["Score"].count() == sum(question.score is not None for question in questions)


def test_a_pivot_table_of_answers_gives_the_scores_of_departments(answers: Any, books: Books) -> None:  # noqa: ANN401
    sums = answers.pivot_table(
        index="Department", values=["Weight × share", "Weight rated"], aggfunc="sum", sort=False
    )

    scores = sums["Weight × share"] / sums["Weight rated"]

    parts = books["demo"].report.departments
    assert dict(scores) == pytest.approx({part.title: float(part.standing.score or 0) for part in parts})
