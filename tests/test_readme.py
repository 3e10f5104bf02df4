"""What the README says is so."""

import datetime
import re
from pathlib import Path

import pytest

from cxaudit.cli import main
from cxaudit.interview.keys import foot
from cxaudit.library import checklists_folder, load_checklist, read_answers
from cxaudit.plan import Work, begin, minutes_of, workload
from cxaudit.report import build_report
from cxaudit.workbook.sheet_names import COMMON, SUMMARY
from tests.builders import an_audit

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHECKLIST = load_checklist(checklists_folder())


def block(language: str, containing: str) -> str:
    """The fenced block of a language that contains something."""
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    return str(next(block for block in blocks if containing in block))


def test_the_table_of_departments_is_that_of_the_checklists() -> None:
    for department in CHECKLIST.departments:
        touchpoints = ", ".join(touchpoint.title for touchpoint in department.touchpoints)
        row = f"| {department.title} | {touchpoints} | {len(department.questions)} |"

        assert row in README


def test_the_table_names_no_other_department() -> None:
    asked = README.split("## What is asked")[1].split("##")[0]

    assert asked.count("\n| ") == len(CHECKLIST.departments) + 1


def test_the_table_of_sheets_names_all_that_people_read() -> None:
    named = re.findall(r"^\| (.*?) \|", README.split("| sheet |")[1].split("\n\n")[0], re.MULTILINE)

    assert [name for name in named if name != "one for each department"] == [SUMMARY, *COMMON]


def test_demo_says_what_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    main(["demo"])

    said = capsys.readouterr().out.replace("\\", "/")
    assert said.startswith(block("text", "demo.audit.json"))
    assert "    cxaudit policy output/demo.audit.json\n" in said


def test_the_screen_of_a_question_names_every_key() -> None:
    screen = " ".join(block("text", "n note").split())

    assert screen.endswith(foot(an_audit()).replace("\N{NO-BREAK SPACE}", " "))


def test_the_example_of_answers_makes_an_audit(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(block("yaml", "responses:"), encoding="utf-8")

    audit = begin(read_answers(path, CHECKLIST, datetime.date(2026, 1, 5)), CHECKLIST, "readme")

    assert build_report(audit).overall.tally.rated == 4
    assert audit.organisation == "Harbour Bakery"


def test_the_example_of_a_policy_fits_into_the_example_of_answers(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(block("yaml", "responses:") + block("yaml", "policy:\n"), encoding="utf-8")

    audit = begin(read_answers(path, CHECKLIST, datetime.date(2026, 1, 5)), CHECKLIST, "readme")

    text = build_report(audit).refresh
    assert text.draft
    assert any("75 euros" in line.text for line in text.rules)
    assert "In touch when there is nothing to sell" not in {line.title for line in text.rules}


def test_how_much_is_asked_is_as_the_readme_says() -> None:
    everything = CHECKLIST.places.values()
    yes = {fact.id: True for fact in CHECKLIST.facts if not fact.choices and fact.id != "many_sites"}
    alone = begin(
        an_audit().changed(
            kind="self", profile={"size": "alone", **yes}, departments=(), responses={}, policy=None
        ),
        CHECKLIST,
        "alone",
    )
    own = [alone.checklist.places[name] for name in alone.plan]

    said = " ".join(README.split())
    amounts = (
        len(everything),
        minutes_of(everything) // 60,
        round(workload(everything)[Work.TALKS].minutes / 60),
    )
    assert "All {} questions take about {} hours, {} of them talks".format(*amounts) in said
    assert f"is asked {len(own)} at most, which take {minutes_of(own) // 60}." in said


def test_the_example_of_a_department_is_a_checklist_that_can_be_asked(tmp_path: Path) -> None:
    (tmp_path / "checklist.yaml").write_text("id: mine\ntitle: Mine\n", encoding="utf-8")
    (tmp_path / "front.yaml").write_text(block("yaml", "department: front"), encoding="utf-8")

    checklist = load_checklist(tmp_path)

    assert [checklist.steps(place.question)[:1] for place in checklist.places.values()] == [
        ("no",),
        (),
        ("not before they speak",),
    ]


def test_every_command_of_the_readme_exists(capsys: pytest.CaptureFixture[str]) -> None:
    commands = set(re.findall(r"cxaudit (demo|start|resume|report|policy|compare|checklist \w+)", README))

    for command in commands:
        assert main([*command.split(), "--help"]) == 0
    assert {
        "demo",
        "start",
        "resume",
        "report",
        "policy",
        "compare",
        "checklist show",
        "checklist check",
    } <= commands


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))

    assert set(re.findall(r"make ([a-z]+) {2,}#|`make ([a-z]+)`", README)) != set()
    for pair in re.findall(r"make ([a-z]+) {2,}#|`make ([a-z]+)`", README):
        assert next(filter(None, pair)) in targets


def test_every_picture_and_link_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
