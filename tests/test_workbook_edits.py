"""Live numbers: answers changed in the workbook give what the program makes of the same answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from cxaudit.audit import Audit, Evidence, Response, TextType
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN, as_number
from cxaudit.report import QuestionRow, Report, build_report
from tests.builders import steps_of
from tests.random_audits import NOTED, random_audit, random_reading, shipped_audit
from tests.recalculation import by_cellrune, by_libreoffice, differences, errors, together
from tests.results import own_sheets, places_of, rows_of, told_by_book, told_by_program
from tests.runs import runs
from tests.workbooks import written
from tests.xlsx.editing import with_typed
from tests.xlsx.values import Held, Place, Value, Values, held


def _books(shipped: range, made_up: range) -> list[str]:
    return [*(f"shipped {seed}" for seed in shipped), *(f"made up {seed}" for seed in made_up)]


CELLRUNE = _books(range(200, 200 + runs(5)), range(200, 200 + runs(64)))
"""Books for the calculator that is quick."""

LIBREOFFICE = _books(range(200_000, 200_000 + runs(6)), range(200_000, 200_000 + runs(14)))
"""Others for LibreOffice."""

NEVER = "Never"

MEASURED = (NOT_APPLICABLE, UNKNOWN, NEVER)
"""What the answer to a measure may say instead of a number."""


class Edited(NamedTuple):
    """A workbook in which answers were changed, and the audit with the same answers."""

    path: Path
    listed: Report
    typed: dict[Place, Value]
    now: Report
    before: Held


class Cells(NamedTuple):
    """The cells of one question that may be changed."""

    question: QuestionRow
    answer: Place
    evidence: Place


def edited(name: str, folder: Path) -> Edited:
    """Write a workbook, and change some of its answers."""
    kind, _, seed = name.rpartition(" ")
    random = Random(name)
    audit = (shipped_audit if kind == "shipped" else random_audit)(int(seed))
    report = build_report(audit)
    path = written(report, folder / f"{name}.xlsx")
    before = held(path)
    typed: dict[Place, Value] = {}
    for cells in entries(report, before):
        if random.random() < 0.5:
            typed[cells.answer] = other_answer(random, audit, before, cells)
        rated = typed.get(cells.answer, cells.question.told) not in ("", None, NOT_APPLICABLE, UNKNOWN)
        if random.random() < 0.2 or (cells.answer in typed and rated):
            typed[cells.evidence] = random.choice(["", *before.range(before.choices[cells.evidence].formula)])
        if cells.answer in typed or cells.evidence in typed:
            answer, evidence = (shown(before, typed, place) for place in (cells.answer, cells.evidence))
            audit = with_answer(audit, cells.question, answer, evidence)
    return Edited(path, report, typed, build_report(audit), before)


Edit = Callable[[str], Edited]


@pytest.fixture(scope="module")
def edit(tmp_path_factory: pytest.TempPathFactory) -> Edit:
    """Edits a book, once."""
    folder = tmp_path_factory.mktemp("edited")
    return lru_cache(100)(lambda name: edited(name, folder))


def shown(book: Held, typed: dict[Place, Value], place: Place) -> Value:
    return typed[place] if place in typed else book.values.get(place, "")


def entries(report: Report, book: Held) -> Iterator[Cells]:
    """The cells for answers and evidence, found by the heads of their columns and the ids of their rows."""
    for part, sheet in zip(report.departments, own_sheets(book.sheets, report), strict=True):
        heads = rows_of(book.values, sheet, "C", "Touchpoint")[0]
        columns = places_of(book.values, sheet, heads)
        for question in part.questions:
            row = rows_of(book.values, sheet, columns["ID"], question.id)[0]
            answer, evidence = ((sheet, f"{columns[head]}{row}") for head in ("Answer", "Evidence"))
            yield Cells(question, answer, evidence)


def other_answer(random: Random, audit: Audit, book: Held, cells: Cells) -> Value:
    """Another answer that the cell takes: of its own dropdown, another number, or nothing at all."""
    rule = book.choices[cells.answer]
    offered: list[Value] = []
    if rule.kind == "list":
        offered = [*book.range(rule.formula), *_besides(random, cells.question)]
    else:
        question = audit.checklist.places[cells.question.id].question
        said = [each for each in MEASURED if question.na or each != NOT_APPLICABLE]
        offered = [*said, *(_typed(random_reading(random, audit, question)) for _ in range(5))]
    now = book.values.get(cells.answer, "")
    said = [value for value in ("", *offered) if value in ("", *MEASURED) and value != now]
    given = [value for value in offered if value not in ("", *MEASURED) and value != now]
    return random.choice(given if random.random() < 0.4 else said)


def _besides(random: Random, question: QuestionRow) -> list[Value]:
    """What a cell takes besides its dropdown: the number that was made of a step, and any text as a text."""
    if isinstance(question.type, TextType):
        return random.sample([text for text in NOTED if "_x" not in text], 2)
    return [number for step in steps_of(question) if (number := as_number(step)) is not None]


def _typed(reading: float) -> Value:
    """A reading as it comes into its cell: small ones typed, which leaves them texts; others pasted."""
    return f"{reading:.6f}" if 0 < abs(reading) < 1 else reading


def with_answer(audit: Audit, question: QuestionRow, answer: Value, evidence: Value) -> Audit:
    """The audit with what now stands in the cells of a question; no evidence in a cell is stated."""
    fields: dict[str, object] = {}
    if answer == NOT_APPLICABLE:
        fields["na"] = "typed"
    elif answer == UNKNOWN:
        fields["unknown"] = True
    elif answer == NEVER and not steps_of(question):
        fields["readings"] = ["never"]
    elif isinstance(question.type, TextType):
        fields["text"] = answer
    elif answer != "" and steps_of(question):
        fields["step"] = 1 + next(
            place
            for place, step in enumerate(steps_of(question))
            if answer == (step if isinstance(answer, str) else as_number(step))
        )
    elif answer != "":
        fields["readings"] = [float(answer)]
    before = audit.responses.get(question.id, Response())
    fields |= {"note": before.note, "staff_note": before.staff_note, "private": before.private}
    fields["evidence"] = {each.label: each for each in Evidence}.get(str(evidence), Evidence.STATED)
    return audit.answered(question.id, Response.model_validate(fields))


def assert_live(book: Edited, after: Values) -> None:
    """Everything that is live says what the program makes of the answers now; the lists are the old ones."""
    told = told_by_program(book.now, book.listed)
    shown = told_by_book(after, book.before.sheets, book.listed)
    assert errors(after) == []
    assert shown.keys() == told.keys()
    assert differences(told, shown) == []


@pytest.mark.parametrize("name", CELLRUNE)
def test_changed_answers_count_as_cellrune_computes_them(name: str, edit: Edit) -> None:
    book = edit(name)

    assert_live(book, by_cellrune(book.path, book.typed))


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Edited, Held]]:
    """Changed books, whose formulas carry the values of before, and the same as LibreOffice saved them."""

    def compute(names: Sequence[str]) -> dict[str, tuple[Edited, Held]]:
        folder = tmp_path_factory.mktemp("libreoffice")
        books = [edited(name, folder) for name in names]
        (folder / "typed").mkdir()
        paths = [with_typed(book.path, folder / "typed" / book.path.name, book.typed) for book in books]
        after = by_libreoffice(paths, folder)
        return {book.path.stem: (book, found) for book, found in zip(books, after, strict=True)}

    return together(LIBREOFFICE, compute)


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", LIBREOFFICE)
def test_changed_answers_count_as_libreoffice_computes_them(
    name: str, computed: Callable[[str], tuple[Edited, Held]]
) -> None:
    book, after = computed(name)

    assert differences(book.typed, after.values, book.typed) == []
    assert_live(book, after.values)


@pytest.mark.slow
def test_answers_change_from_every_state_to_every_other(edit: Edit) -> None:
    changes = set()
    for name in CELLRUNE:
        book = edit(name)
        for cells in entries(book.listed, book.before):
            if cells.answer in book.typed:
                now = book.typed[cells.answer]
                changes.add((state(cells, cells.question.told or ""), state(cells, now)))

    states = {"rated", "measured", "noted", "N/A", "Don't know", "Never", ""}
    apart = {("rated", other) for other in ("measured", "Never", "noted")}
    apart |= {("noted", "measured"), ("noted", "Never"), *((same, same) for same in (*MEASURED, ""))}
    apart |= {(after, before) for before, after in apart}
    assert {(before, after) for before in states for after in states} - apart <= changes


def state(cells: Cells, answer: Value) -> str:
    if answer in ("", *MEASURED):
        return str(answer)
    if isinstance(cells.question.type, TextType):
        return "noted"
    return "rated" if steps_of(cells.question) else "measured"
