"""The sheets: what stands where, what may be typed and what not, how it prints, where links lead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string, get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit import __version__
from cxaudit.audit import Decision, MeasureType, Response, Status, StepsType
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report import QuestionRow, Report, build_report
from cxaudit.workbook.fitting import TALLEST_ROW, height, pixels, tall
from cxaudit.workbook.tables.policy_refresh import PolicyRefresh
from cxaudit.workbook.tables.training_plan import TrainingPlan
from tests.audits import AUDITS, EXTREMES, two_departments
from tests.builders import a_checklist, a_question, an_audit, steps_of
from tests.recalculation import Formula, by_cellrune, differences, errors
from tests.results import (
    figures,
    own_sheets,
    per_cent,
    places_of,
    rows_of,
    table,
    told_by_book,
    told_by_program,
)
from tests.workbooks import written
from tests.xlsx.book import open_book
from tests.xlsx.values import Held, Place, Value, Values, held

DEFAULT_HEIGHT = 15
"""Points of a row whose height is not set: one line."""

VISIBLE = slice(0, -2)
"""All sheets but Lists and _meta."""

OPEN = {
    "Answer", "Evidence", "Note for staff", "Note",
}  # fmt: skip
"""Columns of a department's sheet where people type at every question."""

OPEN_ON_ANSWERS = {
    "What was seen", "Note for the client", "Note for whoever leads", "Why not (N/A)",
    "Waiting for", "Asked or sent", "Until",
}  # fmt: skip
"""Columns of Answers where they do; a note is called by its reader."""


class Written(NamedTuple):
    """A report with its workbook."""

    report: Report
    path: Path
    held: Held
    book: Workbook

    @property
    def own(self) -> list[Worksheet]:
        """The departments' sheets."""
        return [self.book[name] for name in own_sheets(self.held.sheets, self.report)]


Books = Callable[[str], Written]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Writes the workbook of one of `AUDITS`, once."""
    folder = tmp_path_factory.mktemp("sheets")

    def write(name: str) -> Written:
        report = build_report(AUDITS[name]())
        path = written(report, folder / f"{name}.xlsx")
        return Written(report, path, held(path), load_workbook(path))

    return cache(write)


@pytest.fixture(params=list(AUDITS)[1:])
def book(request: pytest.FixtureRequest, books: Books) -> Written:
    return books(request.param)


IN_FRAME = {
    "Summary",
    "Departments",
    "Action plan",
    "By owner",
    "Findings",
    "Policy refresh",
    "Policy",
    "House rules",
    "Training plan",
    "Since last audit",
    "Answers",
    "Method",
}
HUNG_UP = {"Policy", "House rules"}
"""Sheets that are printed by themselves, and so say nothing of the audit or of pages of a book."""


def test_sheets_stand_in_their_order(books: Books) -> None:
    book = books("demo")

    assert book.held.sheets == (
        "Summary",
        "Departments",
        "Action plan",
        "By owner",
        "Findings",
        "Policy refresh",
        "Policy",
        "House rules",
        "Training plan",
        *(part.title for part in book.report.departments),
        "Answers",
        "Method",
        "Lists",
        "_meta",
    )


def test_what_changed_stands_behind_the_policy_where_there_was_an_audit_before(books: Books) -> None:
    book = books("made up, with parked items")

    names = list(book.held.sheets)
    assert names[names.index("Training plan") + 1] == "Since last audit"
    assert "Since last audit" in [cell.value for cell in book.book["Summary"]["S"]]


def test_only_what_reading_back_needs_is_hidden(book: Written) -> None:
    states = {sheet.title: sheet.sheet_state for sheet in book.book.worksheets}

    hidden = {"Lists": "hidden", "_meta": "hidden"}
    assert states == {name: hidden.get(name, "visible") for name in book.held.sheets}
    assert book.book.active is book.book["Summary"]


def test_an_answer_is_one_of_its_own_steps(book: Written) -> None:
    for sheet, part in zip(book.own, book.report.departments, strict=True):
        for question, place in zip(part.questions, answers(book, sheet), strict=True):
            rule = book.held.choices[place]
            instead = [NOT_APPLICABLE, UNKNOWN] if question.na else [UNKNOWN]
            if isinstance(question.type, MeasureType):
                assert (rule.kind, rule.style, rule.says_so) == ("custom", "stop", True)
            else:
                scored = isinstance(question.type, StepsType)
                assert (rule.kind, rule.style, rule.says_so) == ("list", "stop", scored)
                assert book.held.range(rule.formula) == [*steps_of(question), *instead]


def answers(book: Written, sheet: Worksheet) -> list[Place]:
    """Cells for answers on a department's sheet."""
    heads = rows_of(book.held.values, sheet.title, "C", "Touchpoint")[0]
    column = places_of(book.held.values, sheet.title, heads)["Answer"]
    count = len(table(book.held.values, sheet.title, "Touchpoint"))
    return [(sheet.title, f"{column}{row}") for row in range(heads + 1, heads + 1 + count)]


