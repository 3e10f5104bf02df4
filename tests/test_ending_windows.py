"""The end of an audit in a window: what stands on its screen, as wide as usual and as small as can be."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cxaudit.audit import Decision, Status
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_clause, a_question, an_audit
from tests.keyboard import CTRL_C, DOWN, ENTER

if TYPE_CHECKING or sys.platform != "win32":
    from tests.window import Window

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind"),
]

CALLS = a_clause("calls", {"rings": 4}, title="Calls are answered")
REFUNDS = a_clause("refunds", title="Refunds are paid at once", kind="rule")
CLAUSES = (CALLS, REFUNDS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An audit in which all is answered, with two actions to agree on and two clauses to decide."""
    questions = [a_question(f"q_{each.id}", clause=each.id) for each in CLAUSES]
    checklist = a_checklist(*questions, clauses=CLAUSES)
    audit = an_audit(checklist, {each.id: 1 for each in questions}, people=[{"name": "Ana"}])
    path = tmp_path / "shop.audit.json"
    save_audit(audit, path)
    return path


def bottom(window: Window) -> str:
    """The last lines of a screen that hold something, with plain blanks."""
    return "\n".join(line for line in window.lines if line)[-400:].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10)])
def test_a_policy_sitting_is_held_in_a_window_stopped_and_gone_on_with(
    path: Path, columns: int, rows: int
) -> None:
    with Window("policy", path.name, folder=path.parent, columns=columns, rows=rows) as window:
        window.shows("Policy sitting · 1 of 2", "Calls are answered")
        assert "? help" in bottom(window)
        window.type("#")
        window.shows("? Calls are answered: rings")
        window.type("\x157" + ENTER)
        window.shows("Calls are answered · Promise", "calls: 7")
        window.type("y")
        window.shows("Policy sitting · 2 of 2", "Refunds are paid at once")
        window.type("b")
        window.shows("Policy sitting · 1 of 2")
        window.type(ENTER)
        window.shows("Policy sitting · 2 of 2")
        window.type(CTRL_C)
        window.shows("Interrupted: everything")
        assert window.ends() == 130
    said = load_audit(path).sitting_on("calls")
    assert (said.numbers, said.written, said.decision) == ({"rings": 7}, "yes", Decision.TRAIN)
    with Window("policy", path.name, folder=path.parent, columns=columns, rows=rows) as window:
        window.shows("Policy sitting · 2 of 2")
        window.type("n")
        window.shows("Who works here besides Ana")
        window.type(ENTER)
        window.shows("From when does the policy")
        window.type(ENTER)
        window.shows("Version 1, decided")
        assert window.ends() == 0
    assert not load_audit(path).drafts


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10)])
def test_the_end_is_gone_through_in_a_window_from_the_verdict_to_the_workbook(
    path: Path, columns: int, rows: int
) -> None:
    with Window("resume", path.name, folder=path.parent, columns=columns, rows=rows) as window:
        window.shows("All questions were shown", "? help")
        window.type(ENTER)
        window.shows("Your verdict")
        window.type("Kind, and late." + ENTER)
        window.shows("Its headline", "Kind, and late.")
        window.type(ENTER)
        window.shows("Weeks in which nothing")
        window.type(ENTER)
        window.shows("is the plan agreed")
        window.type(ENTER)
        window.shows("Action plan · 1 of 2")
        window.type("o")
        window.shows("Who sees to it?", "Ana")
        window.type(DOWN + ENTER)
        window.shows("Action plan · 1 of 2", "Ana · due")
        window.type(ENTER)
        window.shows("Action plan · 2 of 2")
        window.type("p")
        window.shows("1 more action is parked")
        window.type(ENTER)
        window.shows("Resolutions")
        window.type(ENTER)
        window.shows("Policy sitting · 1 of 2")
        window.type("q")
        window.shows("The end of the audit", "Enter")
        window.type("w")
        window.shows("Look at it again")
        assert window.ends() == 0
    audit = load_audit(path)
    states = sorted(state.status or "" for state in audit.actions.values())
    assert states == [Status.OPEN, Status.PARKED]
    assert {state.owner for state in audit.actions.values()} == {"Ana", None}
    assert (audit.verdict, len(audit.resolutions or ())) == ("Kind, and late.", 1)
    assert path.with_name("shop.xlsx").is_file()


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20), (140, 45)])
def test_in_a_small_business_each_person_is_asked_once_and_keeps_it_when_the_window_is_closed(
    tmp_path: Path, columns: int, rows: int
) -> None:
    clauses = [
        a_clause(id, None, kind="rule", **{"for": [f"Everyone who sees to {id}"]})
        for id in ("calls", "bills")
    ]
    checklist = a_checklist(
        *(a_question(f"q_{each.id}", clause=each.id) for each in clauses), clauses=clauses
    )
    decided = {
        "held": "2026-01-05",
        "clauses": {each.id: {"written": "no", "decision": "write"} for each in clauses},
    }
    people = [{"name": "Ana", "leads": ["reception"]}, {"name": "Bo"}]
    audit = an_audit(checklist, {}, profile={"size": "small"}, people=people, policy=decided)
    path = tmp_path / "shop.audit.json"
    save_audit(audit, path)

    with Window("policy", path.name, folder=tmp_path, columns=columns, rows=rows) as window:
        window.shows("Who works here besides Ana, Bo?")
        window.type(ENTER)
        window.shows("falls to Ana.", "To which of these does Ana belong?", "○ Everyone who sees to bills")
        window.type(DOWN + " " + ENTER)
        window.shows("To which of these does Bo belong?")
        window.close()
        window.process.wait(60)
    assert load_audit(path).does == {"Everyone who sees to bills": ("Ana",)}

    with Window("policy", path.name, folder=tmp_path, columns=columns, rows=rows) as window:
        window.shows("Who works here besides Ana, Bo?")
        window.type(ENTER)
        window.shows("To which of these does Ana belong?", "● Everyone who sees to bills")
        window.type(ENTER)
        window.shows("To which of these does Bo belong?")
        window.type(ENTER)
        window.shows("From when does the policy")
        window.type(ENTER)
        window.shows("Version 1, decided")
        assert window.ends() == 0
    assert not load_audit(path).drafts
