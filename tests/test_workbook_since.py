"""Since last audit: what the sheet says, and that it reads well for none, one and many."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.actions import keep_numbers
from cxaudit.audit import Audit
from cxaudit.checklist import Checklist, Question
from cxaudit.plan import as_baseline
from cxaudit.report import build_report
from tests.builders import Answer, a_checklist, a_department, a_question, an_audit
from tests.recalculation import by_cellrune, differences
from tests.workbooks import written
from tests.xlsx.values import Values, held

pytestmark = pytest.mark.slow

SHEET = "Since last audit"


def an_asked(id: str, **changes: object) -> Question:
    action = {"title": f"Mend {id}", "do": f"Mend {id} today.", "effort": "S"}
    return a_question(id, **{"clause": f"clause_{id}", "action": action, **changes})


def checklist(*ids: str, **changes: object) -> Checklist:
    departments = [a_department(an_asked(id, **changes), id=f"d_{id}", title=f"Dep {id}") for id in ids]
    return a_checklist(*departments)


def a_year_later(
    asked: Checklist,
    then: Mapping[str, Answer],
    now: Mapping[str, Answer],
    later: Checklist | None = None,
    told: Mapping[str, object] | None = None,
    **changes: object,
) -> Audit:
    last = an_audit(asked, then, **{"id": "last", "date": date(2025, 11, 20), **changes})
    baseline = as_baseline(keep_numbers(last))
    return an_audit(later or asked, now, baseline=baseline, last_actions=told or {}, date=date(2026, 11, 26))


def sheet(audit: Audit, folder: Path) -> Worksheet:
    book = load_workbook(written(build_report(audit), folder / "audit.xlsx"))
    found = book[SHEET]
    assert isinstance(found, Worksheet)
    return found


def values(audit: Audit, folder: Path) -> Values:
    """What the sheet says in the file, and as cellrune computes it: the same."""
    path = written(build_report(audit), folder / "audit.xlsx")
    book = held(path)
    assert differences(book.values, by_cellrune(path), book.formulas) == []
    return {cell: value for (name, cell), value in book.values.items() if name == SHEET}  # type: ignore[misc]


def lines(page: Worksheet, first: str, last: str) -> list[list[object]]:
    """Rows of a half of the page, without what is empty, below the figures."""
    rows = page[f"{first}8:{last}{page.max_row}"]
    told = [[cell.value for cell in row if cell.value not in (None, "")] for row in rows]
    return [row for row in told if row]


SENTENCES: list[tuple[tuple[int | None, ...], tuple[int | None, ...], str]] = [
    ((1,), (2,), "33 points better than in November 2025"),
    ((2,), (1,), "33 points worse than in November 2025"),
    ((2,), (2,), "As good as in November 2025"),
    ((None,), (2,), "Not rated both times: nothing can be compared"),
    ((1, 1), (2, 2), "33 points better than in November 2025; no department lost any"),
    ((1, 2), (4, 1), "33 points better than in November 2025; Dep b lost most, 33 points"),
    ((4, 4), (4, 1), "50 points worse than in November 2025; Dep b lost most, 100 points"),
]


@pytest.mark.parametrize(("then", "now", "sentence"), SENTENCES)
def test_the_sentence_says_the_points_and_which_department_lost_most(
    then: tuple[int | None, ...], now: tuple[int | None, ...], sentence: str, tmp_path: Path
) -> None:
    ids = "ab"[: len(then)]

    def answers(steps: tuple[int | None, ...]) -> dict[str, Answer]:
        return {id: step for id, step in zip(ids, steps, strict=True) if step}

    told = values(a_year_later(checklist(*ids), answers(then), answers(now)), tmp_path)

    assert told["B2"] == sentence  # type: ignore[index]


def test_figures_say_then_now_points_and_what_became_of_findings(tmp_path: Path) -> None:
    asked = checklist("a", "b", "c", "d")
    later = checklist("a", "b", "c")
    told = values(
        a_year_later(asked, {"a": 1, "b": 1, "c": 4, "d": 1}, {"a": 4, "b": 1, "c": 2}, later), tmp_path
    )

    shown = {cell: told[cell] for cell in ("B5", "D5", "F5", "F6", "J5", "J6", "L5", "L6", "O5")}  # type: ignore[index]
    assert shown == {
        "B5": 25, "D5": 44, "F5": 19,
        "F6": "points; +11 on the 3 questions that were rated both times, alike",
        "J5": 1, "J6": "of 3 found then", "L5": 1, "L6": "1 more is no longer asked", "O5": 1,
    }  # fmt: skip


def test_departments_stand_with_their_change_the_best_first_and_stages_in_their_order(tmp_path: Path) -> None:
    told = values(
        a_year_later(checklist("a", "b", "c"), {"a": 2, "b": 1, "c": 4}, {"a": 2, "b": 4, "c": 3}), tmp_path
    )

    labels = [str(value) for cell, value in told.items() if "→" in str(value) and "Dep" in str(value)]
    assert [label.replace("\N{NO-BREAK SPACE}", " ") for label in labels] == [
        "Dep b   0 → 100   +100", "Dep a   33 → 33   0", "Dep c   100 → 67   −33",
    ]  # fmt: skip


def test_actions_of_last_time_stand_with_what_became_of_them_the_worst_first(tmp_path: Path) -> None:
    asked = a_checklist(
        a_department(an_asked("a", critical=True), an_asked("b"), an_asked("c"), id="desk", title="Desk")
    )
    told = {
        "desk.clause_a": {"status": "dropped"},
        "desk.clause_b": {"status": "done"},
        "desk.clause_c": {"status": "in_progress"},
    }
    page = sheet(a_year_later(asked, {"a": 1, "b": 1, "c": 1}, {"a": 1, "b": 4, "c": 1}, told=told), tmp_path)

    rows = lines(page, "J", "O")
    assert rows[0] == ["What became of last time’s actions"]
    assert rows[1:4] == [
        ["Mend a", "Desk lead", "dropped, critical"],
        ["Mend c", "Desk lead", "begun, still there"],
        ["Mend b", "Desk lead", "done, fixed"],
    ]


def test_findings_that_are_fixed_and_new_are_named_with_both_scores(tmp_path: Path) -> None:
    ids = [f"q{number}" for number in range(7)]
    asked = a_checklist(a_department(*(an_asked(id) for id in ids), id="desk", title="Desk"))
    then: dict[str, Answer] = {**dict.fromkeys(ids[:6], 1), "q6": 4}
    now: dict[str, Answer] = {**dict.fromkeys(ids[:6], 4), "q6": 1}

    page = sheet(a_year_later(asked, then, now), tmp_path)

    left, right = lines(page, "B", "H"), lines(page, "J", "O")
    start = left.index(["Fixed since then, the weightiest"])
    assert left[start + 1 : start + 3] == [["Desk", "0\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}100"], ["Mend q0"]]
    assert left[-1] == ["and 1 more"]
    start = right.index(["New this time, the weightiest"])
    assert right[start + 1 :] == [["Desk", "100\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}0"], ["Mend q6"]]


def test_clauses_that_changed_and_what_was_asked_otherwise_stand_below(tmp_path: Path) -> None:
    then = {"clauses": {"clause_a": {"written": "yes"}}}
    now = {"clauses": {"clause_a": {"written": "yes", "wording": "We say it otherwise."}}}
    audit = a_year_later(checklist("a"), {"a": 1}, {"a": 2}, checklist("a", steps=("no", "yes")), policy=then)

    page = sheet(an_audit(audit.checklist, {"a": 2}, baseline=audit.baseline, policy=now), tmp_path)

    assert lines(page, "B", "H")[-2:] == [["Changed in the policy"], ["Clause_a", "changed"]]
    assert lines(page, "J", "O")[-3:] == [
        ["Asked otherwise then, and so not like for like"],
        ["Dep a", "0\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}100"],
        ["How many of us do this: a?"],
    ]


def test_without_an_audit_before_there_is_no_such_sheet(tmp_path: Path) -> None:
    book = load_workbook(written(build_report(an_audit(checklist("a"), {"a": 1})), tmp_path / "audit.xlsx"))

    assert SHEET not in book.sheetnames


def test_a_score_that_its_own_rules_had_given_is_said(tmp_path: Path) -> None:
    page = sheet(
        a_year_later(checklist("a"), {"a": 2}, {"a": 2}, checklist("a", points=(0, 0, 1, 4))),
        tmp_path,
    )

    assert "which had 33 % by its own rules" in str(page["B3"].value)


def test_it_is_on_one_page_with_as_much_as_there_can_be(tmp_path: Path) -> None:
    ids = [f"q{number:02}" for number in range(20)]
    asked = a_checklist(
        *(a_department(*(an_asked(f"{id}{n}") for n in "ab"), id=id, title=f"Department {id}") for id in ids)
    )
    then: dict[str, Answer] = {f"{id}{n}": 1 if n == "a" else 4 for id in ids for n in "ab"}
    now: dict[str, Answer] = {f"{id}{n}": 4 if n == "a" else 1 for id in ids for n in "ab"}

    page = sheet(a_year_later(asked, then, now), tmp_path)

    assert page.page_setup.fitToHeight == 1
    assert page.sheet_properties.pageSetUpPr is not None
    assert len(page.row_breaks.brk) == 0
