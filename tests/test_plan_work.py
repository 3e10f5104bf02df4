"""When the work of an audit is done, and how long each kind of it takes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cxaudit.checklist import Place
from cxaudit.plan import Work, work_of, workload, workload_in_words
from tests.builders import a_checklist, a_department, a_question, a_touchpoint


def a_place(at: str | None = None, **changes: object) -> Place:
    """A question at a touchpoint that is found there."""
    touchpoint = a_touchpoint(a_question("asked", **changes), where=at)
    return a_checklist(a_department(touchpoint)).places["asked"]


@pytest.mark.parametrize(
    ("how", "where", "ahead", "work"),
    [
        ("ask", None, 0, Work.TALKS),
        ("ask", "website", 0, Work.TALKS),
        ("ask", "telephone", 0, Work.TALKS),
        ("ask", None, 3, Work.BEFOREHAND),
        ("look", None, 0, Work.WALK),
        ("look", "entrance", 0, Work.WALK),
        ("look", "website", 0, Work.BEFOREHAND),
        ("test", None, 0, Work.WALK),
        ("test", "counter", 0, Work.WALK),
        ("test", "telephone", 0, Work.BEFOREHAND),
        ("test", "back", 2, Work.BEFOREHAND),
        ("read", None, 0, Work.PAPERS),
        ("read", "back", 0, Work.PAPERS),
        ("read", "website", 0, Work.BEFOREHAND),
        ("read", None, 1, Work.BEFOREHAND),
    ],
)
def test_work_is_done_beforehand_on_the_walk_with_papers_or_in_talk(
    how: str, where: str | None, ahead: int, work: Work
) -> None:
    assert work_of(a_place(where, how=how, ahead=ahead)) is work


def test_a_question_says_where_it_is_found_out_before_its_touchpoint() -> None:
    assert work_of(a_place("website", how="look", where="entrance")) is Work.WALK


@pytest.mark.parametrize(
    ("how", "minutes", "takes"),
    [("ask", None, "1.5"), ("look", None, "2"), ("read", None, "3"), ("test", None, "4"), ("ask", 7, "7")],
)
def test_what_a_question_takes_follows_how_it_is_found_out_unless_it_says(
    how: str, minutes: float | None, takes: str
) -> None:
    place = a_place(how=how, minutes=minutes)

    assert [share.minutes for share in workload([place]).values()] == [Fraction(takes)]


def test_all_minutes_are_told_by_when_they_are_spent() -> None:
    questions = [
        a_question("talk_1"),
        a_question("talk_2", minutes=3),
        a_question("paper", how="read"),
        a_question("called", how="test", where="telephone"),
    ]
    places = a_checklist(a_department(*questions)).places.values()

    assert workload_in_words(places) == [
        "4 questions, about 12 minutes",
        "beforehand: 1 question, 4 minutes",
        "reading papers: 1 question, 3 minutes",
        "talking: 2 questions, 5 minutes",
    ]
    assert workload_in_words(places, "self")[-1] == "answering: 2 questions, 5 minutes"
