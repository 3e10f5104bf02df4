"""The action plan: one table with one rule for every total, which all other sheets follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import to_excel

from cxaudit.actions import plan_actions
from cxaudit.audit import Status
from cxaudit.checklist.contradictions import wrong_in_checklist
from cxaudit.report import ActionRow, DepartmentPart, Report, build_report
from cxaudit.scoring import scorecard
from cxaudit.workbook.sheets.action_plan import SPARE_ROWS
from cxaudit.workbook.tables.policy_refresh import PolicyRefresh
from tests.builders import a_checklist, a_department, a_question, an_audit
from tests.colours import colour_rules, colours, holds
from tests.recalculation import by_cellrune, by_libreoffice, differences, errors
from tests.results import (
    figures,
    listed_actions,
    own_sheets,
    places_of,
    plan_of,
    rows_of,
    table,
    told_by_book,
)
from tests.workbooks import written
from tests.xlsx.editing import with_typed
from tests.xlsx.values import Held, Place, Value, Values, held

pytestmark = pytest.mark.slow

PLAN = "Action plan"
COUNT = 26
"""Findings of each of two departments, each with a clause of its own, so that some items are parked."""


class Book(NamedTuple):
    """A workbook with its action plan."""

    report: Report
    path: Path
    held: Held
    heads: dict[str, str]
    top: int
    """First row of the plan."""

    def cell(self, head: str, row: int) -> Place:
        """A cell of the plan, by its head and its row among the items, from 0; spare rows come last."""
        return PLAN, f"{self.heads[head]}{self.top + row}"

    @property
    def items(self) -> list[ActionRow]:
        """As they stand in the plan."""
        return [*self.report.not_parked, *self.report.parked]

    @property
    def spare(self) -> int:
        """The first spare row."""
        return len(self.items)


@cache
def report() -> Report:
    departments = [
        a_department(
            *(
                a_question(f"{id}_{number}", clause=f"clause_{number}", weight=2)
                for number in range(COUNT // 2)
            ),
            id=id,
            title=title,
        )
        for id, title in (("sales", "Sales"), ("billing", "Billing  & payments"))
    ]
    checklist = a_checklist(*departments)
    return build_report(an_audit(checklist, dict.fromkeys(checklist.places, 1)))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    path = written(report(), tmp_path_factory.mktemp("plan") / "audit.xlsx")
    found = held(path)
    top = rows_of(found.values, PLAN, "C", "No.")[0]
    return Book(report(), path, found, places_of(found.values, PLAN, top), top + 1)


class Totals(NamedTuple):
    """Every total of action items that the book shows."""

    progress: Value
    on_summary: Value
    open: list[Value]
    """Of each department, then of all."""

    parked: list[Value]

    alone: Value
    """What is said of those that no department's total counts."""


ALONE = " of no department of this audit, and counted in the whole alone."


def totals(values: Values) -> Totals:
    rows = [row for row in figures(values) if row["Open actions"] != ""]
    return Totals(
        values.get((PLAN, "B2"), ""),
        str(values.get(("Summary", "I11"), "")).removesuffix(" →"),
        [row["Open actions"] for row in rows],
        [row["Parked actions"] for row in rows],
        next(
            (text for (sheet, _), text in values.items() if sheet == "Departments" and ALONE in str(text)), ""
        ),
    )


def title(done: int, planned: int, parked: int, begun: int = 0, critical: str = "") -> str:
    """What stands above the plan."""
    come = f"{done} of {planned} done" if done else f"None of {planned} done yet"
    if done == planned:
        come = f"All {planned} are done"
    more = [f"{count} {what}" for count, what in ((begun, "in progress"), (parked, "parked")) if count]
    return ", ".join([come, *more]) + critical


def test_what_is_parked_stands_in_the_same_table_before_the_spare_rows(book: Book) -> None:
    rows = plan_of(book.held.values)
    ids: list[Value] = [item.id for item in book.items]
    assert book.report.parked

    assert [row["ID"] for row in rows] == ids
    statuses = [row["Status"] for row in rows]
    assert statuses == ["Open"] * len(book.report.not_parked) + ["Parked"] * len(book.report.parked)
    sheet: Any = load_workbook(book.path)[PLAN]
    [plan] = sheet.tables.values()
    assert plan.ref == plan.autoFilter.ref == f"C{book.top - 1}:S{book.top + len(rows) + 2}"
    assert len(rows_of(book.held.values, PLAN, "C", "No.")) == 1


