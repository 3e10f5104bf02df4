"""The sheets of the policy: what a draft says on each, and what customers, staff and the owner read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from cxaudit.audit import Audit
from cxaudit.report import build_report
from tests.builders import a_checklist, a_clause, a_question, an_audit
from tests.workbooks import written
from tests.xlsx.values import Held, held

SHEETS = ("Policy refresh", "Policy", "House rules", "Training plan")


def audit_of(*, sitting: bool = True, size: str = "small", **changes: object) -> Audit:
    """An audit on a promise that is kept and a rule that is not written."""
    clauses = [
        a_clause("contact", {"rings": 4}),
        a_clause("house", kind="rule", may="You may say sorry."),
    ]
    checklist = a_checklist(
        a_question("rung", clause="contact"), a_question("kept", clause="house"), clauses=clauses
    )
    decided = {"clauses": {"contact": {"written": "yes"}, "house": {"written": "no"}}}
    return an_audit(
        checklist,
        {"rung": 4, "kept": 1},
        policy=decided if sitting else None,
        profile={"size": size},
        **changes,
    )


def book(audit: Audit, folder: Path) -> tuple[Held, Path]:
    path = written(build_report(audit), folder / "a.xlsx")
    return held(path), path


def texts(values: Held, sheet: str) -> list[str]:
    return [str(text) for (name, _), text in values.values.items() if name == sheet and text != ""]


@pytest.mark.parametrize("size", ["small", "alone"])
def test_a_draft_says_so_on_every_sheet_and_on_every_page_that_is_printed(size: str, tmp_path: Path) -> None:
    values, path = book(audit_of(sitting=False, size=size), tmp_path)

    workbook: Any = load_workbook(path)
    for sheet in SHEETS if size == "small" else SHEETS[:3]:
        assert "Draft: no policy sitting was held yet." in " ".join(texts(values, sheet))
        assert workbook[sheet].oddHeader.left.text == "Draft, not in force"
        assert not any("ersion 1" in text or "signature" in text for text in texts(values, sheet))
    assert "Draft" in texts(values, "Policy")


def test_what_is_in_force_says_from_when_and_is_signed(tmp_path: Path) -> None:
    values, path = book(audit_of(), tmp_path)

    workbook: Any = load_workbook(path)
    said = {
        "Policy": "In force from 16 February 2026. We look at these promises again on 4 January 2027.",
        "House rules": "Version 1, in force from 16 February 2026. Next review: 4 January 2027.",
    }
    for sheet in ("Policy", "House rules"):
        shown = texts(values, sheet)
        assert said[sheet] in shown
        assert "For the management: name, date and signature" in shown
        assert "Draft" not in shown
        assert ("For the staff: name, date and signature" in shown) == (sheet == "House rules")
        assert workbook[sheet].oddHeader.left.text is None


def test_promises_and_house_rules_stand_on_their_own_sheets_with_one_numbering(tmp_path: Path) -> None:
    values, _ = book(audit_of(), tmp_path)

    promises, rules = texts(values, "Policy"), texts(values, "House rules")
    assert {"Contact", "1.0"} <= set(promises)
    assert "House" not in promises
    assert {"House", "2.0", "What you may decide yourself", "● new"} <= set(rules)
    assert "Contact" not in rules
    refresh = texts(values, "Policy refresh")
    assert [refresh[refresh.index(number) + 1].split("\n")[0] for number in ("1.0", "2.0")] == [
        "Contact",
        "House",
    ]
    assert any(text.startswith("2 House: ") for text in texts(values, "Training plan"))


def test_the_old_wording_stands_beside_the_new_one(tmp_path: Path) -> None:
    values, _ = book(audit_of(), tmp_path)

    shown = texts(values, "Policy refresh")

    assert "We keep what we promise about contact: 4 rings." in shown
    assert "as before" in shown
    assert "nothing was written" in shown
    assert "● new\nWe keep what we promise about house." in shown


def test_a_business_of_one_reads_of_nobody_else(tmp_path: Path) -> None:
    values, _ = book(audit_of(size="alone"), tmp_path)

    assert "Training plan" not in values.sheets
    promises, rules = texts(values, "Policy"), texts(values, "House rules")
    assert promises[0] == "Policy: my promises to customers"
    assert "Did I not keep one of these?" in promises
    assert "In force from 16 February 2026. I look at these promises again on 4 January 2027." in promises
    assert {"How I work", "To remember"} <= set(rules)
    said = [text for text in (*promises, *rules) if "eep what we promise about" not in text]
    for word in ("management", "staff", "we ", "We ", "anyone here"):
        assert not any(word in text for text in said)
    assert "Date and signature" in promises


def test_numbers_that_are_promises_stand_in_bold(tmp_path: Path) -> None:
    _, path = book(audit_of(), tmp_path)

    workbook: Any = load_workbook(path, rich_text=True)
    text = "We keep what we promise about contact: 4 rings."
    cells = [cell for row in workbook["Policy"].iter_rows() for cell in row]
    [promise] = [cell.value for cell in cells if str(cell.value) == text]
    assert [part.text for part in promise if part.font.b] == ["4 rings"]