def test_evidence_status_and_owner_are_chosen_from_lists(book: Written) -> None:
    values, choices = book.held.values, book.held.choices
    for sheet in book.own:
        heads = places_of(values, sheet.title, rows_of(values, sheet.title, "C", "Touchpoint")[0])
        for _, answer in answers(book, sheet):
            rule = choices[sheet.title, heads["Evidence"] + answer[1:]]
            evidence = ["Stated", "Documented", "Observed", "Confirmed by customers"]
            assert (rule.kind, rule.style, book.held.range(rule.formula)) == ("list", "stop", evidence)
    heads = places_of(values, "Answers", 4)
    for row, _ in enumerate(_asked(book.report), 5):
        rule = choices["Answers", f"{heads['Asked or sent']}{row}"]
        coming = ["to be asked", "to be sent"]
        assert (rule.kind, rule.style, book.held.range(rule.formula)) == ("list", "stop", coming)
        assert choices["Answers", f"{heads['Until']}{row}"].kind == "date"
    columns = places_of(values, "Action plan", rows_of(values, "Action plan", "C", "No.")[0])
    statuses = [each.label for each in Status]
    for row in plan_rows(book):
        status, owner = (choices["Action plan", f"{columns[head]}{row}"] for head in ("Status", "Owner"))
        assert (status.kind, status.style, book.held.range(status.formula)) == ("list", "stop", statuses)
        assert (owner.kind, owner.style) == ("list", "warning")
        assert book.held.range(owner.formula) == list(book.report.owners)


def plan_rows(book: Written) -> range:
    """Rows of the table of actions, spare ones counted."""
    first, _, last = book.book["Action plan"].tables["Actions"].ref.partition(":")
    return range(int(first[1:]) + 1, int(last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) + 1)


def test_decisions_are_chosen_from_lists(book: Written) -> None:
    choices, refresh = book.held.choices, book.report.refresh
    for row, clause in enumerate(refresh.clauses, PolicyRefresh.top):
        columns = PolicyRefresh.written, PolicyRefresh.decision
        written, decision = (choices["Policy refresh", f"{column.letter}{row}"] for column in columns)
        assert clause.decision in book.held.range(decision.formula) == [each.label for each in Decision]
        assert clause.written in book.held.range(written.formula)
        assert (written.style, decision.style) == ("stop", "stop")


def test_a_clause_that_no_action_item_sees_to_is_given_an_owner_and_a_date(book: Written) -> None:
    columns = PolicyRefresh.owner.letter, PolicyRefresh.due.letter
    for row, clause in enumerate(book.report.refresh.clauses, PolicyRefresh.top):
        entries = [book.held.choices.get(("Policy refresh", f"{column}{row}")) for column in columns]
        if clause.action:
            assert entries == [None, None]
        else:
            assert [entry and (entry.kind, entry.style) for entry in entries] == [
                ("list", "warning"),
                ("date", "stop"),
            ]


def test_formulas_of_unprotected_sheets_refuse_typing(book: Written) -> None:
    formulas = [place for place in book.held.formulas if place[0] in ("Action plan", "Findings")]

    assert len(formulas) > len(plan_rows(book)) + len(book.report.findings)
    for place in formulas:
        rule = book.held.choices[place]
        assert (rule.kind, rule.formula, rule.style) == ("custom", "FALSE", "stop")