def test_every_total_is_the_program_s_to_begin_with(book: Book) -> None:
    parked = [sum(item.status is Status.PARKED for item in part.actions) for part in book.report.departments]
    unfinished = [sum(item.status.unfinished for item in part.actions) for part in book.report.departments]
    planned, aside = len(book.report.not_parked), len(book.report.parked)

    assert totals(book.held.values) == (
        title(0, planned, aside),
        f"0 of {planned} done, {aside} parked",
        [*unfinished, len(book.report.not_parked)],
        [*parked, len(book.report.parked)],
        "",
    )


Change = dict[str, Value]

OWN: dict[str, tuple[Change, tuple[int, int, int], tuple[int, int], tuple[int, int]]] = {
    "a title without a department": ({"What": "Paint the door."}, (0, 1, 0), (0, 0), (1, 0)),
    "a text without a department": ({"How": "Paint the door."}, (0, 1, 0), (0, 0), (1, 0)),
    "a department without a text": ({"Department": "Sales"}, (0, 1, 0), (1, 0), (1, 0)),
    "blanks around a department": ({"Department": " Sales "}, (0, 1, 0), (1, 0), (1, 0)),
    "no-break blanks around a department": ({"Department": "\u00a0Sales\u00a0"}, (0, 1, 0), (1, 0), (1, 0)),
    "no-break blanks alone": (
        {"Department": "\u00a0", "How": " \u00a0", "What": "\u00a0"},
        (0, 0, 0),
        (0, 0),
        (0, 0),
    ),
    "done, with no-break blanks": ({"How": "x", "Status": "\u00a0Done"}, (1, 1, 0), (0, 0), (0, 0)),
    "a department in small letters": ({"Department": "sales"}, (0, 1, 0), (1, 0), (1, 0)),
    "done": ({"Department": "Sales", "How": "x", "Status": "Done"}, (1, 1, 0), (0, 0), (0, 0)),
    "done, with blanks": ({"Department": "Sales", "Status": " done "}, (1, 1, 0), (0, 0), (0, 0)),
    "done, without a department": ({"How": "x", "Status": "Done"}, (1, 1, 0), (0, 0), (0, 0)),
    "parked": ({"Department": "Sales", "Status": "parked "}, (0, 0, 1), (0, 1), (0, 1)),
    "dropped": ({"Department": "Sales", "Status": "Dropped"}, (0, 0, 0), (0, 0), (0, 0)),
    "reopened": ({"Department": "Sales", "Status": "Reopened"}, (0, 1, 0), (1, 0), (1, 0)),
    "in progress": ({"Department": "Sales", "Status": "In progress"}, (0, 1, 0), (1, 0), (1, 0)),
    "no status there is": ({"Department": "Sales", "Status": "later"}, (0, 1, 0), (1, 0), (1, 0)),
    "a status alone": ({"Status": "Done"}, (0, 0, 0), (0, 0), (0, 0)),
    "an owner alone": ({"Owner": "Kim"}, (0, 0, 0), (0, 0), (0, 0)),
    "blanks alone": ({"Department": "  ", "How": " ", "Status": "Done"}, (0, 0, 0), (0, 0), (0, 0)),
    "a department that is none": ({"Department": "*", "How": "x"}, (0, 1, 0), (0, 0), (1, 0)),
}
"""What is typed into a spare row, and what it adds: to done, to all that are planned and to parked in the
progress; to open and to parked of Sales; to open and to parked of all departments."""


@pytest.mark.parametrize("name", OWN)
def test_a_row_of_one_s_own_counts_everywhere_alike(name: str, book: Book) -> None:
    typed, (done, planned, parked), sales, whole = OWN[name]

    after = totals(
        by_cellrune(book.path, {book.cell(head, book.spare): each for head, each in typed.items()})
    )

    before = totals(book.held.values)
    all_planned, all_parked = len(book.report.not_parked) + planned, len(book.report.parked) + parked
    begun = int(typed.get("Status") == "In progress")
    assert after.progress == title(done, all_planned, all_parked, begun)
    assert after.on_summary == f"{done} of {all_planned} done, {all_parked} parked"
    assert added(before.open, after.open) == [sales[0], 0, whole[0]]
    assert added(before.parked, after.parked) == [sales[1], 0, whole[1]]
    alone = sum(whole) - sum(sales)
    assert after.alone == ("" if not alone else f"1 action item is{ALONE}")


