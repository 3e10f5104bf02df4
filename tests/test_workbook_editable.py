"""Every cell that may be changed shows one field of the audit, and no field stands in two of them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.audit import Audit, Response
from cxaudit.report import build_report
from tests.builders import (
    STEPS,
    Answer,
    a_checklist,
    a_clause,
    a_measured_question,
    a_question,
    a_response,
    an_audit,
)
from tests.results import plan_of, table
from tests.workbooks import written
from tests.xlsx.values import Value, held

DAYS = [date(2026, 2, number) for number in range(1, 29)]


def day(number: int) -> Value:
    """A day as a cell holds it."""
    return float(to_excel(DAYS[number]))  # type: ignore[no-untyped-call]


FIELDS: dict[Value, str] = {
    STEPS[0]: "rated: step",
    "Observed": "rated: evidence",
    "rated seen": "rated: seen",
    "rated note": "rated: note",
    "rated staff": "rated: staff_note",
    "rated told": "rated: told_by",
    3.0: "measured: the reading that counts",
    "3; 40; 2.5": "measured: readings",
    "Confirmed by customers": "measured: evidence",
    "N/A": "left_out: not applicable",
    "left out na": "left_out: na",
    "waiting who": "waiting: who",
    "to be sent": "waiting: kind",
    day(1): "waiting: until",
    "Don't know": "unknown: unknown",
    "waiting note": "waiting: note",
    "waiting staff": "waiting: staff_note",
    "item owner": "action: owner",
    day(2): "action: due",
    "In progress": "action: status",
    day(3): "action: done_on",
    "item comment": "action: comment",
    "No": "clause worked on: written",
    "Put right": "clause worked on: decision",
    "Yes, and staff know it": "clause kept: written",
    "Keep": "clause kept: decision",
    "kept owner": "clause kept: owner",
    day(4): "clause kept: due",
    day(5): "session: done_on",
    "session heard": "session: heard",
}
"""Every field that can be changed in the workbook, by what its cell shows: no two show the same."""

PRIVATE = "for nobody else"
"""Stands in whatever is kept for the auditor alone."""


def marked() -> Audit:
    """An audit that says something else in every field."""
    checklist = a_checklist(
        a_question("rated"),
        a_measured_question("measured", 1, 20, how="read"),
        a_question("left_out"),
        a_question("waiting"),
        a_question("unknown", how="look"),
        a_question("told", clause="kept", how="test"),
        clauses=[a_clause(), a_clause("kept")],
    )
    answers: dict[str, Answer] = {
        "rated": a_response(
            1, evidence="observed", seen="rated seen", note="rated note", staff_note="rated staff",
            told_by="rated told", private=PRIVATE,
        ),
        "measured": a_response(readings=[3, 40, 2.5], evidence="confirmed", private=PRIVATE),
        "left_out": a_response(na="left out na"),
        "waiting": a_response(
            waiting={"kind": "send", "who": "waiting who", "until": DAYS[1]}, note="waiting note",
            staff_note="waiting staff",
        ),
        "unknown": "unknown",
    }  # fmt: skip
    told = Response(step=4, confidential=True, private=PRIVATE)
    audit = an_audit(
        checklist,
        answers,
        actions={
            "reception.welcome": {
                "owner": "item owner", "due": DAYS[2], "status": "in_progress", "done_on": DAYS[3],
                "comment": "item comment",
            }
        },
        policy={
            "clauses": {
                "welcome": {"written": "no", "decision": "correct"},
                "kept": {"written": "known", "decision": "keep", "owner": "kept owner", "due": DAYS[4]},
            }
        },
        training=[{"role": "Everyone", "number": 1, "done_on": DAYS[5], "heard": "session heard"}],
        baseline=an_audit(checklist, {"rated": a_response(2, note="before", private=PRIVATE)}),
    )  # fmt: skip
    before = a_response(2, told_by=PRIVATE, note=PRIVATE)
    return audit.answered("told", before).answered("told", told)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(build_report(marked()), tmp_path_factory.mktemp("editable") / "marked.xlsx")


def editable(path: Path) -> dict[tuple[str, str], list[Value]]:
    """What the cells show that may be changed, by sheet and column; rows that stand ready aside."""
    values, found = held(path).values, defaultdict(list)
    items = {row["ID"] for row in plan_of(values)} - {""}
    for sheet in load_workbook(path).worksheets:
        last = 4 + len(items) if sheet.title == "Action plan" else None
        for cell in _unlocked(sheet, last):
            found[sheet.title, cell.column_letter].append(values.get((sheet.title, cell.coordinate), ""))
    return found


# The stubs of openpyxl take too much of what it reads for missing.
def _unlocked(sheet: Worksheet, last: int | None) -> list[Any]:
    rows = sheet.iter_rows(max_row=last)
    return [cell for row in rows for cell in row if not cell.protection.locked]


def test_every_cell_that_may_be_changed_shows_one_field_and_none_is_shown_twice(path: Path) -> None:
    shown = [value for values in editable(path).values() for value in values if value != ""]

    joined = [value for value in shown if value not in FIELDS and value not in (STEPS[3], "Observed")]
    twice = [value for value in shown if value in FIELDS and value != "Observed" and shown.count(value) > 1]
    assert (joined, twice) == ([], [])
    assert {FIELDS[value] for value in FIELDS.keys() - set(shown)} == set()


def test_in_every_column_that_may_be_changed_it_is_known_which_field_it_is(path: Path) -> None:
    unknown = [place for place, values in editable(path).items() if not FIELDS.keys() & set(values)]

    assert unknown == []


def test_nothing_private_is_anywhere_in_the_file(path: Path) -> None:
    with ZipFile(path) as package:
        parts = [name for name in package.namelist() if PRIVATE.encode() in package.read(name)]

    assert parts == []
    assert PRIVATE in marked().model_dump_json()


def test_what_was_told_in_confidence_says_so_where_the_name_would_stand(path: Path) -> None:
    sheet = load_workbook(path)["Answers"]
    told = {row["ID"]: row["Told by"] for row in table(held(path).values, "Answers", "Department")}

    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == "in confidence"]
    assert told["told"] == "in confidence"
    assert cell.protection.locked


def test_who_told_it_stands_on_answers_alone(path: Path) -> None:
    places = {sheet for (sheet, _), value in held(path).values.items() if "rated told" in str(value)}

    assert places == {"Answers"}


def test_what_was_seen_and_noted_is_joined_for_reading_on_findings(path: Path) -> None:
    [told] = [
        row["Seen and noted"] for row in table(held(path).values, "Findings", "No.") if row["ID"] == "rated"
    ]

    assert told == "rated seen\nrated note\nrated staff"
