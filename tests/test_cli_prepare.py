"""`cxaudit prepare`: what must be begun when, the pack to print, question sheets and letters."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document as read_docx
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator

from cxaudit import look
from cxaudit.audit import Audit
from cxaudit.checklist import Checklist
from cxaudit.cli import main, surroundings
from cxaudit.cli.prepare import in_words
from cxaudit.document import letters
from cxaudit.plan import begin
from cxaudit.report import visit_pack
from cxaudit.storage import save_audit
from cxaudit.workbook import write_visit_pack
from tests.audits import alone, demo
from tests.builders import (
    a_checklist,
    a_department,
    a_measured_question,
    a_question,
    a_response,
    a_touchpoint,
    an_audit,
)
from tests.excel_rules import broken_rules
from tests.made_up import between_brackets, made_up_language, unsaid
from tests.shipped import SHIPPED, shop

AUDIT = Path("shop.audit.json")
PACK = Path("output/Harbour-Bakery-visit-pack.xlsx")
STAFF, CONSENT = (Path(f"output/Harbour-Bakery-{name}.docx") for name in ("letter-to-staff", "consent"))
TODAY, THURSDAY = date(2026, 1, 2), date(2026, 1, 8)
PEOPLE = [
    {"name": "Agnes Molina", "role": "Front-desk lead", "leads": ["reception", "complaints"]},
    {"name": "Ruth Berg", "leads": ["billing"]},
]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    on(monkeypatch, TODAY)


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(surroundings, "now", lambda: datetime.combine(day, datetime.min.time()))


def a_bakery() -> Checklist:
    desk = a_touchpoint(
        a_question("seen", how="look", where="counter", minutes=5),
        a_question("told", na=False),
        a_measured_question("rings", how="test", where="telephone", ahead=1, minutes=9),
        id="desk",
    )
    bills = a_touchpoint(
        a_question("bills", how="read", papers=["five bills"]),
        a_question("late", how="read", papers=["five bills", "the reminders"]),
        a_question("words", text=True),
        id="bills",
    )
    sent = a_question("sent", how="test", ahead=3, consent=True, check="Complain twice.", minutes=8)
    door = a_question("door", how="look", where="outside")
    return a_checklist(
        a_department(desk, id="reception", title="Reception & front desk"),
        a_department(bills, id="billing"),
        a_department(a_touchpoint(sent, door, id="easy"), id="complaints"),
    )


def bakery(responses: dict[str, int] | None = None, **changes: object) -> Audit:
    told = {"organisation": "Harbour Bakery", "date": THURSDAY, "people": PEOPLE, **changes}
    return an_audit(a_bakery(), responses, **told)


def prepared(audit: Audit, *options: str) -> int:
    save_audit(audit, AUDIT)
    return main(["prepare", str(AUDIT), *options])


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.replace("\\", "/").splitlines()


def under(lines: list[str], title: str) -> list[str]:
    """What is listed under a title, each entry on a line of its own."""
    text = "\n".join(lines).split(f"\n{title}\n")[1].split("\n\n")[0]
    return re.sub(r"\n    ", " ", text).replace("  - ", "").splitlines()


def sheet(name: str, path: Path = PACK) -> Worksheet:
    found = load_workbook(path)[name]
    assert isinstance(found, Worksheet)
    return found


def texts(page: Worksheet) -> list[str]:
    return [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]


def letter(path: Path) -> str:
    document = read_docx(str(path))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *tables])


def test_it_says_what_must_be_begun_when_counted_in_working_days(capsys: pytest.CaptureFixture[str]) -> None:
    assert prepared(bakery(date=date(2026, 1, 6))) == 0

    lines = said(capsys)
    assert lines[0] == "Harbour Bakery, visit on 6 January 2026"
    assert lines[1] == "1 thing should have been begun by now, on 1 January at the latest."
    assert under(lines, "Before") == [
        "1 January: passed: Complaints: How many of us do this: sent? (8 minutes)",
        "5 January: Reception & front desk: How many of us do this: rings? (9 minutes)",
    ]


def test_nothing_has_passed_before_its_day_is_over(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, date(2026, 1, 5))
    assert prepared(bakery()) == 0
    assert said(capsys)[1] == "Begin by 5 January: 2 things cannot wait for the day itself."

    on(monkeypatch, date(2026, 1, 6))
    assert prepared(bakery(), "--force") == 0
    assert said(capsys)[1] == "1 thing should have been begun by now, on 5 January at the latest."


def test_papers_are_asked_for_once_of_whoever_leads(capsys: pytest.CaptureFixture[str]) -> None:
    assert prepared(bakery()) == 0

    lines = said(capsys)
    assert under(lines, "Papers to have ready") == ["Ruth Berg: five bills; the reminders"]
    assert texts(sheet("Visit pack")).count("five bills") == 1


def test_the_walk_goes_from_outside_to_the_back_and_talks_name_who_leads(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert prepared(bakery(people=PEOPLE[1:])) == 0

    lines = said(capsys)
    assert under(lines, "The walk") == [
        "outside: 1 question, 2 minutes",
        "where customers are served: 1 question, 5 minutes",
    ]
    assert under(lines, "Talks") == [
        "Reception lead: Reception & front desk: 1 question, 2 minutes",
        "Ruth Berg: Billing: 1 question, 2 minutes",
    ]
    assert under(lines, "Altogether")[:4] == [
        "beforehand: 2 questions, 17 minutes",
        "walking round: 2 questions, 7 minutes",
        "reading papers: 2 questions, 6 minutes",
        "talking: 2 questions, 3 minutes",
    ]


def test_what_is_answered_stands_nowhere_and_what_nobody_knows_still_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    unknown = a_response(unknown=True, note="Ask the baker.", private="Not he.", told_by="Tom")
    responses = {"sent": 1, "bills": 2, "words": "no words here", "late": unknown}
    assert prepared(bakery(responses)) == 0  # type: ignore[arg-type]  # a reason, a response

    lines = said(capsys)
    assert lines[2] == "5 questions, about 24 minutes; 3 more are answered already."
    assert not CONSENT.exists()
    book = " ".join(text for name in load_workbook(PACK).sheetnames for text in texts(sheet(name)))
    assert "this: late?" in book
    for gone in ("this: sent?", "this: bills?", "Ask the baker", "Not he", "Tom"):
        assert gone not in book


def test_an_audit_of_which_everything_is_answered_needs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert prepared(an_audit(responses={"reception_greeted": 2})) == 1

    said = capsys.readouterr().err
    assert "nothing is left to prepare" in said
    assert f"cxaudit start --from {AUDIT}" in said


def test_the_pack_has_a_sheet_for_each_department(capsys: pytest.CaptureFixture[str]) -> None:
    assert prepared(bakery()) == 0

    assert load_workbook(PACK).sheetnames == [
        "Visit pack",
        "Reception & front desk",
        "Billing",
        "Complaints",
    ]
    assert f"{PACK.as_posix()}: the visit pack, with 3 question sheets" in said(capsys)


def test_or_for_each_who_leads_some() -> None:
    assert prepared(bakery(), "--by", "person") == 0

    assert load_workbook(PACK).sheetnames == ["Visit pack", "Agnes Molina", "Ruth Berg"]
    assert "Complaints: Easy" in texts(sheet("Agnes Molina"))


def test_a_sheet_has_every_step_with_its_key_and_blanks_with_the_unit_for_a_measure() -> None:
    assert prepared(bakery()) == 0

    told = texts(sheet("Reception & front desk"))
    assert told[told.index("How many of us do this: seen?") :][:12] == [
        "How many of us do this: seen?",
        "“They do this for me: seen.”",
        "look, where customers are served: Ask two people, apart.",
        *["☐", "1", "nobody does", "☐", "2", "a few do", "☐", "3", "most of them do"],
    ]
    assert any(re.fullmatch(r"(_+ +){5}rings, or never", text) for text in told)
    assert sum("does not apply" in text for text in told) == 2  # but where it must be answered
    assert told.count("☐") == 2 * 4 + 3
    assert "Talking with " + "_" * 32 in told


def test_the_tenth_step_has_the_key_0() -> None:
    steps = [f"step no. {number}" for number in range(1, 11)]
    assert prepared(an_audit(a_checklist(a_question(steps=steps)), organisation="Harbour Bakery")) == 0

    told = texts(sheet("Reception"))
    assert told[told.index("step no. 10") - 1] == "0"


def test_what_is_asked_only_after_some_answers_says_so() -> None:
    asked = a_question("more", only_if={"greeted": [1]})
    assert prepared(an_audit(a_checklist(a_question(), asked), organisation="Harbour Bakery")) == 0

    assert any(text.startswith("Asked: ") and "greeted" in text for text in texts(sheet("Reception")))


def test_the_letter_to_all_staff_says_who_comes_when_and_that_nobody_is_on_trial() -> None:
    assert prepared(bakery(auditor="Ana Ruiz", contact="ana@example.org")) == 0

    told = letter(STAFF)
    assert "On 8 January 2026 Ana Ruiz comes to us for an audit." in told
    assert "Agnes Molina: Reception & front desk, about 2 minutes" in told
    assert "Nobody's words are held against them" in told
    assert "in confidence" in told
    assert "some calls and messages may be tests" in told
    assert "Ana Ruiz: ana@example.org" in told
    assert "Signature" in told


def test_the_client_agrees_to_exactly_the_tests_that_need_it() -> None:
    assert prepared(bakery(auditor="Ana Ruiz")) == 0

    told = letter(CONSENT)
    assert "How many of us do this: sent?" in told
    assert "Complaints; begun by 5 January 2026" in told
    assert "Complain twice." in told
    assert told.count("How many of us") == 1
    assert [told.count(word) for word in ("Date", "Signature")] == [2, 2]


def test_where_nothing_is_tested_nobody_need_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert prepared(an_audit(organisation="Harbour Bakery")) == 0

    assert not CONSENT.exists()
    assert "may be tests" not in letter(STAFF)
    lines = said(capsys)
    assert lines[1] == "Nothing needs to be begun days ahead."
    assert "Before" not in lines
    assert "Papers to have ready" not in lines


def test_owners_of_few_people_begin_at_the_end_of_the_first_sitting(
    capsys: pytest.CaptureFixture[str],
) -> None:
    owner = begin(shop(extent="short", organisation="Harbour Bakery", auditor="Ana Ruiz"), SHIPPED, "owner")
    assert prepared(owner) == 0

    lines = said(capsys)
    assert lines[0] == "Harbour Bakery, self-assessment of 5 January 2026"
    assert lines[1].endswith("begun at the end of the first sitting, for the last one.")
    sittings = under(lines, "Sittings")
    assert len(sittings) == 2
    assert sittings[-1].endswith("ends with the policy")
    assert load_workbook(PACK).sheetnames == ["Visit pack", "Ana Ruiz"]
    assert not CONSENT.exists()
    assert "we take a close look at our own work; Ana Ruiz asks the questions" in letter(STAFF)


def test_whoever_works_alone_and_audits_herself_gets_no_letters(capsys: pytest.CaptureFixture[str]) -> None:
    herself = alone().model_copy(update={"responses": {}, "organisation": "Harbour Bakery", "site": ""})
    assert prepared(herself) == 0

    assert not list(Path().rglob("*.docx"))
    assert "Talking with" not in " ".join(texts(sheet(herself.auditor)))
    assert "Answering" in said(capsys)


def test_of_a_visit_to_somebody_alone_there_is_no_letter_to_staff() -> None:
    assert prepared(bakery(profile={"size": "alone"})) == 0

    assert not STAFF.exists()
    assert CONSENT.exists()


def test_nothing_is_replaced_without_force(capsys: pytest.CaptureFixture[str]) -> None:
    STAFF.parent.mkdir()
    STAFF.write_bytes(b"mine")

    assert prepared(bakery()) == 1
    assert "add --force to replace it" in capsys.readouterr().err
    assert not PACK.exists()
    assert STAFF.read_bytes() == b"mine"

    assert prepared(bakery(), "--force") == 0
    assert "Dear all," in letter(STAFF)


def test_pack_and_letters_go_where_they_are_wanted() -> None:
    assert prepared(bakery(), "-o", "here/pack.xlsx", "--documents", "letters") == 0

    assert {path.as_posix() for path in Path().rglob("*.*") if path.suffix in (".xlsx", ".docx")} == {
        "here/pack.xlsx",
        "letters/Harbour-Bakery-letter-to-staff.docx",
        "letters/Harbour-Bakery-consent.docx",
    }


def everything() -> Audit:
    """All 258 questions, and nothing answered."""
    return demo().model_copy(update={"responses": {}, "own": (), "actions": {}, "policy": None})


def core() -> Audit:
    """Some 60 questions."""
    told = everything().model_copy(update={"extent": "core", "departments": ()})
    return begin(told, SHIPPED, "core")


@pytest.mark.parametrize("make", [everything, core, bakery])
def test_the_files_are_sound_and_no_line_is_wider_than_the_screen(
    make: object, capsys: pytest.CaptureFixture[str]
) -> None:
    audit: Audit = make()  # type: ignore[operator]
    assert prepared(audit, "-o", "pack.xlsx", "--documents", "letters") == 0

    said_before_files = "\n".join(said(capsys)).split("pack.xlsx: ")[0].splitlines()
    assert max(map(len, said_before_files)) <= 79
    assert broken_rules(Path("pack.xlsx")) == []
    for path in (Path("pack.xlsx"), *Path("letters").iterdir()):
        assert OpenXmlValidator().validate(path).is_valid, path


@pytest.mark.parametrize("make", [everything, core])
def test_on_paper_letters_have_8_points_at_least_and_no_question_is_torn(make: object) -> None:
    audit: Audit = make()  # type: ignore[operator]
    assert prepared(audit, "-o", "pack.xlsx") == 0

    asked = 0
    for page in load_workbook("pack.xlsx").worksheets[1:]:
        assert isinstance(page, Worksheet)
        starts = {1} | {row for row in range(1, page.max_row + 1) if isinstance(page.cell(row, 2).value, int)}
        asked += len(starts) - 1
        breaks = {each.id + 1 for each in page.row_breaks.brk}
        # above a question stand air, and perhaps its section with its own
        assert breaks <= {start - above for start in starts for above in (1, 3)}
        ends = [*sorted(breaks), page.max_row + 1]
        for first, after in zip([1, *ends], ends, strict=False):
            points = sum(page.row_dimensions[row].height or 15 for row in range(first, after))
            assert points * look.LEAST_PRINTED / look.LABEL <= (297 - 9 - 14) / 25.4 * 72
    assert asked == sum(1 for _ in audit.places)


def test_every_letter_of_the_pack_is_large_enough() -> None:
    assert prepared(bakery()) == 0

    for page in load_workbook(PACK).worksheets:
        sizes = {cell.font.sz for row in page.iter_rows() for cell in row if cell.value is not None}
        letters = map(get_column_letter, range(1, page.max_column + 1))
        widths = sum(page.column_dimensions[letter].width * 7 for letter in letters)
        assert min(sizes) >= look.LABEL
        assert round(widths) <= look.PORTRAIT


def test_in_another_language_every_text_of_pack_and_letters_is_said(tmp_path: Path) -> None:
    audit = bakery()
    with made_up_language(tmp_path, between_brackets):
        pack = visit_pack(audit, TODAY)
        write_visit_pack(pack, Path("pack.xlsx"))
        for name, write in letters(pack).items():
            with Path(f"{name}.docx").open("wb") as file:
                write(file)
        terminal = "\n".join(in_words(pack))

    # of whatever people wrote themselves, only what has no brackets is left
    own = [*re.findall(r'"([^"]{2,})"', audit.model_dump_json()), audit.checklist.departments[0].lead]
    book = load_workbook("pack.xlsx")
    said = [str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value]
    said += [*letter(Path("letter-to-staff.docx")).splitlines(), *letter(Path("consent.docx")).splitlines()]
    joined = re.sub(r"\n +", " ", terminal).splitlines()
    assert {text: bare for text in [*said, *joined] if (bare := unsaid(text, *own))} == {}
