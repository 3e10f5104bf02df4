"""A spreadsheet of others through the commands: brought in, asked, scored; and what is said on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from cxaudit.checklist import Checklist
from cxaudit.cli import main
from cxaudit.library import load_checklist
from tests.spreadsheets import BOLD, WIDE, Rows, text_file, workbook

FORTY = [f"Is thing number {number} as it should be?" for number in range(1, 41)]
ROOMS = ("Outside", "Entrance", "Till", "Back room")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def of_room(number: int) -> list[str]:
    return FORTY[10 * number : 10 * number + 10]


def plain() -> Path:
    rows = [["Section", "Question"], *([ROOMS[n // 10], ask] for n, ask in enumerate(FORTY))]
    return workbook(Path("shop.xlsx"), Sheet1=rows)


def with_merged_titles() -> Path:
    rows: list[list[object]] = [["wide:Round of the shop, 2026"], ["Auditor:", None, "Date:"], []]
    rows += [["No.", "Item", "Yes", "No", "N/A", "Comments"]]
    for place, room in enumerate(ROOMS, 1):
        rows.append([f"{WIDE}{place}. {room.upper()}"])
        rows += [[f"{place}.{n}", ask] for n, ask in enumerate(of_room(place - 1), 1)]
        rows.append([None, "Total", None, None, None, None])
    rows += [[], ["Signature: _________"]]
    return workbook(Path("shop.xlsx"), Round=rows)


def without_sections() -> Path:
    return workbook(
        Path("shop.xlsx"),
        Tabelle1=[["Criteria:", "Y", "N", "NA"], *([f"{n}) {ask}"] for n, ask in enumerate(FORTY, 1))],
    )


def a_sheet_a_room() -> Path:
    sheets: dict[str, Rows] = {
        room: [[f"{BOLD}{room}"], ["Standard", "Y/N/NA"], *([f"• {ask}", None] for ask in of_room(place))]
        for place, room in enumerate(ROOMS)
    }
    return workbook(Path("shop.xlsx"), **{room.replace(" ", "_"): rows for room, rows in sheets.items()})


def windows_text() -> Path:
    rows = [["Rundgang durchs Café"], ["AREA", "CHECK POINT", "ANSWER TYPE"]]
    rows += [[ROOMS[n // 10] if not n % 10 else "", ask, "Y/N/NA"] for n, ask in enumerate(FORTY)]
    return text_file(Path("shop.csv"), rows, ";", "cp1252")


ANSWERED = ("yes", "no", "yes", "yes")


def answers_for(checklist: Checklist) -> str:
    """A file of answers: of four, three say yes."""
    answers = [f"  {id}: {ANSWERED[place % 4]}" for place, id in enumerate(checklist.places)]
    return "\n".join(["organisation: Harbour Shop", "auditor: Ana Ruiz", "responses:", *answers, ""])


@pytest.mark.slow
@pytest.mark.parametrize("make", [plain, with_merged_titles, without_sections, a_sheet_a_room, windows_text])
def test_forty_items_become_a_scored_workbook_in_three_commands(make: object) -> None:
    source = make()  # type: ignore[operator]
    before = source.read_bytes()

    assert main(["checklist", "import", str(source), "--to", "mine"]) == 0
    checklist = load_checklist(Path("mine"))
    Path("answers.yaml").write_text(answers_for(checklist), encoding="utf-8")
    assert main(["start", "--checklists", "mine", "--answers", "answers.yaml", "-o", "a.audit.json"]) == 0
    assert main(["report", "a.audit.json", "-o", "again.xlsx"]) == 0

    assert [place.question.ask for place in checklist.places.values()] == FORTY
    assert {place.question.scale for place in checklist.places.values()} == {"yes_no"}
    assert source.read_bytes() == before
    values = [cell.value for row in load_workbook("again.xlsx", data_only=True)["Summary"] for cell in row]
    assert 75 in values


def test_what_was_guessed_is_said_row_by_row(capsys: pytest.CaptureFixture[str]) -> None:
    rows: Rows = [
        ["Question", "Auto fail", "Weight"],
        [FORTY[0], "x", "High"],
        [FORTY[1], None, "low"],
        ["Clean?", None, "low"],
    ]
    workbook(Path("shop.xlsx"), Shop=rows)

    assert main(["checklist", "import", "shop.xlsx"]) == 0

    said = capsys.readouterr().out
    assert "  row 1: 'Auto fail' taken for critical\n" in said
    assert "  row 2: Weight 'High' taken for weight 3\n" in said
    assert "  rows 3-4: Weight 'low' taken for weight 1\n" in said
    assert "  row 4: a question has ten letters at least: asked as 'Shop: Clean?'\n" in said
    assert "nothing says how questions are answered: by yes or no" in said
    assert "cxaudit checklist check shop" in said
    assert main(["checklist", "check", "shop"]) == 0


def test_a_dry_run_says_the_same_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    source = plain()

    assert main(["checklist", "import", str(source), "--dry-run"]) == 0
    said = capsys.readouterr().out

    assert list(Path().iterdir()) == [source]
    assert main(["checklist", "import", str(source)]) == 0
    for path in Path("shop/core").iterdir():
        assert path.read_text(encoding="utf-8") in said


def test_no_folder_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    source = plain()
    Path("shop").mkdir()
    Path("shop/mine.txt").write_text("mine", encoding="utf-8")

    for more in ([], ["--dry-run"]):
        assert main(["checklist", "import", str(source), *more]) == 1
        assert "there is something of that name already" in capsys.readouterr().err
    assert [path.name for path in Path("shop").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "the file is empty"),
        ("a.xlsx", b"PK\x03\x04 and no more", "the file is cut off or damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "of a program of before 2007"),
        ("a.csv", b"", "no questions were found in it"),
        ("a.csv", b"Date;Sales\n2026-01-05;7\n", "no questions were found in it"),
        ("a.txt", bytes(range(256)), "no questions were found in it"),
        ("missing.xlsx", None, "there is no such file"),
        (".", None, "this is a folder, not a workbook"),
    ],
)  # fmt: skip
def test_what_is_no_checklist_is_told_with_a_fix(
    name: str, content: bytes | None, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        Path(name).write_bytes(content)

    assert main(["checklist", "import", name, "--to", "new"]) == 1

    told = capsys.readouterr()
    assert said in told.err
    assert "fix: " in told.err
    assert not told.out
    assert not Path("new").exists()


@pytest.mark.parametrize("name", ["mine.xlsx", "mine.csv"])
def test_a_checklist_is_shown_as_a_spreadsheet_and_read_again(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["checklist", "new", "mine"])

    assert main(["checklist", "show", "--checklists", "mine", "-o", name]) == 0
    assert main(["checklist", "import", name, "--to", "again"]) == 0

    said = capsys.readouterr().out
    assert f"{name}: 5 questions" in said
    assert "guessed" not in said
    assert load_checklist(Path("again")) == load_checklist(Path("mine"))


def test_what_a_spreadsheet_cannot_hold_is_said_both_ways(capsys: pytest.CaptureFixture[str]) -> None:
    main(["checklist", "new", "mine", "--full"])

    assert main(["checklist", "show", "--checklists", "mine", "-o", "mine.csv"]) == 0
    assert "Left out, since no spreadsheet holds it: 2 clauses of the policy" in capsys.readouterr().out
    assert main(["checklist", "import", "mine.csv", "--to", "again"]) == 0
    assert "does not hold what its checklist has: 2 clauses of the policy" in capsys.readouterr().out
    assert "# Left out there: 2 clauses of the policy" in Path("again/core/checklist.yaml").read_text(
        encoding="utf-8"
    )


def test_a_spreadsheet_is_replaced_only_if_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.xlsx").write_text("mine", encoding="utf-8")

    assert main(["checklist", "show", "reception", "-o", "a.xlsx"]) == 1
    assert "add --force to replace it" in capsys.readouterr().err
    assert Path("a.xlsx").read_text(encoding="utf-8") == "mine"
    assert main(["checklist", "show", "reception", "-o", "a.xlsx", "--force"]) == 0
    assert main(["checklist", "show", "reception", "-o", "a.docx"]) == 1
    assert main(["checklist", "show", "reception", "--force"]) == 2
