"""For whom a text is: what is not for staff stands on no department's sheet, hidden or not."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from cxaudit.audit import Audit, Response
from cxaudit.report import Report
from tests.audits import AUDITS
from tests.builders import a_checklist, a_question, a_response, an_audit
from tests.random_audits import random_audit
from tests.results import own_sheets
from tests.runs import runs
from tests.workbooks import Written, each_once
from tests.xlsx.book import Book, open_book
from tests.xlsx.sheet import Sheet

BOOKS = ["demo", "alone", *(f"made up {seed}" for seed in range(runs(20)))]

EVERYWHERE = ("note", "seen", "private", "staff_note")
"""Fields of every response; the others depend on how it was answered."""


def mark(field: str, question: str) -> str:
    """What stands in a field of a response, and nowhere else."""
    return f"mark of {field} at {question}."


def planted(audit: Audit) -> Audit:
    """An audit in which every text of a response that may be private says which it is."""
    responses = {id: _marked(id, audit.responses.get(id, Response())) for id in audit.plan}
    baseline = audit.baseline and planted_before(audit.baseline)
    return audit.model_copy(update={"responses": responses, "baseline": baseline})


def planted_before(audit: Audit) -> Audit:
    """The baseline, whose texts stand in no sheet at all."""
    responses = {id: _marked(f"before {id}", each) for id, each in audit.responses.items()}
    return audit.model_copy(update={"responses": responses})


def _marked(id: str, response: Response) -> Response:
    fields = {name: value for name, value in response if value}
    fields |= {name: mark(name, id) for name in EVERYWHERE}
    fields |= {"photos": [f"{mark('photos', id)}jpg"]}
    if response.na:
        fields["na"] = mark("na", id)
    if response.waiting:
        fields["waiting"] = response.waiting.model_copy(update={"who": mark("who", id)})
    if not response.confidential:
        fields["told_by"] = mark("told_by", id)
    return Response.model_validate(fields)


Books = Callable[[str], Written]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    def make(name: str) -> Audit:
        kind, _, seed = name.rpartition(" ")
        return planted(random_audit(int(seed)) if kind else AUDITS[name]())

    return each_once(tmp_path_factory.mktemp("private"), make)


def everything_of(path: Path, book: Book, sheet: Sheet) -> str:
    """Whatever a sheet holds: its cells, and its own part with all that it leads to, but other sheets."""
    with ZipFile(path) as package:
        names = [sheet.part, *(link.target for link in sheet.links if not link.outside)]
        parts = [package.read(name).decode("utf-8", "replace") for name in names if name in book.written]
    return "\n".join([*filter(None, (cell.text for cell in sheet.cells)), *parts])


def found(path: Path) -> dict[str, str]:
    """What each sheet holds, by its name."""
    book = open_book(path)
    return {sheet.name: everything_of(path, book, sheet) for sheet in book.sheets}


def marks_of(report: Report, field: str, texts: str) -> set[str]:
    """Questions whose mark of a field stands in texts."""
    ids = [question.id for part in report.departments for question in part.questions]
    return {id for id in ids if mark(field, id) in texts}


@pytest.mark.parametrize("name", BOOKS)
def test_nothing_private_stands_on_a_department_s_sheet(name: str, books: Books) -> None:
    report, path, held = books(name)
    held_by = found(path)
    own = own_sheets(held.sheets, report)
    there = {sheet: fields_in(held_by[sheet]) for sheet in (*own, "Summary")}

    allowed = {"staff_note", "note"} if report.alone else {"staff_note"}
    beyond = {sheet: fields - (allowed if sheet in own else set()) for sheet, fields in there.items()}
    assert {sheet: fields for sheet, fields in beyond.items() if fields} == {}


def fields_in(text: str) -> set[str]:
    """Fields whose marks stand in a text."""
    return set(re.findall("mark of ([a-z_]+) at ", text))


@pytest.mark.parametrize("name", BOOKS)
def test_whatever_is_for_whoever_runs_the_business_stands_where_it_is_looked_for(
    name: str, books: Books
) -> None:
    report, path, held = books(name)
    held_by = found(path)
    questions = [question for part in report.departments for question in part.questions]
    ids = {question.id for question in questions}
    expected = {
        "note": ids,
        "seen": ids,
        "photos": ids,
        "staff_note": ids,
        "na": {each.id for each in questions if each.why_not},
        "who": {each.id for each in questions if each.waiting},
        "told_by": {each.id for each in questions if not each.confidential},
    }

    assert {field: marks_of(report, field, held_by["Answers"]) for field in expected} == expected
    listed = {finding.question for finding in report.findings} - {""}
    for field in ("note", "seen", "staff_note"):
        assert marks_of(report, field, held_by["Findings"]) == listed
    departments = "\n".join(held_by[sheet] for sheet in own_sheets(held.sheets, report))
    assert marks_of(report, "staff_note", departments) == ids
    assert marks_of(report, "note", departments) == (ids if report.alone else set())


@pytest.mark.parametrize(("people", "told"), [("one", {"note", "staff_note"}), ("many", {"staff_note"})])
def test_what_is_too_long_for_its_cell_is_told_below_the_table_unless_it_is_private(
    people: str, told: set[str], tmp_path: Path
) -> None:
    choices = [{"id": "one", "title": "one", "people": "one"}, {"id": "many", "title": "many"}]
    facts = [{"id": "size", "ask": "How many?", "choices": choices}]
    long = {name: "word " * 3_000 + mark(name, "greeted") for name in EVERYWHERE}
    answers = {"greeted": a_response(1, **long)}
    audit = an_audit(a_checklist(a_question(), facts=facts), answers, profile={"size": people})
    held = each_once(tmp_path, lambda name: audit)("long").held

    texts = [str(text) for (sheet, _), text in held.values.items() if sheet == "Reception"]
    below = texts[texts.index("Too long for its cell above") :]
    assert fields_in(" ".join(below)) == told
    assert fields_in(" ".join(texts)) == told


@pytest.mark.parametrize("name", BOOKS)
def test_private_notes_and_those_of_the_last_audit_stand_nowhere_in_the_file(name: str, books: Books) -> None:
    path = books(name).path
    with ZipFile(path) as package:
        whole = "\n".join(package.read(part).decode("utf-8", "replace") for part in package.namelist())

    assert "mark of private" not in whole
    assert set(re.findall("mark of ([a-z_]+) at before", whole)) == set()


OWN = {
    "department": "reception",
    "number": 1,
    "found": "mark of found",
    "severity": "critical",
    "do": "mark of do",
}

STANDS = {
    "mark of found": {"Action plan", "Findings"},
    "mark of do": {"Action plan", "By owner", "Findings", "Reception", "Summary"},
    "mark of comment": {"Action plan"},
    "mark of verdict": {"Summary"},
    "mark of headline": {"Summary"},
    "mark of heard": {"Training plan"},
    "mark of a name": {"By owner", "Lists", "Summary"},
    "mark of the past": set(),
}
"""What is told beside the questions, and the sheets that hold it; owners are offered by a list."""


def test_what_is_told_beside_the_questions_stands_on_its_own_sheets_alone(tmp_path: Path) -> None:
    audit = an_audit(
        a_checklist(a_question()),
        {"greeted": 1},
        own=[OWN],
        actions={"reception.own_1": {"comment": "mark of comment"}},
        verdict="mark of verdict",
        headline="mark of headline",
        training=[{"role": "Everyone", "number": 1, "heard": "mark of heard"}],
        people=[{"name": "mark of a name", "role": "Books"}],
    )
    past = audit.answered("greeted", a_response(2, note="mark of the past")).answered(
        "greeted", Response(step=1)
    )
    path = each_once(tmp_path, lambda name: past)("beside").path

    held_by = found(path)
    there = {each: {sheet for sheet, text in held_by.items() if each in text} for each in STANDS}
    assert there == STANDS
    assert "mark of the past" in past.model_dump_json()
