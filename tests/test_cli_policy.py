"""`cxaudit policy`: the policy at the terminal, and as documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document as read_docx

from cxaudit.audit import Audit
from cxaudit.cli import main
from cxaudit.storage import save_audit
from tests.builders import DAY, a_checklist, a_clause, a_question, an_audit

SHOP = Path("shop.audit.json")
FILES = ["shop-house-rules.docx", "shop-promises.docx"]
POLICY = (
    a_clause("calls", {"rings": 4}, title="Calls are answered"),
    a_clause("bills", kind="rule", title="Bills are right", may="You may stop every reminder."),
)
HELD = {
    "held": DAY,
    "in_force": "2026-03-02",
    "version": 3,
    "clauses": {clause.id: {"written": "yes"} for clause in POLICY},
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def a_shop(policy: object = HELD) -> Audit:
    questions = [a_question(f"q_{clause.id}", clause=clause.id) for clause in POLICY]
    checklist = a_checklist(*questions, clauses=POLICY)
    return an_audit(checklist, {each.id: 4 for each in questions}, policy=policy)


def names(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def test_the_policy_is_said_with_the_numbers_of_its_documents(capsys: pytest.CaptureFixture[str]) -> None:
    save_audit(a_shop(), SHOP)

    assert main(["policy", str(SHOP)]) == 0

    said = capsys.readouterr().out
    assert said.startswith(
        "Corner Shop\nVersion 3, decided on 5 January 2026, in force from 2 March 2026. Next"
    )
    assert "  1 Calls are answered\n    We keep what we promise about calls: 4 rings.\n" in said
    assert "  2 Bills are right\n" in said
    assert "  - You may stop every reminder.\n" in said
    assert said.endswith("    cxaudit policy shop.audit.json --document .\n")


def test_a_draft_is_called_one(capsys: pytest.CaptureFixture[str]) -> None:
    save_audit(a_shop(policy=None), SHOP)

    assert main(["policy", str(SHOP)]) == 0

    name, stands, *_ = capsys.readouterr().out.splitlines()
    assert name == "Corner Shop"
    assert stands.startswith("Draft: ")
    assert not re.search(r"Version|20\d\d", stands)


def test_two_documents_are_written_and_none_is_replaced_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    save_audit(a_shop(), SHOP)

    assert main(["policy", str(SHOP), "--document", "new/docs"]) == 0
    assert names("new/docs") == FILES
    assert read_docx("new/docs/shop-promises.docx").core_properties.author == "Corner Shop"
    Path("new/docs/shop-promises.docx").write_text("mine", encoding="utf-8")
    capsys.readouterr()

    assert main(["policy", str(SHOP), "--document", "new/docs"]) == 1
    assert "add --force" in capsys.readouterr().err
    assert Path("new/docs/shop-promises.docx").read_text(encoding="utf-8") == "mine"

    assert main(["policy", str(SHOP), "--document", "new/docs", "--force"]) == 0
    assert read_docx("new/docs/shop-promises.docx").paragraphs
    assert names("new/docs") == FILES


def test_if_one_of_the_two_is_there_neither_is_written() -> None:
    save_audit(a_shop(), SHOP)
    Path("docs").mkdir()
    Path("docs", FILES[1]).write_text("mine", encoding="utf-8")

    assert main(["policy", str(SHOP), "--document", "docs"]) == 1
    assert names("docs") == [FILES[1]]


def test_a_policy_of_which_everything_is_left_out_is_said_to_have_no_document(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = {"clauses": {clause.id: {"decision": "leave_out"} for clause in POLICY}}
    save_audit(a_shop(out), SHOP)

    assert main(["policy", str(SHOP), "--document", "docs"]) == 1
    assert "left every clause out" in capsys.readouterr().err
    assert not Path("docs").exists()
    assert main(["policy", str(SHOP)]) == 0
    assert "--document" not in capsys.readouterr().out


def test_documents_have_names_that_every_system_takes() -> None:
    odd = Path("a $b'c & d.audit.json")
    save_audit(a_shop(), odd)

    assert main(["policy", str(odd), "--document", "."]) == 0
    assert sorted(path.name for path in Path().glob("*.docx")) == [
        "a-bc-d-house-rules.docx",
        "a-bc-d-promises.docx",
    ]


def test_what_is_wrong_is_told_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    without = an_audit(a_checklist(a_question("greeted", clause=None), clauses=POLICY), {"greeted": 4})
    save_audit(without, SHOP)
    Path("file").write_text("x", encoding="utf-8")

    assert main(["policy", str(SHOP)]) == 1
    assert "has no policy" in (said := capsys.readouterr().err)
    assert "fix: " in said
    assert main(["policy", "nowhere.audit.json"]) == 1
    save_audit(a_shop(), SHOP)
    assert main(["policy", str(SHOP), "--document", "file"]) == 1
    assert "file of that name" in capsys.readouterr().err
    assert main(["policy", str(SHOP), "--force"]) == 2
