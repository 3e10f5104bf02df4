"""The calendar: one entry an item, that a second import changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar, Event

from cxaudit.audit import Audit
from cxaudit.calendars import calendar
from cxaudit.report import to_do
from tests.action_plans import asked
from tests.builders import DAY, a_checklist, an_audit

NOON = datetime(2026, 1, 5, 12, 0, tzinfo=timezone(timedelta(hours=1)))
ID = "reception.about_desk"


def a_shop(critical: object = True, **changes: object) -> Audit:
    return an_audit(a_checklist(asked("desk", critical=critical)), {"desk": 1}, **changes)


def entries(audit: Audit, moment: datetime = NOON) -> list[Event]:
    return list(Calendar.from_ical(calendar(list(to_do([audit], DAY)), moment)).events)


def entry(moment: datetime = NOON, site: str = "", **state: object) -> Event:
    [only] = entries(a_shop(actions={ID: state}, site=site), moment)
    return only


def test_an_entry_lasts_the_day_on_which_its_item_is_due_and_takes_up_none_of_it() -> None:
    found = entry(owner="Mia Holt")

    assert str(found["uid"]) == f"{ID}.test-audit@cxaudit"
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (date(2026, 1, 12), date(2026, 1, 13))
    assert (str(found["transp"]), str(found["status"])) == ("TRANSPARENT", "CONFIRMED")
    assert str(found["summary"]) == "About_desk · Mia Holt"
    assert str(found["description"]) == (
        "Corner Shop, audit of 5 January 2026, no. 1\nReception\nContain by 8 January 2026\nOpen"
    )


def test_what_is_written_later_is_a_newer_edition_of_the_same_entry() -> None:
    first, second = entry(), entry(NOON + timedelta(seconds=1), due="2026-02-02")

    assert str(first["uid"]) == str(second["uid"])
    assert second.sequence == first.sequence + 1
    for name in ("dtstamp", "last-modified"):
        assert first.decoded(name) == datetime(2026, 1, 5, 11, 0, tzinfo=UTC)
        assert second.decoded(name) > first.decoded(name)
    assert second.decoded("dtstart") == date(2026, 2, 2)


@pytest.mark.parametrize("year", [1970, 2020, 2087, 2200])
def test_the_number_of_an_edition_is_one_that_a_calendar_may_hold(year: int) -> None:
    assert 0 <= entry(datetime(year, 1, 1, tzinfo=UTC)).sequence < 2**31


@pytest.mark.parametrize("status", ["done", "parked", "dropped"])
def test_what_people_settled_is_taken_out_by_a_second_import(status: str) -> None:
    [found] = entries(a_shop(critical=False, actions={ID: {"status": status}}))

    assert (str(found["status"]), str(found["uid"])) == ("CANCELLED", f"{ID}.test-audit@cxaudit")


def test_what_the_rule_parked_never_had_an_entry() -> None:
    questions = [asked(f"q{number}") for number in range(25)]

    assert len(entries(an_audit(a_checklist(*questions), {each.id: 1 for each in questions}))) == 20


def test_lines_are_folded_and_texts_come_back_as_they_were() -> None:
    title, site = "Tell, who; when: \\n “über” 日本語, and a", "Quay 3; by the ferry, " + "é" * 80
    content = calendar(list(to_do([a_shop(actions={ID: {"title": title}}, site=site)], DAY)), NOON)

    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    [found] = Calendar.from_ical(content).events
    assert str(found["summary"]) == f"{title} · Reception lead"
    assert str(found["description"]).startswith(f"Corner Shop · {site}, audit of")
