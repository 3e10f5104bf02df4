"""Workbooks that come back: what was changed in them is taken into the audit, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from cxaudit.audit import Audit, Decision, Evidence, Severity, Status
from cxaudit.merging import CellName, Outcome, recorded
from cxaudit.report import build_report, handouts, staff_edition
from cxaudit.storage import load_audit, save_audit
from cxaudit.workbook.reading import read_book
from tests.audits import two_departments
from tests.returned import NOON, Book, Typed, collected, edited
from tests.workbooks import handed_out, written

PLAN, CLAUSES, QUESTIONS, ANSWERS = "plan", "clauses", "questions", "answers"


@pytest.fixture(scope="module")
def audit() -> Audit:
    return two_departments()


@pytest.fixture(scope="module")
def path(audit: Audit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(build_report(audit), tmp_path_factory.mktemp("collect") / "whole.xlsx")


Edit = Callable[..., Path]


@pytest.fixture
def edit(path: Path, tmp_path: Path) -> Edit:
    def make(
        typed: dict[tuple[str, str, str], object],
        name: str = "anna.xlsx",
        also: Callable[[Book], object] | None = None,
        by: str = "",
    ) -> Path:
        return edited(path, tmp_path / name, typed, also, by)

    return make


def item(audit: Audit, place: int = 0) -> str:
    return build_report(audit).not_parked[place].id


def taken(audit: Audit, *paths: Path) -> Audit:
    books = [read_book(path) for path in paths]
    return recorded(collected(audit, *paths), books, NOON)


def told(outcome: Outcome) -> dict[CellName, object]:
    return {change.name: change.after for change in outcome.changes}


def test_a_book_that_nobody_changed_changes_nothing(audit: Audit, path: Path) -> None:
    outcome = collected(audit, path)

    assert (outcome.audit, outcome.takes, outcome.conflicts, outcome.unplaced) == (audit, 0, (), ())


def test_what_was_typed_into_the_plan_is_taken(audit: Audit, edit: Edit) -> None:
    id = item(audit)
    typed = {
        (PLAN, id, "owner"): "  Anna   Berg ",
        (PLAN, id, "due"): datetime(2027, 1, 4),  # noqa: DTZ001 - as openpyxl has a day
        (PLAN, id, "status"): "in PROGRESS",
        (PLAN, id, "done_on"): "3.12.2026",
        (PLAN, id, "comment"): "=1+1",
        (PLAN, id, "title"): "Do it",
        (PLAN, id, "done_when"): "It is done",
    }

    state = collected(audit, edit(typed)).audit.actions[id]

    assert (state.owner, state.due, state.status) == ("Anna Berg", date(2027, 1, 4), Status.IN_PROGRESS)
    assert (state.done_on, state.comment) == (date(2026, 12, 3), "=1+1")
    assert (state.title, state.done_when) == ("Do it", "It is done")


def test_what_was_typed_about_the_policy_is_taken(audit: Audit, edit: Edit) -> None:
    one, other = [row.id for row in build_report(audit).refresh.clauses][:2]

    policy = collected(
        audit,
        edit(
            {(CLAUSES, one, "decision"): "Leave out", (CLAUSES, other, "written"): "yes, and staff know it"}
        ),
    ).audit.policy

    assert policy
    assert policy.clauses[one].decision is Decision.LEAVE_OUT
    assert policy.clauses[other].written == "known"


def test_what_became_of_a_session_is_taken(audit: Audit, edit: Edit) -> None:
    session = build_report(audit).refresh.sessions[0]
    typed = {("training", session.id, "done_on"): 46359, ("training", session.id, "heard"): "All clear"}

    [state] = [
        each
        for each in collected(audit, edit(typed)).audit.training
        if (each.role, each.person, each.number) == (session.role, session.person, session.number)
    ]

    assert (state.done_on, state.heard) == (date(2026, 12, 3), "All clear")


def test_answers_are_taken_only_where_that_is_asked_for(audit: Audit, edit: Edit) -> None:
    [id, *_] = [place.question.id for place in audit.places if audit.told(place.question.id).step == 1]
    steps = audit.checklist.steps(audit.checklist.places[id].question)
    path = edit({(QUESTIONS, id, "answer"): steps[-1], (ANSWERS, id, "note"): "Seen again"}, by="Anna")

    without, with_ = collected(audit, path, answers=False), collected(audit, path)

    assert (without.audit, without.takes, len(without.answers)) == (audit, 0, 2)
    response = with_.audit.responses[id]
    assert (response.step, response.note, response.by, response.at) == (
        len(steps),
        "Seen again",
        "Anna",
        NOON,
    )
    assert with_.audit.superseded[-1].response == audit.responses[id]


def test_all_that_can_be_said_of_an_answer_is_taken(audit: Audit, edit: Edit) -> None:
    rated = [place.question.id for place in audit.places if audit.told(place.question.id).step]
    steps = (place.question.id for place in audit.places if not place.question.measure)
    open_ = next(id for id in steps if id not in audit.responses or audit.told(id).unknown)
    typed = {
        (QUESTIONS, rated[0], "answer"): "n/a",
        (ANSWERS, rated[0], "why_not"): "We have none",
        (QUESTIONS, rated[1], "answer"): "don't know",
        (QUESTIONS, rated[2], "evidence"): "documented",
        (QUESTIONS, rated[2], "staff_note"): "Well kept",
        (ANSWERS, rated[2], "told_by"): "Hanna",
        (ANSWERS, rated[2], "seen"): "4 of 5",
        (QUESTIONS, open_, "answer"): None,
        (ANSWERS, open_, "waiting"): "Bo",
        (ANSWERS, open_, "coming"): "to be sent",
        (ANSWERS, open_, "until"): "4 January 2027",
    }

    now = collected(audit, edit(typed)).audit.responses

    assert (now[rated[0]].na, now[rated[1]].unknown) == ("We have none", True)
    kept = now[rated[2]]
    assert (kept.evidence, kept.staff_note, kept.told_by, kept.seen) == (
        Evidence.DOCUMENTED,
        "Well kept",
        "Hanna",
        "4 of 5",
    )
    waiting = now[open_].waiting
    assert waiting
    assert (waiting.who, waiting.kind, waiting.until) == ("Bo", "send", date(2027, 1, 4))


def test_readings_are_taken_as_they_can_be_typed(audit: Audit, edit: Edit) -> None:
    [id, *_] = [place.question.id for place in audit.places if audit.told(place.question.id).readings]

    one = collected(audit, edit({(QUESTIONS, id, "answer"): 5})).audit.responses[id]
    none = collected(audit, edit({(QUESTIONS, id, "answer"): "Never"})).audit.responses[id]

    assert (one.readings, none.readings) == ((5,), ("never",))


def test_what_the_audit_learnt_since_is_not_undone(audit: Audit, edit: Edit) -> None:
    id, other = item(audit), item(audit, 1)
    state = audit.actions.get(id)
    assert state
    since = audit.model_copy(update={"actions": {**audit.actions, id: state.changed(owner="Cleo")}})

    outcome = collected(since, edit({(PLAN, other, "comment"): "Begun"}))

    assert told(outcome) == {CellName(PLAN, other, "comment"): "Begun"}
    assert outcome.audit.actions[id].owner == "Cleo"


def test_what_was_changed_on_both_sides_is_listed_and_not_taken(audit: Audit, edit: Edit) -> None:
    id = item(audit)
    state = audit.actions[id]
    since = audit.model_copy(update={"actions": {**audit.actions, id: state.changed(owner="Cleo")}})
    path = edit({(PLAN, id, "owner"): "Anna"})

    outcome = collected(since, path)

    [conflict] = outcome.conflicts
    assert (conflict.now, [said.shown for said in conflict.said]) == ("Cleo", ["Anna"])
    assert outcome.audit == since
    assert collected(since, path, prefer=path).audit.actions[id].owner == "Anna"


def test_what_both_sides_say_alike_is_no_news(audit: Audit, edit: Edit) -> None:
    id = item(audit)
    since = audit.model_copy(
        update={"actions": {**audit.actions, id: audit.actions[id].changed(owner="Anna")}}
    )

    outcome = collected(since, edit({(PLAN, id, "owner"): "Anna "}))

    assert (outcome.takes, outcome.conflicts) == (0, ())


def test_two_copies_that_disagree_are_both_listed_with_who(audit: Audit, edit: Edit) -> None:
    id, other = item(audit), item(audit, 1)
    anna = edit({(PLAN, id, "owner"): "Anna", (PLAN, other, "owner"): "Cleo"}, by="Anna")
    ben = edit({(PLAN, id, "owner"): "Ben", (PLAN, other, "owner"): "Cleo"}, "ben.xlsx", by="Ben")

    outcome, preferred = collected(audit, anna, ben), collected(audit, anna, ben, prefer=ben)

    [conflict] = outcome.conflicts
    assert [(said.book.who, said.shown) for said in conflict.said] == [("Anna", "Anna"), ("Ben", "Ben")]
    assert told(outcome) == {CellName(PLAN, other, "owner"): "Cleo"}
    assert preferred.audit.actions[id].owner == "Ben"


def test_an_emptied_cell_takes_out_what_it_held_and_leaves_it_to_what_is_proposed(
    audit: Audit, edit: Edit, tmp_path: Path
) -> None:
    id = item(audit)
    with_comment = audit.model_copy(
        update={"actions": {**audit.actions, id: audit.actions[id].changed(comment="Old", owner="Anna")}}
    )
    whole = written(build_report(with_comment), tmp_path / "with.xlsx")
    path = edited(whole, tmp_path / "emptied.xlsx", {(PLAN, id, "comment"): None, (PLAN, id, "owner"): None})

    now = taken(with_comment, path)

    assert (now.actions[id].comment, now.actions[id].owner) == ("", None)
    again = collected(now, path)
    assert (again.takes, again.conflicts) == (0, ())


def test_read_twice_it_changes_nothing_the_second_time(audit: Audit, edit: Edit, tmp_path: Path) -> None:
    id = item(audit)
    path = edit({(PLAN, id, "owner"): "Anna", **own_row()})

    once = taken(audit, path)
    again = collected(once, path)
    save_audit(once, tmp_path / "a.audit.json")

    assert (again.audit, again.takes, again.conflicts, again.unplaced) == (once, 0, (), ())
    assert load_audit(tmp_path / "a.audit.json") == once


def test_what_was_taken_once_undoes_no_later_change(audit: Audit, edit: Edit) -> None:
    id = item(audit)
    path = edit({(PLAN, id, "owner"): "Anna"})
    once = taken(audit, path)
    later = once.model_copy(update={"actions": {**once.actions, id: once.actions[id].changed(owner="Ben")}})

    outcome = collected(later, path)

    assert (outcome.audit.actions[id].owner, outcome.takes, outcome.conflicts) == ("Ben", 0, ())


def test_what_was_taken_is_kept_with_file_and_day_and_the_summary_says_so(audit: Audit, edit: Edit) -> None:
    id = item(audit)
    now = taken(audit, edit({(PLAN, id, "owner"): "Anna"}, by="Anna B"))

    [file] = now.collected
    [cell] = file.cells
    assert (file.file, file.who, file.at, file.changes) == ("anna.xlsx", "Anna B", NOON, 1)
    assert (cell.row, cell.column, cell.after) == (id, "owner", "Anna")
    assert build_report(now).read_back == "Read back: anna.xlsx, Anna B on 3 December 2026 (1 change)."


def test_of_answers_the_record_holds_no_words(audit: Audit, edit: Edit) -> None:
    [id, *_] = [place.question.id for place in audit.places if audit.told(place.question.id).step]

    now = taken(audit, edit({(ANSWERS, id, "told_by"): "Mrs Secret"}))

    assert now.responses[id].told_by == "Mrs Secret"
    assert "Secret" not in "".join(file.model_dump_json() for file in now.collected)


def own_row(**cells: object) -> dict[tuple[str, str, str], object]:
    told = {"title": "Buy a second phone", "department": "reception & front desk", "owner": "Bo", **cells}
    return {(PLAN, "spare.1", key): value for key, value in told.items()}


def test_a_row_of_ones_own_becomes_an_own_finding_with_its_action(audit: Audit, edit: Edit) -> None:
    cells = {"do": "• Ask for prices\n• Order it", "severity": "high", "due": "2027-01-04", "effort": "a day"}
    now = collected(audit, edit(own_row(**cells))).audit

    [own] = now.own
    assert (own.department, own.number, own.title) == ("reception", 1, "Buy a second phone")
    assert (own.do, own.severity, own.effort) == ("Ask for prices Order it", Severity.HIGH, "S")
    state = now.actions[own.action]
    assert (state.owner, state.due) == ("Bo", date(2027, 1, 4))
    assert state.tasks == ("Ask for prices", "Order it")
    assert own.action in {each.id for each in build_report(now).not_parked}


def test_a_row_below_the_table_is_one_of_ones_own_too(audit: Audit, edit: Edit) -> None:
    def below(book: Book) -> None:
        sheet = book["Action plan"]
        row = sheet.max_row + 2
        for key, text in {"title": "Paint the door", "department": "Billing & payments"}.items():
            column = sheet.defined_names[f"cx_plan_{key}"].attr_text.split("$")[1]
            sheet[f"{column}{row}"].value = text

    [own] = collected(audit, edit({}, also=below)).audit.own

    assert (own.department, own.title) == ("billing", "Paint the door")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"title": None}, "does not say what is to be done"),
        ({"department": "Nowhere"}, "none of the choices"),
        ({"department": None}, "does not say whose work it is"),
        ({"due": "soon"}, "is no date"),
    ],
)
def test_a_row_that_says_too_little_is_listed(
    audit: Audit, edit: Edit, cells: dict[str, object], said: str
) -> None:
    outcome = collected(audit, edit(own_row(**cells)))

    [unplaced] = outcome.unplaced
    assert said in unplaced.what
    assert (unplaced.place.split("!")[0], outcome.audit) == ("anna.xlsx Action plan", audit)


@pytest.mark.parametrize(
    ("column", "typed", "said"),
    [
        ("due", "03/12/2026", "may be 3 December 2026 or 12 March 2026"),
        ("due", "next week", "is no date"),
        ("due", -5, "is no date"),
        ("status", "Almost", "none of the choices"),
        ("owner", "x" * 600, "too long"),
        ("comment", Typed("=1+1"), "not what came of it"),
    ],
)
def test_what_cannot_be_understood_is_listed_with_its_place(
    audit: Audit, edit: Edit, column: str, typed: object, said: str
) -> None:
    outcome = collected(audit, edit({(PLAN, item(audit), column): typed}))

    [unplaced] = outcome.unplaced
    assert said in unplaced.what
    assert unplaced.place.startswith("anna.xlsx Action plan!")
    assert unplaced.fix
    assert outcome.audit == audit


@pytest.mark.parametrize("name", ["handout", "staff"])
def test_what_was_handed_out_is_read_back_by_the_same_rules(audit: Audit, name: str, tmp_path: Path) -> None:
    edition = handouts(audit, ["reception"])[0] if name == "handout" else staff_edition(audit)
    id = edition.actions[0].id
    path = handed_out(edition, tmp_path / f"{name}.xlsx")

    outcome = collected(audit, edited(path, tmp_path / "back.xlsx", {(PLAN, id, "owner"): "Anna"}))

    assert collected(audit, path).takes == 0
    assert told(outcome) == {CellName(PLAN, id, "owner"): "Anna"}
    assert outcome.audit.actions[id].comment == audit.actions[id].comment


# --- sorted, moved, renamed, deleted


def column_of(sheet: Book, code: str, key: str) -> str:
    letter: str = sheet.defined_names[f"cx_{code}_{key}"].attr_text.split("$")[1]
    return letter


def test_sorted_rows_renamed_and_deleted_sheets_and_moved_columns_are_no_matter(
    audit: Audit, edit: Edit
) -> None:
    id = item(audit, 3)

    def move(book: Book) -> None:
        sheet = book["Action plan"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
        for row, values in zip(sheet.iter_rows(min_row=5), reversed(rows), strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.value = value
        sheet.insert_cols(2, 3)
        for named in sheet.defined_names.values():
            if named.name.startswith("cx_"):
                letter, row = named.attr_text.split("$")[1:]
                column = sheet[f"{letter}1"].column + 3
                named.attr_text = f"'Unser Plan'!${sheet.cell(1, column).column_letter}${row}"
        sheet.title = "Unser Plan"
        for row in sheet.iter_rows(min_row=4, max_row=4):
            for cell in row:
                cell.value = cell.value and f"übersetzt {cell.column}"
        for gone in ("Findings", "Summary", "Answers"):
            del book[gone]

    outcome = collected(audit, edit({(PLAN, id, "owner"): "Anna"}, also=move))

    assert told(outcome) == {CellName(PLAN, id, "owner"): "Anna"}
    assert all("gone" in each.what for each in outcome.unplaced)


def test_without_names_columns_are_found_by_their_heads(audit: Audit, edit: Edit) -> None:
    def forget(book: Book) -> None:
        for sheet in book.worksheets:
            sheet.defined_names.clear()

    id = item(audit, 2)
    [question, *_] = [place.question.id for place in audit.places if audit.told(place.question.id).step]
    typed = {(PLAN, id, "owner"): "Anna", (QUESTIONS, question, "staff_note"): "Well done"}

    outcome = collected(audit, edit(typed, also=forget))

    assert told(outcome) == {
        CellName(PLAN, id, "owner"): "Anna",
        CellName(QUESTIONS, question, "staff_note"): "Well done",
    }
    assert outcome.unplaced == ()


def test_a_column_that_is_gone_is_listed(audit: Audit, edit: Edit) -> None:
    def forget(book: Book) -> None:
        del book["Action plan"].defined_names["cx_plan_comment"]

    [unplaced] = collected(audit, edit({}, also=forget)).unplaced

    assert unplaced.what == "the column Comment is gone: nothing of it is read"


def test_rows_that_lost_their_ids_are_listed_and_are_none_of_ones_own(audit: Audit, edit: Edit) -> None:
    def empty(book: Book) -> None:
        sheet = book["Action plan"]
        column = column_of(sheet, PLAN, "id")
        for row in range(
            int(sheet.defined_names["cx_plan_id"].attr_text.rpartition("$")[2]) + 1, sheet.max_row + 1
        ):
            sheet[f"{column}{row}"].value = None

    outcome = collected(audit, edit({}, also=empty))

    assert outcome.audit == audit
    lost = [each for each in outcome.unplaced if "its id is gone" in each.what]
    assert len(lost) == len(build_report(audit).not_parked)


def test_a_sheet_with_a_chart_alone_is_passed_over(audit: Audit, edit: Edit) -> None:
    id = item(audit)

    outcome = collected(
        audit, edit({(PLAN, id, "owner"): "Anna"}, also=lambda book: book.create_chartsheet("C"))
    )

    assert told(outcome) == {CellName(PLAN, id, "owner"): "Anna"}


def test_a_row_that_stands_twice_is_listed_where_one_was_changed(audit: Audit, edit: Edit) -> None:
    def copy(book: Book) -> None:
        sheet = book["Action plan"]
        for cell in sheet[6]:
            sheet.cell(
                sheet.max_row if cell.column > 1 else sheet.max_row + 3, cell.column
            ).value = cell.value
        sheet[f"{column_of(sheet, PLAN, 'owner')}{sheet.max_row}"].value = "Copy"

    outcome = collected(audit, edit({}, also=copy))

    assert outcome.audit == audit
    assert any("stands twice" in each.what for each in outcome.unplaced)


def test_what_was_changed_in_a_column_that_is_not_read_back_is_listed(audit: Audit, edit: Edit) -> None:
    outcome = collected(audit, edit({(PLAN, item(audit), "do"): "Do it otherwise"}))

    [unplaced] = outcome.unplaced
    assert unplaced.what == "'Do it otherwise' stands in a column that is not read back"
    assert outcome.audit == audit


@pytest.mark.parametrize("typed", [0.104, 0.5])
def test_what_may_be_a_time_or_a_per_cent_is_no_reading(audit: Audit, edit: Edit, typed: float) -> None:
    [id, *_] = [place.question.id for place in audit.places if audit.told(place.question.id).readings]

    [unplaced] = collected(audit, edit({(QUESTIONS, id, "answer"): typed})).unplaced

    assert "may be a time or a per cent" in unplaced.what


def test_a_number_of_the_plan_that_is_gone_is_said(audit: Audit, edit: Edit) -> None:
    outcome = collected(audit, edit({}, also=lambda book: book["Action plan"].delete_rows(6)))

    assert [each.what for each in outcome.unplaced] == ["1 row is gone: nothing of it is read"]


def test_what_the_audit_has_no_more_is_listed(audit: Audit, edit: Edit) -> None:
    [id, *_] = [place.question.id for place in audit.places if audit.told(place.question.id).step]
    less = audit.model_copy(update={"plan": tuple(each for each in audit.plan if each != id)})

    outcome = collected(less, edit({(QUESTIONS, id, "staff_note"): "Well done"}))

    assert any(
        each.what == "'Well done' belongs to something that the audit has no more"
        for each in outcome.unplaced
    )
    assert outcome.takes == 0
