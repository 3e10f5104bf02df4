"""The commands, as people call them: what they write, what they say, and how they end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cxaudit.audit import Response
from cxaudit.cli import main
from cxaudit.files import locked
from cxaudit.library import checklists_folder
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_question, an_audit
from tests.made_up import CLOSE, OPEN, made_up_language

DEMO = checklists_folder() / "examples" / "demo.yaml"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "x.xlsx: not rated: 1 critical not verified; action items: 0\n"),
        ({"greeted": 4}, "x.xlsx: 100 %, 1 answer, fewer than 2 answers; action items: 0\n"),
    ],
)
def test_report_says_once_how_it_stands(
    capsys: pytest.CaptureFixture[str], answers: dict[str, int], said: str
) -> None:
    path = Path("shop.audit.json")
    save_audit(an_audit(a_checklist(a_question("greeted", critical=True)), answers), path)

    assert main(["report", str(path), "-o", "x.xlsx"]) == 0
    assert capsys.readouterr().out == said


@pytest.mark.parametrize(("option", "name"), [([], "demo"), (["--alone"], "demo-alone")])
def test_demo_writes_audit_and_workbook_and_says_how_to_begin(
    capsys: pytest.CaptureFixture[str], option: list[str], name: str
) -> None:
    status = main(["demo", *option])

    said = capsys.readouterr().out
    audit = load_audit(Path(f"output/{name}.audit.json"))
    assert status == 0
    assert audit.alone == bool(option)
    assert audit.organisation in str(load_workbook(f"output/{name}.xlsx")["Summary"]["B2"].value)
    assert "cxaudit start" in said


def test_no_example_is_an_audit_to_go_on_with(capsys: pytest.CaptureFixture[str]) -> None:
    main(["demo"])
    main(["demo", "--alone"])

    assert main(["resume"]) == 1
    assert "there is no audit here to go on with" in capsys.readouterr().err


def test_nothing_is_replaced_unless_told(capsys: pytest.CaptureFixture[str]) -> None:
    main(["demo"])
    before = Path("output/demo.xlsx").stat().st_mtime_ns

    status = main(["demo"])

    assert status == 1
    assert Path("output/demo.xlsx").stat().st_mtime_ns == before
    assert "--force" in capsys.readouterr().err
    assert main(["demo", "--force"]) == 0
    assert Path("output/demo.xlsx").stat().st_mtime_ns != before


def test_an_audit_whose_workbook_exists_is_not_begun_halfway() -> None:
    Path("output").mkdir()
    Path("output/demo.xlsx").write_text("mine", encoding="utf-8")

    assert main(["demo"]) == 1
    assert not Path("output/demo.audit.json").exists()
    assert Path("output/demo.xlsx").read_text(encoding="utf-8") == "mine"


def test_start_names_the_files_after_business_site_and_day() -> None:
    status = main(["start", "--answers", str(DEMO)])

    audits = list(Path("output").glob("*.audit.json"))
    assert status == 0
    assert len(audits) == 1
    assert audits[0].name.startswith("Wrenfield")
    assert str(load_audit(audits[0]).date) in audits[0].name
    assert audits[0].with_name(audits[0].name.replace(".audit.json", ".xlsx")).is_file()


def test_every_audit_has_an_id_of_its_own() -> None:
    main(["start", "--answers", str(DEMO), "-o", "one.audit.json"])
    main(["start", "--answers", str(DEMO), "-o", "two.audit.json"])

    assert load_audit(Path("one.audit.json")).id != load_audit(Path("two.audit.json")).id


def numbers(path: Path) -> list[int | None]:
    return [state.number for state in load_audit(path).actions.values()]


def test_report_keeps_the_numbers_of_action_items_in_the_audit() -> None:
    path = Path("shop.audit.json")
    checklist = a_checklist(a_question("greeted"), a_question("thanked", clause="thanks", weight=3))
    save_audit(an_audit(checklist, {"greeted": 1}), path)

    assert main(["report", str(path), "-o", "one.xlsx"]) == 0
    assert numbers(path) == [1]

    save_audit(load_audit(path).answered("thanked", Response(step=1)), path)
    assert main(["report", str(path), "-o", "two.xlsx"]) == 0
    assert numbers(path) == [1, 2]
    assert [load_workbook("two.xlsx")["Action plan"][f"C{row}"].value for row in (5, 6)] == [1, 2]


def test_start_and_demo_keep_the_numbers_of_action_items() -> None:
    main(["start", "--answers", str(DEMO), "-o", "one.audit.json"])
    main(["demo"])

    for path in (Path("one.audit.json"), Path("output/demo.audit.json")):
        assert sorted(number or 0 for number in numbers(path)) == list(range(1, len(numbers(path)) + 1))


def test_a_book_is_written_of_an_audit_that_may_not_be_changed_and_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = Path("shop.audit.json")
    save_audit(an_audit(responses={"reception_greeted": 1}), path)

    with locked(path, "Ruth"):
        assert main(["report", str(path), "-o", "one.xlsx"]) == 0

    assert numbers(path) == []
    assert load_workbook("one.xlsx")["Action plan"]["C5"].value == 1
    assert "the numbers of action items in this book are not kept" in capsys.readouterr().out


def test_report_writes_the_workbook_again_from_the_audit_alone(capsys: pytest.CaptureFixture[str]) -> None:
    main(["demo"])

    status = main(["report", "output/demo.audit.json", "-o", "again.xlsx"])

    assert status == 0
    assert Path("again.xlsx").read_bytes() == Path("output/demo.xlsx").read_bytes()
    assert "again.xlsx: " in capsys.readouterr().out


@pytest.mark.parametrize(
    "args",
    [
        ["report", "missing.audit.json"],
        ["report", "."],
        ["start", "--answers", "missing.yaml"],
        ["demo", "--checklists", "missing"],
        ["checklist", "check", "missing"],
        ["checklist", "show", "receptoin"],
        ["checklist", "list", "--checklists", "missing"],
    ],
)
def test_what_cannot_be_used_is_told_with_a_fix(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status = main(args)

    said = capsys.readouterr()
    assert status == 1
    assert "fix: " in said.err
    assert not said.out
    assert not list(Path().iterdir())


def test_all_problems_of_a_file_of_answers_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    text = DEMO.read_text(encoding="utf-8").replace(
        "billing_ways_told: before they decide", "billing_ways_told: 9 #"
    )
    Path("mine.yaml").write_text(text.replace("kind: visit", "kind: vist"), encoding="utf-8")

    status = main(["start", "--answers", "mine.yaml"])

    said = capsys.readouterr().err
    assert status == 1
    assert said.count("fix: ") == 2
    assert "mine.yaml:" in said
    assert not Path("output").exists()


def test_wrong_usage_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report"]) == 2
    assert main(["reprot"]) == 2
    assert "reprot" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [[], ["start"], ["report"], ["demo"], ["checklist"], ["checklist", "list"],
                ["checklist", "show"], ["checklist", "check"]],
    ids=" ".join,
)  # fmt: skip
def test_every_command_has_help_with_an_example(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--help"]) == 0
    said = capsys.readouterr().out
    assert " ".join(["Example: cxaudit", *command]) in said
    assert "..." not in said.replace("ARGS]...", "")  # what a list says of a command is said to its end


def test_an_interrupt_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cxaudit.cli.reading.load_checklist", interrupt)

    assert main(["checklist", "list"]) == 130
    assert "Interrupted" in capsys.readouterr().err


def test_the_list_tells_departments_and_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    main(["checklist", "list"])

    said = capsys.readouterr().out
    assert "reception" in said
    assert "Billing" in said


def test_a_department_is_shown_with_the_steps_to_choose_from(capsys: pytest.CaptureFixture[str]) -> None:
    main(["checklist", "show", "billing"])

    said = capsys.readouterr().out
    assert "billing_ways_told (weight 1, full, 3 min)" in said
    assert "    1 only when it is time to pay" in said
    assert "    in working days: good 3 (bill_errors.days), poor 10" in said
    assert "reception_" not in said


def test_what_is_asked_at_the_start_and_the_policy_are_shown_around_the_departments(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = checklists_folder() / "template"

    main(["checklist", "show", "--checklists", str(folder / "full")])
    full = capsys.readouterr().out
    main(["checklist", "show", "--checklists", str(folder / "minimal")])
    minimal = capsys.readouterr().out

    assert max(map(len, full.splitlines())) < 80
    for line in (
        "Asked at the start",
        "  How many people work here, the owner included?",
        "    alone: one person alone (one person is the whole business)",
        "    small: 2 to 9 people (few people, so one action a week)",
        "    large: 10 people or more",
        "  asked only if: not alone",
        "    yes: there is more than one site",
        "    How many people work in your business, you included?",
        "The policy",
        "contact_phone (Promise, 10 min to teach)",
        "  {rings}: 4 rings",
        "  to teach: Answer within the agreed rings, and say your name.",
        "    to teach: Answer, or call back within the time that the message names.",
        "  holds only if: not alone",
        "  to be decided: Up to which sum may each of us give without asking? Set the",
        "  staff may decide: You may give up to {amount} without asking.",
        "  for: Everyone at the front desk",
    ):
        assert line in full.splitlines()
    assert full.index("Asked at the start") < full.index("Back office") < full.index("The policy")
    assert "Asked at the start" not in minimal
    assert "The policy" not in minimal


def test_all_that_a_question_can_say_is_shown_in_80_columns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = checklists_folder() / "template" / "full"

    main(["checklist", "show", "front", "--checklists", str(folder)])

    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) < 80
    for line in (
        "meets guests directly · action items go to: Front-desk lead · weight 2",
        "4 questions, about 16 minutes",
        "beforehand: 3 questions, 14 minutes",
        "Asking · on the telephone",
        "front_lunch (weight 2, core, 6 min)",
        "  “Whenever I call, a person answers.”",
        "  To be begun 2 working days ahead.",
        "  The client must agree to this in writing first.",
        "  To have ready: the published number.",
        "    3 a person, within a minute (10 points)",
        "  an answer up to step 1 needs a note",
        "  principle: People · policy: contact_phone · usually: the rule is not kept",
        "  when owners audit themselves:",
        "    Ask a friend to call twice, once over lunch.",
        "  where one person is the whole business:",
        "    What do callers hear over lunch?",
        "    to do: Call back: Record a message that says when you call back. (S)",
        "  only if the answer is “nobody, or only a machine” or “a person, after more",
        "    readings from 0 to 60 can be true",
        "  must be answered: not applicable is no answer",
        "  asked only if: not many_sites",
    ):
        assert line in said.splitlines()


def test_what_is_never_scored_is_shown_without_a_weight(capsys: pytest.CaptureFixture[str]) -> None:
    folder = checklists_folder() / "template" / "full"

    main(["checklist", "show", "back", "--checklists", str(folder)])

    said = capsys.readouterr().out.splitlines()
    assert "back_wish (full, 1.5 min)" in said
    assert "meets guests indirectly · weight 1" in said


def test_a_sound_checklist_is_told_with_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checklist", "check", str(checklists_folder() / "template" / "minimal")]) == 0

    assert [line.partition(": ")[2] or line for line in capsys.readouterr().out.splitlines()] == [
        "no problems; 1 department, 5 questions",
        "5 questions, about 8 minutes",
        "5 questions, 8 minutes",
    ]


def test_our_checklists_have_no_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checklist", "check"]) == 0
    assert "no problems" in capsys.readouterr().out


@pytest.mark.slow
def test_a_reader_that_stops_early_sees_no_traceback() -> None:
    shown = subprocess.Popen(
        [sys.executable, "-m", "cxaudit", "checklist", "show"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert shown.stdout
    assert shown.stderr
    with shown.stdout, shown.stderr:
        shown.stdout.readline()
        shown.stdout.close()
        shown.wait()
        assert not shown.stderr.read()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("demo", "What is asked, with the steps"),
        ("checklist list", "Touchpoints"),
        ("checklist check", "The checklists of cxaudit"),
        ("checklist show nothing", "no department has this id"),
        ("checklist show billing", "weight 2"),
        ("checklist new folder", "Write on from there, and check with"),
        ("resume", "there is no audit here to go on with"),
        ("resume there.audit.json --only nothing", "the audit has no department 'nothing'"),
        ("report there.audit.json -o there.txt", "the name must end in .xlsx"),
        ("report there.audit.json -o there.xlsx", "add --force to replace it"),
        (f"report there.audit.json -o {'x' * 250}.xlsx", "shorten it to 240 bytes"),
    ],
)
def test_what_a_command_says_can_be_said_in_another_language(
    line: str, said: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    save_audit(an_audit(), Path("there.audit.json"))
    Path("there.xlsx").touch()

    with made_up_language(tmp_path_factory.mktemp("words")):
        main(line.split())

    streams = capsys.readouterr()
    assert f"{OPEN}{said}{CLOSE}" in streams.out + streams.err


@pytest.mark.parametrize(
    "line", ["--help", "--version", "", "start --help", "resume -h", "checklist show -h"]
)
def test_help_imports_no_models_and_no_library_for_sheets_or_screens(line: str) -> None:
    assert heavy_imports(line, {}) == []


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["cxaudit ", "cxaudit start --f", "cxaudit checklist "])
def test_completion_imports_no_models_and_no_library_for_sheets_or_screens(typed: str) -> None:
    completing = {
        "_CXAUDIT_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(typed.count(" ")),
    }

    assert heavy_imports("", completing) == []


def heavy_imports(line: str, environment: dict[str, str]) -> list[str]:
    """What takes long to import and was imported by a command, run where there is no terminal."""
    code = (
        "import atexit, sys\n"
        "heavy = 'pydantic', 'openpyxl', 'PIL', 'questionary', 'prompt_toolkit', 'yaml', 'rich'\n"
        "atexit.register(lambda: print(*(m for m in heavy if m in sys.modules), file=sys.stderr))\n"
        "from cxaudit.cli import command\n"
        "command()\n"
    )
    run = [sys.executable, "-c", code, *line.split()]

    done = subprocess.run(
        run, capture_output=True, check=True, encoding="utf-8", env={**os.environ, **environment}
    )

    assert done.stdout
    return done.stderr.split()
