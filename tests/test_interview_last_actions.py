"""What became of last time's actions: asked one by one, one key each, saved after every answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

import pytest

from cxaudit.actions import keep_numbers
from cxaudit.audit import ActionState, Audit, Status
from cxaudit.interview.asking import Stopped, WentBack
from cxaudit.interview.at_terminal import Terminal
from cxaudit.interview.commands import SetLastActions
from cxaudit.interview.end_page import End, end_page
from cxaudit.interview.flow import Interview, begin, step
from cxaudit.interview.last_actions import ask_last_actions, last_action, still_to_tell, untold
from cxaudit.plan import as_baseline
from tests.action_plans import asked
from tests.builders import Answer, a_checklist, an_audit
from tests.keyboard import at_keyboard
from tests.people import GO_BACK, Scripted

TODAY = date(2027, 1, 5)
NOW = datetime(2027, 1, 5, tzinfo=UTC)
IDS = tuple(f"reception.about_q{number}" for number in range(3))


def a_year_later(**states: ActionState) -> Audit:
    questions = [asked(f"q{number}") for number in range(3)]
    checklist = a_checklist(*questions)
    bad: dict[str, Answer] = {each.id: 1 for each in questions}
    noted = {f"reception.about_{question}": state for question, state in states.items()}
    last = keep_numbers(an_audit(checklist, bad, id="last", date=date(2026, 1, 5), actions=noted))
    return an_audit(checklist, bad, date=date(2027, 1, 4), baseline=as_baseline(last))


def told(*answers: str, audit: Audit | None = None) -> tuple[Scripted, list[Audit], Audit | None]:
    """The person, the audit as it was saved each time, and what comes of it."""
    person, saved, end = Scripted(*answers), [audit or a_year_later()], None
    try:
        end = ask_last_actions(person, saved[0], TODAY, saved.append)
    except Stopped:
        person.said.append("stopped")
    return person, saved, end


def statuses(audit: Audit) -> dict[str, str]:
    return {id: told.status.value for id, told in audit.last_actions.items()}


def test_each_action_is_asked_about_with_its_tasks_and_one_key_tells_what_became_of_it() -> None:
    person, _saved, end = told("seen", "2026-06-01", "in_progress", "dropped", "No money.")

    assert end
    assert [page.where for page in person.pages] == [f"Last time’s actions · {n} of 3" for n in (1, 2, 3)]
    assert person.pages[0].title == "1. About_q0"
    assert "• Do this: q0." in [each.text for each in person.pages[0].body]
    first, second, third = (end.last_actions[id] for id in IDS)
    assert (first.status, first.seen, first.done_on) == (Status.DONE, True, date(2026, 6, 1))
    assert (second.status, second.seen) == (Status.IN_PROGRESS, False)
    assert (third.status, third.why) == (Status.DROPPED, "No money.")
    assert untold(end) == ()


def test_what_is_only_said_is_not_seen_and_nobody_need_know_the_day() -> None:
    _person, _saved, end = told("done", "", "open", "open")

    assert end
    done = end.last_actions[IDS[0]]
    assert (done.status, done.seen, done.done_on) == (Status.DONE, False, None)
    assert statuses(end)[IDS[1]] == "open"


def test_what_the_plan_says_of_it_is_shown_and_its_day_is_proposed() -> None:
    done = ActionState(status=Status.DONE, done_on=date(2026, 3, 2), comment="Lena  does it.")
    person, _saved, end = told("seen", "", "open", "open", audit=a_year_later(q0=done))

    assert person.pages[0].body[-1].text == "In last time’s plan: Done; since 2 March 2026; Lena does it."
    assert person.pages[1].body[-1].text == ""
    assert end
    assert end.last_actions[IDS[0]].done_on == date(2026, 3, 2)


def test_it_is_saved_after_every_answer_and_gone_on_with_at_the_first_that_is_left() -> None:
    person, saved, end = told("done")

    assert end is None
    assert person.said == ["stopped"]
    assert statuses(saved[-1]) == {IDS[0]: "done"}
    assert still_to_tell(saved[-1]) == "Last time’s actions: 2 to be told"
    again, saved, _end = told("open", "stop", audit=saved[-1])
    assert [page.title for page in again.pages] == ["2. About_q1", "3. About_q2"]
    assert statuses(saved[-1]) == {IDS[0]: "done", IDS[1]: "open"}


def test_one_can_be_passed_over_and_one_can_go_back() -> None:
    person, _saved, end = told("on", "open", "back", "in_progress", "open")

    assert end
    assert [page.title[0] for page in person.pages] == ["1", "2", "3", "2", "3"]
    assert statuses(end) == {IDS[1]: "in_progress", IDS[2]: "open"}


def test_who_leaves_the_day_has_told_that_it_is_done() -> None:
    _person, _saved, end = told("seen", GO_BACK, "open", "open")

    assert end
    assert (end.last_actions[IDS[0]].seen, end.last_actions[IDS[0]].done_on) == (True, None)


def test_what_was_told_can_be_changed_from_the_list() -> None:
    _person, saved, _end = told("open", "open", "open")

    person, _saved, end = told(IDS[1], "dropped", "", "-", audit=saved[-1])

    assert end
    assert person.offered[0] == (
        "1. About_q0 [not begun]", "2. About_q1 [not begun]", "3. About_q2 [not begun]",
        "back: no action is to be changed",
    )  # fmt: skip
    assert statuses(end)[IDS[1]] == "dropped"


def test_the_end_begins_with_them_until_they_are_told() -> None:
    audit = a_year_later()
    end = End(audit, audit.plan, TODAY)

    page = end_page(end, ())
    assert page.ways[0].label == "on: last time’s actions"
    assert "Last time’s actions: 3 to be told" in [each.text for each in page.body]
    assert page.way("l")

    _person, saved, _end = told("open", "open", "open")
    after = end_page(End(saved[-1], audit.plan, TODAY), ())
    assert after.ways[0].label != "on: last time’s actions"
    assert after.way("l")


def test_without_an_audit_before_nothing_is_asked() -> None:
    audit = an_audit(a_checklist(asked("q0")), {"q0": 1})

    assert untold(audit) == ()
    assert still_to_tell(audit) == ""
    assert end_page(End(audit, audit.plan, TODAY), ()).way("l") is None


@pytest.mark.parametrize("status", ["parked", "reopened", "never"])
def test_no_other_status_can_be_told(status: str) -> None:
    with pytest.raises(ValueError, match="status"):
        an_audit(a_checklist(asked("q0")), last_actions={"reception.about_q0": {"status": status}})


# --- by a key, at any question


def at(audit: Audit) -> Interview:
    return replace(begin(audit, audit.plan), position=0)


def test_the_key_tells_of_the_next_one_and_the_question_stays() -> None:
    interview = at(a_year_later())

    command = last_action(Scripted("dropped", "No money."), interview)
    after = step(interview, command, NOW)

    assert statuses(after.audit) == {IDS[0]: "dropped"}
    assert (after.position, after.changes) == (interview.position, ())


def test_the_key_changes_what_was_told_once_all_are() -> None:
    _person, saved, _end = told("open", "open", "open")

    command = last_action(Scripted(IDS[2], "in_progress"), at(saved[-1]))

    assert statuses(step(at(saved[-1]), command, NOW).audit)[IDS[2]] == "in_progress"


@pytest.mark.parametrize("answers", [["on"], ["stop"], ["list", "-"]])
def test_who_tells_nothing_goes_back_to_the_question(answers: list[str]) -> None:
    with pytest.raises(WentBack):
        last_action(Scripted(*answers), at(a_year_later()))


def test_without_an_audit_before_the_key_says_so() -> None:
    person, audit = Scripted(), an_audit(a_checklist(asked("q0")), {})

    with pytest.raises(WentBack):
        last_action(person, at(audit))
    assert person.said == ["There are no actions of last time."]


def test_at_a_terminal_one_key_tells_it() -> None:
    with at_keyboard() as keyboard:
        keyboard.keys = ["k", "i"]
        command = Terminal(lambda: 0.0, count().__next__).command(at(a_year_later()))

    assert isinstance(command, SetLastActions)
    assert statuses(command.told) == {IDS[0]: "in_progress"}
