"""Workbooks of editions: what their sheets hold, what is live, and what their hidden parts hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel
from openxml_audit import OpenXmlValidator

from cxaudit import look
from cxaudit.audit import Audit, Status
from cxaudit.days import in_full
from cxaudit.report import Edition, build_report, handouts, staff_edition
from cxaudit.workbook.identity import digest
from cxaudit.workbook.tables.action_plan import ActionPlan
from cxaudit.workbook.tables.shared_questions import AnsweredQuestions
from cxaudit.workbook.tables.training_plan import TrainingPlan
from tests.audits import AUDITS, EXTREMES, demo
from tests.builders import a_checklist, a_department, an_audit
from tests.excel_rules import broken_rules
from tests.planting import planted, rich_audit
from tests.random_audits import own_audit
from tests.recalculation import by_cellrune, by_libreoffice, differences, errors
from tests.runs import runs
from tests.workbooks import handed_out, written
from tests.xlsx.book import open_book, parts
from tests.xlsx.editing import with_typed
from tests.xlsx.values import Held, held

STAFF = ("For you", "Departments", "Action plan", "Policy", "House rules", "Training plan")


class Written(NamedTuple):
    edition: Edition
    path: Path
    held: Held


def small(audit: Audit) -> Audit:
    """The same audit of a business of few people."""
    return audit.model_copy(update={"profile": {**audit.profile, "size": "small"}})


def _made_up(seed: int) -> Edition:
    return staff_edition(rich_audit(seed))


EDITIONS: dict[str, Callable[[], Edition]] = {
    "staff": lambda: staff_edition(demo()),
    "billing": lambda: handouts(demo(), ["billing"])[0],
    "few": lambda: staff_edition(small(demo())),
    "hostile": lambda: staff_edition(AUDITS["hostile"]()),
    "hostile, handed out": lambda: handouts(AUDITS["hostile"](), ["first"])[0],
    "without a policy": lambda: staff_edition(own_audit(0)),
    "nothing to do": lambda: handouts(EXTREMES["nothing found wanting"](), ["billing"])[0],
    "nothing answered": lambda: staff_edition(EXTREMES["nothing answered"]()),
    "forty departments": lambda: staff_edition(EXTREMES["forty departments"]()),
    "long": lambda: handouts(AUDITS["long texts"](), ["first"])[0],
    **{f"made up {seed}": partial(_made_up, seed) for seed in range(1, runs(6) + 1)},
}

Books = Callable[[str], Written]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("editions")

    @cache
    def write(name: str) -> Written:
        edition = EDITIONS[name]()
        path = handed_out(edition, folder / f"{name}.xlsx")
        return Written(edition, path, held(path))

    return write


def texts(book: Written, sheet: str) -> list[str]:
    return [str(value) for (name, _), value in book.held.values.items() if name == sheet]


def test_what_the_staff_is_handed_begins_with_what_is_for_them(books: Books) -> None:
    titles = [page.title for page in books("staff").edition.departments]

    assert books("staff").held.sheets[:7] == (*STAFF, "Leadership")
    assert len(books("staff").held.sheets) == len(STAFF) + len(titles) + 2
    assert books("few").held.sheets == (*[name for name in STAFF if name != "Departments"], "Lists", "_meta")
    assert books("billing").held.sheets == (
        "For you",
        "Billing & payments",
        *STAFF[2:],
        "Lists",
        "_meta",
    )


def test_without_a_policy_nothing_is_said_of_one(books: Books) -> None:
    assert books("without a policy").edition.policy is None
    assert books("without a policy").held.sheets[:3] == ("For you", "Departments", "Action plan")
    assert not set(STAFF[3:]) & set(books("without a policy").held.sheets)


def test_no_department_takes_the_name_of_a_sheet_that_all_have(tmp_path: Path) -> None:
    checklist = a_checklist(*(a_department(id=f"d{n}", title=title) for n, title in enumerate(STAFF)))

    path = handed_out(staff_edition(an_audit(checklist)), tmp_path / "names.xlsx")

    assert set(held(path).sheets) >= {*STAFF, *(f"{title} 2" for title in STAFF)}


def test_the_first_page_tells_what_is_free_promised_new_and_taught(books: Books) -> None:
    book, shown = books("staff"), texts(books("staff"), "For you")
    edition, policy = book.edition, book.edition.policy
    assert policy

    assert edition.free[0].text in shown
    assert {f"•  {line.text}" for line in edition.free[1:]} <= set(shown)
    assert {f"{line.number}  {line.title}" for line in policy.promises} <= set(shown)
    listed = sum(each.title in shown for each in edition.changes)
    assert 3 <= listed <= 11
    for change in edition.changes[:listed]:
        assert {change.title, change.teach} <= set(shown)
    assert f"and {len(edition.changes) - listed} more" in shown
    for session in edition.sessions[:listed]:
        held_on = to_excel(session.held)  # type: ignore[no-untyped-call]
        assert {session.who, str(held_on), f"{session.minutes} min"} <= set(shown)
    assert f"and {len(edition.sessions) - listed} more" in shown
    assert any(re.fullmatch(r"0 of 20 done, \d+ parked", text) for text in shown)
    assert policy.stands in " ".join(shown)


def test_the_first_page_fits_on_one_and_its_box_has_an_edge(books: Books) -> None:
    workbook: Any = load_workbook(books("staff").path)
    page = workbook["For you"]

    assert page.page_setup.fitToHeight == 1
    assert sum(page.row_dimensions[row].height or 15 for row in range(1, _last(page) + 1)) <= 971
    [box] = [cell for row in page.iter_rows() for cell in row if cell.value == "You may decide yourself"]
    assert (box.border.left.style, box.fill.fgColor.rgb[-6:]) == ("thick", look.FOR_YOU)


def _last(page: Any) -> int:  # noqa: ANN401 - a sheet of openpyxl
    """The last row that is printed."""
    return int(page.print_area.rpartition("$")[2])


def test_it_leads_to_every_other_sheet_and_all_lead_back(books: Books) -> None:
    opened = open_book(books("staff").path)
    shown = [sheet.name for sheet in opened.sheets if sheet.state == "visible"]
    places: dict[str, set[str]] = {}
    for sheet, link in opened.all("hyperlinks/hyperlink"):
        places.setdefault(sheet.name, set()).add(link.get("location", "").rpartition("!")[0].strip("'"))

    assert places["For you"] == {name.replace("'", "''") for name in shown[1:]}
    assert {name for name, there in places.items() if "For you" in there} == set(shown[1:])


@pytest.mark.parametrize("name", ["staff", "billing"])
def test_only_what_follows_the_action_plan_is_live(name: str, books: Books) -> None:
    formulas = dict(books(name).held.formulas)
    sentence = formulas.pop(("Action plan", "B2"))

    assert all("Actions[" in formula for formula in formulas.values())
    counts = {cell for sheet, cell in formulas if sheet == "Action plan"}
    assert set(re.findall(r"\b[A-Z]+\d+\b", sentence)) == counts != set()


@pytest.mark.parametrize("name", EDITIONS)
def test_every_formula_has_its_value(name: str, books: Books) -> None:
    book = books(name)
    computed = by_cellrune(book.path)

    assert book.held.bare == []
    assert errors(book.held.values) == errors(computed) == []
    assert differences(book.held.values, computed, book.held.formulas) == []


@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_computes_the_same(books: Books, tmp_path: Path) -> None:
    names = ("staff", "billing")
    for name, computed in zip(
        names, by_libreoffice([books(each).path for each in names], tmp_path), strict=True
    ):
        assert differences(books(name).held.values, computed.values, books(name).held.formulas) == []


def test_progress_follows_the_plan(books: Books, tmp_path: Path) -> None:
    book = books("billing")
    planned = [action for action in book.edition.actions if action.status is not Status.PARKED]
    row = 5 + book.edition.actions.index(planned[0])
    typed = {
        ("Action plan", f"{ActionPlan.status.letter}{row}"): "done ",
        ("Action plan", f"{ActionPlan.owner.letter}{row}"): "Somebody else",
    }

    now = by_cellrune(with_typed(book.path, tmp_path / "typed.xlsx", typed))

    shown = [value for (sheet, _), value in now.items() if sheet == "For you"]
    parked = len(book.edition.actions) - len(planned)
    assert f"1 of {len(planned)} done, {parked} parked" in shown
    assert str(now["Action plan", "B2"]).startswith(f"1 of {len(planned)} done")
    own = [str(value) for (sheet, _), value in now.items() if sheet == "Billing & payments"]
    assert "Somebody else\ndone" in own
    assert any(text.startswith("planned, 1 done") for text in own)


@pytest.mark.parametrize("name", EDITIONS)
def test_excel_has_nothing_to_repair(name: str, books: Books) -> None:
    assert broken_rules(books(name).path) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["staff", "billing", "few", "hostile, handed out"])
def test_the_files_keep_the_schema(name: str, books: Books) -> None:
    checked = OpenXmlValidator().validate(books(name).path)

    assert [error.description for error in checked.errors] == []
    assert checked.is_valid


@pytest.mark.parametrize("name", ["staff", "billing"])
def test_the_same_edition_gives_the_same_bytes(name: str, books: Books, tmp_path: Path) -> None:
    again = handed_out(EDITIONS[name](), tmp_path / "again.xlsx")

    assert again.read_bytes() == books(name).path.read_bytes()


@pytest.mark.parametrize("name", ["staff", "billing"])
def test_nobody_is_named_as_who_made_it(name: str, books: Books) -> None:
    workbook: Any = load_workbook(books(name).path)
    house = demo().organisation

    assert workbook.properties.creator == house
    assert workbook.properties.title.endswith(
        "for the staff" if name == "staff" else "for Billing & payments"
    )
    for sheet in workbook.worksheets:
        foot = (sheet.oddFooter.left.text or "").replace("&&", "&")
        expected = {"Policy": "", "House rules": house}
        assert foot == expected.get(sheet.title, f"{house} · {in_full(demo().date)}")


def test_cells_to_be_changed_are_open_and_all_others_locked(books: Books) -> None:
    opened: Any = load_workbook(books("billing").path)

    found: dict[str, set[str]] = {}
    for sheet in opened.worksheets:
        last = (
            sheet.max_row - 3 if sheet.title == "Action plan" else None
        )  # but for the rows that stand ready
        for cell in (
            cell for row in sheet.iter_rows(max_row=last) for cell in row if not cell.protection.locked
        ):
            found.setdefault(sheet.title, set()).add(_head_above(sheet, cell.column_letter))

    assert found == {
        "Action plan": {"Owner", "Due", "Status", "Done on", "Comment"},
        "Training plan": {"Done on", "What they said"},
        "Billing & payments": {"Note for staff"},
    }


def _head_above(sheet: Any, column: str) -> str:  # noqa: ANN401 - a sheet of openpyxl
    return str([cell.value for cell in sheet[column] if re.match("cx (head|filter)( |$)", cell.style)][-1])


def test_what_is_theirs_to_write_is_empty_as_written(books: Books) -> None:
    opened: Any = load_workbook(books("staff").path)

    for title, head in (("Action plan", "Comment"), ("Training plan", "What they said")):
        sheet = opened[title]
        [there] = [cell for row in sheet.iter_rows(max_row=5) for cell in row if cell.value == head]
        assert {cell.value for cell in sheet[there.column_letter][there.row :]} == {None}


def in_arabic(audit: Audit) -> Audit:
    """The same audit, by a checklist whose language runs from the right."""
    checklist = audit.checklist.model_copy(update={"language": "ar"})
    written = audit.as_written.model_copy(update={"language": "ar"})
    return audit.model_copy(update={"checklist": checklist, "as_written": written})


@pytest.mark.parametrize("right_to_left", [False, True])
def test_every_sheet_runs_the_way_the_language_of_the_checklist_is_written(
    right_to_left: bool, tmp_path: Path
) -> None:
    audit = in_arabic(demo()) if right_to_left else demo()
    side, other = ("right", "left") if right_to_left else ("left", "right")
    for edition in (staff_edition(audit), *handouts(audit, ["reception"])):
        workbook: Any = load_workbook(handed_out(edition, tmp_path / "edition.xlsx"))

        assert {bool(sheet.sheet_view.rightToLeft) for sheet in workbook} == {right_to_left}
        cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.has_style]
        sides = {
            style: {cell.alignment.horizontal for cell in cells if cell.style == style} for style in SIDES
        }
        assert sides == {style: {side if begins else other} for style, begins in SIDES.items()}
        orders = {cell.alignment.readingOrder for cell in cells if cell.style.startswith("cx")}
        assert orders == ({2} if right_to_left else {0})


SIDES = {
    "cx strip": True,
    "cx sentence": True,
    "cx item title": True,
    "cx you lead": True,
    "cx back": False,
    "cx item day": False,
}
"""Styles of editions, each with whether its text stands where reading begins."""


PROGRAM = re.compile(r"[a-z0-9_.-]+")
"""Names of lists, keys and ids: no sentence of anybody's."""

