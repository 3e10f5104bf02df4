"""Who is taught what and when, what holds, and what follows: written, then taught, then in force."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.actions import plan_actions
from cxaudit.audit import Audit, Response, Status
from cxaudit.checklist import Clause, Gap
from cxaudit.days import next_week
from cxaudit.policy import Policy, Session, compose, decide
from cxaudit.report import Following, PolicyLine, build_report
from cxaudit.scoring import scorecard
from tests.builders import DAY, Answer, a_checklist, a_clause, a_department, a_question, an_audit
from tests.runs import runs
from tests.strategies import DAYS, large_audits

FIRST_FORCE = date(2026, 2, 16)
"""The first Monday six weeks after the day of every audit."""

NAMES = ("Ann", "Ben", "Cleo", "Dov", "Eva")


def policy_of(audit: Audit) -> Policy:
    card = scorecard(audit)
    return compose(audit, decide(card), plan_actions(card))


def lesson(number: int, minutes: int = 10, roles: tuple[str, ...] = ("Desk",)) -> Clause:
    return a_clause(f"clause{number}", None, minutes=minutes, **{"for": list(roles)})


def course(*clauses: Clause, answer: Answer = 4, weights: bool = False, **changes: object) -> Audit:
    """An audit where all these clauses are new; with weights, the first is worst of all."""
    questions = [
        a_question(f"q_{each.id}", clause=each.id, weight=50 - number if weights else 1)
        for number, each in enumerate(clauses)
    ]
    told = {"clauses": {each.id: {"written": "no"} for each in clauses}}
    given = changes.pop("policy", {})
    assert isinstance(given, dict)
    return an_audit(
        a_checklist(*questions, clauses=clauses),
        dict.fromkeys((each.id for each in questions), answer),
        policy={**told, **given},
        **changes,
    )


def plan(*clauses: Clause, **changes: object) -> list[tuple[date | None, list[str]]]:
    """Day and clauses of each session of somebody for whom all is new."""
    sessions = policy_of(course(*clauses, **changes)).sessions  # type: ignore[arg-type]
    return [(each.held, [clause.id for clause in each.clauses]) for each in sessions]


# --- what is taught


@pytest.mark.parametrize(
    ("answer", "sitting", "trained"),
    [
        (4, {"written": "known"}, False),
        (4, {"written": "no"}, True),
        (4, {"wording": "We do it another way now, and better."}, True),
        (1, {"written": "yes"}, True),
        ("unknown", {"written": "yes"}, False),
        ("no counter", {"written": "yes"}, False),
        (Response(), {"written": "yes"}, False),
    ],
)
def test_whatever_is_new_changed_or_not_kept_is_taught(
    answer: Answer, sitting: dict[str, object], trained: bool
) -> None:
    audit = an_audit(None, {"reception_greeted": answer}, policy={"clauses": {"welcome": sitting}})

    assert bool(policy_of(audit).sessions) is trained


@pytest.mark.parametrize("gap", list(Gap))
def test_every_gap_ends_in_teaching_in_a_draft_too(gap: Gap) -> None:
    [session] = policy_of(an_audit(None, {"reception_greeted": Response(step=1, gap=gap)})).sessions

    assert (session.held, session.ask_two) == (None, None)


def test_whoever_works_alone_is_not_taught() -> None:
    audit = course(lesson(1), profile={"size": "alone"})

    policy = policy_of(audit)

    assert policy.sessions == ()
    assert [(each.text, each.change) for each in policy.paragraphs] == [
        ("We keep what we promise about clause1.", "new")
    ]


# --- before the policy is in force


def test_sessions_are_a_week_apart_before_the_policy_is_in_force() -> None:
    assert plan(*(lesson(number, 45) for number in range(3))) == [
        (date(2026, 1, 26), ["clause0"]),
        (date(2026, 2, 2), ["clause1"]),
        (date(2026, 2, 9), ["clause2"]),
    ]


def test_the_weightiest_come_first_and_the_rest_a_clause_a_month() -> None:
    assert plan(*(lesson(number, 45) for number in range(5)), weights=True, answer=1)[2:] == [
        (date(2026, 2, 9), ["clause2"]),
        (date(2026, 3, 10), ["clause3"]),
        (date(2026, 4, 14), ["clause4"]),
    ]


def test_what_is_new_comes_before_what_is_only_trained() -> None:
    clauses = [lesson(number, 45) for number in range(4)]
    written = {"clauses": {each.id: {"written": "yes" if each.id == "clause0" else "no"} for each in clauses}}

    taught = plan(*clauses, weights=True, answer=1, policy=written)

    assert [clause for _day, clause in taught] == [["clause1"], ["clause2"], ["clause3"], ["clause0"]]


def test_a_session_holds_forty_five_minutes() -> None:
    assert [
        clauses for _day, clauses in plan(lesson(1, 20), lesson(2, 26), lesson(3, 25), lesson(4, 19))
    ] == [
        ["clause1", "clause3"],
        ["clause2", "clause4"],
    ]


def test_nothing_is_taught_in_a_week_that_is_out() -> None:
    days = [day for day, _ in plan(*(lesson(n, 45) for n in range(3)), weeks_out=["2026-02-03"])]

    assert days == [date(2026, 1, 19), date(2026, 1, 26), date(2026, 2, 9)]


def test_nobody_is_taught_before_the_sitting_however_soon_the_policy_is_in_force() -> None:
    policy = policy_of(course(lesson(1), policy={"in_force": "2026-01-12"}))

    assert policy.in_force == date(2026, 1, 12)
    assert [each.held for each in policy.sessions] == [date(2026, 1, 13)]
    assert policy.paragraphs[0].later
    assert policy.paragraphs[0].later.by == date(2026, 1, 19)


def test_what_is_taught_on_the_day_from_which_the_policy_is_in_force_follows() -> None:
    policy = policy_of(course(*(lesson(n, 45) for n in range(4)), policy={"in_force": "2026-02-10"}))

    assert policy.sessions[3].held == policy.in_force
    assert policy.paragraphs[3].later
    assert policy.paragraphs[3].later.by == date(2026, 2, 16)


# --- written, then taught, then in force


def writing(status: Status = Status.OPEN, due: str | None = None, written: str = "no") -> Audit:
    """An audit on one clause that has to be written by an action item."""
    clause = a_clause("contact", {"rings": 4})
    checklist = a_checklist(a_question(clause="contact", gap="policy"), clauses=[clause])
    return an_audit(
        checklist,
        {"greeted": 1},
        policy={"clauses": {"contact": {"written": written, "numbers": {"rings": 3}}}},
        actions={"reception.contact": {"status": status, "due": due}},
    )


@pytest.mark.parametrize(
    ("due", "taught", "force"),
    [
        ("2026-01-20", date(2026, 1, 26), FIRST_FORCE),
        ("2026-02-10", date(2026, 2, 16), date(2026, 2, 23)),
        ("2026-03-20", date(2026, 3, 23), date(2026, 3, 30)),
    ],
)
def test_what_is_written_later_is_taught_the_week_after_and_then_the_policy_is_in_force(
    due: str, taught: date, force: date
) -> None:
    policy = policy_of(writing(due=due))

    assert [each.held for each in policy.sessions] == [taught]
    assert policy.in_force == force
    assert policy.paragraphs[0].later is None


def test_what_is_written_too_late_follows_and_keeps_its_old_text() -> None:
    new, changed = (policy_of(writing(due="2026-04-01", written=written)) for written in ("no", "yes"))

    for policy in (new, changed):
        assert policy.in_force == FIRST_FORCE
        assert [each.held for each in policy.sessions] == [date(2026, 4, 14)]
        assert policy.paragraphs[0].later
        assert policy.paragraphs[0].later.by == date(2026, 4, 20)
        assert policy.paragraphs[0].change == ""
    assert new.holding("promise") == ()
    assert changed.holding("promise")[0].text == "We keep what we promise about contact: 4 rings."
    [follows] = build_report(writing(due="2026-04-01")).refresh.following
    assert follows.text == "We keep what we promise about contact: 3 rings."
    assert follows.when == "Holds from 20 April 2026."


@pytest.mark.parametrize("status", [Status.PARKED, Status.DROPPED])
def test_what_is_parked_follows_without_a_day_and_is_not_taught(status: Status) -> None:
    policy = policy_of(writing(status))

    assert policy.sessions == ()
    assert policy.paragraphs[0].later
    assert (policy.paragraphs[0].later.by, policy.paragraphs[0].later.parked) == (None, (1,))
    [follows] = build_report(writing(status)).refresh.following
    assert follows.when == "Waits for an action that is parked: 1 Contact."


def test_what_is_done_is_written() -> None:
    assert policy_of(writing(Status.DONE, due="2026-04-01")).paragraphs[0].later is None


def test_what_follows_has_the_last_numbers_and_what_holds_has_no_gap() -> None:
    clauses = [lesson(number, 45) for number in range(5)]
    clauses[4] = clauses[4].model_copy(update={"kind": "rule"})

    policy = policy_of(course(*clauses, weights=True, answer=1))

    assert [(each.number, bool(each.later)) for each in policy.paragraphs] == [
        (1, False), (2, False), (3, False), (4, True), (5, True),
    ]  # fmt: skip


# --- people


def named(does: dict[str, list[str]], *clauses: Clause, **changes: object) -> list[str]:
    """Who learns in each session."""
    sessions = build_report(course(*clauses, does=does, **changes)).refresh.sessions  # type: ignore[arg-type]
    return [session.who for session in sessions]


def test_people_are_taught_by_name_with_those_who_have_the_same_roles() -> None:
    does = {"Desk": ["Ann", "Ben"], "Phone": ["Ben", "Cleo", "Dov"]}

    assert named(does, lesson(1, roles=("Desk",)), lesson(2, roles=("Phone",))) == ["Ann", "Ben", "Cleo, Dov"]


def test_whoever_learns_the_same_in_a_week_from_the_same_person_learns_it_together() -> None:
    does = {"Desk": ["Ann", "Ben"], "Phone": ["Ben", "Cleo", "Dov"]}

    assert named(does, lesson(1, roles=("Desk", "Phone"))) == ["Ann, Ben, Cleo, Dov"]


def test_a_role_of_whom_nobody_is_named_is_taught_as_a_role() -> None:
    assert named({"Desk": ["Ann"]}, lesson(1, roles=("Desk", "Phone"))) == ["Ann, Phone"]


def test_everyone_is_whoever_is_named_and_everyone_else() -> None:
    clauses = lesson(1, roles=("Everyone",)), lesson(2, roles=("Desk",))

    assert named({"Desk": ["Ann"]}, *clauses) == ["Ann", "Everyone else"]
    assert named({}, clauses[0]) == ["Everyone"]


def test_whoever_leads_a_department_is_one_of_those_who_lead() -> None:
    people = [{"name": "Ann", "leads": ["reception"]}, {"name": "Ben"}]

    assert named({}, lesson(1, roles=("Everyone who leads",)), people=people) == ["Ann"]


def test_more_than_ten_people_are_called_by_their_role() -> None:
    def crowd(people: int) -> dict[str, list[str]]:
        return {"Desk": [f"P{number}" for number in range(people)]}

    assert named(crowd(10), lesson(1)) == [", ".join(crowd(10)["Desk"])]
    assert named(crowd(11), lesson(1)) == ["Desk"]


def test_whoever_leads_the_department_with_most_findings_teaches_and_nobody_teaches_themselves() -> None:
    departments = [
        a_department(a_question("asked"), id="top"),
        a_department(*(a_question(f"poor_{n}") for n in range(2)), id="reception"),
        a_department(a_question("poor"), id="billing"),
    ]
    clause = a_clause(**{"for": ["Desk"]})  # type: ignore[arg-type]
    audit = an_audit(
        a_checklist(*departments, clauses=[clause]),
        {"asked": 4, "poor_0": 1, "poor_1": 1, "poor": 1},
        policy={"clauses": {"welcome": {"written": "no"}}},
        does={"Desk": ["Ann", "Ben", "Cleo", "Dov"]},
        people=[
            {"name": "Ann", "leads": ["reception"]},
            {"name": "Ben", "leads": ["billing"]},
            {"name": "Cleo", "leads": ["top"]},
        ],
    )

    sessions = build_report(audit).refresh.sessions

    assert {each.who: each.lessons[0].trainer for each in sessions} == {
        "Ann": "Ben",
        "Ben, Cleo, Dov": "Ann",
    }


def test_where_one_person_leads_everything_and_is_taught_somebody_is_to_be_named() -> None:
    people = [{"name": "Ann", "leads": ["reception"]}]
    audit = course(lesson(1), does={"Desk": ["Ann", "Ben"]}, people=people)

    sessions = build_report(audit).refresh.sessions

    assert {each.who: each.lessons[0].trainer for each in sessions} == {"Ann": "", "Ben": "Ann"}


def test_what_became_of_a_session_stands_beside_it() -> None:
    held = {"done_on": "2026-01-30", "heard": "Both knew it."}
    states = [
        {"role": "Desk", "person": "Ann", "number": 2, **held},
        {"role": "Phone", "number": 1, "heard": "One did."},
    ]
    clauses = lesson(1, 45), lesson(2, 45), lesson(3, 45, ("Phone",))
    audit = course(*clauses, does={"Desk": ["Ann", "Ben"]}, training=states)

    heard = {(each.who, each.number): each.heard for each in build_report(audit).refresh.sessions}

    assert heard == {("Ann, Ben", 1): "", ("Ann, Ben", 2): "Both knew it.", ("Phone", 1): "One did."}


# --- whatever the audit


ROLES = st.lists(st.sampled_from(("Everyone", "Desk", "Phone", "Owner")), min_size=1, max_size=3, unique=True)
PEOPLE = st.dictionaries(
    st.sampled_from(("Everyone", "Desk", "Phone")),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True),
    max_size=3,
)


@st.composite
def decided_audits(draw: st.DrawFn) -> Audit:
    """Audits with more findings than can be planned, of which a sitting decided every promise."""
    audit = draw(large_audits())
    written = st.sampled_from(["no", "no", "yes", "known"])
    raw = audit.model_dump()
    for clause in raw["checklist"]["clauses"]:
        clause["minutes"], clause["for"] = draw(st.integers(1, 45)), draw(ROLES)
    roles = {role for clause in raw["checklist"]["clauses"] for role in clause["for"]}
    force = draw(st.none() | st.integers(0, 200))
    out = draw(st.lists(st.integers(0, 120), max_size=3))
    raw |= {
        "policy": {
            "clauses": {clause["id"]: {"written": draw(written)} for clause in raw["checklist"]["clauses"]},
            "in_force": None if force is None else audit.date + timedelta(days=force),
        },
        "does": {role: names for role, names in draw(PEOPLE).items() if role in roles},
        "people": [
            {"name": name, "leads": [department]}
            for name, department in zip(NAMES, audit.departments, strict=False)
        ],
        "weeks_out": [audit.date + timedelta(days=day) for day in out],
    }
    return Audit.model_validate(raw)


def early(policy: Policy) -> list[Session]:
    return [each for each in policy.sessions if each.held and policy.in_force and each.held < policy.in_force]


@given(decided_audits())
@settings(max_examples=runs(60), deadline=None)
def test_training_is_short_on_weekdays_and_nobody_learns_a_thing_twice(audit: Audit) -> None:
    policy = policy_of(audit)

    learnt: Counter[tuple[object, str]] = Counter()
    before: Counter[object] = Counter()
    days: dict[object, list[date]] = {}
    for each in policy.sessions:
        assert each.held
        assert each.ask_two
        assert each.held.weekday() < 5
        assert each.ask_two.weekday() < 5
        assert each.ask_two - each.held >= timedelta(days=28)
        assert 0 < each.minutes <= 45
        assert each.held > audit.date
        assert not any(weeks.hold(each.held) for weeks in audit.weeks_out)
        people = [name for group in each.learners for name in group.names or group.roles]
        for lesson in each.lessons:
            assert lesson.trainer not in people
            learnt.update((person, lesson.clause.id) for person in people)
        for person in people:
            days.setdefault(person, []).append(each.held)
            before[person] += each in early(policy)
            if before[person] > 1 and each in early(policy):
                assert days[person][-1].isocalendar().week != days[person][-2].isocalendar().week
    assert max(learnt.values(), default=1) == 1
    assert max(before.values(), default=0) <= 3
    for of_one in days.values():
        assert all(later - earlier >= timedelta(days=1) for earlier, later in pairwise(of_one))


@given(decided_audits())
@settings(max_examples=runs(60), deadline=None)
def test_rules_are_written_then_taught_then_in_force(audit: Audit) -> None:
    card = scorecard(audit)
    items = plan_actions(card)
    policy = compose(audit, decide(card), items)
    work = {
        id: [item for item in items if item.id.partition(".")[2] == id]
        for id in audit.checklist.clauses_by_id
    }

    for each in policy.sessions:
        for clause in each.clauses:
            text = next(p for p in policy.paragraphs if p.clause.id == clause.id)
            for item in work[clause.id]:
                if text.wording.change and item.kind in ("write", "listen", "keep") and item.due:
                    assert each.held
                    assert each.held > item.due
    taught = {clause.id for each in early(policy) for clause in each.clauses}
    later = {c.id for each in policy.sessions if each not in early(policy) for c in each.clauses}
    for text in policy.paragraphs:
        if text.wording.change:
            assert (text.later is None) == (text.clause.id in taught - later)
        if text.later and text.later.by:
            assert policy.in_force
            assert text.later.by > policy.in_force


@given(decided_audits())
@settings(max_examples=runs(60), deadline=None)
def test_the_policy_is_in_force_on_a_monday_six_weeks_to_ninety_days_after_the_sitting(audit: Audit) -> None:
    policy = policy_of(audit)

    assert policy.in_force
    assert audit.policy
    if audit.policy.in_force:
        assert policy.in_force == audit.policy.in_force
    else:
        assert policy.in_force.weekday() == 0
        assert 42 <= (policy.in_force - audit.date).days <= 90
        last = max((each.held for each in early(policy) if each.held), default=audit.date)
        earliest = next_week(audit.date + timedelta(days=41))
        assert policy.in_force == max(earliest, next_week(last))


@given(decided_audits())
@settings(max_examples=runs(20), deadline=None)
def test_old_and_new_have_the_same_numbers_on_every_sheet(audit: Audit) -> None:
    refresh = build_report(audit).refresh

    number = {clause.id: clause.number for clause in refresh.clauses}
    titles = {clause.title: clause.number for clause in refresh.clauses}
    assert sorted(number.values()) == list(range(1, len(number) + 1))
    lines: list[PolicyLine | Following] = [*refresh.promises, *refresh.rules, *refresh.following]
    taught = [lesson for session in refresh.sessions for lesson in session.lessons]
    named = [(each.title, each.number) for each in lines] + [(each.title, each.number) for each in taught]
    assert all(titles[title] == called for title, called in named)
    assert {each.number for each in lines} == set(number.values())


@given(large_audits(), DAYS)
@settings(max_examples=runs(20), deadline=None)
def test_a_policy_with_the_text_of_before_has_nothing_that_changed(audit: Audit, day: date) -> None:
    decided = {"clauses": {clause.id: {"written": "yes"} for clause in audit.checklist.clauses}}
    before = audit.changed(policy=decided, id="before", date=day)
    after = audit.changed(policy=decided, baseline=before)

    refresh = build_report(after).refresh

    assert {each.change for each in refresh.clauses} <= {""}
    assert refresh.following == ()
    assert all(each.before == each.text for each in refresh.clauses)


def test_the_first_force_is_that_of_the_day_of_every_audit() -> None:
    assert policy_of(course(lesson(1))).in_force == FIRST_FORCE
    assert DAY + timedelta(days=42) == FIRST_FORCE
