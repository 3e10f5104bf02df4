"""`cxaudit compare`: two audits side by side at the terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator

from cxaudit.actions import keep_numbers
from cxaudit.audit import Audit, Response
from cxaudit.changes import compare as changes_between
from cxaudit.checklist import Checklist
from cxaudit.cli import main
from cxaudit.cli.compare import doubts, in_words
from cxaudit.plan import as_baseline
from cxaudit.storage import save_audit
from tests.builders import Answer, a_checklist, a_clause, a_department, a_question, an_audit
from tests.excel_rules import broken_rules
from tests.made_up import between_brackets, made_up_language, unsaid

OLD, NEW = Path("old.audit.json"), Path("new.audit.json")
LAST_YEAR = date(2025, 1, 6)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")


def a_shop() -> Checklist:
    calls = [a_question(f"call_{n}", clause="calls", weight=2) for n in range(3)]
    actions = [{"title": f"Mend bill {n}", "do": f"Mend {n}.", "effort": "S"} for n in range(3)]
    bills = [a_question(f"bill_{n}", action=action) for n, action in enumerate(actions)]
    return a_checklist(a_department(*calls), a_department(*bills, id="billing"), clauses=[a_clause("calls")])


def then(responses: Mapping[str, Answer], checklist: Checklist | None = None, **changes: object) -> Audit:
    audit = keep_numbers(
        an_audit(checklist or a_shop(), responses, **{"id": "old", "date": LAST_YEAR, **changes})
    )
    save_audit(audit, OLD)
    return audit


def now(responses: Mapping[str, Answer], checklist: Checklist | None = None, **changes: object) -> None:
    save_audit(an_audit(checklist or a_shop(), responses, **changes), NEW)


def compared(capsys: pytest.CaptureFixture[str], old: Path = OLD, new: Path = NEW) -> str:
    assert main(["compare", str(old), str(new)]) == 0
    return capsys.readouterr().out


def cells(said: str, first: str) -> list[str]:
    """The cells of the row that begins so."""
    [row] = [line for line in said.splitlines() if line.strip().startswith(first)]
    return [cell.strip() for cell in row.split("  ") if cell.strip()]


def test_scores_are_shown_then_now_in_points_and_like_for_like(capsys: pytest.CaptureFixture[str]) -> None:
    then({"call_0": 1, "call_1": 4, "bill_0": 4})
    now({"call_0": 2, "call_1": 4, "call_2": 1, "bill_0": 1})

    said = compared(capsys)

    assert said.startswith("Corner Shop, 5 January 2026\ncompared with 6 January 2025\n")
    assert cells(said, "All departments") == ["All departments", "75", "22", "−53", "−42", "3"]
    assert cells(said, "Reception") == ["Reception", "50", "44", "−6", "+17", "2"]
    assert cells(said, "Billing") == ["Billing", "100", "0", "−100", "−100", "1"]
    assert "on the 3 questions alone that were rated both times" in said


def test_findings_are_counted_and_those_that_are_fixed_or_new_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    then({"call_0": 1, "call_1": 1, "bill_0": 1, "bill_1": 4})
    now({"call_0": 1, "bill_0": 4, "bill_1": 2, "bill_2": 1})

    said = compared(capsys)

    assert "Findings: 1 fixed, 1 still there, 2 new (1 not answered then), 1 not answered" in said
    assert cells(said, "Mend bill 0") == ["Mend bill 0", "Billing", "fixed", "0", "100"]
    assert cells(said, "Mend bill 1") == ["Mend bill 1", "Billing", "new", "100", "33"]
    assert cells(said, "Mend bill 2")[2:] == ["new, not answered then", "–", "0"]


def test_what_became_of_actions_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    last = then({"call_0": 1, "bill_0": 1})
    told = {
        "reception.calls": {"status": "done", "done_on": "2025-03-03", "seen": True},
        "billing.welcome": {"status": "dropped", "why": "No money."},
    }
    now({"call_0": 4, "bill_0": 1}, baseline=as_baseline(last), last_actions=told)

    said = " ".join(compared(capsys).split())

    assert "2 Mend bill 0 Billing lead dropped, still there; No money." in said
    assert "1 Calls Reception lead done, fixed; since 3 March 2025; seen" in said


def test_changed_clauses_stand_there_with_both_texts(capsys: pytest.CaptureFixture[str]) -> None:
    held = {"clauses": {"calls": {"written": "yes"}, "welcome": {"written": "yes"}}}
    then({}, policy=held)
    calls = {"written": "yes", "wording": "We call back."}
    now({}, policy={"clauses": {"calls": calls, "welcome": {"written": "yes"}}})

    said = " ".join(compared(capsys).split())

    assert "Calls changed We keep what we promise about calls. We call back." in said


def test_questions_that_were_asked_otherwise_are_listed_apart(capsys: pytest.CaptureFixture[str]) -> None:
    then({"a": 1, "b": 1}, a_checklist(a_question("a"), a_question("b")))
    now({"a": 2, "b": 4}, a_checklist(a_question("a", steps=("no", "yes")), a_question("b")))

    said = compared(capsys)

    assert "on the 1 question alone" in said
    otherwise, found = said.partition("Asked otherwise")[2].split("Findings: ")
    assert cells(otherwise, "How many of us do this: a?")[1:] == ["Reception", "0", "100"]
    assert cells(found.split("No.")[0], "How many of us do this: a?")[2] == "fixed, asked otherwise"
    assert cells(said, "All departments")[1:] == ["0", "100", "+100", "+100", "1"]


def test_a_score_that_other_rules_had_given_is_said_too(capsys: pytest.CaptureFixture[str]) -> None:
    points = a_question("a", steps=("no", "partly", "yes"), points=(0, 1, 4))
    then({"a": 2}, a_checklist(a_question("a", steps=("no", "partly", "yes"))))
    now({"a": 2}, a_checklist(points))

    said = compared(capsys)

    assert cells(said, "All departments")[1:4] == ["25", "25", "0"]
    assert "By its own rules, the earlier audit had 50 %." in said


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"organisation": "The Other"}, "These are two businesses, or two sites: Corner Shop and The Other."),
        ({"site": "Mill Lane"}, "Corner Shop and Corner Shop, Mill Lane."),
        ({"kind": "self"}, "One is an audit on site and the other a self-assessment"),
        ({"id": "old"}, "Both files are of one and the same audit."),
        ({"organisation": "CORNER SHOP"}, ""),
    ],
)  # fmt: skip
def test_what_makes_a_comparison_doubtful_is_said_first(
    changes: dict[str, object], doubt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    then({"call_0": 1})
    now({"call_0": 4}, a_shop(), **changes)

    first = " ".join(compared(capsys).split()).partition(", 5 January 2026")[0]

    assert (doubt in first) if doubt else first == "CORNER SHOP"


def test_two_audits_in_the_wrong_order_are_refused_with_the_command_for_the_right_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    then({})
    now({})

    assert main(["compare", str(NEW), str(OLD)]) == 1

    assert capsys.readouterr().err == (
        "new.audit.json: it is of 5 January 2026, and so later than the other, of 6 January 2025\n"
        "    fix: name the earlier one first:\n        cxaudit compare old.audit.json new.audit.json\n"
    )


def test_what_is_wrong_with_both_files_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    OLD.write_text("{", encoding="utf-8")

    assert main(["compare", str(OLD), str(NEW)]) == 1

    told = capsys.readouterr().err
    assert "old.audit.json:" in told
    assert "new.audit.json:" in told


def test_everything_is_said_in_the_language_that_is_spoken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    bad: dict[str, Answer] = {"call_0": 1, "bill_0": 1, "bill_1": 1}
    told = {
        "reception.calls": {"status": "done", "done_on": "2025-03-03"},
        "billing.welcome": {"status": "in_progress"},
    }
    held = {"clauses": {"calls": {"written": "yes"}, "welcome": {"written": "yes"}}}
    last = then(bad, kind="self")
    later = an_audit(
        a_shop(), {"bill_1": 4, "call_1": 1}, baseline=as_baseline(last), last_actions=told, policy=held
    )

    with made_up_language(tmp_path, between_brackets):
        changes = changes_between(last, later)
        blocks = [*in_words(changes), *doubts(changes)]
    said = [
        line for each in blocks for line in (each.splitlines() if "──" in each else [" ".join(each.split())])
    ]

    own = [*re.findall(r'"([^"]{2,})"', later.model_dump_json()), "Reception lead", "Billing lead"]
    assert {line: bare for line in said if (bare := unsaid(line, *own))} == {}


# ---- as a workbook -----------------------------------------------------------------------------------------

BOOK = Path("changes.xlsx")
HUSH = "Between you and me."


def shown(sheet: str) -> list[list[object]]:
    """What each row of a sheet shows, from left to right."""
    rows = load_workbook(BOOK)[sheet].iter_rows(values_only=True)
    return [[value for value in row if value is not None] for row in rows]


def two_audits() -> None:
    hushed = Response(step=1, private=HUSH)
    last = then({"call_0": hushed, "call_1": 1, "bill_0": 1, "bill_1": 4})
    told = {"billing.welcome": {"status": "dropped", "why": "No money."}}
    answers: dict[str, Answer] = {"call_0": hushed, "bill_0": 4, "bill_1": 2, "bill_2": 1}
    now(answers, baseline=as_baseline(last), last_actions=told)


def test_the_workbook_has_the_page_and_tables_of_findings_and_actions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    two_audits()

    assert main(["compare", str(OLD), str(NEW), "-o", str(BOOK)]) == 0

    assert capsys.readouterr().out == "changes.xlsx: what changed since 6 January 2025\n"
    findings = shown("Findings then and now")
    assert findings[3] == [
        "What became of it",
        "Department",
        "What was found",
        "Answer then",
        "Answer now",
        "Score then",
        "Score now",
    ]
    assert [row[0] for row in findings[4:]] == [
        "fixed",
        "new",
        "new, not answered then",
        "still there",
        "not answered yet",
    ]
    assert findings[4][1:3] == ["Billing", "How many of us do this: bill_0?"]
    assert findings[4][3] != findings[4][4]
    assert findings[4][5:] == ["0", "100"]
    assert ["dropped, fixed", "No money."] in [row[-2:] for row in shown("Actions then")]
    assert (
        shown("Since last audit")[1][0] == "3 points worse than in January 2025; Billing lost most, 6 points"
    )


def test_the_workbook_is_sound_has_values_alone_and_nothing_that_was_said_in_confidence() -> None:
    two_audits()

    assert main(["compare", str(OLD), str(NEW), "-o", str(BOOK)]) == 0

    assert broken_rules(BOOK) == []
    assert OpenXmlValidator().validate(BOOK).is_valid
    with ZipFile(BOOK) as package:
        parts = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    assert not any(HUSH in part for part in parts.values())
    assert not any("<f>" in part for name, part in parts.items() if "worksheets/" in name)


def test_two_audits_without_anything_in_common_are_a_workbook_too() -> None:
    then({}, a_checklist(a_question("a")))
    now({}, a_checklist(a_question("b")), organisation="Mill")

    assert main(["compare", str(OLD), str(NEW), "-o", str(BOOK)]) == 0

    assert broken_rules(BOOK) == []
    assert OpenXmlValidator().validate(BOOK).is_valid
    assert "two businesses" in str(shown("Since last audit")[2])


def test_no_workbook_is_replaced_unless_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    two_audits()
    BOOK.write_text("mine", encoding="utf-8")

    assert main(["compare", str(OLD), str(NEW), "-o", str(BOOK)]) == 1
    assert "there is a file of that name already" in capsys.readouterr().err
    assert main(["compare", str(OLD), str(NEW), "-o", "changes.txt"]) == 1
    assert "the name must end in .xlsx" in capsys.readouterr().err
    assert BOOK.read_text(encoding="utf-8") == "mine"

    assert main(["compare", str(OLD), str(NEW), "-o", str(BOOK), "--force"]) == 0
    assert broken_rules(BOOK) == []