def test_several_rows_of_no_department_are_counted_together(book: Book) -> None:
    typed: dict[Place, Value] = {book.cell("Department", book.spare + row): "Front desk" for row in range(3)}
    typed[book.cell("Status", book.spare)] = "Parked"

    assert totals(by_cellrune(book.path, typed)).alone == f"3 action items are{ALONE}"


def added(before: Sequence[Value], after: Sequence[Value]) -> list[float]:
    return [float(now) - float(then) for then, now in zip(before, after, strict=True)]


CRITICAL: dict[str, tuple[list[Change], str]] = {
    "one": ([{"Severity": "Critical"}], "; the critical one comes first"),
    "two, of which one has blanks": (
        [{"Severity": "Critical"}, {"Severity": " critical\u00a0"}],
        "; the 2 critical ones come first",
    ),
    "one of one's own": ([{}, {}, {"Severity": "Critical", "Status": "Done"}], ""),
}


@pytest.mark.parametrize("name", CRITICAL)
def test_the_title_says_that_critical_ones_come_first(name: str, book: Book) -> None:
    rows, said = CRITICAL[name]
    typed: dict[Place, Value] = {
        book.cell(head, row): value for row, change in enumerate(rows) for head, value in change.items()
    }
    done = int("Done" in typed.values())

    after = totals(by_cellrune(book.path, typed))

    assert after.progress == title(done, len(book.report.not_parked), len(book.report.parked), 0, said)


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (["Dropped"], "Nothing is planned"),
        (["Parked"], "Nothing is planned, 1 parked"),
        (["Open"], "The only action item is not done yet"),
        (["In progress"], "The only action item is in progress"),
        (["In progress", "in progress "], "All 2 are in progress"),
        (["Done"], "The only action item is done"),
        (["Done", "Done"], "All 2 are done"),
        (["Done", "In progress"], "1 of 2 done, 1 in progress"),
        (["Open", "Reopened"], "None of 2 done yet"),
    ],
)
def test_the_title_reads_well_for_none_one_and_many(statuses: list[str], said: str, book: Book) -> None:
    """The rest of the plan is emptied."""
    typed: dict[Place, Value] = {
        book.cell(head, row): "" for head in book.heads for row in range(len(statuses), book.spare)
    }
    typed |= {book.cell("Status", row): status for row, status in enumerate(statuses)}

    assert totals(by_cellrune(book.path, typed)).progress == said


def test_the_title_the_program_writes_is_that_of_the_formula(tmp_path: Path) -> None:
    for number, statuses in enumerate(([], ["done"], ["in_progress", "parked"], ["done", "done"])):
        questions = [
            a_question(f"q{each}", clause=f"c{each}", critical=True) for each in range(len(statuses))
        ]
        checklist = a_checklist(*questions or [a_question("fine")])
        states = {f"reception.c{each}": {"status": status} for each, status in enumerate(statuses)}
        answers = dict.fromkeys((each.id for each in questions), 1) or {"fine": 4}
        audit = an_audit(checklist, answers, actions=states)
        path = written(build_report(audit), tmp_path / f"{number}.xlsx")

        assert by_cellrune(path)[PLAN, "B2"] == held(path).values[PLAN, "B2"]


def test_critical_rows_have_an_edge_that_follows_them_when_they_are_sorted(book: Book) -> None:
    edge = (PLAN, f"B{book.top}")
    [rule] = colour_rules(book.path, edge)
    path = with_typed(book.path, book.path.with_name("edge.xlsx"), {book.cell("Severity", 0): " critical "})

    assert holds(path, book.cell("Status", 0), "Open", rule.condition)
    assert not holds(path, book.cell("Status", 0), "Done", rule.condition)
    assert not holds(book.path, book.cell("Status", 0), "Open", rule.condition)


def test_one_filters_where_it_makes_sense(book: Book) -> None:
    sheet: Any = load_workbook(book.path)[PLAN]
    [plan] = sheet.tables.values()
    hidden = {column.colId for column in plan.autoFilter.filterColumn if column.hiddenButton}

    shown = [column.name for place, column in enumerate(plan.tableColumns) if place not in hidden]
    assert shown == ["Severity", "Effort", "Department", "Owner", "Due", "Status"]