def test_rules_are_within_the_limits_of_excel(book: Written) -> None:
    for sheet in book.book.worksheets:
        seen: set[tuple[int, int]] = set()
        for rule in sheet.data_validations.dataValidation:
            if rule.showErrorMessage:
                assert 0 < len(rule.error.encode("utf-16-le")) <= 2 * 225
                assert 0 < len(rule.errorTitle) <= 32
            else:
                assert rule.type == "list", "what refuses nothing offers something"
            assert 0 < len(rule.formula1) <= 255
            cells = {cell for part in rule.sqref.ranges for cell in part.cells}
            assert not cells & seen
            seen |= cells


def test_spare_rows_stand_ready_in_the_table(book: Written) -> None:
    plan = book.book["Action plan"]
    heads = places_of(book.held.values, "Action plan", plan_rows(book)[0] - 1)
    spare = plan_rows(book)[len(book.report.not_parked) + len(book.report.parked) :]
    absent = set() if book.report.compared else {"First due"}

    assert len(spare) == 3
    for row in spare:
        typed = [f"{heads[head]}{row}" for head in heads.keys() - {"Score", "ID"} - absent]
        assert {book.held.values.get(("Action plan", cell), "") for cell in typed} == {""}
        assert ("Action plan", f"{heads['Score']}{row}") in book.held.formulas
        assert {plan[cell].protection.locked for cell in typed} == {False}


def test_a_spare_row_shows_the_score_of_an_item_typed_into_it(books: Books) -> None:
    book = books("two departments")
    heads = places_of(book.held.values, "Action plan", plan_rows(book)[0] - 1)
    item = book.report.not_parked[0]
    row = plan_rows(book)[-1]

    after = by_cellrune(book.path, {("Action plan", f"{heads['ID']}{row}"): item.id})

    assert item.score is not None
    assert after["Action plan", f"{heads['Score']}{row}"] == per_cent(item.score)


@pytest.mark.parametrize("name", ["two departments", "alone", "made up", "made up, with parked items"])
def test_sorting_a_department_changes_no_score_and_every_note_stays_beside_its_question(
    name: str, books: Books
) -> None:
    book = books(name)
    told = told_by_program(book.report)

    for seed in range(3):
        after = by_cellrune(book.path, _sorted(book, Random(seed)))

        shown = told_by_book(after, book.held.sheets, book.report)
        assert shown.keys() == told.keys()
        assert differences(told, shown) == []
        assert differences(_by_id(book.held.values), _by_id(after)) == []


def _by_id(values: Values) -> dict[tuple[Value, str], Value]:
    """What the sheet Answers says of each question, wherever that stands on its department's sheet."""
    moved = "Row on its department's sheet"
    return {
        (row["ID"], head): value
        for row in table(values, "Answers", "Department")
        for head, value in row.items()
        if head != moved
    }


def _sorted(book: Written, random: Random) -> dict[Place, Value]:
    """What stands in each cell after the rows of every department were put into another order."""
    typed: dict[Place, Value] = {}
    for sheet in book.own:
        rows = [int(cell[1:]) for _, cell in answers(book, sheet)]
        for row, source in zip(rows, random.sample(rows, len(rows)), strict=True):
            for column in map(get_column_letter, range(1, sheet.max_column + 1)):
                old, new = f"{column}{source}", f"{column}{row}"
                typed[sheet.title, new] = book.held.values.get((sheet.title, old), "")
                if formula := book.held.formulas.get((sheet.title, old)):
                    moved = Translator("=" + formula, origin=old).translate_formula(new)
                    typed[sheet.title, new] = Formula(moved)
    return typed


def test_only_answers_and_notes_are_open_on_protected_sheets(book: Written) -> None:
    protected = {sheet.title for sheet in book.book.worksheets if sheet.protection.sheet}
    assert protected == set(book.held.sheets[VISIBLE]) - {"Action plan", "Findings"}
    for sheet in book.book.worksheets:
        assert sheet.protection.password is None
        if sheet.title in protected:
            assert set(_unlocked(sheet)) == set(_may_be_typed(book, sheet))


