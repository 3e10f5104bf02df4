"""What is understood of spreadsheets as people type them: columns, sections, answers, no questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cxaudit.checklist import Checklist, Question
from cxaudit.errors import CxauditError
from cxaudit.library import checklist_of, checklist_texts
from cxaudit.sheets_in import Draft, files_of, read_spreadsheet, understand
from cxaudit.sheets_in.sources import MOST_ROWS
from tests.spreadsheets import BOLD, WIDE, Rows, text_file, workbook

TEN = [f"Is thing number {number} as it should be?" for number in range(1, 11)]


def drafted(path: Path) -> Draft:
    draft = understand(read_spreadsheet(path))
    assert draft
    return draft


def checked(draft: Draft) -> Checklist:
    return checklist_of(checklist_texts(files_of(draft, "a.xlsx")))


def read(tmp_path: Path, rows: Rows) -> tuple[Checklist, list[str]]:
    """The checklist of a sheet, and what was said about it, with the rows."""
    draft = drafted(workbook(tmp_path / "Shop.xlsx", Sheet1=rows))
    return checked(draft), [f"{remark.row} {remark.said}" for remark in draft.remarks]


def asks(checklist: Checklist) -> dict[str, list[str]]:
    """The questions of each section."""
    return {each.title: [question.ask for question in each.questions] for each in checklist.departments}


def only(checklist: Checklist) -> Question:
    [place] = checklist.places.values()
    return place.question


def test_a_plain_table_is_read_with_its_title_and_section_column(tmp_path: Path) -> None:
    checklist, _ = read(
        tmp_path,
        [
            ["Floor walk of the shop"],
            [],
            ["Section", "Question"],
            ["Outside", TEN[0]],
            [None, TEN[1]],
            ["Till", TEN[2]],
        ],
    )

    assert checklist.title == "Floor walk of the shop"
    assert asks(checklist) == {"Outside": TEN[:2], "Till": [TEN[2]]}
    assert [each.id for each in checklist.departments] == ["outside", "till"]
    assert {place.question.scale for place in checklist.places.values()} == {"yes_no"}


@pytest.mark.parametrize(
    "head", ["Question", "ITEM:", "Standard", "Criterion", "criteria", "Check point", "Requirements",
             "Audit question", "What to check", "Statement", "Inspection item", "Description"],
)  # fmt: skip
def test_questions_have_many_headings(tmp_path: Path, head: str) -> None:
    checklist, _ = read(tmp_path, [["Area", head, "Comments"], *(["Till", ask, None] for ask in TEN)])

    assert asks(checklist) == {"Till": TEN}


@pytest.mark.parametrize(
    "title", [f"{WIDE}OUTSIDE", f"{BOLD}Outside", "OUTSIDE", "Outside:", "1. Outside", "Section 1: Outside"]
)
def test_titles_between_the_rows_begin_sections(tmp_path: Path, title: str) -> None:
    other = title.replace("utside", "ffice").replace("UTSIDE", "FFICE").replace("1", "2")
    rows = [["Question", "Yes", "No"], [title], *([f"1.{n} {ask}"] for n, ask in enumerate(TEN[:4]))]
    rows += [[other], *([f"2.{n} {ask}"] for n, ask in enumerate(TEN[4:]))]

    checklist, said = read(tmp_path, rows)

    assert [title.casefold() for title in asks(checklist)] == ["outside", "office"]
    assert [each for found in asks(checklist).values() for each in found] == TEN
    assert sum("taken for the title of a section" in each for each in said) == 2


def test_titles_of_parts_stand_below_those_of_sections(tmp_path: Path) -> None:
    checklist, _ = read(
        tmp_path,
        [
            ["No.", "Item", "Weight"],
            ["1", f"{BOLD}Outside"],
            ["1.1", "Signs"],
            ["1.1.1", TEN[0], 1],
            ["1.1.2", TEN[1], 1],
            ["1.2", "Doors"],
            ["1.2.1", TEN[2], 1],
            ["2", f"{BOLD}Till"],
            ["2.1", "Queue"],
            ["2.1.1", TEN[3], 2],
            ["2.1.2", TEN[4], 1],
        ],
    )

    parts = {each.title: [part.title for part in each.touchpoints] for each in checklist.departments}
    assert parts == {"Outside": ["Signs", "Doors"], "Till": ["Queue"]}
    assert [question.weight for question in checklist.departments[1].questions] == [2, 1]


def test_each_sheet_is_a_section_where_several_have_a_table(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        Read_me=[["This is how it works"], ["Fill in the yellow cells"]],
        Kitchen=[["Item", "OK", "Not OK"], *([ask] for ask in TEN[:3])],
        Dining_room=[["Item", "OK", "Not OK"], ["Tables:"], *([ask] for ask in TEN[3:])],
    )
    checklist = checked(drafted(path))

    assert asks(checklist) == {"Kitchen": TEN[:3], "Dining room": TEN[3:]}
    assert [part.title for part in checklist.departments[1].touchpoints] == ["Tables"]
    assert checklist.scales["not_ok_to_ok"] == ("Not OK", "OK")


def test_columns_to_tick_are_the_answers_and_ticks_are_none_of_ours(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Check", "Yes", "Partly", "No", "N/A", "Remarks"]]
    rows += [[ask, "x", None, None, None, None] for ask in TEN]

    checklist, said = read(tmp_path, rows)

    assert checklist.scales["no_to_yes"] == ("No", "Partly", "Yes")
    assert "1 answers taken from the headings: Yes | Partly | No | N/A" in said
    assert all(place.question.na for place in checklist.places.values())


@pytest.mark.parametrize("heads", [["1", "2", "3", "4", "5"], [5, 4, 3, 2, 1]])
def test_rating_columns_are_a_scale(tmp_path: Path, heads: list[object]) -> None:
    checklist, _ = read(tmp_path, [["Aspect", *heads], *([ask] for ask in TEN)])

    assert checklist.scales["from_1_to_5"] == ("1", "2", "3", "4", "5")


def test_columns_that_describe_each_grade_are_the_steps(tmp_path: Path) -> None:
    checklist, _ = read(
        tmp_path,
        [
            ["Topic", "Question", "Good", "Fair", "Poor"],
            ["Till", TEN[0], "at once, by name", "within a minute", "never, or with a sigh"],
            ["Till", TEN[1], "all of them", "some of them", "none of them"],
        ],
    )

    assert [place.question.steps for place in checklist.places.values()] == [
        ("never, or with a sigh", "within a minute", "at once, by name"),
        ("none of them", "some of them", "all of them"),
    ]


def test_headings_may_take_two_rows(tmp_path: Path) -> None:
    checklist, _ = read(
        tmp_path,
        [
            ["No.", "Question", "Rating", None, None, "Comments"],
            [None, None, "Good", "Fair", "Poor", None],
            *([number, ask] for number, ask in enumerate(TEN)),
        ],
    )

    assert asks(checklist) == {"Shop": TEN}
    assert checklist.scales == {"yes_no": ("no", "yes"), "poor_to_good": ("Poor", "Fair", "Good")}


def test_headings_above_each_section_name_it(tmp_path: Path) -> None:
    checklist, _ = read(
        tmp_path,
        [
            ["EXTERIOR", "Yes", "No", "N/A", "Comments"],
            *([ask] for ask in TEN[:4]),
            ["KITCHEN AREA", "Yes", "No", "N/A", "Comments"],
            *([ask] for ask in TEN[4:]),
        ],
    )

    assert asks(checklist) == {"EXTERIOR": TEN[:4], "KITCHEN AREA": TEN[4:]}


@pytest.mark.parametrize(
    ("kind", "options", "steps"),
    [
        ("Yes/No", None, ("no", "yes")),
        ("Y/N/NA", None, ("no", "yes")),
        ("Checkbox", None, ("no", "yes")),
        ("Pass/Fail", None, ("Fail", "Pass")),
        ("Rating 1-5", None, ("1", "2", "3", "4", "5")),
        ("Multiple choice", "Always; Sometimes; Never", ("Never", "Sometimes", "Always")),
        ("choice", "Poor\nFair\nGood\nN/A", ("Poor", "Fair", "Good")),
        (None, "Excellent, Good, Fair, Poor", ("Poor", "Fair", "Good", "Excellent")),
        (None, "1 = nobody, 2 = some of us, 3 = all of us", ("nobody", "some of us", "all of us")),
        ("select", "<5 min | >10 min?", ("under 5 min", "over 10 min")),
        ("list", "red/green/Red", ("red", "green", "Red (2)")),
    ],
)
def test_answers_are_understood_worst_first(
    tmp_path: Path, kind: str | None, options: str | None, steps: tuple[str, ...]
) -> None:
    checklist, _ = read(tmp_path, [["Question", "Answer type", "Options"], [TEN[0], kind, options]])

    assert checklist.steps(only(checklist)) == steps


@pytest.mark.parametrize("kind", ["Text", "free text", "Comment", "Open question", "Photo", "Date", "Number"])
def test_what_is_no_choice_is_asked_for_as_a_text(tmp_path: Path, kind: str) -> None:
    checklist, _ = read(tmp_path, [["Question", "Type"], [TEN[0], kind], [TEN[1], "Yes/No"]])

    assert [place.question.text for place in checklist.places.values()] == [True, None]


def test_a_scale_that_a_spreadsheet_took_for_a_day_is_a_scale_again(tmp_path: Path) -> None:
    checklist, said = read(tmp_path, [["Question", "Scale"], [TEN[0], date(2026, 5, 1)]])

    assert checklist.steps(only(checklist)) == ("1", "2", "3", "4", "5")
    assert "2 the date 2026-05-01 taken for 1-5" in said


def test_points_weights_and_what_fails_all_are_read(tmp_path: Path) -> None:
    checklist, said = read(
        tmp_path,
        [
            [
                "Question",
                "Options",
                "Points",
                "Weight",
                "Auto fail",
                "N/A allowed",
                "Responsible",
                "Corrective action",
            ],
            [TEN[0], "bad; so so; fine", "0; 6; 10", 0.5, "X", "no", "Till lead", "Sweep."],
            [TEN[1], "bad (0); fine (4)", None, 1, None, "yes", "Till lead", None],
            [TEN[2], None, None, "2,5", "no", None, "Cook", None],
        ],
    )

    one, two, three = (place.question for place in checklist.places.values())
    assert (one.points, one.weight, one.critical, one.na) == ((0, 6, 10), 1, True, False)
    assert one.action is not None
    assert (one.action.do, one.action.effort) == ("Sweep.", "M")
    assert (two.points, two.weight, two.critical, two.na) == (None, 2, False, True)
    assert (three.weight, three.critical) == (5, False)
    assert checklist.departments[0].owner == "Till lead"
    assert "0 weights multiplied by 2, to be whole numbers up to 100" in said


def test_the_most_points_of_a_question_are_its_weight(tmp_path: Path) -> None:
    checklist, said = read(
        tmp_path, [["Item", "Max points"], [TEN[0], 5], [TEN[1], 10], ["Total", "=SUM(B2:B3)"]]
    )

    assert [place.question.weight for place in checklist.places.values()] == [5, 10]
    assert "0 the most points of a question taken for its weight" in said


def test_words_are_weights_and_marks_in_a_question_make_it_critical(tmp_path: Path) -> None:
    checklist, said = read(
        tmp_path,
        [["Question", "Priority"], [f"{TEN[0]} (Critical)", "High"], [TEN[1], "low"], [TEN[2], "Critical"]],
    )

    assert [place.question.weight for place in checklist.places.values()] == [3, 1, 3]
    assert [place.question.critical for place in checklist.places.values()] == [True, False, True]
    assert [place.question.ask for place in checklist.places.values()] == TEN[:3]
    assert "2 'Critical' taken for critical" in said


def test_a_comment_that_says_critical_and_nothing_else_makes_a_question_critical(tmp_path: Path) -> None:
    rows = [["Item", "Comments"], [TEN[0], "CRITICAL"], [TEN[1], "critical for some"]]
    checklist, said = read(tmp_path, rows)

    found = [place.question for place in checklist.places.values()]
    assert [(each.critical, each.check) for each in found] == [(True, None), (False, "critical for some")]
    assert "2 Comments 'CRITICAL' taken for critical" in said


@pytest.mark.parametrize("head", ["Yes/No?", "Y/N", "OK?", "Done?", "Compliant?"])
def test_a_heading_may_end_in_a_question_mark(tmp_path: Path, head: str) -> None:
    rows = [["Section", "Check point", head, "Critical?", "N/A allowed?"], ["Till", TEN[0], "", "x", "no"]]
    checklist, _ = read(tmp_path, [*rows, ["", TEN[1]], ["", "Safe?", "yes"]])

    assert asks(checklist) == {"Till": [*TEN[:2], "Till: Safe?"]}
    assert [place.question.critical for place in checklist.places.values()] == [True, False, False]


def test_what_a_checklist_has_no_place_for_is_kept_as_a_comment_with_its_row(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        S=[
            ["Audit"],
            ["Store:", "12"],
            ["#", "Question", "Photo", "Due date"],
            ["A-7", TEN[0], "needed", date(2026, 1, 5)],
        ],
    )
    text = "\n".join(checklist_texts(files_of(drafted(path), "a.xlsx")).values())

    assert "# row 4: number A-7; Photo: needed\n" in text
    assert "# S, row 2: Store: | 12\n" in text
    assert "2026-01-05" not in text


def test_totals_signatures_and_blank_rows_are_no_questions(tmp_path: Path) -> None:
    rows: Rows = [
        ["No", "Item", "Yes", "No"],
        *([n, ask] for n, ask in enumerate(TEN, 1)),
        [],
        [None, "Total score", "=SUM(C2:C11)"],
        ["Percentage", None, "50 %"],
        ["Auditor's signature: ______"],
        ["Comments:"],
        ["Date", date(2026, 1, 5)],
    ]
    checklist, said = read(tmp_path, rows)

    assert asks(checklist) == {"Shop": TEN}
    assert "13 'Total score' is no question: left out" in said
    assert "16 'Comments:' is no question: left out" in said


def test_a_mystery_guest_report_is_read_with_points_and_what_fails_all(tmp_path: Path) -> None:
    checklist, said = read(
        tmp_path,
        [
            [f"{WIDE}MYSTERY GUEST AUDIT"],
            ["Date of visit:", None, "Auditor:"],
            [
                "Ref",
                "Standard",
                "Points available",
                "Points awarded",
                "Critical (Y/N)",
                "Comments / evidence",
            ],
            [f"{WIDE}RESERVATIONS"],
            ["R1", TEN[0], 5, None, "N", None],
            ["R2", TEN[1], 10, None, "Y", "Ask if not volunteered"],
            [None, "Sub-total", 15],
            [f"{WIDE}ARRIVAL & CHECK-IN"],
            ["A1", TEN[2], 2, None, "N", None],
            ["Grand total", None, 17],
        ],
    )

    assert asks(checklist) == {"RESERVATIONS": TEN[:2], "ARRIVAL & CHECK-IN": [TEN[2]]}
    assert [place.question.weight for place in checklist.places.values()] == [5, 10, 2]
    assert [place.question.critical for place in checklist.places.values()] == [False, True, False]
    assert "3 'Critical (Y/N)' taken for critical" in said


def test_a_title_stands_above_a_list_with_a_blank_row_between(tmp_path: Path) -> None:
    rows = [["Store opening checklist"], [], ["FRONT"], *([f"- {ask}"] for ask in TEN)]
    checklist = checked(drafted(text_file(tmp_path / "list.csv", rows)))

    assert checklist.title == "Store opening checklist"
    assert asks(checklist) == {"FRONT": TEN}


def test_a_list_without_headings_is_read_and_said_to_be_one(tmp_path: Path) -> None:
    path = text_file(tmp_path / "list.csv", [[f"{n}) {ask}"] for n, ask in enumerate(TEN, 1)])
    draft = drafted(path)

    assert asks(checked(draft)) == {"list": TEN}
    assert "no headings were found: column A taken for the questions" in [
        remark.said for remark in draft.remarks
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_files_are_read_in_their_letters_and_delimiters(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    rows = [
        ["Bereich", "Question", "Answers"],
        ["Café", "Is the “crème brûlée”, the real one, ready – today?", "Yes; No"],
    ]
    path = text_file(tmp_path / "a.csv", rows, delimiter, encoding)

    checklist = checked(drafted(path))

    assert only(checklist).ask == "Is the “crème brûlée”, the real one, ready – today?"
    assert only(checklist).scale == "yes_no"


def test_questions_with_the_same_words_have_ids_of_their_own(tmp_path: Path) -> None:
    rows = [
        ["Area", "Question"],
        ["A", TEN[0]],
        ["A", TEN[0]],
        ["B", TEN[0]],
        ["Ä", "有没有人在？有没有人在？"],
        ["con", "Meta data today"],
    ]
    checklist, _ = read(tmp_path, rows)

    assert len(checklist.places) == 5
    assert [each.id for each in checklist.departments] == ["a", "b", "a_2", "con_section"]


def test_short_and_long_texts_are_mended_and_said(tmp_path: Path) -> None:
    long = "word " * 600
    checklist, said = read(tmp_path, [["Question", "Comment"], ["Clean?", long], [long, "x"]])

    first, second = (place.question for place in checklist.places.values())
    assert first.ask == "Shop: Clean?"
    assert 400 < len(str(first.check)) <= 500
    assert len(second.ask) <= 2000
    assert {each[:2] for each in said if "too long" in each} == {"2 ", "3 "}


def test_more_than_ten_numbers_are_a_measure(tmp_path: Path) -> None:
    checklist, said = read(tmp_path, [["Question", "Scale"], [TEN[0], "0-100"]])

    measure = only(checklist).measure
    assert measure is not None
    assert (measure.poor, measure.good, measure.most) == (0, 100, 100)
    assert "2 from 0 to 100 is asked for as a number" in said


def test_a_sheet_without_questions_is_none(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", S=[["Date", "Sales"], [date(2026, 1, 5), 3], [date(2026, 1, 6), 5]])

    assert understand(read_spreadsheet(path)) is None


def test_hidden_sheets_are_left_out_and_said(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = workbook(
        tmp_path / "a.xlsx",
        S=[["Question", "Type"], [TEN[0], "text"]],
        Old=[["Question", "Type"], [TEN[1], "text"]],
    )
    book = load_workbook(path)
    book["Old"].sheet_state = "hidden"
    book.save(path)
    draft = drafted(path)

    assert [item.ask for item in draft.items] == [TEN[0]]
    assert ("Old", "hidden, so it was left out") in [(each.sheet, each.said) for each in draft.remarks]


def test_a_quotation_mark_that_nobody_closes_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'Section,Question\nTill,"{TEN[0]}\nTill,{TEN[1]}\nTill,{TEN[2]}\n')

    with pytest.raises(CxauditError, match=r"a\.csv:2: a quotation mark opens a cell here"):
        read_spreadsheet(path)


@pytest.mark.parametrize(("rows", "said"), [(MOST_ROWS - 1, []), (MOST_ROWS, [MOST_ROWS + 1])])
def test_rows_of_a_text_file_that_are_not_read_are_said(tmp_path: Path, rows: int, said: list[int]) -> None:
    path = text_file(tmp_path / "a.csv", [["Section", "Question"], *([["Till", TEN[0]]] * rows)])

    remarks = read_spreadsheet(path).remarks

    assert [remark.row for remark in remarks if "too long" in remark.said] == said


@pytest.mark.parametrize("figures", ["inf;nan", "1e400;2", "-Infinity;1"])
def test_what_is_no_number_that_counts_is_kept_as_a_comment(tmp_path: Path, figures: str) -> None:
    rows = [["Question", "Options", "Points"], [TEN[0], "no;partly;yes", "1"], [TEN[1], "no;yes", figures]]

    checklist, _ = read(tmp_path, rows)

    assert [place.question.ask for place in checklist.places.values()] == TEN[:2]


def test_a_sheet_that_is_one_chart_is_passed_over(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", Sheet1=[["Question"], [TEN[0]]])
    book = load_workbook(path)
    book.create_chartsheet("Chart")
    book.save(path)

    assert only(checked(drafted(path))).ask == TEN[0]
