"""Which businesses are proposed for their next audit, and with what."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cxaudit.cli.new_year import next_audits
from cxaudit.storage import glance, save_audit
from tests.action_plans import asked
from tests.builders import DAY, a_checklist, an_audit

DUE = date(2026, 11, 5)
"""Ten months after the audits of these tests."""


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def saved(name: str, answer: int = 1, checklist: str = "core", **changes: object) -> Path:
    """An audit in a file; with 0 for an answer nothing is answered."""
    path = Path(f"{name}.audit.json")
    questions = [asked("desk"), asked("calls")]
    answers = {each.id: answer for each in questions if answer}
    save_audit(an_audit(a_checklist(*questions, id=checklist), answers, **changes), path)
    return path


def proposed(*paths: Path, today: date = DUE) -> dict[Path, str]:
    return dict(next_audits(paths, today))


@pytest.mark.parametrize(
    ("today", "due"), [(date(2026, 11, 4), False), (DUE, True), (date(2029, 1, 1), True)]
)
def test_the_next_audit_is_proposed_ten_months_after_the_last(today: date, due: bool) -> None:
    assert bool(proposed(saved("shop"), today=today)) == due


def test_it_is_told_what_is_still_to_be_done_of_the_last() -> None:
    late, done = ({"reception.about_desk": {"status": status}} for status in ("open", "done"))
    both, one = saved("both", actions=late), saved("one", organisation="Mill", site="Quay 3", actions=done)
    states = {id: {"due": "2027-01-11"} for id in ("reception.about_desk", "reception.about_calls")}
    none = saved("none", organisation="Farm", actions=states)

    start = "start the next audit of"
    assert proposed(both, one, none) == {
        both: f"{start} Corner Shop (the last one: 5 January 2026; 2 actions still to do, 2 overdue)",
        one: f"{start} Mill, Quay 3 (the last one: 5 January 2026; 1 action still to do, 1 overdue)",
        none: f"{start} Farm (the last one: 5 January 2026; 2 actions still to do)",
    }


def test_only_the_last_audit_of_a_business_counts_at_each_of_its_sites() -> None:
    old = saved("old", date="2024-01-08")
    new = saved("new", organisation="corner  shop")
    other = saved("other", site="Quay 3", date="2025-01-06")

    assert list(proposed(old, new, other)) == [other, new]
    assert list(proposed(old, other, saved("newest", date="2026-10-01"))) == [other]


def test_those_that_are_the_longest_ago_are_proposed_and_no_more_than_three() -> None:
    paths = [
        saved(str(year), organisation=f"Shop {year}", date=f"{year}-01-05") for year in range(2026, 2020, -1)
    ]

    assert list(proposed(*paths)) == paths[:-4:-1]


def test_what_was_never_begun_or_asked_by_other_checklists_or_cannot_be_read_is_not_proposed() -> None:
    empty, broken = Path("empty.audit.json"), saved("broken", organisation="Mill")
    empty.touch()
    raw = json.loads(broken.read_text(encoding="utf-8"))
    broken.write_text(json.dumps({**raw, "format": 999}), encoding="utf-8")

    assert not proposed(saved("new", answer=0), saved("others", checklist="mine"), empty, broken)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "null",
        "{}",
        '{"organisation": 1, "date": "soon", "responses": {}}',
        "[" * 99_999,
        '{"date": 7}',
    ],
)
def test_a_damaged_audit_says_nothing_of_itself(content: str) -> None:
    Path("x.audit.json").write_text(content, encoding="utf-8")

    assert glance(Path("x.audit.json")) is None
    assert glance(Path("gone.audit.json")) is None


def test_a_glance_says_what_an_audit_is_of() -> None:
    seen = glance(saved("shop", site="Quay 3"))

    assert seen
    assert seen == ("Corner Shop", "Quay 3", DAY, "core", True)
