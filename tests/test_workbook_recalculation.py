"""Every formula computes what the program computed: two other calculators, on audits made up at random."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cxaudit.audit import Audit
from cxaudit.report import Report, build_report
from tests.builders import steps_of
from tests.computed import Computed, assert_right
from tests.random_audits import edge_audit, own_audit, random_audit, shipped_audit
from tests.random_others import example_audit, others_audit
from tests.recalculation import by_cellrune, by_libreoffice, differences, together
from tests.runs import runs
from tests.workbooks import written
from tests.xlsx.editing import with_wrong_values
from tests.xlsx.values import Held, held

pytestmark = pytest.mark.slow

Make = Callable[[int], Audit]


def _books(first: int) -> dict[str, tuple[Make, int]]:
    """Books of all kinds, made up at random from this seed on."""
    kinds: dict[str, tuple[Make, int]] = {
        "shipped": (shipped_audit, 6),
        "made up": (random_audit, 20),
        "edge": (edge_audit, 3),
        "own": (own_audit, 6),
        "of others": (others_audit, 10),
        "example": (example_audit, 3),
    }
    return {
        f"{kind} {seed}": (make, seed)
        for kind, (make, usually) in kinds.items()
        for seed in range(first, first + runs(usually))
    }


CELLRUNE = _books(0)
"""Books for the calculator that is quick."""

LIBREOFFICE = _books(100_000)
"""Others for LibreOffice."""


def a_report(make: Make, seed: int) -> Report:
    return build_report(make(seed))


@pytest.mark.parametrize("name", CELLRUNE)
def test_cellrune_computes_what_the_program_computed(name: str, tmp_path: Path) -> None:
    report = a_report(*CELLRUNE[name])
    path = written(report, tmp_path / "audit.xlsx")

    assert_right(Computed(report, held(path), by_cellrune(path)))


def test_cellrune_does_not_believe_the_values_that_a_file_carries(tmp_path: Path) -> None:
    report = a_report(random_audit, 0)
    path = written(report, tmp_path / "audit.xlsx")
    wrong = with_wrong_values(path, tmp_path / "wrong.xlsx")

    right = held(path)

    assert_planted(right, held(wrong))
    assert differences(right.values, by_cellrune(wrong), right.formulas) == []


def assert_planted(right: Held, wrong: Held) -> None:
    assert wrong.formulas == right.formulas
    assert {wrong.values[place] for place in wrong.formulas} == {99}


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Computed]:
    """Books that LibreOffice computed."""

    def compute(names: Sequence[str]) -> dict[str, Computed]:
        folder = tmp_path_factory.mktemp("libreoffice")
        reports = {name: a_report(*LIBREOFFICE[name]) for name in names}
        paths = [written(report, folder / f"{name}.xlsx") for name, report in reports.items()]
        return {
            path.stem: Computed(reports[path.stem], held(path), found.values)
            for path, found in zip(paths, by_libreoffice(paths, folder), strict=True)
        }

    return together(LIBREOFFICE, compute)


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", LIBREOFFICE)
def test_libreoffice_computes_what_the_program_computed(
    name: str, computed: Callable[[str], Computed]
) -> None:
    assert_right(computed(name))


@pytest.mark.libreoffice
def test_libreoffice_does_not_believe_the_values_that_a_file_carries(tmp_path: Path) -> None:
    path = written(a_report(random_audit, 0), tmp_path / "audit.xlsx")
    wrong = with_wrong_values(path, tmp_path / "wrong.xlsx")

    [after] = by_libreoffice([wrong], tmp_path)

    right = held(path)
    assert_planted(right, held(wrong))
    assert differences(right.values, after.values, right.formulas) == []


@pytest.mark.slow  # of the few books of make quick it is not true
def test_the_audits_show_every_state_and_every_qualification() -> None:
    """What is compared is worth comparing: nothing that a book can say is missing from all of them."""
    reports = [a_report(*book) for book in (*CELLRUNE.values(), *LIBREOFFICE.values())]
    results = [
        result
        for report in reports
        for result in (
            report.overall,
            *(part.standing for part in report.departments),
            *(part.standing for part in report.principles),
        )
    ]
    said = " ".join(result.text + result.band for result in results)
    questions = [question for report in reports for part in report.departments for question in part.questions]
    scores = {question.score for question in questions}
    answers = {question.answer for question in questions}

    for words in ("not rated", "fewer than", "provisional", "1 critical failure", "2 critical failures",
                  "critical failure, 1 critical not verified", "1 answer", "✖", "▲", "✔", "★"):  # fmt: skip
        assert words in said
    assert {0, 1, None} < scores
    assert {"N/A", "Don't know", None} < answers
    assert {len(steps_of(question)) for question in questions} == {0, *range(2, 11)}
    assert {len(report.departments) for report in reports} >= {1, 2, 3, 4, 5}
    assert {report.compared is None for report in reports} == {True, False}
    assert {bool(report.parked) for report in reports} == {True, False}
    assert {bool(report.ruled_out) for report in reports} == {True, False}
    assert {len(report.principles) for report in reports} > {1, 2, 6, 8}
