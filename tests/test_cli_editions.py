"""`cxaudit report` for others than whoever runs the business."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from cxaudit.audit import Audit
from cxaudit.cli import main
from cxaudit.files import locked
from cxaudit.storage import load_audit, save_audit
from tests.audits import alone
from tests.builders import a_checklist, a_department, an_audit

AUDIT = Path("shop.audit.json")
TITLES = {"reception": "Reception & front desk", "billing": "Billing", "returns": "Billing & returns"}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save_audit(shop(), AUDIT)


def shop(**changes: object) -> Audit:
    departments = [a_department(id=id, title=title) for id, title in TITLES.items()]
    answers = {f"{id}_greeted": 1 for id in TITLES}
    return an_audit(a_checklist(*departments), answers, organisation="Harbour Bakery", **changes)


def strip(title: str, organisation: str = "Harbour Bakery") -> str:
    """What the first sheet of a department's handout says at its top."""
    return f"For you: {title}   {organisation}, audit of 5 January 2026"


def written() -> set[str]:
    return {path.as_posix() for path in Path().rglob("*.xlsx")}


def test_the_edition_for_the_staff_is_named_after_the_business(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(AUDIT), "--audience", "staff"]) == 0

    assert written() == {"output/Harbour-Bakery-staff.xlsx"}
    assert capsys.readouterr().out == (
        "output/Harbour-Bakery-staff.xlsx: for the staff; 3 action items; 3 departments; the policy\n"
        "The scores of all departments are shown. Where fewer than three people work in one, name it with"
        " --few-in and --force, and its scores are not.\n"
    )
    assert load_workbook("output/Harbour-Bakery-staff.xlsx").sheetnames[0] == "For you"


def test_it_says_which_departments_have_no_score_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    save_audit(shop(few_in=("billing",)), AUDIT)

    assert main(["report", str(AUDIT), "--audience", "staff", "-o", "x.xlsx"]) == 0

    said = capsys.readouterr().out.splitlines()
    assert said[1] == "Without scores, as there are fewer than three people: Billing."
    values = [cell.value for row in load_workbook("x.xlsx")["Departments"].iter_rows() for cell in row]
    assert "not shown: fewer than three people" in values


def test_departments_of_few_people_are_named_when_it_is_written_and_kept(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write = ["report", str(AUDIT), "--audience", "staff", "--force"]

    assert main([*write, "--few-in", "returns", "--few-in", "recep"]) == 0
    assert load_audit(AUDIT).few_in == ("reception", "returns")
    assert "fewer than three people: Reception & front desk, Billing & returns." in capsys.readouterr().out

    assert main(write) == 0
    assert load_audit(AUDIT).few_in == ("reception", "returns")
    assert main([*write, "--few-in", "none"]) == 0
    assert load_audit(AUDIT).few_in == ()


def test_a_department_of_few_people_must_be_one_and_is_for_the_staff_alone() -> None:
    assert main(["report", str(AUDIT), "--audience", "staff", "--few-in", "kitchen"]) == 1
    assert main(["report", str(AUDIT), "--few-in", "billing"]) == 2
    assert written() == set()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("reception", "Reception & front desk"),
        ("RECEPTION & FRONT DESK", "Reception & front desk"),
        ("recep", "Reception & front desk"),
        ("front desk", "Reception & front desk"),
        ("billing", "Billing"),
        ("Billing & r", "Billing & returns"),
        ("return", "Billing & returns"),
    ],
)
def test_a_department_is_named_by_its_id_its_title_or_a_part_of_one(name: str, title: str) -> None:
    assert main(["report", str(AUDIT), "--department", name, "-o", "x.xlsx"]) == 0

    assert load_workbook("x.xlsx")["For you"]["A1"].value == strip(title)


def test_the_handout_of_a_department_is_named_after_both() -> None:
    assert main(["report", str(AUDIT), "--department", "reception"]) == 0

    assert written() == {"output/Harbour-Bakery-Reception-front-desk.xlsx"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("recetpion", "no department 'recetpion'\n    fix: did you mean reception?"),
        (
            "bill",
            "by 'bill'\n    fix: name one of them: Billing (billing), Billing & returns (returns)",
        ),
        ("", "no department ''"),
    ],
)
def test_a_name_that_means_none_or_several_is_told(
    name: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(AUDIT), "--department", name]) == 1

    assert said in capsys.readouterr().err
    assert written() == set()