def test_no_more_can_be_done_than_there_are(book: Book) -> None:
    everything = {book.cell("Status", row): "Done" for row in range(book.spare)}
    own = {book.cell("Status", book.spare): "Done", book.cell("How", book.spare): "Paint the door."}

    after = totals(by_cellrune(book.path, {**everything, **own}))

    assert after.progress == f"All {book.spare + 1} are done"
    assert after.on_summary == f"{book.spare + 1} of {book.spare + 1} done"
    assert after.open == after.parked == [0, 0, 0]


def test_what_was_parked_and_is_taken_up_is_planned(book: Book) -> None:
    first = len(book.report.not_parked)
    typed: dict[Place, Value] = {book.cell("Status", first): "Done", book.cell("Status", first + 1): ""}

    after = totals(by_cellrune(book.path, typed))

    assert after.progress == title(1, first + 2, len(book.report.parked) - 2)
    assert after.open[-1] == first + 1
    assert after.parked[-1] == len(book.report.parked) - 2


def test_work_on_the_plan_changes_nothing_but_what_follows_it(book: Book) -> None:
    typed: dict[Place, Value] = {book.cell("Status", 0): "Done", book.cell("Comment", 1): "soon"}

    after = by_cellrune(book.path, typed)

    following = {place for place, formula in book.held.formulas.items() if "Actions[" in formula}
    sheets = "Summary", "Departments", "By owner", "Lists"
    following |= {place for place in book.held.formulas if place[0] in sheets}
    following.add((PLAN, "B2"))  # which says what cells beside it count
    assert differences(book.held.values, after, set(book.held.formulas) - following) == []


def _listed(values: Values, sheet: str, part: DepartmentPart, item: ActionRow) -> list[Value]:
    """Owner, date and status of an item on the sheet of its department."""
    whose, _, day = listed_actions(values, sheet, part)[item.number].rpartition(" ")
    owner, _, status = whose.partition("\n")
    try:
        return [owner, float(day), status]
    except ValueError:
        return [owner, day, status]


def planned_on_sheets(values: Values, book: Book, item: ActionRow) -> list[list[Value]]:
    """Owner, date and status of an item as its department's sheet, Policy refresh and Summary have them."""
    sheet = own_sheets(book.held.sheets, book.report)[
        [p.title for p in book.report.departments].index(item.department)
    ]
    part = next(part for part in book.report.departments if part.title == item.department)
    found = [_listed(values, sheet, part, item)]
    for finding in (each for each in book.report.findings if each.action == item.id):
        [listed] = [each for each in table(values, "Findings", "No.") if each["ID"] == finding.question]
        assert listed["Item"] == item.number
    clause = next(each.id for each in book.report.refresh.clauses if each.action == item.id)
    row = PolicyRefresh.top + [each.id for each in book.report.refresh.clauses].index(clause)
    columns = PolicyRefresh.owner.letter, PolicyRefresh.due.letter
    found.append([values.get(("Policy refresh", f"{column}{row}"), "") for column in columns])
    if item in book.report.resolutions:
        row = next(row for row in range(12, 99) if values.get(("Summary", f"B{row}")) == item.number)
        whose = str(values.get(("Summary", f"C{row + 1}"), "")).rpartition("  ")[2]
        owner, _, status = whose.partition(" · ")
        found.append([owner, values.get(("Summary", f"I{row}"), ""), status])
    return found


def serial(day: date) -> float:
    return float(to_excel(day))  # type: ignore[no-untyped-call]


def test_owner_date_and_status_are_those_of_the_plan(book: Book) -> None:
    item = book.report.resolutions[0]
    row, due = book.items.index(item), serial(date(2026, 12, 24))
    typed: Change = {"Owner": "Kim", "Due": due, "Status": "In progress"}

    after = by_cellrune(book.path, {book.cell(head, row): value for head, value in typed.items()})

    now: list[Value] = ["Kim", due, "In progress"]
    assert planned_on_sheets(after, book, item) == [now, now[:2], now]


def test_what_is_emptied_in_the_plan_is_said_so(book: Book) -> None:
    item = book.report.resolutions[0]
    row = book.items.index(item)

    after = by_cellrune(book.path, {book.cell(head, row): "" for head in ("Owner", "Due", "Status")})

    now: list[Value] = ["nobody", "Open", "Open"]
    assert planned_on_sheets(after, book, item) == [now, now[:2], now]