FINGERPRINT = re.compile(r"[0-9a-f]{16}")

KINDS = (ActionPlan, TrainingPlan, AnsweredQuestions)
"""Kinds of sheets on which something may be changed."""

HEADS = {column.said_head for kind in (ActionPlan, TrainingPlan) for column in kind.columns}
KEYS = {column.key for kind in KINDS for column in kind.columns}
WORDS = {*HEADS, *(status.label for status in Status), "ID"}
"""Words of the program in hidden parts."""


@pytest.mark.parametrize("seed", range(1, runs(12) + 1))
def test_hidden_parts_hold_nothing_that_is_not_shown(seed: int, tmp_path: Path) -> None:
    audit, marks, _fields = planted(rich_audit(seed))
    places = dict.fromkeys(place.department.id for place in audit.places)
    for edition in (staff_edition(audit), *handouts(audit, places)):
        path = handed_out(edition, tmp_path / "edition.xlsx")
        shown, hidden = _by_sight(path)
        prints = {
            edition.audit_id,
            edition.question_set,
            *(session.id for session in edition.sessions),
            *_digests(path),
        }

        assert {
            text for text in hidden - shown - WORDS if text in marks or not _is_ours(text, prints)
        } == set()


def _digests(path: Path) -> set[str]:
    """Of the cells that may be changed."""
    workbook: Any = load_workbook(path, data_only=True)
    cells = (cell for sheet in workbook.worksheets for row in sheet.iter_rows() for cell in row)
    return {digest(cell.value) for cell in cells if not cell.protection.locked}


