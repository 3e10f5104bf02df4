"""What is shown is what counts: program and workbook come to the same whole per cent, whatever the share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from cxaudit.audit import Audit
from cxaudit.report import Report, build_report
from cxaudit.scoring import whole
from tests.halves import fractions, measures, sums
from tests.recalculation import (
    Values,
    by_cellrune,
    by_libreoffice,
    differences,
    needs_libreoffice,
    written,
)
from tests.results import Results, told_by_book

MADE: dict[str, Callable[[], Audit]] = {
    "fractions": fractions,
    "measures": lambda: measures(1_500, seed=1),
    **{f"sums {seed}": (lambda seed=seed: sums(seed)) for seed in range(4)},  # type: ignore[misc]
}
"""1,890 fractions, 1,500 measures, and 4 times 1,024 sums."""

MORE: dict[str, Callable[[], Audit]] = {
    "measures more": lambda: measures(6_000, seed=2),
    **{f"sums {seed}": (lambda seed=seed: sums(seed)) for seed in range(100, 120)},  # type: ignore[misc]
}

QUICK = ("fractions", "measures", "sums 0")


@cache
def report(name: str) -> Report:
    return build_report((MADE | MORE)[name]())


def shares(report: Report) -> Iterator[tuple[str, Fraction | None]]:
    """Every share of a question and of the heat map, by the names of `told_by_book`."""
    for part in report.departments:
        yield from ((f"question {question.id} Score", question.score) for question in part.questions)
        for number, cell in enumerate(part.heat):
            yield f"{part.id} × principle {number}", cell.score


def expected(report: Report) -> Results:
    return {name: "" if share is None else float(whole(share)) for name, share in shares(report)}


def assert_alike(report: Report, after: Values) -> None:
    told = told_by_book(after, list(dict.fromkeys(sheet for sheet, _ in after)), report)
    assert differences(expected(report), told, expected(report)) == []


@pytest.mark.parametrize("name", MADE)
def test_shares_lie_where_they_were_laid(name: str) -> None:
    """On halves, or all fractions: what is compared is worth comparing."""
    found = [share for _, share in shares(report(name)) if share is not None]
    if name == "fractions":
        assert {Fraction(p, q) for q in range(1, 61) for p in range(q + 1)} <= set(found)
    elif name == "measures":
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


@pytest.mark.parametrize("name", QUICK)
def test_cellrune_comes_to_the_same_whole_per_cents(name: str, tmp_path: Path) -> None:
    path = written(report(name), tmp_path / "audit.xlsx")

    assert_alike(report(name), by_cellrune(path))


@pytest.mark.libreoffice
@needs_libreoffice
def test_libreoffice_comes_to_the_same_whole_per_cents(tmp_path: Path) -> None:
    paths = {name: written(report(name), tmp_path / f"{name}.xlsx") for name in MADE}

    after = by_libreoffice(paths.values(), tmp_path)

    for name, found in zip(paths, after, strict=True):
        assert_alike(report(name), found.values)


@pytest.mark.long
@pytest.mark.parametrize("name", [*set(MADE) - set(QUICK), *MORE])
def test_cellrune_comes_to_many_more_whole_per_cents(name: str, tmp_path: Path) -> None:
    path = written(report(name), tmp_path / "audit.xlsx")

    assert_alike(report(name), by_cellrune(path))


@pytest.mark.long
@pytest.mark.libreoffice
@needs_libreoffice
@pytest.mark.parametrize("name", MORE)
def test_libreoffice_comes_to_many_more_whole_per_cents(name: str, tmp_path: Path) -> None:
    path = written(report(name), tmp_path / "audit.xlsx")

    [after] = by_libreoffice([path], tmp_path)

    assert_alike(report(name), after.values)
