"""How much time an audit took, by the moments of its answers."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cxaudit.audit import Audit, Response
from cxaudit.plan import Work, spent
from tests.builders import a_checklist, a_question, an_audit

TEN = datetime.fromisoformat("2026-01-05T10:00:00+01:00")
CHECKLIST = a_checklist(
    *(a_question(f"q_{number}", minutes=3) for number in range(9)),
    a_question("walk", how="look", minutes=2),
    a_question("long", how="test", minutes=15),
)


def answered(*moments: tuple[str, float]) -> Audit:
    """An audit in which questions were answered so many minutes after ten."""
    audit = an_audit(CHECKLIST)
    for question, minutes in moments:
        at = TEN + timedelta(minutes=minutes)
        audit = audit.answered(question, Response(unknown=True, at=at))
    return audit


def test_what_lies_between_two_answers_was_spent_on_the_later_one() -> None:
    audit = answered(("q_0", 0), ("q_1", 2), ("walk", 6), ("q_2", 7))

    took = spent(audit)

    assert took.by_work == {Work.WALK: 4, Work.TALKS: 3 + 2 + 1}
    assert took.minutes == 10
    assert took.timed == 3
    assert took.speed == pytest.approx(7 / 8)


def test_pauses_do_not_count_and_the_answer_after_one_counts_as_planned() -> None:
    audit = answered(("q_0", 0), ("q_1", 10), ("q_2", 21), ("long", 80), ("q_3", 60 * 24))

    assert spent(audit).minutes == 3 + 10 + 3 + 15 + 3
    assert spent(audit).timed == 1


def test_an_answer_that_was_changed_counts_each_time() -> None:
    audit = answered(("q_0", 0), ("q_1", 2), ("q_0", 5), ("q_0", 6))

    assert spent(audit).minutes == 3 + 2 + 3 + 1
    assert spent(audit).timed == 2


@pytest.mark.parametrize("audit", [an_audit(CHECKLIST), an_audit(CHECKLIST, {"q_0": 2, "q_1": 3})])
def test_of_answers_from_a_file_nothing_is_known(audit: Audit) -> None:
    assert (spent(audit).minutes, spent(audit).timed, spent(audit).speed) == (0, 0, 1)


def test_answers_of_several_clocks_are_taken_by_the_time_on_the_wall() -> None:
    audit = an_audit(CHECKLIST, {"q_0": Response(unknown=True, at=TEN.replace(tzinfo=None))})

    assert spent(audit.answered("q_1", Response(unknown=True, at=TEN + timedelta(minutes=1)))).minutes == 4