def test_an_item_is_found_wherever_it_was_sorted(book: Book) -> None:
    last = book.spare + 2
    typed: dict[Place, Value] = {}
    for head in set(book.heads) - {"Score"}:
        values = [book.held.values.get(book.cell(head, row), "") for row in range(last + 1)]
        typed |= {book.cell(head, last - row): value for row, value in enumerate(values)}

    after = by_cellrune(book.path, typed)

    told, shown = (
        told_by_book(values, book.held.sheets, book.report) for values in (book.held.values, after)
    )
    assert differences(told, shown) == []


def test_an_item_whose_row_was_deleted_is_no_longer_in_the_plan(book: Book) -> None:
    item = book.report.resolutions[0]
    row = book.items.index(item)

    after = by_cellrune(book.path, {book.cell(head, row): "" for head in book.heads})

    gone: list[Value] = ["no longer in the plan", "", ""]
    assert planned_on_sheets(after, book, item) == [gone, gone[:2], gone]
    assert errors(after) == []
    assert totals(after).progress == title(0, len(book.report.not_parked) - 1, len(book.report.parked))


@pytest.mark.libreoffice
def test_libreoffice_counts_and_follows_alike(book: Book, tmp_path: Path) -> None:
    changed: dict[Place, Value] = {
        book.cell(head, 0): value for head, value in {"Owner": "Kim", "Status": "Done", "Due": ""}.items()
    }
    changed |= {book.cell(head, 1): "" for head in book.heads if head not in ("Score", "First due")}
    rows = [typed for typed, *_ in OWN.values()]
    batches = [
        {
            book.cell(head, book.spare + number): value
            for number, row in enumerate(rows[first : first + SPARE_ROWS])
            for head, value in row.items()
        }
        | changed
        for first in range(0, len(rows), SPARE_ROWS)
    ]
    paths = [
        with_typed(book.path, tmp_path / f"typed{number}.xlsx", typed) for number, typed in enumerate(batches)
    ]

    for after, typed in zip(by_libreoffice(paths, tmp_path), batches, strict=True):
        quick = by_cellrune(book.path, typed)
        assert errors(after.values) == []
        assert totals(after.values) == totals(quick)
        told, shown = (
            told_by_book(values, book.held.sheets, book.report) for values in (quick, after.values)
        )
        assert differences(told, shown) == []


DATES = ("Contain by", "Due", "Done on")


@pytest.mark.parametrize("head", DATES)
def test_a_date_is_a_date_of_our_time(head: str, book: Book) -> None:
    sheet: Any = load_workbook(book.path)[PLAN]
    last = f"{book.heads[head]}{book.top + book.spare + 2}"

    [rule] = [rule for rule in sheet.data_validations.dataValidation if book.cell(head, 0)[1] in rule.sqref]

    assert (rule.type, rule.operator, rule.errorStyle or "stop") == ("date", "between", "stop")
    bounds = [float(rule.formula1), float(rule.formula2)]
    assert bounds == [serial(date(1970, 1, 1)), serial(date(2200, 12, 31))]
    assert last in rule.sqref
    assert "date" in rule.error


@pytest.mark.parametrize("head", DATES)
@pytest.mark.parametrize(
    ("typed", "coloured"),
    [
        ("next week", True),
        ("5 January 2026", True),
        ("2026-01-05", True),
        (1, True),
        (-3, True),
        (serial(date(1969, 12, 31)), True),
        (serial(date(2201, 1, 1)), True),
        (serial(date(1970, 1, 1)), False),
        (serial(date(2200, 12, 31)) + 0.5, False),
        ("", False),
    ],
)
def test_what_is_no_date_is_coloured_and_says_so(head: str, typed: Value, coloured: bool, book: Book) -> None:
    assert colours(book.path, book.cell(head, 0), typed)[0] == coloured
    [rule, *_] = colour_rules(book.path, book.cell(head, 0))
    assert rule.number_format == '"no date: "0;"no date: "-0;"no date: "0;"no date: "@'


PAST, FUTURE = serial(date(1999, 1, 1)), serial(date(2199, 1, 1))


