"""Random workbooks, edited at random: what was typed is what the audit says since, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cxaudit.audit import Audit, Decision, Evidence, MeasureType, Status, StepsType
from cxaudit.merging import CellName, Held, Outcome, recorded
from cxaudit.merging.answers import understand
from cxaudit.merging.fields import FIELDS
from cxaudit.report import build_report
from cxaudit.storage import load_audit, save_audit
from cxaudit.words import WRITTEN
from cxaudit.workbook.reading import current_cells, read_book
from tests.random_audits import random_audit, random_reading
from tests.recalculation import by_libreoffice, together
from tests.returned import NOON, collected, edited
from tests.runs import runs
from tests.test_workbook_identity import _escape, _move
from tests.workbooks import written

BOOKS = range(500, 500 + runs(20))
SAVED = range(700, 700 + runs(10))

TEXTS = ["typed", "two\nlines", "=1+1", "#N/A", "é 顧客 😀", "3", "_x0041_", "TRUE", "+41 44"]


def typed_at_random(random: Random, audit: Audit, cells: Sequence[CellName]) -> dict[CellName, Any]:
    """Something that can be said for some cells; of one question only its answer, or what is noted."""
    typed: dict[CellName, Any] = {}
    for name in cells:
        if name.row.startswith("spare.") or random.random() > 0.15:
            continue
        value = value_for(random, audit, name)
        if value is not None:
            typed[name] = value
    return typed


def value_for(random: Random, audit: Audit, name: CellName) -> Any:  # noqa: ANN401 - as a cell holds it
    day = date(2026, 1, 1) + timedelta(days=random.randrange(900))
    by_column: dict[str, Callable[[], object]] = {
        "owner": lambda: random.choice(["Anna", "Ben Ode", "  Cleo ", "R&D <team>"]),
        "due": lambda: random.choice([datetime(day.year, day.month, day.day), f"{day:%d.%m.%Y}", str(day)]),  # noqa: DTZ001
        "done_on": lambda: datetime(day.year, day.month, day.day),  # noqa: DTZ001 - as openpyxl has a day
        "status": lambda: random.choice(list(Status)).label.upper(),
        "decision": lambda: random.choice(list(Decision)).label,
        "written": lambda: WRITTEN[random.choice(["no", "yes", "known"])],
        "evidence": lambda: (
            random.choice(list(Evidence)).label if audit.told(name.row).answered_with else None
        ),
        "answer": lambda: answer(random, audit, name.row),
        **dict.fromkeys(("comment", "heard", "note", "staff_note", "seen"), lambda: random.choice(TEXTS)),
    }
    return by_column.get(name.column, lambda: None)()


def answer(random: Random, audit: Audit, question: str) -> object:
    asked = audit.checklist.places[question].question
    match audit.answer_type(asked):
        case StepsType(steps=steps):
            return random.choice([*steps, "Don't know"])
        case MeasureType():
            reading = random_reading(random, audit, asked)
            # small ones typed, which leaves them texts: pasted, they may be times
            typed = f"{reading:.6f}" if isinstance(reading, float) and 0 < abs(reading) < 1 else reading
            return "Never" if str(reading) == "never" else typed
        case _:
            return "A text"


class Case:
    """A workbook that somebody edited, and what was typed there."""

    def __init__(self, seed: int, folder: Path, *, escaped: bool = False) -> None:
        self._escaped = escaped
        self.random = Random(f"collect {seed}")
        self.audit = random_audit(seed)
        report = build_report(self.audit)
        self.current = current_cells(report)
        self.typed = typed_at_random(self.random, self.audit, list(self.current.values))
        whole = written(report, folder / f"whole {seed}.xlsx")
        self.path = edited(
            whole,
            folder / f"{seed}.xlsx",
            {(name.sheet, name.row, name.column): value for name, value in self.typed.items()},
            also=self._move,
        )

    def _move(self, book: object) -> None:
        for sheet in book.worksheets:  # type: ignore[attr-defined]
            _move(self.random, sheet)
            if self._escaped:  # as spreadsheets do when they save, and openpyxl does not
                _escape(sheet)


def meant(audit: Audit, name: CellName, held: Held) -> object:
    if name.sheet in ("questions", "answers"):
        return understand(audit, name.row, name.column, held)
    return FIELDS[name.sheet][name.column](held)


def assert_taken(case: Case, path: Path, folder: Path) -> None:
    """What was typed is what the audit says since; what does not fit its neighbours is listed."""
    outcome = collected(case.audit, path)
    audit = recorded(outcome, [read_book(path)], NOON)
    save_audit(audit, folder / "now.audit.json")

    assert load_audit(folder / "now.audit.json") == audit
    assert outcome.conflicts == ()
    assert [each.what for each in outcome.unplaced] == []
    changed = {
        name: value
        for name, value in case.typed.items()
        if meant(case.audit, name, value) != meant(case.audit, name, case.current.values[name])
    }
    assert {change.name for change in outcome.changes} == changed.keys()
    _assert_said(outcome, audit, changed)
    again = collected(audit, path)
    assert (again.takes, again.conflicts, again.audit) == (0, (), audit)


def _assert_said(outcome: Outcome, audit: Audit, changed: dict[CellName, Any]) -> None:
    now = current_cells(build_report(audit)).values
    for change in outcome.changes:
        # what is decided about one item may move another, parked items have no day; what has no score rests
        # on nothing
        if change.name.column not in ("status", "due", "evidence") and change.name in now:
            assert meant(audit, change.name, now[change.name]) == meant(
                audit, change.name, changed[change.name]
            )


@pytest.mark.parametrize("seed", BOOKS)
def test_what_was_typed_is_what_the_audit_says_since(seed: int, tmp_path: Path) -> None:
    case = Case(seed, tmp_path)

    assert_taken(case, case.path, tmp_path)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Case, Path]]:
    """Workbooks that were edited, and then saved once more by LibreOffice."""

    def compute(names: Sequence[str]) -> dict[str, tuple[Case, Path]]:
        folder = tmp_path_factory.mktemp("saved")
        cases = [Case(int(name), folder, escaped=True) for name in names]
        by_libreoffice([case.path for case in cases], folder)
        return {case.path.stem: (case, folder / "computed" / case.path.name) for case in cases}

    return together(map(str, SAVED), compute)


@pytest.mark.libreoffice
@pytest.mark.parametrize("seed", [str(seed) for seed in SAVED])
def test_what_libreoffice_saved_is_read_alike(
    seed: str, saved: Callable[[str], tuple[Case, Path]], tmp_path: Path
) -> None:
    case, path = saved(seed)

    assert_taken(case, path, tmp_path)
