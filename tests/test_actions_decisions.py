"""What the top decides, once for all departments; and resolutions, which begin with it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from cxaudit.actions import ActionItem, Kind, plan_actions, resolutions
from cxaudit.audit import Severity, Status
from cxaudit.checklist import Checklist, Effort
from cxaudit.checklist.contradictions import wrong_in_checklist
from cxaudit.report import build_report
from cxaudit.scoring import scorecard
from tests.action_plans import asked, ids, items, many
from tests.builders import a_checklist, a_clause, a_department, a_question, an_audit

TITLE = "Up to which sum may each of us give?"
SUM = a_clause("sum", decide={"title": TITLE, "do": "Set one sum, and tell everybody."})
WRITTEN: Any = {"policy": {"clauses": {"sum": {"written": "yes"}}}}


def checklist(*, gap: str = "policy", top: bool = True, critical: bool = False) -> Checklist:
    """Three departments that wait for one sum, of which one leads the business."""
    return a_checklist(
        *(
            a_department(
                asked(id, clause="sum", gap=gap, critical=critical and id == "sales"),
                asked(f"{id}_other", weight=2, clause=f"{id}_other"),
                id=id,
                top=top and id == "head",
            )
            for id in ("sales", "head", "billing")
        ),
        clauses=[SUM],
    )


def planned(of: Checklist | None = None, **changes: Any) -> tuple[ActionItem, ...]:  # noqa: ANN401
    of = of or checklist()
    answers = {"sales": 1, "head": 1, "billing": 1, "sales_other": 5, "head_other": 5, "billing_other": 5}
    return plan_actions(scorecard(an_audit(of, {**answers, **changes.pop("answers", {})}, **changes)))


def decisions(found: tuple[ActionItem, ...]) -> list[ActionItem]:
    return [each for each in found if each.decision]


def test_a_decision_is_made_once_and_before_all_others_of_its_clause() -> None:
    decision, *others = planned()

    assert (decision.id, decision.number, decision.title) == ("decide.sum", 1, TITLE)
    assert decision.tasks == ("Set one sum, and tell everybody.",)
    assert (decision.kind, decision.effort, decision.findings) == (Kind.DECIDE, Effort.S, ())
    assert [(each.id, each.follows) for each in others] == [
        ("sales.sum", "decide.sum"),
        ("head.sum", "decide.sum"),
        ("billing.sum", "decide.sum"),
    ]
    assert decision.due == date(2026, 1, 19)
    assert min(each.due for each in others if each.due) == date(2026, 1, 26)


def test_it_stands_before_its_clause_among_others_and_is_as_grave_as_the_gravest_of_it() -> None:
    found = planned(answers={"billing_other": 1, "head": 2})

    assert [each.id for each in found] == [
        "billing.billing_other",
        "decide.sum",
        "sales.sum",
        "billing.sum",
        "head.sum",
    ]
    [decision] = decisions(found)
    assert (decision.severity, decision.priority) == (Severity.MEDIUM, Fraction(1))


@pytest.mark.parametrize(
    "changes",
    [
        {"of": checklist(gap="delivery")},
        {"answers": {"sales": "unknown", "head": "unknown", "billing": "unknown"}},
        {"policy": {"clauses": {"sum": {"written": "yes"}}}},
        {"policy": {"clauses": {"sum": {"written": "known"}}}},
        {"policy": {"clauses": {"sum": {"decision": "leave_out"}}}},
        {"baseline": an_audit(checklist(), **WRITTEN)},
        {"kind": "self", "profile": {"size": "alone"}},
    ],
)
def test_nothing_is_to_be_decided_where_the_rule_is_there_nobody_knows_or_one_is_everybody(
    changes: dict[str, object],
) -> None:
    of = changes.pop("of", None)
    found = planned(of if isinstance(of, Checklist) else None, **changes)

    assert found
    assert decisions(found) == []
    assert all(each.follows is None for each in found)


def test_what_is_not_written_by_this_audit_is_to_be_decided_whatever_the_last_one_said() -> None:
    now = {"clauses": {"sum": {"written": "no"}}}

    assert len(decisions(planned(baseline=an_audit(checklist(), **WRITTEN), policy=now))) == 1


def test_it_is_of_whoever_leads_the_business() -> None:
    people = [{"name": "Ed", "leads": ["sales"]}, {"name": "Flo", "leads": ["head"]}]

    [role] = decisions(planned())
    [named] = decisions(planned(people=people))
    [decided] = decisions(planned(people=people, actions={"decide.sum": {"owner": "Gus"}}))
    [unmarked] = decisions(planned(checklist(top=False)))

    assert (role.owner, role.department.id) == ("Head lead", "head")
    assert (named.owner, decided.owner) == ("Flo", "Gus")
    assert (unmarked.owner, unmarked.department.id) == ("Whoever leads the business", "sales")


def test_where_the_department_that_leads_is_out_of_scope_it_stands_with_the_first_that_waits() -> None:
    scope: Any = {"departments": ["sales", "billing"], "plan": ["sales", "billing"]}
    audit = an_audit(checklist(), {"sales": 1, "billing": 1}, **scope)

    [decision] = decisions(plan_actions(scorecard(audit)))

    assert (decision.owner, decision.department.id) == ("Head lead", "sales")


def test_at_most_one_department_leads_the_business() -> None:
    raw = checklist().model_dump()
    raw["departments"][0]["top"] = True

    [wrong] = wrong_in_checklist(raw)

    assert wrong.what == "another department leads the business already"
    assert wrong.loc == ("departments", 1, "top")


def test_before_a_failed_critical_it_is_due_like_one_and_the_critical_a_week_later() -> None:
    decision, failed, *_ = planned(checklist(critical=True))

    assert (decision.severity, decision.contained_by, decision.due) == (
        Severity.CRITICAL,
        None,
        date(2026, 1, 12),
    )
    assert (failed.contained_by, failed.due) == (date(2026, 1, 8), date(2026, 1, 19))


def test_people_may_park_it_and_then_nothing_waits_for_it() -> None:
    decision, *others = planned(actions={"decide.sum": {"status": "parked"}})

    assert (decision.status, decision.due) == (Status.PARKED, None)
    assert others[0].due == date(2026, 1, 19)


def test_what_is_parked_asks_for_no_decision() -> None:
    parked = {f"{id}.sum": {"status": "parked"} for id in ("sales", "head", "billing")}

    assert decisions(planned(actions=parked)) == []


@pytest.mark.parametrize("finished", ["done", "dropped"])
def test_a_decision_goes_with_the_last_that_waits_for_it_unless_somebody_has_begun_it(finished: str) -> None:
    states = {f"{id}.sum": {"status": finished} for id in ("sales", "head", "billing")}
    one_waits = {**states, "head.sum": {"status": "open"}}

    def left(decision: str) -> list[Status]:
        found = planned(actions={**states, "decide.sum": {"status": decision}})
        return [each.status for each in decisions(found)]

    assert decisions(planned(actions=states)) == []
    assert [each.due for each in decisions(planned(actions=one_waits))] == [date(2026, 1, 19)]
    assert (left("open"), left("parked")) == ([], [])
    assert (left("done"), left("in_progress")) == ([Status.DONE], [Status.IN_PROGRESS])


def test_a_decision_is_one_of_the_twenty_that_are_planned() -> None:
    others = [asked(f"q{number:02}", weight=3, clause=f"on_{number}") for number in range(18)]
    last = [asked(id, weight=weight, clause="sum", gap="policy") for id, weight in (("z", 2),)]
    end = [asked(f"r{number}", clause=f"end_{number}") for number in range(3)]
    of = a_checklist(*others, *last, *end, clauses=[SUM])
    more = a_checklist(*others, asked("q18", weight=3, clause="on_18"), *last, *end, clauses=[SUM])

    def told(checklist: Checklist) -> list[str]:
        audit = an_audit(checklist, dict.fromkeys(checklist.places, 1))
        return [each.id for each in plan_actions(scorecard(audit)) if each.status is not Status.PARKED]

    assert told(of)[-2:] == ["decide.sum", "reception.sum"]
    assert len(told(of)) == 20
    assert told(more)[-1] == "reception.on_18"
    assert len(told(more)) == 19


def test_the_report_names_the_decision_that_an_item_waits_for() -> None:
    of = checklist()
    report = build_report(an_audit(of, {"sales": 1, "head": 5, "billing": 5}))

    decision, follower = report.not_parked
    assert follower.beside == (f"After no. 1 is decided: {TITLE}",)
    assert (decision.kind, decision.score) == ("Decide", None)
    assert decision.done_when == "It is decided and written down, and whoever it concerns has been told."
    parts = {part.id: [row.id for row in part.actions] for part in report.departments}
    assert parts == {"sales": ["sales.sum"], "head": ["decide.sum"], "billing": []}


# --- resolutions


def test_resolutions_are_failed_criticals_decisions_and_then_the_most_important() -> None:
    questions = [
        asked("heavy", weight=3, effort="L"),
        asked("light"),
        asked("a", clause="sum", gap="policy"),
        asked("middle", weight=2),
        asked("failed", critical=True, effort="L"),
        asked("failed_too", critical=True),
    ]
    of = a_checklist(*questions, clauses=[SUM])

    chosen = resolutions(plan_actions(scorecard(an_audit(of, dict.fromkeys(of.places, 1)))))

    assert ids(chosen) == ["failed", "failed_too", "decide.sum", "heavy", "middle"]


def owned(count: int, each: int) -> dict[str, dict[str, str]]:
    return {f"reception.about_q{number:02}": {"owner": f"P{number // each}"} for number in range(count)}


def test_nobody_has_more_than_two_resolutions_where_five_can_be_reached() -> None:
    chosen = resolutions(items(*many(12), actions=owned(12, 4)))

    assert ids(chosen) == ["q00", "q01", "q04", "q05", "q08"]


def test_five_are_reached_by_more_of_one_owner_where_there_are_not_enough() -> None:
    assert ids(resolutions(items(*many(10), actions=owned(10, 5)))) == ["q00", "q01", "q02", "q05", "q06"]
    assert ids(resolutions(items(*many(10)))) == ["q00", "q01", "q02", "q03", "q04"]


def test_there_are_five_beside_criticals_and_eight_in_all() -> None:
    def chosen(criticals: int) -> list[str]:
        failed = [asked(f"f{number}", critical=True) for number in range(criticals)]
        actions = {
            **owned(12, 1),
            **{f"reception.about_f{number}": {"owner": f"F{number}"} for number in range(criticals)},
        }
        return ids(resolutions(items(*failed, *many(12), actions=actions)))

    assert chosen(1) == ["f0", "q00", "q01", "q02", "q03", "q04"]
    assert chosen(5) == ["f0", "f1", "f2", "f3", "f4", "q00", "q01", "q02"]
    assert chosen(9) == ["f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7"]


def test_no_two_are_on_one_clause() -> None:
    of = a_checklist(
        *(a_department(a_question(id, clause="same"), id=id) for id in ("sales", "billing")),
    )

    chosen = resolutions(plan_actions(scorecard(an_audit(of, dict.fromkeys(of.places, 1)))))

    assert [each.id for each in chosen] == ["sales.same"]


def test_resolutions_are_neither_parked_nor_finished() -> None:
    states = {
        f"reception.about_q{number:02}": {"status": status}
        for number, status in enumerate(("parked", "done", "dropped", "in_progress", "reopened", "open"))
    }

    assert ids(resolutions(items(*many(6), actions=states))) == ["q03", "q04", "q05"]


def test_there_are_no_resolutions_where_nothing_is_to_be_done() -> None:
    assert resolutions(items(asked(), answer=5)) == ()
