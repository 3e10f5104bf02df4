"""What could be better: said on its department's sheet, and a next step where the plan is short."""

from __future__ import annotations

from typing import Any

import pytest

from cxaudit.actions import ActionItem, find, find_all, plan_actions
from cxaudit.audit import Audit, Severity
from cxaudit.report import build_report
from cxaudit.scoring import scorecard
from tests.action_plans import asked, item
from tests.builders import Answer, a_checklist, a_clause, a_measured_question, an_audit


def better(
    answers: dict[str, Answer], *, count: int = 5, changes: dict[str, dict[str, Any]] | None = None
) -> Audit:
    """Questions with five steps, on a clause each; of 75 % where step 4 was answered."""
    questions = [asked(id, **(changes or {}).get(id, {})) for id in answers]
    return an_audit(a_checklist(*questions, marks={"next_steps": count}), answers)


def planned(audit: Audit) -> tuple[ActionItem, ...]:
    return plan_actions(scorecard(audit))


def names(audit: Audit) -> list[str]:
    return [each.id.removeprefix("reception.about_") for each in planned(audit)]


def test_the_best_of_what_could_be_better_fill_up_to_five_items() -> None:
    weights = {"a": 1, "b": 3, "c": 2, "d": 1, "e": 1}
    answers: dict[str, Answer] = {**dict.fromkeys(weights, 4), "poor": 1, "worse": 1}
    audit = better(answers, changes={id: {"weight": weight} for id, weight in weights.items()})

    assert names(audit) == ["poor", "worse", "b", "c", "a"]
    assert [each.next_step for each in planned(audit)] == [False, False, True, True, True]
    assert len(find(scorecard(audit))) == 2


@pytest.mark.parametrize(("count", "steps"), [(0, 0), (1, 0), (2, 1), (20, 3)])
def test_the_checklist_says_up_to_how_many(count: int, steps: int) -> None:
    audit = better({"poor": 1, "a": 4, "b": 4, "c": 4}, count=count)

    assert sum(each.next_step for each in planned(audit)) == steps


@pytest.mark.parametrize(
    ("reading", "stands"),
    [(59.4, "wanting"), (59.5, "could be better"), (84.4, "could be better"), (84.5, "")],
)
def test_it_lies_from_the_mark_of_what_is_wanting_to_below_what_is_strong(
    reading: float, stands: str
) -> None:
    question = a_measured_question(good=100, poor=0)
    audit = an_audit(a_checklist(question, marks={"next_steps": 5}), {"rings": reading})

    assert [each.next_step for each in planned(audit)] == ([stands != "wanting"] if stands else [])
    assert build_report(audit).departments[0].questions[0].stands == stands


@pytest.mark.parametrize(
    ("answer", "changes", "stands"),
    [
        ("unknown", {}, "to find out"),
        ("nobody comes", {}, ""),
        (1, {"weight": 0}, ""),
        (1, {"critical": True}, "wanting"),
    ],
)
def test_how_a_question_stands(answer: Answer, changes: dict[str, Any], stands: str) -> None:
    audit = better({"a": answer}, changes={"a": changes})

    assert build_report(audit).departments[0].questions[0].stands == stands


def test_a_failed_critical_is_wanting_whatever_the_mark() -> None:
    question = asked(critical=True)
    audit = an_audit(a_checklist(question, marks={"wanting": 40, "next_steps": 5}), {"greeted": 3})

    assert [each.next_step for each in planned(audit)] == [False]
    assert build_report(audit).departments[0].questions[0].stands == "wanting"


def test_a_next_step_is_one_question_of_an_item_that_there_is_not_yet() -> None:
    on: dict[str, dict[str, Any]] = {
        "a": {"clause": "about_poor"},
        "b": {"clause": "same", "weight": 2},
        "c": {"clause": "same"},
    }
    audit = better({"poor": 1, "a": 4, "b": 4, "c": 4}, changes=on)

    assert [[each.scored.id for each in item.findings] for item in planned(audit)] == [["poor"], ["b"]]  # type: ignore[union-attr]


def test_a_next_step_is_never_grave_and_is_called_so() -> None:
    audit = better({"a": 4}, changes={"a": {"weight": 3, "critical": True}})
    report = build_report(audit)

    [only] = planned(audit)
    assert (only.severity, only.critical, only.contained_by) == (Severity.LOW, False, None)
    assert [report.not_parked[0].severity, report.findings[0].severity] == ["Next step"] * 2
    assert report.failures == ()


def test_what_lies_below_stands_before_every_next_step_however_little_it_weighs() -> None:
    audit = better({"heavy": 4, "little": 3}, changes={"heavy": {"weight": 3}, "little": {"weight": 1}})

    assert names(audit) == ["little", "heavy"]
    assert [finding.next_step for finding in find_all(scorecard(audit))] == [False, True]


def test_a_next_step_asks_for_no_decision_of_the_top() -> None:
    clause = a_clause("sum", decide={"title": "Up to which sum?", "do": "Set it."})
    question = asked(clause="sum", gap="policy")
    of = a_checklist(question, clauses=[clause], marks={"next_steps": 5})

    assert [each.id for each in planned(an_audit(of, {"greeted": 4}))] == ["reception.sum"]
    assert len(planned(an_audit(of, {"greeted": 1}))) == 2


def test_there_are_none_where_nothing_says_so() -> None:
    assert item(asked()).next_step is False
