"""The list of all questions: what it shows, finds, and how it fits every window."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from cxaudit.interview.list_screen import ListView, draw_list, moved, pointed_at, turned
from cxaudit.interview.listing import Listing, listing
from cxaudit.interview.standing import Standing, which
from cxaudit.library import checklists_folder, load_checklist
from tests.builders import a_checklist, a_department, a_question, a_response, an_audit
from tests.runs import runs

CHECKLIST = a_checklist(
    a_department(
        a_question("greeted", ask="Who greets a guest at the door?"),
        a_question("wait", ask="How long does a guest wait?", needs_note=2),
        id="reception",
    ),
    a_department(
        a_question("bill", ask="Who explains the bill?"),
        a_question("till", ask="Is the till seen?"),
        id="billing",
    ),
)
AUDIT = an_audit(
    CHECKLIST,
    {
        "greeted": a_response(4, note="The new one, Ben", told_by="Ruth"),
        "wait": 1,
        "bill": a_response(waiting={"kind": "ask", "who": "Anna"}),
        "till": "unknown",
    },
)
SHIPPED = load_checklist(checklists_folder())
SHIPPED_LIST = listing(an_audit(SHIPPED), tuple(SHIPPED.places), "sales_enquiry_complete")


def shown(list_: Listing, typed: str = "", standing: Standing | None = None) -> list[str]:
    return [each.id for each in list_.shown(standing, typed)]


def test_words_are_found_in_question_department_answer_notes_and_names_whatever_their_case() -> None:
    list_ = listing(AUDIT, AUDIT.plan)

    assert shown(list_) == ["greeted", "wait", "bill", "till"]
    assert shown(list_, "GUEST") == ["greeted", "wait"]
    assert shown(list_, "guest door") == ["greeted"]
    assert shown(list_, "billing") == ["bill", "till"]
    assert shown(list_, "ben") == shown(list_, "ruth") == ["greeted"]
    assert shown(list_, "anna") == ["bill"]
    assert shown(list_, "nobody does") == ["wait"]
    assert shown(list_, "zebra") == []


def test_what_is_left_is_counted_and_shown_alone_and_what_nothing_is_of_is_left_out() -> None:
    list_ = listing(AUDIT, AUDIT.plan)

    assert list(list_.counted().values()) == [
        "all 4",
        "unknown 1",
        "waiting 1",
        "findings 2",
        "note needed 1",
    ]
    assert {way: shown(list_, "", way) for way in Standing} == {
        Standing.OPEN: [],
        Standing.UNKNOWN: ["till"],
        Standing.WAITING: ["bill"],
        Standing.FINDINGS: ["wait", "till"],
        Standing.CHANGE: ["wait"],
    }
    assert which(AUDIT, ("till",), Standing.FINDINGS) == ("till",)


def test_questions_of_one_department_stand_together_whatever_the_order_of_asking() -> None:
    list_ = listing(AUDIT, ("bill", "greeted", "till", "wait"))

    assert [(each.number, each.id) for each in list_.entries] == [
        (1, "bill"), (2, "till"), (3, "greeted"), (4, "wait"),
    ]  # fmt: skip


def test_the_pointer_goes_down_and_up_as_far_as_there_are_questions() -> None:
    list_ = listing(AUDIT, AUDIT.plan, "wait")
    view = ListView("wait")

    def pointer(view: ListView) -> str:
        entry = pointed_at(list_, view)
        return entry.id if entry else ""

    assert [pointer(moved(list_, view, by)) for by in (-9, -1, 0, 1, 2, 9)] == [
        "greeted", "greeted", "wait", "bill", "till", "till",
    ]  # fmt: skip
    assert pointer(ListView("wait", typed="bill")) == "bill"
    assert pointer(ListView("wait", typed="zebra")) == ""
    assert moved(list_, ListView("wait", typed="zebra"), 1) == ListView("wait", typed="zebra")
    assert turned(list_, view, 1).standing is Standing.UNKNOWN
    assert turned(list_, view, -1).standing is Standing.CHANGE
    assert turned(list_, turned(list_, view, -1), 1) == view


@given(
    st.integers(1, 160),
    st.integers(1, 60),
    st.sampled_from([None, *Standing]),
    st.sampled_from(["", "the", "zebra", "phone"]),
    st.sampled_from([each.id for each in SHIPPED_LIST.entries]),
)
@settings(max_examples=runs(60))
def test_the_list_fits_every_window_and_shows_what_is_pointed_at(
    width: int, height: int, standing: Standing | None, typed: str, pointer: str
) -> None:
    view = ListView(pointer, standing, typed)

    lines = [line.text for line in draw_list(SHIPPED_LIST, view, width, height)]

    assert len(lines) <= height
    assert all(get_cwidth(line) <= max(2, width) for line in lines)
    if width >= 39 and height >= 8:
        assert len(lines) == height
        pointed = pointed_at(SHIPPED_LIST, view)
        assert (sum(line.startswith(" › ") for line in lines) == 1) == (pointed is not None)


@pytest.mark.parametrize("width", [39, 79])
def test_the_way_that_is_shown_can_be_seen_however_narrow_the_window(width: int) -> None:
    list_ = listing(AUDIT, AUDIT.plan)

    for way in (None, Standing.UNKNOWN, Standing.CHANGE):
        view = ListView("wait", way)
        assert "[" in draw_list(list_, view, width, 20)[0].text
