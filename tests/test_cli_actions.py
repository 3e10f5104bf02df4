"""`cxaudit actions`: what is to be done, as a table, as CSV and as a calendar."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from cxaudit.audit import Audit
from cxaudit.cli import actions, main, surroundings
from cxaudit.storage import save_audit
from tests.action_plans import asked
from tests.builders import DAY, a_checklist, a_department, a_response, an_audit

SHOP, MILL = Path("shop.audit.json"), Path("mill.audit.json")
CHECKLIST = a_checklist(
    a_department(asked("desk", critical=True), asked("calls"), id="reception"),
    a_department(asked("bills"), id="billing"),
)
PEOPLE = [{"name": "Mia Holt", "leads": ["reception"]}]
STATES = {
    "reception.about_calls": {"title": "=Calls", "status": "in_progress", "comment": "A secret."},
    "billing.about_bills": {"status": "done", "done_on": "2026-01-15"},
}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    on(monkeypatch, date(2026, 1, 20))
    save_audit(an_audit_of(), SHOP)


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(surroundings, "now", lambda: datetime.combine(day, datetime.min.time()))


def an_audit_of(organisation: str = "Corner Shop", **changes: object) -> Audit:
    """An audit with two items to do, due on 12 and 19 January, and one that is done; with notes to each."""
    told = a_response(1, note="A secret.", private="A secret.", told_by="Somebody in secret")
    named = {"id": organisation.casefold().replace(" ", "-"), "organisation": organisation}
    parts = {**named, "people": PEOPLE, "actions": STATES, **changes}
    return an_audit(CHECKLIST, dict.fromkeys(CHECKLIST.places, told), **parts)


def said(capsys: pytest.CaptureFixture[str], *args: str | Path, status: int = 0) -> str:
    assert main(["actions", *map(str, args)]) == status
    told = capsys.readouterr()
    return told.err if status else told.out


def read_csv(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_to_be_done_is_told_by_owner(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, SHOP) == (
        "Corner Shop, 5 January 2026: 2 action items, 2 overdue\n"
        "\n"
        "What                                      Effort  Due          Status\n"
        "\n"
        "Mia Holt: 2 action items, 2 overdue\n"
        "1. About_desk · contain by 8 Jan 2026     S       12 Jan 2026  Open, 12 days\n"
        "                                                               overdue\n"
        "2. =Calls                                 S       19 Jan 2026  In progress, 1\n"
        "                                                               day overdue\n"
    )


def test_what_is_done_is_told_only_if_all_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    everything = said(capsys, SHOP, "--all")

    assert everything.startswith("Corner Shop, 5 January 2026: 3 action items, 2 to do, 2 overdue\n")
    assert "Billing lead: 1 action item, 0 to do\n" in everything
    assert "Done on 15 Jan" in everything


def test_what_is_overdue_depends_on_the_day(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on(monkeypatch, date(2026, 1, 19))
    late = said(capsys, SHOP, "--overdue")
    assert "1 action item, 1 overdue" in late
    assert "Calls" not in late

    on(monkeypatch, DAY)
    assert said(capsys, SHOP, "--overdue") == "Corner Shop, 5 January 2026: 0 action items\n"


@pytest.mark.parametrize("name", ["Mia Holt", " mia  HOLT "])
def test_one_person_is_told_whatever_the_case_and_the_blanks(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "2 action items" in said(capsys, SHOP, "--owner", name)


def test_somebody_with_nothing_left_is_told_so_and_somebody_unknown_who_there_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert said(capsys, SHOP, "--owner", "billing lead").endswith(": 0 action items\n")
    assert said(capsys, SHOP, "--owner", "Mia Hold", status=1) == (
        "Mia Hold: nobody of this name sees to an action item\n    fix: did you mean Mia Holt?\n"
    )


@pytest.mark.parametrize(
    ("other", "called"),
    [
        ({"organisation": "Mill"}, ["Corner Shop", "Mill"]),
        ({"site": "Quay 3"}, ["Corner Shop", "Quay 3"]),
        ({"date": "2025-12-30"}, ["Corner Shop · 5", "Corner Shop · 30"]),
    ],
)
def test_of_several_audits_each_item_says_of_which_it_is_in_few_words(
    other: dict[str, str], called: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    save_audit(an_audit_of(id="other", **other), MILL)

    told = said(capsys, SHOP, MILL)

    assert told.startswith("2 audits: 4 action items, 4 overdue\n")
    assert all(name in told for name in called)
    assert ("Corner Shop ·" in told) == ("date" in other)


def test_what_is_wrong_with_several_files_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    MILL.write_bytes(SHOP.read_bytes())
    Path("empty.audit.json").touch()

    told = said(capsys, SHOP, "empty.audit.json", MILL, "gone.audit.json", status=1)

    assert "empty.audit.json: the file is empty" in told
    assert f"{MILL}: this is the same audit as {SHOP}\n    fix: name the file that counts, alone" in told
    assert "gone.audit.json: " in told


def test_a_narrow_window_shows_what_an_item_says_in_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "columns", lambda: 40)
    narrow = said(capsys, SHOP)
    assert max(map(len, narrow.splitlines())) <= 40
    assert "2. =Calls\n  Effort: S\n  Due: 19 Jan 2026\n  Status: In progress, 1 day overdue\n" in narrow

    monkeypatch.setattr(actions, "columns", lambda: 120)
    assert "Reception" in said(capsys, SHOP)


def test_a_table_for_spreadsheets_holds_no_formula_and_nothing_that_was_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert said(capsys, SHOP, "--csv", "a.csv", "--all") == "a.csv: 3 action items, 2 to do, 2 overdue\n"

    desk, calls, bills = read_csv("a.csv")
    assert desk == {
        "Business": "Corner Shop",
        "Audit of": "2026-01-05",
        "No.": "1",
        "What": "About_desk",
        "Department": "Reception",
        "Owner": "Mia Holt",
        "Critical": "yes",
        "Effort": "S",
        "First due": "",
        "Contain by": "2026-01-08",
        "Due": "2026-01-12",
        "Status": "Open",
        "Days overdue": "12",
        "Done on": "",
        "ID of the audit": "corner-shop",
        "ID": "reception.about_desk",
    }
    assert calls["What"] == "'=Calls"
    assert (bills["Status"], bills["Done on"], bills["Days overdue"]) == ("Done", "2026-01-15", "")
    assert "secret" not in Path("a.csv").read_text(encoding="utf-8-sig").casefold()


def test_a_calendar_takes_out_what_is_done_and_has_nothing_that_was_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert said(capsys, SHOP, "--calendar", "new/a.ics", "--csv", "a.csv") == (
        f"a.csv: 2 action items, 2 overdue\n{Path('new/a.ics')}: 2 action items, 2 overdue\n"
    )

    content = Path("new/a.ics").read_bytes()
    entries = Calendar.from_ical(content).events
    states = {str(entry["uid"]).partition(".about_")[2]: str(entry["status"]) for entry in entries}
    assert states == {
        "desk.corner-shop@cxaudit": "CONFIRMED",
        "calls.corner-shop@cxaudit": "CONFIRMED",
        "bills.corner-shop@cxaudit": "CANCELLED",
    }
    assert b"secret" not in content.lower()


def test_nothing_is_replaced_unasked(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.csv").write_text("mine", encoding="utf-8")

    assert said(capsys, SHOP, "--csv", "a.csv", "--calendar", "a.ics", status=1) == (
        "a.csv: there is a file of that name already\n    fix: add --force to replace it\n"
    )
    assert not Path("a.ics").exists()
    assert said(capsys, SHOP, "--csv", "a.csv", "--force").startswith("a.csv: ")
    assert len(read_csv("a.csv")) == 2


@pytest.mark.parametrize(
    ("option", "name", "fix"), [("--csv", "a.xlsx", "a.csv"), ("--calendar", "a", "a.ics")]
)
def test_a_file_is_called_what_it_is(
    option: str, name: str, fix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"    fix: {fix}\n" in said(capsys, SHOP, option, name, status=1)


@pytest.mark.parametrize("args", [[], [str(SHOP), "--overdue", "--all"], [str(SHOP), "--force"]])
def test_what_cannot_be_meant_is_refused(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "Error: " in said(capsys, *args, status=2)
