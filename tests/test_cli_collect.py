"""`cxaudit collect`, as people call it: what it says, what it takes, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxaudit.audit import Audit
from cxaudit.cli import main
from cxaudit.files import locked
from cxaudit.report import build_report
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_clause, a_question, an_audit
from tests.returned import edited
from tests.workbooks import written

AUDIT = Path("shop.audit.json")
ITEM = "reception.welcome"


def shop(**told: object) -> Audit:
    checklist = a_checklist(a_question("greeted"), a_question("thanked"), clauses=[a_clause()])
    return an_audit(checklist, {"greeted": 1, "thanked": 2}, **told)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    save_audit(shop(), AUDIT)
    written(build_report(load_audit(AUDIT)), Path("shop.xlsx"))


def copy(name: str, owner: str) -> str:
    edited(Path("shop.xlsx"), Path(name), {("plan", ITEM, "owner"): owner}, by=owner)
    return name


def lead() -> str:
    return build_report(shop()).not_parked[0].owner


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_without_a_terminal_it_shows_and_says_how_to_take(capsys: pytest.CaptureFixture[str]) -> None:
    before = AUDIT.read_bytes()

    assert main(["collect", str(AUDIT), copy("anna.xlsx", "Anna")]) == 0

    told = said(capsys)
    assert "Action plan: 1 change" in told
    assert f"Owner: {lead()} → Anna  [anna.xlsx (Anna)]" in told
    assert told.endswith("cxaudit collect shop.audit.json anna.xlsx --yes\n")
    assert AUDIT.read_bytes() == before


def test_what_was_shown_is_taken_with_yes_and_only_once(capsys: pytest.CaptureFixture[str]) -> None:
    path = copy("anna.xlsx", "Anna")

    assert main(["collect", str(AUDIT), path, "--yes"]) == 0
    assert "1 change is taken." in said(capsys)
    assert load_audit(AUDIT).actions[ITEM].owner == "Anna"
    assert main(["collect", str(AUDIT), path, "--yes"]) == 0
    assert said(capsys).endswith("Nothing is to be taken.\n")
    assert len(load_audit(AUDIT).collected) == 1


def test_at_a_terminal_it_asks_before_it_takes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("cxaudit.cli.collect.is_terminal", lambda: True)
    path = copy("anna.xlsx", "Anna")

    monkeypatch.setattr("click.confirm", lambda _said: False)
    assert main(["collect", str(AUDIT), path]) == 0
    assert load_audit(AUDIT).collected == ()

    monkeypatch.setattr("click.confirm", lambda _said: True)
    assert main(["collect", str(AUDIT), path]) == 0
    assert load_audit(AUDIT).actions[ITEM].owner == "Anna"


def test_copies_that_disagree_are_listed_and_one_can_be_preferred(capsys: pytest.CaptureFixture[str]) -> None:
    files = [copy("anna.xlsx", "Anna"), copy("ben.xlsx", "Ben")]

    assert main(["collect", str(AUDIT), *files, "--yes"]) == 0
    told = said(capsys)
    assert "Of 1 cell different things are said" in told
    assert all(each in told for each in ("anna.xlsx (Anna), ", "ben.xlsx (Ben), ", f"the audit: {lead()}"))
    assert load_audit(AUDIT).collected == ()

    assert main(["collect", str(AUDIT), *files, "--yes", "--prefer", "ben.xlsx"]) == 0
    assert load_audit(AUDIT).actions[ITEM].owner == "Ben"


def test_an_answer_waits_for_its_option(capsys: pytest.CaptureFixture[str]) -> None:
    edited(Path("shop.xlsx"), Path("b.xlsx"), {("questions", "greeted", "answer"): "N/A"})

    assert main(["collect", str(AUDIT), "b.xlsx", "--yes"]) == 0
    assert "1 changed answer is not taken: add --answers to take it." in said(capsys)
    assert main(["collect", str(AUDIT), "b.xlsx", "--yes", "--answers"]) == 0
    assert load_audit(AUDIT).responses["greeted"].na == "no reason given"


def test_every_file_that_cannot_be_read_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    written(build_report(shop(id="another")), Path("other.xlsx"))
    Path("text.xlsx").write_text("owner,due\n", encoding="utf-8")

    assert main(["collect", str(AUDIT), "other.xlsx", "text.xlsx", "gone.xlsx", "--yes"]) == 1

    told = capsys.readouterr().err
    assert "other.xlsx: this is the workbook of another audit" in told
    assert "text.xlsx: this is not a workbook" in told
    assert "gone.xlsx: there is no such file" in told


def test_an_audit_that_is_held_elsewhere_is_not_changed(capsys: pytest.CaptureFixture[str]) -> None:
    path = copy("anna.xlsx", "Anna")

    with locked(AUDIT, "somebody"):
        assert main(["collect", str(AUDIT), path, "--yes"]) == 1
        assert "somebody" in capsys.readouterr().err
        assert main(["collect", str(AUDIT), path]) == 0


def test_a_preferred_file_must_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    path = copy("anna.xlsx", "Anna")

    assert main(["collect", str(AUDIT), path, "--prefer", "ben.xlsx"]) == 2
    assert "--prefer" in capsys.readouterr().err