def _is_ours(text: str, prints: set[str]) -> bool:
    """Whether a text is a name or an id, or keys or fingerprints side by side: those that are known."""
    words = text.split(" ")
    if all(map(FINGERPRINT.fullmatch, words)):
        return prints.issuperset(words)
    return KEYS.issuperset(words) or PROGRAM.fullmatch(text) is not None


def _by_sight(path: Path) -> tuple[set[str], set[str]]:
    """Texts of cells that are shown, and of those that are not, on sheets and in columns."""
    workbook: Any = load_workbook(path, data_only=True)
    shown: set[str] = set()
    hidden: set[str] = set()
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value:
                    seen = (
                        sheet.sheet_state == "visible"
                        and not sheet.column_dimensions[cell.column_letter].hidden
                    )
                    (shown if seen else hidden).add(cell.value)
    return shown, hidden


def test_departments_are_ranked_and_the_whole_is_below_them(books: Books) -> None:
    book = books("staff")
    edition = book.edition
    sheet: Any = load_workbook(book.path)["Departments"]
    rows = [[sheet.cell(row, column).value for column in (2, 3, 4)] for row in range(5, 25)]

    scores = {page.title: page.standing.score for page in edition.departments if page.standing}
    assert [row[1] for row in rows[:-1]] == sorted(score for score in scores.values() if score is not None)
    assert {row[0]: row[1] for row in rows[:-1]} == scores
    assert edition.whole
    assert rows[-1][:2] == ["All departments", edition.whole.score]
    poor = sum(row[2] == edition.bands[0].label for row in rows[:-1])
    assert sheet["B2"].value.startswith(f"{poor} of 19 departments are ✖ Poor")
    heat = [cell for page in edition.departments for cell in page.heat]
    ones = [rule.sqref for rule in sheet.conditional_formatting if rule.rules[0].formula == ["TRUE"]]
    assert sum(len(str(cells).split()) for cells in ones) == sum(cell.rated == 1 for cell in heat)