def _unlocked(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        yield from (cell.coordinate for cell in row if not cell.protection.locked)


def _may_be_typed(book: Written, sheet: Worksheet) -> Iterator[str]:
    if sheet in book.own:
        yield from _typed_at_questions(book, sheet)
    if sheet.title == "Answers":
        heads = places_of(book.held.values, "Answers", 4)
        for row, each in enumerate(_asked(book.report), 5):
            yield from (f"{column}{row}" for head, column in heads.items() if _is_open_on_answers(head, each))
    if sheet.title == "Policy refresh":
        always = PolicyRefresh.written, PolicyRefresh.decision
        free = *always, PolicyRefresh.owner, PolicyRefresh.due
        for row, clause in enumerate(book.report.refresh.clauses, PolicyRefresh.top):
            yield from (f"{column.letter}{row}" for column in (always if clause.action else free))
    if sheet.title == "Training plan":
        for row in range(TrainingPlan.top, TrainingPlan.top + len(book.report.refresh.sessions)):
            yield from (f"{column.letter}{row}" for column in (TrainingPlan.done_on, TrainingPlan.heard))


def _asked(report: Report) -> list[QuestionRow]:
    return [question for part in report.departments for question in part.questions]


def _is_hidden(sheet: Worksheet, column: str) -> bool:
    return bool(sheet.column_dimensions[column].hidden)


def _is_open_on_answers(head: str, question: QuestionRow) -> bool:
    return head in OPEN_ON_ANSWERS or (head == "Told by" and not question.confidential)


def _typed_at_questions(book: Written, sheet: Worksheet) -> Iterator[str]:
    heads = places_of(
        book.held.values, sheet.title, rows_of(book.held.values, sheet.title, "C", "Touchpoint")[0]
    )
    questions = book.report.departments[book.own.index(sheet)].questions
    for (_, answer), question in zip(answers(book, sheet), questions, strict=True):
        shown = {head: column for head, column in heads.items() if not _is_hidden(sheet, column)}
        yield from (column + answer[1:] for head, column in shown.items() if head in OPEN)
        if isinstance(question.type, MeasureType):
            yield heads["Readings"] + answer[1:]


def test_rows_and_columns_of_protected_sheets_may_be_resized(book: Written) -> None:
    for sheet in book.book.worksheets:
        if sheet.protection.sheet:
            assert not sheet.protection.formatRows
            assert not sheet.protection.formatColumns
    assert not book.book["Answers"].protection.autoFilter


def test_every_row_is_as_tall_as_its_texts(book: Written) -> None:
    """A row is never made taller by the reader, so what is wrapped must find room from the beginning."""
    short = []
    for name in book.held.sheets[VISIBLE]:
        sheet = book.book[name]
        for row, given, needed in _needed(book, sheet):
            # A single line fits into a row without a height of its own.
            if needed > given + 0.1:
                short.append((name, row, given, needed))
    assert short == []


def in_frame(book: Written, name: str) -> bool:
    """Whether a sheet stands in the frame that all will."""
    return name in IN_FRAME or name in [sheet.title for sheet in book.own]


# The stubs of openpyxl take too much of what it reads for missing.
def _needed(book: Written, sheet: Any) -> Iterator[tuple[int, float, float]]:  # noqa: ANN401
    """Row of each text that is wrapped, the height of its rows, and the height that it needs, in points."""
    merged = {
        (part.min_row, part.min_col): (part.max_row, part.max_col) for part in sheet.merged_cells.ranges
    }
    for cells in sheet.iter_rows():
        for cell in cells:
            text = book.held.values.get((sheet.title, cell.coordinate), "")
            bottom, last = merged.get((cell.row, cell.column), (cell.row, cell.column))
            letters = map(get_column_letter, range(cell.column, last + 1))
            dimensions = [sheet.column_dimensions[each] for each in letters]
            if isinstance(text, str) and text and cell.alignment.wrap_text and not dimensions[0].hidden:
                seen, size = [each.width for each in dimensions if not each.hidden], cell.font.size
                needed = height([(text, (sum(map(pixels, seen)) - 5) / 7)], size)
                if in_frame(book, sheet.title):
                    # widths in the file count what is free beside letters
                    across = round(sum(width * 7 for width in seen))
                    needed = tall(text, across, size, bold=bool(cell.font.bold)) * 0.75
                rows = (sheet.row_dimensions[row].height for row in range(cell.row, bottom + 1))
                given = sum(height or DEFAULT_HEIGHT * 1.2 for height in rows)
                yield cell.row, given, needed if bottom > cell.row else min(TALLEST_ROW, needed)


def test_no_row_is_taller_than_excel_allows(book: Written) -> None:
    for sheet in book.book.worksheets:
        heights = [each.height for each in sheet.row_dimensions.values() if each.height]
        assert max(heights, default=0) <= 409
        assert all(0 < each.width <= 255 for each in sheet.column_dimensions.values())


def test_every_sheet_prints_on_the_width_of_a_page(book: Written) -> None:
    on_one = {"Summary", "Departments", "Since last audit", *(sheet.title for sheet in book.own)}
    many = {"Action plan", "By owner"}
    portrait = {"Summary", "By owner", "Policy", "House rules", "Since last audit", "Method"}
    for name in book.held.sheets[VISIBLE]:
        sheet: Any = book.book[name]
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth == 1
        if name in on_one:
            assert sheet.page_setup.fitToHeight == 1 or sheet.row_breaks.brk
        if name in many:
            assert sheet.page_setup.fitToHeight in (0, 1)
        assert sheet.page_setup.orientation == ("portrait" if name in portrait else "landscape")
        if name in HUNG_UP:
            continue
        left, center, right = (getattr(sheet.oddFooter, side).text for side in ("left", "center", "right"))
        letters = {
            (side.font, side.size, side.color) for side in (sheet.oddFooter.left, sheet.oddFooter.right)
        }
        framed = in_frame(book, name)
        assert letters == ({("Calibri,Regular", 10, "5B6472")} if framed else {(None, None, None)})
        about, who = left.split("\n")
        assert book.report.kind in about or about.endswith("…")
        assert book.report.contact in who or who.endswith("…")
        assert (center, right) == (None, "&A · page &P of &N")
        assert len(f"&L{left}&C{center}&R{right}".encode("utf-16-le")) <= 2 * 255


def test_what_is_hung_up_names_neither_page_nor_author(book: Written) -> None:
    pages: Any = book.book
    policy, rules = (pages[name].oddFooter for name in ("Policy", "House rules"))
    version = book.report.refresh.version

    assert (policy.left.text, policy.center.text, policy.right.text) == (None, None, None)
    house = book.report.organisation.replace("&", "&&")
    assert rules.left.text == house or rules.left.text.endswith("…")
    assert rules.right.text == ("House rules" if version is None else f"House rules · Version {version}")
    assert (rules.left.size, rules.right.size) == (11, 11)
    for sheet in HUNG_UP:
        printed = pages[sheet].print_area.rpartition("$")[0].rpartition("$")[2]
        linked = [cell.column for row in pages[sheet].iter_rows() for cell in row if cell.hyperlink]
        assert linked
        assert min(linked) > column_index_from_string(printed)


def test_heads_stay_in_sight_and_are_printed_on_every_page(book: Written) -> None:
    own = [sheet.title for sheet in book.own]
    first = {
        "Departments": "Department",
        "Action plan": "No.",
        "Findings": "No.",
        "Policy refresh": "No.",
        "Training plan": "When",
        "Answers": "Department",
    }
    for name in book.held.sheets[VISIBLE]:
        sheet = book.book[name]
        if name in own:  # its heads stand too far down to stay in sight
            heads = rows_of(book.held.values, name, "C", "Touchpoint")[0]
            assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", f"${heads}:${heads}")
            continue
        if name in (
            "By owner",
            "House rules",
            "Since last audit",
        ):  # whose blocks have other heads than its table, or none
            assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
            continue
        if name not in first:
            one = name == "Method"
            assert sheet.freeze_panes == ("A2" if one else None)
            assert sheet.print_title_rows == ("$1:$1" if one else None)
            continue
        column = {"Action plan": "C"}.get(name, "B" if name in IN_FRAME else "A")
        heads = rows_of(book.held.values, name, column, first[name])[0]
        assert sheet.print_title_rows == f"${1 if name in IN_FRAME else heads}:${heads}"
        assert str(sheet.freeze_panes).lstrip("ABCDEFG") == str(heads + 1)


def test_links_lead_to_sheets_and_back(book: Written) -> None:
    links = {
        (sheet.title, cell.coordinate): str(cell.hyperlink.location)
        for sheet in book.book.worksheets
        for cells in sheet.iter_rows()
        for cell in cells
        if cell.hyperlink
    }
    targets = {
        place: location.rpartition("!")[0][1:-1].replace("''", "'") for place, location in links.items()
    }

    assert set(targets.values()) <= set(book.held.sheets[VISIBLE])
    own = {sheet.title for sheet in book.own}
    from_summary = {target for (sheet, _), target in targets.items() if sheet == "Summary"}
    assert from_summary == {*book.held.sheets[VISIBLE]} - {"Summary"}
    back = {sheet for (sheet, _), target in targets.items() if target == "Summary"}
    assert back == set(book.held.sheets[VISIBLE]) - {"Summary"}
    assert {target for (sheet, _), target in targets.items() if sheet == "Departments"} == {"Summary"}
    ranked = [book.held.formulas.get(("Departments", f"B{row}"), "") for row in range(5, 5 + len(own))]
    assert all(formula.startswith("HYPERLINK(") for formula in ranked)
    assert {row["Link"] for row in figures(book.held.values)} - {""} == {
        f"#{quote_sheetname(sheet)}!A1" for sheet in own
    }


def test_the_book_tells_which_audit_it_is_of(book: Written) -> None:
    told = {
        "cxaudit_schema": "2",
        "cxaudit_version": __version__,
        "cxaudit_audit": book.report.audit_id,
        "cxaudit_questions": book.report.question_set,
    }
    properties: Any = book.book

    assert {row[0].value: row[1].value for row in book.book["_meta"].iter_rows(max_row=4)} == told
    assert {each.name: each.value for each in properties.custom_doc_props.props} == told
    assert book.book.properties.language == book.report.language
    assert len(book.report.question_set) == 16


def test_the_same_audit_gives_the_same_bytes(book: Written, tmp_path: Path) -> None:
    again = written(book.report, tmp_path / "again.xlsx")

    assert again.read_bytes() == book.path.read_bytes()


def test_another_audit_gives_other_bytes(books: Books, tmp_path: Path) -> None:
    audit = two_departments()
    other = audit.answered(audit.plan[-1], Response(unknown=True))

    path = written(build_report(other), tmp_path / "other.xlsx")

    assert path.read_bytes() != books("two departments").path.read_bytes()


def test_nothing_in_the_package_leads_outside(book: Written) -> None:
    package = open_book(book.path)

    assert [name for name in package.written if "external" in name or "vba" in name] == []
    assert [link for links in package.links.values() for link in links if link.outside] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["demo", *EXTREMES])
