"""The set-up in windows of several sizes: back, once more through it all, the plan, and stopped halfway."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a terminal of its own is for POSIX", allow_module_level=True)

from cxaudit.storage import load_audit
from tests.keyboard import CTRL_C, DOWN, ENTER, ESC
from tests.window import Window

pytestmark = pytest.mark.slow

START = ("start", "--checklists", str(Path(__file__).parent / "small"))
SIZES = pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 20), (40, 10)])


def answer(window: Window, *answers: tuple[str, str]) -> None:
    for prompt, typed in answers:
        window.shows(prompt)
        window.type(typed + ENTER)


@SIZES
def test_one_goes_back_changes_what_was_said_and_sees_the_plan(
    tmp_path: Path, columns: int, rows: int
) -> None:
    with Window(*START, folder=tmp_path, columns=columns, rows=rows) as window:
        answer(window, ("What do you audit?", DOWN))
        window.shows("Name of the business")
        window.type(ESC)
        window.hides("Name of the business")
        window.shows("» somebody else's")
        answer(window, ("What do you audit?", ""), ("Name of the business", "Harbour Bakery"))
        answer(window, ("How many people", DOWN), ("Which site?", ""), ("Your name", "Ada"))
        answer(window, ("readers", ""), ("Day of the visit", ""), ("Who leads", ""), ("fewer", ""))
        window.shows("Is all of this right?", "yes: show the plan")
        window.type(DOWN * 4 + ENTER)
        window.hides("yes: show the plan")
        answer(window, ("Which site?", "Mill Street"))
        window.shows("yes: show the plan")
        window.type(ENTER)
        window.shows("the policy sitting: 3 minutes", "Shall it begin?", "begin now")
        window.type(DOWN + ENTER)
        window.shows("Saved. Begin with")
        assert window.ends() == 0

    (path,) = (tmp_path / "output").glob("*.json")
    made = {each.name for each in (tmp_path / "output").iterdir()} - {path.name}
    house = "Harbour-Bakery-Mill-Street"
    assert made == {f"{house}-visit-pack.xlsx", f"{house}-letter-to-staff.docx"}
    assert (load_audit(path).organisation, load_audit(path).site) == ("Harbour Bakery", "Mill Street")


@SIZES
def test_who_stops_in_it_goes_on_where_it_was(tmp_path: Path, columns: int, rows: int) -> None:
    with Window(*START, folder=tmp_path, columns=columns, rows=rows) as window:
        answer(window, ("What do you audit?", ""), ("your business called?", "Harbour Bakery"))
        window.shows("How many people")
        window.type(CTRL_C)
        assert window.ends() == 130
        assert "what was said is kept" in " ".join(window.said.split())

    with Window(*START, folder=tmp_path, columns=columns, rows=rows) as window:
        window.shows("A set-up was not finished", "go on with it")
        window.type(ENTER)
        window.shows("How many people")
        window.type(CTRL_C)
        assert window.ends() == 130