def test_where_departments_are_not_shown_nothing_of_the_whole_is(tmp_path: Path) -> None:
    audit = demo().model_copy(update={"few_in": ("billing", "sales")})

    workbook: Any = load_workbook(handed_out(staff_edition(audit), tmp_path / "few.xlsx"))
    sheet, own = workbook["Departments"], workbook["Sales"]

    assert "of 17 departments" in sheet["B2"].value
    shown = {cell.value for row in sheet.iter_rows() for cell in row}
    assert not shown & {"All departments", "What customers ask themselves", "Along the customer's way"}
    last = [[sheet.cell(row, column).value for column in (2, 3, 4, 8)] for row in (22, 23)]
    assert last == [[title, None, "not shown: fewer than three people", None] for title in ("Sales", BILLING)]
    told = {cell.value for row in own.iter_rows() for cell in row if cell.value is not None}
    assert "not shown: fewer than three people" in told
    assert not told & {"Band", "How its touchpoints stand, worst first"}


BILLING = "Billing & payments"


def test_a_sheet_of_a_department_says_what_the_whole_workbook_says_of_it(
    books: Books, tmp_path: Path
) -> None:
    book = books("billing")
    path = written(build_report(demo()), tmp_path / "whole.xlsx")
    whole, own = (load_workbook(each, data_only=True)[BILLING] for each in (path, book.path))

    for row in (2, 3, 5, 6, 7):
        theirs, ours = ([cell.value for cell in sheet[row] if cell.value] for sheet in (whole, own))
        assert ours == theirs or (row, theirs[-1], ours[-1]) == (3, "← Summary", "← For you")
    count = len(book.edition.own.questions) if book.edition.own else 0
    for theirs, ours in zip(whole["D"][-count:], own["D"][-count:], strict=True):
        assert str(theirs.value).startswith(str(ours.value))


def test_parts_of_an_edition_are_those_of_a_workbook_without_pictures(books: Books) -> None:
    names = set(parts(books("staff").path))

    assert not [name for name in names if "media" in name or "drawing" in name or "comment" in name]