def test_handouts_are_a_file_for_each_department_and_none_is_replaced(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("hand").mkdir()
    Path("hand/Harbour-Bakery-Billing.xlsx").write_bytes(b"mine")

    assert main(["report", str(AUDIT), "--handouts", "hand"]) == 1
    assert written() == {"hand/Harbour-Bakery-Billing.xlsx"}
    assert "--force" in capsys.readouterr().err
    assert main(["report", str(AUDIT), "--handouts", "hand", "--force"]) == 0

    assert written() == {
        "hand/Harbour-Bakery-Reception-front-desk.xlsx",
        "hand/Harbour-Bakery-Billing.xlsx",
        "hand/Harbour-Bakery-Billing-returns.xlsx",
    }
    assert len(capsys.readouterr().out.splitlines()) == 3


LONG = "The whole of the house and all that is in it, " * 2
WIDE = "顧客相談室と返品窓口" * 8
ALIKE: dict[str, tuple[str, dict[str, str]]] = {
    "long": ("Bakery", {"first": f"{LONG}1", "second": f"{LONG}2"}),
    "long, of a long name": (LONG, {f"a_department_of_a_long_name_{n}": f"{LONG}{n}" for n in range(3)}),
    "many bytes": (WIDE, {"first": f"{WIDE}1", "second": f"{WIDE}2"}),
    "four bytes a letter": ("😀" * 80, {"first": "Billing", "second": "Returns"}),
    "no letters": ("???", {"first": "///", "second": "***", "third": ".."}),
    "case alone": ("Bakery", {"first": "Bar / Café", "second": "bar: CAFÉ"}),
    "accents": ("Bakery", {"first": "H\u00e4user", "second": "Ha\u0308user"}),
    "like an id": ("Bakery", {"first": "Bar!", "second": "bar?", "third": "Department first"}),
    "like the staff": ("Bakery", {"staff": "Staff", "other": "STAFF!"}),
    "like the audit": ("Bakery", {"first": "..", "second": "Billing"}),
}


@pytest.mark.parametrize("name", ALIKE)
def test_departments_whose_names_are_alike_have_a_file_each_and_no_other_edition_has_it(name: str) -> None:
    organisation, titles = ALIKE[name]
    departments = [a_department(id=id, title=title) for id, title in titles.items()]
    audit = Path("bakery.audit.json")
    save_audit(an_audit(a_checklist(*departments), organisation=organisation), audit)

    assert main(["report", str(audit)]) == 0
    assert main(["report", str(audit), "--audience", "staff"]) == 0
    assert main(["report", str(audit), "--handouts", "output"]) == 0

    assert len({path.casefold() for path in written()}) == len(titles) + 2
    for id in titles:
        # one by itself has the same name as with all others
        assert main(["report", str(audit), "--department", id]) == 1


def test_an_id_means_its_department_whatever_another_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    departments = [a_department(id="sales", title="Support"), a_department(id="support", title="Sales")]
    twins = [a_department(id=id, title=f"Twins{mark}") for id, mark in (("one", "!"), ("two", "?"))]
    save_audit(an_audit(a_checklist(*departments, *twins)), AUDIT)

    assert main(["report", str(AUDIT), "--department", "sales", "-o", "x.xlsx"]) == 0
    assert load_workbook("x.xlsx")["For you"]["A1"].value == strip("Support", "Corner Shop")
    assert main(["report", str(AUDIT), "--department", "twins"]) == 1
    assert "name one of them: Twins! (one), Twins? (two)" in capsys.readouterr().err


def test_a_title_is_found_however_its_accents_are_stored() -> None:
    save_audit(an_audit(a_checklist(a_department(id="first", title="Ha\u0308user"))), AUDIT)

    assert main(["report", str(AUDIT), "--department", "H\u00c4USER", "-o", "x.xlsx"]) == 0


def test_a_folder_that_cannot_be_made_is_told_with_a_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    Path("hand").write_text("mine", encoding="utf-8")

    assert main(["report", str(AUDIT), "--handouts", "hand", "--force"]) == 1

    said = capsys.readouterr().err
    assert "there is a file of that name" in said
    assert "name another folder" in said
    assert Path("hand").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "options",
    [
        ["--audience", "staff", "--department", "billing"],
        ["--audience", "staff", "--handouts", "hand"],
        ["--department", "billing", "--handouts", "hand"],
        ["--handouts", "hand", "-o", "x.xlsx"],
        ["--audience", "staff", "--logo", "logo.png"],
        ["--department", "billing", "--logo", "logo.png"],
        ["--audience", "customers"],
    ],
)
def test_options_that_contradict_each_other_are_refused(
    options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(AUDIT), *options]) == 2

    assert options[0] in capsys.readouterr().err
    assert written() == set()


def test_nothing_is_handed_out_of_a_business_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    save_audit(alone(), AUDIT)

    for options in (["--audience", "staff"], ["--handouts", "hand"]):
        assert main(["report", str(AUDIT), *options]) == 1
        assert "nobody to hand an edition to" in capsys.readouterr().err
    assert written() == set()


@pytest.mark.parametrize("options", [["--audience", "staff"], ["--handouts", "hand"]])
def test_the_numbers_of_action_items_are_kept(options: list[str]) -> None:
    assert main(["report", str(AUDIT), *options]) == 0

    assert all(state.number for state in load_audit(AUDIT).actions.values())
    assert load_audit(AUDIT).actions


def test_an_audit_that_is_held_is_handed_out_without_keeping_its_numbers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with locked(AUDIT, "somebody"):
        assert main(["report", str(AUDIT), "--audience", "staff"]) == 0

    assert "are not kept" in capsys.readouterr().out
    assert not load_audit(AUDIT).actions
