"""Packs at the command line: seen, checked, begun, and added to an audit."""

from __future__ import annotations

import re
import sys
from io import StringIO
from pathlib import Path

import pytest

from cxaudit.cli import main
from cxaudit.storage import load_audit
from tests.test_library_packs import CLINIC, CORE, put
from tests.xlsx.values import held

ANSWERS = """\
organisation: Customers & Sons
auditor: Ada
date: 2026-01-05
profile: {customers_come: yes, nights: yes}
packs: [clinic]
responses:
  reception_greeted: {step: 1, note: The customer said so.}
  reception_door_wide: sometimes
  reception_bed_shown: 2
  ward_call: [30]
"""

OWN = ("--checklists", "mine")


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library of one's own with a pack, and another pack beside it."""
    monkeypatch.chdir(tmp_path)
    put(Path("mine/core"), CORE)
    put(Path("mine/packs/clinic"), CLINIC)
    put(Path("spa"), {"pack": "pack: spa\ntitle: Spas\ntrade: A spa\nwords: {staff: hosts}\n"})
    Path("a.yaml").write_text(ANSWERS, encoding="utf-8")


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    assert main([*arguments]) == status
    streams = capsys.readouterr()
    return streams.err if status else streams.out


def test_the_list_has_what_a_pack_adds_and_which_could_be_added(capsys: pytest.CaptureFixture[str]) -> None:
    without = said(capsys, "checklist", "list", *OWN)
    whole = said(capsys, "checklist", "list", *OWN, "--pack", "clinic")

    assert "Packs that can be added with --pack:\n  clinic: Clinics\n" in without
    assert "Small checklist, version 1.0 + Clinics, version 2, 2 departments, 4 questions" in whole
    assert re.search(r"ward +│ Ward", whole)
    assert "Packs that" not in whole


def test_what_is_asked_is_shown_in_the_words_of_the_trade(capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "checklist", "show", "reception", *OWN, "--pack", "clinic", "--pack", "spa")

    assert "Can patients in wheelchairs come in?" in shown
    assert "meets patients directly" in shown
    assert "customer" not in re.sub("customers_come", "", shown)


def test_a_library_is_checked_with_each_of_its_packs(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "checklist", "check", "mine").splitlines()[-1] == (
        "With the pack clinic: no problems; 2 departments, 4 questions, 2 policy clauses"
    )
    for name in ("shop", "salon"):
        put(Path("mine/packs") / name, {"pack": f"pack: {name}\ntitle: Shops\nwithout: [nonsense]\n"})

    told = said(capsys, "checklist", "check", "mine", status=1)

    assert [line for line in told.splitlines() if "fix" not in line] == [
        "salon/pack.yaml:3 without[0]: no question is called 'nonsense'",
        "shop/pack.yaml:3 without[0]: no question is called 'nonsense'",
    ]


def test_a_pack_is_checked_as_added_to_ours_or_to_the_library_in_which_it_lies(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "spa: no problems; 19 departments" in said(capsys, "checklist", "check", "spa")
    inside = str(Path("mine/packs/clinic"))
    assert f"{inside}: no problems; 2 departments" in said(capsys, "checklist", "check", inside)
    both = said(capsys, "checklist", "check", "mine", "--pack", "clinic", "--pack", "spa")
    assert both.startswith("mine: no problems; 2 departments, 4 questions")


def test_a_pack_is_begun_and_has_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    begun = said(capsys, "checklist", "new", "trade", "--pack")

    assert "cxaudit checklist check trade" in begun
    assert said(capsys, "checklist", "check", "trade").startswith("trade: no problems; 20 departments")
    refused = said(capsys, "checklist", "new", "other", "--pack", "--full", status=1)
    assert "leave out one of the two" in refused
    assert not Path("other").exists()


def test_answers_name_packs_and_the_audit_keeps_the_words_of_their_trade() -> None:
    assert main(["start", "--answers", "a.yaml", *OWN, "-o", "x.audit.json"]) == 0

    audit = load_audit(Path("x.audit.json"))
    assert audit.packs == ("clinic",)
    assert audit.as_written.words == {"customer": "patient", "customers": "patients"}
    assert audit.responses["reception_greeted"].note == "The customer said so."


def test_packs_are_named_by_the_option_too_and_one_of_ones_own_wins(tmp_path: Path) -> None:
    put(Path("other"), {**CLINIC, "pack": CLINIC["pack"].replace('"2"', '"3"')})

    assert main(["start", "--answers", "a.yaml", *OWN, "--pack", "other", "--pack", "spa"]) == 0

    (path,) = Path("output").glob("*.audit.json")
    packs = load_audit(path).as_written.packs
    assert [(pack.id, pack.version) for pack in packs] == [("clinic", "3"), ("spa", "1")]


def test_the_example_of_a_trade_has_its_pack(capsys: pytest.CaptureFixture[str]) -> None:
    put(Path("mine/examples"), {"clinic": ANSWERS})

    assert "output/demo-clinic.xlsx" in said(capsys, "demo", *OWN, "--pack", "clinic").replace("\\", "/")
    assert load_audit(Path("output/demo-clinic.audit.json")).packs == ("clinic",)
    assert "did you mean clinic?" in said(capsys, "demo", *OWN, "--pack", "clinics", status=1)
    assert "leave out one" in said(capsys, "demo", *OWN, "--pack", "clinic", "--alone", status=1)


@pytest.mark.parametrize("named", ["[nonsense]", "[clinics, clinic]"])
def test_a_pack_that_there_is_not_is_told_by_its_line(named: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(ANSWERS.replace("[clinic]", named), encoding="utf-8")

    told = said(capsys, "start", "--answers", "a.yaml", *OWN, status=1)

    assert told.startswith(f"a.yaml:5 packs[0]: no pack is called {named.strip('[]').split(',')[0]!r}\n")
    assert "clinic" in told.splitlines()[1]
    assert not Path("output").exists()


@pytest.mark.parametrize("named", ["clinic", "{clinic: yes}", "[3]"])
def test_packs_that_are_no_names_are_told(named: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.yaml").write_text(ANSWERS.replace("[clinic]", named), encoding="utf-8")

    assert "a.yaml:5 packs" in said(capsys, "start", "--answers", "a.yaml", *OWN, status=1)


@pytest.mark.parametrize(
    "command", [["checklist", "list"], ["checklist", "show"], ["checklist", "check"], ["start"]]
)
def test_a_pack_that_there_is_not_is_told_by_every_command(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "nonsense: no pack is called so" in said(capsys, *command, "--pack", "nonsense", status=1)


def test_the_whole_workbook_is_in_the_words_of_the_trade() -> None:
    main(["start", "--answers", "a.yaml", *OWN, "-o", "x.audit.json"])

    values = [value for value in held(Path("x.xlsx")).values.values() if isinstance(value, str)]
    stays = "Customers & Sons|The customer said so.|customer-service|customers_come"
    texts = {re.sub(stays, "", value) for value in values}

    assert [text for text in texts if re.search("customer", text, re.IGNORECASE)] == []
    assert any("What patients judge by" in text for text in texts)
    assert any("Patient experience audit" in text for text in texts)
    assert any("Can patients in wheelchairs come in?" in text for text in texts)
    assert any("The customer said so." in value for value in values)


def test_the_trade_is_asked_line_by_line_and_what_follows_is_said_in_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("2\nCorner\n1\n1\n1\n\nAda\n\n\n"))

    assert main(["start", "--plain", *OWN]) == 130

    asked = capsys.readouterr().out
    assert "Which of these is the business?\n  1  A clinic\n" in asked
    assert "Do patients stay the night?" in asked
