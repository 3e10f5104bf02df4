"""What must hold of every plan: nothing lost, nothing twice, and not too much at once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.actions import ActionItem, AddedFinding, find_all, keep_numbers, plan_actions, resolutions
from cxaudit.audit import ActionState, Audit, OwnFinding, Response, Severity, Status
from cxaudit.audit.references import wrong_in
from cxaudit.days import monday
from cxaudit.plan import begin
from cxaudit.report import build_report
from cxaudit.scoring import scorecard
from tests.runs import runs
from tests.strategies import large_audits

OWN = {"department": "d0", "found": "It is so.", "do": "Mend it."}
STATUSES = [None, None, None, *Status]


@st.composite
def plans(draw: st.DrawFn) -> Audit:
    """Audits with decided items, own findings, weeks out and sizes, half of them the second in a row."""
    random = Random(draw(st.integers(0, 10_000)))
    drawn = draw(large_audits())
    planned = {name: told for name, told in drawn.responses.items() if name in drawn.plan}
    audit = _decided(random, drawn.model_copy(update={"responses": planned}))
    return _decided(random, _next_year(random, audit)) if random.random() < 0.5 else audit


def _next_year(random: Random, last: Audit) -> Audit:
    """The audit after it, of the same questions, with a third of the answers not known by now."""
    nothing: dict[str, Any] = {"own": (), "actions": {}, "weeks_out": (), "responses": {}}
    day = last.date + timedelta(days=365)
    told = last.model_copy(update={**nothing, "date": day, "baseline": None, "last_number": 0})
    audit = begin(told, last.as_written, "next", last)
    responses = {
        name: Response(unknown=True) if random.random() < 0.3 else last.responses[name]
        for name in audit.plan
        if name in last.responses
    }
    return audit.model_copy(update={"responses": responses})


def _decided(random: Random, audit: Audit) -> Audit:
    """The audit with what people may decide; what comes from the last one stays."""
    first = max((own.number for own in audit.own), default=0) + 1
    own = [
        {**OWN, "number": number, "severity": random.choice([*Severity])}
        for number in range(first, first + random.randint(0, 3))
    ]
    told: dict[str, Any] = {
        "own": [*audit.own, *map(OwnFinding.model_validate, own)],
        "profile": {"size": random.choice(["large", "small", "alone"])},
        "weeks_out": [
            audit.date + timedelta(weeks=random.randint(0, 30)) for _ in range(random.randint(0, 3))
        ],
    }
    whole = Audit.model_validate({**dict(audit), **told})
    states = {item.id: _state(random) for item in plan_actions(scorecard(whole))}
    whole = whole.model_copy(update={"actions": states})
    return keep_numbers(whole) if random.random() < 0.5 else whole


def _state(random: Random) -> ActionState:
    return ActionState(
        status=random.choice(STATUSES),
        owner=random.choice([None, None, "Cho"]),
        title=random.choice([None, "Our own name"]),
    )


def planned(audit: Audit) -> tuple[ActionItem, ...]:
    return plan_actions(scorecard(audit))


def dated(audit: Audit) -> list[tuple[ActionItem, date]]:
    """Items that the rule dates, with their days: what is critical is dated whatever else is due."""
    return [(item, item.due) for item in planned(audit) if item.due and not item.critical]


@given(plans())
@settings(max_examples=runs(20), deadline=None)
def test_no_more_are_due_in_a_week_or_a_month_than_may_be(audit: Audit) -> None:
    weeks = Counter(monday(due) for _, due in dated(audit))
    months = Counter((item.owner, due.year, due.month) for item, due in dated(audit))

    most = 1 if audit.profile["size"] in ("small", "alone") else 2
    assert all(count <= most for count in weeks.values())
    assert all(count <= 3 for count in months.values())


@given(plans())
@settings(max_examples=runs(20), deadline=None)
def test_every_day_is_a_weekday_in_no_week_that_is_out_and_not_before_effort_allows(audit: Audit) -> None:
    for item in planned(audit):
        assert (item.due is None) == (item.status in (Status.PARKED, Status.DROPPED))
        if item.due is None:
            continue
        days = 7 if item.critical else {"S": 14, "M": 45, "L": 120}[item.effort]
        assert item.due.weekday() < 5
        assert not any(weeks.hold(item.due) for weeks in audit.weeks_out)
        assert item.due >= audit.plan_began + timedelta(days=days)
        if item.contained_by:
            assert item.contained_by <= item.due


@given(plans())
@settings(max_examples=runs(20), deadline=None)
def test_each_finding_is_in_one_item_and_one_item_says_when_it_is_done(audit: Audit) -> None:
    found = find_all(scorecard(audit))
    items = planned(audit)
    report = build_report(audit)
    done_when = {row.id: row.done_when for row in (*report.not_parked, *report.parked)}

    assert sorted(map(repr, found)) == sorted(repr(each) for item in items for each in item.findings)
    assert len({item.id for item in items}) == len(items) == len(done_when)
    for item in items:
        assert item.findings or item.decision
        assert {finding.action for finding in item.findings} <= {item.id}
        for finding in item.findings:
            named = finding.own.found if isinstance(finding, AddedFinding) else finding.question.listed
            assert named in done_when[item.id]


@given(plans())
@settings(max_examples=runs(20), deadline=None)
def test_items_come_by_priority_and_next_steps_last(audit: Audit) -> None:
    items = planned(audit)

    keys = [(item.next_step, -item.priority) for item in items]
    assert keys == sorted(keys)


@given(plans())
@settings(max_examples=runs(20), deadline=None)
def test_a_decision_is_made_once_a_clause_and_a_week_before_what_follows(audit: Audit) -> None:
    items = planned(audit)
    decisions = {item.clause: place for place, item in enumerate(items) if item.decision}

    assert len(decisions) == sum(item.decision is not None for item in items)
    if audit.alone:
        assert not decisions
    for place, item in enumerate(items):
        if item.decision or item.clause not in decisions:
            assert item.follows is None
            continue
        decision = items[decisions[item.clause]]
        assert item.follows == decision.id
        assert place > decisions[item.clause]
        assert list(Severity).index(decision.severity) <= list(Severity).index(item.severity)
        if item.due and decision.due:
            assert item.due >= decision.due + timedelta(days=7)


@given(plans())
@settings(max_examples=runs(20), deadline=None)
def test_numbers_are_unique_and_those_of_before_are_kept(audit: Audit) -> None:
    items = planned(audit)
    numbers = {item.id: item.number for item in items}

    assert len(set(numbers.values())) == len(numbers)
    before = {id: state.number for id, state in (audit.baseline.actions if audit.baseline else {}).items()}
    for id, number in numbers.items():
        assert number == before.get(id, number)
        if id not in before:
            assert number > max([number for number in before.values() if number], default=0)
    kept = keep_numbers(audit)
    assert {item.id: item.number for item in planned(kept)} == numbers
    wrong = [each.what for each in wrong_in(kept)]
    assert wrong == []


@given(plans())
@settings(max_examples=runs(20), deadline=None)
def test_at_most_twenty_are_planned_beside_what_must_be_and_what_was_begun(audit: Audit) -> None:
    items = planned(audit)
    told = {name: state.status for name, state in audit.actions.items()}
    chosen = [
        item
        for item in items
        if item.status is not Status.PARKED
        and not any(finding.critical for finding in item.findings)
        and not told.get(item.id)
        and item.status is Status.OPEN
    ]
    parked = [
        item for item in items if item.status is Status.PARKED and told.get(item.id) is not Status.PARKED
    ]

    assert not any(
        finding.critical for item in items if item.status is Status.PARKED for finding in item.findings
    )
    assert len(chosen) <= 20
    least = min((item.priority for item in chosen if item.findings and not item.next_step), default=None)
    assert all(least is None or item.next_step or item.priority <= least for item in parked)
    assert sum(item.quick_win for item in items) <= 5
    assert all(item.due and item.effort == "S" for item in items if item.quick_win)


@given(plans())
@settings(max_examples=runs(20), deadline=None)
def test_resolutions_begin_with_what_is_critical_and_spread_the_rest(audit: Audit) -> None:
    items = [item for item in planned(audit) if item.status.unfinished]
    chosen = resolutions(items)

    first = [item for item in items if item.critical or item.decision]
    others = [item for item in chosen if item not in first]
    assert len(chosen) <= 8
    assert len(others) <= 5
    assert [item for item in chosen if item in first] == list(chosen[: min(8, len(first))])
    assert set(map(id, chosen)) <= set(map(id, items))
    clauses = [item.clause for item in others if item.clause]
    assert len(clauses) == len(set(clauses))
    assert not {*clauses} & {item.clause for item in chosen if item in first}
    if len(chosen) > 5:
        owners = Counter(item.owner for item in chosen)
        assert all(owners[item.owner] <= 2 for item in others)
