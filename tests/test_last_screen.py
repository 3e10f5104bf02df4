"""What is said when all is done, and the policy sitting that is held by itself."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from cxaudit.audit import Audit
from cxaudit.cli import main
from cxaudit.cli.last_screen import last_words, opening
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_clause, a_question, an_audit

CLAUSES = (a_clause("calls", {"rings": 4}), a_clause("bills", kind="rule"))
PATH, BOOK = Path("output", "shop.audit.json"), Path("output", "My shop.xlsx")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def a_shop(**changes: object) -> Audit:
    questions = [a_question(f"q_{each.id}", clause=each.id) for each in CLAUSES]
    return an_audit(a_checklist(*questions, clauses=CLAUSES), {"q_calls": 1, "q_bills": 4}, **changes)


def by_lines(monkeypatch: pytest.MonkeyPatch, args: list[str], *lines: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(args)


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("linux", f"xdg-open '{BOOK}'"),
        ("darwin", f"open '{BOOK}'"),
        ("win32", f'start "" "{BOOK}"'),
    ],
)
def test_a_workbook_is_opened_as_the_system_does_it(
    monkeypatch: pytest.MonkeyPatch, platform: str, command: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)

    assert opening(BOOK) == command


def test_at_the_end_it_says_how_to_open_the_workbook_and_what_comes_next(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save_audit(a_shop(), PATH)

    assert by_lines(monkeypatch, ["resume", str(PATH)], "w") == 0

    said = capsys.readouterr().out
    book = PATH.with_name("shop.xlsx")
    assert f"Open the workbook with:\n    {opening(book)}\n" in said
    assert f"Decide the policy with:\n    cxaudit policy {PATH}\n" in said
    assert f"Look at it again from 4 January 2027 on, with:\n    cxaudit start --from {PATH}\n" in said


def test_where_the_policy_is_decided_its_documents_come_next_and_nobody_alone_hands_out() -> None:
    decided = {"held": "2026-01-05", "clauses": {each.id: {"written": "yes"} for each in CLAUSES}}

    of_some = "\n".join(last_words(a_shop(policy=decided), PATH, BOOK))
    of_one = "\n".join(last_words(a_shop(kind="self", profile={"size": "alone"}), PATH, BOOK))

    assert f"cxaudit policy {PATH} --document {PATH.parent}" in of_some
    assert ("Hand out" in of_some, "Hand out" in of_one) == (True, False)


# ---- the sitting by itself ---------------------------------------------------------------------------------


def test_the_sitting_is_held_by_itself_stopped_and_gone_on_with(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save_audit(a_shop(), PATH)

    assert by_lines(monkeypatch, ["policy", str(PATH), "--plain"], "y", "q") == 0
    assert f"Saved. Go on with:\n    cxaudit policy {PATH}\n" in capsys.readouterr().out
    assert load_audit(PATH).sitting_on("calls").written == "yes"

    assert by_lines(monkeypatch, ["policy", str(PATH), "--plain"], "", "Ana", "") == 0
    said = capsys.readouterr().out
    assert "Version 1, decided on" in said
    assert f"cxaudit policy {PATH} --show" in said
    audit = load_audit(PATH)
    assert not audit.drafts
    assert all(state.number for state in audit.actions.values())


def test_who_is_interrupted_in_a_sitting_is_told_where_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save_audit(a_shop(), PATH)

    assert by_lines(monkeypatch, ["policy", str(PATH), "--plain"], "k") == 130

    assert capsys.readouterr().err == (
        f"Interrupted: everything answered is saved; go on with:\n    cxaudit policy {PATH}\n"
    )
    assert load_audit(PATH).sitting_on("calls").written == "known"


def test_without_a_terminal_the_policy_is_said_as_with_the_option_to_show_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    save_audit(a_shop(), PATH)

    assert main(["policy", str(PATH)]) == 0
    unasked = capsys.readouterr().out
    assert main(["policy", str(PATH), "--show", "--plain"]) == 0

    assert capsys.readouterr().out == unasked
    assert "Draft: no policy sitting was held yet." in unasked