@pytest.mark.parametrize(
    ("status", "due", "overdue"),
    [
        ("Open", PAST, True),
        ("", PAST, True),
        ("later", PAST, True),
        ("Open", FUTURE, False),
        ("Open", "", False),
        (" done ", PAST, False),
        ("\u00a0Done\u00a0", PAST, False),
        ("Dropped", PAST, False),
        ("parked", PAST, False),
    ],
)
def test_overdue_is_what_is_open_after_its_date(status: str, due: Value, overdue: bool, book: Book) -> None:
    rules = colour_rules(book.path, book.cell("Due", 0))
    path = with_typed(book.path, book.path.with_name("overdue.xlsx"), {book.cell("Status", 0): status})

    assert holds(path, book.cell("Due", 0), due, rules[1].condition) == overdue


@pytest.mark.parametrize(
    ("head", "typed", "coloured"),
    [
        ("Department", "Sales", False),
        ("Department", " billing & payments ", False),
        ("Department", "Billing\u00a0& payments\u00a0", False),
        ("Department", "Salesroom", True),
        ("Department", "*", True),
        ("Department", "", False),
        ("Status", " in progress", False),
        ("Status", "In\u00a0progress\u00a0", False),
        ("Status", "later", True),
        ("Status", "?", True),
    ],
)
def test_a_name_that_no_list_has_is_coloured(head: str, typed: Value, coloured: bool, book: Book) -> None:
    assert colours(book.path, book.cell(head, book.spare), typed)[0] == coloured


def test_a_department_is_chosen_from_a_list(book: Book) -> None:
    for row in range(book.spare + 3):
        rule = book.held.choices[book.cell("Department", row)]
        assert (rule.kind, rule.style) == ("list", "stop")
        assert book.held.range(rule.formula) == [part.title for part in book.report.departments]


def test_sheets_cannot_be_deleted_renamed_or_moved_by_accident(book: Book) -> None:
    workbook = load_workbook(book.path)

    assert_locked(workbook)
    workbook.save(book.path.with_name("again.xlsx"))
    assert_locked(load_workbook(book.path.with_name("again.xlsx")))


def assert_locked(workbook: Workbook) -> None:
    security: Any = workbook.security
    assert (security.lockStructure, security.workbookPassword) == (True, None)


def test_rows_of_protected_sheets_cannot_be_deleted(book: Book) -> None:
    workbook: Any = load_workbook(book.path)
    for name in own_sheets(book.held.sheets, book.report):
        assert workbook[name].protection.sheet
        assert workbook[name].protection.deleteRows


def test_two_departments_whose_titles_differ_in_blanks_alone_are_refused() -> None:
    """They could not be told apart in the plan, where blanks are forgiven."""
    wrong = wrong_in_checklist({"departments": [{"title": "The  shop"}, {"title": "the shop"}]})

    assert [each.what for each in wrong] == ["the department title 'the shop' is used twice"]


def test_statuses_are_those_of_the_program() -> None:
    """What is counted as settled or put aside names every status but those that are open."""
    assert [each for each in Status if not each.unfinished] == [
        Status.DONE,
        Status.PARKED,
        Status.DROPPED,
    ]
    assert plan_actions(scorecard(an_audit())) == ()


UNPROTECTED = ("Action plan", "Findings")


def test_no_formula_reads_a_single_cell_of_a_sheet_whose_rows_can_be_deleted(book: Book) -> None:
    """It would be an error once that row is gone; a range that reaches beyond the list's rows never is."""
    last = {"Findings": 5 + len(book.report.findings), PLAN: book.top + book.spare + 3}
    found = []
    for (sheet, _), formula in book.held.formulas.items():
        for named, first, end in re.findall(
            r"('Action plan'|Findings)!\$?[A-Z]+\$?(\d+)(?::\$?[A-Z]+\$?(\d+))?", formula
        ):
            there = named.strip("'")
            assert sheet != there
            found.append((there, int(first), int(end or first)))

    assert set(found) == {("Findings", 4, last["Findings"])}
    plan: Any = load_workbook(book.path)
    assert {name for name in plan.sheetnames if not plan[name].protection.sheet} >= set(UNPROTECTED)


def test_a_question_called_like_the_head_of_the_findings_is_listed_only_where_it_is(tmp_path: Path) -> None:
    checklist = a_checklist(a_question("id"), a_question("other"))
    path = written(build_report(an_audit(checklist, {"id": 4, "other": 1})), tmp_path / "audit.xlsx")

    after = by_cellrune(path)

    assert {row["ID"]: row["Listed as finding"] for row in table(after, "Answers", "Department")} == {
        "id": 0,
        "other": 1,
    }