def test_whatever_is_audited_is_computed_right(name: str, tmp_path: Path) -> None:
    report = build_report((AUDITS | EXTREMES)[name]())
    path = written(report, tmp_path / "audit.xlsx")

    before, after = held(path), by_cellrune(path)

    assert before.bare == []
    assert errors(before.values) == errors(after) == []
    assert differences(before.values, after, before.formulas) == []
    assert differences(told_by_program(report), told_by_book(after, before.sheets, report)) == []


@pytest.mark.parametrize(
    ("name", "score", "text"),
    [
        ("nothing answered", "", "not rated"),
        ("everything not applicable", "", "not rated"),
        ("everything unknown", "", "not rated"),
        ("one question", 33, "33 %, 1 answer"),
    ],
)
def test_nothing_rated_is_not_zero(name: str, score: Value, text: str, tmp_path: Path) -> None:
    report = build_report(EXTREMES[name]())
    path = written(report, tmp_path / "audit.xlsx")

    after = by_cellrune(path)

    told = told_by_book(after, held(path).sheets, report)
    assert told["overall on top Score"] == pytest.approx(score)
    assert told["overall Score in words"] == text


def test_what_was_left_out_is_said_with_its_minutes_where_there_were_some(tmp_path: Path) -> None:
    checklist = a_checklist(a_question("asked"), a_question("left"))

    def scope(minutes: int | None) -> str:
        audit = an_audit(checklist, {"asked": 3}, plan=["asked"], minutes=minutes)
        values = held(written(build_report(audit), tmp_path / f"{minutes}.xlsx")).values
        return " ".join(str(value) for (sheet, _), value in values.items() if sheet == "Summary")

    assert "1 more applies and was not asked, for the 6 minutes that there were for talking." in scope(6)
    assert "1 more applies and was not asked." in scope(None)
